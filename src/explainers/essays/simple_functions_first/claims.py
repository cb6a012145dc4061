"""The claims of *Simple functions first*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from explainers.claim import Evidence, Verdict, claims_of
from explainers.essays.simple_functions_first import (
    boolean,
    experiments,
    no_free_lunch,
    parameter_function_map,
    perceptron,
    simplicity_bias,
)
from explainers.essays.simple_functions_first.bayesian_sampler import Comparison
from explainers.essays.simple_functions_first.fixed_ones import Order
from explainers.essays.simple_functions_first.guess_and_check import Guessing
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.tolerance import EXACT, FACTOR, INSIDE, rounding, share_errors, standard_errors

claim = claims_of("simple-functions-first")
VALLE_PEREZ = "{cite:t}`valleperez2019simple`"
MINGARD_2019 = "{cite:t}`mingard2019entropy`"
MINGARD_2021 = "{cite:t}`mingard2021sgd`"
MINGARD_SAYS = (
    "how often SGD ends at a function correlates very well with the Bayesian posterior of random networks; what is left are differences "
    "of second order, which depend on hyperparameters"
)
ENDED = "at the first epoch without an error on the labels"


_EITHER_SIGN = "weights and biases are as likely to have the other sign"
_THRESHOLD = "only the sign of an output counts"
_ORDER = "random networks in another order"
LAW = {
    "*.prior_of:σ_? negated": _EITHER_SIGN,
    "*.boolean.inputs negated": _EITHER_SIGN,
    "*._outputs negated": _EITHER_SIGN,
    "*._outputs scaled": _THRESHOLD,
    "*._outputs shuffled": _ORDER,
    "*.parameter_function_map.sample shuffled": _ORDER,
    "*.parameter_function_map.sample inverted": "the negations of all functions give the same number",
    "*.pack shuffled": _ORDER,
    "*.in_chunks shuffled": _ORDER,
    "*.boolean.inputs shuffled": "the number of ones, whatever the order of the inputs",
    "*.boolean.inputs scaled": "without biases the scale of the inputs changes no sign",
}
"""Breaks that leave the law of random networks, or of the number of their ones, as it is, and why."""


def law(*breaks: str) -> dict[str, str]:
    """Those of ``LAW`` that end so."""
    return {each: reason for each, reason in LAW.items() if each.endswith(breaks)}


_TWICE = {"*.check_variables off by one": "the input of zeros is asked twice, which leaves constant functions constant"}
_LARGER = "both shares have the same factor, and the larger one stays the larger"
SHARES = {"*.Ones.constant scaled": _LARGER, "*.perceptron.ones:frequency scaled": _LARGER}
"""Breaks of two shares of constant functions that leave which is the larger."""

_NORMALIZED = "the posterior is normalized, so a factor of the law cancels"
_WORDS = "only how many words there are counts"
_RANKS = "ranks, from which a factor cancels"
_CLASSES = "it only tells which functions have equally many"
_ANY_INPUTS = "without biases the scale of the weights changes no sign, at whatever inputs"
_FEWEST = f"of {experiments.FEW_TRAINED} networks or of one more, five are the fewest that are compared"
_SAMPLE = "one more network, which only the control's samples use"
_UNIT = "both complexities have the same factor, and the lower one stays the lower"
_NETWORKS = "the mean over networks, in whatever order"
_UNSEEN = "the mean over the unseen inputs, in whatever order"
_ANY_LEARNER = "an unseen label from a coin is wrong half of the time, whatever the networks answer"
NEGATIONS = {
    "*.parameter_function_map.sample inverted": _EITHER_SIGN,
    "*.boolean.unpack inverted": "a random network with biases computes a function as often as its negation",
}
"""Breaks that put the negation of a function in its place, where biases let no output be zero."""

BOTH_LAWS = (
    law("σ_? negated", "inputs negated", "_outputs negated", "_outputs scaled", "_outputs shuffled", "pack shuffled")
    | NEGATIONS
    | {
        "*.in_chunks shuffled": "networks in another order",
        "*.sgd_ensemble.trained_functions shuffled": "networks in another order",
        "*.sgd_ensemble.fitted shuffled": "networks in another order",
        "*.many_comparisons shuffled": "the mean over the choices of labels, in whatever order",
        "*.sgd_ensemble.outputs scaled": _THRESHOLD,
        "*.function_law scaled": _NORMALIZED,
        "*.function_law negated": _NORMALIZED,
        "*.symmetrize scaled": _NORMALIZED,
        "*.symmetrize negated": _NORMALIZED,
        "*._moves shuffled": "the same symmetries in another order",
        "*.orbits off by one": "only which functions have the same orbit counts, not its number",
    }
)
"""Breaks that leave the posterior and the law of trained networks as they are, and why."""

_NO_COMPLEXITY = {"*.lempel_ziv.*": "the complexity of functions, which this claim does not use"}
_NO_ERROR = "where functions err, of which the statement says nothing"
NO_ERRORS = {"*.TrainingSet.unseen *": _NO_ERROR, "*.compare:error *": _NO_ERROR}
"""Breaks of the unseen inputs, and of the functions' errors there, for claims about other numbers of the two laws."""

