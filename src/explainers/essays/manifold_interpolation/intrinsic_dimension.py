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


def nearest_distances(X: Array, k: int, block: int = 64) -> Array:
    """Distances to the nearest k neighbors of each point, ascending, shape (n, k). X has shape (n, D).

    Exact: single precision and |x|² − 2 x·y + |y|² only sieve, within their error bound; what remains is computed by difference.

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
    size = np.abs(X).max(initial=np.finfo(float).tiny)
    sieve = _Sieve(X / size, k)
    T = np.empty((n, k))
    for first in range(0, n, block):
        rows = np.arange(first, min(first + block, n))
        row, column = sieve.candidates(rows)
        gap = X[column]
        gap -= X[rows[row]]
        squared = np.einsum("ij,ij->i", gap, gap)
        order = np.lexsort((squared, row))
        starts = np.searchsorted(row, np.arange(len(rows)))
        T[rows] = np.sqrt(squared[order][starts[:, None] + np.arange(k)])
    return T


class _Sieve:
    """Few candidates for the nearest k neighbors, none of them missed: rounding is bounded by ``slack`` on either side."""

    def __init__(self, X: Array, k: int) -> None:
        self.k, self.groups = k, max(128, 2 * k)
        n, D = X.shape
        self.width = -(-n // self.groups) * self.groups  # columns come in whole groups; the last ones are infinitely far
        self.rough = X.astype(np.float32)
        lengths = np.einsum("ij,ij->i", self.rough, self.rough)
        self.slack = np.float32(2 * (D + 8) * np.finfo(np.float32).eps) * lengths
        pad = (0, self.width - n)
        self.across = np.pad(-2 * self.rough.T, ((0, 0), pad))
        self.lengths = np.pad(lengths, pad, constant_values=np.inf)
        self.looser = np.pad(self.slack, pad)

    def candidates(self, rows: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Positions in ``rows`` and numbers of the points that may be among the nearest k; a point is not its own neighbor."""
        squared = self.rough[rows] @ self.across
        squared += self.lengths  # less the length of the row's own point, which changes no order within the row
        squared[np.arange(len(rows)), rows] = np.inf
        nearest_of_group = squared.reshape(len(rows), -1, self.groups).min(axis=1)
        bar = np.partition(nearest_of_group, self.k - 1, axis=1)[:, self.k - 1] + 2 * self.slack[rows]
        return np.divmod(np.flatnonzero(squared <= bar[:, None] + 2 * self.looser), self.width)


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
