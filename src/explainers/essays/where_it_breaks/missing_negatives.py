"""A boundary learned from positives and some negatives, or none: what it lets in that it should refuse.

The truth is the unit disc in the square [−3, 3]². A classifier (logistic regression on random Fourier features) sees positives from the
disc and negatives from one of three places. A one-class rule sees positives only, and accepts what is as near to them as they are to each
other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

HALF = 3.0
"""Half the side of the square of all questions."""

PLACES = {"far": (2.0, np.inf), "close": (1.05, 1.5), "everywhere": (1.0, np.inf)}
"""Where negatives come from: the least and the greatest distance from the center."""


@dataclass(frozen=True)
class Features:
    """φ(x) = √(2/m) cos(Ω x + phase): Ω (m, 2), phase (m,). Their inner products approximate exp(−‖x − x′‖²/(2 ℓ²))."""

    Ω: Matrix
    phase: Vector

    def __call__(self, X: Matrix) -> Matrix:
        """φ at X (N, 2), and a constant: shape (N, m + 1)."""
        return np.column_stack([np.sqrt(2 / len(self.Ω)) * np.cos(X @ self.Ω.T + self.phase), np.ones(len(X))])


def features(m: int, rng: np.random.Generator, ℓ: float = 0.8) -> Features:
    """m random Fourier features of the normal kernel with length ℓ."""
    return Features(rng.standard_normal((m, 2)) / ℓ, rng.uniform(0, 2 * np.pi, m))


def disc(n: int, rng: np.random.Generator) -> Matrix:
    """n points uniform in the unit disc, (n, 2)."""
    angle, r = rng.uniform(0, 2 * np.pi, n), np.sqrt(rng.uniform(size=n))
    return r[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])


def negatives(n: int, place: str, rng: np.random.Generator) -> Matrix:
    """n points uniform in the part of the square that ``place`` names, (n, 2).

    Raises:
        ValueError: if the place is unknown, or n negative.
    """
    if place not in PLACES or n < 0:
        raise ValueError(f"{n} negatives from {place!r}: give a number that is not negative and one of {', '.join(PLACES)}")
    least, most = PLACES[place]
    found = np.empty((0, 2))
    while len(found) < n:
        X = rng.uniform(-HALF, HALF, (4 * n + 8, 2))
        r = np.linalg.norm(X, axis=1)
        found = np.concatenate([found, X[(r > least) & (r < most)]])
    return found[:n]


def classify(φ: Matrix, y: Vector, λ: float = 1e-4, steps: int = 30) -> Vector:
    """Logistic regression by Newton's method: weights (m + 1,) that minimize the mean loss plus ½ λ ‖w‖²."""
    w = np.zeros(φ.shape[1])
    for _ in range(steps):
        p = expit(φ @ w)
        H = φ.T @ ((p * (1 - p))[:, None] * φ) / len(φ) + λ * np.eye(len(w))
        step = np.linalg.solve(H, φ.T @ (p - y) / len(φ) + λ * w)
        w = w - step
        if np.abs(step).max() < 1e-9:
            break
    return w


def nearest(X: Matrix, P: Matrix) -> Vector:
    """The distance of each of X (N, 2) to the nearest of P (n, 2)."""
    return np.sqrt(np.min(((X[:, None] - P[None]) ** 2).sum(axis=2), axis=1))


def reach(P: Matrix, share: float = 0.95) -> float:
    """The radius of the one-class rule: the distance within which a share of the positives has its nearest fellow."""
    apart = ((P[:, None] - P[None]) ** 2).sum(axis=2) + np.diag(np.full(len(P), np.inf))
    return float(np.quantile(np.sqrt(apart.min(axis=1)), share))


@dataclass(frozen=True)
class Boundary:
    """What was seen, and what is accepted on the square grid ``axis`` × ``axis``.

    ``score`` (G, G): the classifier's probability; ``distance`` (G, G): to the nearest positive, in units of the one-class radius, so that
    the rule accepts up to 1. False accepts are shares of the square outside the disc, false rejects of the disc.
    """

    positives: Matrix
    negatives: Matrix
    axis: Vector
    score: Matrix
    distance: Matrix
    place: str

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which grid points belong to the disc."""
        return np.add.outer(self.axis**2, self.axis**2) <= 1

    @property
    def false_accept(self) -> float:
        """The share of what should be refused that the classifier accepts."""
        return float(np.mean(self.score[~self.inside] > 0.5))

    @property
    def false_reject(self) -> float:
        """The share of what should be accepted that the classifier refuses."""
        return float(np.mean(self.score[self.inside] <= 0.5))

    @property
    def one_class_accept(self) -> float:
        """The share of what should be refused that the one-class rule accepts."""
        return float(np.mean(self.distance[~self.inside] <= 1))

    @property
    def one_class_reject(self) -> float:
        """The share of what should be accepted that the one-class rule refuses."""
        return float(np.mean(self.distance[self.inside] > 1))


def learn(n: int, place: str, rng: np.random.Generator, *, positives: int = 100, m: int = 150, grid: int = 49) -> Boundary:
    """Learn from positives of the disc and n negatives.

    Raises:
        ValueError: as :func:`negatives`.
    """
    P, basis = disc(positives, rng), features(m, rng)
    Q = negatives(n, place, rng)
    X, y = np.concatenate([P, Q]), np.repeat([1.0, 0.0], [positives, n])
    w = classify(basis(X), y)
    axis = np.linspace(-HALF, HALF, grid)
    questions = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    shape = (grid, grid)
    return Boundary(P, Q, axis, expit(basis(questions) @ w).reshape(shape), (nearest(questions, P) / reach(P)).reshape(shape), place)


def largest_gap(n: int) -> float:
    """1/(n + 1) = E[1 − max] of n uniform positives on [0, 1]: how far a boundary at the greatest positive falls short of the truth, 1."""
    if n < 1:
        raise ValueError(f"n = {n} positives; the greatest of them needs at least one")
    return 1 / (n + 1)


def accepted(boundary: Boundary, least: float, most: float) -> float:
    """The share of the square's points with least < r ≤ most that the classifier accepts; with least = 0 the center counts.

    Raises:
        ValueError: if the grid has no point there.
    """
    r2 = np.add.outer(boundary.axis**2, boundary.axis**2)
    here = (r2 > least**2 if least > 0 else r2 >= 0) & (r2 <= most**2)
    if not here.any():
        raise ValueError(f"no grid point lies at a distance between {least} and {most}; widen the ring or refine the grid")
    return float(np.mean(boundary.score[here] > 0.5))
