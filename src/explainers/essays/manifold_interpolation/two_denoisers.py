"""Two denoisers of one kind learn from images that they do not share. If they have learned what all the images have in common, they agree.

This is the experiment of Kadkhodaie, Guth, Simoncelli and Mallat (2024) with two denoisers in closed form in the place of their networks:
the memory (``denoiser.posterior_mean``), which no denoiser beats on the images that it has seen, and the best affine map
(``linear_denoiser``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.manifold_interpolation import denoiser, linear_denoiser

Array = NDArray[np.float64]

KINDS = ("memory", "linear")
SIZES = (10, 30, 100, 300, 700)
"""Images that each of the two learns from."""
NEW = 300
"""Images that neither has seen."""


@dataclass(frozen=True)
class Halves:
    """Images in three sets with none in common: ``first`` and ``second`` to learn from, (700, D) each, and ``new``, (300, D)."""

    first: Array
    second: Array
    new: Array


def halves(rows: Array, rng: np.random.Generator) -> Halves:
    """The rows (n, D) in random order, cut in three.

    Raises:
        ValueError: if there are too few.
    """
    most = SIZES[-1]
    if len(rows) < 2 * most + NEW:
        raise ValueError(f"{len(rows)} images do not fill two sets of {most} and one of {NEW}; use more images")
    mixed = rows[rng.permutation(len(rows))]
    return Halves(mixed[:most], mixed[most : 2 * most], mixed[2 * most : 2 * most + NEW])


def learn(kind: str, rows: Array, σ: float) -> Callable[[Array], Array]:
    """A denoiser of one of KINDS that has seen the rows.

    Raises:
        ValueError: for another kind.
    """
    if kind == "memory":
        return lambda Z: denoiser.posterior_mean(Z, rows, σ)
    if kind == "linear":
        return linear_denoiser.learn(rows, σ)
    raise ValueError(f"no denoiser is called {kind!r}; choose one of {', '.join(KINDS)}")


@dataclass(frozen=True)
class Trial:
    """What two denoisers make of noisy images, each of which has seen n others.

    Attributes:
        noisy: the new images under noise; first, second: what the two make of them, shape (300, D).
        own: squared error of the first on images that it has seen; new: on the new ones; apart: squared distance between the two, on these.
    """

    noisy: Array
    first: Array
    second: Array
    own: Array
    new: Array
    apart: Array


def run(sets: Halves, kind: str, n: int, σ: float, rng: np.random.Generator) -> Trial:
    """Two denoisers of one kind, one learned from n images of the first set and one from n of the second."""
    one, other = (learn(kind, rows[:n], σ) for rows in (sets.first, sets.second))
    noisy = sets.new + σ * rng.standard_normal(sets.new.shape)
    seen = sets.first[:n][:NEW]
    own = one(seen + σ * rng.standard_normal(seen.shape))
    first, second = one(noisy), other(noisy)
    return Trial(noisy, first, second, _squared(own, seen), _squared(first, sets.new), _squared(first, second))


def _squared(a: Array, b: Array) -> Array:
    return np.asarray(np.sum((a - b) ** 2, axis=1))


@dataclass(frozen=True)
class Denoised:
    """One new image and what two denoisers make of it, and three curves over the number of images that each has learned from.

    Attributes:
        pictures: the image, the same under noise, what the two make of it, and of the first one's own images the nearest to what it made;
            shape (5, side, side), clipped to [0, 1].
        curves: mean squared error on seen images, on new ones, and mean squared distance of the two, in units of the images' variance;
            shape (3, sizes). shown: which of SIZES is looked at; number: which new image.
    """

    kind: str
    pictures: Array
    curves: Array
    shown: int
    number: int = 0

    @property
    def n(self) -> int:
        """Images that each of the two has learned from."""
        return SIZES[self.shown]

    @property
    def own(self) -> float:
        """Error on seen images, in units of the variance."""
        return float(self.curves[0, self.shown])

    @property
    def new(self) -> float:
        """Error on new images, in units of the variance."""
        return float(self.curves[1, self.shown])

    @property
    def apart(self) -> float:
        """How far apart the two are, in units of the variance."""
        return float(self.curves[2, self.shown])


def denoised(sets: Halves, trials: list[Trial], kind: str, n: int, number: int) -> Denoised:
    """What there is to see of new image ``number`` after n images; ``trials`` are those of all SIZES."""
    trial, seen = trials[SIZES.index(n)], sets.first[:n]
    made = trial.first[number]
    rows = np.stack([sets.new[number], trial.noisy[number], made, trial.second[number], seen[np.argmin(_squared(seen, made))]])
    side = round(np.sqrt(rows.shape[1]))
    variance = float(sets.first.var(axis=0).sum())
    curves = np.array([[part.mean() for part in (each.own, each.new, each.apart)] for each in trials]).T / variance
    return Denoised(kind, np.clip(rows, 0, 1).reshape(-1, side, side), curves, SIZES.index(n), number)
