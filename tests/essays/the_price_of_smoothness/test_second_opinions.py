"""What the claims that fail or hold with a caveat found, computed once more in another way."""

from itertools import product
from math import comb

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.stats import kendalltau

from explainers.essays.the_price_of_smoothness import smoothness_and_generalization


@pytest.mark.second_opinion("n-points-need-n-parameters")
def test_parabolas_change_sign_twice_at_most_and_a_sine_as_often_as_it_likes():
    changes = [np.sum(np.diff(wish) != 0) for wish in product((-1, 1), repeat=4)]
    assert sum(c <= 2 for c in changes) == 14
    x = np.sqrt([0.2, 0.3, 0.5, 0.7])
    for wish in product((-1.0, 1.0), repeat=4):  # steepest of many bounded searches for a w that has the labels with room
        y = np.array(wish)
        found = (minimize_scalar(lambda w: -np.min(y * np.sin(w * x)), bounds=(a, a + 2), method="bounded") for a in range(0, 4000, 2))  # noqa: B023
        assert any(-f.fun > 0.05 for f in found)


@pytest.mark.second_opinion("points-are-a-diameter-apart")
def test_drawn_points_are_not_a_diameter_apart():
    X = np.random.default_rng(5).standard_normal((600, 784))
    X /= np.sqrt((X**2).sum(axis=1, keepdims=True))
    distance = np.sqrt(((X[:300, None] - X[None, 300:]) ** 2).sum(axis=2))
    assert np.mean(distance > 1.9) == 0
    assert np.mean(np.abs(distance / np.sqrt(2) - 1) < 0.05) > 0.9


@pytest.mark.second_opinion("separation-makes-smooth-fits-expensive")
def test_straight_pieces_fit_separated_points_with_slope_two():
    n, d = 40, 400
    y = np.resize([1.0, -1.0], n)
    t = np.linspace(0, n - 1, 100_001)
    slope = np.abs(np.diff(np.interp(t, np.arange(n), y)) / np.diff(t)).max()
    assert slope == pytest.approx(2)
    assert slope < np.sqrt(n * d / (2 * n))  # and 2n numbers say all: where the corners are, and how high
    X = np.random.default_rng(1).standard_normal((n, 2 * n)) / np.sqrt(d)
    assert np.linalg.norm(np.linalg.pinv(X) @ y) > np.sqrt(n * d / (2 * n))


@pytest.mark.second_opinion("smooth-networks-err-less")
def test_another_rank_correlation_of_the_recipes_means_agrees():
    noisy = smoothness_and_generalization.scatter(0.2)
    found = kendalltau(noisy.lower.mean(axis=1), noisy.error.mean(axis=1), method="exact")
    assert found.statistic > 0
    assert found.pvalue < 0.05
    penalized = noisy.lower.mean(axis=1) < 10
    assert penalized.sum() == comb(4, 1)  # the four with the penalty
    assert noisy.error.mean(axis=1)[penalized].max() < noisy.error.mean(axis=1)[~penalized].min()
