"""An image manifold in closed form: one Gaussian blob of width s that moves.

The blob at c is g_c(x) ∝ exp(−(x − c)²/(2s²)), scaled to unit norm in L². Two blobs have the inner product
⟨g_a, g_b⟩ = exp(−(a − b)²/(4s²)). All positions c together are a curve in the space of images.
Lengths are in units of s throughout, so s = 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize_scalar

Array = NDArray[np.float64]

LIMIT = np.sqrt(0.5)
"""Distance of the midpoint of two far blobs to the manifold."""


def overlap(distance: ArrayLike) -> Array:
    """⟨g_0, g_a⟩ = exp(−a²/4), with a in units of the width."""
    return np.exp(-(np.asarray(distance, float) ** 2) / 4)


def blob(x: ArrayLike, c: float) -> Array:
    """Brightness π^(−1/4) exp(−(x − c)²/2) along the line of motion, of unit norm."""
    return np.pi**-0.25 * np.exp(-((np.asarray(x, float) - c) ** 2) / 2)


def squared_distance_to(c: ArrayLike, Δ: float, t: float) -> Array:
    """‖(1 − t) g_0 + t g_Δ − g_c‖² = (1 − t)² + t² + 2t(1 − t)ρ + 1 − 2[(1 − t)⟨g_0, g_c⟩ + t⟨g_Δ, g_c⟩], ρ = ⟨g_0, g_Δ⟩."""
    blend = (1 - t) ** 2 + t**2 + 2 * t * (1 - t) * overlap(Δ)
    return blend + 1 - 2 * ((1 - t) * overlap(c) + t * overlap(np.asarray(c, float) - Δ))


def distance_to_manifold(Δ: float, t: float = 0.5) -> float:
    """min_c ‖(1 − t) g_0 + t g_Δ − g_c‖, how far the straight line between two blobs is from every blob. Zero for the moving blob itself.

    Raises:
        ValueError: if Δ < 0, or t is not in [0, 1].
    """
    if not (Δ >= 0 and 0 <= t <= 1):
        raise ValueError(f"Δ = {Δ}, t = {t}: the distance must not be negative, and t must lie in [0, 1]")
    grid = np.linspace(0, Δ, 201)
    c = grid[np.argmin(squared_distance_to(grid, Δ, t))]
    step = Δ / 200 + 1e-9
    found = minimize_scalar(squared_distance_to, args=(Δ, t), bounds=(c - step, c + step), method="bounded", options={"xatol": 1e-10})
    return float(np.sqrt(max(found.fun, 0.0)))


def limit(t: float) -> float:
    """√2 min(t, 1 − t), the distance for Δ → ∞: the nearest blob is the brighter of the two."""
    return float(np.sqrt(2) * min(t, 1 - t))


@dataclass(frozen=True)
class Motion:
    """Two ways from a blob at 0 to a blob at Δ, at the share t of the way.

    Attributes:
        x: places along the line of motion, shape (X,).
        faded: (1 − t) g_0 + t g_Δ, the straight line in the space of images, shape (X,). moved: g_{tΔ}, shape (X,).
        Δs: distances, shape (N,). curve: distance of the faded image to the nearest blob for each of them, shape (N,).
    """

    Δ: float
    t: float
    x: Array
    faded: Array
    moved: Array
    Δs: Array
    curve: Array

    @property
    def distance(self) -> float:
        """Distance of the faded image to the nearest blob."""
        return distance_to_manifold(self.Δ, self.t)

    @property
    def limit(self) -> float:
        """The same for two blobs far apart."""
        return limit(self.t)


def move(Δ: float, t: float, longest: float = 8.0) -> Motion:
    """Both ways from 0 to Δ at the share t, and the distance to the manifold for distances up to ``longest``."""
    x, Δs = np.linspace(-3, longest + 3, 177), np.linspace(0, longest, 65)
    curve = np.array([distance_to_manifold(far, t) for far in Δs])
    return Motion(Δ, t, x, (1 - t) * blob(x, 0) + t * blob(x, Δ), blob(x, t * Δ), Δs, curve)
