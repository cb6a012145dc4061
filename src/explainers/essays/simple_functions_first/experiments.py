"""The runs that figures, prose and claims share, of *Simple functions first*."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import (
    bayesian_sampler,
    boolean,
    boolean_symmetries,
    fixed_ones,
    guess_and_check,
    no_free_lunch,
    parameter_function_map,
    perceptron,
    sgd_ensemble,
    simplicity_bias,
)
from explainers.essays.simple_functions_first.bayesian_sampler import Comparison
from explainers.essays.simple_functions_first.boolean import Codes
from explainers.essays.simple_functions_first.guess_and_check import Guessing
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.simple_functions_first.sgd_ensemble import Recipe
from explainers.essays.simple_functions_first.training_set import TrainingSet

STRING = "0001101001000101"
"""To be cut into words by hand."""
VARIABLES, UNITS = 7, 40
"""Inputs of the first figure's networks, and units in each of their hidden layers."""
BIAS = 0.2
"""Scale of the biases where probability stands against complexity."""
LOTTERY_DRAWS, DRAWS, MANY_DRAWS, ONES_DRAWS, ORDER_DRAWS = 4_000, 10_000, 80_000, 20_000, 500
LAW_DRAWS, GUESSES = 40_000, 60_000
TRAINED = 2_000
SPLITS = (0, 1, 2)
MANY_SPLITS, FEW_TRAINED = tuple(range(64)), 300
"""More choices of labeled inputs, with fewer networks each, for what is true on average over them."""
EPOCHS = 200
"""After so many a network is given up; all that are trained here fit their labels after at most a quarter of them."""
RECIPES = {
    "reference": Recipe(η=0.03, epochs=EPOCHS),
    "all": Recipe(η=0.03, epochs=EPOCHS, batch="all"),
    "steps": Recipe(η=0.1, epochs=EPOCHS),
    "squared": Recipe(η=0.03, epochs=EPOCHS, loss="squared"),
    "binary": Recipe(η=0.03, epochs=EPOCHS, symmetric=False),
    "half": Recipe(η=0.03, epochs=EPOCHS, σ_w=0.5, σ_b=0.25),
    "twice": Recipe(η=0.03, epochs=EPOCHS, σ_w=2.0, σ_b=1.0),
}
"""How networks are trained: as a reference; on all data in each step; with larger steps, squared loss, or inputs 0 and 1; from weights and
biases half or twice as large."""
TASKS = ("x₁ ∧ x₂", "three or four ones", "shortcut")
"""What there is to learn from eight labels: two targets at inputs drawn at random, and one whose labels a single input explains too."""
GUESSED_SPLITS = tuple(range(8))


@lru_cache
def bias(n: int, h: int, σ_w: float, σ_b: float, draws: int = DRAWS) -> simplicity_bias.Bias:
    """Probability and complexity of the functions of networks with two hidden layers of h units."""
    return simplicity_bias.bias(parameter_function_map.census(Prior(n, (h, h), σ_w, σ_b), draws, seed=0))


def many_draws() -> simplicity_bias.Bias:
    """The figure's first state, with more draws: enough to compare functions with equally many ones."""
    return bias(5, UNITS, 1.0, BIAS, MANY_DRAWS)


@lru_cache
def odd_bias() -> simplicity_bias.Bias:
    """The same for tanh networks without biases on inputs −1 and 1: f(−x) is never f(x), and every function has as many ones as zeros."""
    prior = Prior(5, (UNITS, UNITS), 1.0, 0.0, symmetric=True, activation="tanh")
    return simplicity_bias.bias(parameter_function_map.census(prior, DRAWS, seed=0))


def lottery() -> simplicity_bias.Bias:
    """The networks of the lottery: as in the first figure, with large biases."""
    return bias(VARIABLES, UNITS, 1.0, 1.0, LOTTERY_DRAWS)


@lru_cache
def order(activation: str, layers: int, σ_w: float, σ_b: float = 0.0, seed: int = 0) -> fixed_ones.Order:
    """Random networks on inputs −1 and 1, beside the same tables shuffled, and beside coins."""
    prior = Prior(VARIABLES, (UNITS,) * layers, σ_w, σ_b, symmetric=True, activation=activation)
    rng = np.random.default_rng(seed)
    return fixed_ones.order(parameter_function_map.sample(prior, ORDER_DRAWS, rng), rng)


def coins(seed: int = 0) -> fixed_ones.Order:
    """The same for tables from coins."""
    rng = np.random.default_rng(seed)
    return fixed_ones.order(rng.integers(2, size=(ORDER_DRAWS, 2**VARIABLES)).astype(bool), rng)


