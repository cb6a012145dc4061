"""Families that do not show the law: their intervals must not hold −1/2; and blocks, whose local gradients do."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import linear_interpolant, lipschitz, where_the_law_fails
from explainers.essays.the_price_of_smoothness.where_the_law_fails import fit_blocks


@pytest.fixture(scope="module")
def reaches():
    return {
        "trained": where_the_law_fails.trained(widths=(16, 32, 64), steps=500, R=4),
        "penalized": where_the_law_fails.trained(where_the_law_fails.PENALTY, widths=(16, 32, 64), steps=500, R=4),
        "features": where_the_law_fails.random_features((400, 800, 1600), R=4),
        "blocks": where_the_law_fails.blocks(),
    }


@pytest.mark.parametrize("family", ["trained", "penalized", "features"])
def test_not_minus_one_half(reaches, family):
    exponents = reaches[family].exponents
    assert exponents
    for kind, found in exponents.items():
        assert not found.contains(-0.5), f"{kind}: {found}"


@pytest.mark.parametrize("family", ["trained", "penalized", "features", "blocks"])
def test_every_fit_fits_and_lies_above_the_law(reaches, family):
    r = reaches[family]
    assert r.largest_misfit < 0.5  # signs are right, with room
    assert np.all(r.at_data <= r.lower + 1e-9)
    assert np.all(r.lower <= r.upper)
    assert np.all(r.lower > r.law)


def test_blocks_obey_the_law_at_their_data_and_nowhere_else(reaches):
    assert where_the_law_fails.corrected_at_data(reaches["blocks"]).contains(-0.5)
    assert not reaches["blocks"].exponents["at_data"].contains(-0.5)
    assert abs(reaches["blocks"].exponents["lower"].slope) < 0.05


def test_one_group_of_blocks_is_the_linear_interpolant():
    # half the dead zone doubles the slope
    assert where_the_law_fails.expected_at_data(16, 640, 1) == pytest.approx(2 * linear_interpolant.expected(16, 640, 640), rel=1e-4)


def test_a_block_function_fits_and_its_gradient_is_its_slope():
    X, y = (part[0] for part in where_the_law_fails.fair_data(1, 24, 300, np.random.default_rng(0)))
    f = fit_blocks(X, y, 4)
    np.testing.assert_allclose(f(X), y, atol=1e-9)
    v, ε = np.random.default_rng(1).standard_normal(300), 1e-7
    np.testing.assert_allclose((f(X + ε * v) - f(X - ε * v)) / (2 * ε), f.input_gradient(X) @ v, rtol=1e-5)


def test_all_blocks_speak_somewhere_so_ascent_can_do_no_better_than_the_cap():
    X, y = (part[0] for part in where_the_law_fails.fair_data(1, 24, 300, np.random.default_rng(0)))
    f = fit_blocks(X, y, 4)
    known = where_the_law_fails.everywhere(f)
    x = np.linalg.lstsq(f.w, np.full(len(f.w), 10.0), rcond=None)[0]  # w_g·x = 10 for all g
    assert np.linalg.norm(f.input_gradient(x)) == pytest.approx(known.lower.value)
    assert lipschitz.ascend(f.input_gradient, X).value <= known.upper.value


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: where_the_law_fails.random_features((50,)), "p is 50 and n is 100"),
        (lambda: where_the_law_fails.fair_data(1, 5, 0, np.random.default_rng(0)), "d = 0"),
        (lambda: fit_blocks(np.eye(4), np.ones(4), 3), "m must divide n"),
        (lambda: fit_blocks(np.zeros((2, 3)), np.array([1.0, -1.0]), 1), "no function fits both"),
        (lambda: where_the_law_fails.everywhere(where_the_law_fails.Blocks(np.ones((2, 3)))), "dependent"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
