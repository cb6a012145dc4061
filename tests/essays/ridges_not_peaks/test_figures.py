from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.essays.ridges_not_peaks import (
    experiments,
    figures,
    finite_steps,
    functional_dimension,
    level_set,
    one_more_neuron,
    ridge,
    ridge_of_a_product,
    training_and_width,
)
from explainers.look import style
from explainers.networks.one_hidden_layer import Network
from tests.saved_numbers import saved


@pytest.fixture
def ax():
    style.use()
    return Figure(figsize=(4.8, 3.2)).subplots()


def artists(draw, result):
    ax = Figure().subplots()
    draw(ax, result)
    return [type(child).__name__ for child in ax.get_children()], ax.get_xlim(), ax.get_ylim()


def spectrum(h, N, d_out):
    rng = np.random.default_rng(0)
    return ridge.spectrum(Network(2, h, d_out), ridge.random_data(N, 2, rng, d_out=d_out), rng)


def test_landscape_shows_the_ridge_and_the_descent(ax):
    result = ridge_of_a_product.descend(-1.2, 2.0)
    figures.draw_landscape(ax, result)
    first, second, path, start, end = ax.get_lines()
    for branch in (first, second):
        np.testing.assert_allclose(np.multiply(*branch.get_data()), 1)
    assert (path.get_xdata()[0], path.get_ydata()[0]) == (-1.2, 2.0) == (start.get_xdata()[0], start.get_ydata()[0])
    assert end.get_xdata()[0] * end.get_ydata()[0] == pytest.approx(1)


def test_cross_section_is_flat_along_and_curved_across(ax):
    result = ridge_of_a_product.descend(2.0, 0.4)
    figures.draw_cross_section(ax, result)
    steep, flat, _ = ax.get_lines()
    middle = slice(27, 34)
    assert flat.get_ydata()[middle].max() < 0.02 < steep.get_ydata()[middle].max()


def test_spectrum_has_one_bar_an_eigenvalue(ax):
    result = spectrum(8, 5, 3)
    figures.draw_spectrum(ax, result)
    steep, flat, mark = ax.get_lines()
    assert len(steep.get_xdata()) == 3 * 15
    assert len(flat.get_xdata()) == 3 * 36
    assert mark.get_xdata()[0] == 15.5


def test_spectrum_without_a_fit_has_no_flat_bars(ax):
    figures.draw_spectrum(ax, spectrum(3, 12, 3))
    steep, flat, _ = ax.get_lines()
    assert len(steep.get_xdata()) == 3 * 21
    assert len(flat.get_xdata()) == 0


def test_every_eigenvalue_has_ink(ax):
    found = spectrum(10, 2, 1)
    result = replace(found, eigenvalues=np.append(found.eigenvalues[:-1], 1e-20))  # zero, but for rounding, which differs by processor
    figures.draw_spectrum(ax, result)
    for bars in ax.get_lines()[:2]:
        foot, top = bars.get_ydata()[::3], bars.get_ydata()[1::3]
        assert np.all(np.log10(top / foot) > 0.02 * np.log10(np.divide(*ax.get_ylim()[::-1])))


def test_walk_draws_data_on_both_curves(ax):
    net, rng = Network(1, 8), np.random.default_rng(0)
    data = ridge.random_data(5, 1, rng)
    path = ridge.walk(net, data, ridge.train(net, data, rng).θ, rng, step=0.05, steps=40)
    here = ridge.station(path, 3, x=np.sort(data.X.ravel()), stride=10)
    figures.draw_walk_function(ax, here)
    before, now, points = ax.get_lines()
    order = np.argsort(points.get_xdata())
    np.testing.assert_allclose(before.get_ydata(), points.get_ydata()[order], atol=1e-11)
    np.testing.assert_allclose(now.get_ydata(), points.get_ydata()[order], atol=1e-11)
    other = Figure().subplots()
    here = ridge.station(path, 3, x=np.linspace(-2, 2, 41), stride=10)
    figures.draw_walk_loss(other, here)
    change, miss, marks = other.get_lines()
    assert change.get_ydata()[0] == 0 < change.get_ydata()[1:].min()
    assert miss.get_ydata().max() < 1e-11
    assert set(marks.get_xdata()) == {here.walked}


