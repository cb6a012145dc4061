"""What smooth fits of digits cost, and which condition of the law fails: labels that are no noise, or pictures of few dimensions.

Bumps on the first k principal components of n pictures with d pixels: n(k + 1) numbers for the points and d(k + 1) for components and mean,
p = (n + d)(k + 1). With all components no function through the pictures is smoother; that is the floor. Three kinds of pictures and labels:
the digits with their own labels, the digits with coins for labels, and pictures of noise, as large as digits, with coins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness import bump_interpolant, fooled_digits
from explainers.essays.the_price_of_smoothness.robustness_law import scale

Array = NDArray[np.float64]

KINDS = ("own", "coins", "noise")
COMPONENTS = (3, 5, 8, 10, 15, 20, 30, 40, 60, 80, 120, 200)


@dataclass(frozen=True)
class Lean:
    """Bumps on k components.

    Attributes:
        kind, k, p: the pictures and labels, components, and numbers stored. lip: the exact constant. floor: with all components.
        picture: one of the pictures as k components show it (28, 28). sizes: numbers stored (m,).
        ratios: lip over floor by kind (3, m). law: √(nd/p) (m,).
    """

    kind: str
    k: int
    p: int
    lip: float
    floor: float
    picture: Array
    sizes: Array
    ratios: Array
    law: Array

    @property
    def ratio(self) -> float:
        """How many times steeper than need be."""
        return self.lip / self.floor

    @property
    def here(self) -> float:
        """√(nd/p) at p."""
        return float(self.law[self.sizes == self.p][0])


def numbers(n: int, d: int, k: int) -> int:
    """(n + d)(k + 1), what bumps on k components store."""
    return (n + d) * (k + 1)


@lru_cache
def pictures(kind: str, seed: int = 0) -> tuple[Array, Array]:
    """X (n, d), y (n,).

    Raises:
        ValueError: if the kind is unknown.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind is called {kind!r}; choose one of {', '.join(KINDS)}")
    pair, rng = fooled_digits.pair(), np.random.default_rng(seed)
    X, y = pair.X, pair.y
    coins = rng.permutation(y)
    if kind == "noise":
        spread = np.sqrt(np.mean((X - X.mean(axis=0)) ** 2))
        X = X.mean() + spread * rng.standard_normal(X.shape)
    return X, y if kind == "own" else coins


@lru_cache
def _components(kind: str, seed: int) -> tuple[Array, Array]:
    """The pictures' coordinates (n, n) along their principal components (n, d)."""
    if kind == "coins":
        return _components("own", seed)  # the pictures are the same
    X, _ = pictures(kind, seed)
    U, S, V = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)
    return U * S, V


@lru_cache
def constants(kind: str, seed: int = 0) -> tuple[Array, float]:
    """Lip of the bumps for each of the numbers of components, and the floor."""
    y, Z = pictures(kind, seed)[1], _components(kind, seed)[0]
    return np.array([bump_interpolant.lipschitz(Z[:, :k], y).value for k in COMPONENTS]), bump_interpolant.lipschitz(Z, y).value


def fit(kind: str, k: int, seed: int = 0) -> Lean:
    """Bumps on k components of one kind of pictures, beside all others.

    Raises:
        ValueError: if the kind is unknown, or k is none of the numbers of components.
    """
    if k not in COMPONENTS:
        raise ValueError(f"k is {k}; choose one of {', '.join(map(str, COMPONENTS))}")
    X, _ = pictures(kind, seed)
    n, d = X.shape
    Z, V = _components(kind, seed)
    which = int(fooled_digits.pair().shown[0])
    shown = X.mean(axis=0) + Z[which, :k] @ V[:k]
    found, floor = constants(kind, seed)
    ratios = np.array([lip / least for lip, least in (constants(each, seed) for each in KINDS)])
    sizes = np.array([numbers(n, d, each) for each in COMPONENTS], float)
    law = np.array([scale(n, d, p) for p in sizes])
    lip = float(found[COMPONENTS.index(k)])
    return Lean(kind, k, numbers(n, d, k), lip, floor, np.clip(shown, 0, 1).reshape(28, 28), sizes, ratios, law)
