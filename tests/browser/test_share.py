"""What a reader takes along of a figure: its address, its picture, its numbers; and what the browser keeps of the reader's answers."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from explainers.explorable import Explorable, Question, Slider, static
from tests.browser.small_pages import STRICT, Site, rendered, served, small, small_html
from tests.explorable.sphinx.book import SmallBook, saved

pytestmark = pytest.mark.browser

FONT = Path(static.__file__).parents[1] / "site" / "theme" / "static" / "fonts" / "display.woff2"
SVG = "{http://www.w3.org/2000/svg}"

Tab = Callable[..., Page]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """Open an address; at the end no page may have said anything to the console, as it does where a policy is violated."""
    said: list[str] = []
    contexts = []

    def tab(address: str, **options: Any) -> Page:
        contexts.append(browser.new_context(**{"viewport": {"width": 800, "height": 900}, **options}))
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(address)
        page.locator(".explorable-loaded, #explorable-answers").first.wait_for()
        return page

    yield tab
    for context in contexts:
        context.close()
    assert said == []


def file(page: Page, kind: str) -> bytes:
    """What is saved of the page's figure, whose box is open."""
    with page.expect_download() as download:
        page.locator(f"[data-kind={kind}]").click()
    page.locator(".explorable-done", has_text=f"{kind} of the").wait_for()
    return Path(download.value.path()).read_bytes()


def share(page: Page) -> None:
    page.get_by_role("button", name="Share or save").click()
    page.get_by_role("dialog").wait_for()


@pytest.fixture(scope="module")
def figure() -> str:
    return small_html()


def test_the_link_leads_to_the_state_that_is_shown(site: Site, tab: Tab, figure: str) -> None:
    page = tab(site.prepared("/link", figure, STRICT), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("slider").press("ArrowRight")
    page.get_by_role("radio", name="down").check()
    share(page)  # before the address of the page has followed
    page.get_by_role("button", name="Copy link").click()
    page.locator(".explorable-done", has_text="Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_role("textbox").input_value() == f"{site.address}/link#a-figure?k=3&sign=down&seed=0"
    for kind, begun in (("SVG", b"<svg "), ("PNG", b"\x89PNG")):
        assert file(page, kind).startswith(begun)
    there = tab(copied)
    assert there.locator(".explorable-caption > span").text_content() == "3 and down, sample 0."


def test_where_no_page_may_copy_the_link_is_selected(site: Site, tab: Tab, figure: str) -> None:
    page = tab(site.prepared("/link", figure, STRICT))
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    share(page)
    page.get_by_role("button", name="Copy link").click()
    page.locator(".explorable-done", has_text="the link is selected").wait_for()
    assert page.evaluate("getSelection().toString()") == page.get_by_role("textbox").input_value() != ""


def test_by_keyboard_and_by_thumb(site: Site, tab: Tab, figure: str) -> None:
    page = tab(site.prepared("/link", figure, STRICT), viewport={"width": 360, "height": 740}, has_touch=True)
    button = page.get_by_role("button", name="Share or save")
    button.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Copy link"
    sizes = page.locator(".explorable-share, .explorable-sharing :is(button, input)").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height))"
    )
    assert len(sizes) == 6 and min(sizes) >= 44
    box = page.get_by_role("dialog").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360 and box["y"] >= 0 and box["y"] + box["height"] <= 740
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.className") == "explorable-share"
    button.tap()
    page.get_by_role("dialog").wait_for()
    button.tap()
    page.get_by_role("dialog").wait_for(state="hidden")


