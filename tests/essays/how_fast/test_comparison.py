"""Ratios are taken round by round, and the committed result has all that ``make peers`` measures."""

import ast
from pathlib import Path

import pytest

from explainers.essays.how_fast.comparison import MEASURED, Spread, read, spread
from tests.essays.how_fast.small import small

PAGE_FACTS = ("sliders", "keyboard", "disk", "without_javascript", "requests", "requests_all", "outside", "outside_all", "outside_default")
LEFT_OUT = {("marimo_book_slider", "B"), ("marimo_book_slider", "C")}
"""It has limits for a page that leave these out."""
PAGE_NUMBERS = ("raw", "wire", "raw_all", "wire_all", "lines")


def test_a_spread_is_median_and_range():
    assert spread([3.0, 1.0, 2.0]) == Spread(2.0, 1.0, 3.0)
    with pytest.raises(ValueError, match="at least one"):
        spread([])


def test_a_ratio_is_taken_in_each_round():
    comparison = small()
    assert comparison.ratio("slow", "A", "median") == Spread(3.0, 3.0, 3.0)
    comparison.data["peers"]["slow"]["figures"]["A"]["median"] = [2.0, 8.0]
    assert comparison.ratio("slow", "A", "median") == Spread(1.5, 1.0, 2.0)
    assert comparison.live_ratio("interact") == Spread(2.5, 2.0, 3.0)


def test_savefig_is_compared_each_round_with_each():
    assert small().saved("A", "png") == Spread(0.375, 0.25, 0.5)


def test_the_engine_comes_first_then_the_quickest():
    assert small().peers == ["engine", "half", "slow"]
    assert small().kinds == ["A", "B"]
    assert small().left_out() == [("half", "B", "too many states")]


def constants(path: Path) -> dict[str, ast.expr]:
    return {n.targets[0].id: n.value for n in ast.parse(path.read_text("utf-8")).body if isinstance(n, ast.Assign)}


def missing(data: dict, peers: tuple[str, ...], rounds: int) -> list[str]:
    """What a result lacks."""
    found = [f"no peer {name}" for name in peers if name not in data["peers"]]
    found += [] if data["rounds"] >= rounds else [f"{data['rounds']} rounds, and {rounds} are needed"]
    found += [f"no floor of {what}" for what in ("median", "p95") if len(data["floor"][what]) != data["rounds"]]
    for name, peer in data["peers"].items():
        for kind in data["figures"]:
            if (name, kind) in LEFT_OUT and kind in peer["left_out"]:
                continue
            figure = peer["figures"].get(kind, {})
            found += [f"{name} {kind}: no {what}" for what in (*PAGE_FACTS, *PAGE_NUMBERS, "build", "processor") if what not in figure]
            found += [f"{name} {kind}: {what}" for what in ("median", "p95") if len(figure.get(what, [])) != data["rounds"]]
    found += [
        f"savefig {kind} {form}" for kind in data["figures"] for form in ("png", "svg") if not data["savefig"].get(kind, {}).get(form)
    ]
    found += [f"live {way}" for way in ("engine", "interact", "ipympl") if len(data["live"].get(way, [])) != data["rounds"]]
    return found


def test_the_page_shows_a_comparison_if_and_only_if_a_whole_one_is_committed():
    assert MEASURED.exists() == ("how_fast.comparison" in Path("book/how-fast.md").read_text("utf-8"))
    if MEASURED.exists():
        run = constants(Path("bench/peers/__main__.py"))
        data = read().data
        found = missing(data, ast.literal_eval(run["PEERS"]), ast.literal_eval(run["ROUNDS"]))
        assert not found, f"run `make peers` again: {found}"
        assert list(data["figures"]) == ["A", "B", "C"]


def test_a_result_that_lacks_something_is_seen():
    found = missing(small().data, ("webp_frames",), 3)
    assert {"no peer webp_frames", "2 rounds, and 3 are needed", "half B: no wire", "half B: median", "live ipympl"} <= set(found)
