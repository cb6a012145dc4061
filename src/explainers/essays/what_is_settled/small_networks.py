"""Many small networks at once, each with two inputs and one hidden layer of ReLU units, and gradient descent on all of them.

    f(x) = h^(−1/2) Σⱼ aⱼ max(0, wⱼ · x + bⱼ)        a: (h,)   W: (h, 2)   b: (h,)

Each has k = 4h parameters. At the start all of them are normal with standard deviation s. Divided by √h, the outputs have the same variance
at every width. Arrays have the networks along their first axis.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

MOMENTUM, RAMP = 0.95, 800
"""The momentum of descent, and over how many steps it grows to that."""
MISSED = 1e-6
"""Training ends when no label is missed by more."""


@dataclass(frozen=True)
class Networks:
    """M networks of h units: ``a`` (M, h), ``W`` (M, h, 2), ``b`` (M, h)."""

    a: Array
    W: Array
    b: Array

    @property
    def h(self) -> int:
        """Hidden units of each."""
        return self.a.shape[1]

    @property
    def k(self) -> int:
        """Parameters of each, 4h."""
        return 4 * self.h

    def __len__(self) -> int:
        return len(self.a)

    def __getitem__(self, chosen: slice | NDArray[np.bool_]) -> Networks:
        return Networks(self.a[chosen], self.W[chosen], self.b[chosen])


def draw(h: int, s: float, M: int, rng: np.random.Generator) -> Networks:
    """M networks whose parameters are all N(0, s²).

    Raises:
        ValueError: a size is not positive.
    """
    if min(h, M) < 1 or s <= 0:
        raise ValueError(f"h = {h}, s = {s} and M = {M} must all be positive")
    return Networks(s * rng.standard_normal((M, h)), s * rng.standard_normal((M, h, 2)), s * rng.standard_normal((M, h)))


def hidden(nets: Networks, X: Array) -> Array:
    """h^(−1/2) max(0, W x + b) at the inputs X, (P, 2): shape (M, P, h)."""
    return np.maximum(0, _preactivation(nets, X)) / np.sqrt(nets.h)


def values(nets: Networks, X: Array) -> Array:
    """f at the inputs X, (P, 2): shape (M, P)."""
    return np.einsum("mph,mh->mp", hidden(nets, X), nets.a)


def jacobian(nets: Networks, X: Array) -> Array:
    """∂f/∂(a, w₁, w₂, b) at the inputs X, (P, 2): shape (M, P, k)."""
    Z = _preactivation(nets, X)
    db = (Z > 0) * nets.a[:, None, :] / np.sqrt(nets.h)
    parts = [np.maximum(0, Z) / np.sqrt(nets.h), db * X[:, 0][:, None], db * X[:, 1][:, None], db]
    return np.concatenate(parts, axis=2)


def train(nets: Networks, X: Array, y: Array, steps: int) -> Networks:
    """Descend ½ Σ (f(x) − y)² with momentum in all parameters, for at most ``steps`` steps; end when all labels are hit within MISSED.

    Each network has a step size of its own, one over the trace of JJᵀ, which is at least the largest eigenvalue. In V (3, M, h) stand the
    weights and biases of all units, so that those of all networks are one product.
    """
    a, root, tiny = nets.a, np.sqrt(nets.h), np.finfo(float).tiny
    X1 = np.column_stack([X, np.ones(len(X))])
    length, V = np.sum(X1**2, axis=1), np.concatenate([nets.W.transpose(2, 0, 1), nets.b[None]])
    da, dV = np.zeros_like(a), np.zeros_like(V)
    for step in range(steps):
        Z = _preactivation(Networks(a, V[:2].transpose(1, 2, 0), V[2]), X)
        on = (Z > 0).astype(float)
        Z *= on
        r = np.einsum("mph,mh->mp", Z, a) / root - y
        if np.abs(r).max() < MISSED:
            break
        trace = (np.einsum("mph,mph->m", Z, Z) + np.einsum("mh,mh->m", np.einsum("mph,p->mh", on, length), a * a)) / nets.h
        r /= root * np.maximum(trace, tiny)[:, None]
        G = X1.T @ np.einsum("mp,mph->pmh", r, on).reshape(len(X), -1)
        μ = min(MOMENTUM, step / RAMP)
        da = μ * da - np.einsum("mp,mph->mh", r, Z)
        dV = μ * dV - G.reshape(V.shape) * a
        a, V = a + da, V + dV
    return Networks(a, V[:2].transpose(1, 2, 0), V[2])


def train_readout(nets: Networks, X: Array, y: Array, steps: int) -> Networks:
    """As :func:`train`, but the hidden units stay as they are: plain descent in ``a`` alone, where the loss is quadratic."""
    Φ, a = hidden(nets, X), nets.a
    η = 1 / np.einsum("mph,mph->m", Φ, Φ)
    for _ in range(steps):
        r = np.einsum("mph,mh->mp", Φ, a) - y
        a = a - η[:, None] * np.einsum("mp,mph->mh", r, Φ)
    return replace(nets, a=a)


def fitting(nets: Networks, X: Array, y: Array) -> NDArray[np.bool_]:
    """Which networks hit all labels, within ten times MISSED: shape (M,)."""
    return np.asarray(np.abs(values(nets, X) - y).max(axis=1) < 10 * MISSED)


def _preactivation(nets: Networks, X: Array) -> Array:
    if np.ndim(X) != 2 or np.shape(X)[1] != 2:
        raise ValueError(f"X has shape {np.shape(X)}; these networks take inputs of shape (P, 2)")
    Z = (X @ nets.W.transpose(2, 0, 1).reshape(2, -1)).reshape(len(X), *nets.b.shape)
    Z += nets.b
    return Z.transpose(1, 0, 2)
