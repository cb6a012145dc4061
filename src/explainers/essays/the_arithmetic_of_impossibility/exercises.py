"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, comb, log, log10, pi
from typing import Any

from explainers.essays.the_arithmetic_of_impossibility import context_learners, counting, covering, experiments, interactions, smoothness
from explainers.teaching import Exercise, Number, Test, Wrong

HIGH = counting.IMAGENET_DIMENSION[1]
"""The largest dimension that was measured for ImageNet."""
IMAGES = experiments.IMAGES


def largest_with_two_cells(samples: float) -> int:
    """The largest dimension in which ``samples`` samples, one to a cell, cut each coordinate in two: n^(−1/d) ≤ ½."""
    return int(log(samples, 2))


_NUMBER_OF_SAMPLES = "That is for the other number of samples."
_TWO_CELLS = Exercise(
    label="ex-two-cells",
    kind="see",
    minutes=10,
    checks=[
        Number(
            "imagenet",
            value=lambda: largest_with_two_cells(IMAGES),
            label="largest d with ImageNet's images",
            hint="Move the dimension until the sentence under the figure no longer says that two cells fit along each coordinate.",
            wrong=[
                Wrong(lambda: largest_with_two_cells(IMAGES) + 1, "Look at the side of the cells there: is it one half or less?"),
                Wrong(lambda: largest_with_two_cells(counting.TOKENS), _NUMBER_OF_SAMPLES),
                Wrong(IMAGES / 2, "The cells multiply with each dimension; they do not add up."),
            ],
        ),
        Number(
            "tokens",
            value=lambda: largest_with_two_cells(counting.TOKENS),
            label="largest d with 10¹⁴ samples",
            hint="The slider leaves the number out, so use it to find what lies near, and then the formula for the side.",
            wrong=[
                Wrong(HIGH, "It can be cut there, and a few dimensions further on, where the slider has no stop."),
                Wrong(lambda: largest_with_two_cells(counting.TOKENS) + 1, "There the side of the cells is a little more than one half."),
                Wrong(lambda: largest_with_two_cells(IMAGES), _NUMBER_OF_SAMPLES),
            ],
        ),
        Number(
            "times",
            value=lambda: 2.0**10,
            label="times as many samples for ten dimensions more",
            hint="One dimension more asks for a second layer of cells beside the first.",
            wrong=[
                Wrong(10, "Each dimension multiplies what is needed, and there are ten of them."),
                Wrong(2 * 10, "Two cells for each dimension multiply; they do not add up."),
                Wrong(10**2, "Two is the number of cells on a coordinate, and ten the number of coordinates: which is the base?"),
            ],
        ),
    ],
)


def _power(density: float, radius: float) -> float:
    """log₁₀ of the number of protons in a ball, to the nearest tenth, for a share ``density`` of what is there."""
    return round(log10(counting.baryons() * density * radius**3), 1)


_ATOMS = Exercise(
    label="ex-atoms",
    kind="derive",
    minutes=15,
    checks=[
        Number(
            "power",
            value=lambda: log10(counting.baryons()),
            within=0.06,
            label="power of ten, to one decimal",
            hint="Density times volume is a mass. How many protons have it? Mind the units: kilograms and meters.",
            wrong=[
                Wrong(
                    _power(1 / counting.BARYON_FRACTION, 1),
                    "That counts everything at the critical density. Only a share of it is ordinary matter.",
                    within=0.06,
                ),
                Wrong(_power(1, 2), "The diameter in place of the radius?", within=0.06),
                Wrong(_power(3 / (4 * pi), 1), "That is the volume of a cube with the radius as its side.", within=0.06),
                Wrong(_power(1e3, 1), "Grams in place of kilograms?", within=0.06),
                Wrong(_power(1e-3, 1), "Grams in place of kilograms?", within=0.06),
                Wrong(_power(1, 1 / counting.LIGHT_YEAR), "The radius must be in meters, as the density is.", within=0.06),
            ],
        ),
    ],
)

Jumps = Sequence[float]
GRAMMAR = context_learners.WORLDS["grammar"]
LENGTHS, LONG = (5, 10), 24
"""Lengths of the context where what is likely matters, and one that takes more sequences than one can try one by one."""
V = context_learners.VOCABULARY


def needed(T: int, jumps: Jumps) -> float:
    """The number of sequences after which a table has seen half of what it is asked, by halving an interval of its logarithm."""
    low, high = 0.0, 25.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if context_learners.share_seen(10**middle, T, tuple(jumps)) < 0.5 else (low, middle)
    return float(10**low)


