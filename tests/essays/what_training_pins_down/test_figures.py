"""The drawings of *What training pins down* hold the numbers they are given."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.what_training_pins_down import (
    experiments,
    figures,
    folding,
    hyperplane_arrangement,
    normal_directions,
    trained_regions,
    two_class_data,
)
from explainers.essays.what_training_pins_down.region_counts import Counted, Counts
from explainers.networks import relu_network
from explainers.networks.backpropagation import Recipe
from explainers.numerals import true_signs
from tests.saved_numbers import saved


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


COUNTS = Counts(
    np.array([8, 16]),
    (1, 2, 4),
    np.array([[37.0, 35, 20], [130, 140, 90]]),
    np.array([[37.0, 34, 11], [130, 139, 80]]),
    np.array([37.0, 137]),
    np.array([16.0, 256]),
)


@pytest.mark.parametrize("kind", ["activation", "linear"])
def test_counts_stand_over_their_units(ax, kind):
    figures.draw_counts(ax, Counted(COUNTS, kind, 16))
    chosen, folds, most, first = ax.get_lines()[:4]
    assert chosen.get_xdata()[0] == 16
    for curve, counts in ((folds, COUNTS.folds), (most, COUNTS.one_layer)):
        np.testing.assert_allclose(np.array(curve.get_ydata())[[0, -1]], counts)
    np.testing.assert_array_equal(first.get_ydata(), (COUNTS.drawn if kind == "activation" else COUNTS.linear)[:, 0])


def test_the_formulas_are_curves_and_no_polygons(ax):
    most = np.array([hyperplane_arrangement.zaslavsky(N, 2) for N in (8, 16, 48)], float)
    counts = replace(COUNTS, N=np.array([8, 16, 48]), drawn=np.ones((3, 3)), one_layer=most, folds=4.0 ** np.array([2, 4, 12]))
    figures.draw_counts(ax, Counted(counts, "activation", 16))
    for curve, values in zip(ax.get_lines()[1:3], (counts.folds, counts.one_layer), strict=True):
        assert len(curve.get_xdata()) > 30
        between = np.interp(np.log(16), np.log(curve.get_xdata()), np.log(curve.get_ydata()))
        assert between == pytest.approx(np.log(values[1]), rel=0.01)


def test_the_caption_of_counts_reads_its_row():
    assert figures.describe_counts(Counted(COUNTS, "linear", 8)) == (
        "8 units make, on average, 37 in 1 layer, 34 in 2 layers and 11 in 4 layers (linear regions of random networks). "
        "One layer can make 37, folds 16."
    )


def layer(m: int, depth: float = 2) -> folding.Layer:
    data = two_class_data.disc_and_ring(30, np.random.default_rng(0))
    net = folding.initialize(2, 4, np.random.default_rng(0), size=1.0, m=m)
    return folding.layer(net, data.X, data.y, folding.square(1.3, 9), depth)


@pytest.mark.parametrize("m", [2, 3])
def test_both_sides_of_the_sheet_are_all_of_it(ax, m):
    figures.draw_folds(ax, layer(m))
    upper, under = (len(patch.get_path().vertices) // 4 - 1 for patch in ax.patches)
    assert upper + under == 2 * 8 * 8
    assert (under > 0) == (layer(m).upside_down > 0)


def test_a_sheet_that_was_not_moved_shows_its_upper_side(ax):
    figures.draw_folds(ax, layer(2, 0))
    assert len(ax.patches[1].get_path().vertices) == 4  # a triangle out of sight


def test_the_best_line_lies_where_the_classifier_is_zero(ax):
    flat = layer(2, 0)
    figures.draw_folds(ax, flat)
    x, y = (np.ma.filled(np.ma.masked_invalid(side), np.nan) for side in ax.get_lines()[1].get_data(orig=True))
    points = np.column_stack([x, y])[~np.ma.getmaskarray(ax.get_lines()[1].get_xdata(orig=True))] * 2.6
    v, c = flat.line
    assert len(points) > 4
    np.testing.assert_allclose(points @ v + c, 0, atol=1e-12)


RUN = normal_directions.course(
    normal_directions.flat_data(10, 2, 5, np.random.default_rng(0)),
    relu_network.initialize(5, (6,), np.random.default_rng(0)),
    Recipe(30, 0.05),
    (0, 30),
)


def test_weights_and_slope_stand_over_their_steps(ax):
    walk = normal_directions.Walk(RUN, 1, np.array([1.0, 2.0]))
    figures.draw_moved(ax, walk)
    now, along, across = ax.get_lines()
    assert now.get_xdata()[0] == 30
    assert along.get_ydata()[1] == RUN.moved_along[1] == walk.along
    assert across.get_ydata()[1] == pytest.approx(RUN.moved_across[1])
    other = Figure().subplots()
    figures.draw_slope(other, walk)
    np.testing.assert_array_equal(other.get_lines()[1].get_ydata(), [1, 2])
    np.testing.assert_array_equal(other.get_lines()[2].get_ydata(), RUN.gradient_across)
    assert figures.describe_walk(walk).startswith("After 30 steps the loss has moved the weights by ")
    assert "by nothing across" in figures.describe_walk(replace(walk, course=replace(RUN, moved_across=np.zeros(2))))


def test_before_the_first_step_nothing_is_measured():
    caption = figures.describe_walk(normal_directions.Walk(RUN, 0, np.array([1.0, 2.0])))
    assert (
        caption == f"Before the first step nothing has moved. Across the data f has slope {RUN.gradient_across[0]:.2f}; expected is 1.00."
    )


def test_a_step_moves_every_datum(ax):
    step = normal_directions.leave(RUN.nets[1], RUN.data, "worst", 1.0, np.random.default_rng(0))
    figures.draw_flips(ax, step)
    np.testing.assert_array_equal(np.column_stack(ax.get_lines()[-1].get_data()), np.column_stack([step.f, step.moved]))
    other = Figure().subplots()
    figures.draw_change(other, step)
    curve, point = other.get_lines()
    assert np.interp(1.0, *curve.get_data()) == pytest.approx(point.get_ydata()[0])
    assert f"its sign at {step.flipped:.0%}" in figures.describe_step(step)


def test_the_map_is_written_with_true_signs(reading):
    affine = true_signs(figures.describe_reading(reading)).split(", and in it ")[1]
    assert affine.startswith("f = ")
    assert "-" not in affine
    assert "+ −" not in affine


@pytest.mark.parametrize("depth", [2, 3])
def test_the_steepest_network_of_the_slider_stays_in_sight(ax, depth):
    steep = experiments.reading(depth, 4, -1.8)
    figures.draw_line(ax, steep)
    low, high = ax.get_ylim()
    assert low < steep.corners[:, 1].min() and steep.corners[:, 1].max() < high


def test_the_caption_of_a_reading_counts_data(reading):
    regions = [int(np.flatnonzero(reading.regions.held == n)[0]) for n in (0, 1)] + [int(reading.regions.held.argmax())]
    captions = [figures.describe_reading(replace(reading, region=region)) for region in regions]
    for caption, words in zip(captions, ("no datum", "one datum", f"{reading.regions.held.max()} data"), strict=True):
        assert (
            f"{reading.regions.F} activation regions, {reading.regions.empty} of them without a datum; "
            f"{reading.regions.linear} linear regions. At (0.10, 0.20) the region holds {words}, " in caption
        )


def test_captions_of_layers_say_where_they_are():
    data = two_class_data.disc_and_ring(30, np.random.default_rng(0))
    net, lines = folding.initialize(3, 4, np.random.default_rng(0), size=1.0), folding.square(1.0, 5)
    captions = [figures.describe_layer(folding.layer(net, data.X, data.y, lines, depth)) for depth in (0, 0.5, 1, 1.5)]
    assert [caption.split(":")[0] for caption in captions] == [
        "Before the first block",
        "On the way from block 0 to block 1",
        "After block 1",
        "On the way from block 1 to block 2",
    ]


def test_steps_and_values_are_saved_as_they_are():
    walk = experiments.walk(0.0, 0)
    for name, moved in (("along", walk.course.moved_along), ("across", walk.course.moved_across)):
        np.testing.assert_allclose(saved(figures.draw_moved, walk)[f"{name} the data"], [walk.course.at, moved], rtol=1e-5)
    assert walk.course.at[0] == 0 and np.min(walk.course.moved_across) < 3e-17
    np.testing.assert_allclose(saved(figures.draw_slope, walk)["this network"], [walk.course.at, walk.course.gradient_across], rtol=1e-5)
