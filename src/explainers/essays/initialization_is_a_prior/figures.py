"""Drawings and captions for the essay *Initialization is a prior*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.initialization_is_a_prior.curved_ridge import Cells, Ends
from explainers.essays.initialization_is_a_prior.label_noise import Drift
from explainers.essays.initialization_is_a_prior.minibatch import Noise
from explainers.essays.initialization_is_a_prior.noise_as_parameters import Draws
from explainers.essays.initialization_is_a_prior.ridge_of_a_wide_product import Width
from explainers.essays.initialization_is_a_prior.tubes import Tube
from explainers.essays.initialization_is_a_prior.weights_in_time import Frame
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, INK, LINE, MUTED, OTHER, TRUTH, WARN
from explainers.numerals import counted, readable

_LOOK = {
    "flow": (FIT, "-", "gradient flow"),
    "bayes": (TRUTH, "--", "Bayes"),
    "surface": (OTHER, ":", "restricted prior"),
    "nearest": (GOOD, "-.", "nearest point"),
}
"""Color, dash and name of each law."""
_ENOUGH = 100
"""Slopes for a histogram; fewer are ticks on the axis only, since their bars would be taller than any law."""


def _bars(ax: Axes, edges: np.ndarray, height: np.ndarray, name: str, color: str = FIT) -> None:
    """A histogram as one shaded outline."""
    x, y = np.repeat(edges, 2), np.concatenate([[0], np.repeat(height, 2), [0]])
    ax.fill(x, y, color=color, alpha=0.28, gid=style.DECORATION)  # the outline says it
    style.named(name, ax.plot(x, y, color=color, linewidth=1))


def draw_lines(ax: Axes, result: Draws) -> None:
    """The data with the lines of the slopes drawn so far (at most sixty), the last of them heavier, and least squares (dashed)."""
    reach = np.array([-2.9, 2.9])
    gaps = np.tile([False, False, True], 60)
    x, y = np.tile([*reach, 0.0], 60), np.outer(result.rug, [*reach, 0.0]).ravel()
    ax.plot(np.ma.array(x, mask=gaps), np.ma.array(y, mask=gaps), color=MUTED, linewidth=0.3, label="starts so far")
    ax.plot(result.data.x, result.data.y, "o", color=DATA, markersize=3.5, label="data")
    ax.plot(reach, result.slope * reach, color=FIT, linewidth=2, label="last start")
    ax.plot(reach, result.data.fit * reach, color=WARN, linewidth=1.6, linestyle="--", label="least squares")
    ax.text(0.03, 0.93, "solid: last start", color=FIT, transform=ax.transAxes)
    ax.text(0.03, 0.855, "dashed: least squares", color=WARN, transform=ax.transAxes)
    ax.set(xlim=(-2.9, 2.9), ylim=(-4.6, 4.9), xlabel="x", ylabel="y")


def draw_slopes(ax: Axes, result: Draws) -> None:
    """The final slopes, from a hundred on as a histogram, the posterior (dashed), and the law that descent follows (beads)."""
    _bars(ax, result.edges, result.height if result.n >= _ENOUGH else 0 * result.height, "histogram of slopes")
    if result.n < _ENOUGH:
        style.stands_for(ax.lines[-1])
    ax.set(xlim=(result.edges[0] - 0.01, result.edges[-1] + 0.01), ylim=(-0.12, 6.4), xlabel="slope c after training", ylabel="density")
    style.dots(ax, result.c[::6], result.end[::6], color=FIT, size=4).set_label("law of descent")
    ax.plot(result.c, result.posterior, color=TRUTH, linestyle="--", label="posterior")
    strokes = np.ma.masked_invalid(np.tile([0.0, 0.24, np.nan], len(result.rug)))
    rug = ax.plot(np.repeat(result.rug, 3), strokes, color=INK, linewidth=0.8, alpha=0.6, label="slopes so far")
    style.stands_for(rug, result.rug)
    ax.text(0.03, 0.93, "dashed: posterior", color=TRUTH, transform=ax.transAxes)
    ax.text(0.03, 0.855, "beads: law of descent", color=FIT, transform=ax.transAxes)


def describe_draws(result: Draws) -> str:
    """The slopes so far beside the posterior."""
    if result.n == 1:
        return (
            f"One start, one slope: {result.slope:.3f}; least squares says {result.data.fit:.3f}, "
            f"and the posterior has mean {result.center:.3f}."
        )
    fits = "no more than chance allows" if result.distance <= result.limit else "more than chance allows"
    return (
        f"After {result.n:,} starts the slopes have mean {result.mean:.3f}, the posterior {result.center:.3f}; "
        f"their distribution functions are {result.distance:.3f} apart, {fits}."
    )


def draw_ends(ax: Axes, result: Ends) -> None:
    """The start cloud, the ridge, and the way to it of fourteen starts that count; one unit is as long upward as to the right."""
    low, high = -3.7, 6.2
    ax.set(xlim=(low, high), ylim=(low, high), xlabel="a", ylabel="b", aspect="equal")
    style.dots(ax, *result.starts, color=MUTED, size=2.6, alpha=0.75).set_label("starts")
    gap = np.full((*result.paths.shape[:2], 1), np.nan)
    a, b = np.ma.masked_invalid(np.concatenate([result.paths, gap], axis=2)).reshape(2, -1)
    ax.plot(a, b, color=FIT, linewidth=1, alpha=0.8, label="ways of fourteen starts")
    for sign, end in ((1, np.log(high)), (-1, np.log(-low))):
        t = np.linspace(-end, end, 90)
        ax.plot(sign * np.exp(t), sign * np.exp(-t), color=INK, linewidth=1.6, label="ridge")
    style.dots(ax, *result.paths[:, :, -1], color=FIT, size=4.5).set_label("where they end")
    ax.text(0.03, 0.93, "gray: starts", color=MUTED, transform=ax.transAxes)
    ax.text(0.97, 0.05, "blue: where they end", color=FIT, ha="right", transform=ax.transAxes)


def draw_laws(ax: Axes, result: Ends) -> None:
    """The four laws on the ridge, averaged over the bars of the histogram of simulated end points; the simulated one is heavier."""
    _bars(ax, result.edges, result.height, "histogram of end points", MUTED)
    for name, density in result.densities.items():
        color, dash, label = _LOOK[name]
        ax.plot(result.t, density, color=color, linestyle=dash, linewidth=3.2 if name == result.name else 1.6, label=label)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), labelcolor="linecolor", ncols=2, columnspacing=1.2)
    ax.figure.subplots_adjust(top=0.84)
    ax.set(xlim=(-1.6, 1.6), ylim=(0, 2.8), xlabel="place t on the ridge, where (a, b) = ±(eᵗ, e⁻ᵗ)", ylabel="density")


def describe_ends(result: Ends) -> str:
    """Which law the end points follow."""
    called = {"flow": "gradient flow", "bayes": "Bayes", "surface": "the restricted prior", "nearest": "the nearest point"}
    nearest_law = min(result.distances, key=lambda name: result.distances[name])
    others = ", ".join(f"{called[name]} {result.distances[name]:.3f}" for name in result.distances if name != nearest_law)
    return (
        f"{result.count:,} end points: their distribution function is {result.distances[nearest_law]:.3f} from the law of "
        f"{called[nearest_law]}. The others: {others}."
    )


def draw_tube(ax: Axes, result: Tube) -> None:
    """The curve, the edges of its cells, the cut locus, and the cells of two short pieces of equal length."""
    for cell, color, name in ((result.high, OTHER, "most curved"), (result.low, GOOD, "flatter")):
        style.stands_for(ax.fill(*cell, color=color, alpha=0.3))
        ax.plot(*cell, color=color, linewidth=1.2, label=f"cell of the {name} place")
    on = style.leaves("the hyperbola has no end")
    for edge in (result.hollow, result.other):
        ax.plot(*edge, color=MUTED, linewidth=1, gid=on, label="edge of the cells")
    ax.plot(
        *np.ma.masked_invalid(result.cut),
        color=WARN,
        linewidth=1.6,
        linestyle="--",
        gid=style.leaves("the diagonals have no end"),
        label="cut locus",
    )
    ax.plot(*result.curve, color=INK, linewidth=2, gid=on, label="curve")
    ax.text(0.5, 0.03, "dashed: cut locus", color=WARN, ha="center", transform=ax.transAxes)
    ax.set(xlim=(-4.3, 4.8), ylim=(-4.3, 4.8), xlabel="a", ylabel="b", aspect="equal")


def draw_volumes(ax: Axes, result: Tube) -> None:
    """Volume of the two cells by unit of length against the radius, and the reach."""
    ax.axvline(result.reach, ymax=0.74, color=MUTED, linewidth=1, linestyle=":", label="reach")
    for volume, color, dash, here, name in (
        (result.volumes[0], OTHER, "-", result.at_high, "at the most curved place"),
        (result.volumes[1], GOOD, "--", result.at_low, "at the flatter one"),
    ):
        ax.plot(result.radii, volume, color=color, linestyle=dash, label=name)
        ax.plot([result.R], [here], "o", color=color, markersize=7, label=name)
    ax.text(0.03, 0.93, "solid: at the most curved place", color=OTHER, transform=ax.transAxes)
    ax.text(0.03, 0.855, "dashed: at the flatter one", color=GOOD, transform=ax.transAxes)
    ax.text(0.03, 0.78, "dotted: the reach", color=MUTED, transform=ax.transAxes)
    ax.set(xlim=(0, 2.1), ylim=(0, 6.9), xlabel="radius R of the tube", ylabel="volume by unit of length")


def describe_tube(result: Tube) -> str:
    """The two volumes, and on which side of the reach the tube is."""
    high, low = result.curvature
    side = "wider than the reach" if result.beyond else "within the reach"
    return (
        f"The tube is {side}, {result.reach:.2f}. By unit of length the cell has volume {result.at_high:.2f} where the curvature is "
        f"{high:.2f}, and {result.at_low:.2f} where it is {low:.2f}; twice the radius is {2 * result.R:.2f}."
    )


def draw_cells(ax: Axes, result: Cells) -> None:
    """Volume of a cell, mean density over density at its point, and their product, each relative to its value at t = 0."""
    ax.axhline(1, color=LINE, linewidth=0.8)
    ax.plot(result.t, result.volume / result.volume[0], color=GOOD, label="volume of the cell")
    ax.plot(result.t, result.ratio / result.ratio[0], color=OTHER, linestyle="--", label="mean density ÷ density at the point")
    ax.plot(result.t, result.product / result.product[0], color=INK, linewidth=3, label="product")
    ax.text(0.8, 1.85, "volume of the cell", color=GOOD, ha="right")
    ax.text(1.06, 0.81, "product", color=INK, ha="right")
    ax.text(0.72, 0.36, "mean density ÷ density", color=OTHER, ha="right")
    ax.text(0.72, 0.22, "at the point", color=OTHER, ha="right")
    ax.set(xlim=(0, 1.1), ylim=(0, 2.25), xlabel="place t on the ridge", ylabel="relative to t = 0")


def draw_width(ax: Axes, result: Width) -> None:
    """Three laws of the kept product ρ = |u||v|, centered and scaled."""
    for name, density in result.densities.items():
        color, dash, label = _LOOK[name]
        spike = style.leaves("a width of 1 has no greatest density, and Bayes at a width of 2 a high one")
        law = ax.plot(result.z, np.minimum(density, 2), color=color, linestyle=dash, linewidth=2.2, label=label, gid=spike)
        style.stands_for(law, result.z, density)
    ax.legend(loc="upper right", labelcolor="linecolor")
    ax.set(xlim=(-3.6, 3.6), ylim=(0, 0.84), xlabel="place on the ridge, (ρ − m)/√m", ylabel="density")


def draw_distances(ax: Axes, result: Width) -> None:
    """Total variation from gradient flow times √m, for Bayes and for the restricted prior, and what both tend to (thin lines)."""
    here = list(result.widths).index(result.m)
    for distance, limit, name, marker in (
        (result.bayes, result.limits[0], "bayes", "o"),
        (result.surface, result.limits[1], "surface", "s"),
    ):
        color, dash, label = _LOOK[name]
        style.named(f"{label}, limit", ax.plot(result.widths[[0, -1]], [limit, limit], color=color, linewidth=0.9))
        ax.plot(result.widths, distance, color=color, linestyle=dash, label=label)
        at = slice(here, here + 1)
        style.named(f"{label}, here", ax.plot(result.widths[at], distance[at], marker, color=color, markersize=8))
    ax.legend(loc="upper right", labelcolor="linecolor")
    ax.set_xscale("log")
    ax.set(xlim=(0.8, 5500), ylim=(-0.02, 1.12), xlabel="width m", ylabel="total variation × √m")
    style.label_powers(ax, "x")


def describe_width(result: Width) -> str:
    """Which of the two laws is nearer to the end of training."""

    def far(distance: float) -> str:
        return f"{distance:.4f}" if distance >= 1e-3 else f"{distance:.2g}"

    if abs(result.at_bayes - result.at_surface) < 5e-5:
        nearer = "both laws are equally far"
    else:
        nearer = "Bayes is nearer" if result.at_bayes < result.at_surface else "the restricted prior is nearer"
    return (
        f"At width m = {result.m:,} and label y = {result.y:g} the law of training is {far(result.at_bayes)} from Bayes "
        f"and {far(result.at_surface)} from the restricted prior; {nearer}."
    )


def draw_weights(figure: Figure, result: Frame) -> None:
    """Weights now against the same weights at the start, a square for each of three widths; below, how far the networks have moved."""
    axes = figure.subplot_mosaic([[str(m) for m in result.widths], ["paths"] * len(result.widths)], height_ratios=[1.25, 1])
    for ax, m, before, now in zip(list(axes.values())[:-1], result.widths, result.before, result.now, strict=True):
        ax.set(xlim=(-3.6, 3.6), ylim=(-3.6, 3.6))
        ax.plot([-3.6, 3.6], [-3.6, 3.6], color=MUTED, linewidth=1, linestyle="--", label="not moved")
        style.dots(ax, before, now, color=FIT, size=2.8, alpha=0.8).set_label(f"weights at width {m:,}")
        ax.text(0.05, 0.86, f"width {m:,}", color=INK, transform=ax.transAxes)
        ax.set(aspect="equal", xticks=[-3, 0, 3], yticks=[-3, 0, 3], xlabel="at the start")
    first, paths = axes[str(result.widths[0])], axes["paths"]
    first.set_ylabel("now")
    here = list(result.steps).index(result.step)
    for path, dash, m in zip(result.paths, ("-", "--", ":"), result.widths, strict=True):
        paths.plot(1 + result.steps, 100 * path, color=FIT, linestyle=dash, linewidth=1.6, label=f"width {m:,}")
        paths.plot(
            1 + result.steps[here : here + 1], 100 * path[here : here + 1], "o", color=FIT, markersize=6, label=f"width {m:,}, this step"
        )
        paths.text(1.02 * (1 + result.steps[-1]), 100 * path[-1], f" {m:,}", color=INK, va="center")
    paths.set_xscale("log")
    paths.set(xlim=(0.88, 1 + result.steps[-1]), ylim=(-1, 25), xlabel="steps of training, plus one", ylabel="moved, in percent")
    style.label_powers(paths, "x")
    figure.subplots_adjust(left=0.12, right=0.9, top=0.97, bottom=0.12, wspace=0.25, hspace=0.38)


def describe_weights(result: Frame) -> str:
    """How far the networks have moved, and what they have left to learn."""
    moved = ", ".join(f"{100 * share:.1f}% at width {m:,}" for m, share in zip(result.widths, result.relative, strict=True))
    least, most = readable(result.rms.min()), readable(result.rms.max())
    some = f"of {least} to {most}" if result.rms.min() >= 5e-4 else f"of at most {most}"
    left = f"Residuals {some} are left (root mean square)." if result.rms.max() >= 5e-4 else "All labels are learned."
    if result.step == 0:
        return f"Before the first step no weight has moved. {left}"
    return f"After {counted(result.step, 'step')} the weights have moved by {moved} of their size. {left}"


def draw_pairs(ax: Axes, result: Noise) -> None:
    """Where the same start ends: with batches, against the full gradient. On the dashed line the noise has left no trace."""
    ax.set(xlim=(-2.9, 2.9), ylim=(-2.9, 2.9), xlabel="a at the end, all data at once", ylabel="a at the end, in batches", aspect="equal")
    ax.plot([-2.9, 2.9], [-2.9, 2.9], color=MUTED, linewidth=1, linestyle="--", label="the same end")
    style.dots(ax, result.full, result.noisy, color=FIT, size=3.2, alpha=0.75).set_label("starts")
    ax.text(0.03, 0.93, "dashed: the same end", color=MUTED, transform=ax.transAxes)


def draw_shrinking(ax: Axes, result: Noise) -> None:
    """What training leaves of the mean |a² − b²|, against the step size: in batches (solid), and with the full gradient (dashed)."""
    ax.axhline(1, color=LINE, linewidth=0.8)
    for size, color, dash, name in ((result.full_size, OTHER, "--", "all data at once"), (result.noisy_size, FIT, "-", "in batches")):
        ax.plot(result.rates, size, color=color, linestyle=dash, marker="o", markersize=3.5, label=name)
    ax.plot(
        [result.η], [result.shrunk[0]], "o", color="none", markeredgecolor=INK, markeredgewidth=1.5, markersize=11, label="this step size"
    )
    ax.text(0.03, 0.13, "solid: in batches", color=FIT, transform=ax.transAxes)
    ax.text(0.03, 0.055, "dashed: all data at once", color=OTHER, transform=ax.transAxes)
    ax.set(xlim=(0, 1.06 * result.rates[-1]), ylim=(0, 1.1), xlabel="step size η", ylabel="what is left of |a² − b²|")


def describe_noise(result: Noise) -> str:
    """How far the ends of the pairs are apart, and what is left of |a² − b²|."""
    batches, full = result.shrunk
    return (
        f"At step size {result.η:g} the two ends of a start are {readable(result.apart)} apart, those of two starts {result.spread:.2f} "
        f"(root mean square, each weight). Of |a² − b²| {batches:.1%} is left on average, with the full gradient {full:.1%}."
    )


def draw_run(ax: Axes, result: Drift) -> None:
    """One run on the plane, from its start (ring) to where it is at the end (dot), and the ridge."""
    t = np.linspace(-np.log(1.8), np.log(2.4), 60)
    ax.plot(np.exp(t), np.exp(-t), color=INK, linewidth=1.2, label="ridge")
    ax.set(xlim=(0, 2.4), ylim=(0, 1.8), xlabel="a", ylabel="b", aspect="equal")
    style.dots(ax, result.a, result.b, color=FIT, size=2.6, alpha=0.72).set_label("run")
    ax.plot(result.a[:1], result.b[:1], "o", color="none", markeredgecolor=FIT, markeredgewidth=1.8, markersize=13, label="start")
    ax.plot(result.a[-1:], result.b[-1:], "o", color=FIT, markersize=8, label="end")
    ax.plot([1], [1], "x", color=GOOD, markersize=9, markeredgewidth=2, label="flattest point")
    ax.text(0.97, 0.93, "ring: start, dot: end", color=FIT, ha="right", transform=ax.transAxes)
    ax.text(0.97, 0.855, "cross: flattest point", color=GOOD, ha="right", transform=ax.transAxes)


def draw_drift(ax: Axes, result: Drift) -> None:
    """a² − b² of eight runs (thin) and the prediction (dashed), against the number of steps."""
    ax.axhline(0, color=LINE, linewidth=0.8)
    for q in result.q:
        ax.plot(result.steps, q, color=FIT, linewidth=0.8, alpha=0.75, label="runs")
    ax.plot(result.steps, result.predicted, color=TRUTH, linestyle="--", linewidth=2.4, label="formula")
    ax.text(0.97, 0.93, "thin: eight runs", color=FIT, ha="right", transform=ax.transAxes)
    ax.text(0.97, 0.855, "dashed: formula", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.set(xlim=(0, 1.04 * result.steps[-1]), ylim=(-0.25, 5), xlabel="steps", ylabel="a² − b²")
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.locator_params(axis="x", nbins=5)


def describe_drift(result: Drift) -> str:
    """How far the noise has moved the runs, and what the formula says."""

    def size(q: float) -> str:
        return f"{q:.2f}" if abs(q) >= 0.005 else "less than 0.005"

    last, start, end = result.steps[-1], result.q[0, 0], result.q[:, -1].mean()
    if result.ς == 0:
        return f"Without label noise the residual is zero, and after {last:,} steps a² − b² is still {end:.2f}."
    return (
        f"After {last:,} noisy steps a² − b² has gone from {start:.2f} to {size(end)} "
        f"on average over {len(result.q)} runs; the formula says {size(result.predicted[-1])}."
    )
