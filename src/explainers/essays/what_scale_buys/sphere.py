"""Data on a sphere of d dimensions, a function on it, and what the nearest of n samples is worth, exactly.

The function is a harmonic of degree w, a wave with about w crests around. Averaged over the places at an angle z from x, a harmonic is
f(x) G(cos z), with G the Gegenbauer polynomial of degree w divided by its value at 1 (Funk and Hecke). So the squared error of the nearest
sample's value is

    E (f(x) − f(X))² = 2(1 − E G(cos z)),    P(z of the nearest > t) = (1 − share of the sphere within t)ⁿ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import comb

import numpy as np
from numpy.typing import NDArray
from scipy import special

Array = NDArray[np.float64]

DIRECTIONS = 3
"""Waves of which the function is a sum."""
NODES = 400
"""Points of the Gauss–Legendre rule."""


@dataclass(frozen=True)
class Wave:
    """f(x) = Σ c_j G(u_j · x), of variance 1: the directions ``u``, (DIRECTIONS, d + 1), the weights ``c``, and the degree ``w``."""

    u: Array
    c: Array
    w: int

    def __call__(self, x: Array) -> Array:
        """Values at the points ``x``, shape (m, d + 1)."""
        return gegenbauer(self.w, self.u.shape[1] - 1, x @ self.u.T) @ self.c


def gegenbauer(w: int, d: int, t: Array) -> Array:
    """G: the Gegenbauer polynomial of degree ``w`` for the sphere of ``d`` dimensions, 1 at t = 1; cos wz for the circle."""
    if d == 1:
        return special.eval_chebyt(w, t)
    return special.eval_gegenbauer(w, (d - 1) / 2, t) / special.eval_gegenbauer(w, (d - 1) / 2, 1.0)


def harmonics(w: int, d: int) -> int:
    """How many independent harmonics of degree ``w`` ≥ 1 the sphere of ``d`` dimensions has."""
    return comb(w + d, d) - (comb(w + d - 2, d) if w > 1 else 0)


def points(n: int, d: int, rng: np.random.Generator) -> Array:
    """``n`` uniform points on the sphere of ``d`` dimensions. Shape (n, d + 1)."""
    x = rng.standard_normal((n, d + 1))
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def wave(w: int, d: int, rng: np.random.Generator) -> Wave:
    """A random harmonic of degree ``w`` and variance 1.

    Raises:
        ValueError: the degree or the dimension is less than one.
    """
    if min(w, d) < 1:
        raise ValueError(f"sphere: degree {w} in {d} dimensions; give at least one of each")
    u, c = points(DIRECTIONS, d, rng), rng.standard_normal(DIRECTIONS)
    variance = c @ gegenbauer(w, d, u @ u.T) @ c / harmonics(w, d)
    return Wave(u, c / np.sqrt(variance), w)


def embedding(d: int, D: int, rng: np.random.Generator) -> Array:
    """Orthonormal columns that carry R^(d + 1) into R^D without changing a distance. Shape (D, d + 1).

    Raises:
        ValueError: the space is too small.
    """
    if D < d + 1:
        raise ValueError(f"sphere: the sphere of {d} dimensions needs a space of {d + 1}, and D = {D}")
    return np.linalg.qr(rng.standard_normal((D, d + 1)))[0]


_legendre = cache(np.polynomial.legendre.leggauss)


def nearest_error(n: float, d: int, w: int) -> float:
    """2(1 − E G(cos z)) for the nearest of ``n`` samples."""
    nodes, weights = _legendre(NODES)
    v = (nodes + 1) / 2  # the chance that the nearest is farther, uniform on (0, 1)
    share = -np.expm1(np.log(v) / n)
    sin_squared = special.betaincinv(d / 2, 0.5, np.minimum(2 * share, 2 - 2 * share))
    cos = np.sqrt(1 - sin_squared) * np.where(share > 0.5, -1, 1)
    return float(2 * np.sum(weights / 2 * (1 - gegenbauer(w, d, cos))))
