"""The claims of *Ridges, not peaks*."""

from __future__ import annotations

import numpy as np

from explainers.claim import INTEGERS, ROUNDING, Claim, Evidence, Verdict, claims_of
from explainers.essays.ridges_not_peaks import (
    complex_step,
    experiments,
    functional_dimension,
    level_set,
    ridge,
    ridge_of_a_product,
)
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network
from explainers.numerals import power_of_ten

claim = claims_of("ridges-not-peaks", tolerance_from=INTEGERS)
POST = "{cite:t}`wentworth2021overparameterized`"
COOPER = "{cite:t}`cooper2018landscape`"
FLAT, THRESHOLD, ZERO = (power_of_ten(round(np.log10(x))) for x in (ridge.FLAT, functional_dimension.RELATIVE_THRESHOLD, ridge.ZERO_LOSS))
RANKS = f"none: whole numbers; singular values count above {THRESHOLD} of the largest"
TABLE = ((2, 5), (3, 4), (4, 10))
"""The sizes (d, h) of the table of functional dimensions."""

NARROW = ((3, 2), (4, 2), (4, 3), (5, 3))
"""Sizes (d, h) with 1 < h < d, where a quadratic network loses more than its units' scales."""


def nonzero_eigenvalues(act: str, d: int, h: int, N: int, d_out: int = 1) -> int:
    """Nonzero Hessian eigenvalues at a random θ, where the residual is not zero."""
    net, rng = Network(d, h, d_out, act), np.random.default_rng(0)
    data = ridge.random_data(N, d, rng, d_out=d_out)
    size = np.abs(np.linalg.eigvalsh(one_hidden_layer.hessian(net, one_hidden_layer.initialize(net, rng), data.X, data.y)))
    return int(np.sum(size > ridge.FLAT * size.max()))


# --- two parameters ---------------------------------------------------------------------------------------------------------------------


def _product_curvature() -> Evidence:
    a, b = ridge_of_a_product.ridge(np.array([0.7]))[:, 0]
    return Evidence(np.linalg.eigvalsh(ridge_of_a_product.hessian(a, b)), [0.0, a * a + b * b], 1e-13)


def _product_curvature_off_ridge() -> Evidence:
    return Evidence(np.linalg.eigvalsh(ridge_of_a_product.hessian(0.0, 0.0)), [0.0, 0.0], 1e-13)


SMALL_STEP, TIMES = 0.0005, 200


def _descent_end(η: float) -> Evidence:
    return Evidence(ridge_of_a_product.descend(-1.2, 2.0, η=η).end, ridge_of_a_product.flow_end(-1.2, 2.0), 0.005)


def _step_identity(of: str) -> Evidence:
    a, b, η = 1.7, -0.4, 0.3
    r = a * b - 1
    a1, b1 = a - η * r * b, b - η * r * a
    before, after = (a * a - b * b, a1 * a1 - b1 * b1) if of == "difference" else (a * a + b * b, a1 * a1 + b1 * b1)
    return Evidence(after, before * (1 - (η * r) ** 2), 1e-13)


def _stuck(offset: float) -> Evidence:
    return Evidence(ridge_of_a_product.descend(1.6 + offset, -1.6).end_loss, 0.5, 1e-9)


def _barrier(y: float) -> Evidence:
    a = np.linspace(-3, 3, 6001)
    return Evidence(ridge_of_a_product.loss(a, -a, y).min(), 0.5, 1e-12)


