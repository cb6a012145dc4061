"""The drawings of *Manifold interpolation* hold the numbers they are given."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.manifold_interpolation import dimension_curves, figures, moving_blob, sinusoid
from explainers.essays.manifold_interpolation.covering import Count, DataSet
from explainers.essays.manifold_interpolation.dimension_curves import Curves as DimensionCurves
from explainers.essays.manifold_interpolation.few_labels import Curves as LabelCurves
from explainers.essays.manifold_interpolation.image_paths import Medians, Walk
from explainers.essays.manifold_interpolation.pixel_space import Page
from explainers.look import palette

T = np.linspace(0, 1, 3)
FRAMES = np.random.default_rng(0).random((3, 3, 4, 4))
SCORE = np.array([[1.0, 1.4, 1.0], [1.0, 1.1, 1.0], [0.9, 0.8, 0.9]])
WALK = Walk(T, 1, FRAMES, SCORE, 5, "denoiser", (0.7, 1.4))
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


def test_frames_are_the_two_ends_and_three_ways_at_t(ax):
    figures.draw_frames(ax, WALK)
    alpha = [image.get_array()[..., 3] / 255 for image in ax.get_images()]
    shown = [FRAMES[0, 0], FRAMES[0, -1], *FRAMES[:, 1]]
    for drawn, given in zip(alpha, shown, strict=True):
        np.testing.assert_allclose(drawn, given, atol=0.5 / 15 + 1e-9)  # sixteen gray values
    assert ax.get_lines()[1].get_xdata() == [50]
    x, y = np.diff(ax.get_xlim()), np.diff(ax.get_ylim())
    box = ax.get_position()
    assert y / x == pytest.approx(box.height * 3.2 / (box.width * 4.8))  # pixels are square on a panel of 4.8 by 3.2 inches


def test_scores_are_drawn_with_the_present_place(ax):
    figures.draw_scores(ax, WALK)
    lines = ax.get_lines()[1:]
    for way in range(3):
        np.testing.assert_array_equal(lines[2 * way].get_ydata(), SCORE[way])
        assert lines[2 * way + 1].get_ydata() == [SCORE[way, 1]]
    assert lines[4].get_label() == "denoiser"


def test_medians_have_a_line_a_way(ax):
    figures.draw_medians(ax, Medians(T, ("straight", "code of 4"), SCORE[:2], 10))
    assert [line.get_label() for line in ax.get_lines()[1:]] == ["straight", "code of 4"]


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


@pytest.mark.parametrize(("truth", "shown"), [(2.0, [2.0, 2.0]), (0.0, [])])
def test_truth_is_shown_where_it_is_known(ax, truth, shown):
    figures.draw_by_neighbors(ax, replace(DIMENSIONS, truth=truth))
    assert np.ma.compressed(ax.get_lines()[0].get_ydata(orig=True)).tolist() == shown


def test_needed_samples_are_cells_times_coefficients(ax):
    sets = (DataSet("a", 100, 2.0, 10), DataSet("b", 1000, 20.0, 500))
    figures.draw_count(ax, Count(0.1, 2, sets))
    line = ax.get_lines()[0]
    d = line.get_xdata()
    np.testing.assert_allclose(line.get_ydata(), d / 2 + np.log10(d + 1))  # a straight line needs d + 1 numbers
    filled = ax.get_lines()[-2]
    assert (filled.get_xdata(), filled.get_ydata()) == ([20.0], [pytest.approx(3)])
    assert filled.get_color() == palette.TRUTH
    assert {line.get_markeredgecolor() for line in ax.get_lines()[2:-3]} == {palette.MUTED}
    assert ax.texts[-1].get_text() == "b"


def test_label_curves(ax):
    sizes = np.array([10, 20, 50])
    figures.draw_label_curves(ax, LabelCurves(sizes, sizes / 100, sizes / 90, sizes / 80, np.zeros(3), 0.1, 100, 2))
    lines = ax.get_lines()[1:]
    for curve, values in zip(lines[::2], (sizes / 80, sizes / 100, sizes / 90), strict=True):
        np.testing.assert_array_equal(curve.get_ydata(), values)
    assert [dot.get_xdata().tolist() for dot in lines[1::2]] == [[50]] * 3


def test_the_posts_figure_has_a_third_row(ax):
    figures.draw_sinusoid(ax, sinusoid.compare(np.random.default_rng(0)))
    assert [image.get_array().shape[:2] for image in ax.get_images()] == [(32, 212)] * 3


def test_captions_of_counts():
    sets = (DataSet("small", 100, 2.0, 10), DataSet("large", 1000, 20.0, 500))
    assert figures.describe_count(Count(0.5, 1, sets)) == (
        "Bounded slopes, ε = 0.5: large needs 10⁶ samples in 20 dimensions and 10¹⁵¹ in 500; "
        "its 1,000 images are not enough and reach ε = 0.71."
    )
    assert "2 derivatives" in figures.describe_count(Count(0.5, 2, sets))
    assert figures.describe_count(Count(0.5, 8, sets)).endswith("not enough and do not fix one polynomial.")
    assert "its 100 images are enough" in figures.describe_count(Count(0.5, 1, sets, 0))


def test_the_caption_of_dimensions_starts_with_the_points():
    caption = figures.describe_dimensions(replace(DIMENSIONS, name="cube-30"))
    assert caption.startswith(f"{dimension_curves.CLOUDS['cube-30'][0].capitalize()}, 900 points, k = 10: ")
