"""A page with slides, opened with ?lecture: its figures, moved there and back, keys, addresses, notes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from explainers.explorable import Handle, Slider
from explainers.teaching.sphinx import lecture
from tests.browser.small_pages import STRICT, Site, rendered, served, small, small_html

pytestmark = pytest.mark.browser


def slide(title: str, show: str = "", idea: str = "<p>An idea.</p>", notes: str = "", first: str = "") -> str:
    """A slide as the build writes it."""
    return (
        f'<section class="lecture-slide{first}" data-show="{show}" data-at="part"><h2 class="lecture-title">{title}</h2>'
        f'<div class="lecture-idea">{idea}</div><div class="lecture-said">{notes}</div></section>'
    )


NUMBER = "<span class='explorable-number' data-figure='one' data-word='k'>?</span>"
SLIDES = [
    slide("The page", "one", first=" lecture-first"),
    slide("Three of them", "one?k=3&amp;sign=up&amp;seed=0", notes="<p>Ask first.</p>"),
    slide(
        "And down",
        "one?k=1&amp;sign=down&amp;seed=0",
        "<p>Now <span class='explorable-number' data-figure='one' data-word='k'>?</span>.</p>",
    ),
    slide("Words alone"),
    slide("Another", "two?k=2&amp;b=1"),
]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page with two figures and five slides, under a strict policy."""
    controls = [Slider("k", [1, 2, 3], start=2), Slider("b", [1, 2], start=1)]
    two = small("two", controls=controls, compute=lambda k, b: {"k": k, "sign": "up", "seed": b}, asks=None, handles=[Handle("k", "b")])
    figures = rendered(small("one")) + "</div><div>" + rendered(two)
    with served() as site:
        yield put(site, f'<main><h1>The page</h1><h2 id="part">A part</h2><div>{figures}</div></main>{held()}')


def held() -> str:
    return f'<template class="lecture-slides">{"".join(SLIDES)}</template>'


def put(site: Site, body: str, path: str = "/page") -> str:
    site["/lecture.css"] = (lecture.style(), "text/css", {})
    site["/lecture.js"] = (lecture.script(), "text/javascript", {})
    head = '<link rel="stylesheet" href="/lecture.css"><script defer src="/lecture.js"></script>'
    return site.prepared(path, body, STRICT, head=head)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_default_timeout(15_000)
    yield page
    context.close()
    assert said == [], "the page says something to the console"


def title(page: Page, words: str) -> None:
    """The slide with this title is shown, and a screen reader stands at it."""
    expect(page.locator(".lecture-title")).to_have_text(words)
    expect(page.locator(".lecture-title")).to_be_focused()


def values(page: Page, figure: str) -> list[str]:
    return page.eval_on_selector_all(
        f"[data-figure={figure}] .explorable-controls output", "outputs => outputs.map(each => each.textContent)"
    )


def test_without_the_word_in_the_address_nothing_is_done(visit: Page, address: str):
    visit.goto(address)
    expect(visit.locator("[data-figure=one].explorable-moves")).to_be_visible()
    visit.keyboard.press("PageDown")
    assert visit.locator(".lecture").count() == 0
    assert visit.url == address


def test_a_page_without_slides_takes_no_notice(visit: Page, address: str):
    with served() as site:
        visit.goto(put(site, f"<main><h1>Words</h1>{small_html()}</main>", "/bare") + "?lecture")
        expect(visit.locator("h1")).to_be_visible()
        assert visit.locator(".lecture").count() == 0


def test_keys_go_through_the_slides_and_the_figures_are_in_their_states(visit: Page, address: str):
    visit.goto(address + "?lecture")
    title(visit, "The page")
    assert not visit.locator("main > h1").is_visible()
    assert values(visit, "one")[0] == "2"
    visit.keyboard.press("ArrowRight")
    title(visit, "Three of them")
    assert values(visit, "one")[0] == "3"
    assert visit.url == f"{address}?lecture=2#one?k=3&sign=up&seed=0"
    visit.keyboard.press(" ")
    title(visit, "And down")
    expect(visit.locator(".lecture-idea")).to_have_text("Now 1.")
    visit.keyboard.press("End")
    title(visit, "Another")
    visit.keyboard.press("PageDown")
    title(visit, "Another")
    visit.keyboard.press("PageUp")
    title(visit, "Words alone")
    assert visit.locator(".lecture figure").count() == 0
    assert visit.url == f"{address}?lecture=4"
    visit.keyboard.press("Home")
    title(visit, "The page")
    visit.get_by_role("button", name="Next slide").click()
    title(visit, "Three of them")
    visit.keyboard.press("Shift+Space")
    title(visit, "The page")


def test_arrows_in_a_slider_stay_with_it_and_a_clicker_goes_on(visit: Page, address: str):
    visit.goto(address + "?lecture=2")
    title(visit, "Three of them")
    slider = visit.locator(".lecture input[type=range]")
    slider.focus()
    visit.keyboard.press("ArrowLeft")
    assert values(visit, "one")[0] == "2"
    expect(visit.locator(".lecture-title")).to_have_text("Three of them")
    visit.wait_for_url(f"{address}?lecture=2#one?k=2&sign=up&seed=0")
    visit.keyboard.press("r")
    assert values(visit, "one")[0] == "3"
    visit.keyboard.press("PageDown")
    title(visit, "And down")


