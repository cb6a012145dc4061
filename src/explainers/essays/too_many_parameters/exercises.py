"""The exercises of this essay that are checked, with what is said of typical wrong answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.too_many_parameters import airline_passengers, double_descent, polynomial, seasonal_model
from explainers.teaching import Exercise, Number, Test, Wrong

Array = NDArray[np.float64]

# --- ex-waves: read off the figure ------------------------------------------------------------------------------------------------------

WAVES = range(7)
"""The numbers of waves on the figure's slider."""


@cache
def best_waves(degree: int) -> int:
    """The number of waves with which a trend of this degree forecasts best."""
    return min(WAVES, key=lambda waves: airline_passengers.seasonal_forecast(waves, degree).test_error)


def most_parameters(degree: int = 2) -> int:
    """The number of parameters of that forecast."""
    return airline_passengers.seasonal_forecast(best_waves(degree), degree).parameters


WAVE = Exercise(
    "ex-waves",
    "see",
    [
        Number(
            "quadratic",
            lambda: best_waves(2),
            "Go through all the values of the first slider, and read the error in the caption each time.",
            label="waves, quadratic trend",
            wrong=[
                Wrong(1, "The first wave gains most. Do the further ones lose it again? And is the trend quadratic?"),
                Wrong(5, "Nearly. Read the third decimal, and go on."),
            ],
        ),
        Number(
            "cubic",
            lambda: best_waves(3),
            "Go through all the values of the first slider, with the second at its right end.",
            label="waves, cubic trend",
            wrong=[
                Wrong(lambda: best_waves(2), "More waves fit the past better. Does the caption say that they forecast better?"),
                Wrong(0, "No waves are better than many here. Are they better than few?"),
            ],
        ),
        Number(
            "parameters",
            most_parameters,
            "The caption begins with it.",
            label="parameters, quadratic trend at its best",
            wrong=[
                Wrong(3 + 6, "A wave has two numbers, one for its cosine and one for its sine."),
                Wrong(3 + 12, "At whole months one of the twelve curves is zero throughout: the sine of the fastest wave."),
                Wrong(lambda: most_parameters() - 1, "Do not forget the constant."),
            ],
        ),
    ],
    minutes=5,
)

# --- ex-loud ----------------------------------------------------------------------------------------------------------------------------

N, D = double_descent.N, double_descent.D
EDGE = float(np.sqrt((D - N - 1) / D))

LOUD = Exercise(
    "ex-loud",
    "derive",
    [
        Number(
            "sigma",
            EDGE,
            "Write down both risks. With all features seen, what is left of ς²?",
            label="largest noise σ",
            within=0.002,
            wrong=[
                Wrong(EDGE**2, "That is the variance of the noise. Its standard deviation is asked for.", 0.002),
                Wrong(float(np.sqrt((D - N) / D)), "Close. Look at the denominator of the noise term again.", 0.002),
                Wrong(1.0, "The shortest fit also loses a part of the truth. How much of |β|² does it keep?", 0.002),
            ],
        )
    ],
    minutes=10,
)

# --- ex-year: build ---------------------------------------------------------------------------------------------------------------------

Repeat = Callable[[Array, int], Array]
EXACT = 1e-9


def forecasts_a_period(answer: Repeat) -> bool:
    """Whether it gives as many values as a period has."""
    return np.shape(answer(np.arange(12.0), 4)) == (4,)


def repeats_a_pattern(answer: Repeat) -> bool:
    """Whether a pattern without growth goes on as it is."""
    pattern = np.array([3.0, 1.0, 4.0, 1.5, 9.0])
    return bool(np.allclose(answer(np.tile(pattern, 3), 5), pattern, atol=EXACT))


def goes_on_with_a_line(answer: Repeat) -> bool:
    """Whether a straight line goes on."""
    return bool(np.allclose(answer(0.5 * np.arange(12.0), 4), 0.5 * np.arange(12.0, 16.0), atol=EXACT))


