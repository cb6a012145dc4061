from dataclasses import replace

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.essays.initialization_is_a_prior import (
    curved_ridge,
    figures,
    label_noise,
    lazy_training,
    noise_as_parameters,
    ridge_of_a_wide_product,
)
from explainers.essays.initialization_is_a_prior.noise_as_parameters import SLIGHTLY, VERY
from explainers.look import style


@pytest.fixture
def ax():
    style.use()
    return Figure(figsize=(4.8, 3.2)).subplots()


def draws(start, n):
    data = noise_as_parameters.sample_data(100)
    sample = noise_as_parameters.slopes(data, start, 2000, np.random.default_rng(0))
    return noise_as_parameters.histogram(sample[:n], data, start, low=0.55, high=1.55)


def settings(start):
    data = noise_as_parameters.sample_data(5)
    return noise_as_parameters.settings(data, start, noise_as_parameters.slopes(data, start, 3000, np.random.default_rng(0)))


def trained(m):
    X, y = lazy_training.random_data(4, 5, np.random.default_rng(0))
    return lazy_training.weights({w: lazy_training.experiment(w, X, y, 2, np.random.default_rng(w)) for w in (8, 64)}, m, 1)


def test_slopes_fill_the_posterior_only_where_they_should(ax):
    result = draws(SLIGHTLY, 2000)
    figures.draw_slopes(ax, result)
    outline, end, posterior, rug = ax.get_lines()
    np.testing.assert_allclose(end.get_ydata(), posterior.get_ydata())
    assert np.interp(1.04, outline.get_xdata(), outline.get_ydata()) == pytest.approx(posterior.get_ydata().max(), rel=0.2)
    assert len(rug.get_xdata()) == 60
    other = Figure().subplots()
    figures.draw_slopes(other, draws(VERY, 2000))
    _, end, posterior, _ = other.get_lines()
    assert end.get_xdata()[np.argmax(end.get_ydata())] < posterior.get_xdata()[np.argmax(posterior.get_ydata())]


def test_lines_go_through_the_origin_with_their_slopes(ax):
    result = draws(VERY, 7)
    figures.draw_lines(ax, result)
    _, points, last, fit = ax.get_lines()
    assert len(points.get_xdata()) == 100
    assert last.get_ydata()[1] / last.get_xdata()[1] == pytest.approx(result.slope)
    assert fit.get_ydata()[1] / fit.get_xdata()[1] == pytest.approx(result.data.fit)


def test_settings_draw_the_posterior_as_a_standard_normal(ax):
    figures.draw_settings(ax, settings(VERY.repaired()))
    _, end, posterior = ax.get_lines()
    assert posterior.get_ydata().max() == pytest.approx(1 / np.sqrt(2 * np.pi), rel=1e-3)
    np.testing.assert_allclose(end.get_ydata(), posterior.get_ydata(), atol=1e-12)


def test_ends_lie_on_the_ridge_and_the_chosen_law_is_heavier(ax):
    result = curved_ridge.show("nearest", 1.0, (1.0, 1.0))
    figures.draw_ends(ax, result)
    _, _, *branches, ends = ax.get_lines()
    for line in (*branches, ends):
        np.testing.assert_allclose(np.multiply(*line.get_data()), 1, rtol=1e-6)
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


def test_weights_before_are_on_the_horizontal_axis(ax):
    result = trained(64)
    figures.draw_weights(ax, result)
    np.testing.assert_array_equal(ax.get_lines()[1].get_xdata(), result.before)
    other = Figure().subplots()
    figures.draw_movement(other, result)
    assert other.get_lines()[2].get_xdata()[0] == 64


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
        (figures.draw_settings, lambda: [settings(SLIGHTLY), settings(VERY)]),
        (figures.draw_ends, lambda: [curved_ridge.show("flow", 2.0, (2.0, 0.5)), curved_ridge.show("bayes", 0.6, (0.0, 0.0))]),
        (figures.draw_laws, lambda: [curved_ridge.show("flow", 2.0, (2.0, 0.5)), curved_ridge.show("bayes", 0.6, (0.0, 0.0))]),
        (figures.draw_width, lambda: [ridge_of_a_wide_product.width(1, 0.0), ridge_of_a_wide_product.width(4096, 2.0)]),
        (figures.draw_distances, lambda: [ridge_of_a_wide_product.width(1, 0.0), ridge_of_a_wide_product.width(4096, 2.0)]),
        (figures.draw_weights, lambda: [trained(8), trained(64)]),
        (figures.draw_movement, lambda: [trained(8), trained(64)]),
        (figures.draw_run, lambda: [label_noise.show(0.05, ς, 0, steps=100) for ς in (0.0, 0.5)]),
        (figures.draw_drift, lambda: [label_noise.show(0.05, ς, 0, steps=100) for ς in (0.0, 0.5)]),
    ],
    ids=["lines", "slopes", "settings", "ends", "laws", "width", "distances", "weights", "movement", "run", "drift"],
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
    assert figures.describe_draws(many).endswith("more than chance would do.")
    assert figures.describe_draws(draws(SLIGHTLY, 2000)).endswith("which chance alone can do.")


def test_captions_of_settings():
    assert figures.describe_settings(settings(VERY)).startswith("Noise terms a datum: 100. The posterior has mean ")
    assert figures.describe_settings(settings(VERY.repaired())).endswith(" exactly.")


def test_the_caption_of_ends_names_the_law_they_follow():
    caption = figures.describe_ends(curved_ridge.show("surface", 1.0, (1.0, 1.0)))
    followed, others = caption.split(". The others: ")
    assert followed.endswith("from the law of the restricted prior")
    assert [name in others for name in ("gradient flow", "Bayes", "the nearest point", "restricted")] == [True, True, True, False]


def test_the_caption_of_a_width_names_the_nearer_law():
    assert figures.describe_width(ridge_of_a_wide_product.width(64, 2.0)).endswith("Bayes is nearer.")
    assert figures.describe_width(ridge_of_a_wide_product.width(64, 0.0)).endswith("the restricted prior is nearer.")


def test_the_caption_of_weights_has_their_movement_and_the_residual():
    result = trained(64)
    assert f"moves the weights by {result.moved:.2f}" in figures.describe_weights(result)
    assert figures.describe_weights(replace(result, rms=0.123)).endswith("residual of 0.12 is left.")
    assert figures.describe_weights(replace(result, rms=1e-5)).endswith("residual below 0.0001 is left.")


def test_captions_of_label_noise():
    assert "still" in figures.describe_drift(label_noise.show(0.05, 0.0, 0, steps=100))
    assert "on average over 8 runs" in figures.describe_drift(label_noise.show(0.05, 0.5, 0, steps=100))
