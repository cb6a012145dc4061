"""A network whose weights hardly move: f(x) = m^−½ Σⱼ aⱼ tanh(wⱼ·x), all weights N(0, 1) at the start, trained by gradient descent.

J is the Jacobian of the outputs at the start, r = f − y, and Θ = J Jᵀ. If f were linear in its weights, training would move them by
Δθ = −Jᵀ Θ⁻¹ r, a distance of √(rᵀ Θ⁻¹ r), which does not grow with the width m. Networks come in batches: W has shape (n, m, d), a (n, m).
One product serves a batch, and the scale is m^−½, so the passes are not those of ``networks.one_hidden_layer``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def random_data(N: int, d: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Standard normal inputs (N, d) and labels (N,) that have nothing to do with them."""
    return rng.standard_normal((N, d)), rng.standard_normal(N)


def initialize(n: int, m: int, d: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Hidden weights W, shape (n, m, d), and readouts a, shape (n, m), of n networks."""
    return rng.standard_normal((n, m, d)), rng.standard_normal((n, m))


def outputs(W: Array, a: Array, X: Array) -> Array:
    """f(x) of every network at the inputs X (N, d), shape (n, N).

    Raises:
        ValueError: if the shapes do not fit.
    """
    if W.ndim != 3 or a.shape != W.shape[:2] or np.ndim(X) != 2 or X.shape[1] != W.shape[2]:
        raise ValueError(f"W has shape {W.shape}, a {a.shape} and X {np.shape(X)}; they must be (n, m, d), (n, m) and (N, d)")
    return (a[:, None, :] @ np.tanh(W @ X.T))[:, 0] / np.sqrt(W.shape[1])


def jacobian(W: Array, a: Array, X: Array) -> Array:
    """J of every network, shape (n, N, m(d + 1)): first the hidden weights, row by row, then the readouts."""
    n, m, d = W.shape
    T, J = np.tanh(X @ W.transpose(0, 2, 1)) / np.sqrt(m), np.empty((n, len(X), m * (d + 1)))
    slope = a[:, None, :] * (1 / np.sqrt(m) - np.sqrt(m) * T**2)
    np.multiply(slope[..., None], X[:, None, :], out=J[..., : m * d].reshape(n, len(X), m, d))
    J[..., m * d :] = T
    return J


def linear_step(J: Array, r: Array) -> Array:
    """√(rᵀ Θ⁻¹ r): how far the linearized network's weights move, one number a network, shape (n,).

    Args:
        J: shape (n, N, k). r: residuals at the start, shape (n, N).

    Raises:
        ValueError: if Θ of a network is singular, so that its linearization cannot fit every label.
    """
    Θ = J @ J.transpose(0, 2, 1)
    λ = np.linalg.eigvalsh(Θ)
    if np.any(λ[:, 0] <= 1e-12 * λ[:, -1]):
        worst = int(np.argmin(λ[:, 0] / λ[:, -1]))
        raise ValueError(f"Θ of network {worst}, shape {Θ.shape[1:]}, is singular: eigenvalues {λ[worst, 0]:.1e} to {λ[worst, -1]:.1e}")
    return np.sqrt(np.einsum("ni,ni->n", r, np.linalg.solve(Θ, r[..., None])[..., 0]))


def limit_kernels(X: Array, *, h: float = 0.1) -> tuple[Array, Array]:
    """What Θ and K tend to as the width grows, by the trapezoidal rule in two standard normal variables; X (M, d), each of shape (M, M).

    K(x, x′) = E tanh u tanh v and Θ = K + x·x′ E tanh′u tanh′v, for normal u, v with variances |x|², |x′|² and covariance x·x′. The error
    is of order exp(−π²/(h max|x|)), by the poles of tanh.

    Raises:
        ValueError: if an input is zero, or X is not a matrix.
    """
    if np.ndim(X) != 2 or not np.all(np.any(X, axis=1)):
        raise ValueError(f"X has shape {np.shape(X)}; give a matrix of inputs (M, d), none of them zero")
    z = h * np.arange(-round(8 / h), round(8 / h) + 1)
    weight = np.exp(-(z**2) / 2) * h / np.sqrt(2 * np.pi)
    size, S = np.linalg.norm(X, axis=1), X @ X.T
    K, slopes = np.empty_like(S), np.empty_like(S)
    for i, row in enumerate(S):
        along = row / size[i]  # v = along · z + across · z′, where u = |x| z
        across = np.sqrt(np.maximum(size**2 - along**2, 0.0))
        tanh_u = np.tanh(size[i] * z)
        tanh_v = np.tanh(along[:, None, None] * z[:, None] + across[:, None, None] * z)
        K[i] = np.einsum("jzw,z,w->j", tanh_v, weight * tanh_u, weight)
        slopes[i] = np.einsum("jzw,z,w->j", 1 - tanh_v**2, weight * (1 - tanh_u**2), weight)
    return K + S * slopes, K


def step_size(W: Array, a: Array, X: Array) -> Array:
    """1/λ for each network, λ the greatest eigenvalue of its Θ, shape (n,): the steps in which it is trained."""
    J = jacobian(W, a, X)
    return np.asarray(1 / np.linalg.eigvalsh(J @ J.transpose(0, 2, 1))[:, -1])


IN_CACHE = 2**16
"""How many hidden activities of networks that are trained together fit into a core's cache."""


def train(
    W: Array, a: Array, X: Array, y: Array, *, steps: int = 4000, enough: float = 1e-6, η: Array | None = None
) -> tuple[Array, Array, int]:
    """Gradient descent on ½‖f − y‖² for a few networks at a time, until every root mean square residual of theirs is below ``enough``.

    The step of each network is η, shape (n,); without it, :func:`step_size` at the start.

    Returns:
        W, a and the greatest number of steps taken.

    Raises:
        ValueError: if a step size is not positive.
    """
    η = step_size(W, a, X) if η is None else η
    if not np.all(η > 0):
        raise ValueError(f"the step sizes are {η}; all of them must be positive")
    (n, m, _), root, taken = W.shape, np.sqrt(W.shape[1]), 0
    all_V, all_a, few = W.transpose(0, 2, 1).copy(), a.copy(), max(1, IN_CACHE // (m * len(X)))
    for i in range(0, n, few):
        V, a, ηs = all_V[i : i + few], all_a[i : i + few], η[i : i + few, None]
        T, dV = X @ V, np.empty_like(V)  # many steps in the same memory: new arrays of this size take as long as what is put in them
        for step in range(steps + 1):
            np.tanh(np.matmul(X, V, out=T), out=T)
            r = (T @ a[:, :, None])[..., 0] / root - y
            if step == steps or not np.sqrt((r**2).mean(1)).max() >= enough:  # it ends, too, where numbers have overflown
                break
            r *= ηs / root
            da = (r[:, None, :] @ T)[:, 0]
            T *= T
            T -= 1
            T *= r[:, :, None]
            V += np.multiply(np.matmul(X.T, T, out=dV), a[:, None, :], out=dV)
            a -= da
        taken = max(taken, step)
    return all_V.transpose(0, 2, 1), all_a, taken


FARTHEST = 0.05
"""Of ‖θ‖: how far the weights may move in one step of ``flow``."""


def flow(
    W: Array, a: Array, X: Array, y: Array, *, steps: int = 1000, enough: float = 1e-6, growth: float = 1.1
) -> tuple[Array, Array, int]:
    """Gradient flow, which is gradient descent in steps of no length, until every root mean square residual is below ``enough``.

    It takes exponential steps, each of them exact for a network that is linear in its weights: in a time h they move by
    −Jᵀ Θ⁻¹ (1 − exp(−hΘ)) r. The time since the start is multiplied by ``growth`` in each, or less if the weights would move by more than
    ``FARTHEST``. So slow directions come to their end as well: where Θ is nearly singular, descent needs thousands of steps.

    Returns:
        W, a and the number of steps taken.
    """
    (n, m, d), t = W.shape, 0.1 * step_size(W, a, X)
    W, a = W.copy(), a.copy()
    for step in range(steps):
        r = outputs(W, a, X) - y
        if np.sqrt((r**2).mean(1)).max() < enough:
            return W, a, step
        J, h = jacobian(W, a, X), (growth - 1) * t
        λ, V = np.linalg.eigh(J @ J.transpose(0, 2, 1))
        Δ = _flow_step(J, λ, V, r, h)
        room = FARTHEST * np.sqrt((W**2).sum((1, 2)) + (a**2).sum(1)) / np.maximum(np.linalg.norm(Δ, axis=1), np.finfo(float).tiny)
        if np.any(room < 1):
            h = h * np.minimum(room, 1)
            Δ = _flow_step(J, λ, V, r, h)
        W, a, t = W + Δ[:, : m * d].reshape(n, m, d), a + Δ[:, m * d :], t + h
    return W, a, steps


def _flow_step(J: Array, λ: Array, V: Array, r: Array, h: Array) -> Array:
    """−Jᵀ Θ⁻¹ (1 − exp(−hΘ)) r for Θ with eigenvalues λ and eigenvectors V, shape (n, k)."""
    λ = np.maximum(λ, np.finfo(float).tiny)
    c = np.einsum("nij,nj,nkj,nk->ni", V, -np.expm1(-λ * h[:, None]) / λ, V, r)
    return -np.einsum("nNk,nN->nk", J, c)


@dataclass(frozen=True)
class Lazy:
    """Networks of one width before and after training, shapes as above; ``predicted`` and ``moved`` have shape (n,).

    ``steps`` is how many it took, ``rms`` the root mean square residual that is left.
    """

    W0: Array
    a0: Array
    W: Array
    a: Array
    predicted: Array
    moved: Array
    relative: Array
    rms: float
    steps: int

    @property
    def m(self) -> int:
        """The width."""
        return self.W0.shape[1]

    @property
    def ratio(self) -> Array:
        """How far the weights moved, over the linear prediction, shape (n,)."""
        return self.moved / self.predicted


def experiment(
    m: int,
    X: Array,
    y: Array,
    n: int,
    rng: np.random.Generator,
    *,
    by: Callable[..., tuple[Array, Array, int]] = train,
    steps: int = 4000,
    enough: float = 1e-6,
) -> Lazy:
    """Train n networks of width m, by ``train`` or ``flow``, and compare how far the weights move with the linear prediction."""
    W0, a0 = initialize(n, m, X.shape[1], rng)
    predicted = linear_step(jacobian(W0, a0, X), outputs(W0, a0, X) - y)
    W, a, taken = by(W0, a0, X, y, steps=steps, enough=enough)
    moved = np.sqrt(((W - W0) ** 2).sum((1, 2)) + ((a - a0) ** 2).sum(1))
    size = np.sqrt((W0**2).sum((1, 2)) + (a0**2).sum(1))
    rms = float(np.sqrt(((outputs(W, a, X) - y) ** 2).mean()))
    return Lazy(W0, a0, W, a, predicted, moved, moved / size, rms, taken)
