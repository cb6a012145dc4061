"""Coins and networks draw what they say, and are counted right."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import coins_and_networks, lempel_ziv
from explainers.essays.simple_functions_first.coins_and_networks import Lottery
from explainers.essays.simple_functions_first.parameter_function_map import Prior


def test_a_dozen_of_each():
    drawn = coins_and_networks.play(Prior(5, (4,)), np.random.default_rng(0))
    assert drawn.coins.shape == drawn.networks.shape == (12, 32)


@pytest.mark.parametrize("constant", [0, 1, 3])
def test_constant_networks_are_counted(constant):
    networks = np.tile([True, False], (3, 4))
    networks[:constant] = True
    assert Lottery(networks, networks).constant == constant


def test_mean_complexity_of_each():
    coins, constant = np.tile([True, False, False, True], (3, 4)), np.ones((3, 16), bool)
    assert Lottery(coins, constant).mean_complexity == (lempel_ziv.complexities(coins)[0], 4.0)  # a constant has log₂ of its length


def test_bad_input():
    with pytest.raises(ValueError, match="rows is 0"):
        coins_and_networks.play(Prior(3), np.random.default_rng(0), 0)
