"""The claims of *Ridges, not peaks*."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from explainers.claim import Claim, Evidence, Verdict, claims_of
from explainers.essays.ridges_not_peaks import (
    complex_step,
    experiments,
    finite_steps,
    functional_dimension,
    level_set,
    one_more_neuron,
    ridge,
    ridge_of_a_product,
)
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network
from explainers.numerals import power_of_ten
from explainers.tolerance import EXACT, INSIDE, Tolerance, bound, rounding, standard_errors

claim = claims_of("ridges-not-peaks")
POST = "{cite:t}`wentworth2021overparameterized`"
COOPER = "{cite:t}`cooper2018landscape`"
ARTICLE = "{cite:t}`quanta2022bigger`"
FLAT, THRESHOLD = (power_of_ten(round(np.log10(x))) for x in (ridge.FLAT, functional_dimension.RELATIVE_THRESHOLD))
TABLE = ((2, 5), (3, 4), (4, 10))
"""The sizes (d, h) of the table of functional dimensions."""

NARROW = ((3, 2), (4, 2), (4, 3), (5, 3))
"""Sizes (d, h) with 1 < h < d, where a quadratic network loses more than its units' scales."""

LM_ENDED = "where Levenberg–Marquardt reached a loss of 10⁻²⁹, or a step gained less than a part in 10¹⁴"


def zero_loss(N: int, operations: float, scale: float = 1.0) -> Tolerance:
    """½N e², where e is what rounding leaves of one residual after so many operations."""
    left = rounding(operations, scale)
    return bound(N / 2 * np.asarray(left.size, float) ** 2, f"half the squares of {N} residuals, each {left.rule}")


def parameters(d: int, h: int, d_out: int = 1) -> int:
    """h(d + 1) weights and biases of the units, d_out(h + 1) of the output."""
    return h * (d + 1) + d_out * (h + 1)


# --- two parameters ---------------------------------------------------------------------------------------------------------------------

PLACES = np.array([-1.1, 0.2, 0.7])
"""Places t on the ridge (eᵗ, e⁻ᵗ)."""


def _product_curvature(points: NDArray[np.float64]) -> Evidence:
    λ = np.array([np.linalg.eigvalsh(ridge_of_a_product.hessian(a, b)) for a, b in points.T])
    expected = np.stack([0 * PLACES, 2 * np.cosh(2 * PLACES)], axis=1)
    return Evidence(λ, expected, rounding(20, expected.max()))


SMALL_STEP, TIMES, BEGIN = 0.0005, 200, (-1.2, 2.0)


def _descent_end(η: float) -> Evidence:
    small, twice = (np.array(ridge_of_a_product.descend(*BEGIN, η=size).end) for size in (SMALL_STEP, 2 * SMALL_STEP))
    first_order = bound(2 * np.abs(twice - small), "first order in the step: twice what a step of double size changes")
    end = ridge_of_a_product.descend(*BEGIN, η=η).end
    return Evidence(end, ridge_of_a_product.flow_end(*BEGIN), first_order)


def _step_identity(share: float) -> Evidence:
    """a² − b² after one step, in which b moves by a share of its own."""
    points, η = np.random.default_rng(0).normal(size=(2, 20)), 0.3
    (a, b), (a1, b1) = points, ridge_of_a_product.step(points, η)
    b1 = b + share * (b1 - b)
    return Evidence(a1**2 - b1**2, (a**2 - b**2) * (1 - (η * (a * b - 1)) ** 2), rounding(40, np.max(np.abs(points)) ** 2))


def _stuck(offset: float) -> Evidence:
    ends = [ridge_of_a_product.descend(a + offset, -a).end_loss for a in (0.4, 1.6, -2.0)]
    return Evidence(ends, [1 / 2] * 3, rounding(10))


def _barrier(y: float) -> Evidence:
    a = np.linspace(-3, 3, 6001)
    on_the_line = ridge_of_a_product.loss(a, -a, y)
    return Evidence([on_the_line.min(), on_the_line[0]], [1 / 2, (9 + y) ** 2 / 2], rounding(10, 50))


_EITHER = "a and b exchanged, or both with the other sign, have the same loss"

PRODUCT = (
    claim(
        "product-ridge-curvature",
        "two-parameters",
        "On the ridge $ab = y$ the Hessian of the loss has one eigenvalue $0$ and one eigenvalue $a^2 + b^2$.",
        expected_from="closed form: at zero residual the Hessian is $\\nabla f \\nabla f^\\top$ with $\\nabla f = (b, a)$; "
        "$a^2 + b^2 = 2 \\cosh 2t$ at $(e^t, e^{-t})$",
        measure=lambda: _product_curvature(ridge_of_a_product.ridge(PLACES)),
        control_statement="ten percent farther from the origin, off the ridge, they are others",
        control=lambda: _product_curvature(1.1 * ridge_of_a_product.ridge(PLACES)),
        indifferent_to={
            "*ridge_of_a_product.ridge negated": "the two branches have the same curvatures",
            "*ridge_of_a_product.ridge shuffled": "a and b exchanged have the same curvatures",
        },
    ),
    claim(
        "product-flow-end",
        "two-parameters",
        "Descent with small steps ends where $a^2 - b^2$ is what it was at the start.",
        expected_from="closed form: gradient flow conserves $a^2 - b^2$, and that fixes the end on $ab = 1$",
        measure=lambda: _descent_end(SMALL_STEP),
        control_statement=f"a step size {TIMES} times as large ends elsewhere",
        control=lambda: _descent_end(TIMES * SMALL_STEP),
    ),
    claim(
        "product-step-identity",
        "two-parameters",
        "One step of descent multiplies $a^2 - b^2$ by $1 - \\eta^2 r^2$, whatever the step size $\\eta$ and the residual $r$.",
        expected_from="closed form: algebra of one step",
        measure=lambda: _step_identity(1.0),
        control_statement="if $b$ takes half of its step only, the factor is another one",
        control=lambda: _step_identity(0.5),
        indifferent_to={"*ridge_of_a_product.step negated": "the squares of a and b are the same"},
    ),
    claim(
        "product-saddle",
        "two-parameters",
        "Descent from $a = -b$ never reaches the ridge: it ends at the origin, at loss ½.",
        expected_from="closed form: the diagonal is mapped into itself, and its one stationary point is the saddle",
        measure=lambda: _stuck(0.0),
        control_statement="a start one thousandth beside the diagonal falls to the ridge",
        control=lambda: _stuck(1e-3),
        indifferent_to={
            "*_thin negated": _EITHER,
            "*_thin shuffled": _EITHER,
            "*descend:path negated": _EITHER,
            "*descend:path shuffled": _EITHER,
            "*ridge_of_a_product.loss shuffled": "the loss of one point; of the landscape around it nothing is read",
            "*descend:y negated": "at the origin the loss is ½y², whatever the sign of y",
        },
    ),
    claim(
        "product-branches",
        "two-parameters",
        "For $y = 1$ the ridge is two branches, and every path between them climbs to a loss of at least ½.",
        expected_from="closed form: such a path crosses $a + b = 0$, where $ab = -a^2$ and the loss is $\\frac12 (a^2 + 1)^2$",
        measure=lambda: _barrier(1.0),
        control_statement="for $y = 0$ the branches meet, and there is nothing to climb",
        control=lambda: _barrier(0.0),
    ),
)

