"""A network whose layers move the plane: each block adds ReLU creases to it, and a straight line cuts the last picture.

    x⁰ = x,   xˡ = xˡ⁻¹ + Aˡ max(0, Wˡ xˡ⁻¹ + bˡ),   f(x) = v·xᴸ + c        Wˡ: (h, 2), Aˡ: (2, h)

Each block is continuous, and affine on every piece of the plane. Where the determinant of the Jacobian is negative, the plane lies upside
down: it has been folded. A plain ReLU network computes the same with four more units a layer (``as_relu_network``); the passes here are
those of the blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from explainers.networks.adam import Adam
from explainers.networks.relu_network import Matrix, ReluNetwork, Vector


@dataclass(frozen=True)
class Folds:
    """``W`` (L, h, 2), ``b`` (L, h), ``A`` (L, 2, h), the readout ``v`` (2,) and ``c``."""

    W: NDArray[np.float64]
    b: NDArray[np.float64]
    A: NDArray[np.float64]
    v: Vector
    c: float

    @property
    def L(self) -> int:
        """The number of blocks."""
        return len(self.W)


def initialize(L: int, h: int, rng: np.random.Generator, size: float = 0.3) -> Folds:
    """A random network near the identity: W, b standard normal, A and v of the given size.

    Raises:
        ValueError: if L or h is below 1.
    """
    if min(L, h) < 1:
        raise ValueError(f"L = {L} blocks of h = {h} units; both must be at least 1, or there is no ReLU")
    A = size / np.sqrt(h) * rng.standard_normal((L, 2, h))
    return Folds(rng.standard_normal((L, h, 2)), rng.standard_normal((L, h)), A, size * rng.standard_normal(2), 0.0)


def positions(net: Folds, X: Matrix) -> NDArray[np.float64]:
    """Where the points X (N, 2) lie after 0, 1, …, L blocks: shape (L + 1, N, 2)."""
    found = [np.asarray(X, float)]
    for W, b, A in zip(net.W, net.b, net.A, strict=True):
        found.append(found[-1] + np.maximum(found[-1] @ W.T + b, 0) @ A.T)
    return np.array(found)


def output(net: Folds, X: Matrix) -> Vector:
    """f at X (N, 2), shape (N,)."""
    return positions(net, X)[-1] @ net.v + net.c


def determinants(net: Folds, X: Matrix) -> NDArray[np.float64]:
    """The determinant of ∂xˡ/∂x at X for l = 0 … L, shape (L + 1, N): negative where the plane lies upside down."""
    found = [np.ones(len(X))]
    for x, W, b, A in zip(positions(net, X), net.W, net.b, net.A, strict=False):
        on = (x @ W.T + b > 0).astype(float)
        found.append(found[-1] * np.linalg.det(np.eye(2) + np.einsum("oh,nh,hi->noi", A, on, W)))
    return np.array(found)


def train(net: Folds, X: Matrix, y: Vector, steps: int, η: float, *, λ: float = 0.0) -> Folds:
    """Adam on the mean logistic loss plus ½ λ ‖θ‖², full batch."""
    θ = [net.W, net.b, net.A, net.v, np.array(net.c)]
    adam = Adam(θ)
    for _ in range(steps):
        g = [d + λ * p for d, p in zip(loss_gradient(net, X, y), θ, strict=True)]
        θ = [p - s for p, s in zip(θ, adam.steps(g, η), strict=True)]
        net = Folds(θ[0], θ[1], θ[2], θ[3], float(θ[4]))
    return net


def as_relu_network(net: Folds) -> ReluNetwork:
    """The same function as a plain ReLU network: x is carried along as max(0, x) − max(0, −x), four more units a layer.

    The carried units switch on the axes of each layer, so the pattern of this network has more regions than f has pieces.
    """
    carry, back = np.concatenate([np.eye(2), -np.eye(2)]), np.concatenate([np.eye(2), -np.eye(2)], axis=1)
    out = np.concatenate([back, np.zeros((2, 0))], axis=1)
    weights, biases = [], []
    for l in range(net.L):
        enter = np.concatenate([net.W[l], carry])
        weights.append(enter if l == 0 else enter @ out)
        biases.append(np.concatenate([net.b[l], np.zeros(4)]))
        out = np.concatenate([net.A[l], back], axis=1)
    return ReluNetwork((*weights, (net.v @ out)[None]), (*biases, np.array([net.c])))


def straight_line(X: Matrix, y: Vector, steps: int = 30, λ: float = 1e-3) -> tuple[Vector, float]:
    """The line v·x + c = 0 of logistic regression with labels y (N,), by Newton's method; λ keeps it finite if a line separates."""
    x1 = np.column_stack([X, np.ones(len(X))])
    w = np.zeros(3)
    for _ in range(steps):
        p = expit(x1 @ w)
        H = x1.T @ ((p * (1 - p))[:, None] * x1) / len(X) + λ * np.eye(3)
        w = w - np.linalg.solve(H, x1.T @ (p - y) / len(X) + λ * w)
    return w[:2], float(w[2])


def loss_gradient(net: Folds, X: Matrix, y: Vector) -> list[NDArray[np.float64]]:
    """The gradient of the mean logistic loss in the order W, b, A, v, c; X is (N, 2), y (N,)."""
    x = positions(net, X)
    r = (expit(x[-1] @ net.v + net.c) - y) / len(X)
    δ = r[:, None] * net.v
    dW, db, dA = np.zeros_like(net.W), np.zeros_like(net.b), np.zeros_like(net.A)
    for l in range(net.L - 1, -1, -1):
        z = x[l] @ net.W[l].T + net.b[l]
        back = (δ @ net.A[l]) * (z > 0)
        dA[l], dW[l], db[l] = δ.T @ np.maximum(z, 0), back.T @ x[l], back.sum(axis=0)
        δ = δ + back @ net.W[l]
    return [dW, db, dA, r @ x[-1], r.sum()]


@dataclass(frozen=True)
class Layer:
    """The plane at some ``depth``: ``points`` (N, 2) with labels ``y``, the grid's ``lines`` (number, points, 2), and the best line."""

    depth: float
    points: Matrix
    y: Vector
    lines: NDArray[np.float64]
    line: tuple[Vector, float]
    right: float
    upside_down: float


def layer(net: Folds, X: Matrix, y: Vector, lines: NDArray[np.float64], depth: float) -> Layer:
    """The plane after ``depth`` blocks; a fraction is on the straight way between two blocks.

    Raises:
        ValueError: if depth is not within 0 … L.
    """
    if not 0 <= depth <= net.L:
        raise ValueError(f"depth {depth} is not within 0 … {net.L}, the blocks of this network")
    low = min(int(depth), net.L - 1)

    def move(points: Matrix) -> Matrix:
        path = positions(net, points)
        return path[low] + (depth - low) * (path[low + 1] - path[low])

    flat = lines.reshape(-1, 2)
    moved = move(X)
    v, c = straight_line(moved, y)
    turned = determinants(net, flat)[low + round(depth - low)]
    return Layer(
        depth, moved, y, move(flat).reshape(lines.shape), (v, c), float(np.mean((moved @ v + c > 0) == (y > 0))), float(np.mean(turned < 0))
    )


def grid(half_width: float, lines: int, points: int) -> NDArray[np.float64]:
    """A square grid as lines, shape (2·lines, points, 2): the level ones, then the upright ones."""
    level, along = np.linspace(-half_width, half_width, lines), np.linspace(-half_width, half_width, points)
    x, y = np.meshgrid(along, level)
    return np.concatenate([np.stack([x, y], axis=-1), np.stack([y, x], axis=-1)])
