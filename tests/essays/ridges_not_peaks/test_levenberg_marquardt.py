import numpy as np

from explainers.essays.ridges_not_peaks.levenberg_marquardt import minimize


def test_linear_least_squares_in_closed_form():
    rng = np.random.default_rng(0)
    A, y = rng.standard_normal((12, 4)), rng.standard_normal(12)
    fit = minimize(lambda θ: A @ θ - y, lambda θ: A, np.zeros(4))
    np.testing.assert_allclose(fit.θ, np.linalg.lstsq(A, y, rcond=None)[0], atol=1e-6)  # flat to √ε around the minimum
    assert abs(fit.loss - np.sum((A @ np.linalg.pinv(A) @ y - y) ** 2) / 2) < 1e-12


def test_underdetermined_reaches_rounding_and_rank_deficient_does_too():
    rng = np.random.default_rng(1)
    A = rng.standard_normal((3, 8))
    assert minimize(lambda θ: A @ θ - 1, lambda θ: A, np.zeros(8)).loss < 1e-28
    B = np.vstack([A, A[0]])  # a repeated, consistent equation
    assert minimize(lambda θ: B @ θ - 1, lambda θ: B, np.zeros(8)).loss < 1e-28


def test_rosenbrock_valley():
    fit = minimize(
        lambda p: np.array([10 * (p[1] - p[0] ** 2), 1 - p[0]]),
        lambda p: np.array([[-20 * p[0], 10.0], [-1.0, 0.0]]),
        np.array([-1.2, 1.0]),
    )
    np.testing.assert_allclose(fit.θ, [1, 1], atol=1e-12)


def test_stays_where_the_gradient_is_zero():
    fit = minimize(lambda p: p**2 + 1, lambda p: np.diag(2 * p), np.zeros(1))  # x² = −1 has no solution; 0 is the best
    assert fit.loss == 0.5
    assert fit.θ[0] == 0
