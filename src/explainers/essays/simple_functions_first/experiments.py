"""The runs that figures, prose and claims share, of *Simple functions first*."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import (
    bayesian_sampler,
    boolean,
    boolean_symmetries,
    lempel_ziv,
    no_free_lunch,
    parameter_function_map,
    perceptron,
    simplicity_bias,
)
from explainers.essays.simple_functions_first.bayesian_sampler import Comparison
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.simple_functions_first.sgd_ensemble import Recipe

STRING = "0001101001000101"
"""To be cut into words by hand."""
VARIABLES, UNITS = 7, 40
"""Inputs of the first figure's networks, and units in each of their two hidden layers."""
KNOB_UNITS = 10
"""The same, where the scales of the parameters are the matter."""
LOTTERY_DRAWS, DRAWS, ONES_DRAWS, DISCOVERY_DRAWS = 4_000, 10_000, 20_000, 50_000
LAW_DRAWS = 40_000
TRAINED = 2_000
SPLITS = (0, 1, 2)
RECIPES = {
    "reference": Recipe(η=0.03),
    "steps": Recipe(η=0.1),
    "squared": Recipe(η=0.03, loss="squared"),
    "binary": Recipe(η=0.03, symmetric=False),
}
"""How the networks of the ensemble are trained: as a reference, with larger steps, with squared loss, with inputs 0 and 1."""


@lru_cache
def bias(n: int, h: int, σ_w: float, σ_b: float, draws: int = DRAWS) -> simplicity_bias.Bias:
    """Probability and complexity of the functions of networks with two hidden layers of h units."""
    return simplicity_bias.bias(parameter_function_map.census(Prior(n, (h, h), σ_w, σ_b), draws, seed=0))


def lottery() -> simplicity_bias.Bias:
    """The networks of the lottery: as in the first figure, with large biases."""
    return bias(VARIABLES, UNITS, 1.0, 1.0, LOTTERY_DRAWS)


def coin_complexity() -> float:
    """The mean complexity of three hundred truth tables from coins, as long as the lottery's."""
    coins = np.random.default_rng(0).integers(2, size=(300, 2**VARIABLES)).astype(bool)
    return float(lempel_ziv.complexities(coins).mean())


@lru_cache
def law(symmetric: bool = True, symmetrize: bool = True) -> NDArray[np.float64]:
    """P(f) of the ensemble's untrained networks with four inputs."""
    if symmetrize:
        return boolean_symmetries.symmetrize(law(symmetric, False), boolean_symmetries.orbits(4, flips=symmetric))
    prior = bayesian_sampler.prior_of(Recipe(symmetric=symmetric), 4)
    return bayesian_sampler.function_law(prior, LAW_DRAWS, seed=0, symmetrize=False)


@lru_cache
def comparison(recipe: str = "reference", split: int = 0, networks: int = TRAINED, seed: int = 0) -> Comparison:
    """P_B and P_SGD for one of the recipes, after nine labels of x₁ ∧ x₂."""
    chosen = RECIPES[recipe]
    return bayesian_sampler.experiment(chosen, law(chosen.symmetric), networks, split, seed=seed)


@lru_cache
def ones(n: int = 5, σ_b: float = 0.0, symmetric: bool = False, widths: tuple[int, ...] = (), seed: int = 0) -> perceptron.Ones:
    """The number of ones of random networks."""
    return perceptron.ones(Prior(n, widths, 1.0, σ_b, symmetric), ONES_DRAWS, np.random.default_rng(seed))


LAYERS: tuple[tuple[int, ...], ...] = ((), (20,), (20, 20))
"""A perceptron, one hidden layer, and two."""


def constant_shares(widths: tuple[tuple[int, ...], ...] = LAYERS) -> list[float]:
    """The share of constant functions among networks with five inputs and no biases, for each choice of hidden layers."""
    return [ones(5, widths=w, seed=i).constant for i, w in enumerate(widths)]


@lru_cache
def discovery(n: int, widths: tuple[int, ...] = (), σ_b: float = 1.0) -> perceptron.Discovery:
    """Different functions among random networks."""
    return perceptron.discover(Prior(n, widths, 1.0, σ_b), DISCOVERY_DRAWS, np.random.default_rng(0))


def targets() -> dict[str, NDArray[np.int64]]:
    """Truth tables of four functions of four variables."""
    ones_in = boolean.inputs(4).sum(axis=1).astype(np.int64)
    return {
        "constant": 0 * ones_in,
        "x₁ ∧ x₂": bayesian_sampler.conjunction(4),
        "three or four ones": (ones_in > 2).astype(np.int64),
        "parity": ones_in % 2,
    }


@lru_cache
def errors_after_nine(target: str) -> NDArray[np.float64]:
    """Expected errors on the unseen inputs after nine labels of a target, for twenty splits. Shape (20,)."""
    found = []
    for split in range(20):
        data = bayesian_sampler.split(targets()[target], 9, np.random.default_rng(split))
        found.append(no_free_lunch.expected_error(no_free_lunch.posterior(law(), data), targets()[target], data.unseen))
    return np.array(found)
