"""Drawings and captions for the essay *The price of smoothness*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from explainers.essays.the_price_of_smoothness.fooled_digits import DIGITS, LONGEST, Attack
from explainers.essays.the_price_of_smoothness.isoperimetry import Concentration
from explainers.essays.the_price_of_smoothness.memorization import Memory
from explainers.essays.the_price_of_smoothness.one_pixel import Curve as PixelCurve
from explainers.essays.the_price_of_smoothness.random_points_on_a_sphere import Distances
from explainers.essays.the_price_of_smoothness.robustness_sweep import Curve as SweepCurve
from explainers.essays.the_price_of_smoothness.robustness_sweep import TradeOff
from explainers.essays.the_price_of_smoothness.smoothness_and_generalization import Scatter
from explainers.essays.the_price_of_smoothness.where_the_law_fails import Reach
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, LINE, MUTED, OTHER, TRUTH, WARN


def draw_digit(ax: Axes, result: Attack) -> None:
    """The changed image."""
    ax.set(xlim=(-8.33, 36.33), ylim=(28, 0), xticks=[], yticks=[])  # square pixels on a panel of the common size
    style.show_image(ax, result.image, (0, 28, 28, 0))
    ax.plot([0, 28, 28, 0, 0], [0, 0, 28, 28, 0], color=LINE, linewidth=1.2)
    for spine in ax.spines.values():
        spine.set_visible(False)


def draw_fooling(ax: Axes, result: Attack) -> None:
    """Both functions along the attack made for each, and the chosen change."""
    ax.plot([0, LONGEST], [0, 0], color=MUTED, linestyle=":")
    ax.plot(result.sizes, result.slender, color=WARN)
    ax.plot(result.sizes, result.roomy, color=GOOD, linestyle="--")
    color = WARN if result.model == "slender" else GOOD
    ax.plot(
        [result.size], [max(result.value, -1.42)], "o" if result.value > -1.42 else "v", color=color, markersize=9, clip_on=False, zorder=5
    )
    ax.text(0.3, -1.25, "slender: linear in the pixels", color=WARN)
    ax.text(1.0, 0.72, "roomy: the smoothest fit", color=GOOD)
    ax.text(3.98, 0.06, "a 4 above, a 9 below", color=MUTED, ha="right")
    ax.set(xlim=(0, LONGEST), ylim=(-1.5, 1.15), yticks=[-1, 0, 1], xlabel="size of the change", ylabel="value of the function")


def describe_attack(result: Attack) -> str:
    """How large the change is, and what the function under attack says of the image."""
    change = "unchanged" if result.size == 0 else f"changed by {result.size:g}, no pixel by more than {result.pixel:.0%} of ink"
    says = f"the {result.model} function says {result.value:+.2f}, a {DIGITS[0] if result.value > 0 else DIGITS[1]}"
    return f"Picture {result.number}, {change}: {says}. Its answer flips at {result.radius:.2g}."


def draw_pixel(ax: Axes, result: PixelCurve) -> None:
    """Points, the curve through them, and the steepest chord."""
    ax.plot([0, 1], [0, 0], color=MUTED, linestyle=":")
    f = np.clip(result.f, -6, 6)
    ax.plot(result.t, f, color=FIT)
    ends = list(result.chord_ends)
    ax.plot(result.x[ends], result.y[ends], color=TRUTH, linestyle="--", linewidth=2.6)
    ax.plot(result.x, result.y, "o", color=DATA, markersize=8)
    i = result.movable
    ax.plot(result.x[[i]], result.y[[i]], "o", markersize=15, markerfacecolor="none", markeredgecolor=WARN, markeredgewidth=2)
    ax.text(0.01, 1.01, "ring: the point that moves", color=WARN, transform=ax.transAxes)
    ax.text(0.99, 1.01, "dashed: the steepest chord", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.set(xlim=(0, 1), ylim=(-3, 3), yticks=[-1, 0, 1], xlabel="brightness of one pixel", ylabel="−1 gerbil, 1 giraffe")


def describe_pixel(result: PixelCurve) -> str:
    """How steep the curve is, and how little flips a label."""
    begin = (
        f"{result.n} points, {result.parameters} parameters: Lip = {result.lipschitz.value:.1f}; steepest chord {result.chord.value:.1f}."
    )
    if not np.isfinite(result.radius):
        return f"{begin} All labels are the same: no change of the pixel flips one."
    return f"{begin} A change of {result.radius:.3f} flips a label; 1/Lip = {1 / result.lipschitz.value:.3f}."


def draw_separable(ax: Axes, result: Memory) -> None:
    """How often a hyperplane separates random labels, against n/d."""
    ax.plot([2, 2], [0, 1], color=MUTED, linestyle=":")
    ax.plot(result.ratio, result.exact, color=TRUTH, linestyle="--")
    ax.plot(result.measured_ratio, result.measured, "o", color=FIT, markersize=7)
    ax.text(2.06, 0.93, "n = 2d", color=MUTED)
    ax.text(0.03, 0.3, "dashed: Cover's count", color=TRUTH, transform=ax.transAxes)
    ax.text(0.03, 0.21, "dots: linear programs", color=FIT, transform=ax.transAxes)
    ax.set(xlim=(0, 4), ylim=(0, 1.04), xlabel="points per dimension, n / d", ylabel="chance that a plane separates")


def draw_margins(ax: Axes, result: Memory) -> None:
    """How far the nearest boundary is: slabs of threshold units beside bumps."""
    ax.plot(result.n, result.bump, "s--", color=GOOD, markersize=7)
    ax.plot(result.n, result.slab, "o-", color=WARN, markersize=7)
    ax.text(23, 1.3, "bumps, n(d + 1) parameters", color=GOOD)
    ax.text(23, 2.6e-8, "threshold units, about n parameters", color=WARN)
    ax.set(xscale="log", yscale="log", xlim=(20, 500), ylim=(1e-8, 4), xlabel="points n", ylabel="distance to the boundary")
    ax.set_xticks(result.n, [str(n) for n in result.n])
    ax.set_xticks([], minor=True)
    ax.set_yticks(10.0 ** np.arange(-8, 1, 2))
    style.label_powers(ax, "y")


def draw_distances(ax: Axes, result: Distances) -> None:
    """Histogram of the distances of random points on the unit sphere, the exact density, √2 and the diameter."""
    top = 1.4
    peak = max(float(result.exact.max()), float(result.height.max()))
    for place, height, words in ((np.sqrt(2), 1.3, "√2"), (2.0, 1.14, "the diameter, 2")):
        ax.plot([place, place], [0, top], color=MUTED, linestyle=":")
        ax.text(place - 0.02, height, words, color=MUTED, ha="right")
    ax.stairs(result.height / peak, result.edges, fill=True, facecolor=(FIT, 0.35), edgecolor=FIT, linewidth=0.8)
    ax.plot(result.t, result.exact / peak, color=TRUTH)
    ax.plot([result.smallest], [0.03], "^", color=WARN, markersize=9)
    ax.text(0.02, 0.9, "line: exact law", color=TRUTH, transform=ax.transAxes)
    ax.text(0.02, 0.81, "triangle: closest pair", color=WARN, transform=ax.transAxes)
    ax.set(xlim=(0, 2.03), ylim=(0, top), yticks=[], xlabel="distance of two points, R = 1", ylabel="how many pairs")


def draw_concentration(ax: Axes, result: Concentration) -> None:
    """Exact tail, simulation, and the bound of isoperimetry."""
    floor = 1e-12
    ax.plot(result.t, np.maximum(result.bound, floor / 10), color=TRUTH, linestyle="--")
    ax.plot(result.t, np.maximum(result.exact, floor / 10), color=FIT)
    ax.plot(result.t[::3], result.measured[::3], "o", color=DATA, markersize=5)
    ax.text(0.03, 0.25, "dashed: the bound", color=TRUTH, transform=ax.transAxes)
    ax.text(0.03, 0.165, "line: exact", color=FIT, transform=ax.transAxes)
    ax.text(0.03, 0.08, "dots: drawn points", color=DATA, transform=ax.transAxes)
    ax.set(xscale="log", yscale="log", xlim=(3e-3, 2), ylim=(floor, 3), xlabel="deviation t from the mean", ylabel="chance of at least t")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")


_FUNCTIONS = {"coordinate": "a coordinate", "size": "the size of a coordinate", "distance": "the distance to a point"}


def describe_sphere(pairs: Distances, tail: Concentration) -> str:
    """Where the distances gather, and how little a smooth function spreads."""
    return (
        f"d = {tail.d:,}: mean distance {pairs.average:.3f}, closest pair {pairs.smallest:.3f}; {pairs.near:.0%} of the pairs are within "
        f"5% of √2, {pairs.far:.1%} of the diameter. Spread of {_FUNCTIONS[tail.function]}: {tail.spread:.4f}."
    )


_CONSTRUCTIONS = (("linear", FIT, "o", "-"), ("bumps", GOOD, "s", "--"))


def draw_trade_off(ax: Axes, result: TradeOff) -> None:
    """Lipschitz constants of both constructions against p, the law, and the chosen p."""
    low, high, top = result.frame
    nd = result.n * result.d
    ax.plot([low, high], np.sqrt(nd / np.array([low, high])), color=TRUTH, linestyle=":")
    ax.plot([nd, nd], [0.5, top], color=MUTED, linewidth=1)
    ax.plot([result.n, result.n], [0.5 * (2 * top) ** 0.27, top], color=MUTED, linewidth=1)  # from above the legend
    ax.text(result.n * 0.92, 0.6 * top, "n", color=MUTED, ha="right", clip_on=True)
    ax.text(nd * 0.92, 0.6 * top, "nd", color=MUTED, ha="right", clip_on=True)
    for i, (name, color, marker, dashes) in enumerate(_CONSTRUCTIONS):
        curve = getattr(result, name)
        ax.plot(curve.p, curve.expected, color=color, linestyle=dashes)
        ax.plot(curve.p, curve.typical, marker, color=color, markersize=5)
        ax.plot(np.ma.masked_array([result.p], [np.ma.getmaskarray(result.here)[i]]), result.here[[i]], marker, color=color, markersize=11)
    ax.plot([result.p], [result.law], "^", color=TRUTH, markersize=9)
    for row, (words, color) in enumerate((("circles: linear", FIT), ("squares: bumps", GOOD), ("dotted: √(nd/p)", TRUTH))):
        ax.text(0.03, 0.19 - 0.07 * row, words, color=color, transform=ax.transAxes)
    ax.set(xscale="log", yscale="log", xlim=(low, high), ylim=(0.5, top), xlabel="parameters p", ylabel="Lipschitz constant")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")


def draw_slopes(ax: Axes, result: TradeOff) -> None:
    """The slope from each p to the next: measured, with 95% intervals, and by the finite-size formulas; −½ is the law's."""
    low, high, _ = result.frame
    ax.plot([low, high], [-0.5, -0.5], color=TRUTH, linestyle=":")
    for name, color, marker, dashes in _CONSTRUCTIONS:
        curve = getattr(result, name)
        shift = 0.94 if name == "linear" else 1.06
        x = curve.middles * shift
        ends = np.array([(s.low, s.high, s.high) for s in curve.steps]).reshape(-1, 3)
        gaps = np.tile([False, False, True], len(x))
        ax.plot(curve.middles, curve.expected_steps, color=color, linestyle=dashes, linewidth=1.2)
        ax.plot(np.ma.masked_array(np.repeat(x, 3), gaps), np.ma.masked_array(ends.ravel(), gaps), color=color, linewidth=1.2)
        ax.plot(x, [s.slope for s in curve.steps], marker, color=color, markersize=5)
    ax.text(0.03, 0.9, "dotted: −½", color=TRUTH, transform=ax.transAxes)
    for name, color, _, _ in _CONSTRUCTIONS:
        place = 0.12 if name == "linear" else 0.04
        ax.text(0.97, place, f"{name}: {_last_step(getattr(result, name))}", color=color, ha="right", transform=ax.transAxes)
    ax.set(xscale="log", xlim=(low, high), ylim=(-1.8, 0), xlabel="parameters p", ylabel="slope from p to 2p")
    ax.set_yticks([-1.5, -1, -0.5, 0], ["−1.5", "−1", "−0.5", "0"])
    style.label_powers(ax, "x")


