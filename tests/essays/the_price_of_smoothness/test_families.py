"""Every family is judged by its own numbers: a made-up one keeps its exponent, and the formulas of the two constructions tend to -1/2."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import experiments, families, robustness_sweep, where_the_law_fails
from explainers.essays.the_price_of_smoothness.families import Family, from_curve, from_reach, judged

SWEEP = robustness_sweep.sweep([("linear", 16, 4096, p) for p in (512, 1024)] + [("bumps", 16, 256, p) for p in (1024, 2048)], 40)


def decoy(exponent: float) -> Family:
    """A family whose formula is right and has another exponent."""
    p = 100 * 2.0 ** np.arange(6)
    scatter = np.exp(0.01 * np.random.default_rng(0).standard_normal((5, 6)))
    return Family("decoy", "exact", 10, 40, p, 3 * p**exponent * scatter, np.ma.masked_all(6), 1.0, p, 3 * p**exponent)


@pytest.mark.parametrize("exponent", [-0.2, -0.5, -0.8])
def test_a_family_with_a_right_formula_keeps_its_exponent(exponent):
    f = decoy(exponent)
    assert f.last.slope == pytest.approx(exponent, abs=0.05)
    np.testing.assert_allclose(f.formula_steps, exponent)
    assert (abs(f.last.slope + 0.5) < 0.1) == (exponent == -0.5)
    np.testing.assert_allclose(f.typical, f.formula, rtol=0.02)
    np.testing.assert_allclose(f.law * np.sqrt(f.p), 20)


@pytest.mark.parametrize("construction", ["linear", "bumps"])
def test_formulas_go_on_to_minus_one_half_and_agree_with_what_was_measured(construction):
    d = 4096 if construction == "linear" else 256
    f = from_curve(SWEEP.curve(construction, 16, d))
    assert f.formula_steps[-1] == pytest.approx(-0.5, abs=0.01)
    assert np.all(np.diff(f.formula_steps) > -1e-3)
    at = np.interp(np.log(f.p), np.log(f.formula_p), np.log(f.formula))
    np.testing.assert_allclose(np.log(f.typical), at, atol=0.05)
    assert f.last.slope == pytest.approx(np.interp(f.middles[-1], f.formula_middles, f.formula_steps), abs=4.5 * f.last.error + 0.01)


def test_blocks_have_a_formula_and_features_have_none():
    reach = where_the_law_fails.blocks((8, 16), R=2)
    here, there = from_reach(reach, "blocks", "at_data"), from_reach(reach, "everywhere", "lower")
    np.testing.assert_allclose(here.formula, here.typical, rtol=0.1)
    np.testing.assert_allclose(there.formula, there.typical, rtol=0.05)
    assert here.formula_steps[0] == pytest.approx(-0.5, abs=0.02)
    assert abs(there.formula_steps[0]) < 0.02
    features = from_reach(where_the_law_fails.random_features((400, 800), R=2), "features", "lower")
    assert features.formula.size == 0 == features.formula_steps.size
    assert features.floor < features.typical.min()


def test_the_chosen_one_is_not_among_the_others():
    every = (decoy(-0.2), from_curve(SWEEP.curve("linear", 16, 4096)))
    found = judged(every, "linear")
    assert found.chosen.name == "linear"
    assert [each.name for each in found.others] == ["decoy"]
    with pytest.raises(ValueError, match="no family is called 'cubic'"):
        judged(every, "cubic")


def test_formulas_reach_far():
    assert experiments.SIZES[0] * families.FAR > 10**5
