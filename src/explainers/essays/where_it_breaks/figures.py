"""Drawings and captions for the essay *Where it breaks*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from explainers.essays.where_it_breaks.evolution import Evolved
from explainers.essays.where_it_breaks.extrapolation import Extrapolation
from explainers.essays.where_it_breaks.familiarity import UNLIKE
from explainers.essays.where_it_breaks.missing_negatives import HALF, PLACES, Boundary
from explainers.essays.where_it_breaks.off_the_sheet import Attack, truth
from explainers.essays.where_it_breaks.reactions import QUESTIONS, Answers, bend
from explainers.essays.where_it_breaks.shortcut_learning import Shortcut
from explainers.essays.where_it_breaks.transfer import Transfer
from explainers.essays.where_it_breaks.verify_or_generate import Loop
from explainers.look import style
from explainers.look.palette import DATA, FIT, GOOD, INK, LINE, MUTED, OTHER, TRUTH, WARN

Points = NDArray[np.float64]

WIDER = 1.25
"""How much wider the third hospital's circles are drawn, so that they are seen where they lie on the others."""


def _polygons(ax: Axes, polygons: Sequence[Points], **look: Any) -> None:
    """Some polygons as one filled path."""
    ax.add_patch(PathPatch(Path.make_compound_path(*(Path(np.vstack([p, p[:1]]), closed=True) for p in polygons)), **look))


def draw_graph(ax: Axes, result: Extrapolation) -> None:
    """The target, the network and its kinks, inside the data and far beyond; the parabola needs a longer axis than the other targets."""
    end = result.x_end
    low, high = (-10.5, 38.0) if result.target.max() > 10 else (-9.6, 14.0)
    ax.axvspan(result.x.min(), result.x.max(), ymax=0.72, facecolor=(LINE, 0.4), edgecolor=MUTED, linewidth=0.6)
    ax.plot(result.far, result.target, color=TRUTH, linestyle="--", label="target")
    seen = result.x.max() if result.hidden else end
    corners = np.clip(result.corners[:, 0], -seen, seen)
    ax.plot(corners, np.interp(corners, *result.corners.T), color=FIT, label="network")
    shown = result.kinks[np.abs(result.kinks) < seen]
    at = np.full(len(shown), low + 0.023 * (high - low))
    style.stands_for(ax.plot(shown, at, "|", color=MUTED, markersize=9, markeredgewidth=1, label="kinks"), shown)
    for row, (text, color) in enumerate((("dashed: target", TRUTH), ("solid: network", FIT), ("ticks: kinks", MUTED))):
        ax.text(0, low + (0.948 - 0.074 * row) * (high - low), text, color=color, ha="center", va="center")
    ax.set(xlim=(-end, end), ylim=(low, high), xlabel="x", ylabel="f(x)")


def draw_slopes(ax: Axes, result: Extrapolation) -> None:
    """The slope of both: that of the network is constant between kinks."""
    end = result.x_end
    ax.axvspan(result.x.min(), result.x.max(), facecolor=(LINE, 0.4), edgecolor=MUTED, linewidth=0.6)
    ax.plot(result.far, result.target_slope, color=TRUTH, linestyle="--", label="slope of the target")
    seen = result.x.max() if result.hidden else end
    corners = np.repeat(np.clip(result.corners[:, 0], -seen, seen), 2)[1:-1]
    inside = np.repeat(np.diff(corners.reshape(-1, 2))[:, 0] > 0, 2)
    slopes = np.ma.masked_where(~inside, np.repeat(result.slopes, 2))
    ax.plot(corners, slopes, color=FIT, linewidth=1.7, label="slope of the network")
    last = [np.nan if result.hidden else result.slope_right] * 2
    ax.plot([0, end], last, color=INK, linestyle=":", linewidth=1.4, label="last slope")
    ax.text(end - 0.2, -10, "" if result.hidden else "dotted:\nlast slope", color=INK, va="center", ha="right")
    ax.set(xlim=(-end, end), ylim=(-13, 13), xlabel="x", ylabel="slope of f")


