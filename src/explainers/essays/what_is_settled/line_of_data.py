"""A few labeled data on a line in the plane, with a simple rule or with one label that breaks it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

END, INNER = 2.0, 0.9
"""The data go from −END to END along x₁ at x₂ = 0; the rule says 1 within INNER of the middle, and −1 outside."""


def places(N: int) -> Vector:
    """x₁ of N data at equal distances from −END to END, shape (N,).

    Raises:
        ValueError: there are fewer than two.
    """
    if N < 2:
        raise ValueError(f"N is {N}; the line needs a datum at each of its ends, so at least 2")
    return np.linspace(-END, END, N)


def inputs(x: Vector, height: float = 0.0) -> NDArray[np.float64]:
    """The points (x₁, ``height``) of the plane, shape (len(x), 2)."""
    return np.column_stack([x, np.full(len(x), height)])


def labels(N: int, wrong: bool = False) -> Vector:
    """1 where |x₁| < INNER and −1 elsewhere, shape (N,); with ``wrong`` the last one has the other sign."""
    y = np.where(np.abs(places(N)) < INNER, 1.0, -1.0)
    if wrong:
        y[-1] *= -1
    return y


def variation(f: NDArray[np.float64]) -> NDArray[np.float64]:
    """Σ |fᵢ₊₁ − fᵢ| along the last axis: how much a function goes up and down in total.

    Of the labels, in their order, it is the least that any function through them can have: between two neighbors it has to go from one
    label to the other.
    """
    return np.abs(np.diff(f, axis=-1)).sum(axis=-1)


def half_gap(N: int, wrong: bool = False) -> float:
    """Half the smallest distance between data with different labels: no function keeps all answers for longer changes than that.

    Between the two it has a zero, and one of them is at most half their distance away from it.
    """
    x, y = places(N), labels(N, wrong)
    return float(np.abs(x[:, None] - x)[y[:, None] != y].min() / 2)
