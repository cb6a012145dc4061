"""A picture of rings, f(x) = cos(πK|x|²), learned from samples at random places: how fine a detail n samples show.

At the distance r from the corner a ring is 1/(Kr) wide, so the picture has detail of every size. The samples are a Poisson process of n
points a unit square. The displacement to the nearest is then exactly normal in the plane, each coordinate with variance 1/(2πn), because
P(nobody within u) = exp(−πnu²). With E exp(iπKj(2x·δ + |δ|²)) = exp(−πj²K²r²/(nc_j))/c_j and c_j = 1 − ijK/n, the expected squared error of
the nearest sample's value has a closed form at each place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import LinearNDInterpolator
from scipy.spatial import cKDTree

Array = NDArray[np.float64]

RINGS = 16.0
"""K: at distance 1 from the corner there are K rings a unit length."""
SIDE = 72
"""Pixels along an edge of the picture."""
NEAR, FAR = 0.25, 0.75
"""Up to the one distance from the corner the picture is called near, beyond the other far; in both the mean gray errs by one half."""
MARGIN = 0.5
"""How far beyond the picture there are samples, so that its edges are no edges."""
LEARNERS = ("picture", "nearest", "triangles")


@dataclass(frozen=True)
class Seen:
    """What a learner makes of the picture from ``n`` samples a unit square.

    picture: (SIDE, SIDE), from −1 to 1, the corner first. places: (m, 2) the samples inside the picture. radii, errors, expected: the
    distance from the corner, the mean squared error there, and its closed form for the nearest sample. near, far: the mean squared error
    up to NEAR and beyond FAR. reach: the distance at which the nearest sample is on average no better than the mean gray.
    """

    n: int
    learner: str
    picture: Array
    places: Array
    radii: Array
    errors: Array
    expected: Array
    near: float
    far: float
    reach: float


def rings(x: Array) -> Array:
    """cos(πK|x|²) at the places ``x``, shape (m, 2)."""
    return np.cos(np.pi * RINGS * np.sum(x**2, axis=1))


def pixels() -> Array:
    """The centers of the pixels, row by row. Shape (SIDE², 2)."""
    edge = (np.arange(SIDE) + 0.5) / SIDE
    return np.stack(np.meshgrid(edge, edge), axis=-1).reshape(-1, 2)


def samples(n: int, rng: np.random.Generator) -> Array:
    """A Poisson process of ``n`` points a unit square, on the picture and MARGIN around it; at least three. Shape (m, 2)."""
    width = 1 + 2 * MARGIN
    return rng.random((max(3, rng.poisson(n * width**2)), 2)) * width - MARGIN


def learned(learner: str, data: Array, x: Array) -> Array:
    """What a learner says at ``x`` after it has seen the rings at ``data``.

    Raises:
        ValueError: the learner is unknown.
    """
    if learner == "picture":
        return rings(x)
    if learner == "nearest":
        return rings(data[cKDTree(data).query(x)[1]])
    if learner == "triangles":
        return LinearNDInterpolator(data, rings(data), fill_value=0.0)(x)
    raise ValueError(f"rings: there is no learner {learner!r}; choose one of {', '.join(LEARNERS)}")


def expected_error(r: Array, n: float) -> Array:
    """E (f(x) − f(nearest sample))² at the distance ``r`` from the corner, from ``n`` samples a unit square."""
    phase = np.pi * RINGS * r**2
    first, second = (_wave(j, r, n) * np.exp(1j * j * phase) for j in (1, 2))
    return np.cos(phase) ** 2 - 2 * np.cos(phase) * first.real + (1 + second.real) / 2


def _wave(j: int, r: Array, n: float) -> NDArray[np.complex128]:
    c = 1 - 1j * j * RINGS / n
    return np.exp(-np.pi * (j * RINGS * r) ** 2 / (n * c)) / c


def reach(n: float) -> float:
    """√(n log 2/π)/K, where 1 − exp(−πK²r²/n) = ½: from there on the nearest sample is on average no better than the mean gray."""
    return float(np.sqrt(n * np.log(2) / np.pi) / RINGS)


BANDS = np.linspace(0.05, 1.0, 20)
"""Edges of the distances over which errors are averaged."""


def banded(values: Array, r: Array) -> Array:
    """Means of ``values`` over the bands of distance ``r``. Shape (19,)."""
    band = np.digitize(r, BANDS)
    return np.array([values[band == b].mean() for b in range(1, len(BANDS))])


def look(n: int, learner: str, rng: np.random.Generator) -> Seen:
    """The picture as a learner sees it after ``n`` samples a unit square.

    Raises:
        ValueError: the learner is unknown, or there are no samples.
    """
    if n < 1:
        raise ValueError(f"rings: n = {n} samples; give at least one")
    x, data = pixels(), samples(n, rng)
    r = np.sqrt(np.sum(x**2, axis=1))
    told = learned(learner, data, x)
    off = (told - rings(x)) ** 2
    inside = data[np.all((data > 0) & (data < 1), axis=1)]
    return Seen(
        n=n,
        learner=learner,
        picture=told.reshape(SIDE, SIDE),
        places=inside,
        radii=(BANDS[1:] + BANDS[:-1]) / 2,
        errors=banded(off, r),
        expected=banded(expected_error(r, n), r),
        near=float(off[r < NEAR].mean()),
        far=float(off[r > FAR].mean()),
        reach=reach(n),
    )
