"""Drawings and captions for the essay *The price of smoothness*."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from explainers import numerals
from explainers.essays.the_price_of_smoothness.blocks import Outward
from explainers.essays.the_price_of_smoothness.families import Judged
from explainers.essays.the_price_of_smoothness.fooled_digits import DIGITS, LONGEST, Attack
from explainers.essays.the_price_of_smoothness.isoperimetry import Concentration
from explainers.essays.the_price_of_smoothness.lean_digits import KINDS, Lean
from explainers.essays.the_price_of_smoothness.memorization import Memory
from explainers.essays.the_price_of_smoothness.one_pixel import Curve as PixelCurve
from explainers.essays.the_price_of_smoothness.random_points_on_a_sphere import Distances
from explainers.essays.the_price_of_smoothness.robustness_sweep import TradeOff
from explainers.essays.the_price_of_smoothness.smoothness_and_generalization import Compared
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, LINE, MUTED, TRUTH, WARN


def _legend(ax: Axes, words: Iterable[tuple[str, str, object]], top: float = 0.94) -> None:
    """Colored words at the right, a row for each whose mark is drawn."""
    drawn = [(text, color) for text, color, shown in words if shown]
    for row, (text, color) in enumerate(drawn):
        ax.text(0.98, top - 0.065 * row, text, color=color, ha="right", transform=ax.transAxes)


def _any(values: ArrayLike) -> bool:
    """Whether any of the values is not masked."""
    return bool(np.ma.count(values))


def draw_digit(ax: Axes, result: Attack) -> None:
    """The changed image."""
    ax.set(xlim=(-8.33, 36.33), ylim=(28, 0), xticks=[], yticks=[])  # square pixels on a panel of the common size
    style.show_image(ax, result.image, (0, 28, 28, 0))
    ax.plot([0, 28, 28, 0, 0], [0, 0, 28, 28, 0], color=LINE, linewidth=1.2)
    for spine in ax.spines.values():
        spine.set_visible(False)


def draw_fooling(ax: Axes, result: Attack) -> None:
    """Both functions along the attack made for each, and the chosen change."""
    style.stands_for(ax.plot([0, LONGEST], [0, 0], color=MUTED, linestyle=":"))
    falls = style.leaves("it falls on, far below the roomy one; the caption says how far")
    ax.plot(result.sizes, result.slender, color=WARN, gid=falls, label="slender")
    ax.plot(result.sizes, result.roomy, color=GOOD, linestyle="--", label="roomy")
    color = WARN if result.model == "slender" else GOOD
    mark = "o" if result.value > -1.42 else "v"
    chosen = ax.plot(
        [result.size], [max(result.value, -1.42)], mark, color=color, markersize=9, clip_on=False, zorder=5, label="chosen change"
    )
    style.stands_for(chosen, [result.size], [result.value])
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
    """Points, the curve through them, where it is steepest, and the steepest chord."""
    style.stands_for(ax.plot([0, 1], [0, 0], color=MUTED, linestyle=":"))
    swings = style.leaves("a polynomial swings out between and beside its points")
    style.stands_for(ax.plot(result.t, np.clip(result.f, -6, 6), color=FIT, gid=swings, label="curve"), result.t, result.f)
    ends = list(result.chord_ends)
    ax.plot(result.x[ends], result.y[ends], color=TRUTH, linestyle="--", linewidth=2.6, label="steepest chord")
    ax.plot(result.x, result.y, "o", color=DATA, markersize=8, label="data")
    i = result.movable
    ring = ax.plot(result.x[[i]], result.y[[i]], "o", markersize=15, markerfacecolor="none", markeredgecolor=WARN, markeredgewidth=2)
    style.named("the point that moves", ring)
    t, height = result.t[result.steepest], result.f[result.steepest]
    mark = "D" if abs(height) <= 3.4 else "^" if height > 0 else "v"
    steepest = ax.plot([t], [np.clip(height, -3.2, 3.2)], mark, color=FIT, markersize=8, clip_on=False, label="steepest")
    style.stands_for(steepest, [t], [height])
    where = "diamond: steepest here" if mark == "D" else f"triangle: steepest {'above' if height > 0 else 'below'} it"
    ax.figure.subplots_adjust(top=0.85)
    ax.text(0.01, 1.1, "ring: the point that moves", color=WARN, transform=ax.transAxes)
    ax.text(0.01, 1.02, "dashed: the steepest chord", color=TRUTH, transform=ax.transAxes)
    ax.text(0.99, 1.1, where, color=FIT, ha="right", transform=ax.transAxes)
    ax.set(xlim=(0, 1), ylim=(-3.4, 3.4), yticks=[-1, 0, 1], xlabel="brightness of one pixel", ylabel="−1 gerbil, 1 giraffe")


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
    style.stands_for(ax.plot([2, 2], [0, 1], color=MUTED, linestyle=":", label="n = 2d"), [2])
    ax.plot(result.ratio, result.exact, color=TRUTH, linestyle="--", label="Cover’s count")
    ax.plot(result.measured_ratio, result.measured, "o", color=FIT, markersize=7, label="labelings tried")
    ax.text(2.06, 0.93, "n = 2d", color=MUTED)
    ax.text(0.03, 0.3, "dashed: Cover’s count", color=TRUTH, transform=ax.transAxes)
    ax.text(0.03, 0.21, "dots: labelings tried", color=FIT, transform=ax.transAxes)
    ax.set(xlim=(0, 4), ylim=(-0.04, 1.06), xlabel="points per dimension, n / d", ylabel="chance that a plane separates")


def draw_margins(ax: Axes, result: Memory) -> None:
    """How far the nearest boundary is: slabs of threshold units beside bumps."""
    ax.plot(result.n, result.bump, "s--", color=GOOD, markersize=7, label="bumps")
    ax.plot(result.n, result.slab, "o-", color=WARN, markersize=7, label="threshold units")
    ax.text(23, 1.3, "bumps, n(d + 1) parameters", color=GOOD)
    ax.text(23, 2.6e-8, "threshold units, about n(1 + 2/d) parameters", color=WARN)
    ax.set(xscale="log", yscale="log", xlim=(20, 500), ylim=(1e-8, 4), xlabel="points n", ylabel="distance to the boundary")
    ax.set_xticks(result.n, [str(n) for n in result.n])
    ax.set_xticks([], minor=True)
    ax.set_yticks(10.0 ** np.arange(-8, 1, 2))
    style.label_powers(ax, "y")


def describe_memory(result: Memory) -> str:
    """What both fits cost and how closely they pass."""
    return (
        f"d = {result.d}: {result.units} threshold units with {result.parameters:,} parameters fit {result.last_n} points and pass them at "
        f"{numerals.scientific(result.slab_margin, 1)}; bumps with {result.bump_parameters:,} parameters keep {result.bump_radius:.2g}."
    )


def draw_distances(ax: Axes, result: Distances) -> None:
    """Histogram of the distances of random points on the unit sphere, the exact density, √2 and the diameter."""
    top = 1.4
    peak = max(float(result.exact.max()), float(result.height.max()))
    for place, height, words in ((np.sqrt(2), 1.3, "√2"), (2.0, 1.14, "the diameter, 2")):
        style.stands_for(ax.plot([place, place], [0, top], color=MUTED, linestyle=":", label=words), [place])
        ax.text(place - 0.02, height, words, color=MUTED, ha="right")
    ax.stairs(result.height / peak, result.edges, fill=True, facecolor=(DATA, 0.2), edgecolor=DATA, linewidth=0.8, label="drawn pairs")
    ax.plot(result.t, result.exact / peak, color=TRUTH, linestyle="--", label="exact law")
    closest = ax.plot([result.smallest], [0.05], "^", color=WARN, markersize=9, clip_on=False, label="closest pair")
    style.stands_for(closest, [result.smallest])
    ax.text(0.02, 0.92, "bars: drawn pairs", color=DATA, transform=ax.transAxes)
    ax.text(0.02, 0.84, "dashed: exact law", color=TRUTH, transform=ax.transAxes)
    ax.text(0.02, 0.76, "triangle: closest pair", color=WARN, transform=ax.transAxes)
    ax.set(xlim=(0, 2.03), ylim=(0, top), yticks=[], xlabel="distance of two points, R = 1", ylabel="how many pairs")


def draw_concentration(ax: Axes, result: Concentration) -> None:
    """The bound of isoperimetry, drawn points, and the exact tail where it is known."""
    floor = 1e-6
    falls = style.leaves("chances fall on below what is drawn")
    bound = ax.plot(result.t, np.maximum(result.bound, floor / 10), color=MUTED, linestyle="-.", gid=falls, label="bound")
    exact = ax.plot(result.t, np.ma.maximum(result.exact, floor / 10), color=TRUTH, linestyle="--", gid=falls, label="exact law")
    style.stands_for(bound, result.t, result.bound)
    style.stands_for(exact, result.t, result.exact)
    ax.plot(result.t[::3], result.measured[::3], "o", color=DATA, markersize=5, label="drawn points")
    ax.figure.subplots_adjust(top=0.83)  # the curves pass everywhere
    ax.text(0, 1.1, "dash-dotted: the bound", color=MUTED, transform=ax.transAxes)
    ax.text(0, 1.02, "dots: drawn points", color=DATA, transform=ax.transAxes)
    if _any(result.exact):
        ax.text(1, 1.1, "dashed: exact law", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.set(xscale="log", yscale="log", xlim=(2.5e-3, 2), ylim=(floor, 3), xlabel="deviation t from the mean", ylabel="chance of at least t")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")


_FUNCTIONS = {
    "coordinate": "a coordinate",
    "distance": "the distance to a point",
    "half": "the length of half of the coordinates",
    "nearest": "the distance to the nearest of twenty points",
}


def describe_sphere(pairs: Distances, tail: Concentration) -> str:
    """Where the distances gather, and how little a smooth function spreads."""
    closest = f"{pairs.smallest:.3f}" if pairs.smallest >= 0.01 else f"{pairs.smallest:.2g}"
    return (
        f"d = {tail.d:,}: mean distance {pairs.average:.3f}, closest pair {closest}; {pairs.near:.0%} of the pairs are within "
        f"5% of √2, {pairs.far:.1%} of the diameter. Spread of {_FUNCTIONS[tail.function]}: {tail.spread:.4f}."
    )


def draw_trade_off(ax: Axes, result: TradeOff) -> None:
    """Lipschitz constants of both constructions against p, the law, the floor, and the chosen p."""
    low, high, top = result.frame
    nd, bottom = result.n * result.d, 0.42
    p = np.geomspace(low, high, 61)
    law = np.sqrt(nd / p)
    style.stands_for(ax.plot(p, np.ma.masked_less(law, bottom), color=TRUTH, linestyle=":", label="√(nd/p)"), p, law)
    ax.plot([low, high], [result.floor, result.floor], color=DATA, linewidth=1, label="what the data force")
    walls = ax.plot(np.repeat([result.n, nd, nd], [2, 1, 2]), [bottom, top, np.nan, bottom, 22], color=MUTED, linewidth=1, label="n and nd")
    style.stands_for(walls, [result.n, nd])
    ax.text(result.n * 1.1, 0.6 * top, "n", color=MUTED, clip_on=True)
    ax.text(nd, 24, "nd", color=MUTED, ha="center", clip_on=True)
    beyond = np.array([nd, high])
    formula = np.append(result.bumps.expected, [result.floor] * 2)
    ax.plot(np.append(result.bumps.p, beyond), formula, color=GOOD, linestyle="--", label="bumps, formula")
    ax.plot(result.bumps.p, result.bumps.typical, "s", color=GOOD, markersize=5, label="bumps, measured")
    ax.plot(result.linear.p, result.linear.expected, color=FIT, label="linear, formula")
    ax.plot(result.linear.p, result.linear.typical, "o", color=FIT, markersize=5, label="linear, measured")
    hidden = np.ma.getmaskarray(result.here)
    at = np.array([result.p], float)
    ax.plot(np.ma.masked_array(at, hidden[:1]), result.here[:1], "o", color=FIT, markersize=11, label="linear at p")
    ax.plot(np.ma.masked_array(at, hidden[1:]), result.here[1:], "s", color=GOOD, markersize=11, label="bumps at p")
    below = result.law < bottom
    here = ax.plot(at, [1.15 * bottom if below else result.law], "v" if below else "^", color=TRUTH, markersize=10, clip_on=False)
    style.named("√(nd/p) at p", here)
    style.stands_for(here, at, [result.law])
    words = (("circles: linear", FIT), ("squares: bumps", GOOD), ("dotted: √(nd/p)", TRUTH), ("level: what the data force", DATA))
    for row, (text, color) in enumerate(words):
        ax.text(0.98, 0.94 - 0.065 * row, text, color=color, ha="right", transform=ax.transAxes)
    ax.set(xscale="log", yscale="log", xlim=(low, high), ylim=(bottom, top), xlabel="parameters p", ylabel="Lipschitz constant")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")


def describe_trade_off(result: TradeOff) -> str:
    """What the two constructions do with p parameters, and what the data force."""
    times = result.p / (result.n * result.d)
    share = f"=\u00a0{times:g}\u00a0nd" if times >= 1 else f"=\u00a0nd/{1 / times:,g}"
    begin = f"n = {result.n}, d = {result.d:,}, p = {result.p:,} {share}: √(nd/p) = {result.law:.3g}, the data force {result.floor:.3g}."
    if result.p < result.n:
        return f"{begin} Fewer parameters than points: neither fits arbitrary labels."
    return f"{begin} Linear: {_constant(result, 0)}. Bumps: {_constant(result, 1)}."


def _constant(result: TradeOff, i: int) -> str:
    """The Lipschitz constant of one construction at p, or why it has none there."""
    if not np.ma.getmaskarray(result.here)[i]:
        return f"Lip = {result.here[i]:.3g}"
    if result.p < 8 * result.n:
        return ("p is too near n", "fewer than seven coordinates")[i]
    return "it has no more than d parameters"


_NAMES = {
    "linear": "linear",
    "bumps": "bumps",
    "trained": "trained networks",
    "penalty": "networks with a gradient penalty",
    "features": "random features",
    "blocks": "blocks, at their data",
    "everywhere": "blocks, everywhere",
}


def draw_family(ax: Axes, result: Judged) -> None:
    """What was measured of one family, its formula down to what the data force, the law, and bumps with as many parameters."""
    each = result.chosen
    x = each.p / each.n
    span = np.array([1.5, 6000])
    on = style.leaves("it holds for more parameters, too")
    ax.plot(span, np.sqrt(each.d / span), color=TRUTH, linestyle=":", gid=on, label="√(nd/p)")
    ax.plot(span, [each.floor, each.floor], color=DATA, linewidth=1, label="what the data force")
    ax.plot(each.formula_p / each.n, np.ma.masked_less(each.formula, each.floor), color=FIT, linewidth=1.2, gid=on)
    ax.plot(x, each.bumps, "s", color=GOOD, markersize=6, label="bumps, as many parameters")
    ax.plot(np.tile(x, len(each.value)), each.value.ravel(), ".", color=FIT, markersize=4, label="single functions of the family")
    ax.plot(x, each.typical, "o", color=FIT, markersize=6, label="the family")
    words = (
        ("circles: the family", FIT, True),
        ("line: its formula", FIT, len(each.formula)),
        ("squares: bumps, as many parameters", GOOD, _any(each.bumps)),
        ("dotted: √(nd/p)", TRUTH, True),
        ("level: what the data force", DATA, True),
    )
    _legend(ax, words)
    ax.set(xscale="log", yscale="log", xlim=span, ylim=(0.8, 2000), xlabel="parameters per point, p / n", ylabel="slope of the function")
    ax.figure.subplots_adjust(left=0.15)
    ax.set_yticks([1, 10, 100, 1000], ["1", "10", "100", "1,000"])
    ax.set_yticks([], minor=True)
    style.label_powers(ax, "x")


def draw_exponents(ax: Axes, result: Judged) -> None:
    """The slope from each size to the next, of all families; of the chosen one with 95% intervals and with its formula."""
    ax.plot([1.5, 6000], [-0.5, -0.5], color=TRUTH, linestyle=":", label="the law, −½")
    pale = [(np.append(f.middles, np.nan), np.append([step.slope for step in f.steps], np.nan)) for f in result.others]
    x, y = (np.concatenate(part) for part in zip(*pale, strict=True))
    ax.plot(x, y, "-", color=MUTED, linewidth=1, marker=".", markersize=5, label="the other families")
    each = result.chosen
    ends = np.array([(step.low, step.high, np.nan) for step in each.steps]).ravel()
    ax.plot(
        each.formula_middles,
        each.formula_steps,
        color=FIT,
        linewidth=1.2,
        gid=style.leaves("it holds for more parameters, too"),
        label="its formula",
    )
    ax.plot(np.repeat(each.middles, 3), ends, color=FIT, linewidth=1.4, label="95% intervals")
    ax.plot(each.middles, [step.slope for step in each.steps], "o", color=FIT, markersize=6, label="the family")
    ax.text(0.02, 0.93, _NAMES[each.name], color=FIT, transform=ax.transAxes)
    ax.text(0.02, 0.865, "gray: the other families", color=MUTED, transform=ax.transAxes)
    ax.text(0.98, 0.05, "dotted: −½, the law", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.set(xscale="log", xlim=(1.5, 6000), ylim=(-1.25, 0.35), xlabel="parameters per point, p / n", ylabel="slope from p to 2p")
    ax.set_yticks([-1, -0.5, 0], ["−1", "−0.5", "0"])
    ax.figure.subplots_adjust(left=0.15)
    style.label_powers(ax, "x")


def describe_family(result: Judged) -> str:
    """The last slope of the family that is looked at, its formula's there, and how far above law and floor it ends."""
    each, last = result.chosen, result.chosen.last
    formula = each.formula_steps[np.argmin(np.abs(each.formula_middles - each.middles[-1]))] if len(each.formula_steps) else None
    says = "no formula" if formula is None else f"by its formula {formula:z.2f}"
    name = _NAMES[each.name]
    return (
        f"{name[0].upper()}{name[1:]} ({each.kind}), n = {each.n}, d = {each.d:,}: the last slope is {last.slope:z.2f} "
        f"(95%: {last.low:z.2f} to {last.high:z.2f}), {says}; it ends at {each.typical[-1] / each.law[-1]:.1f} times √(nd/p) and "
        f"{each.typical[-1] / each.floor:.1f} times what the data force."
    )


