"""The landing page's experiment: polynomials with more and more coefficients through a dozen noisy points of a known curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.too_many_parameters.polynomial import legendre, minimum_norm, prior_sd

Array = NDArray[np.float64]

POINTS, NOISE, PRIOR = 12, 0.12, "square"
"""Data points n, standard deviation of their noise, and the weights 1/j² of the norm that the fit makes shortest."""

PARAMETERS = (2, 3, 4, 6, 8, 10, 11, 12, 13, 14, 16, 20, 30, 50, 100, 300, 1000)
"""The numbers of coefficients p on the slider: from too few, past p = n, to far too many."""

_GRID = np.linspace(-1.0, 1.0, 201)


@dataclass(frozen=True)
class ShortestFit:
    """``curve`` (p coefficients), ``threshold`` (p = n), ``small`` and ``truth`` at ``x``, all of shape (m,); the data (n,).

    ``error`` is the root mean square distance of ``curve`` from ``truth`` over [−1, 1]; ``small`` is the fit with fewer coefficients
    than points for which it is least, a choice that only somebody who knows the truth can make.
    """

    x: Array
    truth: Array
    curve: Array
    threshold: Array
    small: Array
    inputs: Array
    outputs: Array
    parameters: int
    error: float
    small_parameters: int
    small_error: float

    @property
    def points(self) -> int:
        """How many data there are."""
        return len(self.inputs)


def truth(x: Array) -> Array:
    """The curve the points come from: sin(4.2 x + 0.4)·(0.75 + 0.35 x). Shape of ``x``."""
    return np.sin(4.2 * x + 0.4) * (0.75 + 0.35 * x)


def data(rng: np.random.Generator) -> tuple[Array, Array]:
    """n inputs, one near each end of [−1, 1] and the others anywhere, and the truth there with normal noise. Shapes (n,), (n,)."""
    inputs = np.sort(np.concatenate([[-0.98, 0.98], rng.uniform(-1.0, 1.0, POINTS - 2)]))
    return inputs, truth(inputs) + NOISE * rng.standard_normal(POINTS)


def fit(inputs: Array, outputs: Array, parameters: int) -> Array:
    """The values on the grid of the fit with ``parameters`` Legendre coefficients: least squares, and beyond p = n the shortest of the
    exact fits, by the norm Σ (j² β_j)². Shapes (n,), (n,) -> (m,)."""
    beta = minimum_norm(legendre(inputs, parameters - 1), outputs, prior_sd(parameters - 1, PRIOR))
    return legendre(_GRID, parameters - 1) @ beta


def distance(curve: Array) -> float:
    """Root mean square distance of values on the grid from the truth. Shape (m,) -> float."""
    return float(np.sqrt(np.mean((curve - truth(_GRID)) ** 2)))


def shortest_fit(parameters: int, rng: np.random.Generator) -> ShortestFit:
    """Draw the data, fit them with ``parameters`` coefficients and with as many as there are points.

    Raises:
        ValueError: ``parameters`` is less than 1.
    """
    if parameters < 1:
        raise ValueError(f"shortest_fit: parameters is {parameters}; give 1 or more")
    inputs, outputs = data(rng)
    curve, threshold = fit(inputs, outputs, parameters), fit(inputs, outputs, POINTS)
    few = {p: fit(inputs, outputs, p) for p in range(1, POINTS)}
    least = min(few, key=lambda p: distance(few[p]))
    small = few[least]
    return ShortestFit(_GRID, truth(_GRID), curve, threshold, small, inputs, outputs, parameters, distance(curve), least, distance(small))
