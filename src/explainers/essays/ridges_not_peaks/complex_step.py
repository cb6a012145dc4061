"""Derivatives by the complex step: g′(θ) ≈ Im g(θ + iε)/ε, with no difference taken and so no cancellation.

The error is O(ε²), so that ε = 1e-30 gives the derivative to rounding (Squire and Trapp 1998). g must be analytic, or piecewise so.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

STEP = 1e-30


def differentiate(g: Callable[[NDArray[np.complex128]], NDArray[np.complex128]], θ: NDArray[np.float64]) -> NDArray[np.float64]:
    """The derivative of g at θ, shape (m, k): column j is ∂g/∂θ_j. g takes a complex θ, shape (k,), to an array of shape (m,)."""
    columns = [np.imag(g(θ + 1j * STEP * e)) / STEP for e in np.eye(len(θ))]
    return np.stack(columns, axis=-1)
