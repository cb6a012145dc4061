"""The pages of the built book, and the explorables in them, found without a browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"

CODE = ("code/notebooks/*.html", "code/essays/*/claims.html", "code/essays/*/figures.html", "code/essays/*/index.html")

_FIGURE = re.compile(r'<figure class="explorable[^"]*"[^>]*?\bid="([a-z0-9-]+)"')
_ASKING = re.compile(_FIGURE.pattern + r'[^>]*><form class="explorable-question"')


class Figure(NamedTuple):
    """An explorable: its page, relative to the site, and its name."""

    page: str
    name: str

    def __str__(self) -> str:
        return f"{Path(self.page).stem}:{self.name}"


def pages(site: Path = SITE) -> list[str]:
    """Every page a reader reads, relative to ``site``, but of the many pages of code the longest of each kind; none without a site. The
    page of lost addresses is not among them: it works on a server alone."""
    found = [path.relative_to(site) for path in site.rglob("*.html")]
    longest = {max(site.glob(kind), key=lambda path: path.stat().st_size).relative_to(site) for kind in CODE if any(site.glob(kind))}
    found = [path for path in found if path.parts[0] not in ("_static", "code") or path in longest]
    return sorted(str(path) for path in found if path.name != "404.html" and 'http-equiv="refresh"' not in (site / path).read_text())


def figures(site: Path = SITE) -> list[Figure]:
    """Every explorable of the book, in the order of pages and places."""
    return [Figure(page, name) for page in pages(site) for name in _FIGURE.findall((site / page).read_text("utf-8"))]


def asking(site: Path = SITE) -> list[Figure]:
    """The explorables that ask the reader for a guess."""
    return [Figure(page, name) for page in pages(site) for name in _ASKING.findall((site / page).read_text("utf-8"))]
