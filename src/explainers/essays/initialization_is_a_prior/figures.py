"""Drawings and captions for the essay *Initialization is a prior*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from explainers.essays.initialization_is_a_prior.curved_ridge import Cells, Ends
from explainers.essays.initialization_is_a_prior.label_noise import Drift
from explainers.essays.initialization_is_a_prior.lazy_training import Weights
from explainers.essays.initialization_is_a_prior.noise_as_parameters import Draws, Settings
from explainers.essays.initialization_is_a_prior.ridge_of_a_wide_product import Width
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, INK, LINE, MUTED, OTHER, TRUTH, WARN

_LOOK = {
    "flow": (FIT, "-", "gradient flow"),
    "bayes": (TRUTH, "--", "Bayes"),
    "surface": (OTHER, ":", "restricted prior"),
    "nearest": (GOOD, "-.", "nearest point"),
}
"""Color, dash and name of each law."""


def _bars(ax: Axes, edges: np.ndarray, height: np.ndarray, color: str = FIT) -> None:
    """A histogram as one shaded outline."""
    x, y = np.repeat(edges, 2), np.concatenate([[0], np.repeat(height, 2), [0]])
    ax.fill(x, y, color=color, alpha=0.28)
    ax.plot(x, y, color=color, linewidth=1)


def draw_lines(ax: Axes, result: Draws) -> None:
    """The data with the lines of the slopes drawn so far (at most sixty), the last of them heavier, and least squares (dashed)."""
    reach = np.array([-2.9, 2.9])
    gaps = np.tile([False, False, True], 60)
    x, y = np.tile([*reach, 0.0], 60), np.outer(result.rug, [*reach, 0.0]).ravel()
    ax.plot(np.ma.array(x, mask=gaps), np.ma.array(y, mask=gaps), color=MUTED, linewidth=0.3)
    ax.plot(result.data.x, result.data.y, "o", color=DATA, markersize=3.5)
    ax.plot(reach, result.slope * reach, color=FIT, linewidth=2)
    ax.plot(reach, result.data.fit * reach, color=WARN, linewidth=1.6, linestyle="--")
    ax.text(0.03, 0.93, "solid: last start", color=FIT, transform=ax.transAxes)
    ax.text(0.03, 0.855, "dashed: least squares", color=WARN, transform=ax.transAxes)
    ax.set(xlim=(-2.9, 2.9), ylim=(-4.6, 4.9), xlabel="x", ylabel="y")


def draw_slopes(ax: Axes, result: Draws) -> None:
    """The histogram of final slopes, the posterior (dashed), and the law that descent follows (solid)."""
    _bars(ax, result.edges, np.minimum(result.height, 9))
    ax.plot(result.c, result.end, color=FIT)
    ax.plot(result.c, result.posterior, color=TRUTH, linestyle="--")
    ax.plot(result.rug, np.full(60, 0.12), "|", color=INK, markersize=7, markeredgewidth=0.8, alpha=0.6)
    ax.text(0.03, 0.93, "dashed: posterior", color=TRUTH, transform=ax.transAxes)
    ax.text(0.03, 0.855, "solid: law of descent", color=FIT, transform=ax.transAxes)
    ax.set(xlim=(result.edges[0], result.edges[-1]), ylim=(0, 6), xlabel="slope c after training", ylabel="density")


def describe_draws(result: Draws) -> str:
    """The slopes so far beside the posterior."""
    if result.n == 1:
        return (
            f"One start, one slope: {result.slope:.3f}; least squares says {result.data.fit:.3f}, "
            f"and the posterior has mean {result.center:.3f}."
        )
    fits = "which chance alone can do" if result.distance <= result.limit else "more than chance would do"
    return (
        f"After {result.n:,} starts the slopes have mean {result.mean:.3f}, the posterior {result.center:.3f}; "
        f"their distribution functions are {result.distance:.3f} apart, {fits}."
    )


def draw_settings(ax: Axes, result: Settings) -> None:
    """The law of descent's end (solid, with a simulation) and the posterior (dashed), in standard deviations of the posterior."""
    _bars(ax, result.edges, np.minimum(result.height, 1))
    ax.plot(result.z, np.minimum(result.end, 1), color=FIT)
    ax.plot(result.z, result.posterior, color=TRUTH, linestyle="--")
    ax.text(0.03, 0.93, "dashed: posterior", color=TRUTH, transform=ax.transAxes)
    ax.text(0.03, 0.865, "solid: law of descent", color=FIT, transform=ax.transAxes)
    ax.text(0.03, 0.80, "shaded: simulated", color=FIT, transform=ax.transAxes)
    ax.set(xlim=(-4.5, 4.5), ylim=(0, 0.84), xlabel="slope, in standard deviations from the posterior mean", ylabel="density")


def describe_settings(result: Settings) -> str:
    """How far the two laws are apart."""
    begin = f"Noise terms a datum: {result.m}."
    if result.distance < 1e-9:
        return f"{begin} Descent samples the posterior, of mean {result.mean:.3f} and standard deviation {result.sd:.3f}, exactly."
    side = "above" if result.shift > 0 else "below"
    return (
        f"{begin} The posterior has mean {result.mean:.3f} and standard deviation {result.sd:.3f}. Descent ends {abs(result.shift):.2f} "
        f"standard deviations {side} on average, with {result.stretch:.2f} times the spread; the laws are {result.distance:.3f} apart."
    )