MEAN_COMPLEXITIES = (
    BOTH_LAWS
    | NO_ERRORS
    | {
        "*.many_comparisons off by one": _SAMPLE,
        "*.lempel_ziv.words shuffled": _WORDS,
        "*.lempel_ziv.complexit* scaled": _UNIT,
        "*.compare:complexity scaled": _UNIT,
    }
)
"""What two mean complexities cannot show."""


TWO_DISTANCES = (
    BOTH_LAWS
    | _NO_COMPLEXITY
    | NO_ERRORS
    | {
        "*.many_comparisons off by one": "the number of networks, which this claim does not use",
        "*.Comparison.total_variation scaled": "both distances have the same factor, and the larger one stays the larger",
    }
)
"""What two distances between the laws cannot show."""


def _in_errors(differences: Sequence[float] | np.ndarray) -> float:
    """The mean of differences over choices of labels, in its standard errors; NaN if all are zero, which says nothing."""
    values = np.asarray(differences)
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(values.mean() / (values.std(ddof=1) / np.sqrt(len(values))))


def _beyond(differences: Sequence[float] | np.ndarray) -> Evidence:
    """Differences over choices of labels: their mean is greater than so many of its standard errors."""
    return Evidence(_in_errors(differences), FACTOR, INSIDE, ">=")


# --- random networks --------------------------------------------------------------------------------------------------------------------

VARIABLES, M = experiments.VARIABLES, experiments.LOTTERY_DRAWS


def _constant_share() -> Evidence:
    return Evidence(experiments.lottery().constant, 0.5, share_errors(0.5, M), ">=")


def _constant_share_of_coins() -> Evidence:
    coins = np.random.default_rng(0).integers(2, size=(M, 2**VARIABLES)).astype(bool)
    return Evidence(boolean.count(boolean.pack(coins), VARIABLES).constant, 0.5, share_errors(0.5, M), ">=")


def _within_ones(found: simplicity_bias.Bias) -> Evidence:
    correlation, error = found.within_ones
    return Evidence(correlation, -FACTOR * error, INSIDE, "<=")


def _by_ones() -> simplicity_bias.Bias:
    return replace(experiments.many_draws(), complexity=experiments.many_draws().m.astype(float))


def _ones_or_words(found: simplicity_bias.Bias) -> Evidence:
    return Evidence(found.ones_correlation, found.rank_correlation, INSIDE, "<=")


def _order(found: Order) -> Evidence:
    return Evidence(found.mean_shuffled - found.mean, FACTOR * found.standard_error, INSIDE, ">=")


def _most(found: Order) -> Evidence:
    return Evidence(found.simple, 0.5, share_errors(0.5, experiments.ORDER_DRAWS), ">=")


def _scale_free(σ_b: float) -> Evidence:
    a, b = (parameter_function_map.sample(Prior(5, (10, 10), σ_w, σ_b), 2000, np.random.default_rng(0)) for σ_w in (0.5, 2.0))
    alive = a.any(axis=1) & ~a.all(axis=1)
    changed = np.any(a[alive] != b[alive], axis=1)
    return Evidence(changed.mean() if alive.any() else np.nan, 0.0, EXACT)


def _biases(low: float, high: float) -> Evidence:
    gain = experiments.ones(5, high, widths=(10, 10)).constant - experiments.ones(5, low, widths=(10, 10), seed=1).constant
    return Evidence(gain, FACTOR * np.sqrt(0.5 / experiments.ONES_DRAWS), INSIDE, ">=")


