"""Inputs in order, tables to codes and bytes and back, and counting."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean


def test_input_i_has_the_digits_of_i():
    np.testing.assert_array_equal(boolean.inputs(2), [[0, 0], [0, 1], [1, 0], [1, 1]])
    np.testing.assert_array_equal(boolean.inputs(3, symmetric=True), 2 * boolean.inputs(3) - 1)


@pytest.mark.parametrize("n", [1, 2, 3, 5, 7])
def test_packing_loses_nothing(n):
    tables = np.random.default_rng(n).integers(2, size=(50, 2**n)).astype(bool)
    np.testing.assert_array_equal(boolean.unpack(boolean.pack(tables), n), tables)


@pytest.mark.parametrize("n", [1, 3, 6])
def test_codes_lose_nothing_and_bit_i_is_the_value_at_input_i(n):
    tables = np.random.default_rng(n).integers(2, size=(50, 2**n)).astype(bool)
    code = boolean.codes(tables)
    np.testing.assert_array_equal(boolean.tables(code, n), tables)
    assert int(code[0]) == sum(2**i for i in range(2**n) if tables[0, i])


def test_count_is_what_a_dictionary_counts():
    tables = np.random.default_rng(0).integers(2, size=(300, 4)).astype(bool)
    census = boolean.count(boolean.pack(tables), 2)
    slow = {}
    for table in tables:
        slow[boolean.text(table)] = slow.get(boolean.text(table), 0) + 1
    fast = {boolean.text(t): int(c) for t, c in zip(boolean.unpack(census.functions, 2), census.counts, strict=True)}
    assert fast == slow
    assert census.draws == 300
    assert census.distinct == len(slow)
    assert np.all(np.diff(census.counts) <= 0)
    assert census.constant == pytest.approx((slow["0000"] + slow["1111"]) / 300)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: boolean.inputs(0), "n is 0"),
        (lambda: boolean.inputs(17), "2\\^17 bits does not fit"),
        (lambda: boolean.codes(np.zeros((2, 128), bool)), "128 bits: more than the 64"),
        (lambda: boolean.tables(np.zeros(1, np.uint64), 7), "n is 7"),
        (lambda: boolean.count(np.zeros((5, 2), np.uint8), 3), "shape \\(5, 2\\)"),
        (lambda: boolean.count(np.zeros((0, 1), np.uint8), 3), "M ≥ 1"),
    ],
)
def test_bad_input(call, message):
    with pytest.raises(ValueError, match=message):
        call()
