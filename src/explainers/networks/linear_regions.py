"""The linear regions of a ReLU network with two inputs, enumerated exactly inside a box.

The box is cut by one unit after the other. Within a region of the earlier layers a unit's z is affine, so its boundary z = 0 is a straight
line there, and the region, a convex polygon, is cut in two or left whole. Nothing is sampled: what comes out is every activation pattern
that occurs in the box on a set of positive area, each with its polygon and its affine map f(x) = g·x + c.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from explainers.networks import relu_network
from explainers.networks.relu_network import Matrix, Pattern, ReluNetwork, Vector

Box = tuple[float, float, float, float]
"""x₁ from, x₁ to, x₂ from, x₂ to."""

ON_THE_LINE = 1e-12
"""A vertex counts as on a unit's line if it is nearer to it than this share of the box's diagonal."""


@dataclass(frozen=True)
class Regions:
    """F regions: ``polygons`` (m, 2) each, counterclockwise; ``patterns`` (F, units); ``gradients`` g (F, 2); ``offsets`` c (F,)."""

    net: ReluNetwork
    box: Box
    polygons: tuple[Matrix, ...]
    patterns: Pattern
    gradients: Matrix
    offsets: Vector
    _index: dict[bytes, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_index", {row.tobytes(): i for i, row in enumerate(self.patterns)})

    @property
    def F(self) -> int:
        """How many regions the box holds."""
        return len(self.polygons)

    @property
    def areas(self) -> Vector:
        """The area of each region, by the shoelace formula; together the area of the box."""
        return np.array([area(polygon) for polygon in self.polygons])

    @property
    def lipschitz(self) -> float:
        """The Lipschitz constant of f in the box, exactly: the greatest ‖g‖ of a region."""
        return float(np.linalg.norm(self.gradients, axis=1).max())

    def locate(self, X: Matrix) -> NDArray[np.int64]:
        """The number of each point's region, shape (N,); −1 for a point outside the box (or on the very edge of a region)."""
        low, high = np.array(self.box[::2]), np.array(self.box[1::2])
        inside = np.all((X >= low) & (X <= high), axis=1)
        rows = relu_network.pattern(self.net, X)
        return np.array([self._index.get(row.tobytes(), -1) if within else -1 for row, within in zip(rows, inside, strict=True)], np.int64)


def area(polygon: Matrix) -> float:
    """½ |Σ (x_i y_{i+1} − x_{i+1} y_i)| of a polygon (m, 2)."""
    x, y = polygon[:, 0], polygon[:, 1]
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)


def enumerate_regions(net: ReluNetwork, box: Box = (-1.0, 1.0, -1.0, 1.0)) -> Regions:
    """All linear regions of f in the box.

    Raises:
        ValueError: if the network does not have two inputs and one output, or the box is empty.
    """
    _check(net, box)
    *_, (polygons, A, c) = _descend(net, box)
    middles = np.array([polygon.mean(axis=0) for polygon in polygons])
    return Regions(net, box, tuple(polygons), relu_network.pattern(net, middles), A[:, 0], c[:, 0])


def kinks(net: ReluNetwork, box: Box = (-1.0, 1.0, -1.0, 1.0)) -> tuple[NDArray[np.float64], ...]:
    """Where a unit switches, one array (number, 2, 2) of straight segments (end, coordinate) a hidden layer: all lines of the drawing.

    A unit of the first layer has one segment; one of a later layer has one in each region of the earlier layers that it crosses.

    Raises:
        ValueError: as :func:`enumerate_regions`.
    """
    _check(net, box)
    found = []
    for polygons, A, c in list(_descend(net, box))[:-1]:
        near = _near(box) * np.linalg.norm(A, axis=2)
        segments = []
        for p, polygon in enumerate(polygons):
            Z = polygon @ A[p].T + c[p]
            Z[np.abs(Z) <= near[p]] = 0
            segments += [_segment(polygon, z) for z in Z.T if z.min() < 0 < z.max()]
        found.append(np.array(segments).reshape(-1, 2, 2))
    return tuple(found)


