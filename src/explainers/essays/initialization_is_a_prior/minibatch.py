"""Stochastic gradient descent as it is, on a model of products: f_n = Σⱼ x_nj aⱼ bⱼ, N data, d products, loss the mean of ½(f_n − y_n)².

A batch of data gives each product one number, g_j = mean of r_n x_nj over the batch, with r = f − y. Its gradient is (g_j b_j, g_j a_j), so
that a step of size η turns u = a + b and v = a − b into

    u_j(1 − ηg_j),   v_j(1 + ηg_j),   and q_j = a_j² − b_j² = u_j v_j into q_j(1 − η²g_j²),

exactly, whatever the batch. Small steps change the logarithms of u and v by −Σ ηg_j and +Σ ηg_j, and Σ ηg is Xᵀc for some c in R^N, in
whichever order the data came. That is why gradient flow, full descent and small batches end near each other: at u exp(−Xᵀc), v exp(Xᵀc),
where c minimizes the convex function Σⱼ (u_j² exp(−2(Xᵀc)_j) + v_j² exp(2(Xᵀc)_j))/8 + c·y.

Many starts at once: a and b have shape (n, d), X (N, d), y (N,).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import hadamard

Array = NDArray[np.float64]


def sign_data(N: int, d: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """X, shape (N, d): inputs of ones and minus ones, at right angles to each other; y, shape (N,): standard normal labels.

    The inputs are rows of Hadamard's matrix, with columns turned over at random; all such data are alike.

    Raises:
        ValueError: d is no power of two, or there are more data than dimensions.
    """
    if N > d or d & (d - 1) or N < 1:
        raise ValueError(f"{N} inputs in {d} dimensions; d must be a power of two, and N from 1 to d")
    X = hadamard(d)[rng.permutation(d)[:N]] * rng.choice([-1.0, 1.0], d)
    return X, rng.standard_normal(N)


@dataclass(frozen=True)
class Descent:
    """Where all starts are after training.

    Attributes:
        a, b: shape (n, d). sum_log: Σ ln|1 − η²g²| over the steps, shape (n, d). rms: root mean square residual, shape (n,).
    """

    a: Array
    b: Array
    sum_log: Array
    rms: Array

    @property
    def q(self) -> Array:
        """a² − b², which gradient flow keeps."""
        return (self.a - self.b) * (self.a + self.b)

    @property
    def θ(self) -> Array:
        """All parameters of each run, shape (n, 2d)."""
        return np.hstack([self.a, self.b])


def descend(
    a: Array, b: Array, X: Array, y: Array, rng: np.random.Generator, *, η: float, batch: int, steps: int, ratio: float = 1.0
) -> Descent:
    """Gradient descent from all starts at once, each with batches of its own, drawn anew at every step without replacement.

    Args:
        batch: data in a batch; with all N of them this is full gradient descent.
        ratio: step size of b divided by that of a; the identity for q needs 1.

    Raises:
        ValueError: a shape does not fit, ``batch`` is not between 1 and N, or the steps are so large that a run diverges.
    """
    N = _checked(a, b, X, y)
    if not 1 <= batch <= N:
        raise ValueError(f"batch is {batch}; with {N} data it is 1 to {N}")
    (a, b), y, product = np.array([a.T, b.T]), y[:, None], np.ones(a.T.shape)
    places, share = np.arange(N, dtype=np.min_scalar_type(N))[:, None], np.full((N, a.shape[1]), 1 / N)
    ηXt, (ηg, by_a, by_b) = η * X.T, np.empty((3, *a.shape))  # steps are taken in place
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(steps):
            if batch < N:
                u = np.ascontiguousarray(rng.random((a.shape[1], N)).T)
                # which place each of the first numbers has among all: a draw without repetition, by counting instead of sorting
                share = reduce(np.bitwise_or, ((u < each).sum(axis=0, dtype=places.dtype) == places for each in u[:batch])) * (1 / batch)
            r = X @ np.multiply(a, b, out=by_a)
            r -= y
            r *= share
            np.matmul(ηXt, r, out=ηg)
            np.multiply(ηg, b, out=by_a)
            np.multiply(ηg, ratio * a if ratio != 1 else a, out=by_b)
            a -= by_a
            b -= by_b
            ηg *= ηg
            product *= np.subtract(1, ηg, out=ηg)
        rms = np.sqrt(np.mean((X @ (a * b) - y) ** 2, axis=0))
    if not np.all(np.isfinite(rms)):
        raise ValueError(f"with η = {η} and batches of {batch}, {np.sum(~np.isfinite(rms))} of {len(rms)} runs diverge; take smaller steps")
    return Descent(a.T, b.T, np.log(np.abs(product)).T, rms)


def flow_end(a: Array, b: Array, X: Array, y: Array, steps: int = 200) -> tuple[Array, Array]:
    """Where gradient flow ends from all starts, a and b: Newton's method for c, with steps that change no exponent by more than one.

    Raises:
        ValueError: a shape does not fit.
    """
    _checked(a, b, X, y)
    u, v, c = a + b, a - b, np.zeros((len(a), len(X)))
    for _ in range(steps):
        shrunk, stretched = (u * np.exp(-c @ X)) ** 2, (v * np.exp(c @ X)) ** 2
        slope = y - (shrunk - stretched) @ X.T / 4
        bend = np.einsum("mj,nj,kj->nmk", X, (shrunk + stretched) / 2, X)
        step = np.linalg.solve(bend, slope[..., None])[..., 0]
        c = c - step / np.maximum(1, 2 * np.abs(step @ X).max(axis=1, keepdims=True))
    u, v = u * np.exp(-c @ X), v * np.exp(c @ X)
    return (u + v) / 2, (u - v) / 2


def lost(a: Array, b: Array, X: Array, y: Array, batch: int, *, time: float = 20.0, steps: int = 1000) -> Array:
    """∫ E g_j² dt along gradient flow, shape (n, d): times η, what batches of that size take from ln|q_j|, to first order in η.

    With G the mean of r_n x_nj over all data, E g² = G² + (1 − (batch − 1)/(N − 1))/batch · (mean of (r_n x_nj)² − G²): the second part is
    the variance of a mean of ``batch`` numbers out of N. The flow is followed by the midpoint rule, with steps that are short at first.
    """
    N = _checked(a, b, X, y)
    left = (1 - (batch - 1) / max(N - 1, 1)) / batch
    (a, b), y, total = np.array([a.T, b.T]), y[:, None], np.zeros(a.T.shape)
    for dt in np.diff(time * np.linspace(0, 1, steps + 1) ** 2):
        half = dt / 2 / N * X.T @ (X @ (a * b) - y)
        middle_a, middle_b = a - half * b, b - half * a
        r = X @ (middle_a * middle_b) - y
        G = X.T @ r / N
        total += dt * (1 - left) * G**2 + dt * left / N * X.T**2 @ r**2
        a, b = a - dt * G * middle_b, b - dt * G * middle_a
    return total.T


def _checked(a: Array, b: Array, X: Array, y: Array) -> int:
    if np.ndim(X) != 2 or np.shape(y) != np.shape(X)[:1] or np.ndim(a) != 2 or np.shape(a) != np.shape(b) or a.shape[1] != X.shape[1]:
        shapes = f"a has shape {np.shape(a)}, b {np.shape(b)}, X {np.shape(X)} and y {np.shape(y)}"
        raise ValueError(f"{shapes}; they must be (n, d), (n, d), (N, d) and (N,)")
    return len(X)


@dataclass(frozen=True)
class Noise:
    """What a figure shows: end points with batches beside those of full descent from the same starts, and what happens to |q| as η grows.

    Attributes:
        full, noisy: some of the a_j at the end, shape (w,). rates: the step sizes, shape (r,). noisy_size, full_size: mean |q_j| at the end
        with batches and with the full gradient, over the mean at the start, shape (r,). apart: root mean square distance of the pairs of
        ends, by coordinate. spread: root mean square distance of the ends of two starts.
    """

    η: float
    full: Array
    noisy: Array
    rates: Array
    noisy_size: Array
    full_size: Array
    apart: float
    spread: float

    @property
    def shrunk(self) -> tuple[float, float]:
        """What is left of mean |q| at this step size: with batches, and with the full gradient."""
        here = int(np.argmin(np.abs(self.rates - self.η)))
        return float(self.noisy_size[here]), float(self.full_size[here])


def compare(start: Descent, full: Mapping[float, Descent], noisy: Mapping[float, Descent], η: float, most: int = 200) -> Noise:
    """One step size of a table of runs, by step size, all from the same starts.

    Raises:
        ValueError: there is no run with that step size.
    """
    if η not in full or η not in noisy:
        raise ValueError(f"no run has η = {η}; there are {', '.join(map(str, full))}")
    one, other = full[η].θ, noisy[η].θ
    size = np.abs(start.q).mean()
    return Noise(
        η,
        full[η].a.ravel()[:most],
        noisy[η].a.ravel()[:most],
        np.array(list(full)),
        np.array([np.abs(run.q).mean() / size for run in noisy.values()]),
        np.array([np.abs(run.q).mean() / size for run in full.values()]),
        float(np.sqrt(np.mean((one - other) ** 2))),
        float(np.sqrt(2 * one.var(axis=0).mean())),
    )
