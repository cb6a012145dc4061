"""The word count against the algorithm of Kaspar and Schuster, step by step as published, and the limits of K."""

from math import log2

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean, lempel_ziv


def kaspar_schuster(s: str) -> int:
    """The published loop: i runs over the history, l is where the present word begins, k its length, k_max the longest copy."""
    s, i, k, l, c, k_max = "0" + s, 0, 1, 1, 1, 1  # the letter in front makes indices begin at 1
    n = len(s) - 1
    if n == 1:
        return 1
    while True:
        if s[i + k] == s[l + k]:
            k += 1
            if l + k > n:
                return c + 1
        else:
            k_max = max(k, k_max)
            i += 1
            if i == l:
                c += 1
                l += k_max
                if l + 1 > n:
                    return c
                i, k, k_max = 0, 1, 1
            else:
                k = 1


@pytest.mark.parametrize("m", range(2, 11))
def test_word_count_on_every_string(m):
    for number in range(2**m):
        s = f"{number:0{m}b}"
        assert len(lempel_ziv.words(s)) == kaspar_schuster(s), s


def test_word_count_on_long_strings():
    for table in np.random.default_rng(0).integers(2, size=(200, 128)):
        s = boolean.text(table)
        assert len(lempel_ziv.words(s)) == kaspar_schuster(s)


def test_the_example_of_the_paper():
    assert lempel_ziv.words("0001101001000101") == ["0", "001", "10", "100", "1000", "101"]


def test_words_make_the_string():
    for table in np.random.default_rng(1).integers(2, size=(50, 77)):
        s = boolean.text(table)
        assert "".join(lempel_ziv.words(s)) == s


@pytest.mark.parametrize("m", [8, 32, 128])
def test_constant_strings_are_simplest_then_periodic_ones(m):
    assert lempel_ziv.complexity("0" * m) == lempel_ziv.complexity("1" * m) == log2(m)
    assert lempel_ziv.complexity("01" * (m // 2)) == 3 * log2(m)


def test_complexity_does_not_know_left_from_right_nor_zero_from_one():
    for table in np.random.default_rng(2).integers(2, size=(50, 32)):
        s = boolean.text(table)
        assert lempel_ziv.complexity(s) == lempel_ziv.complexity(s[::-1]) == lempel_ziv.complexity(boolean.text(1 - table))


@pytest.mark.parametrize("s", ["", "1", "01a"])
def test_bad_input(s):
    with pytest.raises(ValueError, match="give at least two, all 0 or 1"):
        lempel_ziv.complexity(s)
