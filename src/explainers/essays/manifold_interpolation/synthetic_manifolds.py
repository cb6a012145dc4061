"""Points on manifolds whose dimension is known, placed at random in a space of many coordinates."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def frame(d: int, D: int, rng: np.random.Generator) -> Array:
    """d orthonormal directions of R^D, uniformly distributed, as columns. Shape (D, d).

    Raises:
        ValueError: unless 1 ≤ d ≤ D.
    """
    if not 1 <= d <= D:
        raise ValueError(f"d = {d} directions do not fit in D = {D} coordinates; choose 1 ≤ d ≤ D")
    Q, R = np.linalg.qr(rng.normal(size=(D, d)))
    return Q * np.sign(np.diag(R))


def sphere(d: int, D: int, n: int, rng: np.random.Generator) -> Array:
    """n points, uniform on the unit sphere S^d, which has dimension d and fills d + 1 directions of R^D. Shape (n, D)."""
    x = rng.normal(size=(n, d + 1))
    return x / np.linalg.norm(x, axis=1, keepdims=True) @ frame(d + 1, D, rng).T


def cube(d: int, D: int, n: int, rng: np.random.Generator) -> Array:
    """n points, uniform in the cube [0, 1]^d, which lies in d directions of R^D. Shape (n, D)."""
    return rng.random((n, d)) @ frame(d, D, rng).T
