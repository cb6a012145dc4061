"""Shortest paths through data: along the edges of the graph that joins each point to its nearest neighbors."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

Array = NDArray[np.float64]


def neighbor_graph(X: Array, k: int, power: float = 2.0) -> csr_matrix:
    """Edges from each of the n points to its nearest k, in both directions, with cost (distance)^power. Shape (n, n).

    With ``power`` 2 a path pays for long jumps, and takes many short steps through places where data are dense.

    Raises:
        ValueError: if there are fewer than k + 1 points, or two points are the same (an edge of length zero is no edge to scipy).
    """
    n = len(X)
    if not 1 <= k < n:
        raise ValueError(f"k = {k} neighbors of each of {n} points: k + 1 points are needed; lower k or add points")
    T, neighbor = cKDTree(X).query(X, k + 1)
    if np.any(T[:, 1] == 0):
        raise ValueError(f"{int(np.sum(T[:, 1] == 0))} of {n} points have a duplicate at distance zero; drop duplicates first")
    cost = csr_matrix((T[:, 1:].ravel() ** power, neighbor[:, 1:].ravel(), np.arange(0, n * k + 1, k)), shape=(n, n))
    return cost.maximum(cost.T)


def shortest_path(graph: csr_matrix, start: int, end: int) -> list[int]:
    """The points on the cheapest path from ``start`` to ``end``, both included.

    Raises:
        ValueError: if no path joins the two.
    """
    cost, before = dijkstra(graph, directed=False, indices=start, return_predecessors=True)
    if not np.isfinite(cost[end]):
        raise ValueError(f"no path in the graph joins point {start} to point {end}; use more neighbors")
    path = [end]
    while path[-1] != start:
        path.append(int(before[path[-1]]))
    return path[::-1]


def along(points: Array, t: ArrayLike) -> Array:
    """Places at the shares t ∈ [0, 1] of the length of the polygonal line through ``points`` (P, D). Shape (len(t), D)."""
    length = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    s = np.asarray(t, float) * length[-1]
    return np.stack([np.interp(s, length, column) for column in points.T], axis=1)