PRODUCT = (
    claim(
        "product-ridge-curvature",
        "two-parameters",
        "On the ridge $ab = y$ the Hessian of the loss has one eigenvalue $0$ and one eigenvalue $a^2 + b^2$.",
        expected_from="closed form: at zero residual the Hessian is $\\nabla f \\nabla f^\\top$ with $\\nabla f = (b, a)$",
        tolerance_from=ROUNDING,
        measure=_product_curvature,
        control_statement="at the origin, off the ridge, the eigenvalues are −1 and 1",
        control=_product_curvature_off_ridge,
    ),
    claim(
        "product-flow-end",
        "two-parameters",
        "Descent with small steps ends where $a^2 - b^2$ is what it was at the start.",
        expected_from="closed form: gradient flow conserves $a^2 - b^2$, and that fixes the end on $ab = 1$",
        tolerance_from="first order in the step size, here one part in two thousand",
        measure=lambda: _descent_end(SMALL_STEP),
        control_statement=f"a step size {TIMES} times as large ends elsewhere",
        control=lambda: _descent_end(TIMES * SMALL_STEP),
    ),
    claim(
        "product-step-identity",
        "two-parameters",
        "One step of descent multiplies $a^2 - b^2$ by $1 - \\eta^2 r^2$, whatever the step size $\\eta$ and the residual $r$.",
        expected_from="closed form: algebra of one step",
        tolerance_from=ROUNDING,
        measure=lambda: _step_identity("difference"),
        control_statement="the sum $a^2 + b^2$ does not change by that factor",
        control=lambda: _step_identity("sum"),
    ),
    claim(
        "product-saddle",
        "two-parameters",
        "Descent from $a = -b$ never reaches the ridge: it ends at the origin, at loss ½.",
        expected_from="closed form: the diagonal is mapped into itself, and its one stationary point is the saddle",
        tolerance_from="the descent stops at a gradient of 10⁻¹⁰",
        measure=lambda: _stuck(0.0),
        control_statement="a start one thousandth beside the diagonal falls to the ridge",
        control=lambda: _stuck(1e-3),
    ),
    claim(
        "product-branches",
        "two-parameters",
        "For $y = 1$ the ridge is two branches, and every path between them climbs to a loss of at least ½.",
        expected_from="closed form: such a path crosses $a + b = 0$, where $ab \\le 0$",
        tolerance_from=ROUNDING,
        measure=lambda: _barrier(1.0),
        control_statement="for $y = 0$ the branches meet, and there is nothing to climb",
        control=lambda: _barrier(0.0),
    ),
)

# --- networks ---------------------------------------------------------------------------------------------------------------------------


def _counts(act: str, d: int, h: int, N: int, d_out: int = 1) -> Evidence:
    """Rank of J, nonzero Hessian eigenvalues, and dimension of the ridge."""
    s = experiments.trained(act, d, h, N, d_out)
    n = N * d_out
    return Evidence([s.rank, s.steep, s.k - s.steep], [n, n, s.k - n])


def _untrained_counts(act: str, d: int, h: int, N: int, d_out: int = 1) -> Evidence:
    steep, n, k = nonzero_eigenvalues(act, d, h, N, d_out), N * d_out, Network(d, h, d_out, act).k
    return Evidence([steep, k - steep], [n, k - n])


def _ridge_claim(identifier: str, net: Network, N: int, source: str = COOPER) -> Claim:
    act, d, h, d_out = net.act, net.d, net.h, net.d_out
    k, n = net.k, N * d_out
    outputs = f", {d_out} outputs" if d_out > 1 else ""
    return claim(
        identifier,
        "counting-the-ridge",
        f"A {act if act == 'tanh' else 'ReLU'} network with {d} inputs, {h} hidden units{outputs} and {k} parameters, trained to zero loss "
        f"on {N} data, has a Jacobian of rank {n}, exactly {n} nonzero Hessian eigenvalues, and a ridge of dimension {k - n}.",
        source=source,
        expected_from=f"implicit function theorem: $k - N d_\\text{{out}}$ = {k} − {n}",
        tolerance_from=f"none: whole numbers; eigenvalues count above {FLAT} of the largest, singular values above {THRESHOLD}",
        measure=lambda: _counts(act, d, h, N, d_out),
        control_statement="before training, off the ridge, the Hessian has more nonzero eigenvalues",
        control=lambda: _untrained_counts(act, d, h, N, d_out),
    )


def _gap(at_solution: bool) -> Evidence:
    if at_solution:
        return Evidence(np.log10(np.divide(*experiments.trained("tanh", LINEAR.d, LINEAR.h, N).gap)), 10.0, relation=">=")
    net, data, θ = experiments.solution()
    size = np.sort(np.abs(np.linalg.eigvalsh(one_hidden_layer.hessian(net, θ + 0.1, data.X, data.y))))[::-1]
    return Evidence(np.log10(size[N - 1] / size[N]), 10.0, relation=">=")


