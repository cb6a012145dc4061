"""The runs that figures, prose and claims share of the essay *What scale buys*."""

from __future__ import annotations

from functools import cache

import numpy as np

from explainers.essays.what_scale_buys import budget, clock, learners, rings, yardstick

FINE, COARSE = 1024, 256
"""Samples that the text compares."""
SHARES = (0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
"""Shares of the addition table that are shown."""
BELOW, ABOVE, BETWEEN = 0.4, 0.5, 0.55
"""Shares that the text looks at."""
BITS, BEFORE, AFTER = 20, 16, 24
"""Bits of a parity, and examples on both sides of its step."""
READERS = 6
"""Draws of labeled digits over which the reading is averaged."""
NUMBERS = 20_000
"""Numbers that each of them is asked to read."""
HOFFMANN, REFIT = (1.69, 406.4, 0.34, 410.7, 0.28), (1.8172, 482.01, 0.3478, 2085.43, 0.3658)
"""a, u, α, v, β of the loss a + u p^(−α) + v n^(−β) of language models: Hoffmann et al. (2022), the refit of Besiroglu et al. (2024)."""
KAPLAN = (0.076, 0.095)
"""Exponents of the loss of language models in parameters and in data, Kaplan et al. (2020)."""
CHINCHILLA = (70e9, 1.4e12)
"""Parameters and tokens of the model that Hoffmann et al. trained at the optimum that they found."""
WEI = ((13e9, 2.3e22), (175e9, 3.1e23))
"""Parameters and operations at which GPT-3 began to add numbers of three, and of four to five digits (Wei et al. 2022, Table 1)."""


@cache
def seen(n: int, learner: str) -> rings.Seen:
    """The rings after ``n`` samples."""
    return rings.look(n, learner, np.random.default_rng([5, n]))


def curve(d: int, learner: str) -> learners.Curve:
    """The error curve of a learner on the sphere of ``d`` dimensions."""
    return learners.curve(d, learner)


def draws(C: int) -> int:
    """How often a model is fitted at the budget ``C``: fewer times where data are many, and their scatter is small."""
    return min(400, 4_000_000 // C)


@cache
def _fitted(C: int) -> tuple[budget.Array, budget.Array]:
    """Some sizes of a model at the budget ``C``, and what fits of noise alone have on average; for features and noise of any variance."""
    rng = np.random.default_rng([3, C])
    tried = np.unique(np.round(np.geomspace(1, int(0.9 * np.sqrt(C)), 8)))
    return tried, np.array([np.mean([budget.fitted_noise(int(q), int(C // q), rng) for _ in range(draws(C))]) for q in tried])


@cache
def split(C: int, σ: float, α: float) -> budget.Split:
    """Sizes of a model at the budget ``C``: their excess by formula, and measured at some of them."""
    p = np.unique(np.round(np.geomspace(1, int(0.9 * np.sqrt(C)), 60)))
    tried, noise = _fitted(C)
    least = budget.best(C, α, σ)
    budgets = np.geomspace(100, 1e6, 25)
    line = [budget.best(each, α, σ) for each in budgets]
    return budget.Split(
        C=C,
        σ=σ,
        α=α,
        p=p,
        expected=budget.excess(p, np.floor(C / p), α, σ),
        tried=tried,
        measured=np.array([budget.fitted_excess(int(q), α, σ, each) for q, each in zip(tried, noise, strict=True)]),
        draws=draws(C),
        best=least,
        best_n=C // least,
        least=float(budget.excess(least, C // least, α, σ)),
        line_p=np.array(line, float),
        line=np.array([float(budget.excess(q, np.floor(each / q), α, σ)) for q, each in zip(line, budgets, strict=True)]),
    )


@cache
def _readers() -> list[list[yardstick.Flags]]:
    rng = np.random.default_rng(8)
    return [yardstick.read(rng) for _ in range(READERS)]


@cache
def reading(L: int, repeated: bool = False) -> yardstick.Reading:
    """Digits read and numbers of ``L`` digits read, against the labeled digits."""
    rng = np.random.default_rng([9, L])
    digits = np.array([[flags.mean() for flags in reader] for reader in _readers()])
    numbers = [[yardstick.numbers_read(flags, L, NUMBERS // READERS, rng, repeated) for flags in reader] for reader in _readers()]
    return yardstick.Reading(
        L, repeated, np.array(yardstick.SIZES, float), digits.mean(axis=0), np.mean(numbers, axis=0), np.mean(digits**L, axis=0)
    )


@cache
def course(share: float) -> clock.Course:
    """Training on a ``share`` of the addition table."""
    return clock.train(share, clock.LOOKS, np.random.default_rng([23, round(100 * share)]))


def table(share: float, steps: int) -> clock.Table:
    """The table and the curves at one moment of training."""
    at, own = clock.LOOKS.index(steps), course(share)
    return clock.Table(
        share=share,
        steps=steps,
        seen=own.seen,
        right=own.answers[at] == clock.table(),
        at=SHARES.index(share),
        shares=np.array(SHARES),
        seen_right=float(own.seen_right[at]),
        unseen_right=np.array([course(each).unseen_right[at] for each in SHARES]),
        loss=np.array([course(each).loss[at] for each in SHARES]),
    )
