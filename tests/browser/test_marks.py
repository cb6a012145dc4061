"""Marks joined into one path look as the marks that matplotlib wrote, in the browser, where they overlap too."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

from explainers.explorable import clean
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

RNG = np.random.default_rng(0)
X, Y = RNG.uniform(0.05, 0.95, (2, 150))
DRAWS = {
    "dots": lambda ax: ax.plot(X, Y, "o", color="#0069a8", markersize=9),
    "dots without an edge": lambda ax: ax.scatter(X, Y, s=49, color="#0069a8", edgecolor="none"),
    "hollow dots": lambda ax: ax.plot(X, Y, "o", color="#0069a8", markerfacecolor="none"),
    "triangles": lambda ax: ax.plot(X, Y, "^", color="#0069a8", markersize=5),
    "diamonds": lambda ax: ax.scatter(X, Y, s=30, marker="D", color="#0069a8"),
    "crosses": lambda ax: ax.plot(X, Y, "x", color="#0069a8", markeredgewidth=2),
    "stars": lambda ax: ax.plot(X, Y, "*", color="#0069a8", markersize=12),
    "strokes": lambda ax: ax.plot(X, Y, "|", color="#0069a8"),
}


def markup(draw: Any) -> str:
    stream = io.BytesIO()
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["svg.fonttype"] = "none"
        figure = Figure(figsize=(4, 3))
        ax = figure.add_axes((0, 0, 1, 1))
        ax.set_axis_off()
        ax.set(xlim=(0, 1), ylim=(0, 1))
        draw(ax)
        figure.savefig(stream, format="svg")
    return ET.tostring(clean.clean(ET.fromstring(stream.getvalue()), "a"), encoding="unicode")


def ink(visit: Visit, folder: Path, svg: str) -> NDArray[np.float64]:
    """How much of each pixel is covered, 0 to 1, at three pixels a unit."""
    path = folder / "page.html"
    path.write_text(f"<!doctype html><title>marks</title><style>body {{ margin: 0 }} svg {{ width: 288px }}</style>{svg}", "utf-8")
    page = visit(path, viewport={"width": 320, "height": 240}, device_scale_factor=3)
    shot = page.locator("svg").screenshot()
    return 1 - np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(float)[..., 0] / 255


@pytest.mark.parametrize("draw", DRAWS.values(), ids=DRAWS)
def test_joined_marks_look_as_they_did(visit, tmp_path, monkeypatch, draw):
    joined = markup(draw)
    assert "<use" not in joined
    monkeypatch.setattr(clean, "join_marks", lambda svg: set())
    apart = markup(draw)
    assert apart.count("<use") == len(X)
    one, many = (ink(visit, tmp_path, svg) for svg in (joined, apart))
    assert many.mean() > 0.01
    # only edges differ: where two marks share a pixel the browser mixes their coverage otherwise, and positions have a tenth of a unit
    assert np.mean(np.abs(one - many) > 0.5) < 0.0005
    assert abs(one.mean() - many.mean()) < 0.02 * many.mean()
    # as they would not if the marks were a pixel off
    assert np.mean(np.abs(np.roll(one, 2, axis=1) - many) > 0.5) > 10 * 0.0005
