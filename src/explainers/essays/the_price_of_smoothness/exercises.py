"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.the_price_of_smoothness import experiments, one_pixel, robustness_law
from explainers.essays.the_price_of_smoothness.lipschitz import steepest_chord
from explainers.essays.the_price_of_smoothness.robustness_law import Setting
from explainers.teaching import Exercise, Number, Test, Wrong

Array = NDArray[np.float64]
Function = Callable[[Array], Array]
Fit = Callable[[Array, Array], Function]

GRAYS, LABELS = np.linspace(0, 1, 5), np.array([1.0, -1.0, 1.0, -1.0, 1.0])
"""Five pixels and their labels."""
CORNER, DIFFER = 100, 25
"""Dimensions of a cube, and the coordinates in which the nearest opposite points differ."""
WJ = 1000.0
"""How much the parameters of the exercise on MNIST may do."""
MORE_POINTS, MORE_DIMENSIONS = 64, 4096
"""Where the exercise on the figure of the law ends."""
STEEPER = 1 + 1e-6
"""By which factor rounding may make a slope larger."""


@lru_cache
def curve(name: str) -> one_pixel.Curve:
    """The polynomial or the straight pieces through the five pixels."""
    return one_pixel.through(GRAYS, LABELS, name)


def steepest_inside() -> float:
    """The steepest slope of the polynomial between the inner three pixels."""
    shown = curve("polynomial")
    slope = np.abs(np.gradient(shown.f, shown.t))
    return float(slope[(shown.t >= GRAYS[1]) & (shown.t <= GRAYS[3])].max())


def setting(p: float) -> Setting:
    """MNIST, with p parameters."""
    return Setting(robustness_law.MNIST["images"], robustness_law.MNIST["pixels"], p, WJ=WJ)


def times() -> float:
    """p/n at which the bound for exact fits of MNIST is 1: (d − 8 log 2) / (64 log(1 + 4WJ))."""
    return float((robustness_law.MNIST["pixels"] - 8 * np.log(2)) / (64 * np.log(1 + 4 * WJ)))


def bumps(p: int) -> float:
    """The constant of the bumps that the figure of the law shows at its start, for p parameters."""
    found = experiments.curve("bumps")
    return float(found.typical[found.p == p][0])


def falls(p: int) -> float:
    """By which factor the constant of the bumps falls from p to 4p."""
    return bumps(p) / bumps(4 * p)


def smoothest(X: Array, y: Array) -> Function:
    """McShane's extension: the largest function through the points that is nowhere steeper than their steepest chord."""
    L = steepest_chord(X, y).value

    def f(x: Array) -> Array:
        return np.asarray(np.min(y + L * np.linalg.norm(x[:, None] - X[None], axis=2), axis=1))

    return f


def _points(seed: int, n: int, d: int, *, signs: bool = False) -> tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((n, d))
    return X, np.resize([1.0, -1.0], n) if signs else 3 * rng.standard_normal(n)


def _fits(answer: Fit, X: Array, y: Array) -> bool:
    found = np.asarray(answer(X, y)(X))
    return found.shape == y.shape and bool(np.allclose(found, y, atol=1e-8))


def _smooth(answer: Fit, X: Array, y: Array) -> bool:
    """Whether no two of many values, near the points and far from them, are farther apart than the steepest chord allows."""
    rng = np.random.default_rng(1)
    f, d = answer(X, y), X.shape[1]
    weight = rng.uniform(size=(60, 1))
    i = rng.integers(len(X), size=60)
    between = weight * X[i] + (1 - weight) * X[i - rng.integers(1, len(X), size=60)]
    x = np.concatenate([X, between, between + 1e-3 * rng.standard_normal((60, d)), 4 * rng.standard_normal((60, d))])
    values = np.asarray(f(x))
    return values.shape == (len(x),) and steepest_chord(x, values).value <= steepest_chord(X, y).value * STEEPER


def _all_of(holds: Callable[[Fit, Array, Array], bool], *sets: tuple[Array, Array]) -> Callable[[Fit], bool]:
    return lambda answer: all(holds(answer, X, y) for X, y in sets)


