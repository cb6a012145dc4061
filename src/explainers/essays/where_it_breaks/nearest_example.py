"""What the nearest example costs as dimensions grow, and what an assumption about the function saves.

Of n points uniform in the unit ball of R^d the nearest to the center is farther away than r with probability (1 − r^d)^n, so

    E r = ∫₀¹ (1 − r^d)^n dr = B(1/d, n + 1) / d.

A linear function y = β·x + noise is learned from n > d + 1 standard normal inputs by least squares with the mean squared error
σ² d / (n − d − 1), in any dimension.
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree
from scipy.special import betaln

from explainers.networks.relu_network import Matrix, Vector


def mean_nearest(n: int, d: int) -> float:
    """B(1/d, n + 1) / d.

    Raises:
        ValueError: if n or d is below 1.
    """
    if n < 1 or d < 1:
        raise ValueError(f"n = {n} points in d = {d} dimensions; there must be one of each at least")
    return float(np.exp(betaln(1 / d, n + 1)) / d)


def ball(n: int, d: int, rng: np.random.Generator) -> Matrix:
    """n points uniform in the unit ball, (n, d)."""
    X = rng.standard_normal((n, d))
    return np.asarray(X / np.linalg.norm(X, axis=1, keepdims=True) * rng.uniform(size=(n, 1)) ** (1 / d))


def nearest_lengths(n: int, d: int, reps: int, rng: np.random.Generator) -> Vector:
    """The distance of the nearest of n points of the ball from its center, in many samples, (reps,)."""
    return np.asarray(np.linalg.norm(ball(n * reps, d, rng), axis=1).reshape(reps, n).min(axis=1))


def linear_error(n: int, d: int, σ: float) -> float:
    """σ² d / (n − d − 1): the mean squared error of least squares at a new standard normal input, beyond the noise there.

    Raises:
        ValueError: if n is not above d + 1: the mean would be infinite.
    """
    if n <= d + 1:
        raise ValueError(f"n = {n} data in d = {d} dimensions; the mean error is finite for n > d + 1 alone")
    return σ**2 * d / (n - d - 1)


def errors(n: int, d: int, σ: float, reps: int, rng: np.random.Generator, *, neighbor: bool = False) -> Vector:
    """The squared error of least squares, or of the nearest neighbor's label, at one new input in each of many samples, (reps,).

    The function is β·x with ‖β‖ = 1, so that to say zero everywhere has the mean squared error 1.
    """
    found = np.empty(reps)
    for rep in range(reps):
        β = rng.standard_normal(d)
        β /= np.linalg.norm(β)
        X, x = rng.standard_normal((n, d)), rng.standard_normal(d)
        y = X @ β + σ * rng.standard_normal(n)
        said = y[cKDTree(X).query(x)[1]] if neighbor else np.linalg.solve(X.T @ X, X.T @ y) @ x
        found[rep] = (said - β @ x) ** 2
    return found
