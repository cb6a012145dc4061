"""Sentences follow the numbers: another result gives another sentence."""

import pytest

from explainers.essays.how_fast import verdicts
from explainers.essays.how_fast.verdicts import MEASURES, Measure
from tests.essays.how_fast.small import small

MEDIAN, P95, WIRE = MEASURES[0], MEASURES[1], MEASURES[2]


def test_who_is_ahead_was_ahead_in_every_round():
    comparison = small()
    assert verdicts.ahead(comparison, MEDIAN) == [("half", "A")]
    assert verdicts.level(comparison, MEDIAN) == []
    comparison.data["peers"]["half"]["figures"]["A"]["median"] = [1.0, 5.0]
    assert verdicts.ahead(comparison, MEDIAN) == []
    assert verdicts.level(comparison, MEDIAN) == [("half", "A")]


def test_a_verdict_names_figure_and_values():
    assert verdicts.verdict(small(), MEDIAN) == "slider to paint, median (the engine A 3 ms, B 3 ms): ahead Half (A 1.5 ms)."
    comparison = small()
    comparison.data["peers"]["half"]["figures"]["A"]["wire"] = 10_000
    assert verdicts.verdict(comparison, WIRE) == "first load, gzipped (the engine A 10 kB, B 10 kB): level Half (A)."
    comparison.data["peers"]["half"]["figures"]["A"]["wire"] = 11_000
    assert verdicts.verdict(comparison, WIRE).endswith(": nobody is ahead or level.")


def test_a_figure_that_the_engine_lacks_is_compared_with_nobody():
    comparison = small()
    del comparison.data["peers"]["engine"]["figures"]["B"]
    assert verdicts.verdict(comparison, P95) == "slider to paint, 95th percentile (the engine A 5 ms): ahead Half (A 2.5 ms)."
    assert "B" not in verdicts.shortest(comparison, "A")
    assert verdicts.shortest(comparison, "B") == "B: Slow with 16 lines"
    assert verdicts.halves_savefig(comparison).count("PNG") == 1


def test_the_shortest_code():
    assert verdicts.shortest(small(), "A") == "A: Half with 4 lines, the engine with 8"


def test_one_slider_for_two_controls():
    assert verdicts.one_slider(small()) == "Slow has"
    comparison = small()
    comparison.data["peers"]["slow"]["figures"]["B"]["sliders"] = 2
    assert verdicts.one_slider(comparison) == "Nobody has"
    several = small()
    several.data["peers"]["slower"] = small().data["peers"]["slow"] | {"name": "Slower"}
    assert verdicts.one_slider(several) == "Slow and Slower have"


def test_half_of_savefig():
    assert verdicts.halves_savefig(small()).endswith(": at most half everywhere")
    comparison = small(savefig={"A": {"png": [20.0], "svg": [18.0]}, "B": {"png": [50.0], "svg": [50.0]}})
    assert verdicts.halves_savefig(comparison).endswith(": more than half somewhere")


def test_what_was_left_out():
    assert verdicts.reasons(small()) == "Half, B: too many states."
    comparison = small()
    comparison.data["peers"]["half"]["left_out"] = {}
    assert verdicts.reasons(comparison) == "Nothing was left out."


def test_a_busy_machine_is_told():
    assert verdicts.quiet(small()).endswith("the machine was quiet")
    busy = verdicts.quiet(small(floor={"median": [1.0], "p95": [30.0]}))
    assert busy == (
        "median 1.0 ms, 95th percentile 30.0 ms (30.0 to 30.0 over the rounds); "
        "the machine was busy with other work, so only the ratios mean something"
    )


@pytest.mark.parametrize(("value", "shown"), [(1.25, "1.2"), (9.96, "10.0"), (12.6, "13"), (3, "3"), (1234.5, "1,234")])
def test_digits(value, shown):
    assert verdicts.digits(value) == shown


@pytest.mark.parametrize(("parts", "joined"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")])
def test_join(parts, joined):
    assert verdicts.join(parts) == joined


def test_a_measure_has_a_unit():
    assert Measure("wire", "x", "kB", 1e-3).shown(12_345) == "12 kB"
    assert Measure("requests", "x").shown(2) == "2"
