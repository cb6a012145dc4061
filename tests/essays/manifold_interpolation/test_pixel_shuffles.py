"""What each way to shuffle keeps."""

import numpy as np
from scipy.spatial.distance import pdist

from explainers.essays.manifold_interpolation import pixel_shuffles

ROWS = np.random.default_rng(0).random((40, 9))


def test_within_keeps_each_images_ink():
    mixed = pixel_shuffles.within(ROWS, np.random.default_rng(1))
    np.testing.assert_array_equal(np.sort(mixed, axis=1), np.sort(ROWS, axis=1))
    assert not np.allclose(np.sort(mixed, axis=0), np.sort(ROWS, axis=0))


def test_across_keeps_each_pixels_law():
    mixed = pixel_shuffles.across(ROWS, np.random.default_rng(1))
    np.testing.assert_array_equal(np.sort(mixed, axis=0), np.sort(ROWS, axis=0))
    assert not np.allclose(np.sort(mixed, axis=1), np.sort(ROWS, axis=1))


def test_alike_keeps_every_distance():
    np.testing.assert_allclose(pdist(pixel_shuffles.alike(ROWS, np.random.default_rng(1))), pdist(ROWS), rtol=1e-12)
    assert not np.allclose(pdist(pixel_shuffles.within(ROWS, np.random.default_rng(1))), pdist(ROWS))
