"""The five views by their data: what is drawn is what was computed, and nothing jumps between states."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.what_is_settled import experiments, figures
from explainers.essays.what_is_settled.views import Views
from explainers.look import palette

DRAWS = list(figures.PANELS.values())
STATES = [(16, 5, 1.0, "rule"), (16, 6, 0.5, "rule"), (64, 3, 2.0, "wrong"), (64, 6, 2.0, "wrong")]


def drawn(draw: Callable[[Axes, Views], None], state: tuple[int, int, float, str]) -> Axes:
    ax = Figure(figsize=(4.8, 2.6)).subplots()
    draw(ax, experiments.look(*state))
    return ax


@pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: draw.__name__)
def test_limits_artists_and_colors_stay(draw: Callable[[Axes, Views], None]) -> None:
    axes = [drawn(draw, state) for state in STATES]
    for ax in axes:
        assert (ax.get_xlim(), ax.get_ylim()) == (axes[0].get_xlim(), axes[0].get_ylim())
        assert [len(line.get_xdata()) for line in ax.get_lines()] == [len(line.get_xdata()) for line in axes[0].get_lines()]
        assert all(line.get_color() in palette.BY_COLOR for line in ax.get_lines())


@pytest.mark.parametrize("draw", DRAWS, ids=lambda draw: draw.__name__)
def test_nothing_leaves_the_picture(draw: Callable[[Axes, Views], None]) -> None:
    for state in STATES:
        ax = drawn(draw, state)
        for line in ax.get_lines():
            if line.get_transform() == ax.transData:
                x, y = (np.ma.filled(np.ma.asarray(values, float), np.nan) for values in line.get_data())
                (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
                assert np.nanmin(x) >= x0 and np.nanmax(x) <= x1, draw.__name__
                assert np.nanmin(y) >= y0 and np.nanmax(y) <= y1, draw.__name__


@pytest.mark.parametrize(("draw", "words"), [(figures.draw_prior, "6+"), (figures.draw_simplicity, "2+")])
def test_the_last_bar_says_that_it_has_all_beyond(draw: Callable[[Axes, Views], None], words: str) -> None:
    ax = drawn(draw, STATES[0])
    assert ax.get_xticklabels()[-1].get_text() == words
    assert ax.get_xticks()[-1] == ax.get_xlim()[1]


def test_all_pictures_stand_in_one_figure() -> None:
    figure = Figure(figsize=(4.8, 5.8))
    figures.draw_views(figure, experiments.look(16, 5, 1.0, "rule"))
    assert figure.axes[0].get_xlabel() == "place along the line"
    assert len(figure.axes) == len(figures.PANELS)


def test_equal_changes_are_drawn_equally_long() -> None:
    figure = Figure(figsize=(4.8, 5.5))
    figures.draw_views(figure, experiments.look(16, 5, 1.0, "rule"))
    (x0, y0), (x1, y1) = figure.axes[-1].transData.transform([(0, 0), (1, 1)])
    assert x1 - x0 == pytest.approx(y1 - y0, rel=0.01)


def test_the_caption_has_the_numbers() -> None:
    found = experiments.look(16, 5, 1.0, "rule")
    assert found.free == found.k - found.rank
    text = figures.describe_views(found)
    assert f"{found.fitting} of {found.many} networks fit all 5 data" in text
    assert "59 free directions" in text
    assert f"{found.spread:.2f} one unit beyond" in text


def test_shares_add_up_to_one() -> None:
    found = experiments.look(64, 3, 2.0, "wrong")
    for shares in (found.beyond, found.beyond_fixed, found.ups, found.ups_fixed):
        assert shares.sum() == pytest.approx(1)


def test_other_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="'rule' or 'wrong'"):
        experiments.look(16, 5, 1.0, "coins")
