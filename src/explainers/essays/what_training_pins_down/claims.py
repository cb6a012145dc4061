"""The claims of *What training pins down, and where it breaks*."""

from __future__ import annotations

import numpy as np

from explainers.claim import BOUND, FOUR, INTEGERS, Claim, Evidence, Verdict, claims_of
from explainers.essays.what_training_pins_down import (
    experiments,
    extrapolation,
    generate_and_verify,
    missing_negatives,
    normal_directions,
    representer,
    sawtooth,
    shortcut_learning,
)
from explainers.essays.what_training_pins_down.hyperplane_arrangement import lines_and_crossings, zaslavsky
from explainers.networks import linear_pieces, linear_regions, relu_network
from explainers.networks.backpropagation import Recipe
from explainers.networks.relu_network import ReluNetwork

claim = claims_of("what-training-pins-down", tolerance_from=INTEGERS)
SOURCE = "{cite:t}`jablonka2025manifold`"
ROUNDING = "rounding of float64 numbers, with room for a few hundred operations"
NONE = "none needed"


# --- regions ----------------------------------------------------------------------------------------------------------------------------


def _exact(shift: int) -> Evidence:
    found = linear_regions.enumerate_regions(experiments.net((8, 8)), (-2, 2, -2, 2))
    X = np.random.default_rng(1).uniform(-2, 2, (2000, 2))
    region = (found.locate(X) + shift) % found.F
    f = np.einsum("nx,nx->n", found.gradients[region], X) + found.offsets[region]
    error = np.abs(f - relu_network.forward(found.net, X)[:, 0]).max()
    return Evidence([found.areas.sum() - 16, error], [0, 0], 1e-11)


def _lines(widths: tuple[int, ...]) -> Evidence:
    box, found = (-1, 1, -1, 1), []
    for seed in range(5):
        net = experiments.net(widths, seed)
        found.append((linear_regions.enumerate_regions(net, box).F, 1 + sum(lines_and_crossings(net.weights[0], net.biases[0], box))))
    return Evidence(*np.array(found).T)


UNITS = 20


def _zaslavsky(half: float) -> Evidence:
    return Evidence(linear_regions.enumerate_regions(experiments.net((UNITS,)), (-half, half, -half, half)).F, zaslavsky(UNITS, 2))


FOLDS = (1, 2, 5, experiments.FOLDS)


def _pieces_of_the_sawtooth() -> Evidence:
    found = [experiments.pieces_along_the_axis(sawtooth.network(k)) for k in FOLDS]
    return Evidence(found, [2**k for k in FOLDS])


def _pieces_at_random() -> Evidence:
    return Evidence([experiments.pieces_along_the_axis(experiments.net((2,) * k)) for k in FOLDS], [2**k for k in FOLDS])


def _growth_of_folds() -> Evidence:
    F = [linear_regions.enumerate_regions(sawtooth.network(k, 2), (0, 1, 0, 1)).F for k in (2, 5)]
    return Evidence(F[1] / F[0], 8, relation=">=")


def _linear_in_units() -> Evidence:
    return Evidence([experiments.kinks_along_a_line(depth) for depth in (1, 2, 4, 8)], [experiments.LINE_UNITS] * 4, relation="<=")


SAWS = [sawtooth.network(k) for k in (4, 6, 8, 10)]


def _sawtooth_in_units() -> Evidence:
    return Evidence([experiments.pieces_along_the_axis(saw) - 1 for saw in SAWS], [saw.units for saw in SAWS], relation="<=")


def _mean_kinks(factor: float) -> Evidence:
    n, nets, B = experiments.LINE_UNITS, 200, 2.0
    found = [len(linear_pieces.breakpoints(relu_network.initialize(1, (n,), np.random.default_rng(s)), -B, B)) for s in range(nets)]
    p = linear_pieces.expected_breakpoints(1, B, np.sqrt(2), 1.0)
    expected = linear_pieces.expected_breakpoints(n, B, np.sqrt(2), factor)
    return Evidence(np.mean(found), expected, 4 * np.sqrt(n * p * (1 - p) / nets))


def _empty(depth: int, width: int) -> Evidence:
    found = experiments.trained(depth, width)
    return Evidence(found.empty / found.F, 0.5, relation=">=")


