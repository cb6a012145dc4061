"""Two-layer ReLU networks trained by Adam, many at once, with or without a penalty on their gradient.

    f(x) = a·max(0, Wx + b) + c,   loss = mean (f(xᵢ) − yᵢ)² + λ·mean ‖∇f(xᵢ)‖²

The first axis of every array numbers the networks (r); each has its own data. One product serves all networks at once, so the passes are
not those of ``relu_network`` and ``backpropagation``. The penalty's gradient is exact between the kinks, where no switch moves: with Sᵢⱼ
the switches and N = S'S, how often two units are on together, ∇f(xᵢ) = Σⱼ aⱼ Sᵢⱼ wⱼ, so the penalty is (λ/n) Σⱼₗ aⱼ aₗ Nⱼₗ wⱼ·wₗ. Its
gradient is (2λ/n) aⱼ Σₗ Nⱼₗ aₗ wₗ for wⱼ and (2λ/n) Σₗ Nⱼₗ aₗ wⱼ·wₗ for aⱼ: no gradient at any input is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.networks.adam import Adam

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Networks:
    """R networks: W (R, h, d), b (R, h), a (R, h), c (R,)."""

    W: Array
    b: Array
    a: Array
    c: Array

    @property
    def p(self) -> int:
        """Parameters of one network, h(d + 2) + 1."""
        return self.W.shape[1] * (self.W.shape[2] + 2) + 1

    def __call__(self, X: Array) -> Array:
        """Outputs (R, n) at the inputs (R, n, d)."""
        return np.einsum("rnh,rh->rn", np.maximum(self.preactivations(X), 0), self.a) + self.c[:, None]

    def preactivations(self, X: Array) -> Array:
        """Wx + b (R, n, h) at the inputs (R, n, d)."""
        Z = X @ np.swapaxes(self.W, 1, 2)
        Z += self.b[:, None, :]
        return Z

    def input_gradient(self, X: Array) -> Array:
        """∇f (R, n, d) at the inputs (R, n, d)."""
        return ((self.preactivations(X) > 0) * self.a[:, None, :]) @ self.W


def initialize(R: int, d: int, h: int, rng: np.random.Generator, gain: float = 1.0) -> Networks:
    """Weights N(0, 2·gain²/d), biases N(0, gain²/100), output weights N(0, gain²/h)."""
    W = gain * rng.standard_normal((R, h, d)) * np.sqrt(2 / d)
    return Networks(W, 0.1 * gain * rng.standard_normal((R, h)), gain * rng.standard_normal((R, h)) / np.sqrt(h), np.zeros(R))


def loss_gradient(f: Networks, X: Array, y: Array, λ: float = 0.0, Xt: Array | None = None) -> Networks:
    """The gradient of the loss, in the networks' own shape. X (R, n, d), y (R, n); Xt (R, d, n) is X transposed, if it is at hand."""
    n = X.shape[1]
    H = f.W @ (np.swapaxes(X, 1, 2) if Xt is None else Xt)
    H += f.b[:, :, None]
    on = H > 0
    np.maximum(H, 0, out=H)
    r = 2 / n * ((f.a[:, None, :] @ H)[:, 0] + f.c[:, None] - y)
    δ = on * r[:, None, :]
    dW, db, da = δ @ X, f.a * δ.sum(axis=2), (H @ r[:, :, None])[..., 0]
    if λ:
        on = on.astype(float)
        pull = (2 * λ / n * (on @ np.swapaxes(on, 1, 2)) * f.a[:, None, :]) @ f.W
        dW += pull
        da += np.einsum("rhd,rhd->rh", pull, f.W)
    dW *= f.a[:, :, None]
    return Networks(dW, db, da, r.sum(axis=1))


def train(start: Networks, X: Array, y: Array, *, λ: float = 0.0, steps: int = 1000, η: float = 0.01) -> Networks:
    """Adam on all data at once (decay 0.9 and 0.999), its step falling linearly to η/100 over the second half.

    Raises:
        ValueError: if the shapes of networks, X (R, n, d) and y (R, n) do not fit together, or λ < 0.
    """
    if X.ndim != 3 or y.shape != X.shape[:2] or (len(X), X.shape[2]) != (len(start.W), start.W.shape[2]):
        raise ValueError(f"networks W {start.W.shape}, X {X.shape} and y {y.shape} do not fit; give X (R, n, d) and y (R, n)")
    if λ < 0:
        raise ValueError(f"λ is {λ}; a penalty is at least 0")
    θ = [part.copy() for part in (start.W, start.b, start.a, start.c)]
    adam, Xt = Adam(θ), np.ascontiguousarray(np.swapaxes(X, 1, 2))
    for t in range(1, steps + 1):
        step = η * min(1.0, 2 * (steps - t) / steps + 0.01)
        g = loss_gradient(Networks(*θ), X, y, λ, Xt)
        for part, s in zip(θ, adam.steps((g.W, g.b, g.a, g.c), step), strict=True):
            np.subtract(part, s, out=part)
    return Networks(*θ)
