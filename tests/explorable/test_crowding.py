"""What is cut, leaves its axes, or covers something else is found in every kind of mark, and what is meant is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.explorable import Explorable, Slider, Still, crowding
from explainers.explorable.crowding import faults
from explainers.look import style
from explainers.look.palette import FIT, LINE

Drawing = Callable[[Axes], Any]
T = np.linspace(0, 1, 50)


def drawn(*drawings: Drawing) -> list[str]:
    style.use()
    ax = Figure(figsize=(4.8, 3.2), dpi=72).subplots()
    ax.set(xlim=(-0.1, 1.1), ylim=(-0.1, 1.1))
    ax.plot([0, 1], [0.5, 0.4])
    for drawing in drawings:
        drawing(ax)
    return faults(ax.figure)


def masked(ax: Axes) -> None:
    ax.plot(T, np.ma.masked_greater(3 * T, 1))


def on_top(ax: Axes) -> None:
    ax.text(0.5, 0.5, "one", ha="center")
    ax.text(0.52, 0.52, "two", ha="center")


def legend_in_the_way(ax: Axes) -> None:
    ax.plot(T, 1.03 - 0.01 * T, label="a curve under it")
    ax.legend(loc="upper center")


def dots_under_the_legend(ax: Axes) -> None:
    ax.scatter(T, 1.03 + 0 * T, 20, label="dots")
    ax.legend(loc="upper right")


def line_under_the_legends_sign(ax: Axes) -> None:
    ax.plot([0.94, 0.94], [0.6, 1.08], label="bars")
    ax.legend(loc="upper right")


def bars_under_the_legend(ax: Axes) -> None:
    ax.bar([0.2, 0.5, 1], [0.5, 0.8, 1.08], 0.15, label="bars")
    ax.legend(loc="upper right")


@pytest.mark.parametrize(
    ("drawing", "fault"),
    [
        (lambda ax: ax.plot(T, 2 * T), "ax.lines[1] leaves the frame through top"),
        (lambda ax: ax.plot(3 * T - 1, T), "ax.lines[1] leaves the frame through left, right"),
        (lambda ax: ax.vlines([0.3], 0, 2), "ax.collections[0] leaves the frame through top"),
        (lambda ax: ax.fill_between(T, 0, 2 * T), "ax.collections[0] leaves the frame through top"),
        (lambda ax: ax.bar([0.5], [2], 0.2), "ax.patches[0] leaves the frame through top"),
        (lambda ax: ax.plot([1.1], [0.5], "o"), "ax.lines[1]: 1 of 1 dots are cut by the frame"),
        (lambda ax: ax.plot([0.5, 2], [0.5, 0.5], "o"), "ax.lines[1]: 1 of 2 dots are outside the frame"),
        (lambda ax: ax.scatter([0.5, 0.6], [0.8, 1.1], 30), "ax.collections[0]: 1 of 2 dots are cut by the frame"),
        (lambda ax: style.dots(ax, [0.5, 0.6], [0.8, 1.1], color=FIT, size=6), "ax.lines[1]: 1 of 2 dots are cut by the frame"),
        (lambda ax: ax.text(1.05, 0.5, "much too long"), "the text 'much too long' is cut by the edge of the panel"),
        (lambda ax: ax.text(0.5, 0.42, "crossed"), "the text 'crossed' lies over ax.lines[0]"),
        (on_top, "the text 'one' lies over the text 'two'"),
        (lambda ax: ax.set_xticks([0.5, 0.52], ["a tick", "another"]), "the x tick 'a tick' lies over the x tick 'another'"),
        (legend_in_the_way, "the legend's 'a curve under it' lies over ax.lines[1] 'a curve under it'"),
        (dots_under_the_legend, "the legend's 'dots' lies over a dot of ax.collections[0] 'dots'"),
        (line_under_the_legends_sign, "the legend's 'bars' lies over ax.lines[1] 'bars'"),
        (bars_under_the_legend, "the legend's 'bars' lies over the bar ax.patches[2]"),
        (lambda ax: ax.figure.add_axes((0.6, 0.6, 0.2, 0.2)), "axes 2 of 2 is empty"),
        (lambda ax: ax.inset_axes((0.6, 0.6, 0.2, 0.2)).plot([2], [2], "o") and ax.child_axes[0].set(xlim=(0, 1)), "axes 2 of 2 is empty"),
    ],
)
def test_it_finds(drawing: Drawing, fault: str) -> None:
    assert fault in drawn(drawing)


@pytest.mark.parametrize(
    "drawing",
    [
        lambda ax: ax.plot(T, T),
        lambda ax: ax.plot(T, 2 * T, gid=style.leaves("it rises without end")),
        lambda ax: ax.plot(T, 2 * T, color=LINE),
        lambda ax: ax.plot(T, 2 * T, clip_on=False, alpha=0, visible=False),
        lambda ax: ax.plot(T, 2 * T, gid=style.DECORATION),
        masked,
        lambda ax: ax.axhline(0.9),
        lambda ax: ax.axvspan(0.2, 0.3, color=FIT),
        lambda ax: ax.axvspan(0.2, 3, color=FIT, gid="leaves: it has no end"),
        lambda ax: ax.plot([1.1], [0.5], "o", clip_on=False),
        lambda ax: ax.plot([0.5], [-0.1], "|", markersize=20, gid="leaves: ticks stand on the axis"),
        lambda ax: ax.plot([1.09], [0.5], "|", markersize=20),
        lambda ax: ax.text(0.5, 0.47, "beside the line"),
        lambda ax: ax.lines[0].set_gid(style.under("it is meant")) or ax.text(0.5, 0.42, "crossed"),
        lambda ax: ax.text(0.5, 0.42, ""),
        lambda ax: ax.figure.add_axes((0.6, 0.6, 0.2, 0.2)).axis("off"),
        lambda ax: ax.twinx().set(yticks=[]),
        lambda ax: ax.bar([0.2, 0.5], [0.3, 0.5], 0.2, label="low bars") and ax.legend(loc="upper right"),
    ],
)
def test_it_allows(drawing: Drawing) -> None:
    assert drawn(drawing) == []


def draw_power(ax: Axes, result: float) -> None:
    ax.plot(T, result * T)
    ax.set(xlim=(0, 1), ylim=(-0.1, 4.5))


def power(k: int) -> float:
    return float(k)


def declared() -> Explorable:
    return Explorable(
        "a-power", power, draw_power, describe="{k}", alt="A line.", controls=[Slider("k", [1, 5, 2, 3, 4], start=3)], height=3
    )


def test_of_an_explorable_the_start_and_the_ends_are_looked_at_if_nothing_else_is_asked_for() -> None:
    style.use()
    assert crowding(declared()) == []
    assert crowding(declared(), range(5)) == ["a-power, panel 1 (draw_power): ax.lines[0] leaves the frame through top, at #a-power?k=5"]


def test_a_still_has_one_state() -> None:
    style.use()
    (found,) = crowding(Still("a-still", 5.0, draw_power, alt="A line.", height=3))
    assert found == "a-still, panel 1 (draw_power): ax.lines[0] leaves the frame through top"
