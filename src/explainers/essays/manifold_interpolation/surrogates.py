"""Images that nobody made, with the same second moments as a set of images: what is left of its structure if it were Gaussian.

Both draw x = mean + Σ_i g_i (x_i − mean)/√n with independent standard normal g_i, which has the covariance of the n rows exactly, also
where it is singular.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def gaussian(rows: Array, n: int, rng: np.random.Generator) -> Array:
    """n draws from the normal law with mean and covariance of the rows (N, D). Shape (n, D).

    Raises:
        ValueError: if there are fewer than two rows, or n is negative.
    """
    if len(rows) < 2 or n < 0:
        raise ValueError(f"{len(rows)} rows and n = {n}: give at least two rows, whose covariance is drawn from, and n ≥ 0")
    center = rows.mean(axis=0)
    return np.asarray(center + rng.standard_normal((n, len(rows))) @ (rows - center) / np.sqrt(len(rows)))


def gaussian_by_class(rows: Array, labels: NDArray[np.int64], rng: np.random.Generator) -> Array:
    """As many draws as rows (N, D), from a normal law for each label with the mean and covariance of its rows. Shape (N, D)."""
    kinds = (rows[labels == label] for label in np.unique(labels))
    return np.concatenate([gaussian(kind, len(kind), rng) for kind in kinds])
