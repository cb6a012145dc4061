"""Points follow minutes, in whole points, and no check is worth nothing."""

import pytest

from explainers.teaching import Exercise, Number, Test
from explainers.teaching.editions.points import by_hand, for_each_check, worth


def exercise(kind: str, checks: int, minutes: int) -> Exercise:
    if kind == "build":
        return Exercise("ex-a", kind, [Test(f"test {i}", callable, "") for i in range(checks)], minutes, start="answer = 1")
    return Exercise("ex-a", kind, [Number(f"n{i}", 1, "") for i in range(checks)], minutes)


@pytest.mark.parametrize(
    ("kind", "checks", "minutes", "points"),
    [
        ("see", 2, 20, (2, 0, 4)),
        ("see", 3, 5, (1, 0, 3)),
        ("build", 4, 15, (1, 0, 4)),
        ("build", 1, 30, (6, 0, 6)),
        ("derive", 0, 10, (1, 2, 2)),
        ("derive", 2, 25, (1, 5, 7)),
        ("derive", 0, 1, (1, 1, 1)),
    ],
)
def test_a_point_for_five_minutes_and_one_for_each_check_at_least(kind, checks, minutes, points):
    it = exercise(kind, checks, minutes)
    assert (for_each_check(it), by_hand(it, ""), worth(it, "")) == points


@pytest.mark.parametrize(("text", "points"), [("*Easy.* a", 1), ("**Exercise 1.** *Medium.* b", 2), ("*Hard.* c", 3), ("d", 1)])
def test_an_exercise_without_minutes_has_points_for_how_hard_it_is(text, points):
    assert by_hand(None, text) == worth(None, text) == points