def _layers(activation: str, σ_w: float) -> Evidence:
    gain = np.diff(experiments.constant_shares(activation, σ_w))
    return Evidence(gain, np.full(len(gain), FACTOR * np.sqrt(0.5 / experiments.ONES_DRAWS)), INSIDE, ">=")


WITH_BIASES, STATIC = 0.3, 8.0

MAP = (
    claim(
        "constant-functions-are-common",
        "the-lottery",
        f"More than half of the random networks with seven inputs, two hidden layers of {experiments.UNITS} ReLU units and "
        "$\\sigma_w = \\sigma_b = 1$ compute one of the two constant functions.",
        expected_from=f"a bound, one half; if all functions were equally likely the share would be $2^{{-{2**VARIABLES - 1}}}$",
        measure=_constant_share,
        control_statement="truth tables from coins",
        control=_constant_share_of_coins,
        indifferent_to=law(
            "inputs negated",
            "inputs shuffled",
            "_outputs negated",
            "_outputs scaled",
            "_outputs shuffled",
            "sample shuffled",
            "sample inverted",
            "pack shuffled",
            "in_chunks shuffled",
        )
        | _NO_COMPLEXITY
        | {"*.boolean.unpack inverted": "a function and its negation are constant together"},
    ),
    claim(
        "simple-functions-are-likelier",
        "few-ones",
        "Among functions with the same number of ones (or of zeros) that ReLU networks with five inputs compute at least twice, the more "
        "complex are the less likely: the mean rank correlation of $K$ and $P$ is negative.",
        source=VALLE_PEREZ,
        says="the map from parameters to functions of many networks is exponentially biased toward functions of low complexity",
        expected_from="a bound: four standard errors of the mean rank correlation of independent pairs",
        measure=lambda: _within_ones(experiments.many_draws()),
        control_statement="the number of ones in place of $K$ tells nothing apart",
        control=lambda: _within_ones(_by_ones()),
        indifferent_to=law("inputs negated", "_outputs negated", "_outputs scaled", "_outputs shuffled", "sample shuffled", "pack shuffled")
        | law("in_chunks shuffled", "sample inverted")
        | {
            "*.boolean.unpack inverted": "a function and its negation have the same complexity and are in the same class",
            "*.lempel_ziv.words shuffled": _WORDS,
            "*.lempel_ziv.complexit* scaled": _RANKS,
            "*.simplicity_bias.bias:complexity scaled": _RANKS,
            "*.simplicity_bias.bias:frequency scaled": _RANKS,
            "*.Census.frequency scaled": _RANKS,
            "*.Census.draws off by one": _RANKS,
            "*.fixed_ones.minority [no]*": _CLASSES,
            "*.simplicity_bias.bias:m [no]*": _CLASSES,
            "*.boolean.inputs scaled": "another scale of the first weights, which the statement leaves open",
        },
    ),
    claim(
        "ones-order-as-well",
        "few-ones",
        "Over all of these functions, the number of ones or zeros has at least as strong a rank correlation with $P$ as $K$ has.",
        expected_from="the rank correlation of $K$ and $P$",
        measure=lambda: _ones_or_words(experiments.many_draws()),
        control_statement="tanh networks without biases on inputs −1 and 1, of which every function has as many ones as zeros",
        control=lambda: _ones_or_words(experiments.odd_bias()),
    ),
    claim(
        "simpler-than-their-ones",
        "few-ones",
        "The functions of random ReLU networks are simpler than their number of ones makes them: the mean complexity rises when the "
        "bits of each table are shuffled.",
        expected_from="a bound: four standard errors of the mean difference of the pairs",
        measure=lambda: _order(experiments.order("relu", 2, 1.0)),
        control_statement="tables from coins, which have no order to lose",
        control=lambda: _order(experiments.coins()),
    ),
    claim(
        "most-networks-are-simple",
        "not-every-network",
        "Most random networks compute simple functions: more than half of those with eight layers and $\\sigma_w = 8$ are simpler than "
        "ninety-nine of a hundred tables from coins.",
        source="{cite:t}`jablonka2025manifold`",
        says="neural networks have a bias toward functions of low complexity, and those that they learn tend to be simple; it names no "
        "kind of network, and cites work on random ones",
        expected_from="a bound, one half; of tables from coins it would be one in a hundred",
        verdict=Verdict.CAVEAT,
        measure=lambda: _most(experiments.order("relu", 8, STATIC)),
        control_statement="tanh in place of ReLU",
        control=lambda: _most(experiments.order("tanh", 8, STATIC)),
        correction="This is so for ReLU, and for tanh with small weights. Deep tanh networks with large weights are as complex as coins.",
    ),
    claim(
        "no-biases-no-scale",
        "simple-is-likely",
        "Without biases, $\\sigma_w$ has no effect on ReLU networks: the same draws give the same functions.",
        expected_from="closed form: ReLU networks without biases are homogeneous in the weights, so a positive factor leaves the sign",
        measure=lambda: _scale_free(0.0),
        control_statement=f"with $\\sigma_b = {WITH_BIASES}$ functions change",
        control=lambda: _scale_free(WITH_BIASES),
        indifferent_to=law(
            "_outputs negated",
            "_outputs scaled",
            "_outputs shuffled",
            "sample shuffled",
            "sample inverted",
        )
        | {f"*.boolean.inputs {kind}": _ANY_INPUTS for kind in ("scaled", "negated", "shuffled")}
        | {"*.check_variables off by one": _ANY_INPUTS},
    ),
    claim(
        "biases-favor-constants",
        "simple-is-likely",
        "Larger biases make constant functions of ReLU networks likelier: their share at $\\sigma_b = 1$ exceeds that at $\\sigma_b = 0$.",
        expected_from="a bound: four standard errors of the difference of two samples",
        measure=lambda: _biases(0.0, 1.0),
        control_statement="two samples with the same biases",
        control=lambda: _biases(0.0, 0.0),
        indifferent_to=law(
            "inputs negated",
            "inputs shuffled",
            "_outputs negated",
            "_outputs scaled",
            "_outputs shuffled",
            "sample shuffled",
            "sample inverted",
        )
        | _TWICE
        | SHARES
        | {"*.boolean.inputs scaled": "another scale of the first weights, which the statement leaves open"},
    ),
    claim(
        "layers-favor-constants",
        "not-every-network",
        "Without biases, each added ReLU layer makes constant functions more likely.",
        source=MINGARD_2019,
        says="each added ReLU layer strengthens the bias of random networks toward functions of low entropy, with few ones or zeros",
        expected_from="a bound: each layer adds more than four standard errors",
        measure=lambda: _layers("relu", 1.0),
        control_statement=f"layers of tanh with $\\sigma_w = {STATIC:.0f}$",
        control=lambda: _layers("tanh", STATIC),
        indifferent_to=law(
            "inputs negated",
            "inputs shuffled",
            "inputs scaled",
            "_outputs negated",
            "_outputs scaled",
            "_outputs shuffled",
            "sample shuffled",
            "sample inverted",
        )
        | _TWICE
        | SHARES
        | {"*.constant_shares scaled": "all shares have the same factor, and the larger ones stay the larger"},
    ),
)

