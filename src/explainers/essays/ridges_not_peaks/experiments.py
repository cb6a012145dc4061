"""The runs that figures, prose and claims share, of *Ridges, not peaks*."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks import (
    functional_dimension,
    other_equations,
    polyak_lojasiewicz,
    polynomial_floor,
    ridge,
    training_and_width,
)
from explainers.essays.ridges_not_peaks.training_and_width import WidthCurve
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network


@lru_cache
def trained(act: str, d: int, h: int, N: int, d_out: int = 1, *, max_steps: int = 200) -> ridge.Spectrum:
    """Random data, trained to zero loss, seed 0: the spectrum there."""
    rng = np.random.default_rng(0)
    return ridge.spectrum(Network(d, h, d_out, act), ridge.random_data(N, d, rng, d_out=d_out), rng, max_steps=max_steps)


INPUTS, UNITS, DATA = 2, 10, 8
"""Sizes of the essay's first network, and its data."""

FEW_STARTS, MANY_STARTS = 10, 40
"""From how many starts, at most, the network of the figure is trained: where its equations outnumber its parameters, and elsewhere."""


def spectrum_at(width: int, N: int, outputs: int) -> ridge.Spectrum:
    """A state of the figure that counts steep directions. Where there are parameters enough all but a few starts may miss the exact fit."""
    net, rng = Network(INPUTS, width, outputs), np.random.default_rng(0)
    data = ridge.random_data(N, INPUTS, rng, d_out=outputs)
    return ridge.spectrum(net, data, rng, restarts=MANY_STARTS if net.k >= data.y.size else FEW_STARTS)


@lru_cache
def solution(act: str = "tanh", h: int = UNITS, max_steps: int = 200) -> tuple[Network, ridge.Data, NDArray[np.float64]]:
    """A network with two inputs, eight realizable labels, and a θ that hits them."""
    net, rng = Network(INPUTS, h, act=act), np.random.default_rng(0)
    X = rng.standard_normal((DATA, INPUTS))
    y = X @ np.array([[1.0], [-0.5]]) + 0.3 if act == "linear" else rng.standard_normal((DATA, 1))
    data = ridge.Data(X, y)
    return net, data, ridge.train(net, data, rng, max_steps=max_steps).θ


# --- other equations --------------------------------------------------------------------------------------------------------------------

PICTURES, PIXELS, STATES, DISCOUNT = 5, 3, 6, 0.9
"""Data and dimensions of the autoencoder; states and discount of the value function."""


@lru_cache
def autoencoder(act: str = "tanh", max_steps: int = 200) -> ridge.Spectrum:
    """A network trained to reproduce its inputs."""
    rng = np.random.default_rng(0)
    data = other_equations.reconstruction(PICTURES, PIXELS, rng)
    return ridge.spectrum(Network(PIXELS, UNITS, PIXELS, act), data, rng, max_steps=max_steps)


@lru_cache
def value_function(γ: float = DISCOUNT, max_steps: int = 200) -> tuple[int, int]:
    """The number of parameters of a network of one input that satisfies Bellman's equations on a ring, and the rank of their Jacobian."""
    rng = np.random.default_rng(0)
    net, P, reward = Network(1, UNITS), other_equations.ring(STATES), rng.standard_normal(STATES)
    V = other_equations.values(P, reward - reward.mean(), γ)
    data = ridge.Data(np.linspace(-1.5, 1.5, STATES)[:, None], V[:, None])
    J = one_hidden_layer.jacobian(net, ridge.train(net, data, rng, max_steps=max_steps).θ, data.X)
    return net.k, functional_dimension.numerical_rank(other_equations.bellman_jacobian(J, P, γ))


# --- the walk ---------------------------------------------------------------------------------------------------------------------------

STEPS, STEP = 400, 0.02


@lru_cache
def walked(act: str = "tanh", corrections: int = 3, max_steps: int = 200) -> ridge.Walk:
    """The walk of the essay's numbers."""
    return ridge.walk(*solution(act, max_steps=max_steps), np.random.default_rng(1), step=STEP, steps=STEPS, corrections=corrections)


def unseen() -> NDArray[np.float64]:
    """Inputs that no network was trained on, shape (500, 2)."""
    return np.random.default_rng(2).standard_normal((500, 2))


# --- descent ----------------------------------------------------------------------------------------------------------------------------

MANY_INPUTS, FLOW_UNITS, FLOW_STEP = 4, 30, 0.01


