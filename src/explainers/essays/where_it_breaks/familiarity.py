"""Is this like anything seen? A rank among the seen, with a promise that needs no law.

Let d_i be the distance of the i-th seen point to its nearest fellow, and d(q) that of a question q to the nearest of them. The familiarity
of q is

    (1 + #{i: d_i ≥ d(q)}) / (n + 1).

If q is a draw of the same law as the n points, it is at most t with probability at most t. Put q among the points: the distances of the
n + 1 to their nearest fellows can be exchanged, so the rank of q's is uniform, or higher where there are ties; and with q there the d_i
that are at least d(q) stay so, for none of the n is nearer to q than d(q).
"""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from explainers.networks.relu_network import Matrix, Vector

UNLIKE = 0.05
"""A question with a familiarity of at most this is called unlike anything seen."""


def fellows(P: Matrix) -> Vector:
    """The distance of each point to its nearest fellow, ascending, (n,)."""
    return np.sort(cKDTree(P).query(P, 2)[0][:, 1])


def familiarity(Q: Matrix, P: Matrix) -> Vector:
    """(1 + #{i: d_i ≥ d(q)}) / (n + 1) of the questions Q (N, 2) among the seen P (n, 2).

    Raises:
        ValueError: if fewer than two points were seen.
    """
    if len(P) < 2:
        raise ValueError(f"{len(P)} points seen; to know how near they lie to each other takes two at least")
    d = fellows(P)
    return np.asarray((1 + len(P) - np.searchsorted(d, cKDTree(P).query(Q)[0], side="left")) / (len(P) + 1))
