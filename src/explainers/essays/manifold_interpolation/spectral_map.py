"""Coordinates along the data, learned from images without labels: the slowest waves on their neighbor graph.

Join each of n points to its nearest k with weights w_ij = exp(−‖x_i − x_j‖²/(r_i r_j)), r the distance to the k-th neighbor, and let a
walker step from i to j with probability P_ij = w_ij / Σ_j w_ij. The eigenvectors φ of P with the largest eigenvalues vary most slowly along
the graph (Laplacian eigenmaps, Belkin and Niyogi). A new point gets the weighted mean of φ over its nearest k: one step of the walk.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import eigh
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

Array = NDArray[np.float64]


@dataclass(frozen=True)
class SpectralMap:
    """Coordinates φ of the stored points.

    Attributes:
        tree: the points, for looking up neighbors. reach: r, the distance of each to its k-th neighbor, shape (n,).
        φ: coordinates, columns of mean square 1 in the walk's stationary law, slowest first, shape (n, m).
        λ: their eigenvalues, shape (m,). k: neighbors.
    """

    tree: cKDTree
    reach: Array
    φ: Array
    λ: Array
    k: int

    def __call__(self, X: Array) -> Array:
        """Coordinates of any points X (q, D): weighted means over the nearest k stored points. Shape (q, m)."""
        T, neighbor = self.tree.query(X, self.k)
        w = np.exp(-(T**2) / (T[:, -1:] * self.reach[neighbor]))
        return np.einsum("qk,qkm->qm", w / w.sum(axis=1, keepdims=True), self.φ[neighbor])


def learn(X: Array, m: int = 20, k: int = 10) -> SpectralMap:
    """The m slowest coordinates of the points X (n, D), the constant one left out.

    Raises:
        ValueError: if there are too few points for k neighbors and m coordinates, or a point has k duplicates.
    """
    n = len(X)
    if not (1 <= k < n and 1 <= m < n - 1):
        raise ValueError(f"{n} points allow neither k = {k} neighbors with m = {m} coordinates; use more points, or smaller k and m")
    tree = cKDTree(X)
    T, neighbor = (found[:, 1:] for found in tree.query(X, k + 1))
    reach = T[:, -1]
    if np.any(reach == 0):
        raise ValueError(f"{int(np.sum(reach == 0))} of {n} points have {k} duplicates at distance zero; drop duplicates first")
    w = np.exp(-(T**2) / (reach[:, None] * reach[neighbor]))
    W = csr_matrix((w.ravel(), neighbor.ravel(), np.arange(0, n * k + 1, k)), shape=(n, n))
    W = W.maximum(W.T)
    degree = np.asarray(W.sum(axis=1)).ravel()
    symmetric = W.toarray() / np.sqrt(np.outer(degree, degree))
    λ, U = eigh(symmetric, subset_by_index=[n - 1 - m, n - 2])
    φ = U[:, ::-1] * np.sqrt(degree.sum() / degree)[:, None]
    return SpectralMap(tree, reach, φ, λ[::-1], k)
