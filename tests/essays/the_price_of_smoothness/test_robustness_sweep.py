"""The sweep: both constructions obey the law once their formula is divided out, on any number of cores, kept or not."""

import joblib
import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import robustness_sweep
from explainers.essays.the_price_of_smoothness.robustness_sweep import cells, sweep

SMALL = sweep(cells((16, 32), (256, 1024)), 40)


@pytest.mark.parametrize("construction", ["linear", "bumps"])
@pytest.mark.parametrize(("n", "d"), [(16, 1024), (32, 1024), (32, 256)])
def test_minus_one_half(construction, n, d):
    curve = SMALL.curve(construction, n, d)
    assert curve.corrected.contains(-0.5)
    assert curve.corrected.high - curve.corrected.low < 0.2


def test_without_the_formula_the_exponent_is_another():
    """The negative control: near p = n and at few coordinates both constructions are steeper."""
    for construction in ("linear", "bumps"):
        assert not SMALL.curve(construction, 32, 1024).exponent.contains(-0.5)


def test_the_constant_reaches_order_one_only_at_nd():
    curve = SMALL.curve("bumps", 16, 1024)
    assert curve.p[-1] == 16 * 1024
    assert curve.typical[-1] < 2 < curve.typical[-4]


def test_more_cores_the_same_bytes():
    chosen = cells((16,), (64,))
    np.testing.assert_array_equal(sweep(chosen, 3, n_jobs=2).lip, sweep(chosen, 3).lip)


def test_a_larger_sweep_keeps_the_cells_of_a_smaller_one():
    chosen = cells((16,), (64,))
    np.testing.assert_array_equal(sweep(chosen[:2], 3).lip, sweep(chosen, 3).lip[:2])


def test_finished_cells_are_kept(tmp_path):
    memory = joblib.Memory(tmp_path, verbose=0)
    chosen = cells((16,), (64,))
    first = sweep(chosen, 3, memory=memory)
    assert any(tmp_path.rglob("*.pkl"))
    np.testing.assert_array_equal(sweep(chosen, 3, memory=memory).lip, first.lip)


def test_saved_results_come_back(tmp_path):
    robustness_sweep.save(tmp_path / "sweep.npz", SMALL)
    back = robustness_sweep.load(tmp_path / "sweep.npz")
    assert back.cells == SMALL.cells
    np.testing.assert_array_equal(back.lip, SMALL.lip)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: cells((3,), (10,)), "n is 3"),
        (lambda: cells((4,), (0,)), "d is 0"),
        (lambda: cells((4,), (8,), ("cubic",)), "no construction is called 'cubic'"),
        (lambda: sweep((), 3), "0 cells"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
