"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.what_training_pins_down import experiments, hyperplane_arrangement, switches
from explainers.networks import linear_pieces
from explainers.networks.adam import Adam
from explainers.networks.relu_network import ReluNetwork
from explainers.teaching import Exercise, Number, Test, Wrong

Array = NDArray[np.float64]
Pieces = Callable[[Array, Array, Array], int]
Steps = Callable[[Sequence[Array], float], Sequence[Array]]

LINES = 19
"""Units of the layer to which another is added."""
SILENT = 3
"""Units in each layer of the network whose switches nobody hears."""
NETWORK = 3, 8
"""Layers, and units in each, of the network in whose empty regions the point is moved."""
PLACES = (-1.8, -1.35, -0.9, -0.45, 0.0, 0.45, 0.9, 1.35, 1.8)
"""Where the figure's point may be."""
SPACES = 20, 320
"""Dimensions between which the slope across the data is compared."""


def added(D: int) -> int:
    """How many regions one more unit adds in D dimensions."""
    return hyperplane_arrangement.zaslavsky(LINES + 1, D) - hyperplane_arrangement.zaslavsky(LINES, D)


@lru_cache
def lengths(empty: bool = True) -> tuple[float, ...]:
    """The lengths of the gradients where the point lies in a region without data, or in one with some, as the caption rounds them."""
    found = [experiments.reading(*NETWORK, x) for x in PLACES]
    return tuple(float(np.linalg.norm(np.round(each.gradient, 2))) for each in found if (each.held == 0) == empty)


@lru_cache
def components() -> Array:
    """|g₁| and |g₂| at the steepest of the places without data, shape (2,)."""
    found = [each for each in (experiments.reading(*NETWORK, x) for x in PLACES) if each.held == 0]
    return np.abs(max(found, key=lambda each: float(np.linalg.norm(each.gradient))).gradient)


def silent_layers() -> int:
    """The fewest layers of three units in which at least half of the first layer's switches do not bend f."""
    return next(L for L in range(1, 100) if switches.chance_to_bend((SILENT,) * L)[0] <= 0.5)


def growth() -> float:
    """How many times as steep the slope across is in 320 dimensions as in 20, if weights start at 1/√D: √((1 − 2/320)/(1 − 2/20))."""
    few, many = (1 - experiments.FLAT[1] / D for D in SPACES)
    return float(np.sqrt(many / few))


def pieces(w: Array, b: Array, a: Array) -> int:
    """The straight pieces of Σ a_j max(0, w_j t + b_j) between 0 and 1."""
    return 1 + len(linear_pieces.kinks(ReluNetwork((w[:, None], a[None]), (b, np.zeros(1))), 0, 1))


def _counts(w: Sequence[float], b: Sequence[float], a: Sequence[float], expected: int) -> Callable[[Pieces], bool]:
    return lambda answer: bool(answer(np.array(w, float), np.array(b, float), np.array(a, float)) == expected)


def _counts_random(answer: Pieces) -> bool:
    rng = np.random.default_rng(0)
    nets = [rng.standard_normal((3, units)) for units in (1, 5, 40)]
    return all(answer(*net) == pieces(*net) for net in nets)


def adam(gradients: Sequence[Array], η: float) -> list[Array]:
    """What Adam subtracts from the weights at each of its steps."""
    state = Adam([gradients[0]])
    return [state.steps([g], η)[0] for g in gradients]


def _near(found: Sequence[Array], expected: Sequence[Array]) -> bool:
    return len(found) == len(expected) and all(np.allclose(f, e, rtol=1e-4, atol=1e-9) for f, e in zip(found, expected, strict=True))


def _first_step(answer: Steps) -> bool:
    return _near(answer([np.array([3.0, -0.5])], 0.1), [np.array([0.1, -0.1])])


def _stays(answer: Steps) -> bool:
    steps = answer([np.array([1.0, 0.0])] * 3, 0.1)
    return len(steps) == 3 and all(step[1] == 0 and step[0] > 0 for step in steps)


