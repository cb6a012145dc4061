"""Double descent in the one model where every number is exact: Gaussian features, p of D used, the minimum-norm fit.

Data: x ~ N(0, I_D), y = x·β + σ·noise, n rows. The model sees only the first p features T and takes β̂_T = X_T⁺ y, zero elsewhere.
Risk: E (y − x·β̂)² at a new x, over x, noise and the data. Model and formula: Belkin, Hsu & Xu 2020; derived again in the essay.
Two other estimators stand beside it: the average of exact fits drawn at random, and ridge regression with the best penalty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

N, D = 40, 100
"""Rows and features of the experiment the essay draws."""

DRAWS = 100
"""Exact fits that are averaged."""

ESTIMATORS: dict[str, str] = {"shortest": "the shortest fit", "average": f"average of {DRAWS} exact fits", "ridge": "ridge, best penalty"}
"""The estimators by name, with the label a reader sees."""

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
    seen, unseen = _seen_and_unseen(n, p, beta, sigma)
    if p <= n - 2:
        return unseen * (1 + expected_inverse_trace(n, p))
    if p <= n + 1:
        return np.inf
    return seen * (1 - n / p) + unseen * (1 + expected_inverse_trace(p, n))


def break_even(n: int, features: int, sigma: float) -> float:
    """The p > n at which the shortest fit equals predicting nothing, β_j = 1/√D: p = ((1 + σ²)D + n + 1)/2; none beyond D."""
    return ((1 + sigma**2) * features + n + 1) / 2


def tuned_penalty(n: int, p: int, beta: Array, sigma: float) -> float:
    """The ridge penalty with the least expected risk, λ = ς² p/|β_T|², ς² = |β_Tc|² + σ² (noise variance over that of a coefficient)."""
    seen, unseen = _seen_and_unseen(n, p, beta, sigma)
    if seen == 0:
        raise ValueError(f"tuned_penalty: the first {p} coefficients are zero; no finite penalty is best")
    return unseen * p / seen


def tuned_ridge_risk(n: int, p: int, beta: Array, sigma: float) -> float:
    """Expected risk of ridge regression with ``tuned_penalty``: ς² (1 + E tr (XᵀX + λI)⁻¹), the trace in its limit for large n and p.

    In the limit g = tr (XᵀX + λI)⁻¹/p solves g (λ + n/(1 + p g)) = 1 (Marchenko and Pastur).
    """
    unseen = _seen_and_unseen(n, p, beta, sigma)[1]
    ridge = tuned_penalty(n, p, beta, sigma)
    if ridge == 0:
        return risk(n, p, beta, sigma)
    b = ridge + n - p
    return unseen * (1 + (np.sqrt(b**2 + 4 * ridge * p) - b) / (2 * ridge))


def expected_risk(estimator: str, n: int, p: int, beta: Array, sigma: float) -> float:
    """Expected risk of one of ``ESTIMATORS``: exact, but for ridge, which is ``tuned_ridge_risk``.

    An exact fit drawn at random is the shortest plus a normal vector in the p − n directions that the data leave free, of variance
    |β_T|²/p in each; an average keeps one part in ``DRAWS`` of it.
    """
    if estimator not in ESTIMATORS:
        raise ValueError(f"expected_risk: estimator is {estimator!r}; choose one of {', '.join(map(repr, ESTIMATORS))}")
    if estimator == "ridge":
        return tuned_ridge_risk(n, p, beta, sigma)
    free = max(p - n, 0) * float(beta[:p] @ beta[:p]) / max(p, 1) if estimator == "average" else 0.0
    return risk(n, p, beta, sigma) + free / DRAWS


@dataclass(frozen=True)
class Sample:
    """One data set and its fit: ``beta_hat`` (D,), singular values of X_T (min(n, p),), and the risk given this data set."""

    beta_hat: Array
    singular_values: Array
    risk: float
    residual: float


def sample(n: int, p: int, beta: Array, sigma: float, rng: np.random.Generator, *, ridge: float = 0.0, draws: int = 0) -> Sample:
    """Draw n rows, fit the first p features. ``risk`` = |β − β̂|² + σ², exact given the data, as x ~ N(0, I). p = 0 predicts 0.

    ``ridge`` is the penalty; ``draws`` above 0 averages so many exact fits, drawn at random with the spread of β_T; none is free if p ≤ n.
    """
    _seen_and_unseen(n, p, beta, sigma)
    X = rng.standard_normal((n, len(beta)))
    y = X @ beta + sigma * rng.standard_normal(n)
    beta_hat = np.zeros(len(beta))
    U, s, Vt = np.linalg.svd(X[:, :p], full_matrices=False)
    beta_hat[:p] = Vt.T @ ((U.T @ y) * s / (s**2 + ridge))
    if draws:
        other = _spread(beta, p) * rng.standard_normal((draws, p)).mean(axis=0)
        beta_hat[:p] += other - Vt.T @ (Vt @ other)
    residual = float(np.sqrt(np.mean((y - X @ beta_hat) ** 2)))
    return Sample(beta_hat, s, float(np.sum((beta - beta_hat) ** 2)) + sigma**2, residual)


def ridge_risks(
    n: int, p: int, beta: Array, sigma: float, *, ridge: float, repetitions: int, rng: np.random.Generator, draws: int = 0
) -> Array:
    """Risks, given the data, of ``repetitions`` fits with penalty ``ridge``·|β̂|² (0: the minimum-norm fit). Shape (repetitions,).

    ``draws`` as in ``sample``; it needs penalty 0. Batched: a fit with p features needs only their inner products, of shape
    (min(n, p), min(n, p)).
    """
    return risks_of_fits(n, [(p, ridge)], beta, sigma, repetitions=repetitions, rng=rng, draws=draws)[0]


def risks_of_fits(
    n: int, fits: Sequence[tuple[int, float]], beta: Array, sigma: float, *, repetitions: int, rng: np.random.Generator, draws: int = 0
) -> Array:
    """The same for fits with several p and ``ridge``, all on the same data. Shape (fits, repetitions)."""
    for p, _ in fits:
        _seen_and_unseen(n, p, beta, sigma)
    risks = []
    for rows in _rows(repetitions, n, len(beta), rng):
        y = rows @ beta + sigma * rng.standard_normal(rows.shape[:2])
        found = []
        for p, ridge in fits:
            X = rows[:, :, :p]
            Xt = np.swapaxes(X, 1, 2)
            if p <= n:
                beta_hat = np.linalg.solve(Xt @ X + ridge * np.eye(p), Xt @ y[..., None])[..., 0]
            else:
                beta_hat = (Xt @ np.linalg.solve(X @ Xt + ridge * np.eye(n), y[..., None]))[..., 0]
                if draws:  # the mean of so many normal vectors, less its part in the row space
                    other = _spread(beta, p) / np.sqrt(draws) * rng.standard_normal((len(rows), p))
                    beta_hat += other - (Xt @ np.linalg.solve(X @ Xt, X @ other[..., None]))[..., 0]
            found.append(np.sum((beta[:p] - beta_hat) ** 2, axis=1) + beta[p:] @ beta[p:] + sigma**2)
        risks.append(found)
    return np.concatenate(risks, axis=1)


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
    """The figure's state: expected risk for every p (masked where infinite), means of simulations, and one sample at the chosen p.

    ``p`` and ``expected`` have shape (D,), ``simulated_p`` and ``simulated`` (m,); ``ridge`` is the penalty of the sample.
    """

    p: NDArray[np.int64]
    expected: np.ma.MaskedArray
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
    chosen_expected: float
    ridge: float
    draws: int
    estimator: str

    @property
    def length(self) -> float:
        """|β̂|; the truth has |β| = 1."""
        return float(np.linalg.norm(self.beta_hat))


@cache
def _simulated(sigma: float, estimator: str) -> Array:
    rng, beta = np.random.default_rng(7), coefficients()
    means = []
    for p in PARAMETERS:
        ridge, draws = _settings(estimator, p, beta, sigma)
        means.append(ridge_risks(N, p, beta, sigma, ridge=ridge, draws=draws, repetitions=REPETITIONS, rng=rng).mean())
    return np.array(means)


def descent(p: int, sigma: float, estimator: str = "shortest", seed: int = 0) -> Descent:
    """The essay's experiment: n = 40 rows, D = 100 features equally weak, noise ``sigma``, fit with ``p`` features."""
    beta = coefficients()
    every = np.arange(1, D + 1)
    expected = np.ma.masked_invalid([expected_risk(estimator, N, int(k), beta, sigma) for k in every])
    ridge, draws = _settings(estimator, p, beta, sigma)
    one = sample(N, p, beta, sigma, np.random.default_rng(seed), ridge=ridge, draws=draws)
    return Descent(
        every,
        expected,
        np.array(PARAMETERS),
        _simulated(sigma, estimator),
        p,
        N,
        beta,
        one.beta_hat,
        one.risk,
        one.residual,
        float(one.singular_values[-1]),
        risk(N, 0, beta, sigma),
        expected_risk(estimator, N, p, beta, sigma),
        ridge,
        draws,
        estimator,
    )


def _settings(estimator: str, p: int, beta: Array, sigma: float) -> tuple[float, int]:
    """Penalty and number of draws of an estimator."""
    return tuned_penalty(N, p, beta, sigma) if estimator == "ridge" else 0.0, DRAWS if estimator == "average" else 0


def _spread(beta: Array, p: int) -> float:
    """Root mean square of the coefficients that are seen."""
    return float(np.sqrt(np.mean(beta[:p] ** 2))) if p else 0.0


def _seen_and_unseen(n: int, p: int, beta: Array, sigma: float) -> tuple[float, float]:
    """|β_T|² and ς² = |β_Tc|² + σ².

    Raises:
        ValueError: there is no row, or p is not between 0 and the number of features.
    """
    if n < 1 or not 0 <= p <= len(beta):
        raise ValueError(f"double descent: n is {n} and p is {p} with {len(beta)} features; give n ≥ 1 and 0 ≤ p ≤ D")
    return float(beta[:p] @ beta[:p]), float(beta[p:] @ beta[p:]) + sigma**2
