"""Sizes with which breaks are tried: a claim has a hundred of them, and a training of ten seconds would be done a hundred times.

While the claims of some essays are on trial they take fewer steps, networks or draws, by constants of their modules. They must come out
right so, too, and that is held first. A tolerance follows from the size of the sample, so with fewer draws a claim can only notice less.
Fresh seeds are tried with the sizes of the book.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

ESSAYS = "explainers.essays."

SMALLER: Mapping[str, Mapping[str, Any]] = {
    "ridges-not-peaks": {"ridges_not_peaks.claims.SAMPLE": 30},
    "initialization-is-a-prior": {
        "initialization_is_a_prior.experiments.BATCH_STARTS": 1000,
        "initialization_is_a_prior.claims.CELL_POINTS": 20_000,
    },
    "simple-functions-first": {
        "simple_functions_first.experiments.MANY_SPLITS": tuple(range(16)),
        "simple_functions_first.experiments.GUESSED_SPLITS": tuple(range(4)),
        "simple_functions_first.experiments.MANY_DRAWS": 20_000,
        "simple_functions_first.experiments.LAW_DRAWS": 20_000,
        "simple_functions_first.experiments.ORDER_DRAWS": 250,
    },
    "what-training-pins-down": {
        "what_training_pins_down.experiments.AT": (0, 30, 100, 300),
        "what_training_pins_down.experiments.FOLD_STEPS": 500,
        "what_training_pins_down.experiments.SIZES": (8, 16, 24),
    },
    "the-price-of-smoothness": {
        "the_price_of_smoothness.where_the_law_fails.STEPS": 300,
        "the_price_of_smoothness.where_the_law_fails.STARTS": 10,
    },
}
"""By essay: constants, each by module and name, with what they are while breaks are tried."""


@contextmanager
def smaller(essays: Collection[str]) -> Iterator[None]:
    """Within this, the constants of these essays are those of :data:`SMALLER`.

    Raises:
        AttributeError: a module has no such constant.
    """
    changes = [change for essay in essays for change in SMALLER.get(essay, {}).items()]
    patches = []
    for name, value in changes:
        module, _, constant = name.rpartition(".")
        patches.append(patch.object(sys.modules[ESSAYS + module], constant, value))
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()
