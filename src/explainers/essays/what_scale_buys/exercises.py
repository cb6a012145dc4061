"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from explainers.essays.what_scale_buys import budget, experiments, parity, rings, torus
from explainers.teaching import Exercise, Number, Test, Wrong

Nearest = Callable[[int, int, int, np.random.Generator], float]
"""``answer(n, d, draws, rng)``: a mean squared distance to the nearest of ``n``."""

HALF = 0.5
SAMPLES = (64, 128, 256, 512, 1024, 2048, 4096, 8192)
"""Where the slider of the rings stands."""
SEEN = 64
DRAWS = 4_000
HUNDRED = 100
LOW, HIGH = 0.55, 0.95
"""Shares of right answers between which the learner of a parity is in its step."""


def halving(exponent: float) -> float:
    """By what the data grow while the error, n to the power −``exponent``, halves."""
    return float((1 / HALF) ** (1 / exponent))


def labeled_for(share: float) -> float:
    """Labeled digits for which the power law through the last three points reads this share of digits."""
    one = experiments.reading(1)
    b, log_c = np.polyfit(np.log(one.sizes[-3:]), np.log(1 - one.digits[-3:]), 1)
    return float(np.exp((np.log(1 - share) - log_c) / b))


def growth() -> tuple[float, float]:
    """By what model and tokens grow with a hundred times the budget, by the fit of Hoffmann et al."""
    _, u, α, v, β = experiments.HOFFMANN
    (p, n), (more_p, more_n) = (budget.best_of_powers(C, u, α, v, β) for C in (1.0, float(HUNDRED)))
    return more_p / p, more_n / n


def parity_step() -> tuple[int, int]:
    """The first number of examples with at least LOW right, and the last with at most HIGH, for a hundred bits."""
    right = {m: parity.expected_right(m, HUNDRED) for m in range(HUNDRED - 20, HUNDRED + 20)}
    return min(m for m, share in right.items() if share >= LOW), max(m for m, share in right.items() if share <= HIGH)


