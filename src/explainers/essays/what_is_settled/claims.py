"""The claims of the end, *What is settled*: what holds of the small network that is looked at in five ways."""

from __future__ import annotations

import numpy as np
from scipy import stats

from explainers.claim import Claim, Evidence, claims_of
from explainers.essays.what_is_settled import across, experiments, fixed_units, flips, line_of_data, small_networks
from explainers.essays.what_is_settled.experiments import DIRECTIONS, STEPS, WIDTHS
from explainers.essays.what_is_settled.views import BEYOND
from explainers.networks import linear_regions
from explainers.networks.relu_network import ReluNetwork
from explainers.tolerance import EXACT, FACTOR, INSIDE, kolmogorov_smirnov, rounding, standard_errors

claim = claims_of("what-is-settled")

FIVE = 5
"""Data of most claims."""


def free_directions(twice: bool, steps: int = STEPS) -> Evidence:
    """Parameters less the rank of the Jacobian, fewest and most over the fits of each width, beside 4h − N; with the last datum ``twice``,
    as one of the N."""
    different = FIVE - twice
    x = line_of_data.places(different)
    X = line_of_data.inputs(np.append(x, x[-1:])[:FIVE])
    found = []
    for h in WIDTHS:
        ranks = np.linalg.matrix_rank(small_networks.jacobian(experiments.fits(h, different, 1.0, steps=steps), X))
        found += [4 * h - int(ranks.max()), 4 * h - int(ranks.min())]
    return Evidence(found, [4 * h - len(X) for h in WIDTHS for _ in range(2)], EXACT)


DRAWS = 4000


def covariance_of_the_start(s: float) -> Evidence:
    """Mean products of outputs at three places before training, of DRAWS networks of two widths, beside the arc-cosine kernel for s = 1."""
    X = line_of_data.inputs(np.array([-line_of_data.END, 0.0, BEYOND]))
    unit = np.column_stack([X, np.ones(len(X))])
    length = np.linalg.norm(unit, axis=1)
    angle = np.arccos(np.clip(unit @ unit.T / np.outer(length, length), -1, 1))
    kernel = np.outer(length, length) * (np.sin(angle) + (np.pi - angle) * np.cos(angle)) / (2 * np.pi)
    measured, errors = [], []
    for h in (WIDTHS[0], WIDTHS[-1]):
        f = small_networks.values(small_networks.draw(h, s, DRAWS, np.random.default_rng(h)), X)
        products = f[:, :, None] * f[:, None, :]
        measured.append(products.mean(axis=0))
        errors.append(products.std(axis=0) / np.sqrt(DRAWS))
    return Evidence(np.array(measured).ravel(), np.array([kernel, kernel]).ravel(), standard_errors(np.array(errors).ravel()))


THREE, READOUT_STEPS = 3, 2000


def fixed_units_draw_from_the_posterior(everything: bool, steps: int = READOUT_STEPS) -> Evidence:
    """Distance of the law of f one unit beyond the data, after descent, from the posterior with the hidden units fixed."""
    nets = experiments.readouts(THREE, steps, everything)
    X, y = line_of_data.inputs(line_of_data.places(THREE)), line_of_data.labels(THREE)
    start = experiments.same_units(len(nets))
    mean, sd = fixed_units.posterior(start, X, y, np.array([BEYOND, 0.0]), 1.0)
    f = experiments.on_the_line(nets, np.array([BEYOND]))[:, 0]
    return Evidence(float(stats.kstest(f, "norm", args=(mean[0], sd[0])).statistic), 0.0, kolmogorov_smirnov(len(f)))


ABOVE, SAMPLE = (0.5, 1.0, 2.0), 160


def the_start_speaks_across(height: float, steps: int = STEPS) -> Evidence:
    """Mean squared deviation from the closed form over its variance, at three heights above the middle datum, and how far the weights of x₂
    moved; every second datum stands at a ``height``."""
    N, h = 4, WIDTHS[1]
    nets = experiments.raised(h, N, 1.0, height, steps=steps, M=SAMPLE)
    squares = []
    for z in ABOVE:
        mean, variance = across.law(nets, experiments.middle(N), z, 1.0)
        f = small_networks.values(nets, np.array([[experiments.middle(N), z]]))[:, 0]
        squares.append((f - mean) ** 2 / variance)
    moved = float(np.abs(nets.W - experiments.started(h, 1.0, SAMPLE).W)[:, :, 1].max())
    error = np.std(squares, axis=1) / np.sqrt(SAMPLE)
    return Evidence([*np.mean(squares, axis=1), moved], [1.0, 1.0, 1.0, 0.0], standard_errors(np.append(error, 0.0)))


