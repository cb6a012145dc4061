"""What a host page may hold besides: other things with the figure's names, the figure again, other scripts' nodes, and policies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.small_pages import STRICT, Site, page, rendered, served, small, small_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A tab; at the end it may have said nothing to the console, but what ``opened.allowed`` has."""
    context = browser.new_context(viewport={"width": 800, "height": 900})
    context.set_default_timeout(10_000)
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.expected = []  # type: ignore[attr-defined]
    yield tab
    context.close()
    assert [words for words in said if not any(part in words for part in tab.expected)] == []  # type: ignore[attr-defined]


def figures(tab: Any) -> list[Locator]:
    tab.locator("figure.explorable-moves").first.wait_for()
    return tab.locator("figure.explorable").all()


def drawing(figure: Locator) -> str:
    return figure.locator(".explorable-panels").inner_html()


def assert_moves(figure: Locator) -> None:
    """Each control changes picture and caption, and Reset leads back."""
    caption = figure.locator(".explorable-caption > span")
    start = drawing(figure), caption.text_content()
    figure.get_by_role("slider").press("ArrowRight")
    figure.locator(".explorable-slider output", has_text="3").wait_for()
    assert caption.text_content() == "3 and up, sample 0."
    assert drawing(figure) != start[0]
    figure.get_by_role("radio", name="down").check()
    assert caption.text_content() == "3 and down, sample 0."
    figure.get_by_role("button", name="Resample").press("Enter")
    assert caption.text_content() == "3 and down, sample 1."
    assert figure.get_by_role("button", name="Resample: sample 2 of 2").is_visible()
    figure.get_by_role("button", name="Reset").press("Enter")
    assert (drawing(figure), caption.text_content()) == start


@pytest.fixture(scope="module")
def html() -> str:
    return small_html()


@pytest.fixture(scope="module")
def standalone() -> str:
    return small_html(standalone=True)


@pytest.mark.parametrize("beside", [True, False], ids=["tables in files", "tables in the page"])
def test_under_a_strict_policy_all_moves_in_its_own_colors(site: Site, opened: Page, html: str, beside: bool) -> None:
    opened.goto(site.prepared("/strict", html, STRICT, beside, html='data-theme="dark"'))
    (figure,) = figures(opened)
    assert_moves(figure)
    line = figure.locator("svg [stroke*=ff7f0e]").first
    assert line.evaluate("(line) => getComputedStyle(line).stroke") == "rgb(221, 108, 7)"  # on white paper, whatever the marker says


def test_a_policy_is_felt(site: Site, opened: Page, html: str) -> None:
    opened.expected = ["Content Security Policy"]  # type: ignore[attr-defined]
    opened.goto(site.prepared("/felt", html.replace("<svg ", '<svg style="opacity:0" ', 1), STRICT))
    assert figures(opened)[0].locator("svg").evaluate("(svg) => getComputedStyle(svg).opacity") == "1"


def test_a_standalone_figure_under_a_strict_policy_is_a_picture_with_its_caption(site: Site, opened: Page, standalone: str) -> None:
    opened.expected = ["Content Security Policy"]  # type: ignore[attr-defined]
    opened.goto(site.page("/bare", page(standalone, head='<link rel="icon" href="data:,">'), STRICT))
    assert opened.locator("body").inner_text().strip() == "2 and up, sample 0."
    assert opened.locator("img").evaluate("(image) => image.complete && image.naturalWidth > 400")
    assert opened.locator("img").bounding_box()["width"] == 461


def test_without_its_style_sheet_a_figure_is_a_picture_in_the_drawn_colors_with_its_caption(site: Site, opened: Page, html: str) -> None:
    opened.goto(site.page("/unstyled", page(html, head='<link rel="icon" href="data:,">'), STRICT))
    figure = opened.locator("figure")
    assert figure.locator("svg [stroke*=ff7f0e]").first.evaluate("(line) => getComputedStyle(line).stroke") == "rgb(255, 127, 14)"
    assert figure.inner_text().strip().endswith("2 and up, sample 0.")
    assert "Resample" not in figure.inner_text() and "few" not in figure.inner_text(), "nothing dead to press"
    box = figure.locator("svg").bounding_box()
    assert (box["width"], box["height"]) == (461, 307)


HOST = {
    "a heading called Explorable": '<h2 id="explorable">Explorable</h2>',
    "a heading with the figure's name": '<section id="a-figure"><h2>A figure</h2></section>',
    "names of the DOM": '<img name="currentScript" alt=""><form id="history"></form><a id="location"></a><i id="start"></i>',
    "a global variable": "<script>var explorable = 3, figures = 4, HERE = 5, look = 6;</script>",
}


@pytest.mark.parametrize("host", HOST)
def test_no_name_of_the_page_is_in_the_way(site: Site, opened: Page, html: str, standalone: str, host: str) -> None:
    opened.goto(site.prepared("/host", HOST[host] + html))
    assert_moves(figures(opened)[0])
    opened.goto(site.page("/host", page(HOST[host] + standalone, head='<link rel="icon" href="data:,">')))
    assert_moves(figures(opened)[0])


