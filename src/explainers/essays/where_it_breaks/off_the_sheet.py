"""Steps along the data and across them: a network that learned two classes on a line, in a space of D dimensions.

    f(x) = Σ a_j max(0, w_j u + b_j + v_j·z) + c,   x = (u, z): u along the line, z in the D − 1 directions across it

On the data z = 0, so the weights v_j across the line have gradient zero: they stay as drawn, and training does not depend on them. Given
what was trained they are still independent normal numbers of standard deviation s, and the slope of f across the data has mean square

    E ‖∂f/∂z‖² = s² (D − 1) Σ a_j²   over the units that are on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explainers.networks import relu_network
from explainers.networks.backpropagation import Recipe, train
from explainers.networks.relu_network import Matrix, ReluNetwork, Vector

END = 2.0
"""The data lie between −END and END on the line."""

GAP = 0.1
"""No datum is nearer to the other class."""

RECIPE = Recipe(steps=1500, η=0.01, adam=True)

ATTACKS = ("along", "steepest", "random")


def truth(u: Vector) -> Vector:
    """The class at u, +1 or −1: the sign of sin 2u, on the line and across it."""
    return np.where(np.sin(2 * u) > 0, 1.0, -1.0)


def to_the_other_class(u: Vector) -> Vector:
    """The distance of u to the nearest place on the line where the true class changes: a multiple of π/2."""
    return np.abs(u - np.round(u / (np.pi / 2)) * np.pi / 2)


def data(n: int) -> Vector:
    """The middles of n equal parts of the line, without those nearer than GAP to the other class."""
    u = END * ((2 * np.arange(n) + 1) / n - 1)
    return np.asarray(u[to_the_other_class(u) > GAP])


def learn(n: int, h: int, rng: np.random.Generator, *, longer: int = 1) -> ReluNetwork:
    """A network of one variable with h units, trained to ±1 on n data; some times as long as usual."""
    u = data(n)
    W, b = rng.standard_normal((h, 1)), rng.standard_normal(h)
    net = ReluNetwork((W, rng.standard_normal((1, h)) / np.sqrt(h)), (b, np.zeros(1)))
    return train(net, u[:, None], truth(u), replace(RECIPE, steps=longer * RECIPE.steps))


def widen(net: ReluNetwork, D: int, s: float, rng: np.random.Generator) -> ReluNetwork:
    """The same network in D dimensions, with weights across the line of standard deviation s.

    Raises:
        ValueError: if D is below 2, or s negative.
    """
    if D < 2 or s < 0:
        raise ValueError(f"D = {D} and s = {s}; across a line there is at least one direction, and a deviation is not negative")
    V = s * rng.standard_normal((len(net.weights[0]), D - 1))
    return ReluNetwork((np.hstack([net.weights[0], V]), net.weights[1]), net.biases)


def mean_square_across(net: ReluNetwork, u: float, D: int, s: float) -> float:
    """s² (D − 1) Σ a_j² over the units that are on at u, of a network of one variable."""
    on = net.weights[0][:, 0] * u + net.biases[0] > 0
    return float(s**2 * (D - 1) * np.sum(net.weights[1][0, on] ** 2))


def points(u: Vector, D: int) -> Matrix:
    """The places u of the line as points (n, D)."""
    return np.column_stack([u, np.zeros((len(u), D - 1))])


def directions(wide: ReluNetwork, u: Vector, attack: str, rng: np.random.Generator) -> Matrix:
    """A unit vector across the line for each place, (n, D): against the slope of the class, or random.

    Raises:
        ValueError: if the attack is not one of those across the line.
    """
    if attack not in ATTACKS[1:]:
        raise ValueError(f"no attack across the line is called {attack!r}; choose one of {', '.join(ATTACKS[1:])}")
    if attack == "random":
        n = rng.standard_normal((len(u), wide.d))
    else:
        n = -truth(u)[:, None] * relu_network.input_gradient(wide, points(u, wide.d))[:, 0]
    n[:, 0] = 0
    return n / np.linalg.norm(n, axis=1, keepdims=True)


def across(wide: ReluNetwork, u: Vector, n: Matrix, lengths: Vector) -> Vector:
    """The share of the places whose class flips on the way, by the length of the way (ascending), along their unit vectors n."""
    x = points(u, wide.d)
    f = np.array([relu_network.forward(wide, x + r * n)[:, 0] for r in lengths])
    return np.asarray(np.mean(np.maximum.accumulate(f * truth(u) < 0, axis=0), axis=1))


def flips_along(net: ReluNetwork, u: Vector, *, reach: float = 2.0, steps: int = 800) -> Vector:
    """How far along the line the network's class flips, for each place: the nearer of both sides; ``reach`` if it does not."""
    r = np.linspace(0, reach, steps + 1)
    sides = np.stack([u[:, None] + r, u[:, None] - r])
    f = relu_network.forward(net, sides.reshape(-1, 1))[:, 0].reshape(sides.shape)
    flipped = np.any(f * truth(u)[:, None] < 0, axis=0)
    return np.where(flipped.any(axis=1), r[flipped.argmax(axis=1)], reach)


