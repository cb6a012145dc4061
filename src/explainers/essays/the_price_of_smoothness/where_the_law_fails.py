"""Where the law does not show: networks as they come out of training, random features, and a construction that is smooth only at its data.

For each family the largest gradient at the data is measured, a certified lower bound of the Lipschitz constant by ascent, and a certified
upper bound by norms. Data: x ~ N(0, I_d/d), labels fair coins ±1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness import lipschitz, power_law, smallest_chi_square
from explainers.essays.the_price_of_smoothness.lipschitz import Bounds, check_labels, lower_bound, upper_bound
from explainers.essays.the_price_of_smoothness.power_law import Exponent
from explainers.essays.the_price_of_smoothness.robustness_law import scale
from explainers.networks import relu_batch

Array = NDArray[np.float64]

N_POINTS, DIMENSION, REPETITIONS = 100, 20, 5
"""Points, dimensions and data sets of the essay's networks and features."""
PENALTY = 1e-3
"""λ of the penalized networks: as strong as still lets all sizes fit the signs."""
DEAD_ZONE = 0.5


@dataclass(frozen=True)
class Reach:
    """A family of fits by size. p (m,); at_data, lower, upper, misfit (repetitions, m); misfit is max |f(xᵢ) − yᵢ|."""

    family: str
    n: int
    d: int
    p: Array
    at_data: Array
    lower: Array
    upper: Array
    misfit: Array

    @property
    def exponents(self) -> dict[str, Exponent]:
        """The fitted slope of each kind of number: at the data, lower bound, upper bound."""
        return {kind: power_law.fit(self.p, getattr(self, kind)) for kind in ("at_data", "lower", "upper")}

    @property
    def law(self) -> Array:
        """√(nd/p), shape (m,)."""
        return np.array([scale(self.n, self.d, p) for p in self.p])

    @property
    def largest_misfit(self) -> float:
        """Over all sizes and repetitions."""
        return float(self.misfit.max())