def draw_ends(ax: Axes, result: Ends) -> None:
    """The start cloud, the ridge, and the way to it of fourteen starts that count."""
    t = np.linspace(-1.2, 1.2, 60)
    ax.plot(*result.starts, "o", color=MUTED, markersize=2.6, alpha=0.75)
    gap = np.full((*result.paths.shape[:2], 1), np.nan)
    a, b = np.ma.masked_invalid(np.concatenate([result.paths, gap], axis=2)).reshape(2, -1)
    ax.plot(a, b, color=FIT, linewidth=1, alpha=0.8)
    for sign in (1, -1):
        ax.plot(sign * np.exp(t), sign * np.exp(-t), color=INK, linewidth=1.6)
    ax.plot(*result.paths[:, :, -1], "o", color=FIT, markersize=4.5)
    ax.text(0.03, 0.93, "gray: starts", color=MUTED, transform=ax.transAxes)
    ax.text(0.97, 0.05, "blue: where they end", color=FIT, ha="right", transform=ax.transAxes)
    ax.set(xlim=(-3.3, 3.3), ylim=(-3, 3), xlabel="a", ylabel="b")


def draw_laws(ax: Axes, result: Ends) -> None:
    """The four laws on the ridge, the simulated one heavier, and the histogram of its end points."""
    _bars(ax, result.edges, np.minimum(result.height, 3), MUTED)
    for name, density in result.densities.items():
        color, dash, label = _LOOK[name]
        ax.plot(result.t, np.minimum(density, 3), color=color, linestyle=dash, linewidth=3.2 if name == result.name else 1.6, label=label)
    ax.legend(loc="upper right", labelcolor="linecolor", handlelength=2.2)
    ax.set(xlim=(-1.6, 1.6), ylim=(0, 1.75), xlabel="place t on the ridge, where (a, b) = ±(eᵗ, e⁻ᵗ)", ylabel="density")


def describe_ends(result: Ends) -> str:
    """Which law the end points follow."""
    called = {"flow": "gradient flow", "bayes": "Bayes", "surface": "the restricted prior", "nearest": "the nearest point"}
    nearest_law = min(result.distances, key=lambda name: result.distances[name])
    others = ", ".join(f"{called[name]} {result.distances[name]:.3f}" for name in result.distances if name != nearest_law)
    return (
        f"{result.count:,} end points: their distribution function is {result.distances[nearest_law]:.3f} from the law of "
        f"{called[nearest_law]}. The others: {others}."
    )


def draw_cells(ax: Axes, result: Cells) -> None:
    """Volume of a cell, mean density over density at its point, and their product, each relative to its value at t = 0."""
    ax.axhline(1, color=LINE, linewidth=0.8)
    ax.plot(result.t, result.volume / result.volume[0], color=GOOD)
    ax.plot(result.t, result.ratio / result.ratio[0], color=OTHER, linestyle="--")
    ax.plot(result.t, result.product / result.product[0], color=INK, linewidth=3)
    ax.text(0.8, 1.85, "volume of the cell", color=GOOD, ha="right")
    ax.text(1.06, 0.77, "product", color=INK, ha="right")
    ax.text(0.72, 0.36, "mean density ÷ density", color=OTHER, ha="right")
    ax.text(0.72, 0.22, "at the point", color=OTHER, ha="right")
    ax.set(xlim=(0, 1.1), ylim=(0, 2.25), xlabel="place t on the ridge", ylabel="relative to t = 0")


def draw_width(ax: Axes, result: Width) -> None:
    """Three laws of the kept product ρ = |u||v|, centered and scaled."""
    for name, density in result.densities.items():
        color, dash, label = _LOOK[name]
        ax.plot(result.z, np.minimum(density, 2), color=color, linestyle=dash, linewidth=2.2, label=label)
    ax.legend(loc="upper right", labelcolor="linecolor", handlelength=2.2)
    ax.set(xlim=(-3.6, 3.6), ylim=(0, 0.84), xlabel="place on the ridge, (ρ − m)/√m", ylabel="density")


def draw_distances(ax: Axes, result: Width) -> None:
    """Total variation from gradient flow times √m, for Bayes and for the restricted prior, and what both tend to (thin lines)."""
    here = list(result.widths).index(result.m)
    for distance, limit, name, marker in (
        (result.bayes, result.limits[0], "bayes", "o"),
        (result.surface, result.limits[1], "surface", "s"),
    ):
        color, dash, label = _LOOK[name]
        ax.plot(result.widths[[0, -1]], [limit, limit], color=color, linewidth=0.9)
        ax.plot(result.widths, distance, color=color, linestyle=dash, label=label)
        ax.plot(result.widths[here : here + 1], distance[here : here + 1], marker, color=color, markersize=8)
    ax.legend(loc="upper right", labelcolor="linecolor", handlelength=2.2)
    ax.set_xscale("log")
    ax.set(xlim=(0.8, 5500), ylim=(-0.02, 1.12), xlabel="width m", ylabel="total variation × √m")
    style.label_powers(ax, "x")


