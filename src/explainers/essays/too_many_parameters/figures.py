"""Drawings and captions for the essay *Too many parameters*: of results of ``airline_passengers`` and ``double_descent``."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from explainers.essays.too_many_parameters.airline_passengers import ErrorCurve, Fit, SeasonalForecast
from explainers.essays.too_many_parameters.double_descent import Descent
from explainers.look import palette, style
from explainers.numerals import counted, readable

PASSENGERS = (85.0, 950.0)
"""Limits of the passenger axes, in thousands; a curve that leaves them is drawn to just outside."""

ERRORS = (0.05, 50.0)
RISKS = (0.4, 1000.0)
COEFFICIENTS = (-2.2, 2.2)


def draw_fit(ax: Axes, result: Fit) -> None:
    """The series, the months fitted and held out, the polynomial through them, and the cubic."""
    years = _passenger_axes(ax, len(result.y))
    first = years[result.held_out[0]]
    forecast = result.held_out[0] == result.points
    span = {"facecolor": (palette.LINE, 0.35), "edgecolor": palette.MUTED, "linewidth": 0.6} if forecast else {"alpha": 0.0, "linewidth": 0}
    ax.axvspan(first - 1 / 24, 1961, **span)
    ax.plot(years, _shown(result.cubic_curve), color=palette.OTHER, linewidth=1.4, dashes=(4, 2.5), zorder=3, label="cubic")
    _months(ax, result.y, result.fitted, result.held_out)
    explodes = style.leaves("a polynomial beyond its data; the caption says how far it is off")
    ax.plot(years, _shown(result.curve), color=palette.FIT, linewidth=1.7, label="polynomial", gid=explodes)
    _legend_above(ax, 4)


def numbers_of_fit(result: Fit) -> dict[str, Any]:
    """By month, what is drawn by :func:`draw_fit`, in log passengers: beyond its data a polynomial may leave what a computer can count."""
    part = np.full(len(result.y), "", dtype=object)
    part[result.fitted], part[result.held_out] = "fitted", "held out"
    years = 1949 + np.arange(len(result.y)) / 12
    curves = {"log passengers": result.y, "log polynomial": result.curve, "log cubic": result.cubic_curve}
    return {"year": np.round(years, 3), "part": part, **curves}


def describe_fit(result: Fit) -> str:
    """The error on the fitted months and on those held out, there beside that of the cubic with the same prior and noise."""
    ratio = result.test_error / result.cubic_error
    if abs(ratio - 1) < 0.005:
        outcome = "as good as the cubic"
    elif ratio < 1:
        outcome = f"{100 * (1 - ratio):.0f}% less than the cubic"
    else:
        outcome = f"{100 * (ratio - 1):.0f}% more than the cubic" if ratio < 2 else f"{readable(ratio, digits=1)} times the cubic's"
    noise = f", noise {result.noise:.2f} assumed" if result.noise else ""
    return (
        f"{result.parameters:,} parameters, {result.points} months to fit{noise}: error {readable(result.train_error)} on those, "
        f"{readable(result.test_error)} on the {result.held} held out ({outcome})."
    )


def draw_error_curve(ax: Axes, result: ErrorCurve) -> None:
    """Error in the gaps against the number of parameters, both logarithmic, with the wall and the best small model."""
    ax.set(xscale="log", yscale="log", xlim=(1.8, 2300), ylim=ERRORS, xlabel="parameters", ylabel="error in the gaps (log passengers)")
    ax.set_position((0.13, 0.16, 0.84, 0.75))
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")
    style.named("best with ten or fewer", ax.axhline(result.small, color=palette.OTHER, linewidth=1.3, dashes=(4, 2.5)))
    ax.text(2, result.small * 0.8, "best with ten or fewer", color=palette.OTHER, va="top")
    style.named("as many as months", ax.axvline(result.points, color=palette.WARN, linewidth=1, dashes=(1.5, 2)))
    ax.text(result.points * 1.06, ERRORS[0] * 1.12, f"as many as months, {result.points}", color=palette.WARN)
    p, top = result.parameters, np.maximum(np.minimum(result.high, ERRORS[1]), result.low)
    halves = ax.plot(*_upright(p, result.low, top), color=palette.FIT, linewidth=0.9, label="best to worst half")
    style.stands_for(halves, *_upright(p, result.low, result.high))
    ends = style.leaves("a median above the axis; a triangle stands at its edge")
    style.stands_for(ax.plot(p, np.minimum(result.median, 1.15 * ERRORS[1]), color=palette.FIT, gid=ends))
    inside, above = np.ma.masked_greater(result.median, ERRORS[1]), np.ma.masked_less_equal(result.median, ERRORS[1])
    style.stands_for(ax.plot(p, inside, "o-", color=palette.FIT, markersize=3.5, label="median"), p, result.median)
    style.stands_for(ax.plot(p, 0 * above + ERRORS[1] * 0.75, "^", color=palette.FIT, markersize=5))
    chosen = ax.plot([result.chosen], [min(result.chosen_error, ERRORS[1] * 0.75)], "D", color=palette.FIT, markersize=8)
    style.named("chosen", chosen)
    style.stands_for(chosen, [result.chosen], [result.chosen_error])
    _legend_above(ax, 2)


def describe_error_curve(result: ErrorCurve) -> str:
    """The error of the degree chosen, of the best small model, the largest, and the least beyond the threshold."""
    return (
        f"{result.chosen:,} parameters: error {readable(result.chosen_error)}. The best with at most ten: {readable(result.small)}; "
        f"the largest: {readable(result.peak)}; the least beyond the {result.points} months: {readable(result.best)} "
        f"(medians of {result.splits} random halves)."
    )


def draw_season(ax: Axes, result: SeasonalForecast) -> None:
    """The forecast of trend and season beside the polynomial's, over the series."""
    years = _passenger_axes(ax, len(result.y))
    ax.axvspan(years[result.held_out[0]] - 1 / 24, 1961, facecolor=(palette.LINE, 0.35), edgecolor=palette.MUTED, linewidth=0.6)
    best: dict[str, Any] = {"color": palette.OTHER, "linewidth": 1.5, "dashes": (5, 2), "zorder": 3}  # seen where it lies on the other
    polynomial = ax.plot(years, _shown(result.polynomial_curve), **best, label="degree 2,000, prior 4⁻ʲ")
    style.stands_for(polynomial, years, np.exp(result.polynomial_curve))
    _months(ax, result.y, np.arange(result.points), result.held_out)
    season = ax.plot(years, _shown(result.curve), color=palette.FIT, linewidth=1.6, label="trend and season")
    style.stands_for(season, years, np.exp(result.curve))
    _legend_above(ax, 2)


