"""Double descent in the one model where every number is exact: Gaussian features, p of D used, the minimum-norm fit.

Data: x ~ N(0, I_D), y = x·β + σ·noise, n rows. The model sees only the first p features T and takes β̂_T = X_T⁺ y, zero elsewhere.
Risk: E (y − x·β̂)² at a new x, over x, noise and the data. Model and formula: Belkin, Hsu & Xu 2020; derived again in the essay.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

N, D = 40, 100
"""Rows and features of the experiment the essay draws."""

BLOCK = 2**22
"""Random numbers that are held at a time."""


def coefficients(features: int = D) -> Array:
    """The truth the essay draws: every feature equally weak, β_j = 1/√D, so |β| = 1. Shape (D,)."""
    return np.full(features, features**-0.5)


def expected_inverse_trace(n: int, p: int) -> float:
    """E tr (XᵀX)⁻¹ = p/(n − p − 1) for X of shape (n, p), standard normal, and p ≤ n − 2 (inverse Wishart); ∞ for n − 1 ≤ p ≤ n."""
    if not 0 <= p <= n:
        raise ValueError(f"expected_inverse_trace: p is {p} and n is {n}; XᵀX has an inverse only for 0 ≤ p ≤ n")
    return p / (n - p - 1) if p <= n - 2 else np.inf


def risk(n: int, p: int, beta: Array, sigma: float) -> float:
    """The exact expected risk of the minimum-norm fit on the first ``p`` features from ``n`` rows.

    p ≤ n − 2:  (|β_Tc|² + σ²)(1 + p/(n−p−1));  n − 1 ≤ p ≤ n + 1:  ∞;
    p ≥ n + 2:  |β_T|²(1 − n/p) + (|β_Tc|² + σ²)(1 + n/(p−n−1)).
    """
    _check(n, p, beta)
    seen = float(beta[:p] @ beta[:p])
    noise = float(beta[p:] @ beta[p:]) + sigma**2
    if p <= n - 2:
        return noise * (1 + expected_inverse_trace(n, p))
    if p <= n + 1:
        return np.inf
    return seen * (1 - n / p) + noise * (1 + expected_inverse_trace(p, n))


@dataclass(frozen=True)
class Sample:
    """One data set and its minimum-norm fit: ``beta_hat`` (D,), singular values of X_T (min(n, p),), and the risk given this data set."""

    beta_hat: Array
    singular_values: Array
    risk: float
    residual: float


def sample(n: int, p: int, beta: Array, sigma: float, rng: np.random.Generator) -> Sample:
    """Draw n rows, fit the first p features. ``risk`` = |β − β̂|² + σ², exact given the data, as x ~ N(0, I). p = 0 predicts 0."""
    _check(n, p, beta)
    X = rng.standard_normal((n, len(beta)))
    y = X @ beta + sigma * rng.standard_normal(n)
    beta_hat = np.zeros(len(beta))
    U, s, Vt = np.linalg.svd(X[:, :p], full_matrices=False)
    beta_hat[:p] = Vt.T @ ((U.T @ y) / s)
    residual = float(np.sqrt(np.mean((y - X @ beta_hat) ** 2)))
    return Sample(beta_hat, s, float(np.sum((beta - beta_hat) ** 2)) + sigma**2, residual)


def ridge_risks(n: int, p: int, beta: Array, sigma: float, *, ridge: float, repetitions: int, rng: np.random.Generator) -> Array:
    """Risks, given the data, of ``repetitions`` fits with penalty ``ridge``·|β̂|² (0: the minimum-norm fit). Shape (repetitions,).

    Batched: a fit with p features needs only their inner products, of shape (min(n, p), min(n, p)).
    """
    _check(n, p, beta)
    risks = []
    for rows in _rows(repetitions, n, len(beta), rng):
        y = rows @ beta + sigma * rng.standard_normal(rows.shape[:2])
        X = rows[:, :, :p]
        Xt = np.swapaxes(X, 1, 2)
        if p <= n:
            beta_hat = np.linalg.solve(Xt @ X + ridge * np.eye(p), Xt @ y[..., None])[..., 0]
        else:
            beta_hat = (Xt @ np.linalg.solve(X @ Xt + ridge * np.eye(n), y[..., None]))[..., 0]
        risks.append(np.sum((beta[:p] - beta_hat) ** 2, axis=1) + beta[p:] @ beta[p:] + sigma**2)
    return np.concatenate(risks)


def _rows(repetitions: int, n: int, D: int, rng: np.random.Generator) -> Iterable[Array]:
    """Standard normal X of all repetitions, block by block. What is drawn from ``rng`` next is what comes after all of them.

    So more than one block is drawn twice: to get past them, and as each is wanted.
    """
    again, block = deepcopy(rng), max(1, BLOCK // (n * D))
    sizes = [min(block, repetitions - first) for first in range(0, max(1, repetitions), block)]
    for size in sizes:
        X = rng.standard_normal((size, n, D))
    return [X] if len(sizes) == 1 else (again.standard_normal((size, n, D)) for size in sizes)


def smallest_singular_values(n: int, p: int, repetitions: int, rng: np.random.Generator) -> Array:
    """Smallest singular value of ``repetitions`` standard normal matrices of shape (n, p). Shape (repetitions,)."""
    return np.asarray(np.linalg.svd(rng.standard_normal((repetitions, n, p)), compute_uv=False)[:, -1])


PARAMETERS = (1, 5, 10, 15, 20, 25, 28, 30, 32, 34, 36, 38, 39, 40, 41, 42, 44, 46, 48, 50, 55, 60, 70, 80, 90, 100)
REPETITIONS = 200


@dataclass(frozen=True)
class Descent:
    """The figure's state: exact risk for every p (masked where infinite), means of simulations, and one sample at the chosen p.

    ``p`` and ``exact`` have shape (D,), ``simulated_p`` and ``simulated`` (m,); ``largest`` is the largest |β̂_j|.
    """

    p: NDArray[np.int64]
    exact: np.ma.MaskedArray
    simulated_p: NDArray[np.int64]
    simulated: Array
    chosen: int
    points: int
    beta: Array
    beta_hat: Array
    one_risk: float
    residual: float
    smallest: float
    null_risk: float
    chosen_exact: float

    @property
    def length(self) -> float:
        """|β̂|; the truth has |β| = 1."""
        return float(np.linalg.norm(self.beta_hat))


@cache
def _simulated(sigma: float) -> Array:
    rng = np.random.default_rng(7)
    means = [ridge_risks(N, p, coefficients(), sigma, ridge=0.0, repetitions=REPETITIONS, rng=rng).mean() for p in PARAMETERS]
    return np.array(means)


def descent(p: int, sigma: float, seed: int = 0) -> Descent:
    """The essay's experiment: n = 40 rows, D = 100 features equally weak, noise ``sigma``, fit with ``p`` features."""
    beta = coefficients()
    every = np.arange(1, D + 1)
    exact = np.ma.masked_invalid([risk(N, int(k), beta, sigma) for k in every])
    one = sample(N, p, beta, sigma, np.random.default_rng(seed))
    smallest = float(one.singular_values[-1])
    null_risk = risk(N, 0, beta, sigma)
    return Descent(
        every,
        exact,
        np.array(PARAMETERS),
        _simulated(sigma),
        p,
        N,
        beta,
        one.beta_hat,
        one.risk,
        one.residual,
        smallest,
        null_risk,
        risk(N, p, beta, sigma),
    )


