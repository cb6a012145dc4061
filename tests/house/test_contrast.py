"""Marks of the book's own figures stand out: at least 3:1 from what is behind them, text 4.5:1, in the light and in the dark.

Each explorable and still is drawn at its start, at both ends of its states, and at some between. What is measured, and what may be faint,
is said in ``tests/look/contrast.py``. Nor is anything cut or covered: ``explainers.explorable.crowding`` says what it looks at. Both stand
here because what the figures show is computed once for both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import explainers.explorable
from explainers.explorable import Explorable, crowding
from explainers.explorable.panel import name_of, paint
from explainers.explorable.still import Still
from explainers.look import palette, style
from tests.house.notebooks import NOTEBOOKS, PAGES, placed_code
from tests.look.contrast import faults

BETWEEN = 2
SHOWING = [*NOTEBOOKS, *(page for page in PAGES if any("still(" in text or "explorable(" in text for _, text in placed_code(page)))]


@cache
def declared_in(path: Path) -> list[Explorable | Still]:
    """The figures that the code of a notebook or page declares; it runs in this process, once."""
    declared: list[Explorable | Still] = []

    def noted(make: Callable[..., Any]) -> Callable[..., Any]:
        def note(*args: Any, **kwargs: Any) -> Any:
            declared.append(make(*args, **kwargs))
            return declared[-1]

        return note

    with pytest.MonkeyPatch.context() as patch:
        for name in ("explorable", "still"):
            patch.setattr(explainers.explorable, name, noted(getattr(explainers.explorable, name)))
        names: dict[str, Any] = {"display": lambda *args, **kwargs: None}
        for where, source in placed_code(path):
            exec(compile(source, where, "exec"), names)
    return declared


def results(figure: Explorable | Still) -> list[tuple[str, Any]]:
    """Some states, and what is drawn in them."""
    if isinstance(figure, Still):
        return [("", figure.result)]
    size = figure.grid.size
    between = np.random.default_rng(2).choice(size, min(BETWEEN, size), replace=False).tolist()
    return [(f" at {figure.grid.state(number)}", figure.result(number)) for number in sorted({figure.grid.start, 0, size - 1, *between})]


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.stem)
def test_marks_of_the_book_stand_out(path: Path) -> None:
    found: dict[str, str] = {}
    with mpl.rc_context():
        figures = declared_in(path)
        style.use()
        assert figures, f"{path} declares no figure, or this test does not see it"
        for figure in figures:
            for state, result in results(figure):
                for draw in figure.panels:
                    drawn = Figure(figsize=(4.8, figure.height), dpi=72)
                    paint(draw, drawn, result)
                    for fault in (fault for ax in drawn.axes for fault in faults(ax)):
                        found.setdefault(f"{figure.name}, {name_of(draw)}, {fault.split(':')[0]}", f"{fault}{state}")
    assert not found, "\n".join(
        [
            *(f"{figure}: {fault}" for figure, fault in found.items()),
            "Draw it smaller and less translucent, give it an edge, or say that it carries no meaning: gid=style.DECORATION.",
        ]
    )


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.stem)
def test_nothing_of_the_book_is_cut_or_covered(path: Path) -> None:
    with mpl.rc_context():
        figures = declared_in(path)
        style.use()
        found = [fault for figure in figures for fault in crowding(figure)]
    assert not found, "\n".join(
        [
            *found,
            "Move it, widen the limits, or say why it is meant: gid=style.leaves(because), or style.under(because) for what is covered.",
        ]
    )


Drawing = Callable[[Axes], Any]


def drawn(*drawings: Drawing) -> list[str]:
    ax = Figure(figsize=(4, 3), dpi=72).subplots()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    for drawing in drawings:
        drawing(ax)
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
