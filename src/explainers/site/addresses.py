"""Where the book stands in the world: canonical addresses, ``sitemap.xml``, ``robots.txt``, and the page for an address that leads nowhere.

The address is ``html_baseurl`` of ``_config.yml``; the environment variable ``BOOK_URL`` has precedence, for whoever publishes a copy
(``.github/workflows/pages.yml``). A book without one has no canonical addresses and no sitemap, and its ``404.html`` is that of a site at
the top of its host.

Extensions do parts of this. By their documentation, sphinx-sitemap lists the pages that a build has written, so that after an edit most
are missing, and ends a build with ``-W`` where there is no address; sphinx-notfound-page rewrites every link of a page for the top of its
host or one set prefix, where a single ``<base>`` does.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError

LOST = "404"
"""The page that a server shows where there is none."""

_LEFT_OUT = re.compile(r'<meta (?:name="robots" content="noindex"|http-equiv="refresh")')


def read_address(app: Sphinx, config: Config) -> None:
    """``config-inited``: the address, with a slash at its end.

    Raises:
        ConfigError: it is no address of a site.
    """
    address = os.environ.get("BOOK_URL") or config.html_baseurl
    if address and not (urlsplit(address).scheme in ("http", "https") and urlsplit(address).netloc):
        raise ConfigError(f"html_baseurl or BOOK_URL is {address!r}; write the whole address of the book, https://example.org/book/")
    config.html_baseurl = f"{address.rstrip('/')}/" if address else ""


def canonical(app: Sphinx, pagename: str) -> str:
    """The address of a page in the world, or the empty string if the book has none."""
    base = app.config.html_baseurl
    return f"{base}{app.builder.get_target_uri(pagename)}" if base and pagename != LOST else ""


def add_address(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: the canonical address; of the page of lost ones, where its links begin."""
    context["canonical"] = canonical(app, pagename)
    context["links_begin"] = (urlsplit(app.config.html_baseurl).path or "/") if pagename == LOST else ""


def make_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """``html-collect-pages``: the page of lost addresses."""
    yield LOST, {"meta": {"description": f"There is no such page in {app.config.html_title}."}}, "404.html"


def listed(outdir: Path) -> list[str]:
    """Every page of the built book that is to be found by search engines, relative to it, in order."""
    pages = (path for path in outdir.rglob("*.html") if path.relative_to(outdir).parts[0] != "_static")
    found = [path.relative_to(outdir).as_posix() for path in pages if not _LEFT_OUT.search(path.read_text("utf-8")[:8000])]
    return sorted(found, key=lambda name: (name.startswith("code/"), name))


def sitemap(base: str, pages: list[str]) -> str:
    """The sitemap, without dates: of the same source it has the same bytes."""
    places = "".join(f"<url><loc>{escape(base + page)}</loc></url>\n" for page in pages)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n'


def write(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: ``robots.txt``, and ``sitemap.xml`` if the book has an address."""
    if error is not None or app.builder.name != "html":
        return
    outdir, base = Path(app.outdir), app.config.html_baseurl
    lines = ["User-agent: *", "Allow: /"]
    (outdir / "sitemap.xml").unlink(missing_ok=True)
    if base:
        (outdir / "sitemap.xml").write_text(sitemap(base, listed(outdir)), encoding="utf-8")
        lines.append(f"Sitemap: {base}sitemap.xml")
    (outdir / "robots.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect the hooks; the sitemap after the page that opens the book is written."""
    app.connect("config-inited", read_address)
    app.connect("html-collect-pages", make_page)
    app.connect("html-page-context", add_address)
    app.connect("build-finished", write, priority=700)