HERE, INPUTS = 4, 9


def _unknowns(offset: bool) -> Evidence:
    X = np.random.default_rng(0).standard_normal((HERE, INPUTS))
    return Evidence(representer.unknowns_left(X) if offset else INPUTS - np.linalg.matrix_rank(X), INPUTS - HERE)


def _across_a_kink(units: int) -> Evidence:
    """Regions whose patterns differ in some units j have gradients that differ by Σ ± a_j w_j."""
    net = experiments.net((12,))
    found = linear_regions.enumerate_regions(net, (-2, 2, -2, 2))
    worst = 0.0
    for i in range(found.F):
        for k in range(i):
            differ = np.flatnonzero(found.patterns[i] != found.patterns[k])
            if len(differ) == units:
                j = differ[0]
                sign = 1 if found.patterns[i, j] else -1
                step = sign * net.weights[1][0, j] * net.weights[0][j]
                worst = max(worst, float(np.abs(found.gradients[i] - found.gradients[k] - step).max()))
    return Evidence(worst, 0.0, 1e-12)


REGIONS = (
    claim(
        "regions-are-exact",
        "piece-by-piece",
        "A ReLU network is exactly affine on each of its regions: the regions tile the box, and $g \\cdot x + c$ is the network.",
        source=SOURCE,
        expected_from="closed form: the areas add up to that of the box, and the difference to the network is zero",
        tolerance_from=ROUNDING,
        measure=lambda: _exact(0),
        control_statement="the affine map of another region",
        control=lambda: _exact(1),
    ),
    claim(
        "one-layer-counts-its-lines",
        "counting-regions",
        "One hidden layer cuts a box into $F = 1 + \\text{lines} + \\text{crossings}$ regions, "
        f"for five random networks of {UNITS} units.",
        expected_from="closed form: lines that meet the box, and pairs that cross in it, counted from the weights",
        measure=lambda: _lines((UNITS,)),
        control_statement="a second layer of five units, which bends its lines",
        control=lambda: _lines((UNITS, 5)),
    ),
    claim(
        "one-layer-reaches-the-maximum",
        "counting-regions",
        f"In the whole plane {UNITS} random lines make as many regions as {UNITS} lines can.",
        source="the count of {cite:t}`zaslavsky1975facing`",
        expected_from=f"closed form: $\\sum_{{j \\le 2}} \\binom{{{UNITS}}}{{j}}$",
        measure=lambda: _zaslavsky(1e6),
        control_statement="the box of half width one, in which most crossings do not lie",
        control=lambda: _zaslavsky(1.0),
    ),
    claim(
        "folds-double-the-pieces",
        "counting-regions",
        "A network of $k$ layers of two units can have $2^k$ linear pieces: $k$ = {}, {}, {} and {}.".format(*FOLDS),
        source="the construction of {cite:t}`telgarsky2015representation`",
        expected_from="closed form: each fold doubles the pieces",
        measure=_pieces_of_the_sawtooth,
        control_statement="random networks of the same shape",
        control=_pieces_at_random,
    ),
    claim(
        "regions-grow-exponentially-with-depth",
        "counting-regions",
        "The number of regions grows exponentially with depth: three more layers of four units multiply it by eight at least.",
        source=SOURCE,
        expected_from="a bound: a factor of two for each layer",
        verdict=Verdict.FAILS,
        measure=lambda: Evidence(experiments.growth(), 8, relation=">="),
        control_statement="the network of folds, whose regions quadruple with each layer",
        control=_growth_of_folds,
        correction="The greatest possible number does. In random networks it follows the units, in the plane about as their square, "
        "however they are shared out among layers.",
    ),
    claim(
        "kinks-on-a-line-follow-the-units",
        "counting-regions",
        f"Random networks of {experiments.LINE_UNITS} units have no more than {experiments.LINE_UNITS} kinks along a line on average, "
        "with one, two, four or eight layers.",
        source="{cite:t}`hanin2019complexity`, who prove that the mean number is linear in the units",
        expected_from="a bound: the number of units",
        tolerance_from=NONE,
        measure=_linear_in_units,
        control_statement=f"networks of folds with {SAWS[0].units} to {SAWS[-1].units} units",
        control=_sawtooth_in_units,
    ),
    claim(
        "mean-kinks-of-one-layer",
        "counting-regions",
        "On $[-B, B]$ a random layer of $n$ units with $w \\sim N(0, \\sigma_w^2)$ and $b \\sim N(0, \\sigma_b^2)$ has "
        "$n \\frac{2}{\\pi} \\arctan(B \\sigma_w / \\sigma_b)$ kinks on average.",
        expected_from="closed form: the kinks $-b/w$ are Cauchy variables",
        tolerance_from=FOUR,
        measure=lambda: _mean_kinks(1.0),
        control_statement="the formula with twice the scale of the biases",
        control=lambda: _mean_kinks(2.0),
    ),
    claim(
        "most-regions-hold-no-data",
        "piece-by-piece",
        "Most regions hold no data: at the figure's start more than half of them.",
        source=SOURCE,
        expected_from="a bound, one half",
        tolerance_from=NONE,
        measure=lambda: _empty(2, 8),
        control_statement="one layer of four units",
        control=lambda: _empty(1, 4),
    ),
    claim(
        "constraints-of-a-region",
        "what-a-region-knows",
        "$n$ points in a region are $n$ constraints on a gradient with $D$ components, and leave $D - n$ of them open: "
        f"$n = {HERE}$, $D = {INPUTS}$.",
        source=SOURCE,
        expected_from="as stated: $D - n$",
        verdict=Verdict.FAILS,
        measure=lambda: _unknowns(offset=True),
        control_statement="an affine map whose offset is known to be zero",
        control=lambda: _unknowns(offset=False),
        correction="The offset $b$ is unknown too: $n$ equations for $D + 1$ unknowns leave $D + 1 - n$ open.",
    ),
    claim(
        "neighbors-are-not-free",
        "what-a-region-knows",
        "Two regions of one layer that are divided by unit $j$ have gradients that differ by $a_j w_j$ exactly.",
        expected_from="closed form: their patterns differ in that unit alone",
        tolerance_from=ROUNDING,
        measure=lambda: _across_a_kink(1),
        control_statement="regions divided by two units",
        control=lambda: _across_a_kink(2),
    ),
    claim(
        "folding-separates",
        "the-folded-sheet",
        "After four blocks a straight line separates the disc from the ring.",
        source=SOURCE,
        expected_from="all points on the right side",
        measure=lambda: Evidence(experiments.layer(4).right, 1.0),
        control_statement="before the first block",
        control=lambda: Evidence(experiments.layer(0).right, 1.0),
    ),
)


