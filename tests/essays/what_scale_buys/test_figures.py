"""The essay's figures by their data: what is drawn is what was computed, and nothing jumps between states."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.what_scale_buys import exercises, experiments, figures, rings
from explainers.look import palette, style

RINGS = [experiments.seen(n, learner) for n, learner in ((64, "nearest"), (64, "triangles"), (8192, "nearest"), (256, "picture"))]
STATES: list[tuple[Callable[[Axes, Any], None], list[Any]]] = [
    (figures.draw_picture, RINGS),
    (figures.draw_profile, RINGS),
    (figures.draw_errors, [experiments.curve(d, learner) for d, learner in ((1, "pieces"), (1, "nearest"), (8, "kernel"), (8, "pieces"))]),
    (figures.draw_split, [experiments.split(C, σ, α) for C in (300, 100_000) for σ in (0.0, 1.0) for α in (0.5, 2.0)]),
    (figures.draw_shares, [experiments.reading(L) for L in (1, 20)]),
    (figures.draw_logarithms, [experiments.reading(L) for L in (1, 20)]),
]


def drawn(draw: Callable[[Axes, Any], None], result: Any) -> Axes:
    ax = Figure(figsize=(4.8, 3.2)).subplots()
    draw(ax, result)
    return ax


@pytest.mark.parametrize(("draw", "results"), STATES, ids=lambda part: getattr(part, "__name__", ""))
def test_limits_and_artists_stay(draw: Callable[[Axes, Any], None], results: list[Any]) -> None:
    axes = [drawn(draw, result) for result in results]
    for ax in axes:
        assert (ax.get_xlim(), ax.get_ylim()) == (axes[0].get_xlim(), axes[0].get_ylim())
        assert [type(child) for child in ax.get_children()] == [type(child) for child in axes[0].get_children()]
        assert ax.get_title() == "" and ax.get_xlabel() + ax.get_ylabel() != ""
        assert not any("$" in text.get_text() for text in ax.texts)
        assert all(line.get_color() in palette.BY_COLOR for line in ax.get_lines())


@pytest.mark.parametrize(("draw", "results"), STATES[1:], ids=lambda part: getattr(part, "__name__", ""))
def test_no_curve_is_cut_off(draw: Callable[[Axes, Any], None], results: list[Any]) -> None:
    for result in results:
        ax = drawn(draw, result)
        for line in ax.get_lines():
            if line.get_transform() == ax.transData:
                data = np.column_stack([np.ma.filled(np.ma.asarray(part, float), np.nan) for part in line.get_data()])
                place = ax.transAxes.inverted().transform(ax.transData.transform(data[np.isfinite(data).all(axis=1)]))
                assert np.all((place >= 0) & (place <= 1)), (draw.__name__, line.get_label(), place)


def test_the_picture_is_square_and_dots_are_few() -> None:
    ax = drawn(figures.draw_picture, RINGS[0])
    assert ax.get_aspect() == 1
    edges, dots = ax.get_lines()[:2]
    for line in (edges, dots):
        np.testing.assert_array_equal(np.transpose(getattr(line, style.PLACES)), RINGS[0].places)
    assert len(drawn(figures.draw_picture, RINGS[2]).get_lines()[1].get_xdata()) == 0


def test_the_table_marks_its_share() -> None:
    figure = Figure(figsize=(8, 4))
    result = experiments.table(0.5, 400)
    figures.draw_table(figure, result)
    sums, right, loss = figure.axes
    assert len(sums.images) == 2 and sums.get_aspect() == 1
    assert (right.get_lines()[-1].get_xdata()[0], right.get_lines()[-1].get_ydata()[0]) == (0.5, result.others_right)
    assert loss.get_lines()[-1].get_ydata()[0] == result.loss[result.at]
    for ax, values in ((right, result.unseen_right), (loss, result.loss)):
        assert ax.get_ylim()[0] < min(values) and max(values) < ax.get_ylim()[1]


def test_the_rings_are_read_as_far_as_the_curve_says() -> None:
    for n in exercises.SAMPLES:
        distances = np.linspace(0.01, 3, 3000)
        crossing = distances[np.argmax(rings.expected_error(distances, n) > 0.5)]
        assert rings.reach(n) == pytest.approx(crossing, rel=0.04), n


def test_no_caption_of_the_rings_calls_an_error_zero() -> None:
    captions = [figures.describe_seen(experiments.seen(n, learner)) for n in exercises.SAMPLES for learner in ("nearest", "triangles")]
    assert not [caption for caption in captions if " 0.00 " in caption]


def test_the_best_of_all_budgets_are_one_curve_through_the_diamonds() -> None:
    for C in (300, 3_000, 100_000):
        ax = drawn(figures.draw_split, experiments.split(C, 1.0, 2.0))
        line, diamond = (np.column_stack(ax.get_lines()[i].get_data()) for i in (0, -1))
        line = line[np.isfinite(line).all(axis=1)]
        assert np.all(np.diff(line[:, 0]) > 0) and np.all(np.diff(line[:, 1]) < 0)
        assert np.interp(diamond[0, 0], *line.T) == pytest.approx(diamond[0, 1], rel=0.15)


def start_of(figure: str, slider: str) -> int:
    cells = json.loads(Path("notebooks/what-scale-buys.ipynb").read_text("utf-8"))["cells"]
    source = next("".join(cell["source"]) for cell in cells if cell.get("id") == figure)
    start = re.search(rf'Slider\("{slider}".*start=(\d+)', source)
    assert start
    return int(start[1])


def test_the_table_does_not_answer_its_question_before_it_is_asked() -> None:
    assert max(experiments.table(0.5, start_of("addition-table", "steps")).unseen_right) < 0.25


def test_the_two_yardsticks_differ_before_anything_is_moved() -> None:
    """Where most digits are read by few labels, hardly a number is, and later many are."""
    start = experiments.reading(start_of("reading-numbers", "L"))
    at = int(np.argmax(start.digits > 0.5))
    assert start.numbers[at] < 0.05 and start.numbers[-1] > 0.5


def test_captions() -> None:
    assert figures.describe_seen(RINGS[3]).startswith("The picture itself")
    assert "64 samples a unit square, the nearest sample" in figures.describe_seen(RINGS[0])
    assert "8,192 samples a unit square (not drawn), the nearest sample" in figures.describe_seen(RINGS[2])
    assert figures.describe_errors(experiments.curve(8, "pieces")).startswith("On a sphere of 8 dimensions a thousand points")
    assert figures.describe_errors(experiments.curve(1, "nearest")).startswith("On a circle, the nearest datum: the error falls like n")
    assert "no noise: best with" in figures.describe_split(experiments.split(300, 0.0, 0.5))
    assert re.search(r"that of numbers of 20 digits from .*% to .*%\.$", figures.describe_reading(experiments.reading(20)))
    assert figures.describe_reading(experiments.reading(1, True)).endswith("; a number of one digit is a digit.")
    assert figures.describe_table(experiments.table(0.5, 1000)).startswith("50% of the table shown, 1,000 steps: 100%")
    nearly = figures.describe_table(experiments.table(0.45, 1000))
    assert "100% of the sums that were shown are right, and 99.7% of the others" in nearly
    assert "error on the others is 0.0044;" in figures.describe_table(experiments.table(0.8, 600))


def test_words_for_factors() -> None:
    assert figures.nearest_words(0.3, {"a third": 1 / 3, "a half": 1 / 2}) == "a third"
