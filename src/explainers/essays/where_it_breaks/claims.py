"""The claims of *Where it breaks*."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.spatial import cKDTree
from scipy.special import expit, ndtr

from explainers.claim import Claim, Evidence, Verdict, claims_of
from explainers.essays.where_it_breaks import (
    evolution,
    experiments,
    extrapolation,
    familiarity,
    generate_and_verify,
    missing_negatives,
    nearest_example,
    off_the_sheet,
    one_gradient_step,
    reactions,
    shortcut_learning,
    transfer,
    verify_or_generate,
)
from explainers.networks import relu_network
from explainers.networks.relu_network import Matrix, ReluNetwork, Vector
from explainers.tolerance import EXACT, FACTOR, INSIDE, Tolerance, bound, kolmogorov_smirnov, rounding, share_errors, standard_errors

claim = claims_of("where-it-breaks")
SOURCE = "{cite:t}`jablonka2025manifold`"


SEEDS = range(5)

_ANY = "true of any network, whatever training came to"

ANY_NETWORK = {"*networks.adam.*": _ANY, "*networks.backpropagation.*": _ANY}
"""Breaks to which a claim is indifferent that holds for every network."""

_ADAM = "Adam divides a gradient by its size, so the scale cancels"

BY_ADAM = {"*.backward:? scaled": _ADAM, "*.loss_gradient:? scaled": _ADAM, "*.backpropagation.slope scaled": _ADAM}
"""Breaks that do not change what Adam comes to."""

LONGER = "another step size; it is true after training twice as long as well"
PHASES = "the phase of a wave turned the other way is as uniform"

SAME_FLIPS = BY_ADAM | {
    "*.Adam.steps scaled": LONGER,
    "*.relu_network.forward scaled": "of an answer its sign counts",
    "*.input_gradient scaled": "a direction: its size cancels",
    "*.off_the_sheet.data negated": "the same data, which lie on both sides alike",
    "*.off_the_sheet.data shuffled": "the same data in another order",
    "*.to_the_other_class scaled": "the same data are kept: none is left out beyond 0.08",
    "*.off_the_sheet.truth scaled": "training to labels a quarter larger, and of a label its sign counts",
    "*.preactivations scaled": "training to labels a fifth smaller, and of an answer its sign counts",
    "*:weights negated": "the network mirrored, on data that are their own mirror image with the classes exchanged",
}
"""Breaks that leave the share of labels that flip across the data."""

_BEND = "true of any bend, for what is expected is made from the same one"
ANY_BEND = {"*.reactions.bend *": _BEND}
"""Breaks of where reactions work, to which a law of all of them is indifferent."""

ONE_LABEL = "with one label alone the answer is the same everywhere, whatever the examples are"

_VERIFIER = "true of any verifier, whatever it learned"
ANY_VERIFIER = {f"*.missing_negatives.{part} *": _VERIFIER for part in ("Features.__call__", "disc", "features:*", "learn:*", "negatives")}
"""Breaks to which a claim is indifferent that holds for every verifier."""

LINEAGES = {
    "*.evolution.generation negated": "start, mutations and requirements are symmetric",
    "*.evolution.generation shuffled": "lineages in another order",
}
"""Breaks that make other lineages of the same law."""


def _beside(found: ArrayLike, least: ArrayLike, same: ArrayLike, again: ArrayLike, room: Tolerance) -> Evidence:
    """What is at least so large; and what another computation has within ``room``, as two bounds."""
    return Evidence(
        np.concatenate([found, same, np.negative(same)]),
        np.concatenate([least, again, np.negative(again)]),
        Tolerance(np.concatenate([np.zeros(np.size(found)), np.broadcast_to(room.size, 2 * np.size(same))]), room.rule),
        ">=",
    )


def _logistic(A: Matrix, label: Vector, penalty: Vector, left: float) -> tuple[Vector, float]:
    """The w that minimizes the mean of log(1 + e^{−label A w}) plus ½ Σ penalty w², in a trust region; and how far from it, to first order,
    another may be that ends where the gradient is as small as ``left``."""
    B = label[:, None] * A

    def loss(w: Vector) -> float:
        return float(np.mean(np.logaddexp(0, -B @ w)) + penalty @ w**2 / 2)

    def slope(w: Vector) -> Vector:
        return np.asarray(-B.T @ expit(-B @ w) / len(B) + penalty * w)

    def bend(w: Vector) -> Matrix:
        p = expit(B @ w)
        return np.asarray(B.T @ ((p * (1 - p))[:, None] * B) / len(B) + np.diag(penalty))

    w = minimize(loss, np.zeros(A.shape[1]), jac=slope, hess=bend, method="trust-exact", options={"gtol": 1e-10}).x
    return w, float((np.linalg.norm(slope(w)) + left) / np.linalg.eigvalsh(bend(w))[0])


# --- beyond the data --------------------------------------------------------------------------------------------------------------------


def _end_slope(outside: bool, longer: int = 1) -> Evidence:
    run = experiments.beyond("square", 50, 2.0, longer=longer)
    start = float(extrapolation.switches(run.net).max()) + 1 if outside else 0.0
    t = np.array([[start], [start + 1.0]])
    f = relu_network.forward(run.net, t)[:, 0]
    return Evidence(f[1] - f[0], run.slope_right, rounding(10 * run.units, float(np.abs(f).max())))


FITS = 0.1


def _straight(beyond: str, longer: int = 1) -> Evidence:
    """Kinks beyond the data or the last kinks, and the slopes there, beside none and the closed forms; and the greatest error on the data,
    beside none and beside that of the network's formula."""
    run = experiments.beyond("square", 50, 2.0, longer=longer)
    low, high = {"the data": (run.x[0], run.x[-1]), "the last kinks": (run.kinks[0], run.kinks[-1])}[beyond]
    w, b, a, c = run.net.weights[0][:, 0], run.net.biases[0], run.net.weights[1][0], run.net.biases[1][0]
    kinks, error = extrapolation.switches(run.net), np.abs(np.maximum(np.outer(run.x, w) + b, 0) @ a + c - run.x**2).max()
    f = relu_network.forward(run.net, np.array([[low - 1.0], [low], [high], [high + 1.0]]))[:, 0]
    room = float(np.asarray(rounding(10 * len(kinks), float(np.abs(f).max())).size))
    return Evidence(
        [np.sum((kinks < low) | (kinks > high)), f[1] - f[0], f[3] - f[2], run.error, run.error],
        [0.0, run.slope_left, run.slope_right, 0.0, error],
        bound([0.0, room, room, FITS, room], "rounding of slopes and error; for the fit, what the statement allows"),
    )