def all_alike(contexts: float) -> float:
    """The same in closed form where ``contexts`` contexts are equally likely: (1 − 1/c)^n = ½."""
    return log(0.5) / log(1 - 1 / contexts)


def _near(found: Any, expected: float) -> bool:
    return bool(abs(float(found) / expected - 1) < 0.01)


def _seen(answer: Callable[[int, Jumps], Any]) -> list[float]:
    return [context_learners.share_seen(max(0.0, float(answer(T, GRAMMAR))), T, GRAMMAR) for T in LENGTHS]


_HALF = Exercise(
    label="ex-half",
    kind="build",
    minutes=25,
    reference=lambda: needed,
    start="""from explainers.essays.the_arithmetic_of_impossibility.context_learners import share_seen


def answer(T, jumps):
    n = 1_000
    seen = share_seen(n, T, jumps)  # the share of what it is asked that a table has seen
    return n""",
    checks=[
        Test(
            "where nothing is random",
            lambda answer: _near(answer(1, (1.0,)), all_alike(V)) and _near(answer(6, (1.0,)), all_alike(V)),
            "With one jump the first token says all, so there are as many contexts as tokens. How likely is it that n sequences miss one?",
        ),
        Test(
            "where all sequences are equally likely",
            lambda answer: _near(answer(3, (1 / V,) * V), all_alike(V**3)),
            "Half as many sequences as there are do not do: some come twice, and others not at all.",
        ),
        Test(
            "with a grammar, half is seen",
            lambda answer: all(abs(share - 0.5) < 0.005 for share in _seen(answer)),
            "What has been seen is what is likely, and it is also what is asked. Let share_seen say how much of it n sequences hold.",
        ),
        Test(
            "with a long context, too",
            lambda answer: _near(answer(LONG, GRAMMAR), needed(LONG, GRAMMAR)),
            "The number is large: double n until it is too much, or halve an interval of its logarithm.",
        ),
    ],
)

ORDER = ceil(log(0.1) / log(covering.resolution(IMAGES, HIGH)))
"""The first order that seems to do in the largest dimension, with one sample a cell."""
_TAYLOR = Exercise(
    label="ex-taylor",
    kind="derive",
    minutes=20,
    checks=[
        Number(
            "order",
            value=ORDER,
            label="s that seems to be enough",
            hint="Take the logarithm of the side to the power s, and of a tenth.",
            wrong=[
                Wrong(ORDER - 1, "With that many the error is still a little above a tenth."),
                Wrong(HIGH, "That is the dimension. How many factors of the side make a tenth?"),
                Wrong(1, "The side alone is far above a tenth."),
            ],
        ),
        Number(
            "coefficients",
            value=lambda: smoothness.coefficients(HIGH, ORDER),
            label="coefficients in a cell",
            hint="Count the monomials of at most that degree: ways to share out the degree among the variables and one more.",
            wrong=[
                Wrong(
                    lambda: smoothness.coefficients(HIGH, ORDER + 1),
                    "The polynomial has a degree one less than the order of the derivatives that are bounded.",
                ),
                Wrong(lambda: comb(HIGH, ORDER - 1), "That leaves out powers of one variable, and lower degrees."),
                Wrong(lambda: comb(HIGH + ORDER - 2, ORDER - 1), "That counts the monomials of the highest degree alone."),
                Wrong(lambda: float(HIGH ** (ORDER - 1)), "That counts a product of variables once for each order of its factors."),
            ],
        ),
    ],
)


def largest_order(tokens: float) -> int:
    """The largest q for which sums of terms in q places, at the post's vocabulary and length, have no more numbers than tokens."""
    return next(q for q in range(10) if interactions.dimension(experiments.POST_VOCABULARY, experiments.POST_LENGTH, q + 1) > tokens)


_PAIRS = Exercise(
    label="ex-pairs",
    kind="derive",
    minutes=30,
    checks=[
        Number(
            "places",
            value=lambda: largest_order(counting.TOKENS),
            label="largest q",
            hint="Compare the last term of the sum, by its power of ten, with the number of tokens.",
            wrong=[
                Wrong(2, "How many pairs of places are there, and how many pairs of tokens can stand in each?"),
                Wrong(0, "With terms that look at no place the function is a constant, and the tokens are more than enough for it."),
                Wrong(experiments.POST_LENGTH, "That is the table, with an entry for each text."),
            ],
        ),
    ],
)

EXERCISES: tuple[Exercise, ...] = (_TWO_CELLS, _ATOMS, _HALF, _TAYLOR, _PAIRS)