def test_level_set_shades_the_nullspace_only_where_j_vanishes(ax):
    figures.draw_level_set(ax, level_set.level_set("circle", 0.0))
    assert ax.patches[0].get_path().vertices.max() == pytest.approx(0.7)
    other = Figure().subplots()
    figures.draw_level_set(other, level_set.level_set("circle", 0.5))
    assert other.patches[0].get_path().vertices.max() == 0


def test_an_axis_does_not_run_through_words(ax):
    figures.draw_level_set(ax, level_set.level_set("circle", -1.0))
    (words,) = (text for text in ax.texts if text.get_text() == "no solution")
    ax.figure.draw_without_rendering()
    crossed = [line for line in ax.get_lines() if line.get_window_extent().overlaps(words.get_window_extent())]
    assert words.get_bbox_patch().get_alpha() is None
    assert all(line.get_zorder() < words.get_zorder() for line in crossed)


def test_a_label_is_below_the_path_and_its_start(ax):
    figures.draw_landscape(ax, ridge_of_a_product.descend(2.4, 0.8))
    assert max(text.get_zorder() for text in ax.texts) < min(line.get_zorder() for line in ax.get_lines())


def test_rank_marks_the_chosen_number_of_labels(ax):
    figures.draw_rank(ax, functional_dimension.rank_curve("quadratic", 12, 30))
    counting, rank, dimension, _, dot = ax.get_lines()
    assert counting.get_ydata().max() == 61
    assert rank.get_ydata().max() == 10 == dimension.get_ydata()[0]
    assert (dot.get_xdata()[0], dot.get_ydata()[0]) == (30, 10)


def test_geometric_pictures_have_equal_axes():
    pictures = [
        (figures.draw_landscape, ridge_of_a_product.descend(0.4, 0.8)),
        (figures.draw_level_set, level_set.level_set("circle", 1.0)),
        (figures.draw_bounces, finite_steps.descend(2.0, 0.5)),
    ]
    for draw, result in pictures:
        ax = Figure().subplots()
        draw(ax, result)
        assert ax.get_aspect() == 1


@pytest.mark.parametrize("equation", level_set.EQUATIONS)
@pytest.mark.parametrize("y", [-0.75, 0.0, 0.1, 1.0])
def test_curves_of_solutions_end_at_the_frame_or_nowhere(ax, equation, y):
    result = level_set.level_set(equation, y)
    figures.draw_level_set(ax, result)
    words = [text.get_text() for text in ax.texts]
    assert ("no solution" in words) == (not result.solvable)
    if result.solvable and equation != "circle":
        ends = result.curves[:, :, [0, -1]]
        np.testing.assert_allclose(np.max(np.abs(ends), axis=1), ax.get_xlim()[1])
    assert np.ma.max(np.ma.abs(result.curves)) <= ax.get_xlim()[1] or not result.solvable


def test_bounces_keep_every_step_inside_the_frame(ax):
    for a in (1.4, 2.0):
        for η in (0.1, 0.7):
            result = finite_steps.descend(a, η)
            figures.draw_bounces(ax, result)
            path, steps, start, end = ax.get_lines()[-4:]
            assert len(path.get_xdata()) == len(getattr(steps, style.PLACES)[0]) == len(result.curvature)
            assert (start.get_xdata()[0], end.get_xdata()[0]) == (result.path[0, 0], result.path[0, -1])
            assert np.all((ax.get_xlim()[0] < result.path[0]) & (result.path[0] < ax.get_xlim()[1]))
            assert np.all((ax.get_ylim()[0] < result.path[1]) & (result.path[1] < ax.get_ylim()[1]))


def test_curvature_is_drawn_beside_its_limit(ax):
    figures.draw_curvature(ax, finite_steps.descend(2.0, 0.5))
    curvature, limit, _ = ax.get_lines()
    assert limit.get_ydata()[0] == 4
    assert curvature.get_ydata()[-1] <= 4 < curvature.get_ydata()[0]
    assert curvature.get_ydata().max() < ax.get_ylim()[1]


def test_the_hyperbola_goes_to_the_frame_and_not_through_its_label(ax):
    figures.draw_bounces(ax, finite_steps.descend(2.0, 0.5))
    branch, (label,) = ax.get_lines()[0], ax.texts
    assert branch.get_xdata().max() == pytest.approx(ax.get_xlim()[1])
    ax.set_position((0.1, 0.1, 0.8, 0.8))
    ax.figure.draw_without_rendering()
    box = label.get_window_extent()
    assert not branch.get_transform().transform_path(branch.get_path()).intersects_bbox(box.padded(3), filled=False)


