"""What a learner that samples from a posterior expects on the inputs it has not seen, for one target, and over all targets.

A learner has a prior P over the functions of n variables, sees the labels S of some inputs, and answers with a function drawn from
P(f | S) ∝ P(f)·[f agrees with S]. Everything is exact for n ≤ 4, where P is a vector of 2^(2ⁿ) numbers, indexed by code.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import boolean, lempel_ziv
from explainers.essays.simple_functions_first.training_set import TrainingSet

Law = NDArray[np.float64]


def posterior(prior: Law, data: TrainingSet) -> Law:
    """P(f | S), shape (2^(2ⁿ),).

    Raises:
        ValueError: if the prior is not one number for each function, or gives no probability to any function that agrees with S.
    """
    bits = boolean.check_variables(data.n, most=4)
    if prior.shape != (2**bits,):
        raise ValueError(f"prior has shape {prior.shape}; n = {data.n} needs one number for each of {2**bits} functions")
    seen, ones = np.bitwise_or.reduce(1 << data.at), np.bitwise_or.reduce(data.labels << data.at)
    mass = np.where(np.arange(2**bits) & seen == ones, prior, 0.0)
    if mass.sum() == 0:
        raise ValueError(f"no function with positive probability agrees with the {len(data.at)} labels; draw more networks for the prior")
    return mass / mass.sum()


def contrary(prior: Law) -> Law:
    """The prior of a learner that believes the opposite: proportional to 1/P.

    Raises:
        ValueError: if some function has probability zero.
    """
    if prior.min() <= 0:
        raise ValueError(
            f"{np.sum(prior <= 0)} functions have probability zero, and 1/P does not exist; spread a draw over all functions first"
        )
    return (1 / prior) / (1 / prior).sum()


@lru_cache(maxsize=1)
def _digits(functions: int) -> NDArray[np.float64]:
    """Row i: the value at input i of every function, by code, shape (2ⁿ, functions)."""
    bits = functions.bit_length() - 1
    return (np.arange(functions) >> np.arange(bits)[:, None] & 1).astype(float)


def chances(law: Law, at: NDArray[np.int64]) -> NDArray[np.float64]:
    """The probability that a function drawn from the law is 1 at each of the inputs, shape (len(at),)."""
    return (_digits(len(law)) @ law)[at]


def expected_error(law: Law, target: NDArray[np.int64], at: NDArray[np.int64]) -> float:
    """The expected share of the inputs ``at`` on which a function drawn from the law differs from the target's truth table."""
    q, t = chances(law, at), target[at]
    return float(np.mean(t * (1 - q) + (1 - t) * q))


@dataclass(frozen=True)
class EveryTarget:
    """One learner, one training set, and every target that agrees with it.

    Attributes:
        complexity: K of each target's truth table, shape (2^u,), with u unseen inputs.
        error: the expected test error for each target, shape (2^u,).
        N: labels seen. u: inputs unseen.
    """

    complexity: NDArray[np.float64]
    error: NDArray[np.float64]
    N: int
    u: int

    @property
    def targets(self) -> int:
        """2^u, the number of targets."""
        return len(self.error)

    @property
    def mean(self) -> float:
        """The mean error over all targets: exactly ½, whatever the law."""
        return float(self.error.mean())

    @property
    def simple(self) -> float:
        """The mean error over the simpler half of the targets."""
        order = np.argsort(self.complexity, kind="stable")
        return float(self.error[order[: len(order) // 2]].mean())

    @property
    def complex(self) -> float:
        """The mean error over the more complex half."""
        return 2 * self.mean - self.simple


def every_target(law: Law, data: TrainingSet) -> EveryTarget:
    """The expected test error of a learner that answers with the law, for each target that agrees with the training set."""
    unseen = data.unseen
    u = len(unseen)
    rest = boolean.inputs(u).astype(np.int64)
    tables = np.zeros((len(rest), 2**data.n), np.int64)
    tables[:, data.at], tables[:, unseen] = data.labels, rest
    q = chances(law, unseen)
    error = np.mean(rest * (1 - q) + (1 - rest) * q, axis=1)
    return EveryTarget(lempel_ziv.complexities(tables.astype(bool)), error, len(data.at), u)


def learning_curve(prior: Law, target: NDArray[np.int64], rng: np.random.Generator, splits: int = 30) -> NDArray[np.float64]:
    """Expected test error after N = 0 … 2ⁿ − 1 labels, averaged over random orders in which the inputs are seen, shape (2ⁿ,)."""
    bits = len(target)
    curves = np.zeros((splits, bits))
    for split in range(splits):
        order, law, digits = rng.permutation(bits), prior / prior.sum(), _digits(len(prior))
        for N, i in enumerate(order):
            q, t = (digits @ law)[order[N:]], target[order[N:]]
            curves[split, N] = np.mean(t * (1 - q) + (1 - t) * q)
            keep = digits[i] == target[i]
            law, digits = law[keep], digits[:, keep]
            if law.sum() == 0:
                raise ValueError(f"no function with positive probability agrees with the first {N + 1} labels of the target")
            law = law / law.sum()
    return curves.mean(axis=0)
