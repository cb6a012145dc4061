"""What a fit by N flat pieces costs: the cube of d dimensions in equal cells, in each cell the best affine function.

f(x) = √(2/d) Σ cos 2πx_i has variance 1. In a cell of side ε a wave is a sum of Legendre polynomials with the weights (2l + 1) j_l(z)²,
where z = πε and j_l are the spherical Bessel functions, so what an affine function leaves of it is

    1 − j₀(z)² − 3j₁(z)² = z⁴/45 (1 − 4z²/35 + …),    and what a constant leaves is 1 − j₀(z)² = z²/3 (1 − …).

With N = ε^(−d) cells these fall like N^(−4/d) and N^(−2/d).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import spherical_jn

Array = NDArray[np.float64]

NODES = 8
"""Gauss–Legendre nodes along an edge of a cell."""


def closed_error(m: int, affine: bool = True) -> float:
    """Mean squared error of the best affine (or constant) function on each of m^d cells, whatever d; at least three cells a side."""
    z = np.pi / m
    if affine and z < 0.1:  # the difference would cancel: the series of 5j₂² + 7j₃²
        return float(5 * spherical_jn(2, z) ** 2 + 7 * spherical_jn(3, z) ** 2 + 9 * spherical_jn(4, z) ** 2)
    return float(1 - spherical_jn(0, z) ** 2 - (3 * spherical_jn(1, z) ** 2 if affine else 0))


def fitted_error(m: int, d: int, affine: bool = True) -> float:
    """The same by least squares: the best fit on the nodes of a quadrature rule, cell by cell.

    Raises:
        ValueError: there are fewer than three cells a side.
    """
    if m < 3:
        raise ValueError(f"pieces: {m} cells a side; with fewer than three the waves' phases do not average out")
    node, weight = np.polynomial.legendre.leggauss(NODES)
    at = np.stack(np.meshgrid(*[node / 2] * d, indexing="ij"), axis=-1).reshape(-1, d)
    w = np.prod(np.stack(np.meshgrid(*[weight / 2] * d, indexing="ij"), axis=-1).reshape(-1, d), axis=1)
    wave = np.cos(2 * np.pi * (np.arange(m)[:, None] + 0.5 + node / 2) / m)  # of one coordinate, on the nodes of each cell
    waves = np.zeros([m] * d + [NODES] * d)
    for axis in range(d):
        waves += np.expand_dims(wave, [other for other in range(2 * d) if other % d != axis])
    values = np.sqrt(2 / d) * waves.reshape(m**d, -1)
    columns = np.column_stack([np.ones(len(at)), at]) if affine else np.ones((len(at), 1))
    root = np.sqrt(w)[:, None]
    basis = np.linalg.qr(root * columns)[0]
    scaled = (root[:, 0] * values).T
    return float(np.sum((scaled - basis @ (basis.T @ scaled)) ** 2) / m**d)
