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
from explainers.essays.what_training_pins_down.normal_directions import Step, Walk
from explainers.essays.what_training_pins_down.region_counts import Counted
from explainers.essays.what_training_pins_down.trained_regions import Reading
from explainers.look import style
from explainers.look.palette import FIT, GOOD, INK, MUTED, OTHER, TRUTH, WARN
from explainers.numerals import scientific

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
    style.dots(ax, *X[y > 0].T, color=FIT, size=size).set_label("data of class 1")
    ax.plot(*X[y == 0].T, "s", color=OTHER, markersize=size - 0.5, label="data of class 0")


def draw_regions(ax: Axes, result: Reading) -> None:
    """The regions in the plane, the data, the boundary f = 0, and the point with its region."""
    regions = result.regions
    left, right, bottom, top = regions.found.box
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="x₁", ylabel="x₂", aspect="equal")
    ax.figure.subplots_adjust(left=0.15)
    held = [p for p, n in zip(regions.found.polygons, regions.held, strict=True) if n]
    _polygons(ax, held, facecolor=(FIT, 0.16), edgecolor=FIT, linewidth=1.2, label="regions with data")
    _segments(ax, np.concatenate(regions.kinks), color=MUTED, linewidth=0.7, label="where a unit switches")
    _segments(ax, regions.silent, color=WARN, linewidth=2, linestyle=":", label="switches that leave f straight")
    ax.fill(*result.polygon.T, facecolor=(TRUTH, 0.22), edgecolor=TRUTH, linewidth=2, label="region of the point")
    _segments(ax, regions.boundary, color=INK, linewidth=2.2, label="f = 0")
    _classes(ax, regions.data.X, regions.data.y)
    ax.plot([left, right], [result.point[1]] * 2, color=TRUTH, linewidth=0.9, linestyle="--", label="line through the point")
    ax.plot(*result.point[:, None], "D", color=TRUTH, markersize=8, label="point")


def draw_line(ax: Axes, result: Reading) -> None:
    """f along the dashed line: straight pieces, the one that holds the point thick, and its affine map drawn on."""
    left, right = result.regions.found.box[:2]
    ends = np.array([left, right])
    affine = result.gradient[0] * ends + result.gradient[1] * result.point[1] + result.offset
    style.stands_for(ax.plot(ends, [0, 0], color=INK, linewidth=0.8))
    on = style.leaves("an affine map goes on beyond its piece")
    ax.plot(ends, affine, color=TRUTH, linewidth=1.2, linestyle="--", gid=on, label="affine map of the point's region")
    ax.plot(*result.corners.T, ".-", color=FIT, linewidth=1.6, markersize=5, label="f")
    ax.plot(*result.piece.T, color=TRUTH, linewidth=4, label="piece of the point")
    ax.plot(result.point[:1], [result.gradient @ result.point + result.offset], "D", color=TRUTH, markersize=8, label="point")
    ax.set(xlim=(left - 0.05, right + 0.05), ylim=(-14, 21.5), xlabel="x₁ along the dashed line", ylabel="f")


def describe_reading(result: Reading) -> str:
    """What the region of the point holds, and the affine map in it."""
    x1, x2 = result.point
    data = {0: "no datum", 1: "one datum"}.get(result.held, f"{result.held} data")
    g1, g2 = result.gradient
    affine = f"f = {g1:.2f} x₁ {_signed(g2)} x₂ {_signed(result.offset)}"
    return (
        f"{result.regions.F} activation regions, {result.regions.empty} of them without a datum; {result.regions.linear} linear regions. "
        f"At ({x1:.2f}, {x2:.2f}) the region holds {data}, and in it {affine}."
    )


def _signed(value: float) -> str:
    return f"{'+' if value >= 0 else '−'} {abs(value):.2f}"


def draw_counts(ax: Axes, result: Counted) -> None:
    """Regions against units: the most of one layer, folds, and random networks of several depths."""
    counts = result.counts
    style.stands_for(ax.plot([result.N] * 2, [4, 8], color=INK, linewidth=4, label="chosen"), [result.N])
    N = np.geomspace(counts.N[0], counts.N[-1], 60)
    ax.plot(N, 4 ** (N / 4), color=WARN, linestyle="--", label="folds")
    ax.plot(N, 1 + N + N * (N - 1) / 2, color=INK, label="the most of one layer")
    for column, (marker, color) in enumerate(zip("osD", (FIT, GOOD, OTHER), strict=True)):
        depth = counts.depths[column]
        name = f"random, {depth} layer{'s' if depth > 1 else ''}"
        beside = counts.N * 1.03 ** (column - 1)  # one beside the other for the eye alone
        shown = ax.plot(beside, result.shown[:, column], marker, color=color, markersize=7 - column, label=name)
        style.stands_for(shown, counts.N, result.shown[:, column])
        style.stands_for(ax.plot([8.3], [9e6 / 4.5**column], marker, color=color, markersize=7 - column))
        ax.text(8.75, 9e6 / 4.5**column, name, color=color, va="center")
    ax.text(33, 1e6, "folds: 4 to the N/4", color=WARN, ha="right")
    ax.text(20.5, 42, "the most of one layer,\n1 + N + N(N − 1)/2", color=INK, va="center")
    ax.set(xscale="log", yscale="log", xlim=(7.4, 52), ylim=(4, 3e7), xlabel="units N", ylabel="regions in the plane")
    ax.set_xticks(counts.N, [str(n) for n in counts.N])
    style.label_powers(ax, "y")
    ax.minorticks_off()


