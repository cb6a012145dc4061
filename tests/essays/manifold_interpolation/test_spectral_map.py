"""Coordinates from a neighbor graph: on a ring they are sines and cosines, and new points fall between old ones."""

import numpy as np
import pytest
from scipy.linalg import eigh
from scipy.spatial.distance import cdist

from explainers.essays.manifold_interpolation import spectral_map, synthetic_manifolds
from tests.memory import peak

n = 60
ANGLES = 2 * np.pi * np.arange(n) / n
RING = np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])
SQUARE = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]])
TORUS = np.column_stack([np.repeat(RING[::3], 20, axis=0), np.tile(RING[::3], (20, 1))])


def test_on_a_ring_the_eigenvalues_are_cosines():
    """Two neighbors with equal weights: P is circulant, with eigenvalues cos(2πj/n), each twice."""
    learned = spectral_map.learn(RING, m=6, k=2)
    np.testing.assert_allclose(learned.λ, np.cos(2 * np.pi * np.repeat([1, 2, 3], 2) / n), atol=1e-10)


def test_on_a_ring_the_coordinates_are_the_angle():
    φ = spectral_map.learn(RING, m=2, k=2).φ
    np.testing.assert_allclose(np.sum(φ**2, axis=1), 2, rtol=1e-9)
    turned = np.unwrap(np.arctan2(φ[:, 1], φ[:, 0]))
    np.testing.assert_allclose(np.abs(np.diff(turned)), 2 * np.pi / n, rtol=1e-6)


def test_coordinates_are_uncorrelated_with_unit_mean_square():
    φ = spectral_map.learn(np.random.default_rng(0).random((300, 3)), m=5, k=8).φ
    assert φ.shape == (300, 5)
    assert np.all(np.abs((φ**2).mean(axis=0) - 1) < 0.5)  # exact in the stationary law, which is nearly uniform


def test_a_new_point_lies_among_its_neighbors_and_control_far_ones_do_not_count():
    learned = spectral_map.learn(RING, m=2, k=2)
    between = (RING[[7]] + RING[[8]]) / 2
    np.testing.assert_allclose(learned(between)[0], learned.φ[[7, 8]].mean(axis=0), rtol=1e-9)
    assert np.linalg.norm(learned(between)[0] - learned.φ[30]) > 1


def test_bad_input():
    with pytest.raises(ValueError, match="allow neither k = 60 neighbors"):
        spectral_map.learn(RING, k=60)
    with pytest.raises(ValueError, match="3 of 62 points have 2 duplicates at distance zero"):
        spectral_map.learn(np.concatenate([RING, RING[[0, 0]]]), m=2, k=2)


def whole_walk(X, k):
    """P as a full matrix from all distances, and the weights' row sums; no tree, no sparse matrix."""
    T = cdist(X, X)
    reach = np.sort(T, axis=1)[:, k]
    joined = T.argsort(axis=1, kind="stable").argsort(axis=1) <= k
    W = np.where(joined | joined.T, np.exp(-(T**2) / np.outer(reach, reach)), 0)
    np.fill_diagonal(W, 0)
    return W / W.sum(axis=1, keepdims=True), W.sum(axis=1)


CLOUD = np.random.default_rng(0).random((150, 3))
CLUSTERS = np.concatenate([np.random.default_rng(i).random((30, 3)) + 10 * i for i in range(8)])
FAR_SQUARES = np.concatenate([SQUARE + 10 * i for i in range(9)])


@pytest.mark.parametrize(
    ("X", "k", "m"),
    [(CLOUD, 8, 20), (CLUSTERS, 6, 20), (CLUSTERS, 6, 3), (FAR_SQUARES, 2, 20), (RING, 2, 5), (RING, 2, 58), (TORUS, 4, 20)],
    ids=["cloud", "8 clusters", "8 clusters, few", "9 squares", "ring", "ring, all", "torus"],
)
def test_the_map_is_the_full_eigenproblem_s_also_where_eigenvalues_repeat(X, k, m):
    learned = spectral_map.learn(X, m=m, k=k)
    P, degree = whole_walk(X, k)
    law = degree / degree.sum()
    whole = eigh(P * np.sqrt(degree)[:, None] / np.sqrt(degree), eigvals_only=True)[::-1]
    np.testing.assert_allclose(learned.λ, whole[1 : m + 1], atol=1e-12)
    np.testing.assert_allclose(P @ learned.φ, learned.φ * learned.λ, atol=1e-10)
    np.testing.assert_allclose(learned.φ.T @ (law[:, None] * learned.φ), np.eye(m), atol=1e-10)
    np.testing.assert_allclose(law @ learned.φ, 0, atol=1e-10)


def test_one_search_alone_misses_eigenvectors_of_the_torus(monkeypatch):
    """Control: if the first search were the last, the test above would fail."""
    monkeypatch.setattr(spectral_map, "ROUNDING", 1.0)
    P, _ = whole_walk(TORUS, 4)
    whole = np.sort(np.linalg.eigvals(P).real)[::-1][1:21]
    assert np.abs(spectral_map.learn(TORUS, m=20, k=4).λ - whole).max() > 0.01


@pytest.mark.parametrize("X", [CLOUD, CLUSTERS, RING, TORUS], ids=["cloud", "clusters", "ring", "torus"])
def test_the_same_points_give_the_same_bytes(X):
    assert len({spectral_map.learn(X, m=12, k=4).φ.tobytes() for _ in range(3)}) == 1


def test_memory_grows_with_the_points_not_with_their_square():
    X = synthetic_manifolds.sphere(3, 8, 6000, np.random.default_rng(0))
    assert peak(lambda: spectral_map.learn(X, m=4)) < 60, "a full matrix takes 288 MB"
