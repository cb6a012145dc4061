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
from scipy.special import gammaln

from explainers.networks import relu_network
from explainers.networks.backpropagation import Recipe, trajectory
from explainers.networks.relu_network import Matrix, ReluNetwork, Vector


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

    ``moved_along`` and ``moved_across`` are ‖W(t) − (1 − ηλ)^t W(0)‖ of the first layer, in T and in N: what the loss and not the decay has
    moved; ``share`` is ‖W_N(t)‖ / ‖W_N(0)‖;
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
    change = [n.weights[0] - decay(recipe.η, recipe.λ, t) * start for n, t in zip(nets, at, strict=True)]
    G = [relu_network.input_gradient(n, data.X)[:, 0] for n in nets]

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


def mean_cosine(m: int) -> float:
    """Γ(m/2) / (√π Γ((m+1)/2)) = E|u₁|, u uniform on the unit sphere in R^m: the share of a slope that a random step meets."""
    return float(np.exp(gammaln(m / 2) - gammaln((m + 1) / 2)) / np.sqrt(np.pi))


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
    g = relu_network.input_gradient(net, data.X)[:, 0]
    random = rng.standard_normal(data.X.shape) @ data.across
    f = relu_network.forward(net, data.X)[:, 0]

    def change(direction: Matrix) -> Vector:
        length = np.linalg.norm(direction, axis=1, keepdims=True)
        unit = np.divide(direction, length, out=np.zeros_like(direction), where=length > 0)
        return np.array([np.mean(np.abs(relu_network.forward(net, data.X + r * unit)[:, 0] - f)) for r in s])

    return Steps(s, change(g @ data.T.T @ data.T), change(g @ data.across), change(random))


@dataclass(frozen=True)
class Walk:
    """A training run, looked at after ``course.at[i]`` steps, and steps away from the data there."""

    course: Course
    i: int
    steps: Steps

    @property
    def t(self) -> int:
        """Steps of gradient descent."""
        return self.course.at[self.i]

    @property
    def share(self) -> float:
        """‖W_N(t)‖ / ‖W_N(0)‖."""
        return float(self.course.share[self.i])

    @property
    def slope(self) -> float:
        """The root mean square slope of f across the data."""
        return float(self.course.gradient_across[self.i])

    @property
    def at_one(self) -> tuple[float, float, float]:
        """The mean change of f by a step of length 1: along the data, across the worst way, across a random way."""
        along, adversarial, random = (
            float(np.interp(1.0, self.steps.s, c)) for c in (self.steps.along, self.steps.adversarial, self.steps.random)
        )
        return along, adversarial, random