# --- the perceptron ---------------------------------------------------------------------------------------------------------------------


def _uniform_law(σ_b: float) -> Evidence:
    seen = [experiments.ones(n, σ_b) for n in (3, 5, 7)]
    return Evidence([min(s.χ2, 1e9) for s in seen], [s.χ2_limit for s in seen], INSIDE, "<=")


def _signs(b: float) -> Evidence:
    size = np.random.default_rng(0).exponential(size=6)
    return Evidence(np.sort(perceptron.ones_by_signs(size, b)), np.arange(64), EXACT)


def _half(symmetric: bool) -> Evidence:
    return Evidence([experiments.ones(n, symmetric=symmetric).frequency[2 ** (n - 1)] for n in (3, 5, 7)], [1.0] * 3, EXACT)


PERCEPTRON = (
    claim(
        "perceptron-uniform-ones",
        "the-uniform-law",
        "A random perceptron without a bias, on inputs 0 and 1, has $T$ ones with probability $2^{-n}$ for each $T = 0, \\dots, 2^n - 1$.",
        source=MINGARD_2019,
        says="a perceptron without a bias, on inputs 0 and 1, with weights symmetric about zero, has each number of ones equally often",
        expected_from="closed form; the bound is what $\\chi^2$ with $2^n - 1$ degrees of freedom exceeds once in a thousand times",
        measure=lambda: _uniform_law(0.0),
        control_statement=f"with a bias of scale {WITH_BIASES}",
        control=lambda: _uniform_law(WITH_BIASES),
        indifferent_to=law(
            "inputs negated",
            "inputs shuffled",
            "inputs scaled",
            "_outputs negated",
            "_outputs scaled",
            "_outputs shuffled",
            "sample shuffled",
        )
        | {"*.check_variables off by one": "the input of zeros is asked twice, and without a bias it is never a one"},
    ),
    claim(
        "perceptron-signs-permute",
        "the-uniform-law",
        "Keep the sizes of the weights and run through all $2^n$ choices of signs: every $T$ from $0$ to $2^n - 1$ comes exactly once.",
        expected_from="proof in the essay: $T$ is the rank of a subset sum",
        measure=lambda: _signs(0.0),
        control_statement="with a bias $b = 0.7$ some $T$ come twice and others never",
        control=lambda: _signs(0.7),
        indifferent_to=law("inputs shuffled", "inputs scaled")
        | {
            "*.boolean.inputs negated": "inputs and signs both turn, and their products stay",
            "*.ones_by_signs shuffled": "every number of ones once, in any order",
        },
    ),
    claim(
        "perceptron-symmetric-half",
        "the-uniform-law",
        "On inputs −1 and 1 a perceptron without a bias has exactly $2^{n-1}$ ones, always.",
        expected_from="closed form: $x$ and $-x$ get different labels",
        measure=lambda: _half(True),
        control_statement="on inputs 0 and 1",
        control=lambda: _half(False),
        indifferent_to=law(
            "inputs negated",
            "inputs shuffled",
            "inputs scaled",
            "_outputs negated",
            "_outputs scaled",
            "_outputs shuffled",
            "sample shuffled",
            "sample inverted",
        ),
    ),
)

