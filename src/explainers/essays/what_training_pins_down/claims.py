"""The claims of *What training pins down*."""

from __future__ import annotations

import numpy as np

from explainers.claim import Claim, Evidence, Verdict, claims_of
from explainers.essays.what_training_pins_down import experiments, folding, normal_directions, representer, sawtooth, switches
from explainers.essays.what_training_pins_down.hyperplane_arrangement import lines_and_crossings, zaslavsky
from explainers.networks import linear_pieces, linear_regions, relu_network
from explainers.networks.backpropagation import Recipe, train
from explainers.networks.relu_network import Matrix
from explainers.tolerance import EXACT, INSIDE, rounding, standard_errors

claim = claims_of("what-training-pins-down")
SOURCE = "{cite:t}`jablonka2025manifold`"


# --- regions ----------------------------------------------------------------------------------------------------------------------------


def _exact(shift: int) -> Evidence:
    found = linear_regions.enumerate_regions(experiments.net((8, 8)), (-2, 2, -2, 2))
    X = np.random.default_rng(1).uniform(-2, 2, (2000, 2))
    region = (found.locate(X) + shift) % found.F
    f = np.einsum("nx,nx->n", found.gradients[region], X) + found.offsets[region]
    error = np.abs(f - relu_network.forward(found.net, X)[:, 0]).max()
    return Evidence([found.areas.sum() - 16, error], [0, 0], rounding(100 * found.F, 16.0))


def _lines(widths: tuple[int, ...]) -> Evidence:
    box, found = (-1, 1, -1, 1), []
    for seed in range(5):
        net = experiments.net(widths, seed)
        found.append((linear_regions.enumerate_regions(net, box).F, 1 + sum(lines_and_crossings(net.weights[0], net.biases[0], box))))
    regions, counted = np.array(found).T
    return Evidence(regions, counted, EXACT)


UNITS = 20


def _zaslavsky(half: float) -> Evidence:
    found = linear_regions.enumerate_regions(experiments.net((UNITS,)), (-half, half, -half, half)).F
    drawn = experiments.counts((1,))
    return Evidence([found, *drawn.drawn[:, 0]], [zaslavsky(N, 2) for N in (UNITS, *drawn.N)], EXACT)


FOLDS = (1, 2, 5, experiments.FOLDS)


def _pieces(saw: bool) -> Evidence:
    nets = [sawtooth.network(k) if saw else experiments.net((2,) * k) for k in FOLDS]
    return Evidence([experiments.pieces_along_the_axis(net) for net in nets], [2**k for k in FOLDS], EXACT)


DEEP = (1, 2, 3, 4)


def _regions_of_folds(saw: bool) -> Evidence:
    nets = [sawtooth.network(k, 2) if saw else experiments.net((4,) * k) for k in DEEP]
    return Evidence([linear_regions.enumerate_regions(net, (0, 1, 0, 1)).F for net in nets], [4**k for k in DEEP], EXACT)


DEPTHS = (1, 2, 4)


def _twice_the_units() -> Evidence:
    """Kinks with twice the units, counted, and twice the kinks that the angles of one layer's outputs let expect of the next."""
    counted, expected, error = [], [], []
    for depth in DEPTHS:
        few, many = experiments.lines(depth, 64), experiments.kinks_along_a_line(depth, 128)
        mean = np.array([switches.expected_switches(net, *experiments.LINE) @ switches.chance_to_bend(net.widths) for net in few])
        counted.append(many.mean())
        expected.append(2 * mean.mean())
        error.append(np.hypot(many.std(ddof=1), 2 * mean.std(ddof=1)) / np.sqrt(len(few)))
    return Evidence(counted, expected, standard_errors(error))


def _twice_the_folds() -> Evidence:
    few, many = ([experiments.pieces_along_the_axis(sawtooth.network(k)) - 1 for k in ks] for ks in ((2, 3, 4), (4, 6, 8)))
    return Evidence(many, 2 * np.array(few), EXACT)


NARROW, NETS = (3, 3, 3, 3), 400


def _bends(lift: float) -> Evidence:
    """Kinks of f, and the switches of each layer weighed by their chance to be one; ``lift`` is added to all biases."""
    bends, weighed, chance = [], [], switches.chance_to_bend(NARROW)
    for seed in range(NETS):
        net = relu_network.initialize(1, NARROW, np.random.default_rng(seed))
        net = relu_network.ReluNetwork(net.weights, (*(b + lift for b in net.biases[:-1]), net.biases[-1]))
        bends.append(len(linear_pieces.kinks(net, *experiments.LINE)))
        weighed.append(switches.switches(net, *experiments.LINE) @ chance)
    error = np.std(np.subtract(bends, weighed), ddof=1) / np.sqrt(NETS)
    return Evidence(np.mean(bends), np.mean(weighed), standard_errors(error))


