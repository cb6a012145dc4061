"""The essay's figures by their data: what is drawn is what was computed, and nothing jumps between states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.too_many_parameters import airline_passengers, double_descent, figures
from explainers.look import palette

STATES: list[tuple[Callable[[Axes, Any], None], list[Any]]] = [
    (
        figures.draw_fit,
        [airline_passengers.fit(d, p, t) for t in airline_passengers.TASKS for p in ("flat", "geometric") for d in (1, 71, 2000)],
    ),
    (figures.draw_error_curve, [airline_passengers.error_curve("geometric", t, splits=2) for t in airline_passengers.TASKS]),
    (figures.draw_season, [airline_passengers.seasonal_forecast(h, d) for h in (0, 6) for d in (1, 3)]),
    (figures.draw_descent, [double_descent.descent(p, s) for p in (1, 40, 100) for s in (0.0, 2.0)]),
    (figures.draw_coefficients, [double_descent.descent(p, s) for p in (1, 40, 100) for s in (0.0, 2.0)]),
    (figures.draw_smallest_singular_value, [double_descent.singular_value_curve(n, repetitions=5) for n in (10, 80)]),
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


def test_the_exact_risk_has_a_gap_at_the_peak() -> None:
    result = double_descent.descent(40, 0.5)
    exact = next(line for line in drawn(figures.draw_descent, result).get_lines() if line.get_label() == "exact")
    assert np.ma.count_masked(exact.get_ydata(orig=True)) == 3


def test_coefficients_beyond_the_used_features_are_zero() -> None:
    result = double_descent.descent(28, 0.5)
    fitted = next(line for line in drawn(figures.draw_coefficients, result).get_lines() if line.get_label() == "fitted β̂")
    assert np.all(fitted.get_ydata()[28:] == 0) and np.any(fitted.get_ydata()[:28] != 0)


def test_the_smallest_singular_value_touches_its_edge_at_p_equal_n() -> None:
    result = double_descent.singular_value_curve(repetitions=20)
    assert abs(result.least_at - double_descent.N) <= 1
    simulated, edge = drawn(figures.draw_smallest_singular_value, result).get_lines()[:2]
    assert simulated.get_xdata()[np.argmin(simulated.get_ydata())] == pytest.approx(double_descent.N, abs=1)
    assert edge.get_ydata().min() == 0


def test_captions_of_fits_compare_with_the_cubic() -> None:
    fits = [(3, "flat", "forecast"), (200, "inverse", "in-fill"), (2000, "inverse", "forecast"), (20, "flat", "forecast")]
    same, less, more, times = (figures.describe_fit(airline_passengers.fit(*state)) for state in fits)
    assert same.endswith("(as good as the cubic).")
    assert less.endswith("less than the cubic).")
    assert more.endswith("more than the cubic).")
    assert times.endswith("times the cubic's).")
    assert more.startswith("2,001 parameters, 108 months to fit: error ")


def test_captions_of_error_curves_say_where_their_numbers_come_from() -> None:
    filled, forecast = (
        figures.describe_error_curve(airline_passengers.error_curve("geometric", t, splits=2)) for t in ("in-fill", "forecast")
    )
    assert filled.endswith("(medians of 2 random splits).")
    assert forecast.endswith("(one split: the last three years).")


def test_captions_of_descent() -> None:
    one, peak, all_of_them = (figures.describe_descent(double_descent.descent(p, 0.5)) for p in (1, 40, 100))
    assert one.startswith("1 feature, 40 data (fewer parameters than data: no exact fit).")
    assert peak.startswith("40 features, 40 data (as many parameters as data: exactly one curve fits, however wild).")
    assert "expected: infinite." in peak
    assert all_of_them.startswith("100 features, 40 data (more parameters than data: the shortest of infinitely many exact fits).")
    assert "expected: 1.02." in all_of_them
