"""Exercises of *Initialization is a prior*: what a wrong function fails, and with which hint."""

import numpy as np
import pytest

from explainers.essays.initialization_is_a_prior import exercises, experiments, noise_as_parameters
from explainers.teaching import Exercises

ALL = Exercises(exercises.EXERCISES)


def test_the_own_scale_makes_the_third_regression_bayes():
    data, τ = experiments.data(), ALL["ex-own-scale"].right_answer()["tau"]
    start = noise_as_parameters.Start(m=100, kind="uniform", spread=3**-0.5, τ=τ)
    assert np.isclose(noise_as_parameters.law(data, start).std(), noise_as_parameters.bayes(data, τ=τ).std())


def test_two_rates_end_where_descent_does():
    a, b, η = exercises.BEGIN, 0.0, 1e-3
    for _ in range(3000):
        r = a * b - 1
        a, b = a - η * r * b, b - η * exercises.RATIO * r * a
    assert np.isclose(a, exercises.end_of(exercises.RATIO), atol=1e-3)


def least_squares(x, y, c, noise):
    return x @ y / (x @ x)


def posterior_mean(x, y, c, noise):
    return x @ y / (1 + x @ x)


def noise_that_stays(x, y, c, noise):
    return x @ (y - noise) / (x @ x)


def noise_forgotten(x, y, c, noise):
    return exercises.draw(x, y, c, np.zeros_like(noise))


def start_forgotten(x, y, c, noise):
    return exercises.draw(x, y, 0.0, noise)


def too_few_steps(x, y, c, noise):
    η = 0.1 / (1 + x @ x)
    for _ in range(5):
        r = y - c * x - noise
        c, noise = c + η * r @ x, noise + η * r
    return c


def updated_one_after_the_other(x, y, c, noise):
    η = 1 / (1 + x @ x)
    for _ in range(100):
        c = c + η * (y - c * x - noise) @ x
        noise = noise + η * (y - c * x - noise)
    return c


def without_the_input(x, y, c, noise):
    for _ in range(500):
        r = y - c * x - noise
        c, noise = c + 0.001 * r.sum(), noise + 0.001 * r
    return c


def empty(x, y, c, noise):
    pass


ONE, START, NOISES, END = range(4)


@pytest.mark.parametrize(
    ("answer", "fails"),
    [
        (least_squares, {ONE, START, NOISES, END}),
        (posterior_mean, {START, NOISES, END}),
        (noise_that_stays, {ONE, START, END}),
        (noise_forgotten, {NOISES, END}),
        (start_forgotten, {START, END}),
        (too_few_steps, {ONE, END}),
        (updated_one_after_the_other, {ONE, END}),
        (without_the_input, {ONE, END}),
        (empty, {ONE, START, NOISES, END}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_wrong_ways_to_descend(answer, fails):
    lines = ALL.check("ex-draw", answer).lines
    assert {number for number, line in enumerate(lines) if line.hint} == fails
    assert all(lines[number].hint.endswith(exercises.DRAW.checks[number].hint) for number in fails)
