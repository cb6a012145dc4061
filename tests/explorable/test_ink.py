"""Marks that nobody sees are found, and marks that are meant are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle

from explainers.explorable import ExplorableError, Slider, explorable, still
from explainers.explorable.static import render
from explainers.look import style

X = np.linspace(0, 1, 9)
CLEAR = (0, 0, 0, 0)


@pytest.fixture(autouse=True)
def look() -> Iterator[None]:
    with mpl.rc_context():
        style.use()  # its lines have markers without edges, and its patches no outlines
        yield


def show(draw: Callable[[Axes, int], object], **changes: object) -> str:
    declaration = {"compute": lambda k: k, "describe": "{k}", "alt": "A.", "controls": [Slider("k", [1, 2, 3], start=1)]} | changes
    return render(explorable("marks", draw=draw, **declaration))


def beside(draw: Callable[[Axes], object]) -> Callable[[Axes, int], object]:
    """``draw`` beside a line that is seen."""
    return lambda ax, result: (ax.plot(X, X * result), ax.set(xlim=(-0.1, 1.1), ylim=(-0.1, 1.1)), draw(ax))


UNSEEN: dict[str, tuple[Callable[[Axes], object], str]] = {
    "hollow dots": (lambda ax: ax.plot(X, X, "o", color="none", markeredgecolor="red"), "the Line2D at ax.lines[1]"),
    "clear line": (lambda ax: ax.plot(X, X, alpha=0, label="law"), "the Line2D labeled 'law' at ax.lines[1]"),
    "no width": (lambda ax: ax.plot(X, X, linewidth=0), "the Line2D at ax.lines[1]"),
    "no line style": (lambda ax: ax.plot(X, X, linestyle=""), "the Line2D at ax.lines[1]"),
    "hollow markers on a line": (lambda ax: ax.plot(X, X, "o-", mfc="none"), "the markers of the Line2D at ax.lines[1]"),
    "hollow scatter": (lambda ax: ax.scatter(X, X, facecolor="none", linewidth=0), "the PathCollection at ax.collections[0]"),
    "circle without outline": (lambda ax: ax.add_patch(Circle((0.5, 0.5), 0.1, fill=False)), "the Circle at ax.patches[0]"),
    "clear area": (lambda ax: ax.fill_between(X, X, alpha=0), "at ax.collections[0]"),
    "clear mesh": (lambda ax: ax.pcolormesh(np.ma.masked_all((3, 3))), "the QuadMesh at ax.collections[0]"),
    "clear picture": (lambda ax: ax.imshow(np.zeros((3, 3, 4)), aspect="auto"), "the AxesImage at ax.images[0]"),
    "masked picture": (lambda ax: ax.imshow(np.ma.masked_all((3, 3)), aspect="auto"), "the AxesImage at ax.images[0]"),
    "picture outside": (lambda ax: (ax.imshow(np.eye(3), extent=(4, 5, 4, 5)), ax.set(xlim=(0, 1), ylim=(0, 1))), "at ax.images[0]"),
    "arrow to a point outside": (lambda ax: ax.annotate("peak", (7, 7), (8, 8)), "the Annotation 'peak' at ax.texts[0]"),
    "clear text": (lambda ax: ax.text(0.5, 0.5, "words", alpha=0), "the Text 'words' at ax.texts[0]"),
    "line outside": (lambda ax: (ax.axhline(7), ax.set_ylim(0, 1)), "the Line2D at ax.lines[1]"),
    "dots outside": (lambda ax: (ax.plot(X + 3, X, "o"), ax.set_xlim(0, 1)), "the Line2D at ax.lines[1]"),
    "scatter outside": (lambda ax: (ax.scatter(X + 3, X), ax.set_xlim(0, 1)), "the PathCollection at ax.collections[0]"),
    "bars outside": (lambda ax: (ax.bar([7, 8], [1, 2]), ax.set_xlim(0, 1)), "at ax.containers[0]"),
    "clear bars": (lambda ax: ax.bar([0, 1], [1, 2], color="none"), "at ax.containers[0]"),
    "text outside": (lambda ax: ax.text(0.5, 9, "words"), "the Text 'words' at ax.texts[0]"),
    "text cut off": (lambda ax: ax.text(0.5, 1.2, "words", clip_on=True), "the Text 'words' at ax.texts[0]"),
    "not finite": (lambda ax: ax.plot(X, X * np.nan), "the Line2D at ax.lines[1]"),
    "masked": (lambda ax: ax.plot(X, np.ma.masked_all(9)), "the Line2D at ax.lines[1]"),
    "negative on a logarithmic axis": (lambda ax: (ax.set(ylim=(0.1, 1), yscale="log"), ax.plot(X, -X, "o")), "the Line2D at ax.lines[1]"),
    "one point without a marker": (lambda ax: ax.plot([0.5], [0.5]), "the Line2D at ax.lines[1]"),
    "in an inset": (lambda ax: ax.inset_axes((0, 0, 1, 1)).plot(X, X, alpha=0), "the Line2D at ax.child_axes[0].lines[0]"),
    "on the figure": (lambda ax: ax.figure.text(0.5, 3, "words"), "the Text 'words' at figure.texts[0]"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_a_mark_without_ink_in_any_state_is_refused(name: str) -> None:
    draw, where = UNSEEN[name]
    with pytest.raises(ExplorableError) as caught:
        show(beside(draw))
    message = str(caught.value)
    assert message.startswith("explorable 'marks': panel 1 (<lambda>): ")
    assert where in message
    assert "leaves no ink in any state, for " in message or "leave no ink in any state, for " in message
    assert "set_visible(False)" in message
    with pytest.raises(ExplorableError, match=r"^still 'marks': panel 1 \(<lambda>\): .*no ink"):
        still("marks", 1, draw=beside(draw), alt="A.")._repr_mimebundle_()


MEANT: dict[str, Callable[[Axes], object]] = {
    "nothing more": lambda ax: None,
    "empty line": lambda ax: ax.plot([], []),
    "empty scatter": lambda ax: ax.scatter([], []),
    "empty text": lambda ax: (ax.text(0.5, 0.5, ""), ax.text(0.5, 0.5, " ")),
    "entry of a legend": lambda ax: (ax.plot([], [], " ", label="words"), ax.legend()),
    "legend without entries": lambda ax: ax.add_artist(mpl.legend.Legend(ax, [], [])),
    "invisible": lambda ax: ax.plot(X, X, "o", color="none", visible=False),
    "axes off": lambda ax: ax.axis("off"),
    "no ticks": lambda ax: (ax.set(xticks=[], yticks=[]), ax.spines[:].set_visible(False), ax.set_title("")),
    "bars of no height": lambda ax: ax.bar([0, 1], [0, 0]),
    "bars cut off": lambda ax: (ax.hist([*X, 7, 8], bins=30), ax.set_xlim(0, 1)),
    "area of no size": lambda ax: ax.fill_between(X, X, X),
    "area nowhere": lambda ax: ax.fill_between(X, X, where=np.zeros(9, bool)),
    "boxplot without outliers": lambda ax: ax.boxplot([X]),
    "errors": lambda ax: ax.errorbar(X, X, yerr=0.1, fmt="o"),
    "stems": lambda ax: ax.stem(X, X),
    "gaps in a scatter": lambda ax: ax.scatter(X, np.ma.masked_greater(X, 0.5), c=X),
    "gaps in a mesh": lambda ax: ax.pcolormesh(X, X, np.ma.masked_greater(np.outer(X, X), 0.5)),
    "alpha that means something": lambda ax: ax.scatter(X, X, color=[(1, 0, 0, x) for x in X]),
    "sizes that mean something": lambda ax: ax.scatter(X, X, s=100 * X),
    "sizes that are all zero": lambda ax: ax.scatter(X, X, s=0),
    "hollow with an edge": lambda ax: ax.scatter(X, X, facecolor="none", edgecolor="red", linewidth=1),
    "unfilled markers": lambda ax: ax.plot(X, X, "x", mew=1),
    "no contour": lambda ax: ax.contourf(X, X, np.outer(X, X), levels=[0.2, 0.4, 7]),
    "arrow without words": lambda ax: ax.annotate("", (0, 0), (1, 1), arrowprops={"arrowstyle": "->"}),
    "rasterized": lambda ax: ax.plot(X, X, rasterized=True),
    "formula": lambda ax: ax.text(0.5, 0.5, "$x^2$"),
    "twin without marks": lambda ax: ax.twinx().set_ylim(0, 1),
    "secondary axis": lambda ax: ax.secondary_xaxis("top", functions=(np.square, np.sqrt)),
    "colorbar": lambda ax: ax.figure.colorbar(ax.imshow(np.outer(X, X), aspect="auto")),
    "table": lambda ax: ax.table([["1"]]),
    "quiver": lambda ax: ax.quiver(X, X, 0 * X, X),
    "hatch alone": lambda ax: ax.bar([0, 1], [1, 1], fill=False, hatch="/"),
}


@pytest.mark.parametrize("name", MEANT)
def test_what_is_meant_is_left_alone(name: str) -> None:
    assert show(beside(MEANT[name]))
    assert still("marks", 1, draw=beside(MEANT[name]), alt="A.")._repr_mimebundle_()


BARE: dict[str, Callable[[Axes], object]] = {
    "nothing": lambda ax: None,
    "labels alone": lambda ax: ax.set(xlabel="x", xlim=(0, 2)),
    "another figure": lambda ax: Figure().subplots().plot(X, X),
}


@pytest.mark.parametrize("name", BARE)
def test_axes_that_nothing_is_drawn_on_are_refused(name: str) -> None:
    message = r"^explorable 'marks': panel 1 \(<lambda>\): nothing is drawn on ax in any state; .*draw on ax, not through pyplot"
    with pytest.raises(ExplorableError, match=message):
        show(lambda ax, result: BARE[name](ax))


def test_axes_that_are_drawn_on_by_other_means_than_marks_are_left_alone() -> None:
    assert show(lambda ax, result: ax.axis("off"))
    assert show(lambda ax, result: ax.set_title(f"k is {result}"))
    assert show(lambda ax, result: ax.set_xticks([0, 0.5, 1], ["a", "number", "line"]))


def test_an_empty_part_of_a_mosaic_is_named() -> None:
    def draw(figure: Figure, result: int) -> None:
        figure.subplot_mosaic("AB")["A"].plot(X, X)

    with pytest.raises(ExplorableError, match=r"nothing is drawn on figure.axes\[1\] in any state"):
        render(
            explorable("marks", compute=lambda k: k, draw_figure=draw, describe="{k}", alt="A.", controls=[Slider("k", [1, 2], start=1)])
        )
    with pytest.raises(ExplorableError, match="nothing is drawn on the figure in any state"):
        still("marks", 1, draw_figure=lambda figure, result: None, alt="A.")._repr_mimebundle_()


@pytest.mark.parametrize("cores", [1, 2])
def test_ink_in_one_state_is_enough(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda process: set(range(cores)))

    def draw(last: int) -> Callable[[Axes, int], object]:
        return lambda ax, result: (ax.plot(X, X), ax.plot(X, X, "o", color="red" if result == last else "none"))

    controls = [Slider("k", range(16), start=0)]
    assert show(draw(15), controls=controls)
    with pytest.raises(ExplorableError, match=r"ax.lines\[1\] leaves no ink in any state"):
        show(draw(16), controls=controls)


def test_single_hollow_marks_are_refused_with_their_number_and_state() -> None:
    def draw(ax: Axes, result: int) -> None:
        ax.scatter(X, X, color=["red" if i % 3 or result == 1 else "none" for i in range(9)], linewidth=0)

    message = (
        r"panel 1 \(draw\): 3 of the 9 marks of the PathCollection at ax.collections\[0\] have neither face nor edge at k=2; give them"
    )
    with pytest.raises(ExplorableError, match=message):
        show(draw)
    with pytest.raises(ExplorableError, match=r"^still 'marks': panel 1 \(draw\): 3 of the 9 marks"):
        still("marks", 2, draw=draw, alt="A.")._repr_mimebundle_()
    assert still("marks", 1, draw=draw, alt="A.")._repr_mimebundle_()


def test_all_that_is_found_is_said_at_once() -> None:
    with pytest.raises(ExplorableError) as caught:
        show(beside(lambda ax: ax.plot(X, np.stack([X, X], 1), alpha=0)))
    assert len(re.findall("leaves no ink", str(caught.value))) == 2


def test_the_look_is_not_changed_by_looking() -> None:
    figure = explorable(
        "marks", compute=lambda k: k, draw=beside(lambda ax: ax.text(0.5, 0.5, "a", gid="mine")), describe="{k}", alt="A.",
        controls=[Slider("k", [1, 2], start=1)],
    )  # fmt: skip
    from xml.etree import ElementTree as ET  # noqa: PLC0415

    watched, *_ = figure.watched_frame(1)
    assert [ET.tostring(svg) for svg in watched] == [ET.tostring(svg) for svg in figure.frame(1)]


def test_an_empty_inset_is_named_and_a_secondary_axis_is_none() -> None:
    with pytest.raises(ExplorableError, match=r"nothing is drawn on ax.child_axes\[0\] in any state"):
        show(beside(lambda ax: ax.inset_axes((0.1, 0.1, 0.3, 0.3))))
    assert show(beside(lambda ax: ax.secondary_xaxis("top")))


def test_a_mark_of_the_figure_itself_is_looked_at() -> None:
    with pytest.raises(ExplorableError, match=r"the Line2D at figure.artists\[0\] leaves no ink"):
        show(beside(lambda ax: ax.figure.add_artist(Line2D([5, 6], [5, 6]))))
