"""Drawings and captions for the essay *The arithmetic of impossibility*."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from explainers.essays.the_arithmetic_of_impossibility.context_learners import Contest
from explainers.essays.the_arithmetic_of_impossibility.counting import Sequences
from explainers.essays.the_arithmetic_of_impossibility.covering import Covering
from explainers.essays.the_arithmetic_of_impossibility.smoothness import ORDERS, Price
from explainers.look import palette, style
from explainers.numerals import counted, from_logarithm, scientific

POWERS = (-1.0, 46.0)
"""Powers of ten that the axis of numbers shows: 43 dimensions cut into tenths, and some room."""


def tokens(*lengths: int) -> dict[int, str]:
    """Lengths and how they are said: ``{1: "1 token", 8000: "8,000 tokens"}``."""
    return {length: counted(length, "token") for length in lengths}


def draw_sequences(ax: Axes, result: Sequences) -> None:
    """How many digits the number of sequences has, against their length, beside the atoms and the training tokens."""
    ax.set(
        xscale="log",
        yscale="log",
        xlim=(0.75, 1.4e4),
        ylim=(0.2, 1.5e5),
        xlabel="sequence length T, tokens",
        ylabel="power of ten of the count",
    )
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")
    for exponent, name in ((np.log10(result.atoms), "atoms in the universe"), (np.log10(result.tokens), "tokens of training text")):
        ax.axhline(exponent, color=palette.TRUTH, linewidth=1.3, dashes=(4, 2.5))
        ax.text(1.2e4, exponent * 0.86, name, color=palette.TRUTH, ha="right", va="top")
    ax.plot(result.lengths, result.digits, color=palette.FIT)
    ax.plot([result.length], [result.exponent], "D", color=palette.FIT, markersize=8)
    ax.text(0.9, 9e4, "sequences of T tokens", color=palette.FIT, va="top")


def describe_sequences(result: Sequences) -> str:
    """How many sequences there are, and the largest share of them that the training tokens can contain."""
    gap = result.exponent - np.log10(result.tokens)
    if gap <= 0:
        share = "all of them could be seen"
    elif gap < 1:
        share = f"at most {10**-gap:.0%} of them can have been seen"
    else:
        share = f"at most one in {from_logarithm(gap)} can have been seen"
    return (
        f"{counted(result.length, 'token')} from a vocabulary of {result.vocabulary:,}: {from_logarithm(result.exponent)} sequences; "
        f"{share}. They outnumber the atoms from length {result.atoms_length} on."
    )


def draw_contest(ax: Axes, result: Contest) -> None:
    """Share of right answers against the length of the context, for three learners, between knowing the rule and guessing."""
    ax.set(xlim=(0.4, 16.6), ylim=(0, 0.9), xlabel="tokens of context T", ylabel="next token right, share")
    ax.axhline(result.guess, color=palette.MUTED, linewidth=1.3, dashes=(1.5, 2))
    ax.text(16.4, result.guess - 0.03, "a guess", color=palette.MUTED, ha="right", va="top")
    ax.axhline(result.best, color=palette.TRUTH, linewidth=1.3, dashes=(4, 2.5), label="knows the rule", zorder=1.9)
    ax.plot(result.lengths, result.last, "s-", color=palette.OTHER, markersize=4, linewidth=1.2, label="last token alone", zorder=1.8)
    ax.plot(result.lengths, result.backing_off, "^-", color=palette.GOOD, markersize=4.5, linewidth=1.2, label="backs off")
    ax.plot(result.lengths, result.table, "o-", color=palette.FIT, markersize=4, label="table")
    ax.plot([result.T], [result.table[result.T - 1]], "D", color=palette.FIT, markersize=8)
    _legend(ax, "upper right", ncols=2)


def describe_contest(result: Contest) -> str:
    """What the table has seen at the chosen length, and how often each learner is right."""
    at = result.T - 1
    return (
        f"{result.n:,} sequences, {counted(result.T, 'token')} of context: the table has seen {_percent(result.seen[at])} of what it "
        f"is asked and is right {_percent(result.table[at])} of the time; backing off, {_percent(result.backing_off[at])}; "
        f"the last token alone, {_percent(result.last[at])}; a guess, one time in {1 / result.guess:.0f}."
    )


def draw_covering(ax: Axes, result: Covering) -> None:
    """The side of the cells that n samples can cover a cube with, against the dimension."""
    ax.set(xscale="log", xlim=(0.75, 1.4e4), ylim=(-0.04, 1.06), xlabel="dimension d", ylabel="side of a cell, ε")
    style.label_powers(ax, "x")
    ax.axhline(0.5, color=palette.MUTED, linewidth=1.3, dashes=(4, 2.5))
    ax.text(1.2e4, 0.48, "half the cube’s side", color=palette.MUTED, ha="right", va="top")
    ax.plot(result.dimensions, result.sides, color=palette.FIT)
    ax.plot([result.dimension], [result.side], "D", color=palette.FIT, markersize=8)


def draw_cell(ax: Axes, result: Covering) -> None:
    """Two of the d coordinates: the square, and the one cell a sample speaks for."""
    ax.set(xlim=(-0.5, 1.5), ylim=(-0.05, 1.1), xticks=[0, 1], yticks=[1], xlabel="one coordinate", ylabel="another")
    ax.set_box_aspect(1.15 / 2)
    ax.spines["left"].set_position(("data", 0))  # its tick stands at the square
    ax.yaxis.set_label_coords(-0.02, 0.5)
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(length=0)
    ax.add_patch(Rectangle((0, 0), 1, 1, facecolor="none", edgecolor=palette.INK, linewidth=1.2))
    ax.add_patch(Rectangle((0, 0), result.side, result.side, facecolor=(palette.FIT, 0.35), edgecolor=palette.FIT, linewidth=1.2))
    ax.plot([result.side / 2], [result.side / 2], "o", color=palette.FIT)
    ax.text(1.04, 0.5, "the cube", color=palette.INK, va="center")
    ax.text(-0.04, result.side / 2, "a cell", color=palette.FIT, ha="right", va="center")


def describe_covering(result: Covering) -> str:
    """The cells that the samples can cover the cube with."""
    if result.side > 0.5:
        fit = "not even two cells fit along a coordinate"
    else:
        fit = f"about {result.cells_a_side:,.0f} cells fit along each coordinate"
    samples = f"{result.samples:,.0f}" if result.samples < 1e7 else from_logarithm(float(np.log10(result.samples)))
    return (
        f"{counted(result.dimension, 'dimension')}, {samples} samples: cells of side {result.side:.3g}; {fit}. "
        f"Cells of side one half take {from_logarithm(result.half_exponent)} samples."
    )


def draw_price(ax: Axes, result: Price) -> None:
    """Cells, coefficients a cell and both together as powers of ten, against the number of bounded derivatives."""
    ax.set(xlim=(0.4, ORDERS[-1] + 0.6), ylim=POWERS, xlabel="bounded derivatives s", ylabel="power of ten of the count")
    ax.set_xticks(ORDERS)
    ax.axhline(np.log10(result.samples), color=palette.TRUTH, linewidth=1.3, dashes=(4, 2.5), label="images in ImageNet")
    ax.plot(result.orders, result.cells, "s-", color=palette.OTHER, markersize=4, linewidth=1.2, label="cells")
    ax.plot(result.orders, result.coefficients, "^-", color=palette.WARN, markersize=4.5, linewidth=1.2, label="coefficients a cell")
    ax.plot(result.orders, result.numbers, "o-", color=palette.FIT, markersize=4, label="numbers to learn")
    ax.plot([result.s], [result.numbers[result.s - 1]], "D", color=palette.FIT, markersize=8)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, columnspacing=1.2)  # a reader draws below it
    ax.figure.subplots_adjust(top=0.84)


def describe_price(result: Price) -> str:
    """Cells, coefficients and their product at the chosen order, and the best order."""
    at = result.s - 1
    verdict = "ImageNet has enough images" if result.enough else "ImageNet has too few images"
    return (
        f"{counted(result.d, 'dimension')}, {counted(result.s, 'bounded derivative')}, error {result.error:g}: "
        f"{_amount(10 ** result.cells[at])} cells with {counted(round(10 ** result.coefficients[at]), 'coefficient')} each, "
        f"{_amount(10 ** result.numbers[at])} numbers to learn; {verdict}. "
        f"The fewest, {_amount(10**result.least)}, are at s = {result.best}."
    )


def _amount(number: float) -> str:
    """With one decimal below ten, all digits below ten million, which tell whether ImageNet has as many, and two digits above."""
    if number < 9.95:
        return f"{number:.1f}"
    return f"{number:,.0f}" if number < 1e7 else scientific(number, 1).removeprefix("1.0 × ")


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%" if share >= 0.01 or share == 0 else f"{100 * share:.1g}%"


def _legend(ax: Axes, loc: Literal["upper left", "upper center", "upper right"], ncols: int = 1) -> None:
    """A legend on paper: what passes there passes behind it."""
    frame: dict[str, Any] = {"frameon": True, "facecolor": palette.PAPER, "edgecolor": "none", "framealpha": 0.85, "fancybox": False}
    ax.legend(loc=loc, ncols=ncols, columnspacing=1.2, handletextpad=0.5, **frame)