def descent_smooths(s: float, steps: int = STEPS) -> Evidence:
    """How much less the fits go up and down than with fixed hidden units, in standard errors of the paired difference, beside −FACTOR."""
    h = WIDTHS[1]
    all_of_it = experiments.rises(experiments.fits(h, FIVE, s, steps=steps), FIVE)
    less = all_of_it - experiments.rises(experiments.settled(h, FIVE, s, steps=steps), FIVE)
    return Evidence(float(less.mean() / (less.std(ddof=1) / np.sqrt(len(less)))), -FACTOR, INSIDE, relation="<=")


ENSEMBLE = 80


def width_against_start(wider: bool, steps: int = STEPS) -> Evidence:
    """|log ratio| of three spreads when the width grows fourfold, or else the start eightfold, beside that of a fourfold start."""
    h = WIDTHS[0]
    before = experiments.spreads(h, FIVE, 1.0, ENSEMBLE, steps)
    after = experiments.spreads(4 * h, FIVE, 1.0, ENSEMBLE, steps) if wider else experiments.spreads(h, FIVE, 8.0, ENSEMBLE, steps)
    between = WIDTHS[1]
    start = experiments.spreads(between, FIVE, 4.0, ENSEMBLE, steps) / experiments.spreads(between, FIVE, 1.0, ENSEMBLE, steps)
    return Evidence(np.abs(np.log(after / before)), np.abs(np.log(start)), INSIDE, relation="<=")


def half_way(started: bool, steps: int = STEPS) -> Evidence:
    """The largest over the networks of the smallest change that turns the answer at any datum, beside half the smallest gap."""
    h = WIDTHS[1]
    nets = experiments.started(h, 1.0) if started else experiments.fits(h, FIVE, 1.0, steps=steps)
    x = line_of_data.places(FIVE)
    nearest = np.min([flips.smallest(nets, np.array([place, 0.0]), DIRECTIONS)[1] for place in x], axis=0)
    return Evidence(float(nearest.max()), line_of_data.half_gap(FIVE), rounding(100), relation="<=")


FEW = 12


def one_over_the_steepest(everywhere: bool, steps: int = STEPS) -> Evidence:
    """The least product of smallest change and steepest slope over FEW fits; the slope is that of all the plane around, or at the datum."""
    nets = experiments.fits(WIDTHS[0], FIVE, 1.0, steps=steps)[:FEW]
    x, r = np.array([experiments.middle(FIVE), 0.0]), flips.REACH
    changes = flips.smallest(nets, x, DIRECTIONS)[1]
    slopes = []
    for a, W, b in zip(nets.a, nets.W, nets.b, strict=True):
        net = ReluNetwork((W, a[None] / np.sqrt(len(a))), (b, np.zeros(1)))
        box = (x[0] - r, x[0] + r, -r, r) if everywhere else (x[0] - 1e-9, x[0] + 1e-9, -1e-9, 1e-9)
        slopes.append(linear_regions.enumerate_regions(net, box).lipschitz)
    return Evidence(float(np.min(changes * slopes)), 1 - 10 * small_networks.MISSED, INSIDE, relation=">=")


NO_LABEL_MISSED = "when no label was missed by more than 10⁻⁶, or after 4,000 steps; networks that had not fitted by then are left out"

_RANK = "the rank is the same at nearly all weights, those of the fits among them"
_MIXED = "hidden units of one draw with output weights of another, which are as independent"
_UNITS = "true of all hidden units, for the posterior is given the same ones"
_LEFT_OUT = "true of all exact fits, and networks that miss a label are left out"

OTHER_DATA = {
    "*.line_of_data.labels *": "other labels, of which it is true as well",
    "*.line_of_data.places scaled": "other places, of which it is true as well",
    "*.line_of_data.inputs scaled": "other places, of which it is true as well",
}
"""Breaks of the data where two kinds of fits of the same data are compared."""

OTHER_STARTS = {
    "*.small_networks.draw:? scaled": "a start that is a quarter larger in one layer, for both sides",
    "*.small_networks._preactivation scaled": "the same as a hidden layer that is a quarter larger, for both sides",
}
"""Breaks of the start where two kinds of fits from like starts are compared."""

