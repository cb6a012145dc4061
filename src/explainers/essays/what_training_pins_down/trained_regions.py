"""The linear regions of a network trained on points in the plane: which hold data, and what one reads at a point."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explainers.essays.what_training_pins_down import linear_parts, two_class_data
from explainers.essays.what_training_pins_down.two_class_data import Labeled
from explainers.networks import linear_pieces, linear_regions, relu_network
from explainers.networks.backpropagation import Recipe, train
from explainers.networks.linear_regions import Box, Regions
from explainers.networks.relu_network import Matrix, ReluNetwork, Vector

BOX: Box = (-2.0, 2.0, -1.6, 1.6)
RECIPE = Recipe(steps=800, η=0.02, λ=1e-3, loss="logistic", adam=True)


@dataclass(frozen=True)
class TrainedRegions:
    """A trained network's regions in the box, with its data.

    ``held`` (F,): how many data each activation region holds; ``part`` (F,): the number of its linear region; ``kinks``: segments
    (number, 2, 2) where a unit switches, an array a layer; ``silent``: those at which f does not bend; ``boundary``: segments of f = 0.
    """

    data: Labeled
    net: ReluNetwork
    found: Regions
    held: NDArray[np.int64]
    part: NDArray[np.int64]
    kinks: tuple[NDArray[np.float64], ...]
    silent: NDArray[np.float64]
    boundary: NDArray[np.float64]

    @property
    def F(self) -> int:
        """The number of activation regions."""
        return self.found.F

    @property
    def linear(self) -> int:
        """The number of linear regions."""
        return int(self.part.max()) + 1

    @property
    def empty(self) -> int:
        """The number of activation regions without a datum."""
        return int(np.sum(self.held == 0))

    @property
    def right(self) -> float:
        """The share of the data on the right side of f = 0."""
        f = relu_network.forward(self.net, self.data.X)[:, 0]
        return float(np.mean((f > 0) == (self.data.y > 0)))


def regions_of(data: Labeled, net: ReluNetwork, box: Box = BOX) -> TrainedRegions:
    """The regions of a network, and which hold data.

    Raises:
        ValueError: if a datum lies outside the box.
    """
    found = linear_regions.enumerate_regions(net, box)
    here = found.locate(data.X)
    if here.min() < 0:
        raise ValueError(f"the datum {data.X[here.argmin()]} lies in no region of the box {box}; give a box that holds all data")
    held = np.bincount(here, minlength=found.F)
    pairs, silent = linear_parts.silent_edges(found)
    part = linear_parts.labels(found, pairs)
    return TrainedRegions(data, net, found, held, part, linear_regions.kinks(net, box), silent, linear_regions.zero_set(found))


def train_on_crescents(depth: int, width: int, rng: np.random.Generator, N: int = 80, *, longer: int = 1) -> TrainedRegions:
    """Draw N points of two crescents and a network of ``depth`` layers of ``width`` units, train it and chart it.

    With ``longer`` it trains that many times as long.

    Raises:
        ValueError: if depth or width is below 1.
    """
    if min(depth, width) < 1:
        raise ValueError(f"depth {depth} and width {width} must both be at least 1, or there is no ReLU")
    data = two_class_data.crescents(N, rng)
    net = relu_network.initialize(2, (width,) * depth, rng, σ_b=0.5)
    return regions_of(data, train(net, data.X, data.y, replace(RECIPE, steps=longer * RECIPE.steps)))


@dataclass(frozen=True)
class Reading:
    """The regions read at ``point`` (2,): its region's polygon and affine map; and f along the level line through it, as corners (m, 2)."""

    regions: TrainedRegions
    point: Vector
    region: int
    corners: Matrix

    @property
    def polygon(self) -> Matrix:
        """The corners of the region."""
        return self.regions.found.polygons[self.region]

    @property
    def gradient(self) -> Vector:
        """g in f(x) = g·x + c."""
        return self.regions.found.gradients[self.region]

    @property
    def offset(self) -> float:
        """c in f(x) = g·x + c."""
        return float(self.regions.found.offsets[self.region])

    @property
    def held(self) -> int:
        """How many data the region holds."""
        return int(self.regions.held[self.region])

    @property
    def piece(self) -> Matrix:
        """The two corners of the graph along the line between which the point lies."""
        right = int(np.searchsorted(self.corners[:, 0], self.point[0], side="right"))
        return self.corners[right - 1 : right + 1]


def read(regions: TrainedRegions, point: Vector) -> Reading:
    """Read the regions at a point.

    Raises:
        ValueError: if the point is in no region: outside the box, or on an edge.
    """
    region = int(regions.found.locate(point[None])[0])
    if region < 0:
        raise ValueError(f"the point {point} lies in no region of the box {regions.found.box}, or on an edge; move it")
    line = linear_pieces.along(regions.net, np.array([0.0, point[1]]), np.array([1.0, 0.0]))
    return Reading(regions, point, region, linear_pieces.table(line, *regions.found.box[:2]))
