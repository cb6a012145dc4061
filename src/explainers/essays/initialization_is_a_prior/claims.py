"""The claims of *Initialization is a prior*."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.integrate import quad
from scipy.stats import kstest, norm

from explainers import tolerance
from explainers.claim import Claim, Evidence, Verdict, claims_of
from explainers.essays.initialization_is_a_prior import (
    curved_ridge,
    experiments,
    label_noise,
    lazy_training,
    ridge_of_a_wide_product,
    sample_then_optimize,
    tubes,
)
from explainers.essays.initialization_is_a_prior.curved_ridge import Cloud
from explainers.essays.initialization_is_a_prior.noise_as_parameters import SLIGHTLY, UNIT, VERY
from explainers.essays.initialization_is_a_prior.tubes import Ellipse, Hyperbola
from explainers.tolerance import INSIDE, bound, kolmogorov_smirnov, rounding, standard_errors

claim = claims_of("initialization-is-a-prior")
POST = "{cite:t}`wentworth2021overparameterized`"
SYMMETRIC = "the ridge, the cloud and the law are symmetric in its sign"
ORDER = "a sample: its order does not matter"
_STEP_SIZE = "it is for the step size, and descent in other steps comes to the same end"
_MEANS = "means over the starts, in any order; only the standard error knows the pairs"


def _ks(sample: experiments.Array, cdf: Callable[[experiments.Array], experiments.Array]) -> Evidence:
    """The greatest distance between the distribution functions of a sample and of a law."""
    return Evidence(float(kstest(np.ravel(sample), cdf, method="asymp").statistic), 0.0, kolmogorov_smirnov(np.size(sample)))


# --- three regressions ------------------------------------------------------------------------------------------------------------------

ENOUGH, TOO_FEW, TRAINED = 1500, 20, 1200
"""Steps of descent in the small regression, and in the three regressions."""
MANY_PAIRS = 5_000
"""Data of an experiment much larger than the post's."""


_SIGN = "the noise terms are as likely to be negative as positive"
ANY_REGRESSION = {
    "*.Start.w negated": _SIGN,
    "*.sample_data:? scaled": "a law given the data, exact for all data",
    "*.sample_data:? negated": "a law given the data, exact for all data",
}
"""Breaks that cannot matter to the exact laws of the regressions, and why."""


def _descent(steps: int) -> Evidence:
    """The ends of descent beside θ0 + J⁺(y − Jθ0), by the pseudoinverse."""
    J, y, _, θ0 = experiments.linear()
    λ = np.linalg.eigvalsh(J @ J.T)
    end = sample_then_optimize.descend(J, y, θ0, η=2 / (λ[0] + λ[-1]), steps=steps)
    nearest = θ0 + (y - θ0 @ J.T) @ np.linalg.pinv(J).T
    left = ((λ[-1] - λ[0]) / (λ[-1] + λ[0])) ** ENOUGH * np.linalg.norm(nearest - θ0, axis=1, keepdims=True)
    room = bound(left, f"what descent's rate leaves after {ENOUGH:,} steps") + rounding(ENOUGH * len(y), np.abs(θ0).max())
    return Evidence(end, nearest, room)


def _conditioned(steps: int, *, rates: bool = True) -> Evidence:
    """The ends of descent beside Matheron's rule, start by start."""
    J, y, Σ, θ0 = experiments.linear()
    P = Σ if rates else np.ones_like(Σ)
    λ = np.linalg.eigvalsh((J * P) @ J.T)
    end = sample_then_optimize.descend(J, y, θ0, η=2 / (λ[0] + λ[-1]), steps=steps, rates=P)
    posterior = θ0 + np.linalg.solve((J * Σ) @ J.T, (y - θ0 @ J.T).T).T @ (J * Σ)
    left = ((λ[-1] - λ[0]) / (λ[-1] + λ[0])) ** ENOUGH * np.linalg.norm(posterior - θ0, axis=1, keepdims=True)
    room = bound(left, f"what descent's rate leaves after {ENOUGH:,} steps") + rounding(ENOUGH * len(y), np.abs(θ0).max())
    return Evidence(end, posterior, room)


def _posterior(sample: experiments.Array) -> Evidence:
    """A sample of slopes beside N(Sxy/(1 + S), 1/(1 + S))."""
    S, Sxy = experiments.data().S, experiments.data().Sxy
    return _ks(sample, norm(Sxy / (1 + S), (1 + S) ** -0.5).cdf)


def _approximately(sample: experiments.Array) -> Evidence:
    """How far the distribution function of a sample of slopes is from that of the posterior, beside 0.15."""
    S, Sxy = experiments.data().S, experiments.data().Sxy
    posterior = norm(Sxy / (1 + S), (1 + S) ** -0.5)
    return Evidence(float(kstest(sample, posterior.cdf, method="asymp").statistic), 0.15, INSIDE, "<=")


def _moments(sample: experiments.Array) -> Evidence:
    """Mean and standard deviation of slopes beside those of N(Sxy/(3 + S), (9 + S)/(3 + S)²)."""
    S, n = experiments.data().S, len(sample)
    sd = np.sqrt(9 + S) / (3 + S)
    return Evidence(
        [sample.mean(), sample.std()], [experiments.data().Sxy / (3 + S), sd], standard_errors([sd / n**0.5, sd / (2 * n) ** 0.5])
    )


SUMS = 1_000_000


def _noise_of(first: int) -> Evidence:
    """The variance of the post's noise if the sum begins at ``first``, by drawing it."""
    return Evidence(experiments.source_sums(SUMS)[first].var(), 1.0, standard_errors(float(np.sqrt(2 / SUMS))))


def _far(N: int, more: int = 1) -> Evidence:
    """The share of slopes, trained on N pairs, that lie as far from least squares as the post's, beside the posterior's for 100 pairs."""
    S, fit, gap = experiments.data().S, experiments.data().fit, max(experiments.SOURCE_SLOPES[1:]) - experiments.SOURCE_SLOPES[0]
    posterior = norm(S * fit / (1 + S), (1 + S) ** -0.5)
    share = float(posterior.cdf(fit - gap) + posterior.sf(fit + gap))
    return Evidence(experiments.far_slopes(N, more), share, tolerance.share_errors(share, experiments.FAR_STARTS))


SUMMED = experiments.source_noise(0)
END = "when a step moved no slope by more than 10⁻¹⁰"

