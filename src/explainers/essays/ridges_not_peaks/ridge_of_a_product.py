"""The smallest ridge: two parameters a and b, one datum, ab = y, loss L = ½(ab − y)²."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def loss(a: Array | float, b: Array | float, y: float = 1.0) -> Array:
    """L = ½(ab − y)², elementwise."""
    return np.asarray((np.multiply(a, b) - y) ** 2 / 2)


def loss_gradient(a: float, b: float, y: float = 1.0) -> Array:
    """∇L = (ab − y)(b, a), shape (2,)."""
    return (a * b - y) * np.array([b, a])


def step(point: Array, η: float, y: float = 1.0) -> Array:
    """One step of descent from a point (a, b), or from many, shape (2, …): θ − η∇L. It multiplies a² − b² by 1 − η²(ab − y)²."""
    a, b = point
    r = a * b - y
    return np.stack([a - η * r * b, b - η * r * a])


def hessian(a: float, b: float, y: float = 1.0) -> Array:
    """The Hessian of L, [[b², 2ab − y], [2ab − y, a²]], shape (2, 2)."""
    return np.array([[b * b, 2 * a * b - y], [2 * a * b - y, a * a]])


def ridge(t: Array, y: float = 1.0, *, branch: int = 1) -> Array:
    """Points of the curve ab = y, shape (2, len(t)): a = ±√|y| eᵗ, b = ±sign(y)√|y| e⁻ᵗ; ``branch`` is 1 (a > 0) or −1.

    Raises:
        ValueError: if y is 0, where the solutions are two crossing lines.
    """
    if y == 0:
        raise ValueError("ab = 0 is two crossing lines, not a curve with two branches; give y ≠ 0")
    scale = branch * np.sqrt(abs(y))
    return np.stack([scale * np.exp(t), np.sign(y) * scale * np.exp(-t)])


def flow_end(a: float, b: float, y: float = 1.0) -> Array:
    """Where gradient flow from (a, b) ends, shape (2,), for y > 0.

    The flow keeps q = a² − b² and the signs of a + b and a − b. On ab = y that leaves a² = (q + √(q² + 4y²))/2, with the sign of a + b;
    from a + b = 0 the flow ends at the saddle (0, 0).

    Raises:
        ValueError: if y is not positive.
    """
    if y <= 0:
        raise ValueError(f"y is {y}; this closed form is for y > 0")
    if a + b == 0:
        return np.zeros(2)
    q = (a - b) * (a + b)
    larger = np.sqrt((abs(q) + np.sqrt(q * q + 4 * y * y)) / 2)  # of |a| and |b|: no cancellation
    end = np.array([larger, y / larger]) if q >= 0 else np.array([y / larger, larger])
    return np.sign(a + b) * end


def barrier(y: float = 1.0) -> float:
    """The least loss at which the two branches of ab = y hang together: ½y².

    Every path between them crosses a + b = 0 (y > 0; a − b = 0 for y < 0), where ab has the sign opposite to y, or is 0 at the origin.
    """
    return y * y / 2


@dataclass(frozen=True)
class Landscape:
    """The loss on a grid, and the ridge.

    Attributes:
        a, b: grid lines, shapes (p,) and (q,).
        loss: L there, shape (q, p).
        branches: the two branches of ab = y, shape (2, 2, m).
    """

    a: Array
    b: Array
    loss: Array
    branches: Array


@lru_cache
def landscape(y: float = 1.0, *, width: float = 2.9, height: float = 2.5) -> Landscape:
    """The loss over |a| ≤ ``width``, |b| ≤ ``height``."""
    a, b = np.linspace(-width, width, 88), np.linspace(-height, height, 76)
    t = np.linspace(-np.log(height), np.log(width), 60)
    return Landscape(a, b, loss(a[None, :], b[:, None], y), np.stack([ridge(t, y), ridge(t, y, branch=-1)]))


@dataclass(frozen=True)
class Descent:
    """Gradient descent on ½(ab − y)².

    Attributes:
        path: shape (2, m): points of the descent, start first, end last, thinned for drawing.
        steps: how many steps it took until the gradient was below 1e-10.
        profile_s: distances from the end point along its two Hessian eigenvectors, shape (p,).
        profiles: the loss at those distances, shape (2, p): flat direction first, steep direction second.
        curvatures: the two eigenvalues of the Hessian at the end, ascending.
        landscape: the loss all around.
    """

    y: float
    path: Array
    steps: int
    profile_s: Array
    profiles: Array
    curvatures: Array
    landscape: Landscape = field(repr=False)

    @property
    def start(self) -> tuple[float, float]:
        """a and b at the start."""
        return float(self.path[0, 0]), float(self.path[1, 0])

    @property
    def end(self) -> tuple[float, float]:
        """a and b at the end."""
        return float(self.path[0, -1]), float(self.path[1, -1])

    @property
    def distance(self) -> float:
        """From start to end, straight."""
        return float(np.linalg.norm(self.path[:, -1] - self.path[:, 0]))

    @property
    def conserved(self) -> tuple[float, float]:
        """a² − b² at the start and at the end."""
        first, last = (float(a**2 - b**2) for a, b in (self.start, self.end))
        return first, last

    @property
    def end_loss(self) -> float:
        """The loss at the end."""
        a, b = self.path[:, -1]
        return float(loss(a, b, self.y))

    @property
    def on_ridge(self) -> bool:
        """Whether the loss at the end is zero, but for rounding."""
        return self.end_loss < 1e-12


def descend(a: float, b: float, y: float = 1.0, *, η: float = 0.002, max_steps: int = 40_000) -> Descent:
    """Gradient descent from (a, b) with step size η until ‖∇L‖ < 1e-10, and the loss in cross-section where it ends."""
    points = [(a, b)]
    while len(points) <= max_steps:
        r = a * b - y
        if r * r * (a * a + b * b) < 1e-20:
            break
        a, b = a - η * r * b, b - η * r * a
        points.append((a, b))
    curvatures, directions = np.linalg.eigh(hessian(a, b, y))
    s = np.linspace(-1.5, 1.5, 61)
    profiles = [loss(a + s * v[0], b + s * v[1], y) for v in directions.T]
    return Descent(y, _thin(np.array(points).T), len(points) - 1, s, np.array(profiles), curvatures, landscape(y))


def _thin(path: Array, most: int = 60) -> Array:
    """At most ``most`` points of a path (2, m), equally spaced in arc length; always ``most`` of them, so that curves keep their length."""
    arc = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(path, axis=1), axis=0)))
    at = np.linspace(0, arc[-1], most)
    return np.stack([np.interp(at, arc, coordinate) for coordinate in path])
