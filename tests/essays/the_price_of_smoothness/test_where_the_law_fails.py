"""Families that do not show the law by themselves, their slopes lie above −1/2; and blocks, whose gradients at the data follow it."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import bump_interpolant, linear_interpolant, lipschitz, where_the_law_fails
from explainers.essays.the_price_of_smoothness.where_the_law_fails import fit_blocks


@pytest.fixture(scope="module")
def reaches():
    return {
        "trained": where_the_law_fails.trained(steps=1000, R=4),
        "penalized": where_the_law_fails.trained(where_the_law_fails.PENALTY, steps=1000, R=4),
        "features": where_the_law_fails.random_features(R=4),
        "blocks": where_the_law_fails.blocks(),
    }


@pytest.mark.parametrize("family", ["trained", "features"])
def test_without_a_penalty_the_slope_is_above_minus_one_half(reaches, family):
    assert reaches[family].exponents["lower"].low > -0.4


def test_with_a_penalty_the_gradient_at_the_data_falls_as_the_law_does(reaches):
    assert reaches["penalized"].exponents["at_data"].slope == pytest.approx(-0.5, abs=0.15)


@pytest.mark.parametrize("family", ["trained", "penalized", "features", "blocks"])
def test_every_fit_fits_and_lies_between_what_is_known(reaches, family):
    r = reaches[family]
    assert r.misfit[:, 1:].max() < 0.5  # signs are right, with room; the smallest networks take longer
    assert np.all(r.at_data <= r.lower + 1e-9)
    assert np.all(r.lower <= r.upper)
    assert np.all(r.lower > r.law)


@pytest.mark.parametrize("family", ["trained", "penalized", "features", "blocks"])
def test_bumps_are_exact_and_no_fit_is_below_the_chord(reaches, family):
    r = reaches[family]
    assert np.all(r.bumps >= r.chord[:, None] - 1e-9)
    fitted = r.lower * (1 + r.misfit) >= r.chord[:, None] * (1 - r.misfit)  # a fit that misses by m needs less by as much
    assert np.all(fitted)


def test_bumps_with_all_coordinates_reach_the_chord():
    X, y = (part[0] for part in where_the_law_fails.fair_data(1, 24, 6, np.random.default_rng(0)))
    assert bump_interpolant.lipschitz(X, y).value == pytest.approx(lipschitz.steepest_chord(X, y).value)


def test_blocks_obey_the_law_at_their_data_and_nowhere_else(reaches):
    blocks = reaches["blocks"]
    formula = [where_the_law_fails.expected_at_data(blocks.n, blocks.d, round(p / blocks.d)) for p in blocks.p]
    np.testing.assert_allclose(np.exp(np.log(blocks.at_data).mean(axis=0)), formula, rtol=0.05)
    assert blocks.exponents["at_data"].slope == pytest.approx(-0.5, abs=0.05)
    assert abs(blocks.exponents["lower"].slope) < 0.05


def test_one_group_of_blocks_is_the_linear_interpolant():
    # half the dead zone doubles the slope
    assert where_the_law_fails.expected_at_data(16, 640, 1) == pytest.approx(2 * linear_interpolant.expected(16, 640, 640), rel=1e-4)


def test_a_block_function_fits_and_its_gradient_is_its_slope():
    X, y = (part[0] for part in where_the_law_fails.fair_data(1, 24, 300, np.random.default_rng(0)))
    f = fit_blocks(X, y, 4)
    np.testing.assert_allclose(f(X), y, atol=1e-9)
    v, ε = np.random.default_rng(1).standard_normal(300), 1e-7
    np.testing.assert_allclose((f(X + ε * v) - f(X - ε * v)) / (2 * ε), f.input_gradient(X) @ v, rtol=1e-5)


def small_blocks(m: int = 4):
    X, y = (part[0] for part in where_the_law_fails.fair_data(1, 24, 300, np.random.default_rng(0)))
    return X, fit_blocks(X, y, m)


def test_all_blocks_speak_somewhere_so_ascent_can_do_no_better_than_the_cap():
    X, f = small_blocks()
    known = where_the_law_fails.everywhere(f)
    x = where_the_law_fails.all_speak(f)
    np.testing.assert_allclose(f.w @ x, f.τ)
    assert np.linalg.norm(f.input_gradient(1.001 * x)) == pytest.approx(known.lower.value)
    assert np.linalg.norm(f.input_gradient(0.999 * x)) == 0
    assert lipschitz.ascend(f.input_gradient, X).value <= known.upper.value


def test_within_a_ball_few_blocks_can_speak():
    X, f = small_blocks(1)
    small, large = (where_the_law_fails.in_ball(f, X, radius) for radius in (1.0, 100.0))
    assert small.upper.value < large.upper.value == pytest.approx(where_the_law_fails.everywhere(f).upper.value)
    rng = np.random.default_rng(1)
    u = rng.standard_normal((2000, 24)) @ f.w  # directions in which blocks speak
    found = np.linalg.norm(f.input_gradient(u / np.linalg.norm(u, axis=1, keepdims=True)), axis=1).max()
    assert found <= small.upper.value
    silent = where_the_law_fails.in_ball(f, X, 0.9 * f.τ / np.linalg.norm(f.w, ord=2))
    assert silent.lower.value == 0


def test_near_has_a_row_for_every_data_set():
    near = where_the_law_fails.near((32, 64), R=2)
    assert near.found.shape == near.cap.shape == near.far.shape == (2, 2)
    assert np.all(near.found <= near.cap)
    assert np.all(near.far[:, 1] > 1)  # the steep place moves out with size
    assert np.all(near.far[:, 0] < near.far[:, 1])
    assert np.all(near.found[:, 0] > near.found[:, 1])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: where_the_law_fails.random_features((50,)), "p is 50 and n is 200"),
        (lambda: where_the_law_fails.fair_data(1, 5, 0, np.random.default_rng(0)), "d = 0"),
        (lambda: fit_blocks(np.eye(4), np.ones(4), 3), "m must divide n"),
        (lambda: fit_blocks(np.zeros((2, 3)), np.array([1.0, -1.0]), 1), "no function fits both"),
        (lambda: where_the_law_fails.everywhere(where_the_law_fails.Blocks(np.ones((2, 3)))), "dependent"),
        (lambda: where_the_law_fails.in_ball(where_the_law_fails.Blocks(np.eye(2)), np.eye(2), 0.0), "give a positive one"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
