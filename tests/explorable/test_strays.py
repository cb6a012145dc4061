"""A panel that draws through pyplot is refused; one that only asks pyplot for something is not."""

from __future__ import annotations

import threading

import matplotlib as mpl
import numpy as np
import pytest

from explainers.explorable import ExplorableError, Slider, explorable, still


@pytest.fixture
def plt(monkeypatch):
    from matplotlib import pyplot  # noqa: PLC0415

    pyplot.switch_backend("agg")
    yield pyplot
    pyplot.close("all")


def show(draw):
    return explorable("wave", compute=lambda k: k, draw=draw, describe="{k}", alt="A.", controls=[Slider("k", [1], start=1)]).frame(0)


def by_pyplot(plt, ax):
    plt.plot([0, 1])


def title_by_pyplot(plt, ax):
    ax.plot([0, 1])
    plt.title("lost")


def a_figure_of_its_own(plt, ax):
    plt.subplots()[1].plot([0, 1])


def layout_by_pyplot(plt, ax):
    ax.plot([0, 1])
    plt.tight_layout()


@pytest.mark.filterwarnings("ignore")  # some of it makes matplotlib warn
@pytest.mark.parametrize("other", [False, True], ids=["no figure before", "another figure before"])
@pytest.mark.parametrize("draw", [by_pyplot, title_by_pyplot, a_figure_of_its_own, layout_by_pyplot])
def test_drawing_through_pyplot_is_refused(plt, draw, other):
    if other:
        plt.figure().canvas.draw()
    if other and draw is layout_by_pyplot:
        plt.subplot()
    with pytest.raises(ExplorableError) as caught:
        show(lambda ax, result: draw(plt, ax))
    assert str(caught.value).startswith("explorable 'wave': panel 1 (<lambda>) draws through pyplot, on another figure, at k=1; draw on ax")
    assert len(plt.get_fignums()) == other
    with pytest.raises(ExplorableError, match=r"^still 'wave': panel 1 \(<lambda>\) draws through pyplot, on another figure; draw on ax"):
        still("wave", 1, draw=lambda ax, result: draw(plt, ax), alt="A.")._repr_mimebundle_()


def test_pyplot_may_be_asked_for_colors_and_shapes(plt):
    before = plt.figure()
    before.canvas.draw()

    def draw(ax, result):
        ax.plot([0, 1], color=plt.get_cmap("viridis")(0.5), linewidth=plt.rcParams["lines.linewidth"])
        ax.add_patch(plt.Circle((0.5, 0.5), 0.1))
        ax.figure.colorbar(ax.imshow(np.eye(3)), ax=ax)

    show(draw)
    assert plt.get_fignums() == [before.number]
    assert mpl.get_backend() == "agg"


def test_a_panel_that_is_made_pyplots_own_is_drawn_through_pyplot_and_does_not_stay_there(plt):
    def draw(ax, result):
        plt.sca(ax)
        plt.plot([0, 1], label="a line")
        plt.legend()

    try:
        frame = show(draw)
    except ExplorableError as error:  # before matplotlib 3.11 it is refused
        assert "not managed by pyplot" in str(error)
        return
    assert any(text.text == "a line" for text in frame[0].iter("text"))
    assert plt.get_fignums() == []


def test_in_another_thread_nothing_is_said_of_what_others_draw(plt):
    found = []

    def draw(ax, result):
        ax.plot([0, 1])
        plt.figure()

    thread = threading.Thread(target=lambda: found.append(show(draw)))
    thread.start()
    thread.join()
    assert len(found) == 1
