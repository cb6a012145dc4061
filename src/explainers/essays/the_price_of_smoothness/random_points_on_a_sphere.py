"""Random points on the sphere of radius R in R^d: how far apart they are, exactly.

For x, x′ uniform and independent, u = ⟨x, x′⟩/R² has (u + 1)/2 ~ Beta((d−1)/2, (d−1)/2), so E u = 0 and var u = 1/d. The distance is
R√(2 − 2u): near √2·R when d is large, and never near the diameter 2R. The mean is E‖x − x′‖ = R·2^{d−1} Γ(d/2)²/(√π Γ(d − ½)).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln
from scipy.stats import beta
from scipy.stats.distributions import rv_frozen

Array = NDArray[np.float64]


def points(n: int, d: int, rng: np.random.Generator) -> Array:
    """n uniform points on the unit sphere of R^d, shape (n, d)."""
    _check(d)
    X = rng.standard_normal((n, d))
    return X / np.linalg.norm(X, axis=1, keepdims=True)


def distances(n: int, d: int, rng: np.random.Generator) -> Array:
    """The n(n−1)/2 distances of n uniform points. The points are drawn as the triangular factor of their inner products' matrix.

    For d > n the Gram matrix of n standard normal vectors is BBᵀ with B lower triangular: B_ii² ~ χ² with d − i degrees of freedom
    (i = 0, 1, …), and standard normal below (Bartlett). So ten thousand dimensions cost no more than n.
    """
    _check(d)
    if d <= n:
        X = rng.standard_normal((n, d))
    else:
        X = np.tril(rng.standard_normal((n, n)), -1) + np.diag(np.sqrt(rng.chisquare(d - np.arange(n))))
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    u = (X @ X.T)[np.triu_indices(n, 1)]
    return np.sqrt(np.maximum(0.0, 2 - 2 * u))


def _law(d: int) -> rv_frozen:
    _check(d)
    return beta((d - 1) / 2, (d - 1) / 2)


def cdf(t: Array, d: int) -> Array:
    """P(‖x − x′‖ ≤ t), for the unit sphere: the upper tail of the Beta law at (u + 1)/2 = 1 − t²/4."""
    return _law(d).sf(1 - np.asarray(t) ** 2 / 4)


def density(t: Array, d: int) -> Array:
    """Of the distance, on the unit sphere: the Beta density at 1 − t²/4, times t/2."""
    return _law(d).pdf(1 - np.asarray(t) ** 2 / 4) * np.asarray(t) / 2


def quantile(q: float, d: int) -> float:
    """The distance that a share q of the pairs does not exceed."""
    return float(2 * np.sqrt(1 - _law(d).isf(q)))


def mean(d: int) -> float:
    """E‖x − x′‖ on the unit sphere; 4/π for the circle, 4/3 for the sphere in space, √2 in the limit."""
    _check(d)
    return float(np.exp((d - 1) * np.log(2) + 2 * gammaln(d / 2) - gammaln(d - 0.5)) / np.sqrt(np.pi))


def closest(n: int, d: int) -> float:
    """The distance below which one pair of n points is expected, quantile 1/P with P = n(n−1)/2: about the smallest distance of all."""
    return quantile(1 / (n * (n - 1) / 2), d)


def surely_apart(n: int, d: int, t: float) -> float:
    """1 − P·P(‖x − x′‖ ≤ t): a lower bound for the probability that all pairs are farther apart than t. Not below 0."""
    return max(0.0, 1 - n * (n - 1) / 2 * float(cdf(np.array(t), d)))


def _check(d: int) -> None:
    if d < 2:
        raise ValueError(f"d is {d}; the sphere in d dimensions has distances other than 0 and 2 only for d ≥ 2")


@dataclass(frozen=True)
class Distances:
    """Distances of n points on the unit sphere in R^d.

    Attributes:
        edges, height: a histogram of the measured distances as a density, shapes (m + 1,), (m,).
        t, exact: the exact density, shapes (q,). smallest, largest: measured. expected_smallest, average: exact.
        near: share of the pairs within 5 % of √2, exact. far: share within 5 % of the diameter 2, exact.
    """

    n: int
    d: int
    edges: Array
    height: Array
    t: Array
    exact: Array
    smallest: float
    largest: float
    expected_smallest: float
    average: float
    near: float
    far: float


def survey(n: int, d: int, seed: int = 0) -> Distances:
    """Measure the distances of n random points beside their exact law."""
    found = distances(n, d, np.random.default_rng(seed))
    low, high = np.sqrt(2) + np.array([-1, 1]) * min(np.sqrt(2), 6 / np.sqrt(2 * d))
    edges = np.linspace(max(0.0, low), min(2.0, high), 41)
    height = np.histogram(found, edges)[0] / (len(found) * np.diff(edges))
    t = np.linspace(edges[0], edges[-1], 121)
    inner = t.clip(1e-3, 2 - 1e-3)
    near, far = (float(cdf(np.array(b), d) - cdf(np.array(a), d)) for a, b in (np.sqrt(2) * np.array([0.95, 1.05]), (1.9, 2.0)))
    return Distances(
        n, d, edges, height, inner, density(inner, d), float(found.min()), float(found.max()), closest(n, d), mean(d), near, far
    )
