"""The drawings of *Manifold interpolation* hold the numbers they are given."""

import re
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.manifold_interpolation import dimension_curves, figures, moving_blob
from explainers.essays.manifold_interpolation.class_dimensions import Classes
from explainers.essays.manifold_interpolation.dimension_curves import Curves as DimensionCurves
from explainers.essays.manifold_interpolation.few_labels import Curves as LabelCurves
from explainers.essays.manifold_interpolation.image_paths import Pairs, Walk
from explainers.essays.manifold_interpolation.pixel_space import Page
from explainers.essays.manifold_interpolation.two_denoisers import SIZES, Denoised
from explainers.look import style

T = np.linspace(0, 1, 3)
FRAMES = np.random.default_rng(0).random((4, 3, 4, 4))
SCORE = np.array([[1.0, 1.4, 1.0], [1.0, 1.3, 1.0], [1.0, 1.1, 1.0], [0.9, 0.8, 0.9]])
WALK = Walk(T, 1, FRAMES[0, [0, 2]], FRAMES, SCORE, 5)
PAIRS = Pairs(T, 1, "data", "straight", ("straight", "data"), SCORE[[0, 2]], np.array([[1.1, 1.0, 1.6], [1.4, 1.3, 1.5]]))
CLASSES = Classes(np.arange(10.0) + 2, np.arange(10.0) + 9, np.array([[5.0] * 10, [6.0] * 10]))
CURVES = np.array([np.linspace(0.2, 0.4, 5), np.linspace(0.9, 0.5, 5), np.linspace(0.8, 0.1, 5)])
DENOISED = Denoised("linear", np.random.default_rng(1).random((5, 4, 4)), CURVES, 4)
DIMENSIONS = DimensionCurves(
    "sphere-2", 900, 10, 2.0, 100, np.linspace([2.0] * 2, [1.0] * 2, 9).T, np.array([[2.0] * 4, [1.8] * 4]), np.array([1.9] * 4)
)


@pytest.fixture
def ax() -> Axes:
    return Figure().subplots()


def test_a_strip_keeps_pictures_apart():
    pictures = np.ones((3, 2, 2))
    np.testing.assert_array_equal(figures.strip(pictures), [[1, 1, 0, 1, 1, 0, 1, 1]] * 2)
    assert figures.strip(pictures, 3).shape == (2, 12)


def test_a_page_has_three_rows_of_its_images(ax):
    real = np.zeros((6, 8, 8))
    real[2] = 1
    figures.draw_page(ax, Page(real, real, real, 1, "within", np.ones(3), 79.0))
    alpha = [image.get_array()[..., 3] for image in ax.get_images()]
    assert [a.shape for a in alpha] == [(8, 53)] * 3
    assert all(np.all(a[:, 18:26] == 255) and a.sum() == 64 * 255 for a in alpha)


def test_a_page_says_what_was_thrown():
    real = np.zeros((6, 8, 8))
    said = figures.describe_page(Page(real, real, real, 2, "within", np.array([3.1, 2.0, 1.0]), 1888.0))
    assert said.startswith("Throw 2: 12 of 10¹⁸⁸⁸ possible images. Noise is 3.10 and shuffled digits are 2.00 times")


def test_frames_are_the_two_ends_and_four_ways_at_t(ax):
    figures.draw_frames(ax, WALK)
    ends, frames = (image.get_array()[..., 3] / 255 for image in ax.get_images())
    assert np.abs(ends[:, :4] - FRAMES[0, 0]).max() <= 0.5 / 15 + 1e-9  # sixteen gray values
    assert np.abs(ends[:, -4:] - FRAMES[0, 2]).max() <= 0.5 / 15 + 1e-9
    for way in range(4):
        assert np.abs(frames[:, 5 * way : 5 * way + 4] - FRAMES[way, 1]).max() <= 0.5 / 15 + 1e-9
    assert ax.get_lines()[1].get_xdata() == [50]
    x, y = np.diff(ax.get_xlim()), np.diff(ax.get_ylim())
    box = ax.get_position()
    assert y / x == pytest.approx(box.height * figures.WALK_HEIGHT / (box.width * 4.8))  # pixels are square
    for image in ax.get_images():
        left, right, low, high = image.get_extent()
        assert (right - left) / image.get_array().shape[1] == pytest.approx((high - low) / 4)