def styled(site: Site, path: str, figure: str) -> str:
    """A page whose figures have a font of their own, which saved pictures take along."""
    address = base64.b64encode(FONT.read_bytes()).decode()
    rules = "figure{--explorable-font:Own} :root{color-scheme:light dark}"
    face = f"@font-face{{font-family:Own;src:url(data:font/woff2;base64,{address})}} {rules}"
    site["/own.css"] = (face, "text/css", {})
    site["/abc.js"] = (f'window[Symbol.for("explorable")].font("abc","data:font/woff2;base64,{address}");', "text/javascript", {})
    made = site.prepared(path, figure, head='<link rel="stylesheet" href="/own.css">')
    text, kind, headers = site[path]
    site[path] = (text.replace('src="/player.js"', 'src="/player.js" data-font="/abc.js"'), kind, headers)
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_alone_is_the_figure(site: Site, tab: Tab, figure: str, scheme: str) -> None:
    page = tab(styled(site, "/picture", figure), color_scheme=scheme)
    page.get_by_role("slider").press("ArrowRight")
    page.locator(f".explorable-on-{scheme}").wait_for()
    page.evaluate("document.fonts.ready")
    share(page)
    svg = file(page, "SVG").decode()
    png = Image.open(io.BytesIO(file(page, "PNG")))
    page.keyboard.press("Escape")
    assert "var(" not in svg and "currentColor" not in svg and " class=" not in svg and " style=" not in svg
    root = ET.fromstring(svg)
    assert root.findtext(f"{SVG}title") == "a figure"
    assert (root.findtext(f"{SVG}desc") or "").startswith("3 and up, sample 0. http")
    assert png.format == "PNG"
    assert png.size == tuple(3 * int(root.get(side, "")) for side in ("width", "height"))

    panel = root.find(f"{SVG}svg")
    place = page.locator(".explorable-panels > svg").bounding_box()
    assert panel is not None and place
    scale = place["width"] / float(panel.get("width", ""))
    width = scale * float(root.get("viewBox", "").split()[2])
    left, top = (place[side] - scale * float(panel.get(side, "")) for side in ("x", "y"))
    shown = pixels(page.screenshot(clip=place))
    alone = tab_alone(page, svg, left, top, width / int(root.get("width", "")))
    apart = np.abs(shown - pixels(alone.screenshot(clip=place))).max(axis=2)
    assert apart.mean() < 1.5 and (apart > 64).mean() < 0.003, "another letter, color or place"
    assert np.ptp(shown) > 100
    here = np.asarray(png.convert("RGB").resize((int(width), int(width * png.height / png.width))), float)
    assert abs(here.mean() - pixels(alone.screenshot(clip={"x": left, "y": top, "width": int(width), "height": here.shape[0]})).mean()) < 1


def tab_alone(page: Page, svg: str, left: float, top: float, scale: float) -> Page:
    """The picture alone in a page, moved by a transform, which is not rounded to pixels."""
    alone = page.context.new_page()
    style = f"display:block;transform-origin:0 0;transform:translate({left}px,{top}px) scale({scale})"
    source = base64.b64encode(svg.encode()).decode()
    alone.set_content(f'<body style="margin:0"><img style="{style}" src="data:image/svg+xml;base64,{source}">')
    alone.evaluate("document.images[0].decode()")
    return alone


def pixels(png: bytes) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), float)


def draw_both(ax: Any, result: dict[str, Any]) -> None:
    ax.plot(result["x"], result["y"], label="wave, drawn")
    ax.stairs(result["y"][1:], result["x"], label="steps")
    ax.set(xlim=(0, 1), ylim=(-2, 2), xlabel="time")


def draw_dots(ax: Any, result: dict[str, Any]) -> None:
    ax.scatter(result["x"], -result["y"], label="dots")
    ax.set(xlim=(0, 1), ylim=(-2, 2))


def wave(k: int, sign: str, seed: int) -> dict[str, Any]:
    x = np.linspace(0, 1, 7 + 3 * k)
    return {"x": x, "y": np.sin(k * x) + (1 if sign == "up" else 2) * np.random.default_rng(seed).normal(size=x.size) / 9, "k": k}


