"""Where the law does not show by itself: trained networks, random features, and a construction that is smooth only at its data.

For each family the largest gradient at the data is measured, a certified lower bound of the Lipschitz constant by ascent, and a certified
upper bound by norms. Beside them stand what the data demand of every fit, the steepest chord, and the bumps with as many parameters. There
are far fewer parameters than nd, so that the law, √(nd/p), lies well above the chord. Data: x ~ N(0, I_d/d), labels fair coins ±1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness import bump_interpolant, lipschitz, power_law, smallest_chi_square
from explainers.essays.the_price_of_smoothness.lipschitz import Bounds, check_labels, lower_bound, upper_bound
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
DEAD_ZONE = 0.5
STARTS = 40
"""The climb starts at as many data, those with the greatest gradients."""


@dataclass(frozen=True)
class Reach:
    """A family of fits by size. p (m,); at_data, lower, upper, misfit, bumps (repetitions, m); misfit is max |f(xᵢ) − yᵢ|.

    chord: the steepest chord of each data set, below which no fit can be, shape (repetitions,). bumps: the exact constant of bumps with as
    many parameters on the same data.
    """

    family: str
    n: int
    d: int
    p: Array
    at_data: Array
    lower: Array
    upper: Array
    misfit: Array
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


Row = tuple[float, float, float, float]


def _row(gradient: Callable[[Array], Array], X: Array, upper: float, misfit: Array) -> Row:
    at_data = np.linalg.norm(gradient(X), axis=-1)
    known = Bounds(lipschitz.ascend(gradient, X[np.argsort(-at_data)[:STARTS]]), upper_bound(upper))
    return float(at_data.max()), known.lower.value, known.upper.value, float(np.abs(misfit).max())


def _reach(family: str, X: Array, y: Array, p: list[int], rows: list[list[Row]]) -> Reach:
    """The table of a family with rows [size][repetition], beside the chords of its data (R, n, d) and the bumps on them."""
    R, n, d = X.shape
    table = np.swapaxes(np.array(rows), 0, 1)
    kept = [min(d, bump_interpolant.coordinates(n, size)) for size in p]
    bumps = np.array([[bump_interpolant.lipschitz(X[r, :, :k], y[r]).value for k in kept] for r in range(R)])
    chord = np.array([lipschitz.steepest_chord(X[r], y[r]).value for r in range(R)])
    at_data, lower, upper, misfit = (table[..., i] for i in range(4))
    return Reach(family, n, d, np.array(p, float), at_data, lower, upper, misfit, bumps, chord)


def trained(λ: float = 0.0, widths: tuple[int, ...] = (8, 16, 32), *, R: int = REPETITIONS, steps: int = STEPS, seed: int = 0) -> Reach:
    """Two-layer ReLU networks after training, R data sets, each fitted at every width; with no steps they are as they were drawn."""
    X, y = fair_data(R, N_POINTS, DIMENSION, np.random.default_rng(seed))
    p, rows = [], []
    for h in widths:
        start = relu_batch.initialize(R, DIMENSION, h, np.random.default_rng((seed, h)))
        f = relu_batch.train(start, X, y, λ=λ, steps=steps)
        p.append(f.p)
        misfit = f(X) - y
        rows.append([_row(_gradient_of(f, r), X[r], lipschitz.norm_product(f.W[r], f.a[r]).value, misfit[r]) for r in range(R)])
    return _reach("with gradient penalty" if λ else "trained", X, y, p, rows)


def _gradient_of(f: relu_batch.Networks, r: int) -> Callable[[Array], Array]:
    one = relu_batch.Networks(f.W[r : r + 1], f.b[r : r + 1], f.a[r : r + 1], f.c[r : r + 1])
    return lambda x: one.input_gradient(x[None])[0]


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
        a = np.stack([np.linalg.lstsq(h, target, rcond=None)[0] for h, target in zip(H, y, strict=True)])
        f = relu_batch.Networks(units.W, units.b, a, np.zeros(R))
        misfit = f(X) - y
        rows.append([_row(_gradient_of(f, r), X[r], lipschitz.norm_product(f.W[r], a[r]).value, misfit[r]) for r in range(R)])
    return _reach("random features", X, y, list(p), rows)


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


def _fitted(groups: tuple[int, ...], X: Array, y: Array) -> Iterator[list[Blocks]]:
    """The blocks of every data set, by number of groups."""
    return ([fit_blocks(points, labels, len(points) // size) for points, labels in zip(X, y, strict=True)] for size in groups)


def blocks(
    groups: tuple[int, ...] = GROUPS, *, n: int = BLOCK_POINTS, d: int = BLOCK_DIMENSION, R: int = REPETITIONS, seed: int = 0
) -> Reach:
    """Block functions with n/groups points a group, p = groups·d."""
    X, y = fair_data(R, n, d, np.random.default_rng(seed))
    rows = []
    for fits in _fitted(groups, X, y):
        rows.append([_row(f.input_gradient, X[r], everywhere(f).upper.value, f(X[r]) - y[r]) for r, f in enumerate(fits)])
    return _reach("blocks", X, y, [size * d for size in groups], rows)


def expected_at_data(n: int, d: int, groups: int, τ: float = DEAD_ZONE) -> float:
    """The typical greatest gradient of blocks at their data, if each group speaks at its own points alone: exp E log max ‖w_g‖/(1 − τ).

    With m = n/groups the squared lengths ‖w_g‖² are independent, each m·d/χ² with d − m + 1 degrees of freedom
    (``linear_interpolant``), so the greatest belongs to the smallest χ².
    """
    m = n // groups
    return float(np.sqrt(m * d) * np.exp(-smallest_chi_square.mean_log(groups, d - m + 1) / 2) / (1 - τ))


def everywhere(f: Blocks) -> Bounds:
    """The block function's constant: with independent w_g all of them speak somewhere, which gives ‖Σ w_g‖/(1 − τ) from below.

    From above ‖Σ ± w_g‖ ≤ σ √k over any k groups, σ the greatest singular value of w.
    """
    _check_independent(f)
    return Bounds(lower_bound(float(np.linalg.norm(f.w.sum(axis=0))) / (1 - f.τ)), upper_bound(_cap(f, len(f.w))))


def all_speak(f: Blocks) -> Array:
    """The shortest x with w_g·x = τ for every group, just beyond which all of them speak. Its length says how far from the data that is."""
    _check_independent(f)
    return np.asarray(np.linalg.lstsq(f.w, np.full(len(f.w), f.τ), rcond=None)[0])


def in_ball(f: Blocks, X: Array, radius: float = 1.0) -> Bounds:
    """The greatest gradient at ‖x‖ ≤ radius: from below at the points X, and where the 1, 2, 3, … longest of the w_g begin to speak alike.

    From above: k groups that speak have Σ (w_g·x)² ≥ kτ², and Σ (w_g·x)² ≤ σ² ‖x‖², so that k ≤ (σ · radius / τ)².

    Raises:
        ValueError: if the radius is not positive.
    """
    if not radius > 0:
        raise ValueError(f"the radius is {radius}; give a positive one")
    longest = f.w[np.argsort(-np.linalg.norm(f.w, axis=1))]
    places = [all_speak(Blocks(longest[:k], 1.0001 * f.τ)) for k in range(1, len(longest) + 1)]
    inside = [x for x in (*X, *places) if np.linalg.norm(x) <= radius]
    found = float(np.linalg.norm(f.input_gradient(np.array(inside)), axis=1).max()) if inside else 0.0
    σ = float(np.linalg.norm(f.w, ord=2))
    return Bounds(lower_bound(found), upper_bound(_cap(f, min(len(f.w), (σ * radius / f.τ) ** 2))))


def _cap(f: Blocks, k: float) -> float:
    return float(np.linalg.norm(f.w, ord=2) * np.sqrt(k) / (1 - f.τ))


def _check_independent(f: Blocks) -> None:
    if np.linalg.matrix_rank(f.w) < len(f.w):
        raise ValueError(f"the {len(f.w)} vectors w_g are dependent; the point where all of them speak may not exist")


@dataclass(frozen=True)
class Near:
    """Blocks where data live and where they are steep, by size: p (m,), and in each data set (repetitions, m).

    found, cap: the greatest gradient at ‖x‖ ≤ 1, from below and from above. far: ‖x‖ of the nearest point where all groups speak alike.
    """

    p: Array
    found: Array
    cap: Array
    far: Array


def near(groups: tuple[int, ...] = GROUPS, *, R: int = REPETITIONS, seed: int = 0) -> Near:
    """The blocks of :func:`blocks`, looked at within the unit ball."""
    X, y = fair_data(R, BLOCK_POINTS, BLOCK_DIMENSION, np.random.default_rng(seed))
    bounds, far = [], []
    for fits in _fitted(groups, X, y):
        bounds.append([in_ball(f, X[r]) for r, f in enumerate(fits)])
        far.append([float(np.linalg.norm(all_speak(f))) for f in fits])
    found, cap = (np.array([[getattr(b, side).value for b in row] for row in bounds]).T for side in ("lower", "upper"))
    return Near(np.array(groups, float) * BLOCK_DIMENSION, found, cap, np.array(far).T)