def zero_set(found: Regions) -> NDArray[np.float64]:
    """Where f = 0: one straight segment (end, coordinate) in each region that it crosses, shape (number, 2, 2)."""
    segments = []
    for polygon, g, c in zip(found.polygons, found.gradients, found.offsets, strict=True):
        z = polygon @ g + c
        if z.min() < 0 < z.max():
            segments.append(_segment(polygon, z))
    return np.array(segments).reshape(-1, 2, 2)


def _check(net: ReluNetwork, box: Box) -> None:
    left, right, bottom, top = box
    if net.d != 2 or len(net.biases[-1]) != 1:
        raise ValueError(
            f"the network has {net.d} inputs and {len(net.biases[-1])} outputs; regions are drawn for two inputs and one output"
        )
    if not (np.all(np.isfinite(box)) and left < right and bottom < top):
        raise ValueError(f"the box {box} is empty or not finite; give (left, right, bottom, top) with left < right and bottom < top")


def _near(box: Box) -> float:
    return ON_THE_LINE * float(np.hypot(box[1] - box[0], box[3] - box[2]))


def _descend(net: ReluNetwork, box: Box) -> Iterator[tuple[list[Matrix], NDArray[np.float64], Matrix]]:
    """Layer after layer, the output last: the polygons made by the layers before, and z = A x + c on each; A (P, n, 2), c (P, n)."""
    left, right, bottom, top = box
    polygons = [np.array([[left, bottom], [right, bottom], [right, top], [left, top]], float)]
    A, c = net.weights[0][None], net.biases[0][None]
    yield polygons, A, c
    for W, b in zip(net.weights[1:], net.biases[1:], strict=True):
        polygons, parents = _cut(polygons, A, c, _near(box))
        middles = np.array([polygon.mean(axis=0) for polygon in polygons])
        A, c = A[parents], c[parents]
        on = np.einsum("pjx,px->pj", A, middles) + c > 0
        A, c = W @ (A * on[:, :, None]), (c * on) @ W.T + b
        yield polygons, A, c


def _cut(polygons: list[Matrix], A: NDArray[np.float64], c: Matrix, near: float) -> tuple[list[Matrix], NDArray[np.int64]]:
    """The polygons cut by every unit of a layer, z = A x + c with A (P, n, 2), c (P, n); and the number of each piece's parent."""
    parents = np.arange(len(polygons))
    lengths = np.linalg.norm(A, axis=2)
    for unit in range(A.shape[1]):
        count = np.array([len(polygon) for polygon in polygons])
        owner = np.repeat(parents, count)
        z = np.einsum("vx,vx->v", np.concatenate(polygons), A[owner, unit]) + c[owner, unit]
        z[np.abs(z) <= near * lengths[owner, unit]] = 0
        starts = np.cumsum(count) - count
        crossed = (np.minimum.reduceat(z, starts) < 0) & (np.maximum.reduceat(z, starts) > 0)
        pieces = [_halves(polygons[i], z[starts[i] : starts[i] + count[i]]) for i in np.flatnonzero(crossed)]
        polygons = [polygons[i] for i in np.flatnonzero(~crossed)] + [half for pair in pieces for half in pair]
        parents = np.concatenate([parents[~crossed], np.repeat(parents[crossed], 2)])
    return polygons, parents


def _halves(polygon: Matrix, z: Vector) -> tuple[Matrix, Matrix]:
    """A convex polygon on both sides of the line z = 0; a vertex with z = 0 belongs to both."""
    following, z_following = np.roll(polygon, -1, axis=0), np.roll(z, -1)
    crossing = z * z_following < 0
    share = np.divide(z, z - z_following, out=np.zeros_like(z), where=crossing)
    points = polygon + share[:, None] * (following - polygon)
    both = np.stack([polygon, points], axis=1).reshape(-1, 2)
    positive = np.stack([z >= 0, crossing], axis=1).ravel()
    negative = np.stack([z <= 0, crossing], axis=1).ravel()
    return both[positive], both[negative]


def _segment(polygon: Matrix, z: Vector) -> Matrix:
    """The two points where z = 0 on the rim of a convex polygon that the line crosses."""
    positive, negative = _halves(polygon, z)
    shared = positive[(positive[:, None] == negative[None]).all(axis=2).any(axis=1)]
    return np.array([shared[0], shared[-1]])