def _mean_kinks(σ_b: float) -> Evidence:
    n, nets, B = experiments.LINE_UNITS, 200, 2.0
    found = [len(linear_pieces.kinks(relu_network.initialize(1, (n,), np.random.default_rng(s), σ_b), -B, B)) for s in range(nets)]
    p = 2 / np.pi * np.arctan(B * np.sqrt(2))
    return Evidence(
        np.mean(found), linear_pieces.expected_breakpoints(n, B, np.sqrt(2), 1.0), standard_errors(np.sqrt(n * p * (1 - p) / nets))
    )


def _empty(depth: int, width: int, longer: int = 1) -> Evidence:
    found = experiments.trained(depth, width, longer=longer)
    return Evidence(found.empty / found.F, 0.5, INSIDE, ">=")


HERE, INPUTS = 4, 9


def _open(general: bool) -> Evidence:
    """Directions of the gradient that four points of a region leave open."""
    X = np.random.default_rng(0).standard_normal((HERE, INPUTS))
    if not general:
        X[-1] = (X[0] + X[1]) / 2
    return Evidence(representer.unknowns_left(X), INPUTS - (HERE - 1), EXACT)


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
    return Evidence(worst, 0.0, rounding(100, found.lipschitz))


SEEDS = range(experiments.FOLD_DRAWS)


def _separated(depth: int, longer: int = 1) -> Evidence:
    """The share of the points on the right side of the best line, for several draws of points and weights."""
    return Evidence([experiments.layer(depth, 2, seed, longer).right for seed in SEEDS], [1.0] * len(SEEDS), EXACT)


def _lifted_out(coordinates: int, longer: int = 1) -> Evidence:
    """The same in three coordinates, of which a plane may use some; and the places where the first two are not where they were."""
    right, moved = [], 0
    for seed in SEEDS:
        last = experiments.layer(4, 3, seed, longer)
        seen = last.points[:, :coordinates]
        v, c = folding.straight_line(seen, last.y)
        right.append(np.mean((seen @ v + c > 0) == (last.y > 0)))
        moved += int(np.sum(last.sheet[..., :2] != experiments.layer(0, 3, seed, longer).sheet[..., :2]))
    return Evidence([*right, moved], [1.0] * len(SEEDS) + [0.0], EXACT)


RANDOM = {
    "*initialize:* shuffled": "units and weights are drawn alike, so their order does not matter",
    "*initialize:* negated": "weights and biases are drawn from a law that is symmetric",
}

SLOPES = {
    "*_regions:1 scaled": "of slopes it matters whether they change",
    "*_regions:1 negated": "of slopes it matters whether they change",
}
"""Breaks of slopes that cannot matter to a count of kinks."""

CUT = {
    "*_at_corners scaled": "a cut depends on the signs and the ratios of z",
    "*_at_corners negated": "the halves change sides, and the pieces are the same",
    "*_cut shuffled": "the pieces are sorted before anything is done with them",
    "*_cut off by one": "the pieces are sorted by these numbers, whose order stays",
}
"""Breaks that leave the pieces of the box what they are."""

COUNTED = {
    "*_descend scaled": "the pieces are counted in the end, wherever they lie",
    "*_descend [nz]*": "the pieces are counted in the end, wherever they lie",
    "*_maps shuffled": "regions in another order; their maps are not read",
    "*_packed shuffled": "the regions are counted, and none is looked up",
    "*relu_network.pattern *": "the polygons are counted, and their patterns not read",
}
"""Breaks of what is known of regions beside their number."""

OF_LAYERS = COUNTED | {"*preactivations *": "the polygons are counted, and their patterns not read"}
"""The same, where a second layer cuts the regions of the first."""

IN_GENERAL_POSITION = {
    "*initialize:* scaled": "true of any lines in general position",
    "*_maps negated": "the box is its own mirror image, and minus z has the same lines",
    "*_blocks negated": "the box is its own mirror image",
}
"""Breaks that put other lines, or the same ones mirrored, into the box that one layer cuts."""

ANY_PLACE = "a pattern and its gradient are taken at the same place, and any places will do"
CUTTING = ("_blocks", "_cut", "_descend", "_halves:0", "_halves:1", "_middles", "_at_corners")
"""The functions that decide at which places regions are looked at; and why a break of theirs cannot matter to an identity of patterns."""

FOLDED = {
    "*Adam.steps scaled": "training in steps of another size separates them as well",
    "*folding.loss_gradient scaled": "Adam divides a gradient by its size, and the decay is small",
    "*folding._free scaled": "a start of another size, and Adam divides a gradient by its size",
    "*folding.initialize:? scaled": "from a start of another size training separates them as well",
    "*folding.initialize:? zeroed": "what the start leaves out is found in training",
    "*folding.positions scaled": "a picture of another size is separated as well",
    "*disc_and_ring:X scaled": "a disc and a ring of another size are separated as well",
    "*experiments.folds:1 shuffled": "points and labels in another order, the same for both",
    "*experiments.all_folds shuffled": "the draws in another order",
}
"""Breaks that bring training on the disc and the ring to the same end by another way, or show that end in another size or order."""

