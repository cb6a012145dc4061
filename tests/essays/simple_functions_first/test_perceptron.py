"""The uniform law, exactly and by sampling, and the threshold functions."""

from math import comb

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean, parameter_function_map, perceptron
from explainers.essays.simple_functions_first.parameter_function_map import Prior


@pytest.mark.parametrize("n", [1, 2, 4, 6])
def test_over_the_signs_every_number_of_ones_comes_once(n):
    size = np.random.default_rng(n).exponential(size=n)
    np.testing.assert_array_equal(np.sort(perceptron.ones_by_signs(size)), np.arange(2**n))


def test_a_bias_breaks_the_law():
    size = np.random.default_rng(0).exponential(size=4)
    assert len(np.unique(perceptron.ones_by_signs(size, 0.7))) < 16


@pytest.mark.parametrize("n", [3, 5, 7])
def test_uniform_law_by_sampling(n):
    seen = perceptron.ones(Prior(n, (), σ_b=0), 20_000, np.random.default_rng(0))
    assert seen.χ2 < seen.χ2_limit
    assert seen.frequency.sum() == pytest.approx(1)
    biased = perceptron.ones(Prior(n, (), σ_b=0.3), 20_000, np.random.default_rng(0))
    assert biased.χ2 > biased.χ2_limit


def test_on_symmetric_inputs_exactly_half_are_ones():
    seen = perceptron.ones(Prior(4, (), σ_b=0, symmetric=True), 500, np.random.default_rng(0))
    assert seen.frequency[8] == 1


def test_the_linear_program_knows_what_is_separable():
    X = boolean.inputs(2)
    tables = np.stack([X.all(axis=1), X.any(axis=1), X.sum(axis=1) == 1, np.zeros(4, bool)])
    np.testing.assert_array_equal(perceptron.separable(tables, 2), [True, True, False, True])


@pytest.mark.parametrize(("n", "known"), [(1, 4), (2, 14), (3, 104)])  # OEIS A000609
def test_threshold_functions(n, known):
    assert perceptron.threshold_functions(n) == known
    tables = parameter_function_map.sample(Prior(n, ()), 20_000, np.random.default_rng(0))
    assert len(np.unique(boolean.codes(tables))) == known


def test_coins_are_binomial():
    law = perceptron.ones(Prior(3, ()), 10, np.random.default_rng(0)).binomial
    np.testing.assert_allclose(law, [comb(8, t) / 256 for t in range(9)])


def test_bad_input():
    with pytest.raises(ValueError, match="all must be positive"):
        perceptron.ones_by_signs(np.array([1.0, 0.0]))
    with pytest.raises(ValueError, match="n is 4"):
        perceptron.threshold_functions(4)