# --- networks ---------------------------------------------------------------------------------------------------------------------------


def _counts(act: str, d: int, h: int, N: int, d_out: int = 1, *, max_steps: int = 200) -> Evidence:
    """Rank of J, nonzero Hessian eigenvalues, and dimension of the ridge."""
    s, n = experiments.trained(act, d, h, N, d_out, max_steps=max_steps), N * d_out
    return Evidence([s.rank, s.steep, s.dimension], [n, n, parameters(d, h, d_out) - n], EXACT)


def _untrained_counts(act: str, d: int, h: int, N: int, d_out: int = 1) -> Evidence:
    """The same at a random θ, where the residual is not zero; there the Hessian's count of flat directions stands for the dimension."""
    net, rng, n = Network(d, h, d_out, act), np.random.default_rng(0), N * d_out
    data, θ = ridge.random_data(N, d, rng, d_out=d_out), one_hidden_layer.initialize(net, rng)
    size = np.abs(np.linalg.eigvalsh(one_hidden_layer.hessian(net, θ, data.X, data.y)))
    steep = int(np.sum(size > ridge.FLAT * size.max()))
    rank = functional_dimension.numerical_rank(one_hidden_layer.jacobian(net, θ, data.X))
    return Evidence([rank, steep, net.k - steep], [n, n, parameters(d, h, d_out) - n], EXACT)


COOPER_SAYS = (
    "A network with n parameters and d data points, n > d: the set of its global minima is usually not discrete, but a submanifold of "
    "dimension n − d."
)
POST_ON_OUTPUTS = "If the labels have d components, the surface of perfect predictions has at least dimension k − Nd."


def _ridge_claim(identifier: str, net: Network, N: int, source: str = COOPER, says: str = COOPER_SAYS) -> Claim:
    act, d, h, d_out = net.act, net.d, net.h, net.d_out
    k, n = net.k, N * d_out
    outputs = f", {d_out} outputs" if d_out > 1 else ""
    return claim(
        identifier,
        "counting-the-ridge",
        f"A {act if act == 'tanh' else 'ReLU'} network with {d} inputs, {h} hidden units{outputs} and {k} parameters, trained to zero loss "
        f"on {N} data, has a Jacobian of rank {n}, exactly {n} nonzero Hessian eigenvalues, and a ridge of dimension {k - n}.",
        source=source,
        says=says,
        expected_from=f"implicit function theorem: $k - N d_\\text{{out}}$ = {k} − {n}; eigenvalues count above {FLAT} of the largest, "
        f"singular values above {THRESHOLD}",
        training=LM_ENDED,
        measure=lambda: _counts(act, d, h, N, d_out),
        longer=lambda: _counts(act, d, h, N, d_out, max_steps=400),
        control_statement="before training, off the ridge, the Hessian has more nonzero eigenvalues",
        control=lambda: _untrained_counts(act, d, h, N, d_out),
        indifferent_to=RANKS,
    )


RANKS = {
    "* scaled": "a rank, by shares of the largest: scales cancel, and data and weights of another size have the same",
    "* negated": "a rank, by sizes: signs cancel, and data and weights of the other sign have the same",
    "* shuffled": "a rank: rows in another order have the same, and other data and weights as well",
}
"""What a count of ranks cannot notice."""

ANY_SOLUTION = {
    "*initialize *": "another start brings training to another solution, where it is as true",
    "*_damped_inverse *": "training takes another way, to another solution, where it is as true",
    "*solution:1 shuffled": "inputs and labels are one item, and keep their order",
}
"""Breaks that bring training to another solution, and why they cannot matter to what is true of all."""


def _gap(shift: float, max_steps: int = 200) -> Evidence:
    """The Nth and the (N + 1)th eigenvalue of the Hessian, by size."""
    net, data, θ = experiments.solution(max_steps=max_steps)
    H = complex_step.differentiate(lambda p: one_hidden_layer.loss_gradient(net, p, data.X, data.y), θ + shift)
    size = np.sort(np.abs(np.linalg.eigvalsh((H + H.T) / 2)))[::-1]
    J = one_hidden_layer.jacobian(net, θ + shift, data.X)
    least = np.linalg.svd(J, compute_uv=False)[-1] ** 2
    return Evidence(size[N - 1 : N + 1], [least, 0.0], rounding(10 * net.k, size[0]))


def _gauss_newton(shift: float, max_steps: int = 200) -> Evidence:
    net, data, θ = experiments.solution(max_steps=max_steps)
    H = complex_step.differentiate(lambda p: one_hidden_layer.loss_gradient(net, p, data.X, data.y), θ + shift)
    J = one_hidden_layer.jacobian(net, θ + shift, data.X)
    return Evidence(H, J.T @ J, rounding(10 * net.k, np.abs(H).max()))


def _same_spectrum(shift: float, max_steps: int = 200) -> Evidence:
    net, data, θ = experiments.solution(max_steps=max_steps)
    J = one_hidden_layer.jacobian(net, θ + shift, data.X)
    H = complex_step.differentiate(lambda p: one_hidden_layer.loss_gradient(net, p, data.X, data.y), θ + shift)
    top = np.sort(np.linalg.eigvalsh((H + H.T) / 2))[::-1][:N]
    return Evidence(top, np.linalg.eigvalsh(J @ J.T)[::-1], rounding(10 * net.k, top[0]))


def _duplicate(repeat: bool, max_steps: int = 200) -> Evidence:
    net, data, θ = experiments.solution(max_steps=max_steps)
    X = data.X.copy()
    if repeat:
        X[-1] = X[0]
    return Evidence(functional_dimension.numerical_rank(one_hidden_layer.jacobian(net, θ, X)), N - 1, EXACT)


