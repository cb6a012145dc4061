"""The weights of networks of several widths while they learn the same labels, kept at a few steps of gradient descent.

The networks are those of ``lazy_training``. A film holds one width from the start of its training to the end; a frame holds one moment of
several films, which is what a figure shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.initialization_is_a_prior import lazy_training

Array = NDArray[np.float64]
Steps = NDArray[np.int64]

MOMENTS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512)
"""Steps at which the weights are kept: each about √2 times the last."""


@dataclass(frozen=True)
class Film:
    """One network while it trains.

    Attributes:
        m: its width.
        steps: of descent, when it was looked at, shape (p,); the first is 0.
        weights: some of its weights, the same ones each time, shape (p, w).
        relative: ‖θ − θ0‖/‖θ0‖ of all weights, shape (p,).
        rms: root mean square residual that is left, shape (p,).
    """

    m: int
    steps: Steps
    weights: Array
    relative: Array
    rms: Array


def film(m: int, X: Array, y: Array, rng: np.random.Generator, *, moments: Sequence[int] = MOMENTS, most: int = 120) -> Film:
    """Train one network of width m by gradient descent, and keep at most ``most`` of its weights, spread evenly over all.

    Raises:
        ValueError: if the moments do not begin with 0 and increase.
    """
    steps = np.asarray(moments, np.int64)
    if steps[0] != 0 or np.any(np.diff(steps) <= 0):
        raise ValueError(f"the moments are {tuple(moments)}; they must begin with 0 and increase")
    W, a = lazy_training.initialize(1, m, X.shape[1], rng)
    η = lazy_training.step_size(W, a, X)
    states = [(W, a)]
    for more in np.diff(steps):
        W, a, _ = lazy_training.train(W, a, X, y, steps=int(more), enough=0.0, η=η)
        states.append((W, a))
    θ = np.array([np.append(W.ravel(), a) for W, a in states])
    chosen = np.linspace(0, θ.shape[1] - 1, min(most, θ.shape[1])).astype(int)
    moved = np.linalg.norm(θ - θ[0], axis=1) / np.linalg.norm(θ[0])
    rms = np.array([np.sqrt(((lazy_training.outputs(W, a, X) - y) ** 2).mean()) for W, a in states])
    return Film(m, steps, θ[:, chosen], moved, rms)


@dataclass(frozen=True)
class Frame:
    """One moment of several films.

    Attributes:
        step: of descent. widths: shape (v,).
        before, now: weights at the start and at this step, one array of shape (w,) a width.
        relative, rms: at this step, shape (v,).
        steps: all moments of the films, shape (p,). paths: ‖θ − θ0‖/‖θ0‖ at each of them, shape (v, p).
    """

    step: int
    widths: Steps
    before: tuple[Array, ...]
    now: tuple[Array, ...]
    relative: Array
    rms: Array
    steps: Steps
    paths: Array


def frame(films: Sequence[Film], step: int) -> Frame:
    """The films at one of their moments.

    Raises:
        ValueError: if a film has other moments than the first one, or was not looked at then.
    """
    steps = films[0].steps
    if any(not np.array_equal(each.steps, steps) for each in films):
        raise ValueError("the films have different moments; make them with the same ones")
    if step not in steps:
        raise ValueError(f"no weights were kept at step {step}; the moments are {', '.join(map(str, steps))}")
    i = int(np.flatnonzero(steps == step)[0])
    return Frame(
        step,
        np.array([each.m for each in films]),
        tuple(each.weights[0] for each in films),
        tuple(each.weights[i] for each in films),
        np.array([each.relative[i] for each in films]),
        np.array([each.rms[i] for each in films]),
        steps,
        np.array([each.relative for each in films]),
    )