def draw_outward(ax: Axes, result: Outward) -> None:
    """The greatest gradient by how far one may go: found and certified, where the data are, and where all groups speak."""
    style.stands_for(ax.plot([1, 1], [2.25, 40], color=DATA, linewidth=1, label="the data"), [1])
    ax.plot([0.15, 9.5], [result.law, result.law], color=TRUTH, linestyle=":", label="about the slope at the data")
    ax.plot(result.r, result.cap, color=MUTED, linestyle="-.", label="none is steeper")
    nearer = style.leaves("nearer than that it is 0")
    steepest = ax.plot(result.r, np.maximum(result.found, 0.3), color=FIT, drawstyle="steps-post", gid=nearer, label="steepest place found")
    style.stands_for(steepest, result.r, result.found)
    ax.plot([result.far], [result.found[-1]], "D", color=WARN, markersize=8, label="all groups speak")
    none = result.here == 0
    here = ax.plot([result.radius], [0.68 if none else result.here], "v" if none else "o", color=FIT, markersize=10, clip_on=False)
    style.named("steepest place up to here", here)
    style.stands_for(here, [result.radius], [result.here])
    ax.text(0.97, 1.74, "the data", color=DATA, ha="right")
    words = (
        ("line: steepest place found", FIT),
        ("dash-dotted: none is steeper", MUTED),
        ("diamond: all groups speak", WARN),
        ("dotted: about the slope at the data", TRUTH),
    )
    for row, (text, color) in enumerate(words):
        ax.text(0.98, 0.26 - 0.065 * row, text, color=color, ha="right", transform=ax.transAxes)
    ax.set(
        xscale="log",
        yscale="log",
        xlim=(0.15, 9.5),
        ylim=(0.6, 40),
        xlabel="how far from the origin one may go",
        ylabel="greatest gradient",
    )
    ax.set_xticks([0.2, 0.5, 1, 2, 4, 8], ["0.2", "0.5", "1", "2", "4", "8"])
    ax.set_yticks([1, 3, 10, 30], ["1", "3", "10", "30"])
    ax.set_xticks([], minor=True)
    ax.set_yticks([], minor=True)


