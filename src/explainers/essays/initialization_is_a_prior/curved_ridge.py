"""The curved ridge ab = 1: four laws of where training ends, when it starts in a Gaussian cloud.

The ridge is ±(eᵗ, e⁻ᵗ); t is the coordinate of all densities here, and the two branches are pooled. With L = √(2 cosh 2t) we have
|θ| = |∇f| = ds/dt = L, and the curvature is 2/L³. The cloud is N(μ, s²I). The laws are

    flow      gradient flow keeps q = a² − b²:             p = 2 cosh 2t · (density of ½q at sinh 2t)
    bayes     the prior, given that f = ab is 1:           p ∝ prior(θ)            (prior/|∇f| on arc length, and ds = L dt)
    surface   the prior restricted to the ridge:           p ∝ L · prior(θ)
    nearest   the start goes to the nearest solution:      p = ∫ prior(θ + nN)(L − 2n/L²) dn,  −L < n < L,  N = ∇f/|∇f|

For μ = 0 flow, bayes and nearest have closed forms (``centered_flow`` and so on); else they are integrals in one variable.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import k0e, ndtr

Array = NDArray[np.float64]

LAWS = ("flow", "bayes", "surface", "nearest")


@dataclass(frozen=True)
class Cloud:
    """Starts θ ~ N(μ, s²I) in the plane.

    Raises:
        ValueError: if s is not positive.
    """

    s: float = 1.0
    μ: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        if not self.s > 0:
            raise ValueError(f"the cloud's width s is {self.s}; it must be positive")

    def density(self, a: Array, b: Array) -> Array:
        """The density of the starts at (a, b)."""
        r2 = (a - self.μ[0]) ** 2 + (b - self.μ[1]) ** 2
        return np.exp(-r2 / (2 * self.s**2)) / (2 * np.pi * self.s**2)

    def sample(self, n: int, rng: np.random.Generator) -> Array:
        """n starts, shape (2, n)."""
        return np.array(self.μ)[:, None] + self.s * rng.standard_normal((2, n))


def length(t: Array) -> Array:
    """L(t) = √(2 cosh 2t): the distance from the origin, the steepness of f, and arc length by t."""
    return np.sqrt(2 * np.cosh(2 * np.asarray(t, float)))


def curvature(t: Array) -> Array:
    """κ = 2/L³ of the curve ab = 1."""
    return 2 / length(t) ** 3


# --- closed forms for clouds around the origin ---


def centered_flow(t: Array, s: float = 1.0) -> Array:
    """2/(πs²) · cosh 2t · K₀(|sinh 2t|/s²): infinite at t = 0, like a logarithm."""
    z = np.abs(np.sinh(2 * t)) / s**2
    return 2 / (np.pi * s**2) * np.cosh(2 * t) * k0e(z) * np.exp(-z)


def centered_bayes(t: Array, s: float = 1.0) -> Array:
    """exp(−cosh 2t / s²) / K₀(1/s²)."""
    return np.exp((1 - np.cosh(2 * t)) / s**2) / k0e(1 / s**2)


def centered_nearest(t: Array, s: float = 1.0) -> Array:
    """The Gaussian mass of the normal segment |n| < L, by completing the square in |θ + nN|² = L² + n² + 4n/L."""
    return np.exp(-(length(t) ** 2) / (2 * s**2)) * _segment(t, s) / (np.pi * s**2)


def _segment(t: Array, s: float) -> Array:
    """∫ exp(−(n² + 4n/L)/2s²)(L − 2n/L²) dn over −L < n < L."""
    L = length(t)
    low, high = (-L + 2 / L) / s, (L + 2 / L) / s
    across = (L + 4 / L**3) * np.sqrt(2 * np.pi) * s * (ndtr(high) - ndtr(low))
    fan = 2 * s**2 / L**2 * (np.exp(-(high**2) / 2) - np.exp(-(low**2) / 2))
    return np.exp(2 / (L * s) ** 2) * (across + fan)


# --- any Gaussian cloud, by quadrature ---


def _both(cloud: Cloud, a: Array, b: Array) -> Array:
    return cloud.density(a, b) + cloud.density(-a, -b)


def flow(t: Array, cloud: Cloud) -> Array:
    """2 cosh 2t ∫ prior along the hyperbola a² − b² = 2 sinh 2t that the flow runs on, by the trapezoidal rule."""
    t = np.asarray(t, float)
    z, τ = np.sinh(2 * t)[..., None], np.linspace(-16, 16, 801)
    u, v = np.sqrt(np.abs(z)) * np.exp(τ), np.sign(z) * np.sqrt(np.abs(z)) * np.exp(-τ)
    a, b = (u + v) / np.sqrt(2), (u - v) / np.sqrt(2)
    return 2 * np.cosh(2 * t) * _both(cloud, a, b).sum(-1) * (τ[1] - τ[0])


def bayes(t: Array, cloud: Cloud) -> Array:
    """The prior on the ridge, in t, not normalized."""
    return _both(cloud, np.exp(t), np.exp(-np.asarray(t)))


def surface(t: Array, cloud: Cloud) -> Array:
    """The prior on the ridge times arc length, not normalized."""
    return length(t) * bayes(t, cloud)


def nearest(t: Array, cloud: Cloud) -> Array:
    """The prior's mass on the starts to which the point at t is the nearest solution, by Gauss–Legendre quadrature."""
    t = np.asarray(t, float)
    L, (node, weight) = length(t)[..., None], np.polynomial.legendre.leggauss(160)
    n = L * node
    a, b = np.exp(t)[..., None], np.exp(-t)[..., None]
    return (_both(cloud, a + n * b / L, b + n * a / L) * (L - 2 * n / L**2) * L * weight).sum(-1)


