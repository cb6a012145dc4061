"""Labeled points in the plane: two crescents that reach into each other, and a disc inside a ring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Labeled:
    """Points ``X`` (N, 2) and labels ``y`` (N,), 0 or 1."""

    X: NDArray[np.float64]
    y: NDArray[np.float64]


def crescents(N: int, rng: np.random.Generator, noise: float = 0.08) -> Labeled:
    """Two half circles of radius 1, centers (∓½, ∓¼), opening toward each other, with normal noise; label 1 for the upper.

    Raises:
        ValueError: if N is not an even number of at least two.
    """
    if N < 2 or N % 2:
        raise ValueError(f"N = {N} points; give an even number of at least two, half of them for each label")
    angle = rng.uniform(0, np.pi, N)
    y = np.repeat([0.0, 1.0], N // 2)
    side = 2 * y - 1
    X = side[:, None] * np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    return Labeled(X + noise * rng.standard_normal((N, 2)), y)


def disc_and_ring(N: int, rng: np.random.Generator) -> Labeled:
    """Half the points with label 1 uniform in the disc r < ½, half with label 0 in the ring 0.8 < r < 1.2, uniform in radius and angle.

    Raises:
        ValueError: if N is not an even number of at least two.
    """
    if N < 2 or N % 2:
        raise ValueError(f"N = {N} points; give an even number of at least two, half of them for each label")
    y = np.repeat([1.0, 0.0], N // 2)
    r = np.concatenate([0.5 * np.sqrt(rng.uniform(size=N // 2)), rng.uniform(0.8, 1.2, N // 2)])
    angle = rng.uniform(0, 2 * np.pi, N)
    return Labeled(r[:, None] * np.column_stack([np.cos(angle), np.sin(angle)]), y)
