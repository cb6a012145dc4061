"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from explainers.essays.initialization_is_a_prior import experiments, noise_as_parameters, ridge_of_a_wide_product
from explainers.essays.initialization_is_a_prior.noise_as_parameters import SLIGHTLY, Data
from explainers.teaching import Exercise, Number, Test, Wrong

Array = NDArray[np.float64]

# --- ex-wide-enough: read off the figure ------------------------------------------------------------------------------------------------

LABELS = (0.0, 0.5, 0.8, 1.0, 1.2, 1.5, 2.0)
"""The labels on the figure's slider."""

FAR, NEAR, CLOSE, WIDEST = 2.0, 1.5, 0.02, 4096
"""The two labels that are asked about, the distance that is to be reached, and the slider's right end."""


def narrowest(y: float, law: str = "bayes") -> int:
    """The smallest width of the slider at which training is nearer than ``CLOSE`` to a law, ``bayes`` or ``surface``."""
    shown = ridge_of_a_wide_product.width(WIDEST, y)
    distances = (shown.bayes if law == "bayes" else shown.surface) / np.sqrt(shown.widths)
    return int(shown.widths[distances < CLOSE].min())


def by_the_limit(y: float) -> float:
    """The width at which the limit of the essay has come down to ``CLOSE``."""
    return float((ridge_of_a_wide_product.CONSTANT * (1 - y**2) / CLOSE) ** 2)


def largest_label_of_the_restricted_prior() -> float:
    """The largest label of the slider at which, at great width, training is nearer to the restricted prior than to Bayes."""
    widest = {y: ridge_of_a_wide_product.width(WIDEST, y) for y in LABELS}
    return max(y for y, here in widest.items() if here.at_surface < here.at_bayes)


def width(name: str, y: float) -> Number:
    """The smallest width that is enough at a label."""
    return Number(
        name,
        lambda: narrowest(y),
        "Set the label, then widen step by step, and read in the caption how far the law of training is from Bayes.",
        label=f"smallest width for y = {y:g}",
        wrong=[
            Wrong(lambda: narrowest(y) / 2, "Just too narrow: look at the caption again."),
            Wrong(
                lambda: narrowest(y, "surface"),
                "That is the width for the restricted prior. The caption gives the distance to Bayes first.",
            ),
            Wrong(lambda: by_the_limit(y), "So says the limit. Which width of the slider is the first beyond it?", within=15),
        ],
    )


WIDE_ENOUGH = Exercise(
    "ex-wide-enough",
    "see",
    [
        width("far", FAR),
        width("near", NEAR),
        Number(
            "restricted",
            largest_label_of_the_restricted_prior,
            "Put the width at its right end and go through the labels: the caption says which law is nearer.",
            label="largest y with the restricted prior nearer",
            wrong=[
                Wrong(0.8, "There Bayes is nearer, if the network is wide."),
                Wrong(0.0, "There it is nearer. Is it at no larger label?"),
                Wrong(0.5**0.5, "So say the two limits. Which label of the slider comes next below?", within=0.01),
            ],
        ),
    ],
    minutes=8,
)

# --- ex-own-scale -----------------------------------------------------------------------------------------------------------------------

OWN_SCALE = Exercise(
    "ex-own-scale",
    "derive",
    [
        Number(
            "tau",
            3**-0.5,
            "In which direction is the cloud of starts too wide? Compute the spread of one small noise.",
            label="standard deviation τ",
            within=0.003,
            wrong=[
                Wrong(1 / 3, "That is a variance. The standard deviation is asked for.", 0.004),
                Wrong(1.0, "That is the slope as it stands, and with it the cloud is not round."),
                Wrong(3**0.5, "The slope is spread too wide already. You have made it wider.", 0.02),
                Wrong(0.5, "A uniform number between −1 and 1 has this as its mean size. What is the root of its mean square?"),
            ],
        )
    ],
    minutes=8,
)

# --- ex-draw: build ---------------------------------------------------------------------------------------------------------------------

Draw = Callable[[Array, Array, float, Array], float]


def draw(x: Array, y: Array, c: float, noise: Array) -> float:
    """The slope after gradient descent on ½ Σ (y − c x − noise)² in c and all noises."""
    η = 1 / (1 + x @ x)
    for _ in range(1000):
        r = y - c * x - noise
        c, noise = c + float(η * r @ x), noise + η * r
    return c


def shares_a_single_datum(answer: Draw) -> bool:
    """Whether one datum, from a start at zero, is explained half by the slope and half by the noise."""
    one, zero = np.ones(1), np.zeros(1)
    return bool(np.isclose(answer(one, one, 0.0, zero), noise_as_parameters.ends(Data(one, one), SLIGHTLY, zero, zero[None])[0], atol=1e-6))


