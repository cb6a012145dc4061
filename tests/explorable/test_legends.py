"""Where a legend that seeks the best place stands in print is where it stands on the page."""

from __future__ import annotations

import io

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.explorable import legends
from explainers.explorable.svg import SETTINGS, PageRenderer, write


def drawn(seed: int) -> Figure:
    rng = np.random.default_rng(seed)
    figure = Figure((4.8, 3.2))
    ax = figure.subplots()
    for i in range(rng.integers(1, 4)):
        ax.plot(rng.uniform(size=12), rng.uniform(size=12), "o-"[: rng.integers(1, 3)], label="words " * rng.integers(1, 4) + str(i))
    ax.legend(loc="best")
    return figure


def place(figure: Figure) -> np.ndarray:
    """The left and lower edge of the legend, in parts of the axes."""
    box = figure.axes[0].get_legend().get_window_extent(PageRenderer(*figure.bbox.size, io.StringIO()))
    return figure.axes[0].transAxes.inverted().transform(box.p0)


@pytest.mark.parametrize("seed", range(12))
def test_the_best_place_is_that_of_the_page(seed: int) -> None:
    with mpl.rc_context(SETTINGS):
        page, printed = drawn(seed), drawn(seed)
        write(page)
        legends.hold(printed)
        wanted = place(page)
        for dpi in (72, 160):
            printed.savefig(io.BytesIO(), format="png", dpi=dpi)
            np.testing.assert_allclose(place(printed), wanted, atol=1e-9)


def test_a_legend_with_a_place_of_its_own_and_a_figure_without_one_are_left_alone() -> None:
    figure = Figure()
    legends.hold(figure)
    figure.subplots().plot([0, 1], label="a")
    legend = figure.axes[0].legend(loc="upper left")
    before = legend._loc
    legends.hold(figure)
    assert legend._loc == before