def _alone(prevalence: tuple[float, float]) -> Evidence:
    low, high = shortcut_learning.ZECH.interval
    return Evidence(
        shortcut_learning.auc_of_the_hospital(shortcut_learning.ZECH.films, prevalence),
        shortcut_learning.ZECH.hospital_alone,
        bound((high - low) / 2, "half the published interval of ninety-five percent"),
    )


STRENGTH = 4.0


def _flattery(prevalence: tuple[float, float]) -> Evidence:
    model = experiments.hospitals(*prevalence, STRENGTH)
    return Evidence([model.pooled - model.signal, model.signal - model.elsewhere], [0.01, 0.01], INSIDE, ">=")


@cache
def _logits(n: int, place: str, seed: int) -> tuple[Vector, float]:
    """The classifier's logits at the grid points that it should refuse, by another solver, and how far apart two solvers may be."""
    rng = np.random.default_rng(seed)
    P, φ = missing_negatives.disc(100, rng), missing_negatives.features(150, rng)
    X, y = np.concatenate([P, missing_negatives.negatives(n, place, rng)]), np.repeat([1.0, -1.0], [100, n])
    seen, asked = (
        np.column_stack([np.sqrt(2 / 150) * np.cos(points @ φ.Ω.T + φ.phase), np.ones(len(points))]) for points in (X, _outside())
    )
    w, off = _logistic(seen, y, np.full(151, 1e-4), 1e-9 * np.sqrt(151))
    return asked @ w, off * float(np.linalg.norm(asked, axis=1).max())


def _outside() -> Matrix:
    """The points of the grid beyond the disc."""
    axis = np.linspace(-3, 3, 49)
    X = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 2)
    return X[np.sum(X**2, axis=1) > 1]


def _closer_is_better(place: str) -> Evidence:
    """How many more wrong points are accepted after a hundred negatives than after thirty close ones; how near the hundred come, and how
    far out the thirty and the positives are; and both means and their errors beside those of another solver."""
    few, many = (experiments.FEW, "close"), (experiments.MANY, place)
    (close, a), (other, b) = experiments.mean_false_accept(*few), experiments.mean_false_accept(*many)
    near, far = ([experiments.boundary(*setting, seed) for seed in SEEDS] for setting in (few, many))
    lengths = [np.linalg.norm([each.negatives for each in seen], axis=2) for seen in (near, far)]
    out = np.linalg.norm([each.positives for each in near], axis=2).max()
    found = [[_logits(*setting, seed) for seed in SEEDS] for setting in (few, many)]
    shares = np.array([[np.mean(z > 0) for z, _ in each] for each in found])
    unsure = max(float(np.mean(np.abs(z) <= off)) for each in found for z, off in each)
    means, errors = shares.mean(axis=1), shares.std(axis=1, ddof=1) / np.sqrt(len(SEEDS))
    return _beside(
        [other - close, lengths[1].min(), -lengths[0].max(), -out],
        [float(np.asarray(standard_errors(np.hypot(*errors)).size)), {"far": 2.0, "close": 1.05}[place], -1.5, -1.0],
        [close, other, a, b],
        [*means, *errors],
        bound(unsure, "the points at which the solver leaves the answer open") + rounding(100),
    )


PERMISSIVE = 0.99


def _permissive(one_class: bool) -> Evidence:
    """The share of what should be refused that is accepted; and both rules' shares and the classifier's mean chance there, beside those of
    another solver and of another search for neighbors."""
    learned, (z, off) = experiments.boundary(0, "far"), _logits(0, "far", 0)
    tree = cKDTree(learned.positives)
    near = tree.query(_outside())[0] <= np.quantile(tree.query(learned.positives, 2)[0][:, 1], 0.95)
    return _beside(
        [learned.one_class_accept if one_class else learned.false_accept],
        [PERMISSIVE],
        [learned.false_accept, learned.score[~learned.inside].mean(), learned.one_class_accept],
        [np.mean(z > 0), expit(z).mean(), near.mean()],
        bound(off / 4, "how far two solvers may be apart") + rounding(100),
    )


POSITIVES = 20


def _shortfall(greatest: bool) -> Evidence:
    n, reps = POSITIVES, 20_000
    x = np.random.default_rng(0).uniform(size=(reps, n))
    gap = 1 - (x.max(axis=1) if greatest else np.sort(x, axis=1)[:, -2])
    return Evidence(gap.mean(), missing_negatives.largest_gap(n), standard_errors(gap.std() / np.sqrt(reps)))


def _verified(place: str) -> Evidence:
    """The mean share of valid points among the passed ones, over several verifiers."""
    return Evidence(np.mean([experiments.filtered(place, seed=seed) for seed in SEEDS]), 0.9, INSIDE, ">=")


BALL, PROPOSALS = 6, 40_000


def _blind(d: int) -> Evidence:
    p = generate_and_verify.ball_in_cube(BALL)
    return Evidence(generate_and_verify.blind_share(d, PROPOSALS, np.random.default_rng(0)), p, share_errors(p, PROPOSALS))