def test_captions_of_bounces():
    assert "ends right there" in figures.describe_bounces(finite_steps.descend(2.0, 0.2))
    assert "is thrown off" in figures.describe_bounces(finite_steps.descend(2.0, 0.7, steps=4000))
    assert "still bouncing after 3 steps" in figures.describe_bounces(finite_steps.descend(2.0, 0.6, steps=3))


def test_units_stand_at_their_place_and_the_loss_at_its_share(ax):
    result = one_more_neuron.exchange("around", 0.25)
    figures.draw_units(ax, result)
    dots = ax.get_lines()[2::3]
    np.testing.assert_allclose([dot.get_xdata()[0] for dot in dots], result.units[0])
    other = Figure().subplots()
    figures.draw_exchange(other, one_more_neuron.exchange("straight", 0.5))
    bound, loss, dot = other.get_lines()
    assert loss.get_ydata().max() == dot.get_ydata()[0] > bound.get_ydata()[0] > 0
    assert loss.get_ydata().max() < other.get_ylim()[1]


@pytest.mark.parametrize("route", ["straight", "around"])
def test_units_at_one_place_and_on_one_way_are_all_seen(ax, route):
    """The later is drawn over the earlier, and leaves a border of it in sight."""
    result = one_more_neuron.exchange(route, 0.5)
    figures.draw_units(ax, result)
    ways, rings, dots = (ax.get_lines()[kind::3] for kind in range(3))
    np.testing.assert_allclose(result.units[:, 0], result.units[:, 1])
    assert all(first.get_markersize() >= later.get_markersize() + 3 for first, later in pairwise(dots))
    assert all(first.get_linewidth() >= later.get_linewidth() + 1 for first, later in pairwise(ways))
    assert all(ring.get_markersize() >= dots[0].get_markersize() + 3 for ring in rings)


def test_captions_of_exchanges():
    assert "at 50% of the way the loss is 1.2" in figures.describe_exchange(one_more_neuron.exchange("straight", 0.5))
    assert ", and it climbs to 1.255." in figures.describe_exchange(one_more_neuron.exchange("straight", 0.5))
    assert "7 straight pieces on which the loss is zero" in figures.describe_exchange(one_more_neuron.exchange("around", 0.5))


def curve(arrive=True):
    steps = np.array([[50, training_and_width.NEVER], [20, 30]]) if arrive else np.full((2, 2), training_and_width.NEVER)
    return training_and_width.WidthCurve("tanh", 8, np.array([3, 12]), steps, np.array([[1e-4, 1e-3], [1e-2, 1e-2]]), 1000, 49)


def test_steps_are_dots_and_those_that_never_arrive_stand_above(ax):
    figures.draw_steps(ax, curve())
    arrived, never = ax.get_lines()[:2]
    assert sorted(arrived.get_ydata()[::3].compressed()) == [20, 30, 50]
    assert len(never.get_ydata().compressed()) == 4  # the ends of one cross
    assert never.get_ydata().min() > 1000
    other = Figure().subplots()
    figures.draw_pace(other, curve())
    np.testing.assert_allclose(other.get_lines()[-1].get_ydata(), [5.5e-4, 1e-2])


def test_what_is_said_of_the_floor_is_true_of_all_on_it(ax):
    result = experiments.width_curve("tanh", 10)
    figures.draw_pace(ax, result)
    assert "on the floor: 10⁻⁸ or less" in [text.get_text() for text in ax.texts]
    drawn = ax.get_lines()[0].get_ydata()[::3]
    on_the_floor = np.isclose(drawn, 1e-8, rtol=1e-9)
    assert np.any(on_the_floor)
    assert np.all(result.pace.ravel()[on_the_floor] <= 1e-8)


def test_captions_of_widths():
    assert "with 3 units 1 of 2 networks arrive, with 12 units 2, half of them within 25 steps" in figures.describe_width(curve())
    assert "functional dimension is 49" in figures.describe_width(curve(arrive=False))