@lru_cache
def flow(output_bias_only: bool = False) -> polyak_lojasiewicz.FlowRecord:
    """Gradient flow of a tanh network of four inputs on eight random labels; of all parameters, or, not as long, of the output's bias."""
    net, rng = Network(MANY_INPUTS, FLOW_UNITS), np.random.default_rng(0)
    data = ridge.random_data(DATA, MANY_INPUTS, rng)
    moves, steps = (np.append(np.zeros(net.k - 1), 1.0), 200) if output_bias_only else (1.0, 500)
    return polyak_lojasiewicz.gradient_flow(net, data, one_hidden_layer.initialize(net, rng), dt=FLOW_STEP, steps=steps, moves=moves)


WIDTHS = (2, 3, 4, 6, 8, 12, 16, 24, 32, 48)
MANY_DATA = 20
"""Data of the networks whose width is varied; they have ``MANY_INPUTS`` inputs."""

NETWORKS, SMALL, MOST = 16, 1e-3, 10_000
"""How many networks a width, what loss counts as small, and how many steps each may take."""


@lru_cache
def descended(
    h: int, act: str = "tanh", N: int = MANY_DATA, *, conflict: bool = False, most: int = MOST, m: int = NETWORKS
) -> tuple[training_and_width.Runs, NDArray[np.float64]]:
    """m networks of h units on data of their own: how they end, and λ_min/λ_max of K at the start, (m,)."""
    net, rng = Network(MANY_INPUTS, h, act=act), np.random.default_rng(h)
    problems = training_and_width.random_problems(m, N, MANY_INPUTS, rng, conflict=conflict)
    Θ = training_and_width.starts(net, m, rng)
    λ = training_and_width.kernel_spectra(net, Θ, problems)
    return training_and_width.descend(net, Θ, problems, 1 / λ[:, -1], ε=SMALL, most=most), λ[:, 0] / λ[:, -1]


@lru_cache
def width_curve(act: str, N: int) -> WidthCurve:
    """The runs at all widths."""
    runs = [descended(h, act, N) for h in WIDTHS]
    steps, pace = np.array([run.steps for run, _ in runs]), np.array([pace for _, pace in runs])
    D = functional_dimension.closed_form(Network(MANY_INPUTS, WIDTHS[-1], act=act))
    return WidthCurve(act, N, np.array(WIDTHS), steps, pace, MOST, D)


MEAN_NETWORKS = 400
"""How many networks a width where mean steps are compared: their logarithms scatter by two thirds, so each mean is off by a thirtieth."""


def starts_and_problems(h: int, m: int, N: int = MANY_DATA) -> tuple[Network, NDArray[np.float64], training_and_width.Problems]:
    """The tanh networks of :func:`descended`, with their starts and data."""
    net, rng = Network(MANY_INPUTS, h), np.random.default_rng(h)
    problems = training_and_width.random_problems(m, N, MANY_INPUTS, rng)
    return net, training_and_width.starts(net, m, rng), problems


@lru_cache
def steps_and_at_fixed_kernel(h: int, m: int = MEAN_NETWORKS, N: int = MANY_DATA) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Steps of m descents, ``MOST`` where one did not arrive, and how many each would take if K stayed as at the start; both (m,)."""
    runs, _ = descended(h, N=N, m=m)
    fixed = training_and_width.steps_at_fixed_kernel(*starts_and_problems(h, m, N), ε=SMALL, most=10**9)
    return np.where(runs.steps == training_and_width.NEVER, MOST, runs.steps), fixed


@lru_cache
def exact_fits(h: int) -> int:
    """On how many of the data of ``NETWORKS`` networks of h units Levenberg–Marquardt finds an exact fit."""
    net, _, problems = starts_and_problems(h, NETWORKS)
    rng = np.random.default_rng(0)
    fits = [ridge.train(net, ridge.Data(X, y[:, None]), rng) for X, y in zip(problems.X, problems.y, strict=True)]
    return sum(fit.loss <= ridge.ZERO_LOSS for fit in fits)


# --- parameters that do not count -------------------------------------------------------------------------------------------------------

LABELS, MANY_UNITS = 30, 60


def counted(act: str) -> Network:
    """The network with ten times as many parameters as the ``LABELS`` random labels that it is given."""
    return Network(3, MANY_UNITS, act=act)


@lru_cache
def left(act: str, max_steps: int = 200) -> tuple[float, float]:
    """Loss left by that network on these labels, and the least that polynomials of degree two leave."""
    net, rng = counted(act), np.random.default_rng(0)
    data = ridge.random_data(LABELS, net.d, rng)
    return ridge.train(net, data, rng, max_steps=max_steps).loss, polynomial_floor.least_quadratic_loss(data)
