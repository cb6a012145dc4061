"""Slow = fast: a frame whose axes were taken from earlier frames equals the frame drawn in full."""

from __future__ import annotations

import os
from collections.abc import Callable
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as how_often
from hypothesis import strategies as st
from matplotlib import patheffects, ticker
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.transforms import Affine2D, ScaledTranslation

from explainers.explorable import Slider, explorable
from explainers.explorable.frame import draw_frame
from explainers.explorable.kept_axes import KeptAxes
from explainers.explorable.static import draw_all
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


class NothingKept(KeptAxes):
    """Every axis is drawn by matplotlib alone."""

    def leave_out(self, figure: Figure) -> None:
        pass


def label(**properties: object) -> Callable[[Axes], object]:
    return lambda ax: ax.set_xlabel("first\nsecond $x$", **properties)


def ticks(**properties: object) -> Callable[[Axes], object]:
    return lambda ax: ax.tick_params(**properties)


def formatted(formatter: ticker.Formatter) -> Callable[[Axes], object]:
    return lambda ax: ax.yaxis.set_major_formatter(formatter)


def move_labels(ax: Axes) -> None:
    for text in ax.get_xticklabels():
        text.set_transform(text.get_transform() + ScaledTranslation(0.1, 0.05, ax.figure.dpi_scale_trans))


def annotate_the_label(ax: Axes) -> None:
    ax.set_xlabel("label")
    ax.annotate("about it", (1, 0.5), xycoords=ax.xaxis.label)


MORE_LOOKS: list[Callable[[Axes], object]] = [
    *LOOKS.values(),
    label(),
    label(linespacing=2.5),
    label(rotation=20),
    label(rotation=20, rotation_mode="anchor"),
    label(multialignment="right"),
    label(parse_math=False),
    label(url="https://example.org"),
    label(bbox={"boxstyle": "round", "facecolor": "wheat"}),
    label(bbox={"boxstyle": "square", "facecolor": "none", "edgecolor": "red", "hatch": "/"}),
    label(path_effects=[patheffects.withStroke(linewidth=3, foreground="yellow")]),
    label(wrap=True),
    label(fontfamily="monospace", alpha=0.5, loc="right", labelpad=11),
    label(snap=True, zorder=9, antialiased=False),
    ticks(labelrotation=30),
    ticks(axis="x", labelsize=14, pad=9, width=2, labelcolor="red"),
    ticks(which="both", direction="inout", top=True, labeltop=True),
    ticks(axis="y", labelfontfamily="serif"),
    ticks(axis="x", grid_color="red", grid_alpha=0.3, grid_linestyle=":"),
    formatted(ticker.StrMethodFormatter("{x:.3f}")),
    formatted(ticker.PercentFormatter(20)),
    formatted(ticker.FuncFormatter(lambda value, place: f"<{value:g}>\n&")),
    formatted(ticker.NullFormatter()),
    lambda ax: ax.ticklabel_format(style="sci", scilimits=(0, 0), useMathText=True),
    lambda ax: ax.spines["bottom"].set_position(("data", 20)),
    lambda ax: ax.spines["left"].set_position(("outward", 12)),
    lambda ax: ax.spines["left"].set_bounds(2, 30),
    lambda ax: ax.spines[:].set_visible(False),
    lambda ax: ax.spines["bottom"].set_linewidth(9),
    lambda ax: ax.plot([5], [40], marker=3, markersize=3, markeredgewidth=0.8, color="#616875"),
    lambda ax: ax.plot(X, X, clip_on=True),
    lambda ax: ax.set_title("title\nof two lines"),
    lambda ax: ax.set_title("title", y=1.1),
    lambda ax: ax.set_yscale("symlog", linthresh=5),
    lambda ax: ax.set_yscale("function", functions=(np.sqrt, np.square)),
    lambda ax: (ax.set_yscale("function", functions=(np.sqrt, np.square)), ax.set_xticks([2, 4], ["two", "four"])),  # places that are NaN
    lambda ax: ax.set_yscale("log", base=2),
    lambda ax: ax.set_box_aspect(0.5),
    lambda ax: ax.set_aspect(0.05),
    lambda ax: ax.set_anchor("W"),
    lambda ax: ax.set_axes_locator(lambda ax, renderer: ax.figure.bbox.shrunk(0.5, 0.5).transformed(ax.figure.transFigure.inverted())),
    lambda ax: ax.grid(True),
    lambda ax: ax.minorticks_on(),
    lambda ax: ax.axis("off"),
    lambda ax: ax.xaxis.set_visible(False),
    lambda ax: ax.xaxis.set_rasterized(True),
    lambda ax: ax.xaxis.set_clip_path(ax.patch),
    lambda ax: ax.xaxis.set_label_position("top"),
    lambda ax: ax.yaxis.tick_right(),
    lambda ax: ax.set_xmargin(0.3),
    lambda ax: ax.set_facecolor("red"),
    lambda ax: ax.xaxis.set_path_effects([patheffects.withStroke(linewidth=3)]),
    lambda ax: ax.get_xgridlines()[1].set_visible(True),
    lambda ax: ax.xaxis.get_major_ticks()[1].label1.set_rotation_mode("anchor"),
    move_labels,
    annotate_the_label,
    lambda ax: ax.figure.set_layout_engine("constrained"),
    lambda ax: ax.figure.set_layout_engine("tight"),
    lambda ax: ax.figure.tight_layout(),
    lambda ax: ax.figure.subplots_adjust(left=0.3),
    lambda ax: ax.figure.set_size_inches(3, 3),
    lambda ax: ax.figure.align_labels(),
    lambda ax: ax.figure.supxlabel("figure"),
]
SETTINGS: list[dict[str, object]] = [
    {},
    {},
    {"figure.constrained_layout.use": True},
    {"figure.autolayout": True},
    {"savefig.bbox": "tight"},
    {"figure.subplot.left": 0.3},
    {"xtick.major.size": 8, "ytick.minor.visible": True},
    {"lines.dash_capstyle": "round", "grid.linestyle": "--", "axes.grid": True},
    {"axes.unicode_minus": False, "text.parse_math": False},
    {"axes.formatter.use_mathtext": True, "mathtext.fontset": "cm"},
    {"font.family": "serif", "axes.labelpad": 9},
    {"path.sketch": (1, 100, 2)},
    {"lines.antialiased": False, "text.antialiased": False},
]

