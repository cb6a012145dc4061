"""Is stochastic gradient descent a Bayesian sampler? Many small networks are trained at once, and the functions they end at are counted.

The network has one hidden layer, f(x) = a·relu(W x + b) + c; it classifies x as 1 if f(x) > 0. Of M networks all parameters stand in four
arrays whose last axis numbers the networks, so that one step of M networks is a handful of array operations in place; no pass of
``networks`` does that. The labels are y ∈ {0, 1}; at
one datum the loss is −log σ(±f) ("cross-entropy") or ½(f ∓ 1)² ("squared"), and a step descends it at a random datum of the training set,
or its mean over all of them.
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
from explainers.essays.simple_functions_first.training_set import TrainingSet

Array = NDArray[np.floating[Any]]
Labels = NDArray[np.floating[Any]] | NDArray[np.integer[Any]]
LOSSES = ("cross-entropy", "squared")
BATCHES = ("one", "all")
_AT_ONCE, _IN_CACHE = 1250, 100
"""Networks trained together, and those that take a step on all data together: few enough that their parameters stay in a core's cache."""
GIVEN_UP = np.uint64(1) << np.uint64(63)
"""In place of a code: the network still made an error when its epochs were over."""


class Weights(NamedTuple):
    """M networks: W (h, n, M), b (h, M), a (h, M), c (M,)."""

    W: Array
    b: Array
    a: Array
    c: Array

    def of(self, networks: Any) -> Weights:
        """The chosen networks, copied."""
        at = np.arange(len(self.c))[networks]
        return Weights(*(part.take(at, axis=-1) for part in self))


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
        batch: whether a step looks at one datum, drawn at random, or at all of them.
        again: whether a network that makes no error is trained on, for as many epochs as it has had.

    Raises:
        ValueError: if the loss or the batch is unknown, or a size or η is not positive.
    """

    h: int = 64
    σ_w: float = 1.0
    σ_b: float = 0.5
    symmetric: bool = True
    loss: str = "cross-entropy"
    η: float = 0.1
    epochs: int = 1000
    batch: str = "one"
    again: bool = False

    def __post_init__(self) -> None:
        if self.loss not in LOSSES:
            raise ValueError(f"loss is {self.loss!r}; choose one of {', '.join(LOSSES)}")
        if self.batch not in BATCHES:
            raise ValueError(f"batch is {self.batch!r}; choose one of {', '.join(BATCHES)}")
        if self.h < 1 or self.epochs < 1 or self.η <= 0 or self.σ_w <= 0 or self.σ_b < 0:
            raise ValueError(
                f"h is {self.h}, epochs {self.epochs}, η {self.η}, σ_w {self.σ_w}, σ_b {self.σ_b}; all but σ_b must be positive"
            )


@dataclass(frozen=True)
class Trained:
    """M trained networks.

    Attributes:
        θ: their parameters when training ended: at the first epoch without an error, later if they trained on, or when they were given up.
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
    φ = X.astype(θ.c.dtype) @ θ.W
    φ += θ.b[:, None]
    _rectify(φ)
    return np.einsum("hm,hnm->nm", θ.a, φ) + θ.c


def _rectify(z: Array) -> None:
    np.maximum(z, np.zeros_like(z[0]), out=z)  # with the number 0 it takes three times as long


def _forward(θ: Weights, V: Array, x1: Array) -> tuple[Array, Array]:
    """Hidden activities, shape (h, M), and outputs, shape (M,), each network at its own input.

    V, shape (n + 1, h, M), are weights and biases, and x₁, shape (n + 1, M), is an input with a 1 behind it.
    """
    z = np.einsum("ihm,im->hm", V, x1)
    _rectify(z)
    return z, np.einsum("hm,hm->m", θ.a, z) + θ.c


def _slope(f: Array, label: Array, loss: str) -> Array:
    """∂loss/∂f."""
    slope: Array = 1 / (1 + np.exp(-f)) - label if loss == "cross-entropy" else f - (2 * label - 1)
    return slope


def epoch(θ: Weights, X: Array, y: Labels, order: NDArray[np.int64], *, η: float, loss: str) -> None:
    """Steps of every network, in place: in step j, network m descends the loss at datum ``order[j, m]``.

    Args:
        X: inputs, shape (N, n). y: labels 0 or 1, shape (N,), or (N, M) if each network has its own. order: shape (steps, M).
    """
    dtype = θ.c.dtype.type
    X1 = np.column_stack([X, np.ones(len(X))]).astype(dtype)
    labels = (y[order] if y.ndim == 1 else np.take_along_axis(y, order, axis=0)).astype(dtype)
    V = np.concatenate([θ.W.swapaxes(0, 1), θ.b[None]])
    by_V = np.empty_like(V)
    for x1, label in zip(X1.T.take(order, axis=1).swapaxes(0, 1), labels, strict=True):
        φ, f = _forward(θ, V, x1)
        step = dtype(η) * _slope(f, label, loss)
        back = θ.a * step
        back *= φ > 0
        V -= np.multiply(back, x1[:, None], out=by_V)
        φ *= step
        θ.a[...] -= φ
        θ.c[...] -= step
    θ.W[...], θ.b[...] = V[:-1].swapaxes(0, 1), V[-1]


