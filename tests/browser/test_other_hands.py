"""What moves a figure besides its controls: play, a link, a handle, a number in a sentence, and another figure's control."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from explainers.explorable import Explorable, Handle, Slider, explorable
from tests.browser.small_pages import STRICT, Site, rendered, served

pytestmark = pytest.mark.browser

SENTENCE = (
    '<p>The radius is <span class="explorable-number" data-figure="one" data-word="radius">1.41</span>, x is '
    '<span class="explorable-number explorable-moved" data-figure="one" data-word="x">1</span>. '
    '<a id="corner" href="#one?x=9&y=4">Corner</a></p>'
)


def draw_point(ax: Any, result: dict[str, float]) -> None:
    ax.plot([result["x"]], [result["y"]], "o")
    ax.set(xlim=(-1, 10), ylim=(-1, 5))


def point(name: str) -> Explorable:
    return explorable(
        name,
        compute=lambda x, y: {"x": x, "y": y, "r": (x * x + y * y) ** 0.5},
        draw=draw_point,
        describe="{x} {y}",
        alt="A point.",
        controls=[Slider("x", range(10), start=1, play=True, link="x"), Slider("y", range(5), start=1)],
        words={"radius": "{r:.2f}"},
        handles=[Handle("x", "y"), Handle("y", at=lambda x, y: (0, y))],
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as site:
        yield _prepared(site)


def _prepared(site: Site) -> str:
    figures = rendered(point("one")) + rendered(point("two"))
    site.prepared("/inside", figures, STRICT, beside=False)  # the table is there before the script of the handles is
    return site.prepared("/hands", SENTENCE + figures + "<p>The end.</p>" * 90 + '<p><a id="back" href="#one?x=3&y=4">Back</a></p>', STRICT)


@pytest.fixture
def tab(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 900, "height": 1100}, **getattr(request, "param", {}))
    context.set_default_timeout(10_000)
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(address)
    tab.locator("figure.explorable-loaded").nth(1).wait_for()
    yield tab
    context.close()
    assert said == []


def caption(tab: Page, name: str = "one") -> str:
    return tab.locator(f"figure[data-figure={name}] .explorable-caption > span").inner_text()


def shows(tab: Page, text: str, name: str = "one") -> None:
    tab.locator(f"figure[data-figure={name}] .explorable-caption > span", has_text=text).wait_for()


def test_play_steps_to_the_end_and_stops_at_any_other_move(tab):
    button = tab.locator(".explorable-play").first
    button.click()
    assert button.inner_text() == "Pause"
    tab.locator("figure[data-figure=one] .explorable-caption > span", has_text=re.compile("^[3-9] 1")).wait_for()
    tab.locator("[data-figure=one] [data-name=y] input").press("ArrowRight")
    assert button.inner_text() == "Play"
    stopped = caption(tab)
    tab.wait_for_timeout(800)
    assert caption(tab) == stopped
    button.click()
    shows(tab, "9 2")
    assert button.inner_text() == "Play"
    button.click()
    shows(tab, "0 2")


def follow_link(tab: Page) -> str:
    tab.locator("#back").evaluate("(link) => link.click()")
    shows(tab, "3 4")
    return "3 4"


def follow_the_link_to_where_it_is(tab: Page) -> str:
    there = tab.evaluate(
        """() => {
            const state = document.querySelector("[data-figure=one] .explorable-caption > span").textContent, [x, y] = state.split(" ");
            location.hash = `#one?x=${x}&y=${y}`;
            return new Promise((heard) => addEventListener("hashchange", () => setTimeout(() => heard(state)), { once: true }));
        }"""
    )
    return str(there)


def move_the_linked_control(tab: Page) -> str:
    tab.locator("[data-figure=two] [data-name=x] input").fill("5")
    return "5 1"


def hold(selector: str) -> Callable[[Page], str]:
    def hold(tab: Page) -> str:
        box = tab.locator(selector).bounding_box()
        assert box
        tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        tab.mouse.down()
        return caption(tab)

    return hold


HANDS = [hold("[data-figure=one] .explorable-handle >> nth=1"), hold(".explorable-number[role=slider]")]
HAND_NAMES = ["link", "link to here", "linked figure", "handle", "number"]


@pytest.mark.parametrize("move", [follow_link, follow_the_link_to_where_it_is, move_the_linked_control, *HANDS], ids=HAND_NAMES)
def test_play_stops_for_a_link_another_figure_and_a_hand_that_holds(tab, move):
    button = tab.locator(".explorable-play").first
    button.click()
    tab.locator("figure[data-figure=one] .explorable-caption > span", has_text=re.compile("^[2-6] 1")).wait_for()
    there = move(tab)
    assert button.inner_text() == "Play"
    tab.wait_for_timeout(800)
    assert caption(tab) == there


@pytest.mark.parametrize("tab", [{"reduced_motion": "reduce"}], indirect=True, ids=["calm"])
def test_who_wants_no_motion_gets_one_step_a_press_and_arrives_at_once(tab):
    button = tab.locator(".explorable-play").first
    assert button.inner_text() == "Step"
    button.click()
    assert caption(tab) == "2 1"
    tab.wait_for_timeout(800)
    assert caption(tab) == "2 1"
    tab.evaluate(
        """() => {
            window.seen = [];
            const caption = document.querySelector("#one .explorable-caption > span");
            const change = { childList: true, characterData: true, subtree: true };
            new MutationObserver(() => window.seen.push(caption.textContent)).observe(caption, change);
        }"""
    )
    tab.locator("#corner").click()
    shows(tab, "9 4")
    assert set(tab.evaluate("window.seen")) == {"9 4"}, "it goes there by no other state"


def test_controls_of_one_link_move_together_and_one_figure_speaks(tab):
    tab.locator("[data-figure=one] [data-name=x] input").press("End")
    assert (caption(tab), caption(tab, "two")) == ("9 1", "9 1")
    tab.locator("[data-figure=one] [data-name=y] input").press("End")
    assert (caption(tab), caption(tab, "two")) == ("9 4", "9 1")
    tab.locator("[data-figure=one] .explorable-said", has_text="9 4").wait_for()
    tab.wait_for_timeout(400)  # so that the other has come to rest, too
    assert [tab.locator(f"[data-figure={name}] .explorable-said").inner_text() for name in ("one", "two")] == ["9 4", ""]
    assert tab.evaluate("location.hash") == "#one?x=9&y=4"
    tab.locator("[data-figure=two] [data-name=y] input").press("End")
    tab.locator("[data-figure=one] button[type=reset]").click()
    assert (caption(tab), caption(tab, "two")) == ("1 1", "1 4")


def test_a_link_walks_there_stays_where_it_is_seen_and_works_twice(tab):
    seen = tab.evaluate(
        "() => { window.seen = []; document.addEventListener('explorable-shown', ({ target }) =>"
        " window.seen.push([target.id, target.querySelector('.explorable-caption > span').textContent])); return scrollY; }"
    )
    tab.locator("#corner").click()
    shows(tab, "9 4")
    for name, last in [("one", "9 4"), ("two", "9 1")]:  # two is linked
        walked = [words for figure, words in tab.evaluate("window.seen") if figure == name]
        assert len(walked) > 5, "it passes through the states between"
        assert [int(words.split()[0]) for words in walked] == sorted(int(words.split()[0]) for words in walked)
        assert walked[-1] == last
    assert tab.evaluate("scrollY") == seen, "what is seen needs no scrolling"
    assert tab.evaluate("document.activeElement.id") == "corner", "one reads on where one pressed"
    assert "explorable-set" in tab.locator("figure[data-figure=one]").get_attribute("class")
    tab.locator("[data-figure=one] button[type=reset]").click()
    shows(tab, "1 1")
    tab.locator("#corner").click()
    shows(tab, "9 4")


def test_a_link_from_afar_brings_the_figure_and_the_focus(tab):
    tab.locator("#back").click()
    shows(tab, "3 4")
    panels = tab.locator("[data-figure=one] .explorable-panels").bounding_box()
    assert panels["y"] >= 0
    assert panels["y"] + panels["height"] <= 1100
    assert tab.evaluate("document.activeElement.dataset.figure") == "one"


def test_by_keyboard_a_link_brings_the_focus_too(tab):
    tab.locator("#corner").focus()
    tab.keyboard.press("Enter")
    shows(tab, "9 4")
    assert tab.evaluate("document.activeElement.dataset.figure") == "one"


def test_a_handle_goes_to_the_nearest_place_under_the_finger(tab):
    handle = tab.locator("[data-figure=one] .explorable-handle > circle").first

    def center() -> tuple[float, float]:
        box = handle.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    x, y = center()
    assert handle.bounding_box()["width"] >= 44, "large enough for a finger"
    tab.locator("[data-figure=one] [data-name=x] input").press("ArrowRight")
    one_right = center()[0] - x
    tab.locator("[data-figure=one] [data-name=y] input").press("ArrowRight")
    one_up = center()[1] - y
    x, y = center()
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 3.3 * one_right, y + 1.8 * one_up, steps=7)
    tab.mouse.up()
    assert caption(tab) == "5 4"
    assert caption(tab, "two") == "5 1", "linked"
    assert center() == pytest.approx((x + 3 * one_right, y + 2 * one_up), abs=1)
    tab.mouse.move(x, y)
    assert caption(tab) == "5 4", "let go"


def test_a_figure_that_its_address_moved_has_its_handle(tab, address):
    tab.goto(address.replace("/hands", "/inside") + "#one?x=5&y=4")
    shows(tab, "5 4")
    shows(tab, "5 1", "two")
    handle = tab.locator("[data-figure=one] .explorable-handle > circle").first
    handle.wait_for()
    box = handle.bounding_box()
    tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] / 2 + 200, box["y"] + box["height"] / 2, steps=5)
    tab.mouse.up()
    assert re.fullmatch("[6-9] 4", caption(tab))


@pytest.mark.parametrize("tab", [{"has_touch": True, "is_mobile": True}], indirect=True)
def test_a_handle_goes_with_a_finger_and_the_page_does_not(tab):
    figure = tab.locator("figure.explorable").first
    figure.scroll_into_view_if_needed()
    handle = figure.locator(".explorable-handle circle").first
    handle.wait_for()
    before, box = tab.evaluate("scrollY"), handle.bounding_box()
    touch = tab.context.new_cdp_session(tab)
    for i in range(8):
        place = {"x": box["x"] + box["width"] / 2 + 20 * i, "y": box["y"] + box["height"] / 2 - 10 * i}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove" if i else "touchStart", "touchPoints": [place]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    figure.locator("figcaption > span", has_text=re.compile("^[3-9] [2-4]$")).wait_for()
    assert tab.evaluate("scrollY") == before


def test_a_number_in_a_sentence_follows_and_leads(tab):
    radius, x = tab.locator(".explorable-number").all()
    assert (radius.inner_text(), x.inner_text()) == ("1.41", "1")
    tab.locator("[data-figure=one] [data-name=y] input").press("End")
    assert radius.inner_text() == f"{17**0.5:.2f}"
    x.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowUp")
    assert (caption(tab), x.inner_text(), radius.inner_text()) == ("3 4", "3", "5.00")
    assert (x.get_attribute("aria-valuetext"), x.get_attribute("aria-label")) == ("3", "x")
    box = x.bounding_box()
    tab.mouse.move(box["x"] + 3, box["y"] + 5)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 3 + 30, box["y"] + 5, steps=6)
    tab.mouse.up()
    assert caption(tab) == "5 4"


def test_moves_before_the_tables_are_there_add_up(tab, address):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    tab.route(re.compile(r"/[0-9a-f]{40}\.js$"), hold)
    tab.goto(address + "?later")
    number = tab.locator(".explorable-number[role=slider]")
    for _ in range(4):
        number.press("ArrowRight")
    tab.locator("[data-figure=two] [data-name=y] input").press("ArrowRight")
    number.press("ArrowLeft")
    assert caption(tab) == "1 1", "nothing has come"
    for route in held:
        route.continue_()
    shows(tab, "4 1")
    shows(tab, "4 2", "two")
    assert number.inner_text() == "4"
