"""Drawings and captions for the essay *Ridges, not peaks*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from explainers.essays.ridges_not_peaks.finite_steps import FiniteDescent
from explainers.essays.ridges_not_peaks.functional_dimension import RankCurve
from explainers.essays.ridges_not_peaks.level_set import FORMULAS, WINDOW, LevelSet
from explainers.essays.ridges_not_peaks.one_more_neuron import Exchange
from explainers.essays.ridges_not_peaks.ridge import Spectrum, Station
from explainers.essays.ridges_not_peaks.ridge_of_a_product import Descent
from explainers.essays.ridges_not_peaks.training_and_width import NEVER, WidthCurve
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, INK, LINE, MUTED, OTHER, PAPER, TRUTH, WARN

_LOSS_LEVELS = (0.02, 0.12, 0.42, 0.9, 1.8, 3.5, 7.0, 40.0)


def draw_landscape(ax: Axes, result: Descent) -> None:
    """The loss as shades, heavier where higher, the ridge ab = y as a curve, and the descent from its start (ring) to its end (dot)."""
    scape = result.landscape
    shades = [to_rgba(MUTED, 0.035 * (i + 1)) for i in range(len(_LOSS_LEVELS) - 1)]
    ax.contourf(scape.a, scape.b, scape.loss, levels=_LOSS_LEVELS, colors=shades).set(edgecolor=MUTED, linewidth=0.3)
    for branch in scape.branches:
        ax.plot(*branch, color=GOOD, linewidth=3, label="loss 0")
    ax.plot(*result.path, color=FIT, label="descent")
    ax.plot(*result.path[:, :1], "o", color="none", markeredgecolor=FIT, markeredgewidth=1.8, markersize=8, label="start")
    ax.plot(*result.path[:, -1:], "o", color=FIT, markersize=8)
    for place in ((-2.8, -0.75), (1.9, 0.85)):
        paper = {"facecolor": PAPER, "alpha": 0.8, "linewidth": 0, "pad": 0.8}
        ax.text(*place, "loss 0", color=GOOD, bbox=paper, zorder=1.9)  # below the path, which may pass there
    ax.set(xlim=(-2.9, 2.9), ylim=(-2.5, 2.5), xlabel="a", ylabel="b", aspect="equal")


def draw_cross_section(ax: Axes, result: Descent) -> None:
    """The loss along the two principal directions of the Hessian at the end of the descent."""
    flat, steep = result.profiles
    walls = style.leaves("the loss rises without end")
    most = ax.plot(result.profile_s, np.minimum(steep, 9), color=TRUTH, linestyle="--", label="most curved direction", gid=walls)
    style.stands_for(most, result.profile_s, steep)
    ax.plot(result.profile_s, flat, color=GOOD, label="least curved direction")
    ax.plot([0], [result.end_loss], "o", color=FIT, markersize=8)
    ax.legend(loc="upper center")
    ax.set(xlim=(-1.5, 1.5), ylim=(-0.08, 2.6), xlabel="distance from the end point", ylabel="loss")


def describe_descent(result: Descent) -> str:
    """Where descent ended, and what it kept."""
    (a0, b0), (a1, b1), (q0, q1) = (map(_positive_zero, pair) for pair in (result.start, result.end, result.conserved))
    begin = f"From a = {a0:.1f}, b = {b0:.1f} descent "
    if not result.on_ridge:
        verb = "does not move" if result.distance == 0 else f"travels {result.distance:.2f} along a = −b"
        return f"{begin}{verb} and is stuck at the saddle a = b = 0, where the loss is {result.end_loss:.2f}."
    return (
        f"{begin}ends on the ridge at a = {a1:.3f}, b = {b1:.3f}, a distance of {result.distance:.2f} away; "
        f"a² − b² was {q0:.2f} and is {q1:.2f}; the curvature is {result.curvatures[1]:.2f} across the ridge and 0 along it."
    )


def _positive_zero(value: float) -> float:
    """Rounded to nine decimals and without the sign of −0."""
    return round(value, 9) + 0.0


_EIGENVALUE_FLOOR = 1e-19


def draw_spectrum(ax: Axes, result: Spectrum) -> None:
    """Sizes of the Hessian's eigenvalues, greatest first, as bars from the floor of a logarithmic axis: those of the steep directions, then
    those of the flat ones; all of one kind where there is no exact fit."""
    size = np.maximum(np.abs(result.eigenvalues), 5 * _EIGENVALUE_FLOOR)  # a bar of no height could not be counted
    steep = result.steep if result.fits else result.k
    number, true = np.arange(1, len(size) + 1), np.abs(result.eigenvalues)
    bars = ax.plot(*_bars(0, size[:steep]), color=FIT, linewidth=2.2, solid_capstyle="butt", label="steep")
    style.stands_for(bars, number[:steep], true[:steep])
    bars = ax.plot(*_bars(steep, size[steep:]), color=GOOD, linewidth=2.2, solid_capstyle="butt", label="flat")
    style.stands_for(bars, number[steep:], true[steep:])
    wall = ax.plot([result.equations + 0.5] * 2, [_EIGENVALUE_FLOOR, 1e8], color=INK, linewidth=1, linestyle=":", label="N · outputs")
    style.stands_for(wall, [result.equations])
    ax.text(0.02, 0.94, "steep", color=FIT, transform=ax.transAxes)
    ax.text(0.16, 0.94, "flat: zero to rounding", color=GOOD, transform=ax.transAxes)
    ax.text(0.98, 0.94, "dotted: N · outputs", color=INK, ha="right", transform=ax.transAxes)
    ax.set_yscale("log")
    ax.set(xlim=(0, 88), ylim=(_EIGENVALUE_FLOOR, 1e11), xlabel="number of the eigenvalue")
    ax.set_ylabel("its size", labelpad=1)
    ax.set_yticks([10.0**p for p in (-18, -12, -6, 0, 6)])
    style.label_powers(ax, "y")


def describe_spectrum(result: Spectrum) -> str:
    """The count of eigenvalues, or why none is given."""
    begin = f"{result.k} parameters, {result.equations} equations: "
    if result.fits:
        zero = result.k - result.steep
        return (
            f"{begin}training reaches zero; {result.steep} eigenvalues are positive, {zero} {'is' if zero == 1 else 'are'} zero, "
            f"and the ridge has dimension {result.dimension}."
        )
    if result.equations > result.k:
        return f"{begin}more equations than parameters; a loss of {result.loss:.2g} remains, so this is no ridge of solutions."
    return f"{begin}training found no exact fit from any of its starts; the best left a loss of {result.loss:.2g}."


def _bars(offset: int, heights: np.ndarray) -> tuple[np.ma.MaskedArray, np.ma.MaskedArray]:
    """Vertical bars from the floor as one broken line, one for each height, numbered from ``offset`` + 1."""
    at = np.repeat(np.arange(len(heights)) + offset + 1.0, 3)
    tops = np.stack([np.full(len(heights), _EIGENVALUE_FLOOR), heights, heights], axis=1).ravel()
    gaps = np.tile([False, False, True], len(heights))
    return np.ma.array(at, mask=gaps), np.ma.array(tops, mask=gaps)


def draw_walk_function(ax: Axes, result: Station) -> None:
    """The function before the walk (dashed) and here, with the data points it keeps passing through."""
    ax.plot(result.x, result.before, color=MUTED, linestyle="--", linewidth=1.4, label="where the walk began")
    now = ax.plot(result.x, np.clip(result.now, -20, 20), color=FIT, gid=style.leaves("beside the data nothing holds it"), label="here")
    style.stands_for(now, result.x, result.now)
    ax.plot(result.X, result.y, "o", color=DATA, markersize=7, label="data")
    ax.text(0.03, 0.04, "dashed: where the walk began", color=MUTED, transform=ax.transAxes)
    ax.set(xlim=(result.x[0], result.x[-1]), ylim=(-4.4, 5.4), xlabel="x", ylabel="f(x)")


def draw_walk_loss(ax: Axes, result: Station) -> None:
    """How far the function has changed and how far it misses its labels along the walk, in the units of the labels."""
    change, miss = np.sqrt(result.change), np.sqrt(2 * result.loss)
    top = 1.15 * float(change.max())
    ax.plot(result.s, change, color=OTHER, label="change of f, root mean square")
    ax.plot(result.s, miss, color=FIT, linewidth=3, label="miss of the labels")
    ax.plot([result.walked, result.walked], [change[result.index], miss[result.index]], "o", color=INK, markersize=7, label="here")
    ax.text(0.04, 0.93, "change of f, root mean square", color=OTHER, transform=ax.transAxes)
    ax.text(0.97, 0.16, "miss of the labels", color=FIT, ha="right", transform=ax.transAxes)
    ax.set(xlim=(-0.3, result.s[-1] + 0.3), ylim=(-0.06 * top, 1.1 * top))
    ax.set(xlabel="length walked in parameter space", ylabel="in units of the labels")


def draw_level_set(ax: Axes, result: LevelSet) -> None:
    """The solutions of g = y (solid), the marked one, and the nullspace of J there: a dashed line, or a shaded disc where J = 0."""
    ax.plot([-WINDOW, WINDOW], [0, 0], color=LINE, linewidth=0.8)
    ax.plot([0, 0], [-WINDOW, WINDOW], color=LINE, linewidth=0.8)
    singular = result.nullity == 2
    angle = np.linspace(0, 2 * np.pi, 61)
    radius = 0.7 if singular else 0.0
    ax.fill(
        radius * np.cos(angle),
        radius * np.sin(angle),
        facecolor=(WARN, 0.18),
        edgecolor=WARN,
        linewidth=1 if singular else 0,
        label="nullspace of J, shaded",
    )
    for curve in result.curves:
        ax.plot(*curve, color=GOOD, linewidth=3, label="solutions")
    reach = np.ma.array([-0.7, 0.7])
    ax.plot(*(result.point[i] + reach * result.tangent[i] for i in (0, 1)), color=WARN, linestyle="--", label="nullspace of J")
    ax.plot(*np.ma.atleast_2d(result.point).T, "o", color=INK, markersize=8, label="the point")
    paper = {"facecolor": PAPER, "linewidth": 0, "pad": 2}
    ax.text(0, 0.35, "" if result.solvable else "no solution", color=INK, ha="center", fontsize=13, bbox=paper)
    ax.text(-0.14, 1.02, "solid: solutions", color=GOOD, transform=ax.transAxes)
    ax.text(1.12, 1.02, "dashed or shaded: nullspace of J", color=WARN, ha="right", transform=ax.transAxes)
    ax.set(xlim=(-WINDOW, WINDOW), ylim=(-WINDOW, WINDOW), xlabel="θ₁", ylabel="θ₂", aspect="equal")


def describe_level_set(result: LevelSet) -> str:
    """What the nullspace promises and what is there."""
    left = f"{FORMULAS[result.equation]} = {result.y:g}"
    if not result.solvable:
        return f"{left} has no solution at all, although there are more unknowns than equations."
    if result.nullity == 1:
        return f"{left}: at the marked point J ≠ 0, its nullspace has 1 dimension, and the solutions run along it as a smooth curve."
    there = {0: "no other solution is near: the set is one point", 2: "the solutions are one smooth line all the same"}.get(
        result.branches, f"{result.branches} branches leave the point: two lines cross, which is no curve"
    )
    return f"{left}: at the marked point J = 0, its nullspace has 2 dimensions, but {there}."


def draw_rank(ax: Axes, result: RankCurve) -> None:
    """The rank of J as labels are added (solid), beside what counting promises (dashed)."""
    ax.plot(result.N, np.minimum(result.N, result.k), color=MUTED, linestyle="--", label="counting, min(N, k)")
    ax.plot(result.N, result.rank, color=FIT, linewidth=3, label="measured rank of J")
    ax.plot([result.N[0], result.N[-1]], [result.D, result.D], color=TRUTH, linestyle=":", label="functional dimension")
    ax.plot([result.chosen, result.chosen], [result.counting, result.chosen_rank], color=WARN, linewidth=1.6, label="from counting to rank")
    ax.plot([result.chosen], [result.chosen_rank], "o", color=FIT, markersize=9, label="chosen")
    ax.text(0.03, 0.94, "dashed: counting, min(N, k)", color=MUTED, transform=ax.transAxes)
    ax.text(0.03, 0.865, "solid: measured rank of J", color=FIT, transform=ax.transAxes)
    ax.text(0.03, 0.79, "dotted: functional dimension", color=TRUTH, transform=ax.transAxes)
    ax.set(xlim=(0, 71), ylim=(0, 82), xlabel="labels N", ylabel="rank")


def describe_rank(result: RankCurve) -> str:
    """What counting promises and what the rank allows."""
    begin = f"{result.k} parameters, {result.chosen} labels: the rank is {result.chosen_rank}"
    if result.chosen_rank == result.chosen:
        left = f"a ridge of dimension {result.k - result.chosen} remains" if result.k > result.chosen else "no ridge remains"
        return f"{begin}, so the outputs can be moved at will, each by itself, and {left}."
    if result.chosen_rank < min(result.chosen, result.D):
        return f"{begin}; units that are off on most of these inputs cannot tell them apart. More inputs take the rank to {result.D}."
    if result.k >= result.chosen:
        return f"{begin}, so counting says yes and the network says no: its functional dimension is {result.D}."
    return f"{begin}; there are more labels than parameters, and the functional dimension is {result.D}."


def draw_bounces(ax: Axes, result: FiniteDescent) -> None:
    """The ridge ab = 1, and every step of a descent that begins beside it (ring) and ends at the dot."""
    ax.set(xlim=(-0.2, 3.2), ylim=(-0.25, 2.85), xlabel="a", ylabel="b", aspect="equal")
    ax.plot(*result.branch, color=GOOD, linewidth=3, gid=style.leaves("a hyperbola has no end"), label="loss 0")
    ax.plot(*result.path, color=FIT, linewidth=0.8, label="descent")
    style.dots(ax, *result.path, color=FIT, size=2.5).set_label("steps of descent")
    ax.plot(*result.path[:, :1], "o", color="none", markeredgecolor=FIT, markeredgewidth=1.8, markersize=9, label="start")
    ax.plot(*result.path[:, -1:], "o", color=FIT, markersize=8)
    ax.text(0.52, 2.55, "loss 0", color=GOOD)


def draw_curvature(ax: Axes, result: FiniteDescent) -> None:
    """The curvature a² + b² after each step, beside the greatest one at which this step size can stay."""
    last = len(result.curvature) - 1
    ax.plot(np.arange(last + 1), result.curvature, color=FIT, label="a² + b²")
    ax.plot([0, last], [result.limit] * 2, color=TRUTH, linestyle="--", label="2/η")
    ax.plot([last], result.curvature[-1:], "o", color=FIT, markersize=8, label="last step")
    ax.text(0.97, 0.93, "dashed: 2/η", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.text(0.97, 0.85, "solid: a² + b²", color=FIT, ha="right", transform=ax.transAxes)
    ax.set(xlim=(-3, last + 3), ylim=(0, 12.8), xlabel="steps", ylabel="curvature across the ridge")


def describe_bounces(result: FiniteDescent) -> str:
    """Whether descent could stay where it began."""
    begin = f"With η = {result.η:g} descent can stay where the curvature is below 2/⁠η = {result.limit:.2f}. It begins at {result.first:.2f}"
    if not result.settled:
        return f"{begin} and is still bouncing after {len(result.curvature) - 1} steps, at {result.last:.2f}."
    if result.first < result.limit:
        return f"{begin}, and ends right there, at {result.last:.2f}."
    return f"{begin}, is thrown off, and ends at {result.last:.2f}."


_UNIT_COLORS = (FIT, OTHER, GOOD)


def draw_units(ax: Axes, result: Exchange) -> None:
    """Each unit as a dot at its (w, a), with the way that it takes from its ring on; a later one is smaller, so that none hides another."""
    ends = result.corners[0]
    for j, (color, width, size) in enumerate(zip(_UNIT_COLORS, (3.6, 2.2, 1.0), (12, 8, 4.5), strict=True)):
        shown = j < result.h
        way = result.corners[:, :, j] if shown else _hidden(2, 2)
        here = result.units[:, j] if shown else _hidden(2)
        ax.plot(way[:, 0], way[:, 1], color=color, linewidth=width, label=f"way of unit {j + 1}")
        start = ends[:, [j]] if shown else _hidden(2, 1)
        ax.plot(*start, "o", color="none", markeredgecolor=color, markeredgewidth=1.8, markersize=16, label=f"start of unit {j + 1}")
        ax.plot(*np.ma.atleast_2d(here).T, "o", color=color, markersize=size, zorder=2.1, label=f"unit {j + 1}")
        ax.text(0.03 + 0.25 * j, 1.0, f"unit {j + 1}" if shown else "", color=color, va="bottom", transform=ax.transAxes)
    ax.set(xlim=(-1.6, 4.5), ylim=(-0.25, 1.6), yticks=(0, 0.5, 1, 1.5), xlabel="w of the unit", ylabel="a of the unit")


def _hidden(*shape: int) -> np.ma.MaskedArray:
    return np.ma.masked_array(np.zeros(shape), mask=True)


def draw_exchange(ax: Axes, result: Exchange) -> None:
    """The loss on the way, and the height to which every path with two units climbs."""
    ax.plot([0, 1], [result.bound] * 2, color=WARN, linestyle="--", label="least height with two units")
    ax.plot(result.s, result.loss, color=FIT, linewidth=3, label="loss")
    ax.plot([result.share], [result.here], "o", color=INK, markersize=8, label="here")
    ax.text(0.98, 0.93, "dashed: least height with two units", color=WARN, ha="right", transform=ax.transAxes)
    ax.set(xlim=(-0.03, 1.03), ylim=(-0.05, 1.5), xlabel="share of the way", ylabel="loss")


def describe_exchange(result: Exchange) -> str:
    """How high the path climbs, and how high it has to."""
    if result.h == 2:
        line = "on a straight line" if result.route == "straight" else "over the lowest pass, where they are one unit"
        begin = f"Two units change places {line}: at {result.share:.0%} of the way the loss is {result.here:.3f}"
        return f"{begin}, and it climbs to {result.highest:.3f}. No path with two units stays below {result.bound:.3f}."
    begin = f"With a third unit there is a path of {len(result.corners) - 1} straight pieces on which the loss is zero all the way"
    return f"{begin}: here, at {result.share:.0%} of it, {abs(result.here):.3f}."


def draw_steps(ax: Axes, result: WidthCurve) -> None:
    """Steps until the loss was small, a dot a network, against width; those that never arrived stand on top, above the line."""
    ax.set(xscale="log", yscale="log", xlim=(result.h[0] * 0.8, result.h[-1] * 1.25), ylim=(10, 4 * result.most))
    rng = np.random.default_rng(0)
    h = np.concatenate([h * np.exp(0.16 * (rng.random(len(steps)) - 0.5)) for h, steps in zip(result.h, result.steps, strict=True)])
    steps = result.steps.ravel()
    arrived = np.ma.masked_array(np.maximum(steps, 1), steps == NEVER)
    dots = style.dots(ax, h, arrived, color=FIT, size=3.5)
    top = np.ma.masked_array(np.full(h.shape, 2.2 * result.most), steps != NEVER)
    crosses = style.crosses(ax, h, top, color=WARN, size=4.5, width=1.2)
    widths = np.repeat(result.h, result.steps.shape[1])  # the dots stand beside one another for the eye alone
    style.stands_for(dots, np.ma.compressed(np.ma.masked_array(widths, arrived.mask)), arrived.compressed())
    style.stands_for(crosses, widths[steps == NEVER])
    ax.plot([result.h[0] * 0.8, result.h[-1] * 1.25], [1.3 * result.most] * 2, color=MUTED, linewidth=1, linestyle=":")
    ax.text(0.98, 1.0, "×: not yet there", color=WARN, ha="right", va="bottom", transform=ax.transAxes)
    ax.set(xlabel="hidden units h", ylabel="steps of descent")
    style.label_powers(ax, "y")
    _label_widths(ax, result)


def draw_pace(ax: Axes, result: WidthCurve) -> None:
    """λ_min/λ_max of K at the start, a dot a network, with the median as a line; below the axis where K has no full rank."""
    floor = 1e-8
    pace = np.maximum(result.pace, floor)
    ax.set(xscale="log", yscale="log", xlim=(result.h[0] * 0.8, result.h[-1] * 1.25), ylim=(floor / 2, 1))
    widths = np.repeat(result.h, pace.shape[1])
    style.stands_for(style.dots(ax, widths, pace.ravel(), color=FIT, size=3.5), widths, result.pace.ravel())
    style.stands_for(ax.plot(result.h, np.median(pace, axis=1), color=FIT, linewidth=2), result.h, np.median(result.pace, axis=1))
    ax.text(0.03, 0.93, "line: median", color=FIT, transform=ax.transAxes)
    ax.text(0.97, 0.12, "on the floor: 10⁻⁸ or less", color=MUTED, ha="right", transform=ax.transAxes)
    ax.set(xlabel="hidden units h", ylabel="least / greatest eigenvalue", yticks=(1e-8, 1e-6, 1e-4, 1e-2, 1))
    style.label_powers(ax, "y")
    _label_widths(ax, result)


def _label_widths(ax: Axes, result: WidthCurve) -> None:
    ax.set_xticks(result.h[::2], [str(h) for h in result.h[::2]])
    ax.minorticks_off()


def describe_width(result: WidthCurve) -> str:
    """How many arrived at the ends of the axis, and how fast."""
    first, last = result.share[0], result.share[-1]
    m = result.steps.shape[1]
    begin = (
        f"{result.N} data: with {result.h[0]} units {round(m * first)} of {m} networks arrive, with {result.h[-1]} units {round(m * last)}"
    )
    if last == 0:
        return f"{begin}. The functional dimension is {result.D} at most, less than {result.N}."
    return f"{begin}, half of them within {result.median[-1]:,.0f} steps."
