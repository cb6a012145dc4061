"""What holds for the exercises of every essay: references are right, each typical mistake has a hint of its own, no hint tells a number."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any

from explainers.teaching import Exercise, Exercises, Number, Test


def faults(exercises: Iterable[Exercise]) -> list[str]:
    """What is wrong with some exercises, one line each."""
    found = []
    for exercise in exercises:
        check = Exercises([exercise]).check
        if exercise.checks and not check(exercise.label, exercise.right_answer()).right:
            found.append(f"{exercise.label}: its reference is not right")
        for each in exercise.checks:
            if isinstance(each, Number):
                found += [f"{exercise.label}: {fault}" for fault in _number_faults(each)]
            elif isinstance(each, Test) and not (each.missed(lambda *given: None) and each.missed(lambda *given: [])):
                found.append(f"{exercise.label}: {each.name!r} passes for a function that returns nothing")
        if exercise.start:
            names: dict[str, Any] = {}
            exec(exercise.start, names)
            if check(exercise.label, names["answer"]).right:
                found.append(f"{exercise.label}: the lines to begin with are right already")
    return found


def _number_faults(number: Number) -> list[str]:
    found, hints = [], [number.hint, *(wrong.hint for wrong in number.wrong)]
    if len(set(hints)) < len(hints):
        found.append(f"{number.name}: two mistakes have one hint")
    for wrong in number.wrong:
        value = float(wrong.value() if callable(wrong.value) else wrong.value)
        if number.missed(value) != wrong.hint:
            found.append(f"{number.name}: {value:g} gets {number.missed(value)!r} and not {wrong.hint!r}")
    if number.missed(7 * number.right() + 123.4) != number.hint:
        found.append(f"{number.name}: another number does not get the general hint")
    right = number.right()
    said = [float(figure) for hint in hints for figure in re.findall(r"(?<![\w₀-₉])\d+(?:\.\d+)?", hint)]
    if any(math.isclose(figure, right, rel_tol=1e-9, abs_tol=number.within) for figure in said):
        found.append(f"{number.name}: a hint says {right:g}")
    return found


def missed(exercise: Exercise, answer: Any) -> list[str]:
    """The names of the tests that an answer does not pass."""
    return [each.name for each in exercise.checks if each.missed(answer)]