REGIONS = (
    claim(
        "regions-are-exact",
        "piece-by-piece",
        "A ReLU network is exactly affine on each of its regions: the regions tile the box, and $g \\cdot x + c$ is the network.",
        source=SOURCE,
        says="ReLU networks compute piecewise linear functions on convex polytopes; within each the network is $Wx + b$ exactly.",
        expected_from="closed form: the areas add up to that of the box, and the difference to the network is zero",
        measure=lambda: _exact(0),
        control_statement="the affine map of another region",
        control=lambda: _exact(1),
        indifferent_to=CUT
        | {
            "*initialize:* scaled": "true of any network",
            "*initialize:biases zeroed": "true of any network",
            "*Regions.areas shuffled": "a sum, in any order",
            "*relu_network.pattern inverted": "patterns are names of regions, and inverted ones tell them apart as well",
        },
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
        indifferent_to=CUT
        | OF_LAYERS
        | IN_GENERAL_POSITION
        | {
            "*_cut [ns]*": "after the one layer nothing more is cut, and the pieces are counted, wherever they lie",
            "*_middles *": "one layer is affine on the whole box, whatever its middle",
        },
    ),
    claim(
        "one-layer-reaches-the-maximum",
        "counting-regions",
        f"In the whole plane {UNITS} random lines make as many regions as {UNITS} lines can, and so does each number in the figure.",
        source="the count of {cite:t}`zaslavsky1975facing`",
        says="Hyperplanes in general position cut a space of D dimensions into a sum of binomials of regions.",
        expected_from=f"closed form: $\\sum_{{j \\le 2}} \\binom{{{UNITS}}}{{j}}$",
        measure=lambda: _zaslavsky(1e6),
        control_statement="the box of half width one, in which most crossings do not lie",
        control=lambda: _zaslavsky(1.0),
        indifferent_to=CUT
        | COUNTED
        | IN_GENERAL_POSITION
        | {
            "*_cut [nsz]*": "after the one layer nothing more is cut, and the pieces are counted, wherever they lie",
            "*_maps scaled": "true of any lines in general position",
            "*_blocks scaled": "a larger box holds the same crossings",
            "*enumerate_regions:patterns *": "the polygons are counted, and their patterns not read",
            "*linear_parts.*": "for the linear regions, which are counted beside these and not read here",
            "*random_counts:1 *": "the linear regions, which are counted beside these and not read here",
        },
    ),
    claim(
        "folds-double-the-pieces",
        "counting-regions",
        "A network of $k$ layers of two units can have $2^k$ linear pieces: $k$ = {}, {}, {} and {}.".format(*FOLDS),
        source="the construction of {cite:t}`telgarsky2015representation`",
        says="A function with $2^k$ teeth takes a network of depth of order k with a constant number of units a layer.",
        expected_from="closed form: each fold doubles the pieces",
        measure=lambda: _pieces(saw=True),
        control_statement="random networks of the same shape",
        control=lambda: _pieces(saw=False),
        indifferent_to=SLOPES,
    ),
    claim(
        "regions-grow-exponentially-with-depth",
        "counting-regions",
        "The number of regions can grow exponentially with depth: $k$ layers of four units make $4^k$, for $k$ from "
        f"{DEEP[0]} to {DEEP[-1]}.",
        source=SOURCE,
        says="The number of linear regions grows exponentially with depth; a network can have far more of them than training points.",
        expected_from="closed form: two folds a layer; the regions are enumerated",
        verdict=Verdict.CAVEAT,
        measure=lambda: _regions_of_folds(saw=True),
        control_statement="random networks of the same shape",
        control=lambda: _regions_of_folds(saw=False),
        correction="It is the greatest possible number that does. In random networks it follows the units, in the plane about as their "
        "square, however they are shared out among layers.",
        indifferent_to=CUT | OF_LAYERS,
    ),
    claim(
        "kinks-on-a-line-follow-the-units",
        "counting-regions",
        "Twice the units make twice the kinks along a line on average, from 64 to 128 units in random networks of one, two or four layers.",
        source="{cite:t}`hanin2019complexity`",
        says="At initialization the average number of regions along any line grows linearly in the number of neurons, at any depth.",
        expected_from="closed form: twice what 64 units let expect. A random unit switches on a piece of the layers below with "
        "probability angle over π, and f bends there unless a later layer is all off",
        measure=_twice_the_units,
        control_statement="networks of folds, with twice the folds",
        control=_twice_the_folds,
        indifferent_to=RANDOM
        | SLOPES
        | {
            "*_regions:1 shuffled": "in layers of so many units the slopes of all pieces differ, in any order",
            "*kinks_along_a_line shuffled": "a mean, in any order",
            "*experiments.lines shuffled": "means over the networks, in any order",
            "*experiments.lines negated": "weights and biases are drawn from a law that is symmetric",
            "*preactivations negated": "a layer with the signs of its weights and biases turned is as likely",
        },
    ),
    claim(
        "a-switch-need-not-bend",
        "counting-regions",
        "Where a unit of layer $l$ switches, $f$ bends with probability $\\prod_{m > l} (1 - 2^{-n_m})$: not every border of an activation "
        f"region is a border of a linear one. Layers of {NARROW[0]} units.",
        source="{cite:t}`hanin2019patterns` tell the two kinds of region apart; the formula is derived here",
        says="Activation regions and linear regions are two notions; a network is linear on an activation region.",
        expected_from="closed form: the signs of random units at a place are fair coins",
        measure=lambda: _bends(0.0),
        control_statement="biases larger by three, with which layers are rarely all off",
        control=lambda: _bends(3.0),
        indifferent_to=RANDOM
        | SLOPES
        | {
            "*initialize:* scaled": "the signs of units are fair coins, however large weights and biases are",
        },
    ),
    claim(
        "mean-kinks-of-one-layer",
        "counting-regions",
        "On $[-B, B]$ a random layer of $n$ units with $w \\sim N(0, \\sigma_w^2)$ and $b \\sim N(0, \\sigma_b^2)$ has "
        "$n \\frac{2}{\\pi} \\arctan(B \\sigma_w / \\sigma_b)$ kinks on average.",
        expected_from="closed form: the kinks $-b/w$ are Cauchy variables",
        measure=lambda: _mean_kinks(1.0),
        control_statement="networks with biases twice as large",
        control=lambda: _mean_kinks(2.0),
        indifferent_to=SLOPES | {"*_regions:1 shuffled": "the slopes of all pieces of one layer differ, in any order"},
    ),
    claim(
        "most-regions-hold-no-data",
        "piece-by-piece",
        "Most regions hold no data: at the figure's start more than half of them.",
        source=SOURCE,
        says="A network can have far more linear regions than there are training points, and most of them hold no data.",
        expected_from="a bound, one half",
        measure=lambda: _empty(2, 8),
        control_statement="one layer of three units",
        may_miss=1,  # seven regions at most: in one draw of ten, half of them are empty
        control=lambda: _empty(1, 3),
        training="after 800 steps of Adam, all points on their side",
        longer=lambda: _empty(2, 8, 2),
        indifferent_to=CUT
        | {
            "*Regions.locate shuffled": "how many data a region holds, in any order of the data",
            "*regions_of:held negated": "of these counts it matters which are zero, and where not",
            "*regions_of:held shuffled": "of these counts it matters how many are zero",
            "*regions_of:found *": "the data are counted before; of the regions only their number is read after",
            "*enumerate_regions:box scaled": "all data lie inside the larger box as well",
            "*enumerate_regions:patterns *": "the patterns are read for linear regions, which are not counted here",
            "*relu_network.pattern *": "patterns are names of regions, the same for regions and data",
            "*_packed shuffled": "the regions have other numbers",
            "*_maps shuffled": "the regions have other numbers; their maps are not read",
            "*crescents:X negated": "two crescents, mirrored at the origin",
            "*initialize:* scaled": "from a start of another size most are empty as well",
            "*initialize:biases zeroed": "a start with all lines through the origin, which training moves apart",
            "*Adam.steps scaled": "steps of another size",
            "*backpropagation.slope scaled": "Adam divides a gradient by its size, and the decay is small",
            "*loss_gradient:? scaled": "Adam divides a gradient by its size, and the decay is small",
            "*backpropagation.backward:? scaled": "Adam divides a gradient by its size, and the decay is small",
        },
    ),
    claim(
        "constraints-of-a-region",
        "what-a-region-knows",
        "$n$ points in a region pin down its gradient along $n - 1$ directions, and leave $D - (n - 1)$ of them open: "
        f"$n = {HERE}$, $D = {INPUTS}$.",
        source=SOURCE,
        says="n points in a region are n constraints on its map. They span at most n − 1 dimensions, along which the gradient is pinned "
        "down; orthogonal to them it is arbitrary.",
        expected_from="as stated; measured by the rank of the equations for the gradient and the offset",
        measure=lambda: _open(general=True),
        control_statement="a fourth point halfway between two others",
        control=lambda: _open(general=False),
    ),
    claim(
        "neighbors-are-not-free",
        "what-a-region-knows",
        "Two regions of one layer that are divided by unit $j$ have gradients that differ by $a_j w_j$ exactly.",
        expected_from="closed form: their patterns differ in that unit alone",
        measure=lambda: _across_a_kink(1),
        control_statement="regions divided by two units",
        control=lambda: _across_a_kink(2),
        indifferent_to=CUT
        | {f"*linear_regions.{place} [sn]*": ANY_PLACE for place in CUTTING}
        | {
            "*_packed shuffled": "the regions are compared by their patterns, and none is looked up",
            "*initialize:* scaled": "true of any network of one layer",
            "*initialize:biases zeroed": "true of any network of one layer",
            "*preactivations scaled": "of z only the sign is read",
            "*Regions.lipschitz scaled": "the scale of rounding, of which the order of magnitude is enough",
        },
    ),
    claim(
        "folding-separates",
        "the-folded-sheet",
        f"After four blocks a straight line separates the disc from the ring, for each of {len(SEEDS)} draws of points and weights.",
        source=SOURCE,
        says="A network stretches and folds its input space step by step until the data can be separated linearly.",
        expected_from="all points on the right side",
        measure=lambda: _separated(4),
        control_statement="before the first block",
        control=lambda: _separated(0),
        training=f"after {experiments.FOLD_STEPS:,} steps of Adam",
        longer=lambda: _separated(4, 2),
        indifferent_to=FOLDED,
    ),
    claim(
        "a-third-coordinate-lifts",
        "the-folded-sheet",
        "With a third coordinate the disc can be lifted out: a plane separates it from the ring, and no two places of the sheet meet, "
        f"since the first two coordinates stay as they are; for each of {len(SEEDS)} draws of points and weights.",
        source="the theorem of {cite:t}`olah2014manifolds` for a disc in a ring",
        says="A disc in a ring cannot be separated by a network all of whose layers have at most two units; with three it can.",
        expected_from="all points on the right side, and no place moved in the first two coordinates",
        measure=lambda: _lifted_out(3),
        control_statement="a straight line in the first two coordinates",
        control=lambda: _lifted_out(2),
        training=f"after {experiments.FOLD_STEPS:,} steps of Adam",
        longer=lambda: _lifted_out(3, 2),
        indifferent_to=FOLDED
        | {
            "*folding.square *": "true at all places of the plane",
            "*folding.layer:points scaled": "points in another size are separated by a plane as well",
            "*folding.layer:points negated": "mirrored points are separated by a plane as well",
            "*folding.layer:sheet [sn]*": "a change of both sheets, of which it matters whether they differ",
        },
    ),
)


