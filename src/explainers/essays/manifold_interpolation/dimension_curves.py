"""Estimates of dimension against the two things one has to choose: how many neighbors, and how many points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from explainers.data import images
from explainers.essays.manifold_interpolation import intrinsic_dimension, pixel_shuffles, surrogates, synthetic_manifolds
from explainers.essays.manifold_interpolation.intrinsic_dimension import maximum_likelihood, nearest_distances

Array = NDArray[np.float64]

NEIGHBORS = (3, 4, 5, 7, 10, 14, 20, 28, 40)
SIZES = (225, 450, 900, 1797)
"""The last is the number of the 8 × 8 digits."""
PIXELS, POINTS = 100, 5000
"""Coordinates of the spheres and cubes, and points of each."""

CLOUDS: dict[str, tuple[str, float]] = {
    "sphere-2": ("sphere S²", 2),
    "cube-30": ("cube, 30 dimensions", 30),
    "digits": ("digits", 0),
    "digits-classes": ("digits, a Gaussian for each", 0),
    "digits-gaussian": ("digits, one Gaussian", 0),
    "digits-shuffled": ("digits, shuffled", 0),
    "mnist": ("MNIST", 0),
    "mnist-classes": ("MNIST, a Gaussian for each", 0),
    "mnist-gaussian": ("MNIST, one Gaussian", 0),
    "mnist-shuffled": ("MNIST, shuffled", 0),
}
"""What the clouds of points are called, and their dimension if it is known (else 0). Below real images stand what they are held against:
Gaussian images with the mean and covariance of each digit, or of all, and images whose pixels were exchanged."""


@cache
def cloud(name: str, seed: int = 0) -> Array:
    """The points called ``name``, in random order, shape (n, D).

    Raises:
        ValueError: for an unknown name.
    """
    if name not in CLOUDS:
        raise ValueError(f"no cloud of points is called {name!r}; choose one of {', '.join(CLOUDS)}")
    rng = np.random.default_rng(seed)
    kind, _, rest = name.partition("-")
    if kind in ("sphere", "cube"):
        return getattr(synthetic_manifolds, kind)(int(rest), PIXELS, POINTS, rng)
    chosen = images.load("digits" if kind == "digits" else "mnist_3000")
    order = rng.permutation(len(chosen.rows))
    rows, labels = chosen.rows[order], chosen.labels[order]
    if rest == "classes":
        return rng.permutation(surrogates.gaussian_by_class(rows, labels, rng))
    if rest == "gaussian":
        return surrogates.gaussian(rows, len(rows), rng)
    return pixel_shuffles.across(rows, rng) if rest == "shuffled" else rows


@cache
def nearest_to_each(name: str, n: int) -> Array:
    """Distances from each of the first n points of a cloud to its nearest neighbors, shape (n, the most neighbors on the slider)."""
    return nearest_distances(cloud(name)[:n], max(NEIGHBORS))


@dataclass(frozen=True)
class Curves:
    """Estimates for one cloud of points.

    Attributes:
        n, k: the points and neighbors looked at. truth: the dimension if it is known, else 0. pixels: D.
        by_k: estimates by likelihood for each of NEIGHBORS at n, normalized by k − 1 and by k − 2, shape (2, neighbors).
        by_n: the same for each of SIZES at k, shape (2, sizes). two_nn: TwoNN for each of SIZES, shape (sizes,).
    """

    name: str
    n: int
    k: int
    truth: float
    pixels: int
    by_k: Array
    by_n: Array
    two_nn: Array

    @property
    def estimate(self) -> float:
        """(k − 1)/mean S at n and k."""
        return float(self.by_k[0, NEIGHBORS.index(self.k)])

    @property
    def low(self) -> float:
        """(k − 2)/mean S at n and k."""
        return float(self.by_k[1, NEIGHBORS.index(self.k)])

    @property
    def second(self) -> float:
        """TwoNN at n."""
        return float(self.two_nn[SIZES.index(self.n)])


def curves(name: str, n: int, k: int) -> Curves:
    """All estimates for the cloud ``name``: by neighbors at n points, and by points at k neighbors."""
    at_n = nearest_to_each(name, n)
    by_k = [[maximum_likelihood(at_n[:, :neighbors], degrees) for neighbors in NEIGHBORS] for degrees in (1, 2)]
    by_n = [[maximum_likelihood(nearest_to_each(name, size)[:, :k], degrees) for size in SIZES] for degrees in (1, 2)]
    two = [intrinsic_dimension.two_nn(nearest_to_each(name, size)) for size in SIZES]
    return Curves(name, n, k, CLOUDS[name][1], cloud(name).shape[1], np.array(by_k), np.array(by_n), np.array(two))
