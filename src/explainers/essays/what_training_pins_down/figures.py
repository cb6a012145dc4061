"""Drawings and captions for the essay *What training pins down*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from explainers.essays.what_training_pins_down.folding import Layer
from explainers.essays.what_training_pins_down.normal_directions import Walk
from explainers.essays.what_training_pins_down.region_counts import Counts
from explainers.essays.what_training_pins_down.trained_regions import Reading
from explainers.look import style
from explainers.look.palette import FIT, GOOD, INK, MUTED, OTHER, TRUTH, WARN

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
