"""Learning without training: draw random networks until one gets all labels right.

The network that is kept is a draw from P_B(f|S), by the definition of a conditional probability; how many are thrown away before it says
how probable the labels were, for the number of tries is geometric with mean 1/P(S) (Chiang et al. 2023 learn so from few images).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import boolean, parameter_function_map
from explainers.essays.simple_functions_first.parameter_function_map import Prior
from explainers.essays.simple_functions_first.training_set import TrainingSet


@dataclass(frozen=True)
class Guesses:
    """The networks that were kept.

    Attributes:
        tables: their functions, shape (R, 2ⁿ).
        tries: networks drawn for each, itself included, shape (R,).
        draws: networks drawn altogether; those after the last kept one belong to none.
    """

    tables: boolean.Table
    tries: NDArray[np.int64]
    draws: int

    @property
    def evidence(self) -> float:
        """The share of the networks that got all labels right: an estimate of P(S)."""
        return len(self.tries) / self.draws


def guess(prior: Prior, data: TrainingSet, draws: int, rng: np.random.Generator) -> Guesses:
    """Draw networks one after the other, and keep each that agrees with the labels.

    Raises:
        ValueError: if the labels are of functions of another number of variables, or none of the networks gets them right.
    """
    if prior.n != data.n:
        raise ValueError(f"the networks have {prior.n} inputs, and the labels are of functions of {data.n} variables; give both the same")
    return check(parameter_function_map.sample(prior, draws, rng), data)


def check(tables: boolean.Table, data: TrainingSet) -> Guesses:
    """The same for networks that have been drawn, whose functions are the rows of ``tables``, shape (draws, 2ⁿ).

    Raises:
        ValueError: if none of them gets the labels right.
    """
    kept = np.flatnonzero(data.agrees(tables))
    if not len(kept):
        raise ValueError(f"none of {len(tables):,} networks gets the {len(data.at)} labels right; draw more, or give fewer labels")
    return Guesses(tables[kept], np.diff(kept, prepend=-1), len(tables))


def wrong(tables: boolean.Table, data: TrainingSet, target: NDArray[np.int64]) -> NDArray[np.int64]:
    """On how many of the inputs without a label each table differs from the target's, shape (R,)."""
    unseen = data.unseen
    return np.asarray(np.sum(tables[:, unseen] != target[unseen].astype(bool), axis=1), np.int64)


@dataclass(frozen=True)
class Guessing:
    """Guess and check beside descent, on the same labels.

    Attributes:
        guesses: the networks that were kept.
        guessed: on how many unseen inputs each of them errs, shape (R,). trained: the same for trained networks, shape (M,).
        unseen: how many inputs have no label.
    """

    guesses: Guesses
    guessed: NDArray[np.int64]
    trained: NDArray[np.int64]
    unseen: int

    @property
    def tries(self) -> float:
        """Networks drawn for each that is kept, on average."""
        return 1 / self.guesses.evidence

    @property
    def guessed_error(self) -> float:
        """The mean share of the unseen inputs on which guesses err."""
        return float(self.guessed.mean() / self.unseen)

    @property
    def trained_error(self) -> float:
        """The same for trained networks."""
        return float(self.trained.mean() / self.unseen)

    @property
    def standard_error(self) -> float:
        """The standard error of the difference of the two."""
        return float(np.hypot(*(np.std(wrong) / np.sqrt(len(wrong)) for wrong in (self.guessed, self.trained))) / self.unseen)

    @property
    def shares(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The shares of guesses and of trained networks that err on 0, 1, … unseen inputs, each of shape (unseen + 1,)."""
        guessed, trained = (np.bincount(wrong, minlength=self.unseen + 1) / len(wrong) for wrong in (self.guessed, self.trained))
        return guessed, trained
