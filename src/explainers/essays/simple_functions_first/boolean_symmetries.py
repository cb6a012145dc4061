"""The symmetries of the cube of Boolean inputs, and what they do to functions.

The law of a random network does not change when inputs change places, since its first weights are exchangeable, nor when the output's sign
does; with inputs ±1 it does not change either when an input changes sign. So functions that such changes turn into each other, an *orbit*,
are equally probable, and a sample of one of them is worth a sample of each.
"""

from __future__ import annotations

from functools import lru_cache
from math import factorial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from explainers.essays.simple_functions_first import boolean

CLASSES = {1: 2, 2: 4, 3: 14, 4: 222}
"""How many orbits the functions of n variables fall into, with changes of sign (OEIS A000370)."""


def symmetries(n: int, *, flips: bool) -> int:
    """How many symmetries there are: n! exchanges of inputs, two signs of the output and, if ``flips``, 2ⁿ signs of the inputs."""
    return 2 * factorial(n) * (2**n if flips else 1)


def classes(n: int, *, flips: bool) -> int:
    """How many orbits there are, by counting them; n ≤ 4."""
    return len(np.unique(orbits(n, flips=flips)))


@lru_cache
def orbits(n: int, *, flips: bool) -> NDArray[np.int64]:
    """The number of the orbit of every function of n variables, by code, shape (2^(2ⁿ),); n ≤ 4.

    Inputs may change places and the output its sign; inputs may change signs if ``flips``.

    Raises:
        ValueError: if n > 4.
    """
    bits = boolean.check_variables(n, most=4)
    code = np.arange(2**bits)
    steps = [code ^ (2**bits - 1)]  # the output's sign
    for source in _moves(n, flips):
        steps.append(sum((code >> i & 1) << target for target, i in enumerate(source)))
    edges = (np.tile(code, len(steps)), np.concatenate(steps))
    graph = coo_array((np.ones(len(edges[0]), np.int8), edges), shape=(len(code), len(code)))
    return connected_components(graph, directed=False)[1].astype(np.int64)


def _moves(n: int, flips: bool) -> list[NDArray[np.int64]]:
    """Which input comes to stand at each, for exchanges of neighboring variables and, if ``flips``, a change of sign of the last.

    These moves, repeated, make all permutations and all changes of sign.
    """
    number = np.arange(2**n)
    found = []
    for i in range(n - 1):
        differ = (number >> i ^ number >> (i + 1)) & 1
        found.append(number ^ (differ << i | differ << (i + 1)))
    return [*found, number ^ 1] if flips else found


def symmetrize(frequency: NDArray[np.float64], orbit: NDArray[np.int64]) -> NDArray[np.float64]:
    """Every function's frequency replaced by the mean over its orbit: unbiased for an invariant law, with less noise.

    Raises:
        ValueError: if there is not one frequency for each function.
    """
    if frequency.shape != orbit.shape:
        raise ValueError(f"frequency has shape {frequency.shape}, orbit {orbit.shape}; give one frequency for each function")
    size = np.bincount(orbit, minlength=len(orbit))
    total = np.bincount(orbit, weights=frequency, minlength=len(orbit))
    return total[orbit] / size[orbit]
