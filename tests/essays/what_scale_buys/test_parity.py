"""Parities by elimination."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from explainers.essays.what_scale_buys import parity


def test_the_law_of_the_rank_by_counting_all_matrices() -> None:
    """For three bits and two examples, over all 64 pairs of strings."""
    known = []
    for pair in itertools.product(itertools.product((0, 1), repeat=3), repeat=2):
        rows, _ = parity.eliminated(np.array(pair), np.zeros(2, dtype=np.int64))
        known.append(2.0 ** (len(rows) - 3))
    assert parity.expected_right(2, 3) == pytest.approx(0.5 + 0.5 * np.mean(known))


def test_no_examples_and_many() -> None:
    assert parity.expected_right(0, 8) == pytest.approx(0.5 + 0.5 / 2**8)
    assert parity.expected_right(60, 8) == pytest.approx(1)


def test_enough_examples_answer_everything() -> None:
    assert parity.share_right(60, 12, 200, np.random.default_rng(0)) == 1


def test_elimination_keeps_the_solutions() -> None:
    rng = np.random.default_rng(1)
    secret, strings = rng.integers(0, 2, 9), rng.integers(0, 2, (6, 9))
    rows, right = parity.eliminated(strings, strings @ secret % 2)
    np.testing.assert_array_equal(rows @ secret % 2, right)


def test_even_strings_never_have_full_rank() -> None:
    shares = [parity.share_right(60, 10, 200, np.random.default_rng(seed), even=True) for seed in range(20)]
    assert np.mean(shares) == pytest.approx(0.75, abs=0.05)


def test_no_bits_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        parity.share_right(3, 0, 1, np.random.default_rng(0))