def _linear_ridge(act: str, max_steps: int = 200) -> Evidence:
    net, data, θ = experiments.solution(act, max_steps=max_steps)
    rank = functional_dimension.numerical_rank(one_hidden_layer.jacobian(net, θ, data.X))
    return Evidence(net.k - rank, parameters(LINEAR.d, LINEAR.h) - (LINEAR.d + 1), EXACT)


LINEAR, N = Network(experiments.INPUTS, experiments.UNITS, act="linear"), experiments.DATA
D = functional_dimension.closed_form(LINEAR)
"""The essay's first network, were it linear: its functional dimension; and the data."""


def _reproduction(act: str, max_steps: int = 200) -> Evidence:
    s, n = experiments.autoencoder(act, max_steps), experiments.PICTURES * experiments.PIXELS
    k = parameters(experiments.PIXELS, experiments.UNITS, experiments.PIXELS)
    return Evidence([s.rank, s.steep, s.dimension], [n, n, k - n], EXACT)


def _bellman(γ: float, max_steps: int = 200) -> Evidence:
    k, rank = experiments.value_function(γ, max_steps)
    return Evidence([rank, k - rank], [experiments.STATES, parameters(1, experiments.UNITS) - experiments.STATES], EXACT)


POST_ON_TASKS = (
    "Predicting y from x is one set-up; for generative models and reinforcement learning much the same holds, with other equations."
)

NETWORKS = (
    _ridge_claim("ridge-tanh-2-10-8", Network(experiments.INPUTS, experiments.UNITS), N),
    _ridge_claim("ridge-tanh-2-10-20", Network(2, 10), 20),
    _ridge_claim("ridge-tanh-3-12-30", Network(3, 12), 30),
    _ridge_claim("ridge-relu-2-20-15", Network(2, 20, act="relu"), 15),
    _ridge_claim("ridge-vector-output", Network(2, 8, 3), 5, POST, POST_ON_OUTPUTS),
    claim(
        "ridge-spectral-gap",
        "counting-the-ridge",
        f"For the tanh network with {N} data the {N}th Hessian eigenvalue is the square of the least singular value of $J$, and the "
        f"{N + 1}th is zero to rounding.",
        expected_from="closed form: at zero residual the Hessian is $J^\\top J$, whose rank is $N$",
        training=LM_ENDED,
        measure=lambda: _gap(0.0),
        longer=lambda: _gap(0.0, 400),
        control_statement="a little off the ridge the gap is gone",
        control=lambda: _gap(0.1),
        indifferent_to={
            "*initialize *": "any start that training brings to zero loss will do",
            "*_damped_inverse *": "training takes another way, or another start, to zero loss",
            "* negated": "sizes of eigenvalues and squares of singular values: signs cancel",
            "*solution:1 shuffled": "inputs and labels are one item, and keep their order",
        },
    ),
    claim(
        "hessian-at-zero-residual",
        "why-the-hessian-shows-the-ridge",
        "At zero residual the Hessian, differentiated without knowing it, equals $J^\\top J$.",
        expected_from="closed form: the remaining term is $\\sum r \\nabla^2 f$, and $r = 0$",
        training=LM_ENDED,
        measure=lambda: _gauss_newton(0.0),
        longer=lambda: _gauss_newton(0.0, 400),
        control_statement="a little off the ridge the two differ",
        control=lambda: _gauss_newton(0.1),
        indifferent_to=ANY_SOLUTION,
    ),
    claim(
        "hessian-spectrum-is-kernel-spectrum",
        "why-the-hessian-shows-the-ridge",
        "On the ridge the nonzero eigenvalues of the Hessian are those of $K = J J^\\top$.",
        expected_from="closed form: $J^\\top J$ and $J J^\\top$ share their nonzero eigenvalues",
        training=LM_ENDED,
        measure=lambda: _same_spectrum(0.0),
        longer=lambda: _same_spectrum(0.0, 400),
        control_statement="a little off the ridge they do not agree",
        control=lambda: _same_spectrum(0.1),
        indifferent_to={name: ANY_SOLUTION[name] for name in ("*initialize *", "*_damped_inverse *")},
    ),
    claim(
        "reproducing-makes-equations",
        "other-equations",
        f"An autoencoder of {experiments.UNITS} tanh units that reproduces {experiments.PICTURES} data in {experiments.PIXELS} dimensions "
        f"exactly has a ridge of dimension $k - {experiments.PICTURES * experiments.PIXELS}$.",
        source=POST,
        says=POST_ON_TASKS,
        expected_from="counting: one equation a datum and dimension, and full rank",
        training=LM_ENDED,
        measure=lambda: _reproduction("tanh"),
        longer=lambda: _reproduction("tanh", 400),
        control_statement="a linear one has functional dimension $d(d + 1)$, and its ridge is larger",
        control=lambda: _reproduction("linear"),
        indifferent_to=RANKS,
    ),
    claim(
        "bellman-makes-equations",
        "other-equations",
        f"A value function that satisfies Bellman's equations on {experiments.STATES} states with discount {experiments.DISCOUNT} has a "
        f"ridge of dimension $k - {experiments.STATES}$.",
        source=POST,
        says=POST_ON_TASKS,
        expected_from="counting: one equation a state, and $I - \\gamma P$ is invertible for $\\gamma < 1$",
        training=LM_ENDED,
        measure=lambda: _bellman(experiments.DISCOUNT),
        longer=lambda: _bellman(experiments.DISCOUNT, 400),
        control_statement="without discount a constant may be added to all values, and one equation is lost",
        control=lambda: _bellman(1.0),
        indifferent_to=RANKS,
    ),
    claim(
        "duplicate-input-loses-rank",
        "where-rank-fails",
        f"If two of {N} inputs are equal, the Jacobian has rank {N - 1}.",
        expected_from="closed form: equal inputs give equal rows",
        training=LM_ENDED,
        measure=lambda: _duplicate(True),
        longer=lambda: _duplicate(True, 400),
        control_statement=f"with {N} different inputs the rank is {N}",
        control=lambda: _duplicate(False),
        indifferent_to=RANKS | {"* zeroed": "any θ and any labels will do"},
    ),
    claim(
        "linear-net-ridge",
        "parameters-that-do-not-count",
        f"A linear network with two inputs and {LINEAR.k} parameters, at a solution for {N} data, has a ridge of dimension "
        f"{LINEAR.k - D}, not $k - N = {LINEAR.k - N}$.",
        source=f"derived here; {POST}",
        says="The surface of solutions has dimension k − N at least.",
        expected_from=f"closed form: its functional dimension is $d + 1 = {D}$, so the {N} equations are {D} independent ones",
        training=LM_ENDED,
        measure=lambda: _linear_ridge("linear"),
        longer=lambda: _linear_ridge("linear", 400),
        control_statement=f"a tanh network of the same size has functional dimension {LINEAR.k}, "
        f"and its ridge has dimension {LINEAR.k - N}",
        control=lambda: _linear_ridge("tanh"),
        indifferent_to=RANKS,
    ),
)

