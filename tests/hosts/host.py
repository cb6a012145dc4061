"""Somebody else's books: built by their own tools from the wheel, and read in a browser that is cut off from the network."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, Route

from tests.browser.moves import walk

ROOT = Path(__file__).parents[2]
EXAMPLES, ENVIRONMENT = ROOT / "examples", ROOT / "_build" / "hosts" / "venv"
SCRIPTS = [Path(__file__).with_name("contrast.js"), ROOT / "tests" / "browser" / "reader.js"]
FIGURES = ["swing", "walk"]


def run(*command: str, folder: Path) -> str:
    """Run a program of the hosts' environment in ``folder``, as an author would; what it said."""
    if not ENVIRONMENT.exists():
        pytest.fail(f"there is no environment in {ENVIRONMENT}: run `make hosts`")
    own = {key: value for key, value in os.environ.items() if not key.startswith(("EXPLORABLE", "PYTHON", "VIRTUAL_ENV"))}
    path = f"{ENVIRONMENT / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(command, cwd=folder, env={**own, "PATH": path}, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
    return done.stdout + done.stderr


class Visit:
    """A page in a browser: what it asked for from elsewhere, and what it said to the console."""

    def __init__(self, browser: Browser, address: str, *, dark: bool = False, width: int = 1000) -> None:
        self.asked: set[str] = set()
        self.said: set[str] = set()
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light")
        self.context.set_default_timeout(20_000)
        self.context.route("**/*", self._look)
        for script in SCRIPTS:
            self.context.add_init_script(script.read_text("utf-8"))
        self.page: Page = self.context.new_page()
        self.page.on("console", lambda message: self._note(message.text))
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.goto(address, wait_until="load")
        self.page.wait_for_timeout(1000)  # hosts fade their themes in, and figures look at what is behind them

    def close(self) -> None:
        self.context.close()

    def _look(self, route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.scheme in ("file", "data", "blob", "about") or url.hostname == "127.0.0.1":
            route.continue_()
        else:
            self.asked.add(url.hostname or "")
            route.abort()

    def _note(self, said: str) -> None:
        if "ERR_FAILED" not in said:  # what was asked for from elsewhere
            self.said.add(said)


def assert_figures_move(page: Page | Frame, figures: list[str] = FIGURES) -> None:
    """Every value of every control of every figure can be reached by the keyboard, and is seen; Reset goes back."""
    assert page.evaluate("[...document.querySelectorAll('figure.explorable')].map((figure) => figure.dataset.figure)") == figures
    for name in figures:
        root = page.locator(f"figure#{name}")
        root.scroll_into_view_if_needed()
        page.wait_for_function("(name) => reader.ready(name)", arg=name)
        start = seen(page, name)
        for control in page.evaluate("(name) => reader.controls(name)", name):
            states = [seen(page, name)]
            for _ in walk(root.locator(f"[data-name={control['name']}]"), control):
                states.append(seen(page, name))
            assert len(set(states)) == len(control["tokens"]), f"{name}: {control['name']} shows {len(set(states))} states"
        root.locator("button[type=reset]").press("Enter")
        assert seen(page, name) == start


def seen(page: Page | Frame, name: str) -> tuple[str, str]:
    """What a reader sees of a figure: panels and caption."""
    return page.evaluate("(name) => reader.figure(name)", name), page.evaluate("(name) => reader.caption(name)", name)


def assert_readable(page: Page | Frame, pieces: int = 30) -> None:
    """All text of the figures, of which there are more than so many pieces, stands out from what is behind it."""
    found = page.evaluate("contrasts()")
    assert len(found) > pieces, f"only {len(found)} pieces of text were found"
    faint = [each for each in found if each["contrast"] < 4.5]
    assert not faint, faint
