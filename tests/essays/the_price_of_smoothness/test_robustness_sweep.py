"""The sweep: the slopes of both constructions are those of their formulas, which come to −1/2, on any number of cores, kept or not."""

import joblib
import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import robustness_sweep
from explainers.essays.the_price_of_smoothness.robustness_sweep import cells, sweep

SMALL = sweep(cells((16, 32), (256, 1024)), 40)


@pytest.mark.parametrize("construction", ["linear", "bumps"])
@pytest.mark.parametrize(("n", "d"), [(16, 1024), (32, 1024), (32, 256)])
def test_slopes_are_those_of_the_formula(construction, n, d):
    """Pairs that share a point are not independent, which the bumps feel where they keep few coordinates."""
    curve = SMALL.curve(construction, n, d)
    error = np.array([step.error for step in curve.steps])
    slopes = np.array([step.slope for step in curve.steps])
    room = 0.1 if construction == "bumps" else 0.0
    assert np.all(np.abs(slopes - curve.expected_steps) < room + 4.5 * error)
    assert len(curve.middles) == len(slopes)


def test_the_formulas_come_to_minus_one_half():
    linear = [robustness_sweep.expected("linear", 16, 2**20, 2**k) for k in (18, 19)]
    bumps = [robustness_sweep.expected("bumps", 16, 2**20, 16 * 2**k) for k in (18, 19)]
    assert np.log2(linear[1] / linear[0]) == pytest.approx(-0.5, abs=1e-4)
    assert np.log2(bumps[1] / bumps[0]) == pytest.approx(-0.5, abs=3e-3)


def test_one_line_has_another_exponent():
    """The negative control: near p = n and at few coordinates both constructions are steeper."""
    for construction in ("linear", "bumps"):
        assert not SMALL.curve(construction, 32, 1024).exponent.contains(-0.5)


def test_the_constant_is_of_order_one_at_nd():
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
