"""What the three figures of the comparison show: a curve, a fit of two controls, an image of two controls. Nobody's lines of code.

Every peer gets the same arrays from these functions, and the same lists of values for its sliders.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from bench.polynomial_fit import DEGREES, NOISES, fit_polynomial

TERMS = list(range(1, 21))
WAVES = [round(0.5 * i, 1) for i in range(1, 11)]
TURNS = list(range(0, 90, 9))


@dataclass(frozen=True)
class Curve:
    """A partial sum ``y`` over ``x``, both (200,), and its root mean square distance from the square wave."""

    x: np.ndarray
    y: np.ndarray
    miss: float


@dataclass(frozen=True)
class Field:
    """A smooth field between -1 and 1, (60, 80), and its mean."""

    image: np.ndarray
    mean: float


def square_wave(terms: int) -> Curve:
    """The first ``terms`` terms of the Fourier series of a square wave."""
    x = np.linspace(-1, 1, 200)
    odd = 2 * np.arange(terms) + 1
    y = 4 / np.pi * (np.sin(np.pi * np.outer(x, odd)) / odd).sum(axis=1)
    return Curve(x, y, float(np.sqrt(np.mean((y - np.sign(x)) ** 2))))


def plane_waves(waves: float, turn: int) -> Field:
    """Two crossing plane waves of ``waves`` periods, the second turned by ``turn`` degrees."""
    y, x = np.mgrid[0:1:60j, 0:1.33:80j]
    angle = np.radians(turn)
    image = (np.sin(2 * np.pi * waves * x) + np.sin(2 * np.pi * waves * (np.cos(angle) * x + np.sin(angle) * y))) / 2
    return Field(image, float(image.mean()))


def fits() -> list[Any]:
    """Figure B in all states, the noise changing fastest."""
    return [fit_polynomial(degree, noise) for degree, noise in product(DEGREES, NOISES)]


def fields() -> list[Field]:
    """Figure C in all states, the turn changing fastest."""
    return [plane_waves(waves, turn) for waves, turn in product(WAVES, TURNS)]


@dataclass(frozen=True)
class Kind:
    """One of the three figures: what it shows, and how many values each of its controls has."""

    title: str
    sizes: tuple[int, ...]

    @property
    def states(self) -> int:
        """How many states there are."""
        return int(np.prod(self.sizes))


KINDS = {
    "A": Kind("a curve", (len(TERMS),)),
    "B": Kind("two lines, points and residuals", (len(DEGREES), len(NOISES))),
    "C": Kind("an image of 60 × 80", (len(WAVES), len(TURNS))),
}
