import re
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.essays.initialization_is_a_prior import (
    curved_ridge,
    figures,
    label_noise,
    lazy_training,
    minibatch,
    noise_as_parameters,
    ridge_of_a_wide_product,
    tubes,
    weights_in_time,
)
from explainers.essays.initialization_is_a_prior.noise_as_parameters import SLIGHTLY, VERY
from explainers.look import style
from tests.saved_numbers import saved


@pytest.fixture
def ax():
    style.use()
    return Figure(figsize=(4.8, 3.2)).subplots()


def draws(start, n):
    data = noise_as_parameters.sample_data(100)
    sample = noise_as_parameters.slopes(data, start, 2000, np.random.default_rng(0))
    return noise_as_parameters.histogram(sample[:n], data, start, low=0.55, high=1.55)


@lru_cache
def films():
    X, y = lazy_training.random_data(4, 5, np.random.default_rng(0))
    return tuple(weights_in_time.film(m, X, y, np.random.default_rng(m), moments=(0, 8, 64)) for m in (16, 128, 1024))


@lru_cache
def noise(η):
    rng = np.random.default_rng(0)
    X, y = minibatch.sign_data(4, 8, rng)
    a, b = rng.standard_normal((2, 30, 8))
    runs = [{rate: minibatch.descend(a, b, X, y, rng, η=rate, batch=n, steps=400) for rate in (0.01, 0.05)} for n in (4, 1)]
    return minibatch.compare(minibatch.Descent(a, b, a, a[:, 0]), *runs, η)


def shape(ax):
    """Width and height of a unit of the axes on the page."""
    ax.apply_aspect()
    (x0, y0), (x1, y1) = ax.transData.transform([(0, 0), (1, 1)])
    return x1 - x0, y1 - y0


def test_slopes_fill_the_posterior_only_where_they_should(ax):
    result = draws(SLIGHTLY, 2000)
    figures.draw_slopes(ax, result)
    outline, end, posterior, rug = ax.get_lines()
    np.testing.assert_allclose(getattr(end, style.PLACES)[1], posterior.get_ydata()[::6])
    assert (end.get_solid_capstyle(), posterior.get_linestyle()) == ("round", "--")  # beads and dashes: both are seen, one over the other
    assert np.interp(1.04, outline.get_xdata(), outline.get_ydata()) == pytest.approx(posterior.get_ydata().max(), rel=0.2)
    assert np.isfinite(rug.get_ydata().filled(np.nan)).sum() == 2 * 60  # strokes
    few = Figure().subplots()
    figures.draw_slopes(few, draws(SLIGHTLY, 12))
    assert not np.any(few.get_lines()[0].get_ydata())  # bars of twelve slopes would leave the axes
    assert draws(SLIGHTLY, 100).height.max() < ax.get_ylim()[1]
    other = Figure().subplots()
    figures.draw_slopes(other, draws(VERY, 2000))
    _, end, posterior, _ = other.get_lines()
    x, y = getattr(end, style.PLACES)
    assert x[np.argmax(y)] < posterior.get_xdata()[np.argmax(posterior.get_ydata())]


def test_lines_go_through_the_origin_with_their_slopes(ax):
    result = draws(VERY, 7)
    figures.draw_lines(ax, result)
    _, points, last, fit = ax.get_lines()
    assert len(points.get_xdata()) == 100
    assert last.get_ydata()[1] / last.get_xdata()[1] == pytest.approx(result.slope)
    assert fit.get_ydata()[1] / fit.get_xdata()[1] == pytest.approx(result.data.fit)


def test_ends_lie_on_the_ridge_and_the_chosen_law_is_heavier(ax):
    result = curved_ridge.show("nearest", 1.0, (1.0, 1.0))
    figures.draw_ends(ax, result)
    _, _, *branches, ends = ax.get_lines()
    for places in (*(line.get_data() for line in branches), getattr(ends, style.PLACES)):
        np.testing.assert_allclose(np.multiply(*places), 1, rtol=1e-6)
    other = Figure().subplots()
    figures.draw_laws(other, result)
    assert [line.get_linewidth() for line in other.get_lines()[1:]] == [1.6, 1.6, 1.6, 3.2]


