"""A reader draws an answer: by mouse, by touch, by keyboard; what is said of it is what Python says of the same numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from explainers.explorable import Drawing, Slider, explorable
from tests.browser.small_pages import STRICT, Site, rendered, served
from tests.look.contrast import contrast

pytestmark = pytest.mark.browser

X = [4.0, 5.0, 6.0, 7.0, 8.0]
FIELD, REACH, SAID = ".explorable-field", ".explorable-reach", ".explorable-reply output"
KEPT = "(name) => window[Symbol.for('explorable')].kept('drawing', name)"
Open = Callable[..., Page]


def growth(name: str, scale: str) -> Any:
    def draw(ax: Any, result: dict[str, Any]) -> None:
        ax.plot(result["x"], result["y"])
        ax.set(xlim=(0, 9), ylim=(0.1, 200) if scale == "log" else (0, 20), yscale=scale, xlabel="day", ylabel="height")

    x = np.arange(1.0, 9.0)
    asks = Drawing("How does it go on?", X, lambda result: 1.4 ** np.array(X), {"k": 8}, names="day {x:g}", unit=" cm", bars=scale != "log")
    return explorable(
        name,
        compute=lambda k: {"x": x, "y": np.ma.masked_where(x > k, 1.4**x), "k": k},
        draw=draw,
        describe="{k} days.",
        alt="A curve.",
        controls=[Slider("k", [3, 5, 8], start=3)],
        asks=asks,
    )


@cache
def figure(scale: str) -> str:
    return rendered(growth(f"{scale}-growth", scale))


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with served() as site:
        for scale in ("log", "linear"):
            site.prepared(f"/{scale}", figure(scale), STRICT, head='<meta name="viewport" content="width=device-width">')
        site.prepared("/inside", figure("linear"), STRICT, beside=False)
        yield site


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Open]:
    contexts, said = [], []

    def open_page(path: str, there: bool = True, **options: Any) -> Page:
        contexts.append(browser.new_context(**{"viewport": {"width": 700, "height": 800}, **options}))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(site.address + path)
        if there:
            page.locator(FIELD).wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == [], "the page says something to the console"


def box(page: Page) -> dict[str, float]:
    found = page.locator(FIELD).bounding_box()
    assert found
    return dict(found)


def kept(page: Page, scale: str) -> list[float | None]:
    return page.evaluate(KEPT, f"{scale}-growth")


def words(y: float) -> str:
    return f"{float(f'{y:.2g}'):,.10g}"


def verdict(values: list[float | None], log: bool) -> str:
    """What the page is to say of a drawing."""
    drawn = [(y, 1.4**x, x) for y, x in zip(values, X, strict=True) if y is not None]
    off = [np.exp(abs(np.log(y / answer))) if log else abs(y - answer) for y, answer, _ in drawn]
    mean = np.exp(np.mean(np.log(off))) if log else np.mean(off)
    y, answer, x = drawn[int(np.argmax(off))]
    some = "You are off by " if len(drawn) == len(X) else f"At the {len(drawn)} of {len(X)} points that you set, you are off by "
    much = f"a factor of {words(mean)}" if log else f"{words(mean)} cm"
    return f"{some}{much} on average, and most at day {x:g}: you drew {words(y)} cm, the answer is {words(answer)} cm."


def answered(page: Page, days: str = "8 days.") -> Locator:
    page.get_by_role("button", name="Show the answer").click()
    page.locator("figcaption", has_text=days).wait_for()
    return page.locator(SAID)


def test_the_mouse_draws_and_the_sentence_has_the_numbers_of_python(open_page: Open) -> None:
    page = open_page("/log")
    field = box(page)
    page.mouse.move(field["x"] + 1, field["y"] + 0.75 * field["height"])
    page.mouse.down()
    page.mouse.move(field["x"] + field["width"] - 1, field["y"] + 0.25 * field["height"], steps=5)
    page.mouse.up()
    assert page.locator(".explorable-unset").count() == 0, "every point that the hand passed"
    said = answered(page).text_content()
    values = kept(page, "log")
    assert values == sorted(values, key=lambda y: y or 0)
    middle = 0.1 * 2000**0.5
    assert values[2] == pytest.approx(middle, rel=0.03), "half way up a logarithmic axis"
    assert said == verdict(values, log=True)
    page.locator(".explorable-said", has_text="You are off by a factor").wait_for(state="attached")
    assert page.locator(".explorable-said").text_content() == f"{said} 8 days."
    assert page.evaluate("getComputedStyle(document.querySelector('.explorable-drawn')).strokeDasharray") != "none"


def test_what_was_drawn_is_there_after_a_reload_and_can_be_drawn_again(open_page: Open) -> None:
    page = open_page("/linear")
    field = box(page)
    page.mouse.click(field["x"] + field["width"] / 2, field["y"] + field["height"] / 4)
    said = answered(page).text_content()
    assert kept(page, "linear")[:2] == [None, None]
    assert kept(page, "linear")[2] == pytest.approx(15, rel=0.01)
    assert said == verdict(kept(page, "linear"), log=False)
    line = page.locator(".explorable-drawn").get_attribute("d")
    page.goto(page.url.split("#")[0] + "#")
    page.reload()
    page.locator("figcaption", has_text="8 days.").wait_for()
    assert page.locator(SAID).text_content() == said
    assert page.locator(".explorable-drawn").get_attribute("d") == line
    page.get_by_role("button", name="Draw again").press("Enter")
    page.locator("figcaption", has_text="3 days.").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "day 4"
    assert kept(page, "linear") is None
    assert page.locator(".explorable-unset").count() == len(X)
    assert answered(page).text_content() == "You drew nothing; the figure shows the answer."
    page.evaluate("window[Symbol.for('explorable')].keep('drawing', 'linear-growth', null)")
    assert page.locator(SAID).text_content() == "", "erased elsewhere"


def test_the_keyboard_goes_from_point_to_point_and_hears_each(open_page: Open) -> None:
    page = open_page("/linear")
    slider = page.get_by_role("slider", name="day 4")
    assert slider.get_attribute("aria-valuetext") == "not set"
    slider.focus()
    page.keyboard.press("ArrowDown")
    assert slider.get_attribute("aria-valuetext") == "9.6 cm"
    for key in ("ArrowRight", "ArrowUp", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowLeft", "Home"):
        page.keyboard.press(key)
    heard = [each.get_attribute("aria-valuetext") for each in page.locator(".explorable-points input").all()]
    assert heard == ["9.6 cm", "10 cm", "0 cm", "not set", "not set"]
    assert page.locator(".explorable-how").text_content() == "day 6: 0 cm"
    assert page.locator(".explorable-points [tabindex='0']").count() == 1, "one stop on the way to the buttons"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("figcaption", has_text="8 days.").wait_for()
    assert kept(page, "linear") == pytest.approx([9.6, 10.4, 0, None, None])
    assert page.locator(SAID).text_content() == verdict(kept(page, "linear"), log=False)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Draw again"


def saved(page: Page) -> ET.Element:
    page.get_by_role("button", name="Share or save").click()
    with page.expect_download() as download:
        page.locator("[data-kind=SVG]").click()
    page.keyboard.press("Escape")
    return ET.fromstring(Path(download.value.path()).read_text("utf-8"))


def test_a_saved_picture_has_what_was_drawn_and_not_what_one_draws_with(open_page: Open) -> None:
    page = open_page("/log")
    slider = page.get_by_role("slider", name="day 4")
    svg = "{http://www.w3.org/2000/svg}"
    picture = saved(page)
    assert "draw here" not in "".join(picture.itertext())
    assert picture.findall(f".//{svg}circle") == []
    assert not any(each.get("stroke-dasharray") for each in picture.iter(f"{svg}rect")), "no field"
    slider.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    drawn = page.locator(".explorable-drawn").get_attribute("d")
    picture = saved(page)
    assert [each.get("r") for each in picture.iter(f"{svg}circle")] == ["3.5", "3.5"]
    (line,) = [each for each in picture.iter(f"{svg}path") if each.get("d") == drawn]
    assert (line.get("stroke-dasharray"), line.get("stroke-linejoin"), line.get("fill")) == ("5px, 3px", "round", "none")
    answered(page)
    assert drawn in [each.get("d") for each in saved(page).iter(f"{svg}path")]


def test_it_is_drawn_at_the_start_and_stays_where_it_fits(open_page: Open) -> None:
    page = open_page("/linear")
    field, how, days = page.locator(FIELD), page.locator(".explorable-how output"), page.get_by_role("slider", name="k")
    taught = how.text_content()
    days.press("End")
    field.wait_for(state="hidden")
    assert how.text_content() == "Reset the figure, and draw over the shaded field."
    page.get_by_role("button", name="Reset").click()
    field.wait_for()
    assert how.text_content() == taught
    days.press("ArrowRight")
    page.locator("figcaption", has_text="5 days.").wait_for()
    assert field.is_hidden()
    page.get_by_role("slider", name="day 4").press("ArrowUp")  # who goes on drawing by the keys sees what they do
    page.locator("figcaption", has_text="3 days.").wait_for()
    assert field.is_visible()
    assert page.locator(".explorable-unset").count() == len(X) - 1
    answered(page)
    days.press("ArrowLeft")
    page.locator("figcaption", has_text="5 days.").wait_for()
    assert page.locator(".explorable-drawn").is_visible(), "beside every state with the same axes, once the answer is known"


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_once_given_the_answer_stays_in_every_state_with_the_same_axes(open_page: Open, scale: str) -> None:
    page = open_page(f"/{scale}")
    circles = page.locator(".explorable-true")
    assert not circles.first.is_visible()
    answered(page)
    page.get_by_role("slider", name="k").press("Home")
    page.locator("figcaption", has_text="3 days.").wait_for()
    drawn = circles.evaluate_all("(all) => all.map((each) => +each.getAttribute('cy'))")
    top, height = (float(page.locator(FIELD).get_attribute(key) or "nan") for key in ("y", "height"))
    y = 1.4 ** np.array(X)
    share = np.log(y / 0.1) / np.log(200 / 0.1) if scale == "log" else y / 20
    np.testing.assert_allclose(drawn, top + height * (1 - share), atol=1e-5 * height)  # answers have six digits
    assert circles.last.is_visible()
    page.get_by_role("button", name="Draw again").click()
    assert not circles.first.is_visible()


@pytest.mark.parametrize("path", ["/linear", "/inside"])
def test_who_comes_by_an_address_is_told_where_it_is_drawn(open_page: Open, path: str) -> None:
    page = open_page(f"{path}#linear-growth?k=5", there=False)
    page.locator("figcaption", has_text="5 days.").wait_for()
    page.locator(".explorable-how output", has_text="Reset the figure").wait_for()
    assert page.locator(FIELD).is_hidden()


def test_a_value_that_a_link_has_fixed_is_a_start(open_page: Open) -> None:
    page = open_page("/linear#linear-growth?k=5&fix=k")
    page.locator("figcaption", has_text="5 days.").wait_for()
    assert page.locator(FIELD).is_visible()


def test_a_finger_draws_where_the_page_does_not_scroll(open_page: Open) -> None:
    page = open_page("/linear", has_touch=True, is_mobile=True, viewport={"width": 360, "height": 500})
    page.locator(FIELD).scroll_into_view_if_needed()
    before, field = page.evaluate("scrollY"), box(page)
    touch = page.context.new_cdp_session(page)
    places = [(0.02 + 0.96 * i / 8, 0.9 - 0.7 * i / 8) for i in range(9)]
    for i, (x, y) in enumerate(places):
        point = {"x": field["x"] + x * field["width"], "y": field["y"] + y * field["height"]}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove" if i else "touchStart", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.locator(".explorable-unset").first.wait_for(state="detached")
    assert page.evaluate("scrollY") == before
    assert 0 <= field["x"] and field["x"] + field["width"] <= 360
    said = answered(page).text_content()
    assert said == verdict(kept(page, "linear"), log=False)
    assert kept(page, "linear")[2] == pytest.approx(9, abs=1.2)
    assert page.evaluate(f"getComputedStyle(document.querySelector('{REACH}')).pointerEvents") == "none", "the picture scrolls again"


def test_a_finger_that_begins_where_the_drawn_curve_ends_draws(open_page: Open) -> None:
    page = open_page("/linear", has_touch=True, is_mobile=True, viewport={"width": 360, "height": 500})
    page.locator(FIELD).scroll_into_view_if_needed()
    before, field = page.evaluate("scrollY"), box(page)
    touch = page.context.new_cdp_session(page)
    for i in range(9):
        point = {"x": field["x"] - 12 + (field["width"] + 12) * i / 8, "y": field["y"] + field["height"] * (0.9 - 0.08 * i)}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove" if i else "touchStart", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.locator(".explorable-unset").first.wait_for(state="detached")
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_drawing_stands_out_in_both_themes(open_page: Open, theme: str) -> None:
    page = open_page("/log", color_scheme=theme)
    page.evaluate("document.documentElement.style.colorScheme = 'light dark'")
    figure = page.locator("figure.explorable")
    figure.and_(page.locator(f".explorable-on-{theme}")).wait_for()
    colors = [page.evaluate(f"getComputedStyle(document.querySelector('{what}')).{of}") for what, of in (
        (".explorable-drawn", "stroke"), (".explorable-hint", "fill"), ("figure.explorable", "getPropertyValue('--explorable-paper')"),
    )]  # fmt: skip
    line, hint, paper = (np.array([float(part) / 255 for part in re.findall(r"[\d.]+", color)[:3]]) for color in colors)
    assert contrast(line, paper) >= 4.5
    assert contrast(hint, paper) >= 4.5


def test_without_scripts_the_answer_is_folded_words(browser: Browser, site: Site) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site.address + "/log")
    assert page.locator(".explorable-draws").is_hidden()
    page.locator("summary", has_text="How does it go on?").click()
    assert page.locator("details p").inner_text() == "The answer: day 4: 3.8 cm; day 5: 5.4 cm; day 6: 7.5 cm; day 7: 11 cm; day 8: 15 cm."
    page.context.close()
