"""The parameter-function map: which Boolean function a network with random parameters computes, and how often each.

    z⁰ = x,   zˡ⁺¹ = φ(Wˡ zˡ + bˡ),   f(x) = 1 if the last, linear layer is positive, else 0

with all parameters independent: Wˡ normal with variance σ_w²/(fan-in), bˡ normal with variance σ_b², and φ = relu or tanh.
No network is kept: weights are drawn layer by layer for many networks at once and used on the spot, which a
``networks.relu_network`` each would slow down.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import boolean
from explainers.essays.simple_functions_first.boolean import Census, Packed
from explainers.essays.simple_functions_first.chunked_sampling import in_chunks

_AT_ONCE = 250

ACTIVATIONS = ("relu", "tanh")


@dataclass(frozen=True)
class Prior:
    """The law of a random network.

    Attributes:
        n: the number of Boolean inputs.
        widths: units in each hidden layer; none at all makes a perceptron.
        σ_w, σ_b: scales of weights and biases.
        symmetric: whether inputs are −1 and 1 instead of 0 and 1.
        activation: φ, one of ``ACTIVATIONS``.

    Raises:
        ValueError: if 2ⁿ does not fit, the activation is unknown, a width is not positive, or a scale is negative (σ_w must be positive).
    """

    n: int
    widths: tuple[int, ...] = (40, 40)
    σ_w: float = 1.0
    σ_b: float = 1.0
    symmetric: bool = False
    activation: str = "relu"

    def __post_init__(self) -> None:
        boolean.check_variables(self.n)
        if self.activation not in ACTIVATIONS:
            raise ValueError(f"activation is {self.activation!r}; choose one of {', '.join(ACTIVATIONS)}")
        if min((1, *self.widths)) < 1:
            raise ValueError(f"widths are {self.widths}; each must be at least 1")
        if self.σ_w <= 0 or self.σ_b < 0:
            raise ValueError(f"σ_w is {self.σ_w} and σ_b is {self.σ_b}; take σ_w > 0 and σ_b ≥ 0")


def sample(prior: Prior, count: int, rng: np.random.Generator) -> boolean.Table:
    """The truth tables of ``count`` random networks, shape (count, 2ⁿ)."""
    X = np.ascontiguousarray(boolean.inputs(prior.n, symmetric=prior.symmetric).T, np.float32)
    batches = [min(_AT_ONCE, count - done) for done in range(0, count, _AT_ONCE)]
    return np.concatenate([_outputs(prior, X, size, rng) > 0 for size in batches])


def _outputs(prior: Prior, X: NDArray[np.float32], size: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """Outputs before the step, shape (size, 2ⁿ); X has shape (n, 2ⁿ)."""
    z: NDArray[np.float32] = X
    for layer, width in enumerate((*prior.widths, 1)):
        fan_in = z.shape[-2]
        W = rng.standard_normal((size, width, fan_in), dtype=np.float32) * np.float32(prior.σ_w / np.sqrt(fan_in))
        b = rng.standard_normal((size, width, 1), dtype=np.float32) * np.float32(prior.σ_b)
        # the inputs are the same for all networks, so the first layers of all of them are one product
        z = np.asarray(W @ z if layer else (W.reshape(-1, fan_in) @ z).reshape(size, width, -1))
        z += b
        if layer < len(prior.widths):
            np.tanh(z, out=z) if prior.activation == "tanh" else np.maximum(z, 0, out=z)
    return z[:, 0]


def sample_packed(prior: Prior, count: int, rng: np.random.Generator) -> Packed:
    """As :func:`sample`, packed."""
    return boolean.pack(sample(prior, count, rng))


def census(prior: Prior, draws: int, *, seed: int, progress: bool = False, **sampling: Any) -> Census:
    """The functions of ``draws`` random networks, counted; further arguments go to ``chunked_sampling.in_chunks``."""
    packed = in_chunks(partial(sample_packed, prior), draws, seed=seed, progress=progress, **sampling)
    return boolean.count(packed, prior.n)
