"""Sizes with which breaks are tried: a claim has a hundred of them, and a training of ten seconds would be done a hundred times.

While the claims of some essays are on trial they take fewer steps or draws, by constants of their modules. They must come out
right so, too, which is held first, and with fresh seeds, which are tried with the same sizes: where another draw decides, what a claim
notices is chance, and the size is too small.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from unittest.mock import patch

ESSAYS = "explainers.essays."

SMALLER: Mapping[str, Mapping[str, int]] = {
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
