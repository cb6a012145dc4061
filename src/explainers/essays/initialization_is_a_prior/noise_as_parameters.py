"""One slope c, and the noise of every datum as parameters: y_n = c x_n + w Σᵢ ξ_ni, trained by gradient descent from random c and ξ.

The start is c ~ N(0, τ²) and ξ with standard deviation ``spread``; w is chosen so that w Σᵢ ξ_ni has standard deviation σ. With
S = Σ x², Sxy = Σ xy and g = w²m · ρ, where ρ is the learning rate of ξ over that of c, descent ends at

    c = (g c0 + x·(y − ν0)) / (g + S),   ν0_n = w Σᵢ ξ_ni,

a law with mean Sxy/(g + S) and variance (g²τ² + σ²S)/(g + S)². Bayes has g = σ²/τ².
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm
from scipy.stats.distributions import rv_frozen

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Data:
    """N pairs: x and y, both of shape (N,)."""

    x: Array
    y: Array

    @property
    def S(self) -> float:
        """Σ x²."""
        return float(self.x @ self.x)

    @property
    def Sxy(self) -> float:
        """Σ x y."""
        return float(self.x @ self.y)

    @property
    def fit(self) -> float:
        """The traditional estimate, Sxy/S: least squares, the most likely slope."""
        return self.Sxy / self.S


@lru_cache
def sample_data(N: int, σ: float = 1.0, seed: int = 0) -> Data:
    """y = x + σ · noise, with standard normal inputs and noise.

    Raises:
        ValueError: if N is less than 1 or σ is not positive.
    """
    if N < 1 or σ <= 0:
        raise ValueError(f"N is {N} and σ is {σ}; give at least one datum and a positive noise")
    rng = np.random.default_rng(seed)
    x = rng.standard_normal(N)
    return Data(x, x + σ * rng.standard_normal(N))


@dataclass(frozen=True)
class Start:
    """How training begins, and how fast each kind of parameter learns.

    Attributes:
        m: noise terms a datum.
        kind: ``"normal"`` or ``"uniform"`` noise terms.
        spread: standard deviation of a noise term ξ; 1/√3 for Uniform(−1, 1).
        σ: standard deviation of the noise of a datum.
        τ: standard deviation of c.
        ratio: learning rate of ξ divided by that of c.
    """

    m: int = 1
    kind: str = "normal"
    spread: float = 1.0
    σ: float = 1.0
    τ: float = 1.0
    ratio: float = 1.0

    def __post_init__(self) -> None:
        if self.m < 1 or min(self.spread, self.σ, self.τ, self.ratio) <= 0:
            raise ValueError(f"{self}: m must be at least 1, the other numbers positive")
        if self.kind not in ("normal", "uniform"):
            raise ValueError(f"kind is {self.kind!r}; it must be 'normal' or 'uniform'")

    @property
    def w(self) -> float:
        """The weight of a noise term."""
        return self.σ / (self.spread * self.m**0.5)

    @property
    def g(self) -> float:
        """w²m times the ratio of learning rates."""
        return self.w**2 * self.m * self.ratio

    def repaired(self) -> Start:
        """The same start with learning rates proportional to the prior variances."""
        return Start(self.m, self.kind, self.spread, self.σ, self.τ, self.spread**2 / self.τ**2)

    def sample(self, n: int, N: int, rng: np.random.Generator) -> tuple[Array, Array]:
        """n starts: c0, shape (n,), and the noise ν0 = w Σᵢ ξ_ni, shape (n, N)."""
        c0, draw = self.τ * rng.standard_normal(n), rng.standard_normal if self.kind == "normal" else rng.random
        ν0, term = draw((n, N)), np.empty((n, N))
        for _ in range(1, self.m):
            ν0 += draw(out=term)
        if self.kind == "uniform":  # on (0, 1) so far; of variance one on (−√3, √3)
            ν0 = 3**0.5 * (2 * ν0 - self.m)
        ν0 *= self.w * self.spread
        return c0, ν0


SLIGHTLY = Start()
VERY = Start(m=100, kind="uniform", spread=3**-0.5)
UNIT = Start(m=100, kind="uniform", spread=1.0)
"""The two overparameterized regressions of the source, and the second with noise terms of variance one."""


def bayes(data: Data, σ: float = 1.0, τ: float = 1.0) -> rv_frozen:
    """The posterior of the slope, N(Sxy/(g + S), σ²/(g + S)) with g = σ²/τ²: a frozen normal distribution."""
    g = σ**2 / τ**2
    return norm(data.Sxy / (g + data.S), σ / np.sqrt(g + data.S))


def law(data: Data, start: Start) -> rv_frozen:
    """Where descent ends, as a frozen normal distribution: exact for normal noise terms, exact in its two moments for others."""
    g, S = start.g, data.S
    return norm(data.Sxy / (g + S), np.sqrt(g**2 * start.τ**2 + start.σ**2 * S) / (g + S))


def slopes(data: Data, start: Start, n: int, rng: np.random.Generator) -> Array:
    """The slopes at which descent ends from n random starts, by the closed form, shape (n,)."""
    return ends(data, start, *start.sample(n, len(data.x), rng))


def ends(data: Data, start: Start, c0: Array, ν0: Array) -> Array:
    """c = (g c0 + x·(y − ν0))/(g + S) for starts c0, shape (n,), and ν0, shape (n, N)."""
    return (start.g * c0 + (data.y - ν0) @ data.x) / (start.g + data.S)


def descend(data: Data, start: Start, c0: Array, ν0: Array, steps: int = 1200) -> Array:
    """The slopes after gradient descent from all starts at once, shape (n,).

    All noise terms of a datum get the same gradient, so their weighted sum ν moves by η·g times its residual r, and c by η r·x. Only
    r·x moves c, and it obeys a recursion of its own: a step takes η(g + S) r·x from it, the same share from every start. So this is the
    descent in c and all m·N noise terms, step by step. The step size is 2/(2g + S), which contracts the slowest and the fastest direction
    alike.
    """
    S, g = data.S, start.g
    η = 2 / (2 * g + S)
    moved, left = 0.0, 1.0
    for _ in range(steps):
        moved += η * left
        left -= η * (g + S) * left
    rx = data.y @ data.x - c0 * (data.x @ data.x) - ν0 @ data.x
    return np.asarray(c0 + moved * rx)


def kolmogorov_smirnov(sample: Array, cdf: Callable[[Array], Array]) -> float:
    """The greatest distance between a sample's distribution function and ``cdf``.

    Raises:
        ValueError: if the sample is empty.
    """
    n = np.size(sample)
    if n == 0:
        raise ValueError("the sample is empty; there is no distance to a law")
    F, i = cdf(np.sort(np.ravel(sample))), np.arange(n + 1) / n
    return float(max(np.max(i[1:] - F), np.max(F - i[:-1])))


def critical(n: int, level: float = 1e-4) -> float:
    """The distance that a sample of size n from the right law exceeds with probability at most ``level``: √(ln(2/level)/2n) (Massart)."""
    return float(np.sqrt(np.log(2 / level) / (2 * n)))


@dataclass(frozen=True)
class Draws:
    """What a figure shows: the first ``n`` slopes, their histogram, and the two laws on a grid.

    Attributes:
        n: how many slopes. slope: the last of them. mean: of them all. edges: bins, shape (b + 1,). height: shape (b,).
        rug: sixty of the slopes, fewer when there are fewer, then repeated. c: grid, shape (p,). posterior, end: densities there.
        distance: Kolmogorov–Smirnov distance to the posterior. limit: its critical value. apart: that distance between the two laws.
    """

    data: Data
    n: int
    slope: float
    mean: float
    edges: Array
    height: Array
    rug: Array
    c: Array
    posterior: Array
    end: Array
    distance: float
    limit: float
    apart: float

    @property
    def center(self) -> float:
        """The slope at which the posterior is greatest."""
        return float(self.c[np.argmax(self.posterior)])


def histogram(sample: Array, data: Data, start: Start, *, low: float, high: float, bins: int = 32) -> Draws:
    """The slopes of ``sample`` between ``low`` and ``high`` beside the posterior and the law of descent's end."""
    edges, c = np.linspace(low, high, bins + 1), np.linspace(low, high, 161)
    height = np.histogram(np.clip(sample, low, high), edges)[0] / (len(sample) * (edges[1] - edges[0]))
    posterior, end = bayes(data, start.σ, start.τ), law(data, start)
    fine = np.linspace(min(posterior.ppf(1e-6), end.ppf(1e-6)), max(posterior.ppf(1 - 1e-6), end.ppf(1 - 1e-6)), 4001)
    c = np.sort(np.append(c[c != posterior.mean()][:-1], np.clip(posterior.mean(), low, high)))
    return Draws(
        data,
        len(sample),
        float(sample[-1]),
        float(sample.mean()),
        edges,
        height,
        np.resize(sample[:60], 60),
        c,
        posterior.pdf(c),
        end.pdf(c),
        kolmogorov_smirnov(sample, posterior.cdf),
        critical(len(sample), 0.01),
        float(np.abs(posterior.cdf(fine) - end.cdf(fine)).max()),
    )


