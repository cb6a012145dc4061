"""The uniform law, exactly and by sampling, and the threshold functions."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean, perceptron
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


@pytest.mark.parametrize("n", [1, 2, 3])
def test_threshold_functions(n):
    assert perceptron.threshold_functions(n) == perceptron.THRESHOLD_FUNCTIONS[n]
    assert perceptron.discover(Prior(n, ()), 20_000, np.random.default_rng(0)).found == perceptron.THRESHOLD_FUNCTIONS[n]


def test_discovery_counts_what_a_set_counts():
    curve = perceptron.discover(Prior(2, (3,)), 50, np.random.default_rng(5), points=50)
    assert curve.distinct[0] == 1
    assert np.all(np.diff(curve.distinct) >= 0)
    assert curve.draws[-1] == 50


def test_bad_input():
    with pytest.raises(ValueError, match="all must be positive"):
        perceptron.ones_by_signs(np.array([1.0, 0.0]))
    with pytest.raises(ValueError, match="n is 4"):
        perceptron.threshold_functions(4)
