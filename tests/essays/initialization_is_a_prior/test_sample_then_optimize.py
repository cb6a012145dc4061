import numpy as np
import pytest

from explainers.essays.initialization_is_a_prior import sample_then_optimize as sto


@pytest.fixture
def problem():
    rng = np.random.default_rng(0)
    return rng.standard_normal((4, 9)), rng.standard_normal(4), rng.standard_normal((50, 9))


def test_the_end_fits_and_is_the_nearest_fit(problem):
    J, y, θ0 = problem
    end = sto.descent_end(J, y, θ0)
    np.testing.assert_allclose(end @ J.T, np.tile(y, (50, 1)), atol=1e-12)
    null = np.linalg.svd(J)[2][4:]
    np.testing.assert_allclose((end - θ0) @ null.T, 0, atol=1e-12)  # orthogonal to the solutions


def test_descent_of_all_starts_at_once_is_a_plain_loop_and_ends_at_the_closed_form(problem):
    J, y, θ0 = problem
    rates = np.linspace(0.5, 2, 9)
    η = 1 / np.linalg.eigvalsh((J * rates) @ J.T)[-1]
    together = sto.descend(J, y, θ0[:5], η=η, steps=3000, rates=rates)
    for start, end in zip(θ0[:5], together, strict=True):
        θ = start.copy()
        for _ in range(3000):
            θ = θ - η * rates * (J.T @ (J @ θ - y))
        np.testing.assert_allclose(end, θ, atol=1e-12)
    np.testing.assert_allclose(together, sto.descent_end(J, y, θ0[:5], rates), atol=1e-9)


def test_conditioned_draws_have_the_moments_of_the_posterior(problem):
    J, y, _ = problem
    Σ, n = np.linspace(0.2, 3, 9), 100_000
    draws = sto.conditioned(J, y, np.sqrt(Σ) * np.random.default_rng(1).standard_normal((n, 9)), Σ)
    gain = (Σ[:, None] * J.T) @ np.linalg.inv((J * Σ) @ J.T)
    covariance = np.diag(Σ) - gain @ (J * Σ)
    np.testing.assert_allclose(draws.mean(0), gain @ y, atol=5 * np.sqrt(Σ.max() / n))
    np.testing.assert_allclose(np.cov(draws.T), covariance, atol=5 * Σ.max() * np.sqrt(2 / n))


def test_equal_rates_are_conditioning_only_for_equal_variances(problem):
    J, y, θ0 = problem
    np.testing.assert_allclose(sto.descent_end(J, y, θ0), sto.conditioned(J, y, θ0, np.full(9, 7.0)), atol=1e-12)
    assert np.abs(sto.descent_end(J, y, θ0) - sto.conditioned(J, y, θ0, np.linspace(0.2, 3, 9))).max() > 0.1


def test_bad_input_is_named(problem):
    J, y, θ0 = problem
    with pytest.raises(ValueError, match=r"shape \(4, 9\) has rank 3"):
        sto.descent_end(np.vstack([J[:3], J[0]]), y, θ0)
    with pytest.raises(ValueError, match="positive"):
        sto.descent_end(J, y, θ0, np.zeros(9))
    with pytest.raises(ValueError, match=r"\(50, 8\)"):
        sto.descent_end(J, y, θ0[:, :8])
    with pytest.raises(ValueError, match="matrix"):
        sto.descent_end(y, y, θ0)
    with pytest.raises(ValueError, match="converges only"):
        sto.descend(J, y, θ0, η=10.0, steps=1)
