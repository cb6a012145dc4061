"""Tolerances are computed by the rule that they name."""

import numpy as np
import pytest
from scipy.stats import kstwo, norm

from explainers import tolerance
from explainers.tolerance import EXACT, Tolerance, bound, kolmogorov_smirnov, rounding, share_errors, standard_errors


def test_rounding_grows_with_the_operations_and_the_scale():
    assert rounding(10, 3.0).size == 30 * 2.0**-52
    rng = np.random.default_rng(0)
    x = rng.normal(size=1000)
    exact = np.sum(x.astype(np.longdouble))
    assert abs(float(np.cumsum(x)[-1] - exact)) < rounding(len(x), np.abs(x).sum()).size


def test_four_standard_errors_are_missed_once_in_sixteen_thousand_times():
    assert 2 * norm.sf(tolerance.FACTOR) == pytest.approx(1 / 15787, rel=1e-3)
    assert standard_errors([0.5, 0.25]).size == pytest.approx([2.0, 1.0])
    assert standard_errors(1.0).rule == "four standard errors"
    assert share_errors(0.5, 100).size == pytest.approx(4 * 0.05)


def test_the_critical_distance_is_an_upper_bound_of_the_exact_one():
    for n in (20, 1000):
        exact = kstwo(n).isf(tolerance.LEVEL)
        assert exact <= kolmogorov_smirnov(n).size <= 1.1 * exact


def test_a_sum_names_both_rules():
    both = standard_errors(0.5) + bound(0.1, "first order in the step")
    assert both.size == pytest.approx(2.1)
    assert both.rule == "four standard errors, plus first order in the step"


@pytest.mark.parametrize(("size", "rule", "message"), [(-1.0, "x", "size -1.0"), (float("nan"), "x", "nan"), (0.0, "", "no rule")])
def test_bad_tolerances(size, rule, message):
    with pytest.raises(ValueError, match=message):
        Tolerance(size, rule)
    assert np.all(np.asarray(EXACT.size) == 0)
