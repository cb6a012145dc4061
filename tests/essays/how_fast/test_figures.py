"""What is drawn is the comparison."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.essays.how_fast import growth
from explainers.essays.how_fast.comparison import read
from explainers.essays.how_fast.figures import FRAME, draw_memory, draw_moves, draw_time, draw_weights
from tests.essays.how_fast.small import small


def test_a_mark_for_each_peer_and_figure_at_its_median():
    ax = Figure().subplots()
    draw_moves(ax, small())
    marks = sorted(float(line.get_xdata()[0]) for line in ax.lines if line.get_marker() not in ("None", None, ""))
    assert marks == [1.5, 3.0, 3.0, 6.0, 9.0]
    assert [text.get_text() for text in ax.get_yticklabels()] == ["This engine", "Half", "Slow"]
    assert ax.lines[0].get_xdata()[0] == FRAME


def test_weights_in_kilobytes():
    ax = Figure().subplots()
    draw_weights(ax, small())
    assert [list(line.get_xdata()) for line in ax.lines] == [[10.0, 5.0, 30.0], [10.0, 20.0]]
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["A, 20 states", "B, 9 states"]


@pytest.mark.parametrize("draw", [draw_moves, draw_weights])
def test_a_result_is_inside_the_axes(draw):
    ax, comparison = Figure().subplots(), small()
    comparison.data["peers"]["slow"]["figures"]["A"]["wire_all"] = 3_000_000
    draw(ax, comparison)
    low, high = ax.get_xlim()
    for line in ax.lines:
        assert np.all(np.asarray(line.get_xdata()) > low)
        assert np.all(np.asarray(line.get_xdata()) < high)
    assert len(ax.get_xticks()) > 1


@pytest.mark.parametrize("draw", [draw_moves, draw_weights])
def test_what_is_drawn_lies_between_two_numbers_of_the_axis(draw):
    ax = Figure().subplots()
    draw(ax, read())
    shown = np.concatenate([np.asarray(line.get_xdata(), float) for line in ax.lines])
    assert min(ax.get_xticks()) < shown.min() and shown.max() < max(ax.get_xticks())
    assert len(ax.get_xticks()) > 3


@pytest.mark.parametrize(("draw", "what"), [(draw_time, "seconds"), (draw_memory, "peak")])
def test_growth_is_drawn_as_measured_inside_the_axes(draw, what):
    ax, committed = Figure().subplots(), growth.read()
    draw(ax, committed)
    for line, case in zip(ax.lines, committed.cases, strict=False):
        np.testing.assert_array_equal(line.get_xydata(), np.column_stack([case.factors, getattr(case, what)]))
        assert np.all(
            (line.get_xydata() > [ax.get_xlim()[0], ax.get_ylim()[0]]) & (line.get_xydata() < [ax.get_xlim()[1], ax.get_ylim()[1]])
        )