def test_cells_start_at_one_and_the_product_lies_between(ax):
    figures.draw_cells(ax, curved_ridge.cells(np.linspace(0, 1.1, 12)))
    _, volume, ratio, product = (line.get_ydata() for line in ax.get_lines())
    assert volume[0] == ratio[0] == product[0] == 1
    assert np.all((ratio[1:] < product[1:]) & (product[1:] < volume[1:]))


def test_distances_are_marked_at_the_chosen_width(ax):
    figures.draw_distances(ax, ridge_of_a_wide_product.width(64, 2.0))
    limit, bayes, mark = ax.get_lines()[:3]
    assert mark.get_xdata()[0] == 64
    assert bayes.get_ydata()[-1] == pytest.approx(limit.get_ydata()[0], abs=0.002)


def test_three_laws_of_a_width_are_densities(ax):
    result = ridge_of_a_wide_product.width(256, 2.0)
    figures.draw_width(ax, result)
    assert len(ax.get_lines()) == 3
    for line in ax.get_lines():
        assert np.trapezoid(line.get_ydata(), line.get_xdata()) == pytest.approx(1, abs=0.01)


def test_no_start_and_no_law_is_cut_off(ax):
    for center, s in (((0.0, 0.0), 0.7), ((2.0, 2.0), 1.4), ((0.0, 0.0), 1.4)):
        result = curved_ridge.show("flow", s, center)
        figures.draw_ends(ax, result)
        other = Figure().subplots()
        figures.draw_laws(other, result)
        assert (
            ax.get_xlim()[0]
            < min(result.starts.min(), result.paths.min())
            < max(result.starts.max(), result.paths.max())
            < ax.get_xlim()[1]
        )
        assert max(density.max() for density in result.densities.values()) < other.get_ylim()[1]
        assert result.height.max() < other.get_ylim()[1]


@pytest.mark.parametrize(
    ("draw", "result"),
    [
        (figures.draw_ends, lambda: curved_ridge.show("flow", 1.0, (0.0, 0.0))),
        (figures.draw_tube, lambda: tubes.show(tubes.Ellipse(), 0.4)),
        (figures.draw_pairs, lambda: noise(0.05)),
        (figures.draw_run, lambda: label_noise.show(0.05, 0.5, 0, steps=100)),
    ],
    ids=["ends", "tube", "pairs", "run"],
)
def test_pictures_of_the_plane_have_equal_axes(draw, result, ax):
    draw(ax, result())
    across, up = shape(ax)
    assert across == pytest.approx(up)


def test_a_square_for_each_width_and_a_curve_for_each_below():
    style.use()
    figure, result = Figure(figsize=(4.8, 4.2)), weights_in_time.frame(films(), 64)
    figures.draw_weights(figure, result)
    *squares, paths = figure.axes
    for i, square in enumerate(squares):
        np.testing.assert_array_equal(square.get_lines()[1].get_xdata()[::3], result.before[i])
        np.testing.assert_array_equal(square.get_lines()[1].get_ydata()[::3], result.now[i])
        assert max(np.abs(result.now[i]).max(), np.abs(result.before[i]).max()) < square.get_xlim()[1]
        across, up = shape(square)
        assert across == pytest.approx(up)
    assert [line.get_ydata()[-1] for line in paths.get_lines()[::2]] == pytest.approx(100 * result.relative)
    assert paths.get_lines()[1].get_xdata()[0] == 65


def test_the_cells_of_a_tube_are_drawn_and_their_volumes_marked(ax):
    result = tubes.show(tubes.Ellipse(), 0.9)
    figures.draw_tube(ax, result)
    np.testing.assert_array_equal(ax.get_lines()[0].get_xdata(), result.high[0])
    other = Figure().subplots()
    figures.draw_volumes(other, result)
    marks = [line.get_ydata()[0] for line in other.get_lines() if line.get_marker() == "o"]
    assert marks == [result.at_high, result.at_low]
    for line in other.get_lines():
        assert np.max(line.get_ydata()) < other.get_ylim()[1]


