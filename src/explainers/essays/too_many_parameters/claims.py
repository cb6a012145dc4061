"""The claims of the essay *Too many parameters*, each with the setting in which it must not hold."""

from __future__ import annotations

from functools import cache
from itertools import product

import numpy as np
from scipy import stats
from scipy.special import eval_legendre

from explainers.claim import Claim, Evidence, claims_of
from explainers.essays.too_many_parameters import airline_passengers, double_descent, experiments, polynomial
from explainers.essays.too_many_parameters.airline_passengers import LARGEST_DEGREE
from explainers.essays.too_many_parameters.airline_passengers import NOISE as TAU
from explainers.essays.too_many_parameters.experiments import DEGREE, POST_DEGREE
from explainers.tolerance import EXACT, INSIDE, Tolerance, bound, kolmogorov_smirnov, rounding, standard_errors

claim = claims_of("too-many-parameters")

BLOG = "{cite:t}`jablonka2025manifold`"
MEASURED = "measured here"
MONTHS = len(airline_passengers.split("in-fill")[0])
"""Months that are fitted when gaps are filled."""


CANNOT = {
    "*.inputs negated": "time runs backwards, and every Legendre polynomial is even or odd",
    "*.load scaled": "another unit of passengers shifts all logarithms",
    "*.split:0 shuffled": "the months of a set in another order",
    "*.split:1 shuffled": "the months of a set in another order",
    "*.split:? negated": "other months, the same on both sides",
    "*.split:? zeroed": "other months, the same on both sides",
    "*.split:0 off by one": "other months, the same on both sides",
    "*.legendre negated": "the sign of a column cancels in the fit",
    "*.prior_sd negated": "the sign of a standard deviation cancels in the fit",
    "*.legendre scaled": "without noise the size of the columns cancels",
    "*.prior_sd scaled": "without noise the size of the columns cancels",
    "*.infill_errors shuffled": "a median, whatever the order",
    "*.inputs shuffled": "true of any data",
    "*.load shuffled": "true of any data",
    "*._rows negated": "minus a normal vector is as normal",
    "*.coefficients *": "true of any coefficients",
    "*.coefficients negated": "squares of coefficients count, and features are as likely with the other sign",
    "*.smallest_singular_values shuffled": "a mean, whatever the order",
    "*.smallest_singular_values scaled": "the place of the minimum, whatever the scale",
    "*._spread *": "at p = n no direction is free for it, and with all features any spread will do",
}
"""Breaks that cannot matter to the claims below that name them, and why."""


def cannot(*breaks: str) -> dict[str, str]:
    """These of ``CANNOT``."""
    return {each: CANNOT[each] for each in breaks}


def infill_against_cubic(prior: str) -> Evidence:
    """Median held-out error of the essay's degree beside that of the least-squares cubic, fitted by numpy."""
    x, y = airline_passengers.inputs(), np.log(airline_passengers.load())
    halves = [airline_passengers.split("in-fill", np.random.default_rng(seed)) for seed in range(experiments.SPLITS)]
    cubics = [np.polynomial.Polynomial.fit(x[fitted], y[fitted], 3)(x[held]) - y[held] for fitted, held in halves]
    cubic = float(np.median([np.sqrt(np.mean(error**2)) for error in cubics]))
    return Evidence(experiments.infill_median(DEGREE, prior), cubic, INSIDE, relation="<=")


def rms(error: np.ndarray) -> float:
    """Root mean square."""
    return float(np.sqrt(np.mean(error**2)))


def beside(found: list[float], least: list[float], same: list[float], again: list[float], room: Tolerance) -> Evidence:
    """What is at least so large, and what another computation has within ``room``, as two bounds."""
    size = np.concatenate([np.zeros(len(found)), *[np.broadcast_to(room.size, len(same))] * 2])
    return Evidence(
        np.array([*found, *same, *np.negative(same)]),
        np.array([*least, *again, *np.negative(again)]),
        Tolerance(size, room.rule),
        relation=">=",
    )


def weighted_design(x: np.ndarray, degree: int, s: np.ndarray) -> np.ndarray:
    """Φ S by numpy's Legendre polynomials. Shape (n, degree + 1)."""
    return np.asarray(np.sqrt(2 * np.arange(degree + 1) + 1) * np.polynomial.legendre.legvander(x, degree) * s)


def solving(matrix: np.ndarray, scale: float) -> Tolerance:
    """Rounding of a solution of size ``scale``, from the matrix' size and condition number."""
    return rounding(matrix.size * float(np.linalg.cond(matrix)), scale)


def fitted_months(degree: int) -> Evidence:
    """The curve at the fitted months beside the data there, over the essay's split."""
    fitted, y = airline_passengers.split("in-fill")[0], np.log(airline_passengers.load())
    s = 1 / np.maximum(np.arange(DEGREE + 1), 1)
    design = weighted_design(airline_passengers.inputs()[fitted], DEGREE, s)
    return Evidence(
        airline_passengers.polynomial_curve(degree, "inverse", fitted)[fitted], y[fitted], solving(design, float(np.abs(y).max()))
    )


