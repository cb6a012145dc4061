"""Outside the book: notebooks that nbconvert turns into one file."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from tests.browser.notebook import write_notebook

pytestmark = pytest.mark.browser


def convert(folder: Path, to: str) -> Path:
    """Run and convert the small notebook by nbconvert's own command, as in a terminal of JupyterLab; the file it wrote."""
    notebook = write_notebook(folder / "wave.ipynb", [1, 2, 3])
    environment = {key: value for key, value in os.environ.items() if key != "EXPLORABLE_RENDERING"}
    environment["JPY_SESSION_NAME"] = str(notebook)
    command = [sys.executable, "-m", "nbconvert", "--execute", "--to", to, notebook.name]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return notebook.with_suffix({"html": ".html", "markdown": ".md", "latex": ".tex"}[to])


def test_one_html_file_moves_offline(browser: Browser, tmp_path: Path) -> None:
    file = convert(tmp_path, "html")
    errors: list[str] = []
    context = browser.new_context(viewport={"width": 900, "height": 900})
    context.set_offline(True)
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    # nbconvert's own page asks for MathJax and more from elsewhere; nobody answers, and the figure does not need them
    page.goto(file.as_uri(), wait_until="domcontentloaded")
    figure = page.locator("figure.explorable")
    svg, caption = figure.locator("svg"), figure.locator(".explorable-caption > span")
    start = svg.inner_html()
    assert caption.text_content() == "2 waves that start up."
    figure.get_by_role("slider").press("ArrowRight")
    assert caption.text_content() == "3 waves that start up."
    assert svg.inner_html() != start
    page.wait_for_function("location.hash === '#a-wave?k=3&sign=up'")
    figure.get_by_role("button", name="Reset").press("Enter")
    assert svg.inner_html() == start
    text, paper = (svg.evaluate(f"(svg) => getComputedStyle({what})") for what in ("svg.querySelector('text')", "document.body"))
    assert text["fill"] != paper["backgroundColor"]
    context.close()

    without = browser.new_context(java_script_enabled=False, offline=True)
    page = without.new_page()
    page.goto(file.as_uri(), wait_until="domcontentloaded")
    still = page.locator(".jp-OutputArea-output")
    assert still.inner_text().strip() == "2 waves that start up."
    assert still.get_by_role("img", name="A sine wave against x.").evaluate("(image) => image.naturalWidth") > 400
    without.close()
    # nbconvert's own script cannot run without require.js from elsewhere; ours must
    assert [error for error in errors if "require" not in error.lower()] == []


def test_markdown_carries_the_moving_figure(browser: Browser, tmp_path: Path) -> None:
    written = convert(tmp_path, "markdown").read_text("utf-8")
    page = browser.new_page()
    page.set_content(MarkdownIt().render(written))
    figure = page.locator("figure.explorable")
    figure.get_by_role("slider").press("ArrowRight")
    assert figure.locator("figcaption [aria-live]").text_content() == "3 waves that start up."
    assert "data-explorable" not in page.locator("body").inner_text()
    page.close()


def test_a_format_without_html_gets_the_start_state_as_a_picture(tmp_path: Path) -> None:
    written = convert(tmp_path, "latex").read_text("utf-8")
    (picture,) = re.findall(r"\\adjustimage.*\{([^{}]+\.png)\}", written)
    assert (tmp_path / picture).read_bytes().startswith(base64.b64decode("iVBORw0KGgo="))
