"""What a reader who comes for the first time must see at once: the search, the switch of the theme, all of a formula or that it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.test_pages import PHONE

pytestmark = pytest.mark.browser

SIDE_BY_SIDE = "notebooks/what-training-pins-down.html"
SCROLLS = """() => [...document.querySelectorAll(".table-box, .formula-body, article .highlight pre")]
  .filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
  .map(box => getComputedStyle(box).backgroundImage.split("linear-gradient").length - 1)"""
COVERED = """() => [...document.querySelectorAll(".copy")].filter(copy => copy.checkVisibility()).map(copy => {
  const code = document.createRange();
  code.selectNodeContents(copy.parentElement.querySelector("pre"));
  return copy.getBoundingClientRect().top - code.getBoundingClientRect().bottom;
})"""


def test_search_and_theme_need_no_scrolling(site: Path, visit: Visit) -> None:
    page = visit(site / SIDE_BY_SIDE, viewport={"width": 1280, "height": 800})
    for part in (".contents .search input", ".theme-switch"):
        box = page.locator(part).bounding_box()
        assert box and 0 <= box["y"] and box["y"] + box["height"] < 400
    below = page.locator(".contents > ul, .contents > p.caption").first
    before = below.bounding_box()
    page.locator(".theme-switch").evaluate("button => { button.hidden = true; }")
    assert below.bounding_box() == before, "the switch, which a script brings, moves nothing"


def test_formulas_side_by_side_stand_one_below_another_on_a_phone(site: Path, visit: Visit) -> None:
    tops = "body => [...body.children].map(each => Math.round(each.getBoundingClientRect().top))"
    wide = visit(site / SIDE_BY_SIDE).locator(".formula-body:has(> math + math)").first
    assert len(wide.locator("> math").all()) == 2
    boxes = [each.bounding_box() for each in wide.locator("> math").all()]
    assert boxes[0]["x"] + boxes[0]["width"] < boxes[1]["x"]
    narrow = visit(site / SIDE_BY_SIDE, **PHONE).locator(".formula-body:has(> math + math)").first
    first, second = narrow.evaluate(tops)
    assert second > first
    assert narrow.evaluate("body => body.scrollWidth <= body.clientWidth"), "all of it is seen"


@pytest.mark.parametrize("name", ["book/how-fast.html", "book/for-teachers.html", "book/refreshers.html"])
def test_what_goes_on_has_a_shade_where_it_is_cut(site: Path, visit: Visit, name: str) -> None:
    shades = visit(site / name, **PHONE).evaluate(SCROLLS)
    assert shades
    assert set(shades) == {4}, "two shades, and what covers them at the ends"


def test_under_a_finger_the_copy_button_covers_no_code(site: Path, visit: Visit) -> None:
    page = visit(site / "book/for-teachers.html", **PHONE)
    gaps = page.evaluate(COVERED)
    assert gaps
    assert min(gaps) >= 0


def test_an_address_is_reached_at_once_and_figures_repaint_alone(site: Path, visit: Visit) -> None:
    page = visit(site / SIDE_BY_SIDE)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    sections = page.locator("article section")
    assert sections.count() > 1
    assert set(sections.evaluate_all("all => all.map((each) => getComputedStyle(each).isolation)")) == {"isolate"}