# --- Bayes and descent ------------------------------------------------------------------------------------------------------------------


def _twins(symmetric: bool) -> Evidence:
    p = experiments.law(symmetric, symmetrize=False)
    conjunction, nor = p[2**15], p[1]
    return Evidence(conjunction - nor, 0.0, standard_errors(np.sqrt((conjunction + nor) / experiments.LAW_DRAWS)))


def _many(again: bool = False) -> list[Comparison]:
    return experiments.many_comparisons(again=again)


def _sampled(recipe: str = "reference") -> list[Comparison]:
    """The same comparisons, had the trained networks been samples of P_B."""
    rng, found = np.random.default_rng(0), experiments.many_comparisons(recipe)
    return [replace(c, sgd=rng.multinomial(c.networks, c.bayes / c.bayes.sum()) / c.networks) for c in found]


def _shuffled() -> list[Comparison]:
    rng = np.random.default_rng(0)
    return [replace(c, bayes=rng.permutation(c.bayes)) for c in _many()]


def _of_laws(errors: float, found: list[Comparison]) -> Evidence:
    """So many standard errors, where P_B and P_SGD are laws over the functions that agree with the labels, as the target does.

    The labels are compared with those of x₁ ∧ x₂, from the digits of the inputs' numbers.
    """
    data = [experiments.task(experiments.TASKS[0], s)[0] for s in experiments.MANY_SPLITS]
    others = sum(int(np.sum(each.labels != (each.at >> 3 & each.at >> 2 & 1))) for each in data)
    masses = np.array([[c.bayes.sum(), c.sgd.sum()] for c in found])
    missed = max(abs(float(c.error.min())) for c in found)
    room = rounding(4 * len(found[0].bayes), [0.0, 1.0, 0.0, 0.0])
    return Evidence([errors, -np.abs(masses - 1).max(), -missed, -others], [FACTOR, 0.0, 0.0, 0.0], room, ">=")


def _correlation(found: list[Comparison]) -> Evidence:
    weight = np.array([max(c.reached - 1, 0) for c in found])
    mean = weight @ [c.correlation for c in found] / weight.sum()
    return _of_laws(mean * np.sqrt(weight.sum()), found)


def _nearer(found: list[Comparison]) -> Evidence:
    return _of_laws(_in_errors([c.sgd_from_uniform - c.total_variation for c in found]), found)


def _better(found: list[Comparison]) -> Evidence:
    return _of_laws(_in_errors([c.bayes_error - c.sgd_error for c in found]), found)


def _simpler(found: list[Comparison]) -> Evidence:
    return _of_laws(_in_errors([c.bayes_complexity - c.sgd_complexity for c in found]), found)


