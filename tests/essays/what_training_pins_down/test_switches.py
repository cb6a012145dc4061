import numpy as np
import pytest

from explainers.essays.what_training_pins_down import switches
from explainers.networks import linear_pieces, relu_network

NETS = [relu_network.initialize(1, (5, 4, 3), np.random.default_rng(seed)) for seed in range(400)]


def test_all_layers_together_are_the_breakpoints():
    for net in NETS[:20]:
        assert switches.switches(net, -5, 5).sum() == len(linear_pieces.breakpoints(net, -5, 5))


def test_one_layer_has_cauchy_kinks():
    mean = switches.expected_switches(relu_network.initialize(1, (7,), np.random.default_rng(0)), -3, 3)
    assert mean == pytest.approx(linear_pieces.expected_breakpoints(7, 3, np.sqrt(2), 1))


def test_the_mean_of_each_layer_is_its_expectation():
    counted = np.array([switches.switches(net, -5, 5) for net in NETS])
    expected = np.array([switches.expected_switches(net, -5, 5) for net in NETS])
    error = np.std(counted - expected, axis=0, ddof=1) / np.sqrt(len(NETS))
    assert np.all(np.abs(np.mean(counted - expected, axis=0)) < 4 * error)


def test_the_last_layer_always_bends():
    np.testing.assert_allclose(switches.chance_to_bend((9, 2, 1)), [0.75 * 0.5, 0.5, 1])
    np.testing.assert_allclose(switches.chance_to_bend((4,)), [1])