# --- the walk ---------------------------------------------------------------------------------------------------------------------------


def _losses_on_the_walk(corrections: int, max_steps: int = 200) -> Evidence:
    path = experiments.walked(corrections=corrections, max_steps=max_steps)
    largest = float(np.max(np.abs(path.data.y)))
    return Evidence(path.loss.max(), 0.0, zero_loss(N, path.net.k, largest))


def _change(act: str, relation: str = "=", max_steps: int = 200) -> Evidence:
    """The rms change of the function; rounding may add up over all steps."""
    path = experiments.walked(act, max_steps=max_steps)
    change, steps = float(np.sqrt(path.mean_square_change(experiments.unseen())[-1])), experiments.STEPS * path.net.k
    if relation == "=":
        return Evidence(change, 0.0, rounding(steps))
    return Evidence(change, float(np.asarray(rounding(steps).size)), INSIDE, relation)


WALK = (
    claim(
        "walk-keeps-loss-zero",
        "a-walk",
        f"Along {experiments.STEPS} steps of {experiments.STEP} on the ridge of the tanh network with {N} data the training loss is zero "
        "to rounding.",
        expected_from="theorem: the walk is on the ridge; each Newton correction squares what a step missed",
        training=LM_ENDED,
        measure=lambda: _losses_on_the_walk(3),
        longer=lambda: _losses_on_the_walk(3, 400),
        control_statement="the same steps without corrections leave the ridge",
        control=lambda: _losses_on_the_walk(0),
        indifferent_to=ANY_SOLUTION
        | {
            "*ridge.walk:loss shuffled": "the greatest of them, in any order",
            "*ridge.walk:data [sn]*": "of the labels the largest is read, for the scale of rounding",
            "*ridge.walk:net *": "the number of parameters is read for the scale of rounding alone",
            "*_along scaled": "steps of another length, with which it is as true",
            "*_along negated": "a walk back and forth is on the ridge as well",
        },
    ),
    claim(
        "walk-changes-the-function",
        "a-walk",
        "At the end of that walk the function on unseen inputs is another one, by more than rounding can explain.",
        expected_from="bound: rounding, added up over all steps and parameters",
        training=LM_ENDED,
        measure=lambda: _change("tanh", ">="),
        longer=lambda: _change("tanh", ">=", 400),
        control_statement="the same walk on the ridge of a linear network changes nothing",
        control=lambda: _change("linear", ">="),
        indifferent_to=ANY_SOLUTION
        | {
            "*experiments.unseen *": "true at any inputs that training has not seen",
            "*_along scaled": "steps of another length, with which it is as true",
        },
    ),
    claim(
        "linear-walk-changes-nothing",
        "a-walk",
        f"A walk on the ridge of a linear network with {N} data in general position leaves the function as it was.",
        expected_from="closed form: an affine function of two variables is fixed by three of the points",
        training=LM_ENDED,
        measure=lambda: _change("linear"),
        longer=lambda: _change("linear", max_steps=400),
        control_statement="the tanh network's function changes",
        control=lambda: _change("tanh"),
        indifferent_to=ANY_SOLUTION
        | {
            "*experiments.unseen *": "true at any inputs",
            "*_along *": "wherever on the ridge a walk ends, the function is the same",
            "*ridge.walk:θ shuffled": "at all places of the ridge the function is the same, in any order",
            "*Walk.outputs shuffled": "at all places of the ridge the function is the same, in any order",
            "*Walk.outputs [sn]*": "no change is none on any scale, and has no sign",
            "*mean_square_change [sn]*": "no change is none on any scale, and at all places of the walk",
        },
    ),
)

# --- one neuron more --------------------------------------------------------------------------------------------------------------------

SHARES = np.linspace(0, 1, 701)


def _labels() -> NDArray[np.float64]:
    return one_more_neuron.forward(one_more_neuron.TEACHER, one_more_neuron.X)


def _highest(corners: NDArray[np.float64]) -> float:
    return float(one_more_neuron.losses(one_more_neuron.along(corners, SHARES), one_more_neuron.X, _labels()).max())


def _joined(corners: NDArray[np.float64]) -> Evidence:
    """The highest loss on the way, whether it ends with the two units exchanged, and how far it goes."""
    first, last = one_more_neuron.along(corners, np.array([0.0, 1.0]))
    exchanged = first[:, [1, 0]] - last[:, :2]
    scale = float(np.abs(one_more_neuron.TEACHER).max())
    tolerance = zero_loss(len(one_more_neuron.X), 20, scale)
    return Evidence([_highest(corners), float(np.abs(exchanged).max())], [0.0, 0.0], tolerance)


def _climbs(h: int) -> Evidence:
    """The lowest of the highest losses of many paths that exchange two units, one of them by way of the best single unit."""
    start, rng = one_more_neuron.TEACHER, np.random.default_rng(0)
    if h == 3:
        paths = [one_more_neuron.around(start)]
    else:
        detours = start.mean(axis=1, keepdims=True) + rng.normal(size=(200, 2, 2))
        paths = [np.stack([start, detour, start[:, ::-1]]) for detour in detours]
        paths.append(one_more_neuron.over_the_pass(start, one_more_neuron.X, _labels()))
    x, y = one_more_neuron.X, _labels()
    one = least_squares(lambda unit: unit[1] * np.tanh(unit[0] * x) - y, (1.0, 3.0), xtol=1e-15, ftol=1e-15, gtol=1e-15).cost
    return Evidence(min(map(_highest, paths)), float(one), rounding(1000, float(y @ y)))


