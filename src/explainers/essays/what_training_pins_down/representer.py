"""Where gradient descent can go: linear models, trained from w₀, move only within the span of their data."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


def outside(X: Matrix, v: Vector) -> Vector:
    """The part of v (D,) that is orthogonal to all rows of X (n, D)."""
    return v - np.linalg.lstsq(X, X @ v, rcond=None)[0]


def descend(X: Matrix, y: Vector, w0: Vector, steps: int, η: float, *, signs: bool = False) -> Vector:
    """w after gradient descent on ½ ‖X w − y‖² / n from w₀; with ``signs`` each coordinate takes a step of ±η instead.

    A gradient Xᵀ r / n is a combination of the data. Its signs, coordinate by coordinate, are not: what Adam does at its first step.

    Raises:
        ValueError: if the shapes do not fit.
    """
    if X.ndim != 2 or y.shape != X.shape[:1] or w0.shape != X.shape[1:]:
        raise ValueError(f"X has shape {X.shape}, y {y.shape} and w0 {w0.shape}; they must be (n, D), (n,) and (D,)")
    w = w0
    for _ in range(steps):
        g = X.T @ (X @ w - y) / len(X)
        w = w - η * (np.sign(g) if signs else g)
    return w


def nearest_fit(X: Matrix, y: Vector, w0: Vector) -> Vector:
    """w₀ + X⁺ (y − X w₀): the exact fit nearest to w₀, where gradient descent ends if n ≤ D and X has full rank."""
    return w0 + np.linalg.lstsq(X, y - X @ w0, rcond=None)[0]


def unknowns_left(X: Matrix) -> int:
    """How many of the D + 1 unknowns (W, b) the equations W·x + b = y of the points in one region leave open: D + 1 − rank [X, 1]."""
    D = X.shape[1]
    return int(D + 1 - np.linalg.matrix_rank(np.column_stack([X, np.ones(len(X))])))
