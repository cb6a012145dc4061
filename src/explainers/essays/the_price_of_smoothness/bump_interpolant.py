"""The second construction that obeys the law: a bump around every point, in the first d̃ coordinates.

With r half the smallest distance of two points with opposite labels ±1, the smooth function nearest to the labels is

    f(x) = y₊(x) − y₋(x),   y±(x) = max(0, 1 − dist(x, points labeled ±1)/r) .

Bumps of opposite labels are disjoint. Along the closest pair f goes from 1 to −1 over the distance 2r, and no slope is greater than 1/r:
Lip(f) = 1/r = 2/(smallest opposite-label distance), exactly, and no function through the points has less. A change below r = 1/Lip takes no
point's label away; a change of r does. Parameters: d̃ coordinates and a label for each point, p = n(d̃ + 1).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import cdist

from explainers.essays.the_price_of_smoothness import smallest_chi_square
from explainers.essays.the_price_of_smoothness.lipschitz import Lipschitz, check_labels

Array = NDArray[np.float64]


def radius(X: Array, y: Array) -> float:
    """Half the smallest distance between two points with opposite labels.

    Raises:
        ValueError: as ``check_labels``, or if the labels are not ±1 with both present.
    """
    check_labels(X, y)
    plus, minus = _sides(X, y)
    return float(cdist(plus, minus).min()) / 2


def lipschitz(X: Array, y: Array) -> Lipschitz:
    """1/r, exact for the bumps on X (n, d̃) and for the whole of R^d, of which they see d̃ coordinates."""
    return Lipschitz(1 / radius(X, y), "exact")


def bumps(X: Array, y: Array, x: Array) -> Array:
    """f at the points x (m, d̃), shape (m,)."""
    r = radius(X, y)
    plus, minus = (np.maximum(0.0, 1 - cdist(x, side).min(axis=1) / r) for side in _sides(X, y))
    return plus - minus


def smoothest(X: Array, y: Array, x: Array, r: float | None = None) -> Array:
    """Another function with the same constant, which is nowhere undecided: the mean of McShane's largest and smallest extension.

    With L = 1/r and d±(x) the distances to the points labeled ±1 it is L(d₋ − d₊)/2, cut off at ±1; its sign is the nearest label.
    ``r`` spares the search for the radius where it is known.
    """
    plus, minus = (cdist(x, side).min(axis=1) for side in _sides(X, y))
    return np.clip((minus - plus) / (2 * (radius(X, y) if r is None else r)), -1, 1)


def _sides(X: Array, y: Array) -> tuple[Array, Array]:
    if not set(np.unique(y)) == {-1.0, 1.0}:
        raise ValueError(f"the labels are {np.unique(y).tolist()}; bumps need −1 and 1, and both of them")
    return X[y > 0], X[y < 0]


def coordinates(n: int, p: int) -> int:
    """d̃ = p/n − 1, how many coordinates p parameters can store for each of n points, rounded down.

    Raises:
        ValueError: if p < 2n: a point needs a coordinate and a label.
    """
    if n < 2 or p < 2 * n:
        raise ValueError(f"n is {n} and p is {p}; bumps need n ≥ 2 and p ≥ 2n, a coordinate and a label for each point")
    return p // n - 1


def expected_log(n: int, d: int, kept: int) -> float:
    """E log Lip for x ~ N(0, I_d/d), d̃ = ``kept``, and n/2 points of each label, as if the P = n²/4 opposite pairs were independent.

    A projected squared distance is (2/d)·χ² with d̃ degrees of freedom. Pairs that share a point are not independent; the test measures how
    little that does.

    Raises:
        ValueError: if d < 1, or d̃ is not between 1 and d, or n is odd or less than 2.
    """
    if d < 1 or not 1 <= kept <= d:
        raise ValueError(f"d is {d} and d̃ is {kept}; give d ≥ 1 and 1 ≤ d̃ ≤ d")
    if n < 2 or n % 2:
        raise ValueError(f"n is {n}; give an even number of points, half of them with each label")
    return float(np.log(2) - 0.5 * (smallest_chi_square.mean_log(n * n // 4, kept) + np.log(2 / d)))


def expected(n: int, d: int, kept: int) -> float:
    """exp E log Lip, the typical Lipschitz constant."""
    return float(np.exp(expected_log(n, d, kept)))


def sample(n: int, d: int, p: int, rng: np.random.Generator) -> float:
    """Lip(f) for one draw of n points, half of them with each label; only the coordinates that are kept are drawn."""
    kept = coordinates(n, p)
    if kept > d:
        raise ValueError(f"p is {p}, enough for {kept} coordinates of {n} points, but d is {d}; give p ≤ n(d + 1)")
    X = rng.standard_normal((n, kept)) / np.sqrt(d)
    return 2 / float(cdist(X[: n // 2], X[n // 2 :]).min())
