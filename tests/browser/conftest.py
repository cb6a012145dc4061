"""A reader's browser with the network cut off, and the built book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.chromium import chromium
from playwright.sync_api import Browser, Page, Route

from explainers.site.staleness import stale_pages
from tests.browser.pages import ROOT, SITE

READER = Path(__file__).with_name("reader.js").read_text("utf-8")

Visit = Callable[..., Page]


# not for the whole session: other tests need the thread's event loop
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def site() -> Path:
    """The built book; it must be there, and not older than its sources."""
    if not (SITE / "index.html").exists():
        pytest.fail(f"there is no built book in {SITE}: run `make site` first")
    if stale := stale_pages(SITE, ROOT):
        pytest.fail(f"the built book is older than its sources ({', '.join(stale)}): run `make site` first")
    return SITE


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a file, offline: ``visit(path, "#address", **context options)``.

    At the end of the test no page may have asked for anything but files, or have said anything to the console.
    """
    contexts, asked, said = [], [], []

    def look(route: Route) -> None:
        url = route.request.url
        if url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            asked.append(url)
            route.abort()

    def visit(path: Path, address: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.set_offline(True)
        context.route("**/*", look)
        context.add_init_script(READER)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{path.name}: {message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"{path.name}: {error}"))
        page.goto(path.as_uri() + address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert asked == [], "the page asks for something from elsewhere"
    assert said == [], "the page says something to the console"
