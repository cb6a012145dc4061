"""The runs that figures, prose and claims share, of *Where it breaks*."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from explainers.essays.where_it_breaks import (
    extrapolation,
    generate_and_verify,
    missing_negatives,
    off_the_sheet,
    reactions,
    shortcut_learning,
)
from explainers.networks.relu_network import ReluNetwork

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
