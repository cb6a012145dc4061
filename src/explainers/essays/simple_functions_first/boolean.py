"""Boolean functions of n variables: the inputs in order, truth tables, and how often each function was drawn.

Input number i, 0 ≤ i < 2ⁿ, is the vector of the binary digits of i, the most significant first. A function is its truth table: 2ⁿ bits,
bit i the value at input i. Tables of many functions are rows of a boolean array; packed into bytes they can be compared and counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

MOST_VARIABLES = 16
"""A truth table of more variables than this, 2¹⁶ bits, is refused."""

Table = NDArray[np.bool_]
Packed = NDArray[np.uint8]
Codes = NDArray[np.uint64]


def check_variables(n: int, most: int = MOST_VARIABLES) -> int:
    """2ⁿ, the number of inputs.

    Raises:
        ValueError: if n is not between 1 and ``most``.
    """
    if not 1 <= n <= most:
        raise ValueError(f"n is {n}: a truth table of 2^{n} bits does not fit here; take 1 ≤ n ≤ {most}")
    return 2**n


def inputs(n: int, *, symmetric: bool = False) -> NDArray[np.float64]:
    """All 2ⁿ inputs in order, shape (2ⁿ, n), with entries 0 and 1, or −1 and 1 if ``symmetric``.

    Raises:
        ValueError: if 2ⁿ does not fit.
    """
    number = np.arange(check_variables(n))[:, None]
    digits = (number >> np.arange(n - 1, -1, -1)) & 1
    return np.asarray(2 * digits - 1 if symmetric else digits, float)


def pack(tables: Table) -> Packed:
    """Truth tables, shape (M, 2ⁿ), as bytes, shape (M, ⌈2ⁿ/8⌉)."""
    return np.packbits(tables, axis=1)


def unpack(packed: Packed, n: int) -> Table:
    """The inverse of :func:`pack`."""
    return np.unpackbits(packed, axis=1, count=check_variables(n)).astype(bool)


def codes(tables: Table) -> Codes:
    """Each truth table, shape (M, 2ⁿ), as one whole number, whose bit i (of value 2ⁱ) is the value at input i.

    Raises:
        ValueError: if the tables have more than 64 bits.
    """
    bits = tables.shape[1]
    if bits > 64:
        raise ValueError(f"tables of shape {tables.shape} have {bits} bits: more than the 64 of an integer code; use pack() instead")
    return tables.astype(np.uint64) @ (np.uint64(1) << np.arange(bits, dtype=np.uint64))


def tables(code: Codes, n: int) -> Table:
    """The inverse of :func:`codes`, shape (M, 2ⁿ).

    Raises:
        ValueError: if 2ⁿ does not fit in 64 bits.
    """
    bits = np.arange(check_variables(n, most=6), dtype=np.uint64)
    return (np.asarray(code, np.uint64)[:, None] >> bits & np.uint64(1)).astype(bool)


@lru_cache
def every(n: int) -> Table:
    """The truth tables of all functions of n variables, by code, shape (2^(2ⁿ), 2ⁿ); n ≤ 4."""
    return tables(np.arange(2 ** check_variables(n, most=4), dtype=np.uint64), n)


def texts(tables: Table) -> list[str]:
    """Each truth table, shape (M, 2ⁿ), as a string of zeros and ones."""
    found: list[str] = np.where(tables, "1", "0").view(f"U{tables.shape[1]}")[:, 0].tolist()
    return found


def text(table: Table) -> str:
    """The same of one truth table."""
    return texts(table[None])[0]


@dataclass(frozen=True)
class Census:
    """Which functions were drawn, the most frequent first.

    Attributes:
        n: the number of variables.
        functions: packed truth tables, shape (distinct, ⌈2ⁿ/8⌉).
        counts: how often each was drawn, shape (distinct,).
    """

    n: int
    functions: Packed
    counts: NDArray[np.int64]

    @property
    def draws(self) -> int:
        """M, the number of draws."""
        return int(self.counts.sum())

    @property
    def distinct(self) -> int:
        """How many different functions were drawn."""
        return len(self.counts)

    @property
    def frequency(self) -> NDArray[np.float64]:
        """Each function's share of the draws, shape (distinct,)."""
        return self.counts / self.draws

    @property
    def constant(self) -> float:
        """The share of the draws that gave one of the two constant functions."""
        ones = unpack(self.functions, self.n).sum(axis=1)
        return float(self.frequency[(ones == 0) | (ones == 2**self.n)].sum())


def count(packed: Packed, n: int) -> Census:
    """The census of drawn functions, packed, shape (M, ⌈2ⁿ/8⌉); equally frequent ones in the order of their tables.

    Raises:
        ValueError: if nothing was drawn, or the tables do not have 2ⁿ bits.
    """
    width = -(-check_variables(n) // 8)
    if packed.ndim != 2 or packed.shape[1] != width or not len(packed):
        raise ValueError(f"packed has shape {packed.shape}; draws of functions of n = {n} variables need shape (M, {width}) with M ≥ 1")
    rows = np.ascontiguousarray(packed).view(f"V{width}")[:, 0]
    _, first, counts = np.unique(rows, return_index=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    return Census(n, packed[first[order]], counts[order])
