"""Drawings and captions for the essay *Too many parameters*: of results of ``airline_passengers`` and ``double_descent``."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from explainers.essays.too_many_parameters.airline_passengers import ErrorCurve, Fit, SeasonalForecast
from explainers.essays.too_many_parameters.double_descent import Descent, SmallestSingularValues
from explainers.look import palette, style
from explainers.numerals import readable

PASSENGERS = (85.0, 950.0)
"""Limits of the passenger axes, in thousands; a curve that leaves them is drawn to just outside."""

ERRORS = (0.05, 50.0)
RISKS = (0.4, 400.0)
COEFFICIENTS = (-2.2, 2.2)


def draw_fit(ax: Axes, result: Fit) -> None:
    """The series, the months fitted and held out, the polynomial through them, and the cubic."""
    years = _passenger_axes(ax, len(result.y))
    first = years[result.held_out[0]]
    forecast = result.held_out[0] == result.points
    span = {"facecolor": (palette.LINE, 0.35), "edgecolor": palette.MUTED, "linewidth": 0.6} if forecast else {"alpha": 0.0, "linewidth": 0}
    ax.axvspan(first - 1 / 24, 1961, **span)
    ax.plot(years, _shown(result.cubic_curve), color=palette.MUTED, linewidth=1.3, dashes=(4, 2.5), label="cubic")
    ax.plot(years[result.fitted], np.exp(result.y[result.fitted]), "o", color=palette.DATA, markersize=3.6, label="fitted")
    held = result.held_out
    ax.plot(years[held], np.exp(result.y[held]), "o", mfc="none", mec=palette.TRUTH, mew=1.1, markersize=4.2, label="held out")
    ax.plot(years, _shown(result.curve), color=palette.FIT, linewidth=1.7, label="polynomial")
    _legend(ax, "upper left", ncols=2)


def describe_fit(result: Fit) -> str:
    """The error on the fitted months and on those held out, there beside the cubic's."""
    ratio = result.test_error / result.cubic_error
    if abs(ratio - 1) < 0.005:
        outcome = "as good as the cubic"
    elif ratio < 1:
        outcome = f"{100 * (1 - ratio):.0f}% less than the cubic"
    else:
        outcome = f"{100 * (ratio - 1):.0f}% more than the cubic" if ratio < 2 else f"{readable(ratio, digits=1)} times the cubic's"
    return (
        f"{result.parameters:,} parameters, {result.points} months to fit: error {readable(result.train_error)} on those, "
        f"{readable(result.test_error)} on the {result.held} held out ({outcome})."
    )


def draw_error_curve(ax: Axes, result: ErrorCurve) -> None:
    """Held-out error against the number of parameters, both logarithmic, with the interpolation threshold and the cubic's error."""
    ax.set(xscale="log", yscale="log", xlim=(1.8, 2300), ylim=ERRORS, xlabel="parameters", ylabel="held-out error (log passengers)")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")
    ax.axhline(result.cubic, color=palette.MUTED, linewidth=1.3, dashes=(4, 2.5))
    ax.text(2, 0.095, "cubic", color=palette.MUTED, va="top")
    ax.axvline(result.points, color=palette.WARN, linewidth=1, dashes=(1.5, 2))
    ax.text(result.points * 1.06, ERRORS[0] * 1.1, f"{result.points} months to fit", color=palette.WARN)
    low, median, high = (np.clip(part, ERRORS[0] / 1.5, ERRORS[1] * 1.5) for part in (result.low, result.median, result.high))
    ax.fill_between(result.parameters, low, high, facecolor=(palette.FIT, 0.15), edgecolor=palette.FIT, linewidth=0.6)
    ax.plot(result.parameters, median, "o-", color=palette.FIT, markersize=3.5)


def describe_error_curve(result: ErrorCurve) -> str:
    """The cubic's error, the largest, and the least beyond the threshold."""
    spread = f"medians of {result.splits} random splits" if result.splits > 1 else "one split: the last three years"
    return (
        f"The cubic's error is {readable(result.cubic)}; the largest here is {readable(result.peak)}; "
        f"with more parameters than the {result.points} months, the least is {readable(result.best)} ({spread})."
    )


def draw_season(ax: Axes, result: SeasonalForecast) -> None:
    """The forecast of trend and season beside the polynomial's, over the series."""
    years = _passenger_axes(ax, len(result.y))
    ax.axvspan(years[result.held_out[0]] - 1 / 24, 1961, facecolor=(palette.LINE, 0.35), edgecolor=palette.MUTED, linewidth=0.6)
    ax.plot(
        years, _shown(result.polynomial_curve), color=palette.FIT, linewidth=1.5, dashes=(5, 2), label="polynomial, degree 2000, prior 4⁻ʲ"
    )
    ax.plot(years, np.exp(result.y), "o", color=palette.DATA, markersize=3.2, label="passengers")
    ax.plot(years, _shown(result.curve), color=palette.OTHER, linewidth=1.6, label="trend and season")
    _legend(ax, "upper left")