def describe_beyond(result: Extrapolation) -> str:
    """Where the last kink lies and what follows it; nothing of it while that is hidden."""
    if result.hidden:
        return (
            f"{result.units} units have learned x² from {len(result.x)} points between {-result.x.max():g} and {result.x.max():g}.".replace(
                "-", "−"
            )
        )
    return (
        f"{result.outside} of {result.units} kinks lie outside the data, the last at x = {result.last:.1f}; beyond it the slope is "
        f"{result.slope_right:.2f}. At x = {result.x_end:g} the target is {result.y_end:.2f}, the network {result.f_end:.2f}."
    )


def draw_clouds(ax: Axes, result: Shortcut) -> None:
    """One standard deviation of signal and marker for ill and well at three hospitals, and the films of equal score."""
    angle = np.linspace(0, 2 * np.pi, 49)
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    δ, κ = result.δ / 2, result.κ / 2
    third = [0.0, 0.0] if result.third == "none" else [κ, -κ]
    for side, color in ((δ, WARN), (-δ, GOOD)):
        for m in third:
            ax.plot(
                *(np.array([side, m]) + WIDER * circle).T, color=MUTED, linewidth=1.6, linestyle=":", label="third hospital, drawn wider"
            )
        for m in (κ, -κ):
            ax.plot(
                *(np.array([side, m]) + circle).T,
                color=color,
                linewidth=2,
                linestyle="-" if color == WARN else "--",
                label="ill" if color == WARN else "well",
            )
    along = np.array([-result.w[1], result.w[0]]) / np.linalg.norm(result.w)
    ax.plot(*(np.array([[-1], [1]]) * 12 * along).T, color=FIT, linewidth=2.6, label="equal score")
    ax.text(4.9, κ + 0.25, "first hospital", color=INK, va="center", ha="right")
    ax.text(4.9, -κ - 0.25, "second", color=INK, va="center", ha="right")
    ax.text(-4.85, -3.1, "solid: ill", color=WARN)
    ax.text(-4.85, -3.6, "dashed: well", color=GOOD)
    ax.text(4.9, 3.5, "line: equal score", color=FIT, ha="right")
    ax.set(xlim=(-5, 5), ylim=(-4, 4), xlabel="signal s", ylabel="marker m", aspect="equal")


def draw_areas(ax: Axes, result: Shortcut) -> None:
    """The area under the ROC curve where it was trained, at each hospital, and at the third."""
    rows = np.arange(4)[::-1]
    ax.plot([0.5, 0.5], [-0.6, 3.7], color=MUTED, linewidth=1, linestyle=":", label="chance")
    ax.hlines(rows, 0.36, 1, color=LINE, linewidth=0.8)
    ax.plot(result.honest, rows, "|", color=TRUTH, markersize=26, markeredgewidth=2.4, label="signal alone")
    alone = np.array([_alone(result), 0.5, 0.5, 0.5])
    ax.plot(
        alone, rows, "x", color=MUTED, markersize=14, markeredgewidth=2, label="hospital alone"
    )  # it is seen around a dot at the same place
    ax.plot(result.auc, rows, "o", color=FIT, markersize=9, label="model")
    ax.text(0.37, 4.5, "dot: model", color=FIT, va="center")
    ax.text(0.37, 4.1, "cross: hospital alone", color=MUTED, va="center")
    ax.text(1.0, 4.5, "bar: signal alone", color=TRUTH, va="center", ha="right")
    ax.set(xlim=(0.36, 1.0), ylim=(-0.6, 4.7), xlabel="area under the ROC curve")
    ax.set_yticks(rows, ["pooled", "first", "second", "third"])
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)


def describe_areas(result: Shortcut) -> str:
    """The areas of the model, of the signal alone, and of the hospital alone."""
    return (
        f"Trained on both hospitals: {result.pooled:.3f} on the pooled films, {result.elsewhere:.3f} at the third hospital, where the "
        f"signal alone has {result.signal:.3f}. Reading the hospital alone ranks the pool with {_alone(result):.3f}."
    )


