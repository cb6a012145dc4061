"""A smooth function of a random point is nearly constant: the bound, and the tails of four functions on the unit sphere.

**Bound.** For x uniform on the unit sphere of R^d and f with Lip(f) ≤ L,   P(|f(x) − E f| ≥ t) ≤ 2 exp(−(d − 1)t²/(2L²)):
c-isoperimetry with c = d/(d − 1). It follows from the logarithmic Sobolev inequality of the sphere, Ent(g²) ≤ 2/(d − 1)·E|∇g|², by Herbst's
argument, which the essay gives. For x ~ N(0, I_d/d) it holds with c = 1.

**Tails.** Of one coordinate u = x₁, (u + 1)/2 ~ Beta((d−1)/2, (d−1)/2), and of the distance √(2 − 2u) to the pole; of the length of half
of the coordinates, whose square is Beta(h/2, (d−h)/2) for h = ⌊d/2⌋. These are exact. The distance to the nearest of twenty points is
drawn: of x only its part in the span of the points matters, g/√(|g|² + χ²) with g standard normal and χ² the rest.
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

FUNCTIONS = ("coordinate", "distance", "half", "nearest")
"""Four functions, each 1-Lipschitz: a coordinate, the distance to the pole, the length of the first half of the coordinates, and the
distance to the nearest of some points. The first two look at one coordinate, the last two at many."""

EXACT = FUNCTIONS[:3]
"""Those whose law is known."""

CENTERS = 20
"""The points to the nearest of which a distance is taken."""


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


def _law(function: str, d: int) -> rv_frozen:
    """Of u = x₁, or of the squared length of half of the coordinates."""
    if d < 2:
        raise ValueError(f"d is {d}; take a sphere in d ≥ 2 dimensions")
    if function not in EXACT:
        raise ValueError(f"no exact law is known of {function!r}; choose one of {', '.join(EXACT)}")
    if function == "half":
        return beta(d // 2 / 2, (d - d // 2) / 2)
    return beta((d - 1) / 2, (d - 1) / 2, loc=-1, scale=2)


def _value(function: str, u: Array) -> Array:
    if function == "coordinate":
        return u
    return np.sqrt(u) if function == "half" else np.sqrt(np.maximum(0.0, 2 - 2 * u))


def mean(function: str, d: int) -> float:
    """E f on the unit sphere, by quadrature over the exact law."""
    return _moment(lambda f: f, function, d)


def deviation(function: str, d: int) -> float:
    """The standard deviation of f: 1/√d for the coordinate, 1/√(2d) and 1/(2√d) in the limit for distance and half."""
    middle = mean(function, d)
    return float(np.sqrt(_moment(lambda f: (f - middle) ** 2, function, d)))


def _moment(g: Callable[[Array], Array], function: str, d: int) -> float:
    law = _law(function, d)
    if d < 4:  # the density may be infinite at its ends: integrate over the quantiles
        return float(quad(lambda q: g(_value(function, law.ppf(q))), 0, 1, limit=400)[0])
    low, high = law.ppf([1e-15, 0.5])[0], law.isf(1e-15)
    return float(quad(lambda u: g(_value(function, u)) * law.pdf(u), low, high, points=[law.median()], limit=200)[0])


def tail(function: str, t: Array, d: int) -> Array:
    """P(|f(x) − E f| ≥ t), exactly.

    Raises:
        ValueError: if d < 2, or the law of the function is not known.
    """
    law, middle, t = _law(function, d), mean(function, d), np.asarray(t, float)
    high, low = middle + t, middle - t
    if function == "coordinate":
        return np.where(t == 0, 1.0, 2 * law.sf(t))
    if function == "half":
        return law.sf(np.minimum(1.0, high) ** 2) + law.cdf(np.maximum(0.0, low) ** 2)
    return law.cdf(1 - np.minimum(2.0, high) ** 2 / 2) + law.sf(1 - np.maximum(0.0, low) ** 2 / 2)


def sample(function: str, d: int, draws: int, rng: np.random.Generator) -> Array:
    """f at random points of the unit sphere, shape (draws,).

    Raises:
        ValueError: if the function is unknown or d < 2.
    """
    if function not in FUNCTIONS:
        raise ValueError(f"no function is called {function!r}; choose one of {', '.join(FUNCTIONS)}")
    if d < 2:
        raise ValueError(f"d is {d}; take a sphere in d ≥ 2 dimensions")
    if function == "half":
        first, rest = rng.chisquare(d // 2, draws), rng.chisquare(d - d // 2, draws)
        return np.sqrt(first / (first + rest))
    centers = rng.standard_normal((CENTERS if function == "nearest" else 1, d))
    centers /= np.linalg.norm(centers, axis=1, keepdims=True)
    triangle = np.linalg.qr(centers.T, mode="r")
    g = rng.standard_normal((draws, len(triangle)))
    rest = rng.chisquare(d - len(triangle), draws) if d > len(triangle) else np.zeros(draws)
    u = (g @ triangle / np.sqrt((g**2).sum(axis=1) + rest)[:, None]).max(axis=1)
    return u if function == "coordinate" else np.sqrt(np.maximum(0.0, 2 - 2 * u))


@dataclass(frozen=True)
class Concentration:
    """How a function gathers at its mean.

    Attributes:
        t: deviations, shape (m,). bound: what isoperimetry promises of at least that deviation, shape (m,).
        exact: its probability, shape (m,), masked if the law is not known. measured: share of the drawn points, shape (m,), masked where
            hardly one was seen; draws: how many. spread: the standard deviation, of the draws if the law is not known.
    """

    function: str
    d: int
    t: Array
    exact: np.ma.MaskedArray
    bound: Array
    measured: np.ma.MaskedArray
    draws: int
    spread: float


def concentrate(function: str, d: int, *, draws: int = 20_000, seed: int = 0) -> Concentration:
    """Bound, simulation, and where it is known the exact tail, for one of the functions.

    Raises:
        ValueError: if the function is unknown or d < 2.
    """
    f = sample(function, d, draws, np.random.default_rng(seed))
    t = np.geomspace(3e-3, 2, 61)
    known = function in EXACT
    middle = mean(function, d) if known else float(f.mean())
    measured = 1 - np.searchsorted(np.sort(np.abs(f - middle)), t) / draws
    exact = np.ma.masked_array(tail(function, t, d) if known else np.ones_like(t), np.full(len(t), not known))
    promised = bound(t, d, c=sphere_constant(d))
    spread = deviation(function, d) if known else float(f.std())
    return Concentration(function, d, t, exact, promised, np.ma.masked_less(measured, 5 / draws), draws, spread)
