"""The claims of the essay *Too many parameters*, each with the setting in which it must not hold."""

from __future__ import annotations

import numpy as np

from explainers.claim import Claim, Evidence, Verdict, claims_of
from explainers.essays.too_many_parameters import airline_passengers, double_descent, experiments, polynomial
from explainers.essays.too_many_parameters.airline_passengers import FORECAST_NOISE, LARGEST_DEGREE
from explainers.essays.too_many_parameters.experiments import DEGREE, POST_DEGREE

claim = claims_of("too-many-parameters")

BLOG = "{cite:t}`jablonka2025manifold`"
MEASURED = "measured here"
MONTHS = len(airline_passengers.split("in-fill")[0])
"""Months that are fitted when gaps are filled."""


def infill_against_cubic(prior: str) -> Evidence:
    """Median held-out error of the essay's degree beside the cubic's."""
    return Evidence(experiments.infill_median(DEGREE, prior), experiments.infill_median(3, "flat"), relation="<=")


def train_error(degree: int) -> Evidence:
    """Largest error on the fitted months, over the essay's split."""
    return Evidence(airline_passengers.fit(degree, "inverse", "in-fill").train_error, 0.0, tolerance=1e-9)


def peak(noise: float) -> Evidence:
    """Median held-out error with as many parameters as months, in units of the cubic's."""
    return Evidence(experiments.infill_median(MONTHS - 1, "inverse", noise) / experiments.infill_median(3, "flat"), 1000.0, relation=">=")


def degree_twenty(prior: str) -> Evidence:
    """Forecast error of degree 20 beside the least-squares cubic's."""
    return Evidence(experiments.forecast_error(POST_DEGREE, prior), experiments.forecast_error(3, "flat"), relation=">=")


def degrees_agree(prior: str) -> Evidence:
    """Forecast errors of the two higher degrees beside the lowest one's."""
    base, *higher = (experiments.forecast_error(degree, prior) for degree in (POST_DEGREE, DEGREE, LARGEST_DEGREE))
    return Evidence(higher, [base, base], tolerance=1e-6)


def structure(harmonics: int) -> Evidence:
    """Forecast error of a quadratic with ``harmonics`` of the year beside the best polynomial's."""
    return Evidence(airline_passengers.seasonal_forecast(harmonics).test_error, experiments.best_polynomial_forecast(), relation="<=")


def repeated_year(period: int) -> Evidence:
    """Forecast error of repeating the last ``period`` months with drift beside the best polynomial's."""
    return Evidence(experiments.repeated_year_error(period), experiments.best_polynomial_forecast(), relation="<=")


def flat_returns_to_mean(prior: str) -> Evidence:
    """Error at the held-out months of the largest degree beside that of answering the mean of the fitted months."""
    y = np.log(airline_passengers.load())
    fitted, held_out = airline_passengers.split("in-fill")
    error = airline_passengers.rmse(airline_passengers.polynomial_curve(LARGEST_DEGREE, prior, fitted), y, held_out)
    mean = float(np.sqrt(np.mean((y[held_out] - y[fitted].mean()) ** 2)))
    return Evidence(error / mean, 1.0, tolerance=0.1)


DESIGN = (12, 31)
"""Data and coefficients of a small problem."""


def inside_row_space(extra: float) -> Evidence:
    """Part of an interpolant outside the row space of the data (weighted), after adding ``extra`` of a random null vector."""
    rng = np.random.default_rng(0)
    n, columns = DESIGN
    Phi = polynomial.legendre(np.sort(rng.uniform(-1, 1, n)), columns - 1)
    s = polynomial.prior_sd(columns - 1, "inverse")
    beta = polynomial.minimum_norm(Phi, rng.standard_normal(n), s)
    null = np.linalg.svd(Phi * s)[2][n:]
    beta = beta + extra * s * null[0]
    return Evidence(float(np.abs(null @ (beta / s)).max()), 0.0, tolerance=1e-10)


def limit_of_posterior(noise: float) -> Evidence:
    """Largest distance of the posterior-mean curve from the minimum-norm curve, the essay's degree and split, prior 1/j."""
    fitted = airline_passengers.split("in-fill")[0]
    ridgeless = airline_passengers.polynomial_curve(DEGREE, "inverse", fitted)
    return Evidence(
        float(np.abs(airline_passengers.polynomial_curve(DEGREE, "inverse", fitted, noise) - ridgeless).max()), 0.0, tolerance=1e-4
    )


def simulated_risk(ridge: float) -> Evidence:
    """Mean risks at ``experiments.CHECKED``, in standard errors from the exact formula; a ``ridge`` above 0 is a different estimator."""
    scores = experiments.risk_scores(ridge)
    return Evidence(scores, np.zeros(len(scores)), tolerance=5.0)


FEW = 10


def risk_at_threshold(ridge: float) -> Evidence:
    """Mean simulated risk at p = n in units of the risk at ``FEW`` features."""
    n, beta, sigma = double_descent.N, double_descent.coefficients(), experiments.NOISE
    risks = double_descent.ridge_risks(n, n, beta, sigma, ridge=ridge, repetitions=experiments.REPETITIONS, rng=np.random.default_rng(5))
    return Evidence(float(risks.mean()) / double_descent.risk(n, FEW, beta, sigma), 20.0, relation=">=")


