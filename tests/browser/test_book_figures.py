"""Every figure of the book, drawn in this process: its marks stand out, nothing in it is cut or covered, its numbers are written in one
way, and its page shows the same.

Marks stand out at least 3:1 from what is behind them, text 4.5:1, in the light and in the dark: what is measured, and what may be faint, is
said in ``tests/look/contrast.py``. What is cut or covered is said in ``explainers.explorable.crowding``. Whole numbers have commas from
1,000 on; the tokens of an address have none. The page is compared in random states. All of it stands here because the code of each page
runs once for all of it, and each state is computed once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

import explainers.explorable
from explainers.explorable import Explorable
from explainers.explorable.controls import ends
from explainers.explorable.crowding import faults as crowding
from explainers.explorable.drawing import Drawing
from explainers.explorable.frame import WIDTH
from explainers.explorable.live import Live
from explainers.explorable.panel import Panel, name_of, paint
from explainers.explorable.still import Still
from explainers.explorable.svg import SETTINGS
from explainers.look import style
from tests.browser.pages import figures
from tests.explorable.drawn import drawn_in_page, drawn_live
from tests.house.notebooks import NOTEBOOKS, PAGES, placed_code
from tests.look.contrast import faults as contrast

STATES = 4  # of each explorable, drawn at random
LOOKED_AT = 2  # of these, besides the ends of its controls, for what is faint, cut or covered
BARE = re.compile(r"(?<![\d.,])\d{4,}(?!\d|,\d{3})")
"""A whole number from 1,000 on without its comma. Digits behind a decimal point have none."""
YEARS = {"airline-degree", "airline-season"}
"""Figures that have years on an axis."""
SHOWING = [*NOTEBOOKS, *(page for page in PAGES if any("still(" in text or "explorable(" in text for _, text in placed_code(page)))]


class Declared(NamedTuple):
    """The figures that the code of a notebook or page declares, in their order, and matplotlib's settings at its end."""

    figures: list[Explorable | Still]
    settings: mpl.RcParams


@cache
def declared_in(path: Path) -> Declared:
    """What the code of a notebook or page declares; it runs in this process, once."""
    declared: list[Explorable | Still] = []

    def noted(make: Callable[..., Any]) -> Callable[..., Any]:
        def note(*args: Any, **kwargs: Any) -> Any:
            declared.append(make(*args, **kwargs))
            return declared[-1]

        return note

    with pytest.MonkeyPatch.context() as patch, mpl.rc_context():
        for name in ("explorable", "still"):
            patch.setattr(explainers.explorable, name, noted(getattr(explainers.explorable, name)))
        names: dict[str, Any] = {"display": lambda *args, **kwargs: None}
        for where, source in placed_code(path):
            exec(compile(source, where, "exec"), names)
        return Declared(declared, mpl.rcParams.copy())


def random_states(explorable: Explorable) -> list[int]:
    size = explorable.grid.size
    return np.random.default_rng(2).choice(size, min(STATES, size), replace=False).tolist()


class State(NamedTuple):
    """A state for messages, and what is drawn in it."""

    where: str
    result: Any


def states(figure: Explorable | Still) -> Iterator[State]:
    if isinstance(figure, Still):
        yield State("", figure.result)
        return
    for number in numbers(figure):
        yield State(f", at {figure.grid.address(figure.name, number)}", figure.result(number))


def numbers(figure: Explorable) -> list[int]:
    """The states looked at: the ends of its controls, and some at random."""
    grid = figure.grid
    at_ends = [grid.number(each) for each in ends([len(c.values) for c in grid.controls], [c.start for c in grid.controls])]
    return list(dict.fromkeys([*at_ends, *random_states(figure)[:LOOKED_AT]]))


class Faults(NamedTuple):
    """What is too faint, what is cut or covered, and the texts with a number that lacks its comma."""

    faint: list[str]
    crowded: list[str]
    bare: list[str]


class Found(NamedTuple):
    """As :class:`Faults`, each once, with a state in which it is."""

    faint: dict[str, str]
    crowded: dict[str, str]
    bare: dict[str, str]


@cache
def found_in(path: Path) -> Found:
    """What is at fault in the figures of a notebook or page; each state is drawn once."""
    found, declared = Found({}, {}, {}), declared_in(path).figures
    assert declared, f"{path} declares no figure, or this test does not see it"
    with mpl.rc_context():
        style.use()
        for figure in declared:
            found.bare.update({f"{figure.name}: {text!r}": "" for text in beside(figure) if BARE.search(text)})
            for where, result in states(figure):
                for i, panel in enumerate(figure.panels):
                    name, faults = f"{figure.name}, panel {i + 1} ({name_of(panel)})", faults_of(panel, figure.height, result)
                    for fault in faults.crowded:
                        found.crowded.setdefault(f"{name}: {fault}", where)
                    for fault in faults.faint:
                        what, measured = fault.split(":", 1)
                        found.faint.setdefault(f"{name}: {what}", f":{measured}{where}")
                    for text in faults.bare:
                        if figure.name not in YEARS or not text.isdecimal():
                            found.bare.setdefault(f"{name}: {text!r}", where)
    return found


