"""The look of an axis: equal for axes that are drawn alike, different after any change, unknown where something is of no known kind."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib import ticker
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D

from explainers.explorable.axis_look import UnknownLook, look_of_axis, number_of_settings


def axes() -> Axes:
    ax = Figure((4, 3)).subplots()
    ax.plot([1, 2, 3], [1, 4, 9])
    ax.set(xlabel="x", ylabel="y")
    return ax


def looks(ax: Axes) -> tuple[object, object]:
    return look_of_axis(ax.xaxis), look_of_axis(ax.yaxis)


def test_axes_that_are_drawn_alike_look_alike() -> None:
    assert looks(axes()) == looks(axes())
    assert len({*looks(axes()), *looks(axes())}) == 2


CHANGES: dict[str, Callable[[Axes], object]] = {
    "limits": lambda ax: ax.set_xlim(0, 4),
    "place": lambda ax: ax.set_position((0.2, 0.2, 0.5, 0.5)),
    "scale": lambda ax: ax.set_xscale("log"),
    "ticks": lambda ax: ax.set_xticks([1, 2]),
    "tick labels": lambda ax: ax.xaxis.set_major_formatter(ticker.FuncFormatter(lambda x, place: f"<{x}>")),
    "tick parameters": lambda ax: ax.tick_params(axis="x", direction="in"),
    "one tick": lambda ax: ax.xaxis.get_major_ticks()[0].tick1line.set_marker("o"),
    "transform of a label": lambda ax: ax.xaxis.label.set_transform(Affine2D().translate(3, 4)),
    "spine": lambda ax: ax.spines["bottom"].set_position(("axes", 0.5)),
    "clip": lambda ax: ax.xaxis.set_clip_box(ax.figure.bbox),
    "an attribute that nobody knows yet": lambda ax: setattr(ax.xaxis.label, "_emphasis", "strong"),
    "settings": lambda ax: mpl.rcParams.update({"xtick.major.size": 9}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_changes_the_look(change: Callable[[Axes], object]) -> None:
    plain, changed = axes(), axes()
    with mpl.rc_context():
        before = looks(plain)[0]
        change(changed)
        assert look_of_axis(changed.xaxis) != before


UNKNOWN: dict[str, Callable[[Axes], object]] = {
    "a filter": lambda ax: ax.xaxis.label.set_agg_filter(lambda image, dpi: (image, 0, 0)),
    "functions of a scale": lambda ax: (ax.set_xscale("function", functions=(lambda x: x**3, np.cbrt)), ax.xaxis.get_major_ticks()),
    "a path to clip to": lambda ax: ax.xaxis.set_clip_path(mpl.patches.Circle((0, 0), 1)),
    "a formatter from elsewhere": lambda ax: ax.xaxis.set_major_formatter(type("Own", (ticker.ScalarFormatter,), {"__module__": "own"})()),
    "another drawing of a label": lambda ax: setattr(ax.xaxis.label, "draw", lambda renderer: None),
    "an object": lambda ax: setattr(ax.xaxis.label, "_text", type("Words", (str,), {})("words")),
}


@pytest.mark.parametrize("change", UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_of_no_known_kind_makes_the_look_unknown(change: Callable[[Axes], object]) -> None:
    ax = axes()
    change(ax)
    with pytest.raises(UnknownLook):
        look_of_axis(ax.xaxis)


def test_a_locator_that_fails_makes_the_look_unknown() -> None:
    ax = axes()
    ax.xaxis.set_major_locator(ticker.MultipleLocator(1e-9))
    ax.set_xscale("log")
    ax.xaxis.get_transform = None
    with pytest.raises(UnknownLook):
        look_of_axis(ax.xaxis)


def test_settings_are_numbered() -> None:
    first = number_of_settings()
    with mpl.rc_context({"font.size": 31}):
        second = number_of_settings()
        assert second != first
        assert number_of_settings() == second
    assert number_of_settings() == first
