"""Two bell curves and a threshold: what a classifier's score trades, and the area under the ROC curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

Array = NDArray[np.float64]

REACH = 5.0
"""Scores are shown over [−REACH, REACH]."""


@dataclass(frozen=True)
class Scores:
    """Scores of two classes, normal with means ∓d/2 and standard deviation 1; one calls positive what lies above the threshold t.

    x, negatives, positives: the grid and the densities there. fpr, tpr: the curve, for all thresholds from high to low.
    """

    d: float
    t: float
    x: Array
    negatives: Array
    positives: Array
    fpr: Array
    tpr: Array

    @property
    def false_rate(self) -> float:
        """The share of negatives above the threshold."""
        return float(ndtr(-self.t - self.d / 2))

    @property
    def true_rate(self) -> float:
        """The share of positives above it."""
        return float(ndtr(-self.t + self.d / 2))

    @property
    def area(self) -> float:
        """Under the curve: Φ(d/√2)."""
        return float(ndtr(self.d / np.sqrt(2)))


def scores(d: float, t: float) -> Scores:
    """Two classes whose scores are ``d`` apart, and the threshold ``t``."""
    x = np.linspace(-REACH, REACH, 161)
    fpr = np.concatenate([[0.0], np.geomspace(1e-4, 0.02, 16)[:-1], np.linspace(0.02, 1.0, 60)])
    return Scores(d, t, x, _bell(x + d / 2), _bell(x - d / 2), fpr, ndtr(ndtri(fpr) + d))


def _bell(x: Array) -> Array:
    return np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)