# --- directions -------------------------------------------------------------------------------------------------------------------------


def _frozen(noise: float) -> Evidence:
    if noise == 0:
        runs = [experiments.course(experiments.INPUTS, 0.0), experiments.course(experiments.MANY_INPUTS, 0.0)]
    else:
        flat = normal_directions.flat_data(*experiments.FLAT, experiments.INPUTS, np.random.default_rng(0))
        off = noise * np.random.default_rng(1).standard_normal(flat.X.shape)
        lifted = normal_directions.FlatData(flat.X + off, flat.y, flat.T)
        runs = [normal_directions.course(lifted, experiments.wide(experiments.INPUTS), Recipe(300, experiments.η), (0, 300))] * 2
    return Evidence([run.moved_across[-1] / run.moved_along[-1] for run in runs], [0, 0], 1e-12)


def _slope_across(t: int) -> Evidence:
    run = experiments.course(experiments.INPUTS, 0.0)
    return Evidence(run.gradient_across[experiments.AT.index(t)] / run.gradient_across[0], 1.0, 1e-9)


def _decay(known: bool) -> Evidence:
    λs = (1e-3, experiments.DECAY)
    return Evidence(
        [experiments.course(experiments.INPUTS, λ).share[-1] for λ in λs],
        [normal_directions.decay(experiments.η, λ if known else 0.0, experiments.AT[-1]) for λ in λs],
        1e-10,
    )


