"""How far measured may lie from expected: a size that is computed, and the rule it was computed by, in words.

A tolerance comes from the size of a sample, from rounding, from a bound that is proved, or there is none; never from what happened to
pass.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

EPS = float(np.finfo(float).eps)
"""Distance from 1 to the next larger number of float64."""

FACTOR = 4.0
"""Standard errors that a mean may miss by: a normal one does so once in 16,000 times."""

LEVEL = 1e-4
"""How often the Kolmogorov-Smirnov distance of a sample may exceed its critical value."""


@dataclass(frozen=True)
class Tolerance:
    """``size`` in the units of what is measured, one number or one for each entry; ``rule`` says how it was computed, in a phrase.

    Raises:
        ValueError: the size is negative or not a number, or the rule is empty.
    """

    size: ArrayLike
    rule: str

    def __post_init__(self) -> None:
        if not np.all(np.asarray(self.size, float) >= 0):
            raise ValueError(f"a tolerance has size {self.size!r}; give numbers that are not negative")
        if not self.rule:
            raise ValueError("a tolerance has no rule; say in a phrase how its size was computed")

    def __add__(self, other: Tolerance) -> Tolerance:
        """Both together, for what is off for two reasons."""
        return Tolerance(np.asarray(self.size, float) + np.asarray(other.size, float), f"{self.rule}, plus {other.rule}")


EXACT = Tolerance(0.0, "none: the numbers are whole")
"""For whole numbers."""

INSIDE = Tolerance(0.0, "none: the bound has all of it inside")
"""For a bound that needs no more room."""


def rounding(operations: float, scale: ArrayLike = 1.0) -> Tolerance:
    """``operations · ε · scale``, ε = 2⁻⁵²: how far rounding takes a result of size ``scale`` after so many operations at the worst.

    Where a matrix is solved or decomposed, ``operations`` is its size times its condition number.
    """
    return Tolerance(operations * EPS * np.asarray(scale, float), f"rounding of float64 after {operations:,.0f} operations")


def standard_errors(error: ArrayLike, factor: float = FACTOR) -> Tolerance:
    """``factor`` standard errors; ``error`` is that of the mean, s/√n, or of the difference of two."""
    return Tolerance(factor * np.asarray(error, float), f"{_words(factor)} standard errors")


def share_errors(share: ArrayLike, n: int, factor: float = FACTOR) -> Tolerance:
    """``factor`` standard errors √(q(1 − q)/n) of a share q of ``n`` independent draws; ``share`` is the expected one."""
    q = np.asarray(share, float)
    return Tolerance(factor * np.sqrt(q * (1 - q) / n), f"{_words(factor)} standard errors of a share of {n:,} draws")


def kolmogorov_smirnov(n: int, level: float = LEVEL) -> Tolerance:
    """``√(log(2/level) / 2n)``: the distance of ``n`` draws from their law exceeds it at most that often (Massart 1990)."""
    return Tolerance(float(np.sqrt(np.log(2 / level) / (2 * n))), f"exceeded by {n:,} draws at most once in {1 / level:,.0f} times")


def bound(size: ArrayLike, why: str) -> Tolerance:
    """What a bound that is proved allows; ``why`` names it: ``bound(η * L / 2, "first order in the step size η")``."""
    return Tolerance(size, why)


def _words(factor: float) -> str:
    words = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
    return words.get(int(factor), f"{factor:g}") if float(factor).is_integer() else f"{factor:g}"
