"""The exponent of a power law, with a confidence interval that knows how much repetitions differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Exponent:
    """A slope on double logarithmic axes: estimate, and the ends of its confidence interval of probability ``level``."""

    slope: float
    low: float
    high: float
    level: float = 0.95

    def contains(self, value: float) -> bool:
        """Whether ``value`` lies in the interval."""
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return f"{self.slope:.3f} ({self.low:.3f} to {self.high:.3f})".replace("-", "−")


def fit(p: Array, L: Array, divide_by: Array | None = None, level: float = 0.95) -> Exponent:
    """The slope of log L against log p, by least squares in each repetition; mean over repetitions and Student's interval.

    Repetitions are independent, so the interval needs no model of the scatter at each p. Shapes: p (m,), L (repetitions, m), and
    ``divide_by`` (m,), a known factor of L that is divided out first.

    Raises:
        ValueError: if shapes do not fit, a value is not positive, or there are fewer than two repetitions or two different p.
    """
    p, L = np.asarray(p, float), np.asarray(L, float)
    if L.ndim != 2 or L.shape[1:] != p.shape or (divide_by is not None and np.shape(divide_by) != p.shape):
        raise ValueError(f"p has shape {p.shape} and L {L.shape}; give L of shape (repetitions, {len(p)}), and as many factors as p")
    if len(L) < 2 or len(np.unique(p)) < 2:
        raise ValueError(f"{len(L)} repetitions at {len(np.unique(p))} different p; an interval needs at least two of both")
    if not (np.all(p > 0) and np.all(L > 0) and (divide_by is None or np.all(np.asarray(divide_by) > 0))):
        raise ValueError("p, L and the factors must be positive: the fit is on logarithms")
    x = np.log(p) - np.log(p).mean()
    slopes = (np.log(L) - (0.0 if divide_by is None else np.log(divide_by))) @ x / (x @ x)
    reach = student.isf((1 - level) / 2, len(L) - 1) * slopes.std(ddof=1) / np.sqrt(len(L))
    return Exponent(float(slopes.mean()), float(slopes.mean() - reach), float(slopes.mean() + reach), level)