REGRESSIONS = (
    claim(
        "descent-is-projection",
        "three-regressions",
        "Gradient descent on a linear model ends at $\\theta_0 + J^\\top (J J^\\top)^{-1} (y - J\\theta_0)$, the nearest solution.",
        source="derived here; classical",
        expected_from="closed form, by the pseudoinverse, beside descent in all "
        f"{experiments.FEW_PAIRS * experiments.FEW_TERMS + 1} parameters from {experiments.FEW_STARTS} starts at once",
        measure=lambda: _descent(ENOUGH),
        control_statement=f"after {TOO_FEW} steps it is not there yet",
        control=lambda: _descent(TOO_FEW),
        training=f"after {ENOUGH:,} steps, when rounding was all that was left",
        longer=lambda: _descent(2 * ENOUGH),
        indifferent_to={
            "*.linear:*": "another regression, of which the same is true",
            "*sample_data:*": "other pairs",
            "*Start.w *": "other weights",
        },
    ),
    claim(
        "regression-two-is-bayes",
        "three-regressions",
        "In the slightly overparameterized regression the final slope is a draw from the posterior $N(S_{xy}/(1+S), 1/(1+S))$, exactly.",
        source=f"derived here; {POST} says approximately",
        says="If the noise of every datum is a parameter and all are drawn from a standard normal law, training ends with about a draw "
        "from the posterior of the slope.",
        expected_from=f"closed form; the greatest distance of the distribution functions of {experiments.DRAWS:,} trained slopes from it",
        measure=lambda: _posterior(experiments.slopes(SLIGHTLY)),
        control_statement="the very overparameterized regression, trained as long, does not pass the same test",
        control=lambda: _posterior(experiments.slopes(VERY)),
        training=END,
        longer=lambda: _posterior(experiments.slopes(SLIGHTLY, 2 * TRAINED)),
        indifferent_to=ANY_REGRESSION,
    ),
    claim(
        "regression-three-is-bayes",
        "three-regressions",
        "In the very overparameterized regression, started as stated, the final slope is approximately a draw from the posterior: the "
        f"distribution functions are at most 0.15 apart, for {experiments.PAIRS} data.",
        source=POST,
        says="With noise terms that are uniform on (−1, 1), and a slope that is standard normal at the start, nothing essential changes: "
        "training draws, approximately, from the posterior of the slope.",
        expected_from=f"bound on the distance of the distribution functions of {experiments.DRAWS:,} trained slopes",
        verdict=Verdict.CAVEAT,
        measure=lambda: _approximately(experiments.slopes(VERY)),
        control_statement="with noise terms that begin ten times smaller, and weigh ten times more, it is not",
        control=lambda: _approximately(experiments.slopes(experiments.TIMID)),
        correction="The noise terms have variance 1/3 and the slope 1, so descent samples $N(S_{xy}/(3+S), (9+S)/(3+S)^2)$: another law, "
        "however many starts, and near the posterior only where the data are many.",
        training=END,
        longer=lambda: _approximately(experiments.slopes(VERY, 2 * TRAINED)),
        indifferent_to={
            "*.Start.w negated": _SIGN,
            "*.sample_data:? negated": "data of the other sign, and a slope of the other sign",
            "*.sample_data:? shuffled": "other data, as many, for which it is as true",
            "*.sample_data:y zeroed": "other data, as many, for which it is as true",
        },
    ),
    claim(
        "regression-three-law",
        "three-regressions",
        "As stated, the third regression ends in slopes of mean $S_{xy}/(3+S)$ and variance $(9+S)/(3+S)^2$.",
        expected_from=f"closed form, beside mean and standard deviation of {experiments.DRAWS:,} trained slopes",
        measure=lambda: _moments(experiments.slopes(VERY)),
        control_statement="noise terms of variance one have other moments",
        control=lambda: _moments(experiments.slopes(UNIT)),
        training=END,
        longer=lambda: _moments(experiments.slopes(VERY, 2 * TRAINED)),
        indifferent_to=ANY_REGRESSION,
    ),
    claim(
        "unit-noise-repairs",
        "three-regressions",
        "With noise terms of variance one, and a smaller weight, the third regression samples the posterior.",
        expected_from=f"closed form; the greatest distance of the distribution functions of {experiments.DRAWS:,} trained slopes from it",
        measure=lambda: _posterior(experiments.slopes(UNIT)),
        control_statement="noise terms of variance 1/3 do not",
        control=lambda: _posterior(experiments.slopes(VERY)),
        training=END,
        longer=lambda: _posterior(experiments.slopes(UNIT, 2 * TRAINED)),
        indifferent_to=ANY_REGRESSION,
    ),
    claim(
        "rates-make-descent-condition",
        "why-it-works",
        "With learning rates proportional to the prior variances, descent from a prior draw ends at that draw conditioned on the data.",
        source="derived here; {cite:t}`matthews2017sample` have the isotropic case",
        expected_from="closed form: Matheron's rule, start by start, beside descent",
        measure=lambda: _conditioned(ENOUGH),
        control_statement="with equal rates and variances 1 and 1/3 the two differ",
        control=lambda: _conditioned(ENOUGH, rates=False),
        training=f"after {ENOUGH:,} steps, when rounding was all that was left",
        longer=lambda: _conditioned(2 * ENOUGH),
        indifferent_to={
            "*.linear:*": "another regression, of which the same is true",
            "*sample_data:*": "other pairs",
            "*Start.w *": "other weights",
        },
    ),
    claim(
        "source-counts-terms",
        "three-regressions",
        "The noise $\\sqrt{3/100}\\sum_{i=0}^{100} \\xi_i$ is as large as that of the first regression: it has variance 1.",
        source=POST,
        says="The noise is the sum of $\\xi_i$ for $i$ from 0 to 100, times √(3/100), which makes its standard deviation what it was.",
        expected_from=f"variance 1, beside the sample variance of {SUMS:,} sums",
        verdict=Verdict.FAILS,
        measure=lambda: _noise_of(0),
        control_statement="a sum that begins at 1 has it",
        control=lambda: _noise_of(1),
        correction=f"The sum has {SUMMED.terms} terms, so the variance is {SUMMED.variance:.2f} and there are {SUMMED.parameters:,} "
        "parameters; begin at 1.",
        indifferent_to={"*source_sums negated": "a variance: the sign cancels"},
    ),
    claim(
        "source-slopes-are-plausible",
        "three-regressions",
        f"Of the trained slopes for {experiments.PAIRS} data, most lie as far from the traditional estimate as the post's do: as many as "
        "the posterior has there.",
        source="{}, slopes {:.3f}, {:.3f} and {:.3f}".format(POST, *experiments.SOURCE_SLOPES),
        says="With the noise as parameters the slope came out farther from the truth than the estimate, and the line looks the same: it "
        "is a sample from the posterior.",
        expected_from=f"closed form of the posterior, beside the share of {experiments.FAR_STARTS:,} trained slopes",
        verdict=Verdict.CAVEAT,
        measure=lambda: _far(experiments.PAIRS),
        control_statement=f"with {MANY_PAIRS:,} data hardly any does",
        control=lambda: _far(MANY_PAIRS),
        correction="Plausible is all that can be said: the data and the seed of the post are not given, so the draws cannot be repeated.",
        training=END,
        longer=lambda: _far(experiments.PAIRS, 2),
        indifferent_to={
            "*.Start.w negated": _SIGN,
            "*.sample_data:? *": "beside the share that the posterior of the same data has there",
            "*.noise_as_parameters.descend shuffled": ORDER,
        },
    ),
)

