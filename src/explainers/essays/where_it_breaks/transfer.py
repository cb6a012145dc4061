"""Two linear tasks that share something: when does what was learned of the first help with few labels of the second?

Inputs are normal with independent coordinates of variances λ (d,). A task is a vector w (d,), its labels are w·x. The cosine ρ of the
two tasks is their degree of sharing. The error of a learned vector is the mean square of what its answers to new inputs are off, over the
variance of the labels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


def tasks(ρ: float, blocks: tuple[int, ...], rng: np.random.Generator) -> tuple[Vector, Vector]:
    """Two random unit vectors with cosine ρ, and with the same cosine within each block of coordinates; blocks weigh by their sizes.

    Raises:
        ValueError: if ρ is not within −1 … 1, or a block has less than two coordinates.
    """
    if not -1 <= ρ <= 1 or min(blocks) < 2:
        raise ValueError(f"ρ = {ρ} in blocks of {blocks}; a cosine lies within −1 … 1, and each block needs two coordinates")
    first, second = [], []
    for size in blocks:
        u, v = np.linalg.qr(rng.standard_normal((size, 2)))[0].T * np.sqrt(size / sum(blocks))
        second.append(u)
        first.append(ρ * u + np.sqrt(1 - ρ**2) * v)
    return np.concatenate(first), np.concatenate(second)


def inputs(n: int, λ: Vector, rng: np.random.Generator) -> Matrix:
    """n normal inputs with variances λ: (n, d)."""
    return rng.standard_normal((n, len(λ))) * np.sqrt(λ)


def fit_from(start: Vector, X: Matrix, y: Vector) -> Vector:
    """start + X⁺(y − X start): of all that fit the labels y (n,) the nearest to ``start``, where gradient descent from there ends."""
    return np.asarray(start + np.linalg.lstsq(X, y - X @ start, rcond=None)[0])


def fit_within(V: Matrix, X: Matrix, y: Vector) -> Vector:
    """Least squares within the span of the columns of V (d, k), which stay frozen."""
    return np.asarray(V @ np.linalg.lstsq(X @ V, y, rcond=None)[0])


def error(learned: Vector, w: Vector, λ: Vector) -> float:
    """Σ λ (learned − w)² / Σ λ w²."""
    return float(λ @ (learned - w) ** 2 / (λ @ w**2))


def scratch_error(n: int, d: int) -> float:
    """1 − n/d, the mean error of the shortest vector that fits n ≤ d labels, with all variances equal.

    The fit is the projection of w on the span of the inputs, n random directions of d.
    """
    return max(1 - n / d, 0.0)


def tuned_error(ρ: float, n: int, d: int) -> float:
    """2 (1 − ρ)(1 − n/d), the mean error of the fit that starts at the first task: what is projected is the difference of the two."""
    return 2 * (1 - ρ) * scratch_error(n, d)


def frozen_error(ρ: float, n: int, k: int = 1) -> float:
    """(1 − ρ²)(n − 1)/(n − k − 1), the mean error of least squares in k frozen directions that hold the share ρ² of the second task.

    What they do not hold acts as noise; holds for all variances λ, if ρ is the cosine of the answers.

    Raises:
        ValueError: if n ≤ k + 1, where the mean is infinite.
    """
    if n <= k + 1:
        raise ValueError(f"{n} labels for {k} frozen directions; the mean error is finite from {k + 2} labels on")
    return (1 - ρ**2) * (n - 1) / (n - k - 1)


def frozen_breaks_even(n: int, d: int, k: int = 1) -> float:
    """The ρ at which freezing is as good as starting from nothing: √(1 − (1 − n/d)(n − k − 1)/(n − 1))."""
    return float(np.sqrt(1 - scratch_error(n, d) * (n - k - 1) / (n - 1)))


def spread_error(n: int, λ: Vector) -> float:
    """As :func:`scratch_error` for any variances and a task that has no preferred direction, in the limit of many dimensions.

    With κ from Σ λ/(λ + κ) = n it is (κ² Σ λ/(λ + κ)²) / (1 − Σ λ²/(λ + κ)² / n) / Σ λ; exact if all λ are equal.
    """
    if n >= len(λ):
        return 0.0
    if n == 0:
        return 1.0
    κ = brentq(lambda κ: np.sum(λ / (λ + κ)) - n, 0.0, np.sum(λ) / n + 1.0)
    shrunk = λ / (λ + κ)
    return float(κ**2 * np.sum(λ / (λ + κ) ** 2) / (1 - np.sum(shrunk**2) / n) / np.sum(λ))


@dataclass(frozen=True)
class Transfer:
    """Mean errors from scratch, fine-tuned, frozen: formulas and measurements.

    ``labels`` (N,) and ``by_labels`` (N, 3): measured at the degree ρ; ``curve`` (…, 3) over ``curve_labels``: formulas; ``degrees`` and
    ``by_degree`` (…, 3): the formulas at n labels; ``here`` (3,): measured at ρ and n; ``break_even``: the degrees above which tuning and
    freezing help.
    """

    ρ: float
    n: int
    selected: bool
    labels: Vector
    by_labels: Matrix
    curve_labels: Vector
    curve: Matrix
    degrees: Vector
    by_degree: Matrix
    here: Vector
    break_even: tuple[float, float]
