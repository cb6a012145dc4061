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


@pytest.fixture
def look(browser: Browser, address: str) -> Iterator[Look]:
    """Open a page of the served book: ``look("book/index.html", **context options)``; its page has ``said`` and ``asked``.

    At the end no page may have said anything to the console, asked for anything from elsewhere, or broken the policy.
    """
    contexts, faults = [], []

    def look(page: str, before: Callable[[Page], None] = lambda _: None, wait: str = "load", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(30_000)
        context.add_init_script(AUDIT)
        opened = context.new_page()
        contexts.append(context)
        opened.on("console", lambda message: faults.append(f"{page}: console: {message.type}: {message.text}"))
        opened.on("pageerror", lambda error: faults.append(f"{page}: error: {error}"))
        opened.on("response", lambda answer: faults.append(f"{page}: {answer.status} {answer.url}") if answer.status >= 400 else None)
        opened.on("request", lambda asked: None if local(asked.url) else faults.append(f"{page}: asks for {asked.url}"))
        before(opened)
        opened.goto(address + page, wait_until=wait)  # type: ignore[arg-type]
        return opened

    def local(url: str) -> bool:
        return url.startswith((address, "data:", "blob:"))

    yield look
    for context in contexts:
        for opened in context.pages:
            faults += [f"{opened.url}: policy: {fault}" for fault in opened.evaluate("audit.violations")]
        context.close()
    assert faults == [], "\n".join(dict.fromkeys(faults))
