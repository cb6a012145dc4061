"""Contact sheets of the built book: ``make sheets``, or of one page: ``make sheets ESSAY=ridges-not-peaks``.

Every figure is photographed at its start, with each control at its first and its last value, and with all of them there; in the light and
in the dark, on a phone and on a wide screen. Each picture stands over its address. ``_build/sheets/index.html`` leads to all sheets.
"""

from __future__ import annotations

import io
import re
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from html import escape
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from matplotlib import get_data_path
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.chromium import chromium  # noqa: E402  the same one that the tests and benchmarks use

from explainers.explorable.controls import ends  # noqa: E402

SITE, SHEETS = ROOT / "_build" / "html", ROOT / "_build" / "sheets"
FIGURES = 'class="explorable-panels"'
COLORS, WIDTHS = ("light", "dark"), (360, 1280)
GAP, LINE = 16, 22
TALL = 1500  # more than any figure
FONT = Path(get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")
ACROSS = 2900
"""Pixels: the width of a sheet."""

# What is stuck, folded or fading would be in the picture, or out of it.
PLAIN = """*, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important }
header, .bd-header-article, .explorable-set::after { position: static !important }
figure.explorable, .explorable-panels { position: relative !important; inset: auto !important }
html .explorable-reads figure.explorable-through { margin-bottom: 0 !important }
html .explorable-reads figure.explorable-through::after { display: none !important }
.sheets-end .explorable-controls, .sheets-end .explorable-question { display: none !important }"""

NAMES = """() => {
  for (const fold of document.querySelectorAll("details:has(.explorable-panels)")) fold.open = true;
  return [...document.querySelectorAll(".explorable-panels")].map((panels, i) => {
    const root = panels.closest("figure.explorable"), shown = root || panels;
    shown.dataset.sheet = i;
    if (!root) return { name: (panels.closest("[id]") || panels).id, controls: null };
    const controls = [...root.querySelectorAll("[data-name]")].map(({ dataset }) =>
      ({ name: dataset.name, tokens: JSON.parse(dataset.tokens), start: +dataset.start }));
    return { name: root.dataset.figure, controls };
  });
}"""

PUT = """async ([number, positions, start]) => {
  const root = document.querySelector(`[data-sheet="${number}"]`);
  if (positions) {
    const figure = window[Symbol.for("explorable")].of(root);
    for (let waited = 0; !figure.table() && waited < 10000; waited += 20) await new Promise((done) => setTimeout(done, 20));
    root.classList.toggle("sheets-end", !start);
    if (!start || String(figure.positions()) !== String(positions)) figure.to(positions);
  }
  root.scrollIntoView({ block: "center", behavior: "instant" }); // after its size has changed
  for (let frame = 0; frame < 4; frame++) await new Promise((done) => requestAnimationFrame(done)); // it is measured, then shown
  const boxes = [root, ...root.querySelectorAll(".explorable-panels")].map((each) => each.getBoundingClientRect());
  const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
  const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
  return { x: Math.max(0, left - 8), y: Math.max(0, top - 8), width: right - left + 16, height: bottom - top + 16 };
}"""


class Look(NamedTuple):
    """How a page is looked at."""

    color: str
    width: int

    def __str__(self) -> str:
        return f"{self.width}-{self.color}"


class Shot(NamedTuple):
    """A figure in a state, its address, and whether it begins a new figure."""

    address: str
    picture: Image.Image
    first: bool


LOOKS = [Look(color, width) for width, color in product(WIDTHS, COLORS)]


def pages(site: Path = SITE) -> list[Path]:
    """The pages with figures, relative to ``site``."""
    found = [*sorted(site.glob("notebooks/*.html")), *sorted(site.glob("book/*.html"))]
    return [path.relative_to(site) for path in found if FIGURES in path.read_text("utf-8")]


def address(page: Path, name: str, controls: list[dict[str, Any]], positions: Sequence[int]) -> str:
    """The address of a state."""
    values = "&".join(f"{control['name']}={control['tokens'][i]}" for control, i in zip(controls, positions, strict=True))
    return f"{page.name}#{name}?{values}"


def shots(page: Page, path: Path) -> Iterator[Shot]:
    """Every figure of an open page, in every state to look at."""
    page.add_style_tag(content=PLAIN)
    page.evaluate("document.fonts.ready")
    for number, figure in enumerate(page.evaluate(NAMES)):
        controls = figure["controls"]
        states: list[tuple[int, ...] | None] = [None]
        if controls:
            states = [*ends([len(control["tokens"]) for control in controls], [control["start"] for control in controls])]
        for i, positions in enumerate(states):
            box = page.evaluate(PUT, [number, positions, i == 0])
            picture = Image.open(io.BytesIO(page.screenshot(clip=box))).convert("RGB")
            where = address(path, figure["name"], controls, positions) if positions is not None else f"{path.name}#{figure['name']}"
            yield Shot(where, picture, i == 0)


def sheet(taken: Sequence[Shot], color: str) -> Image.Image:
    """All pictures on one, each over its address; a figure begins a row."""
    rows: list[list[Shot]] = []
    for shot in taken:
        if shot.first or sum(other.picture.width + GAP for other in rows[-1]) + shot.picture.width > ACROSS:
            rows.append([])
        rows[-1].append(shot)
    across = max(sum(shot.picture.width + GAP for shot in row) for row in rows)
    heights = [max(shot.picture.height for shot in row) + GAP + LINE for row in rows]
    paper, ink = ("#ffffff", "#000000") if color == "light" else ("#000000", "#ffffff")
    whole = Image.new("RGB", (across + GAP, sum(heights) + GAP), paper)
    pen, font = ImageDraw.Draw(whole), ImageFont.truetype(FONT, 13)
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        left = GAP
        for shot in row:
            whole.paste(shot.picture, (left, top))
            words = shot.address.split("#", 1)[1]
            while pen.textlength(words, font) > shot.picture.width:
                words = words[:-2] + "…"
            pen.text((left, top + shot.picture.height + 2), words, ink, font)
            left += shot.picture.width + GAP
        top += height
    return whole


def photograph(job: tuple[Path, Look]) -> tuple[str, int]:
    """Make the sheet of one page in one look; its file's name, and the number of pictures."""
    path, look = job
    with chromium() as browser:
        context = browser.new_context(
            viewport={"width": look.width, "height": TALL}, color_scheme=look.color, reduced_motion="reduce", has_touch=look.width < 500
        )
        page = context.new_page()
        page.goto((SITE / path).as_uri())
        taken = list(shots(page, path))
    name = f"{path.stem}-{look}.png"
    sheet(taken, look.color).save(SHEETS / name, compress_level=1)
    return name, len(taken)


def index(made: Sequence[str]) -> str:
    """A page that leads to all sheets."""
    names = sorted({re.sub(r"-\d+-\w+\.png$", "", name) for name in made})
    cells = {name: "".join(f"<td><a href='{name}-{look}.png'>{look.width} px, {look.color}</a></td>" for look in LOOKS) for name in names}
    rows = [f"<tr><th scope='row'>{escape(name)}</th>{cell}</tr>" for name, cell in cells.items()]
    return f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Contact sheets</title><table>{''.join(rows)}</table></html>\n"


def main(essay: str) -> int:
    """Make the sheets of all pages, or of one."""
    if not (SITE / "index.html").exists():
        print(f"There is no built book in {SITE}: run `make site` first", file=sys.stderr)
        return 2
    known = pages()
    chosen = [path for path in known if essay in ("", path.stem)]
    if not chosen:
        print(f"There is no page {essay!r} with figures. The pages are:\n  " + "\n  ".join(path.stem for path in known), file=sys.stderr)
        return 2
    begun = time.monotonic()
    SHEETS.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        made = list(pool.map(photograph, product(chosen, LOOKS)))
    (SHEETS / "index.html").write_text(index([path.name for path in SHEETS.glob("*.png")]), encoding="utf-8")
    count = sum(number for _, number in made)
    print(f"{count} pictures on {len(made)} sheets in {time.monotonic() - begun:.0f} s: open {SHEETS / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or [""]))
