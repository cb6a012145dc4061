"""How many samples it takes to know a function everywhere, by counting cells.

A cube of dimension d is cut into ε^(−d) cells of side ε. With one sample in each, a function with slopes at most 1 is known to about ε, so
n samples reach ε = n^(−1/d). If s derivatives are bounded, polynomials of degree s − 1 on cells of side h err by about h^s. Each of them
has C(d + s − 1, d) coefficients, and takes as many samples, so that

    N = C(d + s − 1, d) · ε^(−d/s)

samples suffice. No method can do better than that power of ε, because among n samples at least half of 2n cells stay empty, and a bump of
height h^s hides in an empty one. The constant in h^s, which depends on d and s, is left out throughout.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.ndimage import map_coordinates
from scipy.special import gammaln

Array = NDArray[np.float64]


def log10_coefficients(d: ArrayLike, s: float) -> Array:
    """log10 C(d + s − 1, d), the coefficients of a polynomial of degree s − 1 in d variables; d need not be whole."""
    d = np.asarray(d, float)
    return (gammaln(d + s) - gammaln(d + 1) - gammaln(s)) / np.log(10)


def log10_samples(ε: float, d: ArrayLike, s: float = 1.0) -> Array:
    """log10 N = (d/s) log10(1/ε) + log10 C(d + s − 1, d). Shape of d.

    Raises:
        ValueError: unless 0 < ε < 1 and d, s > 0.
    """
    if not (0 < ε < 1 and np.all(np.asarray(d) > 0) and s > 0):
        raise ValueError(f"ε = {ε}, d = {np.asarray(d)}, s = {s}: give 0 < ε < 1 and positive d and s")
    return -np.asarray(d, float) / s * np.log10(ε) + log10_coefficients(d, s)


def resolution(n: float, d: float, s: float = 1.0) -> float:
    """ε = (n / C(d + s − 1, d))^(−s/d), what n samples reach for functions with s derivatives; above 1 they do not fix one polynomial."""
    if not (n >= 1 and d > 0 and s > 0):
        raise ValueError(f"n = {n}, d = {d}, s = {s}: give n ≥ 1 and positive d and s")
    return float(10 ** ((log10_coefficients(d, s) - np.log10(n)) * s / d))


@dataclass(frozen=True)
class DataSet:
    """A data set: n images, an estimate d of its dimension, D pixel values an image."""

    name: str
    n: int
    d: float
    D: int


@dataclass(frozen=True)
class Count:
    """Samples needed against dimension, at one resolution and one smoothness.

    Attributes:
        sets: the data sets. chosen: the number of the one that the caption speaks of.
        needed: log10 N for each at its d, shape (sets,). reached: the ε that each reaches at its d, shape (sets,).
    """

    ε: float
    s: int
    sets: tuple[DataSet, ...]
    chosen: int = -1

    @property
    def needed(self) -> Array:
        """log10 N for each at its d."""
        return np.array([log10_samples(self.ε, data.d, self.s) for data in self.sets])

    @property
    def needed_in_pixels(self) -> Array:
        """log10 N for each at its D."""
        return np.array([log10_samples(self.ε, data.D, self.s) for data in self.sets])

    @property
    def reached(self) -> Array:
        """The ε that each reaches at its d."""
        return np.array([resolution(data.n, data.d, self.s) for data in self.sets])


def wave(x: Array) -> Array:
    """sin 2πx, with all its derivatives."""
    return np.sin(2 * np.pi * x)


def tent(x: Array) -> Array:
    """The distance of x − 1/3 from the nearest whole number, which has a bounded slope and no more, with kinks at 1/3 and 5/6.

    A grid of 2^m cells has the kinks a third of a cell from its points, for every m, so that its error is 2^−m times a constant.
    """
    y = np.asarray(x) - 1 / 3
    return np.abs(y - np.round(y))


def grid_error(d: int, cells: int, order: int, probes: int, rng: np.random.Generator, *, f: Callable[[Array], Array] = wave) -> float:
    """Largest error at random places of splines of degree ``order`` through cells^d equidistant samples of ∏ f(x_i) on a torus.

    A spline of degree 0 (the nearest sample) errs like h, of degree 1 like h²: order + 1 derivatives are put to use, if f has them.
    """
    samples = f(np.arange(cells) / cells)
    values = samples
    for _ in range(d - 1):
        values = np.multiply.outer(values, samples)
    x = rng.random((d, probes))
    guess = map_coordinates(values, x * cells, order=order, mode="grid-wrap")
    return float(np.max(np.abs(guess - np.prod(f(x), axis=0))))


def error_exponent(
    d: int, order: int, cells: tuple[int, int], rng: np.random.Generator, *, probes: int = 20_000, f: Callable[[Array], Array] = wave
) -> float:
    """The slope of log error against log n between two grids; −s/d in theory."""
    coarse, fine = (grid_error(d, c, order, probes, rng, f=f) for c in cells)
    return float(np.log(fine / coarse) / (d * np.log(cells[1] / cells[0])))
