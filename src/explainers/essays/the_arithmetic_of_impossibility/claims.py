"""The claims of the essay *The arithmetic of impossibility*, each with the setting in which it must not hold."""

from __future__ import annotations

from math import comb, log10

import numpy as np
from scipy import constants, special

from explainers.claim import Claim, Evidence, Verdict, claims_of
from explainers.essays.the_arithmetic_of_impossibility import context_learners, counting, covering, experiments, interactions, smoothness
from explainers.essays.the_arithmetic_of_impossibility.experiments import (
    CONTEXT,
    ERROR,
    FEW,
    HIGH,
    IMAGES,
    LOW,
    POST_LENGTH,
    POST_VOCABULARY,
    SEQUENCES,
    SMALL_TABLES,
    VOCABULARY,
)
from explainers.numerals import from_logarithm, power_of_ten, scientific, superscript
from explainers.tolerance import EXACT, INSIDE, bound, share_errors, standard_errors

claim = claims_of("the-arithmetic-of-impossibility")

BLOG = "{cite:t}`jablonka2025manifold`"


def table_dimensions(share: int) -> Evidence:
    """Dimensions of the functions whose terms look at all places, or at ``share`` places, beside the number of inputs."""
    measured = [interactions.measured_dimension(V, T, share or T) for V, T in SMALL_TABLES]
    return Evidence(measured, [V**T for V, T in SMALL_TABLES], EXACT)


def first_length(vocabulary: int) -> Evidence:
    """The first length with more sequences than atoms beside the same, counted in whole numbers for the essay's vocabulary."""
    length, count = 0, 1
    while count <= int(counting.ATOMS):
        length, count = length + 1, count * VOCABULARY
    return Evidence(counting.length_exceeding(vocabulary, counting.ATOMS), length, EXACT)


BARYONS_A_PHOTON, TEMPERATURE = 6.14e-10, 2.7255
"""A published ratio, and the temperature of the cosmic background in kelvin."""


def atoms(radius: float) -> Evidence:
    """log₁₀ of the baryons in a ball, by their mass, beside that in the observable universe, by the photons of the cosmic background."""
    wavenumber = constants.k * TEMPERATURE / (constants.hbar * constants.c)
    by_photons = BARYONS_A_PHOTON * 2 * float(special.zeta(3)) / np.pi**2 * wavenumber**3 * 4 / 3 * np.pi * counting.RADIUS**3
    return Evidence(
        log10(counting.baryons(radius)),
        log10(by_photons),
        bound(log10(1.1), "a tenth, for two densities that are published to a hundredth, and nuclei that weigh less than their parts"),
    )


LENGTHS = (2, 4, 6, 8)


def table_has_seen(world: str) -> Evidence:
    """Shares of new contexts that a table has seen, drawn in a world, beside the exact shares in the world with a grammar."""
    seen = context_learners.shares(world, SEQUENCES)[3]
    exact = [context_learners.share_seen(SEQUENCES, T, context_learners.WORLDS["grammar"]) for T in LENGTHS]
    return Evidence(
        [float(seen[T - 1]) for T in LENGTHS],
        exact,
        share_errors(exact, context_learners.ASKED) + standard_errors(_between_tables(SEQUENCES)),
    )


def _between_tables(n: int) -> list[float]:
    """Standard deviation of the share that a table covers, from one table of n sequences to the next: at most √(Σ p² q (1 − q))."""
    found = []
    for T in LENGTHS:
        p, many = context_learners.context_probabilities(T, context_learners.WORLDS["grammar"])
        missed = np.exp(n * np.log1p(-p))
        found.append(float(np.sqrt(np.sum(many * p**2 * missed * (1 - missed)))))
    return found


def sharing_is_right(world: str) -> Evidence:
    """How often the last token alone is right, at every length of context, beside the best that is possible with a grammar."""
    last = context_learners.shares(world, SEQUENCES, tossed=True)[1]
    best = max(context_learners.WORLDS["grammar"])
    return Evidence(float(last[CONTEXT - 1]), best, share_errors(best, context_learners.ASKED))


def nobody_wins(world: str) -> Evidence:
    """How often table, last token and back-off are right beside a guess."""
    learners = context_learners.shares(world, SEQUENCES, tossed=True)[:3]
    guess = 1 / context_learners.VOCABULARY
    return Evidence([float(shares[CONTEXT - 1]) for shares in learners], [guess] * 3, share_errors(guess, context_learners.ASKED))


SIDE = 64


