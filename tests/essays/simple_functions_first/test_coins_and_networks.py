"""Coins and networks draw what they say, and the sentence counts right."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import coins_and_networks
from explainers.essays.simple_functions_first.coins_and_networks import Lottery
from explainers.essays.simple_functions_first.parameter_function_map import Prior


def test_a_dozen_of_each():
    drawn = coins_and_networks.play(Prior(5, (4,)), np.random.default_rng(0))
    assert drawn.coins.shape == drawn.networks.shape == (12, 32)


@pytest.mark.parametrize(
    ("constant", "words"), [(0, "None of the networks is"), (1, "One of the networks is"), (3, "3 of the networks are")]
)
def test_the_sentence(constant, words):
    networks = np.tile([True, False], (3, 4))
    networks[:constant] = True
    assert Lottery(networks, networks).story.startswith(words)


def test_bad_input():
    with pytest.raises(ValueError, match="rows is 0"):
        coins_and_networks.play(Prior(3), np.random.default_rng(0), 0)
