"""The parity of a secret set of b bits, learned from m examples: a task whose step is real.

An example says whether the secret bits of a random string sum to an even number: one linear equation modulo 2. A new string is known if it
is a sum of strings that were seen, and otherwise either answer is as likely. So the share of right answers is ½ + ½ E 2^(rank − b), and the
rank of random strings grows by one with the chance 1 − 2^(rank − b).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Bits = NDArray[np.int64]


def expected_right(m: int, b: int) -> float:
    """½ + ½ E 2^(rank − b) after ``m`` random strings of ``b`` bits, by the law of the rank, one string after the other."""
    rank = np.zeros(b + 1)
    rank[0] = 1
    known = 2.0 ** (np.arange(b + 1) - b)
    for _ in range(m):
        rank = rank * known + np.concatenate([[0.0], (rank * (1 - known))[:-1]])
    return float(0.5 + 0.5 * rank @ known)


def eliminated(strings: Bits, labels: Bits) -> tuple[Bits, Bits]:
    """The equations in echelon form modulo 2: those that are independent, each with its first bit alone in its column, and their labels."""
    rows = np.column_stack([strings, labels]) % 2
    done = 0
    for column in range(strings.shape[1]):
        if done == len(rows):
            break
        pivot = done + int(rows[done:, column].argmax())
        if rows[pivot, column]:
            row = rows[pivot].copy()
            rows ^= rows[:, [column]] * row  # its own place is free then
            rows[pivot], rows[done] = rows[done], row
            done += 1
    return rows[:done, :-1], rows[:done, -1]


def answers(strings: Bits, labels: Bits, new: Bits, rng: np.random.Generator) -> Bits:
    """Labels of ``new`` strings: by the equations where they determine it, by a coin where not."""
    rows, right = eliminated(strings, labels)
    uses = new[:, np.argmax(rows, axis=1)] if len(rows) else new[:, :0]  # a row's first bit is alone in its column
    left, told = (new + uses @ rows) % 2, uses @ right % 2
    return np.where(left.any(axis=1), rng.integers(0, 2, len(new)), told)


def share_right(m: int, b: int, asked: int, rng: np.random.Generator, even: bool = False) -> float:
    """Share of ``asked`` new strings answered rightly after ``m`` examples; ``even``: each example has an even number of ones.

    Raises:
        ValueError: there are no bits.
    """
    if b < 1:
        raise ValueError(f"parity: b = {b} bits; give at least one")
    secret, strings = rng.integers(0, 2, b), rng.integers(0, 2, (m, b))
    if even and m:
        strings[:, 0] = strings[:, 1:].sum(axis=1) % 2
    new = rng.integers(0, 2, (asked, b))
    return float(np.mean(answers(strings, strings @ secret % 2, new, rng) == new @ secret % 2))