def random_cover(curve: bool) -> Evidence:
    """Share of SIDE × SIDE cells hit by as many random points, all over the square or on its diagonal, beside 1 − (1 − 1/m)^m."""
    m, rng = SIDE**2, np.random.default_rng(6)
    points = np.repeat(rng.random((m, 1)), 2, axis=1) if curve else rng.random((m, 2))
    deviation = np.sqrt((np.exp(-1) - 2 * np.exp(-2)) / m)
    return Evidence(covering.cells_hit(points, SIDE) / m, covering.share_of_cells_hit(m, m), standard_errors(float(deviation)))


POINTS, PLACES, DIMENSIONS = 2000, 100, (2, 5, 43, 1000)


def nearest(sheet: int) -> Evidence:
    """Mean side of the smallest cube that holds a sample in each of DIMENSIONS beside the exact mean; a ``sheet`` of 1 is a curve."""
    rng, measured, errors = np.random.default_rng(8), [], []
    for d in DIMENSIONS:
        sides = covering.sides(POINTS, d, PLACES, rng, sheet)
        measured.append(float(sides.mean()))
        errors.append(float(sides.std(ddof=1)) / np.sqrt(PLACES))
    return Evidence(measured, [covering.expected_side(POINTS, d) for d in DIMENSIONS], standard_errors(errors))


def images_cover(d: int) -> Evidence:
    """Mean side of the smallest cube around a place that holds one of ImageNet's many random samples, beside half the cube's side."""
    sides = experiments.image_sides(d)
    return Evidence(float(sides.mean()), 0.5, standard_errors(float(sides.std(ddof=1)) / np.sqrt(len(sides))), relation="<=")


def merely_large(d: int) -> Evidence:
    """log₁₀ of the cells of side ½ beside log₁₀ of the atoms, which the post calls essentially nothing."""
    return Evidence(covering.log10_cells(0.5, d), log10(counting.baryons()), INSIDE, relation="<=")


TAYLOR = ((5, 0.1, 1), (5, 0.1, 2), (5, 0.1, 3), (20, 0.02, 2), (43, 0.01, 4))
"""Dimensions, sides and orders at which a Taylor polynomial is compared with its bound."""


def taylor(frequency: float) -> Evidence:
    """The largest error of Taylor polynomials of waves over their bound for derivatives of at most 1; it falls short by the next term."""
    ratios, short = [], []
    for d, side, s in TAYLOR:
        errors = smoothness.wave_errors(side, d, s, frequency, np.random.default_rng(3))
        ratios.append(float(errors.max()) / smoothness.taylor_bound(side, d, s))
        short.append((d * side / 2) ** 2 / ((s + 1) * (s + 2)) + (np.pi / smoothness.PHASES) ** 2)
    return Evidence(ratios, [1.0] * len(TAYLOR), bound(short, "the next term of the series, and the step between phases"))


POLYNOMIALS = ((2, 4), (3, 3), (5, 3), (10, 2), (10, 3))
"""Dimensions and orders of polynomials that are learned from samples."""


def samples_a_cell(alike: bool) -> Evidence:
    """Coefficients that twice as many samples fix beside C(d + s − 1, s − 1), by Pascal's rule."""
    rng = np.random.default_rng(4)
    fixed = [smoothness.known_coefficients(d, s, 2 * comb(d + s - 1, d), rng, alike) for d, s in POLYNOMIALS]
    return Evidence(fixed, [_pascal(d, s) for d, s in POLYNOMIALS], EXACT)


def _pascal(d: int, s: int) -> int:
    """Coefficients of degree below s in d variables: those without the last variable, and the last variable times those of less degree."""
    return 1 if s == 1 or d == 0 else _pascal(d - 1, s) + _pascal(d, s - 1)


def beyond_reach(d: int) -> Evidence:
    """log₁₀ of the fewest numbers to learn, whatever the order of smoothness, beside log₁₀ of ImageNet's images."""
    return Evidence(smoothness.least_log10_numbers(ERROR, d), log10(IMAGES), INSIDE, relation=">=")


def one_order(d: int) -> Evidence:
    """Numbers to learn in a cell with the essay's order of smoothness beside ImageNet's images."""
    return Evidence(log10(smoothness.coefficients(d, experiments.ORDER)), log10(IMAGES), INSIDE, relation=">=")


_CONCLUSION = from_logarithm(experiments.POST_LOG10_DIMENSIONS)
_ATOMS = scientific(counting.ATOMS).removeprefix("1 × ")
_HALF = covering.log10_cells(0.5, counting.POST_DIMENSION)
_A_RANK = "a rank: order, scale and sign of what is counted cancel"
_NAMES = {
    "*.codes *": "contexts under other names, the same for what was seen and what is asked",
    "*.draw shuffled": "the same sequences in another order",
}
_POWERS_APART = {"* scaled": "a quarter is nothing beside powers of ten"}

