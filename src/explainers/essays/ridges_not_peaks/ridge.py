"""The ridge of a network: train to zero loss, count the dimensions there, and walk along it.

At a θ with zero residual, where J has rank N·d_out, the solutions f(X; θ) = y form a manifold of dimension k − N·d_out whose tangent space
is the nullspace of J (implicit function theorem).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks import complex_step, functional_dimension, levenberg_marquardt
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network

Array = NDArray[np.float64]

ZERO_LOSS = 1e-24
"""A loss below this counts as zero: residuals of order one are then hit to a part in 10¹²."""

FLAT = 1e-11
"""A Hessian eigenvalue counts as zero if its size is below this times the largest one's."""


@dataclass(frozen=True)
class Data:
    """Inputs X (N, d) and labels y (N, d_out)."""

    X: Array
    y: Array


def random_data(N: int, d: int, rng: np.random.Generator, *, d_out: int = 1) -> Data:
    """Standard normal inputs with standard normal labels that have nothing to do with them."""
    return Data(rng.standard_normal((N, d)), rng.standard_normal((N, d_out)))


def train(net: Network, data: Data, rng: np.random.Generator, *, restarts: int = 10, max_steps: int = 200) -> levenberg_marquardt.Fit:
    """The best of up to ``restarts`` Levenberg–Marquardt runs from random parameters; stops at the first with zero loss.

    From the second run on, the output weights begin at their least squares: runs of ReLU networks often end at a kink elsewhere.
    """
    best: levenberg_marquardt.Fit | None = None
    for restart in range(restarts):
        θ = one_hidden_layer.initialize(net, rng)
        fit = levenberg_marquardt.minimize(
            lambda θ: one_hidden_layer.residual(net, θ, data.X, data.y),
            lambda θ: one_hidden_layer.jacobian(net, θ, data.X),
            fit_outputs(net, θ, data) if restart else θ,
            max_steps=max_steps,
        )
        best = fit if best is None or fit.loss < best.loss else best
        if best.loss <= ZERO_LOSS:
            break
    assert best is not None
    return best


def fit_outputs(net: Network, θ: Array, data: Data) -> Array:
    """θ with the output weights and biases of least squares, of all such the shortest, shape (k,)."""
    W, b, _, _ = one_hidden_layer.unpack(net, θ)
    features = np.column_stack([net.activation.φ(data.X @ W.T + b), np.ones(len(data.X))])
    Ac = np.linalg.lstsq(features, data.y.reshape(len(data.X), net.d_out), rcond=functional_dimension.RELATIVE_THRESHOLD)[0]
    return np.concatenate([W.ravel(), b, Ac[:-1].T.ravel(), Ac[-1]])


@dataclass(frozen=True)
class Spectrum:
    """The Hessian at the end of training.

    Attributes:
        k, N, d_out: parameters, data, outputs.
        loss: the loss there.
        rank: the rank of the Jacobian there.
        eigenvalues: of the Hessian, by size, greatest first, shape (k,); signed.
    """

    k: int
    N: int
    d_out: int
    loss: float
    rank: int
    eigenvalues: Array

    @property
    def equations(self) -> int:
        """N·d_out."""
        return self.N * self.d_out

    @property
    def fits(self) -> bool:
        """Whether training has reached zero loss."""
        return self.loss <= ZERO_LOSS

    @property
    def steep(self) -> int:
        """How many eigenvalues are not zero."""
        size = np.abs(self.eigenvalues)
        return int(np.sum(size > FLAT * size[0]))

    @property
    def dimension(self) -> int:
        """The dimension of the ridge, k − rank."""
        return self.k - self.rank

    @property
    def gap(self) -> tuple[float, float]:
        """The smallest nonzero eigenvalue and the largest of the rest, by size; the latter is 0 if none is left."""
        size = np.abs(self.eigenvalues)
        return float(size[self.steep - 1]), float(size[self.steep]) if self.steep < self.k else 0.0


def spectrum(net: Network, data: Data, rng: np.random.Generator, *, restarts: int = 10, max_steps: int = 200) -> Spectrum:
    """Train, then differentiate the gradient by the complex step: nothing in the Hessian presumes that it is JᵀJ."""
    fit = train(net, data, rng, restarts=restarts, max_steps=max_steps)
    H = complex_step.differentiate(lambda θ: one_hidden_layer.loss_gradient(net, θ, data.X, data.y), fit.θ)
    λ = np.linalg.eigvalsh((H + H.T) / 2)
    rank = functional_dimension.numerical_rank(one_hidden_layer.jacobian(net, fit.θ, data.X))
    return Spectrum(net.k, len(data.X), net.d_out, fit.loss, rank, np.asarray(λ[np.argsort(-np.abs(λ), kind="stable")]))


