import numpy as np
import pytest

from explainers.essays.what_training_pins_down import trained_regions
from explainers.essays.what_training_pins_down.two_class_data import Labeled
from explainers.networks import relu_network

TRAINED = trained_regions.train_on_crescents(2, 6, np.random.default_rng(0))


def test_every_datum_is_in_one_region():
    assert TRAINED.held.sum() == len(TRAINED.data.y)
    assert TRAINED.empty == np.sum(TRAINED.held == 0) > 0
    assert TRAINED.right > 0.9
    assert TRAINED.linear <= TRAINED.F
    assert TRAINED.linear >= TRAINED.F - len(TRAINED.silent)


def test_a_reading_is_the_network():
    for x in (np.array([0.31, 0.2]), np.array([-1.3, 0.2])):
        reading = trained_regions.read(TRAINED, x)
        f = relu_network.forward(TRAINED.net, x[None]).item()
        assert reading.gradient @ x + reading.offset == pytest.approx(f, abs=1e-12)
        (t0, f0), (t1, f1) = reading.piece
        assert t0 <= x[0] <= t1
        assert (f1 - f0) / (t1 - t0) == pytest.approx(reading.gradient[0], abs=1e-9)
        assert np.interp(x[0], *reading.corners.T) == pytest.approx(f, abs=1e-12)
        assert reading.held == np.sum(TRAINED.found.locate(TRAINED.data.X) == reading.region)


def test_a_point_or_datum_outside():
    with pytest.raises(ValueError, match="in no region of the box"):
        trained_regions.read(TRAINED, np.array([3.0, 0.0]))
    with pytest.raises(ValueError, match="the datum"):
        trained_regions.regions_of(Labeled(np.array([[9.0, 0.0]]), np.array([1.0])), TRAINED.net)
    with pytest.raises(ValueError, match="depth 0"):
        trained_regions.train_on_crescents(0, 4, np.random.default_rng(0))
