"""Linear regions apart from activation regions: neighbors that a unit divides, although f does not bend there, are one linear region.

In an activation region the same units are on. A unit that switches leaves f affine if everything that it feeds is off; a linear region is
what then hangs together. Hanin and Rolnick, arXiv 1906.00904, tell the two apart.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from explainers.networks import relu_network
from explainers.networks.linear_regions import Regions
from explainers.networks.relu_network import Matrix

SAME = 1e-9
"""Share of the largest that counts as nothing: between two maps, or of a unit's z at a corner on its line."""


def silent_edges(found: Regions) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Where a unit switches and f does not bend: pairs of neighboring activation regions (edges, 2), and the edges (edges, 2, 2).

    Two regions are neighbors if one unit alone tells them apart, and they share a stretch of its line.
    """
    maps = np.column_stack([found.gradients, found.offsets])
    scale = np.maximum(np.abs(maps).max(axis=0), np.finfo(float).tiny)
    keys = [int.from_bytes(row.tobytes(), "big") for row in np.packbits(found.patterns, axis=1)]
    number, last = {key: i for i, key in enumerate(keys)}, 8 * -(-found.net.units // 8) - 1
    regions, units = np.nonzero(found.patterns)
    near = [(i, number.get(keys[i] ^ 1 << last - unit), unit) for i, unit in zip(regions.tolist(), units.tolist(), strict=True)]
    one, other, unit = np.array([each for each in near if each[1] is not None], np.int64).reshape(-1, 3).T
    same = np.all(np.abs(maps[one] - maps[other]) <= SAME * scale, axis=1)
    pairs, segments = [], []
    for i, k, j in zip(one[same].tolist(), other[same].tolist(), unit[same].tolist(), strict=True):
        stretch = _stretch(found, (i, k), j)
        if stretch is not None:
            pairs.append((i, k))
            segments.append(stretch)
    return np.array(pairs, np.int64).reshape(-1, 2), np.array(segments).reshape(-1, 2, 2)


def labels(found: Regions, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of each activation region's linear region, shape (F,), from the pairs that ``silent_edges`` found."""
    joined = coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(found.F, found.F))
    return np.asarray(connected_components(joined, directed=False)[1], np.int64)


def count(found: Regions) -> int:
    """How many linear regions there are: at most F, the number of activation regions."""
    return int(labels(found, silent_edges(found)[0]).max()) + 1


def _stretch(found: Regions, pair: tuple[int, int], unit: int) -> Matrix | None:
    """The stretch of the unit's line that two regions have in common, as its ends (2, 2); on each region the line is straight."""
    edges = []
    for polygon in (found.polygons[region] for region in pair):
        z = np.abs(np.concatenate(relu_network.preactivations(found.net, polygon)[:-1], axis=1)[:, unit])
        edges.append(polygon[z <= SAME * z.max()])
    if min(map(len, edges)) < 2:
        return None
    direction = edges[0][-1] - edges[0][0]
    (a, b), (c, d) = (np.sort(edge @ direction)[[0, -1]] for edge in edges)
    if min(b, d) - max(a, c) <= SAME * (direction @ direction):
        return None
    corners = np.concatenate([edge[np.argsort(edge @ direction)[[0, -1]]] for edge in edges])
    return np.asarray(corners[np.argsort(corners @ direction)[[1, 2]]])