PIXELS = GRAYS[:, None], LABELS
SIGNS = _points(5, 12, 3, signs=True)
REAL = [_points(3, 15, 2), _points(4, 8, 20)]
SMOOTHEST = """import numpy as np


def answer(X, y):
    \"\"\"The smoothest function f through the points X (n, d) with labels y (n,); f takes x (m, d) and returns m numbers.\"\"\"

    def f(x):
        distance = np.linalg.norm(x[:, None] - X[None], axis=2)  # (m, n)
        return y[distance.argmin(axis=1)]

    return f
"""

EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "ex-steepest",
        "derive",
        [
            Number(
                "least",
                lambda: curve("straight").lipschitz.value,
                "Between two neighbors the function has to get from one label to the other. How far is that up, and how far across?",
                label="the smallest constant",
                wrong=[
                    Wrong(2, "That is the rise. It has to happen between two neighbors."),
                    Wrong(4, "From −1 to 1 the rise is twice as large as from zero to one."),
                    Wrong(0.125, "That is run over rise."),
                    Wrong(0, "The labels at both ends are equal, and yet no function through all five is flat."),
                ],
            ),
            Number(
                "polynomial",
                lambda: curve("polynomial").lipschitz.value,
                "Differentiate the polynomial through the five points, and look at the ends of the interval as well.",
                label="that of the polynomial",
                within=0.4,
                wrong=[
                    Wrong(
                        lambda: curve("straight").lipschitz.value,
                        "No curve has less, and the polynomial has more: it also swings beside its chords.",
                        within=0.05,
                    ),
                    Wrong(steepest_inside, "That is its steepest slope among the inner pixels. What does it do at the ends?", within=0.15),
                ],
            ),
        ],
        minutes=12,
    ),
    Exercise(
        "ex-four-times",
        "see",
        [
            Number(
                "law",
                2,
                "The law is √(nd/p). Put 4p for p.",
                label="factor of the law",
                within=0.001,
                wrong=[
                    Wrong(4, "There is a root over p."),
                    Wrong(0.5, "That is by what it is multiplied; asked is how many times smaller it becomes."),
                ],
            ),
            Number(
                "late",
                lambda: falls(8192),
                "Read the constant of the bumps at p = 8,192 and at p = 32,768, and divide.",
                label="factor of the bumps, from nd/4 to nd",
                within=0.02,
                wrong=[
                    Wrong(lambda: 1 / falls(8192), "The other way around: the larger constant over the smaller.", within=0.004),
                    Wrong(lambda: bumps(8192) - bumps(32768), "That is the difference. Divide.", within=0.02),
                    Wrong(lambda: falls(256), "That is the factor at the other end, from 8n on.", within=0.05),
                ],
            ),
            Number(
                "early",
                lambda: falls(256),
                "Read the constant of the bumps at p = 256 and at p = 1,024, and divide.",
                label="factor of the bumps, from 8n to 32n",
                within=0.05,
                wrong=[
                    Wrong(lambda: 1 / falls(256), "The other way around: the larger constant over the smaller.", within=0.003),
                    Wrong(lambda: bumps(256) - bumps(1024), "That is the difference. Divide.", within=0.2),
                    Wrong(lambda: falls(8192), "That is the factor at the other end, up to nd.", within=0.02),
                ],
            ),
            Number(
                "enough",
                MORE_POINTS * MORE_DIMENSIONS,
                "Move p to the right until the constant of the bumps is what the data force, and no further. Which product is that?",
                label="p at the floor, n = 64, d = 4,096",
                wrong=[
                    Wrong(lambda: experiments.N * experiments.D, "So it is at the start of the figure. Set n to 64 and d to 4,096."),
                    Wrong(
                        lambda: MORE_POINTS * MORE_DIMENSIONS // 2,
                        "There the bumps are still well above what the data force: one step more.",
                    ),
                    Wrong(
                        lambda: MORE_POINTS * (MORE_DIMENSIONS + 1),
                        "That counts the labels as well. The figure's p are powers of two; give the one on the slider.",
                    ),
                    Wrong(lambda: 2 * MORE_POINTS * MORE_DIMENSIONS, "The step before is enough already."),
                ],
            ),
        ],
        minutes=12,
    ),
    Exercise(
        "ex-smoothest",
        "build",
        [
            Test(
                "it hits five labels on a line",
                _all_of(_fits, PIXELS),
                "At a point of the data the distance to it is zero. Which of the n bounds applies there?",
            ),
            Test(
                "between two neighbors it is not steeper than the chord",
                _all_of(_smooth, PIXELS),
                "Each label says: at x no more than y_i plus the steepest chord times the distance to x_i. All n bounds hold at once.",
            ),
            Test(
                "two labels in three dimensions",
                lambda answer: all(_all_of(each, SIGNS)(answer) for each in (_fits, _smooth)),
                "In more than one dimension neighbors have no order: the steepest chord is the largest over all pairs.",
            ),
            Test(
                "labels that are any numbers",
                lambda answer: all(_all_of(each, *REAL)(answer) for each in (_fits, _smooth)),
                "The rise between two points is the difference of their labels, which need not be two. And no bound may be left out.",
            ),
        ],
        minutes=30,
        reference=lambda: smoothest,
        start=SMOOTHEST,
    ),
    Exercise(
        "ex-cube",
        "derive",
        [
            Number(
                "constant",
                lambda: float(np.sqrt(CORNER / DIFFER)),
                "How far apart are two corners in a coordinate in which they differ? The squares add up. The labels are two apart.",
                label="the constant for d = 100, H = 25",
                within=0.001,
                wrong=[
                    Wrong(4, "Where two corners differ, the coordinate goes from −1/√d to 1/√d, and not only to zero.", within=0.001),
                    Wrong(1, "From −1 to 1 the rise is twice as large as from zero to one.", within=0.001),
                    Wrong(0.5, "That is the run over the rise.", within=0.001),
                    Wrong(8, "The distance is the root of the sum of squares.", within=0.001),
                ],
            ),
            Number(
                "limit",
                lambda: float(np.sqrt(2)),
                "In which share of its coordinates does a random corner differ from another, if there are many coordinates?",
                label="the constant tends to",
                within=0.005,
                wrong=[
                    Wrong(1, "So it would be if points lay opposite to each other. Random ones are at right angles.", within=0.005),
                    Wrong(lambda: float(np.sqrt(0.5)), "From −1 to 1 the rise is twice as large as from zero to one.", within=0.005),
                    Wrong(0, "The constant never falls below the diameter's: two labels differ by two, two corners by no more than 2."),
                    Wrong(
                        lambda: 2 * float(np.sqrt(2)), "Are two corners not 2/√d apart in a coordinate in which they differ?", within=0.005
                    ),
                ],
            ),
        ],
        minutes=20,
    ),
    Exercise(
        "ex-vacuous",
        "derive",
        [
            Number(
                "times",
                times,
                "Set the number under the root to one, divide by n, and solve for p/n. Logarithms are natural.",
                label="p over n",
                within=0.004,
                wrong=[
                    Wrong(
                        lambda: float(robustness_law.MNIST["pixels"] / (64 * np.log(1 + 4 * WJ))),
                        "Nearly. Below the fraction stands a second term, with 8n; it takes something away from d.",
                        within=0.004,
                    ),
                    Wrong(
                        lambda: times() * robustness_law.MNIST["images"],
                        "That is p. Asked is how many times as many as images.",
                        within=300,
                    ),
                    Wrong(
                        lambda: float((robustness_law.MNIST["pixels"] - 8 * np.log10(2)) / (64 * np.log10(1 + 4 * WJ))),
                        "The logarithms are natural ones.",
                        within=0.01,
                    ),
                    Wrong(
                        lambda: float(robustness_law.MNIST["pixels"]),
                        "That is nd over n, the law without its constants. Here the constants are what is asked.",
                    ),
                    Wrong(1 / 64, "d has to go into it, too.", within=0.0005),
                ],
            )
        ],
        minutes=15,
    ),
    Exercise(
        "ex-step",
        "derive",
        [
            Number(
                "J",
                1,
                "J bounds how fast the value at one x changes with w. Differentiate by w, and take the largest over the interval.",
                label="J on the interval from −1 to 1",
                within=0.001,
                wrong=[
                    Wrong(2, "So far apart two sines can be. J bounds how fast they change with w."),
                    Wrong(20_000, "That is how steep the function is in x. J is about the change with w."),
                    Wrong(0, "The value does change with w, except at x = 0."),
                ],
            )
        ],
        minutes=30,
    ),
)