def _span(signs: bool) -> Evidence:
    rng = np.random.default_rng(0)
    X, y, w0 = rng.standard_normal((10, 50)), rng.standard_normal(10), rng.standard_normal(50)
    w = representer.descend(X, y, w0, 500, 0.01, signs=signs)
    return Evidence(np.linalg.norm(representer.outside(X, w - w0)), 0.0, 1e-12)


ACROSS = experiments.INPUTS - experiments.FLAT[1]


def _random_step(across: bool) -> Evidence:
    """Σ |u·g| / Σ ‖g‖ over the data and random unit vectors u across (or along) the data, where g is the gradient across (or along)."""
    run = experiments.course(experiments.INPUTS, 0.0)
    basis = run.data.across if across else run.data.T.T @ run.data.T
    g = relu_network.input_gradient(run.nets[-1], run.data.X)[:, 0] @ basis
    u = np.random.default_rng(3).standard_normal((400, len(basis))) @ basis
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    share = np.abs(u @ g.T).sum(axis=1) / np.linalg.norm(g, axis=1).sum()
    return Evidence(share.mean(), normal_directions.mean_cosine(ACROSS), 4 * share.std() / np.sqrt(len(u)))


DIRECTIONS = (
    claim(
        "weights-across-the-data-are-frozen",
        "along-and-across",
        "Gradient descent moves first-layer weights along the data, and not at all across them: "
        f"in {experiments.INPUTS} and in {experiments.MANY_INPUTS} dimensions.",
        source="derived here; {cite:t}`he2023side` study what follows from it",
        expected_from="closed form: the gradient of a row is a combination of the data",
        tolerance_from=ROUNDING,
        measure=lambda: _frozen(0.0),
        control_statement="data with noise across their plane",
        control=lambda: _frozen(0.1),
    ),
    claim(
        "normal-directions-stay-as-drawn",
        "along-and-across",
        "Training leaves the function across the data as the initialization made it.",
        source=SOURCE,
        expected_from="as stated: the slope across the data after training is the slope before",
        tolerance_from=ROUNDING,
        verdict=Verdict.FAILS,
        measure=lambda: _slope_across(experiments.AT[-1]),
        control_statement="a network that was not trained",
        control=lambda: _slope_across(0),
        correction="The weights across the data stay. The slope of $f$ is made of these weights and of output weights that move.",
    ),
    claim(
        "weight-decay-shrinks-them",
        "along-and-across",
        "With weight decay the weights across the data shrink by $(1 - \\eta\\lambda)^t$, whatever the loss.",
        expected_from=f"closed form, after {experiments.AT[-1]} steps",
        tolerance_from=ROUNDING,
        measure=lambda: _decay(known=True),
        control_statement="the formula without λ",
        control=lambda: _decay(known=False),
    ),
    claim(
        "descent-stays-in-the-span",
        "along-and-across",
        "Gradient descent on a linear model stays within the span of its data.",
        source="derived here; for minimizers it is the representer theorem, {cite:t}`scholkopf2001representer`",
        expected_from="closed form: every gradient is $X^\\top r / n$",
        tolerance_from=ROUNDING,
        measure=lambda: _span(signs=False),
        control_statement="steps by the signs of the gradient, as Adam takes them at first",
        control=lambda: _span(signs=True),
    ),
    claim(
        "a-random-step-meets-little-slope",
        "off-the-data",
        "A random direction across the data meets the share $\\Gamma(m/2) / (\\sqrt{\\pi}\\, \\Gamma((m+1)/2))$ of the slope there, "
        f"with $m = D - {experiments.FLAT[1]} = {ACROSS}$.",
        expected_from="closed form: the mean of $|u_1|$ for $u$ uniform on the unit sphere in $m$ dimensions",
        tolerance_from=FOUR,
        measure=lambda: _random_step(across=True),
        control_statement="random directions along the data, of which there are only two dimensions",
        control=lambda: _random_step(across=False),
    ),
)


# --- beyond the data --------------------------------------------------------------------------------------------------------------------


def _end_slope(start: float) -> Evidence:
    run = experiments.beyond("square", 50, 2.0)
    t = np.array([[start], [start + 1.0]])
    f = relu_network.forward(run.net, t)[:, 0]
    return Evidence(f[1] - f[0], run.slope_right, 1e-10)


