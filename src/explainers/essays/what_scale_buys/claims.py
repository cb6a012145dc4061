"""The claims of the essay *What scale buys*, each with the setting in which it must not hold."""

from __future__ import annotations

import itertools
from functools import cache
from math import log, sqrt

import numpy as np
import scipy.linalg
from scipy.optimize import minimize_scalar

from explainers.claim import Claim, Evidence, claims_of
from explainers.essays.what_scale_buys import budget, clock, lattice, learners, parity, pieces, rings, sphere, torus, yardstick
from explainers.essays.what_scale_buys.experiments import HOFFMANN, NUMBERS
from explainers.tolerance import EPS, INSIDE, bound, rounding, share_errors, standard_errors

claim = claims_of("what-scale-buys")

BLOG = "{cite:t}`jablonka2025manifold`"

LOOKS, DENSITIES = 60, (64, 256, 1024)


def ring_errors(learner: str, densities: tuple[int, ...] = DENSITIES) -> Evidence:
    """Mean squared error of the picture, near its corner and far from it, beside the closed form for the nearest sample."""
    rng, measured, expected, errors = np.random.default_rng(2), [], [], []
    x = rings.pixels()[::7]
    r = np.sqrt(np.sum(x**2, axis=1))
    near = r < 0.5
    for n in densities:
        off = np.array([(rings.learned(learner, rings.samples(n, rng), x) - rings.rings(x)) ** 2 for _ in range(LOOKS)])
        law = rings.expected_error(r, n)
        for part in (near, ~near):
            each = off[:, part].mean(axis=1)
            measured.append(float(each.mean()))
            errors.append(float(each.std(ddof=1)) / sqrt(LOOKS))
            expected.append(float(law[part].mean()))
    return Evidence(measured, expected, standard_errors(errors))


TORI, FEW, MANY = (2, 3, 5), 200, 1600


def distance_exponents(sheet: int) -> Evidence:
    """Slope of log E r² against log n between FEW and MANY samples beside −2/d; a ``sheet`` of one dimension lies in the same torus."""
    rng, slopes, errors, beyond = np.random.default_rng(4), [], [], []
    for d in TORI:
        few, many = (torus.squared_distances(n, d, 150, 40, rng, sheet=sheet) for n in (FEW, MANY))
        slopes.append((log(many.mean()) - log(few.mean())) / log(MANY / FEW))
        relative = [float(part.std(ddof=1) / part.mean()) / sqrt(len(part)) for part in (few, many)]
        errors.append(float(np.linalg.norm(relative)) / log(MANY / FEW))
        beyond.append((2 / d) * (2 / d + 1) / (2 * FEW) / log(MANY / FEW))
    return Evidence(
        slopes, [-2 / d for d in TORI], standard_errors(errors) + bound(beyond, "Γ(n + 1)/Γ(n + 1 + 2/d) beside n to the power −2/d")
    )


AMBIENT, DEGREE, SPHERES, SAMPLE = 60, 2, (1, 2, 4, 8), 300


def nearest_on_spheres(filled: bool, spheres: tuple[int, ...] = SPHERES) -> Evidence:
    """Squared error of the nearest sample's value on spheres turned into a space of AMBIENT dimensions; ``filled``: on all its sphere."""
    rng, measured, errors = np.random.default_rng(5), [], []
    for d in spheres:
        own, each = AMBIENT - 1 if filled else d, []
        for _ in range(120):
            f, turn = sphere.wave(DEGREE, own, rng), sphere.embedding(own, AMBIENT, rng)
            data, asked = sphere.points(SAMPLE, own, rng), sphere.points(100, own, rng)
            told = learners.nearest(data @ turn.T, f(data), asked @ turn.T)
            each.append(float(np.mean((told - f(asked)) ** 2)))
        measured.append(float(np.mean(each)))
        errors.append(float(np.std(each, ddof=1)) / sqrt(len(each)))
    return Evidence(measured, [sphere.nearest_error(SAMPLE, d, DEGREE) for d in spheres], standard_errors(errors))


CELLS = ((1, 24), (2, 16), (3, 10))
"""Dimensions, and cells a side that are doubled."""


