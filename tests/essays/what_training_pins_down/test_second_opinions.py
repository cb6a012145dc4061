"""What the claims that fail or hold with a caveat found, computed once more in another way."""

import numpy as np
import pytest

from explainers.essays.what_training_pins_down import experiments, sawtooth
from explainers.networks import relu_network


def patterns(net, points: int = 60_000) -> int:
    """Activation patterns that occur among random points of the unit square: no polygon is cut."""
    X = np.random.default_rng(0).random((points, 2))
    return len(np.unique(np.packbits(relu_network.pattern(net, X), axis=1), axis=0))


@pytest.mark.second_opinion("regions-grow-exponentially-with-depth")
def test_random_points_meet_as_many_patterns():
    assert [patterns(sawtooth.network(k, 2)) for k in (1, 2, 3)] == [4, 16, 64]
    drawn = np.mean([patterns(experiments.net((4,) * 3, seed)) for seed in range(10)])
    assert drawn < 32
