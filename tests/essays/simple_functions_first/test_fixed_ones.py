"""What the number of ones explains, where it is known: tables from coins have no order, and shuffling keeps the ones."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from explainers.essays.simple_functions_first import boolean, fixed_ones, lempel_ziv


def coins(M, bits=128, seed=0):
    return np.random.default_rng(seed).integers(2, size=(M, bits)).astype(bool)


def test_the_smaller_number_does_not_change_with_the_sign_of_the_output():
    tables = coins(50, 16)
    m = fixed_ones.minority(tables)
    np.testing.assert_array_equal(m, fixed_ones.minority(~tables))
    np.testing.assert_array_equal(m, [min(row.sum(), 16 - row.sum()) for row in tables])


def test_coins_have_no_order_and_regular_tables_have():
    rng = np.random.default_rng(1)
    fair = fixed_ones.order(coins(300), rng, coins=300)
    assert abs(fair.mean_shuffled - fair.mean) < 4 * fair.standard_error
    assert fair.simple < 0.05
    stripes = fixed_ones.order(np.tile([False, True], (20, 64)), rng, coins=300)
    assert stripes.mean == lempel_ziv.complexity("01" * 64)
    assert stripes.simple == 1
    assert stripes.mean_shuffled > 5 * stripes.mean


def test_constant_tables_cannot_be_shuffled():
    result = fixed_ones.order(np.zeros((6, 128), bool), np.random.default_rng(0), coins=10)
    np.testing.assert_array_equal(result.complexity, result.shuffled)
    assert result.mean == 7
    m, drawn, shuffled = result.by_ones
    assert (m[0], drawn[0], shuffled[0]) == (0, 7, 7)
    assert np.isnan(drawn[1:]).all()


def test_groups_have_similar_ones():
    tables = np.zeros((40, 128), bool)
    for row, ones in enumerate(np.repeat([8, 9, 64, 120], 10)):
        tables[row, :ones] = True
    m, drawn, _ = fixed_ones.order(tables, np.random.default_rng(0), coins=10).by_ones
    np.testing.assert_allclose(m[[1, 2, 8]], [8, 9, 64])
    assert drawn[1] == pytest.approx(np.mean([lempel_ziv.complexity(boolean.text(tables[row])) for row in (0, 30)]))


def test_correlation_within_is_that_of_one_class_and_blind_between_classes():
    rng = np.random.default_rng(0)
    x, y = rng.random((2, 30))
    ρ, error = fixed_ones.correlation_within(np.zeros(30, int), x, y)
    assert ρ == pytest.approx(spearmanr(x, y).statistic)
    assert error == pytest.approx(1 / np.sqrt(29))
    m = np.repeat([1, 2], 15)
    assert fixed_ones.correlation_within(m, m.astype(float), -m.astype(float))[0] == 0
    assert fixed_ones.correlation_within(m, x, x + 100 * m)[0] == pytest.approx(1)


def test_its_standard_error_is_what_independent_pairs_show():
    rng, m = np.random.default_rng(0), np.repeat([1, 2, 3], [5, 10, 20])
    found = [fixed_ones.correlation_within(m, rng.random(35), rng.random(35)) for _ in range(400)]
    assert abs(np.std([ρ for ρ, _ in found]) / found[0][1] - 1) < 4 / np.sqrt(2 * 400)


def test_bad_input():
    with pytest.raises(ValueError, match="at least one row"):
        fixed_ones.order(np.zeros((0, 8), bool), np.random.default_rng(0))
    with pytest.raises(ValueError, match="x \\(2,\\)"):
        fixed_ones.correlation_within(np.zeros(3, int), np.zeros(2), np.zeros(3))
    with pytest.raises(ValueError, match="none of the 3 classes"):
        fixed_ones.correlation_within(np.arange(3), np.zeros(3), np.zeros(3))
