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
)
from explainers.essays.initialization_is_a_prior.curved_ridge import Cloud
from explainers.essays.initialization_is_a_prior.noise_as_parameters import VERY, Data, Start

Array = NDArray[np.float64]

PAIRS, DRAWS = 100, 20_000
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
def slopes(start: Start) -> Array:
    """Slopes after training from many starts, by the closed form."""
    return noise_as_parameters.ends(data(), start, *starts(start.m, start.kind))


FEW_PAIRS, FEW_TERMS, FEW_STARTS = 20, 15, 20


@lru_cache
def linear() -> tuple[Array, Array, Array, Array]:
    """J, y, variances of the parameters and some draws of them: the very overparameterized regression, small."""
    N, m, n = FEW_PAIRS, FEW_TERMS, FEW_STARTS
    few, start, rng = noise_as_parameters.sample_data(N), Start(m, kind="uniform", spread=3**-0.5), np.random.default_rng(0)
    J = np.hstack([few.x[:, None], start.w * np.repeat(np.eye(N), m, axis=1)])
    θ0 = np.hstack([rng.standard_normal((n, 1)), rng.uniform(-1, 1, (n, N * m))])
    return J, few.y, np.append(1.0, np.full(N * m, 1 / 3)), θ0


DESCENTS = 30_000
SIMULATIONS = {"bayes": 3_000_000, "nearest": 40_000, "surface": 1_000_000}
"""Starts from which real descent, and each of the other laws of the curved ridge, is simulated."""


@lru_cache
def descended() -> Array:
    """Where gradient descent on ½(ab − 1)² ends from all ``DESCENTS`` starts at once."""
    a0, b0 = Cloud().sample(DESCENTS, np.random.default_rng(0))
    a, b = curved_ridge.descend(a0, b0, η=0.01, steps=1500)
    arrived = np.abs(a * b - 1) < 1e-3  # all but those that started almost on a + b = 0
    return np.log(np.abs(a / b))[arrived] / 2


@lru_cache
def simulated(name: str) -> Array:
    """Simulated end points of a law, cloud N(0, I)."""
    return curved_ridge.simulate(name, Cloud(), SIMULATIONS[name], np.random.default_rng(1))


def law(name: str) -> curved_ridge.Law:
    """One of the four laws for the cloud N(0, I)."""
    return curved_ridge.law(name)


def distance(first: str, second: str) -> float:
    """Total variation between two of the four laws, cloud N(0, I)."""
    return curved_ridge.total_variation(law(first), law(second))


def change(of: str, to: float = 1.0) -> float:
    """By what factor, at least one, a part of the cell changes between t = 0 and ``to``."""
    here = getattr(curved_ridge.cells(np.array([0.0, to])), of)
    return float(max(here[0] / here[1], here[1] / here[0]))


PRODUCTS, PRODUCT_WIDTH, PRODUCT_LABEL = 3000, 16, 2.0


@lru_cache
def widened() -> Array:
    """ρ at the end of descent for ``PRODUCTS`` products of one width and one label, all at once."""
    a0, b0 = np.random.default_rng(0).standard_normal((2, PRODUCTS, PRODUCT_WIDTH))
    a, b = ridge_of_a_wide_product.descend(a0, b0, PRODUCT_LABEL, η=0.02, steps=500)
    return ridge_of_a_wide_product.kept(a, b)


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
LAZY_WIDTHS = (8, 16, 32, 64, 128, 256, 512, 1024)
NARROW, MEDIUM, WIDE = 8, 64, 1024
"""Widths of which the essay gives numbers; from the medium one on the power of the relative movement is fitted."""
CROWDED_STEPS = 800


@lru_cache
def lazy_runs(crowded: bool = False) -> dict[int, lazy_training.Lazy]:
    """Twelve networks of each width trained on 8 data in 10 dimensions, or three on 12 data crowded into 3."""
    X, y = lazy_training.random_data(*((12, 3) if crowded else (8, 10)), np.random.default_rng(1))
    steps = CROWDED_STEPS if crowded else 4000
    networks = 3 if crowded else 12
    return {m: lazy_training.experiment(m, X, y, networks, np.random.default_rng(m), steps=steps) for m in LAZY_WIDTHS}


def lazy_slope(crowded: bool = False) -> tuple[float, float]:
    """Slope of log relative movement against log width, m ≥ ``MEDIUM``, and its standard error from the scatter of the networks."""
    runs = [run for m, run in lazy_runs(crowded).items() if m >= MEDIUM]
    x = np.log([run.m for run in runs])
    variance = np.mean([(run.relative.std(ddof=1) / run.relative.mean()) ** 2 / len(run.relative) for run in runs])
    slope = np.polyfit(x, np.log([run.relative.mean() for run in runs]), 1)[0]
    return float(slope), float(np.sqrt(variance / np.sum((x - x.mean()) ** 2)))


BAYES_WIDTH = 16_384


@lru_cache
def wide_corrections() -> tuple[Array, Array, Array]:
    """How outputs at three new inputs follow eight residuals: all weights trained, readouts trained, and Bayes by a second network."""
    m, N = BAYES_WIDTH, 8
    X, _ = lazy_training.random_data(N + 3, 10, np.random.default_rng(1))
    first, second = (lazy_training.jacobian(*lazy_training.initialize(1, m, 10, np.random.default_rng(seed)), X)[0] for seed in (0, 1))
    return lazy_training.correction(first, N), lazy_training.correction(first[:, -m:], N), lazy_training.correction(second[:, -m:], N)


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


INNER, OUTER, RIM = 1.0, 3.0, 3.5
"""Radii of the essay's two circles of solutions and of its disc of starts."""


def circles(inner: float = INNER, outer: float = OUTER, rim: float = RIM) -> tuple[float, float]:
    """Two concentric circles of solutions in a disc of starts: the inner cells' share of the disc, and their volume by unit of length over
    that of the outer cells."""
    r = rim * np.sqrt(np.random.default_rng(3).uniform(size=DRAWS))
    share = float(np.mean(np.abs(r - inner) < np.abs(r - outer)))
    return share, (share / inner) / ((1 - share) / outer)
