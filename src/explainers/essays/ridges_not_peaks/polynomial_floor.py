"""The least loss of any polynomial of degree two: what a quadratic network of more units than inputs can reach, and no less."""

from __future__ import annotations

from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks.ridge import Data

Array = NDArray[np.float64]


def monomials(X: Array) -> Array:
    """1, x_i and x_i x_j at the inputs X (N, d): shape (N, (d + 1)(d + 2)/2)."""
    x1 = np.column_stack([np.ones(len(X)), X])
    return np.stack([x1[:, i] * x1[:, j] for i, j in combinations_with_replacement(range(x1.shape[1]), 2)], axis=1)


def least_quadratic_loss(data: Data) -> float:
    """The least ½‖f(X) − y‖² over all polynomials of degree two: ordinary least squares on the monomials.

    A quadratic network of more than d units writes every such polynomial (the essay derives it), so this is what it can reach and no less.
    """
    Φ = monomials(data.X)
    r = data.y - Φ @ np.linalg.lstsq(Φ, data.y, rcond=None)[0]
    return float(np.sum(r * r)) / 2
