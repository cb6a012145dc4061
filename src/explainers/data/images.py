"""The handwritten digits that come with the package, as gray values in [0, 1] (`data/README.md` says where they are from)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GRAY_LEVELS: dict[str, int] = {"digits": 16, "mnist_3000": 255}
"""The data sets by name, with the gray value of full ink in their files."""


@dataclass(frozen=True)
class Images:
    """Gray images and what they show.

    images: (n, side, side), 0 paper to 1 ink, read-only; labels: (n,), the digit, read-only.
    """

    images: Array
    labels: NDArray[np.int64]

    @property
    def side(self) -> int:
        """Pixels along an edge."""
        return self.images.shape[1]

    @property
    def rows(self) -> Array:
        """The images as points of R^D, D = side². Shape (n, D)."""
        return self.images.reshape(len(self.images), -1)


@cache
def load(name: str) -> Images:
    """The images called ``name``: ``"digits"`` (1797 of 8 × 8 pixels) or ``"mnist_3000"`` (3000 of 28 × 28).

    Raises ValueError for another name.
    """
    if name not in GRAY_LEVELS:
        raise ValueError(f"load: there are no images called {name!r}; choose one of {', '.join(map(repr, GRAY_LEVELS))}")
    with files("explainers").joinpath(f"data/{name}.npz").open("rb") as file, np.load(file) as stored:
        images, labels = stored["images"] / GRAY_LEVELS[name], stored["labels"].astype(np.int64)
    images.flags.writeable = labels.flags.writeable = False
    return Images(images, labels)
