"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import cos, pi, sin
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explainers.essays.manifold_interpolation import (
    dimension_curves,
    experiments,
    few_labels,
    intrinsic_dimension,
    sinusoid,
    synthetic_manifolds,
)
from explainers.teaching import Exercise, Number, Test, Wrong

Array = NDArray[np.float64]

POINTS = 40
"""Points on the circle."""
HALF = pi / POINTS
"""Half of the angle between two neighbors."""

_CHORD = Exercise(
    label="ex-chord",
    kind="derive",
    minutes=10,
    checks=[
        Number(
            "straight",
            value=1.0,
            label="from the circle at most, straight",
            hint="Where does the line between opposite points pass?",
            within=0.001,
            wrong=[
                Wrong(2.0, "That is how long the line is. How far is its middle from the nearest point of the circle?"),
                Wrong(0.0, "That is the distance of its middle from the center. The question is about the circle."),
            ],
        ),
        Number(
            "path",
            value=1 - cos(HALF),
            label="from the circle at most, along the path",
            hint="A step of the path is a chord. Draw the triangle of its ends and the center, and look at its height.",
            within=2e-5,
            wrong=[
                Wrong(1 - cos(2 * HALF), "The height cuts the angle between two neighbors in two.", within=2e-5),
                Wrong(cos(HALF), "That is how far the middle of a step is from the center.", within=2e-5),
                Wrong(2 * sin(HALF), "That is how long a step is.", within=2e-4),
                Wrong(0.0, "The points lie on the circle, and the path is straight between them.", within=1e-6),
            ],
        ),
    ],
)


@cache
def estimate(name: str) -> float:
    """What the figure of dimensions shows for a cloud of points, from all of them and twenty neighbors."""
    distances = dimension_curves.nearest_to_each(name, dimension_curves.SIZES[-1])[:, : experiments.NEIGHBORS]
    return intrinsic_dimension.maximum_likelihood(distances)


_PIXELS = 64
_ALIKE = Exercise(
    label="ex-alike",
    kind="see",
    minutes=5,
    checks=[
        Number(
            "alike",
            value=lambda: estimate("digits"),
            within=0.3,
            label="one order for all",
            hint="The estimate knows distances between images, and nothing else. Which of them change?",
            wrong=[
                Wrong(
                    lambda: estimate("digits-shuffled"),
                    "That is what comes out if each pixel is exchanged among the images. Here all images get the same order.",
                    within=0.6,
                ),
                Wrong(_PIXELS, "That is the number of pixels. Does the order destroy what the pixels do together?"),
                Wrong(0, "Nothing is left for an eye, but the points are as far from each other as before."),
            ],
        ),
        Number(
            "across",
            value=lambda: estimate("digits-shuffled"),
            within=0.6,
            label="each pixel exchanged",
            hint="Set the points of the figure to shuffled digits, and the neighbors to twenty.",
            wrong=[
                Wrong(lambda: estimate("digits"), "Each pixel keeps its values, but what do pixels do together now?", within=0.3),
                Wrong(_PIXELS, "So it would be for independent pixels and many more points. Read what twenty neighbors say."),
                Wrong(
                    lambda: estimate("digits-gaussian"), "That is for Gaussian images, which keep how two pixels vary together.", within=0.4
                ),
            ],
        ),
    ],
)


@cache
def pictures() -> dict[str, Array]:
    """Pictures whose roughness is known, or that a rough estimate takes for something else."""
    rng = np.random.default_rng(3)
    noise, board = rng.random((60, 60)), 3 * (np.indices((8, 8)).sum(axis=0) % 2.0)
    return {"noise": noise, "board": board, "stripes": np.tile(np.arange(8) % 2.0, (6, 1)), "formula": sinusoid.image(0.5)}


def _rough(answer: Callable[[Array], Any], name: str, scale: float = 1.0, shift: float = 0.0) -> bool:
    picture = pictures()[name]
    return abs(float(answer(scale * picture + shift)) - sinusoid.roughness(picture)) < 1e-6 + (0.05 if name == "noise" else 0)


_POST = Exercise(
    label="ex-post",
    kind="build",
    minutes=20,
    reference=lambda: sinusoid.roughness,
    start="""import numpy as np


def answer(picture):
    steps = np.diff(picture, axis=0)  # differences of pixels that lie one above the other
    return steps.mean()""",
    checks=[
        Test(
            "independent pixels have roughness 1",
            lambda answer: _rough(answer, "noise"),
            "The difference of two independent pixels has twice the variance of one.",
        ),
        Test(
            "stripes are rough in one direction only",
            lambda answer: _rough(answer, "stripes"),
            "Pixels have neighbors beside them, too. Take the mean over all pairs, of both directions at once.",
        ),
        Test(
            "a chessboard is rougher than noise",
            lambda answer: _rough(answer, "board"),
            "Square the differences before you take their mean.",
        ),
        Test(
            "as dark, as bright, as strong as you like",
            lambda answer: _rough(answer, "formula", 3.0, 5.0),
            "The variance is about the mean of the picture. It takes out units, and a gray that is added to all pixels.",
        ),
        Test(
            "a smooth picture is near 0",
            lambda answer: _rough(answer, "formula"),
            "Compare neighbors only: with the pixels of a row in their order, and of a column in theirs.",
        ),
    ],
)


