"""The live rendering where it lives: a real JupyterLab, its kernel, and a browser."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.notebook import write_notebook

pytestmark = pytest.mark.browser


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """Address of a JupyterLab of our own, with a notebook in its folder; ended with its kernels, whatever happens."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write_notebook(folder / "wave.ipynb", [1, 2, 3, 4, 5])
    token = secrets.token_hex(16)
    own = {f"JUPYTER_{kind}_DIR": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "EXPLORABLE"))}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--LabApp.expose_app_in_browser=True"]
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--ServerApp.ip=127.0.0.1"]
    command += ["--ServerApp.port=0", f"--ServerApp.root_dir={folder}", f"--IdentityProvider.token={token}"]
    with open(tmp_path / "log", "wb") as log:
        server = subprocess.Popen(
            command,
            env={**environment, **own, "IPYTHONDIR": str(tmp_path / "ipython")},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that its kernels end with it
        )
    try:
        yield f"{address(tmp_path, server)}lab/tree/wave.ipynb?token={token}"
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            pass
        try:
            os.killpg(server.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        server.wait()


def address(folder: Path, server: subprocess.Popen[bytes]) -> str:
    """Where the server listens, once it answers: it writes that into its runtime folder."""
    until = time.monotonic() + 40
    while time.monotonic() < until and server.poll() is None:
        for file in (folder / "runtime").glob("jpserver-*.json"):
            url = json.loads(file.read_text())["url"]
            with urlopen(f"{url}api", timeout=5) as answer:
                assert answer.status == 200
            return url
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{(folder / 'log').read_text()[-3000:]}")


@pytest.fixture
def notebook(browser: Browser, lab: str) -> Iterator[Page]:
    """The notebook in JupyterLab, all its cells run; no script of the page may have failed at the end."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(30_000)
    context.route(lambda url: "//127.0.0.1" not in url, lambda route: route.abort())
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(lab)
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
    # asked earlier, JupyterLab opens a dialog about the kernel
    page.wait_for_function("jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")
    page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")
    yield page
    context.close()
    assert errors == []


def test_a_slider_moved_in_jupyterlab_changes_picture_and_caption(notebook: Page) -> None:
    figure = notebook.locator(".jp-OutputArea figure.explorable")
    caption = figure.locator(".explorable-caption")
    caption.filter(has_text="2 waves that start up.").wait_for()
    before = figure.locator("svg").inner_html()

    notebook.locator(".jp-OutputArea [role=slider]").press("ArrowRight")
    caption.filter(has_text="3 waves that start up.").wait_for()
    assert figure.locator("svg").inner_html() != before

    notebook.locator(".jp-OutputArea").get_by_role("button", name="down").click()
    caption.filter(has_text="3 waves that start down.").wait_for()

    # a state that fails says so where the picture was, and the next one is a picture again
    slider = notebook.locator(".jp-OutputArea [role=slider]")
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    notebook.locator(".jp-OutputArea [role=alert]", has_text="five is too many").wait_for()
    notebook.get_by_role("button", name="Reset").click()
    caption.filter(has_text="2 waves that start up.").wait_for()
    assert figure.locator("svg").inner_html() == before
