"""The comparison drawn: how long a move takes, and what a page weighs; and how the mathematics grows."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter

from explainers.essays.how_fast.comparison import Comparison
from explainers.essays.how_fast.growth import Growth
from explainers.look import palette, style

FRAME = 1000 / 60
MARKS = ((palette.FIT, "o"), (palette.TRUTH, "s"), (palette.OTHER, "^"))
"""Color and marker of each figure, in their order."""


def draw_moves(ax: Axes, comparison: Comparison) -> None:
    """Slider to paint: a mark at the median, a line from it to the 95th percentile; the time of one frame as an upright line."""
    ax.axvline(FRAME, color=palette.MUTED, linewidth=1, dashes=(4, 3))
    for number, kind in enumerate(comparison.kinds):
        color, marker = MARKS[number]
        for place, peer in enumerate(comparison.peers):
            if comparison.has(peer, kind):
                middle, high = (comparison.value(peer, kind, what).middle for what in ("median", "p95"))
                at = place + 0.24 * (number - 1)
                ax.plot([middle, high], [at, at], color=color, linewidth=1.2)
                ax.plot([middle], [at], color=color, marker=marker, label=_once(comparison, kind, peer))
    _name_peers(ax, comparison)
    _ticks(ax, [2, 5, 10, 20, 50, 100, 200], "slider to paint, ms")
    ax.text(FRAME, -0.85, " one frame", color=palette.INK, fontsize=9, va="center")


def draw_weights(ax: Axes, comparison: Comparison) -> None:
    """What a reader downloads to have seen all states, gzipped."""
    for number, kind in enumerate(comparison.kinds):
        color, marker = MARKS[number]
        shown = [(place, peer) for place, peer in enumerate(comparison.peers) if comparison.has(peer, kind)]
        sizes = [comparison.value(peer, kind, "wire_all").middle / 1000 for _, peer in shown]
        places = [place + 0.24 * (number - 1) for place, _ in shown]
        ax.plot(sizes, places, color=color, marker=marker, linestyle="none", label=_once(comparison, kind, shown[0][1]))
    _name_peers(ax, comparison)
    _ticks(ax, [10, 100, 1000, 10000], "kB on the wire, all states")


_LINES = (
    (palette.FIT, "o-"),
    (palette.TRUTH, "s-"),
    (palette.OTHER, "^-"),
    (palette.GOOD, "D--"),
    (palette.WARN, "v--"),
    (palette.DATA, "P--"),
)


def draw_time(ax: Axes, growth: Growth) -> None:
    """Seconds of the processor against the size, in units of an essay's."""
    for case, (color, look) in zip(growth.cases, _LINES, strict=True):
        ax.plot(case.factors, case.seconds, look, color=color, label=case.name)
    _sizes(ax, growth)
    ax.set(yscale="log", ylim=(3e-4, 1e4), ylabel="seconds")
    style.label_powers(ax, "y")
    ax.legend(loc="upper left", ncols=2, columnspacing=1.2)


def draw_memory(ax: Axes, growth: Growth) -> None:
    """The most megabytes that a process held, and the limit."""
    for case, (color, look) in zip(growth.cases, _LINES, strict=True):
        ax.plot(case.factors, case.peak, look, color=color)
    ax.plot([0.8, 80], [1000, 1000], color=palette.MUTED, linewidth=1, dashes=(4, 3))
    ax.text(0.85, 1060, "one gigabyte", color=palette.MUTED, va="bottom")
    _sizes(ax, growth)
    ax.set(ylim=(0, 1250), ylabel="megabytes")
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.figure.subplots_adjust(left=0.16)


def _sizes(ax: Axes, growth: Growth) -> None:
    factors = growth.cases[0].factors
    ax.set(xscale="log", xlim=(0.8, 80), xlabel="size, in units of an essay’s")
    ax.set_xticks(factors, [f"{factor:g}" for factor in factors])
    ax.xaxis.set_minor_formatter(NullFormatter())


def _once(comparison: Comparison, kind: str, peer: str) -> str:
    """What the legend says of a figure's marks, at the first of them."""
    first = next(peer for peer in comparison.peers if comparison.has(peer, kind))
    return f"{kind}, {comparison.data['figures'][kind]['states']} states" if peer == first else ""


def _name_peers(ax: Axes, comparison: Comparison) -> None:
    ax.set_position((0.32, 0.13, 0.63, 0.76))
    ax.set_yticks(range(len(comparison.peers)), [comparison.name(peer) for peer in comparison.peers])
    ax.set_ylim(len(comparison.peers) - 0.5, -0.6)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.legend(loc="lower center", bbox_to_anchor=(0.3, 1.05), ncols=3, handlelength=0.8, handletextpad=0.4, columnspacing=1)


def _ticks(ax: Axes, values: list[int], label: str) -> None:
    """A logarithmic axis with plain numbers at ``values``, from the last that is below all that is drawn to the first above."""
    ax.set_xscale("log")
    low, high = ax.get_xlim()
    low = min(low, max((0.9 * value for value in values if value <= low), default=low))
    high = max(high, min((1.1 * value for value in values if value >= high), default=high))
    shown = [value for value in values if low <= value <= high]
    ax.set_xticks(shown, [f"{value:,}" for value in shown])
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.set_xlim(low, high)
    ax.set_xlabel(label)
    ax.grid(axis="x")