def draw_descent(ax: Axes, result: Descent) -> None:
    """Risk against p: the formula with its gap at p = n, simulated means, and the one sample of the second panel.

    While there are fewer features than data, no more is seen than up to p = n.
    """
    seen = result.points if result.chosen < result.points else result.p[-1]
    ax.set(yscale="log", xlim=(0, 102), ylim=RISKS, xlabel="features used, p", ylabel="risk (mean squared error)")
    style.label_powers(ax, "y")
    style.named("as many features as data", ax.axvline(result.points, color=palette.WARN, linewidth=1, dashes=(1.5, 2)))
    ax.text(result.points - 1.5, RISKS[0] * 1.1, f"p = n = {result.points}", color=palette.WARN, ha="right")
    ax.axhline(result.null_risk, color=palette.OTHER, linewidth=1.3, dashes=(1.5, 1.5), label="predict nothing")
    expected = np.ma.masked_where(result.p > seen, result.expected)
    formula = ax.plot(result.p, np.ma.masked_greater(expected, RISKS[1]), color=palette.TRUTH, dashes=(5, 2.5), label="formula")
    style.stands_for(formula, result.p, expected)
    simulated = np.ma.masked_where(result.simulated_p > seen, result.simulated)
    shown = np.ma.masked_greater(simulated, RISKS[1])
    means = ax.plot(result.simulated_p, shown, "o", mfc="none", mec=palette.DATA, mew=1.1, label="mean of simulations")
    style.stands_for(means, result.simulated_p, simulated)
    above = np.ma.masked_less_equal(simulated, RISKS[1])
    style.stands_for(ax.plot(result.simulated_p, 0 * above + 0.75 * RISKS[1], "^", mfc="none", mec=palette.DATA, mew=1.1, markersize=5))
    fit = ax.plot([result.chosen], [min(result.one_risk, 0.75 * RISKS[1])], "D", color=palette.FIT, markersize=8, label="this fit")
    style.stands_for(fit, [result.chosen], [result.one_risk])
    _legend(ax, "upper right")


