"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from explainers.essays.what_is_settled import experiments, line_of_data
from explainers.essays.what_is_settled.small_networks import Array
from explainers.teaching import Exercise, Number, Test, Wrong

Settle = Callable[[Array, Array, Array], Array]
"""``answer(Φ, y, a)``: where descent in the output weights ends."""

UNITS, DATA = 32, 6
NARROW, FIVE = experiments.WIDTHS[0], 5
LARGER = 8
"""How many times larger a start is."""


def free(h: int, N: int) -> int:
    """Free directions of a network of ``h`` units with four parameters each on ``N`` data."""
    return 4 * h - N


def half_gap(N: int) -> Callable[[], float]:
    """Half the smallest distance between data with different labels, when it is asked for."""
    return lambda: line_of_data.half_gap(N)


def settle(Φ: Array, y: Array, a: Array) -> Array:
    """The reference of the exercise to build: a + Φ⁺(y − Φa)."""
    return np.asarray(a + np.linalg.pinv(Φ) @ (y - Φ @ a))


def _half_way(name: str, N: int) -> Number:
    return Number(
        name,
        half_gap(N),
        f"Write down the {name} places with their labels, and look for the closest two that differ in label.",
        f"{name} data",
        within=0.006,
        wrong=[
            Wrong(lambda: 2 * line_of_data.half_gap(N), "That is the whole distance. The zero between the two may be next to one of them."),
            Wrong(lambda: line_of_data.half_gap(N) / 2, "One zero between the two is enough: half of their distance counts, and no less."),
            Wrong(2.0 / N, f"{name.capitalize()} data at equal distances have one gap fewer than data.", within=0.004),
        ],
    )


FREE = Exercise(
    "ex-free",
    "derive",
    [
        Number(
            "free",
            lambda: free(UNITS, DATA),
            "Count the parameters of one unit: two weights in, a bias, a weight out. Then take away the equations.",
            "free directions",
            wrong=[
                Wrong(4 * UNITS, "That is the number of parameters. Each datum takes away a direction."),
                Wrong(UNITS - DATA, "A unit has more than one parameter."),
                Wrong(3 * UNITS - DATA, "Something of each unit is not counted: it has two inputs, a bias and an output weight."),
                Wrong(4 * UNITS - 2 * DATA, "A datum has two coordinates, and it asks for one number: one equation."),
            ],
        ),
        Number(
            "biased",
            lambda: free(UNITS, DATA) + 1,
            "How many parameters are added, and how many equations?",
            "with a bias at the output",
            wrong=[
                Wrong(lambda: free(UNITS, DATA), "The bias is a parameter like any other, and no equation comes with it."),
                Wrong(lambda: free(UNITS, DATA) - 1, "The bias is a parameter, and not an equation."),
                Wrong(lambda: free(UNITS, DATA) + UNITS, "There is one bias at the output, and not one for each unit."),
            ],
        ),
        Number(
            "doubled",
            lambda: free(2 * UNITS, DATA),
            "Twice the units are twice the parameters. What of the equations?",
            "with twice as many units",
            wrong=[
                Wrong(lambda: 2 * free(UNITS, DATA), "The parameters double, and the data do not."),
                Wrong(lambda: free(UNITS, DATA) + UNITS, "Each added unit brings all its parameters."),
            ],
        ),
    ],
    minutes=8,
)

SPREADS = Exercise(
    "ex-spreads",
    "see",
    [
        Number(
            "smaller",
            lambda: experiments.look(NARROW, FIVE, 0.5, "rule").spread_over,
            "The sentence says it behind the word Manifold, with the start at one half.",
            "across, start half as large",
            within=0.006,
            wrong=[
                Wrong(
                    lambda: experiments.look(NARROW, FIVE, 0.5, "rule").spread,
                    "That is the spread beyond the data, behind the word Prior.",
                    within=0.006,
                ),
            ],
        ),
        Number(
            "larger",
            lambda: experiments.look(NARROW, FIVE, 2.0, "rule").spread_over,
            "The sentence says it behind the word Manifold, with the start at two.",
            "across, start twice as large",
            within=0.006,
            wrong=[
                Wrong(
                    lambda: experiments.look(NARROW, FIVE, 2.0, "rule").spread,
                    "That is the spread beyond the data, which is asked for next.",
                    within=0.006,
                ),
                Wrong(
                    lambda: 4 * experiments.look(NARROW, FIVE, 0.5, "rule").spread_over,
                    "Four times the start need not give four times the spread, since training comes between. Read it off.",
                    within=0.015,
                ),
            ],
        ),
        Number(
            "beyond",
            lambda: experiments.look(NARROW, FIVE, 2.0, "rule").spread,
            "The sentence says it behind the word Prior, with the start at two.",
            "beyond, start twice as large",
            within=0.006,
            wrong=[
                Wrong(
                    lambda: experiments.look(NARROW, FIVE, 2.0, "rule").spread_over,
                    "That is the spread across the line. Beyond the data is behind the word Prior.",
                    within=0.006,
                ),
                Wrong(
                    lambda: experiments.look(NARROW, FIVE, 0.5, "rule").spread,
                    "The start is still at one half.",
                    within=0.006,
                ),
            ],
        ),
    ],
    minutes=6,
)

