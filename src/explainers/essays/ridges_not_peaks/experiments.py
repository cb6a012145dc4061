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


INPUTS, UNITS, DATA = 2, 10, 8
"""Sizes of the essay's first network, and its data."""


@lru_cache
def solution(act: str = "tanh", h: int = UNITS) -> tuple[Network, ridge.Data, NDArray[np.float64]]:
    """A network with two inputs, eight realizable labels, and a θ that hits them."""
    net, rng = Network(INPUTS, h, act=act), np.random.default_rng(0)
    X = rng.standard_normal((DATA, INPUTS))
    y = X @ np.array([[1.0], [-0.5]]) + 0.3 if act == "linear" else rng.standard_normal((DATA, 1))
    data = ridge.Data(X, y)
    return net, data, ridge.train(net, data, rng).θ


STEPS, STEP = 400, 0.02


@lru_cache
def walked(act: str = "tanh", corrections: int = 3) -> ridge.Walk:
    """The walk of the essay's numbers."""
    return ridge.walk(*solution(act), np.random.default_rng(1), step=STEP, steps=STEPS, corrections=corrections)


FLOW_UNITS, FLOW_STEP = 30, 0.005


@lru_cache
def flow() -> polyak_lojasiewicz.FlowRecord:
    """Gradient flow of a tanh network, wider than the others, on eight random labels."""
    net, rng = Network(INPUTS, FLOW_UNITS), np.random.default_rng(0)
    data = ridge.random_data(DATA, INPUTS, rng)
    return polyak_lojasiewicz.gradient_flow(net, data, one_hidden_layer.initialize(net, rng), dt=FLOW_STEP)


def unseen() -> NDArray[np.float64]:
    """Inputs that no network was trained on, shape (500, 2)."""
    return np.random.default_rng(2).standard_normal((500, 2))


LABELS = 30


def counted(act: str) -> Network:
    """The network with twice as many parameters as the ``LABELS`` random labels that it is given."""
    return Network(3, 12, act=act)


@lru_cache
def left(act: str) -> tuple[float, float]:
    """Loss left by that network on these labels, and the least that polynomials of degree two leave."""
    net, rng = counted(act), np.random.default_rng(0)
    data = ridge.random_data(LABELS, net.d, rng)
    return ridge.train(net, data, rng).loss, loss_against_labels.least_quadratic_loss(data)
