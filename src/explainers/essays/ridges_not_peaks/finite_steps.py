"""Descent on ½(ab − 1)² with steps that are not small: it can stay only where the curvature λ = a² + b² is below 2/η.

On the ridge one step multiplies a small residual by 1 − ηλ, so it grows where ηλ > 2. Whatever the residual r, one step multiplies
a² − b² by 1 − η²r², and on the ridge λ² = (a² − b²)² + 4: as long as η|r| < √2, bouncing makes the curvature smaller.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks import ridge_of_a_product

Array = NDArray[np.float64]

NUDGE = 0.01
"""How far beside the ridge a descent begins: ab = 1 + NUDGE."""

FAR = 1e6
"""A descent that comes so far from the origin has left for good."""


@dataclass(frozen=True)
class FiniteDescent:
    """A descent with steps of size η, every step kept; or m of them, in a last axis of path, curvature and residual.

    Attributes:
        η: the step size.
        path: a and b, shape (2, n + 1), start first.
        curvature: a² + b² at each, shape (n + 1,); on the ridge, the Hessian's one nonzero eigenvalue.
        residual: ab − 1 at each, shape (n + 1,).
        branch: the branch of ab = 1 near which it begins, shape (2, 60).
    """

    η: float
    path: Array
    curvature: Array
    residual: Array
    branch: Array

    @property
    def limit(self) -> float:
        """2/η: the greatest curvature at which descent can stay."""
        return 2 / self.η

    @property
    def first(self) -> float:
        """The curvature where it begins."""
        return float(self.curvature[0])

    @property
    def last(self) -> float:
        """The curvature where it ends."""
        return float(self.curvature[-1])

    @property
    def settled(self) -> bool:
        """Whether it ends on the ridge, to a millionth."""
        return bool(abs(self.residual[-1]) < 1e-6)


def beside_the_ridge(a: float | Array, nudge: float = NUDGE) -> Array:
    """The point (a, (1 + nudge)/a), shape (2,); or many."""
    return np.array([a, (1 + nudge) / a])


def descend(a: float | Array, η: float, *, nudge: float = NUDGE, steps: int = 150) -> FiniteDescent:
    """``steps`` steps of size η on ½(ab − 1)² from a point beside the ridge at a, or from one at each a of shape (m,).

    Raises:
        ValueError: if a or η is not positive, or the descent flies away.
    """
    if np.min(a) <= 0 or η <= 0:
        raise ValueError(f"a = {a} and η = {η} must both be positive")
    points = [beside_the_ridge(a, nudge)]
    for _ in range(steps):
        points.append(ridge_of_a_product.step(points[-1], η))
        if not np.max(np.abs(points[-1])) < FAR:
            raise ValueError(f"from a = {a} a step size of {η} flies away; begin where a² + b² is below 4/η")
    path = np.array(points).swapaxes(0, 1)
    reach = np.log(3.2)
    branch = ridge_of_a_product.ridge(np.linspace(-reach, reach, 60))
    return FiniteDescent(η, path, np.sum(path**2, axis=0), path[0] * path[1] - 1, branch)
