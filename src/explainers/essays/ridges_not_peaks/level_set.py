"""Three equations in two unknowns, g(θ₁, θ₂) = y, whose solutions change shape at y = 0, where the gradient of g vanishes.

circle   θ₁² + θ₂² = y    a circle, then one point, then nothing
product  θ₁θ₂ = y         two branches, then two crossing lines, then two branches the other way
square   θ₁² = y          two lines, then one, then nothing
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks import levenberg_marquardt

Array = NDArray[np.float64]

EQUATIONS: dict[str, Callable[[Array, Array], Array]] = {
    "circle": lambda p, q: p * p + q * q,
    "product": lambda p, q: p * q,
    "square": lambda p, q: p * p,
}
_GRADIENTS: dict[str, Callable[[float, float], tuple[float, float]]] = {
    "circle": lambda p, q: (2 * p, 2 * q),
    "product": lambda p, q: (q, p),
    "square": lambda p, q: (2 * p, 0.0),
}
FORMULAS = {"circle": "θ₁² + θ₂²", "product": "θ₁θ₂", "square": "θ₁²"}
WINDOW = 1.6
"""How far the axes of the figure reach: curves go to their edge."""


def jacobian(equation: str, point: Array) -> Array:
    """J = ∇g as a row, shape (1, 2)."""
    return np.array([_GRADIENTS[_known(equation)](*point)])


def nullity(equation: str, point: Array) -> int:
    """The dimension of the nullspace of J: 1, or 2 where J = 0."""
    return 2 - int(np.any(jacobian(equation, point) != 0))


def branches_leaving(equation: str, point: Array, *, radius: float = 1e-3, probes: int = 3600) -> int:
    """How many branches of g = g(point) leave the point: solutions on a small circle round it, counted by sign changes of g − g(point).

    A curve through the point gives 2, an isolated point 0, two crossing lines 4. A double zero (the square at y = 0) changes no sign
    and is found as a run of near-zeros instead.
    """
    g = EQUATIONS[_known(equation)]
    angle = 2 * np.pi * (np.arange(probes) + 0.5) / probes
    value = g(point[0] + radius * np.cos(angle), point[1] + radius * np.sin(angle)) - g(*point)
    crossings = int(np.sum(np.sign(value) != np.sign(np.roll(value, 1))))
    near = np.abs(value) < 1e-5 * np.max(np.abs(value))
    touches = int(np.sum(near & ~np.roll(near, 1)))
    return crossings if crossings else touches


@dataclass(frozen=True)
class LevelSet:
    """The solutions of g = y, and what the nullspace of J says at one of them.

    Attributes:
        curves: shape (2, 2, m), two polylines (θ₁ over θ₂) that cover the solutions inside the window; masked where there are none.
        point: the solution nearest to the origin that is marked, shape (2,); masked where there is none.
        tangent: unit vector along the solutions there, shape (2,); masked where J = 0 or nothing is there.
        nullity: dimension of the nullspace of J there; 0 where there is no solution.
        branches: how many branches leave the point.
    """

    equation: str
    y: float
    curves: np.ma.MaskedArray
    point: np.ma.MaskedArray
    tangent: np.ma.MaskedArray
    nullity: int
    branches: int

    @property
    def solvable(self) -> bool:
        """Whether there is a solution."""
        return self.nullity > 0


def level_set(equation: str, y: float, *, window: float = WINDOW, m: int = 61) -> LevelSet:
    """The solutions of g = y inside |θ₁|, |θ₂| ≤ ``window``.

    Raises:
        ValueError: if there is no equation of that name.
    """
    curves = _CURVES[_known(equation)](y, window, m)
    if curves is None:
        return LevelSet(equation, y, _nothing(2, 2, m), _nothing(2), _nothing(2), 0, 0)
    point = np.array(curves[0][:, m // 2])
    J = jacobian(equation, point)[0]
    size = np.hypot(*J)
    tangent = np.ma.array([-J[1], J[0]]) / size if size > 0 else _nothing(2)
    return LevelSet(
        equation, y, np.ma.array(curves), np.ma.array(point), tangent, nullity(equation, point), branches_leaving(equation, point)
    )


def _nothing(*shape: int) -> np.ma.MaskedArray:
    return np.ma.masked_array(np.zeros(shape), mask=True)


def _circle(y: float, window: float, m: int) -> Array | None:
    if y < 0:
        return None
    angle = np.linspace(-np.pi / 4, 3 * np.pi / 4, m)
    half = np.sqrt(y) * np.stack([np.cos(angle), np.sin(angle)])
    return np.stack([half, -half])


def _product(y: float, window: float, m: int) -> Array | None:
    if y == 0:
        arm = np.linspace(window, 0, m // 2 + 1)
        first = np.stack([np.append(arm, 0 * arm[1:]), np.append(0 * arm[1:], arm[::-1])])
        return np.stack([first, -first])
    reach = np.log(window / np.sqrt(abs(y)))
    t = np.linspace(reach, -reach, m)
    first = np.sqrt(abs(y)) * np.stack([np.exp(t), np.sign(y) * np.exp(-t)])
    return np.stack([first, -first])


def _square(y: float, window: float, m: int) -> Array | None:
    if y < 0:
        return None
    along = np.linspace(-window, window, m)
    first = np.stack([np.full(m, np.sqrt(y)), along])
    return np.stack([first, first * np.array([[-1.0], [1.0]])])


_CURVES = {"circle": _circle, "product": _product, "square": _square}


def _known(equation: str) -> str:
    if equation not in EQUATIONS:
        raise ValueError(f"no equation is called {equation!r}; choose one of {', '.join(EQUATIONS)}")
    return equation


def another_at(distance: float, k: int, y: float, rng: np.random.Generator, *, tries: int = 5) -> float:
    """What is missed, as ½ of squares, by the best θ in ℝᵏ that is to solve Σθ² = y at this distance from the solution (√y, 0, …, 0).

    Both equations together are solved by Levenberg–Marquardt from random θ. On a surface of solutions there is one at every small
    distance, and nothing is missed.

    Raises:
        ValueError: if y is negative, and there is no solution to start from.
    """
    if y < 0:
        raise ValueError(f"Σθ² = {y} has no solution to start from; give y ≥ 0")
    p = np.sqrt(y) * np.eye(k)[0]
    return min(
        levenberg_marquardt.minimize(
            lambda θ: np.array([θ @ θ - y, (θ - p) @ (θ - p) - distance**2]),
            lambda θ: 2 * np.stack([θ, θ - p]),
            p + rng.standard_normal(k),
        ).loss
        for _ in range(tries)
    )
