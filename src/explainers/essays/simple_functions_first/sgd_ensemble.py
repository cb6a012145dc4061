"""Is stochastic gradient descent a Bayesian sampler? Many small networks are trained at once, and the functions they end at are counted.

The network has one hidden layer, f(x) = a·relu(W x + b) + c; it classifies x as 1 if f(x) > 0. Of M networks all parameters stand in four
arrays whose last axis numbers the networks, so that one step of M networks is a handful of array operations in place; no pass of
``networks`` does that. The labels are y ∈ {0, 1}; at
one datum the loss is −log σ(±f) ("cross-entropy") or ½(f ∓ 1)² ("squared"), and a step descends it at a random datum of the training set.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import boolean
from explainers.essays.simple_functions_first.boolean import Codes
from explainers.essays.simple_functions_first.chunked_sampling import in_chunks

Array = NDArray[np.floating[Any]]
Labels = NDArray[np.floating[Any]] | NDArray[np.integer[Any]]
LOSSES = ("cross-entropy", "squared")
_AT_ONCE = 1250
"""Networks trained together: few enough that their parameters stay in a core's cache."""


class Weights(NamedTuple):
    """M networks: W (h, n, M), b (h, M), a (h, M), c (M,)."""

    W: Array
    b: Array
    a: Array
    c: Array

    def of(self, networks: Any) -> Weights:
        """The chosen networks, copied."""
        return Weights(*(part[..., networks].copy() for part in self))


@dataclass(frozen=True)
class TrainingSet:
    """Labels of some of the inputs of a Boolean function.

    Attributes:
        n: the number of variables.
        at: the numbers of the inputs seen, shape (N,).
        labels: their labels, 0 or 1, shape (N,).

    Raises:
        ValueError: if an input is not one of the 2ⁿ, a label is not 0 or 1, or two labels of one input contradict each other.
    """

    n: int
    at: NDArray[np.int64]
    labels: NDArray[np.int64]

    def __post_init__(self) -> None:
        total = boolean.check_variables(self.n)
        if np.ndim(self.at) != 1 or np.shape(self.at) != np.shape(self.labels) or not len(self.at):
            raise ValueError(f"at has shape {np.shape(self.at)} and labels {np.shape(self.labels)}; give both the same shape (N,), N ≥ 1")
        if self.at.min() < 0 or self.at.max() >= total:
            raise ValueError(f"inputs are numbered from 0 to {total - 1} for n = {self.n}; got {self.at.min()} to {self.at.max()}")
        if set(np.unique(self.labels)) - {0, 1}:
            raise ValueError(f"labels are {np.unique(self.labels)}; they must be 0 or 1")
        for i in np.unique(self.at):
            if len(np.unique(self.labels[self.at == i])) > 1:
                raise ValueError(f"input {i} has the labels 0 and 1: no function is consistent with a training set that contradicts itself")

    @property
    def unseen(self) -> NDArray[np.int64]:
        """The numbers of the inputs without a label."""
        return np.setdiff1d(np.arange(2**self.n), self.at)

    def agrees(self, tables: boolean.Table) -> NDArray[np.bool_]:
        """Which truth tables, shape (M, 2ⁿ), are consistent with the labels, shape (M,)."""
        return np.all(tables[:, self.at] == self.labels.astype(bool), axis=1)


@dataclass(frozen=True)
class Recipe:
    """How a network is made and trained.

    Attributes:
        h: hidden units.
        σ_w, σ_b: scales of the initial weights, as in ``parameter_function_map.Prior``.
        symmetric: whether inputs are −1 and 1 instead of 0 and 1.
        loss: one of ``LOSSES``.
        η: step size.
        epochs: after so many passes of N steps a network is given up.

    Raises:
        ValueError: if the loss is unknown, or a size or η is not positive.
    """

    h: int = 64
    σ_w: float = 1.0
    σ_b: float = 0.5
    symmetric: bool = True
    loss: str = "cross-entropy"
    η: float = 0.1
    epochs: int = 1000

    def __post_init__(self) -> None:
        if self.loss not in LOSSES:
            raise ValueError(f"loss is {self.loss!r}; choose one of {', '.join(LOSSES)}")
        if self.h < 1 or self.epochs < 1 or self.η <= 0 or self.σ_w <= 0 or self.σ_b < 0:
            raise ValueError(
                f"h is {self.h}, epochs {self.epochs}, η {self.η}, σ_w {self.σ_w}, σ_b {self.σ_b}; all but σ_b must be positive"
            )


@dataclass(frozen=True)
class Trained:
    """M trained networks.

    Attributes:
        θ: their parameters when they first had no training error, or were given up.
        epochs: passes over the training set until then, shape (M,).
        fits: whether the training error is zero, shape (M,).
    """

    θ: Weights
    epochs: NDArray[np.int64]
    fits: NDArray[np.bool_]


def initialize(recipe: Recipe, n: int, M: int, rng: np.random.Generator, dtype: type = np.float32) -> Weights:
    """M random networks with n inputs."""
    h = recipe.h

    def normal(scale: float, *shape: int) -> Array:
        return rng.standard_normal((*shape, M), dtype) * dtype(scale)

    return Weights(normal(recipe.σ_w / np.sqrt(n), h, n), normal(recipe.σ_b, h), normal(recipe.σ_w / np.sqrt(h), h), normal(recipe.σ_b))


