"""Three ways to shuffle the pixels of a set of images; each keeps something and destroys the rest. Images are rows, shape (n, D)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def within(rows: Array, rng: np.random.Generator) -> Array:
    """Each image's pixels in an order of their own: keeps each image's ink, destroys all places."""
    return rng.permuted(rows, axis=1)


def across(rows: Array, rng: np.random.Generator) -> Array:
    """Each pixel exchanged among the images: keeps what every pixel does on its own, destroys what pixels do together."""
    return rng.permuted(rows, axis=0)


def alike(rows: Array, rng: np.random.Generator) -> Array:
    """One order for all images: keeps every distance between images, destroys only what an eye needs."""
    return rows[:, rng.permutation(rows.shape[1])]


WAYS = {"within": within, "across": across, "alike": alike}
"""The ways by name."""