MATRICES, ROWS, COLUMNS = 4000, 40, 20


def inverse_trace(expected: float) -> Evidence:
    """Mean of tr (XᵀX)⁻¹ over random matrices, in standard errors from ``expected``."""
    rng = np.random.default_rng(2)
    X = rng.standard_normal((MATRICES, ROWS, COLUMNS))
    traces = np.trace(np.linalg.inv(np.swapaxes(X, 1, 2) @ X), axis1=1, axis2=2)
    return Evidence(float((traces.mean() - expected) / (traces.std(ddof=1) / np.sqrt(len(traces)))), 0.0, tolerance=5.0)


EACH, OTHER_ROWS = 100, 55


def smallest_at(n: int) -> Evidence:
    """The p, of 20, 25, .., 60, at which the mean smallest singular value of an (n, p) matrix is least."""
    rng = np.random.default_rng(4)
    p = np.arange(20, 65, 5)
    means = [double_descent.smallest_singular_values(n, int(k), EACH, rng).mean() for k in p]
    return Evidence(int(p[np.argmin(means)]), double_descent.N)


def best_beyond(sigma: float) -> Evidence:
    """The least exact risk with more features than data beside the least with fewer, or none."""
    n, beta = double_descent.N, double_descent.coefficients()
    beyond = min(double_descent.risk(n, p, beta, sigma) for p in range(n + 1, len(beta) + 1))
    below = min(double_descent.risk(n, p, beta, sigma) for p in range(n))
    return Evidence(beyond, below, relation="<=")


_N, _D = double_descent.N, double_descent.D

