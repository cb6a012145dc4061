"""What training pins down when the data lie in a subspace, and what it leaves as it was drawn.

The data fill the first d of D directions up to a rotation: T is their span, N its orthogonal complement. Every row of the first
layer's gradient is a combination of the data, so W_N = W (I − P_T) has gradient zero. Under gradient descent with weight decay λ

    W_N(t) = (1 − η λ)^t W_N(0),

whatever the rest of the network does. The function's own gradient across the data, W_Nᵀ D¹ … aᵀ, does not stay: what is behind W_N moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from explainers import relu_network
from explainers.backpropagation import Recipe, trajectory
from explainers.relu_network import Matrix, ReluNetwork, Vector


@dataclass(frozen=True)
class FlatData:
    """``X`` (n, D) in the span of the orthonormal rows of ``T`` (d, D); labels ``y`` (n,)."""

    X: Matrix
    y: Vector
    T: Matrix

    @property
    def across(self) -> Matrix:
        """I − P_T, shape (D, D): what is left of a vector when its part along the data is taken away."""
        return np.eye(self.X.shape[1]) - self.T.T @ self.T


def flat_data(n: int, d: int, D: int, rng: np.random.Generator) -> FlatData:
    """n standard normal points of a random d-dimensional subspace of R^D, labeled sin(2 u₁) + u₂² − 1 (u: their coordinates in it).

    Raises:
        ValueError: if d is below 2, or D not above d: there would be no direction across the data.
    """
    if not 2 <= d < D:
        raise ValueError(f"d = {d} and D = {D}; the data need at least two dimensions, and fewer than the space around them")
    T = np.linalg.qr(rng.standard_normal((D, d)))[0].T
    U = rng.standard_normal((n, d))
    return FlatData(U @ T, np.sin(2 * U[:, 0]) + U[:, 1] ** 2 - 1, T)


@dataclass(frozen=True)
class Course:
    """A training run seen along and across the data, at the step numbers ``at``.

    ``moved_along`` and ``moved_across`` are ‖ΔW_T‖ and ‖ΔW_N‖ of the first layer since the start; ``share`` is ‖W_N‖ / ‖W_N(0)‖;
    ``gradient_along`` and ``gradient_across`` are root mean squares over the data of ‖∂f/∂x‖ in T and in N.
    """

    data: FlatData
    nets: tuple[ReluNetwork, ...]
    recipe: Recipe
    at: tuple[int, ...]
    moved_along: Vector
    moved_across: Vector
    share: Vector
    gradient_along: Vector
    gradient_across: Vector
    loss: Vector


def course(data: FlatData, net: ReluNetwork, recipe: Recipe, at: Sequence[int]) -> Course:
    """Train the network and look at it at the given steps."""
    nets = trajectory(net, data.X, data.y, recipe, at)
    start, N = nets[0].weights[0], data.across
    change = [n.weights[0] - start for n in nets]
    G = [relu_network.gradient(n, data.X)[:, 0] for n in nets]

    def rms(gradients: Matrix) -> float:
        return float(np.sqrt(np.mean(np.sum(gradients**2, axis=1))))

    return Course(
        data,
        tuple(nets),
        recipe,
        tuple(at),
        moved_along=np.array([np.linalg.norm(c @ data.T.T) for c in change]),
        moved_across=np.array([np.linalg.norm(c @ N) for c in change]),
        share=np.array([np.linalg.norm(n.weights[0] @ N) for n in nets]) / np.linalg.norm(start @ N),
        gradient_along=np.array([rms(g @ data.T.T) for g in G]),
        gradient_across=np.array([rms(g @ N) for g in G]),
        loss=np.array([np.mean((relu_network.forward(n, data.X)[:, 0] - data.y) ** 2) / 2 for n in nets]),
    )


def decay(η: float, λ: float, t: int) -> float:
    """(1 − η λ)^t: what weight decay leaves of a weight that has no gradient."""
    return (1 - η * λ) ** t


@dataclass(frozen=True)
class Steps:
    """The mean |f(x + s u) − f(x)| over the data at the lengths ``s``, for three unit vectors u.

    ``along``: ∂f/∂x projected on T; ``adversarial``: ∂f/∂x projected on N; ``random``: a random direction of N.
    """

    s: Vector
    along: Vector
    adversarial: Vector
    random: Vector


def steps(net: ReluNetwork, data: FlatData, s: Vector, rng: np.random.Generator) -> Steps:
    """Leave each datum by steps of length s along the data, and across them along the steepest direction and a random one."""
    g = relu_network.gradient(net, data.X)[:, 0]
    random = rng.standard_normal(data.X.shape) @ data.across
    f = relu_network.forward(net, data.X)[:, 0]

    def change(direction: Matrix) -> Vector:
        length = np.linalg.norm(direction, axis=1, keepdims=True)
        unit = np.divide(direction, length, out=np.zeros_like(direction), where=length > 0)
        return np.array([np.mean(np.abs(relu_network.forward(net, data.X + r * unit)[:, 0] - f)) for r in s])

    return Steps(s, change(g @ data.T.T @ data.T), change(g @ data.across), change(random))
