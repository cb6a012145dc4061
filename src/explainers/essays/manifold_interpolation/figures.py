"""Drawings and captions for the essay *Manifold interpolation*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from explainers.essays.manifold_interpolation import dimension_curves
from explainers.essays.manifold_interpolation.covering import Count, log10_samples
from explainers.essays.manifold_interpolation.dimension_curves import Curves as DimensionCurves
from explainers.essays.manifold_interpolation.few_labels import Curves as LabelCurves
from explainers.essays.manifold_interpolation.image_paths import Medians, Walk
from explainers.essays.manifold_interpolation.moving_blob import Motion
from explainers.essays.manifold_interpolation.pixel_space import Page
from explainers.essays.manifold_interpolation.sinusoid import Comparison
from explainers.essays.the_arithmetic_of_impossibility.counting import ATOMS
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, INK, LINE, MUTED, OTHER, TRUTH, WARN
from explainers.numerals import from_logarithm

Array = NDArray[np.float64]


def strip(pictures: Array, gap: int = 1) -> Array:
    """Pictures (n, side, side) side by side in one matrix, ``gap`` empty columns between them."""
    padded = np.pad(pictures, ((0, 0), (0, 0), (0, gap)))
    return np.concatenate(list(padded), axis=1)[:, : padded.shape[0] * padded.shape[2] - gap]


def _blank(ax: Axes, width: float) -> None:
    """An empty sheet on nearly all of the panel, with square units and its origin below on the left."""
    ax.set_position((0.04, 0.02, 0.92, 0.96))
    ax.set(xlim=(0, width), ylim=(0, width * (0.96 * 3.2) / (0.92 * 4.8)), xticks=[], yticks=[])
    ax.spines[["left", "bottom"]].set_visible(False)


def draw_page(ax: Axes, result: Page) -> None:
    """Three rows of images: noise, shuffled, real."""
    side, n = result.real.shape[1], len(result.real)
    gap, levels = (1, 16) if side < 16 else (3, 4)  # noise cannot be compressed: fewer gray values where there are many pixels
    width = n * (side + gap) - gap
    _blank(ax, width)
    rows = (
        ("pixels from dice", result.noise, MUTED),
        ("real digits, pixels shuffled", result.shuffled, OTHER),
        ("real digits", result.real, INK),
    )
    for row, (name, pictures, color) in enumerate(rows):
        bottom = 0.236 * width * (2 - row)
        style.show_image(ax, strip(pictures, gap), (0, width, bottom, bottom + side), color, levels)
        ax.text(0, bottom + side + 0.012 * width, name, color=color, va="bottom")


def draw_frames(ax: Axes, result: Walk) -> None:
    """The two images, and what stands between them at t on each of three ways."""
    _blank(ax, 100)
    for x, frame in ((0, 0), (82, -1)):
        style.show_image(ax, result.frames[0, frame], (x, x + 18, 48, 66), INK)
    ax.plot([23, 77], [57, 57], color=LINE, linewidth=3)
    ax.plot([23 + 54 * result.t[result.at]], [57], "o", color=INK, markersize=9)
    for x, frames, name, color in zip(
        (0, 35, 70), result.frames, ("straight line", "through the data", result.learned), (WARN, GOOD, OTHER), strict=True
    ):
        style.show_image(ax, frames[result.at], (x, x + 30, 0, 30), color)
        ax.text(x + 15, 32, name, color=color, ha="center", va="bottom")


_WAY_STYLES = {
    "straight": (WARN, "-"),
    "code of 16": (MUTED, (0, (1, 1.5))),
    "code of 4": (OTHER, "-."),
    "through the data": (GOOD, "--"),
    "denoiser": (DATA, (0, (5, 1, 1, 1, 1, 1))),
}


def draw_scores(ax: Axes, result: Walk) -> None:
    """Distance to the nearest held-out image along the three ways, the present place marked, and the band of real images."""
    low, high = result.band
    ax.fill_between([0, 1], [low] * 2, [high] * 2, color=LINE, alpha=0.5, linewidth=0)
    ax.plot([0, 1], [1, 1], color=MUTED, linewidth=1)
    ax.text(0.02, 0.6, "gray: nine real digits of ten", color=MUTED, va="center")
    for name, key, score in zip(
        ("straight line", "through the data", result.learned), ("straight", "through the data", "code of 4"), result.score, strict=True
    ):
        color, dashes = _WAY_STYLES[key]
        ax.plot(result.t, score, color=color, linestyle=dashes, label=name)
        ax.plot([result.t[result.at]], [score[result.at]], "o", color=color, markersize=8)
    ax.legend(loc="upper left", ncols=2, columnspacing=1.2)
    ax.set(xlim=(0, 1), ylim=(0.5, 2.15), xlabel="share of the way t", ylabel="distance, in units of the usual")


def draw_medians(ax: Axes, result: Medians) -> None:
    """Median scores of several ways over many pairs."""
    ax.plot([0, 1], [1, 1], color=MUTED, linewidth=1)
    for name, score in zip(result.names, result.scores, strict=True):
        color, dashes = _WAY_STYLES[name]
        ax.plot(result.t, score, color=color, linestyle=dashes, label=name)
    ax.legend(loc="upper left", ncols=2, columnspacing=1.2)
    ax.set(xlim=(0, 1), ylim=(0.65, 1.75), xlabel="share of the way t", ylabel="median distance, in units of the usual")


def draw_blobs(ax: Axes, result: Motion) -> None:
    """Brightness along the line of motion: the two blobs, the image that fades from one to the other, and the blob that moves."""
    for center in (0, result.Δ):
        ax.plot(result.x, np.pi**-0.25 * np.exp(-((result.x - center) ** 2) / 2), color=MUTED, linewidth=1, linestyle=":")
    ax.plot(result.x, result.faded, color=WARN, label="straight line: one fades into the other")
    ax.plot(result.x, result.moved, color=GOOD, linestyle="--", label="along the manifold: the blob moves")
    ax.legend(loc="upper left")
    ax.set(xlim=(result.x[0], result.x[-1]), ylim=(0, 1.12), yticks=[0, 0.25, 0.5, 0.75], xlabel="place, in widths", ylabel="brightness")


def draw_blob_distance(ax: Axes, result: Motion) -> None:
    """Distance of the fading image to the nearest blob, against the distance between the two."""
    ends = [0, result.Δs[-1]]
    ax.plot(ends, [result.limit] * 2, color=TRUTH, linestyle=":", label="limit for blobs far apart")
    ax.plot(result.Δs, result.curve, color=WARN, label="straight line, at t")
    ax.plot(ends, [0, 0], color=GOOD, linestyle="--", clip_on=False, label="the blob that moves")
    ax.plot([result.Δ], [result.distance], "o", color=WARN, markersize=9)
    ax.legend(loc="upper left")
    ax.set(
        xlim=ends,
        ylim=(0, 1.15),
        yticks=[0, 0.25, 0.5, 0.75],
        xlabel="distance Δ of the two, in widths",
        ylabel="distance to the nearest blob",
    )


_COUNTS = [1, 2, 5, 10, 20, 50, 100]


def _dimension_axes(ax: Axes, truth: float, ends: tuple[float, float], ticks: tuple[int, ...]) -> None:
    ax.plot(ends, np.ma.masked_equal([truth] * 2, 0), color=TRUTH, linestyle=":")
    ax.set(xscale="log", yscale="log", xlim=ends, ylim=(0.8, 420), ylabel="estimated dimension")
    ax.set_yticks(_COUNTS, [str(count) for count in _COUNTS])
    ax.set_xticks(ticks, [f"{tick:,}" for tick in ticks])
    ax.minorticks_off()


def draw_by_neighbors(ax: Axes, result: DimensionCurves) -> None:
    """Estimates against the number of neighbors, at the chosen number of points."""
    _dimension_axes(ax, result.truth, (2.6, 46), (3, 5, 10, 20, 40))
    k = dimension_curves.NEIGHBORS
    ax.plot(k, result.by_k[0], "o-", color=FIT, label="likelihood, k − 1")
    ax.plot(k, result.by_k[1], "s--", color=OTHER, label="with k − 2 instead")
    ax.plot([result.k], [result.estimate], "o", color=FIT, markersize=11)
    ax.legend(loc="upper left", title=None)
    ax.set_xlabel("neighbors k")


def draw_by_points(ax: Axes, result: DimensionCurves) -> None:
    """Estimates against the number of points, at the chosen number of neighbors."""
    _dimension_axes(ax, result.truth, (190, 2150), dimension_curves.SIZES)
    n = dimension_curves.SIZES
    ax.plot(n, result.by_n[0], "o-", color=FIT)
    ax.plot(n, result.by_n[1], "s--", color=OTHER)
    ax.plot(n, result.two_nn, "^-.", color=GOOD, label="TwoNN")
    ax.plot([], [], color=TRUTH, linestyle=":", label="truth, if known")
    ax.plot([result.n], [result.estimate], "o", color=FIT, markersize=11)
    ax.legend(loc="upper left")
    ax.set_xlabel("points n")


def describe_dimensions(result: DimensionCurves) -> str:
    """The three estimates for the chosen points and neighbors."""
    words = dimension_curves.CLOUDS[result.name][0]
    return (
        f"{words[0].upper()}{words[1:]}, {result.n:,} points, k = {result.k}: the likelihood gives {result.estimate:.1f} dimensions "
        f"({result.low:.1f} with k − 2 for k − 1), TwoNN {result.second:.1f}. There are {result.pixels} pixels."
    )


def draw_count(ax: Axes, result: Count) -> None:
    """Samples needed against dimension, and three data sets at their estimated dimension and at their number of pixels."""
    d = np.geomspace(1.0, 3e5, 121)
    needed = log10_samples(result.ε, d, result.s)
    ax.fill_between(d, needed, 1e6, color=FIT, alpha=0.1, linewidth=0)
    ax.plot(d, needed, color=FIT)
    atoms = np.log10(ATOMS)
    ax.plot(d[[0, -1]], [atoms, atoms], color=MUTED, linestyle=":")
    ax.text(1.2, 1.15 * atoms, "atoms in the universe", color=MUTED, va="bottom")
    ax.text(1.2, 3e5, "shaded: enough samples", color=FIT, va="center")
    for number, data in enumerate(result.sets):
        chosen = number == result.chosen % len(result.sets)
        y = np.log10(data.n)
        color, size = (TRUTH, 8) if chosen else (MUTED, 6)
        ax.plot([data.d, data.D], [y, y], color=color, linewidth=1)
        ax.plot([data.d], [y], "o", color=color, markersize=size)
        ax.plot([data.D], [y], "o", color="none", markeredgecolor=color, markeredgewidth=1.5, markersize=size)
    shown = result.sets[result.chosen]
    ax.text(shown.D * 1.4, 1.5, shown.name, color=TRUTH, ha="right", va="center")
    ax.set(
        xscale="log",
        yscale="log",
        xlim=(d[0], d[-1]),
        ylim=(0.5, 1e6),
        xlabel="dimension: filled estimated, hollow pixels",
        ylabel="zeros of N",
    )
    ax.set_yticks([1, 10, 100, 1e3, 1e4, 1e5], ["1", "10", "100", "1000", "10⁴", "10⁵"])
    style.label_powers(ax, "x")
    ax.minorticks_off()


def describe_count(result: Count) -> str:
    """What the chosen data set needs, and what it has."""
    data, needed = result.sets[result.chosen], result.needed[result.chosen]
    verdict = "enough" if np.log10(data.n) >= needed else "not enough"
    kind = "slopes" if result.s == 1 else f"{result.s} derivatives"
    reached = result.reached[result.chosen]
    end = f"and reach ε = {reached:.2g}" if reached < 1 else "and do not fix one polynomial"
    return (
        f"Bounded {kind}, ε = {result.ε:g}: {data.name} needs {from_logarithm(needed)} samples in {data.d:.0f} dimensions and "
        f"{from_logarithm(result.needed_in_pixels[result.chosen])} in {data.D:,}; its {data.n:,} images are {verdict} "
        f"{end}."
    )


def draw_label_curves(ax: Axes, result: LabelCurves) -> None:
    """Accuracy on held-out images against the number of labels, with and without coordinates learned before."""
    L, marked = result.sizes, slice(result.shown, result.shown + 1)
    ax.plot([L[0], L[-1]], [result.chance] * 2, color=MUTED, linestyle=":")
    ax.fill_between(
        L, result.learned - 2 * result.error, result.learned + 2 * result.error, facecolor=(FIT, 0.2), edgecolor=FIT, linewidth=0.6
    )
    for values, color, dashes, name in (
        (result.learned, FIT, "-", "learned coordinates"),
        (result.pixels, WARN, "--", "pixels"),
        (result.neighbor, DATA, "-.", "nearest labeled image"),
    ):
        ax.plot(L, values, color=color, linestyle=dashes, label=name)
        ax.plot(L[marked], values[marked], "o", color=color, markersize=8)
    ax.legend(loc="upper left", ncols=2, columnspacing=1.2)
    ax.set(xscale="log", xlim=(9, 560), ylim=(0, 1.32), yticks=[0, 0.25, 0.5, 0.75, 1], xlabel="labels", ylabel="share right, held-out")
    ax.set_xticks(L, [str(size) for size in L])
    ax.minorticks_off()


def draw_sinusoid(ax: Axes, result: Comparison) -> None:
    """The post's two rows, and the straight line between the ends of the second."""
    side, n = result.formula.shape[1], len(result.formula)
    width = n * (side + 4) - 4
    _blank(ax, width)
    rows = (
        ("straight line between two images of noise", result.noise, MUTED),
        ("the formula, from α = 0 to α = 1", result.formula, INK),
        ("straight line between the formula’s first and last picture", result.blend, WARN),
    )
    for row, (name, pictures, color) in enumerate(rows):
        bottom = 50 * (2 - row)
        style.show_image(ax, strip(pictures, 4), (0, width, bottom, bottom + side), color)
        ax.text(0, bottom + side + 1, name, color=color, va="bottom")
