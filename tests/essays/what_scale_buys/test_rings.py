"""The picture of rings and what the nearest sample is worth."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import rings


def test_the_displacement_to_the_nearest_is_normal() -> None:
    """Its coordinates have variance 1/(2πn) and are uncorrelated, and its squared length has the mean 1/(πn)."""
    rng, n = np.random.default_rng(0), 400
    near = []
    for _ in range(300):
        data = rings.samples(n, rng)
        near.append(data[np.argmin(np.sum((data - 0.5) ** 2, axis=1))] - 0.5)
    squares = np.array(near) ** 2
    np.testing.assert_allclose(squares.mean(axis=0), 1 / (2 * np.pi * n), rtol=4 * np.sqrt(2 / 300))


def test_the_expected_error_averages_to_the_closed_form() -> None:
    """Over a ring, far from the corner, it is 1 − exp(−πK²r²/n) up to terms of order K/n."""
    n = 4000
    r = np.linspace(0.6, 0.9, 4001)
    assert rings.expected_error(r, n).mean() == pytest.approx(np.mean(1 - np.exp(-np.pi * (rings.RINGS * r) ** 2 / n)), abs=0.01)


def test_limits_of_the_expected_error() -> None:
    r = np.linspace(0.1, 1, 50)
    np.testing.assert_allclose(rings.expected_error(r, 1e12), 0, atol=1e-8)
    blind = np.cos(np.pi * rings.RINGS * r**2) ** 2 + 0.5
    np.testing.assert_allclose(rings.expected_error(r, 1.0), blind, atol=0.25)


def test_the_reach_grows_with_the_root_of_the_samples() -> None:
    assert rings.reach(400) == pytest.approx(2 * rings.reach(100))
    assert 1 - np.exp(-np.pi * (rings.RINGS * rings.reach(77)) ** 2 / 77) == pytest.approx(0.5)


def test_learners_are_right_at_the_samples() -> None:
    data = rings.samples(60, np.random.default_rng(1))
    for learner in rings.LEARNERS:
        np.testing.assert_allclose(rings.learned(learner, data, data), rings.rings(data), atol=1e-9)


def test_a_look() -> None:
    seen = rings.look(100, "picture", np.random.default_rng(2))
    assert seen.picture.shape == (rings.SIDE, rings.SIDE)
    np.testing.assert_array_equal(seen.errors, 0)
    assert np.all((seen.places > 0) & (seen.places < 1))


def test_near_and_far_are_means_over_the_pixels_where_the_mean_gray_errs_by_half() -> None:
    """The mean of cos² over the disc of radius r is ½ + sin(2πKr²)/(4πKr²); what lies beyond FAR in the square is many rings."""
    assert np.sin(2 * np.pi * rings.RINGS * rings.NEAR**2) == pytest.approx(0, abs=1e-12)
    x = rings.pixels()
    r, gray = np.hypot(*x.T), rings.rings(x) ** 2
    assert gray[r > rings.FAR].mean() == pytest.approx(0.5, abs=0.005)  # as the caption rounds it
    seen = rings.look(100, "nearest", np.random.default_rng(3))
    off = (seen.picture.ravel() - rings.rings(x)) ** 2
    assert (seen.near, seen.far) == pytest.approx((off[r < rings.NEAR].mean(), off[r > rings.FAR].mean()))


def test_bad_input_is_refused() -> None:
    with pytest.raises(ValueError, match="no learner 'wave'"):
        rings.learned("wave", np.zeros((3, 2)), np.zeros((1, 2)))
    with pytest.raises(ValueError, match="at least one"):
        rings.look(0, "nearest", np.random.default_rng(0))