@pytest.mark.parametrize(
    ("draw", "results"),
    [
        (figures.draw_landscape, lambda: [ridge_of_a_product.descend(2.4, -2.4), ridge_of_a_product.descend(0.4, 0.8)]),
        (figures.draw_cross_section, lambda: [ridge_of_a_product.descend(2.4, -2.4), ridge_of_a_product.descend(0.4, 0.8)]),
        (figures.draw_spectrum, lambda: [spectrum(3, 12, 3), spectrum(14, 2, 1)]),
        (figures.draw_level_set, lambda: [level_set.level_set("circle", y) for y in (-1.0, 0.0, 0.5)]),
        (figures.draw_units, lambda: [one_more_neuron.exchange(route, 0.3) for route in ("straight", "pass", "around")]),
        (figures.draw_steps, lambda: [curve(), curve(arrive=False)]),
        (figures.draw_rank, lambda: [functional_dimension.rank_curve("tanh", 1, 5), functional_dimension.rank_curve("relu", 12, 60)]),
    ],
    ids=["landscape", "cross-section", "spectrum", "level-set", "units", "steps", "rank"],
)
def test_nothing_jumps_between_states(draw, results):
    first, *others = (artists(draw, result) for result in results())
    assert all(other == first for other in others)


def test_captions_of_level_sets():
    assert "is one point" in figures.describe_level_set(level_set.level_set("circle", 0.0))
    assert "two lines cross" in figures.describe_level_set(level_set.level_set("product", 0.0))
    assert "no solution at all" in figures.describe_level_set(level_set.level_set("square", -0.5))
    assert "one smooth line all the same" in figures.describe_level_set(level_set.level_set("square", 0.0))
    assert "the solutions run along it as a smooth curve" in figures.describe_level_set(level_set.level_set("square", 0.5))


@pytest.mark.parametrize(("h", "N", "d_out"), [(10, 8, 1), (8, 5, 3), (14, 12, 2)])
def test_the_caption_of_a_spectrum_has_the_dimension_of_the_ridge(h, N, d_out):
    assert f"dimension {Network(2, h, d_out).k - N * d_out}." in figures.describe_spectrum(spectrum(h, N, d_out))


@pytest.mark.parametrize(("h", "N", "d_out", "words"), [(3, 8, 2, "16 eigenvalues are positive, 1 is zero,"), (10, 8, 1, "33 are zero,")])
def test_the_caption_of_a_spectrum_counts_one_as_one(h, N, d_out, words):
    assert words in figures.describe_spectrum(spectrum(h, N, d_out))


def test_the_caption_of_a_spectrum_without_a_fit_says_why():
    assert "more equations than parameters" in figures.describe_spectrum(spectrum(3, 12, 3))


def test_the_caption_of_a_missed_fit_does_not_deny_that_there_is_one():
    missed = replace(spectrum(10, 8, 1), loss=0.01)
    assert figures.describe_spectrum(missed).endswith("training found no exact fit from any of its starts; the best left a loss of 0.01.")


def test_captions_of_descents():
    assert "stuck at the saddle" in figures.describe_descent(ridge_of_a_product.descend(2.4, -2.4))
    assert "does not move" in figures.describe_descent(ridge_of_a_product.descend(0, 0))
    assert figures.describe_descent(ridge_of_a_product.descend(0.4, 0.4)) == (
        "From a = 0.4, b = 0.4 descent ends on the ridge at a = 1.000, b = 1.000, a distance of 0.85 away; "
        "a² − b² was 0.00 and is 0.00; the curvature is 2.00 across the ridge and 0 along it."
    )


@pytest.mark.parametrize(
    ("act", "h", "N", "words"),
    [
        ("tanh", 4, 10, "ridge of dimension 11 remains"),
        ("quadratic", 12, 30, "the network says no: its functional dimension is 10"),
        ("linear", 1, 30, "more labels than parameters"),
        ("relu", 1, 5, "More inputs take the rank to 5"),
    ],
)
def test_captions_of_ranks(act, h, N, words):
    assert words in figures.describe_rank(functional_dimension.rank_curve(act, h, N))


def test_what_is_cut_at_the_frame_is_saved_as_it_is():
    result = ridge_of_a_product.descend(2.8, 0.4)
    steep = result.profiles[1]
    assert steep.max() > 9
    np.testing.assert_allclose(saved(figures.draw_cross_section, result)["most curved direction"], [result.profile_s, steep], rtol=1e-5)
