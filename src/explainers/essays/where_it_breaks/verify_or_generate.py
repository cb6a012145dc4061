"""A generator that learns from a verifier: what passes the verifier is what it makes more of.

Generator and verifier live on a grid of a square: q (G, G) is the probability of each cell, ``passes`` (G, G) says which cells the
verifier lets through. A probability that is missing from q has left the square; the verifier refuses it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.where_it_breaks.generate_and_verify import filtered

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Mask = NDArray[np.bool_]


def normal(axis: Vector, spread: float) -> Matrix:
    """A generator with normal coordinates of mean 0 and standard deviation ``spread``, within the square: (G, G), sum 1."""
    q = np.exp(-(axis**2) / (2 * spread**2))
    both = np.multiply.outer(q, q)
    return np.asarray(both / both.sum())


def steps(axis: Vector, σ: float) -> Matrix:
    """K (G, G): the probability of a normal step of standard deviation σ from the j-th point of the axis to the cell of the i-th.

    Raises:
        ValueError: if σ is below the distance of two points, so that the grid does not see the steps.
    """
    h = float(axis[1] - axis[0])
    if σ < h:
        raise ValueError(f"steps of size {σ} on a grid of width {h:.3g}; make the grid finer or the steps longer")
    return np.asarray(h / (σ * np.sqrt(2 * np.pi)) * np.exp(-(np.subtract.outer(axis, axis) ** 2) / (2 * σ**2)))


def share(q: Matrix, where: Mask) -> float:
    """The probability that q gives to the cells ``where``."""
    return float(q[where].sum())


def reinforce(q: Matrix, passes: Mask, K: Matrix) -> Matrix:
    """One round: the new generator makes what the verifier passed of the old one, and takes a step around it: K (q 1_passes / p) Kᵀ.

    Raises:
        ValueError: if nothing passes.
    """
    p = share(q, passes)
    if p == 0:
        raise ValueError("the verifier passes nothing of what the generator makes, so there is nothing to learn from")
    return K @ (q * passes / p) @ K.T


def tilt(q: Matrix, passes: Mask, η: float) -> Matrix:
    """q e^{η r} / Z with the reward r = 1 for what passes: the largest mean reward for its divergence from q.

    The odds of passing grow by e^η, and within what passes nothing changes.
    """
    tilted = q * np.exp(η * passes)
    return np.asarray(tilted / (tilted.sum() + 1 - q.sum()))


def handed_over(q: Matrix, passes: Mask, n: int) -> Matrix:
    """The law of the first of n proposals that passes, or of the last one if none does: (G, G).

    Raises:
        ValueError: if n is below 1.
    """
    if n < 1:
        raise ValueError(f"{n} proposals; at least one is needed")
    p = share(q, passes)
    found = (1 - (1 - p) ** n) / p if p > 0 else 0.0
    return np.asarray(np.where(passes, q * found, q * (1 - p) ** (n - 1)))


def best_of(valid: float, accepts_valid: float, accepts_invalid: float, n: int) -> float:
    """How likely what is handed over is valid: (1 − (1 − p)^n) π + (1 − p)^{n−1} v (1 − a).

    p = v a + (1 − v) b of the proposals pass, and of these π = v a / p are valid: the ceiling, for n → ∞.

    Raises:
        ValueError: as :func:`explainers.essays.where_it_breaks.generate_and_verify.filtered`.
    """
    passed = valid * accepts_valid + (1 - valid) * accepts_invalid
    ceiling = filtered(valid, accepts_valid, accepts_invalid)
    return (1 - (1 - passed) ** n) * ceiling + (1 - passed) ** (n - 1) * valid * (1 - accepts_valid)


def sample(q: Matrix, axis: Vector, u: Matrix) -> Matrix:
    """Points (N, 2) of q for uniform numbers u (N, 3): the cell from the first, the place within the cell from the others."""
    cell = np.searchsorted(np.cumsum(q) / q.sum(), u[:, 0])
    at = np.stack(np.unravel_index(np.minimum(cell, q.size - 1), q.shape), axis=1)
    return np.asarray(axis[at] + (axis[1] - axis[0]) * (u[:, 1:] - 0.5))


@dataclass(frozen=True)
class Loop:
    """Some rounds of reinforcement, and what is handed over after ``rounds`` of them.

    ``score`` (G, G) on ``axis`` × ``axis``: the verifier, which passes what has more than one half; ``negatives``: what it saw fail;
    ``passed``, ``valid``: shares of what the generator makes after 0, 1, 2, … rounds; ``best``: the share of valid ones among what is
    handed over of ``tries`` proposals, after each round; ``points``: some that are handed over now.
    """

    axis: Vector
    score: Matrix
    negatives: Matrix
    passed: Vector
    valid: Vector
    best: Vector
    points: Matrix
    rounds: int
    tries: int

    @property
    def now_passed(self) -> float:
        """The share that passes now."""
        return float(self.passed[self.rounds])

    @property
    def now_valid(self) -> float:
        """The share that is valid now."""
        return float(self.valid[self.rounds])

    @property
    def now_best(self) -> float:
        """The share of valid ones among what is handed over now."""
        return float(self.best[self.rounds])


def generations(q: Matrix, passes: Mask, K: Matrix, rounds: int) -> list[Matrix]:
    """The generator before and after each of the rounds."""
    made = [q]
    for _ in range(rounds):
        made.append(reinforce(made[-1], passes, K))
    return made
