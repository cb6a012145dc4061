"""A ReLU network of one variable beyond its data: exactly linear beyond its last kink, whatever the target does there.

    f(x) = Σ a_j max(0, w_j x + b_j) + c

Unit j switches at −b_j/w_j. To the right of all switches the units with w > 0 are on, the others off, and f has slope Σ_{w>0} a w.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from explainers.networks import linear_pieces, relu_network
from explainers.networks.backpropagation import Recipe, train
from explainers.networks.relu_network import Matrix, ReluNetwork, Vector

TARGETS: dict[str, tuple[Callable[[Vector], Vector], Callable[[Vector], Vector]]] = {
    "square": (np.square, lambda x: 2 * x),
    "sine": (lambda x: np.sin(2 * x), lambda x: 2 * np.cos(2 * x)),
    "absolute": (np.abs, np.sign),
}
"""Three things to learn, each with its slope: x², sin 2x, and |x|, which goes on linearly itself."""

RECIPE = Recipe(steps=1500, η=0.01, adam=True)


@dataclass(frozen=True)
class Extrapolation:
    """A network trained on ``x`` (N,) with labels ``y``: its ``kinks`` ascending, the slopes beyond them, and the graphs on ``far``.

    ``target`` and ``target_slope`` belong to ``far``; ``corners`` (m, 2) are f at its ends and kinks. Where it is hidden, nobody is to see
    the network beyond its data.
    """

    net: ReluNetwork
    x: Vector
    y: Vector
    kinks: Vector
    slope_right: float
    slope_left: float
    far: Vector
    target: Vector
    target_slope: Vector
    corners: Matrix
    hidden: bool = False

    @property
    def last(self) -> float:
        """The kink farthest right: beyond it f is a straight line."""
        return float(self.kinks[-1])

    @property
    def outside(self) -> int:
        """How many kinks lie outside the data's range."""
        return int(np.sum((self.kinks < self.x.min()) | (self.kinks > self.x.max())))

    @property
    def units(self) -> int:
        """The width h."""
        return len(self.kinks)

    @property
    def x_end(self) -> float:
        """The right end of ``far``."""
        return float(self.far[-1])

    @property
    def y_end(self) -> float:
        """The target's value there."""
        return float(self.target[-1])

    @property
    def f_end(self) -> float:
        """The network's value there."""
        return float(self.corners[-1, 1])

    @property
    def slopes(self) -> Vector:
        """The slope of f between its corners, (m − 1,)."""
        return np.diff(self.corners[:, 1]) / np.diff(self.corners[:, 0])

    @property
    def error(self) -> float:
        """The greatest error on the data."""
        return float(np.abs(relu_network.forward(self.net, self.x[:, None])[:, 0] - self.y).max())


def switches(net: ReluNetwork) -> NDArray[np.float64]:
    """−b_j/w_j of every unit of a network with one input and one hidden layer, ascending.

    Raises:
        ValueError: if the network has another shape.
    """
    if net.d != 1 or len(net.widths) != 1:
        raise ValueError(f"the network has {net.d} inputs and {len(net.widths)} hidden layers; give one of each")
    return np.sort(-net.biases[0] / net.weights[0][:, 0])


def end_slopes(net: ReluNetwork) -> tuple[float, float]:
    """Σ_{w<0} a w and Σ_{w>0} a w: the slopes left of all switches and right of all of them."""
    switches(net)
    w, a = net.weights[0][:, 0], net.weights[1][0]
    return float(a @ np.minimum(w, 0)), float(a @ np.maximum(w, 0))


def extrapolate(
    target: str, h: int, reach: float, rng: np.random.Generator, *, N: int = 40, end: float = 6.0, longer: int = 1
) -> Extrapolation:
    """Train h units on N points of the target in [−reach, reach], some times as long as usual, and look as far as [−end, end].

    Raises:
        ValueError: if the target is unknown, or the reach not between 0 and ``end``.
    """
    if target not in TARGETS:
        raise ValueError(f"no target is called {target!r}; choose one of {', '.join(TARGETS)}")
    if not 0 < reach < end:
        raise ValueError(f"the data reach to {reach} and we look as far as {end}; give 0 < reach < end")
    x = np.linspace(-reach, reach, N)
    f, slope = TARGETS[target]
    y = f(x)
    W, b = rng.standard_normal((h, 1)), rng.standard_normal(h)
    net = ReluNetwork((W, rng.standard_normal((1, h)) / np.sqrt(h)), (b, np.zeros(1)))
    net = train(net, x[:, None], y, replace(RECIPE, steps=longer * RECIPE.steps))
    left, right = end_slopes(net)
    far = np.linspace(-end, end, 121)
    return Extrapolation(net, x, y, switches(net), right, left, far, f(far), slope(far), linear_pieces.table(net, -end, end))
