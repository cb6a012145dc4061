"""Parameters and data at a fixed budget."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import budget, experiments


def test_the_tail_is_what_is_left_of_the_sum() -> None:
    j = np.arange(1, 200_001)
    weights = j**-3.0
    np.testing.assert_allclose(
        budget.tail(np.array([1, 7]), 2.0), [weights[1:].sum() / weights.sum(), weights[7:].sum() / weights.sum()], rtol=1e-6
    )
    assert budget.tail(0, 1.0) == pytest.approx(1)


def test_fits_have_the_expected_excess() -> None:
    rng = np.random.default_rng(0)
    found = [budget.fitted_excess(5, 1.0, 0.5, budget.fitted_noise(5, 30, rng)) for _ in range(500)]
    assert np.mean(found) == pytest.approx(float(budget.excess(5, 30, 1.0, 0.5)), abs=4 * np.std(found) / np.sqrt(500))


@pytest.mark.parametrize("C", [300, 1_000, 3_000, 10_000, 30_000, 100_000])
def test_the_dots_of_a_budget_scatter_as_means_of_so_many_fits_do(C: int) -> None:
    rng, dots = np.random.default_rng(2), experiments.split(C, 1.0, 2.0)
    assert dots.draws >= 40
    for p, measured in zip(dots.tried.astype(int), dots.measured, strict=True):
        each = [budget.fitted_excess(p, 2.0, 1.0, budget.fitted_noise(p, C // p, rng)) for _ in range(40)]
        off = 4 * np.std(each, ddof=1) / np.sqrt(dots.draws)
        assert measured == pytest.approx(float(budget.excess(p, C // p, 2.0, 1.0)), abs=off), (C, p)


def test_too_few_data_cost_everything() -> None:
    assert np.isinf(budget.excess(10, 11, 1.0, 0.0))
    assert np.isfinite(budget.excess(10, 12, 1.0, 0.0))


def test_the_best_split_by_calculus() -> None:
    assert budget.best(10**6, 2.0, 0.0) == pytest.approx(budget.balanced(10**6, 2.0), rel=0.01)
    noisy = [budget.best(C, 1.0, 10.0) for C in (10**8, 8 * 10**8)]
    assert noisy[1] / noisy[0] == pytest.approx(2, rel=0.05)  # C to the power 1/(2 + α)


def test_the_best_of_two_powers_is_where_their_slopes_balance() -> None:
    p, n = budget.best_of_powers(1e6, 3.0, 0.5, 7.0, 0.25)
    assert p * n == pytest.approx(1e6)
    assert 0.5 * 3 * p**-0.5 == pytest.approx(0.25 * 7 * n**-0.25)


def test_copies_are_no_data() -> None:
    rng = np.random.default_rng(1)
    once = np.mean([budget.fitted_noise(5, 20, rng) for _ in range(400)])
    copied = np.mean([budget.fitted_noise(5, 40, rng, twice=True) for _ in range(400)])
    assert copied == pytest.approx(once, rel=0.2)


def test_no_budget_is_refused() -> None:
    with pytest.raises(ValueError, match="buys no model"):
        budget.best(2, 1.0, 0.0)
