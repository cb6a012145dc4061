"""Families that do not show the law by themselves, their slopes lie above −1/2; and blocks, whose gradients at the data follow it."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import bump_interpolant, lipschitz, where_the_law_fails
from explainers.essays.the_price_of_smoothness.blocks import expected_at_data


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
    formula = [expected_at_data(blocks.n, blocks.d, round(p / blocks.d)) for p in blocks.p]
    np.testing.assert_allclose(np.exp(np.log(blocks.at_data).mean(axis=0)), formula, rtol=0.05)
    assert blocks.exponents["at_data"].slope == pytest.approx(-0.5, abs=0.05)
    assert abs(blocks.exponents["lower"].slope) < 0.05


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: where_the_law_fails.random_features((50,)), "p is 50 and n is 200"),
        (lambda: where_the_law_fails.fair_data(1, 5, 0, np.random.default_rng(0)), "d = 0"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
