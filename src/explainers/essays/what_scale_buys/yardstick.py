"""One smooth curve through an all-or-nothing yardstick: how often a learner reads one digit, and how often all L digits of a number.

The learner is the nearest of n labeled handwritten digits. A number of L digits is L test images; it is read if each is. If errors are
independent, a share a of digits read makes a^L of numbers read.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.data import images

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

SIZES = (10, 20, 40, 80, 160, 320, 640, 1280, 2560)
"""Numbers of labeled digits."""
ASKED = 400
"""Digits that are asked, which the learner has not seen."""


@dataclass(frozen=True)
class Reading:
    """Shares against the number of labeled digits ``sizes``.

    digits: of digits read. numbers: of numbers of ``L`` digits read, ``repeated`` if a number is one image L times. powers: the share
    of digits to the power L, averaged over learners.
    """

    L: int
    repeated: bool
    sizes: Array
    digits: Array
    numbers: Array
    powers: Array


def read(rng: np.random.Generator) -> list[Flags]:
    """Which of ASKED digits the nearest of n others reads, for each of SIZES. Shapes (ASKED,)."""
    data = images.load("mnist_3000")
    order = rng.permutation(len(data.rows))
    asked, known = order[:ASKED], order[ASKED:]
    x, rest = data.rows[asked], data.rows[known]
    squared = np.sum(rest**2, axis=1)[None] - 2 * x @ rest.T
    return [data.labels[known[np.argmin(squared[:, :n], axis=1)]] == data.labels[asked] for n in SIZES]


def numbers_read(right: Flags, L: int, count: int, rng: np.random.Generator, repeated: bool = False) -> float:
    """Share of ``count`` random numbers of ``L`` digits of which each digit is read; ``repeated``: one image L times.

    Raises:
        ValueError: a number has no digits.
    """
    if L < 1:
        raise ValueError(f"yardstick: numbers of {L} digits; give at least one")
    which = rng.integers(0, len(right), (count, 1 if repeated else L))
    return float(np.mean(right[which].all(axis=1)))
