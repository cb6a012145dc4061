"""What the engine reads from a result."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pytest

from explainers.explorable.results import Names, numbers


@dataclass(frozen=True)
class Fit:
    slope: float
    points: tuple[float, ...]

    @property
    def steep(self) -> bool:
        return self.slope > 1


def test_names_are_fields_properties_and_controls_and_the_result_comes_first():
    names = Names(Fit(2.0, (1.0,)), {"k": 3, "slope": 9.0})
    assert names["slope"] == 2.0
    assert names["steep"] is True
    assert names["k"] == 3
    assert {"slope", "points", "steep", "k"} <= set(names)
    assert len(names) == len(set(names))
    with pytest.raises(KeyError):
        names["missing"]


def test_a_mapping_is_read_by_its_keys_alone():
    names = Names({"loss": 0.5}, {"k": 3})
    assert dict(names) == {"loss": 0.5, "k": 3}


def test_every_number_is_found_with_its_path():
    result = {"fit": Fit(2.0, (1.0, np.nan)), "curve": np.zeros(3), "count": 4, "name": "a"}
    assert [path for path, _ in numbers(result)] == ["fit.slope", "fit.points[0]", "fit.points[1]", "curve"]


@dataclass(frozen=True)
class Result:
    y: np.ndarray = field(default_factory=lambda: np.zeros(2))

    @cached_property
    def total(self) -> float:
        return float(self.y.sum())


def test_same():
    a, b = Result(), Result()
    assert a.total == 0  # now the one has the cached total in its __dict__, the other not
    assert same(a, b)
    assert not same(a, Result(np.ones(2)))
    assert same({"m": np.ma.masked_invalid([1, np.nan])}, {"m": np.ma.masked_invalid([1, np.nan])})
    assert not same({"m": np.ma.masked_invalid([1, np.nan])}, {"m": np.ma.array([1.0, 0.0])})
    assert not same([1, 2], [1, 2, 3])
    assert not same(1, 1.0)