def test_one_figure_shown_twice_moves_twice_and_its_ids_are_apart(site: Site, opened: Page) -> None:
    twice = small()
    bodies = [rendered(twice), rendered(twice)]
    opened.goto(site.prepared("/twice", "".join(bodies)))
    first, second = figures(opened)
    assert_moves(first)
    assert_moves(second)
    assert opened.evaluate("document.querySelectorAll('figure[id]').length") == 1
    assert repeated(opened) == []


def test_the_same_bytes_twice_have_ids_of_their_own_once_they_move(site: Site, opened: Page, html: str) -> None:
    opened.goto(site.prepared("/same", html + "<div hidden>" + html + "</div>" + html))
    first, hidden, third = figures(opened)
    assert repeated(opened) == ["a-figure", "a-figure"], "the figures' own addresses; nothing in their drawings"
    assert_moves(first)
    assert_moves(third)
    shown = third.locator("svg [clip-path]").first.get_attribute("clip-path")
    assert opened.evaluate("(id) => document.querySelectorAll(id).length", shown[4:-1]) == 1
    assert hidden.locator("svg [clip-path]").first.get_attribute("clip-path") != shown


def test_two_figures_of_one_name_both_move_and_the_address_leads_to_the_first(site: Site, opened: Page, html: str) -> None:
    other = rendered(small(alt="Other lines."))
    address = site.prepared("/two", html + other)
    opened.goto(address + "#a-figure?k=3&sign=up&seed=0")
    first, second = figures(opened)
    first.locator(".explorable-caption", has_text="3 and up").wait_for()
    assert second.locator(".explorable-caption > span").text_content() == "2 and up, sample 0."
    first.get_by_role("button", name="Reset").press("Enter")
    assert_moves(first)
    assert_moves(second)


def repeated(tab: Page) -> list[str]:
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    return [name for i, name in enumerate(ids) if name in ids[:i]]


FOREIGN = """for (const svg of document.querySelectorAll(".explorable-panels > svg")) {
  svg.prepend(document.createElementNS("http://www.w3.org/2000/svg", "title"));
  for (const group of svg.querySelectorAll("g")) group.prepend(document.createElementNS("http://www.w3.org/2000/svg", "desc"));
}"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_other_scripts_nodes_shift_nothing(site: Site, opened: Page, html: str, when: str) -> None:
    body = html + (f"<script>{FOREIGN}</script>" if when == "before" else "")
    opened.goto(site.prepared("/foreign", body) + "#a-figure?k=1&sign=down&seed=0")
    (figure,) = figures(opened)
    figure.locator(".explorable-caption", has_text="1 and down").wait_for()
    if when == "after":
        opened.evaluate(FOREIGN)
    figure.get_by_role("button", name="Reset").press("Enter")
    assert_moves(figure)
    untouched = html.split('<div class="explorable-panels">')[1].split("</div>", maxsplit=1)[0]
    opened.evaluate("document.querySelectorAll('svg :is(title, desc)').forEach((node) => node.remove())")
    assert opened.evaluate(SORTED, ["div", untouched]) == opened.evaluate(SORTED, [".explorable-panels", ""])


SORTED = """([selector, html]) => { // markup with its attributes in order: one that went and came back stands last
  const box = html ? document.createElement(selector) : document.querySelector(selector);
  if (html) box.innerHTML = html;
  const write = (node) => node.nodeType === 3 ? node.textContent
    : node.nodeName + [...node.attributes].map((a) => a.name + a.value).sort() + [...node.childNodes].map(write).join("");
  return [...box.childNodes].map(write).join("");
}"""


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'])
@pytest.mark.parametrize("source", ["src", "srcdoc"])
def test_frames_stay_quiet(site: Site, opened: Page, standalone: str, sandbox: str, source: str) -> None:
    inner = page(standalone, head='<link rel="icon" href="data:,">')
    address = site.page("/inner", inner)
    escaped = inner.replace("&", "&amp;").replace('"', "&quot;")
    frame = f'<iframe {sandbox} {source}="{address if source == "src" else escaped}" width="780" height="800"></iframe>'
    opened.goto(site.page("/outer", page(frame, head='<link rel="icon" href="data:,">')))
    assert_moves(figures(opened.frame_locator("iframe"))[0])
    opened.wait_for_timeout(600)


def test_a_base_address_does_not_lead_astray(site: Site, opened: Page, html: str) -> None:
    opened.goto(site.prepared("/deep", html, head='<base href="/elsewhere/">'))
    (figure,) = figures(opened)
    figure.get_by_role("slider").press("ArrowRight")
    opened.wait_for_function("location.hash === '#a-figure?k=3&sign=up&seed=0' && location.pathname === '/deep'")
