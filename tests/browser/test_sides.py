"""Left and right are said of panels that stand so; where a figure has no room for two beside each other, above and below."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.pages import pages

pytestmark = pytest.mark.browser

STACKED = """name => {
  const panels = document.querySelectorAll(`figure#${name} .explorable-panels > svg`);
  const [first, second] = [...panels].map(each => each.getBoundingClientRect());
  return first.height > 0 && second.top >= first.bottom;
}"""
SAID = "name => document.querySelector(`#fig-${name} .caption-text`).textContent"
BESIDE = """() => [...document.querySelectorAll("figure:has(> figcaption .caption-text)")].filter(each => {
  const [first, second] = [...each.querySelectorAll(".explorable-panels > svg")].map(svg => svg.getBoundingClientRect());
  const said = each.querySelector(".caption-text").textContent;
  return first && second && first.height && second.top >= first.bottom && /\\b(left|right)(:| panel)/i.test(said);
}).length"""
NAMES = [page for page in pages() if page.startswith(("notebooks/", "book/"))] or ["index.html"]


def test_the_words_follow_the_panels(site: Path, revisit: Visit) -> None:
    page = revisit(site / "notebooks/too-many-parameters.html")
    assert not page.evaluate(STACKED, "double-descent")
    assert page.evaluate(SAID, "double-descent").startswith("Left: the expected risk")
    page.get_by_text("The dashed curve in the left panel").wait_for()
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_text("The dashed curve in the upper panel").wait_for()
    assert page.evaluate(STACKED, "double-descent")
    assert page.evaluate(SAID, "double-descent").startswith("Above: the expected risk")
    assert "Below: the coefficients" in page.evaluate(SAID, "double-descent")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_text("The dashed curve in the left panel").wait_for()


@pytest.mark.parametrize("name", NAMES)
def test_on_a_phone_no_caption_sends_the_eye_to_a_side(site: Path, revisit: Visit, name: str) -> None:
    page = revisit(site / name, viewport={"width": 360, "height": 740})
    page.wait_for_function(f"({BESIDE})() === 0")
