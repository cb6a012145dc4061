"""The environment variable chooses the rendering, or the front end; and what a figure offers beside being shown."""

import ipywidgets
import pytest

from explainers.explorable import ExplorableError, Slider, explorable, front_end
from explainers.explorable.display import rendering


@pytest.mark.parametrize("value", ["live", "static", "standalone"])
def test_the_variable_chooses(monkeypatch, value):
    monkeypatch.setenv("EXPLORABLE_RENDERING", value)
    assert rendering() == value


@pytest.mark.parametrize(("attached", "chosen"), [(True, "live"), (False, "standalone")])
def test_without_the_variable_a_front_end_decides(monkeypatch, attached, chosen):
    monkeypatch.delenv("EXPLORABLE_RENDERING", raising=False)
    monkeypatch.setattr(front_end, "is_attached", lambda: attached)
    assert rendering() == chosen


def test_an_unknown_rendering_is_refused_with_the_known_ones(monkeypatch):
    monkeypatch.setenv("EXPLORABLE_RENDERING", "pdf")
    with pytest.raises(ExplorableError, match="'pdf'; set it to 'live', 'static' or 'standalone'"):
        rendering()


@pytest.fixture
def line():
    def draw(ax, result):
        ax.plot([0, result["k"]])

    def line(draw=draw):
        controls = [Slider("k", [1, 2], start=2)]
        return explorable("line", compute=lambda k: {"k": k}, draw=draw, describe="Slope {k}.", alt="A line.", controls=controls)

    return line


@pytest.mark.parametrize(
    ("chosen", "kind", "inside"),
    [
        ("live", "application/vnd.jupyter.widget-view+json", "model_id"),
        ("static", "text/html", "explorable-table"),
        ("standalone", "text/html", "data-explorable"),
    ],
)
def test_every_rendering_brings_a_picture_and_the_caption(monkeypatch, line, chosen, kind, inside):
    monkeypatch.setenv("EXPLORABLE_RENDERING", chosen)
    bundle = line()._repr_mimebundle_()
    assert bundle["text/plain"] == "Slope 2."
    assert bundle["image/png"].startswith("iVBOR")
    assert inside in bundle[kind]


def test_a_terminal_gets_the_caption_and_no_state_is_drawn(monkeypatch, line):
    monkeypatch.setattr(front_end, "shows_text_alone", lambda: True)
    assert line(draw=lambda ax, result: pytest.fail("it drew"))._repr_mimebundle_() == {"text/plain": "Slope 2."}


def test_the_widget_is_there_before_the_figure_is_shown_and_is_always_the_same(monkeypatch, line):
    monkeypatch.setenv("EXPLORABLE_RENDERING", "live")
    figure = line()
    widget = figure.widget
    box = ipywidgets.VBox([widget, ipywidgets.Label("below")])
    assert box.children[0] is figure.widget
    assert figure._repr_mimebundle_()["application/vnd.jupyter.widget-view+json"]["model_id"] == widget.model_id
    figure.live.controls["k"].index = 0
    assert figure.live.join(20)
    assert "Slope 1." in figure.live.picture.value
    assert line().widget is not widget


def test_ipython_is_shown_the_live_figure_and_asked_for_the_bundle_elsewhere(monkeypatch, line):
    shown = []
    figure = line()
    monkeypatch.setattr(figure.live, "show", lambda: shown.append("live"))
    monkeypatch.setenv("EXPLORABLE_RENDERING", "standalone")
    with pytest.raises(NotImplementedError):
        figure._ipython_display_()
    monkeypatch.setenv("EXPLORABLE_RENDERING", "live")
    figure._ipython_display_()
    assert shown == ["live"]


def test_a_figure_is_called_by_its_name(line):
    assert repr(line()) == "explorable('line')"


def test_marimo_gets_a_frame(line):
    kind, html = line()._mime_()
    assert kind == "text/html"
    assert html == line().iframe()
    assert html.startswith('<iframe title="A line."')


def test_a_page_of_its_own(line):
    assert line().html().startswith("<!doctype html>")