NEURON = (
    claim(
        "two-units-climb",
        "one-more",
        "With two units, every path that exchanges them climbs at least to the least loss of a single unit, and one climbs no higher.",
        expected_from="closed form: such a path crosses $w_1 = w_2$, where the two units are one",
        measure=lambda: _climbs(2),
        control_statement="with a third unit there is a path that stays below",
        control=lambda: _climbs(3),
        indifferent_to={
            "* negated": "with the signs of w and a turned the function is the same",
            "* shuffled": "the highest of the losses, in whatever order",
        },
    ),
    claim(
        "one-neuron-more-joins",
        "one-more",
        "With a third unit a path exchanges the two and has zero loss all along.",
        source="{cite:t}`simsek2021geometry`",
        says="If a network of minimal widths reaches zero loss at isolated points that are permutations of one another, one more neuron "
        "in each layer is enough to join them into one manifold.",
        expected_from="closed form: an idle unit moves freely, and units with the same $w$ share their $a$ freely",
        measure=lambda: _joined(one_more_neuron.around(one_more_neuron.TEACHER)),
        control_statement="the straight line with two units climbs",
        control=lambda: _joined(one_more_neuron.straight(one_more_neuron.TEACHER)),
        indifferent_to={
            "* negated": "with the signs of w and a turned the function is the same",
            "* shuffled": "the highest of the losses, in whatever order",
            "* scaled": "a loss of zero stays zero, and labels scaled with the outputs are met",
        },
    ),
)

# --- why descent finds it ---------------------------------------------------------------------------------------------------------------


def _slope(elsewhere: float) -> Evidence:
    """‖∇L‖², differentiated without J, at this place or elsewhere, beside the rᵀKr of this place."""
    net, rng = Network(experiments.INPUTS, experiments.UNITS), np.random.default_rng(0)
    data = ridge.random_data(N, net.d, rng)
    θs = [one_hidden_layer.initialize(net, rng) for _ in range(5)]

    def loss(p: NDArray[np.complex128]) -> NDArray[np.complex128]:
        r = one_hidden_layer.residual(net, p, data.X, data.y)
        return np.array([r @ r / 2])

    def slope(θ: NDArray[np.float64]) -> float:
        return float(np.sum(complex_step.differentiate(loss, θ + elsewhere) ** 2))

    def form(θ: NDArray[np.float64]) -> float:
        J, r = one_hidden_layer.jacobian(net, θ, data.X), one_hidden_layer.residual(net, θ, data.X, data.y)
        return float(r @ (J @ J.T) @ r)

    slopes = np.array([slope(θ) for θ in θs])
    return Evidence(slopes, [form(θ) for θ in θs], rounding(10 * net.k, slopes))