def faults_of(panel: Panel, height: float, result: Any) -> Faults:
    """What is at fault in a panel that shows a result, in words."""
    with mpl.rc_context(SETTINGS):
        drawn = Figure(figsize=(WIDTH, height))
        paint(panel, drawn, result)
        crowded = crowding(drawn)  # it makes the layout, too
        texts = [text.get_text() for text in drawn.findobj(Text) if isinstance(text, Text) and text.get_visible()]
        return Faults([fault for ax in drawn.axes for fault in contrast(ax)], crowded, list(filter(BARE.search, texts)))


def beside(figure: Explorable | Still) -> list[str]:
    """What a reader reads beside the drawing of a figure: its controls, what it asks, and captions and words in the states looked at."""
    if isinstance(figure, Still):
        return list(figure.alts)
    texts = [*figure.alts, *(text for control in figure.controls for text in (control.label, *control.texts))]
    texts += [text for challenge in figure.challenges for text in (challenge.text, challenge.hint)]
    if figure.asks is not None:
        texts += [figure.asks.text, *(map(figure.asks.name, figure.asks.x) if isinstance(figure.asks, Drawing) else figure.asks.options)]
    for number in numbers(figure):
        texts += [figure.caption(number), *(figure.word(name, number) for name in figure.words)]
    return texts


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.stem)
def test_marks_of_the_book_stand_out(path: Path) -> None:
    found = found_in(path).faint
    assert not found, "\n".join(
        [
            *map("".join, found.items()),
            "Draw it smaller and less translucent, give it an edge, or say that it carries no meaning: gid=style.DECORATION.",
        ]
    )


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.stem)
def test_nothing_of_the_book_is_cut_or_covered(path: Path) -> None:
    found = found_in(path).crowded
    assert not found, "\n".join(
        [
            *map("".join, found.items()),
            "Move it, widen the limits, or say why it is meant: gid=style.leaves(because), or style.under(because) for what is covered.",
        ]
    )


@pytest.mark.parametrize("path", SHOWING, ids=lambda path: path.stem)
def test_numbers_in_figures_have_their_commas(path: Path) -> None:
    found = found_in(path).bare
    assert not found, "\n".join(
        [
            *map("".join, found.items()),
            'Write 1,000: format="," of a slider, {n:,} in a caption, ax.xaxis.set_major_formatter("{x:,.0f}").',
        ]
    )


@pytest.mark.parametrize("text", ["degree 2000, prior 4⁻ʲ", "4000", "nd/1024: √(nd/p) = 0.5", "1234567 parameters", "(1000)"])
def test_a_number_without_its_comma_is_found(text: str) -> None:
    assert BARE.search(text)


@pytest.mark.parametrize("text", ["2,000 starts", "1,234,567 parameters", "0.12345", "999", "of 10,000, 20,000", "1.2 × 10⁷"])
def test_a_number_with_its_comma_is_not(text: str) -> None:
    assert not BARE.search(text)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_random_states_are_drawn_the_same_in_book_and_kernel(site: Path, notebook: Path) -> None:
    page = site / "notebooks" / f"{notebook.stem}.html"
    declared, settings = declared_in(notebook)
    explorables = [figure for figure in declared if isinstance(figure, Explorable)]
    in_page = [figure.name for figure in figures(site) if figure.page == str(page.relative_to(site))]
    assert [explorable.name for explorable in explorables] == in_page
    html = page.read_text("utf-8")
    for explorable in explorables:
        figure, table = one_figure(html, explorable.name, page.parent)
        with mpl.rc_context(settings):
            live = Live(explorable)
            for number in {explorable.grid.start, *random_states(explorable)}:
                static, moved = drawn_in_page(figure, number, table), drawn_live(live, number)
                assert static == moved, f"{explorable.name} at {explorable.grid.state(number)}"


def one_figure(html: str, name: str, folder: Path) -> tuple[str, str | None]:
    """The markup of explorable ``name``, and its table if that stands in a file of its own."""
    figure = re.search(rf'<figure class="explorable[^"]*"[^>]*\bid="{name}".*?</figure>', html, re.DOTALL)
    assert figure, f"{name} is not in the page"
    beside = re.search(r'^<figure [^>]*data-table="([^"]+)"', figure[0])
    if beside is None:
        return figure[0], None
    script = (folder / beside[1]).read_text("utf-8")
    table = re.fullmatch(r'window\[Symbol\.for\("explorable"\)\]\.load\("[^"]+",(.*)\);\n', script, re.DOTALL)
    assert table and json.loads(table[1])
    return figure[0], table[1]
