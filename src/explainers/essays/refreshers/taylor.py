"""Taylor's polynomials of the sine about a point, and the bound of what they leave out."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

REACH = 6.5
"""The sine is shown over [−REACH, REACH]."""


@dataclass(frozen=True)
class Expansion:
    """``truth`` sin x, ``polynomial`` and ``bound`` at ``x``, all of shape (m,); the degree n and the place a.

    ``reach`` is the distance from a within which the bound stays below a tenth.
    """

    x: Array
    truth: Array
    polynomial: Array
    bound: Array
    n: int
    a: float

    @property
    def reach(self) -> float:
        """r with r^(n+1)/(n+1)! = 1/10."""
        return float((0.1 * factorial(self.n + 1)) ** (1 / (self.n + 1)))

    @property
    def at_place(self) -> float:
        """The sine at a."""
        return float(np.sin(self.a))


def derivative(x: float | Array, order: int) -> Array:
    """The derivative of the sine: sin(x + order·π/2)."""
    return np.asarray(np.sin(np.asarray(x) + order * np.pi / 2))


def polynomial(x: Array, n: int, a: float) -> Array:
    """Σ_{j ≤ n} sin⁽ʲ⁾(a) (x − a)ʲ / j!."""
    return np.asarray(sum(derivative(a, j) * (x - a) ** j / factorial(j) for j in range(n + 1)))


def bound(x: Array, n: int, a: float) -> Array:
    """|x − a|ⁿ⁺¹/(n + 1)!: no derivative of the sine is larger than 1."""
    return np.asarray(np.abs(x - a) ** (n + 1) / factorial(n + 1))


def expand(n: int, a: float) -> Expansion:
    """The sine by its Taylor polynomial of degree ``n`` about ``a``."""
    x = np.linspace(-REACH, REACH, 201)
    return Expansion(x, np.sin(x), polynomial(x, n, a), bound(x, n, a), n, a)
