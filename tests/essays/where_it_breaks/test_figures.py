"""The drawings of *Where it breaks* hold the numbers they are given."""

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.where_it_breaks import (
    experiments,
    extrapolation,
    figures,
    missing_negatives,
    shortcut_learning,
)


@pytest.fixture
def ax() -> Axes:
    return Figure().subplots()


def test_the_graph_and_its_slopes(ax):
    run = extrapolation.extrapolate("absolute", 8, 1.0, np.random.default_rng(0))
    figures.draw_graph(ax, run)
    np.testing.assert_array_equal(ax.get_lines()[0].get_ydata(), run.target)
    np.testing.assert_array_equal(ax.get_lines()[2].get_xdata(), run.kinks[np.abs(run.kinks) < run.x_end])
    other = Figure().subplots()
    figures.draw_slopes(other, run)
    stairs = other.get_lines()[1]
    assert stairs.get_ydata()[-1] == run.slopes[-1]
    assert len(stairs.get_xdata()) == len(stairs.get_ydata()) == 2 * len(run.slopes)


def test_the_line_of_equal_score_is_square_to_the_weights(ax):
    model = shortcut_learning.learn(1.5, 3.0, (0.3, 0.1))
    figures.draw_clouds(ax, model)
    x, y = ax.get_lines()[-1].get_data()
    assert np.diff(x)[0] * model.w[0] + np.diff(y)[0] * model.w[1] == pytest.approx(0, abs=1e-12)
    other = Figure().subplots()
    figures.draw_areas(other, model)
    np.testing.assert_array_equal(other.get_lines()[-1].get_xdata(), model.auc)
    np.testing.assert_array_equal(other.get_lines()[1].get_xdata(), model.honest)


@pytest.mark.parametrize("n", [0, 20])
def test_what_is_accepted_is_filled(ax, n):
    learned = missing_negatives.learn(n, "everywhere", np.random.default_rng(0), positives=30)
    figures.draw_boundary(ax, learned)
    (filled,) = ax.patches
    points = np.random.default_rng(1).uniform(-2.9, 2.9, (200, 2))
    near = [np.abs(learned.axis - v).argmin(axis=-1) for v in points[:, :, None].transpose(1, 0, 2)]
    score = learned.score[near[0], near[1]]
    sure = np.abs(score - 0.5) > 0.2  # far enough from the line for the nearest grid point to tell
    inside = filled.get_path().contains_points(points)
    assert np.mean(inside[sure] == (score[sure] > 0.5)) > 0.98
    assert len(ax.get_lines()[-1].get_xdata()) == n


@pytest.mark.parametrize(
    ("n", "place", "words"),
    [(0, "far", "No negatives: "), (3, "far", "3 negatives outside the dotted circle: "), (3, "close", "3 negatives close: ")],
)
def test_captions_of_boundaries_say_what_was_seen(n, place, words):
    learned = missing_negatives.learn(n, place, np.random.default_rng(0), positives=30)
    assert figures.describe_boundary(learned).startswith(words)


def test_rounds_and_proposals_are_those_of_the_loop(ax):
    run = experiments.loop(10, "close", 4, 16)
    figures.draw_rounds(ax, run)
    passed, _, valid, *_ = ax.get_lines()[1:]
    np.testing.assert_array_equal(passed.get_ydata(), run.passed[list(figures.SHOWN)])
    np.testing.assert_array_equal(valid.get_ydata(), run.valid[list(figures.SHOWN)])
    other = Figure().subplots()
    figures.draw_proposals(other, run)
    np.testing.assert_allclose(np.transpose(other.get_lines()[-1].get_data()), run.points, atol=0.0051)
    assert figures.describe_rounds(run).startswith("After 16 rounds the verifier passes ")
    assert "the first of 4 proposals" in figures.describe_rounds(run)
    assert figures.describe_rounds(experiments.loop(10, "close", 1, 0)).startswith("Before any reinforcement")


def test_transfer_is_drawn_and_told(ax):
    run = experiments.transferred(0.25, 10, "plain")
    figures.draw_labels(ax, run)
    np.testing.assert_array_equal(ax.get_lines()[3].get_ydata(), run.curve[:, 1])
    other = Figure().subplots()
    figures.draw_degrees(other, run)
    np.testing.assert_array_equal(other.get_lines()[-1].get_xdata(), run.break_even)
    assert "starting from nothing is best" in figures.describe_transfer(run)


def test_lineages_are_drawn_and_told(ax):
    run = experiments.evolved(30, 400)
    figures.draw_lineages(ax, run)
    assert len(ax.get_lines()[0].get_xdata()) == len(run.shown)
    other = Figure().subplots()
    figures.draw_questions(other, run)
    np.testing.assert_array_equal(other.get_lines()[-1].get_ydata(), run.within)
    assert figures.describe_evolution(run).startswith("30 requirements, 400 generations: effective dimension")
