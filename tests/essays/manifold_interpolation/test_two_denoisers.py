"""Two denoisers that share no image: who has seen what, and when they agree."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import two_denoisers

ROWS = np.random.default_rng(0).normal(size=(1750, 3)) @ np.random.default_rng(1).normal(size=(3, 16)) / 4
SETS = two_denoisers.halves(ROWS, np.random.default_rng(2))


def test_no_image_is_in_two_sets():
    together = np.concatenate([SETS.first, SETS.second, SETS.new])
    assert together.shape == (1700, 16)
    assert len(np.unique(together, axis=0)) == 1700


def test_linear_denoisers_agree_like_one_over_n_and_memories_do_not():
    apart = {
        kind: [two_denoisers.run(SETS, kind, n, 0.3, np.random.default_rng(3)).apart.mean() for n in (100, 700)]
        for kind in two_denoisers.KINDS
    }
    assert apart["linear"][0] / apart["linear"][1] == pytest.approx(7, rel=0.6)
    assert apart["memory"][1] > 5 * apart["linear"][1]


def test_the_memory_errs_least_on_what_it_has_seen():
    memory, linear = (two_denoisers.run(SETS, kind, 30, 0.3, np.random.default_rng(3)) for kind in two_denoisers.KINDS)
    assert memory.own.mean() < linear.own.mean() < linear.new.mean()


def test_what_is_seen_is_in_the_order_of_the_figure():
    trials = [two_denoisers.run(SETS, "memory", n, 0.3, np.random.default_rng(3)) for n in two_denoisers.SIZES]
    found = two_denoisers.denoised(SETS, trials, "memory", 30, 5)
    rows = found.pictures.reshape(5, 16)
    np.testing.assert_allclose(rows[0], np.clip(SETS.new[5], 0, 1))
    np.testing.assert_allclose(rows[2], np.clip(trials[1].first[5], 0, 1))
    assert min(np.abs(np.clip(row, 0, 1) - rows[4]).max() for row in SETS.first[:30]) == 0
    variance = SETS.first.var(axis=0).sum()
    assert (found.n, found.own, found.new) == (30, trials[1].own.mean() / variance, trials[1].new.mean() / variance)
    assert found.apart == pytest.approx(trials[1].apart.mean() / variance)


def test_bad_input():
    with pytest.raises(ValueError, match="use more images"):
        two_denoisers.halves(ROWS[:1000], np.random.default_rng(0))
    with pytest.raises(ValueError, match="choose one of memory, linear"):
        two_denoisers.learn("deep", ROWS, 0.3)
