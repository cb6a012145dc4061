"""Polynomials with more coefficients than data: orthonormal basis, prior on the coefficients, shortest fit and most probable fit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

PRIORS: dict[str, str] = {"flat": "flat", "inverse": "1/j", "square": "1/j²", "geometric": "4⁻ʲ"}
"""The priors by name, with the label a reader sees."""

CUTOFF = 1e-12
"""Singular values below this share of the largest count as zero: about 5000 roundings of float64."""


def legendre(x: Array, degree: int) -> Array:
    """Legendre polynomials of degree 0 .. ``degree`` at ``x``, orthonormal for the uniform measure on [−1, 1].

    Φ_j(x) = √(2j+1) P_j(x), by the recurrence (j+1) P_{j+1} = (2j+1) x P_j − j P_{j−1}. Shapes: (n,) -> (n, degree + 1).
    Powers of x would be the same polynomials, but beyond degree 20 float64 can no longer tell their columns apart.
    """
    x = np.asarray(x, float)
    if degree < 0:
        raise ValueError(f"legendre: degree is {degree}; give 0 or more")
    if x.ndim != 1 or np.any(np.abs(x) > 1):
        raise ValueError(f"legendre: x has shape {x.shape} and reaches {np.abs(x).max():.3g}; map the inputs to a vector in [-1, 1]")
    P = np.empty((len(x), degree + 1))
    P[:, 0] = 1.0
    if degree > 0:
        P[:, 1] = x
    for j in range(1, degree):
        P[:, j + 1] = ((2 * j + 1) * x * P[:, j] - j * P[:, j - 1]) / (j + 1)
    return P * np.sqrt(2.0 * np.arange(degree + 1) + 1.0)


def prior_sd(degree: int, prior: str) -> Array:
    """Prior standard deviations s_0 .. s_degree of the coefficients: 1, 1/j, 1/j² or 4⁻ʲ, with s_0 = 1. Shape (degree + 1,)."""
    j = np.arange(degree + 1)
    decay = {"flat": j * 0.0 + 1.0, "inverse": 1.0 / np.maximum(j, 1), "square": 1.0 / np.maximum(j, 1) ** 2, "geometric": 4.0**-j}
    if prior not in decay:
        raise ValueError(f"prior_sd: prior is {prior!r}; choose one of {', '.join(map(repr, decay))}")
    return np.asarray(decay[prior])


def minimum_norm(Phi: Array, y: Array, s: Array) -> Array:
    """The least-squares coefficients of smallest weighted norm Σ (β_j / s_j)²: β = S (Φ S)⁺ y, with S = diag(s).

    Shapes: Phi (n, p), y (n,), s (p,) -> (p,). With p ≤ n independent columns this is ordinary least squares, whatever ``s``;
    with p > n it passes through every point. Singular values below ``CUTOFF`` of the largest are taken for zero.
    """
    U, sigma, Vt = _weighted_svd(Phi, y, s)
    kept = sigma > CUTOFF * sigma[0]
    return s * (Vt[kept].T @ ((U[:, kept].T @ y) / sigma[kept]))


def posterior_mean(Phi: Array, y: Array, s: Array, noise: float) -> Array:
    """Mean of β given y = Φβ + ε, β_j ~ N(0, s_j²), ε_i ~ N(0, noise²): the minimizer of Σ ε_i²/noise² + Σ (β_j/s_j)².

    Shapes as in ``minimum_norm``, which is its limit as ``noise`` goes to 0.
    """
    if noise <= 0:
        raise ValueError(f"posterior_mean: noise is {noise}; give a positive standard deviation, or use minimum_norm")
    U, sigma, Vt = _weighted_svd(Phi, y, s)
    return s * (Vt.T @ ((U.T @ y) * sigma / (sigma**2 + noise**2)))


def _weighted_svd(Phi: Array, y: Array, s: Array) -> tuple[Array, Array, Array]:
    if Phi.ndim != 2 or y.shape != Phi.shape[:1] or s.shape != Phi.shape[1:]:
        raise ValueError(f"fit: Phi has shape {Phi.shape}, y {y.shape}, s {s.shape}; give (n, p), (n,) and (p,)")
    return np.linalg.svd(Phi * s, full_matrices=False)
