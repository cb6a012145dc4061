"""Drawings and captions for the essay *Manifold interpolation*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from explainers.essays.manifold_interpolation import dimension_curves, two_denoisers
from explainers.essays.manifold_interpolation.class_dimensions import Classes
from explainers.essays.manifold_interpolation.dimension_curves import Curves as DimensionCurves
from explainers.essays.manifold_interpolation.few_labels import Curves as LabelCurves
from explainers.essays.manifold_interpolation.image_paths import Pairs, Walk
from explainers.essays.manifold_interpolation.moving_blob import Motion
from explainers.essays.manifold_interpolation.pixel_space import Page
from explainers.essays.manifold_interpolation.two_denoisers import Denoised
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, INK, LINE, MUTED, OTHER, TRUTH, WARN
from explainers.numerals import counted, from_logarithm

Array = NDArray[np.float64]


def strip(pictures: Array, gap: int = 1) -> Array:
    """Pictures (n, side, side) side by side in one matrix, ``gap`` empty columns between them."""
    padded = np.pad(pictures, ((0, 0), (0, 0), (0, gap)))
    return np.concatenate(list(padded), axis=1)[:, : padded.shape[0] * padded.shape[2] - gap]


def _blank(ax: Axes, width: float, inches: float = 3.2) -> None:
    """An empty sheet on nearly all of a panel that is so high, with square units and its origin below on the left."""
    ax.set_position((0.04, 0.02, 0.92, 0.96))
    ax.set(xlim=(0, width), ylim=(0, width * (0.96 * inches) / (0.92 * 4.8)), xticks=[], yticks=[])
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


def describe_page(result: Page) -> str:
    """How far the three kinds are, and how few of all images were seen."""
    return (
        f"Throw {result.number}: {result.seen} of {from_logarithm(result.log10_images)} possible images. Noise is {result.noise_away:.2f} "
        f"and shuffled digits are {result.shuffled_away:.2f} times as far from the nearest other digit as digits are."
    )


WAY_NAMES = {
    "straight": "straight line",
    "blurred": "straight, blurred ends",
    "data": "through the data",
    "4": "code of 4 numbers",
    "16": "code of 16 numbers",
    "denoiser": "denoised line",
}
_WAY_STYLES = {
    "straight": (WARN, "-"),
    "blurred": (MUTED, (0, (1, 1.5))),
    "data": (GOOD, "--"),
    "4": (OTHER, "-."),
    "16": (INK, (0, (3, 1, 1, 1, 1, 1))),
    "denoiser": (DATA, (0, (5, 1, 1, 1))),
}


WALK_HEIGHT = 2.7
"""Of the panel of :func:`draw_frames`, in inches."""


def draw_frames(ax: Axes, result: Walk) -> None:
    """The two images, and below them what stands between them at t on the straight line, on its control, and on two other ways."""
    _blank(ax, 100, WALK_HEIGHT)
    side, gap = result.ends.shape[1], 1
    end, pixel = 16, 100 / (4 * side + 3 * gap)  # an end's width, and a pixel's among the frames, on a sheet that is 100 wide
    style.show_image(ax, strip(result.ends, round((100 - 2 * end) / end * side)), (0, 100, 36, 36 + end), INK)
    ax.plot([22, 78], [44, 44], color=LINE, linewidth=3)
    ax.plot([22 + 56 * result.t[result.at]], [44], "o", color=INK, markersize=9)
    style.show_image(ax, strip(result.frames[:, result.at], gap), (0, 100, 0, side * pixel), INK)
    names = ("straight line", "blurred ends", "through data", "code of 4")
    for place, (name, key) in enumerate(zip(names, ("straight", "blurred", "data", "4"), strict=True)):
        middle = (place * (side + gap) + side / 2) * pixel
        ax.text(middle, side * pixel + 2, name, color=_WAY_STYLES[key][0], ha="center", va="bottom", fontsize=9.1)


def describe_walk(result: Walk) -> str:
    """The four scores at t."""
    return (
        f"At t = {result.t[result.at]:.1f} the straight line is at {result.straight_now:.2f}, between blurred ends at "
        f"{result.blurred_now:.2f}, through the data ({result.edges} steps) at {result.data_now:.2f}, along the code at "
        f"{result.code_now:.2f} times the usual distance from the nearest digit that no way has seen."
    )


def draw_medians(ax: Axes, result: Pairs) -> None:
    """Median scores of all ways over many pairs; the two that are compared have a dot at t."""
    ax.plot([0, 1], [1, 1], color=MUTED, linewidth=1)
    for name, score in zip(result.names, result.medians, strict=True):
        color, dashes = _WAY_STYLES[name]
        ax.plot(result.t, score, color=color, linestyle=dashes, label=WAY_NAMES[name])
    for name, marker in ((result.way, "o"), (result.against, "s")):
        score = result.medians[result.names.index(name), result.at]
        ax.plot([result.t[result.at]], [score], marker, color=_WAY_STYLES[name][0], markersize=8)
    ax.legend(loc="upper left", ncols=2, columnspacing=1.0, fontsize=9.1)
    ax.set(
        xlim=(0, 1.04), ylim=(0.65, 1.95), yticks=[0.75, 1, 1.25, 1.5], xlabel="share of the way t", ylabel="median distance, 1 is usual"
    )


def draw_pairs(ax: Axes, result: Pairs) -> None:
    """One dot a pair: the score of the one way against that of the other; below the line the first is nearer."""
    ends = [0.4, 1.9]
    ax.set(xlim=ends, ylim=ends, xlabel=WAY_NAMES[result.against], ylabel=WAY_NAMES[result.way], xticks=[0.5, 1, 1.5], yticks=[0.5, 1, 1.5])
    ax.plot(ends, ends, color=MUTED, linewidth=1)
    style.dots(ax, result.scores[1], result.scores[0], color=_WAY_STYLES[result.way][0], size=3.5, alpha=0.7)
    first, second = result.medians_now
    ax.plot([second], [first], "D", color=TRUTH, markersize=8)
    ax.text(0.44, 1.87, "diamond: medians", color=TRUTH, va="top")
    ax.set_aspect("equal")


def describe_pairs(result: Pairs) -> str:
    """How often the one way is nearer, and the two medians."""
    first, second = result.medians_now
    return (
        f"At t = {result.t[result.at]:.1f}, {WAY_NAMES[result.way]} against {WAY_NAMES[result.against]}: nearer for {result.nearer:.0%} of "
        f"{result.scores.shape[1]} pairs; the medians are {first:.2f} and {second:.2f}."
    )


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
        xlim=(-0.25, ends[1] + 0.25),
        ylim=(-0.035, 1.15),
        yticks=[0, 0.25, 0.5, 0.75],
        xlabel="distance Δ of the two, in widths",
        ylabel="distance to the nearest blob",
    )


def describe_motion(result: Motion) -> str:
    """How far the fade is from every blob."""
    return (
        f"Two blobs {counted(result.Δ, 'width')} apart, t = {result.t:g}: the fade is {result.distance:.2f} away from the nearest blob; "
        f"far apart it would be {result.limit:.2f}. The blob that moves is at distance 0."
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
    ax.plot([], [], color=TRUTH, linestyle=":", label="truth, if known")
    ax.plot([result.k], [result.estimate], "o", color=FIT, markersize=11)
    ax.legend(loc="upper left", ncols=2, columnspacing=1.0, fontsize=9.1)
    ax.set_xlabel("neighbors k")


def draw_by_points(ax: Axes, result: DimensionCurves) -> None:
    """Estimates against the number of points, at the chosen number of neighbors."""
    _dimension_axes(ax, result.truth, (190, 2150), dimension_curves.SIZES)
    n = dimension_curves.SIZES
    ax.plot(n, result.by_n[0], "o-", color=FIT)
    ax.plot(n, result.by_n[1], "s--", color=OTHER)
    ax.plot(n, result.two_nn, "^-.", color=GOOD, label="TwoNN")
    ax.plot([result.n], [result.estimate], "o", color=FIT, markersize=11)
    ax.legend(loc="upper left", fontsize=9.1)
    ax.set_xlabel("points n")


def describe_dimensions(result: DimensionCurves) -> str:
    """The three estimates for the chosen points and neighbors."""
    words = dimension_curves.CLOUDS[result.name][0]
    numbers = "coordinates" if result.truth else "pixels"  # what was made with a known dimension is no image
    return (
        f"{words[0].upper()}{words[1:]}, {result.n:,} points, k\u00a0=\u00a0{result.k}: the likelihood gives {result.estimate:.1f} "
        f"dimensions ({result.low:.1f} with k\u00a0−\u00a02 for k\u00a0−\u00a01), TwoNN {result.second:.1f}. "
        f"There are {result.pixels} {numbers}."
    )


def draw_classes(ax: Axes, result: Classes) -> None:
    """Estimates for each digit alone, for Gaussian images in its place, and the band of random groups."""
    digits = np.arange(len(result.real))
    ax.fill_between([-0.5, 9.5], [result.low] * 2, [result.high] * 2, facecolor=(MUTED, 0.3), edgecolor=MUTED, linewidth=0.6)
    ax.plot(digits, result.gaussian, "s", color=OTHER, markersize=6, label="Gaussian images")
    ax.plot(digits, result.real, "o", color=FIT, markersize=7, label="the digit alone")
    ax.legend(loc="upper left", ncols=2, columnspacing=1.2)
    ax.set(xlim=(-0.5, 9.5), ylim=(0, 31), xticks=digits, xlabel="digit (gray: groups with all digits in them)")
    ax.set_ylabel("estimated dimension")


def describe_classes(result: Classes) -> str:
    """The thinnest and the thickest digit, and the band."""
    return (
        f"Alone, the digits have {result.least:.1f} (the\u00a0{result.thinnest}) to {result.most:.1f} (the\u00a0{result.thickest}) "
        f"dimensions; random groups of the same sizes {result.low:.1f} to {result.high:.1f}; "
        f"Gaussian images {result.gaussian.min():.1f} to {result.gaussian.max():.1f}."
    )


def draw_denoised(ax: Axes, result: Denoised) -> None:
    """A new image, the same under noise, what two denoisers make of it, and the nearest image that the first has seen."""
    _blank(ax, 100)
    places = ((17, 36), (55, 36), (0, 0), (36, 0), (72, 0))
    names = ("new to both", "what they see", "the first says", "the other says", "the first has seen")
    colors = (INK, MUTED, FIT, OTHER, INK)
    levels = 16 if result.pictures.shape[1] < 16 else 8
    for picture, (x, y), name, color in zip(result.pictures, places, names, colors, strict=True):
        style.show_image(ax, picture, (x, x + 26, y, y + 26), color, levels)
        ax.text(x + 13, y + 27, name, color=color, ha="center", va="bottom")


def draw_denoiser_errors(ax: Axes, result: Denoised) -> None:
    """Errors on seen and on new images, and how far the two denoisers are apart, against the images that each has learned from."""
    n, marked = np.array(two_denoisers.SIZES), slice(result.shown, result.shown + 1)
    names = ("error, seen images", "error, new images", "distance of the two")
    for values, color, drawn, name in zip(result.curves, (FIT, WARN, OTHER), ("o-", "s--", "^-."), names, strict=True):
        ax.plot(n, values, drawn, color=color, markersize=4, label=name)
        ax.plot(n[marked], values[marked], drawn[0], color=color, markersize=9)
    ax.legend(loc="upper right")
    ax.set(xscale="log", xlim=(8, 900), ylim=(-0.04, 2.1), yticks=[0, 0.5, 1, 1.5], xlabel="images learned from, each")
    ax.set_ylabel("in units of the images’ variance")
    ax.set_xticks(n, [str(size) for size in n])
    ax.minorticks_off()


def describe_denoised(result: Denoised) -> str:
    """The three numbers at n."""
    own = f"{result.own:.2f}" if result.own >= 0.005 else "less than 0.01"
    return (
        f"New image {result.number + 1}. Two {result.kind} denoisers, {result.n} images each, none in common: "
        f"error {own} on images that they have seen, "
        f"{result.new:.2f} on new ones; they are {result.apart:.2f} apart."
    )


def draw_label_curves(ax: Axes, result: LabelCurves) -> None:
    """Accuracy on held-out images against the number of labels, with and without coordinates learned before."""
    L, marked = result.sizes, slice(result.shown, result.shown + 1)
    ax.plot([L[0], L[-1]], [result.chance] * 2, color=MUTED, linestyle=":", label="guessing")
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