@dataclass(frozen=True)
class Attack:
    """A place ``u0`` of the line is attacked by a step of length ``r``.

    ``section`` (G, H): f on the plane of the line (``axis``, G) and one direction across it (``height``, H). ``end``: where the step ends
    in it, and ``f_end`` the output there. ``share`` (3, R): the share of all data whose class flips within ``lengths``, for each of
    ``ATTACKS``; ``true_share``: the share for which the truth flips, along the line.
    """

    u: Vector
    axis: Vector
    height: Vector
    section: NDArray[np.float64]
    u0: float
    r: float
    attack: str
    end: tuple[float, float]
    f_start: float
    f_end: float
    lengths: Vector
    share: Matrix
    true_share: Vector
    D: int

    @property
    def flipped(self) -> bool:
        """Whether the class at the end of the step is another one."""
        return self.f_start * self.f_end < 0

    @property
    def now(self) -> float:
        """The share of the data that the chosen attack flips within r."""
        return float(np.interp(self.r, self.lengths, self.share[ATTACKS.index(self.attack)]))


def attack(net: ReluNetwork, n: int, rng: np.random.Generator, *, kind: str, D: int, s: float, r: float) -> Attack:
    """Attack the place π/4, the middle of a class, and all n data.

    Raises:
        ValueError: if the attack is unknown, or as :func:`widen`.
    """
    if kind not in ATTACKS:
        raise ValueError(f"no attack is called {kind!r}; choose one of {', '.join(ATTACKS)}")
    wide, u, u0 = widen(net, D, s, rng), data(n), np.array([np.pi / 4])
    n_random = directions(wide, u, "random", rng)
    n0 = directions(wide, u0, "random" if kind == "random" else "steepest", rng)
    lengths = np.linspace(0, 1, 51)
    share = np.stack(
        [
            np.mean(flips_along(net, u)[:, None] <= lengths, axis=0),
            across(wide, u, directions(wide, u, "steepest", rng), lengths),
            across(wide, u, n_random, lengths),
        ]
    )
    axis, height = np.linspace(-END, END, 61), np.linspace(-1.6, 1.6, 49)
    plane = axis[:, None, None] * np.eye(1, D) + height[None, :, None] * n0
    section = relu_network.forward(wide, plane.reshape(-1, D))[:, 0].reshape(len(axis), len(height))
    end = (float(u0[0] - r) if kind == "along" else float(u0[0]), 0.0 if kind == "along" else r)
    f = relu_network.forward(wide, np.array([[u0[0]], [end[0]]]) @ np.eye(1, D) + np.array([[0.0], [end[1]]]) * n0)[:, 0]
    true_share = np.mean(to_the_other_class(u)[:, None] <= lengths, axis=0)
    return Attack(u, axis, height, section, float(u0[0]), r, kind, end, float(f[0]), float(f[1]), lengths, share, true_share, D)
