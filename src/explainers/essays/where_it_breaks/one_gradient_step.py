"""One step along the gradient of a network that was never trained.

    f(x) = Σ a_l max(0, w_l·x) / √k,   w_l ~ N(0, I/d),  a_l = ±1,  ‖x‖ = √d

For large d and k, f(x) is nearly normal with variance ½, and ‖∇f‖² nearly ½. If f is nearly linear over a step of length r, the step that
lowers |f| fastest flips its sign with probability 2Φ(r) − 1: a step of length 3, whatever the length √d of the input.
"""

from __future__ import annotations

import numpy as np

from explainers.networks.relu_network import Matrix, Vector


def draw(d: int, k: int, rng: np.random.Generator) -> tuple[Matrix, Vector]:
    """W (k, d) and a (k,) of a random network; the factor 1/√k is in a."""
    return rng.standard_normal((k, d)) / np.sqrt(d), rng.choice([-1.0, 1.0], k) / np.sqrt(k)


def value(W: Matrix, a: Vector, X: Matrix) -> Vector:
    """f at X (N, d)."""
    return np.asarray(np.maximum(X @ W.T, 0) @ a)


def gradient(W: Matrix, a: Vector, X: Matrix) -> Matrix:
    """∂f/∂x at X (N, d), the same shape."""
    return np.asarray(((X @ W.T > 0) * a) @ W)


def inputs(N: int, d: int, rng: np.random.Generator) -> Matrix:
    """N points uniform on the sphere of radius √d, (N, d)."""
    X = rng.standard_normal((N, d))
    return np.asarray(np.sqrt(d) * X / np.linalg.norm(X, axis=1, keepdims=True))


def flipped(d: int, k: int, r: float, N: int, rng: np.random.Generator, *, random: bool = False) -> float:
    """The share of N inputs whose sign a step of length r flips: along the gradient toward zero, or in a random direction.

    Raises:
        ValueError: if the length is negative.
    """
    if r < 0:
        raise ValueError(f"r = {r}: a step has a length that is not negative")
    (W, a), X = draw(d, k, rng), inputs(N, d, rng)
    f = value(W, a, X)
    step = rng.standard_normal((N, d)) if random else -np.sign(f)[:, None] * gradient(W, a, X)
    step *= r / np.linalg.norm(step, axis=1, keepdims=True)
    return float(np.mean(f * value(W, a, X + step) < 0))
