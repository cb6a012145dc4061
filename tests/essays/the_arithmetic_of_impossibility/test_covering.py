"""Covering against points that are really thrown."""

from __future__ import annotations

from math import gamma

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers.essays.the_arithmetic_of_impossibility import covering


@given(st.floats(1, 1e14), st.floats(1, 1000))
def test_resolution_inverts_the_number_of_cells(n: float, d: float) -> None:
    assert 10 ** covering.log10_cells(covering.resolution(n, d), d) == pytest.approx(n, rel=1e-6)


def test_resolution_in_one_dimension_is_one_over_n_and_in_many_it_is_nothing() -> None:
    assert covering.resolution(50, 1) == pytest.approx(1 / 50)
    assert covering.resolution(1e14, 1e4) > 0.99


def test_cells_hit_counts_cells() -> None:
    points = np.array([[0.1, 0.1], [0.2, 0.2], [0.1, 0.9]])
    assert covering.cells_hit(points, 2) == 2
    assert covering.share_of_cells_hit(1, 7) == pytest.approx(1 / 7)
    assert covering.share_of_cells_hit(10**6, 10**6) == pytest.approx(covering.ONE_MINUS_1_OVER_E, abs=1e-6)


def test_the_side_in_one_dimension_is_the_mean_gap() -> None:
    """d = 1: ∫ (1 − u)^n du = 1/(n + 1)."""
    assert covering.expected_side(999, 1) == pytest.approx(1 / 1000)


def test_the_side_for_large_n_has_the_power_of_the_cells() -> None:
    n, d = 10**6, 5
    assert covering.expected_side(n, d) == pytest.approx(gamma(1 + 1 / d) * n ** (-1 / d), rel=1e-6)


def test_one_sample_is_as_far_as_chance_has_it() -> None:
    """One sample: the side is the largest of d uniform numbers, with mean d/(d + 1)."""
    assert covering.expected_side(1, 4) == pytest.approx(4 / 5)


def test_thrown_sides_are_as_expected_and_a_sheet_is_as_thin_as_it_is() -> None:
    rng = np.random.default_rng(1)
    for d, sheet in ((3, 0), (6, 2)):
        sides = covering.sides(500, d, 400, rng, sheet)
        error = sides.std() / np.sqrt(len(sides))
        assert abs(sides.mean() - covering.expected_side(500, sheet or d)) < 4 * error


def test_chunks_change_nothing_but_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = covering.sides(300, 2, 5, np.random.default_rng(2))
    monkeypatch.setattr(covering, "CHUNK", 100)
    np.testing.assert_array_equal(covering.sides(300, 2, 5, np.random.default_rng(2)), whole)


def test_halving_the_cells_takes_two_to_the_d_times_the_samples() -> None:
    result = covering.covering(1_281_167, 43)
    assert result.side == pytest.approx(0.721, abs=1e-3)
    assert 10**result.half_exponent == pytest.approx(2.0**43)
    assert 10**result.halving_exponent == pytest.approx(2.0**43 * 1_281_167)


def test_bad_input_is_told() -> None:
    rng = np.random.default_rng(0)
    for call, message in (
        (lambda: covering.log10_cells(0.0, 3), "epsilon is 0.0"),
        (lambda: covering.resolution(0.5, 3), "n is 0.5"),
        (lambda: covering.expected_side(0, 3), "n is 0"),
        (lambda: covering.sides(5, 2, 1, rng, 3), "sheet is 3"),
    ):
        with pytest.raises(ValueError, match=message):
            call()
