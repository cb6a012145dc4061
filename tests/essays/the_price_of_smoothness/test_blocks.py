"""Blocks: they fit, at their data they are as steep as the formula says, and all of them speak only far away."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import blocks, linear_interpolant, lipschitz, where_the_law_fails
from explainers.essays.the_price_of_smoothness.blocks import fit_blocks


def test_one_group_of_blocks_is_the_linear_interpolant():
    # half the dead zone doubles the slope
    assert blocks.expected_at_data(16, 640, 1) == pytest.approx(2 * linear_interpolant.expected(16, 640, 640), rel=1e-4)


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
    known = blocks.everywhere(f)
    x = blocks.all_speak(f)
    np.testing.assert_allclose(f.w @ x, f.τ)
    assert np.linalg.norm(f.input_gradient(1.001 * x)) == pytest.approx(known.lower.value)
    assert np.linalg.norm(f.input_gradient(0.999 * x)) == 0
    assert lipschitz.ascend(f.input_gradient, X).value <= known.upper.value


def test_within_a_ball_few_blocks_can_speak():
    X, f = small_blocks(1)
    small, large = (blocks.in_ball(f, X, radius) for radius in (1.0, 100.0))
    assert small.upper.value < large.upper.value == pytest.approx(blocks.everywhere(f).upper.value)
    rng = np.random.default_rng(1)
    u = rng.standard_normal((2000, 24)) @ f.w  # directions in which blocks speak
    found = np.linalg.norm(f.input_gradient(u / np.linalg.norm(u, axis=1, keepdims=True)), axis=1).max()
    assert found <= small.upper.value
    silent = blocks.in_ball(f, X, 0.9 * f.τ / np.linalg.norm(f.w, ord=2))
    assert silent.lower.value == 0


def test_near_has_a_row_for_every_data_set():
    X, y = where_the_law_fails.fair_data(2, 128, 1280, np.random.default_rng(0))
    near = blocks.near(X, y, (32, 64))
    assert near.found.shape == near.cap.shape == near.far.shape == (2, 2)
    assert np.all(near.found <= near.cap)
    assert np.all(near.far[:, 1] > 1)  # the steep place moves out with size
    assert np.all(near.far[:, 0] < near.far[:, 1])
    assert np.all(near.found[:, 0] > near.found[:, 1])


def test_outward_the_gradient_grows_up_to_where_all_speak():
    X, y = (part[0] for part in where_the_law_fails.fair_data(1, 128, 1280, np.random.default_rng(0)))
    o = blocks.outward(X, y, 32)
    assert np.all(np.diff(o.found) >= 0)
    assert np.all(o.found <= o.cap)
    assert o.p == 32 * 1280
    f = blocks.fit_blocks(X, y, 4)
    assert o.found[-1] == pytest.approx(blocks.everywhere(f).lower.value, rel=1e-6)
    assert o.found[o.r < o.far].max() < o.found[-1]
    at = [blocks.within(o, radius) for radius in blocks.RADII]
    assert [each.radius for each in at] == list(blocks.RADII)
    known = blocks.in_ball(f, X, 2.0)
    two = blocks.within(o, 2.0)
    assert (two.here, two.most) == pytest.approx((known.lower.value, known.upper.value))


def test_where_all_speak_the_squared_lengths_add_up():
    X, y = (part[0] for part in where_the_law_fails.fair_data(1, 128, 1280, np.random.default_rng(0)))
    for groups in (8, 64):
        found = blocks.everywhere(blocks.fit_blocks(X, y, 128 // groups)).lower.value
        assert found == pytest.approx(blocks.expected_where_all_speak(128, 1280, groups), rel=0.05)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: fit_blocks(np.eye(4), np.ones(4), 3), "m must divide n"),
        (lambda: fit_blocks(np.zeros((2, 3)), np.array([1.0, -1.0]), 1), "no function fits both"),
        (lambda: blocks.everywhere(blocks.Blocks(np.ones((2, 3)))), "dependent"),
        (lambda: blocks.in_ball(blocks.Blocks(np.eye(2)), np.eye(2), 0.0), "give a positive one"),
        (lambda: blocks.within(blocks.outward(np.eye(4), np.array([1.0, -1, 1, -1]), 2), 0.77), "the radius is 0.77"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
