"""The runs that figures, prose and claims share, of *What training pins down*."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.what_training_pins_down import (
    folding,
    normal_directions,
    region_counts,
    sawtooth,
    switches,
    trained_regions,
    two_class_data,
)
from explainers.networks import linear_pieces, relu_network
from explainers.networks.backpropagation import Recipe, train, trajectory
from explainers.networks.relu_network import ReluNetwork, Vector

AT = (0, 30, 100, 300, 1000, 3000)
η = 0.05
LEVEL = 0.2
REACH = 1.5
FLAT, INPUTS, MANY_INPUTS = (60, 2), 20, 80
"""Data and dimensions of the plane on which they lie, and of the spaces around it."""
DECAY = 1e-2
FOLDS, LINE_UNITS, LINE_NETS, LINE = 10, 64, 100, (-10.0, 10.0)
"""Folds of the essay's saw; units of random networks whose kinks along a line are counted, how many of them, and from where to where."""
FOLD_STEPS, FOLD_DRAWS = 1500, 5
"""Of the network that moves the plane: steps, and draws of points and weights."""


@lru_cache
def trained(depth: int, width: int, seed: int = 0, longer: int = 1) -> trained_regions.TrainedRegions:
    """The regions of a network trained on two crescents; some times as long as usual."""
    return trained_regions.train_on_crescents(depth, width, np.random.default_rng(seed + 1), longer=longer)


def reading(depth: int, width: int, x: float, seed: int = 0) -> trained_regions.Reading:
    """The regions read at (x, 0.2)."""
    return trained_regions.read(trained(depth, width, seed), np.array([x, LEVEL]))


@lru_cache
def counts(depths: tuple[int, ...] = (1, 2, 4)) -> region_counts.Counts:
    """Regions of random networks, and the closed forms."""
    return region_counts.count((8, 16, 24, 32, 48), depths, nets=5)


def counted(N: int, kind: str) -> region_counts.Counted:
    """The counts, with those of one kind of region shown, and N units read."""
    return region_counts.Counted(counts(), kind, N)


@lru_cache
def all_folds(m: int, longer: int) -> list[tuple[folding.Folds, two_class_data.Labeled]]:
    """Four blocks of five units, each trained on a disc in a ring of its own, in two coordinates or three; some times as long as usual."""
    data = [two_class_data.disc_and_ring(100, np.random.default_rng(seed)) for seed in range(FOLD_DRAWS)]
    starts = folding.together([folding.initialize(4, 5, np.random.default_rng(seed + 1), m=m) for seed in range(FOLD_DRAWS)])
    X, y = np.array([each.X for each in data]), np.array([each.y for each in data])
    return list(zip(folding.apart(folding.train(starts, X, y, longer * FOLD_STEPS, 0.01, λ=3e-3)), data, strict=True))


def folds(m: int = 2, seed: int = 0, longer: int = 1) -> tuple[folding.Folds, two_class_data.Labeled]:
    """One of these networks, with its data."""
    return all_folds(m, longer)[seed]


def layer(depth: float, m: int = 2, seed: int = 0, longer: int = 1) -> folding.Layer:
    """The sheet after some of the blocks."""
    net, data = folds(m, seed, longer)
    return folding.layer(net, data.X, data.y, folding.square(1.3, 20), depth)


def flat(D: int = INPUTS) -> normal_directions.FlatData:
    """Sixty points in a plane within R^D."""
    return normal_directions.flat_data(*FLAT, D, np.random.default_rng(0))


@lru_cache
def course(D: int, λ: float, start: int = 1, longer: int = 1) -> normal_directions.Course:
    """A training run on the data of :func:`flat`, from one of several starts, some times as long as usual."""
    at = (*AT[:-1], longer * AT[-1])
    return normal_directions.course(flat(D), wide(D, start), Recipe(at[-1], η, λ), at)


def wide(D: int, start: int = 1) -> ReluNetwork:
    """A random network of a hundred units, with inputs scaled so that each unit starts with weights of length one."""
    net = relu_network.initialize(D, (100,), np.random.default_rng(start))
    return ReluNetwork((net.weights[0] / np.sqrt(2), net.weights[1]), net.biases)


def σ(D: int) -> float:
    """The standard deviation of each weight at the start of ``wide``."""
    return 1 / float(np.sqrt(D))


@lru_cache
def law(D: int, λ: float) -> Vector:
    """The root mean square slope across the data that the law expects of ``course``, from a network of two inputs, at the steps ``AT``."""
    data = flat(D)
    U, start = data.X @ data.T.T, normal_directions.within(wide(D), data.T)
    nets = trajectory(start, U, data.y, Recipe(AT[-1], η, λ), AT)
    left = [normal_directions.decay(η, λ, t) for t in AT]
    slopes = [normal_directions.expected_slope(n, U, r * σ(D), D - FLAT[1]) for n, r in zip(nets, left, strict=True)]
    return np.sqrt(np.mean(slopes, axis=1))


