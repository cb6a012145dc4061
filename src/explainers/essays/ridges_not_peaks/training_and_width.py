"""Plain gradient descent for many networks at once: how many steps until the loss is small, and whether it ever is, against width.

All networks have the same sizes; each has data and a start of its own. The step size is 1/λ_max(K) at the start, with K = JJᵀ. Were K to
stay as it is, the part of the residual along an eigenvector of K with eigenvalue λ would shrink by 1 − λ/λ_max at each step, so that
λ_min/λ_max sets the pace.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network

Array = NDArray[np.float64]

NEVER = -1
"""The number of steps of a run that did not arrive."""


@dataclass(frozen=True)
class Problems:
    """Data for m networks: inputs X (m, N, d), labels y (m, N)."""

    X: Array
    y: Array


def random_problems(m: int, N: int, d: int, rng: np.random.Generator, *, conflict: bool = False) -> Problems:
    """m times N inputs on the sphere of radius √d, with standard normal labels.

    With ``conflict`` the last input is the first one again, and its label is one more.
    """
    X = rng.standard_normal((m, N, d))
    X *= np.sqrt(d) / np.linalg.norm(X, axis=2, keepdims=True)
    y = rng.standard_normal((m, N))
    if conflict:
        X[:, -1], y[:, -1] = X[:, 0], y[:, 0] + 1
    return Problems(X, y)


def starts(net: Network, m: int, rng: np.random.Generator) -> Array:
    """m random θ, shape (m, k)."""
    return np.array([one_hidden_layer.initialize(net, rng) for _ in range(m)])


def kernel_spectra(net: Network, Θ: Array, problems: Problems) -> Array:
    """The eigenvalues of K = JJᵀ of each network at its θ, ascending, shape (m, N)."""
    Js = [one_hidden_layer.jacobian(net, θ, X) for θ, X in zip(Θ, problems.X, strict=True)]
    return np.array([np.linalg.eigvalsh(J @ J.T) for J in Js])


def steps_at_fixed_kernel(net: Network, Θ: Array, problems: Problems, *, ε: float, most: int) -> NDArray[np.int64]:
    """After how many steps of size 1/λ_max the loss of each network would be below ε if K stayed as it is at its θ, shape (m,); ``most``
    where it would not."""
    steps = []
    for θ, X, y in zip(Θ, problems.X, problems.y, strict=True):
        J = one_hidden_layer.jacobian(net, θ, X)
        λ, V = np.linalg.eigh(J @ J.T)
        parts, shrink = (V.T @ one_hidden_layer.residual(net, θ, X, y)) ** 2, (1 - np.maximum(λ, 0) / λ[-1]) ** 2

        def is_small(n: int, parts: Array = parts, shrink: Array = shrink) -> bool:
            return bool(parts @ shrink**n / 2 < ε)

        steps.append(bisect_left(range(most), True, key=is_small))
    return np.array(steps)


@dataclass(frozen=True)
class Runs:
    """How the m runs ended: after how many steps the loss was below ε (``NEVER`` if it was not), and the loss then; both (m,)."""

    steps: NDArray[np.int64]
    loss: Array

    @property
    def share(self) -> float:
        """The share of runs that arrived."""
        return float(np.mean(self.steps != NEVER))


def descend(net: Network, Θ: Array, problems: Problems, η: Array, *, ε: float, most: int) -> Runs:
    """Gradient descent on L = ½‖f(X) − y‖² with the steps η (m,), each run until L < ε, or it overflows, or for ``most``
    steps.

    Raises:
        ValueError: if the network has more than one output.
    """
    if net.d_out != 1:
        raise ValueError(f"these runs are for one output, not d_out = {net.d_out}")
    m, N = problems.y.shape
    split = np.cumsum([net.h * net.d, net.h, net.h])
    W, b, A, c = np.split(Θ, split, axis=1)
    U = np.concatenate([W.reshape(m, net.h, net.d), b[:, :, None]], axis=2)
    x1 = np.concatenate([problems.X, np.ones((m, N, 1))], axis=2)
    x1T = x1.transpose(0, 2, 1).copy()
    steps, loss, left = np.full(m, NEVER, np.int64), np.full(m, np.nan), np.arange(m)
    A, c, y, η = A.copy(), c.copy(), problems.y, η.reshape(m, 1)
    act = net.activation
    with np.errstate(over="ignore", invalid="ignore"):
        for step in range(most + 1):
            Z = U @ x1T
            H = act.φ(Z)
            r = (A[:, None, :] @ H)[:, 0] + c - y
            L = np.einsum("mn,mn->m", r, r) / 2
            keep = L >= ε
            if not keep.all():
                steps[left[L < ε]], loss[left] = step, L
                left, U, A, c, x1, x1T, y, η, Z, H, r, L = (part[keep] for part in (left, U, A, c, x1, x1T, y, η, Z, H, r, L))
                if not len(left):
                    break
            dU = A[:, :, None] * (act.dφ(Z, H) @ (r[:, :, None] * x1))
            A -= η * (H @ r[:, :, None])[:, :, 0]
            c -= η * r.sum(axis=1, keepdims=True)
            U -= η[:, :, None] * dU
    loss[left] = L
    return Runs(steps, loss)


@dataclass(frozen=True)
class WidthCurve:
    """Descent against width.

    Attributes:
        act, N: the activation, and how many data.
        h: widths, shape (q,).
        steps: steps until the loss was small, shape (q, m); ``NEVER`` where it never was.
        pace: λ_min/λ_max of K at each start, shape (q, m).
        most: after how many steps a run was given up.
        D: functional dimension of the widest network.
    """

    act: str
    N: int
    h: NDArray[np.int64]
    steps: NDArray[np.int64]
    pace: Array
    most: int
    D: int

    @property
    def share(self) -> Array:
        """The share of runs that arrived, at each width, shape (q,)."""
        return np.asarray(np.mean(self.steps != NEVER, axis=1))

    @property
    def median(self) -> Array:
        """The median number of steps at each width, shape (q,), infinite where it is that of a run that never arrived."""
        return np.asarray(np.median(np.where(self.steps == NEVER, np.inf, self.steps), axis=1))
