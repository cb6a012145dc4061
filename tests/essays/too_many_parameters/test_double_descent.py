"""The exact risk against its limits, its parts, and simulation; the batched fit against the plain one."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.too_many_parameters import double_descent as dd
from explainers.essays.too_many_parameters import experiments
from tests.memory import peak

BETA = np.array([0.5, -0.3, 0.8, 0.1, -0.2, 0.4])


def test_without_features_the_risk_is_the_variance_of_y() -> None:
    assert dd.risk(10, 0, BETA, 0.7) == pytest.approx(BETA @ BETA + 0.49)


def test_many_data_leave_the_unseen_part_and_the_noise() -> None:
    assert dd.risk(10**9, 3, BETA, 0.7) == pytest.approx(BETA[3:] @ BETA[3:] + 0.49, rel=1e-8)


def test_endless_useless_features_leave_the_null_risk() -> None:
    beta = np.zeros(100_000)
    beta[:6] = BETA
    assert dd.risk(10, len(beta), beta, 0.7) == pytest.approx(dd.risk(10, 0, beta, 0.7), rel=1e-3)


@pytest.mark.parametrize("p", [19, 20, 21])
def test_infinite_around_the_threshold(p: int) -> None:
    assert dd.risk(20, p, np.ones(40), 0.1) == np.inf


def test_rising_to_the_peak_and_falling_from_it() -> None:
    below = [dd.risk(dd.N, p, dd.coefficients(), 0.5) for p in range(dd.N - 1)]
    above = [dd.risk(dd.N, p, dd.coefficients(), 0.5) for p in range(dd.N + 2, dd.D + 1)]
    assert np.all(np.diff(below) > 0) and np.all(np.diff(above) < 0)


@pytest.mark.parametrize("p", [4, 12, 25])
def test_simulation_agrees_for_unequal_features(p: int) -> None:
    """Five standard errors of the mean of 2000 repetitions; |n − p| ≥ 6 keeps the variance of one risk finite."""
    n, sigma = 18, 0.4
    beta = np.random.default_rng(1).standard_normal(30) / 5
    risks = dd.ridge_risks(n, p, beta, sigma, ridge=0.0, repetitions=2000, rng=np.random.default_rng(2))
    assert abs(risks.mean() - dd.risk(n, p, beta, sigma)) < 5 * risks.std(ddof=1) / np.sqrt(len(risks))
    biased = dd.ridge_risks(n, p, beta, sigma, ridge=20.0, repetitions=2000, rng=np.random.default_rng(2))
    assert abs(biased.mean() - dd.risk(n, p, beta, sigma)) > 5 * biased.std(ddof=1) / np.sqrt(len(biased))


@pytest.mark.parametrize("first", [50, 60])
def test_useless_features_bring_the_risk_down_but_not_as_far(first: int) -> None:
    """Five standard errors of the mean of 2000 repetitions, with features that have nothing to do with y and what they replace as noise."""
    useful, noise = np.where(np.arange(dd.D) < first, 0.1, 0.0), np.sqrt(1 - first / 100 + 0.25)
    risks = dd.ridge_risks(dd.N, dd.D, useful, noise, ridge=0.0, repetitions=2000, rng=np.random.default_rng(3))
    error = risks.std(ddof=1) / np.sqrt(len(risks))
    assert abs(risks.mean() - experiments.useless_risk(first)) < 5 * error
    begin, end = (dd.risk(dd.N, p, dd.coefficients(), 0.5) for p in (first, dd.D))
    assert end + 5 * error < risks.mean() < begin - 5 * error


def test_the_shares_of_the_fall_depend_on_the_order_and_on_where_it_begins() -> None:
    """By hand at 60 of 100 features: 2.2184 falls to 1.0195; by way of 0.6 · 0.6 + 0.65 · 99/59, or of 1/3 + 0.25 · 59/19."""
    begin, useless, sees, end = 0.2 + 0.65 * 59 / 19, 0.36 + 0.65 * 99 / 59, 1 / 3 + 0.25 * 59 / 19, 0.6 + 0.25 * 99 / 59
    expected = (useless - end) / (begin - end), (begin - sees) / (begin - end)
    assert experiments.made_by_seeing(60) == pytest.approx(expected, rel=1e-12)
    assert experiments.useless_risk(60) == pytest.approx(useless, rel=1e-12)
    assert expected[0] < 0.5 < expected[1]
    assert experiments.made_by_seeing(dd.N + 2)[0] < 0.02


@pytest.mark.parametrize("p", [3, 10, 16])
def test_the_batched_fit_is_the_plain_fit(p: int) -> None:
    beta = np.linspace(-1, 1, 16)
    batched = dd.ridge_risks(10, p, beta, 0.3, ridge=0.0, repetitions=1, rng=np.random.default_rng(4))[0]
    plain = dd.sample(10, p, beta, 0.3, np.random.default_rng(4)).risk
    assert batched == pytest.approx(plain, rel=1e-6)


def test_the_sample_fits_exactly_from_the_threshold_on_and_is_the_shortest_fit() -> None:
    rng = np.random.default_rng(0)
    one = dd.sample(dd.N, 70, dd.coefficients(), 0.5, rng)
    assert one.residual < 1e-12
    assert np.all(one.beta_hat[70:] == 0)
    assert dd.sample(dd.N, 20, dd.coefficients(), 0.5, rng).residual > 0.1


def test_the_inverse_trace_of_one_column_is_the_mean_of_one_over_chi_square() -> None:
    """One column: XᵀX is χ² with n degrees of freedom, and E 1/χ²_n = 1/(n − 2)."""
    assert dd.expected_inverse_trace(12, 1) == pytest.approx(1 / 10)
    draws = 1 / np.random.default_rng(3).chisquare(12, 200_000)
    assert abs(draws.mean() - 0.1) < 5 * draws.std() / np.sqrt(len(draws))


def test_smallest_singular_value_of_one_column_is_its_length() -> None:
    values = dd.smallest_singular_values(5, 1, 3, np.random.default_rng(0))
    np.testing.assert_allclose(values, np.linalg.norm(np.random.default_rng(0).standard_normal((3, 5, 1)), axis=1)[:, 0])


def test_the_figure_state() -> None:
    state = dd.descent(40, 0.5)
    assert np.flatnonzero(state.expected.mask).tolist() == [38, 39, 40]  # p = 39, 40, 41: a gap, not a number
    assert state.chosen_expected == np.inf
    assert state.null_risk == pytest.approx(1.25)
    np.testing.assert_array_equal(dd.descent(40, 0.5).beta_hat, state.beta_hat)


def test_bad_input_is_told() -> None:
    with pytest.raises(ValueError, match="p is 7"):
        dd.risk(10, 7, BETA, 1.0)
    with pytest.raises(ValueError, match="inverse only for"):
        dd.expected_inverse_trace(5, 6)
    with pytest.raises(ValueError, match="no finite penalty is best"):
        dd.tuned_penalty(10, 2, np.array([0.0, 0.0, 1.0]), 1.0)
    with pytest.raises(ValueError, match="choose one of 'shortest'"):
        dd.expected_risk("mean", 10, 2, BETA, 1.0)


@pytest.mark.parametrize("sigma", [0.3, 0.5, 0.7])
def test_the_shortest_fit_breaks_even_with_nothing_where_the_formula_says(sigma: float) -> None:
    edge, null = dd.break_even(dd.N, dd.D, sigma), 1 + sigma**2
    beta = dd.coefficients()
    for p in range(dd.N + 2, dd.D + 1):
        assert (dd.risk(dd.N, p, beta, sigma) < null - 1e-12) == (p > edge + 1e-9)


def test_the_edge_of_the_essay_is_a_tie() -> None:
    assert dd.break_even(dd.N, dd.D, 0.5) == 83
    assert dd.risk(dd.N, 83, dd.coefficients(), 0.5) == pytest.approx(1.25, rel=1e-14)


@pytest.mark.parametrize("p", [10, 40, 90])
def test_the_tuned_penalty_is_the_best_and_its_risk_the_trace(p: int) -> None:
    """On the same data, penalties beside it do worse; the risk is ς²(1 + E tr(XᵀX + λI)⁻¹), five standard errors of 2000 repetitions."""
    beta, best = dd.coefficients(), dd.tuned_penalty(dd.N, p, dd.coefficients(), 0.5)

    def risks(ridge: float) -> np.ndarray:
        return dd.ridge_risks(dd.N, p, beta, 0.5, ridge=ridge, repetitions=2000, rng=np.random.default_rng(1))

    tuned = risks(best)
    assert tuned.mean() < min(risks(best / 2).mean(), risks(2 * best).mean())
    unseen = 1 - p / dd.D + 0.25
    X = np.random.default_rng(2).standard_normal((2000, dd.N, p))
    traces = unseen * (1 + np.trace(np.linalg.inv(np.swapaxes(X, 1, 2) @ X + best * np.eye(p)), axis1=1, axis2=2))
    error = np.hypot(tuned.std(), traces.std()) / np.sqrt(2000)
    assert abs(tuned.mean() - traces.mean()) < 5 * error


def test_the_limit_of_the_tuned_risk_is_approached_as_one_over_n() -> None:
    """Between finite size and limit there is a term of order 1/n: four times the size leave a quarter of it, half to twice that."""
    gaps = []
    for n in (20, 80):
        beta = dd.coefficients(2 * n)
        ridge = dd.tuned_penalty(n, n, beta, 0.5)
        X = np.random.default_rng(3).standard_normal((160_000 // n, n, n))
        trace = np.mean(np.sum(1 / (np.linalg.svd(X, compute_uv=False) ** 2 + ridge), axis=1))
        gaps.append(0.75 * (1 + trace) - dd.tuned_ridge_risk(n, n, beta, 0.5))
    assert abs(gaps[0]) < 0.05 and abs(gaps[1]) < abs(gaps[0])


def test_the_tuned_risk_falls_with_every_feature_and_has_no_peak() -> None:
    for sigma in (0.5, 1.5):
        risks = [dd.tuned_ridge_risk(dd.N, p, dd.coefficients(), sigma) for p in range(1, dd.D + 1)]
        assert np.all(np.diff(risks) < 0)
        assert risks[0] < 1 + sigma**2


def test_without_noise_and_with_all_features_the_best_penalty_is_none() -> None:
    assert dd.tuned_ridge_risk(dd.N, dd.D, dd.coefficients(), 0.0) == dd.risk(dd.N, dd.D, dd.coefficients(), 0.0)


@pytest.mark.parametrize("p", [70, 100])
def test_averages_of_exact_fits_fit_and_are_worse_by_what_is_left_of_the_spread(p: int) -> None:
    """Of one exact fit (p − n)/D, of a hundred a hundredth of it; five standard errors."""
    beta, n = dd.coefficients(), dd.N
    assert dd.sample(n, p, beta, 0.5, np.random.default_rng(0), draws=3).residual < 1e-12
    for draws in (1, 4):
        risks = dd.ridge_risks(n, p, beta, 0.5, ridge=0.0, repetitions=2000, rng=np.random.default_rng(6), draws=draws)
        expected = dd.risk(n, p, beta, 0.5) + (p - n) / dd.D / draws
        assert abs(risks.mean() - expected) < 5 * risks.std(ddof=1) / np.sqrt(len(risks))
    average, shortest = (dd.expected_risk(each, n, p, beta, 0.5) for each in ("average", "shortest"))
    assert average - shortest == pytest.approx((p - n) / dd.D / dd.DRAWS)


@pytest.mark.parametrize("p", [5, 40])
def test_averages_are_the_fit_itself_where_there_is_one(p: int) -> None:
    beta = dd.coefficients()
    average = dd.sample(dd.N, p, beta, 0.5, np.random.default_rng(0), draws=7)
    alone = dd.sample(dd.N, p, beta, 0.5, np.random.default_rng(0))
    np.testing.assert_allclose(average.beta_hat, alone.beta_hat, atol=1e-9)


def test_the_figure_takes_the_estimator() -> None:
    ridge, average = dd.descent(40, 0.5, "ridge"), dd.descent(100, 0.5, "average")
    assert ridge.ridge == pytest.approx(85) and average.draws == dd.DRAWS
    assert ridge.expected.count() == dd.D
    assert ridge.one_risk < 1.25 < dd.descent(40, 0.5).one_risk


@pytest.mark.parametrize("p", [0, 4, 10, 16])
@pytest.mark.parametrize("block", [1, 400, 10_000])
def test_blocks_change_no_bit_and_leave_the_generator_where_it_was(monkeypatch: pytest.MonkeyPatch, block: int, p: int) -> None:
    beta, one, other = np.linspace(-1, 1, 16), np.random.default_rng(4), np.random.default_rng(4)
    at_once = dd.ridge_risks(10, p, beta, 0.3, ridge=0.1, repetitions=30, rng=one)
    monkeypatch.setattr(dd, "BLOCK", block)
    in_blocks = dd.ridge_risks(10, p, beta, 0.3, ridge=0.1, repetitions=30, rng=other)
    assert at_once.tobytes() == in_blocks.tobytes()
    assert one.random() == other.random()


def test_memory_does_not_grow_with_the_repetitions(monkeypatch: pytest.MonkeyPatch) -> None:
    def run() -> object:
        return dd.ridge_risks(40, 20, dd.coefficients(), 0.5, ridge=0.0, repetitions=8000, rng=np.random.default_rng(0))

    assert peak(run) < 150
    monkeypatch.setattr(dd, "BLOCK", 8000 * 40 * 100)
    assert peak(run) > 250, "with all rows at once this would say nothing"
