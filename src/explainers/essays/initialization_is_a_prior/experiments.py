"""The runs that figures, prose and claims share, of *Initialization is a prior*."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from explainers.essays.initialization_is_a_prior import (
    curved_ridge,
    label_noise,
    lazy_training,
    minibatch,
    noise_as_parameters,
    ridge_of_a_wide_product,
    sample_then_optimize,
    weights_in_time,
)
from explainers.essays.initialization_is_a_prior.curved_ridge import Cloud
from explainers.essays.initialization_is_a_prior.noise_as_parameters import SLIGHTLY, VERY, Data, Start

Array = NDArray[np.float64]

PAIRS, DRAWS = 100, 8_000
"""Data of the regressions, as in the post, and starts of each."""
SOURCE_SLOPES = (1.010, 1.046, 1.031)
"""The slopes that the post prints: least squares, slightly and very overparameterized."""


def data() -> Data:
    """The pairs, seed 0."""
    return noise_as_parameters.sample_data(PAIRS)


def source_deviations() -> tuple[float, float]:
    """How far the post's two sampled slopes lie above its estimate, in standard deviations of the posterior if S = Σ x² is its mean, N."""
    estimate, second, last = SOURCE_SLOPES
    return (second - estimate) / PAIRS**-0.5, (last - estimate) / PAIRS**-0.5


class Noise(NamedTuple):
    """The noise of the post's second regression: how many ξᵢ are summed, the variance of their sum, and the model's parameters."""

    terms: int
    variance: float
    parameters: int


def source_noise(first: int) -> Noise:
    """√(3/m) Σ ξᵢ for i from ``first`` to m, m = 100 for each datum, ξᵢ uniform on [−1, 1] and so of variance 1/3."""
    terms = VERY.m + 1 - first
    return Noise(terms, 3 / VERY.m * terms / 3, terms * PAIRS + 1)


def third_distance() -> float:
    """The greatest distance of the distribution functions of the third regression's slope and of the posterior."""
    c = np.linspace(0.5, 1.6, 20_001)
    return float(np.abs(noise_as_parameters.bayes(data()).cdf(c) - noise_as_parameters.law(data(), VERY).cdf(c)).max())


@lru_cache
def starts(m: int, kind: str) -> tuple[Array, Array]:
    """Starts of the slope and of the noise, which have variance one however it is made of its terms."""
    return Start(m, kind).sample(DRAWS, PAIRS, np.random.default_rng(0))


@lru_cache
def slopes(start: Start, steps: int = 1200) -> Array:
    """Slopes after so many steps of gradient descent from many starts at once."""
    return noise_as_parameters.descend(data(), start, *starts(start.m, start.kind), steps=steps)


@lru_cache
def source_sums(n: int) -> Array:
    """The post's noise √(3/m) Σ ξᵢ, for i from 0 to m = 100, and the same for one term less, drawn n times, shape (2, n)."""
    rng, sums, term = np.random.default_rng(5), np.zeros((2, n)), np.empty(n)
    for _ in range(VERY.m):
        sums[1] += rng.random(out=term)
    sums[0] = sums[1] + rng.random(out=term)
    return np.sqrt(3 / VERY.m) * (2 * sums - [[VERY.m + 1], [VERY.m]])


TIMID = Start(m=100, kind="uniform", spread=3**-0.5 / 10)
"""The post's second overparameterized regression with noise terms ten times smaller, which weigh ten times more."""


FAR_STARTS = 2000


@lru_cache
def far_slopes(N: int, more: int = 1) -> float:
    """The share of trained slopes that lie at least as far from least squares as the farther of the post's does, for N pairs.

    Training has 12 N steps, or ``more`` times as many.
    """
    pairs, rng = noise_as_parameters.sample_data(N), np.random.default_rng(6)
    sample = noise_as_parameters.descend(pairs, SLIGHTLY, *SLIGHTLY.sample(FAR_STARTS, N, rng), steps=12 * N * more)
    return float(np.mean(np.abs(sample - pairs.fit) >= max(SOURCE_SLOPES[1:]) - SOURCE_SLOPES[0]))


FEW_PAIRS, FEW_TERMS, FEW_STARTS = 20, 15, 20


