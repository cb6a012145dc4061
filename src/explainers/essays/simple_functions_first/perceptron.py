"""The perceptron f(x) = 1 if w·x + b > 0, else 0, with random w and b: how many ones it has, and which functions it can compute.

**Uniform law.** Inputs in {0,1}ⁿ, no b, and a law of w that does not change when any wᵢ changes sign: then the number of ones T takes each
value 0, 1, …, 2ⁿ − 1 with probability 2⁻ⁿ (Mingard et al. 2019). :func:`ones_by_signs` shows why.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.stats import binom, chi2

from explainers.essays.simple_functions_first import boolean, parameter_function_map
from explainers.essays.simple_functions_first.parameter_function_map import Prior


@dataclass(frozen=True)
class Ones:
    """The number of ones of random perceptrons.

    Attributes:
        n: the number of variables. draws: how many perceptrons. frequency: share with T ones, T = 0 … 2ⁿ, shape (2ⁿ + 1,).
    """

    n: int
    draws: int
    frequency: NDArray[np.float64]

    @property
    def uniform(self) -> float:
        """2⁻ⁿ."""
        return 0.5**self.n

    @property
    def binomial(self) -> NDArray[np.float64]:
        """What the shares would be, were each value of the function a coin, T = 0 … 2ⁿ, shape (2ⁿ + 1,)."""
        return np.asarray(binom.pmf(np.arange(2**self.n + 1), 2**self.n, 0.5), float)

    @property
    def χ2(self) -> float:
        """Pearson's statistic against the uniform law on 0 … 2ⁿ − 1; infinite if T = 2ⁿ was seen, which the law forbids."""
        observed, expected = self.draws * self.frequency[:-1], self.draws * self.uniform
        return float(np.sum((observed - expected) ** 2) / expected) if self.frequency[-1] == 0 else np.inf

    @property
    def χ2_limit(self) -> float:
        """What χ² exceeds once in a thousand times under the uniform law, with 2ⁿ − 1 degrees of freedom."""
        return float(chi2.isf(1e-3, 2**self.n - 1))

    @property
    def constant(self) -> float:
        """The share of constant functions, T = 0 or T = 2ⁿ."""
        return float(self.frequency[0] + self.frequency[-1])


def ones(prior: Prior, draws: int, rng: np.random.Generator) -> Ones:
    """The number of ones of random networks; a perceptron is a prior without hidden layers."""
    T = parameter_function_map.sample(prior, draws, rng).sum(axis=1)
    return Ones(prior.n, draws, np.bincount(T, minlength=2**prior.n + 1) / draws)


def ones_by_signs(size: NDArray[np.float64], b: float = 0.0) -> NDArray[np.int64]:
    """The number of ones for each of the 2ⁿ choices of signs of weights with the given sizes, shape (2ⁿ,).

    Without b it is a permutation of 0 … 2ⁿ − 1: with the signs negative on a set A, input x is mapped to 1 exactly if the subset x △ A of
    the sizes weighs more than A does; so T is the number of subsets heavier than A.

    Raises:
        ValueError: if a size is not positive.
    """
    if np.min(size) <= 0:
        raise ValueError(f"sizes are {size}; all must be positive")
    X = boolean.inputs(len(size))
    w = boolean.inputs(len(size), symmetric=True) * size
    return np.sum(w @ X.T + b > 0, axis=1)


def separable(tables: boolean.Table, n: int) -> NDArray[np.bool_]:
    """Whether some perceptron with a bias computes each of the functions, shape (M, 2ⁿ) → (M,): a linear program each.

    Feasible is (2f(x) − 1)(w·x + b) ≥ 1 for all x.
    """
    X1 = np.column_stack([boolean.inputs(n), np.ones(2**n)])
    found = []
    for table in tables:
        sign = np.where(table, 1.0, -1.0)[:, None]
        answer = linprog(np.zeros(n + 1), A_ub=-sign * X1, b_ub=-np.ones(2**n), bounds=(None, None))
        found.append(answer.status == 0)
    return np.array(found)


@lru_cache
def threshold_functions(n: int) -> int:
    """How many functions of n variables are separable, each decided by a linear program; n ≤ 3.

    Raises:
        ValueError: if n > 3, where that would be 65,536 programs or more.
    """
    boolean.check_variables(n, most=3)
    return int(separable(boolean.every(n), n).sum())