def _alone(result: Shortcut) -> float:
    """The area of the rule that ranks the hospital with more ill first, whichever of the two that is."""
    return max(result.hospital_alone, 1 - result.hospital_alone)


def draw_boundary(ax: Axes, result: Boundary) -> None:
    """What is accepted, what was seen, the true disc, and the one-class rule."""
    angle = np.linspace(0, 2 * np.pi, 73)
    axis = np.linspace(-HALF, HALF, len(result.axis))
    _accepted(ax, axis, result.score - 0.5, color=FIT)
    _outline(ax, axis, 1 - result.distance, color=TRUTH, linestyle="--", linewidth=1.4, label="rim of the one-class rule")
    ax.plot(np.cos(angle), np.sin(angle), color=INK, linewidth=1.6, label="rim of the true disc")
    least = PLACES["far"][0]
    ax.plot(least * np.cos(angle), least * np.sin(angle), color=INK, linewidth=1, linestyle=":", label="dotted circle")
    ax.plot(*result.positives.T, "o", color=DATA, markersize=3, label="positives")
    ax.plot(*result.negatives.T, "X", color=WARN, markersize=6, label="negatives")
    ax.set(xlim=(-3.51, 3.51), ylim=(-1.033 * HALF, 1.033 * HALF), xticks=[-3, -2, -1, 0, 1, 2, 3], xlabel="x₁", ylabel="x₂")


def describe_boundary(result: Boundary) -> str:
    """What was seen, and both kinds of error of the classifier and of the one-class rule."""
    n, where = len(result.negatives), "outside the dotted circle" if result.place == "far" else result.place
    seen = "No negatives" if n == 0 else f"{n} negatives {where}"
    return (
        f"{seen}: the classifier accepts {result.false_accept:.1%} of what it should refuse "
        f"and refuses {result.false_reject:.1%} of what it should accept. "
        f"The one-class rule: {result.one_class_accept:.1%} and {result.one_class_reject:.1%}."
    )


def draw_section(ax: Axes, result: Attack) -> None:
    """The two classes of the network on the plane of the line and one direction across it, the data, and the step."""
    _filled(ax, result.axis, result.height, -result.section, "class −1 of the network", color=WARN, alpha=0.25)
    classes = truth(result.u)
    for side, marker, color in ((1, "o", FIT), (-1, "s", WARN)):
        u = result.u[classes == side]
        ax.plot(u, np.zeros_like(u), marker, color=color, markersize=4, label=f"data of class {'+1' if side == 1 else '−1'}")
    ax.plot([result.u0, result.end[0]], [0, result.end[1]], color=INK, linewidth=2, label="step")
    ax.plot(*result.end, "D", color=INK, markersize=7, label="end of the step")
    ax.set(xlim=(-2, 2), ylim=(-1.6, 1.6), yticks=[-1, 0, 1], xlabel="along the data", ylabel="across", aspect="equal")


ATTACK_LOOKS = (("along the data", GOOD, "-"), ("across, steepest", FIT, "-"), ("across, random", MUTED, "-."))


def draw_flips(ax: Axes, result: Attack) -> None:
    """The share of the data whose class flips within a length, for three ways to go, and the share for which the truth does."""
    for share, (text, color, line), (x, y) in zip(result.share, ATTACK_LOOKS, ((0.03, 1.28), (0.53, 1.28), (0.53, 1.15)), strict=True):
        ax.plot(result.lengths, share, color=color, linestyle=line, linewidth=2, label=text)
        ax.text(x, y, text, color=color, va="center")
    ax.plot(result.lengths, result.true_share, color=TRUTH, linestyle="--", linewidth=1.6, label="the truth")
    ax.text(0.03, 1.15, "dashed: the truth", color=TRUTH, va="center")
    ax.plot([result.r], [result.now], "D", color=INK, markersize=8, label="this length")
    ax.set(
        xlim=(0, 1), ylim=(-0.04, 1.36), yticks=[0, 0.2, 0.4, 0.6, 0.8, 1], xlabel="length of the step", ylabel="share of labels flipped"
    )


