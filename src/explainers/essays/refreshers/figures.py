"""Drawings of the refreshers."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from explainers.essays.refreshers import roc, taylor
from explainers.essays.refreshers.bayes import HIT_RATE, Alarm
from explainers.essays.refreshers.null_space import SolutionLine, Y
from explainers.essays.refreshers.roc import Scores
from explainers.essays.refreshers.squares import SHARE_BINS, SUM_BINS, Squares
from explainers.essays.refreshers.taylor import Expansion
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, LINE, MUTED, OTHER, PAPER, TRUTH, WARN

_FAR = 9.0
_BELOW_LEGEND, _BELOW_TWO = (0.15, 0.17, 0.81, 0.7), (0.14, 0.16, 0.82, 0.66)
_PLAIN = (0.15, 0.17, 0.81, 0.78)
_HALVES = ([0, 0.5, 1], ["0", "0.5", "1"])
_GOES_ON = style.leaves("a straight line goes on")


def draw_parameters(ax: Axes, result: SolutionLine) -> None:
    """The plane of the two parameters: the null space, the solutions parallel to it, the shortest, and the step from it to the chosen."""
    ax.set_position(_BELOW_TWO)
    ends = np.array([[-_FAR], [_FAR]])
    null, solutions = ends * result.direction, result.shortest + ends * result.direction
    ax.axhline(0, color=LINE, linewidth=0.8)
    ax.axvline(0, color=LINE, linewidth=0.8)
    ax.plot(*null.T, color=OTHER, linewidth=1.5, linestyle="--", label="null space", gid=_GOES_ON)
    ax.plot(*solutions.T, color=GOOD, label="solutions", gid=_GOES_ON)
    ax.plot(*np.array([(0, 0), result.shortest]).T, color=MUTED, linewidth=1.5)
    ax.plot(*np.array([result.shortest, result.chosen]).T, color=FIT, linewidth=3.2)
    ax.plot(*result.shortest[:, None], "o", color="none", markeredgecolor=MUTED, markeredgewidth=1.8, markersize=9, label="the shortest")
    ax.plot(*result.chosen[:, None], "o", color=FIT, markersize=8, label="the chosen")
    ax.set(xlim=(-3.2, 3.2), ylim=(-3.2, 3.2), xlabel="θ₁, height at zero", ylabel="θ₂, slope", aspect="equal")
    ax.set(xticks=range(-3, 4), yticks=range(-3, 4))
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, columnspacing=1.4)


def draw_lines(ax: Axes, result: SolutionLine) -> None:
    """The same two solutions as lines over u: both pass through the datum."""
    ax.set_position(_BELOW_TWO)
    u = np.array([-3.2, 3.2])
    ax.axhline(0, color=LINE, linewidth=0.8)
    ax.plot(u, result.shortest[0] + result.shortest[1] * u, color=MUTED, linewidth=1.5, label="the shortest", gid=_GOES_ON)
    ax.plot(u, result.chosen[0] + result.chosen[1] * u, color=FIT, label="the chosen", gid=_GOES_ON)
    ax.plot([result.x], [Y], "o", color=DATA, markersize=8, label="datum")
    ax.set(xlim=(-3.2, 3.2), ylim=(-3.2, 3.2), xlabel="u", ylabel="θ₁ + θ₂u", aspect="equal", xticks=range(-3, 4), yticks=range(-3, 4))
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, columnspacing=1.4)


def draw_expansion(ax: Axes, result: Expansion) -> None:
    """The sine, the polynomial, and around it the band in which the sine must be."""
    ax.set_position((0.1, 0.17, 0.87, 0.71))
    leaves = style.leaves("a polynomial leaves every frame")
    bounds = result.polynomial - result.bound, result.polynomial + result.bound
    low, high = np.clip(bounds, -4, 4)
    beyond = np.pad(result.x, 1, "reflect", reflect_type="odd")
    band = ax.fill_between(
        beyond, np.pad(low, 1, "edge"), np.pad(high, 1, "edge"), facecolor=to_rgba(FIT, 0.16), label="polynomial ± bound"
    )
    band.set(edgecolor=FIT, linewidth=1, gid=leaves)
    style.stands_for(band, [*result.x, *result.x[::-1]], [*bounds[0], *bounds[1][::-1]])
    ax.plot(result.x, result.truth, color=TRUTH, linewidth=2.4, label="sine")
    polynomial = ax.plot(result.x, np.clip(result.polynomial, -4, 4), color=FIT, label="polynomial", gid=leaves)
    style.stands_for(polynomial, result.x, result.polynomial)
    style.named("point of expansion", ax.plot([result.a], [result.at_place], "o", color=FIT, markersize=8))
    ax.set(xlim=(-taylor.REACH, taylor.REACH), ylim=(-2.2, 2.2), xlabel="x", yticks=[-2, -1, 0, 1, 2])
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, columnspacing=1.4)


def describe_expansion(result: Expansion) -> str:
    """Where the polynomial is surely near."""
    return (
        f"Degree {result.n} about {result.a:.0f}: within {result.reach:.2f} of that point the polynomial is off by a tenth at most; "
        "everywhere the sine stays in the band."
    )


def draw_shares(ax: Axes, result: Alarm) -> None:
    """All cases as a rectangle: broken ones at the left, as wide as they are many, and what the alarm rings for, as high as it rings."""
    ax.set_position(_BELOW_LEGEND)
    p, height = result.prior, (HIT_RATE, result.false_rate)
    parts = ((0, p, height[0], WARN, "broken, rings"), (p, 1 - p, height[1], FIT, "sound, rings"))
    for left, width, share, color, label in parts:
        ax.bar([left], [share], width=width, align="edge", facecolor=to_rgba(color, 0.3), edgecolor=color, linewidth=1.5, label=label)
    ax.plot([p, p], [max(height), 1], color=DATA, linewidth=1)
    ax.spines[["top", "right"]].set_visible(True)
    ax.set(xlim=(0, 1), ylim=(0, 1), xlabel="share of the cases", ylabel="share for which it rings")
    ax.set_xticks(*_HALVES)
    ax.set_yticks(*_HALVES)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, columnspacing=1.4)


_ODDS = (1 / 100, 1 / 10, 1, 10, 100)


def draw_odds(ax: Axes, result: Alarm) -> None:
    """Odds on a logarithmic scale, where a likelihood ratio is a step of fixed length: from before the alarm to after it."""
    ax.set_position(_BELOW_LEGEND)
    ax.plot([result.prior_odds, result.odds], [0.5, 0.5], color=MUTED, linewidth=2.4)
    ax.plot([result.prior_odds], [0.5], "o", color=PAPER, markeredgecolor=DATA, markeredgewidth=1.8, markersize=10)
    ax.plot([result.odds], [0.5], "o", color=WARN, markersize=10)
    ax.axvline(1, ymax=0.08, color=LINE, linewidth=0.8, zorder=0)
    middle = (result.prior_odds * result.odds) ** 0.5
    ax.text(middle, 0.6, f"× {result.ratio:.3g}", ha="center", color=DATA)
    ax.text(result.prior_odds, 0.34, "before", ha="center", color=DATA)
    ax.text(result.odds, 0.2, "given an alarm", ha="center", color=WARN)
    ax.set_xscale("log")
    ax.set(xlim=(1 / 400, 400), ylim=(0, 1), yticks=[], xlabel="odds of broken to sound")
    ax.set_xticks(_ODDS, ["1:100", "1:10", "1:1", "10:1", "100:1"])
    ax.xaxis.set_tick_params(which="minor", size=0)
    ax.spines["left"].set_visible(False)


def describe_alarm(result: Alarm) -> str:
    """The odds before and after, and the share."""
    return (
        f"{result.prior:.0%} are broken: odds of {result.prior_odds:.3g} to 1. An alarm multiplies them by {result.ratio:.3g}, to "
        f"{result.odds:.3g} to 1: of all for which it rings, {result.posterior:.0%} are broken."
    )


def describe_squares(result: Squares) -> str:
    """The means, by the laws and as drawn."""
    if result.m == 1:
        return (
            f"The first square alone: its mean is 1, drawn {result.drawn_mean:.2f}; its share of the sum of all has mean "
            f"{result.share:.3f}, drawn {result.drawn_share:.3f}."
        )
    return (
        f"The first {result.m} of the squares: their sum has mean {result.m}, drawn {result.drawn_mean:.2f}; their share has mean "
        f"{result.share:.3f}, drawn {result.drawn_share:.3f}."
    )


def draw_sum(ax: Axes, result: Squares) -> None:
    """The density of the sum of m squares over what was drawn."""
    ax.set_position(_PLAIN)
    _histogram(ax, result.sum_drawn, SUM_BINS)
    law = ax.plot(
        result.sum_x, np.minimum(result.sum_density, 0.6), color=TRUTH, label="χ²", gid=style.leaves("without bound at zero for m = 1")
    )
    style.stands_for(law, result.sum_x, result.sum_density)
    style.named("mean", ax.axvline(result.m, color=TRUTH, linewidth=1.2, linestyle=":"))
    ax.set(xlim=(0, 32), ylim=(0, 0.52), xlabel="sum of the first m squares", ylabel="density")
    ax.set_yticks([0, 0.25, 0.5], ["0", "0.25", "0.5"])
    ax.legend(loc="upper right")


def draw_share(ax: Axes, result: Squares) -> None:
    """The density of the share over what was drawn."""
    ax.set_position(_PLAIN)
    _histogram(ax, result.share_drawn, SHARE_BINS)
    ends = style.leaves("without bound at an end for m = 1 and m = 11")
    law = ax.plot(result.share_x, np.minimum(result.share_density, 7), color=TRUTH, label="Beta", gid=ends)
    style.stands_for(law, result.share_x, result.share_density)
    style.named("mean", ax.axvline(result.share, color=TRUTH, linewidth=1.2, linestyle=":"))
    ax.set(xlim=(0, 1), ylim=(0, 6), xlabel="their share of all squares", ylabel="density", yticks=[0, 2, 4, 6])
    ax.set_xticks(*_HALVES)
    ax.legend(loc="upper center")


def _histogram(ax: Axes, heights: np.ndarray, bins: np.ndarray) -> None:
    edges, levels = np.repeat(bins, 2), np.concatenate([[0], np.repeat(heights, 2), [0]])
    filled = ax.fill_between(edges, levels, facecolor=to_rgba(FIT, 0.2), label="drawn")
    filled.set(edgecolor=FIT, linewidth=1, gid=style.leaves("without bound at an end for few"))


def draw_scores(ax: Axes, result: Scores) -> None:
    """The two densities, the threshold, and what lies above it."""
    ax.set_position(_BELOW_LEGEND)
    above = np.maximum(result.x, result.t)
    for density, color, label in ((result.negatives, FIT, "negatives"), (result.positives, WARN, "positives")):
        ax.fill_between(above, np.interp(above, result.x, density), facecolor=to_rgba(color, 0.2), edgecolor=color, linewidth=0.8)
        ax.plot(result.x, density, color=color, label=label)
    ax.plot([result.t, result.t], [0, 0.46], color=DATA, linewidth=1.6, linestyle="--", label="threshold")
    ax.set(xlim=(-roc.REACH, roc.REACH), ylim=(0, 0.48), xlabel="score", yticks=[])
    ax.spines["left"].set_visible(False)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3, columnspacing=1.2)


def describe_scores(result: Scores) -> str:
    """What the threshold finds, what it calls positive by mistake, and the area."""
    return (
        f"{result.d:.1f} apart, threshold {result.t:.1f}: it finds {_percent(result.true_rate)} of the positives and calls "
        f"{_percent(result.false_rate)} of the negatives positive. Area under the curve: {result.area:.3f}."
    )


def _percent(share: float) -> str:
    if 0.01 <= share <= 0.99:
        return f"{share:.0%}"
    return "less than 1%" if share < 0.01 else "more than 99%"


def draw_curve(ax: Axes, result: Scores) -> None:
    """The ROC curve, the area under it, and where the threshold stands on it."""
    ax.set_position(_BELOW_LEGEND)
    ax.fill_between(result.fpr, result.tpr, facecolor=to_rgba(GOOD, 0.14), edgecolor=GOOD, linewidth=0.6)
    ax.plot([0, 1], [0, 1], color=MUTED, linewidth=1, linestyle=":")
    ax.plot(result.fpr, result.tpr, color=GOOD)
    ax.plot([result.false_rate], [result.true_rate], "o", color=DATA, markersize=8)
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
    ax.set_xticks(*_HALVES)
    ax.set_yticks(*_HALVES)
    ax.set(xlabel="share of negatives called positive", ylabel="share of positives found")
