"""The claims of *Simple functions first*."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from explainers.claim import BOUND, FOUR, INTEGERS, ROUNDING, Evidence, Verdict, claims_of
from explainers.essays.simple_functions_first import (
    bayesian_sampler,
    boolean,
    boolean_symmetries,
    experiments,
    no_free_lunch,
    parameter_function_map,
    perceptron,
    simplicity_bias,
)
from explainers.essays.simple_functions_first.bayesian_sampler import Comparison
from explainers.essays.simple_functions_first.parameter_function_map import Prior

claim = claims_of("simple-functions-first", tolerance_from=INTEGERS)
VALLE_PEREZ = "{cite:t}`valleperez2019simple`"
MINGARD_2019 = "{cite:t}`mingard2019entropy`"
MINGARD_2021 = "{cite:t}`mingard2021sgd`"


def sampled_from_bayes(c: Comparison) -> Comparison:
    """The same comparison, had the trained networks been a sample of P_B: a control."""
    return replace(c, sgd=np.random.default_rng(0).multinomial(c.networks, c.bayes / c.bayes.sum()) / c.networks)


# --- random networks --------------------------------------------------------------------------------------------------------------------


VARIABLES, M = experiments.VARIABLES, experiments.LOTTERY_DRAWS


def _constant_share() -> Evidence:
    return Evidence(experiments.lottery().constant, 0.5, 4 * 0.5 / np.sqrt(M), ">=")


def _constant_share_of_coins() -> Evidence:
    coins = np.random.default_rng(0).integers(2, size=(M, 2**VARIABLES)).astype(bool)
    return Evidence(boolean.count(boolean.pack(coins), VARIABLES).constant, 0.5, 4 * 0.5 / np.sqrt(M), ">=")


def _shuffled(result: simplicity_bias.Bias, seed: int = 0) -> simplicity_bias.Bias:
    return replace(result, complexity=np.random.default_rng(seed).permutation(result.complexity))


def _rank_correlation(result: simplicity_bias.Bias) -> Evidence:
    return Evidence(result.rank_correlation, -4 / np.sqrt(len(result.complexity) - 1), relation="<=")


SHUFFLES = 200


def _slope(result: simplicity_bias.Bias) -> Evidence:
    shuffles = (_shuffled(result, seed) for seed in range(1, SHUFFLES + 1))
    return Evidence(result.a, max(shuffled.a for shuffled in shuffles), relation=">=")


def _scale_free(σ_b: float) -> Evidence:
    a, b = (parameter_function_map.sample(Prior(5, (10, 10), σ_w, σ_b), 2000, np.random.default_rng(0)) for σ_w in (0.5, 2.0))
    return Evidence(int(np.sum(np.any(a != b, axis=1))), 0)


def _biases(low: float, high: float) -> Evidence:
    gain = experiments.ones(5, high, widths=(10, 10)).constant - experiments.ones(5, low, widths=(10, 10), seed=1).constant
    return Evidence(gain, 4 * np.sqrt(0.5 / experiments.ONES_DRAWS), relation=">=")


def _layers(widths: tuple[tuple[int, ...], ...]) -> Evidence:
    share = experiments.constant_shares(widths)
    return Evidence(np.diff(share), np.full(len(share) - 1, 4 * np.sqrt(0.5 / experiments.ONES_DRAWS)), relation=">=")


BIAS = 0.3

MAP = (
    claim(
        "constant-functions-are-common",
        "the-lottery",
        f"More than half of the random networks with seven inputs, two hidden layers of {experiments.UNITS} units and "
        "$\\sigma_w = \\sigma_b = 1$ "
        "compute one of the two constant functions.",
        expected_from=f"a bound, one half; if all functions were equally likely the share would be $2^{{-{2**VARIABLES - 1}}}$",
        tolerance_from=FOUR,
        measure=_constant_share,
        control_statement="truth tables from coins",
        control=_constant_share_of_coins,
    ),
    claim(
        "simple-functions-are-likelier",
        "simple-is-likely",
        "Among the functions that networks with five inputs compute at least twice, the more complex ones are the less likely ones: "
        "Spearman's correlation of $K$ and $P$ is negative.",
        source=VALLE_PEREZ,
        expected_from="a bound: four standard errors of the rank correlation of independent pairs",
        tolerance_from=BOUND,
        measure=lambda: _rank_correlation(experiments.bias(5, 40, 1.0, 0.2)),
        control_statement="complexities shuffled among the functions",
        control=lambda: _rank_correlation(_shuffled(experiments.bias(5, 40, 1.0, 0.2))),
    ),
    claim(
        "bits-of-probability-per-bit",
        "simple-is-likely",
        "In the measured bound $P \\le 2^{-aK + b}$ of networks with five inputs, the slope $a$ is greater than in each of two hundred "
        "shuffles of the complexities among the functions.",
        source=f"the form of the bound is that of {VALLE_PEREZ}; the measurement is ours",
        expected_from=f"the greatest slope of two hundred shuffles: without a relation, a chance of one in {SHUFFLES + 1} to exceed it",
        tolerance_from=BOUND,
        measure=lambda: _slope(experiments.bias(5, 40, 1.0, 0.2)),
        control_statement="complexities shuffled once more, by another seed",
        control=lambda: _slope(_shuffled(experiments.bias(5, 40, 1.0, 0.2))),
    ),
    claim(
        "no-biases-no-scale",
        "four-knobs",
        "Without biases, $\\sigma_w$ has no effect at all: the same draws give the same functions.",
        expected_from="closed form: ReLU networks without biases are homogeneous in the weights, so a positive factor leaves the sign",
        measure=lambda: _scale_free(0.0),
        control_statement=f"with $\\sigma_b = {BIAS}$ functions change",
        control=lambda: _scale_free(BIAS),
    ),
    claim(
        "biases-favor-constants",
        "four-knobs",
        "Larger biases make constant functions more likely: their share at $\\sigma_b = 1$ exceeds that at $\\sigma_b = 0.1$.",
        source=MINGARD_2019,
        expected_from="a bound: more than four standard errors of the difference of two samples",
        tolerance_from=BOUND,
        measure=lambda: _biases(0.1, 1.0),
        control_statement="two samples with the same biases",
        control=lambda: _biases(0.1, 0.1),
    ),
    claim(
        "layers-favor-constants",
        "four-knobs",
        "Without biases, each added ReLU layer makes constant functions more likely.",
        source=f"{MINGARD_2019}, who prove it for low entropy",
        expected_from="a bound: each layer adds more than four standard errors",
        tolerance_from=BOUND,
        measure=lambda: _layers(experiments.LAYERS),
        control_statement="three samples of the same perceptron",
        control=lambda: _layers(((), (), ())),
    ),
)

# --- the perceptron ---------------------------------------------------------------------------------------------------------------------


def _uniform_law(σ_b: float) -> Evidence:
    seen = [experiments.ones(n, σ_b) for n in (3, 5, 7)]
    return Evidence([min(s.χ2, 1e9) for s in seen], [s.χ2_limit for s in seen], relation="<=")


def _signs(b: float) -> Evidence:
    size = np.random.default_rng(0).exponential(size=6)
    return Evidence(np.sort(perceptron.ones_by_signs(size, b)), np.arange(64))


def _half(symmetric: bool) -> Evidence:
    return Evidence([experiments.ones(n, symmetric=symmetric).frequency[2 ** (n - 1)] for n in (3, 5, 7)], [1.0] * 3)


THRESHOLDS = [perceptron.THRESHOLD_FUNCTIONS[n] for n in (1, 2, 3)]
COUNTS = "{}, {} and {}".format(*THRESHOLDS)
HIDDEN = 16


def _programs() -> Evidence:
    return Evidence([perceptron.threshold_functions(n) for n in (1, 2, 3)], THRESHOLDS)


def _met(widths: tuple[int, ...], σ_b: float) -> Evidence:
    return Evidence([experiments.discovery(n, widths, σ_b).found for n in (1, 2, 3)], THRESHOLDS)


PERCEPTRON = (
    claim(
        "perceptron-uniform-ones",
        "the-uniform-law",
        "A random perceptron without a bias, on inputs 0 and 1, has $T$ ones with probability $2^{-n}$ for each $T = 0, \\dots, 2^n - 1$.",
        source=MINGARD_2019,
        expected_from="closed form; the bound is what $\\chi^2$ with $2^n - 1$ degrees of freedom exceeds once in a thousand times",
        tolerance_from=BOUND,
        measure=lambda: _uniform_law(0.0),
        control_statement=f"with a bias of scale {BIAS}",
        control=lambda: _uniform_law(BIAS),
    ),
    claim(
        "perceptron-signs-permute",
        "the-uniform-law",
        "Keep the sizes of the weights and run through all $2^n$ choices of signs: every $T$ from $0$ to $2^n - 1$ comes exactly once.",
        expected_from="proof in the essay: $T$ is the rank of a subset sum",
        measure=lambda: _signs(0.0),
        control_statement="with a bias $b = 0.7$ some $T$ come twice and others never",
        control=lambda: _signs(0.7),
    ),
    claim(
        "perceptron-symmetric-half",
        "the-uniform-law",
        "On inputs −1 and 1 a perceptron without a bias has exactly $2^{n-1}$ ones, always.",
        expected_from="closed form: $x$ and $-x$ get different labels",
        measure=lambda: _half(True),
        control_statement="on inputs 0 and 1",
        control=lambda: _half(False),
    ),
    claim(
        "threshold-functions-proved",
        "counting-thresholds",
        f"Exactly {COUNTS} functions of one, two and three variables can be computed by a perceptron with a bias.",
        source="{cite:t}`oeis2026threshold`",
        expected_from="published values",
        measure=_programs,
        control_statement=f"networks with a hidden layer of {HIDDEN} units compute more",
        control=lambda: _met((HIDDEN,), 1.0),
    ),
    claim(
        "threshold-functions-met",
        "counting-thresholds",
        f"Among {experiments.DISCOVERY_DRAWS:,} random perceptrons with a bias all {COUNTS} of them are met.",
        expected_from="the counts by linear programs",
        measure=lambda: _met((), 1.0),
        control_statement="without a bias only 2, 6 and 32 are met",
        control=lambda: _met((), 0.0),
    ),
)

# --- Bayes and descent ------------------------------------------------------------------------------------------------------------------


def _classes(flips: bool) -> Evidence:
    known = boolean_symmetries.CLASSES
    return Evidence([boolean_symmetries.classes(n, flips=flips) for n in known], list(known.values()))


def _twins(symmetric: bool) -> Evidence:
    p = experiments.law(symmetric, symmetrize=False)
    conjunction, nor = p[2**15], p[1]
    return Evidence(conjunction - nor, 0.0, 4 * np.sqrt((conjunction + nor) / experiments.LAW_DRAWS))


def _correlation(shuffle: bool) -> Evidence:
    c = experiments.comparison()
    if shuffle:
        c = replace(c, bayes=np.random.default_rng(0).permutation(c.bayes))
    return Evidence(c.correlation, 4 / np.sqrt(c.compared.sum() - 1), relation=">=")


def _exact_sampler(c: Comparison) -> Evidence:
    return Evidence(c.total_variation, c.sampling_noise, 4 * 0.5 / np.sqrt(c.networks))


def _better(of: str) -> Evidence:
    found = [
        experiments.comparison(split=s) if of == "trained" else sampled_from_bayes(experiments.comparison(split=s))
        for s in experiments.SPLITS
    ]
    return Evidence([c.bayes_error - c.sgd_error for c in found], [4 * c.sgd_standard_error for c in found], relation=">=")


def _simpler(of: str) -> Evidence:
    found = [
        experiments.comparison(split=s) if of == "trained" else sampled_from_bayes(experiments.comparison(split=s))
        for s in experiments.SPLITS
    ]
    gain = [c.bayes_complexity - c.sgd_complexity for c in found]
    return Evidence(gain, [4 * c.sgd_complexity_standard_error for c in found], relation=">=")


def _distance(recipe: str, seed: int = 0) -> float:
    return float(np.mean([experiments.comparison(recipe, s, seed=seed).total_variation for s in experiments.SPLITS]))


def _recipes_matter() -> Evidence:
    farther = [_distance(recipe) - _distance("reference") for recipe in ("steps", "binary")]
    return Evidence(farther, [4 * 0.5 * np.sqrt(2 / (3 * experiments.TRAINED))] * 2, relation=">=")


def _seeds_do_not() -> Evidence:
    farther = [_distance("reference", seed=1) - _distance("reference")] * 2
    return Evidence(farther, [4 * 0.5 * np.sqrt(2 / (3 * experiments.TRAINED))] * 2, relation=">=")


ENSEMBLE = (
    claim(
        "functions-up-to-symmetry",
        "counting-without-training",
        "Up to exchanges of the inputs and changes of sign, there are {}, {}, {} and {} functions of one to four variables.".format(
            *boolean_symmetries.CLASSES.values()
        ),
        source="{cite:t}`oeis2026npn`",
        expected_from="published values",
        measure=lambda: _classes(True),
        control_statement="without changes of the inputs' signs there are more",
        control=lambda: _classes(False),
    ),
    claim(
        "symmetric-functions-equally-likely",
        "counting-without-training",
        "On inputs −1 and 1, a random network computes “all four are on” as often as “none is on”.",
        expected_from="symmetry: the law of the weights does not change with their signs",
        tolerance_from=FOUR,
        measure=lambda: _twins(True),
        control_statement="on inputs 0 and 1 the two differ",
        control=lambda: _twins(False),
    ),
    claim(
        "sgd-follows-bayes",
        "well-almost",
        "The logarithms of $P_\\mathrm{SGD}(f|S)$ and $P_\\mathrm{B}(f|S)$ correlate over the functions that training reaches.",
        source=MINGARD_2021,
        expected_from="a bound: four standard errors of the correlation of independent pairs",
        tolerance_from=BOUND,
        measure=lambda: _correlation(False),
        control_statement="$P_\\mathrm{B}$ shuffled among the functions",
        control=lambda: _correlation(True),
    ),
    claim(
        "sgd-is-a-bayesian-sampler",
        "well-almost",
        "Trained networks are a sample of $P_\\mathrm{B}(f|S)$: the total variation between the two is no more than sampling makes it.",
        source=f"the question in the title of {MINGARD_2021}, answered there with “well, almost”",
        expected_from="the total variation that a sample of this size from $P_\\mathrm{B}$ would show",
        tolerance_from="four times the greatest standard deviation that a total variation of $M$ draws can have, $1/(2\\sqrt M)$",
        verdict=Verdict.FAILS,
        measure=lambda: _exact_sampler(experiments.comparison()),
        control_statement="a true sample of $P_\\mathrm{B}$ of the same size",
        control=lambda: _exact_sampler(sampled_from_bayes(experiments.comparison())),
        correction="$P_\\mathrm{B}$ gives the order of size of $P_\\mathrm{SGD}$, but the two differ by several times the sampling error.",
    ),
    claim(
        "sgd-does-better-than-bayes",
        "well-almost",
        "On all three splits of $x_1 \\wedge x_2$ the trained networks err less on unseen inputs than the posterior.",
        expected_from="a bound: four standard errors below the error of the posterior",
        tolerance_from=BOUND,
        measure=lambda: _better("trained"),
        control_statement="samples of $P_\\mathrm{B}$ in place of trained networks",
        control=lambda: _better("sampled"),
    ),
    claim(
        "sgd-is-simpler-than-bayes",
        "well-almost",
        "On all three splits the functions of trained networks have a lower mean complexity than the posterior.",
        expected_from="a bound: four standard errors below the mean complexity of the posterior",
        tolerance_from=BOUND,
        measure=lambda: _simpler("trained"),
        control_statement="samples of $P_\\mathrm{B}$ in place of trained networks",
        control=lambda: _simpler("sampled"),
    ),
    claim(
        "recipes-matter",
        "where-it-breaks",
        "Larger steps, or inputs 0 and 1 in place of −1 and 1, take $P_\\mathrm{SGD}$ further from $P_\\mathrm{B}$.",
        source=f"{MINGARD_2021}: there are differences of second order that depend on hyperparameters",
        expected_from="a bound: the mean total variation over three splits grows by more than four of its greatest standard deviations",
        tolerance_from=BOUND,
        measure=_recipes_matter,
        control_statement="the reference recipe with another seed",
        control=_seeds_do_not,
    ),
)

# --- no free lunch ----------------------------------------------------------------------------------------------------------------------


@lru_cache
def lunch(split: int = 0, N: int = 9) -> no_free_lunch.EveryTarget:
    """The network prior's expected error for each target that agrees with N labels of x₁ ∧ x₂."""
    data = bayesian_sampler.split(experiments.targets()["x₁ ∧ x₂"], N, np.random.default_rng(split))
    return no_free_lunch.every_target(no_free_lunch.posterior(experiments.law(), data), data)


