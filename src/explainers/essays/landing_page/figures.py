"""The figure of the landing page and its caption."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from explainers.essays.landing_page.minimum_norm_fit import ShortestFit
from explainers.look import palette, style

LIMIT = 1.8


def draw_shortest_fit(ax: Axes, result: ShortestFit) -> None:
    """The points, the truth, the fit, and behind it the fit with as many coefficients as points and the best with fewer."""
    ax.set_position((0.09, 0.14, 0.89, 0.69))  # room for the legend above
    ax.set(xlim=(-1.03, 1.03), ylim=(-LIMIT, LIMIT), xticks=[-1, 0, 1], yticks=[-1, 0, 1], xlabel="x")
    explodes = style.leaves("as many coefficients as points swing far out between them")
    look: dict[str, Any] = {"color": palette.WARN, "linewidth": 1, "alpha": 0.75, "dashes": (2, 2)}
    wild = ax.plot(result.x, _shown(result.threshold), label="a parameter per point", gid=explodes, **look)
    truth = ax.plot(result.x, result.truth, color=palette.TRUTH, linewidth=1.5, dashes=(5, 2.5), label="truth")
    small = ax.plot(result.x, result.small, color=palette.OTHER, linewidth=1.5, dashes=(1.5, 1.5), label="best with fewer parameters")
    fit = ax.plot(result.x, _shown(result.curve), color=palette.FIT, linewidth=2.4, label="this fit", gid=explodes)
    for lines, curve in ((wild, result.threshold), (fit, result.curve)):
        style.stands_for(lines, result.x, curve)
    style.named("data", ax.plot(result.inputs, result.outputs, "o", color=palette.DATA, markersize=6))
    ax.legend(handles=[*fit, *truth, *wild, *small], loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, columnspacing=1.6)


def describe_shortest_fit(result: ShortestFit) -> str:
    """How far the fit is from the truth, and how far the best small one: two decimals, or whole numbers with commas where it is far."""
    miss = f"{result.error:.2f}" if result.error < 10 else f"{result.error:,.0f}"
    return (
        f"{result.parameters:,} parameters, {result.points} points: the fit misses the truth by {miss}; "
        f"the best with fewer parameters than points has {result.small_parameters} and misses it by {result.small_error:.2f}."
    )


def _shown(curve: np.ndarray) -> np.ndarray:
    return np.clip(curve, -1.15 * LIMIT, 1.15 * LIMIT)