def _gauss_newton(shift: float) -> Evidence:
    net, data, θ = experiments.solution()
    H = complex_step.differentiate(lambda p: one_hidden_layer.loss_gradient(net, p, data.X, data.y), θ + shift)
    J = one_hidden_layer.jacobian(net, θ + shift, data.X)
    return Evidence(np.abs(H - J.T @ J).max() / np.abs(H).max(), 0.0, 1e-12)


def _same_spectrum(shift: float) -> Evidence:
    net, data, θ = experiments.solution()
    J = one_hidden_layer.jacobian(net, θ + shift, data.X)
    H = complex_step.differentiate(lambda p: one_hidden_layer.loss_gradient(net, p, data.X, data.y), θ + shift)
    top = np.sort(np.linalg.eigvalsh((H + H.T) / 2))[::-1][:N]
    return Evidence(top / np.linalg.eigvalsh(J @ J.T)[::-1], np.ones(N), 1e-9)


def _duplicate(repeat: bool) -> Evidence:
    net, data, θ = experiments.solution()
    X = data.X.copy()
    if repeat:
        X[-1] = X[0]
    return Evidence(functional_dimension.numerical_rank(one_hidden_layer.jacobian(net, θ, X)), N - 1)


def _linear_ridge(act: str) -> Evidence:
    net, data, θ = experiments.solution(act)
    return Evidence(net.k - functional_dimension.numerical_rank(one_hidden_layer.jacobian(net, θ, data.X)), LINEAR.k - D)


LINEAR, N = Network(experiments.INPUTS, experiments.UNITS, act="linear"), experiments.DATA
D = functional_dimension.closed_form(LINEAR)
"""The essay's first network, were it linear: its functional dimension; and the data."""

NETWORKS = (
    _ridge_claim("ridge-tanh-2-10-8", Network(experiments.INPUTS, experiments.UNITS), N),
    _ridge_claim("ridge-tanh-2-10-20", Network(2, 10), 20),
    _ridge_claim("ridge-tanh-3-12-30", Network(3, 12), 30),
    _ridge_claim("ridge-relu-2-20-15", Network(2, 20, act="relu"), 15),
    _ridge_claim("ridge-vector-output", Network(2, 8, 3), 5, source=f"{POST}, for outputs that are vectors"),
    claim(
        "ridge-spectral-gap",
        "counting-the-ridge",
        f"For the tanh network with {N} data, more than ten powers of ten lie between the {N}th Hessian eigenvalue and the {N + 1}th.",
        expected_from="bound: rounding leaves about 10⁻¹⁴ where the closed form says 0",
        tolerance_from="none: a bound with three powers of ten to spare",
        measure=lambda: _gap(True),
        control_statement="a little off the ridge the gap is gone",
        control=lambda: _gap(False),
    ),
    claim(
        "hessian-at-zero-residual",
        "why-the-hessian-shows-the-ridge",
        "At zero residual the Hessian, differentiated without knowing it, equals $J^\\top J$.",
        expected_from="closed form: the remaining term is $\\sum r \\nabla^2 f$, and $r = 0$",
        tolerance_from=f"{ROUNDING}, relative to the largest entry",
        measure=lambda: _gauss_newton(0.0),
        control_statement="a little off the ridge the two differ",
        control=lambda: _gauss_newton(0.1),
    ),
    claim(
        "hessian-spectrum-is-kernel-spectrum",
        "why-the-hessian-shows-the-ridge",
        "On the ridge the nonzero eigenvalues of the Hessian are those of $K = J J^\\top$.",
        expected_from="closed form: $J^\\top J$ and $J J^\\top$ share their nonzero eigenvalues",
        tolerance_from=f"{ROUNDING}, relative to each eigenvalue; they span three powers of ten",
        measure=lambda: _same_spectrum(0.0),
        control_statement="a little off the ridge they do not agree",
        control=lambda: _same_spectrum(0.1),
    ),
    claim(
        "duplicate-input-loses-rank",
        "where-rank-fails",
        f"If two of {N} inputs are equal, the Jacobian has rank {N - 1}.",
        expected_from="closed form: equal inputs give equal rows",
        measure=lambda: _duplicate(True),
        control_statement=f"with {N} different inputs the rank is {N}",
        control=lambda: _duplicate(False),
    ),
    claim(
        "linear-net-ridge",
        "parameters-that-do-not-count",
        f"A linear network with two inputs and {LINEAR.k} parameters, at a solution for {N} data, has a ridge of dimension "
        f"{LINEAR.k - D}, not $k - N = {LINEAR.k - N}$.",
        source=f"derived here; {POST} has $k - N$ as a lower bound",
        expected_from=f"closed form: its functional dimension is $d + 1 = {D}$, so the {N} equations are {D} independent ones",
        measure=lambda: _linear_ridge("linear"),
        control_statement=f"a tanh network of the same size has functional dimension {LINEAR.k}, "
        f"and its ridge has dimension {LINEAR.k - N}",
        control=lambda: _linear_ridge("tanh"),
    ),
)

