"""The runs that figures, prose and claims share, of *Where it breaks*."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from explainers.essays.where_it_breaks import (
    evolution,
    extrapolation,
    generate_and_verify,
    missing_negatives,
    off_the_sheet,
    reactions,
    shortcut_learning,
    transfer,
    verify_or_generate,
)
from explainers.networks.relu_network import ReluNetwork

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

WIDE = 200
"""Units of the widest network that goes beyond its data."""
FEW, MANY = 30, 100
"""Negatives."""
REACH = 1.5
BALLS = (10, 20)
"""Dimensions in which points of a ball are proposed blindly."""

LINE_DATA, LINE_UNITS = 60, 100
"""Parts of the line on which the attacked network was trained, and its units."""
SHORT, LONG = 0.1, 0.2
"""Lengths of steps across the line."""
EXAMPLES = 100
"""Examples in a ball."""
ROWS, FULL, NOISE = 200, 50, 0.5
"""Data that fill all dimensions, the dimensions, and the noise of the labels."""
TRIED = 800
"""Reactions that were tried."""
WORLD = 2
"""The seed of the world of reactions in the figure."""


@lru_cache
def beyond(target: str, h: int, reach: float, seed: int = 0, longer: int = 1) -> extrapolation.Extrapolation:
    """A network of one variable beyond its data; trained some times as long as usual."""
    return extrapolation.extrapolate(target, h, reach, np.random.default_rng(seed), longer=longer)


def look(target: str, h: int, reach: float, seed: int = 0) -> extrapolation.Extrapolation:
    """As :func:`beyond`; with the target ``"inside"`` it is x², and the network is hidden beyond its data."""
    return replace(beyond("square", h, reach, seed), hidden=True) if target == "inside" else beyond(target, h, reach, seed)


@lru_cache
def hospitals(first: float, second: float, κ: float, third: str = "none") -> shortcut_learning.Shortcut:
    """Two hospitals and a third, with a signal of 1.5 standard deviations."""
    return shortcut_learning.learn(1.5, κ, (first, second), third)


@lru_cache
def boundary(n: int, place: str, seed: int = 0) -> missing_negatives.Boundary:
    """A hundred positives and n negatives."""
    return missing_negatives.learn(n, place, np.random.default_rng(seed))


def mean_false_accept(n: int, place: str, seeds: range = range(5)) -> tuple[float, float]:
    """The mean share of wrongly accepted points over some samples, and its standard error."""
    found = [boundary(n, place, seed).false_accept for seed in seeds]
    return float(np.mean(found)), float(np.std(found, ddof=1) / np.sqrt(len(found)))


def filtered(place: str, n: int = MANY, seed: int = 0) -> float:
    """The share of valid points among those that a verifier passes, of a generator whose points fill the disc of radius 1.5."""
    verifier = boundary(n, place, seed)
    accepts = (missing_negatives.accepted(verifier, 0, 1), missing_negatives.accepted(verifier, 1, REACH))
    return generate_and_verify.filtered(1 / REACH**2, *accepts)


@lru_cache
def on_the_line(seed: int = 0, longer: int = 1) -> ReluNetwork:
    """The network that is attacked, before it is put into more dimensions."""
    return off_the_sheet.learn(LINE_DATA, LINE_UNITS, np.random.default_rng(seed), longer=longer)


@lru_cache
def attacked(kind: str, D: int, s: float, r: float) -> off_the_sheet.Attack:
    """A step of length r along the line or across it, in D dimensions, with weights of size s across the line."""
    return off_the_sheet.attack(on_the_line(), LINE_DATA, np.random.default_rng(1), kind=kind, D=D, s=s, r=r)


@lru_cache
def world(seed: int = WORLD, n: int = TRIED) -> reactions.Tried:
    """Reactions that were tried, and their outcomes."""
    return reactions.tried(n, np.random.default_rng(seed))


@lru_cache
def answered(question: str, c: float, φ: float, m: int) -> reactions.Answers:
    """Both answers to a question, from what was published and m others."""
    return reactions.answer(world(), question, c=c, φ=φ, m=m)


# --- a verifier that teaches, a task that helps another, lineages under selection ---

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
FEW_LABELS = 20
"""Labels that the captions speak of."""


@lru_cache
def judge(n: int, place: str, seed: int = 0) -> missing_negatives.Boundary:
    """The classifier that judges proposals: it saw a hundred positives and n negatives."""
    return missing_negatives.learn(n, place, np.random.default_rng(seed))


@lru_cache
def generators(n: int, place: str, seed: int = 0, rounds: int = ROUNDS) -> list[Matrix]:
    """The generator before and after each round with that verifier."""
    seen = judge(n, place, seed)
    start, K = verify_or_generate.normal(seen.axis, SPREAD), verify_or_generate.steps(seen.axis, STEP)
    return verify_or_generate.generations(start, seen.score > 0.5, K, rounds)


@lru_cache
def loop(n: int, place: str, tries: int, rounds: int, seed: int = 0) -> verify_or_generate.Loop:
    """Reinforcement from a verifier that saw n negatives; ``tries`` proposals for each that is handed over."""
    seen, made = judge(n, place, seed), generators(n, place, seed)
    passes = seen.score > 0.5
    given = [verify_or_generate.handed_over(q, passes, tries) for q in made]
    u = np.random.default_rng(1).random((DOTS, 3))
    return verify_or_generate.Loop(
        axis=seen.axis,
        score=seen.score,
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
def transfer_errors(ρ: float, n: int, selected: bool, *, draws: int = DRAWS, seed: int = 0, trust: float = 1.0) -> Matrix:
    """Errors (draws, 3) on a second task with n labels: from scratch, tuned from ``trust`` times the first task, frozen at the first."""
    rng, λ = np.random.default_rng(seed), spectrum(selected)
    found = np.empty((draws, 3))
    for draw in range(draws):
        first, second = transfer.tasks(ρ, (FIXED, FREE), rng)
        X = transfer.inputs(n, λ, rng)
        y = X @ second
        learned = transfer.fit_from(0 * second, X, y), transfer.fit_from(trust * first, X, y), transfer.fit_within(first[:, None], X, y)
        found[draw] = [transfer.error(w, second, λ) for w in learned]
    return found


def transfer_formulas(ρ: float, n: int, selected: bool) -> tuple[float, float, float]:
    """The formulas for the errors from scratch, fine-tuned and frozen."""
    scratch = transfer.spread_error(n, spectrum(selected))
    return scratch, 2 * (1 - ρ) * scratch, transfer.frozen_error(ρ, n)


@lru_cache
def transferred(ρ: float, n: int, selected: str) -> transfer.Transfer:
    """Two tasks of degree ρ, n labels of the second, inputs ``"plain"`` or ``"selected"``."""
    chosen = selected == "selected"
    curve_labels, degrees = np.arange(float(LABELS[0]), D), np.linspace(0, 1, 41)
    scratch = transfer.spread_error(n, spectrum(chosen))
    kept = 1 - scratch * (n - 2) / (n - 1)
    return transfer.Transfer(
        ρ=ρ,
        n=n,
        selected=chosen,
        labels=np.array(LABELS),
        by_labels=np.array([transfer_errors(ρ, labels, chosen).mean(axis=0) for labels in LABELS]),
        curve_labels=curve_labels,
        curve=np.array([transfer_formulas(ρ, int(labels), chosen) for labels in curve_labels]),
        degrees=degrees,
        by_degree=np.array([transfer_formulas(float(degree), n, chosen) for degree in degrees]),
        here=transfer_errors(ρ, n, chosen).mean(axis=0),
        break_even=(0.5, float(np.sqrt(kept))),
    )


@lru_cache
def lineages(m: int, age: int, seed: int = 0, M: int = LINEAGES) -> Matrix:
    """M lineages with m requirements after ``age`` generations."""
    return evolution.evolve(M, D, m, age, np.random.default_rng(seed), s2=S2)


@lru_cache
def evolved(m: int, age: int) -> evolution.Evolved:
    """Lineages with m requirements after ``age`` generations, and random linear questions about them."""
    x, rng = lineages(m, age), np.random.default_rng(1)
    within, beyond = np.empty(len(LABELS)), np.empty(len(LABELS))
    for i, n in enumerate(LABELS):
        missed, variance, beyond[i] = np.mean([asked(rng.permutation(x), n, rng) for _ in range(QUESTIONS)], axis=0)
        within[i] = missed / variance
    blocks = np.mean(x[:, : max(m, 1)] ** 2), np.mean(x[:, min(m, D - 1) :] ** 2)
    λ = np.repeat(blocks, [m, D - m])
    curve_labels = np.arange(float(LABELS[0]), D)
    return evolution.Evolved(
        m=m,
        age=age,
        shown=x[:200, [-1, 0]],
        dimension=evolution.effective_dimension(λ),
        labels=np.array(LABELS),
        within=within,
        beyond=beyond,
        curve_labels=curve_labels,
        curve=np.array([transfer.spread_error(int(n), λ) for n in curve_labels]),
        few=FEW_LABELS,
    )


def asked(x: Matrix, n: int, rng: np.random.Generator) -> tuple[float, float, float]:
    """A random question w, answered from the first n individuals: squared error and variance among the others, error at variance 1."""
    drawn = rng.standard_normal((x.shape[1],))
    w = drawn / np.linalg.norm(drawn)
    learned = transfer.fit_from(np.zeros(len(w)), x[:n], x[:n] @ w)
    others = x[n:]
    return float(np.mean((others @ (learned - w)) ** 2)), float(np.mean((others @ w) ** 2)), float(np.sum((learned - w) ** 2))