def outputs(θ: Weights, X: Array) -> Array:
    """f at the inputs X, shape (N, n), of every network: shape (N, M)."""
    return np.stack([_forward(θ, np.broadcast_to(x[:, None], (len(x), len(θ.c))))[1] for x in X.astype(θ.c.dtype)])


def _forward(θ: Weights, x: Array) -> tuple[Array, Array]:
    """Hidden activities, shape (h, M), and outputs, shape (M,), each network at its own input: x has shape (n, M)."""
    z = θ.W[:, 0] * x[0]
    for i in range(1, len(x)):
        z += θ.W[:, i] * x[i]
    z += θ.b
    np.maximum(z, 0, out=z)
    return z, np.einsum("hm,hm->m", θ.a, z) + θ.c


def epoch(θ: Weights, X: Array, y: Labels, order: NDArray[np.int64], *, η: float, loss: str) -> None:
    """Steps of every network, in place: in step j, network m descends the loss at datum ``order[j, m]``.

    Args:
        X: inputs, shape (N, n). y: labels 0 or 1, shape (N,). order: shape (steps, M).
    """
    dtype = θ.c.dtype.type
    XT, y = np.ascontiguousarray(X.T, dtype), y.astype(dtype)
    for datum in order:
        x, target = XT[:, datum], y[datum]
        φ, f = _forward(θ, x)
        slope = 1 / (1 + np.exp(-f)) - target if loss == "cross-entropy" else f - (2 * target - 1)
        step = dtype(η) * slope
        back = θ.a * step
        back *= φ > 0
        for i in range(len(x)):
            θ.W[:, i] -= back * x[i]
        θ.b[...] -= back
        φ *= step
        θ.a[...] -= φ
        θ.c[...] -= step


def train(θ: Weights, X: Array, y: Labels, rng: np.random.Generator, *, η: float, loss: str, epochs: int) -> Trained:
    """Train every network until it makes no error on the data; this is looked at before the first epoch and after each.

    Every network draws its own order of the data, with replacement, N steps an epoch; those that have finished draw too, so that a
    network's end does not depend on its company.

    Raises:
        ValueError: if X, y and the networks do not fit together.
    """
    _, n, M = θ.W.shape
    if X.ndim != 2 or X.shape[1] != n or y.shape != (len(X),):
        raise ValueError(f"X has shape {X.shape} and y {y.shape}; networks with {n} inputs need shapes (N, {n}) and (N,)")
    end, ended, fits = θ.of(slice(None)), np.zeros(M, np.int64), np.zeros(M, bool)
    running, θ = np.arange(M), θ.of(slice(None))
    for t in range(epochs + 1):
        done = np.all((outputs(θ, X) > 0) == (y[:, None] > 0.5), axis=0)
        stop = done if t < epochs else np.ones_like(done)
        if stop.any():
            for last, now in zip(end, θ, strict=True):
                last[..., running[stop]] = now[..., stop]
            ended[running[stop]], fits[running[stop]] = t, done[stop]
            running, θ = running[~stop], θ.of(~stop)
        if not len(running):
            break
        order = rng.integers(len(X), size=(len(X), M))
        epoch(θ, X, y, order[:, running], η=η, loss=loss)
    return Trained(end, ended, fits)


def trained_functions(recipe: Recipe, data: TrainingSet, M: int, rng: np.random.Generator) -> Codes:
    """Codes of the functions at which M networks end, shape (M,), with the code 2⁶³ for those that were given up; n ≤ 5."""
    X = boolean.inputs(data.n, symmetric=recipe.symmetric)
    found = []
    for done in range(0, M, _AT_ONCE):
        θ = initialize(recipe, data.n, min(_AT_ONCE, M - done), rng)
        end = train(θ, X[data.at], data.labels, rng, η=recipe.η, loss=recipe.loss, epochs=recipe.epochs)
        code = boolean.codes((outputs(end.θ, X) > 0).T)
        found.append(np.where(end.fits, code, np.uint64(1) << np.uint64(63)))
    return np.concatenate(found)


def sgd_frequency(recipe: Recipe, data: TrainingSet, M: int, *, seed: int, progress: bool = False, **sampling: Any) -> NDArray[np.float64]:
    """P_SGD(f|S): the share of M trained networks that end at each function, shape (2^(2ⁿ),), indexed by code; n ≤ 4.

    Further arguments go to ``chunked_sampling.in_chunks``.

    Raises:
        ValueError: if n > 4, or no network reached zero training error.
    """
    boolean.check_variables(data.n, most=4)
    code = in_chunks(partial(trained_functions, recipe, data), M, seed=seed, progress=progress, **sampling)
    code = code[code < np.uint64(1) << np.uint64(63)]
    if not len(code):
        raise ValueError(f"none of {M} networks fits the {len(data.at)} labels after {recipe.epochs} epochs; raise epochs, h or η")
    return np.bincount(code.astype(np.int64), minlength=2**2**data.n) / len(code)
