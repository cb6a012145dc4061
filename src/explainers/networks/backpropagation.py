"""The gradient of a ReLU network's mean loss by its weights and biases, and training by plain gradient descent or by Adam.

With δˡ = ∂L/∂zˡ (N, nₗ) the gradients are ∂L/∂Wˡ = (δˡ)ᵀ xˡ⁻¹ and ∂L/∂bˡ = Σ δˡ, and δˡ = (δˡ⁺¹ Wˡ⁺¹) ⊙ [zˡ > 0].
Each row of ∂L/∂W¹ is a combination of the data: Σᵢ δᵢ xᵢ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from explainers.networks import relu_network
from explainers.networks.adam import Adam
from explainers.networks.relu_network import Matrix, ReluNetwork, Vector

Parameters = list[NDArray[np.float64]]


@dataclass(frozen=True)
class Recipe:
    """How a network is trained: full-batch ``steps`` of size ``η``, weight decay ``λ``, loss ``"squared"`` or ``"logistic"``.

    The loss is the mean of ½ (f − y)², or of log(1 + e^{−f}) for y = 1 and log(1 + e^f) for y = 0, plus ½ λ ‖θ‖² (biases too).

    Raises:
        ValueError: if the loss is unknown, the step not positive, or the steps negative.
    """

    steps: int
    η: float
    λ: float = 0.0
    loss: str = "squared"
    adam: bool = False

    def __post_init__(self) -> None:
        if self.loss not in ("squared", "logistic"):
            raise ValueError(f"no loss is called {self.loss!r}; choose 'squared' or 'logistic'")
        if self.η <= 0 or self.steps < 0:
            raise ValueError(f"η = {self.η} and steps = {self.steps}; the step must be positive, their number not negative")


def slope(loss: str, f: Vector, y: Vector) -> Vector:
    """∂/∂f of the loss of each datum: f − y, or expit(f) − y."""
    return (f if loss == "squared" else expit(f)) - y


def loss_gradient(net: ReluNetwork, X: Matrix, y: Vector, loss: str = "squared") -> tuple[Parameters, Parameters]:
    """∂L/∂W and ∂L/∂b of every layer, for the mean loss at X (N, d) with labels y (N,); the network has one output."""
    zs = relu_network.preactivations(net, X)
    dW, db, _ = backward(net, X, zs, slope(loss, zs[-1][:, 0], y)[:, None] / len(X))
    return dW, db


def backward(net: ReluNetwork, X: Matrix, zs: Sequence[Matrix], δ: Matrix) -> tuple[Parameters, Parameters, Matrix]:
    """∂L/∂W and ∂L/∂b of every layer, and δ¹ (N, n₁), from the preactivations ``zs`` at X (N, d) and δ = ∂L/∂f (N, d_out).

    By the network's inputs the gradient is ∂L/∂x = δ¹ W¹.
    """
    dW: Parameters = []
    db: Parameters = []
    for layer in range(len(net.weights) - 1, -1, -1):
        below = X if layer == 0 else np.maximum(zs[layer - 1], 0)
        dW.insert(0, δ.T @ below)
        db.insert(0, δ.sum(axis=0))
        if layer:
            W = net.weights[layer]
            δ = δ * W if len(W) == 1 else δ @ W  # the same for one output, and faster
            δ *= zs[layer - 1] > 0
    return dW, db, δ


def trajectory(net: ReluNetwork, X: Matrix, y: Vector, recipe: Recipe, at: Sequence[int]) -> list[ReluNetwork]:
    """The network after each number of steps in ``at`` (ascending, none above ``recipe.steps``).

    Raises:
        ValueError: if ``at`` is not ascending, or goes beyond the steps of the recipe.
    """
    if list(at) != sorted(at) or (len(at) and at[-1] > recipe.steps):
        raise ValueError(f"at = {list(at)} must ascend and end at {recipe.steps} steps at the latest")
    kept, adam = [], Adam([*net.weights, *net.biases])
    wanted = set(at)
    for step in range((at[-1] if len(at) else -1) + 1):
        if step in wanted:
            kept.append(net)
        θ = [*net.weights, *net.biases]
        dW, db = loss_gradient(net, X, y, recipe.loss)
        g = [d + recipe.λ * p for d, p in zip([*dW, *db], θ, strict=True)] if recipe.λ else [*dW, *db]
        steps = adam.steps(g, recipe.η) if recipe.adam else [recipe.η * d for d in g]
        θ = [p - s for p, s in zip(θ, steps, strict=True)]
        net = ReluNetwork(tuple(θ[: len(net.weights)]), tuple(θ[len(net.weights) :]))
    return kept


def train(net: ReluNetwork, X: Matrix, y: Vector, recipe: Recipe) -> ReluNetwork:
    """The network after all steps of the recipe."""
    return trajectory(net, X, y, recipe, [recipe.steps])[-1]
