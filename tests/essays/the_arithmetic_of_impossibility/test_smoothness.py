"""Taylor's bound, the number of coefficients, and their product: closed forms, limits, and the count that was wrong."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers.essays.the_arithmetic_of_impossibility import smoothness


def test_eight_derivatives_in_forty_three_dimensions() -> None:
    """The count that was once left out: one cell has 78 times as many coefficients as ImageNet has images."""
    assert smoothness.coefficients(43, 8) == 99_884_400
    assert 77 < smoothness.coefficients(43, 8) / 1_281_167 < 78
    assert smoothness.coefficients(43, 4) == 15_180


@given(st.integers(1, 5), st.integers(1, 5))
def test_coefficients_are_multi_indices(d: int, s: int) -> None:
    assert smoothness.coefficients(d, s) == sum(sum(powers) < s for powers in product(range(s), repeat=d))
    assert smoothness.monomials(np.ones((1, d)), s - 1).shape == (1, smoothness.coefficients(d, s))


def test_monomials_of_two_variables() -> None:
    x, y = 2.0, 3.0
    np.testing.assert_array_equal(smoothness.monomials(np.array([[x, y]]), 2)[0], [1, x, y, x * x, x * y, y * y])


def test_one_derivative_is_covering() -> None:
    assert smoothness.log10_cells(0.1, 43, 1) == pytest.approx(43)
    assert smoothness.log10_numbers(0.1, 43, 1) == pytest.approx(43)


@given(st.floats(0.01, 0.9), st.integers(1, 50), st.integers(1, 12))
def test_smoothness_divides_the_dimension_and_multiplies_the_numbers(error: float, d: int, s: int) -> None:
    assert smoothness.log10_cells(error, d, s) == pytest.approx(smoothness.log10_cells(error, d, 1) / s)
    product = smoothness.log10_cells(error, d, s) + np.log10(float(smoothness.coefficients(d, s)))
    assert smoothness.log10_numbers(error, d, s) == pytest.approx(product)


def test_taylor_in_one_dimension_is_taylor() -> None:
    assert smoothness.taylor_bound(0.2, 1, 3) == pytest.approx(0.1**3 / 6)


def test_no_wave_errs_more_than_its_bound() -> None:
    for d, s, frequency in ((1, 1, 1.0), (3, 2, 1.0), (10, 5, 0.5)):
        errors = smoothness.wave_errors(0.3, d, s, frequency, np.random.default_rng(0))
        assert errors.max() <= frequency**s * smoothness.taylor_bound(0.3, d, s)


def test_as_many_samples_as_coefficients_fix_them_and_one_fewer_does_not() -> None:
    rng = np.random.default_rng(5)
    needed = smoothness.coefficients(3, 3)
    assert smoothness.known_coefficients(3, 3, needed, rng) == needed
    assert smoothness.known_coefficients(3, 3, needed - 1, rng) == needed - 1
    assert smoothness.known_coefficients(3, 3, 2 * needed, rng, alike=True) == 3


def test_the_price_has_its_minimum_between_buying_and_paying() -> None:
    result = smoothness.price(43, 8)
    assert result.best == 7
    assert 13 < result.least < 13.5
    assert not result.enough
    assert smoothness.price(10, 4).enough and not smoothness.price(10, 1).enough
    assert result.least == smoothness.least_log10_numbers(0.1, 43)


def test_bad_input_is_told() -> None:
    for call, message in (
        (lambda: smoothness.coefficients(0, 3), "d is 0"),
        (lambda: smoothness.log10_cells(1.0, 3, 1), "error is 1.0"),
        (lambda: smoothness.taylor_bound(0.0, 3, 1), "side is 0.0"),
    ):
        with pytest.raises(ValueError, match=message):
            call()
