"""Dimensions of tables and of what shares: the closed form against ranks, and its two ends."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainers.essays.the_arithmetic_of_impossibility import interactions


@given(st.integers(2, 1000), st.integers(1, 30))
def test_the_ends_are_a_constant_a_sum_and_a_table(V: int, T: int) -> None:
    assert interactions.dimension(V, T, 0) == 1
    assert interactions.dimension(V, T, 1) == T * (V - 1) + 1
    assert interactions.dimension(V, T, T) == V**T


@pytest.mark.parametrize(("V", "T"), [(2, 5), (3, 4), (4, 3)])
def test_the_rank_is_the_dimension(V: int, T: int) -> None:
    for order in range(T + 1):
        assert interactions.measured_dimension(V, T, order) == interactions.dimension(V, T, order)


def test_all_sequences_are_all_and_different() -> None:
    found = interactions.all_sequences(3, 4)
    assert found.shape == (81, 4)
    assert len(np.unique(found, axis=0)) == 81
    assert (found.min(), found.max()) == (0, 2)


def test_each_set_of_places_has_one_term_a_sequence() -> None:
    terms = interactions.terms(interactions.all_sequences(2, 3), 2, 2)
    assert terms.shape == (8, 1 + 3 * 2 + 3 * 4)
    np.testing.assert_array_equal(terms.sum(axis=1), 1 + 3 + 3)


def test_bad_input_is_told() -> None:
    with pytest.raises(ValueError, match="order 5"):
        interactions.dimension(3, 4, 5)
    with pytest.raises(ValueError, match="writes out at most 5,000"):
        interactions.all_sequences(50, 3)
