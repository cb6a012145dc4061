"""A picture that moves behind its window looks as the picture drawn alone, at any width of the page and any density of the screen."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Page

from explainers.explorable import Slider, explorable
from explainers.look import style
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

ROWS, COLUMNS = 30, 40


def field(k: int) -> dict[str, Any]:
    y, x = np.mgrid[0 : 1 : ROWS * 1j, 0 : 1 : COLUMNS * 1j]
    return {"k": k, "field": np.sin(9 * x * y + k), "noise": np.random.default_rng(k).uniform(size=(ROWS, COLUMNS))}


def draw_field(ax: Any, result: dict[str, Any]) -> None:
    ax.imshow(result["field"], cmap="viridis", vmin=-1, vmax=1)


def draw_noise(ax: Any, result: dict[str, Any]) -> None:
    style.show_image(ax, result["noise"], (0.2, 0.8, 0.1, 0.9))


@pytest.fixture(scope="module")
def figure():
    style.use()
    return explorable(
        "pictures",
        compute=field,
        draw=[draw_field, draw_noise],
        describe="Field {k}.",
        alt="A field, and noise.",
        controls=[Slider("k", range(12), start=3)],
    )


def pixels(page: Page, panel: int) -> NDArray[np.int64]:
    shot = page.locator(".explorable-panels > svg").nth(panel).screenshot()
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int)


ALONE = """([panel, markup]) => {
  const drawn = new DOMParser().parseFromString(markup.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '), "image/svg+xml");
  document.querySelectorAll(".explorable-panels > svg")[panel].innerHTML = drawn.documentElement.innerHTML;
}"""


def differences(page: Page, figure: Any, state: int) -> list[NDArray[np.int64]]:
    """For each panel how far the page's pixels are from those of the state drawn alone."""
    page.locator("input[type=range]").fill(str(state))
    page.wait_for_timeout(100)
    moved = [pixels(page, panel) for panel in (0, 1)]
    for panel, svg in enumerate(figure.frame(state)):
        page.evaluate(ALONE, [panel, ET.tostring(svg, encoding="unicode")])
    page.wait_for_timeout(100)
    return [np.abs(moved[panel] - pixels(page, panel)).max(axis=2) for panel in (0, 1)]


def inside(apart: NDArray[np.int64]) -> NDArray[np.int64]:
    """The differences but those along the picture's edges, which may take another share of the pixels that they cut."""
    inner = apart.copy()
    rows, columns = np.nonzero(apart > 1)
    if rows.size:
        for edge in (rows.min(), rows.max()):
            inner[max(0, edge - 1) : edge + 2] = 0
        for edge in (columns.min(), columns.max()):
            inner[:, max(0, edge - 1) : edge + 2] = 0
    return inner


@pytest.mark.parametrize(("width", "density"), [(360, 1), (601, 1), (500, 1.25), (420, 2), (390, 3)])
def test_a_moved_picture_looks_as_drawn_alone(figure: Any, visit: Visit, tmp_path: Path, width: int, density: float) -> None:
    path = tmp_path / "figure.html"
    path.write_text(figure.html(), "utf-8")
    page = visit(path, viewport={"width": width, "height": 900}, device_scale_factor=density)
    for state in (0, 3, 7, 11):
        page.reload()
        page.wait_for_selector(".explorable-moves")
        for apart in differences(page, figure, state):
            assert inside(apart).max() <= 1  # rounding of a color


def test_that_comparison_can_fail(figure: Any, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "figure.html"
    path.write_text(figure.html(), "utf-8")
    page = visit(path)
    page.wait_for_selector(".explorable-moves")
    page.locator("input[type=range]").fill("7")
    moved = [pixels(page, panel) for panel in (0, 1)]
    for panel, svg in enumerate(figure.frame(8)):
        page.evaluate(ALONE, [panel, ET.tostring(svg, encoding="unicode")])
        assert inside(np.abs(moved[panel] - pixels(page, panel)).max(axis=2)).max() > 24
