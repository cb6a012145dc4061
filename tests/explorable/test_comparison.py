"""Where two results differ, whatever they hold; and what cannot be compared is said to be so, not to differ."""

from dataclasses import dataclass, field
from functools import cached_property, partial
from threading import Lock

import numpy as np
import pytest
from scipy import sparse
from scipy.interpolate import CubicSpline

from explainers.explorable.comparison import difference, same


@dataclass(frozen=True)
class Result:
    y: np.ndarray = field(default_factory=lambda: np.zeros(2))

    @cached_property
    def total(self) -> float:
        return float(self.y.sum())


class Model:
    """As a fitted estimator: no ``==``, and numbers in its attributes."""

    def __init__(self, coef):
        self.coef, self.steps = coef, [Result(np.ones(3))]


class Slotted:
    __slots__ = ("coef",)

    def __init__(self, coef):
        self.coef = coef


class Series:
    """As pandas' Series: ``==`` gives an answer for each entry, and none of it for NaN."""

    def __init__(self, values):
        self.values = np.asarray(values, float)

    def __eq__(self, other):
        return self.values == other.values

    __hash__ = None

    def equals(self, other):
        return np.array_equal(self.values, other.values, equal_nan=True)


class Tensor(Series):
    """As PyTorch's tensor in a gradient: no ``equals``, and an array only of what is detached."""

    equals = property()
    shape = (2,)

    def __array__(self, *args, **kwargs):
        raise RuntimeError("call detach")

    def detach(self):
        return self.values


class Sulky:
    """Has an ``==`` that raises, as a dataclass of arrays by another library does."""

    def __init__(self, coef):
        self.coef = coef

    def __eq__(self, other):
        raise ValueError("the truth value of an array is ambiguous")

    __hash__ = None


def closure(power):
    def curve(x, shift=0):
        return (x + shift) ** power

    return curve


def itself():
    loop = Model(1)
    loop.own = loop
    return loop


MAKERS = [
    lambda k: Result(np.full(2, k)),
    lambda k: {"m": np.ma.masked_invalid([k, np.nan])},
    lambda k: [k, (k, {"a": k})],
    lambda k: {k, 1},
    lambda k: f"{k}",
    float,
    lambda k: np.array([k, np.nan]),
    lambda k: np.array([{"k": k}, None], dtype=object),
    lambda k: np.array(["a", str(k)]),
    lambda k: np.datetime64("2020-01-01") + k,
    lambda k: Series([k, np.nan]),
    lambda k: Tensor([k, 1]),
    Model,
    lambda k: Model(Model(np.full(3, k))),
    Slotted,
    lambda k: Sulky(np.full(3, k)),
    closure,
    lambda k: partial(closure, k),
    lambda k: Model(k).__init__,
    lambda k: lambda x: k + x,
    lambda k: CubicSpline(np.arange(4.0), np.arange(4.0) * k),
    lambda k: sparse.eye(3).tocsr() * k,
    lambda k: [itself(), k],
]


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_is_the_same_and_another_is_not(make):
    assert difference(make(1), make(1)) is None
    found = difference(make(1), make(2))
    assert found is not None
    assert found.certain
    assert same(make(1), make(1))
    assert not same(make(1), make(2))


def test_a_cached_property_that_one_has_read_makes_no_difference():
    a, b = Result(), Result()
    assert a.total == 0
    assert same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [(1, 1.0), ([1, 2], [1, 2, 3]), ({"a": 1}, {"b": 1}), (np.ma.masked_invalid([np.nan]), np.ma.array([0.0])), (np.zeros(2), np.zeros(3))],
)
def test_what_differs_in_kind_or_size(a, b):
    assert not same(a, b)


@pytest.mark.parametrize(
    ("a", "b", "path"),
    [
        ({"fit": Result(np.zeros(2))}, {"fit": Result(np.ones(2))}, "fit.y"),
        ([Model(1)], [Model(2)], "[0].coef"),
        ({"a b": [1, 2]}, {"a b": [1, 3]}, "a b[1]"),
        (1, 2, ""),
    ],
)
def test_the_way_to_the_difference(a, b, path):
    assert difference(a, b).path == path


def test_what_cannot_be_compared_is_not_called_different():
    found = difference({"lock": Lock(), "y": 1}, {"lock": Lock(), "y": 1})
    assert (found.path, found.certain) == ("lock", False)
    found = difference({"lock": Lock(), "y": 1}, {"lock": Lock(), "y": 2})
    assert (found.path, found.certain) == ("y", True), "a difference that is certain comes first"
    assert difference(np.random.default_rng(0), np.random.default_rng(0)) is None
    assert not difference(np.random.default_rng(0), np.random.default_rng(1)).certain
