"""Two images, and ways between them: the straight line of pixels, a path through the data, and one along a learned code.

A picture is judged by the distance to the nearest *held-out* image, in units of what is usual for a real one: at 1 it is as near as real
images are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix
from scipy.spatial.distance import cdist

from explainers.data.images import Images
from explainers.essays.manifold_interpolation import geodesic
from explainers.essays.manifold_interpolation.autoencoder import Autoencoder

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Gallery:
    """Images split into those that a path may use and those that judge it.

    Attributes:
        known: (n, D), and what they show: labels (n,). held_out: (m, D). side: pixels along an edge.
        graph: each known image joined to its nearest neighbors, costs are squared distances, (n, n).
        usual: median distance of a known image to the nearest held-out one. band: its 5 and 95 percent quantiles, in units of the median.
    """

    known: Array
    labels: NDArray[np.int64]
    held_out: Array
    side: int
    graph: csr_matrix
    usual: float
    band: tuple[float, float]

    def typical(self, digit: int) -> int:
        """The number of the known image of ``digit`` with the least mean distance to the others of its kind."""
        members = np.flatnonzero(self.labels == digit)
        if not len(members):
            raise ValueError(f"no known image shows a {digit}; the labels are {sorted(set(self.labels.tolist()))}")
        return int(members[np.argmin(cdist(self.known[members], self.known[members]).mean(axis=1))])

    def another(self, digit: int) -> int:
        """The number of the known image of ``digit`` that is farthest from its typical one."""
        members, typical = np.flatnonzero(self.labels == digit), self.typical(digit)
        return int(members[np.argmax(cdist(self.known[members], self.known[[typical]])[:, 0])])


def nearest(rows: Array, held_out: Array) -> Array:
    """Distance of each row to the nearest held-out image, that with the least ‖h‖²/2 − x·h. Shape (len(rows),)."""
    half = np.einsum("ij,ij->i", held_out, held_out) / 2
    return np.asarray(np.linalg.norm(rows - held_out[np.argmin(half - rows @ held_out.T, axis=1)], axis=1))


def split(images: Images, known: int, rng: np.random.Generator, k: int = 8) -> Gallery:
    """``known`` images drawn at random, the rest held out, and the graph of the nearest k neighbors."""
    order = rng.permutation(len(images.rows))
    inside, outside = order[:known], order[known:]
    rows, held_out = images.rows[inside], images.rows[outside]
    low, usual, high = (float(quantile) for quantile in np.quantile(nearest(rows, held_out), [0.05, 0.5, 0.95]))
    return Gallery(rows, images.labels[inside], held_out, images.side, geodesic.neighbor_graph(rows, k), usual, (low / usual, high / usual))


def straight(gallery: Gallery, start: int, end: int, t: ArrayLike) -> Array:
    """(1 − t) x_start + t x_end, shape (len(t), D)."""
    t = np.asarray(t, float)[:, None]
    return (1 - t) * gallery.known[start] + t * gallery.known[end]


def through_data(gallery: Gallery, start: int, end: int, t: ArrayLike) -> tuple[Array, int]:
    """Along the polygonal line of a shortest path in the graph, at equal speed, shape (len(t), D), and its number of edges."""
    path = geodesic.shortest_path(gallery.graph, start, end)
    return geodesic.along(gallery.known[path], t), len(path) - 1


@dataclass(frozen=True)
class Walk:
    """Ways from one image to another.

    Attributes:
        t: shares of the way, shape (T,). at: which of them is looked at.
        frames: straight, straight between what the net makes of the two, through the data, straight between the net's codes: shape
            (4, T, side, side), clipped to [0, 1]. ends: the two images, (2, side, side).
        score: distance of each frame to the nearest held-out image, divided by the usual one, shape (4, T).
        edges: of the path through the data.
    """

    t: Array
    at: int
    ends: Array
    frames: Array
    score: Array
    edges: int

    @property
    def straight_now(self) -> float:
        """Score of the straight line at t."""
        return float(self.score[0, self.at])

    @property
    def blurred_now(self) -> float:
        """Score of the straight line between blurred ends at t."""
        return float(self.score[1, self.at])

    @property
    def data_now(self) -> float:
        """Score of the path through the data at t."""
        return float(self.score[2, self.at])

    @property
    def code_now(self) -> float:
        """Score of the line between codes at t."""
        return float(self.score[3, self.at])


def blurred(gallery: Gallery, start: int, end: int, t: ArrayLike, net: Autoencoder) -> Array:
    """The straight line between what ``net`` makes of the two images: a control as blurred as its codes' way. Shape (len(t), D)."""
    t = np.asarray(t, float)[:, None]
    a, b = net.reconstruct(gallery.known[[start, end]])
    return np.asarray((1 - t) * a + t * b)


def walk(gallery: Gallery, start: int, end: int, t: Array, net: Autoencoder, *, at: int = 0) -> Walk:
    """Three ways and a control; the third is a line between codes of ``net``."""
    path, edges = through_data(gallery, start, end, t)
    code = net.path(gallery.known[start], gallery.known[end], t)
    rows = np.clip(np.stack([straight(gallery, start, end, t), blurred(gallery, start, end, t, net), path, code]), 0, 1)
    score = np.stack([nearest(way, gallery.held_out) for way in rows]) / gallery.usual
    shape = (-1, gallery.side, gallery.side)
    return Walk(t, at, gallery.known[[start, end]].reshape(shape), rows.reshape(4, *shape), score, edges)


def pairs(gallery: Gallery, n: int, rng: np.random.Generator) -> list[tuple[int, int]]:
    """n pairs of known images that show different things, drawn at random."""
    found: list[tuple[int, int]] = []
    while len(found) < n:
        i, j = (int(number) for number in rng.integers(len(gallery.known), size=2))
        if gallery.labels[i] != gallery.labels[j]:
            found.append((i, j))
    return found


def midpoint_scores(images: Images, known: int, n: int, rng: np.random.Generator) -> Array:
    """Scores of the midpoints of n straight lines between different digits, shape (n,). Needs no graph, so it is quick for large images."""
    order = rng.permutation(len(images.rows))
    inside, outside = order[:known], order[known:]
    rows, labels, held_out = images.rows[inside], images.labels[inside], images.rows[outside]
    i = rng.integers(known, size=n)
    j = np.array([rng.choice(np.flatnonzero(labels != labels[first])) for first in i])
    usual = np.median(nearest(rows[:n], held_out))
    return nearest((rows[i] + rows[j]) / 2, held_out) / usual


@dataclass(frozen=True)
class Pairs:
    """Scores of one way over another, for many pairs of images.

    Attributes:
        t: shares of the way, shape (T,). at: which of them is looked at. way, against: the names of the two ways.
        names: of all ways. medians: their median scores, shape (ways, T).
        scores: of ``way`` and ``against`` at t, shape (2, pairs).
    """

    t: Array
    at: int
    way: str
    against: str
    names: tuple[str, ...]
    medians: Array
    scores: Array

    @property
    def medians_now(self) -> tuple[float, float]:
        """Median score of ``way`` and of ``against`` at t."""
        first, second = np.median(self.scores, axis=1)
        return float(first), float(second)

    @property
    def nearer(self) -> float:
        """The share of the pairs for which ``way`` is nearer to held-out images than ``against``."""
        return float(np.mean(self.scores[0] < self.scores[1]))
