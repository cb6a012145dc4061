"""Two units that exchange their places: a climb for a network of two, a path of zero loss for one of three.

    f(x) = Σ_j a_j tanh(w_j x),   L = ½ Σ_n (f(x_n) − y_n)²,   y from two units (w*, a*)

With two units, a path from (w₁, w₂) to (w₂, w₁) has to pass w₁ = w₂, where the network is one unit: it climbs at least to the least loss
of one unit, and it need not climb higher. With a third unit of weight a = 0 there are straight pieces that never leave zero loss: an idle
unit moves freely, and two units with the same w share their weight a freely. Şimşek and
others (2021) prove it for networks of minimal width and any depth.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.integrate import solve_ivp
from scipy.optimize import minimize_scalar

Array = NDArray[np.float64]

X = np.linspace(-2.0, 2.0, 12)
"""The inputs, shape (12,)."""

TEACHER = np.array([[0.5, 4.0], [1.2, 0.8]])
"""w* and a* of the two units that make the labels, shape (2, 2)."""

IDLE = np.array([-1.2, 0.0])
"""Where the third unit waits: some w, and a = 0."""


def forward(units: Array, x: Array) -> Array:
    """f(x), shape (…, N), of networks ``units`` (…, 2, h), which are rows w and a, at the inputs x (N,)."""
    w, a = units[..., 0, :], units[..., 1, :]
    return np.asarray(np.einsum("...j,...jn->...n", a, np.tanh(w[..., None] * x)))


def losses(units: Array, x: Array, y: Array) -> Array:
    """½ Σ (f(x) − y)² of each network, shape (…)."""
    return np.asarray(np.sum((forward(units, x) - y) ** 2, axis=-1) / 2)


def straight(start: Array) -> Array:
    """The two corners of the straight line from ``start`` (2, 2) to the same network with its units exchanged, shape (2, 2, 2)."""
    return np.stack([start, start[:, ::-1]])


def over_the_pass(start: Array, x: Array, y: Array, *, corners: int = 60, nudge: float = 1e-3) -> Array:
    """The corners of a path for the exchange that climbs as little as it can, shape (2·corners + 1, 2, 2).

    From the best single unit, as two equal halves whose w are moved apart by ``nudge``, gradient flow runs down to ``start``; the path goes
    up along it and down along its mirror image.

    Raises:
        ValueError: if the flow ends elsewhere.
    """
    w, a = one_unit_at_best(x, y)[:, 0]
    halves = np.array([[w, w], [a / 2, a / 2]])

    def flow(_: float, units: Array) -> Array:
        b, φ = units[2:], np.tanh(units[:2, None] * x)
        r = b @ φ - y
        return -np.concatenate([b * ((1 - φ**2) @ (x * r)), φ @ r])

    apart = (halves + nudge * np.array([[-1.0, 1.0], [0.0, 0.0]])).ravel()
    way = solve_ivp(flow, (0, 1e6), apart, method="LSODA", rtol=1e-10, atol=1e-12).y.T
    if not np.allclose(way[-1].reshape(2, 2), start, atol=1e-6):
        raise ValueError(f"from the best single unit the flow ends at {way[-1]}, not at {start.ravel()}; give w in ascending order")
    length = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(way, axis=0), axis=1)))
    at = np.linspace(length[-1], 0, corners)
    up = np.stack([np.interp(at, length, part) for part in way.T], axis=1).reshape(-1, 2, 2)
    up[0] = start
    return np.concatenate([up, halves[None], up[::-1, :, ::-1]])


def around(start: Array, idle: Array = IDLE) -> Array:
    """The corners of the path for the same exchange with a third unit, shape (8, 2, 3); every corner is the same function.

    The idle unit goes to unit 1 and takes over its weight; unit 1, idle now, goes to unit 2 and takes over; unit 2 goes to where unit 1
    was and takes over from the third, which returns.
    """
    (w1, w2), (a1, a2) = start
    (v, _) = idle
    rows = [
        ([w1, w2, v], [a1, a2, 0]),
        ([w1, w2, w1], [a1, a2, 0]),
        ([w1, w2, w1], [0, a2, a1]),
        ([w2, w2, w1], [0, a2, a1]),
        ([w2, w2, w1], [a2, 0, a1]),
        ([w2, w1, w1], [a2, 0, a1]),
        ([w2, w1, w1], [a2, a1, 0]),
        ([w2, w1, v], [a2, a1, 0]),
    ]
    return np.array(rows, float)


def along(corners: Array, s: Array) -> Array:
    """The networks at the shares s in [0, 1] of a path with these corners (m, 2, h), every piece taking the same share: (len(s), 2, h)."""
    pieces = len(corners) - 1
    piece = np.minimum((np.asarray(s) * pieces).astype(int), pieces - 1)
    part = (np.asarray(s) * pieces - piece)[:, None, None]
    return (1 - part) * corners[piece] + part * corners[piece + 1]


def one_unit_at_best(x: Array, y: Array) -> Array:
    """The unit (w, a) whose a tanh(w x) misses y least, shape (2, 1): for each w the best a is linear least squares, and w is searched."""

    def left(w: float) -> float:
        φ = np.tanh(w * x)
        return float(np.sum((y - φ * (φ @ y) / (φ @ φ)) ** 2)) / 2

    grid = np.geomspace(0.01, 100, 400)  # −w is the same unit as w
    best = int(np.argmin([left(w) for w in grid]))
    found = minimize_scalar(left, bounds=(grid[max(best - 1, 0)], grid[min(best + 1, 399)]), method="bounded", options={"xatol": 1e-12})
    φ = np.tanh(found.x * x)
    return np.array([[found.x], [φ @ y / (φ @ φ)]])


@dataclass(frozen=True)
class Exchange:
    """Two units on their way to each other's place, and one place on the way.

    Attributes:
        route: ``"straight"``, ``"pass"`` or ``"around"``.
        corners: of the path, shape (m, 2, h).
        s: shares of the path, shape (p,); ``loss``: the loss there.
        share: the place; ``units``: the network there, shape (2, h); ``here``: its loss.
        bound: the least loss of one unit, which no path with two units stays below.
    """

    route: str
    corners: Array
    s: Array
    loss: Array
    share: float
    units: Array
    here: float
    bound: float

    @property
    def h(self) -> int:
        """How many units."""
        return self.units.shape[1]

    @property
    def highest(self) -> float:
        """The highest loss on the path."""
        return float(self.loss.max())


def exchange(route: str, share: float) -> Exchange:
    """The exchange at a share of the way: ``"straight"`` or over the ``"pass"`` with two units, or ``"around"`` with three.

    Raises:
        ValueError: if there is no such route.
    """
    y = forward(TEACHER, X)
    routes: dict[str, Callable[[Array], Array]] = {
        "straight": straight,
        "pass": lambda start: over_the_pass(start, X, y),
        "around": around,
    }
    if route not in routes:
        raise ValueError(f"there is no route {route!r}; choose one of {', '.join(routes)}")
    corners, s = routes[route](TEACHER), np.linspace(0, 1, 121)
    units = along(corners, np.array([share]))[0]
    bound = float(losses(one_unit_at_best(X, y), X, y))
    return Exchange(route, corners, s, losses(along(corners, s), X, y), share, units, float(losses(units, X, y)), bound)
