"""A network that squeezes images through a few numbers and back, trained with Adam: D → h → m → h → D.

    code(x) = W_2 relu(W_1 x + b_1) + b_2,   image(c) = W_4 relu(W_3 c + b_3) + b_4,   loss = mean ‖image(code(x)) − x‖²

Encoder and decoder are ReLU networks with one hidden layer each; the gradient passes from the one to the other through the codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from explainers.networks import relu_network
from explainers.networks.adam import Adam
from explainers.networks.backpropagation import backward
from explainers.networks.relu_network import ReluNetwork

Array = NDArray[np.float64]

EPOCHS = 150
"""How often training sees every image."""


@dataclass(frozen=True)
class Autoencoder:
    """``encoder``: D → h → m; ``decoder``: m → h → D, each with one layer of ReLU."""

    encoder: ReluNetwork
    decoder: ReluNetwork

    @property
    def m(self) -> int:
        """Numbers in a code."""
        return self.decoder.d

    def code(self, X: Array) -> Array:
        """The codes of the images X (n, D). Shape (n, m)."""
        return relu_network.forward(self.encoder, X)

    def image(self, codes: Array) -> Array:
        """The images of codes (n, m). Shape (n, D). Gray values may leave [0, 1] a little."""
        return relu_network.forward(self.decoder, codes)

    def reconstruct(self, X: Array) -> Array:
        """image(code(X))."""
        return self.image(self.code(X))

    def path(self, start: Array, end: Array, t: Array) -> Array:
        """image((1 − t) code(start) + t code(end)): a straight line between codes is a curve between images. Shape (len(t), D)."""
        a, b = self.code(np.stack([start, end]))
        return self.image((1 - t[:, None]) * a + t[:, None] * b)


def from_parameters(θ: Sequence[Array]) -> Autoencoder:
    """The autoencoder with the parameters W_1 … W_4, b_1 … b_4."""
    return Autoencoder(ReluNetwork(tuple(θ[:2]), tuple(θ[4:6])), ReluNetwork(tuple(θ[2:4]), tuple(θ[6:])))


def parameters(net: Autoencoder) -> list[Array]:
    """W_1 … W_4, b_1 … b_4."""
    return [*net.encoder.weights, *net.decoder.weights, *net.encoder.biases, *net.decoder.biases]


def initialize(D: int, h: int, m: int, rng: np.random.Generator) -> Autoencoder:
    """Normal weights with variance 2/inputs before the relu layers' outputs and 1/inputs before the linear ones; zero biases."""
    sizes, gains = (D, h, m, h, D), (2, 1, 2, 1)
    W = [rng.normal(size=(a, b)).T * np.sqrt(gain / a) for (a, b), gain in zip(pairwise(sizes), gains, strict=True)]
    return from_parameters([*W, *(np.zeros(n) for n in sizes[1:])])


def loss_and_gradient(net: Autoencoder, X: Array) -> tuple[float, list[Array]]:
    """The loss on X (n, D) and its gradient in the order W_1 … W_4, b_1 … b_4."""
    inner = relu_network.preactivations(net.encoder, X)
    outer = relu_network.preactivations(net.decoder, inner[-1])
    error = outer[-1] - X
    dW2, db2, δ = backward(net.decoder, inner[-1], outer, 2 * error / len(X))
    dW1, db1, _ = backward(net.encoder, X, inner, δ @ net.decoder.weights[0])
    return float(np.mean(np.sum(error**2, axis=1))), [*dW1, *dW2, *db1, *db2]


def train(
    X: Array, m: int, rng: np.random.Generator, *, h: int = 128, epochs: int = EPOCHS, batch: int = 100, η: float = 2e-3
) -> Autoencoder:
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
    θ = [np.ascontiguousarray(p) for p in parameters(net)]
    net = from_parameters(θ)
    adam = Adam(θ)
    steps = epochs * (len(X) // batch)
    for step in range(steps):
        at = step % (len(X) // batch)
        if at == 0:
            order = rng.permutation(len(X))
        _, g = loss_and_gradient(net, X[order[at * batch : (at + 1) * batch]])
        for p, s in zip(θ, adam.steps(g, η / 2 * (1 + np.cos(np.pi * step / steps))), strict=True):
            np.subtract(p, s, out=p)  # the network's own arrays
    return net
