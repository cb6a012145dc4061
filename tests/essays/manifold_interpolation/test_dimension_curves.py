"""Curves of estimates: consistent with the estimators they are made of."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import dimension_curves as dims
from explainers.essays.manifold_interpolation.intrinsic_dimension import maximum_likelihood, nearest_distances


def test_both_panels_meet_at_the_chosen_point():
    curves = dims.curves("digits", 900, 20)
    assert curves.estimate == curves.by_k[0, dims.NEIGHBORS.index(20)] == curves.by_n[0, dims.SIZES.index(900)]
    assert curves.low == curves.by_n[1, dims.SIZES.index(900)]
    assert curves.second == curves.two_nn[2]
    assert curves.estimate == maximum_likelihood(nearest_distances(dims.cloud("digits")[:900], 20))
    assert curves.pixels == 64


def test_a_sphere_shows_its_dimension_and_control_shuffled_digits_exceed_digits():
    assert abs(dims.curves("sphere-2", 1797, 20).estimate - 2) < 0.15
    assert dims.curves("digits-shuffled", 1797, 20).estimate > 2 * dims.curves("digits", 1797, 20).estimate


def test_gaussian_images_have_the_moments_of_the_digits():
    digits = dims.cloud("digits")
    for name in ("digits-gaussian", "digits-classes"):
        drawn = dims.cloud(name)
        assert drawn.shape == digits.shape
        error = 5 * digits.std(axis=0) / np.sqrt(len(digits))
        assert np.all(np.abs(drawn.mean(axis=0) - digits.mean(axis=0)) <= error)


def test_gaussian_images_are_thicker_than_digits_and_thinner_than_shuffled_ones():
    names = ("digits", "digits-classes", "digits-gaussian", "digits-shuffled")
    found = [dims.curves(name, 1797, 20).estimate for name in names]
    assert found == sorted(found)


def test_clouds_have_enough_different_points():
    for name in dims.CLOUDS:
        assert len(np.unique(dims.cloud(name), axis=0)) >= max(dims.SIZES)


def test_an_unknown_cloud():
    with pytest.raises(ValueError, match="no cloud of points is called 'torus'"):
        dims.cloud("torus")