BEYOND = (
    claim(
        "slope-beyond-the-last-kink",
        "beyond-the-data",
        "To the right of its last kink the network is a straight line with slope $\\sum_{w_j > 0} a_j w_j$.",
        source="derived here; that the approach is fast is a result of {cite:t}`xu2021extrapolate`",
        says="ReLU networks quickly converge to linear functions along any direction from the origin.",
        expected_from="closed form",
        measure=lambda: _end_slope(True),
        control_statement="between two points inside the data",
        control=lambda: _end_slope(False),
        training=f"after {extrapolation.RECIPE.steps:,} steps of Adam",
        longer=lambda: _end_slope(True, 2),
        indifferent_to=ANY_NETWORK
        | {
            "*.extrapolation.switches scaled": "a place farther out, beyond the last kink as well",
            "*.Extrapolation.units off by one": "it enters the allowance for rounding alone",
        },
    ),
    claim(
        "linear-beyond-the-hull",
        "beyond-the-data",
        f"ReLU networks extend linearly beyond the convex hull of data that they fit within {FITS:g}: there is no kink outside it.",
        source=SOURCE,
        says="Beyond the convex hull of the training data ReLU networks extend linearly; where the truth curves, they diverge from it.",
        expected_from="as stated: no kink outside, and so the slopes of the last pieces, in closed form",
        verdict=Verdict.FAILS,
        measure=lambda: _straight("the data"),
        control_statement="the same network beyond its last kinks",
        control=lambda: _straight("the last kinks"),
        correction="They are linear beyond their last kink, and it may lie far outside the data.",
        training=f"after {extrapolation.RECIPE.steps:,} steps of Adam",
        longer=lambda: _straight("the data", 2),
        indifferent_to=BY_ADAM
        | {
            "*.Adam.steps scaled": "another step size, another trained network with kinks outside: one refutes what is said of all",
            "*.switches scaled": "a place farther out, beyond the last kink as well",
            "*:kinks scaled": "a place farther out, beyond the last kink as well",
            "*.extrapolate:x negated": "the data lie on both sides alike",
        },
    ),
    claim(
        "hospital-alone-ranks-the-pool",
        "the-shortcut",
        "Sorting the films by hospital alone gives an area of (1 + TPR − FPR)/2 under the ROC curve; the published prevalences put it at "
        "the published area.",
        source="the published area and its interval: {cite:t}`zech2018variable`",
        says="A rule that sorts pooled films by hospital alone reached an area of 0.861, with an interval from 0.855 to 0.866.",
        expected_from="the published area",
        measure=lambda: _alone(shortcut_learning.ZECH.prevalence),
        control_statement="two hospitals with the same prevalence",
        control=lambda: _alone((0.1, 0.1)),
    ),
    claim(
        "a-marker-flatters-the-pool",
        "the-shortcut",
        f"With the published prevalences a marker of strength {STRENGTH:g} lifts the pooled area by more than a hundredth "
        "above the signal's, and "
        "lowers that at a third hospital by more than a hundredth.",
        expected_from="a bound, one hundredth; areas are integrals and not sampled",
        measure=lambda: _flattery(shortcut_learning.ZECH.prevalence),
        control_statement="two hospitals with the same prevalence",
        control=lambda: _flattery((0.1, 0.1)),
    ),
    claim(
        "no-negatives-no-boundary",
        "missing-negatives",
        f"Without negatives the learned set is far too permissive: a classifier accepts {100 * PERMISSIVE:.0f} % of what it should refuse.",
        source=SOURCE,
        says="To learn the boundary of a manifold one has to see both sides; without negative examples what is learned may be far too "
        "permissive.",
        expected_from="a bound; every loss that rewards a yes is least where the answer is always yes, and another solver finds the same",
        verdict=Verdict.CAVEAT,
        measure=lambda: _permissive(one_class=False),
        control_statement="a one-class rule, which sees the same positives",
        control=lambda: _permissive(one_class=True),
        correction="It is so for classifiers. A rule that asks how near the positives are learns a boundary from them alone.",
        indifferent_to={
            "*.Features.__call__ *": "with every label yes the constant alone makes every answer yes, whatever the features are",
            "*.features:* *": "with every label yes the constant alone makes every answer yes, whatever the features are",
            "*.disc *": "any positives will do: with every label yes every answer is yes",
            "*.learn:axis negated": "the square and the disc are symmetric",
            "*.learn:positives negated": "the square and the disc are symmetric",
            "*.learn:positives shuffled": "a set, in any order",
        },
    ),
    claim(
        "the-greatest-positive-falls-short",
        "missing-negatives",
        f"The greatest of $n$ positives, uniform on $[0, 1]$, falls short of the boundary by $1/(n + 1)$ on average: $n = {POSITIVES}$.",
        expected_from="closed form: the mean of a Beta variable",
        measure=lambda: _shortfall(greatest=True),
        control_statement="the second greatest",
        control=lambda: _shortfall(greatest=False),
    ),
    claim(
        "close-negatives-count-more",
        "missing-negatives",
        "Thirty negatives close to the boundary teach more than a hundred far away: fewer wrong points are accepted.",
        expected_from="a bound: four standard errors of the difference over five samples; and the shares that another solver accepts",
        measure=lambda: _closer_is_better("far"),
        control_statement="a hundred that are close as well",
        control=lambda: _closer_is_better("close"),
        indifferent_to={
            "*.features:phase negated": PHASES,
            "*.Features.__call__ negated": "weights of the other sign make the same answers",
            "*.classify scaled": "an answer is the sign of a score: the scale cancels",
            "*.learn:axis negated": "the square and the disc are symmetric",
            "*.learn:*tives negated": "of what was seen, only distances from the center count",
            "*.learn:*tives shuffled": "of what was seen, only the nearest and the farthest count",
        },
    ),
    claim(
        "a-verifier-that-saw-failures",
        "checking-and-making",
        "A verifier trained on close failures makes nine of ten passed proposals valid, of a generator with fewer than half valid ones.",
        source=SOURCE,
        says="To verify is often easier than to generate: a verifier trained on positive and negative examples can check a generator's "
        "outputs.",
        expected_from=f"a bound, nine tenths, on average over {len(SEEDS)} verifiers",
        measure=lambda: _verified("close"),
        control_statement="verifiers trained on far failures",
        control=lambda: _verified("far"),
        indifferent_to={"*.features:phase negated": PHASES},
    ),
    claim(
        "blind-proposals",
        "checking-and-making",
        f"Of uniform proposals from a cube the share $(\\pi/4)^{{d/2}} / \\Gamma(d/2 + 1)$ lies in the ball: $d = {BALL}$.",
        expected_from="closed form: the ratio of two volumes",
        measure=lambda: _blind(BALL),
        control_statement="proposals in seven dimensions",
        control=lambda: _blind(BALL + 1),
    ),
)

# --- across the data --------------------------------------------------------------------------------------------------------------------

PLACE, MANY_DIMENSIONS, SHORT = np.pi / 4, 100, experiments.LONG


def _slope_across(s: float, longer: int = 1) -> Evidence:
    """The mean square of the slope across the line, over networks whose weights there are drawn anew."""
    net, x = experiments.on_the_line(longer=longer), off_the_sheet.points(np.array([PLACE]), MANY_DIMENSIONS)
    rng = np.random.default_rng(0)
    drawn = [relu_network.input_gradient(off_the_sheet.widen(net, MANY_DIMENSIONS, s, rng), x)[0, 0, 1:] for _ in range(200)]
    squares = np.sum(np.square(drawn), axis=1)
    expected = off_the_sheet.mean_square_across(net, PLACE, MANY_DIMENSIONS, 1.0)
    return Evidence(squares.mean(), expected, standard_errors(expected * np.sqrt(2 / (MANY_DIMENSIONS - 1) / len(drawn))))


MOST_FLIP = 0.9


