"""Other seeds give other numbers, the same ones each time."""

import numpy as np
import pytest

from explainers.mutants.seeds import fresh, other_seed


def drawn(draw: int, seed) -> float:
    with fresh(draw):
        return np.random.default_rng(seed).random()


@pytest.mark.parametrize("seed", [0, 7, (3, 4), [1, 2], np.random.SeedSequence(5), np.random.SeedSequence(5, spawn_key=(1,))])
def test_a_draw_has_its_own_numbers_and_always_the_same(seed):
    numbers = [drawn(draw, seed) for draw in range(4)]
    assert len(set(numbers)) == 4
    assert numbers == [drawn(draw, seed) for draw in range(4)]
    assert numbers[0] == np.random.default_rng(seed).random()


def test_seeds_that_differ_stay_different():
    states = [tuple(other_seed(seed, draw).generate_state(4)) for seed in (0, 1, (0, 1), (2, 1)) for draw in (1, 2)]
    states += [tuple(other_seed(np.random.SeedSequence(0, spawn_key=key), 1).generate_state(4)) for key in ((0,), (1,))]
    assert len(set(states)) == len(states)


def test_a_generator_is_passed_on_and_is_no_seed():
    with fresh(1) as uses:
        rng = np.random.default_rng(0)
        assert np.random.default_rng(rng) is rng
    assert uses.made == 1
    assert np.random.default_rng is not None
    assert drawn(0, 0) == np.random.default_rng(0).random()