def describe_outward(result: Outward) -> str:
    """How steep it is how far from the origin, and how far away all groups speak."""
    begin = f"{result.groups} groups, p = {result.p:,}. Up to {result.radius:g} from the origin "
    if result.here == 0:
        found = f"no place was found where any group speaks, and no gradient is more than {result.most:.1f}."
    else:
        found = f"the steepest place found has a gradient of {result.here:.1f}, and none has more than {result.most:.1f}."
    return f"{begin}{found} All groups speak from {result.far:.2g} on; the data are at 1."


def draw_recipes(ax: Axes, result: Compared) -> None:
    """Error on new digits against the lower bound of the Lipschitz constant: small dots networks, large marks recipes."""
    s = result.shown
    ax.plot([2, 40], [0.5, 0.5], color=MUTED, linestyle=":", label="a coin")
    ax.plot(s.lower.ravel(), s.error.ravel(), ".", color=MUTED, markersize=5, label="single networks")
    x, y = np.exp(np.log(s.lower).mean(axis=1)), s.error.mean(axis=1)
    for kind, marker, color, name in ((result.free, "o", WARN, "without a penalty"), (~result.free, "s", GOOD, "with a penalty")):
        widths = 6 + 4 * np.arange(kind.sum())  # one within the other where they coincide, in the order of the initial weights
        ax.scatter(x[kind], y[kind], s=widths**2, marker=marker, facecolor="none", edgecolor=color, linewidth=1.5, label=f"recipes {name}")
    words = (
        ("circles: recipes without a penalty", WARN, result.free.any()),
        (f"squares: recipes with {'it' if result.free.any() else 'a penalty'}", GOOD, (~result.free).any()),
        ("small dots: single networks", MUTED, True),
    )
    _legend(ax, words)
    ax.text(2.05, 0.515, "a coin", color=MUTED)
    ax.set(xscale="log", xlim=(2, 40), ylim=(-0.02, 0.95), xlabel="Lipschitz constant, lower bound", ylabel="error on new digits")
    ax.set_xticks([3, 10, 30], ["3", "10", "30"])
    ax.set_xticks([], minor=True)


