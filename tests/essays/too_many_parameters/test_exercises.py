"""Exercises of *Too many parameters*: what a wrong function fails, and with which hint."""

import numpy as np
import pytest

from explainers.essays.too_many_parameters import double_descent, exercises
from explainers.teaching import Exercises

ALL = Exercises(exercises.EXERCISES)


def test_at_the_edge_the_shortest_fit_is_as_good_as_nothing():
    N, D, beta = double_descent.N, double_descent.D, double_descent.coefficients()
    assert np.isclose(double_descent.risk(N, D, beta, exercises.EDGE), double_descent.risk(N, 0, beta, exercises.EDGE))


def without_growth(y, period):
    return y[-period:]


def growth_of_a_step(y, period):
    return y[-period:] + np.mean(np.diff(y))


def growth_of_the_last_year(y, period):
    return y[-period:] + np.mean(y[-period:] - y[-2 * period : -period])


def the_mean(y, period):
    return np.full(period, np.mean(y))


def all_of_it(y, period):
    return y + np.mean(y[period:] - y[:-period])


def no_forecast(y, period):
    pass


LENGTH, PATTERN, LINE, GROWTH = range(4)


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (without_growth, {LINE, GROWTH}),
        (growth_of_a_step, {PATTERN, LINE, GROWTH}),
        (growth_of_the_last_year, {GROWTH}),
        (the_mean, {PATTERN, LINE, GROWTH}),
        (all_of_it, {LENGTH, PATTERN, LINE, GROWTH}),
        (no_forecast, {LENGTH, PATTERN, LINE, GROWTH}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_wrong_forecasts(answer, fails):
    assert_fails("ex-year", answer, fails)


def unweighted(Phi, y, s):
    return np.linalg.pinv(Phi) @ y


def left_in_the_units_of_s(Phi, y, s):
    return np.linalg.pinv(Phi * s) @ y


def weighted_twice(Phi, y, s):
    return s**2 * (np.linalg.pinv(Phi * s**2) @ y)


def with_noise(Phi, y, s):
    return s * (np.linalg.solve((Phi * s).T @ (Phi * s) + 0.1 * np.eye(len(s)), (Phi * s).T @ y))


def beyond_the_wall_alone(Phi, y, s):
    return s**2 * (Phi.T @ np.linalg.solve((Phi * s**2) @ Phi.T, y))


def least_squares_alone(Phi, y, s):
    return np.linalg.solve(Phi.T @ Phi, Phi.T @ y)


def zero(Phi, y, s):
    return np.zeros(len(s))


def no_fit(Phi, y, s):
    pass


POINTS, LENGTH_OF_FIT, LEAST_SQUARES = range(3)


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (unweighted, {LENGTH_OF_FIT}),
        (left_in_the_units_of_s, {POINTS, LENGTH_OF_FIT, LEAST_SQUARES}),
        (weighted_twice, {LENGTH_OF_FIT}),
        (with_noise, {POINTS, LEAST_SQUARES}),
        (beyond_the_wall_alone, {LEAST_SQUARES}),
        (zero, {POINTS, LEAST_SQUARES}),
        (no_fit, {POINTS, LENGTH_OF_FIT, LEAST_SQUARES}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_wrong_fits(answer, fails):
    assert_fails("ex-shortest", answer, fails)


def test_least_squares_alone_is_not_the_shortest_fit():
    assert not ALL.check("ex-shortest", least_squares_alone).right


def assert_fails(label, answer, fails):
    """Just these tests fail, each with its own hint."""
    lines = ALL.check(label, answer).lines
    assert {number for number, line in enumerate(lines) if line.hint} == fails
    assert all(lines[number].hint.endswith(ALL[label].checks[number].hint) for number in fails)
