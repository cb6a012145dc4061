"""What the tests of exercises share: every typical wrong number with its hint, and whether a hint gives an answer away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from explainers.teaching import Exercise, Exercises, Number

WORDS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
"""Words for the whole numbers from 3 on."""


def said(exercise: Exercise, **answer: object) -> str:
    """The one hint for an answer of one number."""
    (line,) = Exercises([exercise]).check(exercise.label, **answer).lines
    return line.hint


def typical(exercises: Iterable[Exercise]) -> Iterator[tuple[str, float, str, str]]:
    """Every wrong number that is foreseen: where, what is answered, the hint that it must get, and the hint that it gets."""
    for exercise in exercises:
        for number in exercise.checks:
            for wrong in number.wrong if isinstance(number, Number) else ():
                value = float(wrong.value() if callable(wrong.value) else wrong.value)
                yield f"{exercise.label}, {number.name}", value, wrong.hint, said(exercise, **{number.name: value})


def ways_to_write(value: float) -> set[str]:
    """The number in digits, from whole to three decimals, as far as that is the number, and as a word."""
    digits = {f"{value:g}", *(f"{value:.{d}f}" for d in range(4) if abs(round(value, d) - value) < 0.006 * abs(value))}
    return digits | ({WORDS[int(value) - 3]} if value in range(3, 13) else set())


def given_away(exercises: Iterable[Exercise]) -> list[str]:
    """Hints that hold the number that is asked for."""
    found = []
    for exercise in exercises:
        for number in exercise.checks:
            if isinstance(number, Number):
                hints = [number.hint, *(wrong.hint for wrong in number.wrong)]
                written = ways_to_write(number.right())
                found += [
                    f"{exercise.label}, {number.name}: {hint}" for hint in hints if written & set(re.findall(r"\d+(?:\.\d+)?|[a-z]+", hint))
                ]
    return found