def draw_chance(ax: Axes, result: Compared) -> None:
    """What chance makes of the rank correlation, and the one that was found."""
    ax.stairs(
        0.8 * result.share / result.share.max(),
        result.edges,
        fill=True,
        facecolor=(MUTED, 0.45),
        edgecolor=MUTED,
        linewidth=0.8,
        label="errors dealt out anew",
    )
    style.stands_for(ax.plot([result.correlation] * 2, [0, 0.8], color=FIT, label="as it was found"), [result.correlation])
    ax.text(0.02, 0.93, "bars: errors dealt out anew", color=MUTED, transform=ax.transAxes)
    ax.text(0.02, 0.865, "line: as it was found", color=FIT, transform=ax.transAxes)
    ax.set(xlim=(-1, 1), ylim=(0, 1.05), yticks=[], xlabel="rank correlation", ylabel="how many deals")
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])


def describe_recipes(result: Compared) -> str:
    """How they go together, and how often chance does as much."""
    s, recipes = result.shown, len(result.shown.lower)
    labels = "coins for labels" if s.flipped == 0.5 else f"{s.flipped:.0%} of the labels flipped"
    deals = f"{recipes} recipes in all {result.ways:,} ways" if result.unit == "recipe" else f"{s.networks} networks {result.ways:,} times"
    if result.as_high == 0:
        reaches = "never reaches it"
    else:
        reaches = f"reaches it {'less than 0.1%' if result.as_high < 5e-4 else f'{result.as_high:.1%}'} of the time"
    return (
        f"{s.networks} networks by {recipes} recipes, {labels}: rank correlation {result.correlation:.2f}. "
        f"Dealing the errors out anew among {deals} {reaches}."
    )


