"""How many dimensions a cloud of points has, judged by the distances to nearest neighbors.

If the points are spread evenly over a patch of dimension m, the distances T_1 ≤ … ≤ T_k to the nearest k neighbors satisfy

    S = Σ_{j<k} log(T_k / T_j) ~ Gamma(k − 1, rate m),

whatever the density (Levina and Bickel 2004). The maximum of the likelihood of n such sums is m̂ = (k − 1) / mean(S), as MacKay and
Ghahramani remark. TwoNN (Facco et al. 2017) is the case k = 2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


NEAR = 1e-3
"""Where |x − y|² is below this share of |x|² + |y|², the formula |x|² − 2 x·y + |y|² loses too many digits."""


def nearest_distances(X: Array, k: int, block: int = 128) -> Array:
    """Distances to the nearest k neighbors of each point, ascending, shape (n, k). X has shape (n, D).

    To nine digits or more: squares are |x|² − 2 x·y + |y|², or, between points that are near, sums of squared differences.

    Raises:
        ValueError: if X is not a matrix of finite numbers, k < 1, or there are fewer than k + 1 points.
    """
    if X.ndim != 2 or not np.all(np.isfinite(X)):
        raise ValueError(f"X has shape {X.shape}; a matrix of finite numbers is needed, one point a row")
    n = len(X)
    if not 1 <= k < n:
        raise ValueError(
            f"k = {k} neighbors of each of {n} points: k must be at least 1, and k + 1 points are needed; lower k or add points"
        )
    X = X - X.mean(axis=0)
    X = X[:, X.any(axis=0)]
    lengths = np.einsum("ij,ij->i", X, X)
    across = -2 * X.T
    T = np.empty((n, k))
    for first in range(0, n, block):
        rows = np.arange(first, min(first + block, n))
        both = lengths[rows, None] + lengths
        squared = X[rows] @ across
        squared += both
        both *= NEAR
        row, column = np.divmod(np.flatnonzero(squared <= both), n)
        gap = X[rows[row]] - X[column]
        squared[row, column] = np.einsum("ij,ij->i", gap, gap)
        squared[np.arange(len(rows)), rows] = np.inf  # a point is not its own neighbor
        T[rows] = np.sqrt(_least(squared, k))
    return T


def _least(x: Array, k: int) -> Array:
    """The least k numbers of each row, ascending. In long rows the k-th least of minima of groups tells which need not be looked at."""
    m, n = x.shape
    groups = max(128, 2 * k)
    if n >= 2 * groups:
        minima = x[:, : n - n % groups].reshape(m, -1, groups).min(axis=1)
        kept = np.flatnonzero(x <= np.partition(minima, k - 1, axis=1)[:, k - 1 : k])
        row = kept // n
        place = np.arange(len(row)) - np.searchsorted(row, np.arange(m))[row]
        few = np.full((m, place.max() + 1), np.inf)
        few[row, place] = x.ravel()[kept]
        x = few
    return np.sort(np.partition(x, k - 1, axis=1)[:, :k], axis=1)


def log_ratio_sums(T: Array) -> Array:
    """S_i = Σ_{j<k} log(T_k / T_j) for the ascending distances T of shape (n, k), k ≥ 2. Shape (n,).

    Raises:
        ValueError: if k < 2, or a point has a duplicate at distance zero, whose logarithm does not exist.
    """
    if T.ndim != 2 or T.shape[1] < 2:
        raise ValueError(f"distances have shape {T.shape}; two or more neighbors of each point are needed")
    duplicates = int(np.sum(T[:, 0] <= 0))
    if duplicates:
        raise ValueError(
            f"{duplicates} of {len(T)} points have a duplicate at distance zero, and log 0 does not exist; drop duplicates first"
        )
    return np.sum(np.log(T[:, -1:] / T[:, :-1]), axis=1)


def maximum_likelihood(T: Array, degrees: int = 1) -> float:
    """m̂ = (k − degrees) / mean(S) from the distances T of shape (n, k).

    ``degrees = 1`` is the maximum of the likelihood and consistent. ``degrees = 2`` is the unbiased form for a *single* point: averaged
    over inverses, as here, it is too small by the factor (k − 2)/(k − 1).

    Raises:
        ValueError: as :func:`log_ratio_sums`, or if k ≤ degrees.
    """
    S = log_ratio_sums(T)
    k = T.shape[1]
    if not 1 <= degrees < k:
        raise ValueError(f"degrees = {degrees} with k = {k} neighbors leaves no positive estimate; use degrees 1 or 2 and k > degrees")
    return (k - degrees) / float(S.mean())


def mean_of_estimates(T: Array) -> float:
    """Levina and Bickel's own average: the mean over points of (k − 2)/S_i, unbiased when neighborhoods are independent; k ≥ 3."""
    if T.ndim != 2 or T.shape[1] < 3:
        raise ValueError(f"distances have shape {T.shape}; the mean of 1/S needs three or more neighbors of each point")
    return (T.shape[1] - 2) * float(np.mean(1 / log_ratio_sums(T)))


def standard_error(m: float, n: int, k: int) -> float:
    """m / √(n (k − 1)), the standard error of :func:`maximum_likelihood` if the n neighborhoods were independent (they overlap)."""
    return m / float(np.sqrt(n * (k - 1)))


def two_nn(T: Array, discard: float = 0.1) -> float:
    """TwoNN: log(T_2/T_1) is exponential with rate m; fit −log(1 − F) = m log μ through the origin. T has two or more columns.

    ``discard`` is the share of the largest ratios that is left out, 0.1 in Facco et al. 2017.

    Raises:
        ValueError: as :func:`log_ratio_sums`, or if ``discard`` leaves fewer than two ratios.
    """
    log_μ = np.sort(log_ratio_sums(T[:, :2]))
    n = len(log_μ)
    kept = int(n * (1 - discard))
    if not 0 < discard < 1 or kept < 2:
        raise ValueError(f"discard = {discard} of {n} ratios; it must lie between 0 and 1 and leave two or more")
    x, y = log_μ[:kept], -np.log1p(-np.arange(1, kept + 1) / n)
    return float(x @ y / (x @ x))
