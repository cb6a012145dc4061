"""Cells of a cube: how many there are, how few samples hit, and how far away the nearest sample is.

The cube [0, 1]^d is cut into cells of side ε. There are ε^(−d), so n samples, one to a cell, afford ε = n^(−1/d).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log10

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

CHUNK = 50_000
"""Samples that are drawn at a time."""


def log10_cells(epsilon: float, d: float) -> float:
    """log₁₀ of ε^{−d}, the number of cells of side ``epsilon`` in the cube [0, 1]^d."""
    if not 0 < epsilon <= 1 or d <= 0:
        raise ValueError(f"log10_cells: epsilon is {epsilon} and d is {d}; give a side in (0, 1] and a positive dimension")
    return -d * log10(epsilon)


def resolution(n: float, d: float) -> float:
    """Side ε = n^{−1/d} of the cells when ``n`` samples, one to a cell, cover [0, 1]^d."""
    if n < 1 or d <= 0:
        raise ValueError(f"resolution: n is {n} and d is {d}; give at least one sample and a positive dimension")
    return float(n ** (-1 / d))


def share_of_cells_hit(n: int, cells: int) -> float:
    """Expected share of ``cells`` equal cells hit by ``n`` uniform samples: 1 − (1 − 1/cells)^n, near 1 − 1/e for n = cells."""
    return 1 - (1 - 1 / cells) ** n


ONE_MINUS_1_OVER_E = 1 - exp(-1)
"""The share of cells that as many random samples as cells hit, in the limit."""


def cells_hit(points: Array, cells_a_side: int) -> int:
    """How many cells of a regular grid over [0, 1)^d contain a point. Shape (n, d) -> int."""
    cell = np.floor(points * cells_a_side).astype(np.int64)
    return len(np.unique(cell, axis=0))


def expected_side(n: int, d: int) -> float:
    """Mean side of the smallest cube around a place that holds one of ``n`` uniform samples: Γ(n + 1) Γ(1 + 1/d) / Γ(n + 1 + 1/d).

    A cube of side u is empty with probability (1 − u^d)^n; this is the integral of that over u in (0, 1), and Γ(1 + 1/d) n^{−1/d} for
    large n.
    """
    if n < 1 or d < 1:
        raise ValueError(f"expected_side: n is {n} and d is {d}; give at least one sample and one dimension")
    return exp(lgamma(n + 1) + lgamma(1 + 1 / d) - lgamma(n + 1 + 1 / d))


def sides(n: int, d: int, queries: int, rng: np.random.Generator, sheet: int = 0) -> Array:
    """Sides of the smallest cubes around random places of the torus [0, 1)^d that hold one of ``n`` random samples. Shape (queries,).

    With ``sheet`` = k below d, samples and places lie on a k-dimensional sheet in those d dimensions: the first k coordinates are random,
    the others repeat them in turn.
    """
    if n < 1 or d < 1 or not 0 <= sheet <= d:
        raise ValueError(f"sides: n is {n}, d is {d}, sheet is {sheet}; give at least one sample, one dimension and a sheet inside")
    free = sheet or d
    columns = np.arange(d) % free
    places = rng.random((queries, free), dtype=np.float32)[:, columns]
    nearest = np.full(queries, 0.5)
    for start in range(0, n, CHUNK):
        points = rng.random((min(CHUNK, n - start), free), dtype=np.float32)[:, columns]
        for j, place in enumerate(places):
            away = np.abs(points - place)
            nearest[j] = min(nearest[j], float(np.minimum(away, 1 - away).max(axis=1).min()))
    return 2 * nearest


@dataclass(frozen=True)
class Covering:
    """n samples in d dimensions: resolution against d (``dimensions`` and ``sides``, shape (m,)) and at the chosen d."""

    samples: float
    dimension: int
    dimensions: Array
    sides: Array
    side: float
    half_exponent: float
    halving_exponent: float

    @property
    def cells_a_side(self) -> float:
        """How many cells fit along one coordinate."""
        return 1 / self.side


def covering(samples: float, dimension: int) -> Covering:
    """What ``samples`` samples can resolve of a cube of ``dimension`` dimensions.

    ``half_exponent`` is log₁₀ of the samples for cells of side ½, ``halving_exponent`` of those for cells of half the present side.
    """
    dimensions = np.geomspace(1, 1e4, 121)
    found = np.array([resolution(samples, d) for d in dimensions])
    side = resolution(samples, dimension)
    return Covering(samples, dimension, dimensions, found, side, log10_cells(0.5, dimension), log10_cells(side / 2, dimension))