def _flips_across(kind: str, s: float, longer: int = 1) -> Evidence:
    """The share of labels that flip within the step, and that none is wrong before; and the share by the length of the step, beside that by
    the network's formula, along the same random directions or along its own steepest ones."""
    rng, u = np.random.default_rng(0), off_the_sheet.data(experiments.LINE_DATA)
    wide = off_the_sheet.widen(experiments.on_the_line(longer=longer), MANY_DIMENSIONS, s, rng)
    n, steps = off_the_sheet.directions(wide, u, kind, rng), np.linspace(0, SHORT, 9)
    shares = off_the_sheet.across(wide, u, n, steps)
    again = _shares_again(wide, u, n[:, 1:] if kind == "random" else None, steps)
    return _beside([shares[-1], -shares[0]], [MOST_FLIP, 0.0], shares, again, rounding(len(u)))


def _shares_again(wide: ReluNetwork, u: Vector, across: Matrix | None, steps: Vector) -> Vector:
    """The share of labels that are another one than the sign of sin 2u, at a step or before."""
    w, V, b = wide.weights[0][:, 0], wide.weights[0][:, 1:], wide.biases[0]
    a, c, label = wide.weights[1][0], wide.biases[1][0], np.sign(np.sin(2 * u))
    before = np.outer(u, w) + b
    if across is None:
        down = -label[:, None] * ((before > 0) * a) @ V
        across = down / np.linalg.norm(down, axis=1, keepdims=True)
    wrong = [label * (np.maximum(before + r * across @ V.T, 0) @ a + c) < 0 for r in steps]
    return np.asarray(np.mean(np.maximum.accumulate(wrong), axis=1))


def _flips_where_the_truth_does(along: bool, longer: int = 1) -> Evidence:
    """How far the place where a label flips is from the place where the truth does, at the most."""
    net, u = experiments.on_the_line(longer=longer), off_the_sheet.data(experiments.LINE_DATA)
    true = off_the_sheet.to_the_other_class(u)
    if along:
        found = off_the_sheet.flips_along(net, u)
    else:
        wide = off_the_sheet.widen(net, MANY_DIMENSIONS, 1.0, np.random.default_rng(0))
        n = off_the_sheet.directions(wide, u, "steepest", np.random.default_rng(0))
        r = np.linspace(0, 1, 51)
        found = np.array([r[np.argmax(off_the_sheet.across(wide, u[[i]], n[[i]], r))] for i in range(len(u))])
    return Evidence(np.abs(found - true).max(), np.diff(u).max(), INSIDE, "<=")


def _one_step(random: bool) -> Evidence:
    d, N, networks, r = 300, 40, 16, 3.0
    rng = np.random.default_rng(0)
    found = [one_gradient_step.flipped(d, d, r, N, rng, random=random) for _ in range(networks)]
    expected = 2 * float(ndtr(r)) - 1
    error = np.sqrt(expected * (1 - expected) / networks)  # inputs to one network are not independent: count networks
    return Evidence(np.mean(found), expected, standard_errors(error))


ACROSS = (
    claim(
        "slope-across-counts-blind-directions",
        "across-the-data",
        "Across a line of data the slope of the trained network has mean square $(D - 1) \\sum_j a_j^2$ over the units that are on: each "
        f"direction that the data never showed adds as much as the first. $D = {MANY_DIMENSIONS}$.",
        expected_from="closed form: weights with gradient zero stay independent normal numbers",
        measure=lambda: _slope_across(1.0),
        control_statement="weights across the line drawn a tenth as large",
        control=lambda: _slope_across(0.1),
        training=f"after {off_the_sheet.RECIPE.steps:,} steps of Adam",
        longer=lambda: _slope_across(1.0, 2),
        indifferent_to=ANY_NETWORK
        | {
            "*.preactivations scaled": "a slope takes from them which units are on, and any trained network will do",
            "*.off_the_sheet.data *": "true of any network, whatever it learned from",
            "*.off_the_sheet.truth *": "true of any network, whatever it learned",
            "*.to_the_other_class *": "true of any network, whatever it learned from",
        },
    ),
    claim(
        "steepest-across-not-random-across",
        "across-the-data",
        f"In {MANY_DIMENSIONS} dimensions a step of {SHORT:g} across the data, down the steepest slope, flips nine of ten labels, "
        "and none is wrong before.",
        source="{cite:t}`melamed2023adversarial`, for two-layer ReLU networks",
        says="Two-layer ReLU networks trained by gradient methods on data in a subspace have large gradients orthogonal to it, and small "
        "perturbations in these directions fool them.",
        expected_from="a bound, nine tenths; and the network's formula, along its own gradient",
        measure=lambda: _flips_across("steepest", 1.0),
        control_statement="steps of the same length in random directions across the data",
        control=lambda: _flips_across("random", 1.0),
        training=f"after {off_the_sheet.RECIPE.steps:,} steps of Adam",
        longer=lambda: _flips_across("steepest", 1.0, 2),
        indifferent_to=SAME_FLIPS,
    ),
    claim(
        "unconstrained-is-not-enough",
        "across-the-data",
        "Small steps orthogonal to the data change the answer because training never constrained the slope there: nine of ten labels flip "
        f"within a step of {SHORT:g}, and none is wrong before.",
        source=SOURCE,
        says="Small perturbations orthogonal to the data manifold change the output dramatically, because the gradient in that direction "
        "was never constrained.",
        expected_from="as stated: nine of ten at least; and the network's formula, along its own gradient",
        verdict=Verdict.CAVEAT,
        measure=lambda: _flips_across("steepest", 1.0),
        control_statement="weights across the data drawn a tenth as large, and no more constrained",
        control=lambda: _flips_across("steepest", 0.1),
        correction="Unconstrained is not enough. It takes weights that were drawn large: a tenth as large they are as unconstrained, and "
        "few labels flip.",
        training=f"after {off_the_sheet.RECIPE.steps:,} steps of Adam",
        longer=lambda: _flips_across("steepest", 1.0, 2),
        indifferent_to=SAME_FLIPS,
    ),
    claim(
        "along-the-data-the-truth-flips-too",
        "across-the-data",
        "Along the data labels flip where the truth does, to within the widest gap between data: what fools the network there is an "
        "error of generalization.",
        source="{cite:t}`stutz2019disentangling`",
        says="Adversarial examples that stay on the manifold are generalization errors.",
        expected_from="a bound: the widest gap between neighboring data",
        measure=lambda: _flips_where_the_truth_does(True),
        control_statement="labels flipped across the data",
        control=lambda: _flips_where_the_truth_does(False),
        training=f"after {off_the_sheet.RECIPE.steps:,} steps of Adam",
        longer=lambda: _flips_where_the_truth_does(True, 2),
        indifferent_to=BY_ADAM | {"*.Adam.steps scaled": LONGER},
    ),
    claim(
        "one-gradient-step-fools-a-random-network",
        "across-the-data",
        "One step of length $r$ along the gradient flips the sign of a random two-layer ReLU network with probability $2\\Phi(r) - 1$, at "
        "inputs of length $\\sqrt d$: $r = 3$, $d = 300$.",
        source="{cite:t}`bubeck2021gradient`, who prove that one step of constant length is enough; the probability is derived here",
        says="For inputs of length √d, one gradient step of a length that does not grow with d fools a random two-layer network, ReLU or "
        "smooth, of a width below exponential in d.",
        expected_from="closed form of the limit, where the network is linear over the step",
        measure=lambda: _one_step(False),
        control_statement="a step of the same length in a random direction",
        control=lambda: _one_step(True),
        indifferent_to={
            "*.draw:? scaled": "a sign at a place and one step of fixed length away: the size of the network cancels",
            "*.gradient scaled": "a direction: its size cancels",
            "*.value scaled": "a sign: its size cancels",
        },
    ),
)


