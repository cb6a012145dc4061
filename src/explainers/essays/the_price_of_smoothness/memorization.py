"""Memorizing by counting: when a hyperplane separates random labels (Cover), and n/d threshold units that fit any labels (Baum).

**Cover.** Of the 2ⁿ ways to label n points in general position in R^d, a hyperplane through the origin separates
C(n, d) = 2 Σ_{k<d} (n−1 choose k); so fair labels are separated with probability C(n, d)/2ⁿ, which is ½ at n = 2d.

**Slabs.** Divide the points labeled 1 into groups of d. A hyperplane passes through each group; two parallel ones close to it enclose the
group and no other point. Two threshold units a group, and a unit that asks whether any slab is hit, fit the labels.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls

from explainers.essays.the_price_of_smoothness import bump_interpolant
from explainers.essays.the_price_of_smoothness.lipschitz import check_labels

Array = NDArray[np.float64]

ROUNDING = 1e-9
"""Shares whose sum of points of length one is no longer than this are taken to have none."""


def dichotomies(n: int, d: int) -> int:
    """C(n, d) = 2 Σ_{k<d} (n−1 choose k), the labelings of n points in general position that a hyperplane through 0 separates.

    Raises:
        ValueError: if n < 1 or d < 1.
    """
    if n < 1 or d < 1:
        raise ValueError(f"n is {n} and d is {d}; count the labelings of n ≥ 1 points in d ≥ 1 dimensions")
    return 2 * sum(comb(n - 1, k) for k in range(d))


def separable_probability(n: int, d: int) -> float:
    """C(n, d)/2ⁿ, exactly rounded."""
    return dichotomies(n, d) / 2**n


def separable(X: Array, y: Array) -> bool:
    """Whether some w has y (X w) > 0 for all points. By Gordan's theorem none has if and only if Σ λᵢ yᵢ xᵢ = 0 for shares λ ≥ 0, Σ λᵢ = 1.

    The shares that come nearest are found by least squares; how long the xᵢ are does not matter. Shapes (n, d), (n,).
    """
    check_labels(X, y)
    Z = y[:, None] * X / np.maximum(np.linalg.norm(X, axis=1, keepdims=True), np.finfo(float).tiny)
    _, missed = nnls(np.vstack([Z.T, np.ones(len(Z))]), np.append(np.zeros(Z.shape[1]), 1.0))
    return bool(missed > ROUNDING)


def separable_share(n: int, d: int, draws: int, rng: np.random.Generator) -> float:
    """The share of draws of n normal points with fair labels that a hyperplane separates."""
    return float(np.mean([separable(rng.standard_normal((n, d)), rng.choice([-1.0, 1.0], n)) for _ in range(draws)]))


@dataclass(frozen=True)
class Slabs:
    """A network of threshold units that answers 1 inside any of its slabs |w·x − b| < δ and −1 outside, |w| = 1.

    w: (groups, d); b and δ: (groups,).
    """

    w: Array
    b: Array
    δ: Array

    @property
    def units(self) -> int:
        """Two a slab."""
        return 2 * len(self.b)

    @property
    def parameters(self) -> int:
        """h(d + 2) + 1 for h units with d weights, a threshold and an output weight each, and a threshold at the output."""
        return self.units * (self.w.shape[1] + 2) + 1

    def answer(self, X: Array) -> Array:
        """1 or −1 at the points X (m, d)."""
        inside = np.abs(X @ self.w.T - self.b) < self.δ
        return np.where(inside.any(axis=1), 1.0, -1.0)

    def margin(self, X: Array) -> float:
        """The smallest distance from a point of X to a boundary of a slab: the reach of a change that crosses it."""
        return float(np.abs(np.abs(X @ self.w.T - self.b) - self.δ).min())


def slabs(X: Array, y: Array) -> Slabs:
    """Two threshold units for each d points labeled 1, so ⌈n₊/d⌉ slabs: about n/d units if half of the points are.

    Raises:
        ValueError: if a label is not ±1, equal points differ in their label, or points are not in general position.
    """
    check_labels(X, y)
    if not np.all(np.abs(y) == 1):
        raise ValueError(f"labels are {np.unique(y).tolist()}; slabs need −1 and 1")
    d, ones = X.shape[1], np.flatnonzero(y > 0)
    groups = [ones[i : i + d] for i in range(0, len(ones), d)]
    planes = [_plane_through(X[group]) for group in groups]
    w, b = np.array([w for w, _ in planes]).reshape(-1, d), np.array([b for _, b in planes])
    far = np.abs(X @ w.T - b)
    for g, group in enumerate(groups):
        far[group, g] = np.inf
    nearest = far.min(axis=0)
    if np.any(nearest < 1e-9):
        raise ValueError(
            f"a hyperplane through {d} points meets another point; slabs need points in general position, so shift them a little"
        )
    return Slabs(w, b, nearest / 2)


def _plane_through(points: Array) -> tuple[Array, float]:
    """Unit normal w and offset b of a hyperplane through at most d points of R^d."""
    middle = points.mean(axis=0)
    w = np.linalg.svd(np.vstack([points - middle, np.zeros_like(middle)]), full_matrices=True)[2][-1]
    return w, float(w @ middle)


@dataclass(frozen=True)
class Memory:
    """What counting promises in d dimensions, and how closely the fits pass by.

    Attributes:
        ratio: n/d, shape (m,); exact: probability that a hyperplane separates n points, shape (m,).
        measured_ratio, measured: shares of random labelings that were separated, shape (s,); draws: how many for each.
        n: sizes of the sets that the slabs fit, shape (q,). slab: their margin, shape (q,). bump: half the smallest distance of opposite
            labels, shape (q,). units, parameters: of the slabs at the largest n.
    """

    d: int
    ratio: Array
    exact: Array
    measured_ratio: Array
    measured: Array
    draws: int
    n: NDArray[np.int64]
    slab: Array
    bump: Array
    units: int
    parameters: int

    @property
    def last_n(self) -> int:
        """The largest set."""
        return int(self.n[-1])

    @property
    def bump_parameters(self) -> int:
        """n(d + 1), what bumps on all coordinates store for the largest set."""
        return self.last_n * (self.d + 1)

    @property
    def slab_margin(self) -> float:
        """The margin of the slabs around the largest set."""
        return float(self.slab[-1])

    @property
    def bump_radius(self) -> float:
        """Half the smallest opposite-label distance in the largest set."""
        return float(self.bump[-1])


SIZES = (25, 50, 100, 200, 400)


def memory(d: int, *, draws: int = 40, seed: int = 0) -> Memory:
    """Cover's probabilities, measured and exact, and the margins of slabs and bumps, for x ~ N(0, I_d/d) and fair labels."""
    rng = np.random.default_rng(seed)
    every = np.arange(1, 4 * d + 1)
    shown = np.unique(np.round(np.array([1.0, 1.5, 2.0, 2.5, 3.0]) * d).astype(int))
    exact = np.array([separable_probability(int(n), d) for n in every])
    measured = np.array([separable_share(int(n), d, draws, rng) for n in shown])
    margin, radius = [], []
    for n in SIZES:
        X, y = rng.standard_normal((n, d)) / np.sqrt(d), np.resize([1.0, -1.0], n)
        fitted = slabs(X, y)
        margin.append(fitted.margin(X))
        radius.append(bump_interpolant.radius(X, y))
    return Memory(
        d,
        every / d,
        exact,
        shown / d,
        measured,
        draws,
        np.array(SIZES),
        np.array(margin),
        np.array(radius),
        fitted.units,
        fitted.parameters,
    )
