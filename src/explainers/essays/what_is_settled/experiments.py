"""The runs that figures, prose and claims share of the end, *What is settled*."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from explainers.essays.what_is_settled import across, fixed_units, flips, line_of_data, small_networks
from explainers.essays.what_is_settled.small_networks import Array, Networks
from explainers.essays.what_is_settled.views import BEYOND, MOST, RATIOS, SHOWN, VALUES, T, Views, Z, bars, padded

WIDTHS, SIZES, STARTS = (16, 32, 64), (3, 4, 5, 6), (0.5, 1.0, 2.0)
"""What the figure offers: hidden units, data, and the standard deviation of the parameters at the start."""
MANY, STEPS = 40, 4000
"""Networks an ensemble, and the most steps."""
DIRECTIONS = 48
"""Directions in which a smallest change is looked for."""


@lru_cache
def started(h: int, s: float, M: int = MANY, seed: int = 0) -> Networks:
    """An ensemble as it is drawn."""
    return small_networks.draw(h, s, M, np.random.default_rng(seed))


@lru_cache
def trained(h: int, N: int, s: float, wrong: bool = False, *, M: int = MANY, steps: int = STEPS, seed: int = 0) -> Networks:
    """The networks of :func:`started` after training on N data of the line, all of them."""
    X, y = line_of_data.inputs(line_of_data.places(N)), line_of_data.labels(N, wrong)
    return small_networks.train(started(h, s, M, seed), X, y, steps)


def fits(h: int, N: int, s: float, wrong: bool = False, *, M: int = MANY, steps: int = STEPS) -> Networks:
    """Those of :func:`trained` that hit all labels."""
    nets = trained(h, N, s, wrong, M=M, steps=steps)
    return nets[_fitting(nets, N, wrong)]


def settled(h: int, N: int, s: float, wrong: bool = False, *, M: int = MANY, steps: int = STEPS) -> Networks:
    """The starts of the same networks, with only the output weights trained, to the end."""
    X, y = line_of_data.inputs(line_of_data.places(N)), line_of_data.labels(N, wrong)
    return fixed_units.settle(started(h, s, M), X, y)[_fitting(trained(h, N, s, wrong, M=M, steps=steps), N, wrong)]


def _fitting(nets: Networks, N: int, wrong: bool) -> np.ndarray:
    return small_networks.fitting(nets, line_of_data.inputs(line_of_data.places(N)), line_of_data.labels(N, wrong))


def on_the_line(nets: Networks, t: Array) -> Array:
    """f at the places t of the line, shape (M, len(t))."""
    return small_networks.values(nets, line_of_data.inputs(t))


def rises(nets: Networks, N: int, wrong: bool = False) -> Array:
    """How much each function goes up and down between the outermost data, over the least that the labels force: shape (M,)."""
    t = np.unique(np.concatenate([np.linspace(-line_of_data.END, line_of_data.END, 161), line_of_data.places(N)]))
    return line_of_data.variation(on_the_line(nets, t)) / line_of_data.variation(line_of_data.labels(N, wrong))


def middle(N: int) -> float:
    """The place of the datum in the middle; its label is 1."""
    return float(line_of_data.places(N)[N // 2])


def look(h: int, N: int, s: float, labels: str) -> Views:
    """The five views of the networks of width h, trained on N data from a start of size s; ``labels`` is ``"rule"`` or ``"wrong"``.

    Raises:
        ValueError: labels is neither.
    """
    if labels not in ("rule", "wrong"):
        raise ValueError(f"labels is {labels!r}; it must be 'rule' or 'wrong'")
    wrong = labels == "wrong"
    nets, fixed = fits(h, N, s, wrong), settled(h, N, s, wrong)
    x, y = line_of_data.places(N), line_of_data.labels(N, wrong)
    steep = np.linalg.svd(small_networks.jacobian(nets[:1], line_of_data.inputs(x))[0], compute_uv=False)
    along, anywhere = flips.smallest(nets, np.array([middle(N), 0.0]), DIRECTIONS)
    values = on_the_line(nets, np.array([BEYOND]))[:, 0]
    mean, sd = np.array([across_law(nets, N, s, z) for z in Z]).T
    over = np.array([small_networks.values(nets, np.array([[middle(N), z]]))[:, 0] for z in Z]).T
    ups, ups_fixed = rises(nets, N, wrong), rises(fixed, N, wrong)
    return Views(
        N=N,
        k=nets.k,
        h=h,
        s=s,
        fitting=len(nets),
        many=MANY,
        x=padded(x, MOST),
        y=padded(y, MOST),
        curves=on_the_line(nets[:SHOWN], T),
        steep=padded(steep / steep[0], MOST),
        rank=int(np.sum(steep > steep[0] * nets.k * np.finfo(float).eps)),
        beyond=bars(values, VALUES),
        beyond_fixed=bars(on_the_line(fixed, np.array([BEYOND]))[:, 0], VALUES),
        spread=float(values.std()),
        ups=bars(ups, RATIOS),
        ups_fixed=bars(ups_fixed, RATIOS),
        mean_ups=float(ups.mean()),
        mean_ups_fixed=float(ups_fixed.mean()),
        over=over[:SHOWN],
        low=mean - 2 * sd,
        high=mean + 2 * sd,
        spread_over=float(over[:, -1].std()),
        along=padded(along, MANY),
        anywhere=padded(anywhere, MANY),
        median_along=float(np.median(along)),
        median_anywhere=float(np.median(anywhere)),
        half=line_of_data.half_gap(N, wrong),
    )


def across_law(nets: Networks, N: int, s: float, z: float) -> tuple[float, float]:
    """Mean and standard deviation of f at height z above the middle datum, over the networks and the weights across the line."""
    mean, variance = across.law(nets, middle(N), z, s)
    return float(mean.mean()), float(np.sqrt(variance.mean() + mean.var()))


@lru_cache
def readouts(N: int, steps: int, everything: bool = False, M: int = 400, seed: int = 0) -> Networks:
    """Networks that start with the same hidden units, each with output weights of its own; trained in these, or in ``everything``."""
    X, y = line_of_data.inputs(line_of_data.places(N)), line_of_data.labels(N)
    nets = same_units(M, seed)
    return small_networks.train(nets, X, y, steps) if everything else small_networks.train_readout(nets, X, y, steps)


@lru_cache
def same_units(M: int, seed: int = 0) -> Networks:
    """M networks of the narrowest width, from a start of size 1, that share their hidden units."""
    rng = np.random.default_rng(seed)
    one, many = small_networks.draw(WIDTHS[0], 1.0, 1, rng), small_networks.draw(WIDTHS[0], 1.0, M, rng)
    return Networks(many.a, np.repeat(one.W, M, axis=0), np.repeat(one.b, M, axis=0))


@lru_cache
def raised(h: int, N: int, s: float, height: float, *, steps: int = STEPS, M: int = MANY, seed: int = 0) -> Networks:
    """As :func:`trained`, but on data of which every second one lies at a height above the line."""
    x = line_of_data.places(N)
    X = np.column_stack([x, np.where(np.arange(N) % 2, height, 0.0)])
    return small_networks.train(started(h, s, M, seed), X, line_of_data.labels(N), steps)


def spreads(h: int, N: int, s: float, M: int, steps: int = STEPS) -> Array:
    """Three of the views as numbers: the quartiles' distance beyond the data and one unit across the line, and the mean smallest change."""
    nets = fits(h, N, s, M=M, steps=steps)
    places = np.array([[BEYOND, 0.0], [middle(N), 1.0]])
    beyond, over = np.diff(np.quantile(small_networks.values(nets, places), [0.25, 0.75], axis=0), axis=0)[0]
    return np.array([beyond, over, flips.smallest(nets, np.array([middle(N), 0.0]), DIRECTIONS)[1].mean()])