def draw_component_picture(ax: Axes, result: Lean) -> None:
    """One of the pictures, as the function sees it."""
    ax.set(xlim=(-8.33, 36.33), ylim=(28, 0), xticks=[], yticks=[])
    style.show_image(ax, result.picture, (0, 28, 28, 0))
    ax.plot([0, 28, 28, 0, 0], [0, 0, 28, 28, 0], color=LINE, linewidth=1.2)
    for spine in ax.spines.values():
        spine.set_visible(False)


def draw_lean(ax: Axes, result: Lean) -> None:
    """How many times steeper than need be, by numbers stored, for three kinds of pictures, and √(nd/p)."""
    ax.plot(result.sizes, result.law, color=TRUTH, linestyle=":", label="√(nd/p)")
    names = ("digits, own", "digits, coins", "noise, coins")
    for ratios, color, marker, name in zip(result.ratios, (GOOD, FIT, WARN), "osD", names, strict=True):
        ax.plot(result.sizes, ratios, marker, linestyle="-", color=color, markersize=4.5, linewidth=1.2, label=name)
    i = KINDS.index(result.kind)
    ax.plot([result.p], [result.ratio], "osD"[i], color=(GOOD, FIT, WARN)[i], markersize=11, label="this size")
    words = (
        ("diamonds: noise, coins", WARN),
        ("squares: digits, coins", FIT),
        ("circles: digits, own", GOOD),
        ("dotted: √(nd/p)", TRUTH),
    )
    for row, (text, color) in enumerate(words):
        ax.text(0.98, 0.94 - 0.065 * row, text, color=color, ha="right", transform=ax.transAxes)
    ax.set(xscale="log", yscale="log", xlim=(4000, 3e5), ylim=(0.9, 300), xlabel="numbers stored p", ylabel="slope / least possible")
    style.label_powers(ax, "x")
    ax.set_yticks([1, 3, 10, 30, 100], ["1", "3", "10", "30", "100"])
    ax.set_yticks([], minor=True)


_KINDS = {
    "own": "digits with their own labels",
    "coins": "digits with coins for labels",
    "noise": "noise with coins for labels",
}


def describe_lean(result: Lean) -> str:
    """What the components cost and how near to the floor they come."""
    kind = _KINDS[result.kind]
    return (
        f"{kind[0].upper()}{kind[1:]}, {result.k} components, {result.p:,} numbers: Lip = {result.lip:.2g}, {result.ratio:.1f} times "
        f"the least that is possible; √(nd/p) = {result.here:.1f}."
    )