@dataclass(frozen=True)
class Settings:
    """The law of descent's end and the posterior in units of the posterior: z = (c − mean)/standard deviation.

    Attributes:
        z: shape (p,). posterior, end: densities of z. edges, height: histogram of simulated slopes. shift: mean of z; stretch: its
        standard deviation. distance: Kolmogorov–Smirnov distance of the two laws. mean, sd: of the posterior. m: noise terms a datum.
    """

    z: Array
    posterior: Array
    end: Array
    edges: Array
    height: Array
    shift: float
    stretch: float
    distance: float
    mean: float
    sd: float
    m: int


def settings(data: Data, start: Start, sample: Array) -> Settings:
    """Compare descent's end with the posterior, for the figure; ``sample`` holds simulated slopes."""
    posterior, end = bayes(data, start.σ, start.τ), law(data, start)
    mean, sd = posterior.mean(), posterior.std()
    z, edges = np.linspace(-4.5, 4.5, 121), np.linspace(-4.5, 4.5, 37)
    inside = np.histogram((sample - mean) / sd, edges)[0]
    shift, stretch = float((end.mean() - mean) / sd), float(end.std() / sd)
    fine = np.linspace(-12, 12, 4801)
    distance = float(np.abs(norm.cdf(fine) - norm.cdf(fine, shift, stretch)).max())
    height = inside / (len(sample) * (edges[1] - edges[0]))
    return Settings(z, norm.pdf(z), norm.pdf(z, shift, stretch), edges, height, shift, stretch, distance, float(mean), float(sd), start.m)
