"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import combinations
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import (
    bayesian_sampler,
    boolean,
    experiments,
    guess_and_check,
    lempel_ziv,
    no_free_lunch,
    parameter_function_map,
    perceptron,
)
from explainers.essays.simple_functions_first.training_set import TrainingSet
from explainers.teaching import Exercise, Number, Test, Wrong

STRING = experiments.STRING
MANY_ONES = experiments.TASKS[1]
"""The target of the exercise on evidence: three or four ones."""

INPUTS = 5
"""Inputs of the perceptron whose weights are all positive."""

AT, LABELS, WANTED = (0, 3, 5, 6), (0, 1, 1, 0), 12
"""Labels that a guess must get right, and how many guesses are wanted."""
ENOUGH = 4_000
"""Functions that may be drawn before somebody has surely forgotten to stop."""


def words_without_overlap(s: str) -> list[str]:
    """What comes out if a copy may not run on into itself: each word is the shortest that is not in what stands before its first letter."""
    parsed, start = [], 0
    while start < len(s):
        end = start + 1
        while s[start:end] in s[:start] and end < len(s):
            end += 1
        parsed.append(s[start:end])
        start = end
    return parsed


_LAST = "What is left at the end of the string is a word, too, even if it is a copy."
_WORDS = Exercise(
    label="ex-words",
    kind="see",
    minutes=10,
    checks=[
        Number(
            "words",
            value=lambda: len(lempel_ziv.words(STRING)),
            label="words of the string",
            hint="Take letters one by one, and end a word as soon as it stands nowhere in what precedes its last letter.",
            wrong=[
                Wrong(
                    lambda: len(words_without_overlap(STRING)),
                    "Look at the second word again. A copy may begin before the word and run on into the word itself.",
                ),
                Wrong(lambda: len(lempel_ziv.words(STRING)) - 1, _LAST),
            ],
        ),
        Number(
            "back",
            value=lambda: len(lempel_ziv.words(STRING[::-1])),
            label="words of the reversed string",
            hint="Write the string down from its end, and cut it by the same rule.",
            wrong=[Wrong(lambda: len(lempel_ziv.words(STRING[::-1])) - 1, _LAST)],
        ),
        Number(
            "bits",
            value=lambda: lempel_ziv.complexity(STRING),
            label="K in bits",
            hint="The formula has the mean of the two counts and the logarithm, to base two, of the length.",
            wrong=[
                Wrong(lambda: 2 * lempel_ziv.complexity(STRING), "That is with the sum of the two counts; the formula has their mean."),
                Wrong(
                    lambda: lempel_ziv.complexity(STRING) / log2(len(STRING)),
                    "That counts words. Each costs as many bits as it takes to say a place in the string.",
                ),
            ],
        ),
    ],
)

_SIGNS = Exercise(
    label="ex-signs",
    kind="derive",
    minutes=10,
    checks=[
        Number(
            "positive",
            value=lambda: float(perceptron.ones_by_signs(np.arange(1.0, INPUTS + 1)).max()),
            label="T if all weights are positive",
            hint="Ask of each input whether the sum over its ones is greater than zero.",
            wrong=[
                Wrong(2**INPUTS, "Is there an input for which the sum is not greater than zero?"),
                Wrong(2 ** (INPUTS - 1), "Half would be right on average over signs. Here the signs are fixed."),
                Wrong(1, "That is how many inputs are mapped to 0."),
            ],
        ),
        Number(
            "values",
            value=lambda: float(len(np.unique(perceptron.ones_by_signs(np.arange(1.0, INPUTS + 1))[[0, -1]]))),
            label="values of T if all signs are equal",
            hint="There is one toss. Write down T for each of its outcomes.",
            wrong=[
                Wrong(2**INPUTS, "The uniform law needs a toss for each weight. How many tosses are there here?"),
                Wrong(1, "That is for one outcome of the toss. What is T for the other?"),
            ],
        ),
    ],
)

