"""Twelve years of airline passengers, two questions (fill the gaps, forecast three years), and polynomials that answer them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from explainers.essays.too_many_parameters import polynomial, seasonal_model

Array = NDArray[np.float64]

TASKS: dict[str, str] = {"in-fill": "fill the gaps", "forecast": "forecast"}
"""The questions by name, with the label a reader sees."""

NOISE = 0.12
"""Standard deviation τ of the noise in log passengers that a fit may assume: what a smooth curve cannot explain, mostly the season."""

NOISES: dict[float, str] = {0.0: "none", NOISE: f"{NOISE}"}
"""The values of τ, with the label a reader sees."""

FIGURE_DEGREES = (1, 2, 3, 5, 10, 20, 40, 60, 71, 80, 100, 150, 200, 500, 2000)
"""The degrees of the first figure."""

INFILL_SEED = 2
LARGEST_DEGREE = 2000


@cache
def load() -> Array:
    """Monthly international airline passengers in thousands, 1949-01 to 1960-12 (Box, Jenkins & Reinsel, series G). Shape (144,)."""
    text = files("explainers").joinpath("data/air_passengers.csv").read_text()
    values = np.array([float(line.split(",")[1]) for line in text.split()[1:]])
    values.flags.writeable = False
    return values


def months() -> NDArray[np.int64]:
    """0 for January 1949 to 143 for December 1960."""
    return np.arange(len(load()))


def years() -> Array:
    """The months as years: 1949.0 for January 1949."""
    return 1949 + months() / 12


def inputs() -> Array:
    """The months mapped to [−1, 1], where the polynomials live."""
    return np.linspace(-1, 1, len(load()))


def split(task: str, rng: np.random.Generator | None = None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of the months to fit and of the months held out: a random half each (in-fill, needs ``rng``), or 9 years and the last 3."""
    n = len(load())
    if task == "forecast":
        return np.arange(n - 36), np.arange(n - 36, n)
    if task != "in-fill":
        raise ValueError(f"split: task is {task!r}; choose 'in-fill' or 'forecast'")
    order = (rng or np.random.default_rng(INFILL_SEED)).permutation(n)
    return np.sort(order[: n // 2]), np.sort(order[n // 2 :])


@dataclass(frozen=True)
class Fit:
    """A curve through part of the series, in log passengers (the errors too: 0.1 is about ten percent).

    ``curve`` has a value for each of the 144 months; ``fitted`` and ``held_out`` are indices of months; ``cubic_curve`` is the
    cubic with the same prior and noise on the same months, the sober neighbor.
    """

    y: Array
    curve: Array
    cubic_curve: Array
    fitted: NDArray[np.int64]
    held_out: NDArray[np.int64]
    parameters: int
    points: int
    noise: float
    train_error: float
    test_error: float
    cubic_error: float

    @property
    def held(self) -> int:
        """How many months are held out."""
        return len(self.held_out)


def rmse(curve: Array, y: Array, at: NDArray[np.int64]) -> float:
    """Root mean squared difference of ``curve`` and ``y`` over the months ``at``."""
    return float(np.sqrt(np.mean((curve[at] - y[at]) ** 2)))


def polynomial_curve(degree: int, prior: str, fitted: NDArray[np.int64], noise: float = 0.0) -> Array:
    """The fitted polynomial at all 144 months, in log passengers. The mean of the fitted months is taken off first and put back.

    ``noise`` 0 is the weighted minimum-norm fit (ridgeless); above 0 it is the posterior mean.
    """
    y = np.log(load())
    Phi = _basis()[:, : degree + 1]
    s = polynomial.prior_sd(degree, prior)
    mean = y[fitted].mean()
    if noise:
        beta = polynomial.posterior_mean(Phi[fitted], y[fitted] - mean, s, noise)
    else:
        beta = polynomial.minimum_norm(Phi[fitted], y[fitted] - mean, s)
    return mean + Phi @ beta


def fit(degree: int, prior: str, task: str, noise: float = 0.0, rng: np.random.Generator | None = None) -> Fit:
    """A polynomial of ``degree`` set to ``task``, with ``prior`` on its coefficients and ``noise`` assumed.

    Without ``rng``, the split that the figures draw.
    """
    y = np.log(load())
    fitted, held_out = split(task, rng)
    curve, cubic = polynomial_curve(degree, prior, fitted, noise), polynomial_curve(3, prior, fitted, noise)
    errors = rmse(curve, y, fitted), rmse(curve, y, held_out), rmse(cubic, y, held_out)
    return Fit(y, curve, cubic, fitted, held_out, degree + 1, len(fitted), noise, *errors)


@dataclass(frozen=True)
class ErrorCurve:
    """Error in the gaps against the number of parameters: median, best and worst of ``splits`` splits; shapes (m,).

    ``small`` is the least median with ten parameters or fewer, ``chosen`` the number of parameters of the first figure's degree.
    """

    parameters: NDArray[np.int64]
    median: Array
    low: Array
    high: Array
    small: float
    points: int
    splits: int
    chosen: int
    chosen_error: float

    @property
    def best(self) -> float:
        """The smallest median error beyond as many parameters as data."""
        return float(self.median[self.parameters > self.points].min())

    @property
    def peak(self) -> float:
        """The largest median error of the curve."""
        return float(self.median.max())


DEGREES = (1, 2, 3, 5, 7, 10, 14, 20, 28, 40, 60, 71, 80, 100, 110, 125, 150, 200, 500, 2000)
"""The degrees of ``error_curve``; those of the first figure are among them."""
SMALL = 10
"""As many parameters as a small model has at most."""


@cache
def gap_errors(prior: str, noise: float, splits: int = 9) -> Array:
    """Errors in the gaps over ``splits`` random splits (seeds 0, 1, ..), for each of ``DEGREES``. Shape (splits, m)."""
    rngs = [np.random.default_rng(seed) for seed in range(splits)]
    y, halves = np.log(load()), [split("in-fill", rng) for rng in rngs]
    return np.array([[rmse(polynomial_curve(d, prior, fitted, noise), y, held) for d in DEGREES] for fitted, held in halves])


def error_curve(degree: int, prior: str, noise: float, splits: int = 9) -> ErrorCurve:
    """The errors of all ``DEGREES``, and of the one chosen among them."""
    if degree not in DEGREES:
        raise ValueError(f"error_curve: degree is {degree}; choose one of {', '.join(map(str, DEGREES))}")
    errors = gap_errors(prior, noise, splits)
    parameters = np.array(DEGREES) + 1
    median, low, high = np.median(errors, axis=0), errors.min(axis=0), errors.max(axis=0)
    small = float(median[parameters <= SMALL].min())
    at = float(median[DEGREES.index(degree)])
    return ErrorCurve(parameters, median, low, high, small, len(split("in-fill")[0]), splits, degree + 1, at)


@dataclass(frozen=True)
class SeasonalForecast:
    """A trend with harmonics fitted to nine years, forecasting three; ``polynomial_curve`` is degree 2000 with the geometric prior."""

    y: Array
    curve: Array
    polynomial_curve: Array
    held_out: NDArray[np.int64]
    parameters: int
    points: int
    train_error: float
    test_error: float
    polynomial_error: float


def seasonal_forecast(harmonics: int, degree: int = 2) -> SeasonalForecast:
    """Least squares with a trend of ``degree`` and ``harmonics`` of the year on the first 108 months; errors in log passengers."""
    y = np.log(load())
    fitted, held_out = split("forecast")
    Phi = seasonal_model.design(inputs(), months(), degree, harmonics)
    curve = Phi @ seasonal_model.least_squares(Phi[fitted], y[fitted])
    smooth = polynomial_curve(LARGEST_DEGREE, "geometric", fitted, NOISE)
    errors = rmse(curve, y, fitted), rmse(curve, y, held_out), rmse(smooth, y, held_out)
    return SeasonalForecast(y, curve, smooth, held_out, Phi.shape[1], len(fitted), *errors)


@cache
def _basis() -> Array:
    Phi = polynomial.legendre(inputs(), LARGEST_DEGREE)
    Phi.flags.writeable = False
    return Phi
