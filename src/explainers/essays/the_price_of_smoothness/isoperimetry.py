"""A smooth function of a random point is nearly constant: the bound, and the exact tails of three functions on the unit sphere.

**Bound.** For x uniform on the unit sphere of R^d and f with Lip(f) ≤ L,   P(|f(x) − E f| ≥ t) ≤ 2 exp(−(d − 1)t²/(2L²)):
c-isoperimetry with c = d/(d − 1). For x ~ N(0, I_d/d) it holds with c = 1.

**Exact tails.** Functions of one coordinate u = x₁, where (u + 1)/2 ~ Beta((d−1)/2, (d−1)/2): the coordinate itself, its size, and the
distance √(2 − 2u) to the pole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import quad
from scipy.stats import beta
from scipy.stats.distributions import rv_frozen

Array = NDArray[np.float64]

FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    "coordinate": lambda u: u,
    "size": np.abs,
    "distance": lambda u: np.sqrt(np.maximum(0.0, 2 - 2 * u)),
}
"""Three functions of u = x₁, each 1-Lipschitz on the sphere: the coordinate, its size, and the distance to the pole."""


def bound(t: Array, d: int, L: float = 1.0, c: float = 1.0) -> Array:
    """2 exp(−d t²/(2cL²)), at most 1.

    Raises:
        ValueError: if d < 1, L ≤ 0 or c ≤ 0.
    """
    if d < 1 or L <= 0 or c <= 0:
        raise ValueError(f"d is {d}, L is {L} and c is {c}; give d ≥ 1 dimensions and positive L and c")
    return np.minimum(1.0, 2 * np.exp(-d * np.asarray(t) ** 2 / (2 * c * L**2)))


def sphere_constant(d: int) -> float:
    """c = d/(d − 1), the constant of isoperimetry of the unit sphere in R^d, d ≥ 2."""
    if d < 2:
        raise ValueError(f"d is {d}; the sphere in R^d has a constant of isoperimetry for d ≥ 2")
    return d / (d - 1)


def _coordinate(d: int) -> rv_frozen:
    if d < 2:
        raise ValueError(f"d is {d}; take a sphere in d ≥ 2 dimensions")
    return beta((d - 1) / 2, (d - 1) / 2, loc=-1, scale=2)


def mean(function: str, d: int) -> float:
    """E f on the unit sphere, by quadrature over the exact law of u."""
    return _moment(FUNCTIONS[function], d)


def deviation(function: str, d: int) -> float:
    """The standard deviation of f: 1/√d for the coordinate, √(1 − 2/π)/√d and 1/√(2d) in the limit for the others."""
    f, middle = FUNCTIONS[function], mean(function, d)
    return float(np.sqrt(_moment(lambda u: (f(u) - middle) ** 2, d)))


def _moment(f: Callable[[Array], Array], d: int) -> float:
    law, edge = _coordinate(d), min(1.0, 12 / np.sqrt(d))
    if d == 2:  # the law's density is infinite at its ends: integrate over the angle
        return float(quad(lambda a: f(np.cos(a)) / np.pi, 0, np.pi, points=[np.pi / 2])[0])
    return float(quad(lambda u: f(u) * law.pdf(u), -edge, edge, points=[0.0], limit=200)[0])


def tail(function: str, t: Array, d: int) -> Array:
    """P(|f(x) − E f| ≥ t), exactly."""
    law, middle, t = _coordinate(d), mean(function, d), np.asarray(t, float)
    if function == "coordinate":
        return np.where(t == 0, 1.0, 2 * law.sf(t))
    if function == "size":
        below = 1 - 2 * law.sf(np.maximum(0.0, middle - t))
        return 2 * law.sf(middle + t) + np.where(middle >= t, below, 0.0)
    high, low = np.minimum(2.0, middle + t), np.maximum(0.0, middle - t)
    return law.cdf(1 - high**2 / 2) + law.sf(1 - low**2 / 2)


@dataclass(frozen=True)
class Concentration:
    """How a function gathers at its mean.

    Attributes:
        t: deviations, shape (m,). exact, bound: probability of at least that deviation, and what isoperimetry promises, shape (m,).
        measured: share of the drawn points, shape (m,), masked where none was seen; draws: how many.
    """

    function: str
    d: int
    t: Array
    exact: Array
    bound: Array
    measured: np.ma.MaskedArray
    draws: int
    spread: float


def concentrate(function: str, d: int, *, draws: int = 20_000, seed: int = 0) -> Concentration:
    """Exact tail, bound, and a simulation for one of the functions; a coordinate is drawn as z/√(z² + χ²_{d−1}).

    Raises:
        ValueError: if the function is unknown or d < 2.
    """
    if function not in FUNCTIONS:
        raise ValueError(f"no function is called {function!r}; choose one of {', '.join(FUNCTIONS)}")
    c, rng = sphere_constant(d), np.random.default_rng(seed)
    z = rng.standard_normal(draws)
    f = FUNCTIONS[function](z / np.sqrt(z**2 + rng.chisquare(d - 1, draws)))
    t = np.geomspace(3e-3, 2, 61)
    off = np.sort(np.abs(f - mean(function, d)))
    measured = 1 - np.searchsorted(off, t) / draws
    exact = tail(function, t, d)
    return Concentration(function, d, t, exact, bound(t, d, c=c), np.ma.masked_less(measured, 5 / draws), draws, deviation(function, d))