_CONSTANTS = "Do not forget the two constant functions: with a large bias a perceptron ignores its input."
_THRESHOLD = Exercise(
    label="ex-threshold",
    kind="derive",
    minutes=25,
    checks=[
        Number(
            "one",
            value=lambda: perceptron.threshold_functions(1),
            label="functions of one variable",
            hint="Write down the truth table of each function of one variable, and look for a weight and a bias that compute it.",
            wrong=[Wrong(2, _CONSTANTS)],
        ),
        Number(
            "two",
            value=lambda: perceptron.threshold_functions(2),
            label="functions of two variables",
            hint="Draw the four inputs as the corners of a square. Which sets of corners does a straight line cut off?",
            wrong=[
                Wrong(lambda: perceptron.threshold_functions(2) - 2, _CONSTANTS),
                Wrong(2**4, "All functions? Try to separate two opposite corners of a square from the other two."),
                Wrong(2**4 - 1, "One function that fails is 'exactly one of the two'. What about its opposite?"),
            ],
        ),
        Number(
            "three",
            value=lambda: perceptron.threshold_functions(3),
            label="functions of three variables",
            hint="Sort the functions by their number of ones; a set of corners and its complement count alike.",
            wrong=[
                Wrong(lambda: perceptron.threshold_functions(3) - 2, _CONSTANTS),
                Wrong(2**8, "All functions? On each face of the cube a plane leaves a straight line."),
                Wrong(2**8 - 2, "More functions than parity and its opposite fail: look at two opposite corners of a face."),
            ],
        ),
    ],
)


@cache
def tries(name: str) -> float:
    """How many networks the figure draws for one that fits, on average, for its first choice of labeled inputs."""
    data, _ = experiments.task(name)
    prior = bayesian_sampler.prior_of(experiments.RECIPES["reference"], data.n)
    return 1 / guess_and_check.guess(prior, data, experiments.GUESSES, np.random.default_rng(0)).evidence


_EVIDENCE = Exercise(
    label="ex-evidence",
    kind="see",
    minutes=10,
    checks=[
        Number(
            "networks",
            value=lambda: tries(MANY_ONES),
            within=1.0,
            label="networks to draw",
            hint="Set the target, keep the first choice of labeled inputs, and read the sentence under the figure.",
            wrong=[
                Wrong(lambda: tries(experiments.TASKS[0]), "That is the number for the target at which the figure starts.", within=1.0),
                Wrong(2**8, "That would be right for coins. Networks are not indifferent."),
            ],
        ),
        Number(
            "coins",
            value=2**8,
            label="tables of coins to draw",
            hint="With which probability does a table of coins get one label right, and with which all eight?",
            wrong=[
                Wrong(2 * 8, "Probabilities of independent coins multiply. They do not add up."),
                Wrong(2**16, "That asks for the whole table. Only the labeled inputs must be right."),
                Wrong(
                    lambda: tries(MANY_ONES),
                    "Coins do not know the target: does anything about it change how often they are right?",
                    within=1.0,
                ),
            ],
        ),
    ],
)

Table = list[int]
Guess = Callable[[Callable[[], Table], Sequence[int], Sequence[int], int], tuple[list[Table], list[int]]]


@cache
def drawn() -> tuple[tuple[int, ...], ...]:
    """Functions of three variables that random networks compute, one after the other."""
    prior = bayesian_sampler.prior_of(experiments.RECIPES["reference"], 3)
    tables = parameter_function_map.sample(prior, ENOUGH, np.random.default_rng(0))
    return tuple(tuple(int(bit) for bit in table) for table in tables)


def guess(draw: Callable[[], Table], at: Sequence[int], labels: Sequence[int], wanted: int) -> tuple[list[Table], list[int]]:
    """Draw functions, keep those that are right at the labels, and count how many were drawn for each."""
    kept: list[Table] = []
    counts = [0]
    while len(kept) < wanted:
        table = draw()
        counts[-1] += 1
        if all(table[i] == y for i, y in zip(at, labels, strict=True)):
            kept.append(table)
            counts.append(0)
    return kept, counts[:-1]


def _outcome(answer: Guess) -> tuple[list[Table], list[int]]:
    supply = iter(drawn())

    def draw() -> Table:
        table = next(supply, None)
        if table is None:
            raise RuntimeError(f"it drew {ENOUGH:,} functions and has not stopped")
        return list(table)

    kept, counts = answer(draw, list(AT), list(LABELS), WANTED)
    return [[int(bit) for bit in table] for table in kept], [int(count) for count in counts]


def _fits(table: Table) -> bool:
    return all(table[i] == y for i, y in zip(AT, LABELS, strict=True))


