"""Slow = fast: a frame whose axes were taken from earlier frames equals the frame drawn in full."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.transforms import Affine2D

from explainers.explorable.frame import draw_frame
from explainers.explorable.kept_axes import KeptAxes
from explainers.look import style

X = np.linspace(1, 9, 20)


def color_one_label(ax: Axes) -> None:
    ax.get_xticklabels()[1].set_color("#ff0000")


def minor_ticks(ax: Axes) -> None:
    ax.set_xticks([1.5, 3.5], minor=True)
    ax.tick_params(which="minor", length=4)


def label_by_coordinates(ax: Axes) -> None:
    ax.set_xlabel("time")
    ax.xaxis.set_label_coords(0.9, -0.1)


def label_by_other_coordinates(ax: Axes) -> None:
    ax.set_xlabel("time")
    ax.xaxis.set_label_coords(0.9, -0.1, ax.figure.transFigure + Affine2D().translate(0, 40))


def offset_text(ax: Axes) -> None:
    ax.set_ylim(1e6, 1.00001e6)


LOOKS: dict[str, Callable[[Axes], object]] = {
    "plain": lambda ax: None,
    "limits": lambda ax: ax.set_xlim(0, 10),
    "limits by little": lambda ax: ax.set_xlim(0.01, 10),
    "inverted": lambda ax: ax.invert_xaxis(),
    "logarithmic": lambda ax: ax.set_yscale("log"),
    "ticks": lambda ax: ax.set_xticks([2, 4, 8]),
    "tick labels": lambda ax: ax.set_xticks([2, 4, 8], ["two", "four", "eight"]),
    "other tick labels": lambda ax: ax.set_xticks([2, 4, 8], ["zwei", "vier", "acht"]),
    "large tick labels": lambda ax: ax.set_xticks([2, 4, 8], ["two", "four", "eight"], fontsize=14),
    "one colored label": color_one_label,
    "minor ticks": minor_ticks,
    "tick length": lambda ax: ax.tick_params(length=9),
    "tick color": lambda ax: ax.tick_params(axis="y", colors="#123456"),
    "ticks on top": lambda ax: ax.xaxis.tick_top(),
    "no tick labels": lambda ax: ax.tick_params(labelleft=False),
    "grid": lambda ax: ax.grid(),
    "dashed grid": lambda ax: ax.grid(linestyle="--"),
    "label": lambda ax: ax.set_xlabel("time"),
    "other label": lambda ax: ax.set_xlabel("space"),
    "large label": lambda ax: ax.set_xlabel("time", fontsize=15),
    "label at the end": lambda ax: ax.set_xlabel("time", loc="right"),
    "colored label": lambda ax: ax.set_xlabel("time", color="#c24e00"),
    "label far away": lambda ax: ax.set_xlabel("time", labelpad=20),
    "label by coordinates": label_by_coordinates,
    "label by other coordinates": label_by_other_coordinates,
    "moved spine": lambda ax: ax.spines["left"].set_position(("outward", 8)),
    "no x axis": lambda ax: ax.xaxis.set_visible(False),
    "offset": offset_text,
    "equal aspect": lambda ax: ax.set_aspect("equal"),
    "twin": lambda ax: ax.twinx().plot(X, -X),
    "smaller axes": lambda ax: ax.set_position((0.3, 0.3, 0.5, 0.5)),
    "ticks in front": lambda ax: ax.set_axisbelow(False),
}


def written(look: Callable[[Axes], object], kept: KeptAxes | None = None) -> str:
    def draw(ax: Axes, result: object) -> None:
        ax.plot(X, X**2, clip_on=False)
        look(ax)

    (svg,) = draw_frame([draw], None, 3.0, "figure", kept and [kept])
    return ET.tostring(svg, encoding="unicode")


@pytest.fixture(scope="module")
def full() -> dict[str, str]:
    style.use()
    return {name: written(look) for name, look in LOOKS.items()}


def test_the_looks_differ(full: dict[str, str]) -> None:
    """Negative control: no two of these axes look the same, so mistaking one for another would show."""
    assert len(set(full.values())) == len(full)


def test_frames_with_kept_axes_equal_frames_drawn_in_full(full: dict[str, str]) -> None:
    kept = KeptAxes()
    for _ in range(2):
        for name, look in LOOKS.items():
            assert written(look, kept) == full[name], name


def test_a_known_axis_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptAxes()
    first = written(LOOKS["label"], kept)

    def refuse(self: Axis, renderer: object) -> None:
        raise AssertionError(f"{self} was drawn again")

    monkeypatch.setattr(Axis, "draw", refuse)
    assert written(LOOKS["label"], kept) == first