# --- directions -------------------------------------------------------------------------------------------------------------------------


NOISY_STEPS = 300
ACROSS = experiments.INPUTS - experiments.FLAT[1]


def _lifted(λ: float) -> normal_directions.Course:
    """A run on data with noise across their plane."""
    flat = experiments.flat()
    off = 0.1 * np.random.default_rng(1).standard_normal(flat.X.shape)
    data = normal_directions.FlatData(flat.X + off, flat.y, flat.T)
    recipe = Recipe(NOISY_STEPS, experiments.η, λ)
    return normal_directions.course(data, experiments.wide(experiments.INPUTS), recipe, (0, NOISY_STEPS))


def _frozen(noisy: bool, longer: int = 1) -> Evidence:
    D = (experiments.INPUTS, experiments.MANY_INPUTS)
    runs = [_lifted(0.0)] if noisy else [experiments.course(d, 0.0, longer=longer) for d in D]
    return Evidence([run.moved_across[-1] / run.moved_along[-1] for run in runs], [0] * len(runs), rounding(longer * experiments.AT[-1]))


STEPS, DRAWS, FEW = 200, 60, 20
"""Of training, and of networks in a measure and in a control that trains others."""


def _like_two_inputs(noise: float, longer: int = 1) -> Evidence:
    """f at the data, of networks that start differently across them, less f of the network of two inputs that starts as they do along."""
    data = experiments.flat()
    U = data.X @ data.T.T
    alone = train(normal_directions.within(experiments.wide(experiments.INPUTS), data.T), U, data.y, Recipe(longer * STEPS, experiments.η))
    f = relu_network.forward(alone, U)[:, 0]
    nets = experiments.redrawn(3, longer * STEPS, noise=noise)
    apart = [np.abs(relu_network.forward(net, data.X)[:, 0] - f).max() for net in nets]
    return Evidence(apart, [0.0] * 3, rounding(longer * STEPS * alone.k))