def draw_coefficients(ax: Axes, result: Descent) -> None:
    """The coefficients β̂ of one sample beside the true β, by feature."""
    j = np.arange(1, len(result.beta) + 1)
    ax.set(xlim=(0, 102), ylim=COEFFICIENTS, xlabel="feature j", ylabel="coefficient")
    style.stands_for(ax.axhline(0, color=palette.LINE, linewidth=0.8))
    rim = 0.6 if result.chosen < len(j) else 0.0  # of nothing there is no rim
    ax.axvspan(result.chosen + 0.5, len(j) + 0.5, facecolor=(palette.LINE, 0.35), edgecolor=palette.MUTED, linewidth=rim)
    low, high = COEFFICIENTS
    shown = np.clip(result.beta_hat, low, high)
    stems = np.ma.masked_invalid(np.stack([0 * shown, shown, np.nan * shown], axis=1)).ravel()
    # one path: a move changes it at once
    style.stands_for(ax.plot(np.repeat(j, 3), stems, color=palette.FIT, linewidth=1, solid_capstyle="butt"))
    inside = np.ma.masked_outside(result.beta_hat, low, high)
    style.stands_for(ax.plot(j, inside, "o", color=palette.FIT, markersize=3.5, label="fitted β̂"), j, result.beta_hat)
    for mark, beyond in (("^", result.beta_hat > high), ("v", result.beta_hat < low)):
        style.stands_for(ax.plot(j, np.ma.masked_where(~beyond, 0.96 * shown), mark, color=palette.FIT, markersize=5))
    ax.plot(j, result.beta, color=palette.TRUTH, linewidth=1.6, dashes=(5, 2.5), label="true β")
    _legend(ax, "upper right", ncols=2)


def describe_descent(result: Descent) -> str:
    """Where the chosen p stands, and the one fit that is drawn."""
    if result.estimator == "ridge":
        regime = f"ridge regression with the best penalty, {result.ridge:.0f}"
        regime += ": the shortest of infinitely many exact fits" if result.ridge == 0 else ""
    elif result.draws and result.chosen > result.points:
        regime = f"the average of {result.draws} of infinitely many exact fits"
    elif result.chosen == result.points:
        regime = "as many parameters as data: exactly one curve fits, however wild"
    elif result.chosen < result.points:
        regime = "fewer parameters than data: no exact fit, least squares"
    else:
        regime = "more parameters than data: the shortest of infinitely many exact fits"
    expected = f"{result.chosen_expected:.2f}" if np.isfinite(result.chosen_expected) else "infinite"
    return (
        f"{counted(result.chosen, 'feature')}, {result.points} data ({regime}). This fit's risk is {result.one_risk:.2f}; "
        f"expected: {expected}. Its coefficients have length {result.length:.2f} (truth: 1)."
    )


def _legend(ax: Axes, loc: Literal["upper left", "upper center", "upper right"], ncols: int = 1) -> None:
    """A legend on paper: what explodes passes behind it."""
    frame: dict[str, Any] = {"frameon": True, "facecolor": palette.PAPER, "edgecolor": "none", "framealpha": 0.85, "fancybox": False}
    ax.legend(loc=loc, ncols=ncols, columnspacing=1.2, handletextpad=0.5, **frame)


def _legend_above(ax: Axes, ncols: int) -> None:
    """A legend in a row above the axes, where no curve passes."""
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=ncols, columnspacing=1.2, handletextpad=0.5)


def _months(ax: Axes, y: np.ndarray, fitted: np.ndarray, held: np.ndarray) -> None:
    """The months that are fitted, filled, and those held out, hollow."""
    years = 1949 + np.arange(len(y)) / 12
    ax.plot(years[fitted], np.exp(y[fitted]), "o", color=palette.DATA, markersize=3.6, label="fitted")
    ax.plot(years[held], np.exp(y[held]), "o", mfc="none", mec=palette.TRUTH, mew=1.1, markersize=4.2, label="held out")


def _passenger_axes(ax: Axes, count: int) -> np.ndarray:
    ax.set(yscale="log", xlim=(1948.8, 1961.1), ylim=PASSENGERS, ylabel="passengers a month, thousands")
    ax.set_position((0.13, 0.1, 0.84, 0.75))  # room for the legend above
    ax.yaxis.set_major_locator(FixedLocator([100, 200, 400, 800]))
    ax.yaxis.set_major_formatter(FixedFormatter(["100", "200", "400", "800"]))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.set_xticks([1950, 1952, 1954, 1956, 1958, 1960])
    return 1949 + np.arange(count) / 12


def _upright(x: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The vertices of one broken line with an upright piece from ``low`` to ``high`` at each x."""
    gap = np.full(len(x), np.nan)
    return np.ma.masked_invalid([np.stack([x, x, gap], axis=1).ravel(), np.stack([low, high, gap], axis=1).ravel()])


def _shown(log_curve: np.ndarray) -> np.ndarray:
    """Passengers from their logarithm, cut just outside the axes: the curves that explode would overflow."""
    return np.exp(np.clip(log_curve, np.log(PASSENGERS[0]) - 0.1, np.log(PASSENGERS[1]) + 0.1))