@lru_cache
def linear() -> tuple[Array, Array, Array, Array]:
    """J, y, variances of the parameters and some draws of them: the very overparameterized regression, small."""
    N, m, n = FEW_PAIRS, FEW_TERMS, FEW_STARTS
    few, start, rng = noise_as_parameters.sample_data(N), Start(m, kind="uniform", spread=3**-0.5), np.random.default_rng(0)
    J = np.hstack([few.x[:, None], start.w * np.repeat(np.eye(N), m, axis=1)])
    θ0 = np.hstack([rng.standard_normal((n, 1)), rng.uniform(-1, 1, (n, N * m))])
    return J, few.y, np.append(1.0, np.full(N * m, 1 / 3)), θ0


AROUND = Cloud()
"""The cloud N(0, I) around the origin."""
DESCENTS = 30_000
SIMULATIONS = {"flow": 40_000, "bayes": 3_000_000, "nearest": 40_000, "surface": 1_000_000}
"""Starts from which real descent, and each of the other laws of the curved ridge, is simulated."""


@lru_cache
def descended(cloud: Cloud = AROUND, n: int = DESCENTS, steps: int = 1500) -> Array:
    """Where gradient descent on ½(ab − 1)² ends from n starts at once."""
    a0, b0 = cloud.sample(n, np.random.default_rng(0))
    a, b = curved_ridge.descend(a0, b0, η=0.01, steps=steps)
    arrived = np.abs(a * b - 1) < 1e-3  # all but those that started almost on a + b = 0
    return np.log(np.abs(a / b))[arrived] / 2


@lru_cache
def simulated(name: str) -> Array:
    """Simulated end points of a law, cloud N(0, I)."""
    return curved_ridge.simulate(name, AROUND, SIMULATIONS[name], np.random.default_rng(1))


def law(name: str) -> curved_ridge.Law:
    """One of the four laws for the cloud N(0, I)."""
    return curved_ridge.law(name)


def distance(first: str, second: str) -> float:
    """Total variation between two of the four laws, cloud N(0, I)."""
    return curved_ridge.total_variation(law(first), law(second))


def within(name: str, low: float, high: float) -> float:
    """The probability that one of the four laws gives to low < t < high, cloud N(0, I)."""
    below, above = law(name).cdf(np.array([low, high]))
    return float(above - below)


def change(of: str, to: float = 1.0, s: float = 1.0) -> float:
    """By what factor, at least one, a part of the cell changes between t = 0 and ``to``, for a cloud N(0, s²I)."""
    here = getattr(curved_ridge.cells(np.array([0.0, to]), s), of)
    return float(max(here[0] / here[1], here[1] / here[0]))


PRODUCTS, PRODUCT_WIDTH, PRODUCT_LABEL = 3000, 16, 2.0


@lru_cache
def widened(steps: int = 500) -> Array:
    """ρ at the end of descent for ``PRODUCTS`` products of one width and one label, all at once."""
    a0, b0 = np.random.default_rng(0).standard_normal((2, PRODUCTS, PRODUCT_WIDTH))
    a, b = ridge_of_a_wide_product.descend(a0, b0, PRODUCT_LABEL, η=0.02, steps=steps)
    return ridge_of_a_wide_product.kept(a, b)


def products_at_start() -> Array:
    """ρ of as many starts, which gradient flow keeps."""
    a, b = np.random.default_rng(8).standard_normal((2, PRODUCTS, PRODUCT_WIDTH))
    return ridge_of_a_wide_product.kept(a, b)


@lru_cache
def conditioned_products(ε: float = 0.05) -> Array:
    """ρ of those among 600,000 starts whose product is nearer to the label than ε, for that width and label."""
    rng, found = np.random.default_rng(7), []
    for _ in range(10):
        a, b = rng.standard_normal((2, 60_000, PRODUCT_WIDTH))
        found.append(ridge_of_a_wide_product.conditioned(a, b, PRODUCT_LABEL, ε))
    return np.concatenate(found)


MOVEMENTS = 40_000


