"""Drawings and captions for the end, *What is settled*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.essays.what_is_settled.views import BEYOND, RATIOS, VALUES, T, Views, Z
from explainers.look import style
from explainers.look.palette import DATA, FIT, INK, LINE, MUTED, OTHER, TRUTH

_FLOOR = 1e-3
"""Where singular values that are zero are drawn; the axis says so."""
_MOST = 256
"""Parameters of the widest network."""


def _title(ax: Axes, text: str, note: str = "", color: str = INK) -> None:
    """The name of a picture, and at the right what is dashed in it."""
    ax.text(0.0, 1.07, text, color=INK, fontweight="bold", transform=ax.transAxes)
    if note:
        ax.text(1.0, 1.07, note, color=color, ha="right", transform=ax.transAxes)


def _joined(x: np.ndarray, rows: np.ndarray) -> tuple[np.ma.MaskedArray, np.ma.MaskedArray]:
    """Several curves over the same x as one line with gaps."""
    many = np.ma.masked_invalid(np.column_stack([rows, np.full(len(rows), np.nan)]).ravel())
    return np.ma.masked_array(np.tile(np.append(x, x[-1]), len(rows)), many.mask), many


def _bars(ax: Axes, edges: np.ndarray, height: np.ndarray) -> None:
    """A histogram as one shaded outline."""
    x, y = np.repeat(edges, 2), np.concatenate([[0], np.repeat(height, 2), [0]])
    ax.fill(x, y, color=FIT, alpha=0.28, gid=style.DECORATION)  # the outline says it
    ax.plot(x, y, color=FIT, linewidth=1.2)


def _steps(ax: Axes, edges: np.ndarray, height: np.ndarray) -> None:
    ax.plot(np.repeat(edges, 2), np.concatenate([[0], np.repeat(height, 2), [0]]), color=OTHER, linestyle="--", linewidth=1.4)


def draw_fits(ax: Axes, result: Views) -> None:
    """The data and six exact fits along the line; dotted, the place where the prior is looked at."""
    _title(ax, "six fits, along the line")
    ax.axhline(0, color=LINE, linewidth=0.8)
    ax.axvline(BEYOND, color=OTHER, linewidth=1, linestyle=":")
    ax.plot(*_joined(T, result.curves), color=FIT, linewidth=1)
    ax.plot(result.x, result.y, "o", color=DATA, markersize=4.5)
    ax.set(xlim=(T[0], T[-1]), ylim=(-4.5, 5.5), xlabel="place along the line", ylabel="f")


def draw_ridge(ax: Axes, result: Views) -> None:
    """Singular values of one fit's Jacobian: as many as data are not zero, and the others are free directions (thick line)."""
    _title(ax, "ridge")
    ax.plot([result.rank + 1, result.k], [_FLOOR, _FLOOR], color=FIT, linewidth=5, solid_capstyle="butt")
    ax.plot(np.minimum(np.arange(1, 7), result.rank), result.steep, "o", color=DATA, markersize=4.5)
    ax.text(0.97, 0.22, f"{result.k - result.rank} of {result.k} are free", color=FIT, ha="right", transform=ax.transAxes)
    ax.text(0.97, 0.9, "dots: not free", color=DATA, ha="right", transform=ax.transAxes)
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set(xlim=(0.8, 1.2 * _MOST), ylim=(_FLOOR / 3, 3), xlabel="number of the direction", ylabel="how steep")
    ax.set_yticks([_FLOOR, 1e-2, 1e-1, 1], ["0", "0.01", "0.1", "1"])
    ax.set_xticks([1, 4, 16, 64, 256], ["1", "4", "16", "64", "256"])
    ax.minorticks_off()