def _farther(found: list[Comparison], reference: list[Comparison]) -> Evidence:
    differences = [c.total_variation - r.total_variation for c, r in zip(found, reference, strict=True)]
    return _of_laws(_in_errors(differences), found)


PAIRS = (
    "a bound: four standard errors of the mean difference over the choices of labels, over functions that agree with them, "
    "as all trained networks do"
)
SPLITS = f"Averaged over {len(experiments.MANY_SPLITS)} choices of eight labels of $x_1 \\wedge x_2$, "

ENSEMBLE = (
    claim(
        "symmetric-functions-equally-likely",
        "counting-without-training",
        "On inputs −1 and 1, a random network computes “all four are on” as often as “none is on”.",
        expected_from="symmetry: the law of the weights does not change with their signs",
        measure=lambda: _twins(True),
        control_statement="on inputs 0 and 1 the two differ",
        control=lambda: _twins(False),
        indifferent_to=law(
            "σ_? negated",
            "inputs negated",
            "_outputs negated",
            "_outputs scaled",
            "_outputs shuffled",
            "sample shuffled",
            "pack shuffled",
            "in_chunks shuffled",
        )
        | NEGATIONS
        | {
            "*.function_law scaled": "both shares have the same factor, and equal ones stay equal",
            "*.prior_of:widths off by one": "a symmetry of networks of any width",
            "*.prior_of:σ_? scaled": "a symmetry at any scale of weights and biases",
            "*.boolean.inputs scaled": "a symmetry at any scale of the inputs",
            "*.boolean.inputs shuffled": "the same symmetry makes all functions with a single one equally likely",
        },
    ),
    claim(
        "sgd-follows-bayes",
        "well-almost",
        SPLITS + "the logarithms of $P_\\mathrm{SGD}(f|S)$ and $P_\\mathrm{B}(f|S)$ correlate over the functions that training reaches.",
        source=MINGARD_2021,
        says=MINGARD_SAYS,
        expected_from="a bound: four standard errors; measured is the mean correlation over that of independent pairs, "
        "over functions that agree with the labels, as all trained networks do",
        measure=lambda: _correlation(_many()),
        control_statement="$P_\\mathrm{B}$ shuffled among the functions",
        control=lambda: _correlation(_shuffled()),
        training=ENDED,
        longer=lambda: _correlation(_many(again=True)),
        indifferent_to=BOTH_LAWS
        | _NO_COMPLEXITY
        | NO_ERRORS
        | {"*.compare:networks off by one": _FEWEST, "*.many_comparisons off by one": _FEWEST},
    ),
    claim(
        "sgd-is-a-bayesian-sampler",
        "well-almost",
        SPLITS + "trained networks are distributed like the posterior, in that $P_\\mathrm{SGD}$ is nearer to $P_\\mathrm{B}$ than to the "
        "uniform law over the functions that agree with the labels.",
        source="{cite:t}`wentworth2021overparameterized`",
        says="trained parameters are a sample from the posterior, under approximations that are called hand-wavy and not checked",
        expected_from=PAIRS,
        verdict=Verdict.CAVEAT,
        measure=lambda: _nearer(_many()),
        control_statement="$P_\\mathrm{B}$ shuffled among the functions",
        control=lambda: _nearer(_shuffled()),
        correction="It is a first approximation: the distance is several times what a sample of $P_\\mathrm{B}$ would show.",
        training=ENDED,
        longer=lambda: _nearer(_many(again=True)),
        indifferent_to=BOTH_LAWS
        | _NO_COMPLEXITY
        | NO_ERRORS
        | {"*.many_comparisons off by one": "the number of networks, which this claim does not use"},
    ),
    claim(
        "sgd-does-better-than-bayes",
        "well-almost",
        SPLITS + "trained networks err less on unseen inputs than the posterior.",
        expected_from=PAIRS,
        measure=lambda: _better(_many()),
        control_statement="samples of $P_\\mathrm{B}$ in place of trained networks",
        control=lambda: _better(_sampled()),
        training=ENDED,
        longer=lambda: _better(_many(again=True)),
        indifferent_to=BOTH_LAWS
        | _NO_COMPLEXITY
        | {
            "*.many_comparisons off by one": _SAMPLE,
            "*.TrainingSet.unseen shuffled": _UNSEEN,
            "*.compare:error scaled": "both errors have the same factor, and the smaller one stays the smaller",
        },
    ),
    claim(
        "sgd-is-simpler-than-bayes",
        "well-almost",
        SPLITS + "the functions of trained networks have a lower mean complexity than the posterior.",
        expected_from=PAIRS,
        measure=lambda: _simpler(_many()),
        control_statement="samples of $P_\\mathrm{B}$ in place of trained networks",
        control=lambda: _simpler(_sampled()),
        training=ENDED,
        longer=lambda: _simpler(_many(again=True)),
        indifferent_to=MEAN_COMPLEXITIES,
    ),
    claim(
        "simpler-without-noise",
        "well-almost",
        SPLITS
        + "steps that look at all data, and so have no noise, end at functions with a lower mean complexity than the posterior, too.",
        expected_from=PAIRS,
        measure=lambda: _simpler(experiments.many_comparisons("all")),
        control_statement="samples of $P_\\mathrm{B}$ in place of trained networks",
        control=lambda: _simpler(_sampled("all")),
        training=ENDED,
        longer=lambda: _simpler(experiments.many_comparisons("all", again=True)),
        indifferent_to=MEAN_COMPLEXITIES,
    ),
    claim(
        "recipes-matter",
        "where-it-breaks",
        SPLITS + "larger steps take $P_\\mathrm{SGD}$ further from $P_\\mathrm{B}$.",
        source=MINGARD_2021,
        says=MINGARD_SAYS,
        expected_from=PAIRS,
        measure=lambda: _farther(experiments.many_comparisons("steps"), _many()),
        control_statement="two halves of the networks of the reference recipe",
        control=lambda: _farther(experiments.half_comparisons(True), experiments.half_comparisons(False)),
        training=ENDED,
        longer=lambda: _farther(experiments.many_comparisons("steps", again=True), _many(again=True)),
        indifferent_to=TWO_DISTANCES,
    ),
    claim(
        "small-starts-leave-bayes",
        "well-almost",
        SPLITS + "networks that start with weights and biases half as large end further from their posterior.",
        expected_from=PAIRS,
        measure=lambda: _farther(experiments.many_comparisons("half"), _many()),
        control_statement="networks that start with weights and biases twice as large end nearer to theirs",
        control=lambda: _farther(experiments.many_comparisons("twice"), _many()),
        training=ENDED,
        longer=lambda: _farther(experiments.many_comparisons("half", again=True), _many(again=True)),
        indifferent_to=TWO_DISTANCES,
    ),
)