# --- many dimensions --------------------------------------------------------------------------------------------------------------------

EXAMPLES, HIGH, SAMPLES = experiments.EXAMPLES, 10, 2000


def _nearest(d: int) -> Evidence:
    """The nearest example of a set of dimension d, against the closed form in ten dimensions."""
    found = nearest_example.nearest_lengths(EXAMPLES, d, SAMPLES, np.random.default_rng(0))
    return Evidence(found.mean(), nearest_example.mean_nearest(EXAMPLES, HIGH), standard_errors(found.std() / np.sqrt(SAMPLES)))


FULL, ROWS, NOISE = experiments.FULL, experiments.ROWS, experiments.NOISE


def _no_sheet(neighbor: bool) -> Evidence:
    found = nearest_example.errors(ROWS, FULL, NOISE, 400, np.random.default_rng(0), neighbor=neighbor)
    return Evidence(found.mean(), nearest_example.linear_error(ROWS, FULL, NOISE), standard_errors(found.std() / np.sqrt(len(found))))


def _worse_than_zero(neighbor: bool) -> Evidence:
    """By how many standard errors the mean squared error is above that of saying zero everywhere."""
    found = nearest_example.errors(ROWS, FULL, NOISE, 1600, np.random.default_rng(0), neighbor=neighbor)
    return Evidence((found.mean() - 1) / (found.std() / np.sqrt(len(found))), FACTOR, INSIDE, ">=")


DIMENSIONS = (
    claim(
        "the-nearest-example-recedes",
        "many-dimensions",
        f"The nearest of $n$ examples, uniform in a ball of dimension $d$, is $B(1/d, n+1)/d$ radii from the center on average: "
        f"$n = {EXAMPLES}$, $d = {HIGH}$.",
        expected_from="closed form: an integral of $(1 - r^d)^n$",
        measure=lambda: _nearest(HIGH),
        control_statement="the same number of examples on a sheet of two dimensions",
        control=lambda: _nearest(2),
    ),
    claim(
        "nearness-needs-a-sheet",
        "many-dimensions",
        f"Without a low-dimensional sheet generalization fails: where {ROWS} data fill all {FULL} dimensions, the label of the nearest one "
        "is further from a linear function than zero is.",
        source=SOURCE,
        says="If data do not concentrate on a low-dimensional manifold, most directions are unconstrained and generalization fails.",
        expected_from="a bound: four standard errors above one, the mean squared error of saying zero everywhere",
        verdict=Verdict.CAVEAT,
        measure=lambda: _worse_than_zero(True),
        control_statement="least squares on the same data generalizes",
        control=lambda: _worse_than_zero(False),
        correction="It fails where nothing but nearness is assumed of the function, or where data are fewer than directions. A linear "
        "function is learned from data that fill every dimension.",
    ),
    claim(
        "no-sheet-is-needed-for-a-line",
        "many-dimensions",
        f"Least squares learns a linear function from data that fill every dimension, $n = {ROWS}$ and $d = {FULL}$, with the mean squared "
        "error $\\sigma^2 d/(n - d - 1)$.",
        expected_from="closed form, for standard normal data",
        measure=lambda: _no_sheet(False),
        control_statement="the label of the nearest neighbor",
        control=lambda: _no_sheet(True),
    ),
)


# --- two answers ------------------------------------------------------------------------------------------------------------------------

SHARE, PUBLISHED = 0.25, 40_000


def _published(everywhere: bool) -> Evidence:
    """The share published among what is tried, in six strips of x₂, against c times the mean chance to work."""
    world = reactions.tried(PUBLISHED, np.random.default_rng(0))
    corner = np.all(world.X > 0, axis=1).astype(float)
    c = np.full(PUBLISHED, SHARE) if everywhere else 2 * SHARE * corner
    good, _ = world.published(c, 0.0)
    edges = reactions.τ * np.array([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0])
    strip = np.digitize(world.X[:, 1], edges)
    counts = np.bincount(strip, minlength=8)[1:7]
    expected = SHARE * np.array([_mean_chance(a, b) for a, b in pairwise(edges)])
    return Evidence(np.bincount(strip, good, minlength=8)[1:7] / counts, expected, share_errors(expected, int(counts.min()), 5))


def _mean_chance(low: float, high: float) -> float:
    """The mean of π over a strip of what is tried, by quadrature."""
    a, b = np.linspace(-5, 5, 201) * reactions.τ, np.linspace(low, high, 201)
    X = np.stack(np.meshgrid(a, b, indexing="ij"), axis=-1).reshape(-1, 2)
    p = np.exp(-np.sum(X**2, axis=1) / (2 * reactions.τ**2))
    return float(np.sum(p * reactions.works(X)) / np.sum(p))


def _law_of_successes(successes: bool) -> Evidence:
    """How far x₂ of the successes, or of all that was tried, is from the law of the product π p."""
    world = reactions.tried(PUBLISHED, np.random.default_rng(1))
    x = np.sort(world.X[world.y if successes else slice(None), 1])
    F = reactions.law_of_positives(x)
    i = np.arange(len(x))
    return Evidence(np.maximum(F - i / len(x), (i + 1) / len(x) - F).max(), 0.0, kolmogorov_smirnov(len(x)))


def _same_answer(classifier: bool) -> Evidence:
    """The answer to the question A, which works, less that to C, which is unlike anything seen: from successes alone."""
    answers = [reactions.answer(experiments.world(0, 3200), q, c=SHARE, φ=0.0, m=0, grid=2) for q in "AC"]
    a, c = ((each.chance_q if classifier else each.familiar_q) for each in answers)
    return Evidence(a - c, 0.0, EXACT)


