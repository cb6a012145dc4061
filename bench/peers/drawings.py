"""The three figures drawn with matplotlib: what an author writes who uses a peer that shows matplotlib's pictures."""

from __future__ import annotations

from typing import Any

from bench.peers.figures import Curve, Field
from matplotlib.axes import Axes


def draw_curve(ax: Axes, curve: Curve) -> None:
    ax.plot(curve.x, curve.y)
    ax.set(xlim=(-1, 1), ylim=(-1.5, 1.5), xlabel="x", ylabel="sum")


def draw_fit(ax: Axes, fit: Any) -> None:
    ax.vlines(fit.x, fit.y - fit.residuals, fit.y, color="gray", linewidth=0.8)
    ax.plot(fit.fine, fit.truth, "--", fit.fine, fit.fit)
    ax.scatter(fit.x, fit.y, s=18, zorder=3)
    ax.set(xlim=(-1, 1), ylim=(-3, 3), xlabel="x", ylabel="y")


def draw_field(ax: Axes, field: Field) -> None:
    ax.imshow(field.image, vmin=-1, vmax=1, cmap="viridis", interpolation="none")
