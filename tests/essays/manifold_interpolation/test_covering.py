"""Counting cells: closed forms, inverse functions, and the exponent of real interpolation."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import covering


def test_half_a_cube_of_a_thousand_dimensions():
    assert covering.log10_samples(0.5, 1000) == pytest.approx(1000 * np.log10(2))
    assert int(covering.log10_samples(0.5, 1000)) == 301
    assert 10 ** covering.log10_samples(0.5, 43) == pytest.approx(2.0**43)
    assert covering.resolution(1_281_167, 43) == pytest.approx(0.721, abs=5e-4)


@pytest.mark.parametrize("s", [1, 2, 8])
@pytest.mark.parametrize("d", [1, 7, 43])
def test_samples_and_resolution_are_inverse(d, s):
    ε = covering.resolution(1e12, d, s)
    assert covering.log10_samples(ε, d, s) == pytest.approx(12)


@pytest.mark.parametrize("d", [1, 2, 3])
@pytest.mark.parametrize(("order", "s"), [(0, 1), (1, 2), (3, 4)])
def test_splines_earn_the_exponent(d, order, s):
    """Between 16 and 32 cells the next order of h still contributes about one part in ten."""
    slope = covering.error_exponent(d, order, (16, 32), np.random.default_rng(0))
    assert slope == pytest.approx(-s / d, rel=0.1)


def test_control_a_spline_does_not_earn_more_than_its_order():
    assert covering.error_exponent(2, 0, (16, 32), np.random.default_rng(0)) > -0.6


@pytest.mark.parametrize("d", [1, 2, 3])
def test_a_tent_earns_one_derivative_whatever_the_spline(d):
    slope = covering.error_exponent(d, 3, (16, 32), np.random.default_rng(0), f=covering.tent)
    assert slope == pytest.approx(-1 / d, rel=0.2)  # in three dimensions the probes miss some of the kinks


def test_coefficients_are_counted():
    for d, s, number in ((1, 4, 4), (2, 3, 6), (43, 4, 15_180), (43, 1, 1)):
        assert 10 ** covering.log10_coefficients(d, s) == pytest.approx(number)
    assert 10 ** covering.log10_samples(0.5, 43, 4) == pytest.approx(2 ** (43 / 4) * 15_180)
    assert covering.resolution(1_000, 43, 8) > 1  # not one polynomial


def test_a_count_has_what_is_needed_and_what_is_reached():
    sets = (covering.DataSet("small", 100, 2.0, 10), covering.DataSet("large", 1000, 20.0, 500))
    rough = covering.Count(0.5, 1, sets)
    np.testing.assert_allclose(rough.needed, [2 * np.log10(2), 20 * np.log10(2)])
    np.testing.assert_allclose(rough.reached, [0.1, 1000 ** (-1 / 20)])


def test_bad_input():
    with pytest.raises(ValueError, match="give 0 < ε < 1"):
        covering.log10_samples(1.5, 3)
    with pytest.raises(ValueError, match="n ≥ 1"):
        covering.resolution(0, 3)
