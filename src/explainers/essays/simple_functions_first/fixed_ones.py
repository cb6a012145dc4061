"""What the number of ones explains of a function's simplicity, and what it leaves.

A truth table with few ones, or few zeros, has few words, so it is simple; m is the smaller of the two numbers. Whatever is more than that
shows when m is held fixed: beside each table stands the same table with its bits in random order, which has the same m and no other order.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from explainers.essays.simple_functions_first import boolean, lempel_ziv

GROUPS, LEAST = 8, 5
"""How many groups of m a mean complexity is shown of, beside m = 0, and how many tables a group must have."""


def minority(tables: boolean.Table) -> NDArray[np.int64]:
    """m, the smaller one of the numbers of ones and zeros of each table, shape (M, 2ⁿ) → (M,)."""
    ones = tables.sum(axis=1).astype(np.int64)
    return np.minimum(ones, tables.shape[1] - ones)


@dataclass(frozen=True)
class Order:
    """Functions that were drawn, and the same tables with their bits shuffled.

    Attributes:
        tables: the truth tables, shape (M, 2ⁿ). others: each with its bits in random order. tossed: tables from coins, shape (C, 2ⁿ).
    """

    tables: boolean.Table
    others: boolean.Table
    tossed: boolean.Table

    @property
    def bits(self) -> int:
        """2ⁿ, the length of a table."""
        return self.tables.shape[1]

    @property
    def m(self) -> NDArray[np.int64]:
        """The smaller number of ones or zeros, shape (M,)."""
        return minority(self.tables)

    @property
    def complexity(self) -> NDArray[np.float64]:
        """K of each table, shape (M,)."""
        return lempel_ziv.complexities(self.tables)

    @property
    def shuffled(self) -> NDArray[np.float64]:
        """K of each table with its bits in random order, shape (M,)."""
        return lempel_ziv.complexities(self.others)

    @property
    def coins(self) -> NDArray[np.float64]:
        """K of tables from coins of the same length, sorted, shape (C,)."""
        return np.sort(lempel_ziv.complexities(self.tossed))

    @property
    def mean(self) -> float:
        """Mean K of the tables."""
        return float(self.complexity.mean())

    @property
    def mean_shuffled(self) -> float:
        """Mean K of the tables with shuffled bits."""
        return float(self.shuffled.mean())

    @property
    def mean_coins(self) -> float:
        """Mean K of the tables from coins."""
        return float(self.coins.mean())

    @property
    def standard_error(self) -> float:
        """The standard error of the mean difference of K, shuffled less as drawn: they come in pairs."""
        return float(np.std(self.shuffled - self.complexity) / np.sqrt(len(self.tables)))

    @property
    def simple(self) -> float:
        """The share of the tables that are simpler than 99 of 100 tables from coins."""
        return float(np.mean(self.complexity < np.quantile(self.coins, 0.01)))

    @property
    def by_ones(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Mean m, K and shuffled K of tables of similar m: none, then eighths of the most; NaN where there are few."""
        group = -(-self.m * GROUPS * 2 // self.bits)
        found = np.full((3, GROUPS + 1), np.nan)
        for g in range(GROUPS + 1):
            if np.sum(group == g) >= LEAST:
                found[:, g] = [values[group == g].mean() for values in (self.m, self.complexity, self.shuffled)]
        return found[0], found[1], found[2]


def order(tables: boolean.Table, rng: np.random.Generator, coins: int = 1000) -> Order:
    """Compare tables, shape (M, 2ⁿ), with themselves shuffled, and with as long ones from coins.

    Raises:
        ValueError: if there is no table.
    """
    if tables.ndim != 2 or not len(tables):
        raise ValueError(f"tables have shape {tables.shape}; give at least one row, shape (M, 2ⁿ)")
    others = rng.permuted(tables, axis=1)
    return Order(tables, others, rng.integers(2, size=(coins, tables.shape[1])).astype(bool))


def correlation_within(m: NDArray[np.int64], x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float]:
    """Spearman's correlation of x and y among those with equal m, and its standard error if x and y were independent.

    Of classes with c members the mean is taken with weights c − 1; the variance of each is 1/(c − 1), so that of the mean is 1/Σ(c − 1).
    A class in which all x or all y are equal counts as zero.

    Raises:
        ValueError: if the shapes differ, or no class has two members.
    """
    if not m.shape == x.shape == y.shape:
        raise ValueError(f"m has shape {m.shape}, x {x.shape}, y {y.shape}; give all the same shape")
    total, weight = 0.0, 0
    for level in np.unique(m):
        chosen = m == level
        c = int(chosen.sum())
        if c < 2:
            continue
        weight += c - 1
        if np.ptp(x[chosen]) > 0 and np.ptp(y[chosen]) > 0:
            total += (c - 1) * float(spearmanr(x[chosen], y[chosen]).statistic)
    if not weight:
        raise ValueError(f"none of the {len(np.unique(m))} classes has two members; draw more functions")
    return total / weight, float(1 / np.sqrt(weight))
