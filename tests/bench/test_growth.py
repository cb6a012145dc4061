"""Growth is measured in fresh processes, and what is written can be read."""

import sys

import numpy as np
import pytest
from bench.growth import __main__ as bench

from explainers.essays.how_fast import growth


def test_two_sizes_of_one_case_are_measured_and_read(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["bench.growth", "--only", "regions", "--factors", "1,4", "--to", str(tmp_path / "growth.json")])
    bench.main()
    (case,) = growth.read(tmp_path / "growth.json").cases
    assert (case.name, case.counted, case.start, case.factors.tolist()) == ("Linear regions", "units", 16, [1, 4])
    assert np.all(case.seconds > 0)
    assert np.all(case.peak >= case.before)
    assert np.all(case.before > 10)


def test_memory_is_that_of_a_fresh_process():
    """A hundred megabytes here are not in what is measured there."""
    held = np.ones(2**24)
    assert bench.apart("regions", 1)["peak"] < bench.peak() - 30
    assert held.all()


@pytest.mark.parametrize("name", sorted(set(bench.CASES) - {"neighbors", "denoised", "coordinates"}))
def test_every_case_runs(name):
    case = bench.CASES[name]
    assert case.prepare(case.start)() is not None