def draw_prior(ax: Axes, result: Views) -> None:
    """What the fits say one unit beyond the data, 6 or more in the last bar; dashed, if the hidden units stay as they were drawn."""
    _title(ax, "prior", "– – fixed", OTHER)
    _bars(ax, VALUES, result.beyond)
    _steps(ax, VALUES, result.beyond_fixed)
    ax.set(xlim=(VALUES[0], VALUES[-1]), ylim=(0, 1.05), xlabel="f at the dotted place", ylabel="share")
    ax.set_xticks([-2.5, 0, 2.5, VALUES[-1]], ["−2.5", "0", "2.5", f"{VALUES[-1]:g}+"])


def draw_simplicity(ax: Axes, result: Views) -> None:
    """How much the fits go up and down, over the least possible, twice or more in the last bar; dashed, with the units as drawn."""
    _title(ax, "simplicity", "– – fixed", OTHER)
    _bars(ax, RATIOS, result.ups)
    _steps(ax, RATIOS, result.ups_fixed)
    ax.set(xlim=(0.95, RATIOS[-1]), ylim=(0, 1.05), xlabel="ups and downs / least", ylabel="share")
    ax.set_xticks([1, 1.5, RATIOS[-1]], ["1", "1.5", f"{RATIOS[-1]:g}+"])


def draw_manifold(ax: Axes, result: Views) -> None:
    """The same six fits across the line, above the datum in the middle; dashed, the closed form's mean and two standard deviations."""
    _title(ax, "manifold", "– – law", TRUTH)
    ax.axhline(0, color=LINE, linewidth=0.8)
    ax.plot(*_joined(Z, result.over), color=FIT, linewidth=1)
    for edge in (result.low, result.high):
        ax.plot(Z[::2], edge[::2], color=TRUTH, linestyle="--", linewidth=1.6)
    ax.plot([0], [1], "o", color=DATA, markersize=4.5)
    ax.set(xlim=(Z[0], Z[-1]), ylim=(-11, 11), xlabel="distance from the line", ylabel="f")


def draw_robustness(ax: Axes, result: Views) -> None:
    """Smallest change that turns the middle answer: along the line, and in any direction; on the thin line, at 45°, both are equal."""
    _title(ax, "robustness", "– – half", TRUTH)
    ax.plot([0, 2.2], [0, 2.2], color=MUTED, linewidth=1)
    ax.axvline(result.half, color=TRUTH, linewidth=1.4, linestyle="--")
    ax.set(xlim=(0, 3.4), ylim=(0, 2.3), xlabel="change along the line", ylabel="any direction")
    style.dots(ax, result.along, result.anywhere, color=FIT, size=3.6, alpha=0.75)


def describe_views(result: Views) -> str:
    """The five views, a number each."""
    return (
        f"{result.fitting} of {result.many} networks fit all {result.N} data, each with {result.k} parameters. "
        f"Ridge: {result.k - result.rank} free directions. Prior: a spread of {result.spread:.2f} one unit beyond the data. "
        f"Simplicity: {result.mean_ups:.2f} times the least ups and downs; with fixed units {result.mean_ups_fixed:.2f}. "
        f"Manifold: a spread of {result.spread_over:.2f} one unit across the line. "
        f"Robustness: the middle answer turns after {result.median_along:.2f} along the line, {result.median_anywhere:.2f} in the worst "
        "direction (medians)."
    )


PANELS = {
    "fits": draw_fits,
    "ridge": draw_ridge,
    "prior": draw_prior,
    "simplicity": draw_simplicity,
    "manifold": draw_manifold,
    "robustness": draw_robustness,
}
"""The six pictures, by name."""


def draw_views(figure: Figure, result: Views) -> None:
    """All six pictures, two a row."""
    axes = figure.subplot_mosaic([["fits", "ridge"], ["prior", "simplicity"], ["manifold", "robustness"]])
    for name, draw in PANELS.items():
        draw(axes[name], result)
    figure.subplots_adjust(left=0.145, right=0.97, top=0.95, bottom=0.08, wspace=0.48, hspace=0.72)