def movement(m: int, n: int = MOVEMENTS) -> tuple[float, float]:
    """Mean of √m ‖Δθ‖/‖θ0‖ for f = a·b/√m and y = 1 under gradient flow, and its standard error."""
    rng = np.random.default_rng(4)
    direction = rng.standard_normal((2, n, 1))
    u0, v0 = np.sqrt(direction[..., 0] ** 2 + rng.chisquare(m - 1, (2, n)))
    W = ridge_of_a_wide_product.square_norm(u0 * v0, 1.0, m)
    u1, v1 = np.sqrt(W / 2 + np.sqrt(m)), np.sqrt(W / 2 - np.sqrt(m))
    ratio = np.sqrt(m) * np.hypot(u1 - u0, v1 - v0) / np.hypot(u0, v0)
    return float(ratio.mean()), float(ratio.std() / np.sqrt(n))


MOVEMENT = float((norm.cdf(1) - 0.5) + norm.pdf(1))
"""½ E|1 − Z| for a standard normal Z."""
NARROW, MEDIUM, WIDE = 8, 64, 1024
"""Widths of which the essay and its claims give numbers."""
FILM_WIDTHS = (16, 128, 1024)
NETWORKS, CROWDED_NETWORKS = 12, 3


@lru_cache
def lazy_data(crowded: bool = False) -> tuple[Array, Array]:
    """8 data in 10 dimensions, or 12 data crowded into 3, with random labels."""
    return lazy_training.random_data(*((12, 3) if crowded else (8, 10)), np.random.default_rng(1))


@lru_cache
def lazy_run(m: int, crowded: bool = False, more: int = 1) -> lazy_training.Lazy:
    """Networks of one width, trained to the end, or ``more`` times as many steps.

    Where the data are crowded descent would need tens of thousands of steps, so these follow gradient flow.
    """
    n, by = (CROWDED_NETWORKS, lazy_training.flow) if crowded else (NETWORKS, lazy_training.train)
    run = lazy_training.experiment(m, *lazy_data(crowded), n, np.random.default_rng(m), by=by)
    if more == 1:
        return run
    return lazy_training.experiment(m, *lazy_data(crowded), n, np.random.default_rng(m), by=by, steps=more * run.steps, enough=0.0)


def unchanging(m: int) -> Array:
    """√(rᵀ Θ⁻¹ r/(d + 1)) with Θ in the limit of infinite width, for the networks of width m: what √m ‖Δθ‖/‖θ0‖ tends to, shape (n,)."""
    (X, y), run = lazy_data(), lazy_run(m)
    r = lazy_training.outputs(run.W0, run.a0, X) - y
    Θ, _ = lazy_training.limit_kernels(X)
    return np.sqrt(np.einsum("ni,ij,nj->n", r, np.linalg.inv(Θ), r) / (X.shape[1] + 1))


@lru_cache
def mean_field_run(m: int) -> lazy_training.Lazy:
    """Networks with 1/m in place of 1/√m, trained on the 8 data: f/√m fits y where f fits √m y."""
    X, y = lazy_data()
    return lazy_training.experiment(m, X, np.sqrt(m) * y, NETWORKS, np.random.default_rng(m), by=lazy_training.flow)


@lru_cache
def crowded_descent(steps: int) -> lazy_training.Lazy:
    """The same wide networks on the crowded data, after so many steps of descent."""
    n = CROWDED_NETWORKS
    return lazy_training.experiment(WIDE, *lazy_data(True), n, np.random.default_rng(WIDE), steps=steps, enough=0.0)


@lru_cache
def films() -> tuple[weights_in_time.Film, ...]:
    """One network of each of three widths while it learns the labels of the 8 data."""
    return tuple(weights_in_time.film(m, *lazy_data(), np.random.default_rng(m)) for m in FILM_WIDTHS)


NEW_INPUTS, ANSWERS, ANSWERS_WIDTH = 3, 96, 1024


@lru_cache
def answer_data() -> tuple[Array, Array]:
    """8 inputs and labels, and 3 new inputs behind them, in 10 dimensions."""
    X, y = lazy_training.random_data(8 + NEW_INPUTS, 10, np.random.default_rng(1))
    return X, y[:8]


class Corrections(NamedTuple):
    """How outputs at new inputs follow residuals at the others, shape (3, 8), in the limit of infinite width."""

    trained: Array
    bayes: Array


@lru_cache
def corrections() -> Corrections:
    """Θ(x, X) Θ⁻¹ of training, and K(x, X) K⁻¹ of Bayes' rule."""
    X, y = answer_data()
    N = len(y)
    Θ, K = lazy_training.limit_kernels(X)
    return Corrections(Θ[N:, :N] @ np.linalg.inv(Θ[:N, :N]), K[N:, :N] @ np.linalg.inv(K[:N, :N]))


