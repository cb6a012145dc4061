"""Lipschitz constants, each with its kind: exact, a certified lower bound, or a certified upper bound.

Lip(f) is the supremum of |f(x) − f(x′)| / ‖x − x′‖, equal to the supremum of ‖∇f‖ where f is differentiable almost everywhere. A steepest
chord and a gradient at any one point are lower bounds; a product of norms is an upper bound; only closed forms are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import pdist, squareform

Array = NDArray[np.float64]
Kind = Literal["exact", "lower bound", "upper bound"]
Gradient = Callable[[Array], Array]


@dataclass(frozen=True)
class Lipschitz:
    """A number that says what it knows of a Lipschitz constant; comparisons and sums of two kinds are the caller's business.

    Raises:
        ValueError: if the value is negative or not a number, or the kind is unknown.
    """

    value: float
    kind: Kind

    def __post_init__(self) -> None:
        if self.kind not in ("exact", "lower bound", "upper bound"):
            raise ValueError(f"kind is {self.kind!r}; a Lipschitz constant is 'exact', a 'lower bound' or an 'upper bound'")
        if not self.value >= 0:
            raise ValueError(f"value is {self.value}; a Lipschitz constant is at least 0")

    def __str__(self) -> str:
        sign = {"exact": "=", "lower bound": "≥", "upper bound": "≤"}[self.kind]
        return f"Lip {sign} {self.value:.3g}"


@dataclass(frozen=True)
class Bounds:
    """What is known when nothing is exact: a certified lower and a certified upper bound.

    Raises:
        ValueError: if they are not a lower and an upper bound, or contradict each other by more than rounding.
    """

    lower: Lipschitz
    upper: Lipschitz

    def __post_init__(self) -> None:
        if (self.lower.kind, self.upper.kind) != ("lower bound", "upper bound"):
            raise ValueError(f"kinds are {self.lower.kind!r} and {self.upper.kind!r}; give a lower and an upper bound, in this order")
        if self.lower.value > self.upper.value * (1 + 1e-9):
            raise ValueError(f"the lower bound {self.lower.value} is above the upper bound {self.upper.value}; one of them is wrong")


def lower_bound(value: float) -> Lipschitz:
    """A certified lower bound."""
    return Lipschitz(float(value), "lower bound")


def upper_bound(value: float) -> Lipschitz:
    """A certified upper bound."""
    return Lipschitz(float(value), "upper bound")


def check_labels(X: Array, y: Array) -> None:
    """Whether some function fits the labels.

    Raises:
        ValueError: if X (n, d) and y (n,) do not fit together, if d < 1 or n < 1, or if two equal points have different labels.
    """
    if np.ndim(X) != 2 or X.shape[1] < 1 or len(X) < 1:
        raise ValueError(f"X has shape {np.shape(X)}; give n ≥ 1 points in d ≥ 1 dimensions, shape (n, d)")
    if np.shape(y) != (len(X),):
        raise ValueError(f"y has shape {np.shape(y)}; give one label for each of the {len(X)} points, shape ({len(X)},)")
    total = X.sum(axis=1)  # equal points have equal sums
    for i, j in np.argwhere((total[:, None] == total) & (y[:, None] != y)):
        if np.array_equal(X[i], X[j]):
            raise ValueError(f"points {i} and {j} are equal but have the labels {y[i]:g} and {y[j]:g}; no function fits both")


def steepest_chord(X: Array, y: Array) -> Lipschitz:
    """max |yᵢ − yⱼ| / ‖xᵢ − xⱼ‖: a lower bound for every function through the points, and attained by some (see ``bump_interpolant``).

    Raises:
        ValueError: as :func:`check_labels`.
    """
    check_labels(X, y)
    distance, rise = squareform(pdist(X)), np.abs(y[:, None] - y[None, :])
    apart = distance > 0
    return lower_bound(np.max(rise[apart] / distance[apart], initial=0.0))


def norm_product(W: Array, a: Array) -> Lipschitz:
    """‖a‖·‖W‖₂, an upper bound for f(x) = a·φ(Wx + b) with |φ′| ≤ 1. Shapes (h, d), (h,)."""
    return upper_bound(spectral_norm(W) * float(np.linalg.norm(a)))


def spectral_norm(W: Array) -> float:
    """‖W‖₂, the root of the greatest eigenvalue of WWᵀ or of WᵀW, whichever is smaller."""
    return float(np.sqrt(np.linalg.eigvalsh(W @ W.T if len(W) < W.shape[1] else W.T @ W)[-1]))


def ascend(gradient: Gradient, X: Array, rounds: int = 6, steps: tuple[float, ...] = (0.5, 10.0, 100.0)) -> Lipschitz:
    """The largest gradient that a walk from the points X meets: a lower bound of the global constant.

    A short step goes on from where it is, in the direction of its gradient or against it; a long one jumps to ± t times the unit gradient,
    where the units that drive it are switched on. ``gradient`` maps (m, d) to (m, d): the walks of all step lengths go at once.
    """
    t = np.array([*steps, *(-t for t in steps)])[:, None, None]
    best, x = 0.0, X  # (n, d), and after the first step (step lengths, n, d)
    for _ in range(rounds):
        g = gradient(x.reshape(-1, X.shape[1])).reshape(x.shape)
        size = np.linalg.norm(g, axis=-1, keepdims=True)
        best = max(best, float(size.max()))
        x = np.where(np.abs(t) < 1, x, 0.0) + t * g / np.maximum(size, 1e-12)
    return lower_bound(best)