_DENSITY: dict[str, Callable[[Array, Cloud], Array]] = {"flow": flow, "bayes": bayes, "surface": surface, "nearest": nearest}


@dataclass(frozen=True)
class Law:
    """A law in t: cells of equal width with edges (p + 1,), the probability of each, shape (p,)."""

    edges: Array
    mass: Array

    @property
    def t(self) -> Array:
        """The middles of the cells."""
        return (self.edges[1:] + self.edges[:-1]) / 2

    @property
    def density(self) -> Array:
        """Probability by unit of t in each cell."""
        return self.mass / np.diff(self.edges)

    def cdf(self, t: Array) -> Array:
        """The distribution function at t, straight within a cell."""
        return np.interp(t, self.edges, np.append(0.0, np.cumsum(self.mass)))


@lru_cache
def law(name: str, cloud: Cloud = Cloud(), reach: float = 2.75, cells: int = 1100) -> Law:
    """One of the four laws, normalized on |t| < ``reach``; midpoint rule (no cell's middle is t = 0, where the flow's density is infinite).

    Raises:
        ValueError: if there is no law of that name.
    """
    if name not in _DENSITY:
        raise ValueError(f"no law is called {name!r}; choose one of {', '.join(LAWS)}")
    edges = np.linspace(-reach, reach, cells + 1)
    mass = _DENSITY[name]((edges[1:] + edges[:-1]) / 2, cloud) * (2 * reach / cells)
    if name == "flow":  # normalized already, but for what the rule misses at the peak: it belongs to the two middle cells
        mass[cells // 2 - 1 : cells // 2 + 1] += (1 - mass.sum()) / 2
    return Law(edges, mass / mass.sum())


def total_variation(first: Law, second: Law) -> float:
    """½ ∫ |p − p′| dt for two laws on the same cells."""
    return float(np.abs(first.mass - second.mass).sum() / 2)


# --- one simulation for each law ---


def flow_end(a: Array, b: Array) -> Array:
    """t = ½ asinh(½(a² − b²)): where gradient flow from (a, b) ends."""
    return np.arcsinh((a - b) * (a + b) / 2) / 2


def descend(a: Array, b: Array, η: float = 0.01, steps: int = 3000) -> tuple[Array, Array]:
    """Gradient descent on ½(ab − 1)² from all starts at once."""
    for _ in range(steps):
        r = a * b - 1
        a, b = a - η * r * b, b - η * r * a
    return a, b


def nearest_solution(a: Array, b: Array) -> Array:
    """t of the point of ab = 1 nearest to (a, b): the best of a grid, then Newton's method on the squared distance."""
    flip = np.where(a + b < 0, -1.0, 1.0)
    a, b = a * flip, b * flip
    t, best = np.zeros_like(a), np.full_like(a, np.inf)
    for start in np.linspace(-2.6, 2.6, 53):
        distance = (np.exp(start) - a) ** 2 + (np.exp(-start) - b) ** 2
        t, best = np.where(distance < best, start, t), np.minimum(distance, best)
    for _ in range(12):
        x, y = np.exp(t), np.exp(-t)
        slope, bend = (x - a) * x - (y - b) * y, (2 * x - a) * x + (2 * y - b) * y
        t = t - np.clip(slope / np.where(bend > 0.1, bend, np.abs(bend) + 1), -0.1, 0.1)
    return t


def simulate(name: str, cloud: Cloud, n: int, rng: np.random.Generator, ε: float = 0.03) -> Array:
    """End points t of n starts by the procedure that each law describes; for two of them only the starts near the ridge remain.

    ``bayes`` keeps the starts with |ab − 1| < ε, ``surface`` those that are nearer to the ridge than ε; t is their nearest solution.
    """
    a, b = cloud.sample(n, rng)
    return ends(name, a, b, ε)[1]


def ends(name: str, a: Array, b: Array, ε: float = 0.03) -> tuple[Array, Array]:
    """The starts that count in the simulation of a law, shape (2, kept), and where they end, shape (kept,).

    Raises:
        ValueError: if there is no law of that name.
    """
    if name == "flow":
        return np.stack([a, b]), flow_end(a, b)
    if name in ("bayes", "surface"):
        # |ab − 1| ≤ distance · steepness, so the second bound loses no start nearer than ε
        bound = ε if name == "bayes" else ε * (np.hypot(a, b) + ε)
        a, b = (part[np.abs(a * b - 1) < bound] for part in (a, b))
    elif name != "nearest":
        raise ValueError(f"no law is called {name!r}; choose one of {', '.join(LAWS)}")
    t, sign = nearest_solution(a, b), np.where(a + b < 0, -1.0, 1.0)
    keep = np.full(len(t), True) if name != "surface" else np.hypot(sign * a - np.exp(t), sign * b - np.exp(-t)) < ε
    return np.stack([a, b])[:, keep], t[keep]


# --- the two approximations ---


@dataclass(frozen=True)
class Cells:
    """The starts whose nearest solution is the point at t, for a cloud N(0, s²I).

    Attributes:
        volume: of this cell, by unit of arc length. ratio: mean density of the starts in it, divided by their density at the point.
    """

    t: Array
    volume: Array
    ratio: Array

    @property
    def product(self) -> Array:
        """Volume times ratio: the mass of the starts in the cell, by unit of arc length, over their density at the point."""
        return self.volume * self.ratio


def cells(t: Array, s: float = 1.0) -> Cells:
    """∫(1 − κn)dn = 2L over −L < n < L, and the Gaussian mass of the cell over its volume and over exp(−L²/2s²)/2πs²."""
    t, L = np.asarray(t, float), length(t)
    return Cells(t, 2 * L, _segment(t, s) / L / (2 * L))  # a step dt is L of arc length


# --- what a figure shows ---


@dataclass(frozen=True)
class Ends:
    """One simulation beside the four laws.

    Attributes:
        starts: some of all starts, shape (2, 64). paths: the ways to the ridge of some that count, shape (2, 14, p).
        edges, height: histogram in t. t, densities: the middles of its bars, and the laws by name, averaged over each bar.
        count: end points. distances: Kolmogorov–Smirnov distance of the end points to each law.
    """

    name: str
    starts: Array
    paths: Array
    edges: Array
    height: Array
    t: Array
    densities: dict[str, Array]
    count: int
    distances: dict[str, float]


def show(name: str, s: float, μ: tuple[float, float], seed: int = 0) -> Ends:
    """Simulate one law: 20,000 starts, or 1,500,000 where only starts near the ridge count."""
    cloud = Cloud(s, μ)
    a, b = np.array(μ)[:, None] + s * _standard_normal(20_000 if name in ("flow", "nearest") else 1_500_000, seed)
    kept, t = ends(name, a, b)
    laws = {each: law(each, cloud) for each in LAWS}
    edges = np.linspace(-1.6, 1.6, 33)
    height = np.histogram(t, edges)[0] / (len(t) * (edges[1] - edges[0]))
    few = np.resize(np.arange(min(14, len(t))), 14)
    return Ends(
        name,
        np.array(μ)[:, None] + s * _standard_normal(20_000, seed)[:, :64],
        _paths(name, kept[:, few], t[few]),
        edges,
        height,
        (edges[1:] + edges[:-1]) / 2,
        {each: np.diff(laws[each].cdf(edges)) / np.diff(edges) for each in LAWS},
        len(t),
        {each: _distance(t, laws[each]) for each in LAWS},
    )


@lru_cache(4)
def _standard_normal(n: int, seed: int) -> Array:
    return np.random.default_rng(seed).standard_normal((2, n))


def _distance(t: Array, law: Law) -> float:
    F, i = law.cdf(np.sort(t)), np.arange(len(t) + 1) / len(t)
    return float(max(np.max(i[1:] - F), np.max(F - i[:-1])))


def _paths(name: str, starts: Array, t: Array, points: int = 6) -> Array:
    """From starts (2, n) to their ends, shape (2, n, points): along hyperbolas uv = constant for the flow, straight for the others."""
    a, b = starts
    sign = np.where(a + b < 0, -1.0, 1.0)
    end_a, end_b = sign * np.exp(t), sign * np.exp(-t)
    along = np.linspace(0, 1, points)
    if name == "flow":
        u, v = a + b, a - b
        u = u[:, None] * ((end_a + end_b) / u)[:, None] ** along
        v = 0.0 * u + (starts[0] + starts[1])[:, None] * v[:, None] / u
        return np.stack([u + v, u - v]) / 2
    return np.stack([a[:, None] + (end_a - a)[:, None] * along, b[:, None] + (end_b - b)[:, None] * along])