def peak(noise: float) -> Evidence:
    """Median held-out error with as many parameters as months, in units of the cubic's, whose error stands beside that by numpy."""
    x, y = airline_passengers.inputs(), np.log(airline_passengers.load())
    halves = [airline_passengers.split("in-fill", np.random.default_rng(seed)) for seed in range(experiments.SPLITS)]
    again = np.median([rms(np.polynomial.Polynomial.fit(x[fitted], y[fitted], 3)(x[held]) - y[held]) for fitted, held in halves])
    room = max(float(np.asarray(solving(weighted_design(x[fitted], 3, np.ones(4)), 1.0).size)) for fitted, _ in halves)
    error, cubic = experiments.infill_median(MONTHS - 1, "inverse", noise), experiments.infill_median(3, "flat")
    return beside([error / cubic], [1000.0], [cubic], [again], bound(room, "rounding of the cubics, by their size and condition number"))


def degree_twenty(prior: str, noise: float) -> Evidence:
    """Errors of degree 20 in the years of the forecast and in those fitted, beside those of the least-squares cubic, fitted by numpy; and
    beside numpy's own degree 20, where noise is rows below the design."""
    x, y = airline_passengers.inputs(), np.log(airline_passengers.load())
    fitted, held = airline_passengers.split("forecast")
    cubic = np.polynomial.Polynomial.fit(x[fitted], y[fitted], 3)(x) - y
    j, mean = np.arange(POST_DEGREE + 1), y[fitted].mean()
    A = weighted_design(x, POST_DEGREE, {"flat": 1.0 + 0 * j, "geometric": 4.0**-j}[prior])
    below = np.vstack([A[fitted], noise * np.eye(len(j))])
    curve = mean + A @ np.linalg.lstsq(below, np.append(y[fitted] - mean, 0.0 * j))[0]
    again, unit = [rms((curve - y)[held]), rms((curve - y)[fitted])], solving(below, 1.0)
    found = airline_passengers.fit(POST_DEGREE, prior, "forecast", noise)
    return beside(
        [found.test_error, -found.train_error],
        [rms(cubic[held]), -rms(cubic[fitted])],
        [found.test_error, found.train_error],
        again,
        Tolerance(np.asarray(unit.size) * np.maximum(again, np.abs(y).max()), unit.rule),
    )


def degrees_agree(prior: str) -> Evidence:
    """The forecasts of the two higher degrees beside that of the lowest one, solved by its kernel.

    With e the prior variance beyond degree 20 and K the kernel of degree 20 at the n fitted months, the forecasts lie within
    e|y|/τ² (√n + n|k|/τ²) of each other, k the kernel between them and any month.
    """
    x, y = airline_passengers.inputs(), np.log(airline_passengers.load())
    fitted = airline_passengers.split("forecast")[0]
    j = np.arange(LARGEST_DEGREE + 1)
    s = 4.0**-j
    A = weighted_design(x, POST_DEGREE, s[: POST_DEGREE + 1])
    K, k, centered = A[fitted] @ A[fitted].T, A @ A[fitted].T, y[fitted] - y[fitted].mean()
    noisy = K + TAU**2 * np.eye(len(fitted))
    expected = y[fitted].mean() + k @ np.linalg.solve(noisy, centered)
    beyond, size = float(((2 * j + 1) * s**2)[POST_DEGREE + 1 :].sum()), float(np.linalg.norm(centered)) / TAU**2
    most = beyond * size * (np.sqrt(len(fitted)) + len(fitted) * np.linalg.norm(k, axis=1).max() / TAU**2)
    curves = [airline_passengers.polynomial_curve(degree, prior, fitted, TAU) for degree in (DEGREE, LARGEST_DEGREE)]
    tolerance = bound(most, f"the prior variance beyond degree {POST_DEGREE}") + solving(noisy, float(np.abs(y).max()))
    return Evidence(np.array(curves), np.array([expected, expected]), tolerance)


def no_better_than_cubic(prior: str, noise: float) -> Evidence:
    """Forecast error of degree 20 beside that of the cubic with the prior 4⁻ʲ and noise τ, solved by its kernel."""
    x, y = airline_passengers.inputs(), np.log(airline_passengers.load())
    fitted, held = airline_passengers.split("forecast")
    A = weighted_design(x, 3, 4.0 ** -np.arange(4))
    noisy = A[fitted] @ A[fitted].T + TAU**2 * np.eye(len(fitted))
    cubic = y[fitted].mean() + A[held] @ A[fitted].T @ np.linalg.solve(noisy, y[fitted] - y[fitted].mean())
    error = float(np.sqrt(np.mean((cubic - y[held]) ** 2)))
    return Evidence(experiments.forecast_error(POST_DEGREE, prior, noise), error, INSIDE, relation=">=")


