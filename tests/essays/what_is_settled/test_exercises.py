"""What is built wrongly gets the hint that is meant for it; what holds for every essay is in ``tests/test_exercises.py``."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_is_settled.exercises import EXERCISES, settle
from explainers.teaching import Exercises

CHECK = Exercises(EXERCISES).check


def descend(Φ, y, a, steps=3_000, η=None):
    η = η or 1 / np.sum(Φ**2)
    for _ in range(steps):
        a = a - η * Φ.T @ (Φ @ a - y)
    return a


def in_place(Φ, y, a):
    a += np.linalg.pinv(Φ) @ (y - Φ @ a)
    return a


REST, HIT = "what the data do not ask for stays as it was at the start", "every label is hit"
BUILT = {
    "the start forgotten": (lambda Φ, y, a: np.linalg.pinv(Φ) @ y, REST),
    "zero": (lambda Φ, y, a: 0 * a, HIT),
    "the start": (lambda Φ, y, a: a, HIT),
    "one step": (lambda Φ, y, a: descend(Φ, y, a, 1), HIT),
    "too few steps": (lambda Φ, y, a: descend(Φ, y, a, 10), HIT),
    "a penalty": (lambda Φ, y, a: a + Φ.T @ np.linalg.solve(Φ @ Φ.T + 0.1 * np.eye(len(y)), y - Φ @ a), HIT),
    "uphill": (lambda Φ, y, a: descend(Φ, y, a, 50, -0.01), HIT),
    "a fixed step": (lambda Φ, y, a: descend(Φ, y, a, 2_000, 0.01), "also where the units are large"),
    "in place": (in_place, "the start itself is left alone"),
    "the values": (lambda Φ, y, a: Φ @ settle(Φ, y, a), "a weight for each unit"),
    "empty": (lambda Φ, y, a: None, HIT),
    "another start": (lambda Φ, y, a: settle(Φ, y, a[::-1]), REST),
}


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.filterwarnings("ignore:overflow", "ignore:invalid")
def test_a_wrong_function_gets_its_own_hint(name):
    answer, missed = BUILT[name]
    assert missed in {line.name for line in CHECK("ex-settle", answer).lines if line.hint}


def test_descent_that_goes_on_long_enough_is_right():
    assert CHECK("ex-settle", descend).right
