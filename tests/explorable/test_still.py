"""Figures that do not move follow the page as those that do."""

import pytest

from explainers.explorable import still


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


def test_outside_the_site_a_still_brings_its_styles(bundle, monkeypatch):
    monkeypatch.delenv("EXPLORABLE_RENDERING", raising=False)
    assert bundle()["text/html"].startswith("<style>figure.explorable")