def fair_data(R: int, n: int, d: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """R data sets: X (R, n, d) with x ~ N(0, I_d/d), y (R, n) of fair coins ±1.

    Raises:
        ValueError: if a size is less than 1.
    """
    if min(R, n, d) < 1:
        raise ValueError(f"R = {R}, n = {n}, d = {d}: each must be at least 1")
    return rng.standard_normal((R, n, d)) / np.sqrt(d), rng.choice([-1.0, 1.0], (R, n))


def _row(gradient: Callable[[Array], Array], X: Array, upper: float, misfit: Array) -> tuple[float, float, float, float]:
    at_data = float(np.linalg.norm(gradient(X), axis=-1).max())
    known = Bounds(lipschitz.ascend(gradient, X), upper_bound(upper))
    return at_data, known.lower.value, known.upper.value, float(np.abs(misfit).max())


def trained(λ: float = 0.0, widths: tuple[int, ...] = (16, 32, 64, 128), *, R: int = REPETITIONS, steps: int = 600, seed: int = 0) -> Reach:
    """Two-layer ReLU networks after training, R data sets, each fitted at every width."""
    X, y = fair_data(R, N_POINTS, DIMENSION, np.random.default_rng(seed))
    p, rows = [], []
    for h in widths:
        start = relu_batch.initialize(R, DIMENSION, h, np.random.default_rng((seed, h)))
        f = relu_batch.train(start, X, y, λ=λ, steps=steps)
        p.append(f.p)
        misfit = f(X) - y
        rows.append([_row(_gradient_of(f, r), X[r], lipschitz.norm_product(f.W[r], f.a[r]).value, misfit[r]) for r in range(R)])
    return _reach("with gradient penalty" if λ else "trained", N_POINTS, DIMENSION, p, rows)


def _gradient_of(f: relu_batch.Networks, r: int) -> Callable[[Array], Array]:
    one = relu_batch.Networks(f.W[r : r + 1], f.b[r : r + 1], f.a[r : r + 1], f.c[r : r + 1])
    return lambda x: one.input_gradient(x[None])[0]


def random_features(p: tuple[int, ...] = (400, 800, 1600, 3200), *, R: int = REPETITIONS, seed: int = 0) -> Reach:
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
        a = np.stack([np.linalg.lstsq(h, target, rcond=None)[0] for h, target in zip(H, y, strict=True)])
        f = relu_batch.Networks(units.W, units.b, a, np.zeros(R))
        misfit = f(X) - y
        rows.append([_row(_gradient_of(f, r), X[r], lipschitz.norm_product(f.W[r], a[r]).value, misfit[r]) for r in range(R)])
    return _reach("random features", N_POINTS, DIMENSION, list(p), rows)


@dataclass(frozen=True)
class Blocks:
    """f(x) = Σ_g φ(w_g·x), φ(z) = sign(z)·max(0, |z| − τ)/(1 − τ): each w_g fits the m points of its group, and is silent at the others.

    w: (groups, d).
    """

    w: Array
    τ: float = DEAD_ZONE

    def __call__(self, X: Array) -> Array:
        """f at the points (…, d)."""
        z = X @ self.w.T
        return (np.sign(z) * np.maximum(0, np.abs(z) - self.τ)).sum(axis=-1) / (1 - self.τ)

    def input_gradient(self, X: Array) -> Array:
        """∇f at the points (…, d): the sum of the w_g that speak, over 1 − τ."""
        return (np.abs(X @ self.w.T) > self.τ).astype(float) @ self.w / (1 - self.τ)


def fit_blocks(X: Array, y: Array, m: int, τ: float = DEAD_ZONE) -> Blocks:
    """Groups of m points in their order; w_g is the shortest vector with w_g·xᵢ = yᵢ in its group. Labels ±1.

    Raises:
        ValueError: if m does not divide n, m > d, or equal points have different labels.
    """
    check_labels(X, y)
    n, d = X.shape
    if not 1 <= m <= d or n % m:
        raise ValueError(f"m is {m}, n is {n} and d is {d}; groups need 1 ≤ m ≤ d, and m must divide n")
    return Blocks(np.stack([np.linalg.lstsq(X[i : i + m], y[i : i + m], rcond=None)[0] for i in range(0, n, m)]), τ)


def blocks(groups: tuple[int, ...] = (16, 32, 64, 128), *, n: int = 128, d: int = 640, R: int = REPETITIONS, seed: int = 0) -> Reach:
    """Block functions with n/groups points a group, p = groups·d."""
    X, y = fair_data(R, n, d, np.random.default_rng(seed))
    p, rows = [], []
    for size in groups:
        fits = [fit_blocks(X[r], y[r], n // size) for r in range(R)]
        p.append(size * d)
        caps = [float(np.linalg.norm(f.w, ord=2)) * np.sqrt(size) / (1 - f.τ) for f in fits]
        rows.append([_row(f.input_gradient, X[r], caps[r], f(X[r]) - y[r]) for r, f in enumerate(fits)])
    return _reach("blocks", n, d, p, rows)


def expected_at_data(n: int, d: int, groups: int, τ: float = DEAD_ZONE) -> float:
    """The typical greatest gradient of blocks at their data, if each group speaks at its own points alone: exp E log max ‖w_g‖/(1 − τ).

    With m = n/groups the squared lengths ‖w_g‖² are independent, each m·d/χ² with d − m + 1 degrees of freedom
    (``linear_interpolant``), so the greatest belongs to the smallest χ².
    """
    m = n // groups
    return float(np.sqrt(m * d) * np.exp(-smallest_chi_square.mean_log(groups, d - m + 1) / 2) / (1 - τ))


def corrected_at_data(found: Reach) -> Exponent:
    """The exponent of the blocks' gradient at the data after its finite-size formula, relative to √(nd/p), is divided out."""
    expected = np.array([expected_at_data(found.n, found.d, round(p / found.d)) for p in found.p])
    return power_law.fit(found.p, found.at_data, expected / found.law)


def everywhere(f: Blocks) -> Bounds:
    """The block function's constant: with independent w_g all of them speak somewhere, which gives ‖Σ w_g‖/(1 − τ) from below."""
    k = len(f.w)
    if np.linalg.matrix_rank(f.w) < k:
        raise ValueError(f"the {k} vectors w_g are dependent; the point where all of them speak may not exist")
    total, cap = float(np.linalg.norm(f.w.sum(axis=0))), float(np.linalg.norm(f.w, ord=2) * np.sqrt(k))
    return Bounds(lower_bound(total / (1 - f.τ)), upper_bound(cap / (1 - f.τ)))


def _reach(family: str, n: int, d: int, p: list[int], rows: list[list[tuple[float, float, float, float]]]) -> Reach:
    table = np.swapaxes(np.array(rows), 0, 1)
    return Reach(family, n, d, np.array(p, float), *(table[..., i] for i in range(4)))
