"""How far the nearest of n random samples is on a flat torus, a cube whose opposite faces are one: no edges, one dimension, no curvature.

A ball of radius r has the volume V_d r^d, so P(the nearest is farther) = (1 − V_d r^d)ⁿ while 2r < 1, and

    E r² = V_d^(−2/d) Γ(1 + 2/d) Γ(n + 1)/Γ(n + 1 + 2/d) ≈ Γ(1 + 2/d) (n V_d)^(−2/d).
"""

from __future__ import annotations

from math import lgamma, pi

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Array = NDArray[np.float64]


def ball(d: int) -> float:
    """V_d = π^(d/2)/Γ(d/2 + 1), the volume of the unit ball of ``d`` dimensions."""
    return float(np.exp(d / 2 * np.log(pi) - lgamma(d / 2 + 1)))


def mean_square(n: float, d: int) -> float:
    """E r² for ``n`` samples on the torus of ``d`` dimensions and side 1; what lies beyond r = ½ is exponentially small."""
    return float(np.exp(-2 / d * np.log(ball(d)) + lgamma(1 + 2 / d) + lgamma(n + 1) - lgamma(n + 1 + 2 / d)))


def squared_distances(n: int, d: int, draws: int, asked: int, rng: np.random.Generator, *, sheet: int = 0) -> Array:
    """Mean squared distances of ``asked`` random places to the nearest of ``n`` random samples, one a draw. Shape (draws,).

    With a ``sheet`` of m, places and samples have m coordinates of their own, and those are repeated to fill the d.

    Raises:
        ValueError: the sheet has more dimensions than the torus.
    """
    if not 0 <= sheet <= d:
        raise ValueError(f"torus: a sheet of {sheet} dimensions does not fit into {d}; give at most {d}")
    own = sheet or d
    repeat, found = np.arange(d) % own, np.empty(draws)
    for draw in range(draws):
        data, places = rng.random((n, own))[:, repeat], rng.random((asked, own))[:, repeat]
        tree = cKDTree(data, boxsize=1.0, balanced_tree=False, compact_nodes=False)  # quick to build, for it is asked little
        found[draw] = np.mean(tree.query(places)[0] ** 2)
    return found