@lru_cache
def law(symmetric: bool = True, symmetrize: bool = True, scale: float = 1.0) -> NDArray[np.float64]:
    """P(f) of the ensemble's untrained networks with four inputs; ``scale`` is that of their weights, and twice that of their biases."""
    if symmetrize:
        return boolean_symmetries.symmetrize(law(symmetric, False, scale), boolean_symmetries.orbits(4, flips=symmetric))
    prior = bayesian_sampler.prior_of(Recipe(symmetric=symmetric, σ_w=scale, σ_b=scale / 2), 4)
    return bayesian_sampler.function_law(prior, LAW_DRAWS, seed=0, symmetrize=False)


@cache
def ends(recipe: str, split: int, networks: int, seed: int, again: bool) -> Codes:
    """Codes of the functions at which networks end that are trained by one of the recipes, after eight labels of x₁ ∧ x₂.

    Of those that train on ``again``, a few err when they stop, and are left out.

    Raises:
        ValueError: if a network is given up that does not train on.
    """
    data, _ = task(TASKS[0], split)
    code = sgd_ensemble.ends(replace(RECIPES[recipe], again=again), data, networks, seed=seed)
    if len(code) < networks and not again:
        raise ValueError(f"{networks - len(code)} of {networks} networks do not fit the labels after {EPOCHS} epochs; raise EPOCHS")
    return code


@cache
def comparison(recipe: str = "reference", split: int = 0, networks: int = TRAINED, seed: int = 0, again: bool = False) -> Comparison:
    """P_B and P_SGD for one of the recipes, after eight labels of x₁ ∧ x₂."""
    return _compared(recipe, split, networks, ends(recipe, split, networks, seed, again))


def _compared(recipe: str, split: int, networks: int, code: Codes) -> Comparison:
    data, target = task(TASKS[0], split)
    prior = law(RECIPES[recipe].symmetric, scale=RECIPES[recipe].σ_w)
    return bayesian_sampler.compare(prior, sgd_ensemble.frequency(code, data.n), networks, data, target)


@cache
def many_ends(recipe: str, again: bool) -> list[Codes]:
    """What :func:`ends` gives for :data:`MANY_SPLITS`, each with its own networks."""
    return [ends(recipe, s, FEW_TRAINED, s, again) for s in MANY_SPLITS]


@cache
def many_comparisons(recipe: str = "reference", again: bool = False) -> list[Comparison]:
    """P_B and P_SGD for :data:`MANY_SPLITS`."""
    codes = many_ends(recipe, again)
    return [_compared(recipe, split, FEW_TRAINED, code) for split, code in zip(MANY_SPLITS, codes, strict=True)]


@cache
def half_comparisons(second: bool) -> list[Comparison]:
    """The same for the reference recipe and one half of the networks, the first or the second."""
    half = FEW_TRAINED // 2
    codes = [code[half:] if second else code[:half] for code in many_ends("reference", False)]
    return [_compared("reference", split, half, code) for split, code in zip(MANY_SPLITS, codes, strict=True)]


@lru_cache
def ones(n: int = 5, σ_b: float = 0.0, symmetric: bool = False, widths: tuple[int, ...] = (), seed: int = 0) -> perceptron.Ones:
    """The number of ones of random networks."""
    return perceptron.ones(Prior(n, widths, 1.0, σ_b, symmetric), ONES_DRAWS, np.random.default_rng(seed))


def coins_alone(n: int = 5) -> perceptron.Ones:
    """Coins alone: no perceptron was drawn."""
    return perceptron.Ones(n, 0, np.zeros(2**n + 1))


LAYERS = (0, 1, 2)
"""A perceptron, one hidden layer, and two."""


@lru_cache
def constant_shares(activation: str = "relu", σ_w: float = 1.0, layers: tuple[int, ...] = LAYERS) -> list[float]:
    """The share of constant functions among networks with five inputs and no biases, for each number of hidden layers of 20 units."""
    priors = [Prior(5, (20,) * count, σ_w, 0.0, activation=activation) for count in layers]
    return [perceptron.ones(prior, ONES_DRAWS, np.random.default_rng(i)).constant for i, prior in enumerate(priors)]


def targets() -> dict[str, NDArray[np.int64]]:
    """Truth tables of four functions of four variables."""
    ones_in = boolean.inputs(4).sum(axis=1).astype(np.int64)
    return {
        "constant": 0 * ones_in,
        "x₁ ∧ x₂": bayesian_sampler.conjunction(4),
        "three or four ones": (ones_in > 2).astype(np.int64),
        "parity": ones_in % 2,
    }