def start(seed: int) -> tuple[float, Array]:
    """A random start of the slope and of the noises for the essay's data."""
    rng = np.random.default_rng(seed)
    return float(rng.standard_normal()), rng.standard_normal(experiments.PAIRS)


def depends_on_the_start(answer: Draw) -> bool:
    """Whether two starts of the slope end at two slopes."""
    data, (c, noise) = experiments.data(), start(0)
    return bool(abs(answer(data.x, data.y, c, noise) - answer(data.x, data.y, c + 1, noise)) > 1e-4)


def depends_on_the_noise(answer: Draw) -> bool:
    """Whether two starts of the noises end at two slopes."""
    data, (c, noise) = experiments.data(), start(0)
    return bool(abs(answer(data.x, data.y, c, noise) - answer(data.x, data.y, c, noise + data.x)) > 1e-4)


def ends_where_descent_ends(answer: Draw) -> bool:
    """Whether, on the essay's data, it ends where the closed form says."""
    data = experiments.data()
    for c, noise in (start(seed) for seed in (1, 2)):
        end = noise_as_parameters.ends(data, SLIGHTLY, np.array([c]), noise[None])[0]
        if not np.isclose(answer(data.x, data.y, c, noise), end, atol=1e-6):
            return False
    return True


DRAW = Exercise(
    "ex-draw",
    "build",
    [
        Test(
            "one datum",
            shares_a_single_datum,
            "Slope and noise learn at the same time and at the same rate. What does each of them get of the residual?",
        ),
        Test("the start of the slope counts", depends_on_the_start, "Begin at the c that is given, and take small steps from there."),
        Test(
            "the start of the noises counts",
            depends_on_the_noise,
            "The noises are parameters: they begin where they are given, and are in the residual.",
        ),
        Test(
            "it ends where descent ends",
            ends_where_descent_ends,
            "Are both updated in each step, from the same residual? Is the step small enough for Σx², and have you gone on until c rests?",
        ),
    ],
    minutes=20,
    reference=lambda: draw,
    start="""import numpy as np


def answer(x, y, c, noise):
    for _ in range(1000):
        r = y - c * x - noise  # what is left over
    return c""",
)

# --- ex-two-rates, ex-faster ------------------------------------------------------------------------------------------------------------

RATIO, BEGIN = 4.0, 2.0
"""The learning rate of b over that of a, and a at the start, where b is zero."""


def end_of(weight: float) -> float:
    """The a > 0 of ab = 1 at which weight·a² − b² is what it is at the start: a² = (q + √(q² + 4·weight))/(2·weight)."""
    q = weight * BEGIN**2
    return float(np.sqrt((q + np.sqrt(q**2 + 4 * weight)) / (2 * weight)))


TWO_RATES = Exercise(
    "ex-two-rates",
    "derive",
    [
        Number(
            "a",
            end_of(RATIO),
            "Which combination of a² and b² keeps its value? At the end ab is one as well: two equations for a and b.",
            label="a at the end, for ρ = 4",
            within=0.004,
            wrong=[
                Wrong(end_of(1), "There it would end with equal rates. Which of the two squares moves faster now?", 0.004),
                Wrong(end_of(1 / RATIO), "The other way round: the slower one needs the larger weight.", 0.004),
                Wrong(end_of(RATIO**0.5), "Differentiate the squares once more: the rate comes in once, not as a root.", 0.004),
                Wrong(BEGIN, "There it begins, and ab is zero there.", 0.001),
                Wrong(1.0, "That is on the ridge. Is the combination that is conserved still what it was?", 0.004),
                Wrong(end_of(RATIO) ** 2, "That is a².", 0.01),
            ],
        )
    ],
    minutes=10,
)

FASTER = Exercise(
    "ex-faster",
    "derive",
    [
        Number(
            "power",
            1.0,
            "Of which order are the terms that the proof left out? Then measure: what does a width four times as large do?",
            label="power of 1/m",
            within=0.05,
            wrong=[
                Wrong(0.5, "That is the leading term, and at this label it vanishes.", 0.02),
                Wrong(-1.0, "The distance falls, so as a power of one over m it is positive.", 0.05),
                Wrong(1.5, "The log ratio varies with Z² and Z³ as well. Which of its terms is of the lowest order in m?", 0.05),
            ],
        )
    ],
    minutes=15,
)

EXERCISES: tuple[Exercise, ...] = (
    WIDE_ENOUGH,
    OWN_SCALE,
    DRAW,
    TWO_RATES,
    FASTER,
    Exercise("ex-wide-noise", "derive", (), minutes=15),
)