def piece_exponents(affine: bool, sizes: tuple[tuple[int, int], ...] = CELLS) -> Evidence:
    """Slope of log error against the logarithm of the number of pieces beside −4/d."""
    slopes, beyond = [], []
    for d, m in sizes:
        coarse, fine = (pieces.fitted_error(cells, d, affine) for cells in (m, 2 * m))
        slopes.append((log(fine) - log(coarse)) / (d * log(2)))
        beyond.append(4 / 35 * (np.pi / m) ** 2 / (d * log(2)))
    return Evidence(slopes, [-4 / d for d, _ in sizes], bound(beyond, "the next term of the series, 4z²/35 with z = π/m"))


LATTICES = ((1, 8), (1, 32), (2, 6))
CRESTS = 2


def aliases(shifted: bool) -> Evidence:
    """Error of the kernel's interpolant on a lattice, solved for, beside what its aliases leave."""
    measured = [lattice.solved_error(m, d, CRESTS, shifted) for d, m in LATTICES]
    expected = [lattice.alias_error(m, d, CRESTS) for d, m in LATTICES]
    work = [m**d * np.linalg.cond(scipy.linalg.circulant(lattice.kernel(m, 1))) ** d for d, m in LATTICES]
    return Evidence(measured, expected, rounding(max(work)))


SMOOTH, STEEP, FLAT = 2, (64, 512), 4
"""A function of few crests, the sizes between which errors fall, and a dimension in which the nearest sample's error falls slowly."""


def steeper_than_nearest(degree: int, steps: int) -> Evidence:
    """Slopes of the errors of kernel and network beside −2/d, the nearest sample's."""
    rng, slopes = np.random.default_rng(7), []
    for learner in ("kernel", "network"):
        found = learners.errors(learner, FLAT, degree, sizes=STEEP, draws=3, steps=steps, rng=rng).mean(axis=0)
        slopes.append(learners.slope(np.array(STEEP, float), found))
    return Evidence(slopes, [-2 / FLAT] * 2, INSIDE, relation="<=")


SPLITS = ((10, 60), (40, 100), (60, 400))
"""Parameters and data."""


def losses_of_splits(twice: bool) -> Evidence:
    """Excess of fits with noise beside the exact formula; ``twice``: half the data are copies."""
    rng, measured, errors = np.random.default_rng(6), [], []
    for p, n in SPLITS:
        each = [budget.fitted_excess(p, 1.0, 0.5, budget.fitted_noise(p, n, rng, twice=twice)) for _ in range(200)]
        measured.append(float(np.mean(each)))
        errors.append(float(np.std(each, ddof=1)) / sqrt(len(each)))
    return Evidence(measured, [float(budget.excess(p, n, 1.0, 0.5)) for p, n in SPLITS], standard_errors(errors))


BUDGETS, ALPHAS = (10**6, 10**8), (0.5, 1.0, 2.0)


def best_sizes(σ: float) -> Evidence:
    """Best number of parameters by trying all beside √(αC/(α + 2)), where the logarithm of the excess has the curvature α(α + 2)."""
    best, calculus, off = [], [], []
    for C, α in itertools.product(BUDGETS, ALPHAS):
        p = budget.balanced(C, α)
        n = C / p
        best.append(budget.best(C, α, σ))
        calculus.append(p)
        off.append(2 + p * sqrt(2 * p / ((n - 1) * (n - p - 2)) / (α * (α + 2))))
    return Evidence(best, calculus, bound(off, "n is rounded down, by less than one, and the least is flat"))


TOKENS = (1e19, 1e22, 1e25)
"""Products of parameters and tokens."""


def power_split(both: bool) -> Evidence:
    """log₁₀ of the best number of parameters by calculus beside a search; without ``both``, the data's term has no factor."""
    _, u, α, v, β = HOFFMANN
    measured = [np.log10(budget.best_of_powers(C, u, α, v if both else 1.0, β)[0]) for C in TOKENS]
    searched = [_searched(C) for C in TOKENS]
    return Evidence(measured, searched, bound(np.sqrt(EPS) * max(searched), "a search cannot see a least better than to √ε of its place"))


