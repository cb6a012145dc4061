"""The runs that figures, prose and claims share of the essay *Too many parameters*."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np

from explainers.essays.too_many_parameters import airline_passengers, double_descent, polynomial, seasonal_model

DEGREE = 200
"""Of the polynomial that the essay begins with."""
POST_DEGREE = 20
"""Of the polynomial that the post warns of."""
SPLITS = 20
REPETITIONS = 1000
NOISE, LOUD_NOISE = 0.5, 1.5
"""σ of the figure's data, and one at which more is worse."""
NEAR_THE_WALL = 38
"""A number of features just below n."""
FROM = 60
"""Features from which the fall beyond the wall is taken apart."""
CHECKED = (5, 20, 30, 34, 46, 60, 80, 100)
"""Numbers of features at which formula and simulation are compared: |n − p| ≥ 6, so that the mean's standard error is itself finite."""


@cache
def infill_errors(degree: int, prior: str, noise: float = 0.0) -> np.ndarray:
    """Held-out errors of a polynomial over ``SPLITS`` random halves of the months (seeds 0, 1, ..). Shape (SPLITS,)."""
    y = np.log(airline_passengers.load())
    errors = []
    for seed in range(SPLITS):
        fitted, held_out = airline_passengers.split("in-fill", np.random.default_rng(seed))
        errors.append(airline_passengers.rmse(airline_passengers.polynomial_curve(degree, prior, fitted, noise), y, held_out))
    return np.array(errors)


def infill_median(degree: int, prior: str, noise: float = 0.0) -> float:
    """Median of ``infill_errors``."""
    return float(np.median(infill_errors(degree, prior, noise)))


def small_infill_median() -> float:
    """The least of the medians of ``infill_errors`` with at most ``airline_passengers.SMALL`` parameters, by least squares."""
    return min(infill_median(degree, "flat") for degree in range(airline_passengers.SMALL))


def forecast_error(degree: int, prior: str, noise: float = 0.0) -> float:
    """Held-out error of the forecast of the last three years."""
    return airline_passengers.fit(degree, prior, "forecast", noise).test_error


@cache
def best_polynomial_forecast() -> float:
    """The smallest forecast error of any state of the first figure: degree, prior and noise."""
    states = product(airline_passengers.FIGURE_DEGREES, polynomial.PRIORS, airline_passengers.NOISES)
    return min(forecast_error(*state) for state in states)


def repeated_year_error(period: int) -> float:
    """Error of the forecast that repeats the last ``period`` months with drift."""
    y = np.log(airline_passengers.load())
    forecast = seasonal_model.repeat_with_drift(y[:108], 36, period)
    return float(np.sqrt(np.mean((forecast - y[108:]) ** 2)))


def useless_risk(first: int) -> float:
    """Expected risk with all features if those after the ``first`` have nothing to do with y: what they would show stays noise."""
    useful = np.where(np.arange(double_descent.D) < first, double_descent.coefficients(), 0.0)
    return double_descent.risk(double_descent.N, double_descent.D, useful, float(np.sqrt(1 - useful @ useful + NOISE**2)))


def made_by_seeing(first: int) -> tuple[float, float]:
    """Shares of the fall of the expected risk, from ``first`` to all features, that seeing more makes: if it comes last, if it comes first.

    Last, all features are there, and those after the ``first`` come to matter; first, the ``first`` come to hold all that matters.
    """
    n, beta = double_descent.N, double_descent.coefficients()
    begin, end = (double_descent.risk(n, p, beta, NOISE) for p in (first, len(beta)))
    sees_all = double_descent.risk(n, first, double_descent.coefficients(first), NOISE)
    return (useless_risk(first) - end) / (begin - end), (begin - sees_all) / (begin - end)


@cache
def simulated_risks() -> np.ndarray:
    """Risks of ``REPETITIONS`` fits at each of ``CHECKED``, without a penalty and with one of 1. Shape (2, len(CHECKED), REPETITIONS)."""
    beta, rng = double_descent.coefficients(), np.random.default_rng(11)
    risks = [
        double_descent.risks_of_fits(double_descent.N, [(p, 0.0), (p, 1.0)], beta, NOISE, repetitions=REPETITIONS, rng=rng) for p in CHECKED
    ]
    return np.stack(risks, axis=1)


def largest_score() -> float:
    """The largest distance of simulated mean and exact formula at ``CHECKED``, in standard errors."""
    risks, beta = simulated_risks()[0], double_descent.coefficients()
    exact = [double_descent.risk(double_descent.N, p, beta, NOISE) for p in CHECKED]
    return float(np.abs((risks.mean(axis=1) - exact) / (risks.std(axis=1, ddof=1) / np.sqrt(REPETITIONS))).max())