def test_between_the_ends_and_the_frames_is_no_more_room_than_for_their_names(ax):
    figures.draw_frames(ax, WALK)
    (*_, foot, top), (*_, below) = (image.get_extent() for image in ax.get_images())
    assert below < foot < below + top - foot
    assert top < ax.get_ylim()[1] < top + 0.5 * (top - foot)
    size = (4.8, figures.WALK_HEIGHT)
    ax.figure.set_size_inches(size)
    ax.figure.draw_without_rendering()
    names = [ax.transData.inverted().transform_bbox(text.get_window_extent()) for text in ax.texts]
    assert all(below < box.y0 and box.y1 < foot for box in names)


def test_a_walk_says_its_four_scores():
    said = figures.describe_walk(WALK)
    assert "straight line is at 1.40, between blurred ends at 1.30, through the data (5 steps) at 1.10, along the code at 0.80" in said


def test_medians_have_a_line_a_way_and_two_dots(ax):
    figures.draw_medians(ax, PAIRS)
    lines = ax.get_lines()[1:]
    assert [line.get_label() for line in lines[:2]] == ["straight line", "through the data"]
    assert [(line.get_xdata()[0], line.get_ydata()[0]) for line in lines[2:]] == [(0.5, 1.1), (0.5, 1.4)]


def test_pairs_fill_their_panel():
    """The scores of all pairs on all ways are between 0.43 and 1.77."""
    drawn = Figure(figsize=(4.8, 3.2)).subplots()
    figures.draw_pairs(drawn, PAIRS)
    assert drawn.get_xlim() == drawn.get_ylim() == (0.4, 1.9)
    (words,) = drawn.texts
    drawn.figure.draw_without_rendering()
    box = drawn.transData.inverted().transform_bbox(words.get_window_extent())
    assert box.y0 > 1.7 and box.x0 > 0.4  # nothing is there: the first way is nearer than the second


def test_pairs_are_dots_about_the_diagonal(ax):
    figures.draw_pairs(ax, PAIRS)
    dots, diamond = ax.get_lines()[1:3]
    np.testing.assert_array_equal(getattr(dots, style.PLACES), PAIRS.scores[::-1])
    assert diamond.get_xydata().tolist() == [[1.4, 1.1]]
    assert ax.get_aspect() == 1
    assert figures.describe_pairs(PAIRS).endswith("nearer for 67% of 3 pairs; the medians are 1.10 and 1.40.")


def test_each_digit_is_drawn_beside_its_gaussian_and_the_band(ax):
    figures.draw_classes(ax, CLASSES)
    gaussian, real = ax.get_lines()
    np.testing.assert_array_equal(real.get_ydata(), CLASSES.real)
    np.testing.assert_array_equal(gaussian.get_ydata(), CLASSES.gaussian)
    band = ax.collections[0].get_paths()[0].vertices[:, 1]
    assert (band.min(), band.max()) == (5, 6)
    assert figures.describe_classes(CLASSES).startswith(
        "Alone, the digits have 2.0 (the\u00a00) to 11.0 (the\u00a09) dimensions; random groups"
    )


def test_denoised_pictures_and_errors(ax):
    figures.draw_denoised(ax, DENOISED)
    for image, given in zip(ax.get_images(), DENOISED.pictures, strict=True):
        np.testing.assert_allclose(image.get_array()[..., 3] / 255, given, atol=0.5 / 15 + 1e-9)
    other = Figure().subplots()
    figures.draw_denoiser_errors(other, DENOISED)
    curves, dots = other.get_lines()[::2], other.get_lines()[1::2]
    for curve, dot, values in zip(curves, dots, CURVES, strict=True):
        np.testing.assert_array_equal(curve.get_ydata(), values)
        assert dot.get_xydata().tolist() == [[SIZES[-1], values[-1]]]
    assert figures.describe_denoised(DENOISED).endswith("error 0.40 on images that they have seen, 0.50 on new ones; they are 0.10 apart.")
    nearly = replace(DENOISED, curves=DENOISED.curves * [[1e-6], [1], [1]])
    assert "error less than 0.01 on images that they have seen, 0.50" in figures.describe_denoised(nearly)