def _kinks_outside(net: ReluNetwork | None = None) -> Evidence:
    kinks = experiments.beyond("square", 50, 2.0).kinks if net is None else extrapolation.switches(net)
    return Evidence(int(np.sum(np.abs(kinks) > 2.0)), 0)


def _tent() -> ReluNetwork:
    return ReluNetwork((np.ones((2, 1)), np.array([[2.0, -4.0]])), (np.array([0.0, -0.5]), np.zeros(1)))


def _alone(prevalence: tuple[float, float]) -> Evidence:
    low, high = shortcut_learning.ZECH.interval
    return Evidence(
        shortcut_learning.auc_of_the_hospital(shortcut_learning.ZECH.films, prevalence),
        shortcut_learning.ZECH.hospital_alone,
        (high - low) / 2,
    )


def _marker_alone() -> Evidence:
    ill_and_well = np.array([[0.75, 2.0], [-0.75, 2.0]])
    return Evidence(shortcut_learning.auc(np.array([0.0, 1.0]), ill_and_well, np.array([1.0, 0.0]), np.ones(2)), 0.5, relation="<=")


STRENGTH = 4.0


def _flattery(prevalence: tuple[float, float]) -> Evidence:
    model = experiments.hospitals(*prevalence, STRENGTH)
    return Evidence([model.pooled - model.signal, model.signal - model.elsewhere], [0.01, 0.01], relation=">=")


def _closer_is_better(place: str) -> Evidence:
    (close, a), (other, b) = experiments.mean_false_accept(experiments.FEW, "close"), experiments.mean_false_accept(experiments.MANY, place)
    return Evidence(other - close, 4 * np.hypot(a, b), relation=">=")


PERMISSIVE = 0.99


def _permissive(one_class: bool) -> Evidence:
    learned = experiments.boundary(0, "far")
    return Evidence(learned.one_class_accept if one_class else learned.false_accept, PERMISSIVE, relation=">=")


POSITIVES = 20


def _shortfall(greatest: bool) -> Evidence:
    n, reps = POSITIVES, 20_000
    x = np.random.default_rng(0).uniform(size=(reps, n))
    gap = 1 - (x.max(axis=1) if greatest else np.sort(x, axis=1)[:, -2])
    return Evidence(gap.mean(), missing_negatives.largest_gap(n), 4 * gap.std() / np.sqrt(reps))


BALL = 6


def _blind(d: int) -> Evidence:
    p, proposals = generate_and_verify.ball_in_cube(BALL), 40_000
    share = generate_and_verify.blind_share(d, proposals, np.random.default_rng(0))
    return Evidence(share, p, 4 * np.sqrt(p * (1 - p) / proposals))


