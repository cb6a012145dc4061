"""Images met by chance: pixels from dice, pixels of real images shuffled, and real images, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.data import images
from explainers.essays.manifold_interpolation import image_paths, pixel_shuffles

Array = NDArray[np.float64]

PER_PAGE = 6
JUDGED = 100


@dataclass(frozen=True)
class Page:
    """A page of images of each kind, shape (PER_PAGE, side, side), and how far they are from the nearest of other real images.

    Attributes:
        number: of the page, from 1. way: how pixels were shuffled.
        away: median distance of noise, shuffled and real images, a hundred each, to the nearest of the other real images, in units of
            the last.
        log10_images: decimal logarithm of the number of all possible images.
    """

    noise: Array
    shuffled: Array
    real: Array
    number: int
    way: str
    away: Array
    log10_images: float

    @property
    def seen(self) -> int:
        """Images of each kind seen up to this page."""
        return self.number * len(self.real)

    @property
    def noise_away(self) -> float:
        """Median distance of noise to the nearest real image, in units of that between real images."""
        return float(self.away[0])

    @property
    def shuffled_away(self) -> float:
        """The same for the shuffled images."""
        return float(self.away[1])


def log10_possible(side: int, levels: int) -> float:
    """log10 of levels^(side²), the number of images of that format."""
    return side**2 * float(np.log10(levels))


@lru_cache
def _kinds(name: str, way: str, shown: int, seed: int) -> tuple[tuple[Array, Array, Array], Array]:
    """Rows of noise, shuffled and real images, and their distances as in Page.away. At least ``shown`` of each, and enough for a median."""
    rng = np.random.default_rng(seed)
    levels, rows = images.GRAY_LEVELS[name] + 1, images.load(name).rows
    judged = max(shown, JUDGED)
    noise = rng.integers(levels, size=(judged, rows.shape[1])) / (levels - 1)
    rows = rows[rng.permutation(len(rows))]
    kinds = noise, pixel_shuffles.WAYS[way](rows, rng)[:judged], rows[:judged]
    away = np.array([np.median(image_paths.nearest(kind, rows[judged:])) for kind in kinds])
    return kinds, away / away[2]


def page(name: str, way: str, number: int, pages: int = 6, seed: int = 0) -> Page:
    """Page ``number`` of ``pages`` of a set of images. The whole set is shuffled; distances are from a hundred images to the others.

    Raises:
        ValueError: for a page that does not exist, or an unknown way to shuffle.
    """
    if not 1 <= number <= pages or way not in pixel_shuffles.WAYS:
        raise ValueError(
            f"page {number} of {pages}, shuffled {way!r}: count pages from 1, and choose one of {', '.join(pixel_shuffles.WAYS)}"
        )
    side = images.load(name).side
    kinds, away = _kinds(name, way, pages * PER_PAGE, seed)
    here = slice((number - 1) * PER_PAGE, number * PER_PAGE)
    noise, mixed, real = (kind[here].reshape(-1, side, side) for kind in kinds)
    return Page(noise, mixed, real, number, way, away, log10_possible(side, images.GRAY_LEVELS[name] + 1))