def test_a_sent_address_and_a_reload_bring_slide_and_state(visit: Page, address: str):
    visit.goto(address + "?lecture=3#one?k=2&sign=up&seed=1")
    title(visit, "And down")
    assert values(visit, "one")[0] == "2"
    visit.reload()
    title(visit, "And down")
    assert values(visit, "one")[0] == "2"
    visit.goto(address + "?lecture=77")
    title(visit, "Another")
    visit.goto(address + "?lecture=2#two?k=3&b=1")
    title(visit, "Three of them")
    assert values(visit, "one")[0] == "3", "the state of another figure is not this slide's"


def test_back_and_forward_go_through_slides_with_their_states(visit: Page, address: str):
    visit.goto(address + "?lecture")
    for words in ("Three of them", "And down"):
        visit.keyboard.press("ArrowDown")
        title(visit, words)
    visit.locator(".lecture input[type=range]").press("ArrowRight")
    visit.wait_for_url(f"{address}?lecture=3#one?k=2&sign=down&seed=0")
    visit.go_back()
    title(visit, "Three of them")
    assert values(visit, "one")[0] == "3"
    visit.go_forward()
    title(visit, "And down")
    assert values(visit, "one")[0] == "2"
    visit.go_back()
    visit.go_back()
    title(visit, "The page")
    assert values(visit, "one")[0] == "2"


def test_escape_leads_to_the_figure_on_the_page_in_its_state_and_back_to_the_slide(visit: Page, address: str):
    visit.goto(address + "?lecture=5")
    title(visit, "Another")
    visit.locator(".lecture input[type=range]").first.press("ArrowRight")
    visit.wait_for_url(f"{address}?lecture=5#two?k=3&b=1")
    visit.keyboard.press("Escape")
    expect(visit.locator("main > h1")).to_be_visible()
    assert visit.url == f"{address}#two?k=3&b=1"
    expect(visit.locator("[data-figure=two]")).to_be_focused()
    assert values(visit, "two")[0] == "3"
    assert visit.locator("main [data-figure=two]").count() == 1
    assert visit.locator(".lecture").count() == 0
    assert not visit.evaluate("document.querySelector('[style*=lecture], text[style*=font]')")
    visit.go_back()
    title(visit, "Another")
    assert values(visit, "two")[0] == "3"


def test_a_figure_asks_where_it_comes_first(visit: Page, address: str):
    visit.goto(address + "?lecture")
    question = visit.locator(".lecture .explorable-question")
    expect(question).to_be_hidden()
    visit.keyboard.press("ArrowRight")
    expect(question).to_be_visible()
    question.get_by_role("button", name="many").click()
    expect(visit.locator(".lecture .explorable-reply")).not_to_be_empty()
    visit.keyboard.press("ArrowRight")
    expect(question).to_be_hidden()


def test_a_handle_works_on_a_slide(visit: Page, address: str):
    visit.goto(address + "?lecture=5")
    box = visit.locator(".lecture .explorable-handle").bounding_box()
    visit.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visit.mouse.down()
    visit.mouse.move(1200, 100, steps=4)
    visit.mouse.up()
    assert values(visit, "two") != ["2", "1"]


def test_notes_are_below_or_in_a_window_that_goes_along(visit: Page, address: str):
    visit.goto(address + "?lecture=2")
    notes = visit.locator(".lecture-notes")
    expect(notes).to_be_hidden()
    visit.keyboard.press("n")
    expect(notes).to_have_text("Ask first.")
    visit.keyboard.press("n")
    expect(notes).to_be_hidden()
    with visit.expect_popup() as opened:
        visit.keyboard.press("p")
    other = opened.value
    expect(other.locator(".lecture-now")).to_have_text("2. Three of them")
    expect(other.locator(".lecture-notes")).to_have_text("Ask first.")
    expect(other.locator(".lecture-next")).to_have_text("Next: And down")
    expect(other.locator(".lecture-minutes")).to_have_text("0 minutes")
    expect(notes).to_be_hidden()
    expect(other.locator(".lecture-clock"), "it has the page's styles").to_have_css("display", "flex")
    other.keyboard.press("PageDown")
    expect(visit.locator(".lecture-title")).to_have_text("And down")
    expect(other.locator(".lecture-now")).to_have_text("3. And down")
    expect(other.locator(".lecture-next")).to_have_text("Next: Words alone")
    with other.expect_event("close"):
        visit.keyboard.press("Escape")
    assert visit.locator(".lecture").count() == 0


def test_notes_are_below_where_no_window_may_open(visit: Page, address: str):
    visit.add_init_script("window.open = () => null")
    visit.goto(address + "?lecture=2")
    visit.keyboard.press("p")
    expect(visit.locator(".lecture-notes")).to_have_text("Ask first.")


@pytest.mark.parametrize("size", [(1280, 720), (360, 740)], ids=str)
def test_every_button_is_large_enough_and_nothing_is_cut(visit: Page, address: str, size: tuple[int, int]):
    visit.set_viewport_size({"width": size[0], "height": size[1]})
    visit.goto(address + "?lecture=2")
    for button in visit.locator(".lecture button:visible").all():
        box = button.bounding_box()
        assert box["width"] >= 44, button.get_attribute("aria-label")
        assert box["height"] >= 44, button.get_attribute("aria-label")
        assert box["x"] >= 0, button.get_attribute("aria-label")
        assert box["x"] + box["width"] <= size[0], button.get_attribute("aria-label")