@cache
def best_polynomial() -> float:
    """The least forecast error of the first figure's degrees, priors and noises, by numpy's polynomials and solvers."""
    y, (fitted, held) = np.log(airline_passengers.load()), airline_passengers.split("forecast")
    centered, errors = y[fitted] - y[fitted].mean(), []
    every = weighted_design(airline_passengers.inputs(), LARGEST_DEGREE, np.ones(LARGEST_DEGREE + 1))
    for power, degree, tau in product((0.0, 1.0, 2.0, None), airline_passengers.FIGURE_DEGREES, airline_passengers.NOISES):
        j = np.arange(degree + 1)
        A = every[:, : degree + 1] * (4.0**-j if power is None else np.maximum(j, 1.0) ** -power)
        if tau:
            beta = A[fitted].T @ np.linalg.solve(A[fitted] @ A[fitted].T + tau**2 * np.eye(len(fitted)), centered)
        else:
            beta = np.linalg.lstsq(A[fitted], centered, rcond=1e-12)[0]
        errors.append(float(np.sqrt(np.mean((y[fitted].mean() + A[held] @ beta - y[held]) ** 2))))
    return min(errors)


def structure(harmonics: int) -> Evidence:
    """Forecast error of a quadratic with ``harmonics`` of the year beside the best polynomial's."""
    return Evidence(airline_passengers.seasonal_forecast(harmonics).test_error, best_polynomial(), INSIDE, relation="<=")


def repeated_year(period: int) -> Evidence:
    """Forecast error of repeating the last ``period`` months with drift beside the best polynomial's."""
    return Evidence(experiments.repeated_year_error(period), best_polynomial(), INSIDE, relation="<=")


def flat_returns_to_mean(prior: str) -> Evidence:
    """The largest degree's curve at the months held out beside the mean of those fitted, within a bound for the flat prior; and at all
    months beside the fit by that prior's kernel.

    The bound is that of Cauchy and Schwarz, |K⁻¹k||y|: K the flat kernel among the fitted months, k between them and one held out. The
    kernel is that of Christoffel and Darboux, (M + 1)(P_{M+1}(x)P_M(z) − P_M(x)P_{M+1}(z))/(x − z) at degree M.
    """
    x, y = airline_passengers.inputs(), np.log(airline_passengers.load())
    fitted, held = airline_passengers.split("in-fill")
    low, high = eval_legendre(LARGEST_DEGREE, x), eval_legendre(LARGEST_DEGREE + 1, x)
    kernel = (LARGEST_DEGREE + 1) * (np.outer(high, low) - np.outer(low, high)) / (x[:, None] - x + np.eye(len(x)))
    kernel[np.diag_indices(len(x))] = np.sum(weighted_design(x, LARGEST_DEGREE, np.ones(LARGEST_DEGREE + 1)) ** 2, axis=1)
    among, mean = kernel[np.ix_(fitted, fitted)], y[fitted].mean()
    weights = np.linalg.solve(among, kernel[fitted])
    largest = np.linalg.norm(weights[:, held], axis=0) * np.linalg.norm(y[fitted] - mean)
    curve = airline_passengers.polynomial_curve(LARGEST_DEGREE, prior, fitted)
    exact = solving(among, float(np.abs(y).max()))
    return Evidence(
        np.concatenate([curve[held], curve]),
        np.concatenate([np.full(len(held), mean), mean + weights.T @ (y[fitted] - mean)]),
        Tolerance(
            np.concatenate([largest, np.full(len(x), exact.size)]),
            f"what the flat prior's kernel leaves of the data; beside the kernel's fit, {exact.rule}",
        ),
    )


DESIGN = (12, 31)
"""Data and coefficients of a small problem."""


def shortest(extra: float) -> Evidence:
    """The minimum-norm coefficients, plus ``extra`` of a null vector, beside the minimizer under constraints, by Lagrange multipliers."""
    rng = np.random.default_rng(0)
    n, columns = DESIGN
    x, y = np.cos(np.pi * (np.arange(n) + rng.uniform(0.2, 0.8, n)) / n), rng.standard_normal(n)
    s = polynomial.prior_sd(columns - 1, "inverse")
    Phi = polynomial.legendre(x, columns - 1)
    beta = polynomial.minimum_norm(Phi, y, s) + extra * s * np.linalg.svd(Phi * s)[2][-1]
    s = 1 / np.maximum(np.arange(columns), 1)
    Phi = weighted_design(x, columns - 1, np.ones(columns))
    system = np.block([[np.diag(s**-2.0), Phi.T], [Phi, np.zeros((n, n))]])
    expected = np.linalg.solve(system, np.concatenate([np.zeros(columns), y]))[:columns]
    return Evidence(beta, expected, solving(system, float(np.abs(expected).max())))


