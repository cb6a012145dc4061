"""A network whose layers move a sheet: each block adds ReLU creases to it, and a straight line or a plane divides the last picture.

    x⁰ = (x, 0, …),   xˡ = xˡ⁻¹ + Aˡ max(0, Wˡ xˡ⁻¹ + bˡ),   f(x) = v·xᴸ + c        Wˡ: (h, m), Aˡ: (m, h)

Each block is continuous, and affine on every piece of the plane. With m = 2 coordinates the sheet stays in its plane. Where the determinant
of the Jacobian is negative, it lies upside down: it has been folded. With m = 3 it can rise out of the plane; here it can do nothing else:
only the last row of each Aˡ is not zero. A plain ReLU network computes the same with 2m more units a layer (``as_relu_network``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from explainers.networks.adam import Adam
from explainers.networks.relu_network import Matrix, ReluNetwork, Vector


@dataclass(frozen=True)
class Folds:
    """``W`` (L, h, m), ``b`` (L, h), ``A`` (L, m, h), the readout ``v`` (m,) and ``c``; m is 2, or 3 for a sheet that rises.

    S networks that are trained :func:`together` are one, with an axis for them behind that of the blocks: ``W`` (L, S, h, m), ``c`` (S,).
    """

    W: NDArray[np.float64]
    b: NDArray[np.float64]
    A: NDArray[np.float64]
    v: NDArray[np.float64]
    c: float | Vector

    @property
    def L(self) -> int:
        """The number of blocks."""
        return len(self.W)

    @property
    def m(self) -> int:
        """The number of coordinates."""
        return int(self.W.shape[-1])


def initialize(L: int, h: int, rng: np.random.Generator, size: float = 0.3, m: int = 2) -> Folds:
    """A random network near the identity: W, b standard normal, A and v of the given size.

    Raises:
        ValueError: if L or h is below 1, or m neither 2 nor 3.
    """
    if min(L, h) < 1 or m not in (2, 3):
        raise ValueError(f"L = {L} blocks of h = {h} units, m = {m}: L and h must be at least 1, or there is no ReLU, and m is 2 or 3")
    A = size / np.sqrt(h) * rng.standard_normal((L, m, h)) * _free(m)
    return Folds(rng.standard_normal((L, h, m)), rng.standard_normal((L, h)), A, size * rng.standard_normal(m), 0.0)


def _free(m: int) -> Matrix:
    """Which coordinates the blocks move, (m, 1): both of two, and of three the last."""
    return np.array([[0.0], [0.0], [1.0]]) if m == 3 else np.ones((2, 1))


def positions(net: Folds, X: Matrix) -> NDArray[np.float64]:
    """Where the points X (N, 2) lie after 0, 1, …, L blocks: shape (L + 1, N, m)."""
    return np.array(_forward(net, X)[0])


def _forward(net: Folds, X: NDArray[np.float64]) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
    """The positions, and W x + b of each block; of S networks those of the points X (S, N, 2)."""
    x, zs = [np.concatenate([X, np.zeros((*X.shape[:-1], net.m - 2))], axis=-1)], []
    for W, b, A in zip(net.W, net.b, net.A, strict=True):
        zs.append(x[-1] @ W.swapaxes(-1, -2) + b[..., None, :])
        x.append(x[-1] + np.maximum(zs[-1], 0) @ A.swapaxes(-1, -2))
    return x, zs


def output(net: Folds, X: Matrix) -> Vector:
    """f at X (N, 2), shape (N,)."""
    return positions(net, X)[-1] @ net.v + net.c


def determinants(net: Folds, X: Matrix, depth: float) -> Vector:
    """The determinant of the Jacobian of the first two coordinates at X after ``depth`` blocks, (N,): negative where they lie upside down.

    A fraction of a block moves the points by that fraction of the way.
    """
    J = np.broadcast_to(np.eye(net.m, 2), (len(X), net.m, 2))
    for l, x in enumerate(positions(net, X)[:-1]):
        on = (x @ net.W[l].T + net.b[l] > 0).astype(float)
        share = min(max(depth - l, 0.0), 1.0)
        J = J + share * np.einsum("oh,nh,hi->noi", net.A[l], on, net.W[l]) @ J
    return np.asarray(np.linalg.det(J[:, :2]))


def train(net: Folds, X: NDArray[np.float64], y: NDArray[np.float64], steps: int, η: float, *, λ: float = 0.0) -> Folds:
    """Adam on the mean logistic loss plus ½ λ ‖θ‖², full batch; X and y as in :func:`loss_gradient`."""
    θ = [net.W, net.b, net.A, net.v, np.array(net.c)]
    adam = Adam(θ)
    for _ in range(steps):
        g = [d + λ * p for d, p in zip(loss_gradient(net, X, y), θ, strict=True)]
        g[2] = g[2] * _free(net.m)
        θ = [p - s for p, s in zip(θ, adam.steps(g, η), strict=True)]
        net = Folds(θ[0], θ[1], θ[2], θ[3], θ[4][()])
    return net


def together(nets: Sequence[Folds]) -> Folds:
    """Several networks of the same shape as one."""
    W, b, A = (np.stack(parts, axis=1) for parts in zip(*((net.W, net.b, net.A) for net in nets), strict=True))
    return Folds(W, b, A, np.array([net.v for net in nets]), np.array([net.c for net in nets]))


def apart(nets: Folds) -> list[Folds]:
    """Each of the networks that were taken together."""
    return [Folds(nets.W[:, s], nets.b[:, s], nets.A[:, s], v, float(np.ravel(nets.c)[s])) for s, v in enumerate(nets.v)]


def as_relu_network(net: Folds) -> ReluNetwork:
    """The same function as a plain ReLU network: x is carried along as max(0, x) − max(0, −x), 2m more units a layer.

    The carried units switch on the axes of each layer, so the pattern of this network has more regions than f has pieces.
    """
    I = np.eye(net.m)
    carry, back = np.concatenate([I, -I]), np.concatenate([I, -I], axis=1)
    out = back
    weights, biases = [], []
    for l in range(net.L):
        enter = np.concatenate([net.W[l], carry])
        weights.append(enter[:, :2] if l == 0 else enter @ out)
        biases.append(np.concatenate([net.b[l], np.zeros(2 * net.m)]))
        out = np.concatenate([net.A[l], back], axis=1)
    return ReluNetwork((*weights, (net.v @ out)[None]), (*biases, np.array([net.c])))


def straight_line(X: Matrix, y: Vector, steps: int = 30, λ: float = 1e-3) -> tuple[Vector, float]:
    """The line (or plane) v·x + c = 0 of logistic regression of y (N,) on X (N, m), by Newton's method; λ keeps it finite."""
    x1 = np.column_stack([X, np.ones(len(X))])
    w = np.zeros(x1.shape[1])
    for _ in range(steps):
        p = expit(x1 @ w)
        H = x1.T @ ((p * (1 - p))[:, None] * x1) / len(X) + λ * np.eye(len(w))
        w = w - np.linalg.solve(H, x1.T @ (p - y) / len(X) + λ * w)
    return w[:-1], float(w[-1])


