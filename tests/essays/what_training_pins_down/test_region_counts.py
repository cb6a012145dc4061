import numpy as np
import pytest

from explainers.essays.what_training_pins_down import region_counts
from explainers.essays.what_training_pins_down.hyperplane_arrangement import zaslavsky


def test_one_random_layer_makes_all_that_one_layer_can():
    counts = region_counts.count([8, 12], (1, 2), 4)
    np.testing.assert_allclose(counts.drawn[:, 0], counts.one_layer, rtol=0.01)  # a crossing may lie beyond the box
    np.testing.assert_array_equal(counts.one_layer, [zaslavsky(8, 2), zaslavsky(12, 2)])
    np.testing.assert_array_equal(counts.folds, [16, 64])
    assert counts.drawn.shape == counts.linear.shape == (2, 2)
    np.testing.assert_array_equal(counts.linear[:, 0], counts.drawn[:, 0])  # every unit of one layer bends f
    assert np.all(counts.linear <= counts.drawn)


def test_units_that_cannot_be_shared_out():
    with pytest.raises(ValueError, match="N = 10"):
        region_counts.count([8, 10], (1,), 1)
    with pytest.raises(ValueError, match="N = 8"):
        region_counts.count([8], (3,), 1)