def _last_step(curve: SweepCurve) -> str:
    return f"{curve.steps[-1].slope:.2f} at the end".replace("-", "−") if len(curve.p) > 1 else "fewer than two sizes"


def describe_trade_off(result: TradeOff) -> str:
    """What the two constructions do with p parameters."""
    begin = f"n = {result.n}, d = {result.d:,}, p = {result.p:,}: √(nd/p) = {result.law:.3g}."
    if result.p < result.n:
        return f"{begin} Fewer parameters than points: neither fits arbitrary labels."
    return f"{begin} Linear: {_constant(result, 0)}. Bumps: {_constant(result, 1)}."


def _constant(result: TradeOff, i: int) -> str:
    """The Lipschitz constant of one construction at p, or why it has none there."""
    if not np.ma.getmaskarray(result.here)[i]:
        return f"Lip = {result.here[i]:.3g}"
    if result.p < 8 * result.n:
        return ("p is too near n", "fewer than seven coordinates")[i]
    return ("it has no more than d parameters", "they need no more than nd")[i]


def draw_reach(ax: Axes, result: Reach) -> None:
    """Largest gradient at the data, both bounds of the Lipschitz constant, bumps, the steepest chord and the law, against p over nd."""
    x = result.p / (result.n * result.d)
    ax.plot(x, result.law, color=TRUTH, linestyle=":")
    ax.plot([0.01, 1], np.exp(np.log(result.chord).mean()) * np.ones(2), color=DATA, linewidth=1.2)
    for values, color, marker, dashes in (
        (result.upper, MUTED, "v", "-."),
        (result.bumps, GOOD, "s", ":"),
        (result.lower, FIT, "^", "-"),
        (result.at_data, OTHER, "o", "--"),
    ):
        ax.plot(x, np.exp(np.log(values).mean(axis=0)), marker, color=color, linestyle=dashes, markersize=6)
        ax.plot(np.tile(x, len(values)), values.ravel(), ".", color=color, alpha=0.75, markersize=3.5)
    legend = (
        ("triangles down: upper bound by norms", MUTED),
        ("triangles up: lower bound by ascent", FIT),
        ("circles: greatest gradient at the data", OTHER),
        ("squares: bumps with as many parameters", GOOD),
        ("dotted: √(nd/p)", TRUTH),
        ("level: what the data demand of any fit", DATA),
    )
    for row, (words, color) in enumerate(legend):
        ax.text(0.98, 0.94 - 0.062 * row, words, color=color, ha="right", transform=ax.transAxes)
    ax.set(xscale="log", yscale="log", xlim=(0.01, 1), ylim=(0.8, 5000), xlabel="parameters p / nd", ylabel="slope")
    ax.set_xticks([0.01, 0.1, 1], ["0.01", "0.1", "1"])
    style.label_powers(ax, "y")


def draw_scatter(ax: Axes, result: Scatter) -> None:
    """Test error against the lower bound of the Lipschitz constant, a dot a network."""
    color = FIT if result.flipped < 0.5 else WARN
    ax.plot([2.5, 40], [0.5, 0.5], color=MUTED, linestyle=":")
    ax.plot(result.lower.ravel(), result.error.ravel(), "o", color=color, alpha=0.72, markersize=5.5)
    words = "labels are coins" if result.flipped == 0.5 else f"{result.flipped:.0%} of the labels flipped"
    ax.text(0.03, 0.06, words, color=color, transform=ax.transAxes)
    ax.text(39, 0.515, "a coin", color=MUTED, ha="right")
    ax.set(xscale="log", xlim=(2.5, 40), ylim=(0, 0.75), xlabel="Lipschitz constant, lower bound", ylabel="error on new digits")
    ax.set_xticks([3, 10, 30], ["3", "10", "30"])
    ax.set_xticks([], minor=True)
