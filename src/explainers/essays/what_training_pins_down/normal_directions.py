"""What training pins down when the data lie in a subspace, and what it leaves as it was drawn.

The data fill the first d of D directions up to a rotation: T is their span, N its orthogonal complement. Every row of the first
layer's gradient is a combination of the data, so W_N = W (I − P_T) has gradient zero. Under gradient descent with weight decay λ

    W_N(t) = (1 − η λ)^t W_N(0),

whatever the rest of the network does. And on T the rest does not see W_N: f is what the network of d inputs with weights W_T learns
(``within``). For one hidden layer the gradient of f across the data is Σ_j a_j [z_j > 0] W_N,j. So if the rows of W_N were drawn from
N(0, σ²) a coordinate, it is normal in the end too, given what happens in T, and

    E ‖∂f/∂x in N‖² = σ² (D − d) Σ_{j on} a_j².

Melamed, Yehudai and Vardi, arXiv 2303.00783, prove that such gradients are large.
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


def turned(course: Course) -> float:
    """The cosine between the slopes ∂f/∂x in N before training and after it, averaged over the data."""
    N, ends = course.data.across, (course.nets[0], course.nets[-1])
    before, after = (relu_network.input_gradient(net, course.data.X)[:, 0] @ N for net in ends)
    return float(np.mean(np.sum(before * after, axis=1) / (np.linalg.norm(before, axis=1) * np.linalg.norm(after, axis=1))))


def within(net: ReluNetwork, T: Matrix) -> ReluNetwork:
    """The network of d inputs that a network computes on the span of the rows of T (d, D): its first layer is W Tᵀ."""
    return ReluNetwork((net.weights[0] @ T.T, *net.weights[1:]), net.biases)


def redraw_across(net: ReluNetwork, T: Matrix, σ: float, rng: np.random.Generator) -> ReluNetwork:
    """The network with the part across T of each row of its first layer drawn anew from N(0, σ²) a coordinate."""
    W = net.weights[0]
    N = np.eye(W.shape[1]) - T.T @ T
    return ReluNetwork((W @ T.T @ T + σ * rng.standard_normal(W.shape) @ N, *net.weights[1:]), net.biases)


def expected_slope(net: ReluNetwork, U: Matrix, σ: float, across: int) -> Vector:
    """σ² (D − d) Σ_{j on} a_j² at the points U (n, d), shape (n,), for a network of d inputs with one hidden layer; ``across`` is D − d."""
    return np.asarray(σ**2 * across * (relu_network.pattern(net, U) @ net.weights[1][0] ** 2))


def decay(η: float, λ: float, t: int) -> float:
    """(1 − η λ)^t: what weight decay leaves of a weight that has no gradient."""
    return (1 - η * λ) ** t


def mean_cosine(m: int) -> float:
    """Γ(m/2) / (√π Γ((m+1)/2)) = E|u₁|, u uniform on the unit sphere in R^m: the share of a slope that a random step meets."""
    return float(np.exp(gammaln(m / 2) - gammaln((m + 1) / 2)) / np.sqrt(np.pi))


LENGTHS = np.linspace(0, 2, 21)
"""Of steps away from the data."""

WAYS = ("along", "worst", "random")
"""The ways to leave a datum: along the data, across them the steepest way, and across them a random way."""


@dataclass(frozen=True)
class Step:
    """Every datum moved by a step of length ``s`` in a ``way``: ``f`` before, ``moved`` after (n,), and how much it changes by ``lengths``.

    ``changes`` is the mean |f(x + s u) − f(x)| over the data at each of the ``lengths``.
    """

    way: str
    s: float
    f: Vector
    moved: Vector
    lengths: Vector
    changes: Vector

    @property
    def change(self) -> float:
        """The mean |f(x + s u) − f(x)|."""
        return float(np.mean(np.abs(self.moved - self.f)))

    @property
    def flipped(self) -> float:
        """The share of the data at which f has changed its sign."""
        return float(np.mean(self.moved * self.f < 0))


def directions(net: ReluNetwork, data: FlatData, way: str, rng: np.random.Generator) -> Matrix:
    """A unit vector for each datum, (n, D): down the slope of |f| along the data or across them, or at random across them.

    Raises:
        ValueError: if the way is unknown.
    """
    if way not in WAYS:
        raise ValueError(f"no way is called {way!r}; choose one of {', '.join(WAYS)}")
    if way == "random":
        u = rng.standard_normal(data.X.shape) @ data.across
    else:
        g = relu_network.input_gradient(net, data.X)[:, 0]
        u = -np.sign(relu_network.forward(net, data.X)) * (g @ data.T.T @ data.T if way == "along" else g @ data.across)
    length = np.linalg.norm(u, axis=1, keepdims=True)
    return np.divide(u, length, out=np.zeros_like(u), where=length > 0)


def leave(net: ReluNetwork, data: FlatData, way: str, s: float, rng: np.random.Generator, *, lengths: Vector = LENGTHS) -> Step:
    """Leave each datum in a way, by a step of length s, and by each of some lengths."""
    u = directions(net, data, way, rng)
    f = relu_network.forward(net, data.X)[:, 0]
    paths = np.array([relu_network.forward(net, data.X + r * u)[:, 0] for r in (s, *lengths)])
    return Step(way, s, f, paths[0], lengths, np.mean(np.abs(paths[1:] - f), axis=1))


@dataclass(frozen=True)
class Walk:
    """A training run, looked at after ``course.at[i]`` steps; ``law`` (steps,) is the root mean square slope across that is expected."""

    course: Course
    i: int
    law: Vector

    @property
    def t(self) -> int:
        """Steps of gradient descent."""
        return self.course.at[self.i]

    @property
    def along(self) -> float:
        """How far the weights have moved along the data."""
        return float(self.course.moved_along[self.i])

    @property
    def across(self) -> float:
        """How far the weights have moved across them."""
        return float(self.course.moved_across[self.i])

    @property
    def slope(self) -> float:
        """The root mean square slope of f across the data."""
        return float(self.course.gradient_across[self.i])

    @property
    def expected(self) -> float:
        """What the law expects of it."""
        return float(self.law[self.i])
