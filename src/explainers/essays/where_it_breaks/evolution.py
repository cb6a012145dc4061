"""A process that puts structure into data: lineages that mutate and are selected, each by itself.

An individual is a vector of d traits. Without selection they are standard normal. The first m traits have a requirement: fitness
exp(−Σ x_j²/(2 s²)) falls with what they are off. In each generation a mutant √(1 − β²) x + β z replaces its parent if it is as fit, and
else with the probability of the ratio of their fitnesses. So the law of the lineages tends to the product of both, which is normal: its
variance is v = s²/(1 + s²) where there is a requirement, and 1 where there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


def narrowed(s2: float) -> float:
    """v = s²/(1 + s²), the variance of a trait with a requirement of width s after many generations."""
    return s2 / (1 + s2)


def variances(d: int, m: int, s2: float) -> Vector:
    """(d,): v for the m traits with a requirement, 1 for the others.

    Raises:
        ValueError: if m is not within 0 … d.
    """
    if not 0 <= m <= d:
        raise ValueError(f"{m} requirements for {d} traits; give at most one for each")
    return np.repeat([narrowed(s2), 1.0], [m, d - m])


def effective_dimension(λ: Vector) -> float:
    """(Σ λ)² / Σ λ²: d for equal variances, and k if k are equal and the rest zero."""
    return float(np.sum(λ) ** 2 / np.sum(λ**2))


def generation(x: Matrix, m: int, s2: float, β: float, rng: np.random.Generator) -> Matrix:
    """The lineages x (M, d) one generation later."""
    mutant = np.sqrt(1 - β**2) * x + β * rng.standard_normal(x.shape)
    gain = (np.sum(x[:, :m] ** 2, axis=1) - np.sum(mutant[:, :m] ** 2, axis=1)) / (2 * s2)
    replaced = np.log(rng.random(len(x))) < gain
    return np.where(replaced[:, None], mutant, x)


def evolve(M: int, d: int, m: int, generations: int, rng: np.random.Generator, *, s2: float = 0.05, β: float = 0.1) -> Matrix:
    """M lineages (M, d) after some generations, from standard normal ancestors.

    Raises:
        ValueError: as :func:`variances`, or if β is not within 0 … 1.
    """
    variances(d, m, s2)
    if not 0 < β <= 1:
        raise ValueError(f"mutations of size β = {β}; give one above 0, and at most 1")
    x = rng.standard_normal((M, d))
    for _ in range(generations):
        x = generation(x, m, s2, β, rng)
    return x


@dataclass(frozen=True)
class Evolved:
    """Lineages, and how many labels a question about them needs.

    ``shown`` (M, 2): a trait without a requirement and one with; ``dimension``: the effective one; ``labels``, ``within``, ``beyond``: mean
    errors among the lineages and of individuals that nobody selected; ``curve`` over ``curve_labels``: the formula for the first;
    ``few``: a small number of labels, one of ``labels``.
    """

    m: int
    age: int
    shown: Matrix
    dimension: float
    labels: Vector
    within: Vector
    beyond: Vector
    curve_labels: Vector
    curve: Vector
    few: int

    @property
    def few_within(self) -> float:
        """The error among the lineages with few labels."""
        return float(self.within[self.labels == self.few][0])

    @property
    def few_beyond(self) -> float:
        """The same for individuals that nobody selected."""
        return float(self.beyond[self.labels == self.few][0])
