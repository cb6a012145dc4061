"""Linear models f = Jθ with more parameters than data: where gradient descent ends, and what conditioning the prior would give.

    descent:       θ = θ0 + P Jᵀ (J P Jᵀ)⁻¹ (y − Jθ0)        P: learning rates, one a parameter
    conditioning:  θ = θ0 + Σ Jᵀ (J Σ Jᵀ)⁻¹ (y − Jθ0)        Σ: prior variances; θ0 a draw from the prior (Matheron's rule)

The two are the same map when P is proportional to Σ. All functions take many starts at once: θ0 has shape (n, k).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def descent_end(J: Array, y: Array, θ0: Array, rates: Array | None = None) -> Array:
    """Where gradient descent on ½‖Jθ − y‖² ends, shape (n, k), for small steps proportional to ``rates`` (all equal without).

    Args:
        J: shape (N, k), rank N.
        y: shape (N,).
        θ0: starts, shape (n, k).
        rates: learning rates, shape (k,), all positive.

    Raises:
        ValueError: if J does not have full row rank, a shape does not fit, or a rate is not positive.
    """
    N, k = _checked(J, y, θ0)
    rates = np.ones(k) if rates is None else np.asarray(rates, float)
    if rates.shape != (k,) or not np.all(rates > 0):
        raise ValueError(f"rates have shape {rates.shape} and least value {rates.min()}; give {k} positive numbers, one a parameter")
    scaled = J * rates
    K = scaled @ J.T
    if np.linalg.matrix_rank(K, hermitian=True) < N:
        rank = np.linalg.matrix_rank(J)
        raise ValueError(f"J of shape {J.shape} has rank {rank}; an exact fit of any y needs rank {N}: drop dependent rows")
    return θ0 + np.linalg.solve(K, (y - θ0 @ J.T).T).T @ scaled


def conditioned(J: Array, y: Array, θ0: Array, Σ: Array) -> Array:
    """Draws from the posterior of θ given Jθ = y, made of draws ``θ0`` from the prior N(0, diag Σ); shapes as in :func:`descent_end`."""
    return descent_end(J, y, θ0, Σ)


def descend(J: Array, y: Array, θ0: Array, *, η: float, steps: int, rates: Array | None = None) -> Array:
    """Gradient descent itself, ``steps`` steps of size η (times ``rates``) from all starts at once, shape (n, k).

    A step moves θ by −ηPJᵀr and so the residuals r = Jθ − y by −ηJPJᵀr, wherever θ is: the steps are taken in r, and θ moves by their sum.

    Raises:
        ValueError: if η is so large that the descent diverges, or a shape does not fit.
    """
    _, k = _checked(J, y, θ0)
    rates = np.ones(k) if rates is None else np.asarray(rates, float)
    largest = np.linalg.eigvalsh((J * rates) @ J.T)[-1]
    if not 0 < η * largest < 2:
        raise ValueError(f"η is {η}; descent converges only for 0 < η < {2 / largest:.3g}")
    step, r = η * rates * J, θ0 @ J.T - y
    shrink, total = step @ J.T, np.zeros_like(r)
    for _ in range(steps):
        total += r
        r -= r @ shrink
    return θ0 - total @ step


def _checked(J: Array, y: Array, θ0: Array) -> tuple[int, int]:
    if np.ndim(J) != 2:
        raise ValueError(f"J has shape {np.shape(J)}; give a matrix (N, k)")
    N, k = J.shape
    if np.shape(y) != (N,) or np.ndim(θ0) != 2 or np.shape(θ0)[1] != k:
        raise ValueError(f"J has shape {J.shape}, y {np.shape(y)} and θ0 {np.shape(θ0)}; they must be (N, k), (N,) and (n, k)")
    return N, k
