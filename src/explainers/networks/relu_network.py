"""A ReLU network of any depth as a frozen value: its output, its activation pattern, and the affine map that a pattern stands for.

    x⁰ = x,   zˡ = Wˡ xˡ⁻¹ + bˡ,   xˡ = max(0, zˡ)   for l = 1 … L,   f(x) = Wᴸ⁺¹ xᴸ + bᴸ⁺¹

With the pattern of a point (which of its units have z > 0) fixed, every max is either the identity or zero, and f is affine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Pattern = NDArray[np.bool_]


@dataclass(frozen=True)
class ReluNetwork:
    """``weights``: W¹ (n₁, d), W² (n₂, n₁), …, the output's last; ``biases``: b¹ (n₁,), b² (n₂,), …

    Raises:
        ValueError: if there is no hidden layer, or the shapes of neighboring layers do not fit together.
    """

    weights: tuple[Matrix, ...]
    biases: tuple[Vector, ...]

    def __post_init__(self) -> None:
        if len(self.weights) < 2:
            raise ValueError(
                f"the network has {len(self.weights)} weight matrices and so no ReLU: it is affine everywhere; give one for a hidden layer"
                " and one for the output"
            )
        if len(self.weights) != len(self.biases):
            raise ValueError(f"{len(self.weights)} weight matrices for {len(self.biases)} bias vectors; give one of each per layer")
        width = np.shape(self.weights[0])[-1]
        for layer, (W, b) in enumerate(zip(self.weights, self.biases, strict=True), start=1):
            if np.ndim(W) != 2 or W.shape[1] != width or np.shape(b) != W.shape[:1]:
                raise ValueError(f"layer {layer}: W has shape {np.shape(W)} and b {np.shape(b)}; they must be (n, {width}) and (n,)")
            width = W.shape[0]

    @property
    def d(self) -> int:
        """The number of inputs."""
        return int(self.weights[0].shape[1])

    @property
    def widths(self) -> tuple[int, ...]:
        """Units of each hidden layer, n₁ … n_L."""
        return tuple(len(b) for b in self.biases[:-1])

    @property
    def units(self) -> int:
        """The number of ReLU units, Σ nₗ."""
        return sum(self.widths)

    @property
    def k(self) -> int:
        """The number of parameters."""
        return sum(W.size + b.size for W, b in zip(self.weights, self.biases, strict=True))


def initialize(d: int, widths: tuple[int, ...], rng: np.random.Generator, σ_b: float = 1.0) -> ReluNetwork:
    """A random network with one output: weights N(0, 2/fan-in), biases of the hidden layers N(0, σ_b²), of the output zero."""
    fans = (d, *widths)
    weights = [rng.standard_normal((n, fan)) * np.sqrt(2 / fan) for fan, n in zip(fans, (*widths, 1), strict=True)]
    biases = [σ_b * rng.standard_normal(n) for n in widths]
    return ReluNetwork(tuple(weights), (*biases, np.zeros(1)))


def preactivations(net: ReluNetwork, X: Matrix) -> list[Matrix]:
    """z of every layer at the points X (N, d): arrays (N, n₁), …, (N, n_L), and last the output (N, d_out).

    Raises:
        ValueError: if X is not of shape (N, d).
    """
    if np.ndim(X) != 2 or np.shape(X)[1] != net.d:
        raise ValueError(f"X has shape {np.shape(X)}; this network takes inputs of shape (N, {net.d})")
    found: list[Matrix] = []
    x = np.asarray(X, float)
    for W, b in zip(net.weights, net.biases, strict=True):
        z = x @ W.T
        z += b
        found.append(z)
        x = np.maximum(z, 0)
    return found


def forward(net: ReluNetwork, X: Matrix) -> Matrix:
    """f at the points X (N, d), shape (N, d_out)."""
    return preactivations(net, X)[-1]


def pattern(net: ReluNetwork, X: Matrix) -> Pattern:
    """Which units are on at X (N, d): z > 0, layer after layer, shape (N, units)."""
    return np.concatenate(preactivations(net, X)[:-1], axis=1) > 0


def input_gradient(net: ReluNetwork, X: Matrix) -> NDArray[np.float64]:
    """∂f/∂x at X (N, d), shape (N, d_out, d): Wᴸ⁺¹ Dᴸ Wᴸ … D¹ W¹ with D the pattern on a diagonal, multiplied from the left."""
    A = np.broadcast_to(net.weights[-1], (len(X), *net.weights[-1].shape))
    for z, W in zip(preactivations(net, X)[-2::-1], net.weights[-2::-1], strict=True):
        A = (A * (z > 0)[:, None, :]) @ W
    return np.asarray(A)