def draw_descent(ax: Axes, result: Descent) -> None:
    """Risk against p: exact curve with its gap at p = n, simulated means, and the one sample of the second panel."""
    ax.set(yscale="log", xlim=(0, 101), ylim=RISKS, xlabel="features used, p", ylabel="risk (mean squared error)")
    style.label_powers(ax, "y")
    ax.axvline(result.points, color=palette.WARN, linewidth=1, dashes=(1.5, 2))
    ax.text(result.points + 1.5, RISKS[1] * 0.8, f"p = n = {result.points}", color=palette.WARN, va="top")
    ax.axhline(result.null_risk, color=palette.MUTED, linewidth=1.3, dashes=(4, 2.5), label="predict nothing")
    ax.plot(result.p, _inside(result.exact, RISKS), color=palette.TRUTH, label="exact")
    ax.plot(result.simulated_p, _inside(result.simulated, RISKS), "o", mfc="none", mec=palette.DATA, mew=1.1, label="simulated, mean")
    ax.plot(
        [result.chosen], [float(_inside(np.array([result.one_risk]), RISKS)[0])], "D", color=palette.FIT, markersize=8, label="this fit"
    )
    _legend(ax, "upper right")


def draw_coefficients(ax: Axes, result: Descent) -> None:
    """The minimum-norm coefficients β̂ of one sample beside the true β, by feature."""
    j = np.arange(1, len(result.beta) + 1)
    ax.set(xlim=(0, 101), ylim=COEFFICIENTS, xlabel="feature j", ylabel="coefficient")
    ax.axhline(0, color=palette.LINE, linewidth=0.8)
    ax.axvspan(result.chosen + 0.5, 101, facecolor=(palette.LINE, 0.35), edgecolor=palette.MUTED, linewidth=0.6)
    shown = np.clip(result.beta_hat, COEFFICIENTS[0] * 1.1, COEFFICIENTS[1] * 1.1)
    stems = np.ma.masked_invalid(np.stack([0 * shown, shown, np.nan * shown], axis=1)).ravel()
    ax.plot(np.repeat(j, 3), stems, color=palette.FIT, linewidth=1, solid_capstyle="butt")  # one path: a move changes it at once
    ax.plot(j, shown, "o", color=palette.FIT, markersize=3.5, label="fitted β̂")
    ax.plot(j, result.beta, color=palette.TRUTH, linewidth=1.6, label="true β")
    _legend(ax, "upper right", ncols=2)


def describe_descent(result: Descent) -> str:
    """Where the chosen p stands, and the one fit that is drawn."""
    if result.chosen == result.points:
        regime = "as many parameters as data: exactly one curve fits, however wild"
    elif result.chosen < result.points:
        regime = "fewer parameters than data: no exact fit"
    else:
        regime = "more parameters than data: the shortest of infinitely many exact fits"
    expected = f"{result.chosen_exact:.2f}" if np.isfinite(result.chosen_exact) else "infinite"
    return (
        f"{_counted(result.chosen, 'feature')}, {result.points} data ({regime}). "
        f"This fit's risk is {result.one_risk:.2f}; expected: {expected}. Its smallest singular value is {result.smallest:.2f}, "
        f"its coefficients have length {result.length:.2f} (truth: 1)."
    )


def draw_smallest_singular_value(ax: Axes, result: SmallestSingularValues) -> None:
    """The smallest singular value of the data matrix against p, beside |√n − √p|."""
    ax.set(xlim=(0, 101), ylim=(0, 10), xlabel="columns p", ylabel="smallest singular value")
    ax.fill_between(result.p, result.lower, result.upper, facecolor=(palette.FIT, 0.2), edgecolor=palette.FIT, linewidth=0.6)
    ax.plot(result.p, result.median, "o-", color=palette.FIT, markersize=3.5, linewidth=1.2, label="simulated")
    ax.plot(result.p, result.edge, color=palette.TRUTH, dashes=(4, 2.5), label="|√n − √p|")
    ax.axvline(result.n, color=palette.WARN, linewidth=1, dashes=(1.5, 2))
    ax.text(result.n + 1.2, 8.4, f"p = n = {result.n}", color=palette.WARN, va="top")
    _legend(ax, "upper center", ncols=2)


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number:,} {noun}s"


def _legend(ax: Axes, loc: Literal["upper left", "upper center", "upper right"], ncols: int = 1) -> None:
    """A legend on paper: what explodes passes behind it."""
    frame: dict[str, Any] = {"frameon": True, "facecolor": palette.PAPER, "edgecolor": "none", "framealpha": 0.85, "fancybox": False}
    ax.legend(loc=loc, ncols=ncols, columnspacing=1.2, handletextpad=0.5, **frame)


def _passenger_axes(ax: Axes, count: int) -> np.ndarray:
    ax.set(yscale="log", xlim=(1948.8, 1961.1), ylim=PASSENGERS, ylabel="passengers a month, thousands")
    ax.yaxis.set_major_locator(FixedLocator([100, 200, 400, 800]))
    ax.yaxis.set_major_formatter(FixedFormatter(["100", "200", "400", "800"]))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.set_xticks([1950, 1952, 1954, 1956, 1958, 1960])
    return 1949 + np.arange(count) / 12


def _shown(log_curve: np.ndarray) -> np.ndarray:
    """Passengers from their logarithm, cut just outside the axes: the curves that explode would overflow."""
    return np.exp(np.clip(log_curve, np.log(PASSENGERS[0]) - 0.1, np.log(PASSENGERS[1]) + 0.1))


def _inside(values: np.ndarray, limits: tuple[float, float]) -> np.ndarray:
    """Values cut to just inside the limits, so that a marker that belongs far outside is seen at the edge."""
    return np.ma.clip(values, limits[0] * 1.05, limits[1] * 0.95)
