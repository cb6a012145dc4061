"""A model that knows what a year is: a polynomial trend plus harmonics of twelve months, and the forecast that repeats last year."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

PERIOD = 12
"""Months in a season."""


def design(x: Array, month: NDArray[np.int64], degree: int, harmonics: int) -> Array:
    """Columns 1, x, .., x^degree, then cos and sin of 2πk·month/12 for k = 1 .. ``harmonics``. Shape (n, degree + 1 + columns).

    The sixth harmonic has no sine: sin(π·month) is zero at every month. So six harmonics are 11 columns, any yearly pattern of mean zero.
    """
    if not 0 <= harmonics <= PERIOD // 2:
        raise ValueError(f"design: harmonics is {harmonics}; a pattern of {PERIOD} months has 0 to {PERIOD // 2}")
    if x.shape != month.shape:
        raise ValueError(f"design: x has shape {x.shape}, month {month.shape}; give one month number for each x")
    angle = 2 * np.pi * np.outer(month, np.arange(1, harmonics + 1)) / PERIOD
    waves = np.hstack([np.cos(angle), np.sin(angle)[:, : min(harmonics, PERIOD // 2 - 1)]])
    return np.hstack([x[:, None] ** np.arange(degree + 1), waves])


def least_squares(Phi: Array, y: Array) -> Array:
    """Ordinary least squares β = argmin |Φβ − y|² for independent columns. Shapes (n, p), (n,) -> (p,)."""
    if Phi.shape[0] < Phi.shape[1]:
        raise ValueError(f"least_squares: {Phi.shape[0]} rows for {Phi.shape[1]} columns; give at least as many data as parameters")
    return np.asarray(np.linalg.lstsq(Phi, y, rcond=None)[0])


def repeat_with_drift(y: Array, ahead: int, period: int = PERIOD) -> Array:
    """Forecast ``ahead`` values: the same month of the last period seen, plus the mean growth per period so far. Shape (ahead,)."""
    if len(y) < 2 * period:
        raise ValueError(f"repeat_with_drift: {len(y)} values; two periods of {period} are needed to see a growth")
    growth = np.mean(y[period:] - y[:-period])
    step = np.arange(ahead)
    return y[-period:][step % period] + growth * (1 + step // period)
