"""The environment variable chooses the rendering."""

import pytest

from explainers.explorable import ExplorableError, Slider, explorable
from explainers.explorable.display import rendering


@pytest.mark.parametrize(("value", "chosen"), [(None, "live"), ("live", "live"), ("static", "static"), ("standalone", "standalone")])
def test_the_variable_chooses(monkeypatch, value, chosen):
    monkeypatch.delenv("EXPLORABLE_RENDERING", raising=False)
    if value is not None:
        monkeypatch.setenv("EXPLORABLE_RENDERING", value)
    assert rendering() == chosen


def test_an_unknown_rendering_is_refused_with_the_known_ones(monkeypatch):
    monkeypatch.setenv("EXPLORABLE_RENDERING", "pdf")
    with pytest.raises(ExplorableError, match="'pdf'; set it to 'live', 'static' or 'standalone'"):
        rendering()


@pytest.mark.parametrize(
    ("chosen", "kind", "inside"),
    [
        ("live", "application/vnd.jupyter.widget-view+json", "model_id"),
        ("static", "text/html", "explorable-table"),
        ("standalone", "text/html", "<style>"),
    ],
)
def test_every_rendering_brings_a_picture_and_the_caption(monkeypatch, chosen, kind, inside):
    monkeypatch.setenv("EXPLORABLE_RENDERING", chosen)
    figure = explorable(
        "line",
        compute=lambda k: {"k": k},
        draw=lambda ax, result: ax.plot([0, result["k"]]),
        describe="Slope {k}.",
        alt="A line.",
        controls=[Slider("k", [1, 2], start=2)],
    )
    bundle = figure._repr_mimebundle_()
    assert bundle["text/plain"] == "Slope 2."
    assert bundle["image/png"].startswith("iVBOR")
    assert inside in bundle[kind]
