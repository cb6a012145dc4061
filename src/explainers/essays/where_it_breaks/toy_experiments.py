"""The runs of *Where it breaks* that let a verifier teach, one task help another, and selection shape data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.where_it_breaks import evolution, missing_negatives, transfer, verify_or_generate

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

SPREAD, STEP = 0.75, 0.2
"""Standard deviations of the first generator, and of what it tries around what passed."""
ROUNDS = 64
"""Rounds of reinforcement."""
DOTS = 90
"""Proposals that a figure shows."""

D, FREE = 40, 10
"""Traits, and those that have no requirement."""
FIXED = D - FREE
S2 = 0.05
"""s²: how wide a requirement is."""
LABELS = (6, 8, 10, 12, 15, 20, 25, 30, 35)
DRAWS = 200
LINEAGES = 400
QUESTIONS = 60
FEW = 15
"""Labels that the captions speak of."""


@lru_cache
def verifier(n: int, place: str, seed: int = 0) -> missing_negatives.Boundary:
    """The classifier of *Missing negatives*: a hundred positives, n negatives."""
    return missing_negatives.learn(n, place, np.random.default_rng(seed))


@lru_cache
def generators(n: int, place: str, seed: int = 0, rounds: int = ROUNDS) -> list[Matrix]:
    """The generator before and after each round with that verifier."""
    seen = verifier(n, place, seed)
    start, K = verify_or_generate.normal(seen.axis, SPREAD), verify_or_generate.steps(seen.axis, STEP)
    return verify_or_generate.generations(start, seen.score > 0.5, K, rounds)


@lru_cache
def loop(n: int, place: str, tries: int, rounds: int, seed: int = 0) -> verify_or_generate.Loop:
    """Reinforcement from a verifier that saw n negatives; ``tries`` proposals for each that is handed over."""
    seen, made = verifier(n, place, seed), generators(n, place, seed)
    passes = seen.score > 0.5
    given = [verify_or_generate.handed_over(q, passes, tries) for q in made]
    u = np.random.default_rng(1).random((DOTS, 3))
    return verify_or_generate.Loop(
        axis=seen.axis,
        passes=passes,
        negatives=seen.negatives,
        passed=np.array([verify_or_generate.share(q, passes) for q in made]),
        valid=np.array([verify_or_generate.share(q, seen.inside) for q in made]),
        best=np.array([verify_or_generate.share(q, seen.inside) for q in given]),
        points=verify_or_generate.sample(given[rounds], seen.axis, u),
        rounds=rounds,
        tries=tries,
    )


def spectrum(selected: bool) -> Vector:
    """Variances of the inputs: of all traits 1, or those that selection leaves."""
    return evolution.variances(D, FIXED if selected else 0, S2)


@lru_cache
def errors(ρ: float, n: int, selected: bool, draws: int = DRAWS, seed: int = 0, trust: float = 1.0) -> Matrix:
    """Errors (draws, 3) from scratch, fine-tuned and frozen, for a second task of which n labels are known; start: ``trust`` times the first."""
    rng, λ = np.random.default_rng(seed), spectrum(selected)
    found = np.empty((draws, 3))
    for draw in range(draws):
        first, second = transfer.tasks(ρ, (FIXED, FREE), rng)
        X = transfer.inputs(n, λ, rng)
        y = X @ second
        learned = transfer.fit_from(0 * second, X, y), transfer.fit_from(trust * first, X, y), transfer.fit_within(first[:, None], X, y)
        found[draw] = [transfer.error(w, second, λ) for w in learned]
    return found


@dataclass(frozen=True)
class Transfer:
    """Mean errors from scratch, fine-tuned, frozen: formulas and measurements.

    ``labels`` (N,) and ``by_labels`` (N, 3): measured at the degree ρ; ``curve`` (N', 3) over ``curve_labels``; ``degrees`` and ``by_degree``
    (…, 3): the formulas at n labels; ``here`` (3,): measured at ρ and n; ``break_even``: the degrees above which tuning and freezing help.
    """

    ρ: float
    n: int
    selected: bool
    labels: Vector
    by_labels: Matrix
    curve_labels: Vector
    curve: Matrix
    degrees: Vector
    by_degree: Matrix
    here: Vector
    break_even: tuple[float, float]


def expected(ρ: float, n: int, selected: bool) -> tuple[float, float, float]:
    """The formulas for the errors from scratch, fine-tuned and frozen."""
    scratch = transfer.spread_error(n, spectrum(selected))
    return scratch, 2 * (1 - ρ) * scratch, transfer.frozen_error(ρ, n)


@lru_cache
def transferred(ρ: float, n: int, selected: str) -> Transfer:
    """Two tasks of degree ρ, n labels of the second, inputs ``"plain"`` or ``"selected"``."""
    chosen = selected == "selected"
    curve_labels, degrees = np.arange(LABELS[0], D), np.linspace(0, 1, 41)
    scratch = transfer.spread_error(n, spectrum(chosen))
    kept = 1 - scratch * (n - 2) / (n - 1)
    return Transfer(
        ρ=ρ,
        n=n,
        selected=chosen,
        labels=np.array(LABELS),
        by_labels=np.array([errors(ρ, labels, chosen).mean(axis=0) for labels in LABELS]),
        curve_labels=curve_labels,
        curve=np.array([expected(ρ, int(labels), chosen) for labels in curve_labels]),
        degrees=degrees,
        by_degree=np.array([expected(float(degree), n, chosen) for degree in degrees]),
        here=errors(ρ, n, chosen).mean(axis=0),
        break_even=(0.5, float(np.sqrt(kept))),
    )


@lru_cache
def lineages(m: int, age: int, seed: int = 0, M: int = LINEAGES) -> Matrix:
    """M lineages with m requirements after ``age`` generations."""
    return evolution.evolve(M, D, m, age, np.random.default_rng(seed), s2=S2)


@dataclass(frozen=True)
class Evolved:
    """Lineages, and how many labels a question about them needs.

    ``shown`` (M, 2): a trait without a requirement and one with; ``dimension``: the effective one; ``labels``, ``within``, ``beyond``: mean
    errors among the lineages and of individuals that nobody selected; ``curve`` over ``curve_labels``: the formula for the first.
    """

    m: int
    age: int
    shown: Matrix
    dimension: float
    labels: Vector
    within: Vector
    beyond: Vector
    curve_labels: Vector
    curve: Vector

    @property
    def few(self) -> float:
        """The error among the lineages with a few labels."""
        return float(self.within[LABELS.index(FEW)])

    @property
    def few_beyond(self) -> float:
        """The same for individuals that nobody selected."""
        return float(self.beyond[LABELS.index(FEW)])


@lru_cache
def evolved(m: int, age: int) -> Evolved:
    """Lineages with m requirements after ``age`` generations, and random linear questions about them."""
    x, rng = lineages(m, age), np.random.default_rng(1)
    within, beyond = np.empty(len(LABELS)), np.empty(len(LABELS))
    for i, n in enumerate(LABELS):
        missed, variance, beyond[i] = np.mean([asked(rng.permutation(x), n, rng) for _ in range(QUESTIONS)], axis=0)
        within[i] = missed / variance
    blocks = np.mean(x[:, : max(m, 1)] ** 2), np.mean(x[:, min(m, D - 1) :] ** 2)
    λ = np.repeat(blocks, [m, D - m])
    curve_labels = np.arange(LABELS[0], D)
    curve = np.array([transfer.spread_error(int(n), λ) for n in curve_labels])
    shown = x[:200, [-1, 0]]
    return Evolved(m, age, shown, evolution.effective_dimension(λ), np.array(LABELS), within, beyond, curve_labels, curve)


def asked(x: Matrix, n: int, rng: np.random.Generator) -> tuple[float, float, float]:
    """A random question w, answered from the first n individuals: squared error and variance among the others, error at variance 1."""
    w = rng.standard_normal(x.shape[1])
    w /= np.linalg.norm(w)
    learned = transfer.fit_from(np.zeros(len(w)), x[:n], x[:n] @ w)
    others = x[n:]
    return float(np.mean((others @ (learned - w)) ** 2)), float(np.mean((others @ w) ** 2)), float(np.sum((learned - w) ** 2))