def _failures_look_untried(m: int) -> Evidence:
    """The familiarity of B, which is tried and fails, and of C, which nobody has tried."""
    answers = [reactions.answer(experiments.world(0), q, c=SHARE, φ=0.0, m=m, grid=2) for q in "BC"]
    return Evidence([each.familiar_q for each in answers], [familiarity.UNLIKE] * 2, INSIDE, "<=")


FRESH, FELLOWS = 3000, 40


def _calibrated(wider: float) -> Evidence:
    rng = np.random.default_rng(0)
    found = [
        familiarity.familiarity(wider * reactions.tried(1, rng).X, reactions.tried(FELLOWS, rng).X)[0] <= familiarity.UNLIKE
        for _ in range(FRESH)
    ]
    return Evidence(np.mean(found), familiarity.UNLIKE, share_errors(familiarity.UNLIKE, FRESH), "<=")


def _overconfident(question: str) -> Evidence:
    """What the classifier says less what is true; and both beside a fit by another solver and the formula of the chance to work."""
    world, (a, b) = experiments.world(0, 3200), reactions.QUESTIONS[question]
    found = reactions.answer(world, question, c=1.0, φ=1.0, m=0, grid=2)
    seen, asked = (np.stack([0 * x + 1, x, y, x * x, x * y, y * y], axis=-1) for x, y in (world.X.T, np.array([a, b])))
    w, off = _logistic(seen, np.where(world.y, 1.0, -1.0), 1e-3 * np.array([0, 1, 1, 1, 1, 1]), 1e-7 * np.sqrt(6))
    chance, true = float(expit(asked @ w)), float(expit(6 * (b - 0.15 * a**3)))
    room = bound(off * np.linalg.norm(asked) / 4, "how far two solvers may be apart")
    return _beside([found.chance_q - found.true_q], [0.8], [found.chance_q, found.true_q], [chance, true], room)


REACTIONS = (
    claim(
        "published-is-a-constant-times-works",
        "two-answers",
        f"If of the successes a share $c$ is published, whatever they are, then published is $c$ times works, everywhere: $c = {SHARE:g}$.",
        source="{cite:t}`elkan2008learning`",
        says="If labeled examples are a random part of the positives, a classifier of labeled against unlabeled is the true chance of "
        "being positive times a constant.",
        expected_from="closed form: the constant times the mean chance, by quadrature",
        measure=lambda: _published(True),
        control_statement="successes published in one corner alone, as many of them there as would make the same number",
        control=lambda: _published(False),
        indifferent_to=ANY_BEND,
    ),
    claim(
        "positives-know-a-product",
        "two-answers",
        "Successes alone show the product of how often a reaction is tried and how often it works, and neither factor.",
        expected_from="closed form: the law of the product, by quadrature",
        measure=lambda: _law_of_successes(True),
        control_statement="all that was tried",
        control=lambda: _law_of_successes(False),
        indifferent_to=ANY_BEND,
    ),
    claim(
        "successes-alone-give-one-answer",
        "two-answers",
        "Trained on successes alone, a model gives the same answer to what will work and to what is unlike anything seen.",
        source=SOURCE,
        says="A model that has seen successful reactions alone cannot tell what will work from what is unlike anything it has seen; both "
        "get the same uncertainty.",
        expected_from="as stated: no difference",
        verdict=Verdict.CAVEAT,
        measure=lambda: _same_answer(True),
        control_statement="the familiarity of the same two reactions among the same successes",
        control=lambda: _same_answer(False),
        correction="It is so for a classifier. How near a reaction is to the successes tells the two apart; what it cannot tell is a "
        "reaction that fails from one that nobody has tried.",
        indifferent_to={
            "*.reactions.bend *": ONE_LABEL,
            "*.reactions.works *": ONE_LABEL,
            "*.reactions.tried:* *": ONE_LABEL,
            "*.Tried.published:0 *": ONE_LABEL,
            "*.answer:chance_q scaled": "whether two answers are the same: the scale cancels",
            "*.answer:chance_q negated": "whether two answers are the same: the sign cancels",
            "*.familiarity.familiarity *": "whether two ranks differ: scale and sign cancel",
        },
    ),
    claim(
        "failures-look-untried",
        "two-answers",
        "Among successes alone a reaction that was tried and fails is as unlike anything seen as one that nobody has tried.",
        expected_from="a bound: a familiarity of one twentieth",
        measure=lambda: _failures_look_untried(0),
        control_statement="four hundred other reactions, whose outcomes are not known",
        control=lambda: _failures_look_untried(400),
        may_miss=1,  # in one sample of ten a success lies near the failure that is asked about
        indifferent_to={
            "*.reactions.bend *": "where the failure is, each such bend is zero; and nobody has tried the other, whatever works there",
            "*.tried:u *": "another share of the successes is published",
        },
    ),
    claim(
        "familiarity-keeps-its-promise",
        "two-answers",
        "A new draw of the same law is called unlike anything seen at most once in twenty times.",
        expected_from="a bound: all points and the question can be exchanged",
        measure=lambda: _calibrated(1.0),
        control_statement="draws of a law twice as wide",
        control=lambda: _calibrated(2.0),
        indifferent_to={"*.tried:X *": "true of any law, and the new draw is of the same one"},
    ),
    claim(
        "every-outcome-and-still-wrong",
        "two-answers",
        "With every outcome published the classifier is wrong by at least eight tenths at D, where nobody has tried.",
        expected_from="a bound, eight tenths; and the chances by another solver and by the formula",
        measure=lambda: _overconfident("D"),
        control_statement="the question A, where many have tried",
        control=lambda: _overconfident("A"),
        indifferent_to={"*.tried:u zeroed": "every outcome is published, whatever is drawn for it"},
    ),
)


# --- a verifier that teaches, a task that helps another, lineages under selection ---

TRIES, PROPOSED = 8, 20_000


def _handed_over(place: str) -> Evidence:
    """Proposals that a verifier judges until one passes, counted; expected: the closed form of a verifier that saw close failures."""
    rng = np.random.default_rng(0)
    judged, seen = experiments.judge(experiments.MANY, place), experiments.judge(experiments.MANY, "close")
    q = experiments.generators(experiments.MANY, "close", rounds=1)[0]
    cells = rng.choice(q.size, size=(PROPOSED, TRIES), p=q.ravel())
    passes, valid = (judged.score > 0.5).ravel()[cells], seen.inside.ravel()[cells]
    first = np.where(passes.any(axis=1), passes.argmax(axis=1), TRIES - 1)
    v = verify_or_generate.share(q, seen.inside)
    a = verify_or_generate.share(q, seen.inside & (seen.score > 0.5)) / v
    b = verify_or_generate.share(q, ~seen.inside & (seen.score > 0.5)) / (1 - v)
    expected = verify_or_generate.best_of(v, a, b, TRIES)
    return Evidence(np.mean(valid[np.arange(PROPOSED), first]), expected, share_errors(expected, PROPOSED))


