"""The runs that figures, prose and claims share of the essay *The arithmetic of impossibility*."""

from __future__ import annotations

from functools import cache

import numpy as np

from explainers.essays.the_arithmetic_of_impossibility import context_learners, counting, covering, smoothness

VOCABULARY, POST_VOCABULARY, POST_LENGTH = 50_000, 100_000, 8_000
"""Tokens to choose from, the essay's and the post's, and the length of the post's sequences."""
POST_LOG10_DIMENSIONS = 40_000
"""The exponent of the "dimensions" in the post's conclusion."""
SMALL_TABLES = ((2, 6), (3, 4), (5, 3))
"""Vocabularies and lengths whose tables are written out."""
IMAGES = int(counting.SAMPLES["ImageNet"])
LOW, HIGH = counting.IMAGENET_DIMENSION
QUERIES = 6
"""Places from which the nearest of ImageNet's many samples is looked for."""
ERROR, FEW, ORDER = 0.1, 13, 8
"""The error of the essay's count, the largest dimension in which ImageNet's images are enough for it, and an order that looks promising."""
SEQUENCES, CONTEXT = 1_000, 10
"""Sequences that the learners have seen, and a context that is long for a table."""


@cache
def image_sides(d: int) -> np.ndarray:
    """Sides of the cubes around random places that hold one of as many random samples as ImageNet has images. Shape (QUERIES,)."""
    return covering.sides(IMAGES, d, QUERIES, np.random.default_rng(43))


def reach(n: int) -> context_learners.Contest:
    """The contest in the world with a grammar after ``n`` sequences."""
    return context_learners.contest("grammar", n, CONTEXT)


def largest_dimension() -> int:
    """The largest d for which some order of smoothness brings the error within ImageNet's images, constants taken as one."""
    within = [d for d in range(1, HIGH + 1) if smoothness.least_log10_numbers(ERROR, d) <= np.log10(IMAGES)]
    return max(within)
