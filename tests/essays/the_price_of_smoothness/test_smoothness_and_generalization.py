"""Smooth networks err less where there is something to learn, and as often as a coin where there is not."""

from itertools import permutations

import numpy as np
import pytest
from scipy.stats import spearmanr

from explainers.essays.the_price_of_smoothness import smoothness_and_generalization
from explainers.essays.the_price_of_smoothness.smoothness_and_generalization import Scatter


def test_the_correlation_is_beyond_chance_and_gone_for_coins():
    s, coins = smoothness_and_generalization.scatter(0.2), smoothness_and_generalization.scatter(0.5)
    assert s.correlation > np.quantile(s.dealt(), 0.99)
    assert coins.correlation < np.quantile(coins.dealt(), 0.99)
    assert s.fit == coins.fit == 1
    assert abs(coins.error.mean() - 0.5) < 4 * coins.error.mean(axis=0).std() / np.sqrt(smoothness_and_generalization.SPLITS)


def test_dealing_recipes_anew_is_a_rank_correlation_for_every_order():
    rng = np.random.default_rng(0)
    s = Scatter(rng.random((4, 3)), rng.random((4, 3)), 0.2, 1.0)
    found = s.dealt()
    assert len(found) == 24
    assert found[0] == pytest.approx(s.correlation)
    orders = list(permutations(range(4)))
    for way in (5, 17):
        other = spearmanr(s.lower.ravel(), s.error[list(orders[way])].ravel()).statistic
        assert found[way] == pytest.approx(other)


def test_recipes_with_one_penalty():
    s = smoothness_and_generalization.scatter(0.2)
    free, penalized = (s.recipes(λ) for λ in smoothness_and_generalization.PENALTIES)
    assert free.networks + penalized.networks == s.networks
    assert penalized.lower.mean(axis=1).max() < free.lower.mean(axis=1).min()


def test_networks_as_units_exaggerate():
    s = smoothness_and_generalization.scatter(0.2)
    recipe, network = (smoothness_and_generalization.compare(s, "penalized", unit) for unit in ("recipe", "network"))
    assert recipe.correlation == network.correlation == pytest.approx(recipe.shown.correlation)
    assert recipe.ways == 24
    assert network.as_high < 0.1 < recipe.as_high
    assert not recipe.free.any()
    assert smoothness_and_generalization.compare(s, "free", "recipe").free.all()


def test_chance_among_networks_is_that_of_unrelated_ranks():
    rng = np.random.default_rng(0)
    s = Scatter(rng.random((8, 5)), rng.random((8, 5)), 0.2, 1.0)
    found = smoothness_and_generalization.compare(s, "all", "network")
    assert found.share.sum() == pytest.approx(1)
    middle = (found.edges[1:] + found.edges[:-1]) / 2
    assert np.sqrt(found.share @ middle**2) == pytest.approx(1 / np.sqrt(39), rel=0.05)
    assert found.as_high == pytest.approx(spearmanr(s.lower.ravel(), s.error.ravel(), alternative="greater").pvalue, abs=0.02)


def test_bad_input():
    with pytest.raises(ValueError, match="recipes is 'some'"):
        smoothness_and_generalization.compare(smoothness_and_generalization.scatter(0.2), "some", "recipe")
    with pytest.raises(ValueError, match=r"flipped is 0.7"):
        smoothness_and_generalization.scatter(0.7)
