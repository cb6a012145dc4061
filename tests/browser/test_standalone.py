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

from explainers.explorable import Slider, explorable
from explainers.explorable.display import ExplorableFigure
from tests.browser.notebook import write_notebook
from tests.browser.test_pages import contrast

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
    assert figure.locator("figcaption > span").text_content() == "3 waves that start up."
    assert "data-explorable" not in page.locator("body").inner_text()
    page.close()


def line() -> ExplorableFigure:
    return explorable(
        "line",
        compute=lambda k: {"k": k},
        draw=[lambda ax, result: ax.plot([0, result["k"]])] * 2,
        describe="A line of slope {k}.",
        alt="A line.",
        controls=[Slider("k", [1, 2, 3], start=2)],
    )


@pytest.mark.parametrize("width", [360, 1000])
def test_a_frame_moves_and_is_as_high_as_its_figure(browser: Browser, tmp_path: Path, width: int) -> None:
    frame = line().iframe()
    (tmp_path / "host.html").write_text(f"<!doctype html><p>Above</p>{frame}{frame.replace('<iframe ', '<iframe sandbox=allow-scripts ')}")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((tmp_path / "host.html").as_uri())
    for number in (0, 1):
        inside = page.frame_locator("iframe").nth(number)
        inside.get_by_role("slider").press("ArrowRight")
        assert inside.locator("figcaption > span").text_content() == "A line of slope 3."
    # where it may not look outside it keeps the height for panels one under another
    free, sandboxed = (int(frame.get_attribute("height")) for frame in page.locator("iframe").all())
    assert abs(free - page.frame_locator("iframe").first.locator("figure").bounding_box()["height"]) < 60
    assert 0 <= sandboxed - free < 400
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_of_its_own_moves_and_can_be_read(browser: Browser, tmp_path: Path, scheme: str) -> None:
    (tmp_path / "figure.html").write_text(line().html(), encoding="utf-8")
    page = browser.new_page(color_scheme=scheme)
    page.goto((tmp_path / "figure.html").as_uri())
    page.get_by_role("slider").press("ArrowRight")
    caption = page.locator("figcaption > span")
    assert caption.text_content() == "A line of slope 3."
    text, paper = (page.locator(where).evaluate(f"(e) => getComputedStyle(e).{what}") for where, what in SEEN)
    assert contrast(text, paper) > 7
    page.close()


SEEN = [("figcaption", "color"), ("body", "backgroundColor")]


def test_a_format_without_html_gets_the_start_state_as_a_picture(tmp_path: Path) -> None:
    written = convert(tmp_path, "latex").read_text("utf-8")
    (picture,) = re.findall(r"\\adjustimage.*\{([^{}]+\.png)\}", written)
    assert (tmp_path / picture).read_bytes().startswith(base64.b64decode("iVBORw0KGgo="))
