"""The product made wide: f = a·b/√m with a, b in R^m, one datum f = y, starts N(0, I) in R^2m.

With u = (a + b)/√2 and v = (a − b)/√2 we have f = (|u|² − |v|²)/2√m. Gradient flow shrinks one of |u|, |v| as it stretches the other and
keeps ρ = |u||v| and the directions. On the ridge ρ and W = |θ|² = |u|² + |v|² determine each other, W = 2√(ρ² + my²), and laws that look
alike in all directions differ in ρ only. Their densities in x = ln ρ are

    flow      ∝ ρᵐ K₀(ρ)              (whatever y: ρ is what it was at the start)
    bayes     ∝ ρᵐ exp(−W/2) / W
    surface   ∝ ρᵐ exp(−W/2) / √W
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import k0e

Array = NDArray[np.float64]

LAWS = ("flow", "bayes", "surface")

CONSTANT = np.sqrt(2 / np.pi) / 4
"""¼√(2/π) = 0.19947: TV(flow, bayes)·√m tends to this times |1 − y²|, TV(flow, surface)·√m to this times y²."""


def square_norm(ρ: Array, y: float, m: int) -> Array:
    """W = |θ|² = 2√(ρ² + my²) on the ridge."""
    return 2 * np.sqrt(ρ**2 + m * y**2)


@dataclass(frozen=True)
class WideLaws:
    """The three laws on a common grid.

    Attributes:
        ρ: shape (p,), equally spaced in ln ρ.
        mass: by law, the probability of each cell of the grid, shape (p,).
    """

    m: int
    y: float
    ρ: Array
    mass: dict[str, Array]

    def density(self, name: str) -> Array:
        """Density of z = (ρ − m)/√m at the grid points."""
        step = np.log(self.ρ[1] / self.ρ[0])
        return self.mass[name] / (step * self.ρ) * np.sqrt(self.m)

    def total_variation(self, first: str, second: str) -> float:
        """½ Σ |p − p′|."""
        return float(np.abs(self.mass[first] - self.mass[second]).sum() / 2)

    def mean_square_norm(self, name: str) -> float:
        """E W under a law."""
        return float(self.mass[name] @ square_norm(self.ρ, self.y, self.m))

    def cdf(self, name: str, ρ: Array) -> Array:
        """The distribution function of ρ."""
        return np.interp(np.log(ρ), np.log(self.ρ), np.cumsum(self.mass[name]) - self.mass[name] / 2)


def laws(m: int, y: float, points: int = 6001) -> WideLaws:
    """The three laws for width m and label y, by the trapezoidal rule in ln ρ (exact to rounding for such smooth densities).

    Raises:
        ValueError: if m is less than 1.
    """
    if m < 1:
        raise ValueError(f"the width m is {m}; it must be at least 1")
    spread = 14 / np.sqrt(m)  # far on both sides; for m = 1 the left tail is ρ^m, the right one double-exponential
    x = np.linspace(np.log(m) - max(spread, 40 / m), np.log(m) + min(spread, 5), points)
    ρ = np.exp(x)
    W = square_norm(ρ, y, m)
    log = {
        "flow": m * x + np.log(k0e(ρ)) - ρ,
        "bayes": m * x - W / 2 - np.log(W),
        "surface": m * x - W / 2 - np.log(W) / 2,
    }
    mass = {name: np.exp(value - value.max()) for name, value in log.items()}
    return WideLaws(m, y, ρ, {name: value / value.sum() for name, value in mass.items()})


def descend(a: Array, b: Array, y: float, η: float = 0.02, steps: int = 900) -> tuple[Array, Array]:
    """Gradient descent on ½(a·b/√m − y)² from all starts at once; a and b have shape (n, m).

    Raises:
        ValueError: if a and b do not have the same shape (n, m).
    """
    if np.shape(a) != np.shape(b) or np.ndim(a) != 2:
        raise ValueError(f"a has shape {np.shape(a)} and b {np.shape(b)}; both must be (n, m)")
    root = np.sqrt(a.shape[1])
    for _ in range(steps):
        r = (np.einsum("ij,ij->i", a, b) / root - y)[:, None] * (η / root)
        a, b = a - r * b, b - r * a
    return a, b


def kept(a: Array, b: Array) -> Array:
    """ρ = |u||v| = ½|a + b||a − b| of every row: what gradient flow keeps, shape (n,)."""
    return np.linalg.norm(a + b, axis=1) * np.linalg.norm(a - b, axis=1) / 2


def conditioned(a: Array, b: Array, y: float, ε: float) -> Array:
    """ρ of those rows whose product is nearer to the label than ε, |a·b/√m − y| < ε: draws from the Bayes law, up to ε².

    Raises:
        ValueError: if ε is not positive.
    """
    if not ε > 0:
        raise ValueError(f"ε is {ε}; it must be positive")
    near = np.abs(np.einsum("ij,ij->i", a, b) / np.sqrt(a.shape[1]) - y) < ε
    return kept(a[near], b[near])


@dataclass(frozen=True)
class Width:
    """What a figure shows: three densities at width m, and the distances of flow's end from the other two laws against all widths.

    Attributes:
        z: (ρ − m)/√m, shape (p,). densities: by law, shape (p,). widths: shape (w,).
        bayes, surface: total variation between flow and that law, times √width, shape (w,). at_bayes, at_surface: at width m, as it is.
    """

    m: int
    y: float
    z: Array
    densities: dict[str, Array]
    widths: Array
    bayes: Array
    surface: Array
    at_bayes: float
    at_surface: float

    @property
    def limits(self) -> tuple[float, float]:
        """What the two curves tend to."""
        return CONSTANT * abs(1 - self.y**2), CONSTANT * self.y**2


WIDTHS = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096)


def width(m: int, y: float) -> Width:
    """The three laws at width m and label y, and the distances at all of ``WIDTHS``."""
    all_laws = {w: laws(w, y, 2001) for w in {*WIDTHS, m}}
    here = all_laws[m]
    z = np.linspace(max(-3.6, -np.sqrt(m) + 0.02), 3.6, 121)
    densities = {name: np.interp(z * np.sqrt(m) + m, here.ρ, here.density(name)) for name in LAWS}
    to = {name: np.array([all_laws[w].total_variation("flow", name) * np.sqrt(w) for w in WIDTHS]) for name in ("bayes", "surface")}
    distance = {name: here.total_variation("flow", name) for name in to}
    return Width(m, y, z, densities, np.array(WIDTHS), to["bayes"], to["surface"], distance["bayes"], distance["surface"])
