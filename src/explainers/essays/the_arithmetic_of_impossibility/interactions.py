"""What a table is: all functions of T tokens, as sums of terms that look at a few of them.

A function of T tokens from a vocabulary of V is a table with V^T free entries. It is also a sum of terms, each of which looks at some of
the T places. Terms of at most q places span

    Σ_{j ≤ q} C(T, j) (V − 1)^j

dimensions: T(V − 1) + 1 for q = 1, and V^T for q = T, by the binomial theorem. What looks at few places at a time shares: one entry speaks
for all sequences that agree there.
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Tokens = NDArray[np.int64]

LARGEST = 5_000
"""Sequences that are written out at most."""


def dimension(vocabulary: int, length: int, order: int) -> int:
    """Σ_{j ≤ q} C(T, j) (V − 1)^j: the functions of T tokens that are sums of terms in at most q = ``order`` places."""
    _check(vocabulary, length, order)
    return sum(comb(length, j) * (vocabulary - 1) ** j for j in range(order + 1))


def all_sequences(vocabulary: int, length: int) -> Tokens:
    """All sequences of ``length`` tokens. Shape (V^T, T)."""
    _check(vocabulary, length, 0)
    if vocabulary**length > LARGEST:
        raise ValueError(f"all_sequences: there are {vocabulary}^{length} sequences; this writes out at most {LARGEST:,}")
    return np.indices((vocabulary,) * length).reshape(length, -1).T


def terms(sequences: Tokens, vocabulary: int, order: int) -> Array:
    """All terms in at most ``order`` places: for each set of places and way to fill them, 1 where a sequence has it. (N, T) -> (N, m)."""
    _check(vocabulary, sequences.shape[1], order)
    columns = [np.ones((len(sequences), 1))]
    for j in range(1, order + 1):
        for places in combinations(range(sequences.shape[1]), j):
            code = sequences[:, places] @ vocabulary ** np.arange(j)
            columns.append((code[:, None] == np.arange(vocabulary**j)).astype(float))
    return np.concatenate(columns, axis=1)


def measured_dimension(vocabulary: int, length: int, order: int) -> int:
    """Rank of the terms over all sequences."""
    return int(np.linalg.matrix_rank(terms(all_sequences(vocabulary, length), vocabulary, order)))


def _check(vocabulary: int, length: int, order: int) -> None:
    if vocabulary < 2 or length < 1 or not 0 <= order <= length:
        raise ValueError(f"vocabulary is {vocabulary}, length {length}, order {order}; give at least 2 tokens, 1 place, an order up to it")