def _gradients(noise: float = 0.0, longer: int = 1, draws: int = DRAWS) -> tuple[normal_directions.FlatData, Matrix]:
    """The gradients of f at the data, (networks, n, D), of networks that started differently across them."""
    data = experiments.flat()
    nets = experiments.redrawn(draws, longer * STEPS, noise=noise)
    return data, np.stack([relu_network.input_gradient(net, data.X)[:, 0] for net in nets])


def _agreement(across: bool, longer: int = 1) -> Evidence:
    """The mean cosine of the gradients of a network and the next one at the data: their parts across the data, or along."""
    data, G = _gradients(longer=longer)
    g = G @ (data.across if across else data.T.T @ data.T)
    g = g / np.linalg.norm(g, axis=2, keepdims=True)
    cosine = np.mean(np.sum(g[:-1:2] * g[1::2], axis=2), axis=1)
    return Evidence(cosine.mean(), 0.0, standard_errors(cosine.std(ddof=1) / np.sqrt(len(cosine)), 6))


def _law(noise: float = 0.0, longer: int = 1, draws: int = DRAWS) -> Evidence:
    """The mean squared slope across the data, and what the output weights of a network of two inputs let expect."""
    data, G = _gradients(noise, longer, draws)
    squares = np.sum((G @ data.across) ** 2, axis=2).mean(axis=1)
    U, D = data.X @ data.T.T, experiments.INPUTS
    alone = train(normal_directions.within(experiments.wide(D), data.T), U, data.y, Recipe(longer * STEPS, experiments.η))
    expected = normal_directions.expected_slope(alone, U, experiments.σ(D), ACROSS).mean()
    return Evidence(squares.mean(), expected, standard_errors(squares.std(ddof=1) / np.sqrt(draws)))


