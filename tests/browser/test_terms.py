"""A term of the glossary shows its definition: by pointer, by keyboard, by touch; without JavaScript it is a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.explorable.sphinx.book import SmallBook
from tests.teaching.sphinx.test_terms import built

pytestmark = pytest.mark.browser
OPEN = ".term-card:popover-open"


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with three marks."""
    book = SmallBook(tmp_path_factory.mktemp("terms"))
    built(book)
    return book.output() / "first.html"


def test_pointing_shows_the_definition_and_escape_or_leaving_hides_it(marked: Path, visit: Visit) -> None:
    page = visit(marked)
    mark = page.locator(".term-mark").first
    mark.hover()
    card = page.locator(OPEN)
    card.wait_for()
    assert "All that a matrix maps to zero" in card.inner_text()
    at, box = mark.bounding_box(), card.bounding_box()
    assert at and box and (box["y"] >= at["y"] + at["height"] or box["y"] + box["height"] <= at["y"]), "it lies over the word"
    card.hover()
    assert card.is_visible()
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    page.locator("h1").first.hover()
    mark.click()
    card.wait_for()
    page.locator("h1").first.hover()
    assert card.is_visible(), "a click keeps it"
    page.locator("h1").first.click()
    card.wait_for(state="detached")


def test_the_keyboard_shows_it_and_enter_leads_to_the_glossary(marked: Path, visit: Visit) -> None:
    page = visit(marked)
    mark = page.locator(".term-mark").first
    page.get_by_role("link", name="the null space in a link").focus()
    page.keyboard.press("Tab")
    page.locator(OPEN).wait_for()
    assert mark.get_attribute("aria-expanded") == "true"
    says = page.locator(f"#{mark.get_attribute('aria-describedby')}").text_content() or ""
    assert says.startswith("All that a matrix maps")
    page.keyboard.press("Tab")
    page.wait_for_function("document.querySelector('.term-card:popover-open')?.textContent.includes('exact fits')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html#term-ridge")


def test_a_tap_shows_it_at_the_foot_of_a_phone(marked: Path, visit: Visit) -> None:
    page = visit(marked, viewport={"width": 360, "height": 640}, has_touch=True)
    page.locator(".term-mark").first.tap()
    card = page.locator(OPEN)
    card.wait_for()
    box = card.bounding_box()
    assert box and (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 640)
    assert card.get_by_role("link", name="In the glossary").evaluate("(link) => link.getBoundingClientRect().height") >= 44
