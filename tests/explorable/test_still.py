"""Figures that do not move follow the page as those that do."""

import re

import pytest

from explainers.explorable import ExplorableError, still
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


def draw_uneven(ax, result):
    ax.plot([1, 2], [1])


def draw_bad_label(ax, result):
    ax.set_xlabel("$\\loss$")


@pytest.mark.parametrize(
    ("draw", "what", "remedy"),
    [
        (draw_uneven, "panel 1 (draw_uneven) failed with ValueError: x and y must have same first dimension", "correct draw_uneven"),
        ([draw, draw_uneven], "panel 2 (draw_uneven) failed with ValueError: x and y must", "correct draw_uneven"),
        (draw_bad_label, "writing the drawing failed with ValueError: ", "draw finite numbers, and labels of plain Unicode text"),
    ],
)
def test_a_failing_drawing_names_the_still_the_panel_and_the_function(draw, what, remedy):
    with pytest.raises(ExplorableError, match=f"^still 'a-line': {re.escape(what)}") as caught:
        still("a-line", [0, 1], draw=draw, alt="A line.")._repr_mimebundle_()
    assert f"; {remedy}" in str(caught.value)
    assert isinstance(caught.value.__cause__, ValueError)


@pytest.mark.parametrize("name", ["A line", "a_line", "", "-a", "a--b"])
def test_the_name_is_checked(name):
    with pytest.raises(ExplorableError, match=f"^still {re.escape(repr(name))}: the name is not kebab-case; use small letters"):
        still(name, [0, 1], draw=draw, alt="A line.")


def test_nothing_is_drawn_at_declaration():
    still("a-line", [0, 1], draw=draw_uneven, alt="A line.")
