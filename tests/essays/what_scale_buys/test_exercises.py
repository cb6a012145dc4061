"""What is built wrongly gets the hint that is meant for it; what holds for every essay is in ``tests/test_exercises.py``."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import torus
from explainers.essays.what_scale_buys.exercises import EXERCISES, nearest
from explainers.teaching import Exercises

CHECK = Exercises(EXERCISES).check


def points(n, d, draws, rng):
    return np.abs(rng.random((draws, n, d)) - rng.random((draws, 1, d)))


def shorter(n, d, draws, rng):
    apart = points(n, d, draws, rng)
    return np.minimum(apart, 1 - apart)


BUILT = {
    "no way around": (lambda *given: np.mean(np.min(np.sum(points(*given) ** 2, 2), 1)), "opposite faces are one"),
    "not squared": (lambda *given: np.mean(np.min(np.sqrt(np.sum(shorter(*given) ** 2, 2)), 1)), "squares of coordinates add up"),
    "sum of coordinates": (lambda *given: np.mean(np.min(np.sum(shorter(*given), 2) ** 2, 1)), "squares of coordinates add up"),
    "one coordinate alone": (lambda *given: np.mean(np.min(shorter(*given)[:, :, 0] ** 2, 1)), "squares of coordinates add up"),
    "mean of all points": (lambda *given: np.mean(np.sum(shorter(*given) ** 2, 2)), "the nearest of several"),
    "least of all draws": (lambda *given: np.min(np.sum(shorter(*given) ** 2, 2)), "the square of the distance on a circle"),
    "half of the points": (
        lambda n, d, draws, rng: nearest(max(1, n // 2), d, draws, rng),
        "the closed form for many points",
    ),
    "least of each coordinate": (lambda *given: np.mean(np.sum(np.min(shorter(*given) ** 2, 1), 1)), "the closed form for many points"),
    "closed form": (lambda n, d, draws, rng: torus.mean_square(n, d), "other random numbers give another average"),
    "constant": (lambda n, d, draws, rng: 1 / 12, "other random numbers give another average"),
    "empty": (lambda n, d, draws, rng: None, "the square of the distance on a circle"),
    "each draw": (lambda *given: np.min(np.sum(shorter(*given) ** 2, 2), 1), "the square of the distance on a circle"),
}


@pytest.mark.parametrize("name", BUILT)
def test_a_wrong_function_gets_its_own_hint(name):
    answer, missed = BUILT[name]
    report = CHECK("ex-torus", answer)
    assert missed in {line.name for line in report.lines if line.hint}
