"""The live rendering where it lives: a real JupyterLab, its kernel, and a browser."""

from __future__ import annotations

import json
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import nbformat
import pytest
from playwright.sync_api import Browser, Page

from explainers.explorable import Slider, explorable, standalone
from tests.browser.notebook import write_notebook

pytestmark = pytest.mark.browser


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[str]:
    """Address of a JupyterLab of our own, with a place for a notebook's name; ended with its kernels, whatever happens."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    write_notebook(folder / "wave.ipynb", [1, 2, 3, 4, 5])
    write_moving(folder / "moving.ipynb")
    with_links(write_notebook(folder / "linked.ipynb", [1, 2, 3, 4]))
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
        yield f"{address(tmp_path, server)}lab/tree/{{}}.ipynb?token={token}"
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
    """Where the server listens, once it answers: it writes that into its runtime folder, before it listens."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        for file in (folder / "runtime").glob("jpserver-*.json"):
            try:
                url = json.loads(file.read_text())["url"]
                urlopen(f"{url}api", timeout=5).close()
                return url
            except (ValueError, OSError):  # half written, or nobody listens yet
                pass
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{(folder / 'log').read_text()[-3000:]}")


def write_moving(path: Path) -> None:
    """A notebook that somebody else ran, without a front end: JupyterLab does not trust what it shows."""
    figure = explorable(
        "line",
        compute=lambda k: {"k": k},
        draw=lambda ax, result: ax.plot([0, result["k"]]),
        describe="A line of slope {k}.",
        alt="A line.",
        controls=[Slider("k", [1, 2, 3], start=2)],
    )
    shown = nbformat.v4.new_output("display_data", {"text/html": standalone.fragment(figure), "text/plain": "A line of slope 2."})
    cell = nbformat.v4.new_code_cell("figure", execution_count=1, outputs=[shown])
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel}), path)


def with_links(path: Path) -> None:
    """Add a cell of prose with links that set the figure."""
    notebook = nbformat.read(path, 4)
    notebook.cells.append(nbformat.v4.new_markdown_cell("[three](#a-wave?k=3&sign=down) and [four](#a-wave?k=4)", id="prose"))
    nbformat.write(notebook, path)


Open = Callable[[str], Page]


@pytest.fixture
def visit(browser: Browser, lab: str) -> Iterator[Open]:
    """Open a notebook in JupyterLab, by name; no script of the page may have failed at the end."""
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(30_000)
    context.route(lambda url: "//127.0.0.1" not in url, lambda route: route.abort())

    def visit(name: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(lab.format(name))
        page.locator(".jp-Notebook .jp-CodeCell").first.wait_for()
        return page

    yield visit
    context.close()
    assert errors == []


def wait_for_kernel(page: Page) -> None:
    """Wait until the kernel is idle; asked for something earlier, JupyterLab opens a dialog about the kernel."""
    page.wait_for_function("jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'")


def run(page: Page) -> None:
    """Run all cells of the notebook."""
    wait_for_kernel(page)
    page.evaluate("void jupyterapp.commands.execute('notebook:run-all-cells')")


@pytest.fixture
def notebook(visit: Open) -> Page:
    """The notebook in JupyterLab, all its cells run."""
    page = visit("wave")
    run(page)
    return page


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


def test_the_controls_have_names_and_a_move_is_said_once(notebook: Page) -> None:
    output = notebook.locator(".jp-OutputArea")
    slider = output.get_by_role("slider", name="k", exact=True)
    slider.wait_for()
    assert slider.get_attribute("aria-valuetext") == "2"
    up, down = (output.get_by_role("group", name="sign").get_by_role("button", name=name) for name in ("up", "down"))
    assert [button.get_attribute("aria-pressed") for button in (up, down)] == ["true", "false"]
    slider.press("ArrowRight")
    output.get_by_role("status").filter(has_text="3 waves that start up.").wait_for()
    assert slider.get_attribute("aria-valuetext") == "3"
    down.click()
    output.get_by_role("status").filter(has_text="3 waves that start down.").wait_for()
    assert [button.get_attribute("aria-pressed") for button in (up, down)] == ["false", "true"]
    assert output.locator("[aria-live], [role=status]").count() == 1


def test_a_notebook_that_is_opened_again_shows_the_picture_until_it_runs(notebook: Page) -> None:
    output, picture = notebook.locator(".jp-OutputArea"), notebook.get_by_role("img", name="A sine wave against x.")
    output.get_by_role("slider").wait_for()
    assert picture.count() == 1  # as SVG
    notebook.evaluate("jupyterapp.commands.execute('docmanager:save')")
    notebook.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    notebook.reload()
    notebook.locator(".jp-OutputArea-output img").wait_for()
    wait_for_kernel(notebook)
    notebook.locator("text=Error displaying widget").wait_for(state="hidden")
    assert output.inner_text().strip() == "2 waves that start up."
    assert picture.evaluate("(image) => image.naturalWidth") > 400
    run(notebook)
    output.get_by_role("slider").wait_for()
    assert picture.count() == 1


def test_a_notebook_that_is_not_trusted_shows_the_picture_and_moves_once_it_is(visit: Open) -> None:
    page = visit("moving")
    output = page.locator(".jp-OutputArea-output")
    output.wait_for()
    assert output.inner_text().strip() == "A line of slope 2."
    assert output.get_by_role("img", name="A line.").evaluate("(image) => image.naturalWidth") > 400
    wait_for_kernel(page)
    page.evaluate("void jupyterapp.commands.execute('notebook:trust')")
    page.locator(".jp-Dialog-button.jp-mod-accept").click()
    output.get_by_role("slider").press("ArrowRight")
    output.locator("figcaption", has_text="A line of slope 3.").wait_for()
    assert output.get_by_role("img", name="A line.").count() == 1


def test_a_link_of_the_notebook_sets_the_live_figure_and_does_so_twice(visit: Open) -> None:
    page = visit("linked")
    run(page)
    caption = page.locator(".jp-OutputArea .explorable-panels + .explorable-caption")
    caption.filter(has_text="2 waves that start up.").wait_for()
    for words, said in [("three", "3 waves that start down."), ("four", "4 waves that start up.")]:
        for _ in range(2):
            page.get_by_role("link", name=words).click()
            caption.filter(has_text=said).wait_for()
            page.locator(".jp-OutputArea").get_by_role("button", name="Reset").click()
            caption.filter(has_text="2 waves that start up.").wait_for()