REWARD = 0.5


def _odds(steps: bool) -> Evidence:
    """The logarithm of the odds of passing after five tilts, or as many rounds with steps; expected: five times the reward more."""
    seen, q = experiments.judge(experiments.FEW, "far"), experiments.generators(experiments.FEW, "far", rounds=1)[0]
    passes = seen.score > 0.5
    K = verify_or_generate.steps(seen.axis, experiments.STEP)
    first = verify_or_generate.share(q, passes)
    for _ in range(5):
        q = verify_or_generate.reinforce(q, passes, K) if steps else verify_or_generate.tilt(q, passes, REWARD)
    last = verify_or_generate.share(q, passes)
    return Evidence(np.log(last / (1 - last)), np.log(first / (1 - first)) + 5 * REWARD, rounding(1000 * q.size))


LEAKY, LATE = 3, 64


VERIFIERS = range(8)


def _gamed(n: int) -> Evidence:
    """How much the passed share rises, and the valid share falls, over many rounds: means over some verifiers."""
    changes = []
    for seed in VERIFIERS:
        seen, made = experiments.judge(n, "close", seed), experiments.generators(n, "close", seed)
        passed, valid = ([verify_or_generate.share(made[t], where) for t in (0, LATE)] for where in (seen.score > 0.5, seen.inside))
        changes.append([passed[1] - passed[0], valid[0] - valid[1]])
    return Evidence(np.mean(changes, axis=0), [0.0, 0.0], INSIDE, ">=")


SETTLED = 256


def _roomiest(rounds: int) -> Evidence:
    """The share that passes after many rounds; expected: the largest eigenvalue of a step between places that pass."""
    seen = experiments.judge(experiments.MANY, "close")
    passes, K = seen.score > 0.5, verify_or_generate.steps(seen.axis, experiments.STEP)
    q = experiments.generators(experiments.MANY, "close", rounds=rounds)[-1]
    some = np.flatnonzero(passes)
    i, j = np.unravel_index(some, passes.shape)
    largest = np.linalg.eigvalsh(K[np.ix_(i, i)] * K[np.ix_(j, j)])[-1]
    return Evidence(verify_or_generate.share(q, passes), largest, rounding(100 * rounds * len(some)))


DEGREES, FEW_LABELS = (0.25, 0.75), 10


def _tuned(selected: bool) -> Evidence:
    found = [experiments.transfer_errors(ρ, FEW_LABELS, selected)[:, 1] for ρ in DEGREES]
    expected = [transfer.tuned_error(ρ, FEW_LABELS, experiments.D) for ρ in DEGREES]
    return Evidence([e.mean() for e in found], expected, standard_errors([e.std() / np.sqrt(len(e)) for e in found]))


def _break_even(trusting: bool) -> Evidence:
    """What fine-tuning loses below one half and gains above, with inputs of both kinds; a start is the first task, or ρ times it."""
    found = []
    for selected in (False, True):
        for ρ in DEGREES:
            e = experiments.transfer_errors(ρ, FEW_LABELS, selected, trust=1.0 if trusting else ρ).mean(axis=0)
            found.append((e[1] - e[0]) * np.sign(0.5 - ρ))
    return Evidence(found, np.zeros(len(found)), INSIDE, ">=")


def _frozen(learner: int) -> Evidence:
    found = [experiments.transfer_errors(ρ, FEW_LABELS, True)[:, learner] for ρ in DEGREES]
    expected = [transfer.frozen_error(ρ, FEW_LABELS) for ρ in DEGREES]
    return Evidence([e.mean() for e in found], expected, standard_errors([e.std() / np.sqrt(len(e)) for e in found]))


OLD, MANY_LINEAGES = 400, 200


def _narrowed(m: int) -> Evidence:
    """The mean square of the traits that may have a requirement, over independent lineages."""
    each = np.mean(experiments.lineages(m, OLD, M=MANY_LINEAGES)[:, : experiments.FIXED] ** 2, axis=1)
    return Evidence(each.mean(), evolution.narrowed(experiments.S2), standard_errors(each.std() / np.sqrt(len(each))))


ENOUGH = 20


def _left_free(m: int) -> Evidence:
    """Least squares on the traits that selection left free, for random questions; expected: the formula for frozen directions."""
    rng, λ = np.random.default_rng(0), evolution.variances(experiments.D, m, experiments.S2)
    free = np.eye(experiments.D)[:, experiments.FIXED :]
    found = []
    for _ in range(experiments.DRAWS):
        w = transfer.tasks(0.0, (experiments.FIXED, experiments.FREE), rng)[1]
        X = transfer.inputs(ENOUGH, λ, rng)
        found.append(transfer.error(transfer.fit_within(free, X, X @ w), w, λ))
    held = experiments.FREE / (experiments.FREE + experiments.FIXED * evolution.narrowed(experiments.S2))
    expected = transfer.frozen_error(np.sqrt(held), ENOUGH, experiments.FREE)
    return Evidence(np.mean(found), expected, standard_errors(np.std(found) / np.sqrt(len(found))))


def _strangers(beyond: bool) -> Evidence:
    """The error of what lineages taught, asked of individuals that nobody selected, or of lineages."""
    rng, x = np.random.default_rng(0), experiments.lineages(experiments.FIXED, OLD, M=MANY_LINEAGES)
    found = np.array([experiments.asked(rng.permutation(x), ENOUGH, rng) for _ in range(experiments.DRAWS)])
    errors = found[:, 2] if beyond else found[:, 0] / found[:, 1]
    return Evidence(errors.mean(), transfer.scratch_error(ENOUGH, experiments.D), standard_errors(errors.std() / np.sqrt(len(errors))))