# --- the walk ---------------------------------------------------------------------------------------------------------------------------

CHANGE = 0.3


def _changes(act: str) -> Evidence:
    return Evidence(np.sqrt(experiments.walked(act).mean_square_change(experiments.unseen())[-1]), CHANGE, relation=">=")


WALK = (
    claim(
        "walk-keeps-loss-zero",
        "a-walk",
        f"Along {experiments.STEPS} steps of {experiments.STEP} on the ridge of the tanh network with {N} data the training loss never "
        f"exceeds {ZERO}.",
        expected_from="bound: each Newton correction squares the error, down to rounding",
        tolerance_from="none: a bound; rounding alone leaves about 10⁻³⁰",
        measure=lambda: Evidence(experiments.walked().loss.max(), ridge.ZERO_LOSS, relation="<="),
        control_statement="the same steps without corrections leave the ridge",
        control=lambda: Evidence(experiments.walked(corrections=0).loss.max(), ridge.ZERO_LOSS, relation="<="),
    ),
    claim(
        "walk-changes-the-function",
        "a-walk",
        f"At the end of that walk the function has changed on unseen inputs by more than {CHANGE} in root mean square.",
        expected_from="bound: labels have standard deviation 1, and the walk is about as long as θ itself",
        tolerance_from="none: a bound with a wide margin; the value depends on the direction",
        measure=lambda: _changes("tanh"),
        control_statement="the same walk on the ridge of a linear network changes nothing",
        control=lambda: _changes("linear"),
    ),
    claim(
        "linear-walk-changes-nothing",
        "a-walk",
        f"A walk on the ridge of a linear network with {N} data in general position leaves the function as it was.",
        expected_from="closed form: an affine function of two variables is fixed by three of the points",
        tolerance_from=f"{ROUNDING} over {experiments.STEPS} steps",
        measure=lambda: Evidence(np.sqrt(experiments.walked("linear").mean_square_change(experiments.unseen())[-1]), 0.0, 1e-11),
        control_statement="the tanh network's function changes",
        control=lambda: Evidence(np.sqrt(experiments.walked().mean_square_change(experiments.unseen())[-1]), 0.0, 1e-11),
    ),
)

# --- where it breaks --------------------------------------------------------------------------------------------------------------------


def _branches(equation: str, y: float, expected: int) -> Evidence:
    return Evidence(level_set.level_set(equation, y).branches, expected)


def _dimensions(act: str, sizes: tuple[tuple[int, int], ...] = TABLE, expected: str = "") -> Evidence:
    measured = [functional_dimension.measure(Network(d, h, act=act), np.random.default_rng(1)) for d, h in sizes]
    return Evidence(measured, [functional_dimension.closed_form(Network(d, h, act=expected or act)) for d, h in sizes])