BEYOND = (
    claim(
        "slope-beyond-the-last-kink",
        "beyond-the-data",
        "To the right of its last kink the network is a straight line with slope $\\sum_{w_j > 0} a_j w_j$.",
        source="derived here; that the approach is fast is a result of {cite:t}`xu2021extrapolate`",
        expected_from="closed form",
        tolerance_from=ROUNDING,
        measure=lambda: _end_slope(100.0),
        control_statement="between two points inside the data",
        control=lambda: _end_slope(0.0),
    ),
    claim(
        "linear-beyond-the-hull",
        "beyond-the-data",
        "ReLU networks extend linearly beyond the convex hull of the training data: there is no kink outside it.",
        source=SOURCE,
        expected_from="as stated: no kink outside",
        verdict=Verdict.FAILS,
        measure=_kinks_outside,
        control_statement="the tent, whose two kinks lie within the data's range",
        control=lambda: _kinks_outside(_tent()),
        correction="They are linear beyond their last kink, and it may lie far outside the data.",
    ),
    claim(
        "hospital-alone-ranks-the-pool",
        "the-shortcut",
        "Sorting the films by hospital alone gives an area of (1 + TPR − FPR)/2 under the ROC curve; the published prevalences put it at "
        "the published area.",
        source="the published area and its interval: {cite:t}`zech2018variable`",
        expected_from="the published area",
        tolerance_from="half the published 95 % interval",
        measure=lambda: _alone(shortcut_learning.ZECH.prevalence),
        control_statement="two hospitals with the same prevalence",
        control=lambda: _alone((0.1, 0.1)),
    ),
    claim(
        "performance-collapsed",
        "the-shortcut",
        "At a new hospital the model's performance collapsed: its area fell to that of a coin.",
        source=f"{SOURCE} on {{cite:t}}`zech2018variable`; the reading of 'collapsed' is ours",
        expected_from="a coin's area, one half",
        tolerance_from=NONE,
        verdict=Verdict.FAILS,
        measure=lambda: Evidence(shortcut_learning.ZECH.elsewhere, 0.5, relation="<="),
        control_statement="a rule that reads the hospital alone, at any single hospital",
        control=_marker_alone,
        correction=f"The published area fell from {shortcut_learning.ZECH.pooled} on the pooled films to "
        f"{shortcut_learning.ZECH.elsewhere} elsewhere; models did better inside than outside in three of five comparisons.",
    ),
    claim(
        "a-marker-flatters-the-pool",
        "the-shortcut",
        f"With the published prevalences a marker of strength {STRENGTH:g} lifts the pooled area by more than a hundredth "
        "above the signal's, and "
        "lowers that at a third hospital by more than a hundredth.",
        expected_from="a bound, one hundredth; areas are integrals and not sampled",
        tolerance_from=NONE,
        measure=lambda: _flattery(shortcut_learning.ZECH.prevalence),
        control_statement="two hospitals with the same prevalence",
        control=lambda: _flattery((0.1, 0.1)),
    ),
    claim(
        "no-negatives-no-boundary",
        "missing-negatives",
        f"Without negatives the learned set is far too permissive: a classifier accepts {100 * PERMISSIVE:.0f} % of what it should refuse.",
        source=SOURCE,
        expected_from="a bound; every loss that rewards a yes is least where the answer is always yes",
        tolerance_from=NONE,
        verdict=Verdict.CAVEAT,
        measure=lambda: _permissive(one_class=False),
        control_statement="a one-class rule, which sees the same positives",
        control=lambda: _permissive(one_class=True),
        correction="It is so for classifiers. A rule that asks how near the positives are learns a boundary from them alone.",
    ),
    claim(
        "the-greatest-positive-falls-short",
        "missing-negatives",
        f"The greatest of $n$ positives, uniform on $[0, 1]$, falls short of the boundary by $1/(n + 1)$ on average: $n = {POSITIVES}$.",
        expected_from="closed form: the mean of a Beta variable",
        tolerance_from=FOUR,
        measure=lambda: _shortfall(greatest=True),
        control_statement="the second greatest",
        control=lambda: _shortfall(greatest=False),
    ),
    claim(
        "close-negatives-count-more",
        "missing-negatives",
        "Thirty negatives close to the boundary teach more than a hundred far away: fewer wrong points are accepted.",
        expected_from="a bound: four standard errors of the difference over five samples",
        tolerance_from=BOUND,
        measure=lambda: _closer_is_better("far"),
        control_statement="a hundred that are close as well",
        control=lambda: _closer_is_better("close"),
    ),
    claim(
        "a-verifier-that-saw-failures",
        "checking-and-making",
        "A verifier trained on close failures makes nine of ten passed proposals valid, of a generator with fewer than half valid ones.",
        expected_from="a bound, nine tenths",
        tolerance_from=NONE,
        measure=lambda: Evidence(experiments.filtered("close"), 0.9, relation=">="),
        control_statement="a verifier trained on far failures",
        control=lambda: Evidence(experiments.filtered("far"), 0.9, relation=">="),
    ),
    claim(
        "blind-proposals",
        "checking-and-making",
        f"Of uniform proposals from a cube the share $(\\pi/4)^{{d/2}} / \\Gamma(d/2 + 1)$ lies in the ball: $d = {BALL}$.",
        expected_from="closed form: the ratio of two volumes",
        tolerance_from=FOUR,
        measure=lambda: _blind(BALL),
        control_statement="proposals in seven dimensions",
        control=lambda: _blind(BALL + 1),
    ),
)

CLAIMS: tuple[Claim, ...] = (*REGIONS, *DIRECTIONS, *BEYOND)
