"""Counting the regions that n hyperplanes cut, in closed form: Zaslavsky's number, and the count of n lines in a box."""

from __future__ import annotations

from math import comb

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


def zaslavsky(n: int, D: int) -> int:
    """Σ_{j ≤ D} C(n, j): the regions of n hyperplanes in general position in R^D, and so the most that n units in one layer can make.

    Raises:
        ValueError: if n or D is negative.
    """
    if min(n, D) < 0:
        raise ValueError(f"n = {n} hyperplanes in D = {D} dimensions; neither can be negative")
    return sum(comb(n, j) for j in range(D + 1))


def lines_and_crossings(W: Matrix, b: Vector, box: tuple[float, float, float, float]) -> tuple[int, int]:
    """How many of the lines w·x + b = 0 meet the open box (left, right, bottom, top), and how many pairs of them cross in it.

    A line meets the box if the corners lie on both sides of it. W: (n, 2), b: (n,). With no three lines through a point, they
    cut the box into F = 1 + lines + crossings regions: each line adds one region, and one more for each line that it crosses.
    """
    left, right, bottom, top = box
    corners = np.array([[left, bottom], [right, bottom], [right, top], [left, top]])
    at_corners = corners @ W.T + b
    lines = int(np.sum((at_corners.min(axis=0) < 0) & (at_corners.max(axis=0) > 0)))
    i, j = np.triu_indices(len(W), 1)
    determinant = W[i, 0] * W[j, 1] - W[i, 1] * W[j, 0]
    crossing = determinant != 0
    i, j, determinant = i[crossing], j[crossing], determinant[crossing]
    x = (W[i, 1] * b[j] - W[j, 1] * b[i]) / determinant
    y = (W[j, 0] * b[i] - W[i, 0] * b[j]) / determinant
    return lines, int(np.sum((x > left) & (x < right) & (y > bottom) & (y < top)))