def _searched(C: float) -> float:
    _, u, α, v, β = HOFFMANN
    found = minimize_scalar(
        lambda x: log(u * 10 ** (-α * x) + v * 10 ** (-β * (np.log10(C) - x))),
        bounds=(1, np.log10(C) - 1),
        method="bounded",
        options={"xatol": 1e-9},
    )
    return float(found.x)


LENGTHS = (2, 5, 10)


def powers_of_a_digit(repeated: bool) -> Evidence:
    """Share of numbers read beside the L-th power of the share of digits read, by the readers of most digits."""
    rng = np.random.default_rng(3)
    right = yardstick.read(rng)[-1]
    measured = [yardstick.numbers_read(right, L, NUMBERS, rng, repeated) for L in LENGTHS]
    expected = [float(np.mean(right)) ** L for L in LENGTHS]
    return Evidence(measured, expected, share_errors(expected, NUMBERS))


BITS, EXAMPLES = 20, (10, 19, 20, 21, 24)


def parities(even: bool) -> Evidence:
    """Share of new strings answered rightly around as many examples as bits, beside the law of the rank."""
    rng, measured, errors = np.random.default_rng(9), [], []
    for m in EXAMPLES:
        each = [parity.share_right(m, BITS, 100, rng, even) for _ in range(150)]
        measured.append(float(np.mean(each)))
        errors.append(float(np.std(each, ddof=1)) / sqrt(len(each)))
    return Evidence(measured, [parity.expected_right(m, BITS) for m in EXAMPLES], standard_errors(errors))


ENOUGH, TOO_FEW, STEPS = 0.6, 0.3, 1000


@cache
def clock_after(share: float, steps: int) -> clock.Course:
    """Training on a share of the addition table."""
    return clock.train(share, (steps,), np.random.default_rng(12))


def unseen_sums(share: float, steps: int = STEPS) -> Evidence:
    """Share of sums answered rightly that were not shown, beside nine in ten."""
    return Evidence(float(clock_after(share, steps).unseen_right[-1]), 0.9, INSIDE, relation=">=")


def unseen_loss(share: float, steps: int = STEPS) -> Evidence:
    """Squared error on sums that were not shown beside a quarter of that of an answer that does not look."""
    return Evidence(float(clock_after(share, steps).loss[-1]), clock.blind_loss() / 4, INSIDE, relation="<=")


_MEAN = "a mean, whatever the order"
LONGER = "another step size; it is true after training twice as long as well"