looks = st.lists(st.sampled_from(range(len(MORE_LOOKS))), max_size=3)
states = st.lists(st.tuples(looks, st.sampled_from(SETTINGS)), min_size=1, max_size=3)


def draw_looks(ax: Axes, looks: list[int]) -> None:
    ax.plot(X, X**2, clip_on=False)
    ax.plot(X, X)
    for number in looks:
        MORE_LOOKS[number](ax)


def drawn(looks: list[int], settings: dict[str, object], kept: KeptAxes) -> str:
    """The frame, or why matplotlib could not draw it."""
    try:
        with mpl.rc_context(settings):
            return ET.tostring(draw_frame([draw_looks], looks, 3.0, "figure", [kept])[0], encoding="unicode")
    except Exception as error:  # two looks may not go together
        return f"{type(error).__name__}: {error}"


@pytest.mark.filterwarnings("ignore")  # some looks do not go together, and matplotlib warns
@how_often(max_examples=20, deadline=None)
@given(states)
def test_random_looks_layouts_and_orders_of_states(states: list[tuple[list[int], dict[str, object]]]) -> None:
    style.use()
    kept = KeptAxes()
    for looks, rc in [*states, *reversed(states)]:
        assert drawn(looks, rc, kept) == drawn(looks, rc, NothingKept()), (looks, rc)


@pytest.mark.filterwarnings("ignore")
def test_each_look_after_the_plain_one_and_again() -> None:
    style.use()
    kept, plain = KeptAxes(), drawn([], {}, NothingKept())
    for number in range(len(MORE_LOOKS)):
        full = drawn([number], {}, NothingKept())
        assert [drawn(looks, {}, kept) for looks in ([], [number], [number])] == [plain, full, full], number


@pytest.mark.filterwarnings("ignore")
def test_most_looks_and_settings_differ() -> None:
    """Negative control: what is kept wrongly would show."""
    style.use()
    full = [drawn([number], {}, NothingKept()) for number in range(len(LOOKS), len(MORE_LOOKS))]
    full += [drawn([], rc, NothingKept()) for rc in SETTINGS]
    assert len(full) - len(set(full)) < 20  # some only show together with others


@pytest.mark.parametrize("cores", [1, 2])
def test_states_drawn_on_one_core_and_on_two_equal_those_drawn_in_full(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    style.use()
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(cores)))

    def draw(ax: Axes, result: dict[str, int]) -> None:
        ax.plot([0, 1], [0, 1])
        ax.set(xlim=(0, 1), ylim=(0, 1), xlabel="t", title="\n".join(["note"] * (1 + result["n"] % 3)))

    figure = explorable(
        "notes", compute=lambda n: {"n": n}, draw=draw, describe="{n}", alt="A line.", controls=[Slider("n", range(24), start=1)]
    )
    with mpl.rc_context({"figure.constrained_layout.use": True}):
        frames, *_ = draw_all(figure)
        for number, (svg,) in enumerate(frames):
            (full,) = draw_frame([draw], {"n": number}, 3.2, "notes", [NothingKept()])
            assert ET.tostring(svg) == ET.tostring(full), number


def test_a_known_axis_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptAxes()
    first = written(LOOKS["label"], kept)

    def refuse(self: Axis, renderer: object) -> None:
        raise AssertionError(f"{self} was drawn again")

    monkeypatch.setattr(Axis, "draw", refuse)
    assert written(LOOKS["label"], kept) == first
