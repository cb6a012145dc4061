"""Four learners of a function on the sphere, and their error against the number of data.

*nearest* says what the nearest datum says. *pieces* joins the data to flat pieces, the facets of their convex hull, and says what the piece
says through which the ray from the center passes; inside, that is interpolation by the triangles or tetrahedra between data. *kernel*
interpolates with exp(−|x − x'|). *network* has one hidden layer of ReLUs and is trained by Adam.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import linalg
from scipy.spatial import ConvexHull
from scipy.spatial.distance import cdist, pdist, squareform

from explainers.essays.what_scale_buys import sphere
from explainers.networks import relu_batch

Array = NDArray[np.float64]

SIZES = (16, 32, 64, 128, 256, 512, 1024)
DIMENSIONS = (1, 2, 3, 4, 6, 8)
LEARNERS = ("nearest", "pieces", "kernel", "network")
PIECES_UP_TO = 4
"""Dimensions in which the hull of a thousand points is a matter of a moment."""
ASKED, DRAWS = 400, {"nearest": 6, "pieces": 2, "kernel": 4, "network": 2}
"""Places that are asked, and draws of the data over which errors are averaged."""
HIDDEN, RATE, STEPS = 64, 0.01, 800


@dataclass(frozen=True)
class Curve:
    """Mean squared errors (variance of the function 1) against the sizes of the sample ``n``.

    errors: masked where the learner does not go. goes: whether it does. slope: of log error against log n over the larger half of the
    sizes, 0 if not. exact: the nearest's closed form. two, four: lines of slope −2/d and −4/d.
    """

    d: int
    w: int
    learner: str
    n: Array
    errors: np.ma.MaskedArray[tuple[int], np.dtype[np.float64]]
    goes: bool
    slope: float
    exact: Array
    two: Array
    four: Array


def nearest(data: Array, labels: Array, asked: Array) -> Array:
    """The label of the nearest datum: that with the least |x|²/2 − x·asked."""
    return labels[np.argmin(np.sum(data**2, axis=1) / 2 - asked @ data.T, axis=1)]


def pieces(data: Array, labels: Array, asked: Array) -> Array:
    """The flat piece through which the ray from the center passes. The center must be inside the hull of the data."""
    hull = ConvexHull(data)
    crossing = asked @ hull.equations[:, :-1].T / -hull.equations[:, -1]
    corners = hull.simplices[np.argmax(crossing, axis=1)]
    shares = np.linalg.solve(np.swapaxes(data[corners], 1, 2), asked[..., None])[..., 0]
    return np.sum(shares * labels[corners], axis=1) / shares.sum(axis=1)


def kernel(data: Array, labels: Array, asked: Array) -> Array:
    """The interpolant Σ c_i exp(−|x − x_i|) through all data."""
    K = np.exp(-squareform(pdist(data)))
    return np.exp(-cdist(asked, data)) @ linalg.solve(K, labels, assume_a="pos", overwrite_a=True)


def train_network(data: Array, labels: Array, asked: Array, steps: int, rng: np.random.Generator) -> Array:
    """What a network with HIDDEN ReLUs says after ``steps`` of Adam on all data at once, with a rate that falls to zero."""
    start = relu_batch.initialize(1, data.shape[1], HIDDEN, rng)
    trained = relu_batch.train(start, data[None], labels[None], steps=steps, η=RATE)
    return trained(asked[None])[0]


def told(learner: str, data: Array, labels: Array, asked: Array, *, steps: int, rng: np.random.Generator) -> Array:
    """What a learner says at the places ``asked``.

    Raises:
        ValueError: the learner is unknown.
    """
    if learner == "network":
        return train_network(data, labels, asked, steps, rng)
    by_name = {"nearest": nearest, "pieces": pieces, "kernel": kernel}
    if learner not in by_name:
        raise ValueError(f"learners: there is no learner {learner!r}; choose one of {', '.join(LEARNERS)}")
    return by_name[learner](data, labels, asked)


def errors(learner: str, d: int, w: int, *, sizes: tuple[int, ...], draws: int, steps: int, rng: np.random.Generator) -> Array:
    """Mean squared errors at places that were not seen. Shape (draws, sizes); NaN where the learner does not go."""
    found = np.full((draws, len(sizes)), np.nan)
    if learner == "pieces" and d > PIECES_UP_TO:
        return found
    for draw in range(draws):
        f, asked, data = sphere.wave(w, d, rng), sphere.points(ASKED, d, rng), sphere.points(max(sizes), d, rng)
        labels, right = f(data), f(asked)
        for at, n in enumerate(sizes):
            found[draw, at] = np.mean((told(learner, data[:n], labels[:n], asked, steps=steps, rng=rng) - right) ** 2)
    return found


def slope(n: Array, error: Array) -> float:
    """Least-squares slope of log ``error`` against log ``n``."""
    return float(np.polyfit(np.log(n), np.log(error), 1)[0])


@cache
def curve(d: int, learner: str, w: int = 2) -> Curve:
    """The error curve of a learner on the sphere of ``d`` dimensions."""
    rng = np.random.default_rng([d, w, LEARNERS.index(learner)])
    found = errors(learner, d, w, sizes=SIZES, draws=DRAWS[learner], steps=STEPS, rng=rng)
    n, mean = np.array(SIZES, float), found.mean(axis=0)
    exact = np.array([sphere.nearest_error(size, d, w) for size in SIZES])
    half = len(SIZES) // 2
    goes = bool(np.isfinite(mean).all())
    anchor = mean if goes else exact
    return Curve(
        d=d,
        w=w,
        learner=learner,
        n=n,
        errors=np.ma.masked_invalid(mean),
        goes=goes,
        slope=slope(n[half:], mean[half:]) if goes else 0.0,
        exact=exact,
        two=anchor[half] * (n / n[half]) ** (-2 / d),
        four=anchor[half] * (n / n[half]) ** (-4 / d),
    )