SHORT = 0.5
"""A step across the data, less than half as long as a datum typically is."""


def _flips(size: float = 1.0, longer: int = 1, starts: int = 5) -> Evidence:
    """The share of the data at which a short step across them, the steepest way, changes the sign of f."""
    data = experiments.flat()
    nets = experiments.redrawn(starts, 1000 * longer, size=size)
    rng = np.random.default_rng(3)
    shares = [normal_directions.leave(net, data, "worst", SHORT, rng).flipped for net in nets]
    return Evidence(shares, [1 / 3] * len(shares), INSIDE, ">=")


def _decay(noisy: bool, longer: int = 1) -> Evidence:
    """What is left of the weights across the data, beside (1 − ηλ)^t."""
    λs, t = (
        (np.array([1e-3, experiments.DECAY]), longer * experiments.AT[-1]) if not noisy else (np.array([experiments.DECAY]), NOISY_STEPS)
    )
    runs = [_lifted(float(λ)) if noisy else experiments.course(experiments.INPUTS, float(λ), longer=longer) for λ in λs]
    return Evidence([run.share[-1] for run in runs], np.exp(t * np.log1p(-experiments.η * λs)), rounding(10 * t))


def _span(signs: bool, steps: int = 500) -> Evidence:
    rng = np.random.default_rng(0)
    X, y, w0 = rng.standard_normal((10, 50)), rng.standard_normal(10), rng.standard_normal(50)
    w = representer.descend(X, y, w0, steps, 0.01, signs=signs)
    return Evidence(np.linalg.norm(representer.outside(X, w - w0)), 0.0, rounding(steps, float(np.linalg.norm(w))))


def _random_step(across: bool, longer: int = 1) -> Evidence:
    """Σ |u·g| / Σ ‖g‖ over the data and random unit vectors u across (or along) the data, where g is the gradient across (or along)."""
    run = experiments.course(experiments.INPUTS, 0.0, longer=longer)
    basis = run.data.across if across else run.data.T.T @ run.data.T
    g = relu_network.input_gradient(run.nets[-1], run.data.X)[:, 0] @ basis
    u = np.random.default_rng(3).standard_normal((400, len(basis))) @ basis
    u /= np.linalg.norm(u, axis=1, keepdims=True)
    share = np.abs(u @ g.T).sum(axis=1) / np.linalg.norm(g, axis=1).sum()
    return Evidence(share.mean(), normal_directions.mean_cosine(ACROSS), standard_errors(share.std() / np.sqrt(len(u))))


ANY = {
    "*backpropagation.* *": "whatever the residuals are, the gradient of a row of weights is a combination of the data",
    "*initialize:* *": "it holds from any start along the data",
    "*wide:* *": "it holds from any start along the data",
    "*flat_data:y *": "it holds for any labels",
    "*flat_data:X shuffled": "it holds for any points of the plane",
    "*flat_data:X negated": "it holds for any points of the plane",
    "*flat_data:X scaled": "it holds for any points of the plane",
    "*flat_data:T negated": "the plane is spanned as well by the negatives",
    "*flat_data:T shuffled": "the plane is spanned as well in another order",
}
"""Breaks of training that leave it what it is: steps along the data, from some start."""

_ALIKE = "done to the network of two inputs as well, from which the law expects"
ALIKE = {
    "*backpropagation.backward:* scaled": _ALIKE,
    "*loss_gradient:* scaled": _ALIKE,
    "*backpropagation.slope scaled": _ALIKE,
    "*preactivations scaled": _ALIKE,
    "*backpropagation.train:biases *": _ALIKE,
    "*backpropagation.train:weights negated": _ALIKE,
    "*backpropagation.train:weights shuffled": _ALIKE,
    "*initialize:* *": "it holds from any start along the data",
    "*wide:* *": "it holds from any start along the data",
    "*flat_data:X *": "it holds for any points of the plane",
    "*flat_data:y *": "it holds for any labels",
}
"""Breaks that change training along the data in all networks, and so what the law expects with what is measured."""

