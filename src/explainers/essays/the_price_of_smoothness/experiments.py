"""The runs that figures, prose and claims share, of *The price of smoothness*."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from explainers.essays.the_price_of_smoothness import blocks, families, memorization, robustness_sweep, where_the_law_fails
from explainers.essays.the_price_of_smoothness.blocks import Near, Outward
from explainers.essays.the_price_of_smoothness.families import Family
from explainers.essays.the_price_of_smoothness.lipschitz import Array
from explainers.essays.the_price_of_smoothness.robustness_sweep import Curve, Sweep
from explainers.essays.the_price_of_smoothness.where_the_law_fails import Reach

SIZES = (16, 32, 64)
DIMENSIONS = (256, 1024, 4096)
N, D = 32, 1024
"""Points and dimensions at which the essay's figure of the law starts, and the claims measure."""
LARGER_SIZES, LARGER_DIMENSIONS = (100, 1000), (1000, 10_000)
"""Of the sweep that the essay proposes for a large machine."""
SPHERE_POINTS = 300
"""Points on the sphere that the essay's figure draws."""
APART_POINTS, APART_DIMENSIONS = 1000, 200
"""Points on the unit sphere that are all more than 1 apart, almost surely."""
DRAWS = 400
"""Random labelings for each dot of the figure that asks how often a plane separates them."""
FLIPPED = 0.2
"""The share of training labels that is flipped where smoothness and error go together."""


@lru_cache
def sweep() -> Sweep:
    """The sweep that the figure of the law draws."""
    return robustness_sweep.sweep(robustness_sweep.cells(SIZES, DIMENSIONS))


@lru_cache
def curve(construction: str, n: int = N, d: int = D) -> Curve:
    """One construction at one n and d, measured without the rest of the sweep; the same bytes."""
    return robustness_sweep.sweep(robustness_sweep.cells((n,), (d,), (construction,))).curve(construction, n, d)


@lru_cache
def reach(family: str, longer: int = 1) -> Reach:
    """One of the families without an exact constant; the networks trained some times as long."""
    steps = longer * where_the_law_fails.STEPS
    make: dict[str, Callable[[], Reach]] = {
        "trained": lambda: where_the_law_fails.trained(steps=steps),
        "penalty": lambda: where_the_law_fails.trained(where_the_law_fails.PENALTY, steps=steps),
        "features": where_the_law_fails.random_features,
        "blocks": where_the_law_fails.blocks,
    }
    return make[family]()


@lru_cache
def block_data(seed: int = 0) -> tuple[Array, Array]:
    """The data sets on which the blocks are fitted, the same for all sizes."""
    w = where_the_law_fails
    return w.fair_data(w.REPETITIONS, w.BLOCK_POINTS, w.BLOCK_DIMENSION, np.random.default_rng(seed))


@lru_cache
def near() -> Near:
    """The blocks within the unit ball."""
    return blocks.near(*block_data(), where_the_law_fails.GROUPS)


@lru_cache
def _unit_ball(groups: int) -> Outward:
    X, y = block_data()
    return blocks.outward(X[0], y[0], groups)


def outward(groups: int, radius: float) -> Outward:
    """The blocks on the first data set within balls that grow, one of them chosen."""
    return blocks.within(_unit_ball(groups), radius)


@lru_cache
def every_family() -> tuple[Family, ...]:
    """What the figure of families shows."""
    far = {name: sweep().curve(name, SIZES[0], DIMENSIONS[-1]) for name in robustness_sweep.SAMPLE}
    return (
        families.from_curve(far["linear"]),
        families.from_curve(far["bumps"]),
        families.from_reach(reach("trained"), "trained", "lower"),
        families.from_reach(reach("penalty"), "penalty", "lower"),
        families.from_reach(reach("features"), "features", "lower"),
        families.from_reach(reach("blocks"), "blocks", "at_data"),
        families.from_reach(reach("blocks"), "everywhere", "lower"),
    )


@lru_cache
def memory(d: int) -> memorization.Memory:
    """Counting and margins in d dimensions."""
    return memorization.memory(d, draws=DRAWS)