class Answers(NamedTuple):
    """Residuals y − f at the start, shape (n, 8), and by how much training changed the outputs at the new inputs, shape (n, 3)."""

    residuals: Array
    changes: Array


@lru_cache
def answers(readouts: bool = False, more: int = 1) -> Answers:
    """Networks trained by descent to the end (or ``more`` times as many steps), all of their weights or the readouts alone."""
    (X, y), m = answer_data(), ANSWERS_WIDTH
    N = len(y)
    W0, a0 = lazy_training.initialize(ANSWERS, m, X.shape[1], np.random.default_rng(2))
    if readouts:
        J, W, a = lazy_training.jacobian(W0, a0, X[:N])[:, :, -m:], W0, a0.copy()
        for i, features in enumerate(J):
            λ = np.linalg.eigvalsh(features @ features.T)
            η = 2 / (λ[0] + λ[-1])
            a[i] = sample_then_optimize.descend(features, y, a0[i : i + 1], η=η, steps=more * 600)[0]
    else:
        W, a, steps = lazy_training.train(W0, a0, X[:N], y)
        if more > 1:
            W, a, _ = lazy_training.train(W0, a0, X[:N], y, steps=more * steps, enough=0.0)
    start, end = lazy_training.outputs(W0, a0, X), lazy_training.outputs(W, a, X)
    return Answers(y - start[:, :N], end[:, N:] - start[:, N:])


BATCH_STARTS, BATCH_DATA, PRODUCT_TERMS = 3000, 4, 8
"""Starts that are trained in batches of one datum, on how many data, with how many products aⱼbⱼ."""
RATES = (0.005, 0.01, 0.02, 0.04, 0.06, 0.08)
SMALL, LARGE = RATES[0], RATES[3]
"""The step sizes of the figure; the noise of the small one averages out, that of the large one does not."""
BATCH_TIME, FEW_STEPS = 40.0, 500
"""For how long each is trained, in step sizes; and how many steps for the identity."""


@lru_cache
def products() -> tuple[Array, Array, Array, Array]:
    """Starts a and b, inputs and labels."""
    rng = np.random.default_rng(1)
    X, y = minibatch.sign_data(BATCH_DATA, PRODUCT_TERMS, rng)
    return (*rng.standard_normal((2, BATCH_STARTS, PRODUCT_TERMS)), X, y)


def steps_of(η: float) -> int:
    """How many steps training takes."""
    return round(BATCH_TIME / η)


@lru_cache
def batches(η: float, batch: int = 1, times: int = 1) -> minibatch.Descent:
    """All starts after training with batches of that size, ``times`` as long as usual."""
    return minibatch.descend(*products(), np.random.default_rng(2), η=η, batch=batch, steps=times * steps_of(η))


@lru_cache
def few_batches(ratio: float) -> minibatch.Descent:
    """All starts after a few steps at the large step size, with batches of one and unequal steps for a and b."""
    return minibatch.descend(*products(), np.random.default_rng(2), η=LARGE, batch=1, steps=FEW_STEPS, ratio=ratio)


@lru_cache
def lost(batch: int) -> Array:
    """∫ E g² dt along gradient flow from all starts."""
    return minibatch.lost(*products(), batch)


def pairs(η: float) -> minibatch.Noise:
    """The ends with one datum a step beside those with all data, at one of ``RATES``."""
    a, b, *_ = products()
    start = minibatch.Descent(a, b, np.zeros_like(a), np.zeros(len(a)))
    return minibatch.compare(start, {rate: batches(rate, BATCH_DATA) for rate in RATES}, {rate: batches(rate) for rate in RATES}, η)


START, STEP, NOISE = 0.7, 0.05, 0.5
NOISY_RUNS, NOISY_STEPS = 400, 3000


@lru_cache
def noisy(ς: float = NOISE, on: str = "label") -> label_noise.Walk:
    """All runs with noisy labels, or weights, at once."""
    return label_noise.walk(START, STEP, ς, np.random.default_rng(0), steps=NOISY_STEPS, runs=NOISY_RUNS, every=1000, on=on)
