"""Addition on a clock of q hours, learned by a network from a part of the addition table: a task whose step is real.

The network squares: f(a, b) = O (U_a + V_b)², with one row of U and V for each hour and h hidden units. It is trained by Adam on the
squared error against the right hour, all seen sums at once, with weight decay. Beyond some share of the table it finds the rule and answers
what it has not seen; below, it learns what it has seen by heart.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.networks.adam import Adam

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

HOURS = 23
HIDDEN = 64
RATE, DECAY = 0.01, 1.0
LOOKS = (0, 25, 50, 100, 200, 300, 400, 600, 800, 1000)
"""Steps after which the network is looked at."""


@dataclass(frozen=True)
class Course:
    """Training on a ``share`` of the table, looked at after ``looks`` steps.

    seen: (q, q), which sums it was shown. answers: (looks, q, q), the hour that it says. seen_right, unseen_right: shares that are right.
    loss: squared error on sums that it was not shown, over the hours.
    """

    share: float
    looks: tuple[int, ...]
    seen: Flags
    answers: NDArray[np.int64]
    seen_right: Array
    unseen_right: Array
    loss: Array


@dataclass(frozen=True)
class Table:
    """The addition table after ``steps`` of training on a ``share`` of it, and what came of all other shares.

    seen, right: (q, q). at: which of ``shares``. unseen_right, loss: after as many steps, for each of the shares.
    """

    share: float
    steps: int
    seen: Flags
    right: Flags
    at: int
    shares: Array
    seen_right: float
    unseen_right: Array
    loss: Array

    @property
    def others_right(self) -> float:
        """Of the sums that were not shown, the share that is right."""
        return float(self.unseen_right[self.at])


def table() -> NDArray[np.int64]:
    """(a + b) mod q. Shape (q, q)."""
    hour = np.arange(HOURS)
    return (hour[:, None] + hour[None, :]) % HOURS


def blind_loss() -> float:
    """1 − 1/q, the squared error of the best answer that does not look: 1/q for each hour."""
    return 1 - 1 / HOURS


def train(share: float, looks: tuple[int, ...], rng: np.random.Generator) -> Course:
    """Adam on a random ``share`` of the table up to the last of ``looks`` steps.

    Raises:
        ValueError: the share is not between 0 and 1.
    """
    if not 0 < share < 1:
        raise ValueError(f"clock: a share of {share} of the table; give one between 0 and 1, for something to be seen, and not all")
    q, h = HOURS, HIDDEN
    order = rng.permutation(q * q)
    shown, hidden = np.split(order, [round(share * q * q)])
    X = np.zeros((q * q, 2 * q))
    X[np.arange(q * q), np.arange(q * q) // q] = X[np.arange(q * q), q + np.arange(q * q) % q] = 1
    right = table().ravel()
    Y, inputs = np.eye(q)[right], X[shown]
    wanted = Y[shown]
    θ = [rng.standard_normal((2 * q, h)) / np.sqrt(q), rng.standard_normal((h, q)) / np.sqrt(h)]
    adam, answers, losses = Adam(θ), [], []
    for step in range(max(looks) + 1):
        if step in looks:
            out = (X @ θ[0]) ** 2 @ θ[1]
            answers.append(out.argmax(axis=1))
            losses.append(float(np.mean(np.sum((out - Y)[hidden] ** 2, axis=1))))
        z = inputs @ θ[0]
        squared = z * z
        e = squared @ θ[1]
        e -= wanted
        e /= len(shown) / 2
        z *= e @ (2 * θ[1].T)
        g = [inputs.T @ z, squared.T @ e]
        θ = [p - s - RATE * DECAY * p for p, s in zip(θ, adam.steps(g, RATE), strict=True)]
    said = np.array(answers)
    seen = np.zeros(q * q, dtype=bool)
    seen[shown] = True
    return Course(
        share=share,
        looks=tuple(sorted(looks)),
        seen=seen.reshape(q, q),
        answers=said.reshape(-1, q, q),
        seen_right=np.mean(said[:, shown] == right[shown], axis=1),
        unseen_right=np.mean(said[:, hidden] == right[hidden], axis=1),
        loss=np.array(losses),
    )
