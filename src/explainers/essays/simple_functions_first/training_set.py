"""Labels of some of the inputs of a Boolean function, and the functions that agree with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import boolean


@dataclass(frozen=True)
class TrainingSet:
    """Labels of some of the inputs of a Boolean function.

    Attributes:
        n: the number of variables.
        at: the numbers of the inputs seen, shape (N,).
        labels: their labels, 0 or 1, shape (N,).

    Raises:
        ValueError: if an input is not one of the 2ⁿ, a label is not 0 or 1, or two labels of one input contradict each other.
    """

    n: int
    at: NDArray[np.int64]
    labels: NDArray[np.int64]

    def __post_init__(self) -> None:
        total = boolean.check_variables(self.n)
        if np.ndim(self.at) != 1 or np.shape(self.at) != np.shape(self.labels) or not len(self.at):
            raise ValueError(f"at has shape {np.shape(self.at)} and labels {np.shape(self.labels)}; give both the same shape (N,), N ≥ 1")
        if self.at.min() < 0 or self.at.max() >= total:
            raise ValueError(f"inputs are numbered from 0 to {total - 1} for n = {self.n}; got {self.at.min()} to {self.at.max()}")
        if not np.all((self.labels == 0) | (self.labels == 1)):
            raise ValueError(f"labels are {np.unique(self.labels)}; they must be 0 or 1")
        both = set(self.at[self.labels == 0].tolist()) & set(self.at[self.labels == 1].tolist())
        if both:
            raise ValueError(
                f"input {min(both)} has the labels 0 and 1: no function is consistent with a training set that contradicts itself"
            )

    @property
    def unseen(self) -> NDArray[np.int64]:
        """The numbers of the inputs without a label."""
        return np.setdiff1d(np.arange(2**self.n), self.at)

    def agrees(self, tables: boolean.Table) -> NDArray[np.bool_]:
        """Which truth tables, shape (M, 2ⁿ), are consistent with the labels, shape (M,)."""
        return np.all(tables[:, self.at] == self.labels.astype(bool), axis=1)