CLAIMS: tuple[Claim, ...] = (
    claim(
        "airline-overparameterized-infill",
        "more-parameters-than-months",
        f"With prior 1/j, degree {DEGREE} fills random gaps in the airline series better than the cubic "
        f"(median of {experiments.SPLITS} splits).",
        source=MEASURED,
        expected_from="the cubic's median held-out error on the same splits",
        tolerance_from="none: the two medians are compared as they are",
        measure=lambda: infill_against_cubic("inverse"),
        control_statement="the same degree with a flat prior",
        control=lambda: infill_against_cubic("flat"),
    ),
    claim(
        "airline-interpolates",
        "more-parameters-than-months",
        f"With {DEGREE + 1} parameters the polynomial passes through every one of the {MONTHS} months it is fitted to.",
        expected_from=f"{MONTHS} independent equations in {DEGREE + 1} unknowns have exact solutions",
        tolerance_from="float64 rounding times the condition number of the weighted basis, below 1e6",
        measure=lambda: train_error(DEGREE),
        control_statement="the cubic, four parameters",
        control=lambda: train_error(3),
    ),
    claim(
        "airline-infill-peak",
        "peak-at-the-threshold",
        "With as many parameters as months to fit, and no noise assumed, the in-fill error is over a thousand times the cubic's.",
        source=MEASURED,
        expected_from="a bound: the peak's height depends on rounding, its existence does not",
        tolerance_from="none: a bound far below what is measured",
        measure=lambda: peak(0.0),
        control_statement=f"the posterior mean with the same prior and noise {FORECAST_NOISE}: no peak",
        control=lambda: peak(FORECAST_NOISE),
    ),
    claim(
        "airline-flat-returns-to-mean",
        "peak-at-the-threshold",
        f"With a flat prior and degree {LARGEST_DEGREE}, the fit answers the mean of the data between the points it passes through.",
        expected_from="the flat prior's kernel tends to a spike as the degree grows, so between data only the mean is left",
        tolerance_from=f"what is left of the spike's side lobes at degree {LARGEST_DEGREE}, a few percent of the spread of the data",
        measure=lambda: flat_returns_to_mean("flat"),
        control_statement="the prior 1/j at the same degree",
        control=lambda: flat_returns_to_mean("inverse"),
    ),
    claim(
        "airline-degree-twenty",
        "prior-not-degree",
        f"A polynomial of degree {POST_DEGREE} forecasts the airline series worse than a cubic.",
        source=BLOG,
        expected_from="the least-squares cubic's error on the last three years",
        tolerance_from="none: the errors differ by eight powers of ten",
        verdict=Verdict.CAVEAT,
        measure=lambda: degree_twenty("flat"),
        control_statement=f"degree {POST_DEGREE} with the prior 4⁻ʲ: better than the cubic",
        control=lambda: degree_twenty("geometric"),
        correction="True of least squares only: the prior on the coefficients decides, not their number. "
        f"With a prior that decays, degree {POST_DEGREE} and degree {LARGEST_DEGREE} forecast a little better than "
        "the least-squares cubic.",
    ),
    claim(
        "airline-prior-not-degree",
        "prior-not-degree",
        f"With the prior 4⁻ʲ, degrees {POST_DEGREE}, {DEGREE} and {LARGEST_DEGREE} make the same forecast.",
        source=MEASURED,
        expected_from=f"degree {POST_DEGREE}'s forecast error: all later coefficients together have prior variance below 1e-23",
        tolerance_from=f"prior variance beyond degree {POST_DEGREE} divided by the noise variance, and rounding",
        measure=lambda: degrees_agree("geometric"),
        control_statement="no prior (flat): the three differ by powers of ten",
        control=lambda: degrees_agree("flat"),
    ),
    claim(
        "airline-structure-wins",
        "structure-beats-count",
        "A quadratic with a yearly pattern, 14 parameters, forecasts better than every polynomial in the first figure.",
        source=MEASURED,
        expected_from="the least error over all degrees and priors drawn",
        tolerance_from="none: the errors are compared as they are",
        measure=lambda: structure(6),
        control_statement="the same quadratic without the yearly pattern",
        control=lambda: structure(0),
    ),
    claim(
        "airline-last-year-again",
        "structure-beats-count",
        "Repeating last year with the usual growth forecasts better than every polynomial in the first figure.",
        source=MEASURED,
        expected_from="the least error over all degrees and priors drawn",
        tolerance_from="none: the errors are compared as they are",
        measure=lambda: repeated_year(12),
        control_statement="repeating the last seven months",
        control=lambda: repeated_year(7),
    ),
    claim(
        "minimum-norm-row-space",
        "shortest-fit",
        "Of all coefficient vectors that fit, the shortest is the one with no part in the null space of the weighted design.",
        expected_from="Pythagoras: a part in the null space adds to the length and changes no prediction on the data",
        tolerance_from="float64 rounding times the condition number, {} × {} design".format(*DESIGN),
        measure=lambda: inside_row_space(0.0),
        control_statement="another exact fit: a null vector added",
        control=lambda: inside_row_space(1.0),
    ),
    claim(
        "ridgeless-limit",
        "shortest-fit",
        "As the assumed noise goes to zero, the posterior mean becomes the shortest fit.",
        expected_from="σ/(σ² + noise²) → 1/σ for every singular value",
        tolerance_from="noise² over the smallest squared singular value that matters",
        measure=lambda: limit_of_posterior(1e-6),
        control_statement=f"noise {FORECAST_NOISE}",
        control=lambda: limit_of_posterior(FORECAST_NOISE),
    ),
    claim(
        "double-descent-formula",
        "exact-risk",
        "For Gaussian features the mean risk of the minimum-norm fit is the exact finite-sample formula "
        f"below and above p = n ({_N} data, {_D} features).",
        source="{cite:t}`belkin2020two`, derived again here",
        expected_from="inverse-Wishart mean: tr E(XᵀX)⁻¹ = p/(n − p − 1)",
        tolerance_from=f"5 standard errors of the mean of {experiments.REPETITIONS} simulations, "
        f"at each of {len(experiments.CHECKED)} values of p",
        measure=lambda: simulated_risk(0.0),
        control_statement="ridge regression with penalty 1 instead of the minimum-norm fit",
        control=lambda: simulated_risk(1.0),
    ),
    claim(
        "double-descent-peak",
        "why-the-peak",
        f"At p = n the mean risk is more than twenty times the risk at p = {FEW} (its expectation is infinite).",
        source="{cite:t}`belkin2020two`, derived again here",
        expected_from="a bound: the expectation is infinite, so the mean of a simulation only grows with its length",
        tolerance_from="none: a bound",
        measure=lambda: risk_at_threshold(0.0),
        control_statement="ridge regression with penalty 1: no peak",
        control=lambda: risk_at_threshold(1.0),
    ),
    claim(
        "inverse-wishart-trace",
        "exact-risk",
        "The mean of tr (XᵀX)⁻¹ over Gaussian matrices is p/(n − p − 1).",
        expected_from="one over a χ² with n − p + 1 degrees of freedom has mean 1/(n − p − 1)",
        tolerance_from=f"5 standard errors of the mean of {MATRICES} matrices, {ROWS} × {COLUMNS}",
        measure=lambda: inverse_trace(double_descent.expected_inverse_trace(ROWS, COLUMNS)),
        control_statement="the large-n value p/(n − p)",
        control=lambda: inverse_trace(COLUMNS / (ROWS - COLUMNS)),
    ),
    claim(
        "smallest-singular-value",
        "why-the-peak",
        "The smallest singular value of the data is least when p = n.",
        expected_from=f"n = {_N} rows",
        tolerance_from=f"none: the minimum over nine values of p, {EACH} matrices each",
        measure=lambda: smallest_at(_N),
        control_statement=f"{OTHER_ROWS} rows: the minimum moves with n",
        control=lambda: smallest_at(OTHER_ROWS),
    ),
    claim(
        "overparameterized-wins",
        "when-more-is-worse",
        f"In the figure's model with noise {experiments.NOISE}, using all features beats every model with fewer features than data.",
        expected_from="the least exact risk over p < n, the empty model included",
        tolerance_from="none: both sides are exact",
        measure=lambda: best_beyond(experiments.NOISE),
        control_statement=f"noise {experiments.LOUD_NOISE}: the empty model wins",
        control=lambda: best_beyond(experiments.LOUD_NOISE),
    ),
)
