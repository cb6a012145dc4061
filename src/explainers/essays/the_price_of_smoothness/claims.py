"""The claims of *The price of smoothness*."""

from __future__ import annotations

from functools import partial

import numpy as np
from scipy.spatial.distance import cdist
from scipy.stats import binom

from explainers.claim import BOUND, FOUR, Claim, Evidence, Verdict, claims_of
from explainers.essays.the_price_of_smoothness import (
    bump_interpolant,
    experiments,
    fooled_digits,
    isoperimetry,
    linear_interpolant,
    lipschitz,
    memorization,
    one_pixel,
    random_points_on_a_sphere,
    robustness_law,
    smoothness_and_generalization,
    where_the_law_fails,
)
from explainers.essays.the_price_of_smoothness.lipschitz import Array
from explainers.essays.the_price_of_smoothness.power_law import Exponent
from explainers.essays.the_price_of_smoothness.robustness_law import Setting
from explainers.essays.too_many_parameters import double_descent
from explainers.networks import linear_regions, relu_network

claim = claims_of("the-price-of-smoothness")
QUANTA = "{cite:t}`quanta2022bigger`"
LAW = "{cite:t}`bubeck2021universal`"
MNIST = robustness_law.MNIST
PIXELS = int(MNIST["pixels"])
INTERVAL = f"{BOUND}: the ends of a confidence interval of ninety-five percent over independent repetitions"


# --- memorizing -------------------------------------------------------------------------------------------------------------------------


def _polynomial(n: int, parameters: int) -> Evidence:
    rng = np.random.default_rng(0)
    x, y = np.linspace(0, 1, n), rng.standard_normal(n)
    fit = np.polynomial.Polynomial.fit(x, y, parameters - 1)
    return Evidence(np.abs(fit(x) - y).max(), 0.0, 1e-9)


def _labelings(family: str) -> Evidence:
    """How many of the sixteen labelings of four points a family with one parameter reaches."""
    x, w = np.sqrt([0.2, 0.3, 0.5, 0.7]), np.arange(1, 20_000)
    signs = np.sin(np.outer(w, x)) > 0 if family == "sine" else w[:, None] / 20_000 > x
    return Evidence(len(np.unique(signs, axis=0)), 15, relation="<=")


def _cover(n: int, d: int) -> Evidence:
    draws = 150
    share = memorization.separable_share(n, d, draws, np.random.default_rng(0))
    return Evidence(share, 0.5, 4 * 0.5 / np.sqrt(draws))


SLAB_POINTS = memorization.SIZES[-1]


def _slabs(d: int, points_in_a_line: bool = False) -> Evidence:
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((SLAB_POINTS, d)), np.resize([1.0, -1.0], SLAB_POINTS)
    fitted = memorization.slabs(X, y)
    seen = X + (0.01 * rng.standard_normal(X.shape) if points_in_a_line else 0)
    return Evidence(np.mean(fitted.answer(seen) != y), 0.0)


def _margin_ratio(d: int, what: str) -> Evidence:
    m = experiments.memory(d)
    found = m.slab_margin if what == "slabs" else m.bump_radius
    return Evidence(found, 0.01 * m.bump_radius, relation="<=")


def _radius(curve_name: str, factor: float = 1.0) -> Evidence:
    states = [one_pixel.moved(n, p, 1, curve_name) for n in (3, 5, 7) for p in (0.1, 0.4, 0.5, 0.7)]
    return Evidence([s.radius * s.lipschitz.value for s in states], [factor] * len(states), 1e-9, ">=")


def _bump_radius(chosen: str) -> Evidence:
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((60, 8)), np.resize([1.0, -1.0], 60)
    r = bump_interpolant.radius(X, y)
    v = rng.standard_normal((60, 8))
    v /= np.linalg.norm(v, axis=1, keepdims=True)
    step = 0.999 * r if chosen == "below" else 1.001 * r
    if chosen == "above":  # toward the nearest point of the other label, where the two are closest
        apart = cdist(X[y > 0], X[y < 0])
        i, j = np.unravel_index(apart.argmin(), apart.shape)
        at = np.flatnonzero(y > 0)[i]
        v[at] = (X[y < 0][j] - X[at]) / apart.min()
    return Evidence(float(np.min(bump_interpolant.bumps(X, y, X + step * v) * y) > 0), 1.0)


