"""Sums of squares of normal numbers, and which share of such a sum some of them have: χ², Gamma and Beta."""

from __future__ import annotations

from dataclasses import dataclass
from math import gamma, lgamma

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

ALL, SAMPLES = 12, 4000
"""How many normal numbers there are in a vector, and how many vectors are drawn."""

SUM_BINS = np.linspace(0.0, 32.0, 33)
SHARE_BINS = np.linspace(0.0, 1.0, 26)

_SUMS = 32 * np.linspace(0.0, 1.0, 161)[1:] ** 2
_SHARES = np.sin(np.linspace(0.0, np.pi / 2, 127)[1:-1]) ** 2


@dataclass(frozen=True)
class Squares:
    """Densities and histograms (densities of the drawn) of the sum of ``m`` squares, and of its share in the sum of all.

    sum_x, sum_density, share_x, share_density: grids and the closed forms there. sum_drawn, share_drawn: one height a bin.
    """

    m: int
    sum_x: Array
    sum_density: Array
    sum_drawn: Array
    share_x: Array
    share_density: Array
    share_drawn: Array
    drawn_mean: float
    drawn_share: float

    @property
    def share(self) -> float:
        """The mean of the share: m of all."""
        return self.m / ALL


def gamma_density(x: Array, shape: float, rate: float) -> Array:
    """rateˢ xˢ⁻¹ e^(−rate·x)/Γ(s) for x > 0."""
    return np.asarray(np.exp(shape * np.log(rate) + (shape - 1) * np.log(x) - rate * x - lgamma(shape)))


def chi_square_density(x: Array, m: int) -> Array:
    """Of the sum of m squares: Gamma with shape m/2 and rate ½."""
    return gamma_density(x, m / 2, 0.5)


def beta_density(u: Array, a: float, b: float) -> Array:
    """Γ(a + b)/(Γ(a) Γ(b)) u^(a−1) (1 − u)^(b−1) for 0 < u < 1."""
    return np.asarray(gamma(a + b) / (gamma(a) * gamma(b)) * u ** (a - 1) * (1 - u) ** (b - 1))


def squares(m: int, rng: np.random.Generator) -> Squares:
    """Draw vectors of standard normal numbers, and look at their first ``m``.

    Raises:
        ValueError: ``m`` is not between 1 and ALL − 1.
    """
    if not 1 <= m < ALL:
        raise ValueError(f"squares: m is {m}; give 1 to {ALL - 1}")
    drawn = rng.standard_normal((SAMPLES, ALL)) ** 2
    sums = drawn[:, :m].sum(axis=1)
    shares = sums / drawn.sum(axis=1)
    return Squares(
        m,
        _SUMS,
        chi_square_density(_SUMS, m),
        _heights(sums, SUM_BINS),
        _SHARES,
        beta_density(_SHARES, m / 2, (ALL - m) / 2),
        _heights(shares, SHARE_BINS),
        float(sums.mean()),
        float(shares.mean()),
    )


def _heights(values: Array, bins: Array) -> Array:
    return np.histogram(values, bins)[0] / (len(values) * np.diff(bins))