def takes_the_mean_growth(answer: Repeat) -> bool:
    """Whether it forecasts the last year of the passengers as the essay does, and another series whose growth differs by the year."""
    y = np.log(airline_passengers.load())[:132]
    uneven = np.array([0.0, 1.0, 2.0, 5.0, 3.0, 9.0])
    return all(
        np.allclose(answer(series, period), seasonal_model.repeat_with_drift(series, period, period), atol=EXACT)
        for series, period in ((y, 12), (uneven, 2))
    )


YEAR = Exercise(
    "ex-year",
    "build",
    [
        Test(
            "one value for each month of the next period", forecasts_a_period, "Take the last period of the series, and change its values."
        ),
        Test("a pattern that repeats is repeated", repeats_a_pattern, "Each month should be like the same month one period before."),
        Test(
            "a straight line goes on",
            goes_on_with_a_line,
            "Growth is missing, or it is that of one step: compare values that are a whole period apart.",
        ),
        Test(
            "the usual growth",
            takes_the_mean_growth,
            "Usual means the mean over all pairs of values one period apart, not over the last ones.",
        ),
    ],
    minutes=10,
    reference=lambda: lambda y, period: seasonal_model.repeat_with_drift(y, period, period),
    start="""import numpy as np


def answer(y, period):
    return y[-period:]""",
)

# --- ex-shortest: build -----------------------------------------------------------------------------------------------------------------

Shortest = Callable[[Array, Array, Array], Array]


@cache
def problem(n: int, p: int) -> tuple[Array, Array, Array]:
    """A random Φ (n, p), y (n,), and s that shrinks like 1/j."""
    rng = np.random.default_rng(n)
    return rng.standard_normal((n, p)), rng.standard_normal(n), polynomial.prior_sd(p - 1, "inverse")


WIDE, TALL = (6, 15), (15, 6)


def passes_through_every_point(answer: Shortest) -> bool:
    """Whether the fit is exact with more parameters than data."""
    Phi, y, s = problem(*WIDE)
    return bool(np.allclose(Phi @ answer(Phi, y, s), y, atol=EXACT))


def is_the_shortest(answer: Shortest) -> bool:
    """Whether no exact fit has a smaller Σ (β/s)², and it is no other one."""
    Phi, y, s = problem(*WIDE)
    β, least = np.asarray(answer(Phi, y, s)), polynomial.minimum_norm(Phi, y, s)
    return β.shape == least.shape and bool(np.sum((β / s) ** 2) <= (1 + EXACT) * np.sum((least / s) ** 2))


def leaves_least_squares_alone(answer: Shortest) -> bool:
    """Whether with fewer parameters than data it is least squares, whatever s is."""
    Phi, y, s = problem(*TALL)
    β = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return all(np.allclose(answer(Phi, y, scale), β, atol=EXACT) for scale in (s, np.ones_like(s)))


SHORTEST = Exercise(
    "ex-shortest",
    "build",
    [
        Test(
            "through every point",
            passes_through_every_point,
            "Multiply Φ by your coefficients, and compare with y. Are they back from the units of s in those of β? And is noise assumed?",
        ),
        Test(
            "of all exact fits the one with the least Σ (β/s)²",
            is_the_shortest,
            "The pseudo-inverse makes the shortest vector. In which units must β be measured for its length to be the sum that counts?",
        ),
        Test(
            "with fewer parameters than data, least squares",
            leaves_least_squares_alone,
            "A matrix that has an inverse on one side of the wall may have none on the other. Which tool works on both sides?",
        ),
    ],
    minutes=15,
    reference=lambda: polynomial.minimum_norm,
    start="""import numpy as np


def answer(Phi, y, s):
    return np.zeros(len(s))""",
)

EXERCISES: tuple[Exercise, ...] = (
    WAVE,
    YEAR,
    LOUD,
    Exercise("ex-silent", "derive", (), minutes=15),
    SHORTEST,
    Exercise("ex-penalty", "derive", (), minutes=25),
)
