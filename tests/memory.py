"""How much memory a call needs beyond what was there before it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable


def peak(call: Callable[[], object]) -> float:
    """The most that arrays and objects of Python took at once while ``call`` ran, in megabytes; what it returns counts."""
    tracemalloc.start()
    try:
        call()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()