@cache
def _ellipsoid() -> Array:
    """Points that vary much along a few directions and little along others, far from the origin. Shape (300, 6)."""
    rng = np.random.default_rng(7)
    return np.asarray(20 + rng.normal(size=(300, 6)) * [8.0, 5.0, 3.0, 2.0, 1.0, 0.5] @ synthetic_manifolds.frame(6, 6, rng).T)


def _same_labels(answer: Callable[[Array, int], Any], number: int) -> bool:
    expected = few_labels.faint_direction(_ellipsoid(), _ellipsoid(), number)[0]
    found = np.asarray(answer(_ellipsoid().copy(), number), float)
    return found.shape == expected.shape and bool(np.all(found == expected) or np.all(found == 1 - expected))


def sign_of_component(rows: Array, number: int) -> Array:
    """1 for rows above the median along a principal component, else 0; components count from 1."""
    direction = np.linalg.svd(rows - rows.mean(axis=0), full_matrices=False)[2][number - 1]
    along = rows @ direction
    return (along > np.median(along)).astype(float)


_SECOND = Exercise(
    label="ex-second-component",
    kind="build",
    minutes=25,
    reference=lambda: sign_of_component,
    start="""import numpy as np


def answer(rows, number):
    directions = np.linalg.svd(rows)[2]  # one a row
    return np.zeros(len(rows))""",
    checks=[
        Test(
            "zeros and ones, half of each",
            lambda answer: (
                set(np.unique(np.asarray(answer(_ellipsoid().copy(), 2)))) == {0, 1}
                and abs(np.mean(answer(_ellipsoid().copy(), 2)) - 0.5) < 0.01
            ),
            "Where must the border lie so that half of the rows are above it?",
        ),
        Test(
            "the second component",
            lambda answer: _same_labels(answer, 2),
            "Components are directions of variance: what must be taken from the rows before they are decomposed? And Python counts from 0.",
        ),
        Test(
            "any other, too",
            lambda answer: _same_labels(answer, 1) and _same_labels(answer, 6),
            "Use the number that is given.",
        ),
    ],
)


@cache
def _clouds() -> dict[str, Array]:
    rng = np.random.default_rng(11)
    sphere = synthetic_manifolds.sphere(2, 30, 300, rng)
    return {"sphere": sphere, "cube": synthetic_manifolds.cube(5, 30, 300, rng)}


def dimension(X: Array, k: int) -> float:
    """(k − 1)/mean S."""
    return intrinsic_dimension.maximum_likelihood(intrinsic_dimension.nearest_distances(X, k))


def _agrees(answer: Callable[[Array, int], Any], name: str, k: int, scale: float = 1.0) -> bool:
    X = _clouds()[name]
    return bool(abs(float(answer(scale * X, k)) - dimension(X, k)) < 1e-6)


_ESTIMATE = Exercise(
    label="ex-estimate",
    kind="build",
    minutes=30,
    reference=lambda: dimension,
    start="""import numpy as np
from scipy.spatial.distance import cdist


def answer(X, k):
    distances = np.sort(cdist(X, X), axis=1)  # of each point to all, itself included
    return X.shape[1]""",
    checks=[
        Test(
            "near 2 for a sphere",
            lambda answer: abs(float(answer(_clouds()["sphere"], 10)) - 2) < 0.3,
            "Is a point among its own neighbors? And which is divided by which? Few dimensions make the logarithms large.",
        ),
        Test(
            "the estimate of the essay",
            lambda answer: _agrees(answer, "sphere", 10) and _agrees(answer, "cube", 10),
            "The last neighbor is in every logarithm, and has none of its own: how many are in a sum? Then one mean over all points.",
        ),
        Test(
            "for few neighbors, too",
            lambda answer: _agrees(answer, "cube", 2) and _agrees(answer, "cube", 3),
            "The number above the mean depends on k, and so does the last neighbor.",
        ),
        Test(
            "the same in other units",
            lambda answer: _agrees(answer, "sphere", 5, 100.0),
            "Only ratios of distances may enter.",
        ),
    ],
)

K = 3
_UNBIASED = Exercise(
    label="ex-unbiased",
    kind="derive",
    minutes=30,
    checks=[
        Number(
            "inverse",
            value=1 / (K - 2),
            label="mean of 1/S, in units of m, for k = 3",
            hint="Against the density, the integral of the inverse is a Gamma function once more, with a smaller argument.",
            wrong=[
                Wrong(1 / (K - 1), "That is one over the mean of S. The mean of an inverse is larger than the inverse of the mean."),
                Wrong(1 / K, "The sum has fewer logarithms than there are neighbors. Then lower the argument of the Gamma function."),
            ],
        ),
        Number(
            "mixture",
            value=(K - 2) / (K - 1),
            label="the wrong mixture, as a share of m",
            hint="Take the number above from the one average, and the mean below from the other.",
            within=0.001,
            wrong=[
                Wrong(
                    (K - 1) / (K - 2),
                    "That is the other mixture, which comes out too large. Which one does the margin speak of?",
                    within=0.001,
                ),
                Wrong(1.0, "Then it would be right. Put the mean of S, which is (k − 1)/m, under k − 2."),
            ],
        ),
    ],
)

EXERCISES: tuple[Exercise, ...] = (_CHORD, _ALIKE, _POST, _SECOND, _ESTIMATE, _UNBIASED)
