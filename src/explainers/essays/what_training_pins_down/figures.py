"""Drawings and captions for the essay *What training pins down, and where it breaks*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from explainers.essays.what_training_pins_down.extrapolation import Extrapolation
from explainers.essays.what_training_pins_down.folding import Layer
from explainers.essays.what_training_pins_down.missing_negatives import HALF, PLACES, Boundary
from explainers.essays.what_training_pins_down.normal_directions import Walk
from explainers.essays.what_training_pins_down.region_counts import Counts
from explainers.essays.what_training_pins_down.shortcut_learning import Shortcut
from explainers.essays.what_training_pins_down.trained_regions import Reading
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, INK, LINE, MUTED, OTHER, TRUTH, WARN

Points = NDArray[np.float64]


def _segments(ax: Axes, segments: Points, **look: Any) -> None:
    """Separate straight segments (number, 2, 2) as one line with gaps."""
    ends = np.concatenate([segments, np.zeros((len(segments), 1, 2))], axis=1).reshape(-1, 2)
    gaps = np.tile([False, False, True], len(segments))
    ax.plot(np.ma.array(ends[:, 0], mask=gaps), np.ma.array(ends[:, 1], mask=gaps), **look)


def _polygons(ax: Axes, polygons: Sequence[Points], **look: Any) -> None:
    """Some polygons as one filled path."""
    ax.add_patch(PathPatch(Path.make_compound_path(*(Path(np.vstack([p, p[:1]]), closed=True) for p in polygons)), **look))


def _classes(ax: Axes, X: Points, y: NDArray[np.float64], size: float = 4.5) -> None:
    ax.plot(*X[y > 0].T, "o", color=FIT, markersize=size)
    ax.plot(*X[y == 0].T, "s", color=OTHER, markersize=size - 0.5)


def draw_regions(ax: Axes, result: Reading) -> None:
    """The regions in the plane, the data, the boundary f = 0, and the point with its region."""
    regions = result.regions
    left, right, bottom, top = regions.found.box
    _polygons(
        ax, [p for p, n in zip(regions.found.polygons, regions.held, strict=True) if n], facecolor=(FIT, 0.16), edgecolor=FIT, linewidth=1.2
    )
    _segments(ax, np.concatenate(regions.kinks), color=MUTED, linewidth=0.7)
    ax.fill(*result.polygon.T, facecolor=(TRUTH, 0.22), edgecolor=TRUTH, linewidth=2)
    _segments(ax, regions.boundary, color=INK, linewidth=2.2)
    _classes(ax, regions.data.X, regions.data.y)
    ax.plot([left, right], [result.point[1]] * 2, color=TRUTH, linewidth=0.9, linestyle="--")
    ax.plot(*result.point[:, None], "D", color=TRUTH, markersize=8)
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="x₁", ylabel="x₂")


def draw_line(ax: Axes, result: Reading) -> None:
    """f along the dashed line: straight pieces, the one that holds the point thick, and its affine map drawn on."""
    left, right = result.regions.found.box[:2]
    ends = np.array([left, right])
    affine = result.gradient[0] * ends + result.gradient[1] * result.point[1] + result.offset
    ax.plot(ends, [0, 0], color=INK, linewidth=0.8)
    ax.plot(ends, affine, color=TRUTH, linewidth=1.2, linestyle="--")
    ax.plot(*result.corners.T, ".-", color=FIT, linewidth=1.6, markersize=5)
    ax.plot(*result.piece.T, color=TRUTH, linewidth=4)
    ax.plot(result.point[:1], [result.gradient @ result.point + result.offset], "D", color=TRUTH, markersize=8)
    ax.set(xlim=(left, right), ylim=(-14, 14), xlabel="x₁ along the dashed line", ylabel="f")


def describe_reading(result: Reading) -> str:
    """What the region of the point holds, and the affine map in it."""
    x1, x2 = result.point
    data = {0: "no datum", 1: "one datum"}.get(result.held, f"{result.held} data")
    g1, g2 = result.gradient
    affine = f"f = {g1:.2f} x₁ {_signed(g2)} x₂ {_signed(result.offset)}"
    return (
        f"{result.regions.F} regions, {result.regions.empty} of them without a datum. "
        f"At ({x1:.2f}, {x2:.2f}) the region holds {data}, and in it {affine}."
    )


def _signed(value: float) -> str:
    return f"{'+' if value >= 0 else '−'} {abs(value):.2f}"


def draw_counts(ax: Axes, result: Counts) -> None:
    """Regions against units: the most of one layer, folds, and random networks of several depths."""
    ax.plot(result.N, result.folds, color=WARN, linestyle="--")
    ax.plot(result.N, result.one_layer, color=INK)
    for column, (marker, color) in enumerate(zip("osD", (FIT, GOOD, OTHER), strict=True)):
        ax.plot(result.N * 1.03 ** (column - 1), result.drawn[:, column], marker, color=color, markersize=7 - column)
        depth = result.depths[column]
        ax.plot([8.3], [9e6 / 4.5**column], marker, color=color, markersize=7 - column)
        ax.text(8.75, 9e6 / 4.5**column, f"random, {depth} layer{'s' if depth > 1 else ''}", color=color, va="center")
    ax.text(33, 1e6, "folds: 4 to the N/4", color=WARN, ha="right")
    ax.text(20.5, 42, "the most of one layer,\n1 + N + N(N − 1)/2", color=INK, va="center")
    ax.set(xscale="log", yscale="log", xlim=(7.4, 52), ylim=(5, 3e7), xlabel="units N", ylabel="regions in the plane")
    ax.set_xticks(result.N, [str(n) for n in result.N])
    style.label_powers(ax, "y")
    ax.minorticks_off()


def draw_folds(ax: Axes, result: Layer) -> None:
    """The grid and the data where the blocks have brought them, in their own frame, with the best straight line."""
    everything = result.lines.reshape(-1, 2)
    low, high = everything.min(axis=0), everything.max(axis=0)

    def fit(points: Points) -> Points:
        return (points - (low + high) / 2) / (high - low)

    lines = fit(everything).reshape(result.lines.shape)
    gaps = np.zeros(lines.shape[:2], bool)
    padded = np.concatenate([lines, lines[:, -1:]], axis=1)
    gaps = np.concatenate([gaps, np.ones((len(lines), 1), bool)], axis=1).ravel()
    x, y = (np.ma.array(padded[..., i].ravel(), mask=gaps) for i in (0, 1))
    ax.plot(x, y, color=MUTED, linewidth=0.8)
    v, c = result.line
    span = high - low
    a, b = v[0] * span[0], v[1] * span[1]
    c = c + v @ (low + high) / 2
    n2 = a * a + b * b
    foot, along = np.array([-a * c / n2, -b * c / n2]), np.array([-b, a]) / np.sqrt(n2)
    ends = np.array([foot - 3 * along, foot + 3 * along])
    ax.plot(*ends.T, color=INK, linewidth=2, linestyle="--")
    _classes(ax, fit(result.points), result.y, size=5)
    ax.set(xlim=(-0.55, 0.55), ylim=(-0.55, 0.55), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)


def describe_layer(result: Layer) -> str:
    """Where we are, and what a straight line can do there."""
    block = int(result.depth)
    if result.depth == block:
        place = f"After block {block}" if block else "Before the first block"
    else:
        place = f"On the way from block {block} to block {block + 1}"
    return (
        f"{place}: a straight line gets {result.right:.0%} of the points right, and {result.upside_down:.0%} of the sheet lies upside down."
    )


def draw_course(ax: Axes, result: Walk) -> None:
    """The training run: how far the loss has moved the weights along and across the data, and the slope of f across them."""
    run = result.course
    t = np.maximum(run.at, 10)
    floor = 3e-17
    ax.plot(t, np.maximum(run.moved_along, floor), "o-", color=FIT, linewidth=1.6)
    ax.plot(t, np.maximum(run.moved_across, floor), "s--", color=GOOD, linewidth=1.6)
    ax.plot(t, run.gradient_across, "D-.", color=WARN, linewidth=1.6)
    ax.plot([t[result.i]] * 2, [floor, 1e3], color=INK, linewidth=0.9)
    ax.text(11, 60, "slope of f across the data", color=WARN)
    ax.text(60, 2e-3, "weights along the data", color=FIT)
    ax.text(60, 1.5e-12, "weights across the data", color=GOOD)
    ax.set(
        xscale="log", yscale="log", xlim=(9, 3800), ylim=(floor, 2e3), xlabel="steps of gradient descent t", ylabel="distance moved; slope"
    )
    ax.set_xticks(t, [str(n) for n in run.at])
    ax.set_yticks([1e-15, 1e-10, 1e-5, 1])
    style.label_powers(ax, "y")
    ax.minorticks_off()


def draw_steps(ax: Axes, result: Walk) -> None:
    """How much f changes by a step of some length: along the data, across them the steepest way, and a random way."""
    looks = ((result.steps.along, FIT, "-"), (result.steps.adversarial, WARN, "-."), (result.steps.random, GOOD, "--"))
    for change, color, dashes in looks:
        ax.plot(result.steps.s, change, color=color, linestyle=dashes)
    for row, (text, color) in enumerate((("along the data", FIT), ("across, the steepest way", WARN), ("across, a random way", GOOD))):
        ax.text(0.03, 0.93 - 0.08 * row, text, color=color, transform=ax.transAxes)
    ax.set(xlim=(0, 2), ylim=(0, 5.2), xticks=[0, 0.5, 1, 1.5, 2], xlabel="length of the step", ylabel="mean change of f")


def draw_graph(ax: Axes, result: Extrapolation) -> None:
    """The target, the network and its kinks, inside the data and far beyond."""
    end = result.x_end
    ax.axvspan(result.x.min(), result.x.max(), facecolor=(LINE, 0.4), edgecolor=MUTED, linewidth=0.6)
    ax.plot(result.far, result.target, color=TRUTH, linestyle="--")
    ax.plot(*result.corners.T, color=FIT)
    shown = result.kinks[np.abs(result.kinks) < end]
    ax.plot(shown, np.full(len(shown), -9.4), "|", color=MUTED, markersize=9, markeredgewidth=1)
    for row, (text, color) in enumerate((("dashed: target", TRUTH), ("solid: network", FIT), ("ticks: kinks", MUTED))):
        ax.text(-end + 0.2, -3.6 - 2.1 * row, text, color=color)
    ax.set(xlim=(-end, end), ylim=(-10.5, 20), xlabel="x", ylabel="f(x)")


def draw_slopes(ax: Axes, result: Extrapolation) -> None:
    """The slope of both: that of the network is constant between kinks."""
    end = result.x_end
    ax.axvspan(result.x.min(), result.x.max(), facecolor=(LINE, 0.4), edgecolor=MUTED, linewidth=0.6)
    ax.plot(result.far, result.target_slope, color=TRUTH, linestyle="--")
    corners = np.repeat(result.corners[:, 0], 2)[1:-1]
    ax.plot(corners, np.repeat(result.slopes, 2), color=FIT, linewidth=1.7)
    ax.plot([0, end], [result.slope_right] * 2, color=INK, linestyle=":", linewidth=1.4)
    ax.text(-end + 0.2, 5.2, "dotted: slope beyond\nthe last kink", color=INK, va="center")
    ax.set(xlim=(-end, end), ylim=(-6.5, 6.5), xlabel="x", ylabel="slope of f")


def draw_clouds(ax: Axes, result: Shortcut) -> None:
    """One standard deviation of signal and marker for ill and well at three hospitals, and the films of equal score."""
    angle = np.linspace(0, 2 * np.pi, 49)
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    δ, κ = result.δ / 2, result.κ / 2
    third = [0.0, 0.0] if result.third == "none" else [κ, -κ]
    for side, color in ((δ, WARN), (-δ, GOOD)):
        for m in third:
            ax.plot(*(np.array([side, m]) + 0.93 * circle).T, color=MUTED, linewidth=1, linestyle=":")
        for m in (κ, -κ):
            ax.plot(*(np.array([side, m]) + circle).T, color=color, linewidth=2, linestyle="-" if color == WARN else "--")
    along = np.array([-result.w[1], result.w[0]]) / np.linalg.norm(result.w)
    ax.plot(*(np.array([[-1], [1]]) * 12 * along).T, color=FIT, linewidth=2.6)
    ax.text(4.9, κ + 0.25, "first hospital", color=INK, va="center", ha="right")
    ax.text(4.9, -κ - 0.25, "second", color=INK, va="center", ha="right")
    ax.text(-4.85, -3.1, "solid: ill", color=WARN)
    ax.text(-4.85, -3.6, "dashed: well", color=GOOD)
    ax.text(4.9, 3.5, "line: equal score", color=FIT, ha="right")
    ax.set(xlim=(-5, 5), ylim=(-4, 4), xlabel="signal s", ylabel="marker m")


def draw_areas(ax: Axes, result: Shortcut) -> None:
    """The area under the ROC curve where it was trained, at each hospital, and at the third."""
    rows = np.arange(4)[::-1]
    ax.plot([0.5, 0.5], [-0.6, 3.7], color=MUTED, linewidth=1, linestyle=":")
    ax.hlines(rows, 0.36, 1, color=LINE, linewidth=0.8)
    ax.plot(result.honest, rows, "|", color=TRUTH, markersize=26, markeredgewidth=2.4)
    alone = np.array([result.hospital_alone, 0.5, 0.5, 0.5])
    ax.plot(alone, rows, "x", color=MUTED, markersize=8, markeredgewidth=2)
    ax.plot(result.auc, rows, "o", color=FIT, markersize=11)
    ax.text(0.37, 4.5, "dot: model", color=FIT, va="center")
    ax.text(0.37, 4.1, "cross: hospital alone", color=MUTED, va="center")
    ax.text(1.0, 4.5, "bar: signal alone", color=TRUTH, va="center", ha="right")
    ax.set(xlim=(0.36, 1.0), ylim=(-0.6, 4.7), xlabel="area under the ROC curve")
    ax.set_yticks(rows, ["pooled", "first", "second", "third"])
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)


def draw_boundary(ax: Axes, result: Boundary) -> None:
    """What is accepted, what was seen, the true disc, and the one-class rule."""
    angle = np.linspace(0, 2 * np.pi, 73)
    axis = np.linspace(-HALF, HALF, len(result.axis))
    _accepted(ax, axis, result.score - 0.5, color=FIT)
    _outline(ax, axis, 1 - result.distance, color=TRUTH, linestyle="--", linewidth=1.4)
    ax.plot(np.cos(angle), np.sin(angle), color=INK, linewidth=1.6)
    least = PLACES["far"][0]
    ax.plot(least * np.cos(angle), least * np.sin(angle), color=INK, linewidth=1, linestyle=":")
    ax.plot(*result.positives.T, "o", color=DATA, markersize=3)
    ax.plot(*result.negatives.T, "X", color=WARN, markersize=6)
    ax.set(xlim=(-3.4, 3.4), ylim=(-HALF, HALF), xticks=[-3, -2, -1, 0, 1, 2, 3], xlabel="x₁", ylabel="x₂")


def describe_boundary(result: Boundary) -> str:
    """What was seen, and both kinds of error of the classifier and of the one-class rule."""
    n, where = len(result.negatives), "outside the dotted circle" if result.place == "far" else result.place
    seen = "No negatives" if n == 0 else f"{n} negatives {where}"
    return (
        f"{seen}: the classifier accepts {result.false_accept:.1%} of what it should refuse "
        f"and refuses {result.false_reject:.1%} of what it should accept. "
        f"The one-class rule: {result.one_class_accept:.1%} and {result.one_class_reject:.1%}."
    )


def _outline(ax: Axes, axis: Points, values: Points, **look: Any) -> None:
    """The lines where values (G, G), indexed x then y, are zero."""
    loops = _level(ax, axis, values)
    points = np.concatenate([np.vstack([loop, np.zeros((1, 2))]) for loop in loops])
    gaps = np.concatenate([np.append(np.zeros(len(loop), bool), True) for loop in loops])
    ax.plot(np.ma.array(points[:, 0], mask=gaps), np.ma.array(points[:, 1], mask=gaps), **look)


def _accepted(ax: Axes, axis: Points, values: Points, color: str) -> None:
    """The set where values (G, G) are positive, filled, with its rim."""
    padded = np.pad(np.clip(values, -1, 1), 1, constant_values=-1e-9)
    step = axis[1] - axis[0]
    wide = np.concatenate([[axis[0] - step * 1e-6], axis, [axis[-1] + step * 1e-6]])
    loops = _level(ax, wide, padded)
    _polygons(ax, loops, facecolor=color, alpha=0.22, linewidth=0)
    for_rim = [loop for loop in loops if len(loop) > 1]
    points = np.concatenate([np.vstack([loop, np.zeros((1, 2))]) for loop in for_rim])
    gaps = np.concatenate([np.append(np.zeros(len(loop), bool), True) for loop in for_rim])
    ax.plot(np.ma.array(points[:, 0], mask=gaps), np.ma.array(points[:, 1], mask=gaps), color=color, linewidth=2)


def _level(ax: Axes, axis: Points, values: Points) -> list[Points]:
    contours = ax.contour(axis, axis, values.T, levels=[0.0])
    loops = [np.round(loop, 3) for loop in contours.allsegs[0] if len(loop) > 1]
    contours.remove()
    return loops