def full_epoch(θ: Weights, X: Array, y: Labels, steps: int, *, η: float, loss: str) -> None:
    """Steps of every network down the mean of the losses at all data, in place; shapes as in :func:`epoch`.

    With V a unit's weights and bias, x₁ an input with a 1 behind it and s the slope over N, the gradient by V is a G, and that by a is V·G,
    with G = Σ s [V·x₁ > 0] x₁.
    """
    dtype = θ.c.dtype.type
    X1 = np.column_stack([X, np.ones(len(X))]).astype(dtype)
    X1T, y, V = np.ascontiguousarray(X1.T), y.astype(dtype).reshape(len(X), -1), np.concatenate([θ.W, θ.b[:, None]], axis=1)
    φ, G = X1 @ V, np.empty_like(V)
    for _ in range(steps):
        np.matmul(X1, V, out=φ)
        _rectify(φ)
        step = dtype(η / len(X)) * _slope(np.einsum("hm,hnm->nm", θ.a, φ) + θ.c, y, loss)
        np.multiply(φ > 0, step, out=φ)
        np.matmul(X1T, φ, out=G)
        by_a = np.einsum("him,him->hm", V, G)
        V -= θ.a[:, None] * G
        θ.a[...] -= by_a
        θ.c[...] -= step.sum(axis=0)
    θ.W[...], θ.b[...] = V[:, :-1], V[:, -1]


def train(θ: Weights, X: Array, y: Labels, rng: np.random.Generator, recipe: Recipe) -> Trained:
    """Train every network until it makes no error on the data; this is looked at before the first epoch and after each.

    Every network draws its own order of the data, with replacement, N steps an epoch; those that have finished draw too, so that a
    network's end does not depend on its company.

    Args:
        X: inputs, shape (N, n). y: labels 0 or 1, shape (N,), or (N, M) if each network has its own.

    Raises:
        ValueError: if X, y and the networks do not fit together.
    """
    _, n, M = θ.W.shape
    if X.ndim != 2 or X.shape[1] != n or y.shape not in ((len(X),), (len(X), M)):
        raise ValueError(f"X has shape {X.shape} and y {y.shape}; {M} networks with {n} inputs need (N, {n}) and (N,) or (N, {M})")
    labels: Array = np.broadcast_to(np.asarray(y, float).reshape(len(X), -1), (len(X), M))
    ended, fits, first = np.zeros(M, np.int64), np.zeros(M, bool), np.full(M, recipe.epochs)
    running, θ, stopped, ends = np.arange(M), θ.of(slice(None)), [], []
    for t in range(recipe.epochs + 1):
        done = np.all((outputs(θ, X) > 0) == (labels[:, running] > 0.5), axis=0)
        first[running[done]] = np.minimum(first[running[done]], t)
        stop = (t >= first[running] * (2 if recipe.again else 1)) | (t == recipe.epochs)
        if stop.any():
            stopped.append(running[stop])
            ends.append(θ.of(stop))
            ended[running[stop]], fits[running[stop]] = t, done[stop]
            running, θ = running[~stop], θ.of(~stop)
        if not len(running):
            break
        if recipe.batch == "all":
            for few in (slice(i, i + _IN_CACHE) for i in range(0, len(running), _IN_CACHE)):
                some = Weights(*(part[..., few] for part in θ))
                full_epoch(some, X, labels[:, running[few]], len(X), η=recipe.η, loss=recipe.loss)
        else:
            drawn = rng.integers(len(X), size=(len(X), M))
            epoch(θ, X, labels[:, running], drawn[:, running], η=recipe.η, loss=recipe.loss)
    order = np.argsort(np.concatenate(stopped))
    end = Weights(*(np.concatenate(parts, axis=-1).take(order, axis=-1) for parts in zip(*ends, strict=True)))
    return Trained(end, ended, fits)


def fitted(recipe: Recipe, n: int, at: NDArray[np.int64], labels: Labels, *, M: int, rng: np.random.Generator) -> Codes:
    """Codes of the functions at which M networks end, shape (M,), with :data:`GIVEN_UP` for those that were given up; n ≤ 5.

    Args:
        at: the inputs with a label, shape (N,). labels: shape (N,), or (N, M) if each network has its own.
    """
    X = boolean.inputs(n, symmetric=recipe.symmetric)
    end = train(initialize(recipe, n, M, rng), X[at], labels, rng, recipe)
    return np.where(end.fits, boolean.codes((outputs(end.θ, X) > 0).T), GIVEN_UP)


def trained_functions(recipe: Recipe, data: TrainingSet, M: int, rng: np.random.Generator) -> Codes:
    """The same for one training set, and as many networks as there may be."""
    sizes = [min(_AT_ONCE, M - done) for done in range(0, M, _AT_ONCE)]
    return np.concatenate([fitted(recipe, data.n, data.at, data.labels, M=size, rng=rng) for size in sizes])


def ends(recipe: Recipe, data: TrainingSet, M: int, *, seed: int, progress: bool = False, **sampling: Any) -> Codes:
    """Codes of the functions at which those of M networks end that are not given up; n ≤ 4.

    Further arguments go to ``chunked_sampling.in_chunks``.

    Raises:
        ValueError: if n > 4, or no network reached zero training error.
    """
    boolean.check_variables(data.n, most=4)
    code = in_chunks(partial(trained_functions, recipe, data), M, seed=seed, progress=progress, **sampling)
    code = code[code != GIVEN_UP]
    if not len(code):
        raise ValueError(f"none of {M} networks fits the {len(data.at)} labels after {recipe.epochs} epochs; raise epochs, h or η")
    return code


def frequency(code: Codes, n: int) -> NDArray[np.float64]:
    """P_SGD(f|S): the share of the codes that each function of n variables has, shape (2^(2ⁿ),), indexed by code; n ≤ 4."""
    return np.bincount(code.astype(np.int64), minlength=2**2**n) / len(code)


def sgd_frequency(recipe: Recipe, data: TrainingSet, M: int, *, seed: int, progress: bool = False, **sampling: Any) -> NDArray[np.float64]:
    """The same of the networks that :func:`ends` trains."""
    return frequency(ends(recipe, data, M, seed=seed, progress=progress, **sampling), data.n)
