"""Figures in pages that others made: their colors in each host, light and dark, on paper, in forced colors, from right to left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from explainers.explorable import markup, still
from tests.browser.small_pages import draw_lines, page, small_html

pytestmark = pytest.mark.browser

MEASURE = Path(__file__).with_name("measure.js").read_text("utf-8")

LIGHT, DARK = {"color_scheme": "light"}, {"color_scheme": "dark"}
HOSTS: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "plain": ({}, LIGHT),
    "plain on a dark system": ({}, DARK),
    "canvas, dark": ({"head": '<meta name="color-scheme" content="light dark">'}, DARK),
    "pydata, light": ({"html": 'data-theme="light"', "body_tag": 'style="background:#fff"'}, DARK),
    "pydata, dark": ({"html": 'data-theme="dark"', "body_tag": 'style="background:#14181e"'}, LIGHT),
    "furo, light": ({"body_tag": 'data-theme="light" style="background:#fff"'}, DARK),
    "furo, dark": ({"body_tag": 'data-theme="dark" style="background:#131416"'}, LIGHT),
    "furo, auto": (
        {"head": "<style>@media (prefers-color-scheme: dark) { body { background: #131416 } }</style>", "body_tag": 'data-theme="auto"'},
        DARK,
    ),
    "JupyterLab, light": ({"body_tag": 'data-jp-theme-light="true" style="background:#fff"'}, DARK),
    "JupyterLab, dark": ({"body_tag": 'data-jp-theme-light="false" style="background:#111"'}, LIGHT),
    "VS Code, light": ({"body_tag": 'class="vscode-light" style="background:#f8f8f8"'}, DARK),
    "VS Code, dark": ({"body_tag": 'class="vscode-dark" style="background:#1f1f1f"'}, LIGHT),
    "VS Code, high contrast": ({"body_tag": 'class="vscode-high-contrast" style="background:#000"'}, LIGHT),
    "Colab, dark": ({"html": 'theme="dark"', "body_tag": 'style="background:#383838"'}, LIGHT),
    "mystmd, dark": ({"html": 'class="dark"', "body_tag": 'style="background:#1c1917"'}, LIGHT),
    "Quarto, dark": ({"body_tag": 'class="quarto-dark" style="background:#222"'}, LIGHT),
    "marimo, dark": ({"body_tag": 'class="dark" style="background:oklch(0.22 0.01 260)"'}, LIGHT),
}
UNMARKED = {
    "dark, without a marker": {"body_tag": 'style="background:#20242b"'},
    "dark, a translucent layer": {"body_tag": 'style="background:#fff"><div style="background:rgb(0 0 0 / .9)"'},
    "light card on a dark page": {"html": 'data-theme="dark"', "body_tag": 'style="background:#121212"><div style="background:#f5f5f5"'},
    "another host's marker": {"html": 'class="dark"', "body_tag": 'style="background:#fff"'},
}
"""Only a look at the ground itself tells: these need the player."""


@pytest.fixture(scope="module")
def figure() -> str:
    return small_html(standalone=True)


@pytest.fixture(scope="module")
def unscripted() -> str:
    """The figure with its styles and no player: what the page of a book is where scripts do not run."""
    html = small_html()
    return markup.style(html) + html


@pytest.fixture(scope="module")
def tabs(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 800, "height": 700})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def show(tabs: BrowserContext) -> Iterator[Any]:
    """Open a page from a string, with media to emulate; at the end it may have said nothing to the console."""
    said: list[str] = []

    def show(html: str, **media: Any) -> Page:
        opened = tabs.new_page()
        opened.emulate_media(**media)
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.set_content(html)
        opened.evaluate(MEASURE)
        opened.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return opened

    yield show
    for opened in tabs.pages:
        opened.close()
    assert said == []


def pale(opened: Page) -> list[str]:
    """What does not stand out: letters below 4.5:1, marks below 3:1."""
    texts, marks, words = (opened.evaluate(f"measure.{kind}()") for kind in ("texts", "marks", "words"))
    assert len(texts) > 15 and len(marks) > 25
    found = [(each, 4.5) for each in texts + words] + [(each, 3.0) for each in marks]
    return sorted({f"{each['what']}: {each['contrast']:.2f} < {least}" for each, least in found if each["contrast"] < least})


@pytest.mark.parametrize("scripts", [True, False], ids=["", "without scripts"])
@pytest.mark.parametrize("host", HOSTS)
def test_letters_and_marks_stand_out_in_every_host(show: Any, figure: str, unscripted: str, host: str, scripts: bool) -> None:
    around, options = HOSTS[host]
    assert pale(show(page(figure if scripts else unscripted, **around), **options)) == []


@pytest.mark.parametrize("host", UNMARKED)
def test_the_player_looks_at_the_ground_where_no_marker_tells(show: Any, figure: str, host: str) -> None:
    assert pale(show(page(figure, **UNMARKED[host]), color_scheme="light")) == []


def test_a_figure_that_does_not_move_looks_at_its_ground_too(show: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPLORABLE_RENDERING", "standalone")
    drawn = still("a-still", {"k": 2, "sign": "up"}, draw=draw_lines, alt="Lines.")
    with mpl.rc_context(mpl.rcParamsDefault | {"backend": mpl.get_backend()}):
        html = drawn._repr_mimebundle_()["text/html"]
    assert pale(show(page(html, body_tag='style="background:#20242b"'))) == []


def test_the_measure_can_fail(show: Any, unscripted: str) -> None:
    assert len(pale(show(page(unscripted, body_tag='style="background:#20242b"')))) > 5


def test_a_figure_follows_when_the_host_changes_its_theme(show: Any, figure: str) -> None:
    opened = show(page(figure, head="<style>body { background: #fff } body.night { background: #181818 }</style>"))
    assert pale(opened) == []
    opened.evaluate("document.body.className = 'night'")
    opened.wait_for_selector(".explorable-on-dark")
    assert pale(opened) == []


def test_white_is_the_pages_own(show: Any, figure: str) -> None:
    opened = show(page(figure, body_tag='style="background:#20242b"'))
    axes = opened.locator("svg path[fill*=paper]").first
    assert axes.evaluate("(path) => getComputedStyle(path).fill") == "rgb(32, 36, 43)"


def test_paper_is_light(show: Any, figure: str) -> None:
    opened = show(page(figure, html='data-theme="dark"', body_tag='style="background:#121212"'))
    assert opened.evaluate("measure.texts()")[0]["color"] == "rgb(231, 231, 231)"
    opened.emulate_media(media="print")
    assert {text["color"] for text in opened.evaluate("measure.texts()") if text["what"] == "x"} == {"rgb(0, 0, 0)"}
    assert not opened.locator(".explorable-controls").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("host", ["plain", "pydata, light", "pydata, dark"])
def test_forced_colors_show_text_and_marks(show: Any, figure: str, scheme: str, host: str) -> None:
    opened = show(page(figure, **HOSTS[host][0]), forced_colors="active", color_scheme=scheme)
    opened.evaluate("document.body.style.background = 'Canvas'")
    assert opened.evaluate("matchMedia('(forced-colors: active)').matches")
    assert pale(opened) == []
    chosen, other = (opened.locator(f".explorable-choice label:nth-child({i}) span") for i in (1, 2))
    grounds = [each.evaluate("(label) => getComputedStyle(label).backgroundColor") for each in (chosen, other)]
    assert grounds[0] != grounds[1], "the chosen option is marked"


def places(opened: Page) -> list[list[int]]:
    script = """() => { const box = document.querySelector(".explorable-panels > svg").getBoundingClientRect();
        return [...document.querySelectorAll("svg text")].map((text) => text.getBoundingClientRect())
            .map((place) => [place.x - box.x, place.y - box.y].map(Math.round)); }"""
    return opened.evaluate(script)


def test_right_to_left_the_picture_is_the_same_and_the_controls_follow_the_page(show: Any, figure: str) -> None:
    there, here = (show(page(figure, html=f'dir="{way}"')) for way in ("rtl", "ltr"))
    assert places(there) == places(here)
    names = (".explorable-slider", ".explorable-reset")
    left = [[opened.locator(name).first.bounding_box()["x"] for name in names] for opened in (there, here)]
    assert left[0][0] > left[0][1] and left[1][0] < left[1][1]


@pytest.mark.parametrize(("words", "direction"), [("2 lines.", "ltr"), ("2 קווים.", "rtl")])
@pytest.mark.parametrize("way", ["ltr", "rtl"])
def test_a_caption_has_its_own_direction(show: Any, words: str, direction: str, way: str) -> None:
    figure = f'<figcaption class="explorable-caption" dir="auto"><span dir="auto">{words}</span></figcaption>'
    opened = show(page(figure, html=f'dir="{way}"'))
    assert opened.locator("span").evaluate("(span) => getComputedStyle(span).direction") == direction


HOSTILE = """<style>
svg { fill: red; stroke: lime; stroke-width: 7; opacity: .2; width: 20px; height: 20px }
path, use, text { fill: red; stroke: lime; opacity: .5 }
text { font-size: 40px; font-weight: 900; text-anchor: end; fill: red } [hidden] { display: none !important } figure { background: #333 }
</style>"""


def looks(opened: Page) -> list[str]:
    script = """() => [...document.querySelectorAll(".explorable-panels > svg, .explorable-panels > svg *")].map((element) => {
        const style = getComputedStyle(element);
        return ["fill", "stroke", "strokeWidth", "opacity", "fontSize", "fontWeight", "textAnchor"].map((key) => style[key]).join(" ");
    })"""
    return opened.evaluate(script)


def test_a_hosts_rules_for_svg_do_not_repaint_a_figure(show: Any, figure: str) -> None:
    calm = show(page(figure))
    hostile = show(page(figure, head=HOSTILE) + HOSTILE)
    assert looks(hostile) == looks(calm)
    boxes = [opened.locator("figure.explorable svg").bounding_box() for opened in (calm, hostile)]
    assert boxes[0] == boxes[1]
    assert hostile.locator(".explorable-controls").is_visible()


def test_the_rules_that_hold_can_fail(show: Any, figure: str) -> None:
    opened = show(page(figure.replace("revert-layer", ""), head=HOSTILE))
    assert any("rgb(255, 0, 0)" in look for look in looks(opened))