# --- the curved ridge -------------------------------------------------------------------------------------------------------------------

NEAR, FAR = 0.05, 1.0
"""Distances from the ridge, and widths of a cloud around a point of it."""
PLACES, STEP = np.array([0.25, 0.5, 1.0]), 0.002
BESIDE = (1.5, 1 / 1.5)
DESCENTS = 4000


def _second_order(distance: float, steps: int = 6000) -> Evidence:
    """How far along t descent from a distance n on either side ends from the nearest solution, over n², beside tanh 2t/2L²."""
    t, n = np.tile(PLACES, 2), distance * np.repeat([1.0, -1.0], len(PLACES))
    a, b = np.exp(t), np.exp(-t)
    L2 = a**2 + b**2
    starts = a + n * b / np.sqrt(L2), b + n * a / np.sqrt(L2)
    x, y = curved_ridge.descend(*starts, η=STEP, steps=steps)
    missed = (curved_ridge.nearest_solution(*starts) - np.log(x / y) / 2) / n**2
    fourth = bound(0.1 * np.sinh(2 * t) ** 2 * NEAR**2 / L2**2, "the fourth order in the distance")
    return Evidence(missed, np.tanh(2 * t) / (2 * L2), fourth + bound(STEP * np.tanh(2 * t) / 2, "twice the first order in the step size"))


def _descents_beside(s: float, steps: int = 1500) -> Evidence:
    """The ends of descent from a cloud of width s around a point of the ridge, beside the law of the nearest solutions."""
    cloud = Cloud(s, BESIDE)
    return _ks(experiments.descended(cloud, DESCENTS, steps), curved_ridge.law("nearest", cloud).cdf)


CLOUD = {
    "*.Cloud.sample negated": SYMMETRIC,
    "*.Cloud.sample shuffled": "a and b are exchanged, in which the ridge, the cloud and the law are symmetric",
}
ENDS = {
    "*.ends:1 negated": SYMMETRIC,
    "*.ends:1 shuffled": ORDER,
    "*.simulate negated": SYMMETRIC,
    "*.simulate shuffled": ORDER,
}
"""Breaks of samples of a symmetric law."""

CELL_POINTS = 60_000
_MIRRORED = "the curve and its points mirrored, with cells as large"
_BOTH_SIDES = "a cell reaches as far on both sides, so what one loses by curvature the other gains"


def _volume(jump: bool) -> Evidence:
    """The share of a square whose solution has |t| < ½, beside 2∫2L ds over the area of the square, which is 2·4 sinh 1/64."""
    a, b = np.random.default_rng(2).uniform(-4, 4, (2, CELL_POINTS))
    t = curved_ridge.nearest_solution(a, b) if jump else curved_ridge.flow_end(a, b)
    expected = 8 * np.sinh(1) / 64
    return Evidence(np.mean(np.abs(t) < 0.5), expected, tolerance.share_errors(expected, CELL_POINTS))


def _orders_of_volume(to: float) -> Evidence:
    """By how many orders of magnitude the counted volume grows from t = 0 to a place, beside one order; and both beside the mean of 2L."""
    curve, pieces = Hyperbola(to + 1), [(at - 0.1, at + 0.1) for at in (0.0, to)]
    radii = [1.1 * float(Hyperbola().speed(end)) for _, end in pieces]
    counts = [tubes.count(curve, piece, R, 20_000, np.random.default_rng(3)) for piece, R in zip(pieces, radii, strict=True)]
    formula = [2 * (np.sinh(2 * v) - np.sinh(2 * u)) / quad(lambda u: np.sqrt(2 * np.cosh(2 * u)), u, v)[0] for u, v in pieces]
    near, far = (each.volume for each in counts)
    return _with_formula(-float(np.log10(far / near)), -1.0, counts, formula)


def _mean_volume(curve: Ellipse | Hyperbola, piece: tuple[float, float], R: float) -> float:
    """The mean of the cells' volume by unit of length, over a piece of the curve: the closed form, by quadrature."""
    area, length = (
        quad(lambda u, f=f: float(f(u) * curve.speed(u)), *piece)[0] for f in (lambda u: tubes.volume(curve, u, R), np.ones_like)
    )
    return float(area / length)


def _with_formula(found: float, least: float, counts: Sequence[tubes.Count], formula: Sequence[float]) -> Evidence:
    """What is at least so large; and counted volumes beside their formula within four standard errors, as two bounds."""
    volumes, room = np.array([each.volume for each in counts]), standard_errors([each.error for each in counts])
    return Evidence(
        np.array([found, *volumes, *-volumes]),
        np.array([least, *formula, *np.negative(formula)]),
        tolerance.Tolerance(np.concatenate([[0.0], room.size, room.size]), f"{room.rule} of the counts"),
        ">=",
    )


def _mean_densities(to: float) -> Evidence:
    """By how many orders the mean density over that at the point changes from t = 0 to a place; and the factor beside quadrature."""
    found = [
        np.array(quad(lambda n, L=L: np.exp(-(n**2 + 4 * n / L) / 2) * (1 - 2 * n / L**3), -L, L)) / (2 * L)
        for L in np.sqrt(2 * np.cosh([0.0, 2 * to]))
    ]
    (first, error), (last, other) = found
    factor, change = first / last, experiments.change("ratio", to)
    room = bound(factor * (error / first + other / last), "the error that the quadrature states") + rounding(100, factor)
    sides = tolerance.Tolerance(np.array([0.0, room.size, room.size]), f"{room.rule}, for the factor")
    return Evidence([-np.log10(change), change, -change], [-1.0, factor, -factor], sides, ">=")


def _cancel(s: float) -> Evidence:
    """By what factor the product of the two parts changes between t = 0 and 1, beside the smaller of theirs."""
    volume, ratio, product = (experiments.change(of, s=s) for of in ("volume", "ratio", "product"))
    return Evidence(product, min(volume, ratio), INSIDE, "<=")


COUNTED, THIN, THICK = 40_000, 0.4, 1.2
PIECES = {"ellipse": ((0.0, 0.2), (1.47, 1.67)), "ridge": ((-0.1, 0.1), (0.9, 1.1))}
"""Pieces of the ellipse and of ab = 1, where the curvature is high and where it is low."""


def _cells(curve: Ellipse | Hyperbola, R: float) -> tuple[tubes.Count, tubes.Count]:
    high, low = PIECES["ellipse" if isinstance(curve, Ellipse) else "ridge"]
    rng = np.random.default_rng(4)
    return tubes.count(curve, high, R, COUNTED, rng), tubes.count(curve, low, R, COUNTED, rng)


