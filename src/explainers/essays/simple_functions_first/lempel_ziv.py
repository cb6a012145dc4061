"""The Lempel–Ziv complexity of a binary string, as it is used for the truth tables of Boolean functions.

    K(s) = log₂ m                                 if all m bits of s are equal,
    K(s) = log₂ m · [N(s) + N(reversed s)] / 2    otherwise,

where N is the number of words into which Lempel and Ziv (1976) parse the string; the definition is that of Valle-Pérez, Camargo and Louis
(2019), the word count that of Kaspar and Schuster (1987).
"""

from __future__ import annotations

from functools import lru_cache
from math import log2

import numpy as np
from numpy.typing import NDArray

from explainers.essays.simple_functions_first import boolean


def words(s: str) -> list[str]:
    """The words of s: each is the shortest piece that cannot be copied from the string before its own last letter.

    The last word may be a copy, cut off by the end of the string.
    """
    parsed, start, end = [], 0, 1
    while end <= len(s):
        if s[start:end] not in s[: end - 1] or end == len(s):
            parsed.append(s[start:end])
            start = end
        end += 1
    return parsed


@lru_cache(maxsize=2**17)
def complexity(s: str) -> float:
    """K(s) in bits.

    Raises:
        ValueError: if s has fewer than two letters, or others than 0 and 1.
    """
    if len(s) < 2 or set(s) - {"0", "1"}:
        raise ValueError(f"s = {s[:20]!r} has {len(s)} letters; give at least two, all 0 or 1")
    if len(set(s)) == 1:
        return log2(len(s))
    return log2(len(s)) * (len(words(s)) + len(words(s[::-1]))) / 2


def complexities(tables: boolean.Table) -> NDArray[np.float64]:
    """K of each truth table, shape (M, 2ⁿ) → (M,)."""
    return np.array([complexity(text) for text in boolean.texts(tables)])
