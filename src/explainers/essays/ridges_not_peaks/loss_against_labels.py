"""What loss a trained network is left with as labels are added, beside the least that its functions allow."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks import functional_dimension, ridge
from explainers.essays.ridges_not_peaks.ridge import Data
from explainers.networks.one_hidden_layer import Network

Array = NDArray[np.float64]


def monomials(X: Array) -> Array:
    """1, x_i and x_i x_j at the inputs X (N, d): shape (N, (d + 1)(d + 2)/2)."""
    x1 = np.column_stack([np.ones(len(X)), X])
    return np.stack([x1[:, i] * x1[:, j] for i, j in combinations_with_replacement(range(x1.shape[1]), 2)], axis=1)


def least_quadratic_loss(data: Data) -> float:
    """The least ½‖f(X) − y‖² over all polynomials of degree two: ordinary least squares on the monomials.

    A quadratic network of more than d units writes every such polynomial (the essay derives it), so this is what it can reach and no less.
    """
    Φ = monomials(data.X)
    r = data.y - Φ @ np.linalg.lstsq(Φ, data.y, rcond=None)[0]
    return float(np.sum(r * r)) / 2


@dataclass(frozen=True)
class LossCurve:
    """The loss left after training on the first N of one sequence of random labels.

    Attributes:
        N: numbers of labels, shape (m,).
        loss: the loss that training leaves, by activation, each of shape (m,).
        floor: the least that a polynomial of degree two leaves, shape (m,).
        k: the networks' number of parameters.
        D: functional dimension of the quadratic network.
    """

    N: NDArray[np.int64]
    loss: dict[str, Array]
    floor: Array
    k: int
    D: int


def loss_curve(N: NDArray[np.int64], rng: np.random.Generator, *, d: int = 3, h: int = 12) -> LossCurve:
    """Train a tanh and a quadratic network of the same size on the first N of max(N) random labels, for each N."""
    data = ridge.random_data(int(np.max(N)), d, rng)
    nets = {act: Network(d, h, act=act) for act in ("tanh", "quadratic")}
    first = [Data(data.X[:n], data.y[:n]) for n in N]
    loss = {act: np.array([ridge.train(net, part, rng).loss for part in first]) for act, net in nets.items()}
    floor = np.array([least_quadratic_loss(part) for part in first])
    return LossCurve(np.asarray(N), loss, floor, nets["tanh"].k, functional_dimension.closed_form(nets["quadratic"]))
