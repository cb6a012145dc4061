"""The series of the numbers that a reader saves are named in words, and not by the color that the program gave them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from explainers.look import palette

SITE = Path("_build/html")
ROLE = re.compile(rf"(?:({'|'.join(map(re.escape, palette.BY_COLOR.values()))}) )?(line|bars|steps|region|points|picture)( \d+)?")
FIGURE = re.compile(r'<figure class="explorable[^>]*? data-figure="([^"]+)"[^>]*>')

UNNAMED = {
    *("null-space", "bayes-odds", "roc-threshold"),
    *("two-images", "many-pairs", "blob", "dimensions", "each-digit", "two-denoisers", "few-labels-curve"),
    *("ridge-product", "ridge-width", "ridge-edge", "coins-or-networks", "families"),
    *("counting-sequences", "table-and-sharing", "covering-cube", "price-of-derivatives"),
    *("five-views", "finer-rings", "split-a-budget", "reading-numbers", "addition-table"),
}
"""Figures that say in a text beside each curve what it is, so that they have no legend, and whose series have no names yet. The list only
gets shorter."""


def unnamed(data: dict[str, list[str] | list[list[list[list[str]]]]]) -> set[str]:
    """Of the numbers of one figure, as the page has them, the series that have the name of a color."""
    if "series" not in data["columns"]:
        return set()
    column = data["columns"].index("series")
    names = {name for block in data["blocks"] for name in block[column][0]}
    return {name for name in names if ROLE.fullmatch(name)}


def numbers(page: Path) -> dict[str, set[str]]:
    """Of each figure on ``page`` that has numbers to save, its series that have no name."""
    found = {}
    for tag in FIGURE.finditer(page.read_text("utf-8")):
        beside = re.search(r' data-numbers="([^"?]+)', tag[0])
        if beside:
            script = (page.parent / beside[1]).read_text("utf-8")
            found[tag[1]] = unnamed(json.JSONDecoder().raw_decode(script[script.index(",{") + 1 :])[0])
    return found


def test_a_color_is_no_name():
    names = ["fit line", "fit line 2", "muted region", "line", "picture 3", "line through the point", "best line", "points", "f"]
    data = {"columns": ["series", "x"], "blocks": [[[[name], 0], [["1"], 0]] for name in names]}
    assert unnamed(data) == {"fit line", "fit line 2", "muted region", "line", "picture 3", "points"}
    assert unnamed({"columns": ["n"], "blocks": [[[["1"], 0]]]}) == set()


@pytest.fixture(scope="module")
def figures() -> dict[str, set[str]]:
    assert (SITE / "index.html").exists(), "the book is not built: run make site"
    return {name: series for page in SITE.rglob("*.html") if "_static" not in page.parts for name, series in numbers(page).items()}


def test_each_series_to_save_has_a_name(figures):
    assert len(figures) > 50
    found = {name: sorted(series) for name, series in figures.items() if series and name not in UNNAMED}
    assert not found, "label what is drawn, or style.named(name, artists) where the legend is to leave it out"