def _digits(model: str) -> Evidence:
    fits = fooled_digits.pair()
    radius = fooled_digits.attack(model, 0.0).radius
    return Evidence([fits.misfit(model), radius], [0.0, 0.1], 1e-9, "<=")


COVER_DIMENSIONS = 10

MEMORIZING = (
    claim(
        "n-parameters-fit-n-points",
        "a-line-memorizes",
        "A polynomial with twelve parameters passes through twelve points with any labels.",
        source=QUANTA,
        expected_from="closed form: a Vandermonde matrix with different nodes is invertible",
        measure=lambda: _polynomial(12, 12),
        control_statement="with eleven parameters it misses them",
        control=lambda: _polynomial(12, 11),
    ),
    claim(
        "n-points-need-n-parameters",
        "a-line-memorizes",
        "To fit $n$ points a function needs $n$ parameters; here the signs of four points, by functions with one.",
        source=QUANTA,
        expected_from="a bound: fewer than all sixteen labelings are reached",
        tolerance_from="none: a count",
        verdict=Verdict.FAILS,
        correction="The rule counts parameters that act smoothly and are bounded; $\\sin(wx)$ with a large $w$ reaches all sixteen.",
        measure=lambda: _labelings("sine"),
        control_statement="a threshold $w$ in place of the sine",
        control=lambda: _labelings("threshold"),
    ),
    claim(
        "covers-half",
        "counting-in-many-dimensions",
        f"A hyperplane through the origin separates fair labels of $n = 2d$ normal points with probability one half; "
        f"here $d = {COVER_DIMENSIONS}$.",
        source="{cite:t}`cover1965geometrical`",
        expected_from="closed form: $C(2d, d)/2^{2d} = \\frac12$",
        tolerance_from=FOUR,
        measure=lambda: _cover(2 * COVER_DIMENSIONS, COVER_DIMENSIONS),
        control_statement="with $n = \\frac32 d$ it is more",
        control=lambda: _cover(3 * COVER_DIMENSIONS // 2, COVER_DIMENSIONS),
    ),
    claim(
        "slabs-memorize",
        "counting-in-many-dimensions",
        f"Two threshold units for each $d$ points labeled 1 fit all labels of {SLAB_POINTS} points in twenty dimensions.",
        source="derived here, one neuron per $d$ points is the count that {cite:t}`bubeck2021twolayers` name for mere fitting",
        expected_from="closed form: no point is on the wrong side",
        tolerance_from="none: a count",
        measure=lambda: _slabs(20),
        control_statement="all points moved by a hundredth of their size",
        control=lambda: _slabs(20, points_in_a_line=True),
    ),
    claim(
        "slabs-pass-by-closely",
        "counting-in-many-dimensions",
        f"Around {SLAB_POINTS} points in twenty dimensions the nearest boundary of the threshold units is less than a hundredth as far as "
        "that of bumps.",
        expected_from="a bound: one hundredth of half the smallest opposite-label distance",
        tolerance_from="none: two measured distances of one data set",
        measure=lambda: _margin_ratio(20, "slabs"),
        control_statement="the bumps themselves",
        control=lambda: _margin_ratio(20, "bumps"),
    ),
    claim(
        "radius-is-at-least-one-over-lip",
        "giraffe-or-gerbil",
        "No change smaller than $1/\\mathrm{Lip}$ flips a label of $\\pm 1$.",
        expected_from="a bound: $f$ has to fall by one",
        measure=lambda: _radius("polynomial"),
        control_statement="twice as much is not safe",
        control=lambda: _radius("straight", 2.0),
    ),
    claim(
        "bump-radius",
        "giraffe-or-gerbil",
        "With bumps, every label survives all changes below half the smallest opposite-label distance.",
        expected_from="closed form: bumps of opposite labels are disjoint",
        tolerance_from="a thousandth below that distance",
        measure=lambda: _bump_radius("below"),
        control_statement="a thousandth above it, the label of the closest pair is gone",
        control=lambda: _bump_radius("above"),
    ),
    claim(
        "digits-are-fooled-by-a-tenth",
        "fooled-digits",
        f"The shortest linear function through {fooled_digits.N_IMAGES} digits fits all of them, "
        "and a change of less than a tenth in Euclidean distance "
        "fools it.",
        expected_from="a bound: a tenth, where no pixel changes by more than a fiftieth of full ink",
        measure=lambda: _digits("slender"),
        control_statement="the smoothest function through the same digits",
        control=lambda: _digits("roomy"),
    ),
)

# --- high dimension ---------------------------------------------------------------------------------------------------------------------


def _share_near(place: float, d: int) -> Evidence:
    near = np.array([0.95, 1.05]) * place
    return Evidence(
        float(random_points_on_a_sphere.cdf(np.minimum(near[1], 2), d) - random_points_on_a_sphere.cdf(near[0], d)), 0.5, relation=">="
    )


def _mean_distance(d: int, expected: float) -> Evidence:
    x = [random_points_on_a_sphere.distances(2, d, rng)[0] for rng in map(np.random.default_rng, range(2000))]
    return Evidence(np.mean(x), expected, 4 * np.std(x) / np.sqrt(len(x)))


def _apart(d: int) -> Evidence:
    return Evidence(random_points_on_a_sphere.surely_apart(experiments.APART_POINTS, d, 1.0), 0.999, relation=">=")


SEPARATED_DIMENSIONS, TAIL_DIMENSIONS = 400, 200


def _separated(arrangement: str) -> Evidence:
    """Forty points 1 apart or more, labels that alternate, p = 2n: the smallest constant, beside √(nd/p)."""
    n, d = 40, SEPARATED_DIMENSIONS
    if arrangement == "line":
        X = np.zeros((n, d))
        X[:, 0] = np.arange(n)
        lip = lipschitz.steepest_chord(X, np.resize([1.0, -1.0], n)).value  # attained by straight pieces along the line
    else:
        lip = bump_interpolant.sample(n, d, 2 * n, np.random.default_rng(0))
    return Evidence(lip, robustness_law.scale(n, d, 2 * n), relation=">=")


def _tails(L: float) -> Evidence:
    t, d = np.linspace(0.05, 0.5, 10), TAIL_DIMENSIONS
    bound = isoperimetry.bound(t, d, c=isoperimetry.sphere_constant(d))
    return Evidence(np.max([isoperimetry.tail(f, t / L, d) - bound for f in isoperimetry.FUNCTIONS]), 0.0, relation="<=")


def _spread(power: float) -> Evidence:
    d = np.array([100, 400, 1600])
    spread = np.array([isoperimetry.deviation("distance", int(k)) for k in d])
    return Evidence(spread * d**power, [np.sqrt(0.5)] * 3, 0.01)


MEAN_DIMENSIONS = 10

ROOMY = (
    claim(
        "points-are-a-diameter-apart",
        "high-dimension-is-roomy",
        f"Random points on a sphere in many dimensions are almost all about a diameter apart; here $d = {PIXELS}$.",
        source=QUANTA,
        expected_from="exact law (Beta): the share of pairs within five percent of the diameter would have to be more than half",
        verdict=Verdict.FAILS,
        correction="They are about $\\sqrt2$ radii apart, nearly at right angles as seen from the center; the diameter is 2 radii.",
        measure=lambda: _share_near(2.0, PIXELS),
        control_statement="the share within five percent of $\\sqrt2$ radii",
        control=lambda: _share_near(np.sqrt(2), PIXELS),
    ),
    claim(
        "mean-distance-on-the-sphere",
        "high-dimension-is-roomy",
        "The mean distance of two random points on the unit sphere is $2^{d-1}\\Gamma(d/2)^2 / (\\sqrt\\pi\\,\\Gamma(d - \\frac12))$; "
        f"here $d = {MEAN_DIMENSIONS}$.",
        expected_from="closed form, from the Beta law of the inner product",
        tolerance_from=FOUR,
        measure=lambda: _mean_distance(MEAN_DIMENSIONS, random_points_on_a_sphere.mean(MEAN_DIMENSIONS)),
        control_statement=f"the limit $\\sqrt2$ is not reached at $d = {MEAN_DIMENSIONS}$",
        control=lambda: _mean_distance(MEAN_DIMENSIONS, np.sqrt(2)),
    ),
    claim(
        "all-points-apart",
        "high-dimension-is-roomy",
        f"Among a thousand random points on the unit sphere in {experiments.APART_DIMENSIONS} dimensions all pairs are more than 1 apart, "
        "except with a probability "
        "below $10^{-3}$.",
        source=f"{LAW}, Remark 1.1, for dimensions that grow",
        expected_from="exact law of a pair, and a union bound",
        measure=lambda: _apart(experiments.APART_DIMENSIONS),
        control_statement="in thirty dimensions",
        control=lambda: _apart(30),
    ),
    claim(
        "separation-makes-smooth-fits-expensive",
        "high-dimension-is-roomy",
        "It is the large separation of the points that makes a smooth fit need many parameters; here forty points at least 1 apart in "
        f"{SEPARATED_DIMENSIONS} dimensions, and twice as many parameters.",
        source=QUANTA,
        expected_from="a bound: $\\sqrt{nd/p}$",
        tolerance_from="none: both numbers are exact",
        verdict=Verdict.FAILS,
        correction="Separation shows that a smooth fit exists; the lower bound comes from isoperimetry. Points 1 apart on a straight line "
        "are fitted by straight pieces with $2n$ parameters and a constant of 2.",
        measure=lambda: _separated("line"),
        control_statement="random points, and bumps in one coordinate with as many parameters",
        control=lambda: _separated("random"),
    ),
    claim(
        "smooth-functions-are-nearly-constant",
        "isoperimetry",
        f"On the unit sphere in {TAIL_DIMENSIONS} dimensions the tails of three 1-Lipschitz functions lie below $2\\exp(-(d-1)t^2/2)$.",
        source=f"isoperimetry, as {LAW} define it",
        expected_from="a bound; the tails are exact",
        measure=lambda: _tails(1.0),
        control_statement="functions four times as steep",
        control=lambda: _tails(4.0),
    ),
    claim(
        "spread-falls-with-the-root",
        "isoperimetry",
        "The distance to a fixed point has standard deviation close to $1/\\sqrt{2d}$.",
        expected_from="closed form: $\\sqrt{2 - 2u}$ is nearly $\\sqrt2 - u/\\sqrt2$, and $u$ has variance $1/d$",
        tolerance_from="the next term is of relative size $1/d$",
        measure=lambda: _spread(0.5),
        control_statement="it does not fall like $1/d$",
        control=lambda: _spread(1.0),
    ),
)

# --- the law ----------------------------------------------------------------------------------------------------------------------------


def _vacuous(d: float) -> Evidence:
    return Evidence(robustness_law.theorem(Setting(MNIST["images"], d, MNIST["images"])), 1.0, relation="<=")


def _says_something(n: float) -> Evidence:
    return Evidence(robustness_law.least_gap(n, k=10), 1.0, relation=">=")


def _balanced(share: float) -> Evidence:
    n = np.array([16, 80, 400])
    return Evidence(2 * binom(n, 0.5).cdf(np.ceil(share * n) - 1), 2 * np.exp(-n / 8), relation="<=")


def _one_side(c: float) -> Evidence:
    d, L = np.array([50, 200, 784]), 3.0
    rare = [isoperimetry.tail("coordinate", np.array([0.5 / L]), int(k))[0] for k in d]
    bound = [float(isoperimetry.bound(np.array(0.5), int(k), L=L, c=c * isoperimetry.sphere_constant(int(k)))) for k in d]
    return Evidence(rare, bound, relation="<=")


def _effective(low: float, high: float) -> Evidence:
    n = MNIST["images"]
    return Evidence(np.log10([n * low, n * high]), np.log10([MNIST["nd_low"], MNIST["nd_high"]]), 0.1)


def _inverse_trace(shift: int) -> Evidence:
    sizes = ((10, 20), (40, 60), (40, 100))
    return Evidence(
        [linear_interpolant.expected_square(n, 200, p) / 200 for n, p in sizes],
        [double_descent.expected_inverse_trace(p - shift, n) for n, p in sizes],
        1e-12,
    )


PARAMETERS = 64


def _lip_square(formula: str) -> Evidence:
    n, d, p = experiments.N, experiments.D, PARAMETERS
    rng = np.random.default_rng(0)
    square = np.array([linear_interpolant.sample(n, d, p, rng) ** 2 for _ in range(2000)])
    expected = linear_interpolant.expected_square(n, d, p) if formula == "exact" else n * d / p
    return Evidence(square.mean(), expected, 4 * square.std() / np.sqrt(len(square)))


def _bump_formula(wrong: bool = False) -> Evidence:
    c = experiments.curve("bumps")
    expected = np.sqrt(c.n * c.d / c.p) if wrong else c.expected
    error = np.log(c.lip).std(axis=0, ddof=1) / np.sqrt(len(c.lip))
    return Evidence(np.max(np.abs(np.log(c.typical / expected)) - 4 * error), 0.02, relation="<=")


def _contains(found: Exponent, value: float = -0.5) -> Evidence:
    return Evidence([found.high, -found.low], [value, -value], relation=">=")


def _order_one(p: int) -> Evidence:
    c = experiments.curve("bumps")
    return Evidence(c.typical[c.p == p][0], 2.0, relation="<=")


SIDE = 100


def _slope(W: Array, a: Array, b: Array, x: Array) -> Array:
    """∇f of f(x) = a·relu(Wx + b)."""
    return ((x @ W.T + b > 0) * a) @ W


def _plane_networks(kind: str) -> Evidence:
    """Bounds beside the exact constant of plane networks, found region by region."""
    found, exact = [], []
    for seed in range(5):
        net = relu_network.initialize(2, (12,), np.random.default_rng(seed))
        W, a, b = net.weights[0], net.weights[1][0], net.biases[0]
        exact.append(linear_regions.enumerate_regions(net, (-SIDE / 2, SIDE / 2, -SIDE / 2, SIDE / 2)).lipschitz)
        X = np.random.default_rng(seed).standard_normal((20, 2))
        if kind == "lower":
            found.append(lipschitz.ascend(partial(_slope, W, a, b), X).value)
        else:
            found.append(lipschitz.norm_product(W, a).value)
    return Evidence(found, exact, 1e-9, "<=")


THE_LAW = (
    claim(
        "vacuous-at-mnist",
        "the-constants",
        "At the size of MNIST, with as many parameters as images, the constants of the theorem give a bound below 1 even with the most "
        "generous choice of everything else: any two points of a unit sphere with opposite labels demand 1 already.",
        source=f"{LAW}, Theorem 3",
        expected_from="a bound, 1; $\\varepsilon = 1$, $c = 1$, $WJ = 1$, $\\delta = \\frac1{20}$",
        measure=lambda: _vacuous(PIXELS),
        control_statement="with ten million pixels it would say something",
        control=lambda: _vacuous(1e7),
    ),
    claim(
        "too-few-images-for-ten-classes",
        "the-constants",
        f"For a mixture of ten laws the theorem's condition on $n$ cannot hold with {MNIST['images']:,} data, "
        "whatever $\\varepsilon \\le 1$.",
        source=f"{LAW}, Theorem 3",
        expected_from="a bound: the least $\\varepsilon$ that satisfies $8^4 k \\log(8k/\\delta) \\le n\\varepsilon^2$ is above 1",
        measure=lambda: _says_something(MNIST["images"]),
        control_statement="with a million data it can",
        control=lambda: _says_something(1e6),
    ),
    claim(
        "proof-one-side-is-rare",
        "the-proof",
        "A function that is at least $\\frac12$ where the label is 1 and at most $-\\frac12$ where it is $-1$ is on one of these sides "
        "with probability at most $2\\exp(-d/(8cL^2))$; here for linear functions with $L = 3$, exactly.",
        source=LAW,
        expected_from="a bound, isoperimetry; the probability is exact",
        measure=lambda: _one_side(1.0),
        control_statement="with a constant $c$ that is four times too small",
        control=lambda: _one_side(0.25),
    ),
    claim(
        "proof-coins-are-balanced",
        "the-proof",
        "Of $n$ fair coins fewer than $n/4$ show one of the sides with probability at most $2e^{-n/8}$.",
        expected_from="a bound, Hoeffding's inequality; the probability is exact",
        measure=lambda: _balanced(0.25),
        control_statement="fewer than $\\frac{9}{20} n$",
        control=lambda: _balanced(0.45),
    ),
    claim(
        "lip-square-of-the-linear-interpolant",
        "see-it-happen",
        "The mean of $\\mathrm{Lip}^2$ of the linear interpolant is $nd/(p - n - 1)$; "
        f"here $n = {experiments.N}$, $d = {experiments.D}$, $p = {PARAMETERS}$.",
        expected_from="closed form, the mean of an inverse Wishart matrix",
        tolerance_from=FOUR,
        measure=lambda: _lip_square("exact"),
        control_statement="$nd/p$ without the correction",
        control=lambda: _lip_square("law"),
    ),
    claim(
        "one-formula-two-essays",
        "one-formula",
        "$\\mathrm{Lip}^2/d$ of the linear interpolant and the variance factor of double descent are the same number, $n/(p - n - 1)$.",
        expected_from="closed form: both are the mean trace of the inverse of one Wishart matrix",
        measure=lambda: _inverse_trace(0),
        control_statement="with one parameter less on one side",
        control=lambda: _inverse_trace(1),
    ),
    claim(
        "linear-exponent",
        "see-it-happen",
        "Once its finite-size formula is divided out, the linear interpolant's constant falls with an exponent whose interval holds "
        "$-\\frac12$.",
        expected_from="a bound: both ends of the interval",
        tolerance_from=INTERVAL,
        measure=lambda: _contains(experiments.curve("linear").corrected),
        control_statement="without dividing it out",
        control=lambda: _contains(experiments.curve("linear").exponent),
    ),
    claim(
        "bumps-exponent",
        "see-it-happen",
        "Once their finite-size formula is divided out, the constant of the bumps falls with an exponent whose interval holds $-\\frac12$.",
        expected_from="a bound: both ends of the interval",
        tolerance_from=INTERVAL,
        measure=lambda: _contains(experiments.curve("bumps").corrected),
        control_statement="without dividing it out",
        control=lambda: _contains(experiments.curve("bumps").exponent),
    ),
    claim(
        "bumps-formula",
        "see-it-happen",
        "The typical constant of the bumps is $2/\\sqrt{2q/d}$ with $q$ a quantile of $\\chi^2$ with $\\tilde d$ degrees of freedom, as if "
        "pairs were independent.",
        expected_from="a bound: two percent, besides four standard errors; pairs that share a point are not quite independent",
        tolerance_from=BOUND,
        measure=_bump_formula,
        control_statement="$\\sqrt{nd/p}$ in its place",
        control=lambda: _bump_formula(wrong=True),
    ),
    claim(
        "bumps-reach-order-one",
        "see-it-happen",
        "With $p = nd$ parameters the bumps on random labels have a constant below 2.",
        expected_from="a bound, 2: points are about $\\sqrt2$ apart, and $2/\\sqrt2 < 2$",
        measure=lambda: _order_one(experiments.N * experiments.D),
        control_statement="with a sixteenth of the parameters",
        control=lambda: _order_one(experiments.N * experiments.D // 16),
    ),
)

# --- where it does not show -------------------------------------------------------------------------------------------------------------


def _not_half(family: str) -> Evidence:
    """The interval lies above −½."""
    return Evidence(experiments.reach(family).exponents["lower"].low, -0.5, relation=">=")


def _blocks_not_half() -> Evidence:
    """The control: a construction that obeys the law at its data."""
    return Evidence(where_the_law_fails.corrected_at_data(experiments.reach("blocks")).low, -0.5, relation=">=")


def _above_the_law(factor: float) -> Evidence:
    r = [experiments.reach(f) for f in ("trained", "penalty", "features")]
    return Evidence([np.min(x.lower / x.law) for x in r], [factor] * 3, relation=">=")


def _rises(flipped: float) -> Evidence:
    s = smoothness_and_generalization.scatter(flipped)
    return Evidence(s.correlation, np.abs(s.shuffled(200, np.random.default_rng(0))).max(), relation=">=")


def _not_the_law(identifier: str, statement: str, family: str) -> Claim:
    return claim(
        identifier,
        "where-it-does-not-show",
        statement,
        expected_from="a bound: the lower end of the interval of the certified lower bound's exponent is above $-\\frac12$",
        tolerance_from=INTERVAL,
        measure=lambda: _not_half(family),
        control_statement="the interval for the local gradients of blocks, "
        "which obey the law once their finite-size formula is divided out",
        control=_blocks_not_half,
    )


NOT_SHOWN = (
    claim(
        "effective-dimension-of-mnist",
        "the-speculation",
        f"With {MNIST['images']:,} images, $nd$ between $10^{np.log10(MNIST['nd_low']):.0f}$ and $10^{np.log10(MNIST['nd_high']):.0f}$ "
        f"stands for an effective dimension between {MNIST['effective_low']} and {MNIST['effective_high']}.",
        source=f"{LAW}, section 1.1, on {{cite:t}}`madry2018towards`; they call it highly speculative",
        expected_from="published value: the two powers of ten",
        tolerance_from="a tenth of a power of ten: the published numbers are rounded to one",
        measure=lambda: _effective(MNIST["effective_low"], MNIST["effective_high"]),
        control_statement="with every pixel counted as a dimension",
        control=lambda: _effective(PIXELS, PIXELS),
    ),
    _not_the_law(
        "trained-networks-are-not-the-law",
        "Two-layer ReLU networks trained on coin labels get smoother with size more slowly than $p^{-1/2}$.",
        "trained",
    ),
    _not_the_law(
        "penalized-networks-are-not-the-law",
        "So do the same networks trained with a penalty on their gradient at the data.",
        "penalty",
    ),
    _not_the_law("random-features-are-not-the-law", "So do shortest fits on random ReLU features.", "features"),
    claim(
        "lower-bounds-lie-above-the-law",
        "where-it-does-not-show",
        "All of them lie above $\\sqrt{nd/p}$.",
        source=LAW,
        expected_from="a bound, 1 times $\\sqrt{nd/p}$; the theorem promises it up to constants and logarithms",
        tolerance_from="none: the measured bounds are certified",
        measure=lambda: _above_the_law(1.0),
        control_statement="they do not all lie above six times $\\sqrt{nd/p}$",
        control=lambda: _above_the_law(6.0),
    ),
    claim(
        "local-gradients-follow-the-law",
        "local-is-not-global",
        "Once its finite-size formula is divided out, the greatest gradient of the block construction at its data falls with an exponent "
        "whose interval holds $-\\frac12$.",
        expected_from="a bound: both ends of the interval; in closed form $\\sqrt m$ with $m = nd/p$, up to constants",
        tolerance_from=INTERVAL,
        measure=lambda: _contains(where_the_law_fails.corrected_at_data(experiments.reach("blocks"))),
        control_statement="its certified global lower bound",
        control=lambda: _contains(experiments.reach("blocks").exponents["lower"]),
    ),
    claim(
        "bounds-enclose-plane-networks",
        "kinds-of-numbers",
        "Ascent never exceeds the exact Lipschitz constant of a ReLU network in the plane, found region by region.",
        expected_from=f"closed form: the greatest gradient of all regions in a box of side {SIDE}",
        measure=lambda: _plane_networks("lower"),
        control_statement="the product of norms does exceed it",
        control=lambda: _plane_networks("upper"),
    ),
    claim(
        "smooth-networks-err-less",
        "is-smooth-right",
        "Among small networks on digits with a fifth of the labels flipped, those with a greater Lipschitz constant err more often on new "
        "digits.",
        source=f"measured here; {QUANTA} quotes the conjecture",
        expected_from="a bound: the greatest rank correlation of two hundred shuffles among networks of one split",
        tolerance_from=BOUND,
        verdict=Verdict.CAVEAT,
        correction="It is a correlation over recipes that change both; with coins for labels, networks just as smooth learn nothing.",
        measure=lambda: _rises(experiments.FLIPPED),
        control_statement="labels are coins",
        control=lambda: _rises(0.5),
    ),
)

CLAIMS = (*MEMORIZING, *ROOMY, *THE_LAW, *NOT_SHOWN)