def describe_attack(result: Attack) -> str:
    """Where the step goes, what it does to the datum, and to how many of all."""
    way = {
        "along": "along the data",
        "steepest": "across the data, down the steepest slope,",
        "random": "across the data, in a random direction,",
    }
    what = "flips the label" if result.flipped else "leaves the label"
    start, end = f"{result.f_start:.2f}", f"{result.f_end:.2f}".replace("-", "−")
    return (
        f"A step of {result.r:g} {way[result.attack]} {what}: the output goes from {start} to {end}. "
        f"Of all data {result.now:.0%} are flipped within that length."
    )


LETTERS = {"A": (0, 0.5), "B": (0, -0.5), "C": (-0.37, 0), "D": (0, -0.5)}
"""Where the letter of a question stands, from its mark."""


def draw_answers(ax: Axes, result: Answers) -> None:
    """What was seen, where the classifier says yes, where that is like something seen, and the truth."""
    yes, like = result.chance - 0.5, result.familiar - UNLIKE - 1e-9
    _filled(ax, result.axis, result.axis, np.minimum(yes, like), "yes, like something seen", color=GOOD, alpha=0.3)
    _filled(ax, result.axis, result.axis, np.minimum(yes, -like), "yes, unlike anything seen", color=WARN, alpha=0.18, linestyle="--")
    t = np.linspace(-HALF, HALF, 61)
    ax.plot(t, bend(t), color=INK, linewidth=1.6, gid=style.leaves("the truth has no end"), label="the truth")
    ax.set(xlim=(-HALF, HALF), ylim=(-HALF, HALF), xlabel="x₁", ylabel="x₂", aspect="equal")
    cloud = style.under("the letters name places in the cloud, and are bold")
    style.dots(ax, *result.others.T, color=INK, size=1.6).set(gid=cloud, label="others")
    style.dots(ax, *result.successes.T, color=DATA, size=3).set(gid=cloud, label="successes")
    style.crosses(ax, *result.failures.T, color=WARN, size=4.5, width=1.6).set(gid=cloud, label="failures")
    for name, (x, y) in QUESTIONS.items():
        ax.text(x + LETTERS[name][0], y + LETTERS[name][1], name, color=INK, va="center", ha="center", fontweight="bold")
    ax.plot(
        *np.transpose(list(QUESTIONS.values())),
        "D",
        color=INK,
        markersize=8,
        markerfacecolor="none",
        markeredgewidth=1.4,
        label="questions",
    )
    ax.plot(*result.q, "D", color=INK, markersize=9, label="this question")


def draw_two_answers(ax: Axes, result: Answers) -> None:
    """The chance that it works, as fitted and in truth, and the familiarity with its threshold."""
    ax.plot([0, result.chance_q], [1, 1], color=FIT, linewidth=12, solid_capstyle="butt", label="chance that it works")
    ax.plot([0, result.familiar_q], [0, 0], color=DATA, linewidth=12, solid_capstyle="butt", label="like something seen")
    ax.plot([result.true_q], [1], "|", color=TRUTH, markersize=30, markeredgewidth=2.6, label="the truth")
    ax.plot([UNLIKE, UNLIKE], [-0.3, 0.3], color=WARN, linewidth=1.6, linestyle=":", label="one in twenty")
    ax.text(0, 1.42, "chance that it works; bar: the truth", color=INK, va="center")
    ax.text(0, 0.42, "like something seen; dotted: one in twenty", color=INK, va="center")
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.5, 1.7), yticks=[], xlabel="from 0 to 1")
    ax.spines["left"].set_visible(False)


