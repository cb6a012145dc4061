"""Every page of the built book, opened from disk with the network cut off, as readers meet it: by keyboard, on a phone, in the dark, on
paper, without JavaScript."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.moves import come_to, go, state
from tests.browser.pages import Figure, asking, figures, pages

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SMALLEST_TEXT = 9  # px on a phone
SMALLEST_TARGET = 44  # px
LEAST_CONTRAST = 4.5
REPEATED = {"exercise-content", "solution-content"}  # sphinx-exercise gives them to each of its boxes; nothing leads there

# without a site there is nothing to list: then each test fails on this one and says so
PAGES = pages() or ["index.html"]
FIGURES = figures() or [Figure("index.html", "none")]
MOVING = sorted({figure.page for figure in FIGURES})

LEAVING = """() => [...document.querySelectorAll(".explorable-panels > svg")].flatMap(svg => {
  const edge = svg.getBoundingClientRect(), slack = 1; // a pixel: a text's box is larger than its ink
  return [...svg.querySelectorAll("text")].filter(text => edge.width && text.textContent.trim()).filter(text => {
    const { left, right, top, bottom, width } = text.getBoundingClientRect();
    const beyond = Math.max(edge.left - left, right - edge.right, edge.top - top, bottom - edge.bottom);
    return width && beyond > slack;
  }).map(text => text.textContent);
})"""

each_page = pytest.mark.parametrize("page", PAGES)
each_moving_page = pytest.mark.parametrize("page", MOVING)


def test_the_book_has_explorables(site: Path) -> None:
    assert figures(site), "no page of the book has an explorable"


def test_the_top_leads_to_the_book(site: Path, revisit: Visit) -> None:
    page = revisit(site / "index.html")
    page.wait_for_function("document.querySelector('main, article, h1') !== null")
    assert page.title()


def test_from_disk_text_has_its_own_face_however_busy_the_machine_is(site: Path, visit: Visit) -> None:
    page = visit(site / MOVING[0])
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    text = session.send("DOM.querySelector", {"nodeId": root, "selector": "article section section > p"})["nodeId"]

    def face() -> str:
        used = session.send("CSS.getPlatformFontsForNode", {"nodeId": text})["fonts"]
        return max(used, key=lambda each: each["glyphCount"])["familyName"]

    until = time.monotonic() + 10
    while face() != "TMP Serif" and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert face() == "TMP Serif"


@each_page
def test_a_page_is_whole(site: Path, stay: Visit, page: str) -> None:
    opened = stay(site / page)
    assert opened.evaluate("document.documentElement.lang") == "en"
    assert opened.title().strip()
    assert (opened.locator("meta[name=description]").get_attribute("content") or "").strip()
    ids = opened.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert sorted({name for name in ids if ids.count(name) > 1} - REPEATED) == [], f"{page}: two things have one address"
    broken = opened.evaluate("[...document.images].filter((i) => i.complete && !i.naturalWidth).map((i) => i.src)")
    assert broken == [], f"{page}: these pictures do not load"


@each_page
def test_no_text_of_a_figure_leaves_its_drawing(site: Path, stay: Visit, page: str) -> None:
    leaving = stay(site / page).evaluate(LEAVING)
    assert leaving == [], f"{page}: a saved picture ends at its edge; give them room, figure.subplots_adjust(left=…)"


@each_page
def test_a_page_fits_a_phone(site: Path, revisit: Visit, page: str) -> None:
    opened = revisit(site / page, **PHONE)
    width = opened.evaluate("document.scrollingElement.scrollWidth")
    assert width <= 360, (
        f"{page} is {width} px wide on a phone of 360; a long formula, a table or a word without a break is the usual reason"
    )
    small = {t["text"]: t["pixels"] for t in opened.evaluate("reader.texts()") if t["pixels"] < SMALLEST_TEXT}
    assert small == {}, f"{page}: text of figures is under {SMALLEST_TEXT} px on a phone; draw it larger, or put panels under each other"
    targets = opened.evaluate("reader.targets()")
    narrow = [t for t in targets if min(t["width"], t["height"]) < SMALLEST_TARGET]
    assert narrow == [], f"{page}: controls smaller than {SMALLEST_TARGET} px, which a thumb misses; see explorable.css"


@each_moving_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_of_figures_stands_out(site: Path, stay: Visit, page: str, scheme: str) -> None:
    texts = stay(site / page, color_scheme=scheme).evaluate("reader.texts()")
    assert texts, f"{page}: no text was found in its figures"
    assert all((luminance(t["paper"]) < 0.2) == (scheme == "dark") for t in texts), "the paper does not follow the reader's wish"
    assert {t["text"]: (t["color"], t["paper"]) for t in texts if contrast(t["color"], t["paper"]) < LEAST_CONTRAST} == {}


@each_moving_page
def test_paper_has_the_figure_and_no_controls(site: Path, stay: Visit, page: str) -> None:
    opened = stay(site / page, color_scheme="dark")
    opened.emulate_media(media="print")
    figures = opened.locator("figure.explorable").all()
    assert figures, f"{page} has no figure"
    for part in figures:
        assert not part.locator(".explorable-controls").is_visible()
        assert part.locator(".explorable-panels > svg").first.is_visible()
        assert part.locator(".explorable-caption > span").is_visible()
    texts = opened.evaluate("reader.texts()")
    assert texts, f"{page}: no text was found in its figures"
    assert all(luminance(t["color"]) < 0.3 for t in texts), f"{page}: text is pale on paper; see @media print of the palette"


def test_paper_has_solutions_and_addresses_and_no_code(site: Path, visit: Visit) -> None:
    opened = visit(site / "notebooks/too-many-parameters.html")
    shown = "element => element.checkVisibility({ contentVisibilityAuto: true })"
    solution, code = opened.locator("details.solution .folded").first, opened.locator("details.hide").first
    assert (solution.evaluate(shown), code.evaluate(shown)) == (False, True)
    opened.emulate_media(media="print")
    assert (solution.evaluate(shown), code.evaluate(shown)) == (True, False)
    opened.locator("article section p").first.evaluate(
        "(p) => p.insertAdjacentHTML('beforeend', '<a class=external href=http://a.org>A</a>')"
    )
    after = "element => [getComputedStyle(element, '::after').content.includes('http'), !/^(doi|arXiv):/.test(element.textContent)]"
    said = [link.evaluate(after) for link in opened.locator("article a.external").all()]
    assert {True, False} == {printed for printed, _ in said}
    assert all(printed == elsewhere for printed, elsewhere in said), "a link's address is printed where its text does not say it"


@each_moving_page
def test_without_javascript_the_start_state_is_there(site: Path, stay: Visit, revisit: Visit, page: str) -> None:
    moving = stay(site / page)
    still = revisit(site / page, java_script_enabled=False)
    figures = still.locator("figure.explorable").all()
    assert figures, f"{page} has no figure"
    for figure in figures:
        name = figure.get_attribute("id")
        panels = figure.locator(".explorable-panels > svg").all()
        assert [svg.is_visible() for svg in panels] == [True] * len(panels) != [], f"{page}: {name} shows nothing without JavaScript"
        caption = figure.locator(".explorable-caption > span")
        assert caption.is_visible()
        assert caption.text_content() == moving.evaluate("(name) => reader.caption(name)", name)
        assert not figure.locator(".explorable-controls").is_visible()
        assert figure.locator(".explorable-still").is_visible()


@pytest.mark.parametrize("figure", asking() or FIGURES[:1], ids=str)
def test_a_guess_gets_its_reply_and_a_reset_forgets_it(site: Path, stay: Visit, figure: Figure) -> None:
    page = stay(site / figure.page)
    root = come_to(page, figure.name)
    guesses = root.locator(".explorable-question button")
    start, said = state(page, figure.name), root.locator(".explorable-question output")
    for guess in guesses.all():
        guess.press("Enter")
        assert said.text_content() == guess.get_attribute("data-reply")
        assert f"You said: {guess.text_content()}." in said.text_content()
        assert guess.get_attribute("aria-pressed") == "true"
        assert root.locator("[aria-pressed=true]").count() == 1
        assert state(page, figure.name)["caption"] != start["caption"]
    assert guesses.count() > 1
    assert sum("So it is." in guess.get_attribute("data-reply") for guess in guesses.all()) == 1
    root.locator("button[type=reset]").press("Enter")
    assert said.text_content() == ""
    assert state(page, figure.name)["figure"] == start["figure"]


@each_moving_page
def test_the_address_hides_fixes_and_forgives(site: Path, stay: Visit, page: str) -> None:
    plain = stay(site / page)
    names = [figure.name for figure in FIGURES if figure.page == page]
    starts = {}
    for name in names:
        come_to(plain, name)
        starts[name] = {**state(plain, name), "hash": ""}
    for name in names:
        come_to(plain, name)
        first, *_ = plain.evaluate("(name) => reader.controls(name)", name)

        go(plain, f"#{name}?{first['name']}=no-such-value&nonsense=1&hide=nothing&fix=%&=&{first['name']}=%E0%A4%A")
        assert {**state(plain, name), "hash": ""} == starts[name], f"{page}: {name} does not forgive an address"

        last = f"#{name}?{first['name']}={first['tokens'][-1]}"
        for word, mark in (("hide", "hidden"), ("fix", "disabled")):
            go(plain, f"{last}&{word}={first['name']}")
            controls = plain.evaluate("(name) => reader.controls(name)", name)
            marked = [control[mark] for control in controls]
            assert marked == [True, *[False] * (len(controls) - 1)], f"{page}: an address does not {word} a control of {name}"
            shown = state(plain, name)["figure"]
            plain.locator(f"figure#{name} button[type=reset]").press("Enter")
            assert state(plain, name)["figure"] == shown, f"{page}: Reset moved a control of {name} that the address had {mark}"
        go(plain, last)
        controls = plain.evaluate("(name) => reader.controls(name)", name)
        assert not any(control["hidden"] or control["disabled"] for control in controls), (
            f"{page}: an address hides controls of {name} for good"
        )


def luminance(color: str) -> float:
    """Relative luminance of ``rgb(r, g, b)`` by WCAG 2.2."""
    channels = [int(number) / 255 for number in re.findall(r"\d+", color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colors by WCAG 2.2, 1 to 21."""
    bright, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)
