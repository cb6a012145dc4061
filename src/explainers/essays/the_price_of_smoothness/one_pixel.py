"""Curves through points on a line: one pixel's brightness x in [0, 1], and a label y, 1 (giraffe) or −1 (gerbil).

Two ways to remember n points: the polynomial with n parameters, and straight pieces, which have the smallest Lipschitz constant that any
curve through the points can have, the steepest chord. For both the Lipschitz constant on [0, 1] is exact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.polynomial import Polynomial
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness.lipschitz import Lipschitz, check_labels, steepest_chord

Array = NDArray[np.float64]

FIXED: dict[int, tuple[tuple[float, float], ...]] = {
    2: ((0.05, -1),),
    3: ((0.05, -1), (0.95, -1)),
    5: ((0.05, -1), (0.34, 1), (0.64, -1), (0.95, 1)),
    7: ((0.04, 1), (0.16, -1), (0.34, 1), (0.64, -1), (0.82, 1), (0.96, -1)),
}
"""The points that stay where they are, by the number of all points: x and label."""


@dataclass(frozen=True)
class Curve:
    """A curve through points.

    Attributes:
        x, y: the points, shape (n,), sorted. t, f: the curve on a grid, shape (q,).
        lipschitz: exact, on [0, 1]. steepest: a point (x, f(x)) of the curve where its slope is that.
        chord: steepest chord, a lower bound for every curve through the points; chord_ends: its two points.
        flips: where f changes sign, shape (z,). parameters: numbers that the curve stores. movable: which point the reader moves, if any.
    """

    x: Array
    y: Array
    t: Array
    f: Array
    lipschitz: Lipschitz
    steepest: tuple[float, float]
    chord: Lipschitz
    chord_ends: tuple[int, int]
    flips: Array
    parameters: int
    movable: int = -1

    @property
    def n(self) -> int:
        """How many points."""
        return len(self.x)

    @property
    def radius(self) -> float:
        """The smallest change of x that flips the sign at a point; infinite if nothing in [0, 1] does. Never less than 1/Lip."""
        return float(np.abs(self.flips[:, None] - self.x).min(initial=np.inf))


def through(x: Array, y: Array, curve: str) -> Curve:
    """The ``"polynomial"`` or the ``"straight"`` pieces through the points x in [0, 1] with labels y. Shapes (n,).

    Raises:
        ValueError: if the curve's name is unknown, two equal x have different labels, an x is given twice or lies outside [0, 1].
    """
    check_labels(np.asarray(x, float)[:, None], np.asarray(y, float))
    if len(np.unique(x)) < len(x) or np.min(x) < 0 or np.max(x) > 1:
        raise ValueError(f"the points are at {np.sort(x).tolist()}; give different points in [0, 1]")
    order = np.argsort(x)
    x, y = np.asarray(x, float)[order], np.asarray(y, float)[order]
    t = np.linspace(0, 1, 201)
    i = int(np.argmax(np.abs(np.diff(y)) / np.diff(x)))
    if curve == "polynomial":
        f = Polynomial(np.linalg.solve(np.vander(2 * x - 1, increasing=True), y), domain=[0, 1])
        (place, lip), values, flips, parameters = _steepest(f), f(t), _inside(f.roots()), len(x)
        steepest = (place, float(f(place)))
    elif curve == "straight":
        t = np.union1d(t, x)
        values, lip, parameters = np.interp(t, x, y), steepest_chord(x[:, None], y).value, 2 * len(x)
        steepest = (float(x[i : i + 2].mean()), float(y[i : i + 2].mean()))
        changes = np.flatnonzero(y[:-1] * y[1:] < 0)
        flips = x[changes] - y[changes] * (x[changes + 1] - x[changes]) / (y[changes + 1] - y[changes])
    else:
        raise ValueError(f"no curve is called {curve!r}; choose 'polynomial' or 'straight'")
    return Curve(x, y, t, values, Lipschitz(lip, "exact"), steepest, steepest_chord(x[:, None], y), (i, i + 1), flips, parameters)


def _steepest(f: Polynomial) -> tuple[float, float]:
    """Where on [0, 1] the slope is greatest, and how great."""
    slope = f.deriv()
    places = np.append(_inside(slope.deriv().roots()), [0.0, 1.0])
    i = int(np.argmax(np.abs(slope(places))))
    return float(places[i]), float(np.abs(slope(places[i])))


def _inside(roots: NDArray[Any]) -> Array:
    real = np.real(roots[np.abs(np.imag(roots)) < 1e-9])
    return np.sort(real[(real >= 0) & (real <= 1)])


def moved(n: int, position: float, label: float, curve: str) -> Curve:
    """The essay's points, n − 1 of them fixed, and one at ``position`` with the given label.

    Raises:
        ValueError: if there is no such set of points, or as :func:`through`.
    """
    if n not in FIXED:
        raise ValueError(f"n is {n}; the essay has sets of {', '.join(map(str, FIXED))} points")
    x, y = np.array([*FIXED[n], (position, label)], float).T
    found = through(x, y, curve)
    return replace(found, movable=int(np.searchsorted(found.x, position)))
