"""The mark of a claim opens its entry where the reader is, by mouse and keyboard, from disk; without scripts it leads to the ledger."""

import pytest

from tests.browser.pages import SITE

pytestmark = pytest.mark.browser
ESSAY = SITE / "notebooks" / "ridges-not-peaks.html"
OPEN = ".claim-entry:popover-open"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_mark_opens_the_entry_and_the_page_stays(site, visit, width):
    page = visit(ESSAY, viewport={"width": width, "height": 800})
    mark = page.locator("a.claim-mark").first
    name = mark.get_attribute("href").partition("#ledger-")[2]
    mark.scroll_into_view_if_needed()
    before = page.evaluate("[location.href, scrollY]")
    mark.click()
    entry = page.locator(OPEN)
    entry.wait_for()
    assert name in entry.inner_text()
    assert all(word in entry.inner_text() for word in ("Expected", "Measured", "Control"))
    box, at = entry.bounding_box(), mark.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert 0 <= box["y"]
    assert box["y"] + box["height"] <= 800
    if width > 640:
        assert at["y"] + at["height"] <= box["y"] or box["y"] + box["height"] <= at["y"], "the entry lies over its mark"
    assert page.evaluate("[location.href, scrollY]") == before


def test_by_keyboard_the_focus_goes_into_the_entry_and_back(site, visit):
    page = visit(ESSAY)
    mark = page.locator("a.claim-mark").nth(1)
    mark.focus()
    page.keyboard.press("Enter")
    page.locator(OPEN).wait_for()
    assert page.evaluate("document.activeElement.closest('.claim-entry') !== null")
    assert mark.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.classList.contains('claim-mark')")
    assert mark.evaluate("mark => mark === document.activeElement")
    assert page.locator(OPEN).count() == 0


@pytest.mark.parametrize(("way", "presses"), [("Tab", "the last link"), ("Shift+Tab", "the entry"), ("Shift+Tab", "Close")])
def test_past_the_ends_of_an_entry_the_focus_is_at_its_mark_again(site, visit, way, presses):
    page = visit(ESSAY)
    mark = page.locator("a.claim-mark").nth(1)
    mark.press("Enter")
    page.locator(OPEN).wait_for()
    if presses == "the last link":
        page.locator(f"{OPEN} a").last.focus()
    elif presses == "Close":
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.ariaLabel") == "Close"
    page.keyboard.press(way)
    assert mark.evaluate("mark => mark === document.activeElement")
    assert page.locator(OPEN).count() == 0
    assert mark.get_attribute("aria-expanded") is None


def test_links_inside_the_entry_lead_on_and_one_to_the_ledger(site, visit):
    page = visit(ESSAY)
    mark = page.locator("a.claim-mark").first
    mark.click()
    page.locator(OPEN).wait_for()
    links = page.locator(f"{OPEN} a").evaluate_all("links => links.map((link) => link.href.split('#')[0])")
    assert len(links) >= 3
    assert all((SITE.resolve() / link.removeprefix(SITE.resolve().as_uri() + "/")).exists() for link in links), links
    page.get_by_role("link", name="In the ledger").click()
    page.wait_for_url("**/book/ledger.html#ledger-*")


def test_a_link_to_a_place_of_this_page_closes_the_entry(site, visit):
    page = visit(ESSAY)
    page.locator("a.claim-mark").first.click()
    page.locator(OPEN).wait_for()
    page.locator(f"{OPEN} a[href*='ridges-not-peaks.html#']").first.click()
    page.wait_for_url("**/ridges-not-peaks.html#*")
    page.locator(OPEN).wait_for(state="detached")


def test_without_scripts_a_mark_is_a_link_to_the_ledger(site, visit):
    page = visit(ESSAY, java_script_enabled=False)
    page.locator("a.claim-mark").first.click()
    page.wait_for_url("**/book/ledger.html#ledger-*")