# --- guess and check, and no free lunch -------------------------------------------------------------------------------------------------


def _half_of_the_gain(guess: Callable[[Guessing], float], again: bool = False) -> Evidence:
    found = [experiments.guessing(split=s, again=again) for s in experiments.GUESSED_SPLITS]
    gain = _in_errors([(0.5 - guess(g)) - (0.5 - g.trained_error) / 2 for g in found])
    wrong = sum(_mistakes(s, again) for s in experiments.GUESSED_SPLITS)
    missed = max(_from_posterior(s, g) for s, g in zip(experiments.GUESSED_SPLITS, found, strict=True))
    return Evidence([gain, -missed, -wrong], [FACTOR, -FACTOR, 0.0], INSIDE, ">=")


def _mistakes(split: int, again: bool) -> int:
    """Labels of a choice that are not those of x₁ ∧ x₂, and networks at a function without the labels, or given up.

    Of those that train on ``again``, a few err when they stop, and are left out.
    """
    data, networks = experiments.task(experiments.TASKS[0], split)[0], 1_000
    trained = experiments.learned(experiments.TASKS[0], split, networks, again)
    given_up = 0 if again else networks - len(trained)
    return int(np.sum(data.labels != (data.at >> 3 & data.at >> 2 & 1))) + int(np.sum(~data.agrees(trained))) + given_up


def _from_posterior(split: int, found: Guessing) -> float:
    """How many standard errors the mean error of the guesses is from that of P_B, which comes from other random networks."""
    data, target = experiments.task(experiments.TASKS[0], split)
    posterior = no_free_lunch.posterior(experiments.law(), data)
    error = found.guessed.std() / found.unseen / np.sqrt(len(found.guessed))
    # the law is made symmetric, so its error is at most that of as many draws as it has
    error *= np.sqrt(1 + experiments.GUESSES / experiments.LAW_DRAWS)
    return float(abs(found.guessed_error - no_free_lunch.expected_error(posterior, target, data.unseen)) / error)