CLAIMS: tuple[Claim, ...] = (
    claim(
        "more-data-finer-rings",
        "finer-detail",
        "The detail that n samples show becomes finer as n grows: the nearest sample's value errs by 1 − exp(−πK²r²/n) on rings of width "
        "1/(Kr), averaged over a ring, and by the formula in the code at each place.",
        source=BLOG + ", confirmed",
        says="Larger models and more data let a network learn finer details of the manifold.",
        expected_from="the displacement to the nearest of a Poisson process in the plane, which is normal, and its characteristic function",
        measure=lambda: ring_errors("nearest"),
        control_statement="triangles between the samples: another learner, another law",
        control=lambda: ring_errors("triangles", DENSITIES[:1]),
        indifferent_to={
            "*.samples shuffled": "the same samples in another order",
            "*.pixels scaled": "the law holds at every place, and is taken at the same ones",
            "*.pixels shuffled": "the same places in another order",
        },
    ),
    claim(
        "distances-fall-like-two-over-d",
        "how-near-is-the-nearest",
        "On a torus of d dimensions the squared distance to the nearest of n random samples falls like n to the power −2/d.",
        expected_from="E r² = V_d^(−2/d) Γ(1 + 2/d) Γ(n + 1)/Γ(n + 1 + 2/d), d = " + ", ".join(map(str, TORI)),
        measure=lambda: distance_exponents(0),
        control_statement="data on a line in the same tori: then d = 1 counts",
        control=lambda: distance_exponents(1),
        indifferent_to={"*.squared_distances shuffled": _MEAN, "*.squared_distances scaled": "a slope: the scale cancels"},
    ),
    claim(
        "nearest-on-a-sphere",
        "how-near-is-the-nearest",
        f"On a sphere of d dimensions, wherever it lies in {AMBIENT} dimensions, the nearest sample's value errs by 2(1 − E G(cos z)).",
        expected_from="the law of the angle to the nearest of n samples, and the mean value of a harmonic on a circle (Funk and Hecke)",
        measure=lambda: nearest_on_spheres(False),
        control_statement=f"data that fill the sphere of {AMBIENT} dimensions' space",
        control=lambda: nearest_on_spheres(True, SPHERES[-1:]),
        indifferent_to={"*.embedding *": "distances are as they were but for a factor", "*.points shuffled": "the same points"},
    ),
    claim(
        "flat-pieces-four-over-d",
        "what-smooth-learners-get",
        "If a model is N flat pieces on data of d dimensions, its squared error falls like N to the power −4/d.",
        source="{cite:t}`sharma2022scaling`, confirmed for flat pieces",
        says="Where data are plentiful and a network does regression on a manifold of dimension d, its loss should fall like a power of "
        "the number of parameters, with an exponent of about 4/d.",
        expected_from="z⁴/45, the first term of 1 − j₀(z)² − 3j₁(z)² at z = πN^(−1/d), d = " + ", ".join(str(d) for d, _ in CELLS),
        measure=lambda: piece_exponents(True),
        control_statement="constant pieces: the exponent is −2/d",
        control=lambda: piece_exponents(False, CELLS[:2]),
        indifferent_to={"*.fitted_error scaled": "a slope: the scale cancels"},
    ),
    claim(
        "kernels-confuse-aliases",
        "what-smooth-learners-get",
        "From samples on a lattice the kernel exp(−|x − x'|) learns a wave up to its aliases; the error falls like n^(−2(d + 1)/d).",
        expected_from="the kernel's Fourier coefficients, added up over the waves that agree on the lattice; d = 1, 2",
        measure=lambda: aliases(False),
        control_statement="every second sample moved by half a cell: no lattice, other errors",
        control=lambda: aliases(True),
    ),
    claim(
        "smooth-learners-fall-faster",
        "what-smooth-learners-get",
        f"On a sphere of {FLAT} dimensions the errors of kernel and network for a function of few crests fall faster than n^(−2/d).",
        expected_from=f"−2/d, the nearest sample's exponent; n from {STEEP[0]} to {STEEP[1]}",
        measure=lambda: steeper_than_nearest(SMOOTH, learners.STEPS),
        control_statement="a function of many crests, too fine for as many samples",
        control=lambda: steeper_than_nearest(9, learners.STEPS),
        training=f"after {learners.STEPS} steps of Adam, whose rate had fallen to a hundredth",
        longer=lambda: steeper_than_nearest(SMOOTH, 2 * learners.STEPS),
        indifferent_to={
            "*.learners.errors scaled": "a slope: the scale cancels",
            "*.Wave.__call__ scaled": "a factor of the function, and a slope has no scale",
            "*.gegenbauer scaled": "a factor of the function, and a slope has no scale",
            "*.wave:c scaled": "a factor of the function, and a slope has no scale",
            "*.wave:u scaled": "another polynomial of the same degree",
            "*.sphere.points scaled": "a larger sphere, for data and questions alike",
            "*.loss_gradient:? scaled": "Adam divides a gradient by its size, so the scale cancels",
            "*.Adam.steps scaled": LONGER,
            "*.relu_batch.initialize:? scaled": "another start, from which training gets as far",
            "*.relu_batch.initialize:? zeroed": "another start, from which training gets as far",
            "*.Wave.__call__ negated": "minus a function has as few crests",
            "*.wave:? shuffled": "another function of the same degree, in another size: a slope has no scale",
            "*.harmonics *": "a factor of the function, and a slope has no scale",
            "*.wave:w *": "one crest more is few as well",
        },
    ),
    claim(
        "a-split-costs-what-the-formula-says",
        "capacity-and-data",
        "p parameters and n data lose (T_p + σ²)(n − 1)/(n − p − 1) − σ² on average, T_p the variance of what the model lacks.",
        expected_from="the mean of an inverse Wishart matrix",
        measure=lambda: losses_of_splits(False),
        control_statement="half of the data are copies of the other half",
        control=lambda: losses_of_splits(True),
        indifferent_to={
            "*.budget.tail scaled": "true of any variance that the model lacks",
            "*.budget.tail zeroed": "true of any variance that the model lacks",
        },
    ),
    claim(
        "half-of-the-budget-each",
        "capacity-and-data",
        "Without noise in the labels the best model for a budget C = pn has √(αC/(α + 2)) parameters: model and data grow alike.",
        expected_from="the derivative of p^(−α)/(1 − p²/C)",
        measure=lambda: best_sizes(0.0),
        control_statement="labels as noisy as the signal is strong: the best model grows more slowly",
        control=lambda: best_sizes(1.0),
        indifferent_to={"*.excess scaled": "the least is at the same place", "*.tail scaled": "the least is at the same place"},
    ),
    claim(
        "powers-split-by-their-exponents",
        "capacity-and-data",
        "A sum of power laws u p^(−α) + v n^(−β) at fixed pn is least at p = (αu/βv)^(1/(α + β)) C^(β/(α + β)).",
        expected_from="a numerical search, with the constants that {cite:t}`hoffmann2022training` fitted to language models",
        measure=lambda: power_split(True),
        control_statement="the formula without the factor v",
        control=lambda: power_split(False),
    ),
    claim(
        "all-or-nothing-is-a-power",
        "the-yardstick",
        "If digits are read independently, the share of numbers of L digits that are read is the L-th power of the share of digits read.",
        source="{cite:t}`schaeffer2023mirage`, confirmed",
        says="For a fixed task and family of models, a measure that is not linear in the error of a token can make an ability seem to "
        "appear suddenly, where a linear or continuous measure of the same outputs improves smoothly.",
        expected_from="independence: a share a of digits, to the power L = " + ", ".join(map(str, LENGTHS)),
        measure=lambda: powers_of_a_digit(False),
        control_statement="one image L times: errors come together, and a number is read as often as a digit",
        control=lambda: powers_of_a_digit(True),
        indifferent_to={
            "*data.images.* *": "true of any reader of any digits",
            "*.yardstick.read *": "true of any reader, for the share of digits is that of the same one",
        },
    ),
    claim(
        "parity-steps-at-its-bits",
        "a-real-step",
        "A learner of parities by elimination guesses until it has about as many examples as bits, and knows all soon after: "
        "it is right with ½ + ½ E 2^(rank − b).",
        expected_from=f"the law of the rank of random strings modulo 2; b = {BITS} bits",
        measure=lambda: parities(False),
        control_statement="examples with an even number of ones, which never have full rank",
        control=lambda: parities(True),
    ),
    claim(
        "the-clock-is-found",
        "a-real-step",
        f"A network that has seen {ENOUGH:.0%} of an addition table modulo {clock.HOURS} answers nine in ten of the other sums, or more.",
        expected_from="nine in ten; a guess is right once in " + str(clock.HOURS),
        measure=lambda: unseen_sums(ENOUGH),
        control_statement=f"{TOO_FEW:.0%} of the table",
        control=lambda: unseen_sums(TOO_FEW),
        training=f"after {STEPS:,} steps, long after all sums that it saw were right",
        longer=lambda: unseen_sums(ENOUGH, 2 * STEPS),
        indifferent_to={
            "*.clock.table shuffled": "the same table, with other names for the hours that are added",
            "*.Adam.steps scaled": LONGER,
        },
    ),
    claim(
        "the-step-is-in-the-loss-too",
        "a-real-step",
        f"The step is no matter of the yardstick: with {ENOUGH:.0%} of the table the squared error on other sums is less than "
        "a quarter of that of an answer that does not look.",
        expected_from=f"(1 − 1/{clock.HOURS})/4",
        measure=lambda: unseen_loss(ENOUGH),
        control_statement=f"{TOO_FEW:.0%} of the table: more than that of an answer that does not look",
        control=lambda: unseen_loss(TOO_FEW),
        training=f"after {STEPS:,} steps, long after all sums that it saw were right",
        longer=lambda: unseen_loss(ENOUGH, 2 * STEPS),
        indifferent_to={
            "*.clock.table shuffled": "the same table, with other names for the hours that are added",
            "*.clock.table negated": "the same table, with other names for its sums",
            "*.Adam.steps scaled": LONGER,
        },
    ),
)
