"""The page's tables have the result's numbers, and no others."""

import re

import pytest

from explainers.essays.how_fast import tables
from explainers.essays.how_fast.comparison import Spread
from tests.essays.how_fast.small import small


def rows(table: str) -> list[list[str]]:
    return [[cell.strip().replace("\u00a0", " ") for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def test_a_table_is_markdown():
    assert tables.markdown(["", "a"], [["x", "1"]]) == "|  | a |\n| :-- | --: |\n| x | 1 |"
    with pytest.raises(ValueError, match="row of 1 cells under a head of 2"):
        tables.markdown(["", "a"], [["x"]])


def test_moves():
    assert rows(tables.moves(small())) == [
        ["This engine", "3 / 5", "–", "3 / 5", "–"],
        ["Half", "1.5 / 2.5", "0.5 × (0.5 to 0.5)", "–", "–"],
        ["Slow", "9 / 15", "3.0 × (3.0 to 3.0)", "6 / 10", "2.0 × (2.0 to 2.0)"],
    ]


def test_weights_tell_what_comes_later():
    comparison = small()
    comparison.data["peers"]["slow"]["figures"]["B"]["wire_all"] = 90_000
    assert rows(tables.weights(comparison)) == [
        ["This engine", "10", "10", "1", "0"],
        ["Half", "5", "–", "1", "0"],
        ["Slow", "30", "20, then 90", "1", "0"],
    ]


def test_builds_and_manners():
    assert rows(tables.builds(small()))[1] == ["Half", "10 / 5", "–", "4", "–"]
    assert rows(tables.manners(small())) == [
        ["This engine", "1, 2", "yes", "yes", "figure"],
        ["Half", "1, –", "no", "yes", "figure"],
        ["Slow", "1, 1", "yes", "yes", "figure"],
    ]


def test_live_and_versions():
    assert rows(tables.live(small())) == [
        ["This engine", "15 (10 to 20)", "–"],
        ["ipywidgets, interact", "35 (30 to 40)", "2.5 × (2.0 to 3.0)"],
    ]
    assert tables.versions(small()) == "ipywidgets 8, slow 2.0"


def test_a_ratio_has_its_range():
    assert tables.times(Spread(2.44, 2.04, 3.0)) == "2.4 × (2.0 to 3.0)"


def test_the_page_shows_the_committed_numbers():
    comparison = small()
    shown = rows(tables.moves(comparison))
    for row, peer in zip(shown, comparison.peers, strict=True):
        assert row[0] == comparison.data["peers"][peer]["name"]
        for i, kind in enumerate(comparison.kinds):
            found = re.fullmatch(r"([\d.,]+) / ([\d.,]+)", row[1 + 2 * i])
            if not comparison.has(peer, kind):
                assert found is None
                continue
            assert found is not None
            for number, what in zip(found.groups(), ("median", "p95"), strict=True):
                measured = sorted(comparison.data["peers"][peer]["figures"][kind][what])
                middle = (measured[(len(measured) - 1) // 2] + measured[len(measured) // 2]) / 2
                assert float(number.replace(",", "")) == pytest.approx(middle, abs=0.051 if middle < 10 else 0.51)