def describe_answers(result: Answers) -> str:
    """What was seen, and whether the two answers go together."""
    others = f"{len(result.others)} others" if result.unlisted else f"all {len(result.others)} others"
    seen = f"{len(result.successes)} successes, {len(result.failures)} failures, {others}: "
    works = f"“it will work” at {_percent(result.chance_q)}" if result.says_yes else f"“it will not work” ({_percent(result.chance_q)})"
    like = "unlike anything seen" if result.unlike else "like something seen"
    right = "right" if result.says_yes == (result.true_q > 0.5) else "wrong"
    return f"{seen}{works}, and {like}. In truth {_percent(result.true_q)} of such reactions work: the first answer is {right}."


def _percent(chance: float) -> str:
    """Rounded, unless that would call what is possible impossible or certain."""
    if 0 < chance < 0.005:
        return "less than 1%"
    return "more than 99%" if 0.995 <= chance < 1 else f"{chance:.0%}"


def _filled(ax: Axes, x: Points, y: Points, values: Points, name: str, *, color: str, alpha: float, linestyle: str = "-") -> None:
    """The set where values (len(x), len(y)) are positive, filled, with its rim."""
    padded = np.pad(np.clip(values, -1, 1), 1, constant_values=-1e-9)
    wide_x, wide_y = (np.concatenate([[t[0] - 1e-6], t, [t[-1] + 1e-6]]) for t in (x, y))
    contours = ax.contour(wide_x, wide_y, padded.T, levels=[0.0])
    loops = [np.round(loop, 2) for loop in contours.allsegs[0] if len(loop) > 2]
    contours.remove()
    _polygons(ax, loops or [np.zeros((3, 2))], facecolor=(color, alpha), edgecolor=color, linewidth=0.9, linestyle=linestyle, label=name)


def _outline(ax: Axes, axis: Points, values: Points, **look: Any) -> None:
    """The lines where values (G, G), indexed x then y, are zero."""
    loops = _level(ax, axis, values)
    points = np.concatenate([np.vstack([loop, np.zeros((1, 2))]) for loop in loops])
    gaps = np.concatenate([np.append(np.zeros(len(loop), bool), True) for loop in loops])
    ax.plot(np.ma.array(points[:, 0], mask=gaps), np.ma.array(points[:, 1], mask=gaps), **look)


def _accepted(ax: Axes, axis: Points, values: Points, color: str) -> None:
    """The set where values (G, G) are positive, filled, with its rim."""
    padded = np.pad(np.clip(values, -1, 1), 1, constant_values=-1e-9)
    step = axis[1] - axis[0]
    wide = np.concatenate([[axis[0] - step * 1e-6], axis, [axis[-1] + step * 1e-6]])
    loops = _level(ax, wide, padded)
    _polygons(ax, loops, facecolor=color, alpha=0.22, linewidth=0)
    style.stands_for(ax.patches[-1])  # its rim has the same numbers
    for_rim = [loop for loop in loops if len(loop) > 1]
    points = np.concatenate([np.vstack([loop, np.zeros((1, 2))]) for loop in for_rim])
    gaps = np.concatenate([np.append(np.zeros(len(loop), bool), True) for loop in for_rim])
    ax.plot(
        np.ma.array(points[:, 0], mask=gaps),
        np.ma.array(points[:, 1], mask=gaps),
        color=color,
        linewidth=2,
        label="rim of what is accepted",
    )


def _level(ax: Axes, axis: Points, values: Points) -> list[Points]:
    contours = ax.contour(axis, axis, values.T, levels=[0.0])
    loops = [np.round(loop, 3) for loop in contours.allsegs[0] if len(loop) > 1]
    contours.remove()
    return loops


# --- a verifier that teaches, a task that helps another, lineages under selection ---

SHOWN = (0, 1, 2, 4, 8, 16, 32, 64)
"""Rounds at which shares are drawn, evenly spaced."""