def _in_a_tube(R: float) -> Evidence:
    """Counted volumes of four cells beside 2R."""
    counts = [*_cells(Ellipse(), R), *_cells(Hyperbola(), R)]
    return Evidence([each.volume for each in counts], [2 * R] * 4, standard_errors([each.error for each in counts]))


def _larger_where_flat(curve: Ellipse | Hyperbola, R: float) -> Evidence:
    """Volume where the curvature is low less that where it is high, beside four standard errors; and both beside their formula."""
    high, low = _cells(curve, R)
    formula = [_mean_volume(curve, piece, R) for piece in PIECES["ellipse" if isinstance(curve, Ellipse) else "ridge"]]
    return _with_formula(low.volume - high.volume, 4 * float(np.hypot(high.error, low.error)), (high, low), formula)


ON_THE_RIDGE = "when |ab − 1| was below 10⁻³ in all runs but those from a start almost on a + b = 0, which are left out"
LOG_SCALE = (
    "The first factor may be left out, as if the surface of solutions were about equally curved everywhere: only logarithms matter, so "
    "that does no harm unless the curvature varies by many powers of ten."
)

CURVED = (
    claim(
        "curved-flow-law",
        "a-curved-ridge",
        "From $N(0, I)$, descent on $\\frac12(ab-1)^2$ ends at $t$ with density $\\frac{2}{\\pi} \\cosh 2t \\, K_0(|\\sinh 2t|)$.",
        expected_from=f"closed form; greatest distance of the distribution functions, real descent from {experiments.DESCENTS:,} starts",
        measure=lambda: _ks(experiments.descended(), experiments.law("flow").cdf),
        control_statement="starts that jump to the nearest solution do not follow it",
        control=lambda: _ks(experiments.simulated("nearest"), experiments.law("flow").cdf),
        training=ON_THE_RIDGE,
        longer=lambda: _ks(experiments.descended(steps=3000), experiments.law("flow").cdf),
        indifferent_to=CLOUD | {"*.descended negated": SYMMETRIC, "*.descended shuffled": ORDER},
    ),
    claim(
        "curved-flow-is-nearest",
        "a-curved-ridge",
        f"Descent goes to the solution closest to its start, if it starts close enough: from a cloud of width {NEAR} around a point of "
        "$ab = 1$ its ends follow the law of the nearest point.",
        source=POST,
        says="Where quadratic approximations around the ridge are good at the start, the gradient stands perpendicular to the ridge, so "
        "descent arrives at the solution that is nearest to the start.",
        expected_from=f"closed form by quadrature; greatest distance of the distribution functions, real descent from {DESCENTS:,} starts",
        verdict=Verdict.CAVEAT,
        measure=lambda: _descents_beside(NEAR),
        control_statement="from a cloud of width one around the same point they do not",
        control=lambda: _descents_beside(FAR),
        correction="It is exact for linear models, and not in general: descent follows curved lines, and from a start as far away as the "
        "ridge is bent it ends elsewhere.",
        training=ON_THE_RIDGE,
        longer=lambda: _descents_beside(NEAR, 3000),
    ),
    claim(
        "near-the-ridge-flow-is-nearest",
        "a-curved-ridge",
        "From a small distance $n$ to the point $t$ of $ab = 1$, descent ends beside the nearest solution by $n^2 \\tanh 2t/2L^2$ in $t$ "
        "only: the nearer, the more exactly does it go to the nearest.",
        source=f"derived here; it confirms {POST}",
        says="Close enough to the ridge for quadratic approximations, descent goes to the nearest solution.",
        expected_from=f"closed form to second order in the distance, beside real descent from {NEAR} on either side of three places",
        measure=lambda: _second_order(NEAR),
        control_statement="from a distance of one it is not so: higher orders count",
        control=lambda: _second_order(FAR),
        training="after 6,000 steps of 0.002, when |ab − 1| was below 10⁻¹⁰",
        longer=lambda: _second_order(NEAR, 12_000),
    ),
    claim(
        "curved-bayes-law",
        "a-curved-ridge",
        "Conditioned on $|ab - 1| < 0.03$, a draw from $N(0, I)$ is at $t$ with density $e^{-\\cosh 2t}/K_0(1)$.",
        source="derived here; the theorem is in {cite:t}`diaconis2013manifold`",
        expected_from="closed form (coarea formula); greatest distance of the distribution functions",
        measure=lambda: _ks(experiments.simulated("bayes"), experiments.law("bayes").cdf),
        control_statement="draws that are nearer to the ridge than 0.03 have another law",
        control=lambda: _ks(experiments.simulated("surface"), experiments.law("bayes").cdf),
        indifferent_to=CLOUD | ENDS | {"*.nearest_solution negated": SYMMETRIC},
    ),
    claim(
        "restricted-prior-is-bayes",
        "a-curved-ridge",
        "Draws from the prior that fit the data, up to 0.03, follow the prior density restricted to the solutions.",
        source=POST,
        says="Where training ends has the density of the prior, cut down to the surface of solutions, up to a factor; and just that is "
        "what Bayes' rule makes of the prior when the data must be fitted.",
        expected_from="closed form of the prior on $ab = 1$ by arc length; greatest distance of the distribution functions",
        verdict=Verdict.FAILS,
        measure=lambda: _ks(experiments.simulated("bayes"), experiments.law("surface").cdf),
        control_statement="draws that are nearer to the ridge than 0.03, whatever their error, do",
        control=lambda: _ks(experiments.simulated("surface"), experiments.law("surface").cdf),
        correction="As a density by area of the surface, the posterior is the prior divided by $\\sqrt{\\det JJ^\\top}$, here by "
        "$|\\nabla f|$.",
        indifferent_to=CLOUD | ENDS | {"*.nearest_solution shuffled": ORDER},
    ),
    claim(
        "curved-nearest-law",
        "a-curved-ridge",
        "The solution of $ab = 1$ nearest to a draw from $N(0, I)$ has the law printed in the essay.",
        expected_from=f"closed form; greatest distance of the distribution functions, {experiments.SIMULATIONS['nearest']:,} starts",
        measure=lambda: _ks(experiments.simulated("nearest"), experiments.law("nearest").cdf),
        control_statement="starts that follow gradient flow do not end so",
        control=lambda: _ks(experiments.simulated("flow"), experiments.law("nearest").cdf),
        indifferent_to=CLOUD | ENDS | {"*.nearest_solution negated": SYMMETRIC, "*.nearest_solution shuffled": ORDER},
    ),
    claim(
        "cell-volume",
        "two-approximations",
        "The starts whose nearest solution is the point at $t$ have volume $2L(t)$ by unit of length, $L = \\sqrt{2\\cosh 2t}$.",
        expected_from=f"closed form, integrated over $|t| < \\frac12$, beside a count of {CELL_POINTS:,} points of a square",
        measure=lambda: _volume(jump=True),
        control_statement="the starts that descend to it have another volume",
        control=lambda: _volume(jump=False),
        indifferent_to={"*negated": SYMMETRIC, "*shuffled": ORDER},
    ),
    claim(
        "cell-volume-is-constant",
        "two-approximations",
        "On a log scale the volume of the starts nearest to a solution of $ab = 1$ is as good as constant where the curvature does not "
        "change by many orders of magnitude: between $t = 0$ and $t = 1$ it changes by less than one.",
        source=f"{POST}, who asks that it be checked",
        says=LOG_SCALE,
        expected_from="bound: one order of magnitude, for counts of the points nearest to two short pieces, which stand beside the closed "
        "form $2L$",
        verdict=Verdict.CAVEAT,
        measure=lambda: _orders_of_volume(1.0),
        control_statement="between $t = 0$ and $t = 6$, where the curvature changes by seven orders, the volume changes by more than one",
        control=lambda: _orders_of_volume(6.0),
        correction=f"It is not constant: it grows by a factor of {experiments.change('volume'):.2f}, like the curvature to the power −1/3.",
        indifferent_to={
            "*Hyperbola.place negated": _MIRRORED,
            "*Hyperbola.place shuffled": _MIRRORED,
            "*Hyperbola.speed shuffled": "a length is a sum of speeds, in any order",
        },
    ),
    claim(
        "mean-density-is-the-points",
        "two-approximations",
        "On a log scale the mean density of the starts nearest to a solution of $ab = 1$ is proportional to that at it: between $t = 0$ "
        f"and $t = 1$ their ratio changes by a factor of {experiments.change('ratio'):.2f}, less than an order of magnitude.",
        source=f"{POST}, who asks that it be checked",
        says="The mean density of the starts nearest to a solution may be replaced by a multiple of the density at it; one may hope so, as "
        "starts and ends are known to lie close together.",
        expected_from="bound: one order of magnitude, for a factor that stands beside quadrature over the two cells",
        verdict=Verdict.CAVEAT,
        measure=lambda: _mean_densities(1.0),
        control_statement="out to $t = 3$, where starts lie far from where they end, it changes by more than one",
        control=lambda: _mean_densities(3.0),
        correction="Proportional it is not: the ratio falls by that factor, and by more the farther out.",
        indifferent_to={
            "*ratio scaled": "a ratio: the scale cancels",
            "*ratio negated": "a ratio: the sign cancels",
            "*_segment scaled": "a ratio: the scale cancels",
            "*_segment negated": "a ratio: the sign cancels",
            "*shuffled": "the larger over the smaller, whichever it is",
            "*length negated": "the cell is symmetric in it",
        },
    ),
    claim(
        "the-errors-cancel",
        "two-approximations",
        "For starts from $N(0, I)$ the product of the two factors changes less between $t = 0$ and $t = 1$ than either of them.",
        expected_from="bound: the smaller of the two factors' changes",
        measure=lambda: _cancel(1.0),
        control_statement="for starts from a cloud half as wide, which lies inside the ridge, it changes more",
        control=lambda: _cancel(0.5),
        indifferent_to={
            "*.change scaled": "done to all three, the product and its factors",
            "*Cells.product *": "a ratio of two of them, the larger over the smaller: scale, sign and order cancel",
            "*cells:* *": "as above",
            "*_segment *": "as above",
            "*length negated": "the cell is symmetric in it",
            "*length shuffled": "the larger over the smaller, whichever it is",
        },
    ),
    claim(
        "tubes-forget-curvature",
        "two-approximations",
        f"In a tube of radius {THIN}, thinner than the reach, the starts nearest to a solution have volume $2R$ by unit of length, "
        "wherever it is and whatever the curvature: on an ellipse with half axes 2 and 1, and on $ab = 1$.",
        expected_from=f"closed form, $\\int_{{-R}}^{{R}} (1 - \\kappa n)\\,dn = 2R$, beside counts of {COUNTED:,} points",
        measure=lambda: _in_a_tube(THIN),
        control_statement=f"in a tube of radius {THICK}, beyond the reach of the ellipse, it is not so",
        control=lambda: _in_a_tube(THICK),
        indifferent_to={
            "*Hyperbola.mirrored inverted": "in so thin a tube the other branch is never nearer",
            "*.place negated": _MIRRORED,
            "*.place shuffled": _MIRRORED,
        },
    ),
    claim(
        "cells-shrink-with-curvature",
        "two-approximations",
        "More space is nearest to a piece of the solutions where its curvature is lower: on $ab = 1$, between $t = 0$ and $t = 1$.",
        source=POST,
        says="The space that is closest to a solution depends on the local curvature of the surface above all: less curvature, more room.",
        expected_from=f"bound: four standard errors of the difference of two counts of {COUNTED:,} points, within a distance of 3; "
        "each count beside the closed form",
        verdict=Verdict.CAVEAT,
        measure=lambda: _larger_where_flat(Hyperbola(), 3.0),
        control_statement=f"on an ellipse with half axes 2 and 1, within a distance of {THICK}, it is the other way",
        control=lambda: _larger_where_flat(Ellipse(), THICK),
        correction="What the hollow side loses by curvature the other side gains. The cut locus decides how far a cell reaches: on $ab = "
        "1$ it is farther away where the curve is flat, and of the ellipse it cuts the flat sides' cells on one side only.",
        indifferent_to={
            "*Hyperbola.place negated": _MIRRORED,
            "*Hyperbola.place shuffled": _MIRRORED,
            "*Hyperbola.curvature *": _BOTH_SIDES,
            "*Hyperbola.speed shuffled": "a length is a sum of speeds, in any order",
        },
    ),
)