def test_pairs_without_noise_lie_on_the_diagonal(ax):
    result = noise(0.05)
    figures.draw_pairs(ax, replace(result, noisy=result.full))
    np.testing.assert_array_equal(*getattr(ax.get_lines()[1], style.PLACES))
    other = Figure().subplots()
    figures.draw_shrinking(other, result)
    assert other.get_lines()[-1].get_data() == ([0.05], [result.shrunk[0]])


def test_a_run_starts_on_the_ridge_and_q_follows_its_prediction(ax):
    result = label_noise.show(0.05, 0.5, 0, steps=500)
    figures.draw_run(ax, result)
    ring = ax.get_lines()[2]
    assert ring.get_xdata()[0] * ring.get_ydata()[0] == pytest.approx(1)
    other = Figure().subplots()
    figures.draw_drift(other, result)
    assert len(other.get_lines()) == 10
    assert other.get_lines()[-1].get_ydata()[0] == pytest.approx(result.q[0, 0])


@pytest.mark.parametrize(
    ("draw", "results"),
    [
        (figures.draw_lines, lambda: [draws(SLIGHTLY, 1), draws(VERY, 2000)]),
        (figures.draw_slopes, lambda: [draws(SLIGHTLY, 1), draws(VERY, 2000)]),
        (figures.draw_ends, lambda: [curved_ridge.show("flow", 1.4, (2.0, 0.5)), curved_ridge.show("bayes", 0.6, (0.0, 0.0))]),
        (figures.draw_laws, lambda: [curved_ridge.show("flow", 1.4, (2.0, 0.5)), curved_ridge.show("bayes", 0.6, (0.0, 0.0))]),
        (figures.draw_width, lambda: [ridge_of_a_wide_product.width(1, 0.0), ridge_of_a_wide_product.width(4096, 2.0)]),
        (figures.draw_distances, lambda: [ridge_of_a_wide_product.width(1, 0.0), ridge_of_a_wide_product.width(4096, 2.0)]),
        (figures.draw_tube, lambda: [tubes.show(tubes.Ellipse(), 0.1), tubes.show(tubes.Hyperbola(), 2.0)]),
        (figures.draw_volumes, lambda: [tubes.show(tubes.Ellipse(), 0.1), tubes.show(tubes.Hyperbola(), 2.0)]),
        (figures.draw_pairs, lambda: [noise(0.01), noise(0.05)]),
        (figures.draw_shrinking, lambda: [noise(0.01), noise(0.05)]),
        (figures.draw_run, lambda: [label_noise.show(0.05, ς, 0, steps=100) for ς in (0.0, 0.5)]),
        (figures.draw_drift, lambda: [label_noise.show(0.05, ς, 0, steps=100) for ς in (0.0, 0.5)]),
    ],
    ids=["lines", "slopes", "ends", "laws", "width", "distances", "tube", "volumes", "pairs", "shrinking", "run", "drift"],
)
def test_states_share_artists_and_limits(draw, results):
    seen = []
    for result in results():
        ax = Figure().subplots()
        draw(ax, result)
        seen.append(([type(child).__name__ for child in ax.get_children()], ax.get_xlim(), ax.get_ylim()))
    assert all(each == seen[0] for each in seen)


def test_captions_of_slopes():
    one, many = draws(SLIGHTLY, 1), draws(VERY, 2000)
    assert figures.describe_draws(one).startswith(f"One start, one slope: {one.slope:.3f}; least squares says {one.data.fit:.3f}")
    assert figures.describe_draws(many).startswith("After 2,000 starts ")
    assert figures.describe_draws(many).endswith("more than chance allows.")
    assert figures.describe_draws(draws(SLIGHTLY, 2000)).endswith("no more than chance allows.")


