"""A panel is drawn on axes that are given, or makes its own; the size of the figure stays, on the page, live and in print."""

from __future__ import annotations

import base64
import io
import re

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from explainers.explorable import ExplorableError, Slider, explorable, still
from explainers.explorable.live import Live
from explainers.explorable.panel import OnFigure, name_of
from explainers.explorable.static import render
from tests.explorable.drawn import drawn_in_page, drawn_live

X = np.linspace(0, 1, 9)


def mosaic(figure: Figure, result: float) -> None:
    for ax in figure.subplot_mosaic("AB;CC").values():
        ax.plot(X, X**result)
    figure.suptitle("powers")


def shared(figure: Figure, result: float) -> None:
    for ax in figure.subplots(2, 1, sharex=True):
        ax.plot(X, X**result, label="power")
    figure.legend()


def twin(figure: Figure, result: float) -> None:
    ax = figure.subplots()
    ax.plot(X, X**result)
    ax.twinx().plot(X, 100 * X, color="C1")


def inset(figure: Figure, result: float) -> None:
    ax = figure.subplots()
    ax.plot(X, X**result)
    ax.inset_axes((0.1, 0.5, 0.4, 0.4)).plot(X, X)


def space(figure: Figure, result: float) -> None:
    ax = figure.add_subplot(projection="3d")
    ax.plot_surface(*np.meshgrid(X, X), np.outer(X, X) ** result)


def polar(figure: Figure, result: float) -> None:
    figure.add_subplot(projection="polar").plot(6 * X, X**result)


def constrained(figure: Figure, result: float) -> None:
    figure.set_layout_engine("constrained")
    ax = figure.subplots()
    figure.colorbar(ax.imshow(np.outer(X, X) ** result), label="value")


def parts(figure: Figure, result: float) -> None:
    for part in figure.subfigures(1, 2):
        part.subplots().plot(X, X**result)


def tight(ax: Axes, result: float) -> None:
    ax.plot(X, X**result)
    ax.set_ylabel("a\nlabel\nof\nlines")
    ax.figure.tight_layout()


def engine(ax: Axes, result: float) -> None:
    ax.plot(X, X**result)
    ax.figure.set_layout_engine("constrained")


def room(ax: Axes, result: float) -> None:
    ax.plot(X, X**result, label="power")
    ax.figure.subplots_adjust(left=0.3)
    ax.figure.legend()
    ax.figure.suptitle("title")


def colorbar(ax: Axes, result: float) -> None:
    ax.figure.colorbar(ax.pcolormesh(X, X, np.outer(X, X) ** result), ax=ax)


def other_axes(ax: Axes, result: float) -> None:
    figure = ax.figure
    ax.remove()
    for part in figure.subplots(1, 2, sharey=True):
        part.plot(X, X**result)


ON_FIGURES = [mosaic, shared, twin, inset, space, polar, constrained, parts]
ON_AXES = [tight, engine, room, colorbar, other_axes]


@pytest.mark.parametrize("draw", [*ON_FIGURES, *ON_AXES], ids=lambda draw: draw.__name__)
def test_every_layout_is_drawn_on_the_page_live_and_in_print(draw) -> None:
    how = {"draw_figure" if draw in ON_FIGURES else "draw": draw}
    figure = explorable("power", compute=lambda k: k, describe="{k}", alt="A power.", controls=[Slider("k", [1, 2, 3], start=1)], **how)
    html, live = render(figure), Live(figure)
    for number in range(3):
        assert drawn_in_page(html, number) == drawn_live(live, number)
    assert drawn_in_page(html, 0) != drawn_in_page(html, 1)
    assert 'viewBox="0 0 345.6 230.4"' in html
    assert html.count("<svg") == 1
    assert Image.open(io.BytesIO(base64.b64decode(figure.picture(0)))).size == (768, 512)
    assert still("power", 2.0, alt="A power.", **how)._repr_mimebundle_()["text/html"].count("<svg") == 1


def test_panels_stand_side_by_side_in_print() -> None:
    figure = explorable(
        "power", compute=lambda k: k, draw=[tight, engine], describe="{k}", alt="A.", controls=[Slider("k", [1, 2], start=1)], height=2
    )
    assert Image.open(io.BytesIO(base64.b64decode(figure.picture(0)))).size == (1536, 320)


@pytest.mark.parametrize(
    ("how", "what"),
    [
        ({}, "it has neither draw nor draw_figure; give draw one function draw(ax, result)"),
        ({"draw": tight, "draw_figure": mosaic}, "it has both draw and draw_figure; give draw one function"),
        ({"draw": []}, "it draws nothing; give draw one function draw(ax, result), or a list of them"),
        ({"draw": "tight"}, "draw is 'tight', which cannot be called; give draw one function"),
        ({"draw": 3}, "draw is 3, which cannot be called; give draw one function"),
        ({"draw_figure": [mosaic]}, "draw_figure is [<function mosaic"),
    ],
)
def test_what_is_no_panel_is_refused_with_the_figures_name(how, what) -> None:
    with pytest.raises(ExplorableError, match=f"^explorable 'power': {re.escape(what)}"):
        explorable("power", compute=lambda k: k, describe="{k}", alt="A.", controls=[Slider("k", [1], start=1)], **how)
    with pytest.raises(ExplorableError, match=f"^still 'power': {re.escape(what)}"):
        still("power", 1, alt="A.", **how)


def test_a_panel_has_the_name_of_its_function() -> None:
    assert name_of(OnFigure(mosaic)) == "mosaic"
    assert name_of(tight) == "tight"


def test_an_exception_names_the_function_that_draws_the_figure() -> None:
    def draw_broken(figure: Figure, result: float) -> None:
        figure.subplots().plot([1, 2], [1])

    figure = explorable(
        "power", compute=lambda k: k, draw_figure=draw_broken, describe="{k}", alt="A.", controls=[Slider("k", [1], start=1)]
    )
    with pytest.raises(ExplorableError, match=r"'power': panel 1 \(draw_broken\) failed at k=1 with ValueError: "):
        figure.frame(0)
