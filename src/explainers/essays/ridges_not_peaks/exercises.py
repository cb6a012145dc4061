"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks import experiments, finite_steps, functional_dimension, ridge
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network, Parameters
from explainers.teaching import Exercise, Number, Test, Wrong

Array = NDArray[np.float64]
Join = Callable[[Parameters[np.float64], Parameters[np.float64], float], tuple[Array, Array, Array, Array]]

# --- ex-edge: read off the figure ---------------------------------------------------------------------------------------------------------

STEP_SIZES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
"""The step sizes on the figure's slider."""

OUTER, INNER = 2.0, 1.6
"""The two starts that are asked about."""


def stays(a: float, η: float) -> bool:
    """Whether descent can stay where it begins."""
    run = finite_steps.descend(a, η)
    return run.first < run.limit


def largest_that_stays(a: float) -> float:
    """The largest step size of the slider with which descent ends where it begins."""
    return max(η for η in STEP_SIZES if stays(a, η))


def next_larger(η: float) -> float:
    """The next step size of the slider."""
    return STEP_SIZES[STEP_SIZES.index(η) + 1]


def step_size(name: str, a: float) -> Number:
    """The largest step size that stays, from a start at ``a``."""
    return Number(
        name,
        lambda: largest_that_stays(a),
        "Move the step size alone, and watch the second panel: for which values does the curve end where it begins?",
        label=f"largest step size from a = {a:g}",
        wrong=[
            Wrong(
                lambda: next_larger(largest_that_stays(a)), "With this one descent is thrown off: the curve on the right falls. Go back."
            ),
            Wrong(
                lambda: 2 / finite_steps.descend(a, STEP_SIZES[0]).first,
                "That is the limit of the formula. Which value of the slider comes next below it?",
                within=0.005,
            ),
            Wrong(STEP_SIZES[0], "It stays there, but is it the largest that does?"),
        ],
    )


EDGE = Exercise(
    "ex-edge",
    "see",
    [
        step_size("outer", OUTER),
        step_size("inner", INNER),
        Number(
            "ends",
            lambda: finite_steps.descend(OUTER, STEP_SIZES[-1]).last,
            "The caption under the figure says where it ends; check both sliders.",
            label="curvature at the end, largest step size",
            within=0.02,
            wrong=[
                Wrong(2 / STEP_SIZES[-1], "That is the limit, the dashed line. Does a descent that was thrown off stop at the line?", 0.01),
                Wrong(lambda: finite_steps.descend(OUTER, STEP_SIZES[-1]).first, "That is where it begins.", 0.02),
            ],
        ),
    ],
    minutes=5,
)

# --- ex-count ---------------------------------------------------------------------------------------------------------------------------

COUNTED, DATA = Network(3, 6, 2), 7

COUNT = Exercise(
    "ex-count",
    "derive",
    [
        Number(
            "parameters",
            COUNTED.k,
            "Count W, b, A and c one by one: each unit reads every input, each output reads every unit.",
            label="parameters k",
            wrong=[
                Wrong(COUNTED.h * COUNTED.d + COUNTED.d_out * COUNTED.h, "Units and outputs have biases, too."),
                Wrong(COUNTED.h * (COUNTED.d + 1) + COUNTED.d_out * COUNTED.h, "The outputs have biases, too."),
                Wrong(Network(COUNTED.d, COUNTED.h).k, "There are two outputs, each with its own weights."),
            ],
        ),
        Number(
            "dimension",
            COUNTED.k - DATA * COUNTED.d_out,
            "Each number that the network must hit is one equation. How many does a datum ask for?",
            label="dimension of the ridge",
            wrong=[
                Wrong(COUNTED.k - DATA, "Each datum has two outputs, and each of them must be hit."),
                Wrong(DATA * COUNTED.d_out, "That is the number of steep directions."),
            ],
        ),
    ],
    minutes=5,
)

# --- ex-join: build ---------------------------------------------------------------------------------------------------------------------


@lru_cache
def two_solutions() -> tuple[Network, ridge.Data, Parameters[np.float64], Parameters[np.float64]]:
    """The network, the eight data, and two solutions that are not copies of each other."""
    net, data, θ = experiments.solution()
    other = ridge.train(net, data, np.random.default_rng(7)).θ
    return net, data, one_hidden_layer.unpack(net, θ), one_hidden_layer.unpack(net, other)


