"""The runs that figures, prose and claims share of the essay *Too many parameters*."""

from __future__ import annotations

from functools import cache

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


def forecast_error(degree: int, prior: str) -> float:
    """Held-out error of the forecast of the last three years."""
    return airline_passengers.fit(degree, prior, "forecast").test_error


def best_polynomial_forecast() -> float:
    """The smallest forecast error of any degree and prior in the essay's figure."""
    return min(float(airline_passengers.error_curve(prior, "forecast").median.min()) for prior in polynomial.PRIORS)


def repeated_year_error(period: int) -> float:
    """Error of the forecast that repeats the last ``period`` months with drift."""
    y = np.log(airline_passengers.load())
    forecast = seasonal_model.repeat_with_drift(y[:108], 36, period)
    return float(np.sqrt(np.mean((forecast - y[108:]) ** 2)))


@cache
def risk_scores(ridge: float) -> np.ndarray:
    """Mean simulated risks at ``CHECKED``, in standard errors from the exact formula. Shape (len(CHECKED),)."""
    n, beta, sigma = double_descent.N, double_descent.coefficients(), NOISE
    rng = np.random.default_rng(11)
    scores = []
    for p in CHECKED:
        risks = double_descent.ridge_risks(n, p, beta, sigma, ridge=ridge, repetitions=REPETITIONS, rng=rng)
        scores.append((risks.mean() - double_descent.risk(n, p, beta, sigma)) / (risks.std(ddof=1) / np.sqrt(REPETITIONS)))
    return np.array(scores)