def walk(λ: float, t: int) -> normal_directions.Walk:
    """The run in twenty dimensions after t steps."""
    return normal_directions.Walk(course(INPUTS, λ), AT.index(t), law(INPUTS, λ))


def leave(way: str, s: float, D: int = INPUTS, λ: float = 0.0) -> normal_directions.Step:
    """Leave the data of the trained network by a step of length s."""
    run = course(D, λ)
    return normal_directions.leave(run.nets[-1], run.data, way, s, np.random.default_rng(2))


@lru_cache
def redrawn(seeds: int, steps: int, λ: float = 0.0, size: float = 1.0, noise: float = 0.0) -> tuple[ReluNetwork, ...]:
    """Networks trained in twenty dimensions from starts that differ across the data alone, where their weights are ``size`` times as large.

    With ``noise`` the data have normal noise of that scale across their plane.
    """
    data = flat()
    X = data.X + noise * np.random.default_rng(1).standard_normal(data.X.shape) @ data.across
    rngs = [np.random.default_rng(100 + seed) for seed in range(seeds)]
    starts = [normal_directions.redraw_across(wide(INPUTS), data.T, size * σ(INPUTS), rng) for rng in rngs]
    return tuple(train(start, X, data.y, Recipe(steps, η, λ)) for start in starts)


def slope_with_noise(copies: int, σ: float = 0.1) -> float:
    """The slope of f across the data, at the data, after training on copies of them with normal noise of scale σ across their plane."""
    data = flat()
    X = np.tile(data.X, (copies, 1))
    X = X + σ * np.random.default_rng(1).standard_normal(X.shape) @ data.across
    net = train(wide(INPUTS), X, np.tile(data.y, copies), Recipe(1000, η))
    across = relu_network.input_gradient(net, data.X)[:, 0] @ data.across
    return float(np.sqrt(np.mean(np.sum(across**2, axis=1))))


def net(widths: tuple[int, ...], seed: int = 0) -> ReluNetwork:
    """A random network with two inputs."""
    return relu_network.initialize(2, widths, np.random.default_rng(seed))


def pieces_along_the_axis(net: ReluNetwork) -> int:
    """The number of linear pieces of f along the first axis, from 0 to 1, of a network of two inputs."""
    return 1 + len(linear_pieces.kinks(linear_pieces.along(net, np.zeros(2), np.array([1.0, 0.0])), 0, 1))


@lru_cache
def disturbed_folds(ε: float = 0.1, nets: int = 20) -> tuple[float, float]:
    """The mean numbers of activation regions and of linear pieces that ten folds keep along the axis if weights and biases are disturbed.

    Each is multiplied by 1 + ε N(0, 1).
    """
    net, found = sawtooth.network(FOLDS), []
    for seed in range(nets):
        rng = np.random.default_rng(seed)
        parts = ([part * (1 + ε * rng.standard_normal(part.shape)) for part in side] for side in (net.weights, net.biases))
        line = linear_pieces.along(ReluNetwork(*map(tuple, parts)), np.zeros(2), np.array([1.0, 0.0]))
        found.append([1 + len(linear_pieces.breakpoints(line, 0, 1)), 1 + len(linear_pieces.kinks(line, 0, 1))])
    regions, pieces = np.mean(found, axis=0)
    return float(regions), float(pieces)


def growth(deep: int = 5, shallow: int = 2, width: int = 4, nets: int = 20) -> float:
    """How many times as many regions random networks have with the greater number of layers, on average."""
    mean = [np.mean([region_counts.random_counts((width,) * L, seed)[0] for seed in range(nets)]) for L in (shallow, deep)]
    return float(mean[1] / mean[0])


@lru_cache
def lines(depth: int, units: int = LINE_UNITS, nets: int = LINE_NETS) -> tuple[ReluNetwork, ...]:
    """Random networks of one variable."""
    return tuple(relu_network.initialize(1, (units // depth,) * depth, np.random.default_rng(seed)) for seed in range(nets))


@lru_cache
def kinks_along_a_line(depth: int, units: int = LINE_UNITS) -> Vector:
    """The kinks of f on the line, for each of the random networks. Shape (nets,)."""
    return np.array([len(linear_pieces.kinks(net, *LINE)) for net in lines(depth, units)], float)


@lru_cache
def switches_along_a_line(depth: int, units: int = LINE_UNITS) -> NDArray[np.int64]:
    """The places on the line where a unit of each layer switches, for each of the random networks. Shape (nets, depth)."""
    return np.array([switches.switches(net, *LINE) for net in lines(depth, units)])
