"""Pages of images: their numbers, and what shuffling keeps."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import pixel_space


def test_possible_images_are_counted():
    assert pixel_space.log10_possible(8, 17) == pytest.approx(64 * np.log10(17))
    assert pixel_space.log10_possible(1, 10) == 1


@pytest.mark.parametrize("way", ["within", "across", "alike"])
@pytest.mark.parametrize(("name", "side"), [("digits", 8), ("mnist_3000", 28)])
def test_noise_and_shuffles_are_far_and_real_images_are_near(name, side, way):
    page = pixel_space.page(name, way, 2)
    assert page.noise.shape == page.shuffled.shape == page.real.shape == (6, side, side)
    assert page.away[2] == 1
    assert page.noise_away > 2
    assert page.shuffled_away > 1.5
    assert page.seen == 12


def test_pages_do_not_repeat():
    first, second = (pixel_space.page("digits", "within", number) for number in (1, 2))
    assert not np.any([np.array_equal(a, b) for a in first.real for b in second.real])


def test_bad_pages():
    with pytest.raises(ValueError, match="page 0 of 6"):
        pixel_space.page("digits", "within", 0)
    with pytest.raises(ValueError, match="choose one of within, across, alike"):
        pixel_space.page("digits", "sideways", 1)