STEPS_OF_ANOTHER_SIZE = "steps of another size, with which it is as true"

ENDED = f"after {experiments.AT[-1]:,} steps of gradient descent"

DIRECTIONS = (
    claim(
        "weights-across-the-data-are-frozen",
        "along-and-across",
        "Gradient descent moves the weights of a dense first layer along the data, and not at all across them: "
        f"in {experiments.INPUTS} and in {experiments.MANY_INPUTS} dimensions.",
        source="derived here; {cite:t}`he2023side` study what follows from it",
        says="For data in a linear subspace the derivative across it depends on the initialization of weights that cannot be trained.",
        expected_from="closed form: the gradient of a row is a combination of the data",
        measure=lambda: _frozen(noisy=False),
        control_statement="data with noise across their plane",
        control=lambda: _frozen(noisy=True),
        indifferent_to=ANY
        | {
            "*preactivations *": "whatever the units say, the gradient is a combination of the data",
            "*FlatData.across [sn]*": "a size: signs cancel, and zero is zero on any scale",
            "*course:moved_across [sn]*": "zero has no sign, and is zero on any scale",
            "*course:moved_along *": "the scale on which the way across is zero",
        },
        training=ENDED,
        longer=lambda: _frozen(noisy=False, longer=2),
    ),
    claim(
        "the-plane-does-not-see-them",
        "along-and-across",
        "On their plane the data teach a network with twenty inputs what they teach one with two, however it starts across them.",
        expected_from="closed form: the network of two inputs that starts with the same weights along the data",
        measure=lambda: _like_two_inputs(0.0),
        control_statement="data with noise across their plane",
        control=lambda: _like_two_inputs(0.1),
        training=f"after {STEPS} steps of gradient descent",
        longer=lambda: _like_two_inputs(0.0, 2),
        indifferent_to=ANY
        | {
            "*relu_network.forward *": "done to both networks alike, whose difference is measured",
            "*preactivations *": "done to both networks alike, whose difference is measured",
            "*ReluNetwork.k off by one": "rounding of so many parameters, give or take one",
            "*experiments.σ *": "it holds from any start across the data",
            "*FlatData.across *": "in the measure nothing is added across the data; it shapes the noise of the control",
            "*flat_data:X zeroed": "it holds for any points of the plane",
        },
    ),
    claim(
        "normal-directions-are-not-learned",
        "off-the-data",
        "Across the data the function is not learned: there gradients of networks that started alike along them have nothing in common.",
        source=SOURCE,
        says="Training determines the function along the directions that the data span; off the data it is an artifact of whatever the "
        "optimization or the initialization made it.",
        expected_from="closed form: independent directions have a mean cosine of zero",
        measure=lambda: _agreement(across=True),
        control_statement="their gradients along the data",
        control=lambda: _agreement(across=False),
        training=f"after {STEPS} steps of gradient descent",
        longer=lambda: _agreement(across=True, longer=2),
        indifferent_to=ANY
        | {
            "*input_gradient [sn]*": "a cosine of two gradients that are changed alike",
            "*input_gradient shuffled": "data in another order, the same for both gradients",
            "*preactivations scaled": "however training goes on the plane, it knows nothing of the weights across",
            "*experiments.redrawn shuffled": "other pairs, as independent",
            "*experiments.redrawn negated": "with the signs turned they are as independent",
            "*flat_data:X zeroed": "it holds for any points of the plane",
            "*redraw_across:*": "other starts, along the data alike and across them independent",
        },
    ),
    claim(
        "slope-across-has-a-law",
        "off-the-data",
        "But it does not stay as it was drawn: after training the squared slope of $f$ across the data is on average "
        "$\\sigma^2 (D - d) \\sum_{j\\, \\text{on}} a_j^2$, with trained output weights $a_j$; $\\sigma$ is the standard deviation of the "
        "weights at the start.",
        source="derived here; that it is large is the theorem of {cite:t}`melamed2023adversarial`",
        says="Two-layer ReLU networks, trained by gradient methods on data in a linear subspace, have large gradients orthogonal to it.",
        expected_from="closed form, from the output weights of a network of two inputs, which knows nothing of the other directions",
        measure=_law,
        control_statement="data with noise across their plane, which train the weights there",
        control=lambda: _law(noise=1.0, draws=FEW),
        training=f"after {STEPS} steps of gradient descent",
        longer=lambda: _law(longer=2),
        indifferent_to=ALIKE
        | {
            "*experiments.σ [sn]*": "true of any σ, of which the law has the square",
            "*FlatData.across negated": "a square",
        },
    ),
    claim(
        "a-short-step-across-flips-the-sign",
        "off-the-data",
        f"A step of length {SHORT} across the data, the steepest way, changes the sign of $f$ at more than a third of them.",
        source="{cite:t}`melamed2023adversarial`",
        says="Such networks are fooled by small perturbations orthogonal to the subspace; with a smaller start, or with weight decay, they "
        "become more robust to them.",
        expected_from="a bound, one third, for each of five starts",
        measure=_flips,
        control_statement="weights across the data that start a tenth as large, from one start",
        control=lambda: _flips(0.1, starts=1),
        training="after a thousand steps of gradient descent",
        longer=lambda: _flips(longer=2),
        indifferent_to={
            "*relu_network.forward scaled": "only the sign of f counts",
            "*leave:f scaled": "only the sign of f counts",
            "*leave:moved scaled": "only the sign of f counts",
            "*input_gradient scaled": "of the gradient only the direction counts",
            "*FlatData.across scaled": "of a way across the data only the direction counts",
            "*flat_data:T [ns]*": "the plane is spanned as well by the negatives, or in another order",
            "*experiments.σ negated": "the start across the data has a law that is symmetric",
            "*redraw_across:* negated": "minus a start is as good a draw",
            "*redraw_across:* shuffled": "units are drawn alike, so their order does not matter",
            "*wide:* negated": "minus a start is as good a draw",
            "*wide:* shuffled": "units are drawn alike, so their order does not matter",
            "*wide:biases *": "with other biases at the start it is as true",
            "*initialize:biases *": "with other biases at the start it is as true",
            "*flat_data:X negated": "mirrored data, for which mirrored weights are as likely",
            "*flat_data:y negated": "with labels of the other sign f has the other sign",
            "*backpropagation.slope scaled": STEPS_OF_ANOTHER_SIZE,
            "*loss_gradient:? scaled": STEPS_OF_ANOTHER_SIZE,
            "*backpropagation.backward:? scaled": STEPS_OF_ANOTHER_SIZE,
        },
    ),
    claim(
        "weight-decay-shrinks-them",
        "along-and-across",
        "With weight decay the weights across the data shrink by $(1 - \\eta\\lambda)^t$, whatever the loss.",
        expected_from=f"closed form, after {experiments.AT[-1]} steps",
        measure=lambda: _decay(noisy=False),
        control_statement="data with noise across their plane",
        control=lambda: _decay(noisy=True),
        indifferent_to=ANY
        | {
            "*preactivations *": "whatever the units say, the gradient is a combination of the data",
            "*flat_data:X zeroed": "it holds for any points of the plane",
        },
        training=ENDED,
        longer=lambda: _decay(noisy=False, longer=2),
    ),
    claim(
        "descent-stays-in-the-span",
        "along-and-across",
        "Gradient descent on a linear model stays within the span of its data.",
        source="derived here; for minimizers it is the representer theorem, {cite:t}`scholkopf2001representer`",
        says="The minimizer of a loss plus an increasing function of the norm is a combination of kernels at the data.",
        expected_from="closed form: every gradient is $X^\\top r / n$",
        measure=lambda: _span(signs=False),
        control_statement="steps by the signs of the gradient, as Adam takes them at first",
        control=lambda: _span(signs=True),
        training="after five hundred steps",
        longer=lambda: _span(signs=False, steps=1000),
        indifferent_to={
            "*representer.outside [sn]*": "a length: signs cancel, and zero is zero on any scale",
            "*representer.outside shuffled": "a length, in any order of the coordinates",
        },
    ),
    claim(
        "a-random-step-meets-little-slope",
        "off-the-data",
        "A random direction across the data meets the share $\\Gamma(m/2) / (\\sqrt{\\pi}\\, \\Gamma((m+1)/2))$ of the slope there, "
        f"with $m = D - {experiments.FLAT[1]} = {ACROSS}$.",
        expected_from="closed form: the mean of $|u_1|$ for $u$ uniform on the unit sphere in $m$ dimensions",
        measure=lambda: _random_step(across=True),
        control_statement="random directions along the data, of which there are only two dimensions",
        control=lambda: _random_step(across=False),
        indifferent_to=ANY
        | {
            "*preactivations *": "it holds of any slope",
            "*input_gradient *": "it holds of any slope",
            "*course:nets *": "it holds of any slope",
            "*course:data negated": "it holds of any slope",
            "*FlatData.across shuffled": "random directions with their coordinates in another order, and another slope",
            "*flat_data:X zeroed": "it holds of any slope",
        },
        training=ENDED,
        longer=lambda: _random_step(across=True, longer=2),
    ),
)


CLAIMS: tuple[Claim, ...] = (*REGIONS, *DIRECTIONS)
