"""The slope of a law that is known, and a census without bias."""

from dataclasses import replace

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean, parameter_function_map, simplicity_bias
from explainers.essays.simple_functions_first.parameter_function_map import Prior


def test_the_envelope_of_an_exponential_law_is_the_law():
    K = np.repeat([2.0, 5.0, 9.0, 12.0], 3)
    P = 2 ** (-0.7 * K + 1.5) * np.tile([1.0, 0.1, 0.003], 4)
    np.testing.assert_allclose(simplicity_bias.envelope(K, P), (0.7, 1.5), rtol=1e-12)


def test_no_function_lies_above_the_bound():
    rng = np.random.default_rng(0)
    K, P = rng.integers(3, 30, 200).astype(float), rng.random(200)
    a, b = simplicity_bias.envelope(K, P)
    assert np.all(np.log2(P) <= -a * K + b + 1e-12)


def test_coins_have_no_bias_and_networks_have():
    coins = boolean.count(boolean.pack(np.random.default_rng(0).integers(2, size=(4000, 8)).astype(bool)), 3)
    fair, network = simplicity_bias.bias(coins), simplicity_bias.bias(parameter_function_map.census(Prior(3, (10, 10)), 30_000, seed=0))
    assert abs(fair.rank_correlation) < 4 / np.sqrt(255)  # four standard errors of a rank correlation of 256 independent pairs
    assert network.rank_correlation < -4 / np.sqrt(len(network.complexity) - 1)
    assert network.mean_complexity < fair.mean_complexity


def test_mean_complexity_of_a_known_census():
    tables = np.array([[0, 0, 0, 0]] * 6 + [[0, 1, 0, 1]] * 2, bool)
    result = simplicity_bias.bias(boolean.count(boolean.pack(tables), 2))
    assert result.mean_complexity == pytest.approx((6 * 2 + 2 * 6) / 8)  # K is log₂ 4 = 2 and 3 log₂ 4 = 6
    assert result.constant == 6 / 8


def test_correlations_with_ones_and_words():
    exact = simplicity_bias.Bias(3, 100, 6, 2.0 ** -np.arange(6), np.array([3.0, 5, 4, 7, 8, 6]), np.array([0, 1, 1, 2, 2, 2]), 0.5, 5.0)
    assert exact.ones_correlation < -0.9
    assert exact.within_ones[0] == pytest.approx((1 * 1.0 + 2 * 0.5) / 3)
    assert replace(exact, complexity=np.ones(6)).rank_correlation == 0


def test_bad_input():
    with pytest.raises(ValueError, match="two values"):
        simplicity_bias.envelope(np.ones(3), np.ones(3))
    with pytest.raises(ValueError, match="each once"):
        simplicity_bias.bias(boolean.count(np.arange(5, dtype=np.uint8)[:, None], 3))
