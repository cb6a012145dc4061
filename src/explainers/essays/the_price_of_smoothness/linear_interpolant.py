"""The first construction that obeys the law: a linear function of p coordinates, through n points.

Points x ~ N(0, I_d/d), labels ±1, and only the first p coordinates are used, n < p ≤ d. Of all w ∈ R^p with w·xᵢ = yᵢ take the shortest,
w = Xᵀ(XXᵀ)⁻¹y. Then Lip(f) = ‖w‖ exactly, and ‖w‖² = yᵀ(XXᵀ)⁻¹y. With X = G/√d, G standard normal (n, p), GGᵀ is a Wishart matrix,
E (GGᵀ)⁻¹ = I/(p − n − 1), and |y|² = n, so that

    E Lip² = n·d / (p − n − 1).

More is true: for a fixed y, |y|²/(yᵀ(GGᵀ)⁻¹y) is χ² with p − n + 1 degrees of freedom, so the whole law of Lip² is that of n·d/χ².
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma

from explainers.essays.the_price_of_smoothness.lipschitz import Lipschitz, check_labels

Array = NDArray[np.float64]


def interpolate(X: Array, y: Array) -> Array:
    """The shortest w with X w = y. Shapes (n, p), (n,) -> (p,).

    Raises:
        ValueError: if p < n (in general no linear function fits), if equal points have different labels, or if the rows of X are dependent.
    """
    check_labels(X, y)
    n, p = X.shape
    if p < n:
        raise ValueError(f"p is {p} and n is {n}: a linear function with {p} parameters fits {n} arbitrary labels only if p ≥ n")
    w, _, rank, _ = np.linalg.lstsq(X, y, rcond=None)
    if rank < n:
        raise ValueError(f"the {n} points span only {rank} dimensions; labels can be fitted only to independent points")
    return np.asarray(w)


def lipschitz(w: Array) -> Lipschitz:
    """‖w‖, exact for x ↦ w·x."""
    return Lipschitz(float(np.linalg.norm(w)), "exact")


def expected_square(n: int, d: int, p: int) -> float:
    """E Lip² = n·d/(p − n − 1) for p ≥ n + 2; infinite for p = n and p = n + 1.

    Raises:
        ValueError: if d < 1, n < 1, p < n, or p > d.
    """
    check_sizes(n, d, p)
    return n * d / (p - n - 1) if p >= n + 2 else np.inf


def check_sizes(n: int, d: int, p: int) -> None:
    """Whether a linear function of p of d coordinates can pass through n points; ValueError says what is wrong."""
    if d < 1 or n < 1:
        raise ValueError(f"n is {n} and d is {d}; give n ≥ 1 points in d ≥ 1 dimensions")
    if p < n:
        raise ValueError(f"p is {p} and n is {n}: a linear function with {p} parameters fits {n} arbitrary labels only if p ≥ n")
    if p > d:
        raise ValueError(f"p is {p} and d is {d}: a linear function has no more parameters than coordinates, so p ≤ d")


def expected(n: int, d: int, p: int) -> float:
    """exp E log Lip, the typical Lipschitz constant: log(χ²/2) with ν = p − n + 1 degrees of freedom has mean ψ(ν/2)."""
    check_sizes(n, d, p)
    return float(np.sqrt(n * d / 2) * np.exp(-digamma((p - n + 1) / 2) / 2))


def sample(n: int, d: int, p: int, rng: np.random.Generator) -> float:
    """Lip(f) for one draw of n points and fair labels; only the p coordinates that matter are drawn."""
    check_sizes(n, d, p)
    X = rng.standard_normal((n, p)) / np.sqrt(d)
    y = rng.choice([-1.0, 1.0], n)
    return float(np.sqrt(y @ np.linalg.solve(X @ X.T, y)))
