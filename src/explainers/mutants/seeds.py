"""Other random numbers: every generator that is made from a seed is made from another one.

Another draw is no break: a claim that is true is true of other draws, so it must *not* notice them. It is tried apart for this reason, ten
times for each claim, and counts against the claim where it is noticed. What another draw could break beyond that is which rows belong
together (labels of one draw beside inputs of another), and a break that shuffles the rows does that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import numpy as np

FRESH = 0x5EED
"""Put behind each seed, with the number of the draw: seeds that the book does not use."""


class Uses:
    """How many generators were made."""

    made = 0


@contextmanager
def fresh(draw: int) -> Iterator[Uses]:
    """Within this ``np.random.default_rng`` makes other generators of its seeds, in each draw others; in draw 0 those it always makes."""
    uses, default_rng = Uses(), np.random.default_rng

    def other(seed: Any = None) -> np.random.Generator:
        if isinstance(seed, np.random.Generator):
            return default_rng(seed)
        uses.made += 1
        return default_rng(other_seed(seed, draw) if draw else seed)

    with patch.object(np.random, "default_rng", other):
        yield uses


def other_seed(seed: Any, draw: int) -> np.random.SeedSequence:
    """A sequence for this seed (a number, several, or a sequence) and this draw, and for no other."""
    old = seed if isinstance(seed, np.random.SeedSequence) else np.random.SeedSequence(seed)
    return np.random.SeedSequence(old.entropy, spawn_key=(*old.spawn_key, FRESH, draw))
