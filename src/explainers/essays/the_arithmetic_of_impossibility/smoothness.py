"""What bounded derivatives buy, and what they cost: Taylor polynomials on the cells of a cube.

All partial derivatives of order s are at most 1 in size. On a cell of side ε the Taylor polynomial of degree s − 1 about its center errs by
at most

    Σ_{|α| = s} (ε/2)^s / α! = (d ε/2)^s / s! ,

so cells may be larger, and fewer, the larger s is. But a polynomial of degree s − 1 in d variables has C(d + s − 1, s − 1) coefficients,
and each takes a sample. The counts below take the constant (d/2)^s / s! as one, which is kind: for d above 2 s it is larger.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement
from math import comb, factorial, log10

import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_arithmetic_of_impossibility.counting import SAMPLES, TOKENS

Array = NDArray[np.float64]

ORDERS = tuple(range(1, 13))
"""Numbers of bounded derivatives that are tried."""
PLACES, PHASES = 50, 720
"""Random places in a cell, and phases of the waves, at which Taylor polynomials are compared with what they stand for."""


def coefficients(d: int, s: int) -> int:
    """C(d + s − 1, s − 1): coefficients of a polynomial of degree s − 1 in d variables."""
    if d < 1 or s < 1:
        raise ValueError(f"coefficients: d is {d} and s is {s}; give at least 1 of each")
    return comb(d + s - 1, s - 1)


def log10_cells(error: float, d: int, s: int) -> float:
    """log₁₀ of the cells that are needed so that ε^s = ``error``: ε^(−d) = error^(−d/s)."""
    if not 0 < error < 1 or d < 1 or s < 1:
        raise ValueError(f"log10_cells: error is {error}, d is {d}, s is {s}; give an error in (0, 1) and at least 1 of the others")
    return -d / s * log10(error)


def log10_numbers(error: float, d: int, s: int) -> float:
    """log₁₀ of cells times coefficients: as many numbers have to be learned, and as many samples are needed at least."""
    return log10_cells(error, d, s) + log10(coefficients(d, s))


def taylor_bound(side: float, d: int, s: int) -> float:
    """(d ε/2)^s / s!: the largest error in a cell of side ε if all partial derivatives of order s are at most 1."""
    if side <= 0:
        raise ValueError(f"taylor_bound: side is {side}; give a positive one")
    return (d * side / 2) ** s / factorial(s)


def wave_errors(side: float, d: int, s: int, frequency: float, rng: np.random.Generator) -> Array:
    """Errors of the Taylor polynomial of degree s − 1 of sin(ω Σ x_i + φ), over random places of a cell, its corner, and phases φ.

    All derivatives of order s are at most ω^s. Shape (PLACES + 1, PHASES).
    """
    x = np.concatenate([rng.uniform(-side / 2, side / 2, (PLACES, d)), np.full((1, d), side / 2)])
    t = frequency * x.sum(axis=1)[:, None]
    phase = np.linspace(0, 2 * np.pi, PHASES, endpoint=False)
    polynomial = sum(np.sin(phase + k * np.pi / 2) * t**k / factorial(k) for k in range(s))
    errors: Array = np.abs(np.sin(phase + t) - polynomial)
    return errors


def monomials(x: Array, degree: int) -> Array:
    """All monomials of at most ``degree`` at points x. Shape (n, d) -> (n, C(d + degree, degree))."""
    n, d = x.shape
    columns = [np.prod(x[:, places], axis=1) for j in range(degree + 1) for places in map(list, combinations_with_replacement(range(d), j))]
    return np.stack(columns, axis=1).reshape(n, -1)


def known_coefficients(d: int, s: int, samples: int, rng: np.random.Generator, alike: bool = False) -> int:
    """How many coefficients of a polynomial of degree s − 1 in d variables ``samples`` random samples fix: the rank of their monomials.

    ``alike`` samples have all coordinates equal.
    """
    x = np.repeat(rng.uniform(-1, 1, (samples, 1)), d, axis=1) if alike else rng.uniform(-1, 1, (samples, d))
    return int(np.linalg.matrix_rank(monomials(x, s - 1)))


@dataclass(frozen=True)
class Price:
    """What smoothness buys and costs in d dimensions: log₁₀ of cells, coefficients a cell and both together, for each of ``orders``."""

    d: int
    s: int
    error: float
    orders: Array
    cells: Array
    coefficients: Array
    numbers: Array
    samples: float
    tokens: float

    @property
    def best(self) -> int:
        """The order for which the fewest numbers have to be learned."""
        return int(self.orders[np.argmin(self.numbers)])

    @property
    def least(self) -> float:
        """log₁₀ of that many."""
        return float(self.numbers.min())

    @property
    def enough(self) -> bool:
        """Whether the chosen order needs no more numbers than there are images."""
        return bool(self.numbers[self.s - 1] <= log10(self.samples))


@cache
def price(d: int, s: int, error: float = 0.1) -> Price:
    """Cells and coefficients for an error of ``error``, constants taken as one, beside ImageNet's images and the post's tokens."""
    cells = np.array([log10_cells(error, d, each) for each in ORDERS])
    each = np.array([log10(coefficients(d, order)) for order in ORDERS])
    return Price(d, s, error, np.array(ORDERS, dtype=float), cells, each, cells + each, SAMPLES["ImageNet"], TOKENS)


def least_log10_numbers(error: float, d: int) -> float:
    """log₁₀ of the fewest numbers over all ``ORDERS``."""
    return min(log10_numbers(error, d, s) for s in ORDERS)
