"""The points of the plane to which a place on a curve of solutions is the nearest: its cell, within a tube of radius R around the curve.

From a place on the curve go by n along the normal, n > 0 to the hollow side, where the center of curvature is. The place stays the
nearest until the normal meets the cut locus, at n = c on the hollow side and n = −c′ on the other. With curvature κ a cell has, by unit
of length,

    volume = ∫ (1 − κn) dn,  −min(R, c′) < n < min(R, c).

As long as the tube is thinner than the reach, the least of all c and c′, this is 2R whatever κ is: what the hollow side loses, the other
side gains. Beyond the reach the cut locus decides.

    Ellipse      (a cos u, b sin u), a ≥ b:  ℓ² = a² sin²u + b² cos²u,  κ = ab/ℓ³,  c = bℓ/a,  c′ = ∞,  reach b²/a
    Hyperbola    (eᵘ, e⁻ᵘ), on ab = 1:       L² = 2 cosh 2u,            κ = 2/L³,   c = c′ = L,         reach √2
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

Array = NDArray[np.float64]


class Curve(Protocol):
    """A curve with its cut locus, by a parameter u of any shape."""

    @property
    def span(self) -> tuple[float, float]:
        """The values of u between which it is drawn."""

    @property
    def reach(self) -> float:
        """The least distance of the curve from its cut locus."""

    @property
    def mirrored(self) -> bool:
        """Whether the solutions are this curve and its mirror image, −place."""

    def place(self, u: ArrayLike) -> Array:
        """The points, shape (2, …)."""

    def speed(self, u: ArrayLike) -> Array:
        """Length of the curve by unit of u."""

    def curvature(self, u: ArrayLike) -> Array:
        """κ, positive."""

    def normal(self, u: ArrayLike) -> Array:
        """Unit vectors to the hollow side, shape (2, …)."""

    def cut(self, u: ArrayLike) -> tuple[Array, Array]:
        """How far the place stays the nearest: on the hollow side, and on the other; infinite where it always is."""


@dataclass(frozen=True)
class Ellipse:
    """(a cos u, b sin u); the cut locus lies inside, on the long axis.

    Raises:
        ValueError: if not a ≥ b > 0.
    """

    a: float = 2.0
    b: float = 1.0

    def __post_init__(self) -> None:
        if not self.a >= self.b > 0:
            raise ValueError(f"the half axes are a = {self.a} and b = {self.b}; they must be a ≥ b > 0")

    @property
    def span(self) -> tuple[float, float]:
        """Once around."""
        return 0.0, 2 * np.pi

    @property
    def reach(self) -> float:
        """b²/a: the radius of curvature at the ends of the long axis."""
        return self.b**2 / self.a

    @property
    def mirrored(self) -> bool:
        """It is its own mirror image."""
        return False

    def place(self, u: ArrayLike) -> Array:
        """(a cos u, b sin u)."""
        return np.stack([self.a * np.cos(u), self.b * np.sin(u)])

    def speed(self, u: ArrayLike) -> Array:
        """ℓ = √(a² sin²u + b² cos²u)."""
        return np.hypot(self.a * np.sin(u), self.b * np.cos(u))

    def curvature(self, u: ArrayLike) -> Array:
        """ab/ℓ³."""
        return self.a * self.b / self.speed(u) ** 3

    def normal(self, u: ArrayLike) -> Array:
        """Inward."""
        return -np.stack([self.b * np.cos(u), self.a * np.sin(u)]) / self.speed(u)

    def cut(self, u: ArrayLike) -> tuple[Array, Array]:
        """bℓ/a inside, where the normal meets the long axis; none outside."""
        inside = self.b / self.a * self.speed(u)
        return inside, np.full_like(inside, np.inf)


@dataclass(frozen=True)
class Hyperbola:
    """(eᵘ, e⁻ᵘ), one branch of ab = 1; the cut locus is the two diagonals a = b and a = −b."""

    far: float = 1.5

    @property
    def span(self) -> tuple[float, float]:
        """From −``far`` to ``far``."""
        return -self.far, self.far

    @property
    def reach(self) -> float:
        """√2, at (1, 1): the radius of curvature, and the way to the origin."""
        return 2**0.5

    @property
    def mirrored(self) -> bool:
        """The other branch is a curve of solutions too."""
        return True

    def place(self, u: ArrayLike) -> Array:
        """(eᵘ, e⁻ᵘ)."""
        return np.stack([np.exp(u), np.exp(np.negative(u))])

    def speed(self, u: ArrayLike) -> Array:
        """L = √(2 cosh 2u)."""
        return np.sqrt(2 * np.cosh(2 * np.asarray(u, float)))

    def curvature(self, u: ArrayLike) -> Array:
        """2/L³."""
        return 2 / self.speed(u) ** 3

    def normal(self, u: ArrayLike) -> Array:
        """Away from the origin."""
        return self.place(np.negative(u)) / self.speed(u)

    def cut(self, u: ArrayLike) -> tuple[Array, Array]:
        """L on both sides, where the normal meets a diagonal."""
        L = self.speed(u)
        return L, L


def sides(curve: Curve, u: ArrayLike, R: float) -> tuple[Array, Array]:
    """How far the cell at u reaches in a tube of radius R, to the hollow side and to the other.

    Raises:
        ValueError: if R is not positive.
    """
    if not R > 0:
        raise ValueError(f"the radius of the tube is {R}; it must be positive")
    hollow, other = curve.cut(u)
    return np.minimum(hollow, R), np.minimum(other, R)


def volume(curve: Curve, u: ArrayLike, R: float) -> Array:
    """∫ (1 − κn) dn over the cell at u in a tube of radius R: area by unit of length."""
    hollow, other = sides(curve, u, R)
    return hollow + other - curve.curvature(u) * (hollow**2 - other**2) / 2


def nearest(curve: Curve, points: Array, *, grid: int = 160, piece: tuple[float, float] | None = None) -> Array:
    """u of the place nearest to each of the points (2, p), shape (p,): the best of a grid, refined by golden-section search.

    It knows the curve by its places alone, not by normals or cut locus. Nothing is looked for beyond the ends of ``span``. With a piece of
    the curve (from u to u′) what is not on it, nor beside it, is not refined.
    """
    starts, step = np.linspace(*curve.span, grid, retstep=True)
    u, (low, high) = starts[cKDTree(curve.place(starts).T).query(points.T)[1]], piece or curve.span
    near, ratio = (u > low - 2 * step) & (u < high + 2 * step), (5**0.5 - 1) / 2
    left, right, points = u[near] - step, u[near] + step, points[:, near]
    for _ in range(40):
        inner, outer = right - ratio * (right - left), left + ratio * (right - left)
        closer = _distance(curve, inner, points) < _distance(curve, outer, points)
        left, right = np.where(closer, left, inner), np.where(closer, outer, right)
    u[near] = (left + right) / 2
    return u


def _distance(curve: Curve, u: Array, points: Array) -> Array:
    return np.hypot(*(curve.place(u) - points))


@dataclass(frozen=True)
class Count:
    """Volume of the cells of a piece of the curve by unit of length, counted: its estimate and the standard error; n points were drawn."""

    volume: float
    error: float
    n: int


def count(curve: Curve, piece: tuple[float, float], R: float, n: int, rng: np.random.Generator) -> Count:
    """Draw n points in a box around a piece of the curve (from u to u′), and count those whose nearest place is on the piece, within R.

    Raises:
        ValueError: if the piece is empty, or R is not positive.
    """
    low, high = piece
    if not (high > low and R > 0):
        raise ValueError(f"the piece is {piece} and R is {R}; give a piece from u to a greater u′, and a positive R")
    u = np.linspace(low, high, 401)
    places, speed = curve.place(u), curve.speed(u)
    corner, opposite = places.min(1) - R, places.max(1) + R
    points = corner[:, None] + (opposite - corner)[:, None] * rng.uniform(size=(2, n))
    at = nearest(curve, points, piece=piece)
    distance = _distance(curve, at, points)
    inside = (at > low) & (at < high) & (distance < R)
    if curve.mirrored:
        other = -points[:, inside]
        inside[inside] = distance[inside] < _distance(curve, nearest(curve, other), other)
    length = float(((speed[1:] + speed[:-1]) / 2).sum() * (u[1] - u[0]))
    scale, share = float(np.prod(opposite - corner)) / length, float(inside.mean())
    return Count(scale * share, scale * float(np.sqrt(share * (1 - share) / n)), n)


@dataclass(frozen=True)
class Tube:
    """What a figure shows: a curve in its tube, with the cut locus and the cells of two pieces of equal length, where κ is high and low.

    Attributes:
        R: radius of the tube. reach: of the curve.
        curve, hollow, other: the curve and the two edges of the tube, shape (2, p); masked where the cut locus ends the cells sooner. The
            hyperbola goes on beyond the frame.
        cut: the points of the cut locus within the frame, shape (2, p); two lines of the hyperbola are parted by a masked point.
        high, low: outlines of the cells of the two pieces, shape (2, q).
        radii: shape (r,). volumes: by unit of length at the two places, for each of the radii, shape (2, r).
        at_high, at_low: the same at R. curvature: at the two places.
    """

    R: float
    reach: float
    curve: Array
    hollow: np.ma.MaskedArray
    other: np.ma.MaskedArray
    cut: Array
    high: Array
    low: Array
    radii: Array
    volumes: Array
    at_high: float
    at_low: float
    curvature: tuple[float, float]

    @property
    def beyond(self) -> bool:
        """Whether the tube is wider than the reach, so that the cut locus ends some cells."""
        return self.R > self.reach


RADII = np.linspace(0.05, 2.0, 40)
"""For which radii a figure has the volumes."""
FAR = 1.7
"""How far a figure draws the hyperbola, on both sides of u = 0."""


def show(curve: Ellipse | Hyperbola, R: float, *, points: int = 121) -> Tube:
    """The curve in a tube of radius R. The most curved place of both curves is u = 0; the other one is u = π/2, on the hyperbola u = 1."""
    places = (0.0, np.pi / 2 if isinstance(curve, Ellipse) else 1.0)
    u = np.linspace(*(curve.span if isinstance(curve, Ellipse) else (-FAR, FAR)), points)
    x, (hollow, other) = curve.place(u), (_edge(curve, u, R, side) for side in (1, -1))
    volumes = np.array([[float(volume(curve, at, radius)) for radius in RADII] for at in places])
    cells = [_cell(curve, at, R) for at in places]
    high, low = (float(volume(curve, at, R)) for at in places)
    bend = float(curve.curvature(places[0])), float(curve.curvature(places[1]))
    cut = np.ma.masked_invalid(_cut(curve))
    return Tube(R, curve.reach, x, hollow, other, cut, cells[0], cells[1], RADII, volumes, high, low, bend)


def _edge(curve: Curve, u: Array, R: float, side: int) -> np.ma.MaskedArray:
    """The tube's edge on the hollow side, 1, or on the other, −1, as far as the cut locus, where its first and last points lie."""
    reaches = sides(curve, u, R)[side < 0]
    ends = np.pad(reaches < R, 1, mode="wrap")
    gone = ends[1:-1] & ends[:-2] & ends[2:]
    places = curve.place(u) + side * reaches * curve.normal(u)
    return np.ma.masked_array(places, np.broadcast_to(gone, places.shape))


def _cell(curve: Curve, at: float, R: float, length: float = 0.25, points: int = 15) -> Array:
    """The outline of the cells of a piece of the curve of about this length around ``at``."""
    half = length / 2 / float(curve.speed(at))
    u = np.linspace(at - half, at + half, points)
    x, N, (hollow, other) = curve.place(u), curve.normal(u), sides(curve, u, R)
    edge, back = x + hollow * N, (x - other * N)[:, ::-1]
    return np.concatenate([edge, back, edge[:, :1]], axis=1)


def _cut(curve: Ellipse | Hyperbola, points: int = 41) -> Array:
    if isinstance(curve, Ellipse):
        half = (curve.a**2 - curve.b**2) / curve.a  # from one center of curvature to the other
        return np.stack([np.linspace(-half, half, points), np.zeros(points)])
    line = np.linspace(-3 * np.exp(curve.far), 3 * np.exp(curve.far), points)
    gap = np.full((2, 1), np.nan)
    return np.concatenate([np.stack([line, line]), gap, np.stack([line, -line])], axis=1)
