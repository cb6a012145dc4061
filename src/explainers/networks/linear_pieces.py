"""The linear pieces of a ReLU network of one variable, or of any network along a straight line, exactly."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from explainers.networks.relu_network import Matrix, ReluNetwork, Vector, forward

SAME = 1e-12
"""Two slopes count as equal if they differ by less than this share of the greatest."""


def along(net: ReluNetwork, start: Vector, direction: Vector) -> ReluNetwork:
    """The network of one variable t ↦ f(start + t·direction): W¹ becomes W¹·direction and b¹ becomes b¹ + W¹·start.

    Raises:
        ValueError: if the two vectors do not have the network's dimension.
    """
    if np.shape(start) != (net.d,) or np.shape(direction) != (net.d,):
        raise ValueError(
            f"start has shape {np.shape(start)} and direction {np.shape(direction)}; this network has inputs of shape ({net.d},)"
        )
    W, b = net.weights[0], net.biases[0]
    return ReluNetwork(((W @ direction)[:, None], *net.weights[1:]), (b + W @ start, *net.biases[1:]))


def breakpoints(net: ReluNetwork, low: float, high: float) -> NDArray[np.float64]:
    """Where a unit of a network of one variable switches strictly between ``low`` and ``high``, ascending: the borders of its regions.

    Raises:
        ValueError: if the network does not have one input, or low is not below high.
    """
    return _regions(net, low, high)[0][1:-1]


def kinks(net: ReluNetwork, low: float, high: float) -> NDArray[np.float64]:
    """Those of the breakpoints at which the slope of f changes: a unit may switch where all units that it feeds are off.

    The network has one output. Raises:
        ValueError: as :func:`breakpoints`.
    """
    ends, slopes = _regions(net, low, high)
    change = np.abs(np.diff(slopes[:, 0]))
    return ends[1:-1][change > SAME * np.abs(slopes).max()]


def _regions(net: ReluNetwork, low: float, high: float) -> tuple[NDArray[np.float64], Matrix]:
    """The ends of the regions between ``low`` and ``high``, (regions + 1,), and the slopes of all outputs on them, (regions, outputs)."""
    *_, last = layers(net, low, high)
    return last


def layers(net: ReluNetwork, low: float, high: float) -> Iterator[tuple[NDArray[np.float64], Matrix]]:
    """The ends of the regions made by the layers up to each one, (regions + 1,), and the slopes on them of what it feeds, (regions, units).

    Raises:
        ValueError: if the network does not have one input, or low is not below high.
    """
    if net.d != 1 or not low < high:
        raise ValueError(f"the network has {net.d} inputs, and the interval is ({low}, {high}); give one input and low < high")
    near = 1e-12 * (high - low)
    ends = np.array([low, high], float)
    A, c = net.weights[0].T, net.biases[0][None]  # z = A t + c on each piece: (pieces, units)
    for W, b in zip(net.weights[1:], net.biases[1:], strict=True):
        roots = np.divide(-c, A, out=np.full_like(c, np.inf), where=A != 0)
        inside = (roots > ends[:-1, None] + near) & (roots < ends[1:, None] - near)
        parts = np.unique(np.concatenate([ends, roots[inside]]))
        parent = np.searchsorted(ends, parts[:-1], side="right") - 1
        A, c, ends = A[parent], c[parent], parts
        on = A * (ends[:-1, None] + ends[1:, None]) / 2 + c > 0
        A, c = (A * on) @ W.T, (c * on) @ W.T + b
        yield ends, A


def expected_breakpoints(n: int, B: float, σ_w: float, σ_b: float) -> float:
    """n (2/π) arctan(B σ_w / σ_b): the mean number of kinks −b/w in [−B, B] of n units with w ~ N(0, σ_w²) and b ~ N(0, σ_b²).

    b/w is σ_b/σ_w times a Cauchy variable.
    """
    return n * 2 / np.pi * np.arctan2(B * σ_w, σ_b)


def table(net: ReluNetwork, low: float, high: float) -> Matrix:
    """The graph of f as its corners, shape (pieces + 1, 2): t and f(t) at both ends and at every kink."""
    t = np.concatenate([[low], breakpoints(net, low, high), [high]])
    return np.column_stack([t, forward(net, t[:, None])[:, 0]])
