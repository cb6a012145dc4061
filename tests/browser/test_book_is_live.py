"""Static = live for the book itself: random states of every explorable, as its page shows them and as its notebook draws them live."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest

import explainers.explorable
from explainers.explorable import Explorable
from explainers.explorable.live import Live
from tests.browser.pages import ROOT, figures
from tests.explorable.drawn import drawn_in_page, drawn_live

pytestmark = pytest.mark.browser

NOTEBOOKS = sorted(ROOT.glob("notebooks/*.ipynb"))
STATES = 4  # of each explorable, besides its start


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_random_states_are_drawn_the_same_in_book_and_kernel(site: Path, notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = site / "notebooks" / f"{notebook.stem}.html"
    declared = declared_in(notebook, monkeypatch)
    in_page = [figure.name for figure in figures(site) if figure.page == str(page.relative_to(site))]
    assert [explorable.name for explorable in declared] == in_page
    html = page.read_text("utf-8")
    rng = np.random.default_rng(2)
    for explorable in declared:
        figure, table = one_figure(html, explorable.name, page.parent)
        live = Live(explorable)
        size = explorable.grid.size
        for number in {explorable.grid.start, *rng.choice(size, min(STATES, size), replace=False).tolist()}:
            static, moved = drawn_in_page(figure, number, table), drawn_live(live, number)
            assert static == moved, f"{explorable.name} at {explorable.grid.state(number)}"


def declared_in(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> list[Explorable]:
    """The explorables that the notebook's cells declare, in their order; the cells run in this process."""
    declared: list[Explorable] = []

    def note(*args: Any, **kwargs: Any) -> Explorable:
        declared.append(explorable(*args, **kwargs))
        return declared[-1]

    explorable = explainers.explorable.explorable
    monkeypatch.setattr(explainers.explorable, "explorable", note)
    names: dict[str, Any] = {"display": lambda *args, **kwargs: None}
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, f"{notebook.name}:{cell.id}", "exec"), names)
    return declared


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
