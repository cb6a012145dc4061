"""Marks that are alike become one path, and nobody sees it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from explainers.explorable.clean import clean
from explainers.explorable.svg import SETTINGS, write

X = np.linspace(0.1, 0.9, 7)


def cleaned(draw) -> ET.Element:
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)
        figure = Figure()
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set_axis_off()
        ax.set(xlim=(0, 1), ylim=(0, 1))
        draw(ax)
        return clean(write(figure), "a")


def paths(svg: ET.Element) -> list[ET.Element]:
    inside = {path for defs in svg.iter("defs") for path in defs.iter("path")}
    inside |= {path for clip in svg.iter("clipPath") for path in clip.iter("path")}
    return [path for path in svg.iter("path") if path not in inside and "d" in path.attrib]


def uses(svg: ET.Element) -> int:
    return len(list(svg.iter("use")))


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: ax.plot(X, X, "o", color="#0069a8", markersize=6),
        lambda ax: ax.scatter(X, X, s=49, color="#0069a8", edgecolor="none"),
        lambda ax: ax.scatter(X, X, s=49, color="#0069a8", edgecolor="none", clip_on=False),
    ],
)
def test_circles_are_strokes_of_no_length(draw):
    svg = cleaned(draw)
    (path,) = [path for path in paths(svg) if path.get("stroke-linecap") == "round"]
    assert uses(svg) == 0
    assert not [defs for defs in svg.iter("defs") if defs.find("path") is not None]
    # 7 points wide both: a marker of 6 with the edge of 1 that it has by default, and 49 square points
    assert float(path.get("stroke-width")) == pytest.approx(7, abs=0.01)
    assert (path.get("stroke"), path.get("fill")) == ("var(--explorable-fit,#0069a8)", "none")
    width, height = 6.4 * 72, 4.8 * 72
    numbers = [float(each) for each in path.get("d").replace("m", " ").replace("-", " -").split()]
    steps = np.array(numbers).reshape(-1, 2, 2)
    assert np.all(steps[:, 1] == 0)
    assert np.cumsum(steps[:, 0], axis=0) == pytest.approx(np.column_stack([X * width, (1 - X) * height]), abs=0.06)


def test_other_shapes_follow_one_another_and_keep_a_hundredth():
    svg = cleaned(lambda ax: ax.plot(X, X, "^", color="#0069a8", markersize=5.5, markeredgewidth=0))
    (path,) = [path for path in paths(svg) if path.get("fill", "").startswith("var")]
    assert uses(svg) == 0
    marks = re.findall(r"m([^mz]*)z", path.get("d"))
    assert len(marks) == len(X)
    shapes = [re.findall(r"-?(?:\d+(?:\.\d+)?|\.\d+)", mark)[2:] for mark in marks]
    assert shapes == [["-2.75", "5.5", "5.5", "0"]] * len(X)  # from the top down to the left, and across


def test_hollow_marks_of_one_color_are_joined():
    svg = cleaned(lambda ax: ax.plot(X, X, "o", color="#0069a8", markerfacecolor="none"))
    (path,) = [path for path in paths(svg) if path.get("stroke", "").startswith("var")]
    assert uses(svg) == 0
    assert path.get("fill") == "none" or path.get("fill-opacity") == "0"
    assert path.get("d").count("m") == len(X)


STAY = {
    "translucent": (7, lambda ax: ax.plot(X, X, "o", color="#0069a8", alpha=0.5)),
    "of two colors": (7, lambda ax: ax.plot(X, X, "o", color="#0069a8", markeredgecolor="#c01550")),
    "each its own color": (7, lambda ax: ax.scatter(X, X, c=X)),
}


@pytest.mark.parametrize(("count", "draw"), STAY.values(), ids=STAY)
def test_marks_whose_order_or_look_counts_stay(count, draw):
    assert uses(cleaned(draw)) == count


@pytest.mark.parametrize("ground", ["white", "#203040"])
def test_black_is_a_color_too_on_any_ground(ground):
    def draw(ax):
        ax.set_axis_on()
        ax.set(facecolor=ground, xticks=[], yticks=[])
        ax.plot(X, X, "ko")

    svg = cleaned(draw)
    (path,) = [path for path in paths(svg) if path.get("stroke-linecap") == "round"]
    assert uses(svg) == 0
    assert path.get("stroke") == ("var(--explorable-000000,#000000)" if ground == "white" else "#000000")


@pytest.mark.parametrize("n", [0, 1, 2, 7])
def test_one_mark_is_a_path_as_many_are_so_that_states_differ_in_one_attribute(n):
    svg = cleaned(lambda ax: ax.plot(X[:n], X[:n], "o", color="#0069a8"))
    assert uses(svg) == 0
    assert len([path for path in paths(svg) if path.get("stroke-linecap") == "round"]) == min(n, 1)


def test_ticks_and_formulas_share_their_shapes():
    def draw(ax):
        ax.set_axis_on()
        ax.set(xticks=[0, 0.5, 1], yticks=[])
        ax.text(0.5, 0.5, "$x^2$")

    assert uses(cleaned(draw)) == 3 + 1


def test_links_of_marks_stay():
    def draw(ax):
        ax.scatter(X, X, color="#0069a8").set_urls([f"#{i}" for i in range(7)])

    svg = cleaned(draw)
    assert [link.get("href") for link in svg.iter("a")] == [f"#{i}" for i in range(7)]
    assert uses(svg) == 7


def test_two_lines_of_marks_are_two_paths_in_their_order():
    def draw(ax):
        ax.plot(X, X, "o", color="#0069a8", markersize=9)
        ax.plot(X, X, "s", color="#c01550", markersize=4)

    colors = [path.get("stroke" if path.get("fill") == "none" else "fill", "") for path in paths(cleaned(draw))]
    assert [color for color in colors if "0069a8" in color or "c01550" in color] == [
        "var(--explorable-fit,#0069a8)",
        "var(--explorable-warn,#c01550)",
    ]