SMALL_NOISE = 1e-7


def limit_of_posterior(noise: float) -> Evidence:
    """The posterior-mean curve beside the shortest exact fit, found by a QR decomposition; the essay's degree and split, prior 1/j.

    With singular values d of the weighted design, the coefficients (in units of the prior) are apart by |y| times the largest of
    noise²/(d (d² + noise²)).
    """
    x, y = airline_passengers.inputs(), np.log(airline_passengers.load())
    fitted = airline_passengers.split("in-fill")[0]
    centered = y[fitted] - y[fitted].mean()
    A = weighted_design(x, DEGREE, 1 / np.maximum(np.arange(DEGREE + 1), 1))
    Q, R = np.linalg.qr(A[fitted].T)
    expected = y[fitted].mean() + A @ (Q @ np.linalg.solve(R.T, centered))
    d = np.linalg.svd(A[fitted], compute_uv=False)[-1]
    most = float(np.linalg.norm(A, axis=1).max() * np.linalg.norm(centered) * SMALL_NOISE**2 / d**3)
    tolerance = bound(most, "noise² over the cube of the least singular value") + solving(A[fitted], float(np.abs(expected).max()))
    return Evidence(airline_passengers.polynomial_curve(DEGREE, "inverse", fitted, noise), expected, tolerance)


def simulated_risk(penalty: bool) -> Evidence:
    """Mean risks at ``experiments.CHECKED`` beside the exact formula; with a ``penalty`` it is a different estimator."""
    risks, beta = experiments.simulated_risks()[int(penalty)], double_descent.coefficients()
    exact = np.array([double_descent.risk(double_descent.N, p, beta, experiments.NOISE) for p in experiments.CHECKED])
    return Evidence(risks.mean(axis=1), exact, standard_errors(risks.std(axis=1, ddof=1) / np.sqrt(risks.shape[1])))


FEW = 10
"""Features that matter, where a small model wins."""


@cache
def at_threshold() -> np.ndarray:
    """Risks at p = n, without a penalty and with one of 1, drawn in eight parts. Shape (2, 8 · REPETITIONS)."""
    n, beta, rng = double_descent.N, double_descent.coefficients(), np.random.default_rng(5)
    fits, each = [(n, 0.0), (n, 1.0)], experiments.REPETITIONS
    parts = [double_descent.risks_of_fits(n, fits, beta, experiments.NOISE, repetitions=each, rng=rng) for _ in range(8)]
    return np.concatenate(parts, axis=1)


def law_at_threshold(penalty: bool) -> Evidence:
    """Distance (Kolmogorov, Smirnov) of simulated risks at p = n from their law, ς² (1 + χ²_n/χ²_1), which has no mean."""
    n, risks = double_descent.N, at_threshold()[int(penalty)]
    unseen = 1 - n / len(double_descent.coefficients()) + experiments.NOISE**2
    distance = float(stats.kstest((risks / unseen - 1) / n, stats.f(n, 1).cdf).statistic)
    return Evidence(distance, 0.0, kolmogorov_smirnov(len(risks)))


MATRICES, ROWS, COLUMNS = 4000, 40, 20


def inverse_trace(correlation: float) -> Evidence:
    """Mean of tr (XᵀX)⁻¹ over random matrices, whose columns share ``correlation``, beside the formula for independent ones."""
    rng = np.random.default_rng(2)
    X = np.sqrt(1 - correlation) * rng.standard_normal((MATRICES, ROWS, COLUMNS))
    X += np.sqrt(correlation) * rng.standard_normal((MATRICES, ROWS, 1))
    traces = np.trace(np.linalg.inv(np.swapaxes(X, 1, 2) @ X), axis1=1, axis2=2)
    error = float(traces.std(ddof=1)) / np.sqrt(len(traces))
    return Evidence(float(traces.mean()), double_descent.expected_inverse_trace(ROWS, COLUMNS), standard_errors(error))


EACH, OTHER_ROWS = 100, 55


def smallest_at(n: int) -> Evidence:
    """The p, of 20, 25, .., 60, at which the mean smallest singular value of an (n, p) matrix is least."""
    rng = np.random.default_rng(4)
    p = np.arange(20, 65, 5)
    means = [double_descent.smallest_singular_values(n, int(k), EACH, rng).mean() for k in p]
    return Evidence(int(p[np.argmin(means)]), double_descent.N, EXACT)


def best_beyond(sigma: float) -> Evidence:
    """The risk with all features beside the variance of y, which is the risk of predicting nothing and the least of any p < n."""
    beta = double_descent.coefficients()
    beyond = double_descent.risk(double_descent.N, len(beta), beta, sigma)
    return Evidence(beyond, float(np.sum(beta**2)) + sigma**2, INSIDE, relation="<=")


