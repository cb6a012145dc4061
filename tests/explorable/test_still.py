"""Figures that do not move follow the page as those that do."""

import pytest

from explainers.explorable import still
from tests.explorable.read import sanitized, unfolded


def draw(ax, result):
    ax.plot(result, [1, 2], color="#0069a8")


@pytest.fixture
def bundle():
    return lambda: still("a-line", [0, 1], draw=draw, alt="A line & more.")._repr_mimebundle_()


def test_a_still_is_an_svg_in_the_books_colors_with_its_alternative_text(bundle, monkeypatch):
    monkeypatch.setenv("EXPLORABLE_RENDERING", "static")
    shown = bundle()
    assert shown["text/html"].startswith('<div class="explorable-panels" data-panels="1"><svg role="img" aria-label="A line &amp; more." ')
    assert 'stroke="var(--explorable-fit,#0069a8)"' in shown["text/html"]
    assert shown["text/plain"] == "A line & more."
    assert shown == bundle()


@pytest.mark.parametrize("rendering", ["live", "standalone", None])
def test_outside_the_site_a_still_brings_its_styles_and_a_picture_for_where_they_are_not_allowed(bundle, monkeypatch, rendering):
    monkeypatch.delenv("EXPLORABLE_RENDERING", raising=False)
    if rendering:
        monkeypatch.setenv("EXPLORABLE_RENDERING", rendering)
    shown = bundle()
    html = shown["text/html"]
    assert "<style>figure.explorable" in unfolded(html)
    assert 'aria-label="A line &amp; more."' in unfolded(html)
    assert sanitized(html) == ("", [f"data:image/png;base64,{shown['image/png']}"])
