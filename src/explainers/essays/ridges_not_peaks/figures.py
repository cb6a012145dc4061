"""Drawings and captions for the essay *Ridges, not peaks*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from explainers.essays.ridges_not_peaks.functional_dimension import RankCurve
from explainers.essays.ridges_not_peaks.level_set import FORMULAS, LevelSet
from explainers.essays.ridges_not_peaks.loss_against_labels import LossCurve
from explainers.essays.ridges_not_peaks.polyak_lojasiewicz import FlowRecord
from explainers.essays.ridges_not_peaks.ridge import Spectrum, Station
from explainers.essays.ridges_not_peaks.ridge_of_a_product import Descent
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, INK, LINE, MUTED, OTHER, PAPER, TRUTH, WARN

_LOSS_LEVELS = (0.02, 0.12, 0.42, 0.9, 1.8, 3.5, 7.0, 40.0)


def draw_landscape(ax: Axes, result: Descent) -> None:
    """The loss as shades, heavier where higher, the ridge ab = y as a curve, and the descent from its start (ring) to its end (dot)."""
    scape = result.landscape
    shades = [to_rgba(MUTED, 0.035 * (i + 1)) for i in range(len(_LOSS_LEVELS) - 1)]
    ax.contourf(scape.a, scape.b, scape.loss, levels=_LOSS_LEVELS, colors=shades).set(edgecolor=MUTED, linewidth=0.3)
    for branch in scape.branches:
        ax.plot(*branch, color=GOOD, linewidth=3)
    ax.plot(*result.path, color=FIT)
    ax.plot(*result.path[:, :1], "o", color="none", markeredgecolor=FIT, markeredgewidth=1.8, markersize=8)
    ax.plot(*result.path[:, -1:], "o", color=FIT, markersize=8)
    for place in ((-2.8, -0.75), (1.9, 0.85)):
        ax.text(*place, "loss 0", color=GOOD, bbox={"facecolor": PAPER, "alpha": 0.8, "linewidth": 0, "pad": 0.8})
    ax.set(xlim=(-2.9, 2.9), ylim=(-2.5, 2.5), xlabel="a", ylabel="b")


def draw_cross_section(ax: Axes, result: Descent) -> None:
    """The loss along the two principal directions of the Hessian at the end of the descent."""
    flat, steep = result.profiles
    ax.plot(result.profile_s, np.minimum(steep, 9), color=TRUTH, linestyle="--", label="most curved direction")
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
    size = np.maximum(np.abs(result.eigenvalues), _EIGENVALUE_FLOOR)
    steep = result.steep if result.fits else result.k
    ax.plot(*_bars(0, size[:steep]), color=FIT, linewidth=2.2, solid_capstyle="butt")
    ax.plot(*_bars(steep, size[steep:]), color=GOOD, linewidth=2.2, solid_capstyle="butt")
    ax.plot([result.equations + 0.5] * 2, [_EIGENVALUE_FLOOR, 1e8], color=INK, linewidth=1, linestyle=":")
    ax.text(0.02, 0.94, "steep", color=FIT, transform=ax.transAxes)
    ax.text(0.16, 0.94, "flat: zero to rounding", color=GOOD, transform=ax.transAxes)
    ax.text(0.98, 0.94, "dotted: N · outputs", color=INK, ha="right", transform=ax.transAxes)
    ax.set_yscale("log")
    ax.set(xlim=(0, 88), ylim=(_EIGENVALUE_FLOOR, 1e11), xlabel="number of the eigenvalue", ylabel="its size")
    ax.set_yticks([10.0**p for p in (-18, -12, -6, 0, 6)])
    style.label_powers(ax, "y")


def describe_spectrum(result: Spectrum) -> str:
    """The count of eigenvalues, or why there is no ridge."""
    begin = f"{result.k} parameters, {result.equations} equations: "
    if result.fits:
        return (
            f"{begin}training reaches zero; {result.steep} eigenvalues are positive, {result.k - result.steep} are zero, "
            f"and the ridge has dimension {result.dimension}."
        )
    reason = "more equations than parameters" if result.equations > result.k else "training found no exact fit"
    return f"{begin}{reason}; a loss of {result.loss:.2g} remains, so this is no ridge of solutions."


def _bars(offset: int, heights: np.ndarray) -> tuple[np.ma.MaskedArray, np.ma.MaskedArray]:
    """Vertical bars from the floor as one broken line, one for each height, numbered from ``offset`` + 1."""
    at = np.repeat(np.arange(len(heights)) + offset + 1.0, 3)
    tops = np.stack([np.full(len(heights), _EIGENVALUE_FLOOR), heights, heights], axis=1).ravel()
    gaps = np.tile([False, False, True], len(heights))
    return np.ma.array(at, mask=gaps), np.ma.array(tops, mask=gaps)


def draw_walk_function(ax: Axes, result: Station) -> None:
    """The function before the walk (dashed) and here, with the data points it keeps passing through."""
    ax.plot(result.x, result.before, color=MUTED, linestyle="--", linewidth=1.4)
    ax.plot(result.x, np.clip(result.now, -20, 20), color=FIT)
    ax.plot(result.X, result.y, "o", color=DATA, markersize=7)
    ax.text(0.03, 0.95, "dashed: where the walk began", color=MUTED, transform=ax.transAxes)
    ax.set(xlim=(result.x[0], result.x[-1]), ylim=(-4.4, 5.4), xlabel="x", ylabel="f(x)")


def draw_walk_loss(ax: Axes, result: Station) -> None:
    """Training loss and mean squared change of the function along the walk, on one logarithmic axis."""
    change, loss = np.maximum(result.change, 1e-36), np.maximum(result.loss, 1e-36)
    ax.plot(result.s[1:], change[1:], color=TRUTH)
    ax.plot(result.s, loss, color=FIT)
    ax.plot([result.walked, result.walked], [change[result.index], loss[result.index]], "o", color=INK, markersize=7)
    ax.text(0.97, 0.80, "mean squared change of f", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.text(0.97, 0.27, "training loss", color=FIT, ha="right", transform=ax.transAxes)
    ax.set_yscale("log")
    ax.set(xlim=(-0.2, result.s[-1] + 0.2), ylim=(1e-36, 1e4), xlabel="length walked in parameter space")
    ax.set_yticks([10.0**p for p in (-32, -24, -16, -8, 0)])
    style.label_powers(ax, "y")


def draw_level_set(ax: Axes, result: LevelSet) -> None:
    """The solutions of g = y (solid), the marked one, and the nullspace of J there: a dashed line, or a shaded disc where J = 0."""
    ax.plot([-1.6, 1.6], [0, 0], color=LINE, linewidth=0.8)
    ax.plot([0, 0], [-1.25, 1.35], color=LINE, linewidth=0.8)
    singular = result.nullity == 2
    angle = np.linspace(0, 2 * np.pi, 61)
    radius = 0.7 if singular else 0.0
    ax.fill(radius * np.cos(angle), radius * np.sin(angle), facecolor=(WARN, 0.18), edgecolor=WARN, linewidth=1 if singular else 0)
    for curve in result.curves:
        ax.plot(*curve, color=GOOD, linewidth=3)
    reach = np.ma.array([-0.7, 0.7])
    ax.plot(*(result.point[i] + reach * result.tangent[i] for i in (0, 1)), color=WARN, linestyle="--")
    ax.plot(*np.ma.atleast_2d(result.point).T, "o", color=INK, markersize=8)
    ax.text(0.02, 0.95, "solid: solutions", color=GOOD, transform=ax.transAxes)
    ax.text(0.98, 0.95, "dashed or shaded: nullspace of J", color=WARN, ha="right", transform=ax.transAxes)
    ax.set(xlim=(-1.6, 1.6), ylim=(-1.25, 1.55), xlabel="θ₁", ylabel="θ₂")


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
    ax.plot(result.N, np.minimum(result.N, result.k), color=MUTED, linestyle="--")
    ax.plot(result.N, result.rank, color=FIT, linewidth=3)
    ax.plot([result.N[0], result.N[-1]], [result.D, result.D], color=TRUTH, linestyle=":")
    ax.plot([result.chosen, result.chosen], [result.counting, result.chosen_rank], color=WARN, linewidth=1.6)
    ax.plot([result.chosen], [result.chosen_rank], "o", color=FIT, markersize=9)
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


def draw_flow_bound(ax: Axes, result: FlowRecord) -> None:
    """The loss along gradient flow, and the bound that the least eigenvalue of K forces."""
    ax.plot(result.t, result.loss, color=FIT)
    ax.plot(result.t, result.bound, color=TRUTH, linestyle="--")
    middle = len(result.t) // 2
    ax.annotate("loss", (result.t[middle], result.loss[middle]), xytext=(-4, -14), textcoords="offset points", color=FIT, ha="right")
    ax.annotate("bound", (result.t[middle], result.bound[middle]), xytext=(4, 8), textcoords="offset points", color=TRUTH)
    ax.set_yscale("log")
    ax.set(xlim=(0, result.t[-1]), xlabel="time t of gradient flow", ylabel="training loss L(t)")
    style.label_powers(ax, "y")


def draw_loss_curve(ax: Axes, result: LossCurve) -> None:
    """The loss left after training, against the number of labels, for two networks of equal size."""
    ax.plot(result.N, result.floor, color=TRUTH, linestyle=":")
    ax.plot(result.N, result.loss["quadratic"], "o", color=OTHER)
    ax.plot(result.N, result.loss["tanh"], "s", color=FIT)
    ax.axvline(result.D, color=MUTED, linewidth=1, linestyle="--")
    top = float(np.max(result.floor))
    ax.text(result.N[-1], 0.42 * top, "quadratic", color=OTHER, ha="right")
    ax.text(result.N[-1], 0.06 * top, "tanh", color=FIT, ha="right")
    ax.text(result.D + 0.6, 0.95 * top, "functional dimension", color=MUTED)
    ax.set(xlim=(0, result.N[-1] + 1), ylim=(-0.05 * top, 1.08 * top), xlabel="labels N", ylabel="loss left after training")
