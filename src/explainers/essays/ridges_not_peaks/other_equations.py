"""Two other tasks that make equations: to reproduce what was seen, and to agree with oneself about values.

An autoencoder with N data in d dimensions has to satisfy f(x_n) = x_n, which is N·d equations.

A value function over S states, with transition probabilities P, rewards ρ and discount γ, has to satisfy Bellman's equations
V = ρ + γ P V, which is S equations. The Jacobian of their residual by the network's parameters is (I − γP) J, and I − γP is invertible
for γ < 1. At γ = 1 it is not: adding a constant to V changes nothing, and one equation is lost.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explainers.essays.ridges_not_peaks.ridge import Data

Array = NDArray[np.float64]


def reconstruction(N: int, d: int, rng: np.random.Generator) -> Data:
    """N standard normal inputs in d dimensions that are their own labels."""
    X = rng.standard_normal((N, d))
    return Data(X, X)


def ring(S: int) -> Array:
    """Transition probabilities of a walk on a ring of S states, half to each neighbor, shape (S, S).

    Raises:
        ValueError: if there are fewer than three states.
    """
    if S < 3:
        raise ValueError(f"a ring of S = {S} states has no two neighbors; give at least 3")
    return (np.roll(np.eye(S), 1, axis=1) + np.roll(np.eye(S), -1, axis=1)) / 2


def values(P: Array, reward: Array, γ: float) -> Array:
    """V with V = reward + γ P V, shape (S,), by least squares; at γ = 1 the one with mean 0, for rewards with mean 0."""
    return np.asarray(np.linalg.lstsq(np.eye(len(P)) - γ * P, reward, rcond=None)[0])


def bellman_jacobian(J: Array, P: Array, γ: float) -> Array:
    """(I − γP) J: the Jacobian of the residual of Bellman's equations, shape (S, k), from that of the values, J (S, k)."""
    return J - γ * (P @ J)
