"""The linear regions of a ReLU network with two inputs, enumerated exactly inside a box.

The box is cut by one unit after the other. Within a region of the earlier layers a unit's z is affine, so its boundary z = 0 is a straight
line there, and the region, a convex polygon, is cut in two or left whole. A half is tried only with the units that cross the whole, so the
work grows with the number of regions. Nothing is sampled: what comes out is every activation pattern that occurs in the box on a set of
positive area, each with its polygon and its affine map f(x) = g·x + c.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from explainers.networks import relu_network
from explainers.networks.relu_network import Matrix, Pattern, ReluNetwork, Vector

Box = tuple[float, float, float, float]
"""x₁ from, x₁ to, x₂ from, x₂ to."""

ON_THE_LINE = 1e-12
"""A vertex counts as on a unit's line if it is nearer to it than this share of the box's diagonal."""

BLOCK = 2**20
"""Numbers that are held at a time for the maps of many polygons."""


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
        object.__setattr__(self, "_index", {row: i for i, row in enumerate(_packed(self.patterns))})

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
        rows = _packed(relu_network.pattern(self.net, X))
        return np.array([self._index.get(row, -1) if within else -1 for row, within in zip(rows, inside, strict=True)], np.int64)


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
    *_, polygons = _descend(net, box)
    *_, A, c = zip(*_maps(net, len(net.weights) - 1, polygons), strict=True)
    patterns, first = np.empty((len(polygons), net.units), bool), 0
    for block in _blocks(net, polygons):
        patterns[first : first + len(block)] = relu_network.pattern(net, _middles(block))
        first += len(block)
    return Regions(net, box, tuple(polygons), patterns, np.concatenate(A), np.concatenate(c))


def kinks(net: ReluNetwork, box: Box = (-1.0, 1.0, -1.0, 1.0)) -> tuple[NDArray[np.float64], ...]:
    """Where a unit switches, one array (number, 2, 2) of straight segments (end, coordinate) a hidden layer: all lines of the drawing.

    A unit of the first layer has one segment; one of a later layer has one in each region of the earlier layers that it crosses.

    Raises:
        ValueError: as :func:`enumerate_regions`.
    """
    _check(net, box)
    found = []
    for layer, polygons in enumerate(list(_descend(net, box))[:-1]):
        segments = []
        for polygon, A, c in _maps(net, layer, polygons):
            Z = _at_corners(polygon, A, c, _near(box, A))
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


def _near(box: Box, A: Matrix) -> Vector:
    """How large |A x + c| may be at a corner that counts as on the line, shape (n,)."""
    return ON_THE_LINE * float(np.hypot(box[1] - box[0], box[3] - box[2])) * np.linalg.norm(A, axis=1)


def _descend(net: ReluNetwork, box: Box) -> Iterator[list[Matrix]]:
    """The polygons made by the layers before each one, layer after layer, the output last: on each of them the layer's z is affine."""
    left, right, bottom, top = box
    polygons = [np.array([[left, bottom], [right, bottom], [right, top], [left, top]], float)]
    yield polygons
    for layer in range(len(net.weights) - 1):
        pieces = []
        for parent, (polygon, A, c) in enumerate(_maps(net, layer, polygons)):
            pieces += [((cuts, parent, side), piece) for cuts, side, piece in _cut(polygon, A, c, _near(box, A))]
        polygons = [piece for _, piece in sorted(pieces, key=itemgetter(0))]
        yield polygons


def _maps(net: ReluNetwork, layer: int, polygons: list[Matrix]) -> Iterator[tuple[Matrix, Matrix, Vector]]:
    """Each polygon with the layer's z = A x + c on it, A (n, 2), c (n,). The layers before must be affine on it."""
    for block in _blocks(net, polygons):
        middles = _middles(block)
        A, c = np.broadcast_to(net.weights[0], (len(block), *net.weights[0].shape)), net.biases[0][None].repeat(len(block), axis=0)
        for W, b in zip(net.weights[1 : layer + 1], net.biases[1 : layer + 1], strict=True):
            on = np.einsum("pjx,px->pj", A, middles) + c > 0
            A, c = W @ (A * on[:, :, None]), (W @ (c * on)[:, :, None])[:, :, 0] + b
        yield from zip(block, A, c, strict=True)


def _blocks(net: ReluNetwork, polygons: list[Matrix]) -> Iterator[list[Matrix]]:
    size = max(1, BLOCK // (2 * max(net.widths)))
    return (polygons[first : first + size] for first in range(0, len(polygons), size))


def _middles(polygons: list[Matrix]) -> Matrix:
    return np.array([np.add.reduce(polygon) / len(polygon) for polygon in polygons])


def _packed(patterns: Pattern) -> list[bytes]:
    """A key for each row."""
    return [row.tobytes() for row in np.packbits(patterns, axis=1)]


def _at_corners(polygon: Matrix, A: Matrix, c: Vector, near: Vector) -> Matrix:
    """z = A x + c at the corners, shape (corners, n), and zero where |z| is at most ``near`` (n,): the corner is on the line."""
    z = polygon[:, :1] * A[:, 0] + polygon[:, 1:] * A[:, 1] + c
    z[np.abs(z) <= near] = 0
    return np.asarray(z)


def _cut(polygon: Matrix, A: Matrix, c: Vector, near: Vector) -> Iterator[tuple[int, int, Matrix]]:
    """The pieces into which all lines of z = A x + c cut a polygon, A (n, 2), c (n,).

    Before each piece stand two numbers in binary: which lines cut what it was cut from, and on which side of them it lies.
    """
    waiting = [(0, 0, polygon, np.arange(len(A)))]
    while waiting:
        cuts, side, polygon, units = waiting.pop()
        if not len(units):
            yield cuts, side, polygon
            continue
        z = _at_corners(polygon, A[units], c[units], near[units])
        across = ((np.minimum.reduce(z) < 0) & (np.maximum.reduce(z) > 0)).nonzero()[0]
        if not len(across):
            yield cuts, side, polygon
            continue
        unit, rest = int(units[across[0]]), units[across[1:]]
        positive, negative = _halves(polygon, z[:, across[0]])
        cuts |= 1 << unit
        waiting += [(cuts, side, positive, rest), (cuts, side | 1 << len(A) - unit, negative, rest)]


def _halves(polygon: Matrix, z: Vector) -> tuple[Matrix, Matrix]:
    """A convex polygon on both sides of the line z = 0; a vertex with z = 0 belongs to both."""
    positive: list[list[float]] = []
    negative: list[list[float]] = []
    corners, at = polygon.tolist(), z.tolist()
    for (x, y), here, (x_next, y_next), following in zip(corners, at, corners[1:] + corners[:1], at[1:] + at[:1], strict=True):
        if here >= 0:
            positive.append([x, y])
        if here <= 0:
            negative.append([x, y])
        if here * following < 0:
            share = here / (here - following)
            crossing = [x + share * (x_next - x), y + share * (y_next - y)]
            positive.append(crossing)
            negative.append(crossing)
    return np.array(positive), np.array(negative)


def _segment(polygon: Matrix, z: Vector) -> Matrix:
    """The two points where z = 0 on the rim of a convex polygon that the line crosses."""
    positive, negative = _halves(polygon, z)
    shared = positive[(positive[:, None] == negative[None]).all(axis=2).any(axis=1)]
    return np.array([shared[0], shared[-1]])
