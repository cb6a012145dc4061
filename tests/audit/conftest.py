"""The built book behind a web server, a Chromium that reads it there, and the tools of `make audit`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.chromium import chromium
from playwright.sync_api import Browser, Page

from tests.audit.server import serve
from tests.browser.pages import ROOT, SITE
from tests.browser.tabs import DESK, FORGET, Tab, Tabs, faults_of

TOOLS = ROOT / "_build" / "audit" / "node_modules"
AUDIT = Path(__file__).with_name("audit.js").read_text("utf-8")

MEASURED = TOOLS.with_name("measured.txt")

Look = Callable[..., Page]


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the installed tools."""
    if not (TOOLS / "axe-core" / "axe.min.js").exists():
        pytest.fail(f"the tools of the audit are not in {TOOLS}: run make audit, which installs them")
    return TOOLS


def note(line: str) -> None:
    """Keep what was measured in ``_build/audit/measured.txt``."""
    MEASURED.parent.mkdir(parents=True, exist_ok=True)
    with MEASURED.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="package")
def address() -> Iterator[str]:
    """Where the built book is served."""
    if not (SITE / "index.html").exists():
        pytest.fail(f"there is no built book in {SITE}: run make site")
    with serve(SITE) as address:
        yield address


def new_tab(browser: Browser, address: str, **options: Any) -> Tab:
    """A tab whose pages may ask for nothing from elsewhere or that is not there, say nothing to the console, and break no policy."""
    context = browser.new_context(**{"viewport": DESK, **options})
    context.set_default_timeout(30_000)
    context.add_init_script(AUDIT)
    opened, faults = context.new_page(), []
    tab = Tab(opened, faults)

    def local(url: str) -> bool:
        return url.startswith((address, "data:", "blob:", "about:"))

    def note(what: str) -> None:
        faults.append(f"{opened.url}: {what}")

    opened.on("console", lambda message: note(f"console: {message.type}: {message.text}"))
    opened.on("pageerror", lambda error: note(f"error: {error}"))
    opened.on("response", lambda answer: note(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    opened.on("request", lambda asked: None if local(asked.url) else note(f"asks for {asked.url}"))
    return tab


def faults_now(tabs: list[Tab]) -> str:
    """What the pages in ``tabs`` did, and where the policy was broken by those that are open."""
    for tab in tabs:
        for opened in tab.page.context.pages:
            tab.faults.extend(f"{opened.url}: policy: {fault}" for fault in opened.evaluate("audit.violations"))
    return faults_of(tabs)


@pytest.fixture
def look(browser: Browser, address: str) -> Iterator[Look]:
    """Open a page of the served book in a new tab: ``look("book/index.html", **context options)``.

    At the end no page may have said anything to the console, asked for anything from elsewhere, or broken the policy.
    """
    tabs: list[Tab] = []

    def look(page: str, before: Callable[[Page], None] = lambda _: None, wait: str = "load", **options: Any) -> Page:
        tabs.append(new_tab(browser, address, **options))
        opened = tabs[-1].page
        before(opened)
        opened.goto(address + page, wait_until=wait)  # type: ignore[arg-type]
        return opened

    yield look
    faults = faults_now(tabs)
    for tab in tabs:
        tab.page.context.close()
    assert not faults, faults


@pytest.fixture(scope="package")
def tabs(browser: Browser, address: str) -> Tabs:
    def new(**options: Any) -> Tab:
        tab = new_tab(browser, address, **options)
        tab.page.add_init_script(FORGET)
        return tab

    return Tabs(new)


@pytest.fixture
def look_again(tabs: Tabs, address: str) -> Iterator[Look]:
    """Open a page as ``look`` does, at less cost, in a tab that earlier tests have looked at pages in: what they loaded may be kept."""
    lent: list[Tab] = []
    with tabs.lent() as tab:

        def look_again(page: str, **options: Any) -> Page:
            lent.append(tab(**options))
            lent[-1].page.goto(address + page)
            return lent[-1].page

        yield look_again
        faults = faults_now(lent)
    assert not faults, faults
