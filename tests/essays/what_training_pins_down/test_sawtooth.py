import numpy as np
import pytest

from explainers.essays.what_training_pins_down import sawtooth
from explainers.networks import relu_network


@pytest.mark.parametrize("k", [1, 2, 3, 6])
def test_the_network_is_the_tent_iterated(k):
    x = np.random.default_rng(0).uniform(size=(200, 2))
    teeth = x[:, 0]
    for _ in range(k):
        teeth = sawtooth.tent(teeth)
    np.testing.assert_allclose(relu_network.forward(sawtooth.network(k), x)[:, 0], teeth, atol=2.0**k * 1e-14)


def test_two_coordinates_add_up():
    x = np.random.default_rng(1).uniform(size=(200, 2))
    both = relu_network.forward(sawtooth.network(3, 2), x)
    apart = relu_network.forward(sawtooth.network(3), x) + relu_network.forward(sawtooth.network(3), x[:, ::-1])
    np.testing.assert_allclose(both, apart, atol=1e-12)


def test_units_grow_with_depth_and_pieces_exponentially():
    assert [sawtooth.network(k).units for k in (1, 5, 10)] == [2, 10, 20]
    assert [sawtooth.pieces(k) for k in (1, 5, 10)] == [2, 32, 1024]


@pytest.mark.parametrize(("k", "coordinates"), [(0, 1), (2, 3)])
def test_bad_arguments(k, coordinates):
    with pytest.raises(ValueError, match=f"k = {k} folds"):
        sawtooth.network(k, coordinates)
