"""Where the law does not show by itself: trained networks, random features, and a construction that is smooth only at its data.

For each family the largest gradient at the data is measured, a certified lower bound of the Lipschitz constant by ascent, and a certified
upper bound by norms. Beside them stand what the data demand of every fit, the steepest chord, and the bumps with as many parameters. There
are far fewer parameters than nd, so that the law, √(nd/p), lies well above the chord. Data: x ~ N(0, I_d/d), labels fair coins ±1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness import bump_interpolant, lipschitz, power_law
from explainers.essays.the_price_of_smoothness.blocks import everywhere, fit_blocks
from explainers.essays.the_price_of_smoothness.lipschitz import Bounds, upper_bound
from explainers.essays.the_price_of_smoothness.power_law import Exponent
from explainers.essays.the_price_of_smoothness.robustness_law import scale
from explainers.networks import relu_batch

Array = NDArray[np.float64]

N_POINTS, DIMENSION, REPETITIONS = 200, 200, 6
"""Points, dimensions and data sets of the essay's networks and features."""
PENALTY = 1e-3
"""λ of the penalized networks: as strong as still lets all sizes fit the signs."""
STEPS = 2000
"""Steps of training, enough that every label is hit."""
BLOCK_POINTS, BLOCK_DIMENSION, GROUPS = 128, 1280, (8, 16, 32, 64)
"""Points, dimensions and numbers of groups of the essay's blocks."""
STARTS = 40
"""The climb starts at as many data, those with the greatest gradients."""


@dataclass(frozen=True)
class Reach:
    """A family of fits by size. p (m,); at_data, lower, upper, misfit, unfitted, bumps (repetitions, m).

    misfit: max |f(xᵢ) − yᵢ|. unfitted: mean (f(xᵢ) − yᵢ)², the share of the labels' variance that is not fitted. chord: the steepest chord
    of each data set, below which no fit can be, shape (repetitions,). bumps: the exact constant of bumps with as many parameters on the
    same data.
    """

    family: str
    n: int
    d: int
    p: Array
    at_data: Array
    lower: Array
    upper: Array
    misfit: Array
    unfitted: Array
    bumps: Array
    chord: Array

    @property
    def exponents(self) -> dict[str, Exponent]:
        """The slope of one line through each kind of number: at the data, lower bound, upper bound, bumps."""
        return {kind: power_law.fit(self.p, getattr(self, kind)) for kind in ("at_data", "lower", "upper", "bumps")}

    @property
    def law(self) -> Array:
        """√(nd/p), shape (m,)."""
        return np.array([scale(self.n, self.d, p) for p in self.p])


