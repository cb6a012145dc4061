"""How many labels a network can hit at will: the functional dimension D, the greatest rank that its Jacobian reaches over sets of inputs.

For one hidden layer of h units, d inputs, one output, and parameters in general position:

    tanh       D = k = h(d + 2) + 1
    relu       D = k − h                          (a unit's scale moves freely between (w, b) and a)
    linear     D = d + 1                          (every such network is an affine function)
    quadratic  D = h(d + 1) − h(h − 1)/2 + 1      for h ≤ d, and (d + 1)(d + 2)/2 from there on

All four are derived in the essay. For ReLU the notion is due to Grigsby, Lindsey, Meyerhoff and Wu (2022), who show that it varies with θ.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import qr

from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network

RELATIVE_THRESHOLD = 1e-9
"""A singular value counts if it exceeds this times the largest one. Rounding leaves about 1e-15; the nets of this book stay above 1e-8."""


def numerical_rank(J: NDArray[np.float64], threshold: float = RELATIVE_THRESHOLD) -> int:
    """The number of singular values of J above ``threshold`` times the largest; 0 for a zero matrix."""
    s = np.linalg.svd(J, compute_uv=False)
    return int(np.sum(s > threshold * s[0])) if s[0] > 0 else 0


def closed_form(net: Network) -> int:
    """The functional dimension of a network with one output, at parameters in general position.

    Raises:
        ValueError: if the network has more than one output.
    """
    if net.d_out != 1:
        raise ValueError(f"the closed forms are for one output, not d_out = {net.d_out}; use measure() instead")
    d, h = net.d, net.h
    if net.act == "tanh":
        return net.k
    if net.act == "relu":
        return net.k - h
    if net.act == "linear":
        return d + 1
    return h * (d + 1) - h * (h - 1) // 2 + 1 if h <= d else (d + 1) * (d + 2) // 2


def measure(net: Network, rng: np.random.Generator, *, N: int | None = None) -> int:
    """The rank of J at random parameters and N random inputs; by default N is 4k + 40, more than enough to reach D.

    Inputs are normal with standard deviation 2, and each unit bends well inside their cloud. A ReLU that is active on d inputs or fewer
    would be seen too little, and the rank would stay below D.

    J comes k rows at a time: what was seen of it stands in a triangle R with the same singular values.
    """
    X = inputs(net, 4 * net.k + 40 if N is None else N, rng)
    θ, R = bend_among(net, rng), np.empty((0, net.k))
    for first in range(0, len(X), net.k):
        R = triangle(R, one_hidden_layer.jacobian(net, θ, X[first : first + net.k]))
    return numerical_rank(R)


def triangle(R: NDArray[np.float64], J: NDArray[np.float64]) -> NDArray[np.float64]:
    """A triangle, of at most as many rows as columns, with the singular values of R (m, k) and J (N, k), one above the other."""
    both = np.concatenate([R, J], out=np.empty((len(R) + len(J), J.shape[1]), order="F"))
    return np.asarray(qr(both, mode="raw", overwrite_a=True, check_finite=False)[1])


def inputs(net: Network, N: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """N random inputs, shape (N, d), normal with standard deviation 2."""
    return 2 * rng.standard_normal((N, net.d))


def bend_among(net: Network, rng: np.random.Generator) -> NDArray[np.float64]:
    """Random θ whose units bend (w·x + b = 0) inside the inputs' cloud: b = −w·x₀ with x₀ normal, standard deviation 0.7."""
    θ = one_hidden_layer.initialize(net, rng)
    W, b, _, _ = one_hidden_layer.unpack(net, θ)
    b[:] = -np.einsum("ji,ji->j", W, 0.7 * rng.standard_normal((net.h, net.d)))
    return θ


@dataclass(frozen=True)
class RankCurve:
    """The rank of J against the number of inputs.

    Attributes:
        N: numbers of inputs, shape (m,).
        rank: the rank of J at the first N of one fixed sequence of random inputs, shape (m,).
        k: parameters.
        D: functional dimension, in closed form.
        chosen: the N the reader asked about.
    """

    act: str
    d: int
    h: int
    k: int
    D: int
    chosen: int
    N: NDArray[np.int64]
    rank: NDArray[np.int64]

    @property
    def chosen_rank(self) -> int:
        """The rank at the chosen N."""
        return int(self.rank[np.flatnonzero(self.N == self.chosen)[0]])

    @property
    def counting(self) -> int:
        """The rank that counting alone promises: min(N, k)."""
        return min(self.chosen, self.k)


def rank_curve(act: str, h: int, N: int, *, d: int = 3, most: int = 70, seed: int = 1) -> RankCurve:
    """The rank of J for 1 … ``most`` inputs, at one random θ; the reader asks about N of them.

    Raises:
        ValueError: if N is not among 1 … ``most``.
    """
    if not 1 <= N <= most:
        raise ValueError(f"N = {N} labels is outside the curve; choose from 1 to {most}")
    net, rng = Network(d=d, h=h, act=act), np.random.default_rng(seed)
    X = inputs(net, most, rng)
    J = one_hidden_layer.jacobian(net, bend_among(net, rng), X)
    labels = np.arange(1, most + 1)
    rank = np.array([numerical_rank(J[:n]) for n in labels])
    return RankCurve(act, d, h, net.k, closed_form(net), N, labels, rank)
