"""Two images, and ways between them: the straight line of pixels, a path through the data, and a learned one.

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
from explainers.essays.manifold_interpolation import denoiser, geodesic
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


def nearest(rows: Array, held_out: Array) -> Array:
    """Distance of each row to the nearest held-out image. Shape (len(rows),)."""
    return cdist(rows, held_out).min(axis=1)


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
    """Three ways from one image to another.

    Attributes:
        t: shares of the way, shape (T,). at: which of them is looked at.
        frames: straight, through the data, learned: shape (3, T, side, side), clipped to [0, 1].
        score: distance of each frame to the nearest held-out image, divided by the usual one, shape (3, T).
        edges: of the path through the data. learned: what made the third way. band: where scores of nine real images of ten lie.
    """

    t: Array
    at: int
    frames: Array
    score: Array
    edges: int
    learned: str
    band: tuple[float, float]

    @property
    def straight_now(self) -> float:
        """Score of the straight line at t."""
        return float(self.score[0, self.at])

    @property
    def data_now(self) -> float:
        """Score of the path through the data at t."""
        return float(self.score[1, self.at])

    @property
    def learned_now(self) -> float:
        """Score of the learned path at t."""
        return float(self.score[2, self.at])


def walk(gallery: Gallery, start: int, end: int, t: Array, *, at: int = 0, net: Autoencoder | None = None) -> Walk:
    """The three ways; the learned one is a line between codes of ``net``, or, without a net, the straight line denoised."""
    line = straight(gallery, start, end, t)
    path, edges = through_data(gallery, start, end, t)
    third = net.path(gallery.known[start], gallery.known[end], t) if net else denoiser.denoise(line, gallery.known)
    rows = np.clip(np.stack([line, path, third]), 0, 1)
    score = np.stack([nearest(way, gallery.held_out) for way in rows]) / gallery.usual
    frames = rows.reshape(3, len(t), gallery.side, gallery.side)
    return Walk(t, at, frames, score, edges, f"code of {net.m} numbers" if net else "denoiser", gallery.band)


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
class Medians:
    """Median scores over many pairs, by share of the way: shape (ways, T). ``t``: (T,). ``names``: of the ways. ``pairs``: how many."""

    t: Array
    names: tuple[str, ...]
    scores: Array
    pairs: int
