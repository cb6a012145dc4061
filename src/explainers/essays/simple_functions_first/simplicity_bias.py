"""Simplicity bias: the probability of a function beside its complexity.

The bound of Valle-Pérez, Camargo and Louis is P(f) ≤ 2^(−a K(f) + b). Here a is measured: the slope of the greatest log₂ P at each K.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from explainers.essays.simple_functions_first import boolean, fixed_ones, lempel_ziv
from explainers.essays.simple_functions_first.boolean import Census


@dataclass(frozen=True)
class Bias:
    """Functions that were drawn at least twice, the most frequent first.

    Attributes:
        n: the number of variables. draws: M. distinct: different functions, those drawn once included.
        frequency: share of the draws, shape (F,). complexity: K, shape (F,). m: the smaller number of ones or zeros, shape (F,).
        constant: share of constant functions among the draws.
        mean_complexity: mean K of a draw; of the functions drawn once a sample of at most 200 is looked at.
    """

    n: int
    draws: int
    distinct: int
    frequency: NDArray[np.float64]
    complexity: NDArray[np.float64]
    m: NDArray[np.int64]
    constant: float
    mean_complexity: float

    @property
    def bits(self) -> int:
        """2ⁿ, the length of a truth table."""
        return 2**self.n

    @property
    def rank_correlation(self) -> float:
        """Spearman's correlation of K and P."""
        return _spearman(self.complexity, self.frequency)

    @property
    def ones_correlation(self) -> float:
        """Spearman's correlation of m and P."""
        return _spearman(self.m.astype(float), self.frequency)

    @property
    def within_ones(self) -> tuple[float, float]:
        """Spearman's correlation of K and P among functions of equal m, and its standard error were there none."""
        return fixed_ones.correlation_within(self.m, self.complexity, self.frequency)

    @property
    def bound(self) -> tuple[float, float]:
        """a and b: the line of least squares through the greatest log₂ P at each K, raised until no function lies above it.

        A greatest P of fewer than five draws says little; such K are left out if two others remain.
        """
        levels = np.unique(self.complexity)
        counts = np.array([self.frequency[self.complexity == level].max() for level in levels]) * self.draws
        sure = np.isin(self.complexity, levels[counts >= 4.5])
        if len(np.unique(self.complexity[sure])) < 2:
            sure[:] = True
        return envelope(self.complexity[sure], self.frequency[sure])

    @property
    def a(self) -> float:
        """The slope of the bound: bits of probability for each bit of complexity."""
        return self.bound[0]


def _spearman(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    """0 if all x or all y are equal."""
    return 0.0 if np.ptp(x) == 0 or np.ptp(y) == 0 else float(spearmanr(x, y).statistic)


def envelope(K: NDArray[np.float64], P: NDArray[np.float64]) -> tuple[float, float]:
    """a and b of the bound P ≤ 2^(−aK + b) through the greatest P at each K.

    Raises:
        ValueError: if K and P differ in shape, or K takes fewer than two values.
    """
    if K.shape != P.shape or len(np.unique(K)) < 2:
        raise ValueError(
            f"K has shape {K.shape} and {len(np.unique(K))} values, P shape {P.shape}; a slope needs equal shapes and two values"
        )
    levels = np.unique(K)
    top = np.array([np.log2(P[K == level].max()) for level in levels])
    slope, height = np.polyfit(levels, top, 1)
    return float(-slope), float(height + np.max(top - (slope * levels + height)))


def bias(census: Census) -> Bias:
    """Complexity and probability of the functions of a census.

    Raises:
        ValueError: if no function was drawn twice.
    """
    twice = int(np.sum(census.counts >= 2))
    if not twice:
        raise ValueError(
            f"{census.draws} draws gave {census.distinct} different functions, each once: draw more to tell their probabilities"
        )
    tables = boolean.unpack(census.functions[:twice], census.n)
    often = lempel_ziv.complexities(tables)
    once = census.functions[twice:]
    some = once[np.linspace(0, len(once) - 1, min(200, len(once))).astype(int)]
    rare = lempel_ziv.complexities(boolean.unpack(some, census.n)).mean() if len(once) else 0.0
    seen = census.frequency[:twice]
    mean = float(seen @ often + (1 - seen.sum()) * rare)
    return Bias(census.n, census.draws, census.distinct, seen, often, fixed_ones.minority(tables), census.constant, mean)
