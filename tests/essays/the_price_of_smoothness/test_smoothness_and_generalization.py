"""Smooth networks err less where there is something to learn, and as often as a coin where there is not."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import smoothness_and_generalization


def test_the_correlation_is_beyond_chance_and_gone_for_coins():
    s, coins = smoothness_and_generalization.scatter(0.2), smoothness_and_generalization.scatter(0.5)
    chance = np.abs(s.shuffled(200, np.random.default_rng(0))).max()
    assert s.correlation > chance
    assert abs(coins.correlation) < np.abs(coins.shuffled(200, np.random.default_rng(0))).max()
    assert s.fit == coins.fit == 1
    assert abs(coins.error.mean() - 0.5) < 4 * coins.error.mean(axis=0).std() / np.sqrt(smoothness_and_generalization.SPLITS)


def test_bad_input():
    with pytest.raises(ValueError, match=r"flipped is 0.7"):
        smoothness_and_generalization.scatter(0.7)