def draw_proposals(ax: Axes, result: Loop) -> None:
    """What the verifier passes, what is valid, what the verifier saw fail, and what is handed over now."""
    angle = np.linspace(0, 2 * np.pi, 73)
    _accepted(ax, result.axis, result.score - 0.5, color=FIT)
    ax.plot(np.cos(angle), np.sin(angle), color=INK, linewidth=1.6, label="rim of what is valid")
    ax.plot(*result.negatives.T, "X", color=WARN, markersize=6, label="seen to fail")
    ax.plot(*np.round(result.points, 2).T, "o", color=DATA, markersize=3.2, label="handed over")
    ax.set(xlim=(-HALF - 0.1, HALF + 0.1), ylim=(-HALF - 0.1, HALF + 0.1), aspect="equal", xlabel="x₁", ylabel="x₂")
    ax.set_xticks([-3, -2, -1, 0, 1, 2, 3])


def draw_rounds(ax: Axes, result: Loop) -> None:
    """Shares of what the generator makes, and of what is handed over, after 0, 1, 2, 4, … rounds, as far as they have come."""
    at, shown = np.arange(len(SHOWN)), list(SHOWN)
    now = SHOWN.index(result.rounds)
    style.stands_for(ax.plot([now, now], [0, 1], color=MUTED, linewidth=1, linestyle=":", label="rounds now"), [result.rounds])
    hollow = {"markersize": 13, "markerfacecolor": "none", "markeredgewidth": 1.8}  # with one proposal the square lies within it
    for name, y, color, dashes, mark, look in (
        ("handed over, valid", result.best, OTHER, "-.", "D", hollow),
        ("passes", result.passed, FIT, "-", "o", {"markersize": 8}),
        ("valid", result.valid, TRUTH, "--", "s", {"markersize": 8}),
    ):
        line = ax.plot(at, np.ma.masked_where(at > now, y[shown]), color=color, linestyle=dashes, linewidth=1.8, label=name)
        style.stands_for(line, np.array(shown)[at <= now], y[shown][at <= now])
        style.stands_for(ax.plot([now], [y[result.rounds]], mark, color=color, **look))
    for column, (text, color) in enumerate((("circle: passes", FIT), ("square: valid", TRUTH), ("diamond: handed over, valid", OTHER))):
        ax.text(
            (-0.25, 6.3, 6.3)[column], (1.13, 1.24, 1.13)[column], text, color=color, va="center", ha=("left", "right", "right")[column]
        )
    ax.set(xlim=(-0.35, len(SHOWN) - 0.65), ylim=(0, 1.3), xlabel="rounds of reinforcement", ylabel="share")
    ax.set_xticks(at, [str(t) for t in SHOWN])
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1])


def describe_rounds(result: Loop) -> str:
    """What passes, what is valid, and what is handed over."""
    one, several = "One proposal is handed over as it is", f"Of what is handed over, the first of {result.tries} proposals that passes"
    handed = f"{one}: " if result.tries == 1 else f"{several}, or the last if none does, "
    rounds = "Before any reinforcement" if result.rounds == 0 else f"After {result.rounds} round{'s' * (result.rounds > 1)}"
    return (
        f"{rounds} the verifier passes {result.now_passed:.0%} of what the generator makes, and {result.now_valid:.0%} is valid. "
        f"{handed}{result.now_best:.0%} is valid."
    )


LEARNERS = (("from scratch", MUTED, "--", "s"), ("fine-tuned", FIT, "-", "o"), ("frozen", TRUTH, "-.", "D"))


def draw_labels(ax: Axes, result: Transfer) -> None:
    """Errors against labels: formulas as lines, measured means as marks."""
    style.stands_for(ax.plot([result.n, result.n], [0, 2], color=MUTED, linewidth=1, linestyle=":", label="labels now"), [result.n])
    for row, (name, color, dashes, mark) in enumerate(LEARNERS):
        ax.plot(result.curve_labels, result.curve[:, row], color=color, linestyle=dashes, linewidth=1.8, label=f"{name}, formula")
        ax.plot(result.labels, result.by_labels[:, row], mark, color=color, markersize=5, label=f"{name}, measured")
        ax.text(40, 1.92 - 0.17 * row, name, color=color, ha="right", va="center")
    ax.set(xlim=(4, 41), ylim=(-0.06, 2.05), xlabel="labels of the second task", ylabel="error")


