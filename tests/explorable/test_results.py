"""What the engine reads from a result."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pytest

from explainers.explorable.results import Names, leaves, numbers, parts, step


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


def test_names_that_a_caption_can_use():
    assert list(Names("a word", {"k": 1})) == ["k"], "what the class calls is no name for a caption"
    assert Names({"μ": 2}, {})["\u00b5"] == 2
    assert Names(None, {"μ": 2})["\u00b5"] == 2
    assert "T" not in Names({"a": 1, 2: 3}, {})


class Pair(NamedTuple):
    left: float
    right: float


def test_parts_of_what_has_parts():
    assert parts(Pair(1, 2)) == {"left": 1, "right": 2}
    assert parts([3]) == {0: 3}
    assert parts(Fit(1.0, ())) == {"slope": 1.0, "points": ()}
    assert parts("word") is None
    assert parts(Fit) is None


def test_paths():
    assert step("a", "") + step("b", "a") + step(0, "a.b") + step("c d", "a") == "a.b[0]['c d']"
    assert [path for path, _ in leaves({"pair": Pair(1, 2), "word": "a"})] == ["pair.left", "pair.right", "word"]
