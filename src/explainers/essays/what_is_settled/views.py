"""What is seen of an ensemble of exact fits in each of five views, as the figure draws it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

SHOWN, MOST = 6, 6
"""Networks that are drawn as curves, and the most data."""
BEYOND = 3.0
"""A place on the line, one unit beyond the last datum."""
T = np.linspace(-3.2, 3.2, 65)
"""Where functions are drawn along the line; every datum of three and of five is among them."""
Z = np.linspace(-1, 1, 21)
"""Heights at which functions are drawn across the line."""
BARS = 20
"""Bars of a histogram of ups and downs; one of values has twice as many."""
VALUES, RATIOS = np.linspace(-4, 6, 2 * BARS + 1), np.linspace(1, 2, BARS + 1)
"""Their edges: of values beyond the data, and of ups and downs over the least that is possible."""


@dataclass(frozen=True)
class Views:
    """One ensemble of exact fits, looked at in five ways.

    Attributes:
        N, k, h: data, parameters, hidden units; s: the size of the start.
        fitting, many: how many of how many networks hit all labels.
        x, y: the data, padded to six with the last one; curves: f along the line, (SHOWN, len(T)).
        steep: the singular values of one network's Jacobian over the largest, padded to six; rank: how many are not zero.
        beyond, beyond_fixed: shares a bar of f one unit beyond the data; with all weights trained, and in closed form with fixed units.
        ups, ups_fixed: shares a bar of ups and downs over the least; mean_ups, mean_ups_fixed: their means.
        over: f across the line above the middle datum, (SHOWN, len(Z)); low, high: its mean ∓ 2 standard deviations in closed form.
        along, anywhere: smallest change that turns the answer at the middle datum, along the line and in any direction, (MANY,).
        half: half the distance to the nearest datum with the other label, over all data.
    """

    N: int
    k: int
    h: int
    s: float
    fitting: int
    many: int
    x: Array
    y: Array
    curves: Array
    steep: Array
    rank: int
    beyond: Array
    beyond_fixed: Array
    spread: float
    ups: Array
    ups_fixed: Array
    mean_ups: float
    mean_ups_fixed: float
    over: Array
    low: Array
    high: Array
    spread_over: float
    along: Array
    anywhere: Array
    median_along: float
    median_anywhere: float
    half: float

    @property
    def free(self) -> int:
        """The directions in which all outputs at the data stand still."""
        return self.k - self.rank


def bars(found: Array, edges: Array) -> Array:
    """Shares of what was found in each bar; what lies outside counts in the outermost ones."""
    return np.histogram(np.clip(found, edges[0], edges[-1]), edges)[0] / len(found)


def padded(row: Array, n: int) -> Array:
    """The row with its last entry repeated, n entries long: drawings have the same marks in every state.

    Raises:
        ValueError: the row is longer than that, or empty.
    """
    if not 0 < len(row) <= n:
        raise ValueError(f"the row has {len(row)} entries; padded to {n} it must have between 1 and {n}")
    return np.concatenate([row, np.full(n - len(row), row[-1])])