def loss_gradient(net: Folds, X: NDArray[np.float64], y: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """The gradient of the mean logistic loss in the order W, b, A, v, c; X is (N, 2), y (N,), or (S, N, 2) and (S, N) of S networks."""
    x, zs = _forward(net, X)
    r = (expit((x[-1] @ net.v[..., None])[..., 0] + np.asarray(net.c)[..., None]) - y) / y.shape[-1]
    δ = r[..., None] * net.v[..., None, :]
    dW, db, dA = np.empty_like(net.W), np.empty_like(net.b), np.empty_like(net.A)
    for l in range(net.L - 1, -1, -1):
        z = zs[l]
        back = (δ @ net.A[l]) * (z > 0)
        dA[l], dW[l], db[l] = δ.swapaxes(-1, -2) @ np.maximum(z, 0), back.swapaxes(-1, -2) @ x[l], back.sum(axis=-2)
        δ = δ + back @ net.W[l]
    return [dW, db, dA, (r[..., None, :] @ x[-1])[..., 0, :], r.sum(axis=-1)]


@dataclass(frozen=True)
class Layer:
    """The sheet at some ``depth``, in m coordinates.

    ``points`` (N, m) with labels ``y``; the ``sheet`` (rows, columns, m), a square grid moved along; the best ``line`` (v, c), or plane;
    the share of the points on the ``right`` side of it, and that of the grid that lies ``upside_down``.
    """

    depth: float
    points: Matrix
    y: Vector
    sheet: NDArray[np.float64]
    line: tuple[Vector, float]
    right: float
    upside_down: float

    @property
    def m(self) -> int:
        """The number of coordinates."""
        return int(self.points.shape[1])


def layer(net: Folds, X: Matrix, y: Vector, grid: NDArray[np.float64], depth: float) -> Layer:
    """The sheet after ``depth`` blocks; a fraction is on the straight way between two blocks.

    Raises:
        ValueError: if depth is not within 0 … L.
    """
    if not 0 <= depth <= net.L:
        raise ValueError(f"depth {depth} is not within 0 … {net.L}, the blocks of this network")
    low = min(int(depth), net.L - 1)

    def move(points: Matrix) -> Matrix:
        path = positions(net, points)
        return path[low] + (depth - low) * (path[low + 1] - path[low])

    flat, moved = grid.reshape(-1, 2), move(X)
    v, c = straight_line(moved, y)
    right = float(np.mean((moved @ v + c > 0) == (y > 0)))
    sheet = move(flat).reshape(*grid.shape[:2], net.m)
    return Layer(depth, moved, y, sheet, (v, c), right, float(np.mean(determinants(net, flat, depth) < 0)))


def square(half_width: float, points: int) -> NDArray[np.float64]:
    """A square grid of points × points places, shape (points, points, 2)."""
    along = np.linspace(-half_width, half_width, points)
    return np.stack(np.meshgrid(along, along), axis=-1)