def describe_counts(result: Counted) -> str:
    """The numbers at N units."""
    row = list(result.counts.N).index(result.N)
    means = [
        f"{value:,.0f} in {depth} layer{'s' if depth > 1 else ''}"
        for value, depth in zip(result.shown[row], result.counts.depths, strict=True)
    ]
    most, folds = result.counts.one_layer[row], result.counts.folds[row]
    return (
        f"{result.N} units make, on average, {', '.join(means[:-1])} and {means[-1]} ({result.kind} regions of random networks). "
        f"One layer can make {most:,.0f}, folds {folds:,.0f}."
    )


HEIGHT = 0.05
"""The third coordinate is drawn at this scale: the disc rises to several times the width of the sheet."""


def _seen(points: Points) -> Points:
    """Where points (…, m) appear: two coordinates from above, three from the side and a little from above."""
    if points.shape[-1] == 2:
        return points
    x, y, z = np.moveaxis(points, -1, 0)
    return np.stack([0.92 * x + 0.38 * y, 0.6 * y - 0.25 * x + HEIGHT * z], axis=-1)


def _cells(sheet: Points) -> Points:
    """The corners of the triangles of a grid (rows, columns, 2), shape (number, 3, 2), turning as the grid does."""
    a, b, c, d = sheet[:-1, :-1], sheet[:-1, 1:], sheet[1:, 1:], sheet[1:, :-1]
    return np.concatenate([np.stack(three, axis=2).reshape(-1, 3, 2) for three in ((a, b, c), (a, c, d))])


def _crossing(sheet: Points, height: Points) -> Points:
    """Where ``height`` (rows, columns), straight on each triangle of the grid, is zero: segments (number, 2, 2)."""
    corners, h = _cells(sheet), _cells(np.stack([height, height], axis=-1))[..., 0]
    segments = []
    for three, z in zip(corners, h, strict=True):
        if z.min() < 0 < z.max():
            pairs = [(i, j) for i, j in ((0, 1), (1, 2), (2, 0)) if z[i] * z[j] < 0]
            ends = [three[i] + z[i] / (z[i] - z[j]) * (three[j] - three[i]) for i, j in pairs]
            if len(ends) == 2:
                segments.append(ends)
    return np.array(segments).reshape(-1, 2, 2)


def draw_folds(ax: Axes, result: Layer) -> None:
    """The sheet and the data where the blocks have brought them, in their own frame: its upper side, its underside, and the best line."""
    ax.set(xlim=(-0.55, 0.55), ylim=(-0.68, 0.55), xticks=[], yticks=[], aspect="equal")
    ax.spines[:].set_visible(False)
    seen = _seen(result.sheet)
    low, high = seen.reshape(-1, 2).min(axis=0), seen.reshape(-1, 2).max(axis=0)

    def fit(points: Points) -> Points:
        return (points - (low + high) / 2) / (high - low).max()

    triangles = _cells(fit(seen))
    e, f = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    up = e[:, 0] * f[:, 1] - e[:, 1] * f[:, 0] > 0
    for side, color, alpha in ((up, FIT, 0.2), (~up, TRUTH, 0.22)):
        path = [*triangles[side], np.full((3, 2), 9.0)]
        _polygons(ax, path, facecolor=(color, alpha), edgecolor="none", gid=style.DECORATION)
    grid = fit(seen)
    lines = np.concatenate(
        [np.stack([grid[:, :-1], grid[:, 1:]], axis=2), np.stack([grid[:-1], grid[1:]], axis=2).swapaxes(0, 1)], axis=None
    )
    _segments(ax, lines.reshape(-1, 2, 2), color=MUTED, linewidth=0.5, label="sheet")
    v, c = result.line
    _segments(ax, fit(_crossing(seen, result.sheet @ v + c)), color=INK, linewidth=2.4, label="best line")
    _classes(ax, fit(_seen(result.points)), result.y, size=5)
    ax.text(0.01, 0.055, "upper side of the sheet", color=FIT, transform=ax.transAxes)
    ax.text(0.01, 0.01, "underside", color=TRUTH, transform=ax.transAxes)


def describe_layer(result: Layer) -> str:
    """Where we are, and what a straight line, or a plane, can do there."""
    block = int(result.depth)
    if result.depth == block:
        place = f"After block {block}" if block else "Before the first block"
    else:
        place = f"On the way from block {block} to block {block + 1}"
    cut = "a straight line" if result.m == 2 else "a plane"
    return f"{place}: {cut} gets {result.right:.0%} of the points right, and {result.upside_down:.0%} of the sheet lies upside down."


