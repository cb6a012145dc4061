"""Guess and check draws from the posterior, after as many tries as a geometric law says."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import bayesian_sampler, boolean, guess_and_check, no_free_lunch
from explainers.essays.simple_functions_first.guess_and_check import Guesses, Guessing
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.simple_functions_first.training_set import TrainingSet

PRIOR = Prior(3, (20,), 1.0, 0.5, symmetric=True)
TARGET = bayesian_sampler.conjunction(3)
DATA = bayesian_sampler.split(TARGET, 5, np.random.default_rng(0))


def test_what_is_kept_is_a_sample_of_the_posterior():
    kept = guess_and_check.guess(PRIOR, DATA, 40_000, np.random.default_rng(1))
    assert DATA.agrees(kept.tables).all()
    law = no_free_lunch.posterior(bayesian_sampler.function_law(PRIOR, 40_000, seed=0), DATA)
    share = np.bincount(boolean.codes(kept.tables).astype(np.int64), minlength=256) / len(kept.tables)
    noise = np.sqrt(2 * law * (1 - law) / (np.pi * len(kept.tables))).sum() / 2
    assert np.abs(law - share).sum() / 2 < 2 * noise


def test_tries_are_geometric():
    kept = guess_and_check.guess(PRIOR, DATA, 40_000, np.random.default_rng(2))
    p, R = kept.evidence, len(kept.tries)
    assert kept.tries.sum() <= kept.draws
    assert abs(kept.tries.mean() * p - 1) < 4 / np.sqrt(R)
    first = np.mean(kept.tries == 1)
    assert abs(first - p) < 4 * np.sqrt(p * (1 - p) / R)


def test_errors_on_unseen_inputs_are_counted():
    right = TARGET.astype(bool)[None]
    assert guess_and_check.wrong(right, DATA, TARGET)[0] == 0
    assert guess_and_check.wrong(~right, DATA, TARGET)[0] == len(DATA.unseen) == 3


def test_both_learners_are_summed_up():
    kept = Guesses(np.zeros((2, 8), bool), np.array([3, 5]), 10)
    result = Guessing(kept, np.array([0, 3]), np.array([0, 0, 0, 3]), 3)
    assert result.tries == 5
    assert (result.guessed_error, result.trained_error) == (0.5, 0.25)
    np.testing.assert_allclose(result.shares[1], [0.75, 0, 0, 0.25])
    assert result.standard_error == pytest.approx(np.hypot(0.5 / np.sqrt(2), np.sqrt(3 / 16) / 2))


def test_bad_input():
    with pytest.raises(ValueError, match="networks have 4 inputs"):
        guess_and_check.guess(Prior(4), DATA, 10, np.random.default_rng(0))
    parity = TrainingSet(3, np.arange(8), np.array([0, 1, 1, 0, 1, 0, 0, 1]))
    with pytest.raises(ValueError, match="none of 10 networks gets the 8 labels right"):
        guess_and_check.guess(PRIOR, parity, 10, np.random.default_rng(0))