def nearest(n: int, d: int, draws: int, rng: np.random.Generator) -> float:
    """The reference of the exercise to build: five places are asked of each set of points."""
    return float(torus.squared_distances(n, d, max(1, draws // 5), 5, rng).mean())


def _drawn(answer: Nearest, n: int, d: int, seed: int = 1) -> float:
    return float(answer(n, d, DRAWS, np.random.default_rng(seed)))


def _near(value: float, expected: float, within: float) -> bool:
    return abs(value - expected) < within * expected


RINGS = Exercise(
    "ex-rings",
    "see",
    [
        Number(
            "reach",
            lambda: rings.reach(SEEN),
            "Choose the nearest sample and sixty-four samples; the last sentence below the figure ends with the distance.",
            "distance reached by 64 samples",
            within=0.01,
            wrong=[
                Wrong(HALF, "That is the error of the mean gray. Which distance from the corner belongs to it?", within=0.004),
                Wrong(lambda: rings.reach(4 * SEEN), "The figure starts with more samples than that. Move the slider first.", within=0.01),
            ],
        ),
        Number(
            "twice",
            lambda: 4 * SEEN,
            "Move the samples up until the sentence names twice the distance, about.",
            "samples for twice that distance",
            wrong=[
                Wrong(2 * SEEN, "Twice the samples reach farther, and not twice as far. The picture has two dimensions."),
                Wrong(8 * SEEN, "That is more than twice as far: go back a step and read the sentence again."),
            ],
        ),
        Number(
            "first",
            lambda: next(n for n in SAMPLES if rings.reach(n) >= 1),
            "Go on until the sentence says beyond the picture's sides, and take the first such number.",
            "first number of samples beyond the sides",
            wrong=[
                Wrong(lambda: max(n for n in SAMPLES if rings.reach(n) < 1), "There the sentence still names a distance."),
                Wrong(SAMPLES[-1], "There it is so, too. Is it so for fewer?"),
            ],
        ),
    ],
    minutes=8,
)

HALVE = Exercise(
    "ex-halve",
    "derive",
    [
        Number(
            "nearest_eight",
            lambda: halving(2 / 8),
            "Write the error as n to the power −2/d and ask which factor t makes t to that power one half.",
            "nearest, d = 8",
            within=0.1,
            wrong=[
                Wrong(2.0**8, "That halves the distance. The error is its square."),
                Wrong(lambda: halving(4 / 8), "That is what flat pieces need. The nearest neighbor has the exponent −2/d."),
                Wrong(
                    2 ** (2 / 8),
                    "You took two to the power of the exponent; the exponent's inverse counts.",
                    within=0.01,
                ),
            ],
        ),
        Number(
            "pieces_eight",
            lambda: halving(4 / 8),
            "As for the nearest neighbor, with the exponent of flat pieces.",
            "flat pieces, d = 8",
            within=0.05,
            wrong=[
                Wrong(lambda: halving(2 / 8), "That is what the nearest neighbor needs. The exponent of flat pieces is twice as large."),
                Wrong(
                    2 ** (4 / 8),
                    "You took two to the power of the exponent; the exponent's inverse counts.",
                    within=0.01,
                ),
            ],
        ),
        Number(
            "nearest_forty_three",
            lambda: halving(2 / 43),
            "The same formula with d = 43: the power of two is half the dimension.",
            "nearest, d = 43",
            within=3e4,
            wrong=[
                Wrong(lambda: halving(4 / 43), "That is what flat pieces need.", within=10),
                Wrong(2.0**43, "That halves the distance. The error is its square.", within=1e11),
            ],
        ),
        Number(
            "tokens",
            lambda: halving(experiments.KAPLAN[1]),
            "The exponent is given; take its inverse.",
            "tokens of a language model",
            within=15,
            wrong=[
                Wrong(lambda: halving(experiments.KAPLAN[0]), "That is the factor for parameters; take the tokens.", within=60),
                Wrong(lambda: 2 ** experiments.KAPLAN[1], "The exponent's inverse counts, and not the exponent.", within=0.01),
                Wrong(lambda: 2 / experiments.KAPLAN[1], "Two to the power of the inverse, and not two times the inverse.", within=0.3),
            ],
        ),
    ],
    minutes=10,
)

LENGTH = Exercise(
    "ex-length",
    "derive",
    [
        Number(
            "share_five",
            lambda: 100 * HALF ** (1 / 5),
            "All five digits must be read, each with the share a. Which a makes that one half? In percent.",
            "L = 5: digits read, in percent",
            within=0.1,
            wrong=[
                Wrong(100 * HALF**5, "So often are five read if each digit is read half of the time. Turn it around.", within=0.01),
                Wrong(HALF ** (1 / 5), "Give it in percent.", within=0.002),
                Wrong(100 * (1 - HALF / 5), "A half divided by five is only a first guess: errors can meet in one number.", within=0.05),
            ],
        ),
        Number(
            "share_twenty",
            lambda: 100 * HALF ** (1 / 20),
            "As with five digits, in percent.",
            "L = 20: digits read, in percent",
            within=0.1,
            wrong=[
                Wrong(
                    100 * HALF**20,
                    "So often are twenty read if each is read half of the time. Turn it around.",
                    within=1e-4,
                ),
                Wrong(HALF ** (1 / 20), "Give it in percent.", within=0.002),
                Wrong(100 * (1 - HALF / 20), "A half divided by twenty is only a first guess: errors can meet in one number.", within=0.05),
            ],
        ),
        Number(
            "labeled",
            lambda: labeled_for(HALF ** (1 / 20)),
            "Fit log(1 − a) against log n through the last three points of the digits, and ask where the line meets the share you need.",
            "L = 20: labeled digits needed",
            within=600,
            wrong=[
                Wrong(lambda: labeled_for(HALF), "That many suffice to read one digit half of the time.", within=3),
                Wrong(lambda: labeled_for(HALF ** (1 / 5)), "That many suffice for five digits.", within=20),
                Wrong(lambda: experiments.reading(1).sizes[-1], "There the figure ends; the line goes on beyond it."),
            ],
        ),
    ],
    minutes=20,
)

SPLIT = Exercise(
    "ex-split",
    "derive",
    [
        Number(
            "model",
            lambda: growth()[0],
            "The size grows like the budget to the power β/(α + β). Take the hundredth multiple of the budget to it.",
            "growth of the model",
            within=0.1,
            wrong=[
                Wrong(lambda: growth()[1], "That is the growth of the tokens. Which of the exponents stands above the line?", within=0.1),
                Wrong(np.sqrt(HUNDRED), "That would be an equal split, which needs equal exponents."),
            ],
        ),
        Number(
            "tokens",
            lambda: growth()[1],
            "Model times tokens is the budget: the two factors multiply to a hundred.",
            "growth of the tokens",
            within=0.15,
            wrong=[
                Wrong(lambda: growth()[0], "That is the growth of the model.", within=0.1),
                Wrong(np.sqrt(HUNDRED), "That would be an equal split, which needs equal exponents."),
                Wrong(lambda: HUNDRED - growth()[0], "The two factors multiply to a hundred; they do not add up to it.", within=0.1),
            ],
        ),
    ],
    minutes=20,
)

TORUS = Exercise(
    "ex-torus",
    "build",
    [
        Test(
            "the square of the distance on a circle",
            lambda answer: _near(_drawn(answer, 1, 1), torus.mean_square(1, 1), 0.08),
            "Try one point and one dimension by hand: the shorter way around a circle of length one is uniform up to a half.",
        ),
        Test(
            "other random numbers give another average",
            lambda answer: len({_drawn(answer, 2, 2, seed) for seed in (1, 2, 3)}) > 1,
            "The points and the place are to be drawn from rng. A formula or a number of your own is not what is asked.",
        ),
        Test(
            "opposite faces are one",
            lambda answer: _drawn(answer, 1, 6) < 6 / 8,
            "How far apart are 0.95 and 0.05 on a circle of length one? Along each coordinate the shorter of two ways counts.",
        ),
        Test(
            "squares of coordinates add up",
            lambda answer: _near(_drawn(answer, 1, 4) / _drawn(answer, 1, 1), 4, 0.12),
            "With one point, four dimensions have four times the squared distance of one. Is it squared, and summed over coordinates?",
        ),
        Test(
            "the nearest of several",
            lambda answer: 0 < _drawn(answer, 8, 1) < _drawn(answer, 1, 1) / 5,
            "More points bring the nearest nearer: take the least over the points, and only then the mean over the draws.",
        ),
        Test(
            "the closed form for many points",
            lambda answer: _near(_drawn(answer, 16, 2), torus.mean_square(16, 2), 0.15),
            "The least is to be taken of sums of squares, over all n points and no fewer, with a new place in each draw.",
        ),
    ],
    minutes=25,
    reference=lambda: nearest,
    start='''import numpy as np


def answer(n, d, draws, rng):
    """Mean squared distance from a random place to the nearest of n random points on a torus of side one."""
    places = rng.random((draws, 1, d))
    points = rng.random((draws, n, d))
    return 0.0
''',
)

PARITY = Exercise(
    "ex-hidden-parity",
    "derive",
    [
        Number(
            "first",
            lambda: parity_step()[0],
            "The share is a half and half of E 2^(rank − b). Compute it for numbers of examples around the number of bits.",
            "first with at least 55% right",
            wrong=[
                Wrong(
                    HUNDRED // 2,
                    "With half of the equations nearly every new string is a guess.",
                ),
                Wrong(HUNDRED, "Before all equations are known, some new strings are sums of those seen. Look at fewer examples."),
            ],
        ),
        Number(
            "last",
            lambda: parity_step()[1],
            "Go on with the number of examples until the share passes 95 percent, and take the one before.",
            "last with at most 95% right",
            wrong=[
                Wrong(HUNDRED, "As many examples as bits leave some dependent, but there are more with at most that share."),
                Wrong(lambda: parity_step()[1] + 1, "With that many it is more than 95 percent."),
                Wrong(2 * HUNDRED, "The excess over the number of bits is small, whatever the number of bits is."),
            ],
        ),
    ],
    minutes=30,
)

EXERCISES: tuple[Exercise, ...] = (RINGS, HALVE, LENGTH, SPLIT, TORUS, PARITY)
