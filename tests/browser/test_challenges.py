"""A state to find counts where the reader's hand has brought the figure; it stays found, and help says that it was help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from explainers.explorable import Challenge, Explorable, Question, Slider, explorable
from tests.browser.small_pages import STRICT, rendered, served

pytestmark = pytest.mark.browser

FAR, HIGH = "Find a point further than seven from the origin, with y at three.", "Find a point with x at nine."
LINK = '<p><a href="#one?x=7&y=3">There</a></p>'


def draw_point(ax: Any, result: dict[str, float]) -> None:
    ax.plot([result["x"]], [result["y"]], "o")
    ax.set(xlim=(-1, 10), ylim=(-1, 5))


def point() -> Explorable:
    return explorable(
        "one",
        compute=lambda x, y: {"x": x, "y": y},
        draw=draw_point,
        describe="{x} {y}",
        alt="A point.",
        controls=[Slider("x", range(10), start=1, play=True), Slider("y", range(5), start=1)],
        asks=Question("Where to?", ["seven", "eight"], right=lambda result: "eight", at={"x": 8, "y": 3}),
        challenges=[
            Challenge(FAR, lambda result: bool(result["x"] ** 2 + result["y"] ** 2 > 49 and result["y"] == 3), "Look at both sliders."),
            Challenge(HIGH, lambda result: result["x"] == 9, "The other end."),
        ],
    )


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as site:
        yield site.prepared("/challenges", LINK + rendered(point()), STRICT)


@pytest.fixture
def tab(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 900, "height": 1100}, **getattr(request, "param", {}))
    context.set_default_timeout(10_000)
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(address)
    tab.locator("figure.explorable-loaded").wait_for()
    yield tab
    context.close()
    assert said == []


def is_said(tab: Page, text: str) -> None:
    """Wait until the figure is at rest, and has said this."""
    expect(tab.locator(".explorable-said")).to_have_text(text)


def states(tab: Page) -> list[str | None]:
    return [each.get_attribute("data-state") for each in tab.locator(".explorable-challenge").all()]


def test_by_the_slider_it_is_reached_at_rest_said_once_with_the_numbers_and_kept(tab: Page) -> None:
    assert states(tab) == ["open", "open"]
    x, y = tab.get_by_role("slider").all()
    y.fill("3")
    x.fill("8")
    is_said(tab, f"Reached: {FAR} 8 3")
    assert states(tab) == ["reached", "open"]
    x.press("ArrowLeft")
    is_said(tab, "7 3")
    x.press("End")
    is_said(tab, f"Reached: {HIGH} 9 3")
    tab.reload()
    tab.locator("figure.explorable-loaded").wait_for()
    assert states(tab) == ["reached", "reached"]
    assert tab.locator(".explorable-challenge > p > b").all_inner_texts() == ["Reached:", "Reached:"]


def test_neither_a_link_nor_an_answer_nor_play_reaches_it_and_what_play_passes_does_not_count(tab: Page) -> None:
    tab.get_by_role("button", name="eight").click()
    is_said(tab, "You said: eight. So it is. 8 3")
    tab.get_by_role("link", name="There").click()
    is_said(tab, "You said: eight. So it is. 7 3")
    tab.locator(".explorable-play").click()
    is_said(tab, "You said: eight. So it is. 9 3")
    assert states(tab) == ["open", "open"]


@pytest.mark.parametrize(("press", "said"), [("eight", "You said: eight. So it is. 8 3"), ("Show one", "7 3")])
def test_play_stops_for_an_answer_and_for_what_is_shown(tab: Page, press: str, said: str) -> None:
    tab.get_by_role("button", name="Hint").first.click()
    play = tab.locator(".explorable-play")
    play.click()
    expect(tab.locator(".explorable-caption > span")).to_have_text(re.compile("^[2-6] 1"))
    tab.get_by_role("button", name=press).first.click()
    assert play.inner_text() == "Play"
    is_said(tab, said)
    tab.wait_for_timeout(800)
    is_said(tab, said)


@pytest.mark.parametrize("tab", [{"reduced_motion": "reduce"}], indirect=True)
def test_a_step_of_play_is_a_move_by_hand(tab: Page) -> None:
    tab.get_by_role("slider").first.fill("8")
    is_said(tab, "8 1")
    tab.locator(".explorable-play").click()
    is_said(tab, f"Reached: {HIGH} 9 1")


def test_a_hint_unfolds_and_show_one_walks_there_and_says_that_it_was_shown(tab: Page) -> None:
    first = tab.locator(".explorable-challenge").first
    hint, show = first.get_by_role("button", name="Hint"), first.locator(".explorable-show")
    assert not show.is_visible()
    hint.press("Enter")
    assert first.locator(".explorable-hint").inner_text() == "Look at both sliders."
    assert hint.get_attribute("aria-expanded") == "true"
    show.press("Enter")
    is_said(tab, "7 3")
    assert states(tab) == ["shown", "open"]
    assert tab.evaluate("document.activeElement.textContent") == "Show one", "the focus stays"
    tab.get_by_role("slider").first.press("ArrowLeft")
    is_said(tab, "6 3")
    tab.get_by_role("slider").first.press("ArrowRight")
    is_said(tab, "7 3")
    assert states(tab) == ["shown", "open"], "what was shown is not found"


def test_what_was_shown_is_reached_by_who_goes_there_from_the_start(tab: Page) -> None:
    first, reset = tab.locator(".explorable-challenge").first, tab.get_by_role("button", name="Reset")
    x, y = tab.get_by_role("slider").all()
    x.fill("0")  # so that the walk passes x at its start
    first.get_by_role("button", name="Hint").click()
    first.locator(".explorable-show").click()
    is_said(tab, "7 3")
    reset.click()
    is_said(tab, "1 1")
    first.locator(".explorable-show").click()
    is_said(tab, "7 3")
    x.fill("8")
    is_said(tab, "8 3")
    assert states(tab) == ["shown", "open"], "shown once more"
    reset.click()
    y.fill("3")
    x.fill("8")
    is_said(tab, f"Reached: {FAR} 8 3")
    assert states(tab) == ["reached", "open"]


def test_what_was_shown_is_reached_after_a_reload(tab: Page, address: str) -> None:
    first = tab.locator(".explorable-challenge").first
    first.get_by_role("button", name="Hint").click()
    first.locator(".explorable-show").click()
    is_said(tab, "7 3")
    tab.reload()
    is_here = tab.locator(".explorable-caption > span")
    expect(is_here).to_have_text("7 3")
    x, y = tab.get_by_role("slider").all()
    x.press("ArrowRight")
    is_said(tab, "8 3")
    assert states(tab) == ["shown", "open"], "its address has led here"
    tab.goto(address + "?anew")
    tab.locator("figure.explorable-loaded").wait_for()
    assert states(tab) == ["shown", "open"]
    y.fill("3")
    x.fill("8")
    is_said(tab, f"Reached: {FAR} 8 3")


def test_after_three_tries_show_one_is_offered(tab: Page) -> None:
    show = tab.locator(".explorable-challenge").nth(1).locator(".explorable-show")
    for i, text in enumerate(("2 1", "3 1", "4 1")):
        assert not show.is_visible(), i
        tab.get_by_role("slider").first.press("ArrowRight")
        is_said(tab, text)
    assert show.is_visible()


def test_without_scripts_nobody_is_asked_to_try_and_on_paper_its_sentence_remains(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    assert not page.locator(".explorable-challenges").is_visible()
    page.context.close()
    page = browser.new_context().new_page()
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator(".explorable-challenges").inner_text().split("\n")[::2] == [f"Try: {FAR}", f"Try: {HIGH}"]
    page.context.close()
