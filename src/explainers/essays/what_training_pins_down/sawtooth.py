"""A network that uses its depth: k layers fold the unit interval k times, and its graph has 2^k teeth's flanks.

One fold is the tent T(t) = 2 max(0, t) − 4 max(0, t − ½): it takes [0, ½] and [½, 1] onto [0, 1] each, the second backwards. T composed
with itself k times is linear on 2^k pieces. The construction is Telgarsky's.
"""

from __future__ import annotations

import numpy as np

from explainers.networks.relu_network import ReluNetwork, Vector


def tent(t: Vector) -> Vector:
    """T(t) = 2t on [0, ½] and 2 − 2t on [½, 1]."""
    return np.minimum(2 * t, 2 - 2 * t)


def pieces(k: int, coordinates: int = 1) -> int:
    """2^(k·coordinates): the linear pieces of k folds of each of some coordinates."""
    return 2 ** (k * coordinates)


def network(k: int, coordinates: int = 1) -> ReluNetwork:
    """The sawtooth as a network on the unit square: k layers, two units for each coordinate folded; f is the sum of their teeth.

    Args:
        k: folds, and hidden layers.
        coordinates: 1 folds x₁ alone (2^k strips), 2 folds both (4^k squares).

    Raises:
        ValueError: if k is below 1 or ``coordinates`` neither 1 nor 2.
    """
    if k < 1 or coordinates not in (1, 2):
        raise ValueError(f"k = {k} folds of {coordinates} coordinates; give k of at least 1, and one coordinate or two")
    each = np.eye(coordinates)
    enter = np.asarray(np.kron(np.eye(2)[:coordinates], np.ones((2, 1))))
    fold = np.asarray(np.kron(each, np.array([[2.0, -4.0], [2.0, -4.0]])))
    out = np.tile([2.0, -4.0], coordinates)[None]
    b = np.tile([0.0, -0.5], coordinates)
    return ReluNetwork((enter, *[fold] * (k - 1), out), (*[b] * k, np.zeros(1)))
