"""The basis is orthonormal, the shortest fit is the shortest, and the posterior mean is what Bayes' rule says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.polynomial.legendre import leggauss, legval

from explainers.essays.too_many_parameters import polynomial


def design(n: int, degree: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return polynomial.legendre(np.sort(rng.uniform(-1, 1, n)), degree), rng.standard_normal(n)


def test_the_basis_is_orthonormal() -> None:
    nodes, weights = leggauss(50)  # exact for degree 99
    Phi = polynomial.legendre(nodes, 40)
    np.testing.assert_allclose(Phi.T @ (weights[:, None] / 2 * Phi), np.eye(41), atol=1e-12)


def test_the_recurrence_agrees_with_numpy() -> None:
    x = np.linspace(-1, 1, 17)
    for j in (0, 1, 7, 60):
        np.testing.assert_allclose(polynomial.legendre(x, j)[:, j], np.sqrt(2 * j + 1) * legval(x, np.eye(j + 1)[j]), atol=1e-11)


def test_below_the_threshold_it_is_least_squares_whatever_the_prior() -> None:
    Phi, y = design(30, 5)
    ordinary = np.linalg.lstsq(Phi, y, rcond=None)[0]
    for prior in ("flat", "inverse", "square"):
        np.testing.assert_allclose(polynomial.minimum_norm(Phi, y, polynomial.prior_sd(5, prior)), ordinary, atol=1e-10)


@given(st.integers(0, 10_000), st.sampled_from(["flat", "inverse", "square"]))
def test_above_the_threshold_it_fits_exactly_and_every_other_exact_fit_is_longer(seed: int, prior: str) -> None:
    Phi, y = design(8, 25, seed)
    s = polynomial.prior_sd(25, prior)
    sigma = np.linalg.svd(Phi * s, compute_uv=False)
    if sigma[-1] < 1e-6 * sigma[0]:
        return  # two nearly equal inputs: fitting both exactly is a matter of rounding
    beta = polynomial.minimum_norm(Phi, y, s)
    np.testing.assert_allclose(Phi @ beta, y, atol=1e-9 * sigma[0] / sigma[-1])
    null = np.linalg.svd(Phi * s)[2][8:]
    other = beta + s * (np.random.default_rng(seed).standard_normal(len(null)) @ null)
    assert np.linalg.norm(beta / s) < np.linalg.norm(other / s)


def test_the_posterior_mean_solves_the_normal_equations() -> None:
    Phi, y = design(12, 30)
    s, noise = polynomial.prior_sd(30, "inverse"), 0.3
    direct = np.linalg.solve(Phi.T @ Phi / noise**2 + np.diag(s**-2.0), Phi.T @ y / noise**2)
    np.testing.assert_allclose(polynomial.posterior_mean(Phi, y, s, noise), direct, atol=1e-9)


def test_the_posterior_mean_tends_to_the_shortest_fit_and_to_zero() -> None:
    Phi, y = design(12, 30)
    s = polynomial.prior_sd(30, "inverse")
    np.testing.assert_allclose(Phi @ polynomial.posterior_mean(Phi, y, s, 1e-8), y, atol=1e-6)
    assert np.abs(polynomial.posterior_mean(Phi, y, s, 1e6)).max() < 1e-9


def test_powers_of_x_lose_their_rank_where_the_orthonormal_basis_keeps_it() -> None:
    x = np.linspace(-1, 1, 144)
    assert np.linalg.matrix_rank(polynomial.legendre(x, 60)) == 61
    assert np.linalg.matrix_rank(x[:, None] ** np.arange(61)) < 61


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: polynomial.legendre(np.array([0.0, 1.5]), 3), "map the inputs"),
        (lambda: polynomial.legendre(np.zeros(3), -1), "degree is -1"),
        (lambda: polynomial.prior_sd(3, "1/j"), "choose one of"),
        (lambda: polynomial.posterior_mean(np.ones((2, 2)), np.ones(2), np.ones(2), 0.0), "use minimum_norm"),
        (lambda: polynomial.minimum_norm(np.ones((2, 3)), np.ones(3), np.ones(3)), r"y \(3,\)"),
    ],
)
def test_bad_input_is_told(call, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()
