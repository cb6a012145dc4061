"""The claims of *Where it breaks*."""

from __future__ import annotations

import numpy as np

from explainers.claim import Claim, Evidence, Verdict, claims_of
from explainers.essays.where_it_breaks import (
    experiments,
    extrapolation,
    generate_and_verify,
    missing_negatives,
    shortcut_learning,
)
from explainers.networks import relu_network
from explainers.networks.relu_network import ReluNetwork
from explainers.tolerance import EXACT, INSIDE, bound, rounding, share_errors, standard_errors

claim = claims_of("where-it-breaks")
SOURCE = "{cite:t}`jablonka2025manifold`"


SEEDS = range(5)


# --- beyond the data --------------------------------------------------------------------------------------------------------------------


def _end_slope(outside: bool, longer: int = 1) -> Evidence:
    run = experiments.beyond("square", 50, 2.0, longer=longer)
    start = float(extrapolation.switches(run.net).max()) + 1 if outside else 0.0
    t = np.array([[start], [start + 1.0]])
    f = relu_network.forward(run.net, t)[:, 0]
    return Evidence(f[1] - f[0], run.slope_right, rounding(10 * run.units, float(np.abs(f).max())))


def _kinks_outside(longer: int = 1) -> Evidence:
    return Evidence(int(np.sum(np.abs(experiments.beyond("square", 50, 2.0, longer=longer).kinks) > 2.0)), 0, EXACT)


def _kinks_of_the_tent() -> Evidence:
    tent = ReluNetwork((np.ones((2, 1)), np.array([[2.0, -4.0]])), (np.array([0.0, -0.5]), np.zeros(1)))
    return Evidence(int(np.sum(np.abs(extrapolation.switches(tent)) > 2.0)), 0, EXACT)


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


def _closer_is_better(place: str) -> Evidence:
    (close, a), (other, b) = experiments.mean_false_accept(experiments.FEW, "close"), experiments.mean_false_accept(experiments.MANY, place)
    return Evidence(other - close, float(np.asarray(standard_errors(np.hypot(a, b)).size)), INSIDE, ">=")


PERMISSIVE = 0.99


def _permissive(one_class: bool) -> Evidence:
    learned = experiments.boundary(0, "far")
    return Evidence(learned.one_class_accept if one_class else learned.false_accept, PERMISSIVE, INSIDE, ">=")


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
    ),
    claim(
        "linear-beyond-the-hull",
        "beyond-the-data",
        "ReLU networks extend linearly beyond the convex hull of the training data: there is no kink outside it.",
        source=SOURCE,
        says="Beyond the convex hull of the training data ReLU networks extend linearly; where the truth curves, they diverge from it.",
        expected_from="as stated: no kink outside",
        verdict=Verdict.FAILS,
        measure=_kinks_outside,
        control_statement="the tent, whose two kinks lie within the data's range",
        control=_kinks_of_the_tent,
        correction="They are linear beyond their last kink, and it may lie far outside the data.",
        training=f"after {extrapolation.RECIPE.steps:,} steps of Adam",
        longer=lambda: _kinks_outside(2),
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
        expected_from="a bound; every loss that rewards a yes is least where the answer is always yes",
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
        measure=lambda: _shortfall(greatest=True),
        control_statement="the second greatest",
        control=lambda: _shortfall(greatest=False),
    ),
    claim(
        "close-negatives-count-more",
        "missing-negatives",
        "Thirty negatives close to the boundary teach more than a hundred far away: fewer wrong points are accepted.",
        expected_from="a bound: four standard errors of the difference over five samples",
        measure=lambda: _closer_is_better("far"),
        control_statement="a hundred that are close as well",
        control=lambda: _closer_is_better("close"),
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

CLAIMS: tuple[Claim, ...] = BEYOND
