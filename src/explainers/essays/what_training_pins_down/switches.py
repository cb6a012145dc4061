"""Along a line: where the units of a random network switch, and where its output bends, counted and in the mean.

Upon a piece on which the layers below are affine, z of a random unit with weights N(0, 2/n) and bias N(0, σ_b²) is affine. It has a zero
there if its signs at the two ends differ, and that happens with probability angle/π, where the angle is that of the two ends'
(√(2/n) x, σ_b). Given the layers below, the signs of a layer at a place are fair coins, each for itself: all of its n units are off with
probability 2^{−n}. So a switch of layer l is a kink of f with probability Π_{m > l} (1 − 2^{−n_m}).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explainers.networks import linear_pieces, relu_network
from explainers.networks.relu_network import ReluNetwork, Vector


def switches(net: ReluNetwork, low: float, high: float) -> NDArray[np.int64]:
    """At how many places between ``low`` and ``high`` a unit of layer 1, …, L of a network of one variable switches, shape (L,)."""
    return np.diff([0, *(len(ends) - 2 for ends, _ in linear_pieces.layers(net, low, high))])


def expected_switches(net: ReluNetwork, low: float, high: float, σ_b: float = 1.0) -> Vector:
    """The mean number of switches in layer l if that layer is drawn anew upon the layers below, Σ n_l angle/π, shape (L,)."""
    found = []
    for l, b in enumerate(net.biases[:-1]):
        if l:
            ends = np.concatenate([[low], linear_pieces.breakpoints(_part(net, l), low, high), [high]])
            x = np.maximum(relu_network.preactivations(net, ends[:, None])[l - 1], 0)
        else:
            x = np.array([[low], [high]])
        v = np.column_stack([np.sqrt(2 / x.shape[1]) * x, np.full(len(x), σ_b)])
        v /= np.linalg.norm(v, axis=1, keepdims=True)
        chord = np.linalg.norm(np.diff(v, axis=0), axis=1)
        found.append(len(b) * 2 * np.arcsin(np.minimum(chord / 2, 1)).sum() / np.pi)
    return np.array(found)


def chance_to_bend(widths: tuple[int, ...]) -> Vector:
    """Π_{m > l} (1 − 2^{−n_m}) for l = 1, …, L: how often a switch of layer l is a kink of f, if the later layers are random."""
    coins = 1 - 2.0 ** -np.array([*widths[1:], np.inf])
    return np.asarray(np.cumprod(coins[::-1])[::-1])


def _part(net: ReluNetwork, layers: int) -> ReluNetwork:
    """The first layers of a network, with the next one as its output."""
    W = net.weights[: layers + 1]
    return ReluNetwork(W, (*net.biases[:layers], np.zeros(len(W[-1]))))