CLAIMS: tuple[Claim, ...] = (
    claim(
        "small-network-has-a-ridge",
        "the-ridge-view",
        f"Every exact fit of {FIVE} data by the network of h units has 4h − {FIVE} directions in which no output at the data changes.",
        expected_from=f"the implicit function theorem: 4h parameters less {FIVE} equations, at three widths, fewest and most over the fits",
        measure=lambda: free_directions(twice=False),
        control_statement="one of the five data stands there twice, and its equation is no new one",
        control=lambda: free_directions(twice=True),
        training=NO_LABEL_MISSED,
        longer=lambda: free_directions(twice=False, steps=2 * STEPS),
        indifferent_to={
            "*.line_of_data.inputs *": "true of all data",
            "*.line_of_data.places *": "true of all data",
            "*.line_of_data.labels *": "true of all labels",
            "*.small_networks.draw:* *": _RANK,
            "*.small_networks.train:* *": _RANK,
            "*.Networks.__getitem__:* *": _RANK,
            "*.small_networks.hidden shuffled": "it decides which of the fits are looked at, and all have the same rank",
            "*.jacobian scaled": "a rank: the scale cancels",
            "*.jacobian negated": "a rank: the sign cancels",
            "*.jacobian shuffled": "the smallest and largest rank of the fits, in any order",
            "*._preactivation scaled": "the same as larger weights, and the rank is that of nearly all weights",
            "*._preactivation negated": "the same as weights of the other sign, and the rank is that of nearly all weights",
            "*.Networks.h *": "a factor of the outputs, and a rank has no scale",
        },
    ),
    claim(
        "start-does-not-know-its-width",
        "the-prior-view",
        "Before training, the outputs have the same variances and covariances at every width.",
        expected_from="the arc-cosine kernel, a closed form without the width",
        measure=lambda: covariance_of_the_start(1.0),
        control_statement="a start twice as large",
        control=lambda: covariance_of_the_start(2.0),
        indifferent_to={
            "*.line_of_data.inputs *": "true of all places, for the kernel is that of the same ones",
            "*._preactivation negated": "weights and biases are drawn from a law that is symmetric",
            "*._preactivation shuffled": _MIXED,
            "*.hidden shuffled": _MIXED,
        },
    ),
    claim(
        "fixed-units-draw-from-the-posterior",
        "the-prior-view",
        "If the hidden units stay as they were drawn, descent from a random start draws from the posterior of a Gaussian prior.",
        expected_from="the normal law with the posterior's mean and variance, one unit beyond the data",
        measure=lambda: fixed_units_draw_from_the_posterior(everything=False),
        control_statement="all weights are trained",
        control=lambda: fixed_units_draw_from_the_posterior(everything=True),
        training=f"after {READOUT_STEPS:,} steps, when the labels were missed by rounding alone",
        longer=lambda: fixed_units_draw_from_the_posterior(everything=False, steps=2 * READOUT_STEPS),
        indifferent_to={
            "*.same_units:W *": _UNITS,
            "*.same_units:b *": _UNITS,
            "*.same_units:a negated": "the start of the output weights is symmetric",
            "*.small_networks.draw:W scaled": _UNITS,
            "*.small_networks.draw:b scaled": _UNITS,
            "*._preactivation *": _UNITS,
            "*.small_networks.hidden *": _UNITS,
            "*.Networks.h *": "the factor 1/√h is a factor of the hidden units, and the posterior is that of the same ones",
            "*.Networks.__len__ *": "the hidden units whose posterior is taken are the same in every network",
            "*.line_of_data.inputs *": "true of all data, for the posterior is given the same ones",
            "*.line_of_data.places *": "true of all data, for the posterior is given the same ones",
            "*.line_of_data.labels *": "true of all labels, for the posterior is given the same ones",
        },
    ),
    claim(
        "descent-smooths-more-than-the-prior",
        "the-simplicity-view",
        "With all weights trained, the fits go up and down less than those of the same starts with fixed hidden units.",
        expected_from="four standard errors of the paired difference below zero",
        measure=lambda: descent_smooths(1.0),
        control_statement="from a start eight times as large the units hardly move",
        control=lambda: descent_smooths(8.0),
        training=NO_LABEL_MISSED,
        longer=lambda: descent_smooths(1.0, 2 * STEPS),
        indifferent_to=OTHER_DATA
        | OTHER_STARTS
        | {"*.Networks.h *": "the outputs of both fits are a little smaller, as from a smaller start"},
    ),
    claim(
        "start-speaks-across-the-line",
        "the-manifold-view",
        "Across the line of the data the weights stay exactly as they were drawn, and what the fits say there has a law in closed form.",
        expected_from="mean and variance of a sum of rectified normals, given the weights along the line; and no movement at all",
        measure=lambda: the_start_speaks_across(0.0),
        control_statement="every second datum stands one unit above the line",
        control=lambda: the_start_speaks_across(1.0),
        training=NO_LABEL_MISSED,
        longer=lambda: the_start_speaks_across(0.0, 2 * STEPS),
        indifferent_to={
            "*.line_of_data.labels *": "true of all labels",
            "*.line_of_data.places *": "true of all data on the line",
            "*.experiments.middle *": "true above any place of the line",
            "*.small_networks.draw:a *": "true of all output weights",
            "*.small_networks.draw:b *": "true of all biases",
            "*.small_networks.train:a *": "true of all output weights",
            "*.small_networks.train:b *": "true of all biases",
            "*.Networks.h *": "a factor of the outputs and of their law",
        },
    ),
    claim(
        "no-answer-holds-beyond-half-way",
        "the-robustness-view",
        "No exact fit keeps all its answers under changes longer than half the way between two data with different labels.",
        expected_from="half the smallest distance between such data, a proved bound",
        measure=lambda: half_way(started=False),
        control_statement="networks before training, which owe the labels nothing",
        control=lambda: half_way(started=True),
        training=NO_LABEL_MISSED,
        longer=lambda: half_way(started=False, steps=2 * STEPS),
        indifferent_to={
            "*.line_of_data.labels *": "true of all labels, for the gap is that of the same ones",
            "*.line_of_data.places *": "true of all data, for the gap is that of the same ones",
            "*.small_networks.draw:* *": "true of all exact fits, from whatever start",
            "*.small_networks.train:* *": _LEFT_OUT,
            "*.Networks.h *": "a factor of the outputs, which leaves their signs",
            "*._preactivation scaled": "a factor of the outputs, which leaves their signs",
        },
    ),
    claim(
        "steepest-slope-bounds-the-change",
        "the-robustness-view",
        "The smallest change that turns an answer is at least one over the steepest slope around.",
        expected_from="the definition of the Lipschitz constant, which the enumerated linear regions give exactly",
        measure=lambda: one_over_the_steepest(everywhere=True),
        control_statement="the slope at the datum in place of the steepest one",
        control=lambda: one_over_the_steepest(everywhere=False),
        training=NO_LABEL_MISSED,
        longer=lambda: one_over_the_steepest(everywhere=True, steps=2 * STEPS),
        indifferent_to={
            "*.line_of_data.inputs *": "true of all exact fits, to whatever data",
            "*.line_of_data.places *": "true of all exact fits, to whatever data",
            "*.line_of_data.labels negated": "true of all labels of size one",
            "*.line_of_data.labels shuffled": "true of all labels of size one",
            "*.small_networks.draw:* *": "true of all exact fits, from whatever start",
            "*.small_networks.train:* *": _LEFT_OUT,
            "*.linear_regions._cut off by one": "it changes the order of the regions, and the steepest is the steepest in any",
            "*.linear_regions._packed *": "it serves to find the region of a point, and none is looked for",
            "*.relu_network.pattern *": "patterns are names of the regions, and slopes do not depend on them",
        },
    ),
    claim(
        "start-matters-more-than-width",
        "one-picture",
        "Four times the width changes the spread beyond the data, the spread across them and the smallest change less than a start "
        "four times as large.",
        expected_from="the same three numbers for a fourfold start at a width between the two, all as logarithms of ratios",
        measure=lambda: width_against_start(wider=True),
        control_statement="a start eight times as large in place of four times the width",
        control=lambda: width_against_start(wider=False),
        training=NO_LABEL_MISSED,
        longer=lambda: width_against_start(wider=True, steps=2 * STEPS),
        indifferent_to=OTHER_DATA
        | OTHER_STARTS
        | {
            "*.line_of_data.places shuffled": "the same places with other labels",
            "*.line_of_data.inputs shuffled": "the same places with other labels",
            "*.experiments.spreads shuffled": "three comparisons in another order",
        },
    ),
)