def _error_after_nine(target: str) -> Evidence:
    found = experiments.errors_after_nine(target)
    return Evidence(np.mean(found), 0.5 - 4 * np.std(found) / np.sqrt(len(found)), relation="<=")


LUNCH = (
    claim(
        "no-free-lunch",
        "no-free-lunch",
        "Averaged over all targets that agree with the labels, the expected test error of the network prior is exactly one half.",
        source="{cite:t}`wolpert1996lack`; the proof is in the essay",
        expected_from="closed form: over all targets each unseen label is 0 as often as 1",
        tolerance_from=ROUNDING,
        measure=lambda: Evidence([lunch(s).mean for s in experiments.SPLITS], [0.5] * 3, 1e-12),
        control_statement="averaged over the simpler half of the targets it is less",
        control=lambda: Evidence([lunch(s).simple for s in experiments.SPLITS], [0.5] * 3, 1e-12),
    ),
    claim(
        "the-bias-pays-on-simple-targets",
        "no-free-lunch",
        "After nine labels of $x_1 \\wedge x_2$ the network prior errs on less than half of the unseen inputs.",
        expected_from="a bound: one half, less four standard errors over twenty splits",
        tolerance_from=BOUND,
        measure=lambda: _error_after_nine("x₁ ∧ x₂"),
        control_statement="for parity it errs on more than half",
        control=lambda: _error_after_nine("parity"),
    ),
)

CLAIMS = (*MAP, *PERCEPTRON, *ENSEMBLE, *LUNCH)
