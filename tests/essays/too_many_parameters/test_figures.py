"""The essay's figures by their data: what is drawn is what was computed, and nothing jumps between states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.too_many_parameters import airline_passengers, double_descent, figures
from explainers.look import palette
from tests.saved_numbers import saved

STATES: list[tuple[Callable[[Axes, Any], None], list[Any]]] = [
    (
        figures.draw_fit,
        [airline_passengers.fit(d, p, t) for t in airline_passengers.TASKS for p in ("flat", "geometric") for d in (1, 71, 2000)],
    ),
    (figures.draw_error_curve, [airline_passengers.error_curve(d, "geometric", n, splits=2) for n in (0.0, 0.12) for d in (1, 71, 2000)]),
    (figures.draw_season, [airline_passengers.seasonal_forecast(h, d) for h in (0, 6) for d in (1, 3)]),
    (figures.draw_descent, [double_descent.descent(p, s, e) for p in (5, 40, 100) for s in (0.0, 1.5) for e in ("shortest", "ridge")]),
    (figures.draw_coefficients, [double_descent.descent(p, s) for p in (5, 40, 100) for s in (0.0, 1.5)]),
]


def drawn(draw: Callable[[Axes, Any], None], result: Any) -> Axes:
    ax = Figure(figsize=(4.8, 3.2)).subplots()
    draw(ax, result)
    return ax


@pytest.mark.parametrize(("draw", "results"), STATES, ids=lambda part: getattr(part, "__name__", ""))
def test_limits_and_artists_stay(draw: Callable[[Axes, Any], None], results: list[Any]) -> None:
    axes = [drawn(draw, result) for result in results]
    for ax in axes:
        assert (ax.get_xlim(), ax.get_ylim()) == (axes[0].get_xlim(), axes[0].get_ylim())
        assert [type(child) for child in ax.get_children()] == [type(child) for child in axes[0].get_children()]
        assert [len(line.get_xdata()) for line in ax.get_lines()[3:]] == [len(line.get_xdata()) for line in axes[0].get_lines()[3:]]
        assert ax.get_title() == "" and ax.get_xlabel() + ax.get_ylabel() != ""
        assert not any("$" in text.get_text() for text in ax.texts)


@pytest.mark.parametrize(("draw", "results"), STATES, ids=lambda part: getattr(part, "__name__", ""))
def test_colors_are_roles(draw: Callable[[Axes, Any], None], results: list[Any]) -> None:
    lines = drawn(draw, results[0]).get_lines()
    assert len(lines) > 0
    for line in lines:
        color = line.get_markeredgecolor() if line.get_markerfacecolor() == "none" else line.get_color()
        assert color in palette.BY_COLOR


def test_the_fit_is_drawn_in_passengers_and_cut_at_the_axes() -> None:
    calm, wild = airline_passengers.fit(3, "flat", "in-fill"), airline_passengers.fit(71, "flat", "in-fill")
    curve = drawn(figures.draw_fit, calm).get_lines()[3]
    np.testing.assert_allclose(curve.get_ydata(), np.exp(calm.curve))
    shown = drawn(figures.draw_fit, wild).get_lines()[3].get_ydata()
    assert np.exp(np.clip(wild.curve.max(), None, 50)) > shown.max() > figures.PASSENGERS[1]


def test_fitted_and_held_out_months_are_all_there() -> None:
    result = airline_passengers.fit(20, "inverse", "forecast")
    lines = drawn(figures.draw_fit, result).get_lines()
    assert len(lines[1].get_xdata()) + len(lines[2].get_xdata()) == 144
    assert lines[1].get_xdata().max() < lines[2].get_xdata().min()
    assert lines[1].get_markerfacecolor() != lines[2].get_markerfacecolor()  # not by color alone


def test_the_formula_has_a_gap_at_the_peak_and_with_a_penalty_none() -> None:
    for estimator, missing in (("shortest", 3), ("average", 3), ("ridge", 0)):
        lines = drawn(figures.draw_descent, double_descent.descent(40, 0.5, estimator)).get_lines()
        formula = next(line for line in lines if line.get_label() == "formula")
        assert np.ma.count_masked(formula.get_ydata(orig=True)) == missing
        assert formula.is_dashed()


def test_what_lies_beyond_the_wall_is_seen_from_the_wall_on() -> None:
    for p, seen in ((5, 40), (38, 40), (40, 100), (60, 100)):
        lines = drawn(figures.draw_descent, double_descent.descent(p, 0.5)).get_lines()
        formula, means = lines[2], lines[3]
        assert all(line.get_xdata()[~np.ma.getmaskarray(line.get_ydata(orig=True))].max() <= seen for line in (formula, means))
        assert (max(np.ma.array(formula.get_xdata(), mask=np.ma.getmaskarray(formula.get_ydata(orig=True)))) > 40) == (p >= 40)


@pytest.mark.parametrize("sigma", [0.0, 0.5, 1.0, 1.5])
def test_every_mean_is_drawn_inside_the_axes_or_as_a_triangle(sigma: float) -> None:
    result = double_descent.descent(50, sigma)
    ax = drawn(figures.draw_descent, result)
    marks = [np.ma.compressed(line.get_ydata(orig=True)) for line in ax.get_lines() if line.get_marker() in ("o", "^", "D")]
    low, high = ax.get_ylim()
    assert sum(map(len, marks)) == len(result.simulated_p) + 1
    assert all(np.all((values > 1.02 * low) & (values < high)) for values in marks)


@pytest.mark.parametrize("p", [38, 40, 42, 100])
def test_every_coefficient_is_a_dot_inside_the_axes_or_a_triangle_at_their_edge(p: int) -> None:
    result = double_descent.descent(p, 1.5)
    lines = {
        line.get_marker(): np.ma.compressed(line.get_ydata(orig=True)) for line in drawn(figures.draw_coefficients, result).get_lines()
    }
    assert [len(lines[mark]) for mark in "^v"] == [np.sum(result.beta_hat > 2.2), np.sum(result.beta_hat < -2.2)]
    assert len(lines["o"]) + len(lines["^"]) + len(lines["v"]) == double_descent.D
    assert all(np.all(np.abs(values) <= figures.COEFFICIENTS[1]) for values in (lines["o"], lines["^"], lines["v"]))


def test_medians_beyond_the_axis_are_triangles_at_its_edge() -> None:
    result = airline_passengers.error_curve(71, "inverse", 0.0, splits=2)
    lines = {line.get_marker(): line for line in drawn(figures.draw_error_curve, result).get_lines()}
    median = next(line for line in drawn(figures.draw_error_curve, result).get_lines() if line.get_gid())
    assert np.all(np.isfinite(np.ma.filled(median.get_ydata(orig=True), np.nan)))  # no gap: it goes out of the axis and comes back
    assert np.sum(median.get_ydata() > figures.ERRORS[1]) == np.sum(result.median > figures.ERRORS[1])
    triangles = np.ma.compressed(lines["^"].get_ydata(orig=True))
    assert len(triangles) == np.sum(result.median > figures.ERRORS[1]) > 0
    assert np.all(triangles < figures.ERRORS[1])
    assert lines["D"].get_xdata() == [72]


def test_coefficients_beyond_the_used_features_are_zero() -> None:
    result = double_descent.descent(28, 0.5)
    fitted = next(line for line in drawn(figures.draw_coefficients, result).get_lines() if line.get_label() == "fitted β̂")
    assert np.all(fitted.get_ydata()[28:] == 0) and np.any(fitted.get_ydata()[:28] != 0)


def test_of_no_features_left_there_is_no_rim() -> None:
    for p, rim in ((85, True), (100, False)):
        (unused,) = drawn(figures.draw_coefficients, double_descent.descent(p, 0.5)).patches
        assert (unused.get_linewidth() > 0) == rim


def test_a_dashed_curve_is_seen_where_the_other_lies_on_it() -> None:
    for ax in (drawn(figures.draw_season, airline_passengers.seasonal_forecast(0, 2)), drawn(figures.draw_fit, STATES[0][1][0])):
        dashed = [line for line in ax.get_lines() if line.is_dashed()]
        assert len(dashed) == 1
        assert all(dashed[0].get_zorder() > line.get_zorder() for line in ax.get_lines() if line not in dashed)


def test_captions_of_fits_compare_with_the_cubic() -> None:
    fits = [
        (3, "flat", "forecast", 0.0),
        (200, "inverse", "in-fill", 0.0),
        (20, "flat", "forecast", 0.0),
        (2000, "geometric", "forecast", 0.12),
    ]
    same, less, times, prior = (figures.describe_fit(airline_passengers.fit(*state)) for state in fits)
    assert same.endswith("(as good as the cubic).") and prior.endswith("(as good as the cubic).")
    assert less.endswith("less than the cubic).")
    assert times.endswith("times the cubic's).")
    assert prior.startswith("2,001 parameters, 108 months to fit, noise 0.12 assumed: error ")


def test_captions_of_error_curves_say_where_their_numbers_come_from() -> None:
    assert figures.describe_error_curve(airline_passengers.error_curve(200, "inverse", 0.0, splits=2)).endswith(
        "(medians of 2 random halves)."
    )
    assert figures.describe_error_curve(airline_passengers.error_curve(71, "inverse", 0.0, splits=2)).startswith(
        "72 parameters: error over a m"
    )


def test_captions_of_descent() -> None:
    one, peak, all_of_them = (figures.describe_descent(double_descent.descent(p, 0.5)) for p in (1, 40, 100))
    assert one.startswith("1 feature, 40 data (fewer parameters than data: no exact fit, least squares).")
    assert peak.startswith("40 features, 40 data (as many parameters as data: exactly one curve fits, however wild).")
    assert "expected: infinite." in peak
    assert all_of_them.startswith("100 features, 40 data (more parameters than data: the shortest of infinitely many exact fits).")
    assert "expected: 1.02." in all_of_them
    ridge, average = (figures.describe_descent(double_descent.descent(100, 0.5, each)) for each in ("ridge", "average"))
    assert ridge.startswith("100 features, 40 data (ridge regression with the best penalty, 25).")
    assert figures.describe_descent(double_descent.descent(100, 0.0, "ridge")).startswith(
        "100 features, 40 data (ridge regression with the best penalty, 0: the shortest of infinitely many exact fits)."
    )
    assert average.startswith("100 features, 40 data (the average of 100 of infinitely many exact fits).")


def test_the_errors_of_the_caption_follow_from_the_numbers_of_the_fit() -> None:
    for degree, prior in ((71, "inverse"), (71, "flat"), (3, "flat")):
        result = airline_passengers.fit(degree, prior, "in-fill")
        table = figures.numbers_of_fit(result)
        off = table["log polynomial"] - table["log passengers"]
        for part, error in (("fitted", result.train_error), ("held out", result.test_error)):
            assert np.sqrt(np.mean(off[table["part"] == part] ** 2)) == pytest.approx(error)
        assert np.sum(table["part"] == "held out") == result.held


def test_errors_above_the_axis_are_saved_as_they_are() -> None:
    result = airline_passengers.error_curve(71, "flat", 0.0, splits=2)
    assert result.median.max() > figures.ERRORS[1]
    found = saved(figures.draw_error_curve, result)
    np.testing.assert_allclose(found["median"], [result.parameters, result.median], rtol=1e-5)
    np.testing.assert_allclose(found["best to worst half"][1], np.stack([result.low, result.high], axis=1).ravel(), rtol=1e-5)
    np.testing.assert_allclose(found["chosen"][:, 0], [result.chosen, result.chosen_error], rtol=1e-5)
    assert list(found) == ["best with ten or fewer", "as many as months", "best to worst half", "median", "chosen"]


def test_risks_and_coefficients_off_the_axes_are_saved_as_they_are() -> None:
    result = replace(double_descent.descent(40, 1.5), one_risk=2 * figures.RISKS[1])
    assert np.abs(result.beta_hat).max() > figures.COEFFICIENTS[1]
    left, right = saved(figures.draw_descent, result), saved(figures.draw_coefficients, result)
    np.testing.assert_allclose(left["this fit"][:, 0], [40, result.one_risk], rtol=1e-5)
    np.testing.assert_allclose(left["mean of simulations"], [result.simulated_p, result.simulated], rtol=1e-5)
    np.testing.assert_allclose(right["fitted β̂"][1], result.beta_hat, rtol=1e-5)
    assert list(left) == ["as many features as data", "predict nothing", "formula", "mean of simulations", "this fit"]
    assert list(right) == ["fitted β̂", "true β"]
