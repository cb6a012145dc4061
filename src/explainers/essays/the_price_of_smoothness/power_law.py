"""The exponent of a power law: of one line through all sizes, with a confidence interval, and from each size to the next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Exponent:
    """A slope on double logarithmic axes: estimate, standard error, and the ends of its confidence interval of probability ``level``."""

    slope: float
    error: float
    low: float
    high: float
    level: float = 0.95

    def contains(self, value: float) -> bool:
        """Whether ``value`` lies in the interval."""
        return self.low <= value <= self.high


def fit(p: Array, L: Array, level: float = 0.95) -> Exponent:
    """The slope of log L against log p, by least squares in each repetition; mean over repetitions and Student's interval.

    Repetitions are independent, so the interval needs no model of the scatter at each p. Shapes: p (m,), L (repetitions, m).

    Raises:
        ValueError: if shapes do not fit, a value is not positive, or there are fewer than two repetitions or two different p.
    """
    p, L = np.asarray(p, float), np.asarray(L, float)
    if L.ndim != 2 or L.shape[1:] != p.shape:
        raise ValueError(f"p has shape {p.shape} and L {L.shape}; give L of shape (repetitions, {len(p)})")
    if len(L) < 2 or len(np.unique(p)) < 2:
        raise ValueError(f"{len(L)} repetitions at {len(np.unique(p))} different p; an interval needs at least two of both")
    if not (np.all(p > 0) and np.all(L > 0)):
        raise ValueError("p and L must be positive: the fit is on logarithms")
    x = np.log(p) - np.log(p).mean()
    slopes = np.log(L) @ x / (x @ x)
    error = float(slopes.std(ddof=1) / np.sqrt(len(L)))
    reach = float(student.isf((1 - level) / 2, len(L) - 1)) * error
    return Exponent(float(slopes.mean()), error, float(slopes.mean()) - reach, float(slopes.mean()) + reach, level)


def steps(p: Array, L: Array) -> tuple[Exponent, ...]:
    """The slope from each p to the next, m − 1 of them: where a curve bends, one line through all of it has no exponent.

    Raises:
        ValueError: as :func:`fit`.
    """
    return tuple(fit(p[i : i + 2], L[:, i : i + 2]) for i in range(len(p) - 1))