def task(name: str, split: int = 0) -> tuple[TrainingSet, NDArray[np.int64]]:
    """Eight labels and their target.

    The target of the *shortcut* is the parity of x₂, x₃ and x₄, and its labels are those of the eight inputs at which x₁ has that value.
    """
    if name != "shortcut":
        target = targets()[name]
        return bayesian_sampler.split(target, 8, np.random.default_rng(split)), target
    X = boolean.inputs(4).astype(np.int64)
    target = X[:, 1:].sum(axis=1) % 2
    at = np.flatnonzero(X[:, 0] == target)
    return TrainingSet(4, at, target[at]), target


@lru_cache
def drawn() -> boolean.Table:
    """The functions of the random networks among which guesses are, shape (GUESSES, 16)."""
    return parameter_function_map.sample(bayesian_sampler.prior_of(RECIPES["reference"], 4), GUESSES, np.random.default_rng(0))


@lru_cache
def learned(name: str, split: int, networks: int, again: bool) -> boolean.Table:
    """The functions of the networks that training on a task takes to zero error, shape (M, 16)."""
    recipe = replace(RECIPES["reference"], again=again)
    code = sgd_ensemble.trained_functions(recipe, task(name, split)[0], networks, np.random.default_rng(split + 1))
    return boolean.tables(code[code != sgd_ensemble.GIVEN_UP], 4)


@lru_cache
def guessing(name: str = "x₁ ∧ x₂", split: int = 0, networks: int = 1_000, again: bool = False) -> Guessing:
    """Guess and check beside descent, on one of the tasks."""
    data, target = task(name, split)
    kept, trained = guess_and_check.check(drawn(), data), learned(name, split, networks, again)
    return Guessing(kept, guess_and_check.wrong(kept.tables, data, target), guess_and_check.wrong(trained, data, target), len(data.unseen))


@lru_cache
def errors_after_eight(target: str) -> NDArray[np.float64]:
    """Expected errors on the unseen inputs after eight labels of a target, for twenty splits. Shape (20,)."""
    found = []
    for split in range(20):
        data = bayesian_sampler.split(targets()[target], 8, np.random.default_rng(split))
        found.append(no_free_lunch.expected_error(no_free_lunch.posterior(law(), data), targets()[target], data.unseen))
    return np.array(found)


@lru_cache
def errors_of_random_targets(kind: str, networks: int = 1_000, again: bool = False) -> NDArray[np.float64]:
    """The test errors of trained networks, each with a target of its own after eight labels: from coins, or random networks. Shape (M,)."""
    recipe, rng = replace(RECIPES["reference"], again=again), np.random.default_rng(0)
    if kind == "coins":
        wanted = rng.integers(2, size=(networks, 16)).astype(bool)
    else:
        wanted = parameter_function_map.sample(bayesian_sampler.prior_of(recipe, 4), networks, rng)
    at = np.sort(rng.choice(16, 8, replace=False))
    unseen = np.setdiff1d(np.arange(16), at)
    code = sgd_ensemble.fitted(recipe, 4, at, wanted[:, at].T.astype(np.int64), M=networks, rng=rng)
    fits = code != sgd_ensemble.GIVEN_UP
    found: NDArray[np.float64] = np.mean(boolean.tables(code[fits], 4)[:, unseen] != wanted[fits][:, unseen], axis=1)
    return found


def coins_error(found: Guessing) -> float:
    """The mean error of guess and check with tables from coins: what they answer at unseen inputs is a coin for each that is kept."""
    rng = np.random.default_rng(found.unseen)
    return float(rng.integers(2, size=(len(found.guessed), found.unseen)).mean())


@lru_cache
def followers(cue: bool, networks: int = 1_000, again: bool = False) -> NDArray[np.float64]:
    """On which share of the unseen inputs each trained network answers x₁, after eight labels of the parity of x₂, x₃ and x₄. Shape (M,).

    With the cue the labels are those of :func:`task`'s shortcut; without, x₁ has the right value at four of the eight.
    """
    X = boolean.inputs(4).astype(np.int64)
    data, target = task("shortcut")
    recipe, rng = replace(RECIPES["reference"], again=again), np.random.default_rng(0)
    if not cue:
        at = np.sort(
            np.concatenate([rng.choice(np.flatnonzero((X[:, 0] == target) == right), 4, replace=False) for right in (True, False)])
        )
        data = TrainingSet(4, at, target[at])
    code = sgd_ensemble.trained_functions(recipe, data, networks, rng)
    tables = boolean.tables(code[code != sgd_ensemble.GIVEN_UP], 4)
    share: NDArray[np.float64] = np.mean(tables[:, data.unseen] == X[data.unseen, 0].astype(bool), axis=1)
    return share