TOYS = (
    claim(
        "best-of-n-has-a-ceiling",
        "checking-and-making",
        f"The first of $n = {TRIES}$ proposals that passes is valid with the probability "
        "$(1 - (1-p)^n)\\,\\pi + (1-p)^{n-1} v (1 - \\alpha)$, "
        "where $p = v\\alpha + (1-v)\\beta$ is the share that passes and $\\pi = v\\alpha/p$ the ceiling.",
        expected_from="closed form: Bayes' rule for what passes, and the last proposal if nothing does",
        measure=lambda: _handed_over("close"),
        control_statement="a verifier that saw far failures judges the same proposals",
        control=lambda: _handed_over("far"),
        indifferent_to=ANY_VERIFIER
        | {
            "*.missing_negatives.classify *": _VERIFIER,
            "*.Boundary.inside *": "true of any set of valid proposals",
            "*.verify_or_generate.normal *": "true of any generator",
        },
    ),
    claim(
        "reward-adds-to-the-log-odds",
        "checking-and-making",
        f"A round that pays ${REWARD}$ for passing, and charges for divergence, adds just that to the log-odds of passing.",
        expected_from="closed form: the law with the largest reward less divergence is tilted by the exponential of the reward",
        measure=lambda: _odds(steps=False),
        control_statement="rounds that try something around what passed",
        control=lambda: _odds(steps=True),
        indifferent_to=ANY_VERIFIER
        | {
            "*.missing_negatives.classify *": _VERIFIER,
            "*.verify_or_generate.normal *": "true of any generator",
            "*.verify_or_generate.generations *": "true of any generator",
            "*.verify_or_generate.reinforce *": "the claim starts from the generator before such a round",
            "*.verify_or_generate.steps *": "the claim starts from the generator before such a step",
        },
    ),
    claim(
        "the-verifier-is-gamed",
        "checking-and-making",
        f"A generator that learns for {LATE} rounds from a verifier with {LEAKY} close negatives passes it more often than at the start, "
        f"and is valid less often, on average over {len(VERIFIERS)} verifiers.",
        expected_from="a bound: more than nothing, both",
        measure=lambda: _gamed(LEAKY),
        control_statement=f"verifiers with {experiments.MANY} close negatives",
        control=lambda: _gamed(experiments.MANY),
        indifferent_to={
            "*.features:phase negated": PHASES,
        },
    ),
    claim(
        "the-roomiest-place-wins",
        "checking-and-making",
        f"After {SETTLED} rounds the share that passes is the largest eigenvalue of a step between places that pass.",
        expected_from="an eigenvalue solver; rounds are a power iteration",
        measure=lambda: _roomiest(SETTLED),
        control_statement="after two rounds",
        control=lambda: _roomiest(2),
        indifferent_to=ANY_VERIFIER
        | {
            "*.verify_or_generate.normal *": "rounds are a power iteration, which forgets where it began",
            "*.verify_or_generate.steps scaled": "true of any steps, for the eigenvalue is that of the same ones",
            "*.verify_or_generate.share scaled": "a round divides by it, and in the share after the last round it cancels",
            "*.verify_or_generate.share negated": "a round divides by it, and in the share after the last round it cancels",
        },
    ),
    claim(
        "fine-tuning-learns-the-difference",
        "two-tasks",
        f"Fine-tuned from a first task of degree $\\rho$ with $n$ labels, the error is $2(1-\\rho)(1-n/d)$: $n = {FEW_LABELS}$, "
        f"$d = {experiments.D}$, $\\rho = {DEGREES[0]}$ and ${DEGREES[1]}$.",
        expected_from="closed form: the part of the difference of the tasks that the inputs do not span",
        measure=lambda: _tuned(selected=False),
        control_statement="inputs that selection has narrowed",
        control=lambda: _tuned(selected=True),
        indifferent_to={
            "*.evolution.variances scaled": "larger inputs have the same fit, and an error is a ratio",
            "*.evolution.narrowed *": "without selection no trait is narrowed",
        },
    ),
    claim(
        "transfer-hurts-below-one-half",
        "two-tasks",
        f"Fine-tuning is worse than starting from nothing at a degree of {DEGREES[0]}, and better at {DEGREES[1]}, whatever the inputs.",
        expected_from="a bound, zero: the closed forms cross at one half",
        measure=lambda: _break_even(trusting=True),
        control_statement="a start at ρ times the first task",
        control=lambda: _break_even(trusting=False),
        indifferent_to={
            "*.evolution.narrowed *": "true of all inputs",
            "*.evolution.variances *": "true of all inputs",
            "*.transfer.inputs *": "true of all inputs",
            "*.transfer_errors scaled": "which of two errors is larger: the scale cancels",
            "*.transfer.error scaled": "which of two errors is larger: the scale cancels",
        },
    ),
    claim(
        "frozen-directions-cost-labels",
        "two-tasks",
        f"With the first task frozen, and its scale alone fitted to $n$ labels, the error is $(1-\\rho^2)(n-1)/(n-2)$: $n = {FEW_LABELS}$.",
        expected_from="closed form: regression on one variable; what it does not explain acts as noise",
        measure=lambda: _frozen(2),
        control_statement="fine-tuning, on the same inputs",
        control=lambda: _frozen(1),
        indifferent_to={
            "*.evolution.narrowed *": "true of all variances",
            "*.transfer.fit_from *": "it fits what the control measures",
            "*.transfer.tasks:? scaled": "a frozen direction has no length, and an error is a ratio",
            "*.transfer.tasks:? negated": "a frozen direction has no sign, and an error is one of squares",
        },
    ),
    claim(
        "selection-narrows-what-it-asks-for",
        "evolved-data",
        f"After {OLD} generations a trait with a requirement of width $s$ has the variance $s^2/(1+s^2)$.",
        expected_from="closed form: the product of two normal densities",
        measure=lambda: _narrowed(experiments.FIXED),
        control_statement="the same traits without a requirement",
        control=lambda: _narrowed(0),
        indifferent_to=LINEAGES,
    ),
    claim(
        "few-labels-where-selection-worked",
        "evolved-data",
        f"With ${ENOUGH}$ labels, the {experiments.FREE} traits that selection left free answer random questions with the error "
        f"$(1-c)(n-1)/(n-{experiments.FREE}-1)$, where $c$ is their share of the variance.",
        expected_from="closed form: regression on the free traits; the others act as noise",
        measure=lambda: _left_free(experiments.FIXED),
        control_statement="no selection",
        control=lambda: _left_free(0),
        indifferent_to={"*.evolution.narrowed scaled": "another width, from which both the inputs and the formula are made"},
    ),
    claim(
        "strangers-are-unknown",
        "evolved-data",
        f"What lineages teach with $n = {ENOUGH}$ labels leaves the error $1 - n/d$ when asked of individuals that nobody selected.",
        expected_from="closed form: a random question, less its projection on n directions",
        measure=lambda: _strangers(beyond=True),
        control_statement="asked of lineages",
        control=lambda: _strangers(beyond=False),
        indifferent_to=LINEAGES
        | {
            "*.experiments.asked:0 *": "the error among lineages is for the control",
            "*.experiments.asked:1 *": "the variance among lineages is for the control",
        },
    ),
)

CLAIMS: tuple[Claim, ...] = (*BEYOND, *ACROSS, *DIMENSIONS, *REACTIONS, *TOYS)
