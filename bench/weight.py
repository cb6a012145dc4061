"""What readers download: every figure (base and table), the 225-state benchmark figure, every page's first load. gzip 6; 1 kB = 1000 B.

A figure's numbers, which a page asks for when a reader saves them, are not of its base and table. A first load is all that the page asks
for until the network rests, unscrolled, at 1280 × 900. Fonts and pictures count as they are.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bench.chromium import chromium
from bench.polynomial_fit import polynomial_fit
from playwright.sync_api import Browser

from explainers.explorable.budget import MOST_KILOBYTES
from explainers.explorable.static import render
from explainers.look import style

SITE = Path(__file__).parents[1] / "_build" / "html"
MOST_OF_BENCHMARK = 80.0
MOST_OF_PAGE = 600.0
COMPRESSED = {".woff2", ".png", ".webp", ".jpg", ".avif"}

_FIGURE = re.compile(r'<figure class="explorable[^"]*"[^>]*\bid="(?P<name>[a-z0-9-]+)".*?</figure>', re.DOTALL)


def kilobytes(data: bytes) -> float:
    """Gzipped size in kB."""
    return len(gzip.compress(data, 6)) / 1000


def figure_weights() -> dict[str, float]:
    """kB of every explorable in the site: its markup, with the table that stands in it or beside it."""
    weights = {}
    for path in sorted(SITE.rglob("*.html")):
        for figure in _FIGURE.finditer(path.read_text("utf-8")):
            beside = re.match(r'<figure [^>]*data-table="([^"]+)"', figure[0])
            table = kilobytes((path.parent / beside[1]).read_bytes()) if beside else 0.0
            weights[f"{path.stem}: {figure['name']}"] = kilobytes(figure[0].encode()) + table
    return weights


def page_weights(browser: Browser) -> dict[str, float]:
    """kB of the first load of every page of prose, and of the longest page of code."""
    weights = {}
    prose = [path for path in sorted(SITE.rglob("*.html")) if "code" not in path.relative_to(SITE).parts]
    for path in (*prose, max(SITE.glob("code/**/*.html"), key=lambda path: path.stat().st_size)):
        asked: set[Path] = set()
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("request", lambda request, asked=asked: asked.add(Path(unquote(urlsplit(request.url).path))))
        page.goto(path.as_uri(), wait_until="networkidle")
        files = [file for file in asked if file.is_file()]
        sizes = [len(file.read_bytes()) / 1000 if file.suffix in COMPRESSED else kilobytes(file.read_bytes()) for file in files]
        weights[str(path.relative_to(SITE))] = sum(sizes)
        page.close()
    return weights


def table(title: str, weights: dict[str, float], limit: float) -> bool:
    """Print one table; whether all of it is within the limit."""
    print(f"\n{title} (limit {limit:.0f} kB)")
    for name, weight in weights.items():
        print(f"{name:60} {weight:7.1f} kB{'  BROKEN' if weight > limit else ''}")
    return all(weight <= limit for weight in weights.values())


def main() -> int:
    """Print the tables; 1 if a limit is broken."""
    if not (SITE / "index.html").exists():
        print(f"no built book in {SITE}: run `make site` first")
        return 1
    style.use()
    benchmark = {"15 x 15 states: two lines, scatter, residuals": kilobytes(render(polynomial_fit(), numbers=False).encode())}
    with chromium() as browser:
        pages = page_weights(browser)
    held = [
        table("225-state two-slider line figure, base and table, gzipped", benchmark, MOST_OF_BENCHMARK),
        table("every explorable of the book, base and table, gzipped", figure_weights(), MOST_KILOBYTES),
        table("first load of every page, on the wire", pages, MOST_OF_PAGE),
    ]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
