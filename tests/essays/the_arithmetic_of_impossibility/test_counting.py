"""Arithmetic against exact integers, and the atoms of the universe."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers.essays.the_arithmetic_of_impossibility import counting


@given(st.integers(2, 200), st.integers(1, 40))
def test_sequences_against_whole_numbers(vocabulary: int, length: int) -> None:
    digits = len(str(vocabulary**length))
    assert abs(counting.log10_sequences(vocabulary, length) - digits) <= 1
    assert counting.log10_sequences(vocabulary, length) == pytest.approx(float(np.log10(float(vocabulary**length))))


def test_a_round_case() -> None:
    assert counting.log10_sequences(100_000, 8_000) == pytest.approx(40_000, abs=1e-6)


@given(st.integers(2, 100_000), st.floats(2, 1e80))
def test_the_length_that_exceeds_is_the_first(vocabulary: int, count: float) -> None:
    T = counting.length_exceeding(vocabulary, count)
    assert vocabulary**T > count * (1 - 1e-9)
    assert vocabulary ** (T - 1) <= count * (1 + 1e-9)


def test_baryons_fill_a_ball() -> None:
    assert counting.baryons(2.0) == pytest.approx(8 * counting.baryons(1.0))
    assert counting.baryons(1.0) == pytest.approx(0.2515 * 4 / 3 * np.pi, rel=1e-3)  # a quarter of a proton in a cubic meter
    assert counting.ATOMS == 1e80


def test_the_radius_in_light_years() -> None:
    assert counting.RADIUS / counting.LIGHT_YEAR == pytest.approx(46.5e9, rel=1e-3)


def test_bad_input_is_told() -> None:
    with pytest.raises(ValueError, match="vocabulary is 1"):
        counting.log10_sequences(1, 5)
    with pytest.raises(ValueError, match="radius is 0"):
        counting.baryons(0.0)


def test_the_figures_state() -> None:
    assert counting.sequences(50_000, 8_192).atoms_length == 18