def two_panels() -> Explorable:
    return small("two-panels", compute=wave, draw=[draw_both, draw_dots], describe="{k}.", asks=None)


def own_table() -> Explorable:
    return small("own-table", compute=wave, draw=draw_both, describe="{k}.", asks=None, data=lambda r: {"k²": r["k"] ** 2, "y": r["y"]})


def rows(figure: str, result: dict[str, Any]) -> list[tuple[str, list[float]]]:
    """What the table must hold, by Python: the series of each row, and its numbers."""
    if figure == "own-table":
        return [("", [result["k"] ** 2, y]) for y in result["y"]]
    if figure == "a-figure":
        lines = [(f"line {i}", [x, x + i]) for i in range(10) for x in (0, result["k"])]
        return [*lines, ("bars", [4, 9])]
    x, y = result["x"], result["y"]
    wave = [("wave, drawn", [*point]) for point in zip(x, y, strict=True)]
    steps = [("steps", [*point]) for point in zip(x[:-1], y[1:], strict=True)]
    return [*wave, *steps, ("steps", [x[-1]]), *(("dots", [*point]) for point in zip(x, -y, strict=True))]


@pytest.mark.parametrize("make", [small, two_panels, own_table])
def test_the_numbers_are_those_that_python_draws(site: Site, tab: Tab, make: Callable[[], Explorable]) -> None:
    figure = make()
    html = rendered(figure)
    page = tab(site.prepared("/numbers", html, STRICT))
    for state in (figure.grid.start, 0, figure.grid.size - 1):
        tokens = {control.name: control.tokens[i] for control, i in zip(figure.controls, figure.grid.positions(state), strict=True)}
        page.evaluate("(hash) => { location.hash = hash; }", f"#{figure.name}?" + "&".join("=".join(each) for each in tokens.items()))
        page.locator(".explorable-caption > span").get_by_text(figure.caption(state)).wait_for()
        share(page)
        found = list(csv.DictReader(io.StringIO(file(page, "CSV").decode())))
        page.keyboard.press("Escape")
        wanted = rows(figure.name, figure.result(state))
        assert [row.get("series") or "" for row in found] == [series for series, _ in wanted]
        named = [name for name in ("k²", "x", "y") if name in found[0]]
        for row, (_, values) in zip(found, wanted, strict=True):
            assert {name: row[name] for name in tokens} == tokens
            np.testing.assert_allclose([float(row[name]) for name in named if row[name]], values, rtol=1e-5, atol=1e-12)


BOOK = "# A course\n\n```{toctree}\nwave\n```\n\n```{answers}\n:also: left-off\n```\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book, to be opened from disk: a page with two figures that ask, and a list of answers."""
    asks = Question("Up?", ["yes, up", "no"], right=lambda result: "no", at={"k": 3})
    wave = small("wave", asks=asks, controls=[Slider("k", [1, 2, 3], start=2)], compute=lambda k: {"k": k, "sign": ""}, describe="{k}.")
    book = SmallBook(tmp_path_factory.mktemp("book"))
    book.write(index=BOOK, wave=saved("# Waves", {"text/html": rendered(wave)}))
    book.build()
    return book.output()


