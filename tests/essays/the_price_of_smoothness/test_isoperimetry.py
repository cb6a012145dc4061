"""Tails lie below the bound, agree with simulation, and have the closed forms' spread; also those of functions of many coordinates."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import isoperimetry


@pytest.mark.parametrize("function", isoperimetry.FUNCTIONS)
@pytest.mark.parametrize("d", [2, 3, 30, 784])
def test_tails_agree_with_simulation_and_lie_below_the_bound(function, d):
    c = isoperimetry.concentrate(function, d, draws=20_000)
    assert np.ma.max(c.exact - c.bound) is np.ma.masked or np.ma.max(c.exact - c.bound) <= 1e-12
    share = c.exact if function in isoperimetry.EXACT else c.bound
    error = np.ma.abs(c.measured - share) if function in isoperimetry.EXACT else c.measured - share
    assert (error - 5 * np.sqrt(share * (1 - share) / c.draws)).max() < 1e-9
    assert np.ma.is_masked(c.exact) == (function not in isoperimetry.EXACT)


@pytest.mark.parametrize("function", isoperimetry.EXACT)
def test_a_tail_is_a_probability_that_falls(function):
    p = isoperimetry.tail(function, np.linspace(0, 2.5, 100), 20)
    assert p[0] == pytest.approx(1)
    assert p[-1] == pytest.approx(0)
    assert np.all(np.diff(p) <= 1e-12)


@pytest.mark.parametrize(("function", "limit"), [("coordinate", 1.0), ("distance", np.sqrt(0.5)), ("half", 0.5)])
def test_the_spread_falls_like_one_over_root_d(function, limit):
    assert isoperimetry.deviation(function, 10_000) * 100 == pytest.approx(limit, rel=1e-3)
    assert isoperimetry.deviation("coordinate", 17) == pytest.approx(1 / np.sqrt(17))


@pytest.mark.parametrize("function", isoperimetry.FUNCTIONS)
def test_draws_are_values_of_the_function_at_points_of_the_sphere(function):
    """Once more, with points that have all their coordinates."""
    rng, d = np.random.default_rng(1), 30
    centers, X = (x / np.linalg.norm(x, axis=1, keepdims=True) for x in (rng.standard_normal((20, d)), rng.standard_normal((20_000, d))))
    f = {
        "coordinate": X[:, 0],
        "distance": np.linalg.norm(X - centers[0], axis=1),
        "half": np.linalg.norm(X[:, : d // 2], axis=1),
        "nearest": np.sqrt(2 - 2 * (X @ centers.T).max(axis=1)),
    }[function]
    drawn = isoperimetry.sample(function, d, 20_000, rng)
    assert drawn.mean() == pytest.approx(f.mean(), abs=0.02)
    assert drawn.std() == pytest.approx(f.std(), rel=0.05)


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
        (lambda: isoperimetry.sample("half", 1, 5, np.random.default_rng(0)), "d is 1"),
        (lambda: isoperimetry.tail("half", np.array([0.1]), 1), "d is 1"),
        (lambda: isoperimetry.tail("nearest", np.array([0.1]), 9), "no exact law"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
