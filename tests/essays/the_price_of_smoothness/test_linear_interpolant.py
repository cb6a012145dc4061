"""The shortest linear interpolant: Lip² is n·d over a χ² variable, with mean nd/(p − n − 1), at several sizes."""

import numpy as np
import pytest
from scipy.stats import chi2, kstest

from explainers.essays.the_price_of_smoothness import linear_interpolant
from explainers.essays.too_many_parameters import double_descent

SIZES = [(10, 40, 14), (10, 40, 40), (30, 200, 60), (50, 1000, 400)]


@pytest.mark.parametrize(("n", "d", "p"), SIZES)
def test_the_whole_law(n, d, p):
    rng = np.random.default_rng((n, p))
    lip = np.array([linear_interpolant.sample(n, d, p, rng) for _ in range(400)])
    assert kstest(n * d / lip**2, chi2(p - n + 1).cdf).pvalue > 1e-3
    log = np.log(lip)
    assert abs(log.mean() - np.log(linear_interpolant.expected(n, d, p))) < 4 * log.std() / 20


@pytest.mark.parametrize(("n", "d", "p"), SIZES[1:])
def test_the_mean_square(n, d, p):
    rng = np.random.default_rng((n, p, 1))
    square = np.array([linear_interpolant.sample(n, d, p, rng) ** 2 for _ in range(600)])
    assert abs(square.mean() - linear_interpolant.expected_square(n, d, p)) < 4 * square.std() / np.sqrt(600)


def test_it_is_the_variance_factor_of_double_descent():
    for n, p in ((10, 20), (40, 60), (40, 100)):
        assert linear_interpolant.expected_square(n, 200, p) / 200 == pytest.approx(double_descent.expected_inverse_trace(p, n))
    assert linear_interpolant.expected_square(10, 50, 11) == np.inf


def test_interpolation_is_exact_shortest_and_as_steep_as_its_length():
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((8, 20)), rng.choice([-1.0, 1.0], 8)
    w = linear_interpolant.interpolate(X, y)
    np.testing.assert_allclose(X @ w, y, atol=1e-12)
    other = w + (np.eye(20) - np.linalg.pinv(X) @ X) @ rng.standard_normal(20)
    assert np.linalg.norm(w) < np.linalg.norm(other)
    assert linear_interpolant.lipschitz(w).kind == "exact"
    assert linear_interpolant.lipschitz(w).value == pytest.approx(np.sqrt(y @ np.linalg.solve(X @ X.T, y)))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: linear_interpolant.interpolate(np.ones((3, 2)), np.ones(3)), "p is 2 and n is 3"),
        (lambda: linear_interpolant.interpolate(np.ones((2, 3)), np.array([1.0, -1.0])), "no function fits both"),
        (lambda: linear_interpolant.interpolate(np.array([[1.0, 1, 0], [2, 2, 0]]), np.array([1.0, -1.0])), "span only 1 dimensions"),
        (lambda: linear_interpolant.expected_square(5, 20, 4), "p is 4 and n is 5"),
        (lambda: linear_interpolant.expected_square(5, 20, 21), "p is 21 and d is 20"),
        (lambda: linear_interpolant.sample(5, 0, 5, np.random.default_rng(0)), "d is 0"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