CLAIMS: tuple[Claim, ...] = (
    claim(
        "a-table-has-an-entry-for-each-input",
        "nobody-learns-a-table",
        "A function of T tokens that may be any function has as many dimensions as there are inputs, V^T.",
        source=BLOG,
        says=f"Learning an arbitrary function in {_CONCLUSION} dimensions from {power_of_ten(14)} samples is impossible: "
        "that part of the counting argument was correct.",
        expected_from="V^T, the number of inputs, for three small vocabularies",
        verdict=Verdict.CAVEAT,
        measure=lambda: table_dimensions(0),
        control_statement="functions whose terms look at one token each: T(V − 1) + 1 dimensions",
        control=lambda: table_dimensions(1),
        indifferent_to={"*.terms *": _A_RANK, "*.all_sequences *": "tokens under other names, or in another order"},
        correction=f"True of arbitrary functions: {_CONCLUSION} is V^T for V = {POST_VOCABULARY:,} and T = {POST_LENGTH:,}. "
        f"It is not the dimension of an input, which has at most V·T = {POST_VOCABULARY * POST_LENGTH // 10**6} million coordinates, "
        "nor of the functions that share.",
    ),
    claim(
        "atoms-in-eighteen-tokens",
        "counting-inputs",
        f"With a vocabulary of {VOCABULARY:,}, there are more sequences of "
        f"{counting.length_exceeding(VOCABULARY, counting.ATOMS)} tokens than atoms in the observable universe.",
        source=BLOG + ", confirmed",
        says="If every atom of the observable universe were a training example, a language model would still have seen next to nothing of "
        "what it can be asked.",
        expected_from=f"whole numbers: the least T with {VOCABULARY:,}^T above {_ATOMS}",
        measure=lambda: first_length(VOCABULARY),
        control_statement="a vocabulary of two",
        control=lambda: first_length(2),
    ),
    claim(
        "atoms-in-the-universe",
        "counting-inputs",
        f"The observable universe holds about {_ATOMS} atoms.",
        source="density from {cite:t}`planck2020cosmological`, arithmetic here",
        expected_from="the photons of the cosmic background and the published number of baryons to each {cite:p}`obspm2026baryon`",
        measure=lambda: atoms(counting.RADIUS),
        control_statement="a ball of 13.8 billion light years: the way that light has gone, not how far its source is now",
        control=lambda: atoms(13.8e9 * counting.LIGHT_YEAR),
    ),
    claim(
        "tables-need-to-have-seen",
        "nobody-learns-a-table",
        "A table has seen a new context of T tokens with the chance Σ p (1 − (1 − p)ⁿ), which falls to nothing as T grows.",
        expected_from=f"the sum over all contexts of {', '.join(map(str, LENGTHS))} tokens, n = {SEQUENCES:,} sequences",
        measure=lambda: table_has_seen("grammar"),
        control_statement="coins: all sequences are equally likely, so fewer new ones have been seen",
        control=lambda: table_has_seen("coins"),
        indifferent_to={
            **_NAMES,
            "*.answers shuffled": "a share, whatever the order",
        },
    ),
    claim(
        "sharing-needs-few",
        "nobody-learns-a-table",
        f"Where the next token depends on the last alone, {SEQUENCES:,} sequences suffice to predict as well as the rule, "
        "however long the context.",
        expected_from="the probability of the likeliest next token",
        measure=lambda: sharing_is_right("grammar"),
        control_statement="coins: there is no rule to share",
        control=lambda: sharing_is_right("coins"),
        indifferent_to=_NAMES,
    ),
    claim(
        "coins-leave-nothing-to-share",
        "nobody-learns-a-table",
        "Where every next token is equally likely, table, last token and back-off are right no more often than a guess.",
        expected_from="1/V",
        measure=lambda: nobody_wins("coins"),
        control_statement="a grammar: learners that share win",
        control=lambda: nobody_wins("grammar"),
        indifferent_to={
            **_NAMES,
            "*.shares:? shuffled": "with coins no length is better than another",
        },
    ),
    claim(
        "random-covering",
        "covering-cubes",
        "As many random samples as cells hit only 1 − 1/e of the cells.",
        expected_from=f"1 − (1 − 1/m)^m, m = {SIDE**2:,} cells",
        measure=lambda: random_cover(False),
        control_statement="samples on the diagonal only",
        control=lambda: random_cover(True),
        indifferent_to={"*.cells_hit off by one": "one cell of thousands"},
    ),
    claim(
        "neighbor-distance",
        "covering-cubes",
        "The smallest cube around a place that holds one of n random samples has the side Γ(1 + 1/d) n^(−1/d) on average, n large.",
        expected_from=f"the chance that a cube of side u is empty, (1 − u^d)^n, integrated exactly; n = {POINTS:,}, "
        f"d = {', '.join(f'{d:,}' for d in DIMENSIONS)}",
        measure=lambda: nearest(0),
        control_statement="data on a curve in the same spaces: then d = 1 counts",
        control=lambda: nearest(1),
        indifferent_to={"*.sides shuffled": "a mean, whatever the order"},
    ),
    claim(
        "covering-imagenet",
        "covering-cubes",
        f"As many samples as ImageNet has images cover a structure of {HIGH} dimensions: the nearest is within half its side.",
        source=BLOG + ", with the dimension of {cite:t}`pope2021intrinsic`",
        says="Real data concentrate on a low-dimensional structure, and covering that structure, unlike all inputs, is tractable.",
        expected_from="½: one cut of each coordinate, the least that covering can mean",
        verdict=Verdict.FAILS,
        measure=lambda: images_cover(HIGH),
        control_statement="ten dimensions",
        control=lambda: images_cover(10),
        indifferent_to={
            "*.sides shuffled": "a mean, whatever the order",
            "*.sides scaled": "a quarter leaves both on their side of one half; neighbor-distance holds them to their mean",
        },
        correction=f"True in ten dimensions. In {HIGH}, the largest estimate for ImageNet ({LOW} is the smallest), its "
        f"{IMAGES:,} images make cells of side {covering.resolution(IMAGES, HIGH):.2f} at best; "
        f"side ½ takes 2{superscript(HIGH)} ≈ {scientific(2.0**HIGH)} samples.",
    ),
    claim(
        "covering-a-thousand-dimensions",
        "covering-cubes",
        f"Covering {counting.POST_DIMENSION:,} dimensions takes a number of samples that is merely large: no more than there are atoms.",
        source=BLOG,
        says="Covering d dimensions takes samples that grow like ε to the power −d; with 1,000 dimensions, not 200,000, this falls from "
        "astronomical to merely large. (Of as many samples as atoms the post says that they would be next to nothing.)",
        expected_from="log₁₀ of the atoms in the observable universe, at the coarsest resolution that cuts, ε = ½",
        verdict=Verdict.FAILS,
        measure=lambda: merely_large(counting.POST_DIMENSION),
        control_statement=f"{HIGH} dimensions, the largest estimate for ImageNet",
        control=lambda: merely_large(HIGH),
        correction=f"Cutting each coordinate in half already makes 2{superscript(counting.POST_DIMENSION)} ≈ {from_logarithm(_HALF)} "
        "cells. Low dimension alone does not rescue covering.",
        indifferent_to=_POWERS_APART,
    ),
    claim(
        "taylor-remainder",
        "what-smoothness-costs",
        "If all partial derivatives of order s are at most 1, a Taylor polynomial errs by at most (dε/2)^s/s! in a cell of side ε, "
        "and no smaller bound holds.",
        expected_from="Taylor's remainder, reached by sin Σx in a corner up to the next term of the series",
        measure=lambda: taylor(1.0),
        control_statement="waves of twice the frequency, whose derivatives are larger",
        control=lambda: taylor(2.0),
        indifferent_to={"*.wave_errors shuffled": "the largest, whatever the order"},
    ),
    claim(
        "samples-a-cell",
        "what-smoothness-costs",
        "Samples fix C(d + s − 1, s − 1) coefficients of a polynomial of degree s − 1 in d variables, so as many are needed in each cell.",
        expected_from="Pascal's rule for the number of coefficients",
        measure=lambda: samples_a_cell(False),
        control_statement="samples whose coordinates are all alike fix s coefficients",
        control=lambda: samples_a_cell(True),
        indifferent_to={"*.monomials *": _A_RANK},
    ),
    claim(
        "smoothness-does-not-reach",
        "what-smoothness-costs",
        f"In {HIGH} dimensions no order of Taylor polynomials gets within error {ERROR} from as many samples as ImageNet has images.",
        expected_from=f"{IMAGES:,} images, one number each; the constants of Taylor's bound are taken as one",
        measure=lambda: beyond_reach(HIGH),
        control_statement=f"{FEW} dimensions: the best order is within reach",
        control=lambda: beyond_reach(FEW),
        indifferent_to={"*.coefficients off by one": "one number of millions"},
    ),
    claim(
        "eight-derivatives-a-cell",
        "what-smoothness-costs",
        f"With {experiments.ORDER} bounded derivatives in {HIGH} dimensions a single cell has more coefficients than ImageNet has images.",
        expected_from=f"{IMAGES:,} images",
        measure=lambda: one_order(HIGH),
        control_statement=f"{FEW} dimensions",
        control=lambda: one_order(FEW),
        indifferent_to={"*.coefficients off by one": "one number of millions"},
    ),
)
