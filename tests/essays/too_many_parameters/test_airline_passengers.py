"""The data are the published ones, the splits do not leak, and the fits are what they are called."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.too_many_parameters import airline_passengers, experiments, polynomial
from explainers.tolerance import EPS


def test_the_series_is_series_g() -> None:
    y = airline_passengers.load()
    assert (len(y), y.sum(), y.min(), y.max(), np.median(y)) == (144, 40363, 104, 622, 265.5)


def test_the_data_cannot_be_written_to() -> None:
    with pytest.raises(ValueError, match="read-only"):
        airline_passengers.load()[0] = 0


@pytest.mark.parametrize("task", list(airline_passengers.TASKS))
def test_every_month_is_fitted_or_held_out(task: str) -> None:
    fitted, held_out = airline_passengers.split(task)
    assert sorted([*fitted, *held_out]) == list(range(144))
    assert (len(fitted), len(held_out)) == ((72, 72) if task == "in-fill" else (108, 36))


@pytest.mark.parametrize("prior", ["inverse", "square"])
def test_up_to_degree_forty_the_prior_is_silent_and_at_the_wall_the_program_is_not(prior: str) -> None:
    """Within rounding: the size of the matrix and its condition number in units of the prior, times the size of the curve."""
    fitted = airline_passengers.split("in-fill")[0]
    for degree, same in ((20, True), (40, True), (71, False)):
        flat, other = (airline_passengers.polynomial_curve(degree, each, fitted) for each in ("flat", prior))
        design = polynomial.legendre(airline_passengers.inputs()[fitted], degree) * polynomial.prior_sd(degree, prior)
        room = design.size * np.linalg.cond(design) * EPS * np.abs(flat).max()
        assert (np.abs(flat - other).max() < min(room, 0.1)) == same


def test_at_the_wall_the_program_misses_the_months_and_beyond_it_does_not() -> None:
    assert 0.001 < airline_passengers.fit(71, "inverse", "in-fill").train_error < 0.1
    assert airline_passengers.fit(100, "inverse", "in-fill").train_error < 1e-9


def test_the_best_prior_in_the_gaps_is_not_the_best_forecaster() -> None:
    noise = airline_passengers.NOISE
    gaps = {prior: experiments.infill_median(200, prior) for prior in polynomial.PRIORS}
    assert sorted(gaps, key=gaps.__getitem__)[:2] == ["inverse", "square"]
    forecasts = {prior: experiments.forecast_error(200, prior, noise) for prior in polynomial.PRIORS}
    assert min(forecasts, key=forecasts.__getitem__) == "square"
    assert experiments.forecast_error(20, "square", noise) == experiments.best_polynomial_forecast() < forecasts["inverse"] / 1.5
    assert experiments.infill_median(200, "square", noise) > experiments.infill_median(3, "flat")
    assert experiments.forecast_error(200, "square") > 10


def test_a_forecast_only_sees_the_past() -> None:
    fitted, held_out = airline_passengers.split("forecast")
    assert fitted.max() < held_out.min()


def test_an_unknown_task_is_told() -> None:
    with pytest.raises(ValueError, match="'guess'"):
        airline_passengers.split("guess")


def test_the_same_split_every_time() -> None:
    np.testing.assert_array_equal(airline_passengers.split("in-fill")[0], airline_passengers.split("in-fill")[0])


@pytest.mark.parametrize("prior", ["flat", "inverse", "square"])
def test_an_interpolant_passes_through_what_it_was_fitted_to(prior: str) -> None:
    result = airline_passengers.fit(200, prior, "in-fill")
    np.testing.assert_allclose(result.curve[result.fitted], result.y[result.fitted], atol=1e-9)
    assert airline_passengers.fit(3, prior, "in-fill").train_error > 0.1


def test_degree_three_without_a_prior_is_the_cubic() -> None:
    result = airline_passengers.fit(3, "flat", "forecast")
    x, y = airline_passengers.inputs(), np.log(airline_passengers.load())
    np.testing.assert_allclose(result.curve, np.polynomial.Polynomial.fit(x[:108], y[:108], 3)(x), atol=1e-10)
    assert result.test_error == pytest.approx(result.cubic_error)
    assert result.parameters == 4


def test_shifting_every_value_shifts_the_fit() -> None:
    """Taking the mean off makes the fit equivariant: it does not matter what passengers are counted in."""
    fitted = airline_passengers.split("in-fill")[0]
    curve = airline_passengers.polynomial_curve(50, "inverse", fitted, noise=0.1)
    assert abs(curve[fitted].mean() - np.log(airline_passengers.load())[fitted].mean()) < 0.02


def test_the_cubic_beside_it_has_the_same_prior_and_noise() -> None:
    result = airline_passengers.fit(20, "geometric", "forecast", airline_passengers.NOISE)
    alone = airline_passengers.fit(3, "geometric", "forecast", airline_passengers.NOISE)
    assert result.cubic_error == alone.test_error == alone.cubic_error
    assert result.noise == airline_passengers.NOISE


def test_assumed_noise_keeps_the_curve_off_the_data() -> None:
    assert airline_passengers.fit(200, "inverse", "in-fill", airline_passengers.NOISE).train_error > 0.01


def test_the_error_curve_holds_the_single_fits() -> None:
    curve = airline_passengers.error_curve(20, "geometric", 0.12, splits=1)
    alone = airline_passengers.fit(20, "geometric", "in-fill", 0.12, np.random.default_rng(0))
    assert curve.chosen_error == alone.test_error == curve.median[list(curve.parameters).index(21)]
    more = airline_passengers.error_curve(20, "geometric", 0.12, splits=3)
    assert np.all(more.low <= more.median) and np.all(more.median <= more.high)
    assert (more.splits, more.points, more.chosen) == (3, 72, 21)
    assert more.peak == max(more.median)
    assert more.best == min(more.median[more.parameters > 72])
    assert more.small == min(more.median[more.parameters <= 10])


def test_every_degree_of_the_slider_has_an_error() -> None:
    assert set(airline_passengers.FIGURE_DEGREES) <= set(airline_passengers.DEGREES)
    with pytest.raises(ValueError, match="degree is 4; choose one of 1, 2, 3"):
        airline_passengers.error_curve(4, "flat", 0.0)


def test_the_seasonal_model_counts_its_parameters() -> None:
    assert [airline_passengers.seasonal_forecast(h).parameters for h in range(7)] == [3, 5, 7, 9, 11, 13, 14]
    errors = [airline_passengers.seasonal_forecast(h).train_error for h in range(7)]
    assert errors == sorted(errors, reverse=True)  # nested models
