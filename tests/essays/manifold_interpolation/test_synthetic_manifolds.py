"""Points on spheres and cubes lie where they should."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import synthetic_manifolds


def test_a_sphere_has_radius_one_and_fills_its_directions():
    X = synthetic_manifolds.sphere(4, 30, 500, np.random.default_rng(0))
    np.testing.assert_allclose(np.linalg.norm(X, axis=1), 1, rtol=1e-12)
    assert np.linalg.matrix_rank(X) == 5
    second = X.T @ X / 500 * 5  # of a uniform sphere: a projector on five directions, up to sampling
    np.testing.assert_allclose(np.sort(np.linalg.eigvalsh(second))[-5:], 1, atol=5 * np.sqrt(2 / 500))


def test_a_cube_keeps_its_sides():
    frame = synthetic_manifolds.frame(3, 20, np.random.default_rng(0))
    np.testing.assert_allclose(frame.T @ frame, np.eye(3), atol=1e-12)
    X = synthetic_manifolds.cube(3, 20, 400, np.random.default_rng(0))
    inside = X @ frame  # the same generator draws the points first
    assert np.linalg.matrix_rank(X) == 3
    assert np.linalg.norm(inside, axis=1).max() <= np.sqrt(3) + 1e-12


@pytest.mark.parametrize(("d", "D"), [(0, 3), (4, 3)])
def test_directions_must_fit(d, D):
    with pytest.raises(ValueError, match="do not fit"):
        synthetic_manifolds.frame(d, D, np.random.default_rng(0))
