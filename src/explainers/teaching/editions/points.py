"""What an exercise is worth: a point for five minutes, in whole points, and at least one for each thing that is checked."""

from __future__ import annotations

from explainers.teaching.exercise import Exercise

MINUTES = 5
"""Worth a point."""
UNBOUND = {"*Easy.*": 1, "*Medium.*": 2, "*Hard.*": 3}
"""Points of an exercise that says no minutes, by the word that it begins with."""


def for_each_check(exercise: Exercise) -> int:
    """Of every number or test. The minutes of a derivation are for what is written by hand: a number beside it is worth one point.

    >>> from explainers.teaching import Exercise, Number
    >>> for_each_check(Exercise("ex-sum", "see", [Number("sum", 4, ""), Number("product", 4, "")], minutes=20))
    2
    """
    return 1 if exercise.kind == "derive" or not exercise.checks else max(1, round(exercise.minutes / MINUTES / len(exercise.checks)))


def by_hand(exercise: Exercise | None, question: str) -> int:
    """Of what somebody reads and grades: a derivation, and what the book does not check."""
    if exercise is None:
        return next((points for word, points in UNBOUND.items() if word in question), 1)
    return max(1, round(exercise.minutes / MINUTES)) if exercise.kind == "derive" else 0


def worth(exercise: Exercise | None, question: str) -> int:
    """Of the whole exercise."""
    return by_hand(exercise, question) + (for_each_check(exercise) * len(exercise.checks) if exercise else 0)