def test_a_guess_is_kept_listed_saved_erased_and_loaded_from_disk(book: Path, tab: Tab, tmp_path: Path) -> None:
    page = tab((book / "wave.html").as_uri())
    page.get_by_role("button", name="yes, up").click()
    assert page.locator(".explorable-caption > span").text_content() == "3."
    pressed, reply = page.locator("[aria-pressed=true]"), page.locator(".explorable-reply output")
    waves = (book / "wave.html").as_uri()

    def come_back() -> None:
        page.goto("about:blank")
        page.goto(waves)
        page.locator(".explorable-moves").wait_for()

    come_back()
    assert pressed.text_content() == "yes, up"
    assert reply.text_content() == "You said: yes, up. The answer: no."
    assert page.locator(".explorable-caption > span").text_content() == "2.", "the figure stays where it is"
    page.get_by_role("button", name="Reset").click()
    assert pressed.count() == 0

    page.evaluate("localStorage.setItem('left-off', 'here'); localStorage.setItem('theme', 'dark')")
    page.goto((book / "index.html").as_uri())
    count, said = page.locator("#explorable-answers li > span"), page.locator("#explorable-answers > [role=status]")
    assert count.text_content() == "1 of 1 guess"
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file").click()
    kept = json.loads(Path(download.value.path()).read_text())
    assert kept == {"answers": {"wave": {"guess wave": "yes, up"}}, "also": {"left-off": "here"}}

    erase = page.get_by_role("button", name="Erase")
    erase.click()
    assert count.text_content() == "1 of 1 guess", "it asks once"
    erase.click()
    assert said.text_content() == "Erased."
    assert count.text_content() == "0 of 1 guess"
    assert page.evaluate("[localStorage.getItem('left-off'), localStorage.getItem('theme')]") == [None, "dark"]
    come_back()
    assert pressed.count() == 0

    page.goto((book / "index.html").as_uri())
    wrong, right = tmp_path / "wrong.json", tmp_path / "right.json"
    wrong.write_text("[]")
    right.write_text(json.dumps(kept))
    page.locator("input[type=file]").set_input_files(wrong)
    said.get_by_text("There are no answers in this file.").wait_for()
    page.locator("input[type=file]").set_input_files(right)
    count.get_by_text("1 of 1 guess").wait_for()
    come_back()
    assert pressed.text_content() == "yes, up"


def test_a_guess_without_an_answer_is_not_kept(site: Site, browser: Browser, figure: str) -> None:
    page = browser.new_page()  # which says to the console what is not served
    page.goto(site.prepared("/guess", figure, STRICT))
    page.locator(".explorable-loaded").wait_for()
    page.get_by_role("button", name="few").click()
    page.route(re.compile(r"/[0-9a-f]{40}\.js$"), lambda route: route.abort())
    page.goto(site.address + "/guess?again")
    page.locator(".explorable-moves").wait_for()
    pressed, kept = page.locator("[aria-pressed=true]"), "window[Symbol.for('explorable')].kept('guess', 'a-figure')"
    page.get_by_role("button", name="many").click()
    page.locator(".explorable-said", has_text="could not be loaded").wait_for()
    assert pressed.all_inner_texts() == ["few"], "as before"
    assert page.evaluate(kept) == "few"
    page.unroute_all()
    page.get_by_role("button", name="many").click()
    page.locator(".explorable-caption > span", has_text="3 and up").wait_for()
    assert pressed.all_inner_texts() == ["many"]
    assert page.evaluate(kept) == "many"
    page.context.close()


def test_addresses_of_one_page_are_one_and_books_of_one_origin_are_apart(book: Path, tab: Tab) -> None:
    page = tab((book / "index.html").as_uri())
    page.evaluate("""() => {
        const one = { "guess a": "x" };
        localStorage.setItem("explorable-kept", JSON.stringify({ "/book/wave": one, "/book/": one, "/other/wave": one, "/book/odd": [1] }));
    }""")
    store = 'window[Symbol.for("explorable-kept")]'
    for address in ("/book/wave", "/book/wave.html", "/book/wave.html?q=1#there", "/book/", "/book/index.html"):
        assert page.evaluate(f"{store}.answers('https://a.org{address}')") == {"guess a": "x"}
    assert page.evaluate(f"{store}.answers('https://a.org/wave')") == {}
    assert list(page.evaluate(f"{store}.below('https://a.org/book/index.html')")) == ["wave", "", "odd"]
    page.evaluate(f"{store}.forget('https://a.org/book/')")
    assert json.loads(page.evaluate("localStorage.getItem('explorable-kept')")) == {"/other/wave": {"guess a": "x"}}
