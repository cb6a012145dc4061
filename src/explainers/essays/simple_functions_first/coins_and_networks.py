"""A dozen functions from coins beside a dozen from random networks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from explainers.essays.simple_functions_first import lempel_ziv, parameter_function_map
from explainers.essays.simple_functions_first.boolean import Table
from explainers.essays.simple_functions_first.parameter_function_map import Prior


@dataclass(frozen=True)
class Lottery:
    """Truth tables, one a row.

    Attributes:
        coins: each bit a fair coin, shape (R, 2ⁿ).
        networks: each row the function of a random network, shape (R, 2ⁿ).
    """

    coins: Table
    networks: Table

    @property
    def constant(self) -> int:
        """How many of the networks are constant."""
        ones = self.networks.sum(axis=1)
        return int(np.sum((ones == 0) | (ones == self.networks.shape[1])))

    @property
    def mean_complexity(self) -> tuple[float, float]:
        """Mean Lempel–Ziv complexity in bits, of the coins and of the networks."""
        coins, networks = (float(lempel_ziv.complexities(tables).mean()) for tables in (self.coins, self.networks))
        return coins, networks


def play(prior: Prior, rng: np.random.Generator, rows: int = 12) -> Lottery:
    """Draw ``rows`` functions of each kind.

    Raises:
        ValueError: if rows is less than 1.
    """
    if rows < 1:
        raise ValueError(f"rows is {rows}; draw at least one function of each kind")
    return Lottery(rng.integers(2, size=(rows, 2**prior.n)).astype(bool), parameter_function_map.sample(prior, rows, rng))
