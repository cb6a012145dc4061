"""P_B(f|S) beside P_SGD(f|S): the Bayesian posterior over functions, by sampling networks, and where training networks ends.

P_B is estimated from random networks that were never trained: the share that computes f, made symmetric (see
``boolean_symmetries``), restricted to the functions that agree with S.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import (
    boolean,
    boolean_symmetries,
    lempel_ziv,
    no_free_lunch,
    parameter_function_map,
    sgd_ensemble,
)
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.simple_functions_first.sgd_ensemble import Recipe
from explainers.essays.simple_functions_first.training_set import TrainingSet

Law = NDArray[np.float64]
RARE = 2e-4
"""Functions of a lower posterior probability are not asked for: two thousand networks would miss most of them."""


def function_law(prior: Prior, draws: int, *, seed: int, symmetrize: bool = True, **sampling: Any) -> Law:
    """P(f) of random networks with at most four inputs, indexed by code, shape (2^(2ⁿ),).

    One draw more is spread over all functions, so that none has probability zero.

    Raises:
        ValueError: if n > 4.
    """
    bits = boolean.check_variables(prior.n, most=4)
    census = parameter_function_map.census(prior, draws, seed=seed, **sampling)
    code = boolean.codes(boolean.unpack(census.functions, prior.n)).astype(np.int64)
    counts = np.bincount(code, weights=census.counts, minlength=2**bits).astype(float)
    if symmetrize:
        counts = boolean_symmetries.symmetrize(counts, boolean_symmetries.orbits(prior.n, flips=prior.symmetric))
    return (counts + 0.5**bits) / (draws + 1)


def prior_of(recipe: Recipe, n: int) -> Prior:
    """The law of the recipe's networks before training."""
    return Prior(n, (recipe.h,), recipe.σ_w, recipe.σ_b, recipe.symmetric)


@dataclass(frozen=True)
class Comparison:
    """Two laws over the functions that agree with the training set.

    Attributes:
        bayes: P_B(f|S), shape (C,). sgd: P_SGD(f|S), shape (C,), the share of ``networks`` trained ones.
        error: test error of each function, shape (C,). complexity: K of its truth table, shape (C,).
        networks: how many networks trained to zero error were counted.
    """

    bayes: Law
    sgd: Law
    error: NDArray[np.float64]
    complexity: NDArray[np.float64]
    networks: int

    @property
    def compared(self) -> NDArray[np.bool_]:
        """Functions that at least five trained networks ended at: fewer say little about a probability."""
        return self.sgd * self.networks >= 4.5

    @property
    def missed(self) -> NDArray[np.bool_]:
        """Functions of a posterior probability above :data:`RARE` at which no trained network ended."""
        return (self.sgd == 0) & (self.bayes > RARE)

    @property
    def correlation(self) -> float:
        """Pearson's correlation of log P_B and log P_SGD over the compared functions; 0 if they are fewer than two."""
        if self.reached < 2:
            return 0.0
        x, y = np.log(self.bayes[self.compared]), np.log(self.sgd[self.compared])
        return float(np.corrcoef(x, y)[0, 1])

    @property
    def total_variation(self) -> float:
        """½ Σ |P_B − P_SGD|."""
        return float(np.abs(self.bayes - self.sgd).sum() / 2)

    @property
    def sampling_noise(self) -> float:
        """The total variation that would be expected from sampling alone, were P_SGD = P_B: ½ Σ √(2 p (1 − p) / (π M))."""
        p = self.bayes
        return float(np.sqrt(2 * p * (1 - p) / (np.pi * self.networks)).sum() / 2)

    @property
    def from_uniform(self) -> float:
        """The total variation between P_B and the uniform law over the functions that agree."""
        return float(np.abs(self.bayes - 1 / len(self.bayes)).sum() / 2)

    @property
    def sgd_from_uniform(self) -> float:
        """The same between P_SGD and that uniform law."""
        return float(np.abs(self.sgd - 1 / len(self.sgd)).sum() / 2)

    @property
    def bayes_error(self) -> float:
        """The expected test error of a function drawn from P_B."""
        return float(self.bayes @ self.error)

    @property
    def sgd_error(self) -> float:
        """The expected test error of a trained network."""
        return float(self.sgd @ self.error)

    @property
    def bayes_complexity(self) -> float:
        """The expected complexity of a function drawn from P_B."""
        return float(self.bayes @ self.complexity)

    @property
    def sgd_complexity(self) -> float:
        """The expected complexity of a trained network's function."""
        return float(self.sgd @ self.complexity)

    @property
    def sgd_complexity_standard_error(self) -> float:
        """The standard error of :attr:`sgd_complexity`."""
        return float(np.sqrt((self.sgd @ (self.complexity - self.sgd_complexity) ** 2) / self.networks))

    @property
    def sgd_standard_error(self) -> float:
        """The standard error of :attr:`sgd_error`."""
        return float(np.sqrt((self.sgd @ (self.error - self.sgd_error) ** 2) / self.networks))

    @property
    def reached(self) -> int:
        """How many functions are compared."""
        return int(self.compared.sum())

    @property
    def never(self) -> int:
        """How many are missed."""
        return int(self.missed.sum())


def compare(law: Law, frequency: Law, networks: int, data: TrainingSet, target: NDArray[np.int64]) -> Comparison:
    """P_B from the law of untrained networks, beside the frequency of functions among trained ones."""
    bayes = no_free_lunch.posterior(law, data)
    tables = boolean.every(data.n)
    consistent = np.flatnonzero(data.agrees(tables))
    unseen = data.unseen
    error = np.mean((consistent[:, None] >> unseen & 1) != target[unseen], axis=1)
    complexity = lempel_ziv.complexities(tables[consistent])
    return Comparison(bayes[consistent], frequency[consistent], error, complexity, networks)


def conjunction(n: int) -> NDArray[np.int64]:
    """The truth table of x₁ ∧ x₂, shape (2ⁿ,)."""
    X = boolean.inputs(n)
    return (X[:, 0] * X[:, 1]).astype(np.int64)


def split(target: NDArray[np.int64], N: int, rng: np.random.Generator) -> TrainingSet:
    """N inputs drawn without replacement, with the target's labels.

    Raises:
        ValueError: if N is not between 1 and 2ⁿ − 1.
    """
    if not 1 <= N < len(target):
        raise ValueError(
            f"N is {N}; take between 1 and {len(target) - 1} of the {len(target)} inputs, so that some are seen and some are not"
        )
    at = np.sort(rng.choice(len(target), N, replace=False))
    return TrainingSet(int(np.log2(len(target))), at, target[at])


def experiment(recipe: Recipe, law: Law, networks: int, split_seed: int, *, N: int = 8, seed: int = 0, **sampling: Any) -> Comparison:
    """One split of x₁ ∧ x₂ with four variables: train ``networks`` networks and compare."""
    target = conjunction(4)
    data = split(target, N, np.random.default_rng(split_seed))
    frequency = sgd_ensemble.sgd_frequency(recipe, data, networks, seed=seed, **sampling)
    return compare(law, frequency, networks, data, target)