def describe_width(result: Width) -> str:
    """Which of the two laws is nearer to the end of training."""
    if abs(result.at_bayes - result.at_surface) < 5e-5:
        nearer = "both laws are equally far"
    else:
        nearer = "Bayes is nearer" if result.at_bayes < result.at_surface else "the restricted prior is nearer"
    return (
        f"At width m = {result.m} and label y = {result.y:g} the law of training is {result.at_bayes:.4f} from Bayes "
        f"and {result.at_surface:.4f} from the restricted prior; {nearer}."
    )


def draw_weights(ax: Axes, result: Weights) -> None:
    """Weights after training against the same weights before; on the diagonal nothing has moved."""
    ax.plot([-4, 4], [-4, 4], color=MUTED, linewidth=1, linestyle="--")
    ax.plot(result.before, np.clip(result.after, -4.4, 4.4), "o", color=FIT, markersize=3.8, alpha=0.75)
    ax.text(0.03, 0.93, "dashed: not moved", color=MUTED, transform=ax.transAxes)
    ax.set(xlim=(-3.6, 3.6), ylim=(-4.5, 4.5), xlabel="weight before training", ylabel="weight after")


def draw_movement(ax: Axes, result: Weights) -> None:
    """How far networks move relative to their size, measured (dots) and by the linear formula (dashed), against the width."""
    here = list(result.widths).index(result.m)
    ax.plot(result.widths, result.predicted, color=TRUTH, linestyle="--")
    ax.plot(result.widths, result.relative, "o", color=FIT, markersize=5)
    ax.plot(
        result.widths[here : here + 1],
        result.relative[here : here + 1],
        "o",
        color="none",
        markeredgecolor=INK,
        markeredgewidth=1.5,
        markersize=11,
    )
    ax.text(0.97, 0.93, "dashed: formula", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.text(0.97, 0.855, "dots: trained", color=FIT, ha="right", transform=ax.transAxes)
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set(xlim=(6, 1400), ylim=(0.01, 10), xlabel="width m", ylabel="‖Δθ‖ / ‖θ₀‖")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")


def describe_weights(result: Weights) -> str:
    """How far this network moved, how far networks of its width do, and what training left."""
    left = f"of {result.rms:.2f}" if result.rms >= 0.01 else "below 0.0001"
    return (
        f"At width {result.m} training moves the weights by {result.moved:.2f}; the formula says {result.linear:.2f}. "
        f"Networks of this width move by {result.share:.1f}% of their size; a root mean square residual {left} is left."
    )


def draw_run(ax: Axes, result: Drift) -> None:
    """One run on the plane, from its start (ring) to where it is at the end (dot), and the ridge."""
    t = np.linspace(-0.5, 1.1, 60)
    ax.plot(np.exp(t), np.exp(-t), color=INK, linewidth=1.2)
    ax.plot(result.a, result.b, "o", color=FIT, markersize=2.6, alpha=0.72)
    ax.plot(result.a[:1], result.b[:1], "o", color="none", markeredgecolor=FIT, markeredgewidth=1.8, markersize=9)
    ax.plot(result.a[-1:], result.b[-1:], "o", color=FIT, markersize=8)
    ax.plot([1], [1], "x", color=GOOD, markersize=9, markeredgewidth=2)
    ax.text(1.08, 1.12, "flattest point", color=GOOD)
    ax.text(0.97, 0.93, "ring: start, dot: end", color=FIT, ha="right", transform=ax.transAxes)
    ax.set(xlim=(0.5, 2.6), ylim=(0.1, 1.75), xlabel="a", ylabel="b")


def draw_drift(ax: Axes, result: Drift) -> None:
    """a² − b² of eight runs (thin) and the prediction (dashed), against the number of steps."""
    ax.axhline(0, color=LINE, linewidth=0.8)
    for q in result.q:
        ax.plot(result.steps, q, color=FIT, linewidth=0.8, alpha=0.75)
    ax.plot(result.steps, result.predicted, color=TRUTH, linestyle="--", linewidth=2.4)
    ax.text(0.97, 0.93, "thin: eight runs", color=FIT, ha="right", transform=ax.transAxes)
    ax.text(0.97, 0.855, "dashed: formula", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.set(xlim=(0, result.steps[-1]), ylim=(-0.25, 5), xlabel="steps", ylabel="a² − b²")


def describe_drift(result: Drift) -> str:
    """How far the noise has moved the runs, and what the formula says."""
    last, start, end = result.steps[-1], result.q[0, 0], result.q[:, -1].mean()
    if result.ς == 0:
        return f"Without label noise the residual is zero, and after {last:,} steps a² − b² is still {end:.2f}."
    return (
        f"After {last:,} noisy steps a² − b² has gone from {start:.2f} to {end:.2f} "
        f"on average over {len(result.q)} runs; the formula says {result.predicted[-1]:.2f}."
    )
