"""The rule of contrast: it finds marks that are too faint, and allows what stands out. ``tests/browser/test_book_figures.py`` applies it.

The borders of controls are asked here, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from explainers.look import palette, style
from tests.look.contrast import faults

Drawing = Callable[[Axes], Any]


def drawn(*drawings: Drawing) -> list[str]:
    ax = Figure(figsize=(4, 3), dpi=72).subplots()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    for drawing in drawings:
        drawing(ax)
    ax.figure.draw_without_rendering()
    return faults(ax)


def shade(**look: Any) -> Drawing:
    return lambda ax: ax.add_patch(Rectangle((0.2, 0.2), 0.6, 0.6, **look))


HALF = (palette.FIT, 0.5)
BAND = np.array([0.2, 0.5, 0.8])


@pytest.mark.parametrize(
    ("drawings", "fault"),
    [
        ([lambda ax: ax.plot([0.5], [0.5], "o", color=palette.FIT, alpha=0.5, markeredgewidth=0)], "markers o fit at alpha 0.50"),
        ([lambda ax: ax.plot([0, 1], [0, 1], color=palette.FIT, alpha=0.5)], "line fit at alpha 0.50"),
        ([lambda ax: ax.plot([0.5], [0.5], "o", color="none", markeredgewidth=0)], "markers o without paint"),
        ([lambda ax: ax.scatter([0.2, 0.5], [0.5, 0.5], color=[palette.FIT, HALF], linewidth=0)], "dot fit at alpha 0.50"),
        ([lambda ax: ax.vlines([0.5], 0, 1, colors=[HALF])], "segment fit at alpha 0.50"),
        ([lambda ax: ax.fill_between(BAND, 0.2, 0.8, facecolor=(palette.FIT, 0.2), linewidth=0)], "fit at alpha 0.20"),
        ([lambda ax: ax.bar([0.5], [0.5], 0.2, color=HALF)], "Rectangle fit at alpha 0.50"),
        ([shade(facecolor=palette.MUTED), lambda ax: ax.plot([0.4, 0.6], [0.5, 0.5], color=palette.FIT)], "line fit"),
        ([shade(facecolor=palette.MUTED), lambda ax: ax.text(0.5, 0.5, "here", color=palette.FIT)], "text 'here'"),
        ([lambda ax: ax.plot([0.3, 0.7], [0.5, 0.5], color=palette.FIT), shade(facecolor=(palette.PAPER, 0.7), zorder=5)], "line fit"),
        ([lambda ax: ax.text(0.5, 0.5, "grid", color=palette.LINE)], "text 'grid'"),
        ([lambda ax: ax.plot([0, 1], [0, 1], color=palette.FIT, alpha=0.5, label="a") and ax.legend()], "line fit at alpha 0.50"),
        ([lambda ax: ax.axvspan(0.2, 0.4, color=palette.DATA, alpha=0.2)], "Rectangle data at alpha 0.20"),
    ],
)
def test_the_rule_can_fail(drawings: list[Drawing], fault: str) -> None:
    found = drawn(*drawings)
    assert any(fault in line and "in the light" in line for line in found), found
    assert any("in the dark" in line for line in found)


@pytest.mark.parametrize(
    "drawings",
    [
        [lambda ax: ax.plot([0.5], [0.5], "o", color=HALF, markeredgecolor=palette.FIT, markeredgewidth=1)],
        [lambda ax: ax.plot([0.5], [0.5], "o", color="none", markeredgecolor=palette.FIT, markeredgewidth=1)],
        [lambda ax: ax.fill_between(BAND, 0.2, 0.8, facecolor=(palette.FIT, 0.2), edgecolor=palette.FIT, linewidth=1)],
        [
            lambda ax: ax.fill_between(BAND, 0, BAND**2, facecolor=(palette.FIT, 0.2), linewidth=0),
            lambda ax: ax.plot(np.repeat(BAND, [2, 1, 2]), [0, *(BAND**2), 0], color=palette.FIT),
        ],
        [shade(facecolor=(palette.MUTED, 0.2), gid=style.DECORATION), lambda ax: ax.plot([0.4, 0.6], [0.5, 0.5], color=palette.FIT)],
        [shade(facecolor=palette.MUTED), lambda ax: ax.plot([0.85, 0.95], [0.5, 0.5], color=palette.FIT)],
        [lambda ax: ax.plot([0.3, 0.7], [0.5, 0.5], color=palette.LINE), lambda ax: ax.axhspan(0.1, 0.2, color=palette.LINE, alpha=0.4)],
        [lambda ax: ax.plot([], [], color=palette.FIT), lambda ax: ax.plot([2], [2], "o", color=HALF)],
        [lambda ax: ax.text(0.5, 0.5, "here", color=palette.MUTED)],
    ],
    ids=["edge", "hollow", "band with edge", "outlined by a line", "decoration", "beside a shade", "grid", "nothing to see", "text"],
)
def test_the_rule_allows(drawings: list[Drawing]) -> None:
    assert drawn(*drawings) == []


def test_a_color_can_be_too_faint_in_the_dark_alone() -> None:
    (found,) = drawn(lambda ax: ax.plot([0, 1], [0, 1], color="#333333"))
    assert "in the dark" in found


SHEETS = (Path("src/explainers/site/theme/static/book.css"), *sorted(Path("src/explainers/explorable").glob("*.css")))
CONTROL = re.compile(r"\b(button|input|copy|switch|choice)\b")


def faint_borders(css: str) -> list[str]:
    """Selectors of controls whose border has the color of a rule, which has no contrast to speak of."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    return [name.strip() for name, body in rules if CONTROL.search(name) and re.search(r"border(-color)?:[^;]*var\(--\w+-line\b", body)]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_controls_have_borders_that_stand_out(sheet: Path) -> None:
    found = faint_borders(sheet.read_text("utf-8"))
    assert not found, f"{sheet}: the border of {found} is as faint as a rule; give it the color muted, or none"


def test_the_rule_of_borders_can_fail() -> None:
    assert faint_borders(".search input { border: 1px solid var(--tmp-line); }") == [".search input"]
    assert faint_borders("@media print { a .copy:hover { border-color: var(--explorable-line) } }")
    assert not faint_borders("hr { border-top: 1px solid var(--tmp-line); } button { border: 1px solid var(--tmp-muted); }")
