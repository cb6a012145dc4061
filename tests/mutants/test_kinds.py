"""What each kind does to each type, and what it leaves alone."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pytest
from scipy import sparse

from explainers.explorable.comparison import same
from explainers.mutants.kinds import KINDS, MANY, Poison, ReadError, breaks, broken, parts, possible, with_part


class Pair(NamedTuple):
    x: float
    y: np.ndarray


@dataclass(frozen=True)
class Inner:
    a: float


@dataclass(frozen=True)
class Outer:
    inner: Inner
    name: str
    counts: np.ndarray

    def __post_init__(self) -> None:
        if self.inner.a <= 0:
            raise ValueError("a must be positive")


ROWS = np.array([[1.0, 2.0], [3.0, 4.0]])


@pytest.mark.parametrize(
    ("value", "kind", "result"),
    [
        (2.0, "scaled", 2.5),
        (2.0, "zeroed", 0.0),
        (2.0, "negated", -2.0),
        (2j, "scaled", 2.5j),
        (3, "zeroed", 0),
        (3, "negated", -3),
        (3, "off by one", 4),
        (True, "inverted", False),
        (ROWS, "scaled", 1.25 * ROWS),
        (ROWS, "shuffled", ROWS[::-1]),
        (np.array([1, 2]), "off by one", np.array([2, 3])),
        (np.array([1, 2], dtype=np.uint8), "off by one", np.array([2, 3], dtype=np.uint8)),
        (np.array([True, False]), "inverted", np.array([False, True])),
        (np.ma.masked_array([1.0, 2.0], [True, False]), "negated", np.ma.masked_array([1.0, -2.0], [True, False])),
        ([1.0, 2], "scaled", [1.25, 2]),
        ([1.0, 2.0], "shuffled", [2.0, 1.0]),
        ({"a": 1.0}, "negated", {"a": -1.0}),
        ((1.0, 3), "off by one", (1.0, 4)),
        (Pair(1.0, ROWS), "negated", Pair(-1.0, -ROWS)),
        (tuple(range(MANY + 1)), "off by one", tuple(range(1, MANY + 2))),
        ((1.0,) * MANY + (2.0,), "scaled", (1.25,) * MANY + (2.5,)),
    ],
)
@pytest.mark.parametrize("compare", [True, False])
def test_numbers_are_broken_wherever_they_are(value, kind, result, compare):
    assert same(broken(value, kind, compare=compare), result)


@pytest.mark.parametrize("value", ["text", None, object(), np.random.default_rng(0), (), [], np.array(["a"]), Inner])
@pytest.mark.parametrize("kind", KINDS)
def test_what_holds_no_numbers_stays_as_it_is(value, kind):
    assert broken(value, kind) is broken(value, kind, compare=False) is value


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1.0, "off by one"),
        (1.0, "shuffled"),
        (3, "scaled"),
        (True, "zeroed"),
        (np.array([1, 2], dtype=np.uint8), "negated"),
        (ROWS, "inverted"),
    ],
)
def test_a_kind_for_other_numbers_changes_nothing(value, kind):
    assert broken(value, kind) is broken(value, kind, compare=False) is value
    assert not breaks(value, kind)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (0.0, "scaled"),
        (np.zeros(3), "negated"),
        (np.ones((4, 2)), "shuffled"),
        (np.array(2.0), "shuffled"),
        (ROWS[:1], "shuffled"),
        ([1.0, 1.0], "shuffled"),
    ],
)
def test_what_comes_out_the_same_is_no_break(value, kind):
    assert not breaks(value, kind)
    assert same(broken(value, kind, compare=False), value)


def test_sparse_matrices():
    matrix = sparse.csr_matrix(ROWS)
    assert np.array_equal(broken(matrix, "scaled").toarray(), 1.25 * ROWS)
    assert np.array_equal(broken(matrix, "shuffled").toarray(), ROWS[::-1])
    assert not breaks(sparse.csr_matrix(np.ones((3, 3))), "shuffled")
    assert breaks((matrix, 1), "scaled")


def test_a_function_returns_what_is_broken():
    double = broken(lambda x: 2 * x, "negated")
    assert double(3.0) == -6.0
    assert not breaks(lambda x: x, "off by one")


def test_fields_and_items_are_the_parts():
    whole = Outer(Inner(1.0), "n", np.array([1, 2]))
    assert list(parts(whole)) == ["inner", "name", "counts"]
    assert list(parts(Pair(1.0, ROWS))) == ["x", "y"]
    assert parts((1.0, 2.0)) == {"0": 1.0, "1": 2.0}
    assert list(parts([1.0, 2.0])) == list(parts((1.0,) * (MANY + 1))) == list(parts(1.0)) == [""]
    changed = with_part(whole, "inner", lambda each: broken(each, "negated"))
    assert same(changed, with_part(whole, "inner", lambda _: Inner(-1.0)))  # what the dataclass would refuse is not refused
    assert changed.counts is whole.counts
    assert with_part(whole, "absent", lambda _: 1) is whole
    assert with_part(3.0, "absent", lambda _: 1) == 3.0
    assert breaks(parts(whole)["counts"], "off by one")
    assert not breaks(parts(whole)["name"], "scaled")


def test_the_order_is_another_one_and_always_the_same():
    for n in range(2, 30):
        rows = np.arange(n)
        shuffled = broken(rows, "shuffled")
        assert sorted(shuffled) == list(rows)
        assert np.any(shuffled != rows)
        assert np.array_equal(shuffled, broken(rows, "shuffled"))


@pytest.mark.parametrize(
    "use",
    [
        float,
        bool,
        len,
        list,
        hash,
        np.asarray,
        lambda p: p + 1,
        lambda p: 1 - p,
        lambda p: np.ones(2) * p,
        np.sum,
        lambda p: p == 1,
        lambda p: p.field,
        lambda p: p[0],
        lambda p: p(),
        lambda p: np.array([p, 1.0]) + 1,
    ],
)
def test_poison_can_be_held_but_not_used(use):
    held = Pair(Poison(), ROWS)
    assert held._replace(y=ROWS).y is ROWS
    with pytest.raises((ReadError, TypeError)):
        use(held.x)


NUMBERS = [1.5, 3, True, 2j, np.float32(2), np.True_, np.array(3), ROWS, ROWS[:1], ROWS > 2, np.arange(3, dtype=np.uint8)]
WITHOUT = [None, "text", np.array(["a", "b"]), np.array([1, None]), lambda x: x, sparse.csr_matrix(ROWS)]
HOLDING = [[1.0, 2.0], {"a": 1}, (1.0, 3), (ROWS, [1]), Pair(1.0, ROWS), Outer(Inner(1.0), "n", np.array([1, 2])), tuple(range(MANY + 1))]


@pytest.mark.parametrize("value", [*NUMBERS, *WITHOUT, *HOLDING], ids=lambda value: type(value).__name__)
def test_every_kind_that_breaks_is_possible(value):
    assert {kind for kind in KINDS if breaks(value, kind)} <= possible(value) <= set(KINDS)


def test_what_numbers_cannot_be_is_not_tried():
    assert possible(ROWS) == {"scaled", "zeroed", "negated", "shuffled"}
    assert possible(1.0) == possible(np.float64(1)) == {"scaled", "zeroed", "negated"}
    assert possible((True, np.arange(3))) == {"inverted", "off by one", "zeroed", "negated", "shuffled"}
    assert possible("text") == frozenset()
