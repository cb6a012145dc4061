"""A small room of mathematics, for the tests: a dataclass, a cached run with random numbers, a generator, and claims about them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np

from explainers.claim import Claim, Evidence, Verdict, claims_of
from explainers.tolerance import Tolerance, rounding


@dataclass(frozen=True)
class Wave:
    heights: np.ndarray
    name: str
    crests: int

    @property
    def mean(self) -> float:
        return float(self.heights.mean())

    @cached_property
    def highest(self) -> float:
        return float(self.heights.max())


def wave(n: int, seed: int = 0) -> Wave:
    return Wave(np.random.default_rng(seed).standard_normal(n) + 10, "a wave", n)


@cache
def high(n: int, *, seed: int = 3) -> float:
    return wave(n, seed).highest


@cache
def twice(n: int) -> float:
    return 2 * high(n)


def passed(n: int) -> Wave:
    return wave(n)


def passed_total(n: int) -> float:
    return total(n)


def count(n: int) -> int:
    return wave(n).crests


def drift(moves: list[float] = []) -> float:  # noqa: B006  it is to be another one each time
    moves.append(1.0)
    return float(len(moves)) * float(os.getpid())


def steps(n: int) -> Iterator[float]:
    yield from (float(i) for i in range(1, n + 1))


def total(n: int) -> float:
    return sum(steps(n))


def half(x: float) -> float:
    return x / 2


def both(n: int) -> tuple[float, float]:
    return 1 + half(float(n)), total(n)


@cache
def both_kept(n: int) -> tuple[float, float]:
    return both(n)


def halvings(x: float) -> float:
    n = 0.0
    while not 0 <= x <= 1:
        x, n = half(x), n + 1
    return n


def nothing() -> None:
    return None


claim = claims_of("waves")


def made(identifier: str, measure, control, **words) -> Claim:
    return claim(identifier, "a-section", "It is so.", expected_from="x", measure=measure, control_statement="x", control=control, **words)


GAUSS = made("gauss", lambda: Evidence(total(4), 10.0), lambda: Evidence(total(5), 10.0))
"""Notices all but a change of order."""

POSITIVE = made("positive", lambda: Evidence(total(4), 0.0, relation=">="), lambda: Evidence(-total(4), 0.0, relation=">="))
"""Deaf to all breaks but two."""

MEAN = made(
    "mean", lambda: Evidence(wave(400).mean, 10.0, Tolerance(0.2, "t")), lambda: Evidence(wave(400).mean + 1, 10.0, Tolerance(0.2, "t"))
)
"""Right with any seed; only the heights of the wave are read."""

COPIED = made("copied", lambda: Evidence(replace(wave(4), name="x").crests, 4), lambda: Evidence(3, 4))
PASSED = made("passed", lambda: Evidence(passed(4).crests, 4), lambda: Evidence(3, 4))
PASSED_FLOAT = made("passed-float", lambda: Evidence(passed_total(4), 10.0), lambda: Evidence(1, 10.0))
SAME_NUMBER = made("same-number", lambda: Evidence(count(3), 3), lambda: Evidence(4, 3))
TWICE = made("twice", lambda: Evidence(high(4) + twice(4), 20.0, relation=">="), lambda: Evidence(high(4), 20.0, relation=">="))

LUCKY = made("lucky", lambda: Evidence(high(4), 5.0, relation=">="), lambda: Evidence(high(4, seed=22), 10.5, relation=">="))
"""Right with any seed, and the control only by its seed."""

TWICE_AS_HIGH = made(
    "twice-as-high",
    lambda: Evidence(twice(4) / high(4), 2.0, rounding(5000)),
    lambda: Evidence(high(4), 2.0, rounding(5000)),
)
"""From the caches of LUCKY, and another one."""

HALVINGS = made("halvings", lambda: Evidence(halvings(8.0), 3.0), lambda: Evidence(halvings(8.0), 2.0))
"""Never ends if ``half`` turns the sign."""

ONE_OF_BOTH = made("one-of-both", lambda: Evidence(both(4)[1], 10.0), lambda: Evidence(both(5)[1], 10.0))
"""Computes with ``half``, and measures something else."""

ONE_OF_BOTH_KEPT = made("one-of-both-kept", lambda: Evidence(both_kept(4)[1], 10.0), lambda: Evidence(both_kept(5)[1], 10.0))
"""The same, from a cache."""

TYPED = made("typed", lambda: Evidence(2, 2), lambda: Evidence(3, 2))
"""Calls nothing."""

UNTRUE = made("untrue", lambda: Evidence(1, 2), lambda: Evidence(2, 2))
"""The verdict is wrong."""

REFUTED = made("refuted", lambda: Evidence(total(4), 11.0), lambda: Evidence(total(4), 10.0), verdict=Verdict.FAILS, correction="10.")
"""Fails, and its control agrees."""