def draw_moved(ax: Axes, result: Walk) -> None:
    """How far the loss has moved the weights, along the data and across them, by steps."""
    run = result.course
    t, floor = np.maximum(run.at, 10), 3e-17
    style.stands_for(ax.axvline(t[result.i], color=INK, linewidth=0.9, label="shown"), run.at[result.i])
    along = ax.plot(t, np.maximum(run.moved_along, floor), "o-", color=FIT, linewidth=1.6, label="along the data")
    across = ax.plot(t, np.maximum(run.moved_across, floor), "s--", color=GOOD, linewidth=1.6, label="across the data")
    style.stands_for(along, run.at, run.moved_along)
    style.stands_for(across, run.at, run.moved_across)
    ax.text(60, 2e-3, "along the data", color=FIT)
    ax.text(60, 1.5e-12, "across the data", color=GOOD)
    ax.set(xscale="log", yscale="log", xlim=(9, 3800), ylim=(floor / 5, 2e3), xlabel="steps t", ylabel="weights: distance moved")
    ax.set_xticks(t, [f"{n:,}" for n in run.at])
    ax.set_yticks([1e-15, 1e-10, 1e-5, 1])
    ax.figure.subplots_adjust(left=0.16)
    style.label_powers(ax, "y")
    ax.minorticks_off()


def draw_slope(ax: Axes, result: Walk) -> None:
    """The slope of f across the data, by steps, beside what the law expects."""
    run = result.course
    t = np.maximum(run.at, 10)
    here = ax.axvline(t[result.i], ymax=0.8, color=INK, linewidth=0.9, label="shown")  # not through the words above
    style.stands_for(here, run.at[result.i])
    style.stands_for(ax.plot(t, result.law, "--", color=TRUTH, linewidth=1.6, label="expected"), run.at, result.law)
    style.stands_for(ax.plot(t, run.gradient_across, "D-", color=WARN, linewidth=1.6, label="this network"), run.at, run.gradient_across)
    ax.text(0.04, 0.92, "this network", color=WARN, transform=ax.transAxes)
    ax.text(0.04, 0.84, "expected: output weights alone", color=TRUTH, transform=ax.transAxes)
    ax.set(xscale="log", xlim=(9, 3800), ylim=(0, 3.6), xlabel="steps t", ylabel="slope of f across the data")
    ax.set_xticks(t, [f"{n:,}" for n in run.at])
    ax.minorticks_off()


def describe_walk(result: Walk) -> str:
    """How far the weights have moved, and the slope."""
    moved = "Before the first step nothing has moved."
    if result.t:
        across = scientific(result.across) if result.across else "nothing"
        moved = f"After {result.t:,} steps the loss has moved the weights by {result.along:.2f} along the data and by {across} across."
    return f"{moved} Across the data f has slope {result.slope:.2f}; expected is {result.expected:.2f}."


COLORS = {"along": FIT, "worst": WARN, "random": GOOD}


EDGE = 8.5
"""How far the two axes of :func:`draw_flips` go."""


def draw_flips(ax: Axes, result: Step) -> None:
    """f at each datum, before the step and after it: in the shaded corners its sign has changed."""
    for x, y in ((0, -EDGE), (-EDGE, 0)):
        style.stands_for(ax.fill([x, x + EDGE, x + EDGE, x], [y, y, y + EDGE, y + EDGE], facecolor=(WARN, 0.12), edgecolor="none"))
    ax.plot([-EDGE, EDGE], [-EDGE, EDGE], color=MUTED, linewidth=0.9, label="unchanged")
    style.stands_for(ax.plot([-EDGE, EDGE, np.nan, 0, 0], [0, 0, np.nan, -EDGE, EDGE], color=MUTED, linewidth=0.7))
    moved = ax.plot(result.f, np.clip(result.moved, 0.1 - EDGE, EDGE - 0.1), "o", color=COLORS[result.way], markersize=4)
    style.named("data", moved)
    style.stands_for(moved, result.f, result.moved)
    ax.text(EDGE - 0.2, 0.4 - EDGE, "sign changed", color=WARN, ha="right")
    ax.set(xlim=(-EDGE, EDGE), ylim=(-EDGE, EDGE), xticks=[-4, 0, 4], yticks=[-4, 0, 4], aspect="equal")
    ax.set(xlabel="f at a datum", ylabel="f after the step")


def draw_change(ax: Axes, result: Step) -> None:
    """How much f changes on average, against the length of the step."""
    color = COLORS[result.way]
    ax.plot(result.lengths, result.changes, color=color, label="mean change")
    ax.plot([result.s], [result.change], "o", color=color, markersize=8, label="this step")
    ax.set(xlim=(-0.06, 2.06), ylim=(-0.13, 5.2), xticks=[0, 0.5, 1, 1.5, 2], xlabel="length of the step", ylabel="mean change of f")


def describe_step(result: Step) -> str:
    """How much the step changes."""
    way = {
        "along": "along the data, down the slope",
        "worst": "across the data, the steepest way",
        "random": "across the data, a random way",
    }
    return (
        f"A step of length {result.s:g} {way[result.way]}, changes f by {result.change:.2f} on average, and its sign at "
        f"{result.flipped:.0%} of the data."
    )
