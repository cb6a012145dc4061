"""Arithmetic against exact integers, and covering against points that are really thrown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers.essays.too_many_parameters import counting


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


@given(st.floats(1, 1e14), st.floats(1, 1000))
def test_resolution_inverts_the_number_of_cells(n: float, d: float) -> None:
    assert 10 ** counting.log10_cells(counting.resolution(n, d), d) == pytest.approx(n, rel=1e-6)


def test_resolution_in_one_dimension_is_one_over_n_and_in_many_it_is_nothing() -> None:
    assert counting.resolution(50, 1) == pytest.approx(1 / 50)
    assert counting.resolution(1e14, 1e4) > 0.99


def test_cells_hit_counts_cells() -> None:
    points = np.array([[0.1, 0.1], [0.2, 0.2], [0.1, 0.9]])
    assert counting.cells_hit(points, 2) == 2
    assert counting.share_of_cells_hit(1, 7) == pytest.approx(1 / 7)
    assert counting.share_of_cells_hit(10**6, 10**6) == pytest.approx(counting.ONE_MINUS_1_OVER_E, abs=1e-6)


def test_the_neighbor_on_a_circle_is_half_a_gap_away() -> None:
    """d = 1: gaps are exponential with mean 1/n; two directions halve it."""
    assert counting.expected_neighbor_distance(1000, 1) == pytest.approx(1 / 2000)


def test_neighbors_wrap_around() -> None:
    distance = counting.neighbor_distances(np.array([[0.95, 0.5]]), np.array([[0.05, 0.5]]))
    assert distance[0] == pytest.approx(0.1)


def test_bad_input_is_told() -> None:
    for call, message in (
        (lambda: counting.log10_sequences(1, 5), "vocabulary is 1"),
        (lambda: counting.log10_cells(0.0, 3), "epsilon is 0.0"),
        (lambda: counting.resolution(0.5, 3), "n is 0.5"),
    ):
        with pytest.raises(ValueError, match=message):
            call()


def test_the_figures_state() -> None:
    assert counting.sequences(50_000, 8_192).atoms_length == 18
