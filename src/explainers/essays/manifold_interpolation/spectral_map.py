"""Coordinates along the data, learned from images without labels: the slowest waves on their neighbor graph.

Join each of n points to its nearest k with weights w_ij = exp(−‖x_i − x_j‖²/(r_i r_j)), r the distance to the k-th neighbor, and let a
walker step from i to j with probability P_ij = w_ij / Σ_j w_ij. The eigenvectors φ of P with the largest eigenvalues vary most slowly along
the graph (Laplacian eigenmaps, Belkin and Niyogi). A new point gets the weighted mean of φ over its nearest k: one step of the walk.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import LinearOperator, eigsh
from scipy.spatial import cKDTree

Array = NDArray[np.float64]

ROUNDING = 1e-12
"""Eigenvalues that differ by less count as equal."""


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
    constant = np.sqrt(degree / degree.sum())
    inverse_root = 1 / np.sqrt(degree)
    λ, U = _largest(W.multiply(inverse_root[:, None]).multiply(inverse_root).tocsr(), constant, m)
    return SpectralMap(tree, reach, U / constant[:, None], λ, k)


def _largest(S: csr_matrix, top: Array, m: int) -> tuple[Array, Array]:
    """The m largest eigenvalues of S, all in [−1, 1], with their eigenvectors (n, m); left out is ``top``, an eigenvector for 1.

    One search can miss some of the eigenvectors that share an eigenvalue. So what it has found is moved to −1 and S searched again, until
    nothing turns up that belongs to the m.
    """
    rng = np.random.default_rng(0)  # where a search starts; what it finds does not depend on it
    λ, U, sought = np.ones(1), top[:, None], m
    while True:
        moved = LinearOperator(S.shape, lambda x, λ=λ, U=U: S @ x - U @ ((λ + 1) * (U.T @ x)), dtype=float)
        found, V = eigsh(moved, sought, which="LA", v0=rng.standard_normal(len(top)), rng=rng)
        if len(λ) > m and found[-1] <= np.sort(λ[1:])[-m] + ROUNDING:
            best = 1 + np.argsort(-λ[1:], kind="stable")[:m]
            return λ[best], U[:, best]
        λ, U, sought = np.append(λ, found), np.column_stack([U, V]), 1
