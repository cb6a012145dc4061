"""Small figures on pages of hosts that the book does not have: served with any headers, or opened from a string."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import matplotlib as mpl

from explainers.explorable import Choice, Explorable, Question, Seed, Slider, explorable, markup
from explainers.explorable.standalone import fragment
from explainers.explorable.static import render

TABLE = re.compile(r'<script type="application/json" class="explorable-table">(.*?)</script>', re.DOTALL)
STRICT = {"Content-Security-Policy": "default-src 'self'; img-src 'self' data:"}
WORDS = {1: "one line", 2: "two lines", 3: "three lines"}


def draw_lines(ax: Any, result: dict[str, Any]) -> None:
    """Lines, points, bars and letters in matplotlib's own colors."""
    for i in range(10):
        ax.plot([0, result["k"]], [i, i + result["k"]], label=f"line {i}", marker="o")
    ax.bar([4], [9], color="navy")
    ax.text(4, 4, "in a bar", color="w", ha="center", rotation=90)
    ax.text(0, 12, "a word", color="tab:olive")
    ax.set(xlim=(-0.5, 6), ylim=(-1, 14), xlabel="x", title=result["sign"])


def small(name: str = "a-figure", **changes: Any) -> Explorable:
    """The small figure, with a slider, a choice, a seed and a question, in matplotlib's own look."""
    declaration: dict[str, Any] = {
        "compute": lambda k, sign, seed: {"k": k, "sign": sign, "seed": seed},
        "draw": draw_lines,
        "describe": "{k} and {sign}, sample {seed}.",
        "alt": "Lines.",
        "controls": [Slider("k", [1, 2, 3], start=2), Choice("sign", ["up", "down"], start="up"), Seed(2)],
        "asks": Question("How many?", ["few", "many"], right=lambda result: "many", at={"k": 3}),
    }
    with mpl.rc_context(mpl.rcParamsDefault | {"backend": mpl.get_backend()}):
        return explorable(name, **(declaration | changes))


def rendered(figure: Explorable, standalone: bool = False) -> str:
    """Its HTML, drawn in matplotlib's own look."""
    with mpl.rc_context(mpl.rcParamsDefault | {"backend": mpl.get_backend()}):
        return fragment(figure) if standalone else render(figure)


@cache
def small_html(standalone: bool = False) -> str:
    """The HTML of the small figure, which many tests put on their pages: drawn once a process."""
    return rendered(small(), standalone)


def page(body: str, html: str = "", head: str = "", body_tag: str = "") -> str:
    """A whole page."""
    head = f'<meta charset="utf-8"><title>A page</title>{head}'
    return f'<!DOCTYPE html><html lang="en" {html}><head>{head}</head><body {body_tag}>{body}</body></html>'


class Site(dict[str, tuple[str, str, dict[str, str]]]):
    """What is served: per path its text, kind and headers."""

    address = ""

    def page(self, path: str, text: str, headers: dict[str, str] | None = None) -> str:
        """Serve a page; its address."""
        self[path] = (text, "text/html", headers or {})
        return self.address + path

    def prepared(self, path: str, figures: str, headers: dict[str, str] | None = None, beside: bool = True, **around: str) -> str:
        """Serve a page whose styles, colors and player are files, as an extension would, and its tables if ``beside``; its address."""
        self["/explorable.css"] = (markup.base_style(), "text/css", {})
        self["/player.js"] = (markup.player(), "text/javascript", {})
        self["/colors.css"] = (markup.colors(figures), "text/css", {})
        sheets = "".join(f'<link rel="stylesheet" href="/{name}.css">' for name in ("explorable", "colors"))
        head = f'{sheets}<link rel="icon" href="data:,"><script defer src="/player.js"></script>'
        return self.page(path, page(self.beside(figures) if beside else figures, head=head + around.pop("head", ""), **around), headers)

    def beside(self, figures: str) -> str:
        """``figures`` with their tables moved to files."""
        for table in TABLE.findall(figures):
            key = hashlib.sha1(table.encode()).hexdigest()
            self[f"/{key}.js"] = (f'window[Symbol.for("explorable")].load("{key}",{table});', "text/javascript", {})
            before, after = figures.split(f'<script type="application/json" class="explorable-table">{table}</script>', 1)
            opening, rest = before.rsplit(' data-figure="', 1)
            figures = f'{opening} data-table="/{key}.js" data-figure="{rest}{after}'
        return figures


@contextmanager
def served() -> Iterator[Site]:
    """A server on this machine alone, ended with the context."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text, kind, headers = site.get(self.path.split("?")[0], ("", "text/plain", {}))
            self.send_response(200 if text else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
