"""Drawings and captions for the essay *Simple functions first*."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.markers import TICKUP

from explainers.essays.simple_functions_first.bayesian_sampler import RARE, Comparison
from explainers.essays.simple_functions_first.boolean import Table
from explainers.essays.simple_functions_first.coins_and_networks import Lottery
from explainers.essays.simple_functions_first.fixed_ones import Order
from explainers.essays.simple_functions_first.guess_and_check import Guessing
from explainers.essays.simple_functions_first.no_free_lunch import EveryTarget
from explainers.essays.simple_functions_first.perceptron import Ones
from explainers.essays.simple_functions_first.simplicity_bias import Bias
from explainers.look import style
from explainers.look.palette import FIT, GOOD, LINE, MUTED, OTHER, TRUTH, WARN
from explainers.numerals import readable


def draw_coins(ax: Axes, result: Lottery) -> None:
    """Truth tables from coins: one row a function, a bar where it is 1."""
    _draw_tables(ax, result.coins, MUTED, "twelve functions from coins")


def draw_networks(ax: Axes, result: Lottery) -> None:
    """Truth tables of random networks."""
    _draw_tables(ax, result.networks, FIT, "twelve random networks")


def describe_lottery(result: Lottery) -> str:
    """How many networks are constant, and how complex both dozens are."""
    many = {0: "None of the networks is", 1: "One of the networks is"}.get(result.constant, f"{result.constant} of the networks are")
    coins, networks = result.mean_complexity
    return f"{many} constant. Mean complexity: {coins:.0f} bits for the coins, {networks:.0f} for the networks."


def _draw_tables(ax: Axes, tables: Table, color: str, name: str) -> None:
    rows, bits = tables.shape
    for row in range(rows):
        ax.plot([0, bits], [row, row], color=LINE, linewidth=9, alpha=0.45, solid_capstyle="butt")
    edges = np.diff(np.pad(tables, ((0, 0), (1, 1))).astype(int), axis=1)
    bar, start = np.nonzero(edges == 1)
    end = np.nonzero(edges == -1)[1]
    x = np.stack([start, end, end], axis=1).ravel().astype(float)
    gaps = np.tile([False, False, True], len(bar))
    ax.plot(
        np.ma.array(x, mask=gaps), np.ma.array(np.repeat(bar, 3).astype(float), mask=gaps), color=color, linewidth=9, solid_capstyle="butt"
    )
    ax.set(xlim=(0, bits), ylim=(rows - 0.4, -1.7), yticks=[], xlabel="number of the input")
    ax.spines["left"].set_visible(False)
    ax.text(0, -1.0, name, color=color, va="center")


_PROBABILITIES = (6e-5, 1.6)


def draw_rank(ax: Axes, result: Bias) -> None:
    """The share of the draws of each function, most frequent first, on logarithmic axes."""
    F = len(result.frequency)
    shown = np.unique(np.round(np.geomspace(1, F, 60)).astype(int))
    ax.plot(shown, result.frequency[shown - 1], "o-", color=FIT, markersize=4, linewidth=1.2, label="functions")
    ax.plot([1, 700], [2 / result.draws] * 2, color=MUTED, linestyle=":", label="drawn twice")
    ax.text(0.97, 0.93, "dotted: drawn twice", color=MUTED, ha="right", transform=ax.transAxes)
    ax.set(xscale="log", yscale="log", xlim=(0.85, 700), ylim=_PROBABILITIES, xlabel="rank of the function", ylabel="share of the draws")
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")


def draw_complexity(ax: Axes, result: Bias) -> None:
    """Complexity against share of the draws, a dot for each function, and the measured bound."""
    dots = np.unique(np.column_stack([result.complexity, result.frequency]), axis=0)
    ax.set(yscale="log", xlim=(0, 62), ylim=_PROBABILITIES, xlabel="Lempel–Ziv complexity K in bits", ylabel="share of the draws")
    style.dots(ax, *dots.T, color=FIT, size=4, alpha=0.72).set_label("functions")
    a, b = result.bound
    K = np.array([0.0, 62.0])
    ax.plot(K, 2 ** (b - a * K), color=TRUTH, linestyle="--", zorder=1.5, gid=style.leaves("it bounds every complexity"), label="the bound")
    ax.text(0.97, 0.92, "dashed: the bound", color=TRUTH, ha="right", transform=ax.transAxes)
    style.label_powers(ax, "y")


def draw_histogram(ax: Axes, result: Order) -> None:
    """How complex the functions are, beside tables from coins."""
    step = 7.0
    edges = np.arange(step / 2, 26 * step, step)
    drawn, tossed = (np.histogram(K, edges)[0] / len(K) for K in (result.complexity, result.coins))
    ax.bar(edges[:-1], drawn, step, align="edge", facecolor=(FIT, 0.12), edgecolor=FIT, linewidth=1, label="random networks")
    ax.stairs(tossed, edges, color=TRUTH, linestyle="--", linewidth=1.8, label="coins")
    ax.text(0.03, 0.92, "bars: random networks", color=FIT, transform=ax.transAxes)
    ax.text(0.03, 0.835, "dashed: coins", color=TRUTH, transform=ax.transAxes)
    ax.set(xlim=(0, 26 * step), ylim=(0, 0.6), yticks=[0, 0.25, 0.5], xlabel="complexity K in bits", ylabel="share of the functions")


def draw_fixed_ones(ax: Axes, result: Order) -> None:
    """Mean complexity for each number of ones or zeros, as drawn, and with the bits of the same tables shuffled."""
    m, drawn, shuffled = result.by_ones
    ax.plot(m, shuffled, "D", color="none", markeredgecolor=TRUTH, markeredgewidth=1.4, markersize=7, label="same ones, shuffled")
    ax.plot(m, drawn, "o", color=FIT, markersize=6, label="random networks")
    ax.text(0.97, 0.12, "dots: random networks", color=FIT, ha="right", transform=ax.transAxes)
    ax.text(0.97, 0.035, "hollow: same ones, shuffled", color=TRUTH, ha="right", transform=ax.transAxes)
    ax.set(xlim=(-3, 67), ylim=(-28, 182), xticks=[0, 16, 32, 48, 64], yticks=[0, 50, 100, 150])
    ax.set(xlabel="ones, or zeros if they are fewer", ylabel="mean complexity in bits")


def draw_ones(ax: Axes, result: Ones) -> None:
    """How often each number of ones came, by the uniform law, beside coins, or coins alone; numbers that never came are left out."""
    networks = result.draws > 0
    T = np.arange(2**result.n + 1)
    seen, coins = (np.ma.masked_less(law * 2**result.n, least) for law, least in ((result.frequency, 1e-9), (result.binomial, 0.012)))
    ax.plot([0, 1], [1, 1] if networks else [np.nan, np.nan], color=TRUTH, linestyle="--", label="the uniform law")
    tossed = ax.plot(T / 2**result.n, coins, "D", color="none", markeredgecolor=MUTED, markeredgewidth=1.2, markersize=5, label="coins")
    style.stands_for(tossed, T / 2**result.n, result.binomial * 2**result.n)
    ax.plot(T / 2**result.n, seen, "o", color=FIT, markersize=5, label="perceptrons")
    ax.text(0.03, 0.93, "dots: perceptrons" if networks else "", color=FIT, transform=ax.transAxes)
    ax.text(0.03, 0.855, "dashed: the uniform law" if networks else "", color=TRUTH, transform=ax.transAxes)
    ax.text(0.94, 0.93, "hollow: coins", color=MUTED, ha="right", transform=ax.transAxes)
    ax.set(yscale="log", xlim=(-0.04, 1.04), ylim=(0.01, 4000), yticks=[0.01, 0.1, 1, 10, 100])
    ax.set(xlabel="share of the inputs that are mapped to 1", ylabel="how often, in units of 2⁻ⁿ")
    style.label_powers(ax, "y")


def describe_ones(result: Ones) -> str:
    """How the uniform law fares; of coins, how near to one half they stay."""
    if not result.draws:
        T = np.arange(2**result.n + 1) / 2**result.n
        between = result.binomial[(T >= 1 / 4) & (T <= 3 / 4)].sum()
        share = "practically all" if between > 0.9995 else f"{between:.1%}"
        return f"Coins alone: {share} of their tables have between a quarter and three quarters ones."
    share = _constant(result.constant)
    if np.isinf(result.χ2):
        return f"{share} The uniform law forbids T = 2ⁿ, and it was seen."
    verdict = "passes" if result.χ2 < result.χ2_limit else "fails"
    return (
        f"{share} The uniform law {verdict}: χ² is {readable(result.χ2, 1)}, and by chance it exceeds "
        f"{result.χ2_limit:.1f} once in a thousand times."
    )


def _constant(share: float) -> str:
    if share == 0:
        return "None of the perceptrons is constant."
    return f"{'Less than 0.1%' if share < 0.001 else f'{share:.1%}'} of the perceptrons are constant."


def draw_guessed(ax: Axes, result: Guessing) -> None:
    """On how many unseen inputs the networks err that guess and check keeps."""
    _draw_wrong(ax, result.shares[0], OTHER, "guess and check")


def draw_trained(ax: Axes, result: Guessing) -> None:
    """On how many unseen inputs trained networks err."""
    _draw_wrong(ax, result.shares[1], FIT, "descent")


def _draw_wrong(ax: Axes, shares: np.ndarray, color: str, name: str) -> None:
    wrong = np.arange(len(shares))
    ax.bar(wrong, shares, 0.8, color=color, label=name)
    ax.plot([wrong[-1] / 2] * 2, [0, 1], color=MUTED, linestyle=":", label="a coin’s mean")
    ax.text(0.03, 0.93, name, color=color, transform=ax.transAxes)
    ax.text(wrong[-1] / 2 + 0.15, 0.8, "a coin’s mean", color=MUTED)
    ax.set(xlim=(-0.6, wrong[-1] + 0.6), ylim=(0, 1.1), xticks=wrong, yticks=[0, 0.5, 1])
    ax.set(xlabel="errors on the eight unseen inputs", ylabel="share of the networks")


def draw_comparison(ax: Axes, result: Comparison) -> None:
    """P_SGD against P_B, a dot for each function, with the band in which 95 % of the dots would lie were the two laws equal."""
    p = np.geomspace(RARE, 1, 60)
    spread = 1.96 * np.sqrt(p * (1 - p) / result.networks)
    low, high = np.maximum(p - spread, RARE), np.minimum(p + spread, 1)
    band = ax.fill_between(p, low, high, facecolor=(MUTED, 0.25), edgecolor=MUTED, linewidth=0.6, label="sampling error")
    style.stands_for(band, [*p, *p[::-1]], [*(p - spread), *(p + spread)[::-1]])
    ax.plot([RARE, 1], [RARE, 1], color=MUTED, linestyle=":", label="equal")
    seen, shown = result.sgd > 0, result.compared
    for chosen, style_of, name in ((seen & ~shown, "none", "other functions"), (shown, FIT, "functions compared")):
        x, y = (np.ma.masked_array(law, ~(chosen & (result.bayes > RARE))) for law in (result.bayes, result.sgd))
        ax.plot(x, y, "o", markersize=6, color=style_of, markeredgecolor=FIT, markeredgewidth=1.2, alpha=0.8, label=name)
    none = np.ma.masked_array(result.bayes, ~result.missed)
    missed = ax.plot(none, np.full(len(none), RARE), color=FIT, linestyle="", marker=TICKUP, markersize=7, label="never trained to")
    missed[0].set(markeredgewidth=1.2, gid=style.leaves("they stand on the lower edge, for none of them has a share"))
    style.stands_for(missed, none, 0 * none)
    target = int(np.argmin(result.error))
    ax.plot(result.bayes[[target]], result.sgd[[target]], "D", color=GOOD, markersize=9, label="the target")
    ax.text(0.03, 0.93, "diamond: the target x₁ ∧ x₂", color=GOOD, transform=ax.transAxes)
    ax.text(0.97, 0.05, "band: sampling error", color=MUTED, ha="right", transform=ax.transAxes)
    ax.set(
        xscale="log",
        yscale="log",
        xlim=(RARE, 1),
        ylim=(RARE, 1),
        xlabel="probability among random networks that fit",
        ylabel="share of trained networks",
    )
    style.label_powers(ax, "x")
    style.label_powers(ax, "y")


def draw_every_target(ax: Axes, result: EveryTarget) -> None:
    """The expected test error for each target that agrees with the labels, against the target's complexity."""
    ax.set(xlim=(3.5, 34), ylim=(0, 1), xlabel="complexity K of the target in bits", ylabel="expected test error")
    ax.plot([0, 60], [result.mean] * 2, color=WARN, linestyle="--", label="mean")
    style.dots(ax, result.complexity, result.error, color=FIT, size=4.5, alpha=0.72).set_label("targets")
    ax.text(3.8, 0.515, "mean", color=WARN)