def _follow(cue: bool, again: bool = False) -> Evidence:
    shares = experiments.followers(cue, again=again)
    return Evidence(shares.mean(), 0.5 + FACTOR * shares.std() / np.sqrt(len(shares)), INSIDE, ">=")


def _lunch(kind: str, again: bool = False) -> Evidence:
    errors = experiments.errors_of_random_targets(kind, again=again)
    return Evidence(errors.mean(), 0.5, standard_errors(errors.std() / np.sqrt(len(errors))))


def _error_after_eight(target: str) -> Evidence:
    return _beyond(0.5 - experiments.errors_after_eight(target))


WORLD = (
    claim(
        "guess-and-check-learns",
        "without-training",
        "Random networks that happen to fit eight labels of $x_1 \\wedge x_2$ gain over a coin, on unseen inputs, more than half of what "
        "trained networks gain.",
        source="{cite:t}`chiang2023loss`",
        says="with few data, networks found by drawing parameters until all labels are right reach a test accuracy comparable to SGD's",
        expected_from="a bound: four standard errors of the mean over choices of labels; so near, for each of them, are guesses to the "
        "posterior of other random networks, and trained networks fit all labels",
        measure=lambda: _half_of_the_gain(lambda g: g.guessed_error),
        control_statement="tables from coins that fit the labels in place of networks",
        control=lambda: _half_of_the_gain(experiments.coins_error),
        training=ENDED,
        longer=lambda: _half_of_the_gain(lambda g: g.guessed_error, again=True),
        indifferent_to={
            "*.sgd_ensemble.outputs scaled": _THRESHOLD,
            "*.parameter_function_map._outputs scaled": _THRESHOLD,
        },
    ),
    claim(
        "simplicity-hurts",
        "when-simplicity-hurts",
        "Where one input explains all labels as well as a parity of the three others does, trained networks follow the one input on most "
        "unseen inputs.",
        source="{cite:t}`shah2020pitfalls`",
        says="networks can rely on the simplest predictive feature alone, and ignore more complex features that predict the labels too",
        expected_from="a bound: one half and four standard errors",
        measure=lambda: _follow(True),
        control_statement="labels of the same parity that the one input explains no better than a coin",
        control=lambda: _follow(False),
        training=ENDED,
        longer=lambda: _follow(True, again=True),
        indifferent_to={
            "*.sgd_ensemble.outputs scaled": _THRESHOLD,
            "*.sgd_ensemble.fitted shuffled": _NETWORKS,
            "*.sgd_ensemble.trained_functions shuffled": _NETWORKS,
            "*.boolean.codes shuffled": _NETWORKS,
            "*.boolean.tables shuffled": _NETWORKS,
            "*.experiments.followers shuffled": _NETWORKS,
            "*.TrainingSet.unseen shuffled": _UNSEEN,
        },
    ),
    claim(
        "no-free-lunch",
        "no-free-lunch",
        "Networks trained on eight labels of targets from coins err on one half of the unseen inputs.",
        source="{cite:t}`wolpert1996lack`",
        says="averaged over all targets alike, the error of any two learners on inputs that they have not seen is the same",
        expected_from="closed form: over all targets each unseen label is 0 as often as 1",
        measure=lambda: _lunch("coins"),
        control_statement="targets that are themselves random networks",
        control=lambda: _lunch("networks"),
        training=ENDED,
        longer=lambda: _lunch("coins", again=True),
        indifferent_to={
            "*.sgd_ensemble.*": _ANY_LEARNER,
            "*.boolean.inputs *": _ANY_LEARNER,
        },
    ),
    claim(
        "the-bias-pays-on-simple-targets",
        "no-free-lunch",
        "After eight labels of $x_1 \\wedge x_2$ the network prior errs on less than half of the unseen inputs.",
        expected_from="a bound: four standard errors of the mean over twenty choices of labels",
        measure=lambda: _error_after_eight("x₁ ∧ x₂"),
        control_statement="for parity it errs on more than half",
        control=lambda: _error_after_eight("parity"),
    ),
)

CLAIMS = (*MAP, *PERCEPTRON, *ENSEMBLE, *WORLD)
