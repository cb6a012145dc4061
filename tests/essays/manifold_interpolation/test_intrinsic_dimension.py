"""Estimates of dimension: exact laws, known manifolds, invariance, slow = fast, and the inputs that have no answer."""

import numpy as np
import pytest
from scipy.spatial import cKDTree

from explainers.essays.manifold_interpolation import intrinsic_dimension as estimate
from explainers.essays.manifold_interpolation import synthetic_manifolds


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("D", [2, 30])
@pytest.mark.parametrize("block", [64, 1000])
def test_blocked_distances_are_those_of_a_tree(D, block):
    X = 5 + rng().normal(size=(400, D))
    np.testing.assert_allclose(estimate.nearest_distances(X, 7, block), cKDTree(X).query(X, 8)[0][:, 1:], rtol=1e-9)


def test_distances_between_points_that_nearly_coincide_keep_their_digits():
    X = rng().normal(size=(50, 10))
    X = np.concatenate([X, X + 1e-9 * rng(1).normal(size=X.shape)])
    np.testing.assert_allclose(estimate.nearest_distances(X, 3), cKDTree(X).query(X, 4)[0][:, 1:], rtol=1e-7)


@pytest.mark.parametrize("k", [2, 3, 5, 20])
def test_sums_of_log_ratios_follow_the_gamma_law(k):
    """Radii of a Poisson process in m dimensions: T_j^m are sums of exponentials. Then S has mean (k − 1)/m and variance (k − 1)/m²."""
    m, n = 3.0, 40_000
    T = np.cumsum(rng().exponential(size=(n, k)), axis=1) ** (1 / m)
    S = estimate.log_ratio_sums(T)
    assert abs(S.mean() - (k - 1) / m) < 4 * np.sqrt((k - 1) / m**2 / n)
    spread = np.sqrt((2 * (k - 1) ** 2 + 6 * (k - 1)) / n) / m**2  # of a sample variance of a Gamma law
    assert abs(S.var() - (k - 1) / m**2) < 5 * spread
    assert abs(estimate.maximum_likelihood(T) - m) < 4 * estimate.standard_error(m, n, k) + m / n


@pytest.mark.parametrize("k", [3, 5, 10, 20])
def test_the_wrong_normalization_is_off_by_an_exact_factor(k):
    T = estimate.nearest_distances(rng().normal(size=(300, 5)), k)
    assert estimate.maximum_likelihood(T, 2) / estimate.maximum_likelihood(T) == pytest.approx((k - 2) / (k - 1), rel=1e-14)


@pytest.mark.parametrize("k", [5, 10, 20])
def test_a_sphere_is_two_dimensional(k):
    """Neighborhoods of k points overlap, so the standard error is up to √k times that of independent ones."""
    T = estimate.nearest_distances(synthetic_manifolds.sphere(2, 100, 4000, rng()), k)
    error = np.sqrt(k) * estimate.standard_error(2, 4000, k)
    for m in (estimate.maximum_likelihood(T), estimate.mean_of_estimates(T)):
        assert abs(m - 2) < 4 * error
    assert abs(estimate.two_nn(T) - 2) < 4 * np.sqrt(2) * estimate.standard_error(2, 3600, 2)


def test_estimates_do_not_know_units_directions_or_empty_pixels():
    X = rng().normal(size=(300, 4))
    moved = 7.5 * np.pad(X, ((0, 0), (0, 6))) @ synthetic_manifolds.frame(10, 10, rng(1)).T + 3
    T, U = estimate.nearest_distances(X, 10), estimate.nearest_distances(moved, 10)
    assert estimate.maximum_likelihood(T) == pytest.approx(estimate.maximum_likelihood(U), rel=1e-10)
    assert estimate.two_nn(T) == pytest.approx(estimate.two_nn(U), rel=1e-9)


def test_control_a_ball_is_not_a_sphere():
    T = estimate.nearest_distances(synthetic_manifolds.cube(3, 100, 4000, rng()), 10)
    assert estimate.maximum_likelihood(T) > 2.7


def test_duplicates_have_no_logarithm():
    X = rng().normal(size=(20, 3))
    T = estimate.nearest_distances(np.concatenate([X, X[:2]]), 3)
    assert np.sum(T[:, 0] == 0) == 4
    with pytest.raises(ValueError, match="4 of 22 points have a duplicate at distance zero"):
        estimate.maximum_likelihood(T)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: estimate.nearest_distances(np.zeros((3, 2)), 3), "k \\+ 1 points are needed"),
        (lambda: estimate.nearest_distances(np.zeros((3, 2)), 0), "k must be at least 1"),
        (lambda: estimate.nearest_distances(np.zeros(3), 1), "matrix of finite numbers"),
        (lambda: estimate.nearest_distances(np.full((3, 2), np.nan), 1), "matrix of finite numbers"),
        (lambda: estimate.log_ratio_sums(np.ones((3, 1))), "two or more neighbors"),
        (lambda: estimate.maximum_likelihood(np.array([[1.0, 2.0]]), 2), "leaves no positive estimate"),
        (lambda: estimate.mean_of_estimates(np.array([[1.0, 2.0]])), "three or more neighbors"),
        (lambda: estimate.two_nn(np.array([[1.0, 2.0]])), "leave two or more"),
    ],
)
def test_bad_input(call, message):
    with pytest.raises(ValueError, match=message):
        call()
