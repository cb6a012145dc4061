"""One datum, two parameters: the straight lines through a point, as points of the plane of their parameters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

Y = 1.0
"""The value of the datum."""


@dataclass(frozen=True)
class SolutionLine:
    """The solutions θ of (1, x)·θ = y, which are the lines θ₁ + θ₂ u through the point (x, y).

    shortest, direction, chosen: (2,), the solution of least length, a unit vector of the null space, and the shortest plus t times it.
    x: where the datum stands. t: the step along the null space.
    """

    x: float
    t: float
    shortest: Array
    direction: Array
    chosen: Array

    @property
    def length(self) -> float:
        """Of the chosen solution."""
        return float(np.hypot(*self.chosen))

    @property
    def shortest_length(self) -> float:
        """Of the shortest."""
        return float(np.hypot(*self.shortest))

    @property
    def at_datum(self) -> float:
        """What the chosen line says at the datum."""
        return float(self.chosen @ (1.0, self.x))

    @property
    def at_zero(self) -> float:
        """What it says at u = 0."""
        return float(self.chosen[0])


def solution_line(x: float, t: float) -> SolutionLine:
    """The solutions for a datum at ``x``, and the one that is ``t`` away from the shortest.

    The shortest is a multiple of the row (1, x), and the null space is at right angles to it: A⁺y = Aᵀy/|A|² for one row A.
    """
    row = np.array([1.0, x])
    shortest = row * Y / (row @ row)
    direction = np.array([-x, 1.0]) / np.hypot(1.0, x)
    return SolutionLine(x, t, shortest, direction, shortest + t * direction)
