import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.essays.ridges_not_peaks import (
    figures,
    functional_dimension,
    level_set,
    loss_against_labels,
    polyak_lojasiewicz,
    ridge,
    ridge_of_a_product,
)
from explainers.look import style
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network


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
    change, loss, marks = other.get_lines()
    assert change.get_ydata().min() > 1e6 * loss.get_ydata().max()
    assert set(marks.get_xdata()) == {here.walked}


def test_level_set_shades_the_nullspace_only_where_j_vanishes(ax):
    figures.draw_level_set(ax, level_set.level_set("circle", 0.0))
    assert ax.patches[0].get_path().vertices.max() == pytest.approx(0.7)
    other = Figure().subplots()
    figures.draw_level_set(other, level_set.level_set("circle", 0.5))
    assert other.patches[0].get_path().vertices.max() == 0


def test_rank_marks_the_chosen_number_of_labels(ax):
    figures.draw_rank(ax, functional_dimension.rank_curve("quadratic", 12, 30))
    counting, rank, dimension, _, dot = ax.get_lines()
    assert counting.get_ydata().max() == 61
    assert rank.get_ydata().max() == 10 == dimension.get_ydata()[0]
    assert (dot.get_xdata()[0], dot.get_ydata()[0]) == (30, 10)


def test_flow_stays_below_its_bound(ax):
    net, rng = Network(2, 30), np.random.default_rng(0)
    data = ridge.random_data(8, 2, rng)
    figures.draw_flow_bound(ax, polyak_lojasiewicz.gradient_flow(net, data, one_hidden_layer.initialize(net, rng), steps=100))
    loss, bound = ax.get_lines()
    assert np.all(loss.get_ydata() <= bound.get_ydata() * (1 + 1e-9))


def test_loss_curve_draws_both_networks(ax):
    figures.draw_loss_curve(ax, loss_against_labels.loss_curve(np.array([8, 16]), np.random.default_rng(0)))
    floor, quadratic, tanh, _ = ax.get_lines()
    np.testing.assert_allclose(quadratic.get_ydata(), floor.get_ydata(), atol=1e-9)
    assert tanh.get_ydata().max() < 1e-20


@pytest.mark.parametrize(
    ("draw", "results"),
    [
        (figures.draw_landscape, lambda: [ridge_of_a_product.descend(2.4, -2.4), ridge_of_a_product.descend(0.4, 0.8)]),
        (figures.draw_cross_section, lambda: [ridge_of_a_product.descend(2.4, -2.4), ridge_of_a_product.descend(0.4, 0.8)]),
        (figures.draw_spectrum, lambda: [spectrum(3, 12, 3), spectrum(14, 2, 1)]),
        (figures.draw_level_set, lambda: [level_set.level_set("circle", y) for y in (-1.0, 0.0, 0.5)]),
        (figures.draw_rank, lambda: [functional_dimension.rank_curve("tanh", 1, 5), functional_dimension.rank_curve("relu", 12, 60)]),
    ],
    ids=["landscape", "cross-section", "spectrum", "level-set", "rank"],
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


def test_the_caption_of_a_spectrum_without_a_fit_says_why():
    assert "more equations than parameters" in figures.describe_spectrum(spectrum(3, 12, 3))


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
