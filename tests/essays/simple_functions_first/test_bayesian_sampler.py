"""P_B by reweighting is P_B by rejection, and the comparison knows its own noise."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import bayesian_sampler, boolean, no_free_lunch, parameter_function_map
from explainers.essays.simple_functions_first.bayesian_sampler import Comparison
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.simple_functions_first.sgd_ensemble import Recipe

PRIOR = Prior(3, (20,), 1.0, 0.5, True)
TARGET = bayesian_sampler.conjunction(3)


def test_the_law_is_the_frequency_made_symmetric():
    plain = bayesian_sampler.function_law(PRIOR, 20_000, seed=0, symmetrize=False)
    even = bayesian_sampler.function_law(PRIOR, 20_000, seed=0)
    assert plain.sum() == pytest.approx(1)
    assert even.sum() == pytest.approx(1)
    noise = np.sqrt(2 * even * (1 - even) / (np.pi * 20_000)).sum() / 2
    assert np.abs(plain - even).sum() / 2 < 2 * noise


def test_reweighting_is_rejection():
    data = bayesian_sampler.split(TARGET, 5, np.random.default_rng(0))
    law = no_free_lunch.posterior(bayesian_sampler.function_law(PRIOR, 40_000, seed=0), data)
    tables = parameter_function_map.sample(PRIOR, 40_000, np.random.default_rng(1))
    kept = boolean.codes(tables[data.agrees(tables)]).astype(np.int64)
    rejection = np.bincount(kept, minlength=256) / len(kept)
    noise = np.sqrt(2 * law * (1 - law) / (np.pi * len(kept))).sum() / 2
    assert np.abs(law - rejection).sum() / 2 < 2 * noise


def test_sampling_noise_is_what_a_sample_shows():
    rng = np.random.default_rng(0)
    p = rng.dirichlet(np.ones(30))
    tv = [Comparison(p, rng.multinomial(1000, p) / 1000, np.zeros(30), np.zeros(30), 1000) for _ in range(200)]
    mean, expected = np.mean([c.total_variation for c in tv]), tv[0].sampling_noise
    assert abs(mean / expected - 1) < 0.05  # the normal approximation of the binomial


def test_splits_and_target():
    np.testing.assert_array_equal(TARGET, [0, 0, 0, 0, 0, 0, 1, 1])
    data = bayesian_sampler.split(TARGET, 5, np.random.default_rng(0))
    np.testing.assert_array_equal(data.labels, TARGET[data.at])
    assert len(np.unique(data.at)) == 5
    with pytest.raises(ValueError, match="N is 8"):
        bayesian_sampler.split(TARGET, 8, np.random.default_rng(0))


def test_the_experiment_compares_consistent_functions():
    law = bayesian_sampler.function_law(bayesian_sampler.prior_of(Recipe(h=16), 4), 5000, seed=0)
    c = bayesian_sampler.experiment(Recipe(h=16), law, 300, 0)
    assert c.bayes.shape == c.sgd.shape == (2**8,)
    assert c.bayes.sum() == pytest.approx(1)
    assert c.sgd.sum() == pytest.approx(1)
    assert 0 < c.total_variation < 1
    assert c.bayes_complexity == pytest.approx(sum(p * k for p, k in zip(c.bayes, c.complexity, strict=True)))
    with pytest.raises(ValueError, match="n is 5"):
        bayesian_sampler.function_law(Prior(5), 10, seed=0)
