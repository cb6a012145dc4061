"""Levenberg–Marquardt: Gauss–Newton with a damping that follows success, able to bring a squared loss down to rounding error."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Fit:
    """Where the iteration ended: θ (k,), the loss ½‖r‖² there, and how many steps were taken."""

    θ: Vector
    loss: float
    steps: int


def minimize(
    residual: Callable[[Vector], Vector],
    jacobian: Callable[[Vector], Matrix],
    θ: Vector,
    *,
    tolerance: float = 1e-29,
    max_steps: int = 200,
) -> Fit:
    """Minimize L = ½‖r(θ)‖² from θ, until L ≤ ``tolerance``, or no step lowers L, or ``max_steps``.

    Each step is −(JᵀJ + λI)⁻¹Jᵀr, computed through the singular values of J, which stays accurate when J has not full rank.
    λ falls after a step that lowers L and rises after one that does not.
    """
    r, λ = residual(θ), 1.0
    loss = float(r @ r) / 2
    for step in range(max_steps):
        if loss <= tolerance:
            return Fit(θ, loss, step)
        U, s, Vt = np.linalg.svd(jacobian(θ), full_matrices=False)
        accepted = False
        while not accepted and λ < 1e12:
            trial = θ - Vt.T @ (_damped_inverse(s, λ) * (U.T @ r))
            r_trial = residual(trial)
            accepted = float(r_trial @ r_trial) / 2 < loss
            λ = max(λ / 5, 1e-20) if accepted else max(4 * λ, 1e-12)
        if not accepted:
            return Fit(θ, loss, step)
        gain = loss - float(r_trial @ r_trial) / 2
        θ, r, loss = trial, r_trial, loss - gain
        if gain < 1e-14 * loss:
            return Fit(θ, loss, step + 1)
    return Fit(θ, loss, max_steps)


def _damped_inverse(s: Vector, λ: float) -> Vector:
    kept = s > 1e-11 * s[0]
    return np.where(kept, s / (s * s + λ), 0.0)
