"""Drawings and captions for the essay *What scale buys*."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.what_scale_buys.budget import Split
from explainers.essays.what_scale_buys.clock import HOURS, Table, blind_loss
from explainers.essays.what_scale_buys.learners import Curve
from explainers.essays.what_scale_buys.rings import FAR, NEAR, Seen
from explainers.essays.what_scale_buys.yardstick import Reading
from explainers.look import palette, style
from explainers.numerals import scientific

DOTS_UP_TO = 256
"""Samples a unit square beyond which dots would hide the picture."""
LEAST, MOST = 1e-5, 10.0
"""Errors that the axes of the budget show."""
RARE = -8.0
"""Power of ten below which the right panel of the yardstick shows nothing."""


def draw_picture(ax: Axes, result: Seen) -> None:
    """The picture as the learner sees it, the samples while they are few, and the arc where the nearest is as good as the mean gray."""
    ax.set(xlim=(0, 1), ylim=(0, 1), xticks=[0, 1], yticks=[0, 1], xlabel="one coordinate", ylabel="another")
    style.show_image(ax, (1 + np.clip(result.picture[::-1], -1, 1)) / 2, (0, 1, 0, 1), palette.INK, 8)
    ax.set_aspect("equal")
    dots = result.places if result.n <= DOTS_UP_TO else result.places[:0]
    around = style.leaves("there are samples around the picture, too")
    style.dots(ax, *dots.T, color=palette.PAPER, size=4.7).set_gid(style.DECORATION)  # an edge that stands out from the picture
    style.dots(ax, *dots.T, color=palette.FIT, size=3.3).set_gid(around)
    angle = np.linspace(0, np.pi / 2, 60)
    arc = result.reach * np.column_stack([np.cos(angle), np.sin(angle)])
    arc[np.any(arc > 1, axis=1)] = np.nan
    ax.plot(arc[:, 0], arc[:, 1], color=palette.TRUTH, linewidth=2.2, dashes=(4, 2))


def draw_profile(ax: Axes, result: Seen) -> None:
    """Mean squared error against the distance from the corner, measured and by the closed form for the nearest sample."""
    ax.set(xlim=(0, 1.03), ylim=(-0.05, 1.9), xlabel="distance from the corner", ylabel="mean squared error")
    ax.axhline(0.5, color=palette.MUTED, linewidth=1.3, dashes=(1.5, 2), label="the mean gray")
    ax.plot(result.radii, result.expected, color=palette.TRUTH, dashes=(4, 2.5), linewidth=1.4, label="nearest, closed form")
    ax.plot(result.radii, result.errors, "o", color=palette.FIT, markersize=4.5, label="this picture")
    _legend(ax, "upper left")


def describe_seen(result: Seen) -> str:
    """How well the picture is read near its corner and far from it, and how far the nearest sample is of use."""
    if result.learner == "picture":
        return "The picture itself: rings that become finer with the distance from the corner. Choose a learner to see it through samples."
    name = "the nearest sample" if result.learner == "nearest" else "triangles between samples"
    far = f"to distance {result.reach:.2f}" if result.reach < 1 else "beyond the picture's sides"
    dots = "" if result.n <= DOTS_UP_TO else " (not drawn)"
    return (
        f"{result.n:,} samples a unit square{dots}, {name}: mean squared error {_error(result.near)} within {NEAR:g} of the corner and "
        f"{_error(result.far)} beyond {FAR:g}, where the mean gray has 0.50. On average the nearest sample beats the mean gray {far}."
    )


def draw_errors(ax: Axes, result: Curve) -> None:
    """Error against the number of data on logarithmic axes, with lines of slope −2/d and −4/d through its middle."""
    ax.set(xscale="log", yscale="log", xlim=(13, 1300), ylim=(1e-9, 30), xlabel="data n", ylabel="mean squared error")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")
    ax.plot(result.n, result.two, color=palette.MUTED, linewidth=1.3, dashes=(1.5, 2), label="n to the power −2/d")
    ax.plot(result.n, result.four, color=palette.OTHER, linewidth=1.3, dashes=(6, 2, 1.5, 2), label="n to the power −4/d")
    ax.plot(result.n, result.exact, color=palette.TRUTH, linewidth=1.4, dashes=(4, 2.5), label="nearest, closed form")
    ax.plot(result.n, result.errors, "o-", color=palette.FIT, markersize=5, label="measured")
    _legend(ax, "lower left")


def describe_errors(result: Curve) -> str:
    """The measured slope beside those of theory."""
    names = {"nearest": "the nearest datum", "pieces": "flat pieces", "kernel": "the kernel", "network": "the network"}
    where = "a circle" if result.d == 1 else f"a sphere of {result.d} dimensions"
    if not result.goes:
        return f"On {where} a thousand points have so many flat pieces between them that we did not build them. The closed form stays."
    return (
        f"On {where}, {names[result.learner]}: the error falls like n to the power {result.slope:.2f} over the last three doublings; "
        f"−2/d = {-2 / result.d:.2f}, −4/d = {-4 / result.d:.2f}. With 1,024 data it is {_small(result.errors[-1])}."
    )


def draw_split(ax: Axes, result: Split) -> None:
    """Excess error against the number of parameters at one budget, the best split, and where the best of all budgets lie."""
    ax.set(xscale="log", yscale="log", xlim=(0.8, 450), ylim=(LEAST, MOST), xlabel="parameters p", ylabel="error above the noise")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")
    p = np.unique(result.line_p)
    middle = np.exp([np.log(result.line[result.line_p == each]).mean() for each in p])
    within = (p <= 400) & (middle > 1.2 * LEAST)
    line_p, line = np.where(within, p, np.nan), np.where(within, middle, np.nan)
    ax.plot(line_p, line, color=palette.TRUTH, linewidth=1.5, dashes=(4, 2.5), label="the best of all budgets")
    shown = result.expected < MOST
    ax.plot(result.p[shown], result.expected[shown], color=palette.FIT, label="this budget, closed form")
    ax.plot(result.tried, result.measured, "o", color=palette.DATA, markersize=4.5, label="fitted")
    ax.plot([result.best], [result.least], "D", color=palette.FIT, markersize=9)
    _legend(ax, "lower left")


def describe_split(result: Split) -> str:
    """The best split and what it loses."""
    noise = "no noise" if result.σ == 0 else f"noise of standard deviation {result.σ:g}"
    return (
        f"A budget of {result.C:,}, {noise}: best with {result.best} parameters and {result.best_n:,} data, "
        f"{result.best_n / result.best:.1f} for each parameter; the error is {_small(result.least)}. "
        f"A dot is the mean of {result.draws} fits."
    )


def draw_shares(ax: Axes, result: Reading) -> None:
    """Shares of digits and of numbers read against the labeled digits."""
    ax.set(xscale="log", xlim=(8, 3300), ylim=(-0.04, 1.12), xlabel="labeled digits n", ylabel="share read")
    style.label_powers(ax, "x")
    ax.plot(result.sizes, result.powers, color=palette.TRUTH, linewidth=1.4, dashes=(4, 2.5), label="a to the power L")
    ax.plot(result.sizes, result.digits, "o-", color=palette.FIT, markersize=5, linewidth=1.2, label="digits, a")
    ax.plot(result.sizes, result.numbers, "s", color=palette.OTHER, markersize=5.5, label="numbers")
    _legend(ax, "upper left")


def draw_logarithms(ax: Axes, result: Reading) -> None:
    """The same as powers of ten; what was never read is not drawn."""
    ax.set(xscale="log", xlim=(8, 3300), ylim=(RARE, 0.6), xlabel="labeled digits n", ylabel="power of ten of the share")
    style.label_powers(ax, "x")
    ax.plot(result.sizes, _logarithm(result.powers), color=palette.TRUTH, linewidth=1.4, dashes=(4, 2.5))
    ax.plot(result.sizes, _logarithm(result.digits), "o-", color=palette.FIT, markersize=5, linewidth=1.2)
    ax.plot(result.sizes, _logarithm(result.numbers), "s", color=palette.OTHER, markersize=5.5)


def describe_reading(result: Reading) -> str:
    """What a tenfold of labeled digits does to both shares."""
    first, last = 2, 6
    digits = (
        f"From {result.sizes[first]:.0f} to {result.sizes[last]:.0f} labeled digits the share of digits read goes from "
        f"{_percent(result.digits[first])} to {_percent(result.digits[last])}"
    )
    if result.L == 1:
        return f"{digits}; a number of one digit is a digit."
    alike = " (one image repeated)" if result.repeated else ""
    return (
        f"{digits}, that of numbers of {result.L} digits{alike} from {_percent(result.numbers[first])} to {_percent(result.numbers[last])}."
    )


def draw_table(figure: Figure, result: Table) -> None:
    """The addition table, and what came of all shares of it: sums answered rightly, and the squared error."""
    views = figure.subplot_mosaic("AB;AC", width_ratios=[1.2, 1])
    _draw_sums(views["A"], result)
    _draw_right(views["B"], result)
    _draw_loss(views["C"], result)
    figure.subplots_adjust(left=0.1, right=0.97, top=0.97, bottom=0.15, wspace=0.34, hspace=0.32)


def _draw_sums(ax: Axes, result: Table) -> None:
    ax.set(xlim=(-0.5, HOURS - 0.5), ylim=(HOURS - 0.5, -0.5), xticks=[0, 11, 22], yticks=[0, 11, 22])
    ax.set(xlabel="one hour, b", ylabel="another hour, a")
    extent = (-0.5, HOURS - 0.5, HOURS - 0.5, -0.5)
    style.show_image(ax, 0.55 * result.seen.astype(np.float64), extent, palette.MUTED, 21)
    style.show_image(ax, (result.right & ~result.seen).astype(np.float64), extent, palette.GOOD, 2)
    ax.set_aspect("equal")


def _draw_right(ax: Axes, result: Table) -> None:
    ax.set(xlim=(0.05, 0.85), ylim=(-0.06, 1.1), ylabel="others right", xticks=[0.2, 0.4, 0.6, 0.8])
    ax.plot(result.shares, result.unseen_right, "o-", color=palette.GOOD, markersize=4)
    ax.plot([result.share], [result.unseen_right[result.at]], "D", color=palette.GOOD, markersize=9)


def _draw_loss(ax: Axes, result: Table) -> None:
    ax.set(xlim=(0.05, 0.85), ylim=(-0.2, 3.5), xlabel="share of the table shown", ylabel="error on others", xticks=[0.2, 0.4, 0.6, 0.8])
    ax.axhline(blind_loss(), color=palette.TRUTH, linewidth=1.3, dashes=(4, 2.5))
    ax.text(0.06, blind_loss() - 0.08, "not looking", color=palette.TRUTH, ha="left", va="top")
    ax.plot(result.shares, result.loss, "s-", color=palette.WARN, markersize=4)
    ax.plot([result.share], [result.loss[result.at]], "D", color=palette.WARN, markersize=9)


def describe_table(result: Table) -> str:
    """How many of the sums that were shown, and of the others, are right."""
    return (
        f"{_percent(result.share)} of the table shown, {result.steps:,} steps: {_percent(result.seen_right)} of the sums that were shown "
        f"are right, and {_percent(float(result.unseen_right[result.at]))} of the others, where a guess has {_percent(1 / HOURS)}. "
        f"The squared error on the others is {_error(float(result.loss[result.at]))}; not looking at the hours, {blind_loss():.2f}."
    )


def nearest_words(value: float, words: dict[str, float]) -> str:
    """The words whose number is nearest to ``value``, as a factor."""
    return min(words, key=lambda each: abs(np.log(words[each] / value)))


def _error(error: float) -> str:
    """As its neighbor 0.50 is written, unless that would say too little."""
    return f"{error:.2f}" if error >= 0.01 else _small(error)


def _small(error: float) -> str:
    return f"{error:.2g}" if error >= 0.001 else scientific(error, 1)


def _logarithm(share: Any) -> Any:
    """log₁₀, NaN where the panel shows nothing."""
    low = share > 10**RARE
    return np.where(low, np.log10(np.where(low, share, 1.0)), np.nan)


def _percent(share: float) -> str:
    if 0 < share < 0.001:
        return "less than 0.1%"
    some = 0 < share < 0.01 or 0.99 < share < 1  # neither none nor all
    return f"{100 * share:.1f}%" if some else f"{100 * share:.0f}%"


def _legend(ax: Axes, loc: Literal["upper left", "lower left"], ncols: int = 1) -> None:
    """A legend on paper: what passes there passes behind it."""
    frame: dict[str, Any] = {"frameon": True, "facecolor": palette.PAPER, "edgecolor": "none", "framealpha": 0.85, "fancybox": False}
    ax.legend(loc=loc, ncols=ncols, columnspacing=1.2, handletextpad=0.5, **frame)
