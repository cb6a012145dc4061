"""Numbers agree with closed forms, and functions that are wrong in a typical way are told apart.

What holds for the exercises of all essays is in ``tests/test_exercises.py``.
"""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import bump_interpolant, exercises, experiments, linear_interpolant, robustness_law
from explainers.teaching import Exercises

BY_LABEL = Exercises(exercises.EXERCISES)


def missed(label, answer):
    """The places of the tests that an answer does not pass."""
    return [i for i, each in enumerate(BY_LABEL[label].checks) if each.missed(answer)]


def test_the_polynomial_by_hand():
    # in s = 4x − 2 it is ⅔ s⁴ − 8/3 s² + 1, and steepest at s = ±2: |8/3 s³ − 16/3 s| · 4
    assert exercises.curve("polynomial").lipschitz.value == pytest.approx(4 * (8 / 3 * 8 - 16 / 3 * 2))


def test_the_bound_is_one_where_the_exercise_says():
    p = exercises.times() * robustness_law.MNIST["images"]
    assert robustness_law.exact_fit(exercises.setting(p)) == pytest.approx(1)


def test_the_floor_is_reached_where_the_exercise_says():
    n, d = exercises.MORE_POINTS, exercises.MORE_DIMENSIONS
    found = experiments.curve("bumps", n, d)
    floor = bump_interpolant.expected(n, d, d)
    enough = found.typical <= 1.02 * floor
    assert found.p[enough].min() == BY_LABEL["ex-four-times"].right_answer()["enough"]
    assert found.typical[-2] > 1.3 * floor


def slope(X, y):
    apart = np.linalg.norm(X[:, None] - X[None], axis=2) + np.diag(np.full(len(X), np.inf))
    return np.max(np.abs(y[:, None] - y[None]) / apart)


def cones(X, y, *, L=slope, pick=np.min, sign=1):
    steep = L(X, y)
    return lambda x: pick(y + sign * steep * np.linalg.norm(x[:, None] - X[None], axis=2), axis=1)


def between(X, y):
    low, high = cones(X, y), cones(X, y, pick=np.max, sign=-1)
    return lambda x: (low(x) + high(x)) / 2


def nearest(X, y):
    return lambda x: y[np.linalg.norm(x[:, None] - X[None], axis=2).argmin(axis=1)]


def shortest_line(X, y):
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    return lambda x: x @ w


def of_neighbors(X, y):
    return np.max(np.abs(np.diff(y)) / np.linalg.norm(np.diff(X, axis=0), axis=1))


def of_signs(X, y):
    return bump_interpolant.lipschitz(X, np.sign(y)).value


def pieces(X, y):
    order = np.argsort(X[:, 0])
    return lambda x: np.interp(x[:, 0], X[order, 0], y[order])


def polynomial(X, y):
    powers = np.arange(len(X))
    c = np.linalg.lstsq(X[:, :1] ** powers, y, rcond=None)[0]
    return lambda x: x[:, :1] ** powers @ c


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (exercises.smoothest, []),
        (cones, []),
        (lambda X, y: None, [0, 1, 2, 3]),
        (between, []),
        (lambda X, y: cones(X, y, pick=np.max, sign=-1), []),
        (lambda X, y: lambda x: np.zeros(len(x)), [0, 2, 3]),
        (nearest, [1, 2, 3]),
        (polynomial, [1, 2, 3]),
        (pieces, [2, 3]),
        (shortest_line, [0, 2, 3]),
        (lambda X, y: cones(X, y, L=of_neighbors), [2, 3]),
        (lambda X, y: cones(X, y, L=of_signs), [3]),
        (lambda X, y: cones(X, y, L=lambda X, y: 1.2 * slope(X, y)), [1, 2, 3]),
        (lambda X, y: cones(X, y, pick=np.max), [0, 2, 3]),
        (lambda X, y: cones(X, y, pick=np.mean), [0, 2, 3]),
        (lambda X, y: exercises.smoothest(X, y)(X), [0, 1, 2, 3]),
    ],
    ids=(
        "right,cones,nothing,middle,below,zero,nearest,polynomial,one axis,a line,neighbors,signs,too steep,largest,the mean,values"
    ).split(","),
)
def test_wrong_fits_are_told_apart(answer, fails):
    assert missed("ex-smoothest", answer) == fails


def test_a_line_is_steeper_than_need_be():
    X, y = np.random.default_rng(0).standard_normal((20, 50)), np.resize([1.0, -1.0], 20)
    assert np.linalg.norm(linear_interpolant.interpolate(X, y)) > slope(X, y)
