"""How far a few labels go, from pixels and from coordinates that were learned without labels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Labels = NDArray[np.int64]


def ridge_classifier(F: Array, y: Labels, λ: float = 0.1) -> Callable[[Array], Labels]:
    """One linear score a class by ridge regression on the features F (n, m); the greatest wins.

    The penalty is λ times the mean squared length of the centered features, so that a change of units changes nothing.

    Raises:
        ValueError: if λ is not positive, or F and y differ in length.
    """
    if not λ > 0 or len(F) != len(y):
        raise ValueError(f"λ = {λ} must be positive, and {len(F)} rows of features must meet as many labels, not {len(y)}")
    classes, center = np.unique(y), F.mean(axis=0)
    targets = (y[:, None] == classes).astype(float)
    Z = F - center
    penalty = λ * max(float(np.mean(np.sum(Z**2, axis=1))), 1e-300)
    W = np.linalg.solve(Z.T @ Z + penalty * np.eye(F.shape[1]), Z.T @ (targets - targets.mean(axis=0)))
    return lambda G: classes[np.argmax((G - center) @ W + targets.mean(axis=0), axis=1)]


def nearest_classifier(F: Array, y: Labels) -> Callable[[Array], Labels]:
    """The label of the nearest labeled row: that with the least ‖f‖²/2 − g·f."""
    half = np.sum(F**2, axis=1) / 2
    return lambda G: y[np.argmin(half - G @ F.T, axis=1)]


@dataclass(frozen=True)
class Task:
    """Training rows and test rows, with their labels."""

    X: Array
    y: Labels
    X_test: Array
    y_test: Labels


def accuracy(task: Task, learner: Callable[[Array, Labels], Callable[[Array], Labels]], sizes: tuple[int, ...], draws: int) -> Array:
    """Share of the test labels that is right, after L labels of random training rows, shape (draws, sizes).

    Draw r takes the first L rows of the r-th random order, so that all learners see the same labels.
    """
    right = np.empty((draws, len(sizes)))
    for draw in range(draws):
        order = np.random.default_rng(draw).permutation(len(task.y))
        for column, L in enumerate(sizes):
            chosen = order[:L]
            right[draw, column] = np.mean(learner(task.X[chosen], task.y[chosen])(task.X_test) == task.y_test)
    return right


def faint_direction(X: Array, X_test: Array, component: int) -> tuple[Labels, Labels]:
    """Labels that pixels know and neighborhoods do not: the sign of one principal component of small variance, against its median.

    ``component`` counts from 1, the largest variance. Returns the labels of X and of X_test.
    """
    if not 1 <= component <= X.shape[1]:
        raise ValueError(f"component {component} of {X.shape[1]} pixels; count from 1")
    direction = np.linalg.svd(X - X.mean(axis=0), full_matrices=False)[2][component - 1]
    border = np.median(X @ direction)
    return (X @ direction > border).astype(np.int64), (X_test @ direction > border).astype(np.int64)


@dataclass(frozen=True)
class Curves:
    """Accuracy against labels.

    Attributes:
        sizes: numbers of labels, shape (S,). pixels, neighbor, learned: mean accuracy of a linear classifier on pixels, of the nearest
            labeled image, and of the same linear classifier on learned coordinates, shape (S,); error: standard errors of the draws for the
            last, shape (S,). chance: accuracy of the most common label. unlabeled: images the coordinates were learned from.
    """

    sizes: NDArray[np.int64]
    pixels: Array
    neighbor: Array
    learned: Array
    error: Array
    chance: float
    unlabeled: int
    shown: int = 0

    @property
    def labels(self) -> int:
        """The number of labels that the caption speaks of."""
        return int(self.sizes[self.shown])

    @property
    def with_it(self) -> float:
        """Accuracy on learned coordinates there."""
        return float(self.learned[self.shown])

    @property
    def without(self) -> float:
        """The better of the two that know only pixels, there."""
        return float(max(self.pixels[self.shown], self.neighbor[self.shown]))
