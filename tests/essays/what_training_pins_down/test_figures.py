"""The drawings of *What training pins down* hold the numbers they are given."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.what_training_pins_down import (
    figures,
    folding,
    normal_directions,
    trained_regions,
    two_class_data,
)
from explainers.essays.what_training_pins_down.region_counts import Counts
from explainers.networks import relu_network
from explainers.networks.backpropagation import Recipe
from explainers.numerals import true_signs


@pytest.fixture
def ax() -> Axes:
    return Figure().subplots()


@pytest.fixture(scope="module")
def reading() -> trained_regions.Reading:
    data = two_class_data.crescents(20, np.random.default_rng(0))
    return trained_regions.read(
        trained_regions.regions_of(data, relu_network.initialize(2, (4, 3), np.random.default_rng(1))), np.array([0.1, 0.2])
    )


def test_regions_with_data_are_filled_and_the_point_is_in_its_own(ax, reading):
    figures.draw_regions(ax, reading)
    held, own = ax.patches
    assert len(held.get_path().to_polygons()) == np.sum(reading.regions.held > 0)
    assert own.get_path().contains_point(reading.point)
    np.testing.assert_array_equal(np.ravel(ax.get_lines()[-1].get_data()), reading.point)


def test_every_kink_is_one_stroke(ax, reading):
    figures.draw_regions(ax, reading)
    x = ax.get_lines()[0].get_xdata(orig=True)
    assert np.sum(np.ma.getmaskarray(x)) == sum(len(layer) for layer in reading.regions.kinks)
    np.testing.assert_array_equal(x.compressed()[:2], reading.regions.kinks[0][0, :, 0])


def test_the_affine_map_touches_its_piece(ax, reading):
    figures.draw_line(ax, reading)
    _, affine, graph, piece, point = ax.get_lines()
    np.testing.assert_allclose(np.interp(piece.get_xdata(), *affine.get_data()), piece.get_ydata(), atol=1e-9)
    np.testing.assert_array_equal(np.column_stack(graph.get_data()), reading.corners)
    assert np.interp(point.get_xdata()[0], *graph.get_data()) == pytest.approx(point.get_ydata()[0])


def test_counts_stand_over_their_units(ax):
    counts = Counts(
        np.array([8, 16]),
        (1, 2, 4),
        np.array([[37.0, 35, 20], [130, 140, 90]]),
        np.zeros((2, 3)),
        np.array([37.0, 137]),
        np.array([16.0, 256]),
    )
    figures.draw_counts(ax, counts)
    folds, most, first = ax.get_lines()[:3]
    np.testing.assert_array_equal(folds.get_ydata(), counts.folds)
    np.testing.assert_array_equal(most.get_ydata(), counts.one_layer)
    np.testing.assert_array_equal(first.get_ydata(), counts.drawn[:, 0])


def test_the_best_line_is_drawn_where_it_divides_the_points(ax):
    data = two_class_data.disc_and_ring(30, np.random.default_rng(0))
    layer = folding.layer(folding.initialize(2, 4, np.random.default_rng(0), size=1.0), data.X, data.y, folding.grid(1.3, 5, 9), 2)
    figures.draw_folds(ax, layer)
    _, line, ones, zeros = ax.get_lines()
    (x0, x1), (y0, y1) = line.get_data()
    v, c = layer.line

    def side(drawn, points):
        x, y = np.array(drawn.get_data())
        above = (x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)
        return np.sign(above) * np.sign(points @ v + c)

    signs = np.concatenate([side(ones, layer.points[data.y > 0]), side(zeros, layer.points[data.y == 0])])
    assert len(np.unique(signs)) == 1


def test_course_and_steps(ax):
    data = normal_directions.flat_data(10, 2, 5, np.random.default_rng(0))
    run = normal_directions.course(data, relu_network.initialize(5, (6,), np.random.default_rng(0)), Recipe(30, 0.05), (0, 30))
    walk = normal_directions.Walk(run, 1, normal_directions.steps(run.nets[1], data, np.linspace(0, 2, 5), np.random.default_rng(0)))
    figures.draw_course(ax, walk)
    along, across, slope, now = ax.get_lines()
    assert along.get_ydata()[1] == run.moved_along[1]
    assert across.get_ydata()[1] == pytest.approx(run.moved_across[1])
    np.testing.assert_array_equal(slope.get_ydata(), run.gradient_across)
    assert now.get_xdata()[0] == 30
    other = Figure().subplots()
    figures.draw_steps(other, walk)
    np.testing.assert_array_equal(other.get_lines()[1].get_ydata(), walk.steps.adversarial)


def test_the_map_is_written_with_true_signs(reading):
    affine = true_signs(figures.describe_reading(reading)).split(", and in it ")[1]
    assert affine.startswith("f = ")
    assert "-" not in affine
    assert "+ −" not in affine


def test_the_caption_of_a_reading_counts_data(reading):
    regions = [int(np.flatnonzero(reading.regions.held == n)[0]) for n in (0, 1)] + [int(reading.regions.held.argmax())]
    captions = [figures.describe_reading(replace(reading, region=region)) for region in regions]
    for caption, words in zip(captions, ("no datum", "one datum", f"{reading.regions.held.max()} data"), strict=True):
        assert (
            f"{reading.regions.F} regions, {reading.regions.empty} of them without a datum. At (0.10, 0.20) the region holds {words}, "
            in caption
        )


def test_captions_of_layers_say_where_they_are():
    data = two_class_data.disc_and_ring(30, np.random.default_rng(0))
    net, lines = folding.initialize(3, 4, np.random.default_rng(0), size=1.0), folding.grid(1.0, 3, 5)
    captions = [figures.describe_layer(folding.layer(net, data.X, data.y, lines, depth)) for depth in (0, 0.5, 1, 1.5)]
    assert [caption.split(":")[0] for caption in captions] == [
        "Before the first block",
        "On the way from block 0 to block 1",
        "After block 1",
        "On the way from block 1 to block 2",
    ]
