"""Slopes of powers are their exponents, and the committed result keeps what the page says of it."""

import json

import numpy as np
import pytest

from explainers.essays.how_fast import growth, tables


def case(time, memory, factors=(1, 4, 16, 64), floor=50.0):
    x = np.array(factors, float)
    return growth.Case("A case", "points", 1200, x, 0.01 * x**time, floor + 2.0 * x**memory, np.full(len(x), floor))


@pytest.mark.parametrize(("time", "memory"), [(1.0, 1.0), (2.5, 0.5), (3.0, 0.0)])
def test_slopes_are_the_exponents(time, memory):
    assert case(time, memory).time_slope == pytest.approx(time)
    assert case(time, memory).memory_slope == pytest.approx(memory)


def test_memory_that_does_not_show_does_not_grow():
    quiet = case(1.0, 0.0)
    still = growth.Case("", "", 1, quiet.factors, quiet.seconds, quiet.before + 0.2 * quiet.factors**0.1, quiet.before)
    assert still.memory_slope == 0


def test_a_table_has_a_row_for_each_case():
    rows = tables.grown(growth.Growth((case(2.0, 1.0), case(1.0, 0.0)), {})).splitlines()
    assert len(rows) == 4
    assert rows[2].replace("\u00a0", " ") == "| A case | 1,200 points | 0.01 | 41 | 2.0 | 52 | 178 | 1.0 |"


def test_a_result_is_read_as_it_was_written(tmp_path):
    runs = {"1": {"seconds": 0.1, "before": 40, "peak": 41}, "4": {"seconds": 0.4, "before": 40, "peak": 44}}
    data = {"cases": {"a": {"name": "A", "counted": "points", "start": 7, "runs": runs}}}
    (tmp_path / "growth.json").write_text(json.dumps(data), "utf-8")
    (read,) = growth.read(tmp_path / "growth.json").cases
    assert (read.name, read.start, read.factors.tolist(), read.peak.tolist()) == ("A", 7, [1, 4], [41, 44])
    assert read.time_slope == pytest.approx(1)


def test_no_case_of_the_committed_result_took_more_than_a_gigabyte():
    committed = growth.read()
    assert committed.most_times == 64
    assert all(case.factors.tolist() == [1, 4, 16, 64] for case in committed.cases)
    assert committed.largest < 1000