def empty_is_best(features: int) -> Evidence:
    """The exact risk of 1, 2, .., n − 2 of 100 features, the first of which matter, beside the variance of y."""
    beta = np.zeros(double_descent.D)
    beta[:features] = features**-0.5
    below = np.array([double_descent.risk(double_descent.N, p, beta, experiments.NOISE) for p in range(1, double_descent.N - 1)])
    return Evidence(below, np.full(len(below), 1 + experiments.NOISE**2), INSIDE, relation=">=")


def at_break_even(p: int) -> Evidence:
    """Mean simulated risk of the shortest fit with ``p`` features beside the variance of y."""
    beta, rng = double_descent.coefficients(), np.random.default_rng(8)
    risks = double_descent.ridge_risks(
        double_descent.N, p, beta, experiments.NOISE, ridge=0.0, repetitions=experiments.REPETITIONS, rng=rng
    )
    error = float(risks.std(ddof=1)) / np.sqrt(len(risks))
    return Evidence(float(risks.mean()), float(np.sum(beta**2)) + experiments.NOISE**2, standard_errors(error))


EDGE = round(double_descent.break_even(double_descent.N, double_descent.D, experiments.NOISE))


def made_by_useless(last: bool) -> Evidence:
    """Share of the fall of the mean risk, from ``FROM`` to all features, that features with nothing to do with y make: over half, not all.

    They are added first, and what is not seen stays noise; or ``last``, when ``FROM`` features have come to hold all that matters. The mean
    risk between the two steps stands beside its formula.
    """
    n, features, start, sigma = double_descent.N, double_descent.D, experiments.FROM, experiments.NOISE
    useful = np.where(np.arange(features) < start, double_descent.coefficients(), 0.0)

    def risks(p: int, beta: np.ndarray, noise: float) -> np.ndarray:
        rng = np.random.default_rng(9)
        return double_descent.risks_of_fits(n, [(p, 0.0)], beta, noise, repetitions=experiments.REPETITIONS, rng=rng)[0]

    if last:
        p, signal, noise = start, 1.0, sigma**2
        between = risks(p, useful / np.linalg.norm(useful), sigma)
    else:
        p, signal, noise = features, start / features, 1 - start / features + sigma**2
        between = risks(p, useful, float(np.sqrt(noise)))
    begin, end = (risks(k, double_descent.coefficients(), sigma).mean() for k in (start, features))
    share = float((between.mean() - end if last else begin - between.mean()) / (begin - end))
    formula = signal * (1 - n / p) + noise * (1 + n / (p - n - 1))
    room = standard_errors(between.std(ddof=1) / np.sqrt(len(between)))
    return beside([share, -share], [0.5, -1.0], [float(between.mean())], [formula], room)


STEPS = (10, 20, 30, 40, 50, 60, 80, 100)


@cache
def means_by_size() -> np.ndarray:
    """Mean risks at each of ``STEPS`` features, without a penalty and with the tuned one, on the same data. Shape (2, STEPS)."""
    n, beta, sigma = double_descent.N, double_descent.coefficients(), experiments.NOISE
    fits = [(p, 0.0) for p in STEPS] + [(p, double_descent.tuned_penalty(n, p, beta, sigma)) for p in STEPS]
    risks = double_descent.risks_of_fits(n, fits, beta, sigma, repetitions=experiments.REPETITIONS, rng=np.random.default_rng(10))
    return np.asarray(risks.mean(axis=1).reshape(2, -1))


def never_rises(tuned: bool) -> Evidence:
    """Changes of the mean risk, with the penalty tuned or zero, from each of ``STEPS`` features to the next."""
    return Evidence(np.diff(means_by_size()[int(tuned)]), np.zeros(len(STEPS) - 1), INSIDE, relation="<=")


def averaged(p: int) -> Evidence:
    """Coefficients of the average of many exact fits with ``p`` features beside those of the shortest one, X⁺y, on the same data."""
    n, beta, sigma = double_descent.N, double_descent.coefficients(), experiments.NOISE
    average = double_descent.sample(n, p, beta, sigma, np.random.default_rng(0), draws=double_descent.DRAWS).beta_hat[:p]
    rng = np.random.default_rng(0)
    X = rng.standard_normal((n, len(beta)))
    y = X @ beta + sigma * rng.standard_normal(n)
    expected = np.linalg.lstsq(X[:, :p], y, rcond=None)[0]
    return Evidence(average, expected, solving(X[:, :p], float(np.abs(expected).max())))


_N, _D = double_descent.N, double_descent.D

