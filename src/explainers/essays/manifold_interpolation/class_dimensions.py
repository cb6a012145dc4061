"""The dimension of each kind of image alone: one sheet has one dimension everywhere, and several sheets may have several.

Brown and others (2023) compare the estimates of the classes of an image data set. Small groups give smaller estimates than large ones, so
the classes are held against random groups of the same sizes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.manifold_interpolation import surrogates
from explainers.essays.manifold_interpolation.intrinsic_dimension import maximum_likelihood, nearest_distances

Array = NDArray[np.float64]
Labels = NDArray[np.int64]


def by_class(rows: Array, labels: Labels, k: int) -> Array:
    """(k − 1)/mean S for the rows (n, D) of each label alone, labels ascending. Shape (labels,).

    Raises:
        ValueError: if rows and labels differ in number, or a label has fewer than k + 1 rows.
    """
    if len(rows) != len(labels):
        raise ValueError(f"{len(rows)} images and {len(labels)} labels; each image needs one")
    return np.array([maximum_likelihood(nearest_distances(rows[labels == label], k)) for label in np.unique(labels)])


def of_random_groups(rows: Array, labels: Labels, k: int, draws: int, rng: np.random.Generator) -> Array:
    """The same after the labels were dealt out anew, so that groups of the same sizes hold images of all kinds. Shape (draws, labels)."""
    return np.stack([by_class(rows, rng.permutation(labels), k) for _ in range(draws)])


@dataclass(frozen=True)
class Classes:
    """Estimates for each kind of image alone.

    Attributes:
        real: of the images, shape (10,). gaussian: of Gaussian images with the mean and covariance of each kind, shape (10,).
        groups: of random groups of the same sizes, shape (draws, 10).
    """

    real: Array
    gaussian: Array
    groups: Array

    @property
    def least(self) -> float:
        """The smallest estimate."""
        return float(self.real.min())

    @property
    def most(self) -> float:
        """The largest estimate."""
        return float(self.real.max())

    @property
    def thinnest(self) -> int:
        """The kind with the smallest estimate."""
        return int(np.argmin(self.real))

    @property
    def thickest(self) -> int:
        """The kind with the largest estimate."""
        return int(np.argmax(self.real))

    @property
    def low(self) -> float:
        """The smallest estimate of a random group."""
        return float(self.groups.min())

    @property
    def high(self) -> float:
        """The largest estimate of a random group."""
        return float(self.groups.max())


def compare(rows: Array, labels: Labels, k: int, draws: int, rng: np.random.Generator) -> Classes:
    """Each kind of image alone, beside Gaussian images and random groups."""
    drawn = surrogates.gaussian_by_class(rows, labels, rng)
    return Classes(by_class(rows, labels, k), by_class(drawn, np.sort(labels), k), of_random_groups(rows, labels, k, draws, rng))
