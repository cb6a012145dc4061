import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.look import palette, style


@pytest.fixture
def ax() -> Axes:
    axes = Figure().subplots()
    axes.set(xlim=(0, 5), ylim=(-1, 1))
    return axes


def test_pixels_are_ink_whose_alpha_is_the_gray_value(ax):
    shown = style.show_image(ax, np.array([[0.0, 0.2], [0.6, 1.0]]), (1, 2, 0, 1))
    pixels = shown.get_array()
    assert pixels[..., 3].tolist() == [[0, 51], [153, 255]]
    assert {"#" + bytes(p[:3]).hex() for p in pixels.reshape(-1, 4)} == {palette.INK}


def test_gray_values_are_rounded_to_the_levels(ax):
    shown = style.show_image(ax, np.linspace(0, 1, 100).reshape(10, 10), (0, 1, 0, 1), levels=4)
    assert np.unique(shown.get_array()[..., 3]).tolist() == [0, 85, 170, 255]


def test_a_picture_leaves_the_axes_as_they_are(ax):
    style.show_image(ax, np.eye(3), (1, 2, 0, 1))
    assert (ax.get_xlim(), ax.get_ylim(), ax.get_aspect()) == ((0, 5), (-1, 1), "auto")


@pytest.mark.parametrize("image", [np.zeros(4), np.full((2, 2), 1.5), np.full((2, 2), np.nan)])
def test_what_is_no_gray_picture_is_refused(ax, image):
    with pytest.raises(ValueError, match="gray values in \\[0, 1\\]"):
        style.show_image(ax, image, (0, 1, 0, 1))
