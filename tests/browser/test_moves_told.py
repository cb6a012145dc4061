"""What a reader is told of a move: once, at rest, and never a state that the picture does not show."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.small_pages import Site, rendered, served, small, small_html

pytestmark = pytest.mark.browser

CHANGED = """window.changed = []; for (const region of document.querySelectorAll("[aria-live], [role=status], [role=alert], output")) {
    if (region.getAttribute("aria-live") === "off") continue;
    new MutationObserver(() => changed.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
}"""
LOST = "The other states could not be loaded. Move again to retry."


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 800, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def one() -> str:
    return small_html()


@pytest.fixture(scope="module")
def two(site: Site, one: str) -> str:
    return site.prepared("/two", one + rendered(small("another")) + "<p id=elsewhere>Elsewhere.</p>")


@pytest.fixture(scope="module")
def address(site: Site, one: str) -> str:
    return site.prepared("/figure", one)


def told(tab: Page) -> dict[str, Any]:
    """All that says in which state the figure is."""
    slider = tab.get_by_role("slider")
    return {
        "caption": tab.locator(".explorable-caption > span").text_content(),
        "label": tab.locator(".explorable-slider output").text_content(),
        "heard": slider.get_attribute("aria-valuetext"),
        "thumb": slider.input_value(),
        "choice": tab.locator("input:checked").input_value(),
        "picture": tab.locator(".explorable-panels").inner_html(),
    }


def test_a_lost_table_leaves_the_figure_as_it_was_says_so_and_the_next_move_asks_again(tab: Page, address: str) -> None:
    lost = [True]

    def answer(route: Route) -> None:
        route.abort() if lost[0] else route.continue_()

    tab.route(re.compile(r"/[0-9a-f]{40}\.js"), answer)
    tab.goto(address)
    tab.locator(".explorable-moves").wait_for()
    start = told(tab)
    said = tab.locator(".explorable-said")
    for move in (lambda: tab.get_by_role("slider").press("ArrowRight"), lambda: tab.get_by_role("radio", name="down").click()):
        move()
        said.filter(has_text=LOST).wait_for()
        assert said.is_visible()
        assert said.bounding_box()["height"] > 15
        assert told(tab) == start
    tab.get_by_role("button", name="many").click()
    until = time.monotonic() + 10
    while told(tab) != start and time.monotonic() < until:  # what is said stood there already
        tab.wait_for_timeout(20)
    assert told(tab) == start
    assert tab.locator("[aria-pressed=true]").count() == 0
    lost[0] = False
    tab.get_by_role("slider").press("ArrowRight")
    tab.locator(".explorable-caption", has_text="3 and up").wait_for()
    now = told(tab)
    assert (now["label"], now["heard"], now["thumb"], now["choice"]) == ("3", "3", "2", "0")
    said.filter(has_text="3 and up, sample 0.").wait_for()
    assert said.bounding_box()["height"] <= 1


def test_a_table_that_is_not_what_it_should_be_is_lost_too(tab: Page, site: Site, address: str) -> None:
    tab.route(re.compile(r"/[0-9a-f]{40}\.js"), lambda route: route.fulfill(body="", content_type="text/javascript"))
    tab.goto(address)
    tab.get_by_role("slider").press("ArrowRight")
    tab.locator(".explorable-said", has_text=LOST).wait_for()
    assert tab.get_by_role("slider").input_value() == "1"


def test_a_move_before_a_slow_table_is_kept_and_shown_when_it_comes(tab: Page, address: str) -> None:
    waiting: list[Route] = []
    tab.route(re.compile(r"/[0-9a-f]{40}\.js"), lambda route: waiting.insert(0, route))
    tab.goto(address)
    tab.locator(".explorable-moves").wait_for()
    start = told(tab)
    tab.get_by_role("slider").press("ArrowRight")
    tab.locator("figure[aria-busy=true]").wait_for()
    assert tab.locator(".explorable-said").text_content() == "Loading …"
    assert {**told(tab), "thumb": start["thumb"]} == start, "no word of a state that is not shown"
    assert len(waiting) == 1
    waiting[0].continue_()
    tab.locator(".explorable-caption", has_text="3 and up").wait_for()
    assert told(tab)["label"] == told(tab)["heard"] == "3"
    assert tab.locator("figure").get_attribute("aria-busy") is None


@pytest.mark.parametrize("how", ["slider", "choice", "seed", "question", "reset"])
def test_a_move_changes_one_live_region_once_at_rest(tab: Page, address: str, how: str) -> None:
    tab.clock.install(time=0)
    tab.goto(address)
    tab.locator(".explorable-moves").wait_for()
    tab.get_by_role("slider").press("ArrowLeft")
    tab.locator(".explorable-said", has_text="1 and up").wait_for()
    tab.clock.pause_at(3600)  # however long the machine takes for the moves, the figure does not come to rest between them
    tab.evaluate(CHANGED)
    caption = tab.locator(".explorable-caption > span")
    before = caption.text_content()
    moves = {
        "slider": lambda: [tab.get_by_role("slider").press("ArrowRight") for _ in range(2)],
        "choice": lambda: tab.get_by_role("radio", name="down").check(),
        "seed": lambda: tab.get_by_role("button", name="Resample").click(),
        "question": lambda: tab.get_by_role("button", name="few").click(),
        "reset": lambda: tab.get_by_role("button", name="Reset").click(),
    }
    moves[how]()
    assert caption.text_content() != before
    assert tab.evaluate("changed") == [], "not while it moves"
    tab.clock.run_for(2 * AT_REST)
    prefix = "You said: few. The answer: many. " if how == "question" else ""
    assert tab.evaluate("changed") == [prefix + (caption.text_content() or "")]


def test_everything_has_a_name_of_its_own(tab: Page, site: Site, one: str) -> None:
    two = small("two-panels", draw=[lambda ax, r: ax.plot([1, r["k"]])] * 2, asks=None)
    tab.goto(site.prepared("/names", one + rendered(two)))
    tab.locator(".explorable-moves").first.wait_for()
    assert tab.get_by_role("figure", name="a figure").count() == 1
    assert tab.get_by_role("figure", name="two panels").count() == 1
    names = [image.get_attribute("aria-label") for image in tab.get_by_role("img").all()]
    assert names == ["Lines.", "Lines, panel 1 of 2", "Lines, panel 2 of 2"]
    forms = [form.get_attribute("aria-label") for form in tab.get_by_role("form").all()]
    assert forms == ["A question before you move a figure", "Controls of a figure", "Controls of two panels"]
    assert tab.get_by_role("slider", name="k", exact=True).count() == 2
    assert tab.get_by_role("radiogroup").count() == 0 and tab.get_by_role("group", name="sign").count() == 2
    assert [output.get_attribute("aria-live") for output in tab.locator("output").all()] == ["off"] * 5


def test_addresses_are_forgiving_and_work_twice(tab: Page, address: str) -> None:
    caption = tab.locator(".explorable-caption > span")
    tab.goto(address + "#a-figure%3Fk=3&sign=down")
    tab.locator(".explorable-caption", has_text="3 and down").wait_for()
    tab.goto(address + "#a-figure%3Fk%3D1%26sign%3Ddown")
    tab.locator(".explorable-caption", has_text="1 and down").wait_for()
    tab.goto("about:blank")
    tab.goto(address)
    tab.locator(".explorable-moves").wait_for()
    tab.evaluate("""document.body.insertAdjacentHTML("beforeend",
        '<div style="height:3000px"></div><a id="link" href="#a-figure?k=3&hide=sign,k&fix=seed">there</a>')""")
    tab.locator("#link").click()
    tab.locator(".explorable-caption", has_text="3 and up").wait_for()
    tab.locator("#link").scroll_into_view_if_needed()
    assert not in_view(tab)
    tab.locator("#link").click()
    assert in_view(tab), "the second click leads there as the first"
    assert not tab.locator(".explorable-slider").is_visible()
    assert tab.get_by_role("button", name="Resample").is_disabled()
    tab.get_by_role("button", name="many").click()
    tab.wait_for_function("location.hash === '#a-figure?k=3&sign=up&seed=0&hide=sign%2Ck&fix=seed'")
    tab.go_back()
    tab.locator(".explorable-caption", has_text="2 and up").wait_for()
    assert caption.text_content() == "2 and up, sample 0."
    assert tab.locator(".explorable-slider").is_visible()


def in_view(tab: Page) -> bool:
    box = tab.locator("figure").bounding_box()
    return box is not None and box["y"] + box["height"] > 0 and box["y"] < 900


AT_REST = 400  # ms; see REST of player.js
MOVE_AND_FOLLOW = """async ([hash, wait]) => {
    const slider = document.querySelector("#a-figure input[type=range]");
    slider.value = 0;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => setTimeout(done, wait));
    if (hash) location.hash = hash;
}"""


@pytest.mark.parametrize("wait", [0, AT_REST // 2])
@pytest.mark.parametrize("link", ["#a-figure?k=3&sign=down&seed=1", "#another?k=3&sign=down&seed=1", "#elsewhere"])
def test_a_link_that_is_followed_before_a_figure_rests_is_not_overwritten(tab: Page, two: str, link: str, wait: int) -> None:
    tab.goto(two)
    tab.evaluate(MOVE_AND_FOLLOW, [link, wait])
    tab.wait_for_timeout(2 * AT_REST)
    assert tab.evaluate("location.hash") == link
    tab.locator("#a-figure").get_by_role("button", name="Resample").click()  # and at the next move the address follows again
    tab.wait_for_function("(link) => location.hash.startsWith('#a-figure?k=') && location.hash !== link", arg=link)


def test_two_figures_that_come_to_rest_together_write_the_address_of_the_last(tab: Page, two: str) -> None:
    tab.goto(two)
    tab.evaluate(MOVE_AND_FOLLOW, ["", 0])
    tab.evaluate(MOVE_AND_FOLLOW.replace("#a-figure", "#another"), ["", 0])
    tab.wait_for_function("location.hash.startsWith('#another?k=1&')")
