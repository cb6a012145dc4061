"""Averaged over all targets no learner beats a coin; on the targets that its prior favors it does."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import no_free_lunch
from explainers.essays.simple_functions_first.training_set import TrainingSet

LABELS = TrainingSet(3, np.array([0, 2, 5]), np.array([1, 0, 1]))


@pytest.mark.parametrize("seed", range(5))
def test_over_all_targets_the_error_is_one_half_for_any_prior(seed):
    prior = np.random.default_rng(seed).random(256) ** 8
    result = no_free_lunch.every_target(no_free_lunch.posterior(prior, LABELS), LABELS)
    assert result.mean == pytest.approx(0.5, abs=1e-12)
    assert len(result.error) == 2**5


def test_expected_error_is_the_sum_over_functions():
    law = no_free_lunch.posterior(np.random.default_rng(0).random(256), LABELS)
    target = np.array([1, 0, 0, 1, 1, 1, 0, 0])
    tables = np.arange(256)[:, None] >> np.arange(8) & 1
    slow = sum(p * np.mean(table[LABELS.unseen] != target[LABELS.unseen]) for p, table in zip(law, tables, strict=True))
    assert no_free_lunch.expected_error(law, target, LABELS.unseen) == pytest.approx(slow)
    every = no_free_lunch.every_target(law, LABELS)
    assert slow == pytest.approx(every.error[int("".join(map(str, target[LABELS.unseen])), 2)])


def test_posterior_is_zero_where_a_label_is_missed():
    law = no_free_lunch.posterior(np.ones(256), LABELS)
    assert law.sum() == pytest.approx(1)
    assert np.count_nonzero(law) == 2**5
    assert all((f >> 0 & 1, f >> 2 & 1, f >> 5 & 1) == (1, 0, 1) for f in np.flatnonzero(law))


def test_a_learner_without_preferences_learns_nothing_and_one_that_knows_everything_all():
    target = np.array([0, 1, 1, 0, 1, 0, 0, 1])
    flat = no_free_lunch.learning_curve(np.ones(256), target, np.random.default_rng(0), 3)
    np.testing.assert_allclose(flat, 0.5, atol=1e-12)
    sure = np.zeros(256)
    sure[int(target @ 2 ** np.arange(8))] = 1
    np.testing.assert_array_equal(no_free_lunch.learning_curve(sure, target, np.random.default_rng(0), 3), 0)


def test_bad_input():
    with pytest.raises(ValueError, match="prior has shape \\(5,\\)"):
        no_free_lunch.posterior(np.ones(5), LABELS)
    with pytest.raises(ValueError, match="no function with positive probability"):
        no_free_lunch.posterior(np.eye(256)[0], LABELS)
    with pytest.raises(ValueError, match="first 1 labels"):
        no_free_lunch.learning_curve(np.eye(256)[0], np.ones(8, np.int64), np.random.default_rng(0), 1)


def test_the_contrary_learner_turns_preferences_around():
    prior = np.random.default_rng(0).dirichlet(np.ones(256))
    against = no_free_lunch.contrary(prior)
    assert against.sum() == pytest.approx(1)
    np.testing.assert_array_equal(np.argsort(against), np.argsort(prior)[::-1])
    np.testing.assert_allclose(no_free_lunch.contrary(against), prior)
    with pytest.raises(ValueError, match="255 functions have probability zero"):
        no_free_lunch.contrary(np.eye(256)[0])