def _scales_only(d_h: tuple[tuple[int, int], ...]) -> Evidence:
    """Quadratic networks against min(k − h, (d + 1)(d + 2)/2), which counts the units' scales and no more."""
    measured = [functional_dimension.measure(Network(d, h, act="quadratic"), np.random.default_rng(1)) for d, h in d_h]
    return Evidence(measured, [min(h * (d + 1) + 1, (d + 1) * (d + 2) // 2) for d, h in d_h])


def _names(sizes: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"({d}, {h})" for d, h in sizes)


def _dimension_claim(act: str, shown: str, formula: str, why: str, other: str) -> Claim:
    values = ", ".join(str(functional_dimension.closed_form(Network(d, h, act=act))) for d, h in TABLE)
    return claim(
        f"functional-dimension-{act}",
        "parameters-that-do-not-count",
        f"{shown} networks of sizes $(d, h)$ = {_names(TABLE)} have functional dimension {formula}: {values}.",
        source="derived here; for ReLU see also {cite:t}`grigsby2025functional`" if act == "relu" else "derived here",
        expected_from=f"closed form: {why}",
        tolerance_from=RANKS,
        measure=lambda: _dimensions(act),
        control_statement=f"{other} networks of the same sizes have another one",
        control=lambda: _dimensions("relu" if other == "ReLU" else other, expected=act),
    )


QUADRATIC = experiments.counted("quadratic")
MONOMIALS = functional_dimension.closed_form(QUADRATIC)

BREAKS = (
    claim(
        "nullspace-means-a-surface",
        "where-rank-fails",
        "At a solution, the nullspace of the Jacobian is the direction of a surface of solutions: from the solution of "
        "$\\theta_1^2 + \\theta_2^2 = 0$ a curve leaves both ways.",
        source=POST,
        expected_from="the post's argument: one equation, two unknowns, so two branches leave",
        verdict=Verdict.FAILS,
        measure=lambda: _branches("circle", 0.0, 2),
        control_statement="for $\\theta_1^2 + \\theta_2^2 = 1$ the Jacobian has rank 1, and two branches leave",
        control=lambda: _branches("circle", 1.0, 2),
        correction="The nullspace is sure to be a tangent space only where $J$ has rank $N$; here $J = 0$, and one point is all there is.",
    ),
    claim(
        "crossing-lines",
        "where-rank-fails",
        "At the origin the solutions of $ab = 0$ are no curve: four branches leave it.",
        expected_from="closed form: $ab = 0$ is the union of the two axes",
        measure=lambda: _branches("product", 0.0, 4),
        control_statement="on $ab = 1$ two branches leave each solution",
        control=lambda: _branches("product", 1.0, 4),
    ),
    claim(
        "rank-is-not-necessary",
        "where-rank-fails",
        "Full rank is sufficient, not necessary: $\\theta_1^2 = 0$ has $J = 0$ at every solution, and two branches leave each.",
        expected_from="closed form: the solutions are the line $\\theta_1 = 0$",
        measure=lambda: _branches("square", 0.0, 2),
        control_statement="the circle at 0 has $J = 0$ too, and none leaves",
        control=lambda: _branches("circle", 0.0, 2),
    ),
    _dimension_claim("tanh", "Tanh", "$k$", "no infinitesimal symmetry in general position", "ReLU"),
    _dimension_claim("relu", "ReLU", "$k - h$", "one free scale for each unit", "tanh"),
    _dimension_claim("linear", "Linear", "$d + 1$", "they are the affine functions", "tanh"),
    _dimension_claim("quadratic", "Quadratic", "$(d+1)(d+2)/2$, as $h \\ge d$", "they are the polynomials of degree two", "ReLU"),
    claim(
        "functional-dimension-quadratic-narrow",
        "parameters-that-do-not-count",
        f"Narrow quadratic networks, of sizes $(d, h)$ = {_names(NARROW)}, have functional dimension $h(d+1) - h(h-1)/2 + 1$.",
        expected_from="closed form: symmetric matrices of rank $h$, and a constant",
        tolerance_from=RANKS,
        measure=lambda: _dimensions("quadratic", NARROW),
        control_statement="counting only one free scale a unit, $k - h$, overlooks rotations among the units and is too large",
        control=lambda: _scales_only(NARROW),
    ),
    claim(
        "more-parameters-fit",
        "parameters-that-do-not-count",
        f"With more parameters than data the equations have solutions: a quadratic network with {QUADRATIC.k} parameters fits "
        f"{experiments.LABELS} random labels.",
        source=f"counting, as {POST} begins",
        expected_from=f"counting: {QUADRATIC.k} > {experiments.LABELS}, so a loss of 0",
        tolerance_from="what counts as zero loss",
        verdict=Verdict.FAILS,
        measure=lambda: Evidence(experiments.left("quadratic")[0], 0.0, ridge.ZERO_LOSS),
        control_statement="a tanh network of the same size fits them",
        control=lambda: Evidence(experiments.left("tanh")[0], 0.0, ridge.ZERO_LOSS),
        correction=f"What must not be less than $N$ is the functional dimension, and this network's is {MONOMIALS}.",
    ),
    claim(
        "quadratic-loss-floor",
        "parameters-that-do-not-count",
        f"The loss that this quadratic network is left with is that of least squares on the {MONOMIALS} monomials of degree at most two.",
        expected_from="closed form: with $h > d$ its functions are all polynomials of degree at most two",
        tolerance_from="training stops where a step gains less than a part in 10¹⁴",
        measure=lambda: Evidence(experiments.left("quadratic")[0], experiments.left("quadratic")[1], 1e-8),
        control_statement="a tanh network goes below that floor",
        control=lambda: Evidence(experiments.left("tanh")[0], experiments.left("tanh")[1], 1e-8),
    ),
)

# --- why descent finds it ---------------------------------------------------------------------------------------------------------------


def _slope_ratio(kernel_eigenvalue: str) -> Evidence:
    """The least of ‖∇L‖²/(2λL) along the flow, with λ the least eigenvalue of K, or the mean of all."""
    record = experiments.flow()
    λ = record.μ if kernel_eigenvalue == "least" else 20 * record.μ
    return Evidence(np.min(record.slope / (2 * λ * record.loss)), 1.0, 1e-9, ">=")


def _bound_ratio(factor: float) -> Evidence:
    record = experiments.flow()
    bound = record.loss[0] * (record.bound / record.loss[0]) ** factor
    return Evidence(np.max(record.loss / bound), 1.0, 1e-6, "<=")


def _conflict(labels_differ: bool) -> Evidence:
    """The loss left when one input stands twice, with labels one apart or with equal ones; the other labels can all be hit."""
    net, data, _ = experiments.solution()
    X, y = data.X.copy(), data.y.copy()
    X[-1], y[-1] = X[0], y[0] + labels_differ
    return Evidence(ridge.train(net, ridge.Data(X, y), np.random.default_rng(0)).loss, 0.25, 1e-8)


DESCENT = (
    claim(
        "pl-inequality",
        "why-descent-finds-it",
        "Along gradient flow of a tanh network $\\|\\nabla L\\|^2 \\ge 2 \\lambda_\\min(K) L$.",
        source="derived here; the condition is that of {cite:t}`liu2022landscapes`",
        expected_from="closed form: $\\|\\nabla L\\|^2 = r^\\top K r$",
        tolerance_from=ROUNDING,
        measure=lambda: _slope_ratio("least"),
        control_statement="with twenty times the least eigenvalue it is not true all along",
        control=lambda: _slope_ratio("twenty times"),
    ),
    claim(
        "pl-bound",
        "why-descent-finds-it",
        "The loss stays below $L(0)\\exp(-2\\int_0^t \\lambda_\\min(K)\\,ds)$.",
        source="derived here from the inequality above",
        expected_from="bound: Grönwall's inequality",
        tolerance_from=f"trapezoidal integral over steps of {experiments.FLOW_STEP}",
        measure=lambda: _bound_ratio(1.0),
        control_statement="a bound that decays twice as fast is broken",
        control=lambda: _bound_ratio(2.0),
    ),
    claim(
        "conflicting-labels",
        "why-descent-finds-it",
        "One input with two labels that are one apart leaves a loss of ¼.",
        expected_from="closed form: both are missed by ½, and $2 \\cdot \\frac12 (\\frac12)^2 = \\frac14$",
        tolerance_from="training stops where a step gains less than a part in 10¹⁴",
        measure=lambda: _conflict(True),
        control_statement="with equal labels nothing is left",
        control=lambda: _conflict(False),
    ),
)

CLAIMS: tuple[Claim, ...] = (*PRODUCT, *NETWORKS, *WALK, *BREAKS, *DESCENT)
