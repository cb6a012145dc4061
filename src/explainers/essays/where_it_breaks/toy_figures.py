"""Drawings of *Where it breaks*: a verifier that teaches, a task that helps another, lineages under selection."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from explainers.essays.where_it_breaks.missing_negatives import HALF
from explainers.essays.where_it_breaks.toy_experiments import FEW, Evolved, Transfer
from explainers.essays.where_it_breaks.verify_or_generate import Loop
from explainers.look.palette import DATA, FIT, GOOD, INK, MUTED, OTHER, TRUTH, WARN

SHOWN = (0, 1, 2, 4, 8, 16, 32, 64)
"""Rounds at which shares are drawn, evenly spaced."""


def _outline(passes: NDArray[np.bool_], axis: NDArray[np.float64]) -> Path:
    """The cells that pass, as rectangles: one for each run of neighbors in a column."""
    h = axis[1] - axis[0]
    corners = []
    for x, column in zip(axis, passes, strict=True):
        ends = np.flatnonzero(np.diff(np.concatenate([[False], column, [False]]).astype(int)))
        for low, high in zip(ends[::2], ends[1::2], strict=True):
            bottom, top = axis[low] - h / 2, axis[high - 1] + h / 2
            corners.append(np.array([[x - h / 2, bottom], [x + h / 2, bottom], [x + h / 2, top], [x - h / 2, top], [x - h / 2, bottom]]))
    return Path.make_compound_path(*(Path(np.round(c, 3), closed=True) for c in corners))


def draw_proposals(ax: Axes, result: Loop) -> None:
    """What the verifier passes, what is valid, what the verifier saw fail, and what is handed over now."""
    angle = np.linspace(0, 2 * np.pi, 73)
    ax.add_patch(PathPatch(_outline(result.passes, result.axis), facecolor=FIT, alpha=0.2, linewidth=0))
    ax.plot(np.cos(angle), np.sin(angle), color=INK, linewidth=1.6)
    ax.plot(*result.negatives.T, "X", color=WARN, markersize=6)
    ax.plot(*np.round(result.points, 2).T, "o", color=DATA, markersize=3.2)
    ax.set_aspect("equal")
    ax.set(xlim=(-HALF - 0.1, HALF + 0.1), ylim=(-HALF - 0.1, HALF + 0.1), xticks=[-3, -2, -1, 0, 1, 2, 3], xlabel="x₁", ylabel="x₂")


def draw_rounds(ax: Axes, result: Loop) -> None:
    """Shares of what the generator makes, and of what is handed over, after 0, 1, 2, 4, … rounds."""
    at, shown = np.arange(len(SHOWN)), list(SHOWN)
    now = SHOWN.index(result.rounds)
    ax.plot([now, now], [0, 1], color=MUTED, linewidth=1, linestyle=":")
    for y, color, dashes, mark in ((result.passed, FIT, "-", "o"), (result.valid, TRUTH, "--", "s"), (result.best, OTHER, "-.", "D")):
        ax.plot(at, y[shown], color=color, linestyle=dashes, linewidth=1.8)
        ax.plot([now], [y[result.rounds]], mark, color=color, markersize=8)
    for column, (text, color) in enumerate((("circle: passes", FIT), ("square: valid", TRUTH), ("diamond: handed over, valid", OTHER))):
        ax.text(-0.2 + 2.05 * column, 1.09, text, color=color, va="center")
    ax.set(xlim=(-0.35, len(SHOWN) - 0.65), ylim=(0, 1.16), xlabel="rounds of reinforcement", ylabel="share")
    ax.set_xticks(at, [str(t) for t in SHOWN])
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1])


def describe_rounds(result: Loop) -> str:
    """What passes, what is valid, and what is handed over."""
    tries = "one proposal" if result.tries == 1 else f"{result.tries} proposals"
    rounds = "Before any reinforcement" if result.rounds == 0 else f"After {result.rounds} round{'s' * (result.rounds > 1)}"
    return (
        f"{rounds} the verifier passes {result.now_passed:.0%} of what the generator makes, and {result.now_valid:.0%} is valid. "
        f"Of what is handed over, the first of {tries} that passes, {result.now_best:.0%} is valid."
    )


LEARNERS = (("from scratch", MUTED, "--", "s"), ("fine-tuned", FIT, "-", "o"), ("frozen", TRUTH, "-.", "D"))


def draw_labels(ax: Axes, result: Transfer) -> None:
    """Errors against labels: formulas as lines, measured means as marks."""
    ax.plot([result.n, result.n], [0, 2], color=MUTED, linewidth=1, linestyle=":")
    for row, (name, color, dashes, mark) in enumerate(LEARNERS):
        ax.plot(result.curve_labels, result.curve[:, row], color=color, linestyle=dashes, linewidth=1.8)
        ax.plot(result.labels, result.by_labels[:, row], mark, color=color, markersize=5)
        ax.text(40, 1.92 - 0.17 * row, name, color=color, ha="right", va="center")
    ax.set(xlim=(4, 41), ylim=(0, 2.05), xlabel="labels of the second task", ylabel="error")


def draw_degrees(ax: Axes, result: Transfer) -> None:
    """Errors against the degree of sharing, and where each kind of transfer begins to help."""
    ax.plot([result.ρ, result.ρ], [0, 2], color=MUTED, linewidth=1, linestyle=":")
    for row, (_, color, dashes, mark) in enumerate(LEARNERS):
        ax.plot(result.degrees, result.by_degree[:, row], color=color, linestyle=dashes, linewidth=1.8)
        ax.plot([result.ρ], [result.here[row]], mark, color=color, markersize=8)
    level = result.by_degree[0, 0]
    ax.plot(result.break_even, [level, level], "|", color=INK, markersize=18, markeredgewidth=2)
    ax.text(1.02, 1.92, "bars: no gain, no loss", color=INK, ha="right", va="center")
    ax.set(xlim=(-0.04, 1.04), ylim=(0, 2.05), xlabel="degree of sharing ρ")


def describe_transfer(result: Transfer) -> str:
    """The three errors, and who gains."""
    scratch, tuned, frozen = result.here
    best = min(zip((scratch, tuned, frozen), ("starting from nothing", "fine-tuning", "freezing"), strict=True))[1]
    return (
        f"{result.n} labels, degree {result.ρ:g}: the error is {scratch:.2f} from scratch, {tuned:.2f} fine-tuned and {frozen:.2f} frozen; "
        f"{best} is best. Fine-tuning helps above a degree of {result.break_even[0]:.2f}, freezing above {result.break_even[1]:.2f}."
    )


def draw_lineages(ax: Axes, result: Evolved) -> None:
    """Lineages by a trait that has no requirement and one that may have one."""
    ax.plot(*np.round(result.shown, 2).T, "o", color=DATA, markersize=3)
    ax.set_aspect("equal")
    ax.set(xlim=(-3.6, 3.6), ylim=(-3.6, 3.6), xticks=[-3, 0, 3], yticks=[-3, 0, 3], xlabel="last trait", ylabel="first trait")


def draw_questions(ax: Axes, result: Evolved) -> None:
    """Errors of answers from few labels, among the lineages and beyond them."""
    ax.plot([FEW, FEW], [0, 1], color=MUTED, linewidth=1, linestyle=":")
    ax.plot(result.curve_labels, 1 - result.curve_labels / 40, color=TRUTH, linestyle="--", linewidth=1.6)
    ax.plot(result.labels, result.beyond, "s", color=TRUTH, markersize=7, markerfacecolor="none", markeredgewidth=1.6)
    ax.plot(result.curve_labels, result.curve, color=GOOD, linewidth=1.8)
    ax.plot(result.labels, result.within, "o", color=GOOD, markersize=5)
    ax.text(40, 1.01, "squares: asked of strangers", color=TRUTH, ha="right", va="center")
    ax.text(40, 0.92, "dots: asked of lineages", color=GOOD, ha="right", va="center")
    ax.set(xlim=(4, 41), ylim=(0, 1.08), xlabel="labels", ylabel="error")


def describe_evolution(result: Evolved) -> str:
    """How thin the data are, and what a few labels leave unanswered."""
    return (
        f"{result.m} requirements, {result.age} generations: effective dimension {result.dimension:.1f} of 40. "
        f"{FEW} labels leave an error of {result.few:.2f} among the lineages and {result.few_beyond:.2f} among strangers."
    )