# --- width ------------------------------------------------------------------------------------------------------------------------------

LABELS = (0.0, 0.5, 1.0, 1.5, 2.0)
LARGE = 4096


def _scaled(name: str, m: int) -> experiments.Array:
    """TV·√m between flow and another law for five labels."""
    return np.array([np.sqrt(m) * ridge_of_a_wide_product.laws(m, y).total_variation("flow", name) for y in LABELS])


def _constants(name: str, m: int) -> Evidence:
    """Beside ¼√(2/π) times |1 − y²| or y²; the error falls at least like 1/√m, so a third of the change from m = 256 is left."""
    y = np.array(LABELS)
    limit = np.sqrt(2 / np.pi) / 4 * (np.abs(1 - y**2) if name == "bayes" else y**2)
    left = np.abs(_scaled(name, LARGE) - _scaled(name, LARGE // 16)).max()
    return Evidence(_scaled(name, m), limit, bound(left, "the most that it still changes between m = 256 and m = 4096"))


def _wide(name: str, sample: experiments.Array) -> Evidence:
    laws = ridge_of_a_wide_product.laws(experiments.PRODUCT_WIDTH, experiments.PRODUCT_LABEL)
    return _ks(sample, lambda ρ: laws.cdf(name, ρ))


def _movement(m: int) -> Evidence:
    """The mean of √m‖Δθ‖/‖θ0‖ beside ½E|1 − Z| = φ(1) + Φ(1) − ½."""
    mean, error = experiments.movement(m)
    return Evidence(mean, norm.pdf(1) + norm.cdf(1) - 0.5, standard_errors(error))


WIDTH = (
    claim(
        "width-bayes-constant",
        "width-makes-it-true",
        f"For $f = a \\cdot b/\\sqrt m$ and one datum, TV(flow, Bayes)·√m tends to $\\frac14\\sqrt{{2/\\pi}}\\,|1 - y^2|$; here at $m "
        f"= {LARGE}$.",
        expected_from="closed form, first order in $1/\\sqrt m$, for five labels from 0 to 2",
        measure=lambda: _constants("bayes", LARGE),
        control_statement="at $m = 4$ it is not reached",
        control=lambda: _constants("bayes", 4),
        indifferent_to={"*laws:mass negated": "a distance: the sign cancels", "*laws:mass shuffled": "a sum over the grid, in any order"},
    ),
    claim(
        "width-surface-constant",
        "width-makes-it-true",
        f"For $f = a \\cdot b/\\sqrt m$ and one datum, TV(flow, restricted prior)·√m tends to $\\frac14\\sqrt{{2/\\pi}}\\,y^2$; here "
        f"at $m = {LARGE}$.",
        expected_from="closed form, first order in $1/\\sqrt m$, for five labels from 0 to 2",
        measure=lambda: _constants("surface", LARGE),
        control_statement="at $m = 4$ it is not reached",
        control=lambda: _constants("surface", 4),
        indifferent_to={"*laws:mass negated": "a distance: the sign cancels", "*laws:mass shuffled": "a sum over the grid, in any order"},
    ),
    claim(
        "width-flow-law",
        "width-makes-it-true",
        f"Descent from $N(0, I)$ at width {experiments.PRODUCT_WIDTH}, label {experiments.PRODUCT_LABEL:g}, ends at $\\rho = |u||v|$ "
        "with density $\\propto \\rho^{m-1} K_0(\\rho)$.",
        expected_from="closed form; greatest distance of the distribution functions, "
        f"real descent of {experiments.PRODUCTS:,} products at once",
        measure=lambda: _wide("flow", experiments.widened()),
        control_statement="draws from the prior that almost fit the label do not follow it",
        control=lambda: _wide("flow", experiments.conditioned_products()),
        training="after 500 steps, when |f − y| was below 10⁻⁴ in every run",
        longer=lambda: _wide("flow", experiments.widened(1000)),
    ),
    claim(
        "width-bayes-law",
        "width-makes-it-true",
        f"Conditioned on $|f - y| < 0.05$ at width {experiments.PRODUCT_WIDTH}, label {experiments.PRODUCT_LABEL:g}, a draw from $N(0, "
        "I)$ has $\\rho = |u||v|$ with density $\\propto \\rho^{m-1} e^{-W/2}/W$, $W = 2\\sqrt{\\rho^2 + my^2}$.",
        expected_from="closed form; greatest distance of the distribution functions, by rejection",
        measure=lambda: _wide("bayes", experiments.conditioned_products()),
        control_statement="the starts have another law, and gradient flow keeps it",
        control=lambda: _wide("bayes", experiments.products_at_start()),
    ),
    claim(
        "width-movement",
        "width-makes-it-true",
        f"At $y = 1$ the mean of $\\sqrt m\\,\\|\\Delta\\theta\\|/\\|\\theta_0\\|$ tends to $\\frac12 E|1 - Z|$; here at $m = {LARGE}$.",
        expected_from=f"closed form, $Z$ standard normal, beside {experiments.MOVEMENTS:,} starts followed by gradient flow",
        measure=lambda: _movement(LARGE),
        control_statement="at $m = 2$ it is not reached",
        control=lambda: _movement(2),
    ),
)

# --- lazy training ----------------------------------------------------------------------------------------------------------------------

STOPPED = 30
"""Steps of descent after which training on the crowded data has hardly begun."""
VERY_WIDE = 4096


def _missed(run: lazy_training.Lazy) -> Evidence:
    """The most by which moved over predicted misses one, over the networks, beside a tenth."""
    return Evidence(float(np.abs(run.ratio - 1).max()), 0.1, INSIDE, "<=")


def _missed_by_share(run: lazy_training.Lazy) -> Evidence:
    """By how much the mean of moved over predicted misses one, beside the share of their size that the weights moved."""
    return Evidence(abs(float(run.ratio.mean()) - 1), float(run.relative.mean()), INSIDE, "<=")


def _falls(run: Callable[[int], lazy_training.Lazy], widths: tuple[int, int]) -> Evidence:
    """The mean of √m‖Δθ‖/‖θ0‖ at two widths, beside what it tends to."""
    off = [
        np.sqrt(m) * experiments.lazy_run(m).relative - experiments.unchanging(m)
        for m in (experiments.WIDE // 4, experiments.WIDE, VERY_WIDE)
    ]
    room = standard_errors([each.std(ddof=1) / np.sqrt(len(each)) for each in off[1:]]) + bound(
        [abs(each.mean()) / 4 for each in off[:-1]], "a quarter of what it is off at a quarter of the width"
    )
    limits = [experiments.unchanging(m).mean() for m in (experiments.WIDE, VERY_WIDE)]
    return Evidence([np.sqrt(m) * run(m).relative.mean() for m in widths], limits, room)


def _answers(kernel: str, readouts: bool, more: int = 1) -> Evidence:
    """Mean change of the outputs at new inputs in training, beside what a kernel of infinite width makes of the same residuals."""
    found = experiments.answers(readouts, more)
    expected = found.residuals @ getattr(experiments.corrections(), kernel).T
    error = (found.changes - expected).std(0, ddof=1) / np.sqrt(len(expected))
    return Evidence(found.changes.mean(0), expected.mean(0), standard_errors(error))


TRAINED_LAZILY = "when every root mean square residual was below 10⁻⁶"

LAZY = (
    claim(
        "lazy-step",
        "weights-hardly-move",
        f"At width {experiments.WIDE}, eight data in ten dimensions, the weights of networks move by "
        "$\\sqrt{r^\\top \\Theta^{-1} r}$ in training, each of them to within a tenth.",
        source="derived here; the regime is described in {cite:t}`chizat2019lazy`",
        expected_from=f"closed form of the linearized network, beside each of {experiments.NETWORKS} trained ones; bound of the statement",
        measure=lambda: _missed(experiments.lazy_run(experiments.WIDE)),
        control_statement=f"at width {experiments.NARROW} the linearization is not that good",
        control=lambda: _missed(experiments.lazy_run(experiments.NARROW)),
        training=TRAINED_LAZILY,
        longer=lambda: _missed(experiments.lazy_run(experiments.WIDE, more=2)),
        indifferent_to={
            "*initialize:* *": "another start, from which the formula holds as well",
            "*random_data:* *": "other data, for which the formula holds as well",
            "*jacobian negated": "only JJᵀ counts",
            "*jacobian shuffled": "at this width all networks have nearly the same Θ",
            "*step_size *": "descent in other steps comes to the same end",
            "*Lazy.ratio shuffled": "the greatest of them, in any order",
        },
    ),
    claim(
        "lazy-though-crowded",
        "weights-hardly-move",
        "Twelve data with random labels, crowded into three dimensions, move the weights of that width far; at the end of training "
        "the formula still holds, and misses by a smaller share than they have moved.",
        expected_from=f"bound of the statement, beside the mean ratio of {experiments.CROWDED_NETWORKS} networks to the linearized ones",
        measure=lambda: _missed_by_share(experiments.lazy_run(experiments.WIDE, crowded=True)),
        control_statement=f"descent that is stopped after {STOPPED} steps has not come so far",
        control=lambda: _missed_by_share(experiments.crowded_descent(STOPPED)),
        training=TRAINED_LAZILY,
        longer=lambda: _missed_by_share(experiments.lazy_run(experiments.WIDE, crowded=True, more=2)),
        indifferent_to={
            "*initialize:* *": "another start, from which the formula holds as well",
            "*random_data:* *": "other data, for which the formula holds as well",
            "*.step_size *": "where descent on a quadratic ends, the step that it takes there is forgotten",
            "*._flow_step scaled": "the flow's own error decides on its steps",
        },
    ),
    claim(
        "training-corrects-with-the-tangent-kernel",
        "weights-hardly-move",
        f"Training changes the outputs of a wide tanh network at new inputs by $\\Theta(x, X)\\Theta^{{-1}}(y - f_0)$; here at width "
        f"{experiments.ANSWERS_WIDTH:,}.",
        source="{cite:t}`jacot2018ntk` have the tangent kernel; it confirms the abstract of {cite:t}`he2020bayesian`",
        says="Earlier work has shown that an ensemble of networks trained with squared loss has no interpretation as a posterior, even in "
        "the limit of infinite width, where networks are Gaussian processes at the start.",
        expected_from=f"the limit of infinite width, by quadrature, beside the mean of {experiments.ANSWERS} trained networks",
        measure=lambda: _answers("trained", readouts=False),
        control_statement="if the readouts alone are trained, it does not",
        control=lambda: _answers("trained", readouts=True),
        training=TRAINED_LAZILY,
        longer=lambda: _answers("trained", readouts=False, more=2),
        indifferent_to={
            "*.limit_kernels:1 *": "it is for Bayes' rule, whose kernel is not read here",
            "*.jacobian negated": "of J only the eigenvalues of JJᵀ count, for the step size",
            "*.jacobian shuffled": _STEP_SIZE,
            "*.random_data:? *": "a closed form for all data",
            "*.step_size *": "where descent on a quadratic ends, the step that it takes there is forgotten",
            "*.answer_data:? *": "a closed form for all data",
        },
    ),
    claim(
        "readouts-alone-are-bayes",
        "weights-hardly-move",
        "If the readouts alone are trained, the outputs at new inputs change as Bayes' rule would have it, by $K(x, X)K^{-1}(y - f_0)$; "
        f"here at width {experiments.ANSWERS_WIDTH:,}.",
        source="derived here, from {cite:t}`matthews2017sample`",
        expected_from=f"the limit of infinite width, by quadrature, beside the mean of {experiments.ANSWERS} trained networks",
        measure=lambda: _answers("bayes", readouts=True),
        control_statement="if all weights are trained, they do not",
        control=lambda: _answers("bayes", readouts=False),
        training="after 600 steps, when rounding was all that was left",
        longer=lambda: _answers("bayes", readouts=True, more=2),
        indifferent_to={
            "*.limit_kernels:0 *": "it is for the training of all weights, whose kernel is not read here",
            "*.random_data:? *": "a closed form for all data",
            "*.answer_data:? *": "a closed form for all data",
            "*.initialize:1 *": "outputs are linear in the readouts, so it is true from any",
        },
    ),
    claim(
        "lazy-movement-falls-with-width",
        "weights-hardly-move",
        f"For eight data in ten dimensions the relative movement falls like $m^{{-1/2}}$: at widths {experiments.WIDE} and {VERY_WIDE}, "
        "$\\sqrt m\\,\\|\\Delta\\theta\\|/\\|\\theta_0\\|$ is $\\sqrt{r^\\top \\Theta^{-1} r/(d+1)}$ with $\\Theta$ in the limit.",
        source=f"derived here; it confirms {POST}; {{cite:t}}`chizat2019lazy` say that it comes from the scaling",
        says="In training the parameters of large models tend to change by a small amount only, as an animation of weights shows.",
        expected_from="closed form: $\\|\\Delta\\theta\\|$ stays and $\\|\\theta_0\\|$ grows like $\\sqrt m$; "
        f"beside {experiments.NETWORKS} networks a width",
        measure=lambda: _falls(experiments.lazy_run, (experiments.WIDE, VERY_WIDE)),
        control_statement="with $1/m$ in place of $1/\\sqrt m$ before the sum it does not fall, here at widths 16 and 64",
        control=lambda: _falls(experiments.mean_field_run, (16, 64)),
        training=TRAINED_LAZILY,
        longer=lambda: _falls(lambda m: experiments.lazy_run(m, more=2), (experiments.WIDE, VERY_WIDE)),
        indifferent_to={
            "*.jacobian scaled": _STEP_SIZE,
            "*.experiment:?0 negated": "outputs at the start have a law that is symmetric, and their mean square is expected",
            "*.experiment:?0 shuffled": "readouts of one network with hidden weights of another are as likely",
            "*.random_data:? *": "a closed form for all data",
            "*.step_size *": "where descent on a quadratic ends, the step that it takes there is forgotten",
        },
    ),
)

# --- noise ------------------------------------------------------------------------------------------------------------------------------


def _one_batch_identity(ratio: float) -> Evidence:
    """Greatest difference, over all starts and products, of |a² − b²| at the end from its start times ∏|1 − η²g²|."""
    a, b, *_ = experiments.products()
    run = experiments.few_batches(ratio)
    gap = np.abs(run.q) - np.abs((a - b) * (a + b)) * np.exp(run.sum_log)
    return Evidence(np.abs(gap).max(), 0.0, rounding(10 * experiments.FEW_STEPS, (a**2 + b**2).max()))


def _untold(η: float, times: int = 1) -> Evidence:
    """Mean |a² − b²| after training with batches of one, beside that of the starts, 4/π."""
    size = np.abs(experiments.batches(η, 1, times).q)
    return Evidence(size.mean(), 4 / np.pi, standard_errors(size.std() / np.sqrt(size.size)))


def _bias(batch: int, η: float = experiments.SMALL, times: int = 1) -> Evidence:
    """Mean fall of ln|a² − b²| over the step size, beside the integral of E g² for batches of one.

    The next order of the step size η is c·η, so the fall changes by about c·η from η to 2η: that is the room.
    """
    fall, twice = (-experiments.batches(rate, batch, times).sum_log.mean(axis=1) / rate for rate in (η, 2 * η))
    expected = experiments.lost(1).mean(axis=1)
    error = (fall - expected).std() / np.sqrt(len(fall))
    room = bound(abs(float((twice - fall).mean())), "the next order in the step size, which is what doubling it changes")
    return Evidence(fall.mean(), expected.mean(), standard_errors(error) + room)


def _identity(on: str) -> Evidence:
    walk = experiments.noisy(on=on)
    gap = walk.q[-1] / (walk.q[0] * np.exp(walk.sum_log[-1])) - 1
    return Evidence(np.abs(gap).max(), 0.0, rounding(10 * experiments.NOISY_STEPS))


def _drift(ς: float) -> Evidence:
    """Mean of a² − b² after noisy steps, beside the prediction for the book's noise."""
    walk = experiments.noisy(ς)
    q, start = walk.q[-1], float(walk.q[0, 0])
    expected = float(label_noise.drift(start, experiments.STEP, experiments.NOISE, walk.steps)[-1])
    return Evidence(
        q.mean(),
        expected,
        standard_errors(q.std() / np.sqrt(len(q))) + bound(experiments.STEP * abs(expected - start) / 2, "first order in the step size"),
    )


NOISY = (
    claim(
        "minibatch-step-identity",
        "does-the-noise-average-out",
        f"Over {experiments.FEW_STEPS} steps with one datum each, every $a_j^2 - b_j^2$ is its start times $\\prod (1 - \\eta^2 g_j^2)$.",
        expected_from=f"closed form: algebra of one step, whatever datum it sees; {experiments.BATCH_STARTS:,} starts",
        measure=lambda: _one_batch_identity(1.0),
        control_statement="with half the step size for $b$ it is not",
        control=lambda: _one_batch_identity(0.5),
        indifferent_to={
            "*Descent.q negated": "of q the size is measured",
            "*.descend:[ab] negated": "the squares of a and b are the same",
            "*.products:? *": "an identity at every start, for all data",
            "*.sign_data:? *": "an identity for all data",
        },
    ),
    claim(
        "minibatch-noise-averages-out",
        "does-the-noise-average-out",
        f"At step size {experiments.SMALL:g} the noise of batches of one averages out: by the mean of $|a_j^2 - b_j^2|$, the ends of "
        f"{experiments.BATCH_STARTS:,} runs cannot be told from those of gradient flow.",
        source=POST,
        says="Compared with gradient descent, SGD adds noise, diffusion along the ridge; it should average out to roughly the same thing.",
        expected_from="closed form: gradient flow keeps $a^2 - b^2$, and the mean of its size is $4/\\pi$ for standard normal starts",
        verdict=Verdict.CAVEAT,
        measure=lambda: _untold(experiments.SMALL),
        control_statement=f"at step size {experiments.LARGE:g} it can be told",
        control=lambda: _untold(experiments.LARGE),
        correction="It holds for small steps. The noise leaves a bias toward $a_j^2 = b_j^2$ that is proportional to the step size.",
        training=f"after {experiments.steps_of(experiments.SMALL):,} steps, with residuals below 10⁻³ in all but one in a hundred runs",
        longer=lambda: _untold(experiments.SMALL, 2),
        indifferent_to={
            "*.steps_of off by one": "one step more, when the end is reached",
            "*.products:[23] *": "in steps so small the noise of any such data averages out",
            "*.sign_data:? *": "in steps so small the noise of any such data averages out",
        },
    ),
    claim(
        "minibatch-bias-grows",
        "does-the-noise-average-out",
        "In training with batches of one, $\\ln|a_j^2 - b_j^2|$ falls by $\\eta \\int \\mathrm{E}\\,g_j^2\\,dt$ along gradient flow, "
        "to first order.",
        expected_from=f"the integral along the flow without noise, beside training at $\\eta = {experiments.SMALL:g}$",
        measure=lambda: _bias(1),
        control_statement=f"with all data at once it falls by less, here at $\\eta = {experiments.LARGE:g}$",
        control=lambda: _bias(experiments.BATCH_DATA, experiments.LARGE),
        training=f"after {experiments.steps_of(experiments.SMALL):,} steps, with residuals below 10⁻³ in all but one in a hundred runs",
        longer=lambda: _bias(1, times=2),
        indifferent_to={
            "*.steps_of off by one": "one step more, when the end is reached",
            "*.descend:sum_log shuffled": _MEANS,
            "*.lost shuffled": _MEANS,
            "*.products:? *": "true of all starts and data",
            "*.sign_data:? *": "true of all data",
        },
    ),
    claim(
        "noisy-step-identity",
        "noisy-labels-drift",
        f"Over {experiments.NOISY_STEPS:,} steps with noisy labels $a^2 - b^2$ is its start times $\\prod (1 - \\eta^2 r_t^2)$, "
        f"in every one of {experiments.NOISY_RUNS} runs.",
        expected_from="closed form: algebra of one step, whatever the residual",
        measure=lambda: _identity("label"),
        control_statement="with noise on the weights in place of the label it is not",
        control=lambda: _identity("weights"),
        indifferent_to={
            "*Walk.q [sn]*": "a ratio of two of them: the scale cancels, and the sign",
            "*.walk:[ab] negated": "the squares of a and b are the same",
        },
    ),
    claim(
        "label-noise-drift",
        "noisy-labels-drift",
        f"With label noise $\\varsigma = {experiments.NOISE:g}$, $\\ln|a^2 - b^2|$ falls by $2\\eta^2\\varsigma^2/(2 - \\eta H)$ a step, "
        "$H = a^2 + b^2$.",
        source="derived here; the effect for networks is in {cite:t}`blanc2020implicit`",
        expected_from="closed form, to first order in the step size",
        measure=lambda: _drift(experiments.NOISE),
        control_statement="with half the noise it falls more slowly",
        control=lambda: _drift(experiments.NOISE / 2),
        indifferent_to={"*Walk.q negated": "with a and b exchanged q has the other sign, and its drift as well"},
    ),
)

CLAIMS: tuple[Claim, ...] = (*REGRESSIONS, *CURVED, *WIDTH, *LAZY, *NOISY)
