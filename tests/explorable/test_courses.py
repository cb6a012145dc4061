"""Where marks lie, in points of the panel."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.explorable.courses import marks
from explainers.look import style
from explainers.look.palette import FIT, LINE


@pytest.fixture
def ax() -> Axes:
    """A square of 100 points, in units of a hundredth."""
    ax = Figure(figsize=(200 / 72, 200 / 72), dpi=72).add_axes((0.25, 0.25, 0.5, 0.5))
    ax.set(xlim=(0, 1), ylim=(0, 1))
    return ax


def test_a_line_has_its_corners_and_its_markers(ax: Axes) -> None:
    ax.plot([0, 0.5, 1], [0, np.nan, 1], "o-", linewidth=2, markersize=6)
    dots, line = marks(ax)
    np.testing.assert_allclose(dots.dots, [[50, 50], [150, 150]])
    np.testing.assert_allclose(line.course, [[50, 50], [np.nan, np.nan], [150, 150]])
    assert (dots.radius, line.pen) == ((3, 3), 2)


def test_a_line_of_short_strokes_is_dots(ax: Axes) -> None:
    style.dots(ax, [0.2, 0.4], [0.5, 0.5], color=FIT, size=4)
    (mark,) = marks(ax)
    np.testing.assert_allclose(mark.dots, [[70, 100], [90, 100]])
    assert mark.radius == (2, 2)


def test_on_a_logarithmic_axis_an_area_lies_where_it_is_drawn(ax: Axes) -> None:
    ax.fill_between([1, 10, 100], [1, 1, 1], [10, 10, 10])
    ax.set(xscale="log", yscale="log", xlim=(1, 100), ylim=(1, 100))
    (mark,) = marks(ax)
    assert mark.closed
    np.testing.assert_allclose(np.nanmax(mark.course, axis=0), [150, 100])
    np.testing.assert_allclose(np.nanmin(mark.course, axis=0), [50, 50])


def test_rules_and_what_is_invisible_are_no_marks(ax: Axes) -> None:
    ax.plot([0, 1], [0, 1], color=LINE)
    ax.plot([0, 1], [0, 1], visible=False)
    ax.axhspan(0.2, 0.4, facecolor=LINE)
    assert list(marks(ax)) == []


def test_a_word_of_the_author_counts(ax: Axes) -> None:
    ax.plot([0, 1], [0, 1], gid=style.leaves("so"))
    ax.plot([0, 1], [0, 1], gid=style.DECORATION)
    leaves, decoration = marks(ax)
    assert leaves.may("leaves") and not leaves.may("under")
    assert decoration.may("leaves") and decoration.may("under")
