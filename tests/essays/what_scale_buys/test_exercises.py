"""The reference passes; each typical wrong answer gets the hint that is meant for it; no hint gives the answer away."""

from __future__ import annotations

import re

import numpy as np
import pytest

from explainers.essays.what_scale_buys import torus
from explainers.essays.what_scale_buys.exercises import EXERCISES, TORUS, nearest
from explainers.teaching import Exercises, Number

CHECK = Exercises(EXERCISES).check
NUMBERS = [(exercise.label, number) for exercise in EXERCISES for number in exercise.checks if isinstance(number, Number)]
WRONG = [(label, number, wrong) for label, number in NUMBERS for wrong in number.wrong]


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.label)
def test_the_reference_is_right(exercise):
    assert CHECK(exercise.label, exercise.right_answer()).right


@pytest.mark.parametrize(("label", "number", "wrong"), WRONG, ids=lambda each: getattr(each, "name", None))
def test_each_wrong_number_gets_its_own_hint(label, number, wrong):
    value = wrong.value() if callable(wrong.value) else wrong.value
    assert number.missed(value) == wrong.hint
    assert CHECK(label, **{number.name: value}).lines[0].hint == wrong.hint
    assert number.missed(100 * number.right() + 12_345.6) == number.hint


@pytest.mark.parametrize(("label", "number"), NUMBERS, ids=lambda each: getattr(each, "name", each))
def test_no_hint_has_the_answer(label, number):
    said = " ".join([number.hint, number.label, *(wrong.hint for wrong in number.wrong)])
    assert not any(abs(float(word.rstrip("."))) == pytest.approx(number.right(), rel=0.01) for word in re.findall(r"\d[\d.]*", said))


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


def test_what_it_starts_with_runs_and_is_not_right():
    begun: dict[str, object] = {}
    exec(TORUS.start, begun)
    assert not CHECK("ex-torus", begun["answer"]).right