@dataclass(frozen=True)
class SmallestSingularValues:
    """Quartiles over repetitions of the smallest singular value of an (n, p) matrix, and |√n − √p|; shapes (m,)."""

    p: NDArray[np.int64]
    lower: Array
    median: Array
    upper: Array
    edge: Array
    n: int

    @property
    def least_at(self) -> int:
        """The number of columns at which the median is least."""
        return int(self.p[np.argmin(self.median)])

    @property
    def least(self) -> float:
        """The least median."""
        return float(self.median.min())


def singular_value_curve(n: int = N, repetitions: int = 40, seed: int = 3) -> SmallestSingularValues:
    """The smallest singular value of ``n`` rows against the number of columns, 2 to 100 and every one near n; standard normal entries."""
    rng = np.random.default_rng(seed)
    p = np.unique(np.concatenate([np.arange(2, D + 1, 4), np.arange(n - 4, n + 5)]))
    lower, median, upper = np.quantile([smallest_singular_values(n, int(k), repetitions, rng) for k in p], [0.25, 0.5, 0.75], axis=1)
    return SmallestSingularValues(p, lower, median, upper, np.abs(np.sqrt(n) - np.sqrt(p)), n)


def _check(n: int, p: int, beta: Array) -> None:
    if n < 1 or not 0 <= p <= len(beta):
        raise ValueError(f"double descent: n is {n} and p is {p} with {len(beta)} features; give n ≥ 1 and 0 ≤ p ≤ D")
