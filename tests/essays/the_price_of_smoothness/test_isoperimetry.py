"""Exact tails lie below the bound, agree with simulation, and have the closed forms' spread."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import isoperimetry


@pytest.mark.parametrize("function", list(isoperimetry.FUNCTIONS))
@pytest.mark.parametrize("d", [2, 3, 30, 784])
def test_exact_tails_agree_with_simulation_and_lie_below_the_bound(function, d):
    c = isoperimetry.concentrate(function, d, draws=20_000)
    assert np.all(c.exact <= c.bound + 1e-12)
    share = c.exact
    error = np.ma.abs(c.measured - share) - 5 * np.sqrt(share * (1 - share) / c.draws)
    assert error.max() < 1e-9


@pytest.mark.parametrize("function", list(isoperimetry.FUNCTIONS))
def test_a_tail_is_a_probability_that_falls(function):
    p = isoperimetry.tail(function, np.linspace(0, 2.5, 100), 20)
    assert p[0] == pytest.approx(1)
    assert p[-1] == pytest.approx(0)
    assert np.all(np.diff(p) <= 1e-12)


@pytest.mark.parametrize(("function", "limit"), [("coordinate", 1.0), ("size", np.sqrt(1 - 2 / np.pi)), ("distance", np.sqrt(0.5))])
def test_the_spread_falls_like_one_over_root_d(function, limit):
    assert isoperimetry.deviation(function, 10_000) * 100 == pytest.approx(limit, rel=1e-3)
    assert isoperimetry.deviation("coordinate", 17) == pytest.approx(1 / np.sqrt(17))


def test_the_bound_scales_with_the_constant():
    assert isoperimetry.bound(0.3, 100, L=2.0) == pytest.approx(isoperimetry.bound(0.15, 100))
    assert isoperimetry.bound(0.3, 100, c=4.0) == pytest.approx(isoperimetry.bound(0.15, 100))


def test_a_function_that_is_too_steep_breaks_the_bound():
    """The negative control: ten coordinates' worth of slope under the bound of a 1-Lipschitz function."""
    t = np.array([0.5])
    assert isoperimetry.tail("coordinate", t / 10, 100) > isoperimetry.bound(t, 100)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: isoperimetry.bound(0.1, 0), "d is 0"),
        (lambda: isoperimetry.bound(0.1, 3, L=-1.0), "L is -1"),
        (lambda: isoperimetry.sphere_constant(1), "d is 1"),
        (lambda: isoperimetry.concentrate("sine", 3), "no function is called 'sine'"),
        (lambda: isoperimetry.tail("size", np.array([0.1]), 1), "d is 1"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
