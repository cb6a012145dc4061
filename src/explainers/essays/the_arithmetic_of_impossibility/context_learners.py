"""Predict the next of T tokens: a table, a learner that looks at the last token alone, and one that backs off to what it has seen.

The world: a token v is followed by π(v) + jump modulo V, where π is a permutation and a jump has the probabilities p. In *coins* all jumps
are equally likely; in *grammar* a few are. Every token is equally frequent, and a sequence of T tokens has probability V^(−1) ∏ p(jump).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement
from math import factorial, log10, prod

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Tokens = NDArray[np.int64]

VOCABULARY, LONGEST = 8, 16
WORLDS: dict[str, tuple[float, ...]] = {"grammar": (0.7, 0.2, 0.1), "coins": (1 / VOCABULARY,) * VOCABULARY}
"""Probabilities of the jumps."""
ASKED = 4_000
"""Contexts that the learners are asked about."""
UNSEEN = -1


def draw(n: int, length: int, jumps: tuple[float, ...], rule: Tokens, rng: np.random.Generator) -> Tokens:
    """``n`` sequences of ``length`` tokens; ``rule`` is π, shape (V,). Shape (n, length)."""
    vocabulary = len(rule)
    if abs(sum(jumps) - 1) > 1e-9 or len(jumps) > vocabulary:
        raise ValueError(f"draw: the jumps have probabilities {jumps}; give at most {vocabulary} that sum to 1")
    found = np.empty((n, length), dtype=np.int64)
    found[:, 0] = rng.integers(vocabulary, size=n)
    jump = rng.choice(len(jumps), size=(n, length), p=jumps)
    for t in range(1, length):
        found[:, t] = (rule[found[:, t - 1]] + jump[:, t]) % vocabulary
    return found


def answers(seen: Tokens, following: Tokens, asked: Tokens, vocabulary: int = VOCABULARY) -> Tokens:
    """For each asked context what followed it most often, or ``UNSEEN``. Contexts are whole numbers: (n,), (n,), (m,) -> (m,)."""
    keys, place = np.unique(seen, return_inverse=True)
    counts = np.bincount(place * vocabulary + following, minlength=len(keys) * vocabulary).reshape(len(keys), vocabulary)
    where = np.searchsorted(keys, asked).clip(max=len(keys) - 1)
    return np.where(keys[where] == asked, counts.argmax(axis=1)[where], UNSEEN)


def codes(contexts: Tokens, vocabulary: int = VOCABULARY) -> Tokens:
    """One number for each context; its remainder modulo V^k is the number of the last k tokens. Shape (n, T) -> (n,)."""
    if contexts.shape[1] * log10(vocabulary) > 18:
        raise ValueError(f"codes: {contexts.shape[1]} tokens of {vocabulary} do not fit in 64 bits; give shorter contexts")
    found: Tokens = contexts @ vocabulary ** np.arange(contexts.shape[1] - 1, -1, -1)
    return found


def context_probabilities(length: int, jumps: tuple[float, ...], vocabulary: int = VOCABULARY) -> tuple[Array, Array]:
    """The different probabilities that a sequence of ``length`` tokens can have, and how many sequences have each. Shapes (m,), (m,)."""
    values, counts = np.unique([p for p in jumps if p > 0], return_counts=True)
    probabilities, multiplicities = [], []
    for chosen in combinations_with_replacement(range(len(values)), length - 1):
        times = np.bincount(np.array(chosen, dtype=np.int64), minlength=len(values))
        ways = factorial(length - 1) // prod(factorial(int(k)) for k in times)
        probabilities.append(float(np.prod(values**times)) / vocabulary)
        multiplicities.append(float(vocabulary * ways * np.prod(counts.astype(float) ** times)))
    return np.array(probabilities), np.array(multiplicities)


def share_seen(n: float, length: int, jumps: tuple[float, ...], vocabulary: int = VOCABULARY) -> float:
    """Chance that a new context of ``length`` tokens is among ``n`` seen ones: Σ_c p(c) (1 − (1 − p(c))^n)."""
    p, many = context_probabilities(length, jumps, vocabulary)
    return float(np.sum(many * p * -np.expm1(n * np.log1p(-p))))


@dataclass(frozen=True)
class Contest:
    """Shares of right answers for each length of the context, 1 to ``LONGEST``; an unseen context is guessed, right once in V.

    Attributes:
        table, last, backing_off: shape (LONGEST,). seen: share of contexts that the table has seen.
        best: what knowing the rule gives. guess: what guessing gives.
        reach, reach_before: the longest context for which a table is nearer to the rule than to a guess, and with a tenth of the sequences.
    """

    n: int
    T: int
    table: Array
    last: Array
    backing_off: Array
    seen: Array
    best: float
    guess: float
    reach: int
    reach_before: int

    @property
    def lengths(self) -> Array:
        """1 to ``LONGEST``."""
        return np.arange(1.0, len(self.table) + 1)

    @property
    def seen_now(self) -> float:
        """The share of contexts of ``T`` tokens that the table has seen."""
        return float(self.seen[self.T - 1])

    @property
    def table_now(self) -> float:
        """How often the table is right with ``T`` tokens."""
        return float(self.table[self.T - 1])

    @property
    def last_now(self) -> float:
        """How often the last token alone is right where ``T`` are given."""
        return float(self.last[self.T - 1])


def _chances(last: Tokens, jumps: tuple[float, ...], rule: Tokens) -> Array:
    """Chance of each token to follow. Shape (m,) -> (m, V)."""
    padded = np.array(jumps + (0.0,) * (len(rule) - len(jumps)))
    return padded[(np.arange(len(rule)) - rule[last][:, None]) % len(rule)]


def _scored(answer: Tokens, right: Array) -> float:
    """Mean chance that the answers are right; ``right`` has that of each token, shape (m, V)."""
    return float(np.mean(np.where(answer == UNSEEN, 1 / VOCABULARY, right[np.arange(len(right)), answer])))


def _reach(table: Array, best: float, guess: float) -> int:
    far = np.flatnonzero(table > (best + guess) / 2)
    return int(far[-1]) + 1 if best > guess and len(far) else 0


@cache
def shares(world: str, n: int, seed: int = 0, tossed: bool = False) -> tuple[Array, Array, Array, Array]:
    """Shares right of the table, the last token and back-off, and the share seen, for each length. Shapes (LONGEST,).

    An answer counts with the chance that the rule gives it, so that nobody is luckier than the rule; with ``tossed``, it is right or
    wrong by one token that was drawn.
    """
    if world not in WORLDS:
        raise ValueError(f"shares: there is no world {world!r}; choose one of {sorted(WORLDS)}")
    rng = np.random.default_rng((17, n, seed))
    rule = rng.permutation(VOCABULARY)
    known, new = (draw(size, LONGEST + 1, WORLDS[world], rule, rng) for size in (n, ASKED))
    old, asked = codes(known[:, :-1]), codes(new[:, :-1])
    following = known[:, -1]
    right = np.eye(VOCABULARY)[new[:, -1]] if tossed else _chances(new[:, -2], WORLDS[world], rule)
    by_length = [answers(old % VOCABULARY**k, following, asked % VOCABULARY**k) for k in range(1, LONGEST + 1)]
    table = np.array([_scored(answer, right) for answer in by_length])
    seen = np.array([float(np.mean(answer != UNSEEN)) for answer in by_length])
    backing, backing_off = np.full(ASKED, UNSEEN), []
    for answer in by_length:
        backing = np.where(answer == UNSEEN, backing, answer)
        backing_off.append(_scored(backing, right))
    return table, np.full(LONGEST, table[0]), np.array(backing_off), seen


def contest(world: str, n: int, T: int) -> Contest:
    """All learners after ``n`` sequences, and the chosen length of the context."""
    table, last, backing_off, seen = shares(world, n)
    best, guess = max(WORLDS[world]), 1 / VOCABULARY
    fewer = shares(world, n // 10)[0]
    return Contest(n, T, table, last, backing_off, seen, best, guess, _reach(table, best, guess), _reach(fewer, best, guess))
