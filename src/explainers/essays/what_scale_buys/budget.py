"""A budget C that buys p parameters and n = C/p data, and the split that loses least.

The target is a sum of infinitely many independent normal features, the j-th with the share j^(−1−α)/ζ(1 + α) of the variance. A model
has the first p and is fitted by least squares. What it has not, T_p = ζ(1 + α, p + 1)/ζ(1 + α) ≈ t p^(−α), acts as noise, beside that of
the labels, of variance σ². Exactly, for n ≥ p + 2,

    excess = (T_p + σ²)(n − 1)/(n − p − 1) − σ² .

Without noise it is least at p ≈ √(αC/(α + 2)); with much noise at p ≈ (αtC/2σ²)^(1/(2 + α)).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import zeta

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Split:
    """Budgets and what they buy.

    p: parameters tried, n: data they leave. expected: the excess error. tried, measured: sizes that were fitted, and their mean excess over
    ``draws`` of the data. best, best_n, least: the best split and its excess. line_p, line: the best sizes of all budgets and their excess.
    """

    C: int
    σ: float
    α: float
    p: Array
    expected: Array
    tried: Array
    measured: Array
    draws: int
    best: int
    best_n: int
    least: float
    line_p: Array
    line: Array


def tail(p: Array | int, α: float) -> Array:
    """T_p, the share of the variance in the features that a model with ``p`` of them has not."""
    return np.asarray(zeta(1 + α, np.asarray(p, float) + 1) / zeta(1 + α, 1.0))


def excess(p: Array | int, n: Array | int, α: float, σ: float) -> Array:
    """Expected squared error above the noise of least squares on ``p`` features from ``n`` data; infinite below n = p + 2."""
    p, n = np.asarray(p, float), np.asarray(n, float)
    room = n - p - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(room >= 1, (tail(p, α) + σ**2) * (n - 1) / room - σ**2, np.inf)


def fitted_noise(p: int, n: int, rng: np.random.Generator, *, twice: bool = False) -> float:
    """‖w‖² of the w that least squares fits to pure noise of variance 1, for one draw of ``n`` data with ``p`` normal features.

    ``twice``: half the data are copies of the other half.
    """
    distinct = n // 2 if twice else n
    X, noise = rng.standard_normal((distinct, p)), rng.standard_normal(distinct)
    if twice:
        X, noise = np.vstack([X, X]), np.concatenate([noise, noise])
    w = np.linalg.solve(X.T @ X, X.T @ noise)
    return float(w @ w)


def fitted_excess(p: int, α: float, σ: float, noise: float) -> float:
    """The excess error of a fit that makes ``noise`` of noise of variance 1, as :func:`fitted_noise` does, or the mean of many.

    Of the features that the model has not, only their sum counts; it is normal with variance T_p, so that the fit takes it for noise.
    """
    return float((tail(p, α) + σ**2) * noise + tail(p, α))


def best(C: float, α: float, σ: float) -> int:
    """The whole p for which p parameters and ⌊C/p⌋ data have the least excess.

    Raises:
        ValueError: the budget does not buy one parameter and three data.
    """
    if C < 3:
        raise ValueError(f"budget: C = {C} buys no model; one parameter needs three data")
    p = np.arange(1.0, int(np.sqrt(C)) + 1)
    return int(p[np.argmin(excess(p, np.floor(C / p), α, σ))])


def balanced(C: float, α: float) -> float:
    """√(αC/(α + 2)), the best number of parameters without noise, by calculus."""
    return float(np.sqrt(α * C / (α + 2)))


def best_of_powers(C: float, u: float, α: float, v: float, β: float) -> tuple[float, float]:
    """p and n with p·n = C that make u p^(−α) + v n^(−β) least: p = (αu/βv)^(1/(α + β)) C^(β/(α + β))."""
    p = (α * u / (β * v)) ** (1 / (α + β)) * C ** (β / (α + β))
    return float(p), float(C / p)