def _in_order(answer: Guess) -> bool:
    return _outcome(answer)[0] == [list(table) for table in drawn() if _fits(list(table))][:WANTED]


_GUESS = Exercise(
    label="ex-guess",
    kind="build",
    minutes=25,
    reference=lambda: guess,
    start="""def answer(draw, at, labels, wanted):
    kept, tries = [], []
    while len(kept) < wanted:
        table = draw()  # a random function: a list of zeros and ones
        kept.append(table)
        tries.append(1)
    return kept, tries""",
    checks=[
        Test(
            "it keeps as many functions as are wanted",
            lambda answer: len(_outcome(answer)[0]) == WANTED,
            "Go on until the list of those that are kept is long enough.",
        ),
        Test(
            "each of them is right at every label",
            lambda answer: all(_fits(table) for table in _outcome(answer)[0]) and len(_outcome(answer)[0]) > 0,
            "A function must be right at all of the labeled inputs; a single wrong label throws it away.",
        ),
        Test(
            "none of them was changed",
            lambda answer: len(_outcome(answer)[0]) > 0 and all(tuple(table) in set(drawn()) for table in _outcome(answer)[0]),
            "Do not write the labels into a table that is wrong: what stands elsewhere in it was drawn together with the wrong values.",
        ),
        Test(
            "it keeps those that fit one after the other, repeated ones too",
            _in_order,
            "What comes up often must be kept often: how often is all that is known of its probability.",
        ),
        Test(
            "it counts the tries for each, the last one included",
            lambda answer: _outcome(answer)[1] == _outcome(guess)[1],
            "Start to count anew after each one that is kept. One that fits at once took one try.",
        ),
    ],
)

Law = NDArray[np.float64]


@cache
def small_law() -> Law:
    """The probability of each function of three variables under random networks."""
    return bayesian_sampler.function_law(bayesian_sampler.prior_of(experiments.RECIPES["reference"], 3), ENOUGH, seed=0)


def _prior(answer: Callable[[Law], Any]) -> Law:
    return np.asarray(answer(small_law().copy()), float)


def parity_error(prior: Law) -> float:
    """The mean error of a prior on parity, at the four inputs that are left after labels of the four others, over all choices of these."""
    parity = boolean.inputs(3).sum(axis=1).astype(np.int64) % 2
    splits = [np.array(at, np.int64) for at in combinations(range(8), 4)]
    data = [TrainingSet(3, at, parity[at]) for at in splits]
    return float(np.mean([no_free_lunch.expected_error(no_free_lunch.posterior(prior, each), parity, each.unseen) for each in data]))


def _alike(answer: Callable[[Law], Any]) -> bool:
    prior = _prior(answer)
    _, group = np.unique(np.round(small_law(), 12), return_inverse=True)
    return all(np.ptp(prior[group == each]) <= 1e-9 * prior.max() for each in range(group.max() + 1))


_PARITY = Exercise(
    label="ex-parity",
    kind="build",
    minutes=30,
    reference=lambda: no_free_lunch.contrary,
    start="""def answer(law):
    prior = law  # one number for each function
    return prior""",
    checks=[
        Test(
            "a probability for each function, in all one",
            lambda answer: (
                _prior(answer).shape == small_law().shape and bool(np.min(_prior(answer)) >= 0) and abs(_prior(answer).sum() - 1) < 1e-9
            ),
            "Return as many numbers as came in, none of them negative, and divide by their sum.",
        ),
        Test(
            "some functions are likelier than others",
            lambda answer: bool(np.ptp(_prior(answer)) > 1e-12),
            "That is the indifferent prior: a label says nothing to it about any other input.",
        ),
        Test(
            "functions that are equally likely for networks stay so",
            _alike,
            "That prior knows which function is asked for. Use the numbers in law, and nothing else.",
        ),
        Test(
            "less error on parity than one half",
            lambda answer: parity_error(_prior(answer)) < 0.5 - 1e-6,
            "Where does parity stand in the list of networks, from the likeliest function to the least likely? Who would bet on it?",
        ),
    ],
)

EXERCISES: tuple[Exercise, ...] = (_WORDS, _SIGNS, _THRESHOLD, _EVIDENCE, _GUESS, _PARITY)
