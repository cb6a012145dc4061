"""A network with one hidden layer: its output, its exact Jacobian, and the gradient and exact Hessian of its squared loss.

    f(x) = A φ(W x + b) + c        W: (h, d)   b: (h,)   A: (d_out, h)   c: (d_out,)

θ is the vector (W, b, A, c), each part in row-major order; k is its length. Residuals r = f − y and the rows of the Jacobian J are ordered
datum by datum, and output by output within a datum. All functions but :func:`initialize` also accept a complex θ.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from explainers.networks.activation import Activation, activation

Number = TypeVar("Number", np.float64, np.complex128)
"""What θ is made of; outputs and derivatives are made of the same."""

Vector = NDArray[Number]
Matrix = NDArray[Number]
Real = NDArray[np.float64]


@dataclass(frozen=True)
class Network:
    """The architecture: ``d`` inputs, ``h`` hidden units, ``d_out`` outputs, and the activation φ by name.

    Raises:
        ValueError: if a size is not positive or the activation is unknown.
    """

    d: int
    h: int
    d_out: int = 1
    act: str = "tanh"

    def __post_init__(self) -> None:
        if min(self.d, self.h, self.d_out) < 1:
            raise ValueError(f"network sizes d={self.d}, h={self.h}, d_out={self.d_out} must all be at least 1")
        activation(self.act)

    @property
    def k(self) -> int:
        """The number of parameters, h(d + 1) + d_out(h + 1); with one output, h(d + 2) + 1."""
        return self.h * (self.d + 1) + self.d_out * (self.h + 1)

    @property
    def activation(self) -> Activation:
        """φ and its derivatives."""
        return activation(self.act)


class Parameters(NamedTuple, Generic[Number]):
    """θ taken apart: W (h, d), b (h,), A (d_out, h), c (d_out,)."""

    W: Matrix[Number]
    b: Vector[Number]
    A: Matrix[Number]
    c: Vector[Number]


def unpack(net: Network, θ: Vector[Number]) -> Parameters[Number]:
    """W, b, A, c as views of θ.

    Raises:
        ValueError: if θ does not have shape (k,).
    """
    if θ.shape != (net.k,):
        raise ValueError(f"θ has shape {θ.shape}; this network has k = {net.k} parameters, so give shape ({net.k},)")
    h, d, d_out = net.h, net.d, net.d_out
    b, A, c = h * d, h * (d + 1), h * (d + 1 + d_out)
    return Parameters(θ[:b].reshape(h, d), θ[b:A], θ[A:c].reshape(d_out, h), θ[c:])


def initialize(net: Network, rng: np.random.Generator) -> Real:
    """Random θ, shape (k,): W and b standard normal, A normal with variance 1/h, c zero."""
    W, b = rng.standard_normal(net.h * net.d), rng.standard_normal(net.h)
    A = rng.standard_normal(net.d_out * net.h) / np.sqrt(net.h)
    return np.concatenate([W, b, A, np.zeros(net.d_out)])


def forward(net: Network, θ: Vector[Number], X: Real) -> Matrix[Number]:
    """Outputs f(x), shape (N, d_out), at the inputs X, shape (N, d)."""
    W, b, A, c = unpack(net, θ)
    return net.activation.φ(_preactivation(net, W, b, X)) @ A.T + c


def jacobian(net: Network, θ: Vector[Number], X: Real) -> Matrix[Number]:
    """J = ∂f/∂θ, exact, shape (N·d_out, k).

    ∂f_o/∂W_ji = A_oj φ′(z_j) x_i,  ∂f_o/∂b_j = A_oj φ′(z_j),  ∂f_o/∂A_oj = φ(z_j),  ∂f_o/∂c_o = 1.
    """
    W, b, A, _ = unpack(net, θ)
    Z = _preactivation(net, W, b, X)
    φ, N, h, d, d_out = net.activation.φ(Z), len(X), net.h, net.d, net.d_out
    J = np.zeros((N, d_out, net.k), dtype=Z.dtype)
    dW, db, dA, dc = (J[..., i:j] for i, j in itertools.pairwise([0, h * d, h * (d + 1), h * (d + 1 + d_out), net.k]))
    np.multiply(A, net.activation.dφ(Z, φ)[:, None, :], out=db)
    np.multiply(db[..., None], X[:, None, None, :], out=dW.reshape(N, d_out, h, d))
    for o in range(d_out):
        dA[:, o, o * h : (o + 1) * h] = φ
        dc[:, o, o] = 1
    return J.reshape(N * d_out, net.k)


def residual(net: Network, θ: Vector[Number], X: Real, y: Real) -> Vector[Number]:
    """r = f(X) − y as one vector, shape (N·d_out,); y has shape (N,) or (N, d_out).

    Raises:
        ValueError: if y does not hold one label per datum and output.
    """
    if np.size(y) != len(X) * net.d_out:
        raise ValueError(f"y has shape {np.shape(y)}; {len(X)} data and {net.d_out} outputs need shape ({len(X)}, {net.d_out})")
    return (forward(net, θ, X) - np.reshape(y, (len(X), net.d_out))).ravel()


def loss(net: Network, θ: Vector[Number], X: Real, y: Real) -> float:
    """L = ½ ‖f(X) − y‖²."""
    r = residual(net, θ, X, y)
    return float(r @ r) / 2


def loss_gradient(net: Network, θ: Vector[Number], X: Real, y: Real) -> Vector[Number]:
    """∇L = Jᵀ r, shape (k,)."""
    return jacobian(net, θ, X).T @ residual(net, θ, X, y)


def hessian(net: Network, θ: Vector[Number], X: Real, y: Real) -> Matrix[Number]:
    """The whole Hessian of L, exact, shape (k, k): JᵀJ + Σ r ∇²f. For ReLU, away from its kinks."""
    J = jacobian(net, θ, X)
    return J.T @ J + _residual_curvature(net, θ, X, residual(net, θ, X, y).reshape(len(X), net.d_out))


def _residual_curvature(net: Network, θ: Vector[Number], X: Real, r: Matrix[Number]) -> Matrix[Number]:
    """Σ r ∇²f: a unit's (w, b) meets itself through φ″ and its readout through φ′; every other second derivative of f is zero."""
    W, b, A, _ = unpack(net, θ)
    Z = _preactivation(net, W, b, X)
    x1 = np.column_stack([X, np.ones(len(X))])
    own = np.einsum("nj,ni,nl->jil", (r @ A) * net.activation.ddφ(Z), x1, x1)
    cross = np.einsum("no,nj,ni->oji", r, net.activation.dφ(Z), x1)
    S = np.zeros((net.k, net.k), dtype=own.dtype)
    for j in range(net.h):
        unit = np.append(np.arange(j * net.d, (j + 1) * net.d), net.h * net.d + j)
        S[np.ix_(unit, unit)] = own[j]
        for o in range(net.d_out):
            readout = net.h * (net.d + 1) + o * net.h + j
            S[unit, readout] = S[readout, unit] = cross[o, j]
    return S


def _preactivation(net: Network, W: Matrix[Number], b: Vector[Number], X: Real) -> Matrix[Number]:
    if np.ndim(X) != 2 or np.shape(X)[1] != net.d:
        raise ValueError(f"X has shape {np.shape(X)}; this network takes inputs of shape (N, {net.d})")
    return X @ W.T + b
