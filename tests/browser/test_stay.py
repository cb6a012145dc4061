"""A figure stays in sight: beside the paragraphs that speak of it, and on a phone above its controls and those paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.browser.pages import figures
from tests.browser.small_pages import STRICT, Site, served, small_html

pytestmark = pytest.mark.browser

PAGES = sorted({figure.page for figure in figures()}) or ["index.html"]
WORDS = "<p>" + 20 * "Words that speak of the figure. " + '<a href="#a-figure?k=3">Three lines.</a></p>'
PAIR = (
    '<div class="explorable-beside"><div class="explorable-pair"><div>{figure}</div><div class="explorable-prose">{words}</div></div></div>'
)

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
APART = """() => [...document.querySelectorAll("figure.explorable")].flatMap((root) => {
    const panels = root.querySelector(".explorable-panels"), high = document.documentElement.clientHeight;
    return [...root.querySelectorAll(".explorable-controls > *")].filter((control) => {
        control.scrollIntoView({ block: "end", behavior: "instant" });
        const at = panels.getBoundingClientRect(), { top, bottom } = control.getBoundingClientRect();
        return at.top < -1 || at.bottom > top + 1 || bottom > high + 1;
    }).map((control) => `${root.id}: ${control.dataset.name || "reset"}`);
})"""
"""Controls that no reader sees together with the whole of their panels."""

OUT_OF_SIGHT = """() => [...document.querySelectorAll(".explorable-pair")].flatMap((pair) => {
    const panels = pair.querySelector(".explorable-panels"), prose = pair.querySelector(":scope > .explorable-prose");
    const root = panels.closest("figure"), high = document.documentElement.clientHeight;
    return [[prose.firstElementChild, "start"], [prose.lastElementChild, "end"]].filter(([element, block]) => {
        element.scrollIntoView({ block, behavior: "instant" });
        const { top, bottom } = panels.getBoundingClientRect();
        return top < -1 || bottom > high + 1;
    }).map(([element, block]) => `${root.id}: ${block}`);
})"""
"""Blocks at whose beginning or end their figure's panels are not in view."""


@pytest.fixture(scope="module")
def host() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture(scope="module")
def address(host: Site) -> str:
    pair = PAIR.format(figure=small_html(), words=6 * WORDS)
    return host.prepared("/beside", f"<main>{WORDS}{pair}{6 * WORDS}</main>", STRICT)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def opened(tab: Page, address: str) -> Page:
    tab.goto(address)
    tab.locator("figure.explorable-loaded").wait_for()
    tab.evaluate(SETTLED)
    return tab


def top(tab: Page) -> float:
    return float(tab.evaluate("document.querySelector('.explorable-panels').getBoundingClientRect().top"))


@pytest.mark.parametrize("page", PAGES)
def test_panels_are_seen_with_every_control_on_a_phone_and_everywhere_with_their_paragraphs(site: Path, visit: Visit, page: str) -> None:
    opened = visit(site / page, viewport={"width": 360, "height": 740})
    opened.evaluate(SETTLED)
    assert opened.evaluate(APART) == [], "controls from which the panels cannot be seen"
    assert opened.evaluate(OUT_OF_SIGHT) == [], "on a phone a figure is not in view while its paragraphs are read"
    assert opened.evaluate("document.documentElement.scrollWidth") == 360
    opened.set_viewport_size({"width": 1280, "height": 900})
    opened.evaluate(SETTLED)
    assert opened.evaluate(OUT_OF_SIGHT) == [], "beside its paragraphs a figure is not in view"
    assert opened.evaluate("document.documentElement.scrollWidth") == 1280


def test_every_essay_has_a_figure_beside_its_paragraphs_and_a_sentence_that_follows_it(site: Path) -> None:
    texts = {page: (site / page).read_text("utf-8") for page in PAGES if page.startswith("notebooks/")}
    assert [page for page, text in texts.items() if "explorable-pair" not in text] == []
    assert [page for page, text in texts.items() if 'class="explorable-number' not in text] == []


@pytest.mark.parametrize("width", [1280, 360])
def test_a_link_beside_the_figure_moves_it_and_nothing_else_twice(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    opened(tab, address)
    link = tab.locator(".explorable-prose a").nth(3)
    link.evaluate("(link) => link.scrollIntoView({ block: 'center' })")
    before = tab.evaluate("scrollY")
    for _ in range(2):
        tab.locator(".explorable-caption", has_text="2 and up").wait_for()
        assert 0 <= top(tab) < 400
        link.click()
        tab.locator(".explorable-caption", has_text="3 and up").wait_for()
        assert tab.evaluate("scrollY") == before
        assert tab.evaluate("document.activeElement.tagName") != "FIGURE", "one reads on"
        tab.locator("button[type=reset]").evaluate("(button) => button.click()")


def test_where_it_does_not_fit_it_scrolls_and_gets_smaller_before(tab: Page, address: str) -> None:
    opened(tab, address)
    whole = tab.locator(".explorable-panels svg").bounding_box()
    tab.set_viewport_size({"width": 1280, "height": 560})
    tab.evaluate(SETTLED)
    assert tab.locator(".explorable-stands").count() == 1
    smaller = tab.locator(".explorable-panels svg").bounding_box()
    assert whole and smaller and 0.7 * whole["height"] < smaller["height"] < whole["height"]
    tab.set_viewport_size({"width": 1280, "height": 400})
    tab.evaluate(SETTLED)
    assert tab.locator(".explorable-stands").count() == 0
    tab.locator(".explorable-prose p").last.evaluate("(p) => p.scrollIntoView({ block: 'end' })")
    assert top(tab) < 0


def test_what_gets_the_focus_is_not_behind_the_panels(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 640})
    opened(tab, address)
    for back in range(5, -1, -1):
        link = tab.locator(".explorable-prose a").nth(back)
        link.focus()
        box, held = link.bounding_box(), tab.locator(".explorable-panels").bounding_box()
        assert box and held and box["y"] >= held["y"] + held["height"] - 1


def test_on_paper_and_without_script_all_is_in_order(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False)
    still = context.new_page()
    still.goto(address)
    assert still.locator(".explorable-stays, .explorable-stands").count() == 0
    context.close()
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = opened(context.new_page(), address)
    page.emulate_media(media="print")
    figure, words = page.locator(".explorable-pair > div").first.bounding_box(), page.locator(".explorable-prose").bounding_box()
    assert figure and words and words["y"] >= figure["y"] + figure["height"] - 1
    assert page.locator(".explorable-pair > div").first.evaluate("(cell) => getComputedStyle(cell).position") == "static"
    context.close()