def test_blobs_and_their_distance(ax):
    motion = moving_blob.move(3.0, 0.5)
    figures.draw_blobs(ax, motion)
    np.testing.assert_array_equal(ax.get_lines()[2].get_ydata(), motion.faded)
    other = Figure().subplots()
    figures.draw_blob_distance(other, motion)
    assert other.get_lines()[0].get_ydata()[0] == pytest.approx(np.sqrt(0.5))
    assert other.get_lines()[-1].get_data() == ([3.0], [pytest.approx(0.63363, abs=5e-6)])


def test_dimension_panels_mark_the_same_estimate(ax):
    figures.draw_by_neighbors(ax, DIMENSIONS)
    other = Figure().subplots()
    figures.draw_by_points(other, DIMENSIONS)
    at = dimension_curves.NEIGHBORS.index(10)
    assert ax.get_lines()[-1].get_data() == ([10], [DIMENSIONS.by_k[0, at]])
    assert other.get_lines()[-1].get_data() == ([900], [DIMENSIONS.estimate])
    np.testing.assert_array_equal(other.get_lines()[3].get_ydata(), DIMENSIONS.two_nn)


def test_a_panel_names_what_it_draws(ax):
    figures.draw_by_neighbors(ax, DIMENSIONS)
    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names == ["likelihood, k − 1", "with k − 2 instead", "truth, if known"]
    other = Figure().subplots()
    figures.draw_by_points(other, DIMENSIONS)
    assert [text.get_text() for text in other.get_legend().get_texts()] == ["TwoNN"]


@pytest.mark.parametrize(("truth", "shown"), [(2.0, [2.0, 2.0]), (0.0, [])])
def test_truth_is_shown_where_it_is_known(ax, truth, shown):
    figures.draw_by_neighbors(ax, replace(DIMENSIONS, truth=truth))
    assert np.ma.compressed(ax.get_lines()[0].get_ydata(orig=True)).tolist() == shown


def test_label_curves(ax):
    sizes = np.array([10, 20, 50])
    figures.draw_label_curves(ax, LabelCurves(sizes, sizes / 100, sizes / 90, sizes / 80, np.zeros(3), 0.1, 100, 2))
    assert "guessing" in [text.get_text() for text in ax.get_legend().get_texts()]
    lines = ax.get_lines()[1:]
    for curve, values in zip(lines[::2], (sizes / 80, sizes / 100, sizes / 90), strict=True):
        np.testing.assert_array_equal(curve.get_ydata(), values)
    assert [dot.get_xdata().tolist() for dot in lines[1::2]] == [[50]] * 3


def test_a_motion_says_how_far_the_fade_is():
    said = figures.describe_motion(moving_blob.move(3.0, 0.5))
    assert "the fade is 0.63 away from the nearest blob; far apart it would be 0.71." in said
    said = [figures.describe_motion(moving_blob.move(Δ, 0.5)).split(",")[0] for Δ in (0.5, 1.0, 2.0)]
    assert said == ["Two blobs 0.5 widths apart", "Two blobs 1 width apart", "Two blobs 2 widths apart"]


def test_no_line_of_a_caption_ends_within_a_difference():
    """A number and its sign, or the digit after *the*, stay on one line of a telephone."""
    for caption in (figures.describe_dimensions(DIMENSIONS), figures.describe_classes(CLASSES)):
        assert not re.search(r" [−+=] |\(the ", caption), caption


def test_the_caption_of_dimensions_starts_with_the_points():
    caption = figures.describe_dimensions(replace(DIMENSIONS, name="cube-30"))
    assert caption.startswith(f"{dimension_curves.CLOUDS['cube-30'][0].capitalize()}, 900 points, k\u00a0=\u00a010: ")


@pytest.mark.parametrize(("name", "what"), [("sphere-2", "coordinates"), ("cube-30", "coordinates"), ("digits", "pixels")])
def test_only_images_have_pixels(name: str, what: str) -> None:
    caption = figures.describe_dimensions(dimension_curves.curves(name, 225, 5))
    assert caption.endswith(f" There are {dimension_curves.cloud(name).shape[1]} {what}.")