def _remembers(answer: Steps) -> bool:
    gradients = [np.array([1.0]), np.array([0.0]), np.array([0.0])]
    return _near(answer(gradients, 0.1), adam(gradients, 0.1))


def _long_run(answer: Steps) -> bool:
    gradients = list(np.random.default_rng(0).standard_normal((30, 4, 3)))
    return _near(answer(gradients, 0.01), adam(gradients, 0.01))


STRAIGHT_PIECES = """import numpy as np


def answer(w, b, a):
    \"\"\"The straight pieces of f(t) = sum of a_j max(0, w_j t + b_j) between 0 and 1; w, b and a are arrays, a number for each unit.\"\"\"
    return len(w) + 1
"""
ADAM = """import numpy as np


def answer(gradients, η):
    \"\"\"What is subtracted from the weights at each step: an array for each of the gradients, of its shape.\"\"\"
    return [η * g for g in gradients]
"""

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "ex-one-more-line",
        "derive",
        [
            Number(
                "plane",
                lambda: added(2),
                "Walk along the new line and count the regions that you pass through.",
                label="regions added in the plane",
                wrong=[
                    Wrong(LINES, "That is how many lines it crosses. Into how many parts do so many crossings cut it?"),
                    Wrong(1, "So it would be if the new line crossed no other."),
                    Wrong(
                        lambda: hyperplane_arrangement.zaslavsky(LINES + 1, 2),
                        "That is how many regions there are then. Asked is by how many their number has grown.",
                    ),
                ],
            ),
            Number(
                "space",
                lambda: added(3),
                "The others cut the new plane along lines. Into how many parts?",
                label="regions added in space",
                wrong=[
                    Wrong(lambda: added(2), "So many parts a line is cut into. Here it is a plane that is cut, by as many lines."),
                    Wrong(
                        lambda: hyperplane_arrangement.zaslavsky(LINES, 2) - 1,
                        "Nearly: before the first line cuts it, the new plane is one part already.",
                    ),
                    Wrong(
                        lambda: hyperplane_arrangement.zaslavsky(LINES + 1, 3),
                        "That is how many regions there are then. Asked is by how many their number has grown.",
                    ),
                    Wrong(LINES * (LINES - 1) // 2, "Those are the crossings of the lines within the new plane. Each line counts as well."),
                ],
            ),
        ],
        minutes=10,
    ),
    Exercise(
        "ex-empty",
        "see",
        [
            Number(
                "empty",
                lambda: len(lengths()),
                "The caption says what the region under the diamond holds. Count the places where it says: no datum.",
                label="places without a datum",
                wrong=[
                    Wrong(lambda: len(lengths(False)), "Those are the places whose region holds data."),
                    Wrong(
                        lambda: experiments.reading(*NETWORK, 0.0).regions.empty,
                        "So many regions of the whole picture are empty. Count the places of the diamond alone.",
                    ),
                    Wrong(0, "Is the figure at three layers of eight units? At its start the diamond meets no empty region."),
                ],
            ),
            Number(
                "steepest",
                lambda: max(lengths()),
                "The caption writes f as g₁ x₁ + g₂ x₂ + c. The length is √(g₁² + g₂²); take the longest of the places without a datum.",
                label="longest gradient there",
                within=0.06,
                wrong=[
                    Wrong(lambda: max(lengths(False)), "At that place the region holds data; look at those without.", within=0.06),
                    Wrong(
                        lambda: components()[0],
                        "That is the slope along the dashed line, |g₁|. The gradient has a second component.",
                        within=0.06,
                    ),
                    Wrong(lambda: components()[1], "That is |g₂| alone. The gradient has a first component, too.", within=0.06),
                    Wrong(lambda: components().sum(), "The components are at right angles: their squares add up.", within=0.06),
                    Wrong(lambda: float(components() @ components()), "That is the square of the length.", within=1.0),
                ],
            ),
            Number(
                "flattest",
                lambda: min(lengths()),
                "As before, for the place without a datum at which f is flattest.",
                label="shortest gradient there",
                within=0.06,
                wrong=[
                    Wrong(lambda: min(lengths(False)), "At that place there are data in the region; look at those without.", within=0.06),
                    Wrong(lambda: max(lengths()), "That is the longest; now the shortest.", within=0.06),
                ],
            ),
        ],
        minutes=8,
    ),
    Exercise(
        "ex-count-pieces",
        "build",
        [
            Test(
                "one unit that switches inside makes two pieces",
                _counts([1], [-0.5], [1], 2),
                "A unit switches where w t + b = 0. If that lies between 0 and 1, f bends there.",
            ),
            Test(
                "units that switch outside, or never, make none",
                _counts([1, -1, 0], [1, -2, 3], [1, 1, 1], 1),
                "Look where each unit switches. With w = 0 it never does.",
            ),
            Test(
                "a unit that f does not hear makes none",
                _counts([1, 1], [-0.5, -0.25], [0, 2], 2),
                "What does a switch change if the unit's output weight is zero?",
            ),
            Test(
                "units that switch at one place bend f once",
                _counts([1, 2, -4], [-0.5, -1, 2], [1, 1, 1], 2),
                "Collect the changes of slope by place before you count.",
            ),
            Test(
                "changes of slope that cancel leave f straight",
                _counts([1, -1], [-0.5, 0.5], [1, -1], 1),
                "A unit that goes off changes the slope, too. Add up what the units at one place change, with their signs.",
            ),
            Test(
                "random networks",
                _counts_random,
                "Compare with a few points: between two switches the slope is constant, at a switch of unit j it changes by a_j |w_j|.",
            ),
        ],
        minutes=20,
        reference=lambda: pieces,
        start=STRAIGHT_PIECES,
    ),
    Exercise(
        "ex-silent-unit",
        "derive",
        [
            Number(
                "layers",
                silent_layers,
                "The chance is a product with a factor for each layer above the first. How many factors bring it to one half?",
                label="layers in all",
                wrong=[
                    Wrong(
                        lambda: silent_layers() - 1,
                        "Are half of the switches silent there? If you counted the factors: the first layer has none, and counts.",
                    ),
                    Wrong(lambda: silent_layers() + 1, "One layer less is enough. The first layer itself has no factor."),
                    Wrong(2, "To silence a switch all three units of a layer must be off, each with probability one half."),
                ],
            )
        ],
        minutes=20,
    ),
    Exercise(
        "ex-adam",
        "build",
        [
            Test(
                "the first step has the length η in every coordinate",
                _first_step,
                "After one gradient m is a tenth of it and v a thousandth of its square; the two factors with t make up for that.",
            ),
            Test(
                "a coordinate without gradient stays",
                _stays,
                "Zero over zero: add the tiny number to the root. And give a step for each gradient.",
            ),
            Test(
                "a gradient is remembered after it has gone",
                _remembers,
                "m and v go on from step to step, also when the gradient is zero; t counts the steps from one.",
            ),
            Test(
                "thirty random gradients of a matrix",
                _long_run,
                "m is the running mean of the gradients, v that of their squares, coordinate by coordinate; both rates differ.",
            ),
        ],
        minutes=25,
        reference=lambda: adam,
        start=ADAM,
    ),
    Exercise(
        "ex-volume",
        "derive",
        [
            Number(
                "growth",
                growth,
                "Put σ = 1/√D into the law: the mean square is (D − 2)/D times a sum that does not depend on D.",
                label="how many times as steep",
                within=0.006,
                wrong=[
                    Wrong(
                        lambda: np.sqrt(SPACES[1] / SPACES[0]),
                        "So it would be if the weights started at the same size in every space. They start at 1/√D.",
                        within=0.3,
                    ),
                    Wrong(lambda: SPACES[1] / SPACES[0], "The law is about the square of the slope, and σ falls with D.", within=2.0),
                    Wrong(lambda: growth() ** 2, "That is the ratio of the squares.", within=0.006),
                    Wrong(1, "Nearly. Two of the directions lie along the data, and in the smaller space they are a tenth of all."),
                ],
            )
        ],
        minutes=40,
    ),
)
