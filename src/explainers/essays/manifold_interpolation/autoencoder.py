"""A network that squeezes images through a few numbers and back, trained with Adam: D → h → m → h → D.

    code(x) = W_2 relu(W_1 x + b_1) + b_2,   image(c) = W_4 relu(W_3 c + b_3) + b_4,   loss = mean ‖image(code(x)) − x‖²

Images are rows, so the weights stand on the right: x W + b.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from explainers.networks.adam import Adam

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Autoencoder:
    """Weights W[i] of shape (inputs, outputs) and biases b[i] of the four layers."""

    W: tuple[Array, ...]
    b: tuple[Array, ...]

    @property
    def m(self) -> int:
        """Numbers in a code."""
        return self.W[1].shape[1]

    def code(self, X: Array) -> Array:
        """The codes of the images X (n, D). Shape (n, m)."""
        return np.maximum(X @ self.W[0] + self.b[0], 0) @ self.W[1] + self.b[1]

    def image(self, codes: Array) -> Array:
        """The images of codes (n, m). Shape (n, D). Gray values may leave [0, 1] a little."""
        return np.maximum(codes @ self.W[2] + self.b[2], 0) @ self.W[3] + self.b[3]

    def reconstruct(self, X: Array) -> Array:
        """image(code(X))."""
        return self.image(self.code(X))

    def path(self, start: Array, end: Array, t: Array) -> Array:
        """image((1 − t) code(start) + t code(end)): a straight line between codes is a curve between images. Shape (len(t), D)."""
        a, b = self.code(np.stack([start, end]))
        return self.image((1 - t[:, None]) * a + t[:, None] * b)


def initialize(D: int, h: int, m: int, rng: np.random.Generator) -> Autoencoder:
    """Normal weights with variance 2/inputs before the relu layers' outputs and 1/inputs before the linear ones; zero biases."""
    sizes, gains = (D, h, m, h, D), (2, 1, 2, 1)
    W = tuple(rng.normal(size=(a, b)) * np.sqrt(gain / a) for (a, b), gain in zip(pairwise(sizes), gains, strict=True))
    return Autoencoder(W, tuple(np.zeros(b) for b in sizes[1:]))


def loss_and_gradient(net: Autoencoder, X: Array) -> tuple[float, list[Array]]:
    """The loss on X (n, D) and its gradient in the order W_1 … W_4, b_1 … b_4."""
    h1 = np.maximum(X @ net.W[0] + net.b[0], 0)
    c = h1 @ net.W[1] + net.b[1]
    h2 = np.maximum(c @ net.W[2] + net.b[2], 0)
    error = h2 @ net.W[3] + net.b[3] - X
    g4 = 2 * error / len(X)
    g3 = (g4 @ net.W[3].T) * (h2 > 0)
    g2 = g3 @ net.W[2].T
    g1 = (g2 @ net.W[1].T) * (h1 > 0)
    W = [X.T @ g1, h1.T @ g2, c.T @ g3, h2.T @ g4]
    return float(np.mean(np.sum(error**2, axis=1))), W + [g.sum(axis=0) for g in (g1, g2, g3, g4)]


def train(X: Array, m: int, rng: np.random.Generator, *, h: int = 128, epochs: int = 150, batch: int = 100, η: float = 2e-3) -> Autoencoder:
    """An autoencoder with codes of m numbers, trained on the images X (n, D) by Adam with a step size that falls to zero as a cosine.

    Raises:
        ValueError: if X is no matrix of finite numbers with at least ``batch`` rows, or an image is constant: it shows nothing to encode.
    """
    if X.ndim != 2 or len(X) < batch or not np.all(np.isfinite(X)):
        raise ValueError(f"X has shape {X.shape}; at least {batch} images of finite numbers are needed, one a row")
    constant = np.flatnonzero(np.ptp(X, axis=1) == 0)
    if len(constant):
        raise ValueError(f"image {constant[0]} is constant (every pixel is {X[constant[0], 0]:g}): it shows nothing to encode; drop it")
    net = initialize(X.shape[1], h, m, rng)
    parameters = [*net.W, *net.b]
    adam = Adam(parameters)
    steps = epochs * (len(X) // batch)
    for step in range(steps):
        at = step % (len(X) // batch)
        if at == 0:
            order = rng.permutation(len(X))
        _, g = loss_and_gradient(net, X[order[at * batch : (at + 1) * batch]])
        parameters = [p - s for p, s in zip(parameters, adam.steps(g, η / 2 * (1 + np.cos(np.pi * step / steps))), strict=True)]
        net = Autoencoder(tuple(parameters[:4]), tuple(parameters[4:]))
    return net
