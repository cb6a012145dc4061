"""Dimensions of classes: sheets of different dimensions are told apart, and groups of everything are not."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import class_dimensions, synthetic_manifolds


def sheets(dimensions):
    rng = np.random.default_rng(0)
    rows = np.concatenate([synthetic_manifolds.sphere(d, 12, 400, rng) + 5 * i for i, d in enumerate(dimensions)])
    return rows, np.repeat(np.arange(len(dimensions)), 400)


def test_each_sheet_has_its_dimension():
    found = class_dimensions.compare(*sheets((1, 2, 4)), 15, 3, np.random.default_rng(1))
    np.testing.assert_allclose(found.real, [1, 2, 4], rtol=0.15)
    assert (found.thinnest, found.thickest) == (0, 2)
    assert (found.least, found.most) == (found.real[0], found.real[2])
    assert found.groups.shape == (3, 3)
    assert (found.low, found.high) == (found.groups.min(), found.groups.max())
    np.testing.assert_allclose(found.gaussian, [2, 3, 5], rtol=0.2)  # a Gaussian fills the directions around a sphere


def test_random_groups_are_alike():
    rows, labels = sheets((1, 4))
    found = class_dimensions.of_random_groups(rows, labels, 15, 4, np.random.default_rng(1))
    assert np.ptp(found) < 0.3 * np.ptp(class_dimensions.by_class(rows, labels, 15))


def test_one_kind_alone_is_the_whole():
    rows, _ = sheets((2,))
    one = class_dimensions.by_class(rows, np.zeros(len(rows), int), 10)
    np.testing.assert_array_equal(one, class_dimensions.by_class(rows, np.full(len(rows), 7), 10))


def test_bad_input():
    with pytest.raises(ValueError, match="each image needs one"):
        class_dimensions.by_class(np.ones((3, 2)), np.zeros(2, int), 1)
