"""Coordinates from a neighbor graph: on a ring they are sines and cosines, and new points fall between old ones."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import spectral_map

n = 60
ANGLES = 2 * np.pi * np.arange(n) / n
RING = np.column_stack([np.cos(ANGLES), np.sin(ANGLES)])


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
