"""The runs that figures, prose and claims share, of *Ridges, not peaks*."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks import (
    loss_against_labels,
    polyak_lojasiewicz,
    ridge,
)
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network


@lru_cache
def trained(act: str, d: int, h: int, N: int, d_out: int = 1) -> ridge.Spectrum:
    """Random data, trained to zero loss, seed 0: the spectrum there."""
    rng = np.random.default_rng(0)
    return ridge.spectrum(Network(d, h, d_out, act), ridge.random_data(N, d, rng, d_out=d_out), rng)


@lru_cache
def solution(act: str = "tanh", h: int = 10) -> tuple[Network, ridge.Data, NDArray[np.float64]]:
    """A network with two inputs, eight realizable labels, and a θ that hits them."""
    net, rng = Network(2, h, act=act), np.random.default_rng(0)
    X = rng.standard_normal((8, 2))
    y = X @ np.array([[1.0], [-0.5]]) + 0.3 if act == "linear" else rng.standard_normal((8, 1))
    data = ridge.Data(X, y)
    return net, data, ridge.train(net, data, rng).θ


@lru_cache
def walked(act: str = "tanh", corrections: int = 3) -> ridge.Walk:
    """The walk of the essay's numbers: 400 steps of 0.02."""
    return ridge.walk(*solution(act), np.random.default_rng(1), corrections=corrections)


@lru_cache
def flow() -> polyak_lojasiewicz.FlowRecord:
    """Gradient flow of a tanh network with 30 units on eight random labels."""
    net, rng = Network(2, 30), np.random.default_rng(0)
    data = ridge.random_data(8, 2, rng)
    return polyak_lojasiewicz.gradient_flow(net, data, one_hidden_layer.initialize(net, rng))


def unseen() -> NDArray[np.float64]:
    """Inputs that no network was trained on, shape (500, 2)."""
    return np.random.default_rng(2).standard_normal((500, 2))


@lru_cache
def left(act: str) -> tuple[float, float]:
    """Loss left by a network (3, 12) on 30 random labels, and the least that polynomials of degree two leave."""
    rng = np.random.default_rng(0)
    data = ridge.random_data(30, 3, rng)
    return ridge.train(Network(3, 12, act=act), data, rng).loss, loss_against_labels.least_quadratic_loss(data)
