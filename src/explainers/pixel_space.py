"""Images met by chance: pixels from dice, pixels of real images shuffled, and real images, page by page."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers import interpolation, shuffle
from explainers.images import GRAY_LEVELS, Images

Array = NDArray[np.float64]

PER_PAGE = 6


@dataclass(frozen=True)
class Page:
    """A page of images of each kind, shape (PER_PAGE, side, side), and how far they are from the nearest of other real images.

    Attributes:
        number: of the page, from 1. way: how pixels were shuffled.
        away: median distance of noise, shuffled and real images on all pages to the nearest of the other real images, in units of the last.
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
        return float(self.away[0])

    @property
    def shuffled_away(self) -> float:
        return float(self.away[1])


def log10_possible(side: int, levels: int) -> float:
    """log10 of levels^(side²), the number of images of that format."""
    return side**2 * float(np.log10(levels))


def page(images: Images, way: str, number: int, pages: int = 12, seed: int = 0) -> Page:
    """Page ``number`` of ``pages``. The shuffle permutes all images of the set; distances are to the images that are on no page.

    Raises:
        ValueError: for a page that does not exist, or an unknown way to shuffle.
    """
    if not 1 <= number <= pages or way not in shuffle.WAYS:
        raise ValueError(f"page {number} of {pages}, shuffled {way!r}: count pages from 1, and choose one of {', '.join(shuffle.WAYS)}")
    rng = np.random.default_rng(seed)
    levels, side, shown = GRAY_LEVELS["digits"] + 1, images.side, pages * PER_PAGE
    noise = rng.integers(levels, size=(shown, side**2)) / (levels - 1)
    rows = images.rows[rng.permutation(len(images.rows))]
    mixed = shuffle.WAYS[way](rows, rng)
    away = np.array([np.median(interpolation.nearest(kind[:shown], rows[shown:])) for kind in (noise, mixed, rows)])
    here = slice((number - 1) * PER_PAGE, number * PER_PAGE)
    noise, mixed, rows = (kind[here].reshape(-1, side, side) for kind in (noise, mixed, rows))
    return Page(noise, mixed, rows, number, way, away / away[2], log10_possible(side, levels))