def test_the_caption_of_ends_names_the_law_they_follow():
    caption = figures.describe_ends(curved_ridge.show("surface", 1.0, (1.0, 1.0)))
    followed, others = caption.split(". The others: ")
    assert followed.endswith("from the law of the restricted prior")
    assert [name in others for name in ("gradient flow", "Bayes", "the nearest point", "restricted")] == [True, True, True, False]


def test_the_caption_of_a_width_names_the_nearer_law():
    assert figures.describe_width(ridge_of_a_wide_product.width(64, 2.0)).endswith("Bayes is nearer.")
    assert figures.describe_width(ridge_of_a_wide_product.width(64, 0.0)).endswith("the restricted prior is nearer.")


@pytest.mark.parametrize("y", [0.0, 0.5, 1.0, 2.0])
def test_no_distance_of_a_width_is_rounded_to_nothing(y):
    for m in ridge_of_a_wide_product.WIDTHS:
        caption = figures.describe_width(ridge_of_a_wide_product.width(m, y))
        assert "0.0000" not in caption
        assert caption.startswith(f"At width m = {m:,} and label")


def test_the_caption_of_weights_has_their_movement_and_the_residuals():
    result = weights_in_time.frame(films(), 8)
    caption = figures.describe_weights(result)
    assert caption.startswith(f"After 8 steps the weights have moved by {100 * result.relative[0]:.1f}% at width 16, ")
    assert caption.endswith("are left (root mean square).")
    nearly = figures.describe_weights(replace(result, rms=np.array([1e-9, 0.002, 0.003])))
    assert nearly.endswith("Residuals of at most 0.003 are left (root mean square).")
    assert figures.describe_weights(replace(result, rms=np.full(3, 1e-9))).endswith("All labels are learned.")
    assert figures.describe_weights(replace(result, step=1)).startswith("After 1 step the weights have moved by ")
    start = figures.describe_weights(weights_in_time.frame(films(), 0))
    assert start.startswith("Before the first step no weight has moved. Residuals of ")


def test_the_caption_of_noise():
    result = noise(0.05)
    assert figures.describe_noise(result).startswith("At step size 0.05 the two ends of a start are ")
    assert f"{result.shrunk[0]:.1%} is left on average, with the full gradient {result.shrunk[1]:.1%}" in figures.describe_noise(result)


def test_the_caption_of_a_tube_says_on_which_side_of_the_reach_it_is():
    assert figures.describe_tube(tubes.show(tubes.Ellipse(), 0.4)).startswith("The tube is within the reach, 0.50.")
    assert figures.describe_tube(tubes.show(tubes.Ellipse(), 0.9)).startswith("The tube is wider than the reach")


@pytest.mark.parametrize(("η", "ς"), [(0.05, 1.0), (0.1, 0.75), (0.1, 1.0)])
def test_no_caption_of_label_noise_says_that_nothing_is_left(η, ς):
    caption = figures.describe_drift(label_noise.show(η, ς, 0, steps=4000))
    assert "to less than 0.005 on average" in caption
    assert not re.search(r"\b0\.00\b", caption)


def test_the_ring_at_the_start_is_larger_than_the_dot_at_the_end(ax):
    figures.draw_run(ax, label_noise.show(0.05, 0.0, 0, steps=100))
    ring, dot = ax.get_lines()[2:4]
    assert ring.get_markersize() - ring.get_markeredgewidth() > dot.get_markersize() + dot.get_markeredgewidth()


def test_captions_of_label_noise():
    assert "still" in figures.describe_drift(label_noise.show(0.05, 0.0, 0, steps=100))
    assert "on average over 8 runs" in figures.describe_drift(label_noise.show(0.05, 0.5, 0, steps=100))


def test_a_density_above_the_frame_is_saved_as_it_is():
    result = ridge_of_a_wide_product.width(1, 1.0)
    assert max(density.max() for density in result.densities.values()) > 2
    found = saved(figures.draw_width, result)
    for name, density in result.densities.items():
        np.testing.assert_allclose(found[figures._LOOK[name][2]], [result.z, density], rtol=1e-5)