def fair_data(R: int, n: int, d: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """R data sets: X (R, n, d) with x ~ N(0, I_d/d), y (R, n) of fair coins ±1.

    Raises:
        ValueError: if a size is less than 1.
    """
    if min(R, n, d) < 1:
        raise ValueError(f"R = {R}, n = {n}, d = {d}: each must be at least 1")
    return rng.standard_normal((R, n, d)) / np.sqrt(d), rng.choice([-1.0, 1.0], (R, n))


Row = tuple[float, float, float, float, float]


def _row(gradient: Callable[[Array], Array], X: Array, upper: float, misfit: Array) -> Row:
    at_data = np.linalg.norm(gradient(X), axis=-1)
    known = Bounds(lipschitz.ascend(gradient, X[np.argsort(-at_data)[:STARTS]]), upper_bound(upper))
    return float(at_data.max()), known.lower.value, known.upper.value, float(np.abs(misfit).max()), float(np.mean(misfit**2))


def _reach(family: str, X: Array, y: Array, p: list[int], rows: list[list[Row]]) -> Reach:
    """The table of a family with rows [size][repetition], beside the chords of its data (R, n, d) and the bumps on them."""
    R, n, d = X.shape
    table = np.swapaxes(np.array(rows), 0, 1)
    kept = [min(d, bump_interpolant.coordinates(n, size)) for size in p]
    bumps = np.array([[bump_interpolant.lipschitz(X[r, :, :k], y[r]).value for k in kept] for r in range(R)])
    chord = np.array([lipschitz.steepest_chord(X[r], y[r]).value for r in range(R)])
    at_data, lower, upper, misfit, unfitted = (table[..., i] for i in range(5))
    return Reach(family, n, d, np.array(p, float), at_data, lower, upper, misfit, unfitted, bumps, chord)


@lru_cache
def networks(λ: float, h: int, R: int, steps: int, seed: int) -> relu_batch.Networks:
    """R networks of width h, each trained on its own data set of :func:`fair_data`."""
    X, y = fair_data(R, N_POINTS, DIMENSION, np.random.default_rng(seed))
    start = relu_batch.initialize(R, DIMENSION, h, np.random.default_rng((seed, h)))
    return relu_batch.train(start, X, y, λ=λ, steps=steps)


def trained(λ: float = 0.0, widths: tuple[int, ...] = (8, 16, 32), *, R: int = REPETITIONS, steps: int = STEPS, seed: int = 0) -> Reach:
    """Two-layer ReLU networks after training, R data sets, each fitted at every width; with no steps they are as they were drawn."""
    X, y = fair_data(R, N_POINTS, DIMENSION, np.random.default_rng(seed))
    p, rows = [], []
    for h in widths:
        f = networks(λ, h, R, steps, seed)
        p.append(f.p)
        misfit = f(X) - y
        rows.append([_row(_gradient_of(f, r), X[r], lipschitz.norm_product(f.W[r], f.a[r]).value, misfit[r]) for r in range(R)])
    return _reach("with gradient penalty" if λ else "trained", X, y, p, rows)


def _gradient_of(f: relu_batch.Networks, r: int) -> Callable[[Array], Array]:
    return partial(_input_gradient, relu_batch.Networks(f.W[r : r + 1], f.b[r : r + 1], f.a[r : r + 1], f.c[r : r + 1]))


def _input_gradient(one: relu_batch.Networks, x: Array) -> Array:
    return one.input_gradient(x[None])[0]


def random_features(p: tuple[int, ...] = (800, 1600, 3200), *, R: int = REPETITIONS, seed: int = 0) -> Reach:
    """The shortest output weights a over p random ReLU units that never move: only a is fitted, so p counts its entries.

    Raises:
        ValueError: if p < n.
    """
    if min(p) < N_POINTS:
        raise ValueError(f"p is {min(p)} and n is {N_POINTS}: with fewer features than points no interpolant exists in general; give p ≥ n")
    X, y = fair_data(R, N_POINTS, DIMENSION, np.random.default_rng(seed))
    rows = []
    for size in p:
        units = relu_batch.initialize(R, DIMENSION, size, np.random.default_rng((seed, size)))
        H = np.maximum(units.preactivations(X), 0)
        Ht = np.swapaxes(H, 1, 2)
        a = (Ht @ np.linalg.solve(H @ Ht, y[:, :, None]))[..., 0]
        f = relu_batch.Networks(units.W, units.b, a, np.zeros(R))
        misfit = f(X) - y
        rows.append([_row(_gradient_of(f, r), X[r], lipschitz.norm_product(f.W[r], a[r]).value, misfit[r]) for r in range(R)])
    return _reach("random features", X, y, list(p), rows)


def blocks(
    groups: tuple[int, ...] = GROUPS, *, n: int = BLOCK_POINTS, d: int = BLOCK_DIMENSION, R: int = REPETITIONS, seed: int = 0
) -> Reach:
    """Block functions with n/groups points a group, p = groups·d."""
    X, y = fair_data(R, n, d, np.random.default_rng(seed))
    rows = []
    for size in groups:
        fits = [fit_blocks(points, labels, n // size) for points, labels in zip(X, y, strict=True)]
        rows.append([_row(f.input_gradient, X[r], everywhere(f).upper.value, f(X[r]) - y[r]) for r, f in enumerate(fits)])
    return _reach("blocks", X, y, [size * d for size in groups], rows)