CLAIMS: tuple[Claim, ...] = (
    claim(
        "airline-overparameterized-infill",
        "more-parameters-than-months",
        f"With prior 1/j, degree {DEGREE} fills random gaps in the airline series better than the cubic "
        f"(median of {experiments.SPLITS} splits).",
        source=MEASURED,
        expected_from="the median error of the least-squares cubic on the same splits, fitted by numpy",
        measure=lambda: infill_against_cubic("inverse"),
        control_statement="the same degree with a flat prior",
        control=lambda: infill_against_cubic("flat"),
        indifferent_to=cannot(
            "*.inputs negated",
            "*.load scaled",
            "*.split:0 shuffled",
            "*.split:1 shuffled",
            "*.split:? negated",
            "*.split:? zeroed",
            "*.infill_errors shuffled",
            "*.legendre negated",
            "*.legendre scaled",
            "*.prior_sd negated",
            "*.prior_sd scaled",
        ),
    ),
    claim(
        "airline-interpolates",
        "more-parameters-than-months",
        f"With {DEGREE + 1} parameters the polynomial passes through every one of the {MONTHS} months it is fitted to.",
        expected_from=f"the data: {MONTHS} independent equations in {DEGREE + 1} unknowns have exact solutions",
        measure=lambda: fitted_months(DEGREE),
        control_statement="the cubic, four parameters",
        control=lambda: fitted_months(3),
        indifferent_to=cannot(
            "*.inputs negated",
            "*.inputs shuffled",
            "*.load scaled",
            "*.load shuffled",
            "*.split:0 shuffled",
            "*.split:? negated",
            "*.split:0 off by one",
            "*.legendre negated",
            "*.legendre scaled",
            "*.prior_sd negated",
            "*.prior_sd scaled",
        ),
    ),
    claim(
        "airline-infill-peak",
        "peak-at-the-threshold",
        "With as many parameters as months to fit, and no noise assumed, the in-fill error is over a thousand times the cubic's.",
        source=MEASURED,
        expected_from="a bound: the peak's height depends on rounding, its existence does not; the cubic's error by numpy's least squares",
        measure=lambda: peak(0.0),
        control_statement=f"the same with noise τ = {TAU} assumed, which is ridge regression: no peak",
        control=lambda: peak(TAU),
        indifferent_to={"*.prior_sd shuffled": "with as many coefficients as months one fit alone passes through them, whatever the prior"}
        | cannot(
            "*.infill_errors shuffled",
            "*.inputs negated",
            "*.inputs shuffled",
            "*.load scaled",
            "*.load shuffled",
            "*.split:0 shuffled",
            "*.split:1 shuffled",
            "*.split:? negated",
            "*.split:? zeroed",
            "*.legendre negated",
            "*.legendre scaled",
            "*.prior_sd negated",
            "*.prior_sd scaled",
        ),
    ),
    claim(
        "airline-flat-returns-to-mean",
        "peak-at-the-threshold",
        f"With a flat prior and degree {LARGEST_DEGREE}, the fit falls back to the mean of the data between the points it passes through.",
        expected_from="the mean of the fitted months: the flat prior's kernel tends to a spike as the degree grows; and the kernel's fit",
        measure=lambda: flat_returns_to_mean("flat"),
        control_statement="the prior 1/j at the same degree",
        control=lambda: flat_returns_to_mean("inverse"),
        indifferent_to=cannot(
            "*.inputs shuffled",
            "*.load scaled",
            "*.load shuffled",
            "*.split:0 off by one",
            "*.split:1 shuffled",
            "*.split:? negated",
            "*.split:? zeroed",
        ),
    ),
    claim(
        "airline-degree-twenty",
        "prior-not-degree",
        f"By least squares a polynomial of degree {POST_DEGREE} forecasts the airline series worse than a cubic, although it fits the "
        "years before better.",
        source=BLOG,
        says=f"Classical statistics warns of the polynomial of degree {POST_DEGREE}, which has more chances to fit noise; "
        "by it the cubic would be enough to forecast the next years.",
        expected_from="the errors of the least-squares cubic on the last three years and before, fitted by numpy, and numpy's degree 20",
        measure=lambda: degree_twenty("flat", 0.0),
        control_statement=f"degree {POST_DEGREE} with the prior 4⁻ʲ and noise τ = {TAU}: better than the least-squares cubic",
        control=lambda: degree_twenty("geometric", TAU),
        indifferent_to=cannot(
            "*.inputs negated",
            "*.load scaled",
            "*.split:0 shuffled",
            "*.split:1 shuffled",
            "*.legendre negated",
            "*.legendre scaled",
            "*.prior_sd negated",
            "*.prior_sd scaled",
        ),
    ),
    claim(
        "airline-cubic-with-the-prior",
        "prior-not-degree",
        f"With the prior 4⁻ʲ and noise τ = {TAU} for both, degree {POST_DEGREE} forecasts no better than the cubic: "
        "what improves on least squares is prior and noise, not degree.",
        source=MEASURED,
        expected_from="the forecast error of the cubic with that prior and noise, from its kernel",
        measure=lambda: no_better_than_cubic("geometric", TAU),
        control_statement=f"degree {POST_DEGREE} with the looser prior 1/j² and the same noise: better than that cubic",
        control=lambda: no_better_than_cubic("square", TAU),
        indifferent_to=cannot(
            "*.inputs negated",
            "*.load scaled",
            "*.split:0 shuffled",
            "*.split:1 shuffled",
            "*.split:? negated",
            "*.split:? zeroed",
            "*.legendre negated",
            "*.prior_sd negated",
        ),
    ),
    claim(
        "airline-prior-not-degree",
        "prior-not-degree",
        f"With the prior 4⁻ʲ and noise τ = {TAU}, degrees {POST_DEGREE}, {DEGREE} and {LARGEST_DEGREE} make the same forecast.",
        expected_from=f"degree {POST_DEGREE}'s forecast, from its kernel: all later coefficients have next to no prior variance",
        measure=lambda: degrees_agree("geometric"),
        control_statement="a flat prior with the same noise",
        control=lambda: degrees_agree("flat"),
        indifferent_to=cannot(
            "*.inputs negated",
            "*.inputs shuffled",
            "*.load scaled",
            "*.load shuffled",
            "*.split:0 shuffled",
            "*.split:0 off by one",
            "*.split:? negated",
            "*.legendre negated",
            "*.prior_sd negated",
        ),
    ),
    claim(
        "airline-structure-wins",
        "structure-beats-count",
        "A quadratic with a yearly pattern, 14 parameters, forecasts better than every polynomial in the first figure.",
        source=MEASURED,
        expected_from="the least error over all degrees, priors and noises of the figure",
        measure=lambda: structure(6),
        control_statement="the same quadratic without the yearly pattern",
        control=lambda: structure(0),
        indifferent_to=cannot("*.inputs negated", "*.load scaled", "*.split:0 shuffled", "*.split:0 off by one", "*.split:1 shuffled")
        | {
            "*.polynomial*": "the polynomial that is drawn beside it is not measured",
            "*.months *": "waves that begin in another month are the same waves",
            "*.design *": "the sign or size of a column cancels in the fit",
        },
    ),
    claim(
        "airline-last-year-again",
        "structure-beats-count",
        "Repeating last year with the usual growth forecasts better than every polynomial in the first figure.",
        source=MEASURED,
        expected_from="the least error over all degrees, priors and noises of the figure",
        measure=lambda: repeated_year(12),
        control_statement="repeating the last seven months",
        control=lambda: repeated_year(7),
    ),
    claim(
        "minimum-norm-row-space",
        "shortest-fit",
        "Of all coefficient vectors that fit, the shortest is the one with no part in the null space of the weighted design: S(ΦS)⁺y.",
        expected_from="the minimizer of the length under the constraints that it fits, by Lagrange multipliers",
        measure=lambda: shortest(0.0),
        control_statement="another exact fit: a null vector added",
        control=lambda: shortest(1.0),
        indifferent_to=cannot("*.prior_sd negated", "*.prior_sd scaled"),
    ),
    claim(
        "ridgeless-limit",
        "shortest-fit",
        "As the assumed noise goes to zero, the posterior mean becomes the shortest fit.",
        expected_from="the shortest exact fit by a QR decomposition, in another program's basis",
        measure=lambda: limit_of_posterior(SMALL_NOISE),
        control_statement=f"noise {TAU}",
        control=lambda: limit_of_posterior(TAU),
        indifferent_to=cannot(
            "*.inputs negated",
            "*.inputs shuffled",
            "*.load scaled",
            "*.load shuffled",
            "*.split:0 shuffled",
            "*.split:? negated",
            "*.split:0 off by one",
            "*.legendre negated",
            "*.legendre scaled",
            "*.prior_sd negated",
            "*.prior_sd scaled",
        ),
    ),
    claim(
        "double-descent-formula",
        "exact-risk",
        "For Gaussian features the mean risk of the minimum-norm fit is the exact finite-sample formula "
        f"below and above p = n ({_N} data, {_D} features).",
        source="{cite:t}`belkin2020two`, derived again here",
        says="For independent standard normal features, of which the learner sees the first p and takes the least-squares fit of "
        "smallest norm, the expected risk is one formula for p ≤ n − 2, infinite for the next three p, and another formula beyond.",
        expected_from="inverse-Wishart mean: tr E(XᵀX)⁻¹ = p/(n − p − 1)",
        measure=lambda: simulated_risk(False),
        control_statement="ridge regression with penalty 1 instead of the minimum-norm fit",
        control=lambda: simulated_risk(True),
        indifferent_to=cannot("*._rows negated", "*.coefficients *"),
    ),
    claim(
        "double-descent-peak",
        "why-the-peak",
        "At $p = n$ the risk is distributed as $\\varsigma^2 (1 + \\chi^2_n/\\chi^2_1)$: its expectation is infinite.",
        source="{cite:t}`belkin2020two`, derived again here",
        says="For independent standard normal features the expected risk of the least-squares fit of smallest norm is infinite at p = n.",
        expected_from="the law: n − 1 rows leave one direction for the error, and the last row divides by one normal number",
        measure=lambda: law_at_threshold(False),
        control_statement="ridge regression with penalty 1: no peak",
        control=lambda: law_at_threshold(True),
        indifferent_to=cannot("*.coefficients negated"),
    ),
    claim(
        "inverse-wishart-trace",
        "exact-risk",
        "The mean of tr (XᵀX)⁻¹ over Gaussian matrices with independent entries is p/(n − p − 1).",
        expected_from="one over a χ² with n − p + 1 degrees of freedom has mean 1/(n − p − 1)",
        measure=lambda: inverse_trace(0.0),
        control_statement="columns with a correlation of one half",
        control=lambda: inverse_trace(0.5),
    ),
    claim(
        "smallest-singular-value",
        "why-the-peak",
        "The smallest singular value of the data is least when p = n.",
        expected_from=f"n = {_N} rows",
        measure=lambda: smallest_at(_N),
        control_statement=f"{OTHER_ROWS} rows: the minimum moves with n",
        control=lambda: smallest_at(OTHER_ROWS),
        indifferent_to=cannot("*.smallest_singular_values shuffled", "*.smallest_singular_values scaled"),
    ),
    claim(
        "tuned-ridge-descends",
        "what-removes-the-peak",
        "With the best ridge penalty at each p there is no peak: the mean risk falls with every feature added.",
        source="{cite:t}`nakkiran2021optimal`",
        says="For certain linear models with isotropic data, ridge regression whose penalty is tuned for each size improves "
        "steadily as the sample or the model grows.",
        expected_from="no rise, on the same data",
        measure=lambda: never_rises(True),
        control_statement="penalty zero: the shortest fit",
        control=lambda: never_rises(False),
        indifferent_to=cannot("*._rows negated", "*.coefficients negated")
        | {
            "*.coefficients scaled": "another size of the signal, to which the penalty is tuned",
            "*.risks_of_fits scaled": "whether a mean falls: the scale cancels",
        },
    ),
    claim(
        "averaging-keeps-the-peak",
        "what-removes-the-peak",
        "At p = n averaging exact fits changes nothing: the average is the shortest fit, peak and all.",
        expected_from="the least-squares solution of smallest norm, by numpy: with as many parameters as data there is one exact fit",
        measure=lambda: averaged(_N),
        control_statement="all features: exact fits differ, and an average of a hundred is still a little off the shortest",
        control=lambda: averaged(_D),
        indifferent_to=cannot("*._spread *", "*.coefficients *"),
    ),
    claim(
        "unseen-part-falls",
        "what-removes-the-peak",
        f"Of the fall of the risk from p = {experiments.FROM} to all features more than half, but not all, is left if the added features "
        "have nothing to do with y.",
        expected_from="one half and one, as bounds; and the exact risk with features of which some do not matter",
        measure=lambda: made_by_useless(last=False),
        control_statement=f"the other order: {experiments.FROM} features first come to hold all that matters, then useless ones are added",
        control=lambda: made_by_useless(last=True),
        indifferent_to=cannot("*._rows negated", "*.coefficients negated"),
    ),
    claim(
        "empty-model-is-best-below",
        "when-more-is-worse",
        f"In the figure's model with noise {experiments.NOISE}, every fit of one to {_N - 2} features is worse than predicting nothing.",
        expected_from="the variance of y, |β|² + σ², which is the risk of predicting nothing",
        measure=lambda: empty_is_best(_D),
        control_statement=f"only the first {FEW} features matter, and the learner takes them first",
        control=lambda: empty_is_best(FEW),
    ),
    claim(
        "empty-model-break-even",
        "when-more-is-worse",
        f"At p = ((1 + σ²)D + n + 1)/2 = {EDGE} the shortest fit is as good as predicting nothing.",
        expected_from="the variance of y, |β|² + σ²",
        measure=lambda: at_break_even(EDGE),
        control_statement=f"p = {experiments.FROM}",
        control=lambda: at_break_even(experiments.FROM),
        indifferent_to=cannot("*.coefficients negated"),
    ),
    claim(
        "overparameterized-wins",
        "when-more-is-worse",
        f"In the figure's model with noise {experiments.NOISE}, the shortest fit with all features beats predicting nothing, "
        "and so every model with fewer features than data.",
        expected_from="the variance of y, |β|² + σ²: the least risk of any p < n is that of the empty model",
        measure=lambda: best_beyond(experiments.NOISE),
        control_statement=f"noise {experiments.LOUD_NOISE}: the empty model wins",
        control=lambda: best_beyond(experiments.LOUD_NOISE),
        indifferent_to=cannot("*.coefficients negated"),
    ),
)