def draw_degrees(ax: Axes, result: Transfer) -> None:
    """Errors against the degree of sharing, and where each kind of transfer begins to help."""
    style.stands_for(ax.plot([result.ρ, result.ρ], [0, 1.75], color=MUTED, linewidth=1, linestyle=":", label="degree now"), [result.ρ])
    for row, (name, color, dashes, mark) in enumerate(LEARNERS):
        ax.plot(result.degrees, result.by_degree[:, row], color=color, linestyle=dashes, linewidth=1.8, label=name)
        ax.plot([result.ρ], [result.here[row]], mark, color=color, markersize=8, label=f"{name}, here")
    level = result.by_degree[0, 0]
    ax.plot(result.break_even, [level, level], "|", color=INK, markersize=18, markeredgewidth=2, label="no gain, no loss")
    ax.text(1.02, 1.92, "bars: no gain, no loss", color=INK, ha="right", va="center")
    ax.set(xlim=(-0.04, 1.04), ylim=(-0.06, 2.05), xlabel="degree of sharing ρ", ylabel="error")


def describe_transfer(result: Transfer) -> str:
    """The three errors, and who gains: more than one where the errors are the same but for rounding."""
    scratch, tuned, frozen = result.here
    names = zip(result.here, ("starting from nothing", "fine-tuning", "freezing"), strict=True)
    best = [name for error, name in names if error - min(result.here) < 0.005]
    outcome = f"{best[0]} is best" if len(best) == 1 else f"{' and '.join(best)} are equally good"
    return (
        f"{result.n} labels, degree {result.ρ:g}: the error is {scratch:.2f} from scratch, {tuned:.2f} fine-tuned and {frozen:.2f} frozen; "
        f"{outcome}. Fine-tuning helps above a degree of {result.break_even[0]:.2f}, freezing above {result.break_even[1]:.2f}."
    )


def draw_lineages(ax: Axes, result: Evolved) -> None:
    """Lineages by a trait that has no requirement and one that may have one."""
    ax.set(
        xlim=(-3.6, 3.6), ylim=(-3.6, 3.6), aspect="equal", xticks=[-3, 0, 3], yticks=[-3, 0, 3], xlabel="last trait", ylabel="first trait"
    )
    style.dots(ax, *np.round(result.shown, 2).T, color=DATA, size=3).set_label("lineages")


def draw_questions(ax: Axes, result: Evolved) -> None:
    """Errors of answers from few labels, among the lineages and beyond them."""
    style.stands_for(ax.plot([result.few, result.few], [0, 1], color=MUTED, linewidth=1, linestyle=":", label="labels now"), [result.few])
    ax.plot(result.curve_labels, 1 - result.curve_labels / 40, color=TRUTH, linestyle="--", linewidth=1.6, label="strangers, formula")
    ax.plot(
        result.labels,
        result.beyond,
        "s",
        color=TRUTH,
        markersize=7,
        markerfacecolor="none",
        markeredgewidth=1.6,
        label="strangers, measured",
    )
    ax.plot(result.curve_labels, result.curve, color=GOOD, linewidth=1.8, label="lineages, formula")
    ax.plot(result.labels, result.within, "o", color=GOOD, markersize=5, label="lineages, measured")
    ax.text(40, 1.01, "squares: asked of strangers", color=TRUTH, ha="right", va="center")
    ax.text(40, 0.92, "dots: asked of lineages", color=GOOD, ha="right", va="center")
    ax.set(xlim=(4, 41), ylim=(0, 1.08), xlabel="labels", ylabel="error")


def describe_evolution(result: Evolved) -> str:
    """How thin the data are, and what a few labels leave unanswered."""
    return (
        f"{result.m} requirements, {result.age} generations: effective dimension {result.dimension:.0f} of 40. "
        f"{result.few} labels leave an error of {result.few_within:.2f} among the lineages and {result.few_beyond:.2f} among strangers."
    )
