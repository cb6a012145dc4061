"""What the essay says against its source, computed a second time in another way."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from scipy.spatial import cKDTree


@pytest.mark.second_opinion("a-table-has-an-entry-for-each-input")
def test_tables_by_fourier_analysis() -> None:
    """Characters of Z_3^4 are orthogonal; those of all places count the table, those of at most one place the sums."""
    V, T = 3, 4
    x = np.indices((V,) * T).reshape(T, -1)
    characters = np.exp(2j * np.pi * (x.T @ x) / V)
    gram = characters @ characters.conj().T
    np.testing.assert_allclose(gram, V**T * np.eye(V**T), atol=1e-9)
    assert len(characters) == V**T == 81
    assert int(np.sum(np.count_nonzero(x, axis=0) <= 1)) == T * (V - 1) + 1 == 9
    assert 100_000**8_000 == 10**40_000
    assert 100_000 * 8_000 == 800 * 10**6


@pytest.mark.second_opinion("covering-imagenet")
def test_nearest_neighbors_by_another_library_and_by_the_law() -> None:
    """A k-d tree finds the nearest in ten dimensions; in 43 the side is drawn from its law, the largest of n numbers u^(1/d)."""
    rng = np.random.default_rng(11)
    n = 1_281_167
    tree = cKDTree(rng.random((n, 10)), boxsize=1.0)
    ten = 2 * tree.query(rng.random((20, 10)), p=np.inf)[0]
    assert ten.mean() < 0.3
    many = (1 - rng.random(10_000) ** (1 / n)) ** (1 / 43)  # P(side > u) = (1 − u^43)^n, inverted
    assert many.min() > 0.5
    assert many.mean() == pytest.approx(0.71, abs=0.01)


@pytest.mark.second_opinion("covering-a-thousand-dimensions")
def test_cells_and_protons_in_whole_numbers() -> None:
    """2^1000 cells against a quarter of a proton in each cubic meter of a ball, in whole numbers."""
    cells = 2**1000
    protons = Fraction(1, 4) * Fraction(22, 7) * Fraction(4, 3) * (44 * 10**25) ** 3
    assert len(str(int(protons))) in (80, 81)
    assert cells > protons * 10**200
    assert 2**43 < protons
