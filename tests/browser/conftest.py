"""A reader's browser with the network cut off, and the built book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from bench.chromium import chromium
from playwright.sync_api import Browser, Page

from explainers.site.staleness import stale_pages
from tests.browser.pages import ROOT, SITE
from tests.browser.tabs import DESK, FORGET, Tab, Tabs, faults_of

READER = Path(__file__).with_name("reader.js").read_text("utf-8")
HERE = ("file:", "data:", "blob:", "about:")

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


def new_tab(browser: Browser, **options: Any) -> Tab:
    """An offline tab; no page in it may ask for anything but files, or say anything to the console."""
    context = browser.new_context(**{"viewport": DESK, **options})
    context.set_default_timeout(15_000)
    context.set_offline(True)
    context.add_init_script(READER)
    tab = Tab(context.new_page(), [])

    def note(what: str) -> None:
        tab.faults.append(f"{Path(tab.page.url).name} {what}")

    # not by a route, which costs every request a way to here and back
    context.on("request", lambda asked: None if asked.url.startswith(HERE) else note(f"asks for something from elsewhere: {asked.url}"))
    tab.page.on("console", lambda message: note(f"says to the console: {message.type}: {message.text}"))
    tab.page.on("pageerror", lambda error: note(f"says to the console: {error}"))
    return tab


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a file, offline, in a tab of its own: ``visit(path, "#address", **context options)``.

    At the end of the test no page may have asked for anything but files, or have said anything to the console.
    """
    tabs: list[Tab] = []

    def visit(path: Path, address: str = "", **options: Any) -> Page:
        tabs.append(new_tab(browser, **options))
        tabs[-1].page.goto(path.as_uri() + address)
        return tabs[-1].page

    yield visit
    for tab in tabs:
        tab.page.context.close()
    assert not faults_of(tabs), faults_of(tabs)


@pytest.fixture(scope="package")
def tabs(browser: Browser) -> Tabs:
    def new(**options: Any) -> Tab:
        tab = new_tab(browser, **options)
        tab.page.add_init_script(FORGET)
        return tab

    return Tabs(new)


@pytest.fixture
def revisit(tabs: Tabs) -> Iterator[Visit]:
    """Open a file as ``visit`` does, at a third of its cost, in a tab that earlier tests have read in.

    It is for tests that read pages, press keys, and change the size or the medium. One that does more to its tab, reloads it or needs what
    was stored is to ``visit``.
    """
    lent: list[Tab] = []
    with tabs.lent() as tab:

        def revisit(path: Path, address: str = "", **options: Any) -> Page:
            lent.append(tab(**options))
            lent[-1].page.goto(path.as_uri() + address)
            return lent[-1].page

        yield revisit
        faults = faults_of(lent)
    assert not faults, faults


@pytest.fixture(scope="module")
def left_open(tabs: Tabs) -> Iterator[Callable[[str], Tab]]:
    """A tab in the light and one in the dark, which keep their pages from test to test."""
    with tabs.lent() as tab:
        yield cache(lambda scheme: tab(color_scheme=scheme))


@pytest.fixture
def stay(left_open: Callable[[str], Tab]) -> Iterator[Visit]:
    """Open a file as ``revisit`` does, unless a test before has left it open: then the page is as that one left it.

    It is for tests that put back what they move, or are the last that move it; those of a page follow one another.
    """
    used: list[Tab] = []

    def stay(path: Path, color_scheme: str = "light") -> Page:
        used.append(left_open(color_scheme))
        page = used[-1].page
        if page.url.partition("#")[0] != path.as_uri():
            page.emulate_media(media="null")
            page.goto(path.as_uri())
        return page

    yield stay
    faults = faults_of(used)
    for tab in used:
        tab.faults.clear()
    assert not faults, faults


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the tests of a file that stay on a page follow one another, page by page."""

    def place(item: Any) -> tuple[str, str]:
        asked = item.callspec.params
        return str(item.path), asked["page"] if "page" in asked else asked["figure"].page

    staying = [i for i, item in enumerate(items) if "stay" in getattr(item, "fixturenames", ())]
    for i, item in zip(staying, sorted((items[i] for i in staying), key=place), strict=True):
        items[i] = item
