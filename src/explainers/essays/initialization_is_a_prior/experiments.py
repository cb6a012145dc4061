"""The runs that figures, prose and claims share, of *Initialization is a prior*."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from explainers.essays.initialization_is_a_prior import (
    curved_ridge,
    label_noise,
    lazy_training,
    noise_as_parameters,
    ridge_of_a_wide_product,
)
from explainers.essays.initialization_is_a_prior.curved_ridge import Cloud
from explainers.essays.initialization_is_a_prior.noise_as_parameters import Data, Start

Array = NDArray[np.float64]

DRAWS = 20_000
SOURCE_SLOPES = (1.010, 1.046, 1.031)
"""The slopes that the post prints: least squares, slightly and very overparameterized."""


def data() -> Data:
    """One hundred pairs, as in the post, seed 0."""
    return noise_as_parameters.sample_data(100)


@lru_cache
def starts(m: int, kind: str) -> tuple[Array, Array]:
    """Starts of the slope and of the noise, which have variance one however it is made of its terms."""
    return Start(m, kind).sample(DRAWS, 100, np.random.default_rng(0))


@lru_cache
def slopes(start: Start) -> Array:
    """Slopes after training from many starts, by the closed form."""
    return noise_as_parameters.ends(data(), start, *starts(start.m, start.kind))


@lru_cache
def linear() -> tuple[Array, Array, Array, Array]:
    """J, y, variances of the parameters and twenty draws of them: the very overparameterized regression with 20 data and 15 terms each."""
    few, start, rng = noise_as_parameters.sample_data(20), Start(m=15, kind="uniform", spread=3**-0.5), np.random.default_rng(0)
    J = np.hstack([few.x[:, None], start.w * np.repeat(np.eye(20), 15, axis=1)])
    θ0 = np.hstack([rng.standard_normal((20, 1)), rng.uniform(-1, 1, (20, 300))])
    return J, few.y, np.append(1.0, np.full(300, 1 / 3)), θ0


@lru_cache
def descended() -> Array:
    """Where gradient descent on ½(ab − 1)² ends from 30,000 starts at once."""
    a0, b0 = Cloud().sample(30_000, np.random.default_rng(0))
    a, b = curved_ridge.descend(a0, b0, η=0.01, steps=1500)
    arrived = np.abs(a * b - 1) < 1e-3  # all but those that started almost on a + b = 0
    return np.log(np.abs(a / b))[arrived] / 2


@lru_cache
def simulated(name: str) -> Array:
    """Simulated end points of a law, cloud N(0, I)."""
    n = {"bayes": 3_000_000, "nearest": 40_000, "surface": 1_000_000}[name]
    return curved_ridge.simulate(name, Cloud(), n, np.random.default_rng(1))


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


@lru_cache
def widened() -> Array:
    """ρ at the end of descent for 3000 products of width 16 and the label 2, all at once."""
    a0, b0 = np.random.default_rng(0).standard_normal((2, 3000, 16))
    a, b = ridge_of_a_wide_product.descend(a0, b0, 2.0, η=0.02, steps=500)
    return ridge_of_a_wide_product.kept(a, b)


def movement(m: int, n: int = 40_000) -> tuple[float, float]:
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
CROWDED_STEPS = 800


@lru_cache
def lazy_runs(crowded: bool = False) -> dict[int, lazy_training.Lazy]:
    """Twelve networks of each width trained on 8 data in 10 dimensions, or three on 12 data crowded into 3."""
    X, y = lazy_training.random_data(*((12, 3) if crowded else (8, 10)), np.random.default_rng(1))
    steps = CROWDED_STEPS if crowded else 4000
    networks = 3 if crowded else 12
    return {m: lazy_training.experiment(m, X, y, networks, np.random.default_rng(m), steps=steps) for m in LAZY_WIDTHS}


def lazy_slope(crowded: bool = False) -> tuple[float, float]:
    """Slope of log relative movement against log width, m ≥ 64, and its standard error from the scatter of the networks."""
    runs = [run for m, run in lazy_runs(crowded).items() if m >= 64]
    x = np.log([run.m for run in runs])
    variance = np.mean([(run.relative.std(ddof=1) / run.relative.mean()) ** 2 / len(run.relative) for run in runs])
    slope = np.polyfit(x, np.log([run.relative.mean() for run in runs]), 1)[0]
    return float(slope), float(np.sqrt(variance / np.sum((x - x.mean()) ** 2)))


@lru_cache
def wide_corrections() -> tuple[Array, Array, Array]:
    """How outputs at three new inputs follow eight residuals: all weights trained, readouts trained, and Bayes by a second network."""
    m, N = 16_384, 8
    X, _ = lazy_training.random_data(N + 3, 10, np.random.default_rng(1))
    first, second = (lazy_training.jacobian(*lazy_training.initialize(1, m, 10, np.random.default_rng(seed)), X)[0] for seed in (0, 1))
    return lazy_training.correction(first, N), lazy_training.correction(first[:, -m:], N), lazy_training.correction(second[:, -m:], N)


START, STEP, NOISE = 0.7, 0.05, 0.5


@lru_cache
def noisy(ς: float = NOISE) -> label_noise.Walk:
    """400 runs of 3000 steps."""
    return label_noise.walk(START, STEP, ς, np.random.default_rng(0), steps=3000, runs=400, every=1000)


def circles(inner: float, outer: float, rim: float) -> tuple[float, float]:
    """Two concentric circles of solutions in a disc of starts: the inner cells' share of the disc, and their volume by unit of length over
    that of the outer cells."""
    r = rim * np.sqrt(np.random.default_rng(3).uniform(size=DRAWS))
    share = float(np.mean(np.abs(r - inner) < np.abs(r - outer)))
    return share, (share / inner) / ((1 - share) / outer)
