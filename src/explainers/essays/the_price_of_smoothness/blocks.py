"""A construction that is smooth only at its data: each group of points has a linear function of its own, silent at all other points.

    f(x) = Σ_g φ(w_g·x),   φ(z) = sign(z)·max(0, |z| − τ)/(1 − τ)

w_g is the shortest vector that fits the m points of its group, so p = (n/m)·d. At a point of group g the gradient is w_g/(1 − τ), of length
about √m/(1 − τ) = √(nd/p)/(1 − τ). Where many groups speak at once it is the sum of their w_g, and that place is far from the data.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness import smallest_chi_square
from explainers.essays.the_price_of_smoothness.lipschitz import Bounds, check_labels, lower_bound, spectral_norm, upper_bound

Array = NDArray[np.float64]

DEAD_ZONE = 0.5


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


def expected_at_data(n: int, d: int, groups: int, τ: float = DEAD_ZONE) -> float:
    """The typical greatest gradient of blocks at their data, if each group speaks at its own points alone: exp E log max ‖w_g‖/(1 − τ).

    With m = n/groups the squared lengths ‖w_g‖² are independent, each m·d/χ² with d − m + 1 degrees of freedom
    (``linear_interpolant``), so the greatest belongs to the smallest χ².
    """
    m = n // groups
    return float(np.sqrt(m * d) * np.exp(-smallest_chi_square.mean_log(groups, d - m + 1) / 2) / (1 - τ))


def expected_where_all_speak(n: int, d: int, groups: int, τ: float = DEAD_ZONE) -> float:
    """The gradient where all groups speak: the squared lengths m·d/(d − m − 1), on average, of nearly orthogonal w_g add up, over 1 − τ."""
    m = n // groups
    return float(np.sqrt(n * d / (d - m - 1)) / (1 - τ))


def everywhere(f: Blocks) -> Bounds:
    """The block function's constant: with independent w_g all of them speak somewhere, which gives ‖Σ w_g‖/(1 − τ) from below.

    From above ‖Σ ± w_g‖ ≤ σ √k over any k groups, σ the greatest singular value of w.
    """
    _shortest(f.w)
    return Bounds(lower_bound(float(np.linalg.norm(f.w.sum(axis=0))) / (1 - f.τ)), upper_bound(_cap(f, len(f.w))))


def all_speak(f: Blocks) -> Array:
    """The shortest x with w_g·x = τ for every group, just beyond which all of them speak. Its length says how far from the data that is."""
    return f.τ * _shortest(f.w)[-1]


def in_ball(f: Blocks, X: Array, radius: float = 1.0) -> Bounds:
    """The greatest gradient at ‖x‖ ≤ radius: from below at the points X, and where the 1, 2, 3, … longest of the w_g begin to speak alike.

    From above: k groups that speak have Σ (w_g·x)² ≥ kτ², and Σ (w_g·x)² ≤ σ² ‖x‖², so that k ≤ (σ · radius / τ)².

    Raises:
        ValueError: if the radius is not positive.
    """
    if not radius > 0:
        raise ValueError(f"the radius is {radius}; give a positive one")
    return Bounds(lower_bound(float(_found(f, X, np.array([radius]))[0])), upper_bound(_cap_within(f, radius)))


def _found(f: Blocks, X: Array, r: Array) -> Array:
    """The greatest gradient found at ‖x‖ ≤ r, for each of the radii."""
    longest = f.w[np.argsort(-np.linalg.norm(f.w, axis=1))]
    x = np.concatenate([X, 1.0001 * f.τ * _shortest(longest)])
    steep = np.linalg.norm(f.input_gradient(x), axis=1)
    inside = np.linalg.norm(x, axis=1) <= r[:, None]
    return np.asarray(np.where(inside, steep, 0.0).max(axis=1))


def _cap_within(f: Blocks, radius: float) -> float:
    return _cap(f, min(len(f.w), (spectral_norm(f.w) * radius / f.τ) ** 2))


def _cap(f: Blocks, k: float) -> float:
    return float(spectral_norm(f.w) * np.sqrt(k) / (1 - f.τ))


def _shortest(w: Array) -> Array:
    """The shortest x_k with w_g·x_k = 1 for the first k of the vectors, (groups, d): Σ_{i ≤ k} u_i q_i, where wᵀ = QR and Rᵀu = 1."""
    Q, R = np.linalg.qr(w.T)
    if np.linalg.matrix_rank(R) < len(w):
        raise ValueError(f"the {len(w)} vectors w_g are dependent; the point where all of them speak may not exist")
    return np.cumsum(Q * np.linalg.solve(R.T, np.ones(len(w))), axis=1).T


@dataclass(frozen=True)
class Near:
    """Blocks where data live and where they are steep, by size: p (m,), and in each data set (repetitions, m).

    found, cap: the greatest gradient at ‖x‖ ≤ 1, from below and from above. far: ‖x‖ of the nearest point where all groups speak alike.
    """

    p: Array
    found: Array
    cap: Array
    far: Array


def near(X: Array, y: Array, groups: tuple[int, ...]) -> Near:
    """Blocks on every data set, X (repetitions, n, d), y (repetitions, n), within the unit ball."""
    bounds, far = [], []
    for size in groups:
        fits = [fit_blocks(points, labels, len(points) // size) for points, labels in zip(X, y, strict=True)]
        bounds.append([in_ball(f, points) for f, points in zip(fits, X, strict=True)])
        far.append([float(np.linalg.norm(all_speak(f))) for f in fits])
    found, cap = (np.array([[getattr(b, side).value for b in row] for row in bounds]).T for side in ("lower", "upper"))
    return Near(np.array(groups, float) * X.shape[2], found, cap, np.array(far).T)


@dataclass(frozen=True)
class Outward:
    """The greatest gradient of blocks by how far one may go from the origin.

    Attributes:
        groups, p: of the construction. r: radii (q,). found, cap: the greatest gradient at ‖x‖ ≤ r, from below and from above, (q,).
        law: √(nd/p)/(1 − τ), about the gradient at the data. far: ‖x‖ of the nearest point where all groups speak alike.
        radius: the chosen one; here, most: found and cap there.
    """

    groups: int
    p: int
    r: Array
    found: Array
    cap: Array
    law: float
    far: float
    radius: float
    here: float
    most: float


RADII = (0.2, 0.3, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 4.0, 6.0, 8.0)
"""How far a reader may go from the origin."""


def outward(X: Array, y: Array, groups: int) -> Outward:
    """Blocks on one data set, X (n, d), y (n,), within balls that grow; the chosen one is the unit ball."""
    n, d = X.shape
    f = fit_blocks(X, y, n // groups)
    r = np.union1d(np.geomspace(0.15, 8, 51), RADII)
    law, far = float(np.sqrt(n / groups)) / (1 - f.τ), float(np.linalg.norm(all_speak(f)))
    found, cap = _found(f, X, r), np.array([_cap_within(f, size) for size in r])
    return within(Outward(groups, groups * d, r, found, cap, law, far, 1.0, 0.0, 0.0), 1.0)


def within(o: Outward, radius: float) -> Outward:
    """The same with another ball chosen, of one of the radii r.

    Raises:
        ValueError: if the radius is none of them.
    """
    at = np.flatnonzero(np.isclose(o.r, radius))
    if not len(at):
        raise ValueError(f"the radius is {radius}; choose one of {', '.join(map(str, RADII))}")
    return replace(o, radius=radius, here=float(o.found[at[0]]), most=float(o.cap[at[0]]))
