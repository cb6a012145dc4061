"""What a page cannot show as matplotlib writes it is drawn in another way, and looks the same in Chromium and in print."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from bench.chromium import chromium
from matplotlib.axes import Axes
from PIL import Image, ImageFilter
from playwright.sync_api import Page

from explainers.explorable import markup, svg
from explainers.explorable.frame import draw_frame, draw_png
from explainers.explorable.svg import keep_spaces

X = np.linspace(0, 1, 7)


@pytest.fixture(autouse=True)
def look() -> Iterator[None]:
    with mpl.rc_context():
        mpl.rcdefaults()
        yield


def frame(draw: Callable[[Axes], object]) -> ET.Element:
    return draw_frame([lambda ax, result: draw(ax)], None, 3.2, "figure")[0]


def texts(svg: ET.Element) -> dict[str, ET.Element]:
    return {"".join(text.itertext()): text for text in svg.iter("text")}


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a b", "a b"), ("a  b", "a\u00a0\u00a0b"), (" a", "\u00a0a"), ("a ", "a\u00a0"), ("a   1.0", "a\u00a0\u00a0\u00a01.0"), ("", "")],
)
def test_spaces_that_a_page_would_take_away_are_kept(text: str, kept: str) -> None:
    assert keep_spaces(text) == kept


def test_formulas_are_shapes_and_plain_text_stays_text() -> None:
    drawn = frame(lambda ax: (ax.set_title(r"$\int_0^1\sqrt{x}\,dx$"), ax.set_xlabel("x²")))
    assert "x²" in texts(drawn)
    assert not any("∫" in text or "√" in text for text in texts(drawn))
    without = frame(lambda ax: ax.set_xlabel("x²"))
    assert len(list(drawn.iter("use"))) == len(list(without.iter("use"))) + 1


def test_a_formula_with_a_character_that_no_font_has_is_refused() -> None:
    with pytest.raises(ValueError, match=r"the fonts of formulas lack a character of '\$日\^2\$'"):
        frame(lambda ax: ax.set_title("$日^2$"))
    assert frame(lambda ax: ax.set_title("$¤^2$")) is not None


@pytest.mark.parametrize(
    ("family", "kind"),
    [("monospace", "monospace"), ("DejaVu Sans Mono", "monospace"), ("serif", "serif"), ("sans-serif", None), ("DejaVu Sans", None)],
)
def test_a_family_keeps_its_kind(family: str, kind: str | None) -> None:
    text = texts(frame(lambda ax: ax.text(0, 0, "words", family=family)))["words"]
    assert [inner.get("font-family") for inner in text] == ([kind] if kind else [])


def test_a_font_that_is_written_in_one_keeps_its_kind_too() -> None:
    text = ET.Element("text", {"style": "font: italic 700 12.5px 'DejaVu Sans Mono', monospace; text-anchor: end"})
    text.text = "words"
    svg._keep_family(text)
    assert [(inner.get("font-family"), inner.text) for inner in text] == [("monospace", "words")]


def test_text_in_a_script_that_matplotlibs_fonts_lack_is_text_of_the_page_without_a_warning() -> None:
    assert "日本 −1" in texts(frame(lambda ax: ax.set_title("日本 −1")))


def at(text: ET.Element) -> tuple[str, float]:
    anchor = text.get("text-anchor") or dict(part.split(":", 1) for part in text.get("style", "").split(";")).get("text-anchor", "start")
    return anchor.strip(), float(text.get("x", "nan"))


@pytest.mark.parametrize(("ha", "anchor"), [("left", "start"), ("center", "middle"), ("right", "end")])
def test_lines_are_held_where_they_meet(ha: str, anchor: str) -> None:
    found = texts(frame(lambda ax: ax.text(0.5, 0.5, "a long line of words\nshort", ha=ha)))
    assert at(found["a long line of words"]) == at(found["short"])
    assert at(found["short"])[0] == anchor
    assert at(found["short"])[1] == pytest.approx(345.6 * (0.125 + 0.9) / 2, abs=0.1)


@pytest.mark.parametrize(
    ("rotation", "ha", "va", "anchor"),
    [
        (45, "right", "top", "end"),
        (45, "left", "bottom", "start"),
        (90, "center", "top", "end"),
        (90, "center", "bottom", "start"),
        (90, "center", "center", "middle"),
        (-90, "center", "top", "start"),
        (180, "left", "top", "end"),
        (-30, "right", "top", "end"),
    ],
)
def test_a_turned_text_is_held_by_the_end_at_its_anchor(rotation: float, ha: str, va: str, anchor: str) -> None:
    found = texts(frame(lambda ax: ax.text(0.5, 0.5, "turned", rotation=rotation, ha=ha, va=va)))
    assert at(found["turned"])[0] == anchor


def test_gouraud_shading_is_one_picture() -> None:
    drawn = frame(lambda ax: ax.pcolormesh(X, X, np.add.outer(X, X), shading="gouraud"))
    assert len(list(drawn.iter("image"))) == 1
    assert not list(drawn.iter("linearGradient"))
    assert not list(drawn.iter("filter"))


def test_what_is_rasterized_has_two_pixels_a_unit() -> None:
    (image,) = frame(lambda ax: ax.plot(X, X, rasterized=True)).iter("image")
    width = Image.open(io.BytesIO(base64.b64decode(image.get("href", "").split(",")[1]))).width
    assert width == pytest.approx(2 * float(image.get("width", 0)), abs=1)


def test_a_hatch_is_not_faded_with_the_face_behind_it() -> None:
    drawn = frame(lambda ax: ax.contourf(X, X, np.add.outer(X, X), hatches=["/"], alpha=0.5))
    assert {pattern[0].get("fill-opacity") for pattern in drawn.iter("pattern")} == {"0.5"}
    hatched = [path for path in drawn.iter("path") if path.get("fill", "").startswith("url(")]
    assert hatched
    assert not [path for path in hatched if path.get("fill-opacity")]


def test_the_panel_keeps_its_size() -> None:
    with mpl.rc_context({"savefig.bbox": "tight"}):
        assert frame(lambda ax: ax.set_xlabel("x")).get("viewBox") == "0 0 345.6 230.4"


def test_the_resolution_that_an_author_asks_for_changes_nothing() -> None:
    plain, fine = (draw_frame([lambda ax, dpi: (ax.plot(X, X), ax.figure.set_dpi(dpi))], dpi, 3.2, "figure")[0] for dpi in (72, 200))
    assert ET.tostring(plain) == ET.tostring(fine)


def formulas(ax: Axes) -> None:
    ax.set_title(r"$\int_0^1 \sqrt{x}\,dx = \frac{2}{3}$")
    ax.text(0.1, 0.4, r"$\sqrt{\alpha_i^2+\beta}$", fontsize=24, color="red")
    ax.text(0.6, 0.4, r"$\sum_i x_i$", rotation=30, fontsize=24)


def columns(ax: Axes) -> None:
    ax.text(0.1, 0.4, "a      1.0\nbcd   22.0\n  e    3.0", family="monospace")


def turned(ax: Axes) -> None:
    ax.set_xticks(X, [f"label {i}" for i in range(7)], rotation=45, ha="right")
    ax.text(0.5, 0.5, "two lines\nof words", ha="center", rotation=90)


def shading(ax: Axes) -> None:
    ax.pcolormesh(X, X, np.sin(5 * np.add.outer(X, X)), shading="gouraud")


def cells(ax: Axes) -> None:
    ax.pcolormesh(X, X, np.sin(5 * np.add.outer(X, X)))


def hatches(ax: Axes) -> None:
    ax.contourf(X, X, np.add.outer(X, X), hatches=["/", "o", ""], alpha=0.5)


def legend(ax: Axes) -> None:
    ax.plot(X, X, label="a line with many words")
    ax.plot(X, 1 - X, label="b")
    ax.legend(loc="best")


def animated(ax: Axes) -> None:
    ax.plot(X, X, animated=True, linewidth=9)


def effects(ax: Axes) -> None:
    ax.text(0.1, 0.5, "outlined", fontsize=30, path_effects=[mpl.patheffects.withStroke(linewidth=6, foreground="yellow")])
    ax.plot(X, X, rasterized=True, linewidth=4)


def dark(ax: Axes) -> None:
    ax.figure.set_facecolor("#222233")
    ax.set_facecolor("black")
    ax.plot(X, X, color="white")
    ax.tick_params(colors="white")


def filtered(ax: Axes) -> None:
    (line,) = ax.plot(X, X, color="black", linewidth=30)
    line.set_agg_filter(lambda pixels, dpi: (np.add(pixels, [1, 0, 0, 0]), 0, 0))


@pytest.fixture(scope="module")
def page() -> Page:
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 800, "height": 600})


def in_chromium(page: Page, svg: ET.Element) -> Image.Image:
    """The panel, as large as the picture for print."""
    style = "body{margin:0;background:#fdfcfa;--tmp-sans:'DejaVu Sans';--explorable-sans:'DejaVu Sans'}"
    style += ".explorable-panels>svg{width:768px;height:512px;max-width:none;font-family:'DejaVu Sans'}"
    panels = f"<div class=explorable-panels style='display:block'>{markup.panels([svg], 'A panel.')}</div>"
    page.set_content(f"<!doctype html>{markup.style()}<style>{style}</style><figure class=explorable style='margin:0'>{panels}</figure>")
    return Image.open(io.BytesIO(page.locator("svg").screenshot())).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> float:
    """The part of the pixels that differ much, after a blur of two pixels: glyphs are hinted in print, and not on the page."""
    blurred = [np.asarray(image.filter(ImageFilter.GaussianBlur(2)), float) for image in (one, other)]
    return float((np.abs(blurred[0] - blurred[1]).max(axis=2) > 64).mean())


@pytest.mark.browser
@pytest.mark.parametrize("draw", [formulas, turned, shading, cells, hatches, legend, animated, effects, dark, filtered])
def test_page_and_print_show_the_same(page: Page, draw: Callable[[Axes], None]) -> None:
    printed = Image.open(io.BytesIO(base64.b64decode(draw_png([lambda ax, result: draw(ax)], None, 3.2))))
    assert apart(in_chromium(page, frame(draw)), printed) < 0.002


@pytest.mark.browser
def test_the_comparison_sees_a_formula_that_is_missing(page: Page) -> None:
    printed = Image.open(io.BytesIO(base64.b64decode(draw_png([lambda ax, result: formulas(ax)], None, 3.2))))
    assert apart(in_chromium(page, frame(lambda ax: None)), printed) > 0.005


@pytest.mark.browser
def test_columns_stay_columns(page: Page) -> None:
    in_chromium(page, frame(columns))
    script = "[...document.querySelectorAll('text')].filter(t => t.querySelector('tspan')).map(t => t.getBBox()).map(b => b.x + b.width)"
    right_ends = page.evaluate(script)
    assert len(right_ends) == 3
    assert np.ptp(right_ends) < 0.1