def _below_the_bound(output_bias_only: bool) -> Evidence:
    record = experiments.flow(output_bias_only)
    μ, dt = record.μ, experiments.FLOW_STEP
    coarse = (μ[:-2:2] + μ[2::2]) @ np.ones(len(μ) // 2) * dt
    trapezoids = bound(np.expm1(2 * abs(coarse + np.log(record.bound[-1] / record.loss[0]) / 2)), "what steps of double size change")
    return Evidence(np.max(record.loss / record.bound), 1.0, trapezoids, "<=")


_WAY = "the way to the minimum: what is claimed is the loss there, and it is measured there"
_SAME_FUNCTIONS = "the network has the same functions at other weights, and training finds the best of them"
BY_ANY_WAY = {
    "*activation:dφ *": _WAY,
    "*one_hidden_layer.jacobian *": _WAY,
    "*one_hidden_layer.initialize *": _WAY,
    "*.residual negated": "a sum of squares",
    "*.residual shuffled": "a sum of squares, in any order",
    "*._preactivation scaled": _SAME_FUNCTIONS,
    "*.forward scaled": _SAME_FUNCTIONS,
    "*.unpack:? scaled": _SAME_FUNCTIONS,
    "*.unpack:c negated": _SAME_FUNCTIONS,
    "*.unpack:? shuffled": _SAME_FUNCTIONS,
}
"""Breaks that cannot matter to the least loss that training finds, and why."""
REFITTED = {"*.fit_outputs *": _WAY}
ANY_DATA = {"*.random_data:X *": "true of all data", "*.random_data:y *": "true of all data", "*.counted:h *": "true of any large width"}


def _conflict(labels_differ: bool, max_steps: int = 200) -> Evidence:
    """The loss left when one input stands twice, with labels one apart or with equal ones; the other labels can all be hit."""
    net, data, _ = experiments.solution()
    X, y = data.X.copy(), data.y.copy()
    X[-1], y[-1] = X[0], y[0] + labels_differ
    fit = ridge.train(net, ridge.Data(X, y), np.random.default_rng(0), max_steps=max_steps)
    return Evidence(fit.loss, 2 * (1 / 2) * (1 / 2) ** 2, LEFT_BY_TRAINING)


LEFT_BY_TRAINING = bound(1e-14 * 200 * 100, "a step that gains less than a part in 10¹⁴ is the last one, of 200, each within a hundredth")


def _more(greater: NDArray[np.float64], less: NDArray[np.float64], least: float) -> Evidence:
    """Whether the mean of one sample is above that of another by more than four standard errors and a least amount."""
    se = np.sqrt(np.var(greater) / len(greater) + np.var(less) / len(less))
    needed = float(np.asarray(standard_errors(se).size)) + least
    return Evidence(float(np.mean(greater) - np.mean(less)), needed, INSIDE, ">=")


THIN, MIDDLE, WIDE, SAMPLE = 4, 6, 16, 60
ALLOWED, FEW = experiments.MOST // 2, 20
"""Steps that each network may take here, where more of them are trained than in the figure; how many where one input has two labels."""


def _steps(h: int, most: int, *, conflict: bool = False) -> NDArray[np.float64]:
    runs, _ = experiments.descended(h, conflict=conflict, most=most, m=FEW if conflict else SAMPLE)
    return np.where(runs.steps < 0, most, runs.steps).astype(float)


def _arrivals(most: int, *, conflict: bool = False) -> Evidence:
    wide, thin = (_steps(h, most, conflict=conflict) < most for h in (WIDE, THIN))
    return _more(wide.astype(float), thin.astype(float), 1 / len(wide))


def _speed(most: int, *, conflict: bool = False) -> Evidence:
    slow, fast = (np.log(_steps(h, most, conflict=conflict)) for h in (MIDDLE, WIDE))
    return _more(slow, fast, 1 / most)


def _pace(act: str) -> Evidence:
    wide, thin = (np.log(np.maximum(experiments.descended(h, act, most=0, m=SAMPLE)[1], 1e-12)) for h in (WIDE, THIN))
    return _more(wide, thin, 1e-6)


def _edge(a: NDArray[np.float64], η: float, steps: int, share: float = 1.0) -> Evidence:
    """The greatest λη/2 at the end of descents with steps ``share``·η."""
    paths = finite_steps.descend(a, share * η, steps=steps)
    left = float(np.abs(paths.residual[-1]).max())
    room = bound(η / 2 * (2 * left + left**2), "what is left of the residual moves λ by no more")
    return Evidence(float(paths.curvature[-1].max()) * η / 2, 1.0, room, "<=")


STARTS = np.linspace(1.9, 2.3, 9)
BIG_STEP, BOUNCES = 0.5, 4000
"""The step size at which starts with a in STARTS lie where λη/2 is between 1 and 2."""


def _factors(nudge: float) -> Evidence:
    """The residual after six steps over that at the start, at three curvatures, beside (1 − ηλ)⁶."""
    a, η, n = 2.0, np.array([0.1, 0.4, 0.5]), 6
    λ = a**2 + 1 / a**2

    def ratios(size: float) -> NDArray[np.float64]:
        paths = [finite_steps.descend(a, step, nudge=size, steps=n) for step in η]
        return np.array([path.residual[-1] / path.residual[0] for path in paths])

    first_order = bound(4 * np.abs(ratios(NUDGE) - ratios(NUDGE / 2)), "first order in the nudge: four times what half of it changes")
    return Evidence(ratios(nudge), (1 - η * λ) ** n, first_order)


FOR_THE_STEP_SIZE = "it decides on the step size alone, and it is as true with another"
FOR_THE_STEPS = {
    "*.jacobian scaled": FOR_THE_STEP_SIZE,
    "*.jacobian shuffled": "of J only the eigenvalues of JJᵀ count",
    "*.kernel_spectra scaled": FOR_THE_STEP_SIZE,
    "*.kernel_spectra shuffled": "step sizes of other networks of the same width",
    "*._preactivation scaled": FOR_THE_STEP_SIZE,
    "*.unpack:? scaled": FOR_THE_STEP_SIZE,
    "*.unpack:[Wb] negated": "step sizes of other networks of the same law",
    "*.unpack:[Wb] shuffled": "step sizes of other networks of the same law",
}
"""Breaks that give the descents of all widths steps of another size."""

_ANOTHER_SIZE = "weights of another size at the start, with which it is as true"
OTHER_PROBLEMS = {
    "*activation:dφ scaled": "the units' weights learn faster than the others, at all widths",
    "*one_hidden_layer.initialize scaled": _ANOTHER_SIZE,
    "*.starts scaled": _ANOTHER_SIZE,
    "*.random_problems:X scaled": "inputs of another size, with which it is as true",
    "*.random_problems:y scaled": "labels of another size, with which it is as true",
    "*.random_problems:y negated": "in the measure no labels are in conflict, and the other sign is as likely",
}
"""Breaks that give the descents other problems and starts, at all widths."""

NUDGE = 1e-6
LIU_SAYS = (
    "Overparameterized problems are in general not convex even locally, but satisfy the PL* condition on most of the parameter space, "
    "which makes descent find a solution; wide networks do."
)
ARTICLE_SAYS = "Overparameterization can help in other ways: it can make training more efficient, and networks better at generalizing."

DESCENT = (
    claim(
        "pl-inequality",
        "why-descent-finds-it",
        "The slope of the loss is $\\|\\nabla L\\|^2 = r^\\top K r$, hence at least $2 \\lambda_\\min(K) L$.",
        source="derived here; the condition is that of {cite:t}`liu2022landscapes`",
        says=LIU_SAYS,
        expected_from="closed form: $\\nabla L = J^\\top r$; the gradient is measured without $J$",
        measure=lambda: _slope(0.0),
        control_statement="at another place the slope is another",
        control=lambda: _slope(0.1),
        indifferent_to={
            "*initialize *": "an identity at every θ",
            "*random_data* *": "an identity for all data",
            "* negated": "squares and quadratic forms, and an identity at every θ: signs cancel",
            "*unpack* shuffled": "units in another order",
        },
    ),
    claim(
        "pl-bound",
        "why-descent-finds-it",
        "Along gradient flow of a tanh network the loss stays below $L(0)\\exp(-2\\int_0^t \\lambda_\\min(K)\\,ds)$.",
        source="derived here from the inequality above",
        expected_from="bound: Grönwall's inequality",
        measure=lambda: _below_the_bound(False),
        control_statement="if only the output's bias moves, the loss is soon above it",
        control=lambda: _below_the_bound(True),
        indifferent_to={
            "*initialize *": "true of the flow from any start",
            "*random_data:X scaled": "true of all data",
            "*random_data:y *": "true of all data",
        },
    ),
    claim(
        "conflicting-labels",
        "why-descent-finds-it",
        "One input with two labels that are one apart leaves a loss of ¼.",
        expected_from="closed form: both are missed by ½, and $2 \\cdot \\frac12 (\\frac12)^2 = \\frac14$",
        training=LM_ENDED,
        measure=lambda: _conflict(True),
        longer=lambda: _conflict(True, 400),
        control_statement="with equal labels nothing is left",
        control=lambda: _conflict(False),
        indifferent_to=BY_ANY_WAY
        | REFITTED
        | {
            "*.solution:1 *": "true of all data",
            "*.unpack:A negated": _SAME_FUNCTIONS,
            "*.unpack:[bc] zeroed": "without these parameters the other labels are hit as well",
        },
    ),
    claim(
        "wider-networks-arrive",
        "width-helps",
        f"By plain gradient descent on {experiments.MANY_DATA} random labels, more tanh networks arrive at a loss of {experiments.SMALL} "
        f"within {ALLOWED:,} steps with {WIDE} units than with {THIN}, by more than four standard errors.",
        source=ARTICLE,
        says=ARTICLE_SAYS,
        expected_from=f"sampling: {SAMPLE} networks a width, with data of their own; needed are four standard errors and one network",
        training=f"when the loss was below {experiments.SMALL}, or after {ALLOWED:,} steps",
        measure=lambda: _arrivals(ALLOWED),
        longer=lambda: _arrivals(2 * ALLOWED),
        control_statement="where one input has two labels none arrives, wide or not",
        control=lambda: _arrivals(ALLOWED, conflict=True),
        indifferent_to=FOR_THE_STEPS
        | OTHER_PROBLEMS
        | {
            "*.unpack:? zeroed": FOR_THE_STEP_SIZE,
            "*.unpack:A negated": FOR_THE_STEP_SIZE,
            "*._preactivation [nz]*": FOR_THE_STEP_SIZE,
            "*._preactivation shuffled": FOR_THE_STEP_SIZE,
            "*.jacobian negated": "of J only JJᵀ counts",
            "*one_hidden_layer.initialize shuffled": "another start, from which it is as true",
            "*.descended:0 *": "the runs in another order; their losses are not read",
            "*.descend:steps shuffled": "a mean over the runs, in any order",
        },
    ),
    claim(
        "wider-networks-need-fewer-steps",
        "width-helps",
        f"With {WIDE} units they need fewer steps of plain gradient descent than with {MIDDLE}, by more than four standard errors of the "
        "mean logarithm.",
        source=ARTICLE,
        says=ARTICLE_SAYS,
        expected_from=f"sampling: {SAMPLE} networks a width; one that has not arrived counts with the steps that it was given",
        training=f"when the loss was below {experiments.SMALL}, or after {ALLOWED:,} steps",
        measure=lambda: _speed(ALLOWED),
        longer=lambda: _speed(2 * ALLOWED),
        control_statement="where one input has two labels all take as many steps as they are given",
        control=lambda: _speed(ALLOWED, conflict=True),
        indifferent_to=FOR_THE_STEPS | OTHER_PROBLEMS,
    ),
    claim(
        "kernel-is-better-conditioned-with-width",
        "width-helps",
        f"At the start $\\lambda_\\min/\\lambda_\\max$ of $K$ is larger with {WIDE} tanh units than with {THIN}.",
        expected_from=f"sampling: {SAMPLE} networks a width; four standard errors of the mean logarithm",
        measure=lambda: _pace("tanh"),
        control_statement="with quadratic units the rank of $K$ is less than the number of data, and $\\lambda_\\min$ is zero to rounding",
        control=lambda: _pace("quadratic"),
        indifferent_to={
            "*.jacobian [sn]*": "a ratio of two eigenvalues of JJᵀ: scale, sign and order cancel",
            "*.kernel_spectra [sn]*": "a mean ratio of two eigenvalues: scale, sign and order cancel",
            "*._preactivation scaled": _ANOTHER_SIZE,
            "*.unpack:? scaled": _ANOTHER_SIZE,
            "*one_hidden_layer.initialize scaled": _ANOTHER_SIZE,
            "*.starts scaled": _ANOTHER_SIZE,
            "*.unpack:[Wb] negated": "weights and biases with the other sign are as likely",
            "*.unpack:[Wb] shuffled": "the units are drawn alike, so their order does not matter",
            "*.unpack:b zeroed": "it is as true without biases",
            "*.random_problems:X scaled": "inputs of another size, with which it is as true",
        },
    ),
    claim(
        "steps-multiply-the-residual",
        "finite-steps",
        "Close to the ridge $ab = 1$ a step of size $\\eta$ multiplies the residual by $1 - \\eta\\lambda$, $\\lambda = a^2 + b^2$: it "
        "grows where $\\lambda > 2/\\eta$.",
        expected_from="closed form: linearized descent",
        measure=lambda: _factors(NUDGE),
        control_statement="a third of the way off, the ridge is not close",
        control=lambda: _factors(0.3),
    ),
    claim(
        "descent-stays-below-two-over-eta",
        "finite-steps",
        "Descents that begin on $ab = 1$ where $\\lambda$ is between $2/\\eta$ and $4/\\eta$ end where it is at most $2/\\eta$.",
        expected_from="bound: elsewhere the residual grows",
        training=f"after {BOUNCES:,} steps",
        measure=lambda: _edge(STARTS, BIG_STEP, BOUNCES),
        longer=lambda: _edge(STARTS, BIG_STEP, 2 * BOUNCES),
        control_statement="with steps a twentieth as large they stay where they began",
        control=lambda: _edge(STARTS, BIG_STEP, BOUNCES, 1 / 20),
    ),
)

# --- where it breaks --------------------------------------------------------------------------------------------------------------------

MANY = (2, 10, 100)


def _another(y: float) -> Evidence:
    rng = np.random.default_rng(0)
    return Evidence([level_set.another_at(0.5, k, y, rng) for k in MANY], [0.0] * len(MANY), zero_loss(2, 10 * max(MANY)))


def _branches(equation: str, y: float, nullity: int, branches: int) -> Evidence:
    here = level_set.level_set(equation, y)
    return Evidence([here.nullity, here.branches], [nullity, branches], EXACT)


def _dimensions(act: str, sizes: tuple[tuple[int, int], ...] = TABLE, expected: str = "") -> Evidence:
    measured = [functional_dimension.measure(Network(d, h, act=act), np.random.default_rng(1)) for d, h in sizes]
    return Evidence(measured, [functional_dimension.closed_form(Network(d, h, act=expected or act)) for d, h in sizes], EXACT)


def _scales_only(d_h: tuple[tuple[int, int], ...]) -> Evidence:
    """ReLU networks of these sizes, which lose the units' scales and no more, beside what quadratic ones have."""
    measured = [functional_dimension.measure(Network(d, h, act="relu"), np.random.default_rng(1)) for d, h in d_h]
    return Evidence(measured, [functional_dimension.closed_form(Network(d, h, act="quadratic")) for d, h in d_h], EXACT)


def _names(sizes: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"({d}, {h})" for d, h in sizes)


def _dimension_claim(act: str, shown: str, formula: str, why: str, other: str) -> Claim:
    values = ", ".join(str(functional_dimension.closed_form(Network(d, h, act=act))) for d, h in TABLE)
    return claim(
        f"functional-dimension-{act}",
        "parameters-that-do-not-count",
        f"{shown} networks of sizes $(d, h)$ = {_names(TABLE)} have functional dimension {formula}: {values}.",
        source="derived here; for ReLU see also {cite:t}`grigsby2025functional`" if act == "relu" else "derived here",
        expected_from=f"closed form: {why}; singular values count above {THRESHOLD} of the largest",
        measure=lambda: _dimensions(act),
        control_statement=f"{other} networks of the same sizes have another one",
        control=lambda: _dimensions("relu" if other == "ReLU" else other, expected=act),
        indifferent_to=RANKS,
    )


QUADRATIC = experiments.counted("quadratic")
MONOMIALS = functional_dimension.closed_form(QUADRATIC)


def _left(act: str) -> Evidence:
    return Evidence(experiments.left(act)[0], 0.0, zero_loss(experiments.LABELS, QUADRATIC.k, 3.0))


def _floor(act: str, max_steps: int = 200) -> Evidence:
    loss, floor = experiments.left(act, max_steps)
    return Evidence(loss, floor, LEFT_BY_TRAINING)


BREAKS = (
    claim(
        "nullspace-means-a-surface",
        "where-rank-fails",
        "If far fewer equations than unknowns have a solution, there is a surface of them: at any small distance from the solution of "
        f"$\\theta_1^2 + \\dots + \\theta_k^2 = 0$ there is another, for $k$ = {', '.join(map(str, MANY))}.",
        source=POST,
        says="N equations in k unknowns, k much larger than N: if there is any solution, there is a whole surface of them, of dimension at "
        "least k − N, for the directions in the nullspace of the Jacobian point along it.",
        expected_from="the post's argument: a surface through a solution has a point at every small distance, which misses nothing",
        verdict=Verdict.FAILS,
        measure=lambda: _another(0.0),
        control_statement="for $\\theta_1^2 + \\dots + \\theta_k^2 = 1$ the Jacobian has rank 1, and there is one",
        control=lambda: _another(1.0),
        indifferent_to={
            "*another_at *": "what is missed is far more than rounding, scaled or not",
            "*minimize:loss *": "the same",
            "*_damped_inverse scaled": "a step of another length; the search ends where it did",
        },
        correction="The nullspace is sure to be a tangent space only where $J$ has rank $N$; here $J = 0$, and one point is all there is.",
    ),
    claim(
        "crossing-lines",
        "where-rank-fails",
        "At the origin the solutions of $ab = 0$ are no curve: four branches leave it, and $J = 0$ there.",
        expected_from="closed form: $ab = 0$ is the union of the two axes",
        measure=lambda: _branches("product", 0.0, 2, 4),
        control_statement="on $ab = 1$ the nullspace is a line, and two branches leave",
        control=lambda: _branches("product", 1.0, 2, 4),
        indifferent_to={"*level_set._product [sn]*": "the origin is the middle of both curves, in any order and on any scale"},
    ),
    claim(
        "rank-is-not-necessary",
        "where-rank-fails",
        "Full rank is sufficient, not necessary: $\\theta_1^2 = 0$ has $J = 0$ at every solution, and two branches leave each.",
        expected_from="closed form: the solutions are the line $\\theta_1 = 0$",
        measure=lambda: _branches("square", 0.0, 2, 2),
        control_statement="the circle at 0 has $J = 0$ too, and none leaves",
        control=lambda: _branches("circle", 0.0, 2, 2),
        indifferent_to={"*level_set._square *": "another point of the line θ₁ = 0, of which it is as true"},
    ),
    _dimension_claim("tanh", "Tanh", "$k$", "no infinitesimal symmetry in general position", "ReLU"),
    _dimension_claim("relu", "ReLU", "$k - h$", "one free scale for each unit", "tanh"),
    _dimension_claim("linear", "Linear", "$d + 1$", "they are the affine functions", "tanh"),
    _dimension_claim("quadratic", "Quadratic", "$(d+1)(d+2)/2$, as $h \\ge d$", "they are the polynomials of degree two", "ReLU"),
    claim(
        "functional-dimension-quadratic-narrow",
        "parameters-that-do-not-count",
        f"Narrow quadratic networks, of sizes $(d, h)$ = {_names(NARROW)}, have functional dimension $h(d+1) - h(h-1)/2 + 1$.",
        expected_from=f"closed form: symmetric matrices of rank $h$, and a constant; what is below {THRESHOLD} of the largest is zero",
        measure=lambda: _dimensions("quadratic", NARROW),
        control_statement="ReLU networks of the same sizes lose one free scale a unit and no rotations: theirs is larger",
        control=lambda: _scales_only(NARROW),
        indifferent_to=RANKS,
    ),
    claim(
        "more-parameters-fit",
        "parameters-that-do-not-count",
        f"With many more parameters than data the equations typically have solutions: a tanh network with {QUADRATIC.k} parameters fits "
        f"{experiments.LABELS} random labels.",
        source=POST,
        says="If the parameters are many more than the data, k much larger than N, the equations will typically have many solutions.",
        expected_from=f"counting: {QUADRATIC.k} is ten times {experiments.LABELS}, so a loss of 0",
        verdict=Verdict.CAVEAT,
        training=LM_ENDED,
        measure=lambda: _left("tanh"),
        longer=lambda: Evidence(experiments.left("tanh", 400)[0], 0.0, zero_loss(experiments.LABELS, QUADRATIC.k, 3.0)),
        control_statement="a quadratic network of the same size does not",
        control=lambda: _left("quadratic"),
        correction="What must not be less than $N$ is the functional dimension, and that of a quadratic network with three inputs is "
        f"{MONOMIALS}, however many parameters it has.",
        indifferent_to=BY_ANY_WAY
        | ANY_DATA
        | {
            "*.unpack:A negated": _SAME_FUNCTIONS,
            "*.unpack:[bc] zeroed": "without these parameters there are still many more than data",
            "*.counted:d *": "true of any number of inputs",
            "*.residual scaled": "a loss of zero is zero on any scale",
            "*.monomials *": "they are for the floor, which this claim does not use",
        },
    ),
    claim(
        "quadratic-loss-floor",
        "parameters-that-do-not-count",
        f"The loss that this quadratic network is left with is that of least squares on the {MONOMIALS} monomials of degree at most two.",
        expected_from="closed form: with $h > d$ its functions are all polynomials of degree at most two",
        training=LM_ENDED,
        measure=lambda: _floor("quadratic"),
        longer=lambda: _floor("quadratic", 400),
        control_statement="a tanh network goes below that floor",
        control=lambda: _floor("tanh"),
        indifferent_to=BY_ANY_WAY
        | REFITTED
        | ANY_DATA
        | {
            "*._preactivation negated": _SAME_FUNCTIONS,
            "*.unpack:[Wb] negated": _SAME_FUNCTIONS,
            "*.unpack:c zeroed": "a square with a bias and no weights is a constant as well",
            "*.counted:d *": "true of any number of inputs",
            "*.monomials *d": "they span the same polynomials",
        },
    ),
)

CLAIMS: tuple[Claim, ...] = (*PRODUCT, *NETWORKS, *WALK, *NEURON, *DESCENT, *BREAKS)