@dataclass(frozen=True)
class Walk:
    """A walk along the ridge.

    Attributes:
        θ: the points, shape (m + 1, k), start first.
        s: the length walked so far, shape (m + 1,).
        loss: the training loss at each, shape (m + 1,).
    """

    net: Network
    data: Data
    θ: Array
    s: Array
    loss: Array

    @property
    def displacement(self) -> float:
        """‖θ_end − θ_start‖."""
        return float(np.linalg.norm(self.θ[-1] - self.θ[0]))

    def outputs(self, X: Array) -> Array:
        """The networks along the way, at inputs X (M, d): shape (m + 1, M·d_out)."""
        return np.array([one_hidden_layer.forward(self.net, θ, X).ravel() for θ in self.θ])

    def mean_square_change(self, X: Array) -> Array:
        """Mean over X of the squared difference from the function at the start, shape (m + 1,)."""
        F = self.outputs(X)
        return np.asarray(np.mean((F - F[0]) ** 2, axis=1))


def walk(
    net: Network, data: Data, θ: Array, rng: np.random.Generator, *, step: float = 0.02, steps: int = 400, corrections: int = 3
) -> Walk:
    """Walk along the ridge from a solution θ: as straight as the ridge allows, in a random first direction.

    Each step goes ``step`` along the nullspace of J and comes back to zero loss by ``corrections`` Newton steps θ ← θ − J⁺r; the direction
    is carried along by projecting it on the next nullspace.

    Raises:
        ValueError: if θ is not a solution, or J has no nullspace to walk in.
    """
    if one_hidden_layer.loss(net, θ, data.X, data.y) > ZERO_LOSS:
        raise ValueError(f"the walk starts at a loss of {one_hidden_layer.loss(net, θ, data.X, data.y):.2g}; train to zero loss first")
    direction = _along(one_hidden_layer.jacobian(net, θ, data.X), rng.standard_normal(net.k))
    points = [θ]
    for _ in range(steps):
        θ = θ + step * direction
        for _ in range(corrections):
            θ = θ - _pseudo_solve(one_hidden_layer.jacobian(net, θ, data.X), one_hidden_layer.residual(net, θ, data.X, data.y))
        direction = _along(one_hidden_layer.jacobian(net, θ, data.X), direction)
        points.append(θ)
    path = np.array(points)
    s = np.append(0.0, np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1)))
    return Walk(net, data, path, s, np.array([one_hidden_layer.loss(net, θ, data.X, data.y) for θ in points]))


def _pseudo_solve(J: Array, r: Array) -> Array:
    """J⁺r, with singular values below the rank threshold left out."""
    return np.asarray(np.linalg.lstsq(J, r, rcond=functional_dimension.RELATIVE_THRESHOLD)[0])


def _along(J: Array, v: Array) -> Array:
    """The unit vector of v's part in the nullspace of J."""
    part = v - _pseudo_solve(J, J @ v)
    length = float(np.linalg.norm(part))
    if length < 1e-9 * float(np.linalg.norm(v)):
        raise ValueError(f"J has shape {J.shape} and no nullspace in this direction; walk on a ridge with k > rank J")
    return np.asarray(part / length)


@dataclass(frozen=True)
class Station:
    """One place on a walk of a network with one input, ready to draw.

    Attributes:
        X, y: the data, shape (N,).
        x: where the function is drawn, shape (p,); ``before`` and ``now``: the function at the start and here, shape (p,).
        s: length walked at every kept point, shape (q,); ``loss`` and ``change``: training loss, and mean squared change, at each.
        index: which of the kept points this is.
    """

    X: Array
    y: Array
    x: Array
    before: Array
    now: Array
    s: Array
    loss: Array
    change: Array
    index: int

    @property
    def walked(self) -> float:
        """The length walked up to this point."""
        return float(self.s[self.index])

    @property
    def loss_here(self) -> float:
        """The training loss at this point."""
        return float(self.loss[self.index])

    @property
    def rms(self) -> float:
        """The rms change of the function over the drawn inputs."""
        return float(np.sqrt(self.change[self.index]))

    @property
    def error(self) -> float:
        """The greatest miss of a label."""
        return float(np.sqrt(2 * self.loss_here))


def station(path: Walk, index: int, *, x: Array, stride: int) -> Station:
    """The ``index``-th kept point of a walk, keeping every ``stride``-th."""
    kept = Walk(path.net, path.data, path.θ[::stride], path.s[::stride], path.loss[::stride])
    F = kept.outputs(x[:, None])
    change = np.mean((F - F[0]) ** 2, axis=1)
    return Station(kept.data.X.ravel(), kept.data.y.ravel(), x, F[0], F[index], kept.s, kept.loss, change, index)