HALF_WAY = Exercise(
    "ex-half-way",
    "derive",
    [_half_way("three", 3), _half_way("four", 4), _half_way("five", 5), _half_way("six", 6)],
    minutes=12,
)


def _case(h: int = 12, N: int = 3, scale: float = 1.0) -> tuple[Array, Array, Array]:
    rng = np.random.default_rng([h, N])
    return scale * rng.standard_normal((N, h)), rng.standard_normal(N), rng.standard_normal(h)


def _hits(answer: Settle, scale: float = 1.0) -> bool:
    Φ, y, a = _case(scale=scale)
    return bool(np.allclose(Φ @ np.asarray(answer(Φ, y, a.copy()), float), y, atol=1e-3))


def _keeps_the_rest(answer: Settle) -> bool:
    Φ, y, a = _case()
    moved = np.asarray(answer(Φ, y, a.copy()), float) - a
    return bool(np.allclose(moved - np.linalg.pinv(Φ) @ (Φ @ moved), 0, atol=1e-3))


def _leaves_its_start(answer: Settle) -> bool:
    Φ, y, a = _case()
    given = a.copy()
    answer(Φ, y, given)
    return bool(np.array_equal(given, a))


def _one_number_for_each(answer: Settle) -> bool:
    Φ, y, a = _case()
    return np.shape(answer(Φ, y, a.copy())) == np.shape(a)


SETTLE = Exercise(
    "ex-settle",
    "build",
    [
        Test(
            "a weight for each unit",
            _one_number_for_each,
            "Return the output weights, as many as a has; the function that they make is asked for later.",
        ),
        Test(
            "every label is hit",
            _hits,
            "There are more units than data, so nothing stands in the way: go on until the residual y − Φa is gone, and add no penalty.",
        ),
        Test(
            "also where the units are large",
            lambda answer: _hits(answer, scale=30.0),
            "A step that is right for small units throws you off for large ones. Which size of step does the largest eigenvalue allow?",
        ),
        Test(
            "what the data do not ask for stays as it was at the start",
            _keeps_the_rest,
            "Each step is a combination of the rows of Φ. The part of the start that is at right angles to them should still be there.",
        ),
        Test(
            "the start itself is left alone",
            _leaves_its_start,
            "The array a that was given has changed: a -= … works in place. The next run would begin somewhere else.",
        ),
    ],
    minutes=20,
    reference=lambda: settle,
    start='''import numpy as np


def answer(Φ, y, a):
    """Output weights at which gradient descent on half of |Φa − y|², from a, ends."""
    η = 1 / np.sum(Φ**2)
    for _ in range(10_000):
        gradient = np.zeros_like(a)
        a = a - η * gradient
    return a
''',
)

RAISE = Exercise("ex-raise", "derive", (), minutes=12)

LAZY = Exercise(
    "ex-lazy",
    "derive",
    [
        Number(
            "factor",
            LARGER**2,
            "The output is made of products of two weights. Set the change of a product equal to a fixed number, then divide by s.",
            "times smaller, relative to the weights",
            wrong=[
                Wrong(LARGER, "That is how much shorter the movement is. Relative to weights that are larger, too, it is less than that."),
                Wrong(1, "A weight of a larger start has a larger partner, so moving it changes the output by more."),
                Wrong(LARGER**3, "The output is a product of two weights, and not of three."),
                Wrong(1 / LARGER**2, "Turn it around: by which factor is it smaller?"),
            ],
        ),
    ],
    minutes=20,
)

EXERCISES: tuple[Exercise, ...] = (FREE, SPREADS, HALF_WAY, SETTLE, RAISE, LAZY)