def join(first: Parameters[np.float64], second: Parameters[np.float64], s: float) -> tuple[Array, Array, Array, Array]:
    """The network of all units of both, with output weights and bias mixed."""
    W, b, A, c = first
    V, d, B, e = second
    return np.vstack([W, V]), np.append(b, d), np.hstack([(1 - s) * A, s * B]), (1 - s) * c + s * e


def outputs(network: tuple[Array, Array, Array, Array], X: Array) -> Array:
    """A tanh(Wx + b) + c at the inputs X."""
    W, b, A, c = network
    return np.asarray(np.tanh(X @ W.T + b) @ np.asarray(A).T + c)


def on_the_way(answer: Join, s: float) -> tuple[Array, Array, Array, Array]:
    """What a student's function gives for the two solutions."""
    _, _, first, second = two_solutions()
    W, b, A, c = answer(first, second, s)
    return W, b, A, c


def has_twenty_units(answer: Join) -> bool:
    """Whether the shapes are those of a network of twenty units."""
    h = 2 * two_solutions()[0].h
    return [np.shape(part) for part in on_the_way(answer, 0.5)] == [(h, experiments.INPUTS), (h,), (1, h), (1,)]


def begins_and_ends_right(answer: Join) -> bool:
    """Whether it is the first function at 0 and the second at 1, on inputs that neither has seen."""
    _, _, first, second = two_solutions()
    X = experiments.unseen()
    ends = ((0.0, first), (1.0, second))
    return all(np.allclose(outputs(on_the_way(answer, s), X), outputs(end, X), atol=1e-9) for s, end in ends)


def hits_the_labels(answer: Join) -> bool:
    """Whether no label is missed on the way."""
    data = two_solutions()[1]
    return all(np.allclose(outputs(on_the_way(answer, s), data.X), data.y, atol=1e-9) for s in (0.2, 0.5, 0.9))


def has_no_jump(answer: Join) -> bool:
    """Whether a hundredth of the way moves no parameter by more than a tenth of the largest."""
    way = np.array([np.concatenate([np.ravel(part) for part in on_the_way(answer, s)]) for s in np.linspace(0, 1, 101)])
    return bool(np.abs(np.diff(way, axis=0)).max() < 0.1 * np.abs(way).max())


JOIN = Exercise(
    "ex-join",
    "build",
    [
        Test(
            "a network of twenty units",
            has_twenty_units,
            "Put the units of both side by side: W and b get longer downward, A to the right.",
        ),
        Test(
            "it begins as the first function and ends as the second",
            begins_and_ends_right,
            "At either end the units of one network must be idle. Which of its weights silence a unit? And whose output bias counts there?",
        ),
        Test(
            "every label is hit on the way",
            hits_the_labels,
            "Mix the functions, not what stands inside tanh: the output is to be a weighted mean of the two outputs.",
        ),
        Test("no jump on the way", has_no_jump, "It is to be a path: a small step of s may move the parameters only a little."),
    ],
    minutes=15,
    reference=lambda: join,
    start="""import numpy as np


def answer(first, second, s):
    W, b, A, c = first  # shapes (10, 2), (10,), (1, 10), (1,)
    V, d, B, e = second
    return W, b, A, c""",
)

# --- ex-symmetry ------------------------------------------------------------------------------------------------------------------------

RELU, SEEN = Network(2, 20, act="relu"), 15

SYMMETRY = Exercise(
    "ex-symmetry",
    "derive",
    [
        Number(
            "change",
            functional_dimension.closed_form(RELU) - SEEN,
            "Of the ways in which the network can change its function, how many do the data forbid?",
            label="dimensions that change the function",
            wrong=[
                Wrong(RELU.k - SEEN, "That is the whole ridge. Some of its directions leave the function as it is."),
                Wrong(functional_dimension.closed_form(RELU), "That is the functional dimension. The data have used up a part of it."),
            ],
        ),
        Number(
            "symmetries",
            RELU.k - functional_dimension.closed_form(RELU),
            "Scale what a ReLU unit reads, and undo it in what it writes. How often can you do that?",
            label="dimensions that change nothing",
            wrong=[
                Wrong(1, "Is it one scale for the whole network, or can each unit have its own?"),
                Wrong(SEEN, "That is the number of equations."),
            ],
        ),
    ],
    minutes=20,
)

EXERCISES: tuple[Exercise, ...] = (
    EDGE,
    COUNT,
    Exercise("ex-not-convex", "derive", (), minutes=10),
    JOIN,
    SYMMETRY,
    Exercise("ex-rotation", "derive", (), minutes=25),
)
