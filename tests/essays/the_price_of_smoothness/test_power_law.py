"""Intervals hold what they promise, and a curve that bends has a slope from each size to the next."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import power_law

P = np.array([10.0, 20, 40, 80])


def test_a_perfect_power():
    L = np.stack([3 * P**-0.5, 5 * P**-0.5])
    found = power_law.fit(P, L)
    assert found.slope == pytest.approx(-0.5)
    assert (found.low, found.high) == (pytest.approx(-0.5), pytest.approx(-0.5))


def test_the_interval_holds_the_truth_as_often_as_it_says():
    rng = np.random.default_rng(0)
    held = [power_law.fit(P, P**-0.5 * np.exp(0.3 * rng.standard_normal((6, 4))), level=0.95).contains(-0.5) for _ in range(1000)]
    assert abs(np.mean(held) - 0.95) < 4 * np.sqrt(0.95 * 0.05 / 1000)


def test_steps_of_a_perfect_power():
    L = np.stack([3 * P**-0.5, 5 * P**-0.5])
    assert [step.slope for step in power_law.steps(P, L)] == pytest.approx([-0.5] * 3)


def test_steps_follow_a_bend():
    L = np.exp(0.01 * np.random.default_rng(0).standard_normal((5, 4))) * (P**-0.5 + 0.1)
    slopes = [step.slope for step in power_law.steps(P, L)]
    assert slopes == sorted(slopes)
    exact = np.diff(np.log(P**-0.5 + 0.1)) / np.diff(np.log(P))
    assert slopes == pytest.approx(exact, abs=0.05)


@pytest.mark.parametrize(
    ("p", "L", "message"),
    [
        (P, np.ones((2, 3)), "give L of shape"),
        (P, np.ones((1, 4)), "at least two of both"),
        (P, -np.ones((2, 4)), "must be positive"),
        (np.ones(4), np.ones((2, 4)), "1 different p"),
    ],
)
def test_bad_input(p, L, message):
    with pytest.raises(ValueError, match=message):
        power_law.fit(p, L)
