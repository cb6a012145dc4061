"""Distances to the nearest of random samples on a torus."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import torus


def test_volumes_of_balls() -> None:
    np.testing.assert_allclose([torus.ball(d) for d in (1, 2, 3, 4)], [2, np.pi, 4 * np.pi / 3, np.pi**2 / 2])


def test_the_circle_by_elementary_integration() -> None:
    """On the circle the distance is at most ½, and E R² = 1/(2(n + 1)(n + 2)) exactly."""
    for n in (1, 5, 40):
        assert torus.mean_square(n, 1) == pytest.approx(1 / (2 * (n + 1) * (n + 2)))


def test_the_plane_in_the_limit() -> None:
    assert torus.mean_square(1e6, 2) == pytest.approx(1 / (np.pi * 1e6), rel=1e-5)


def test_drawn_distances_have_the_mean() -> None:
    found = torus.squared_distances(300, 3, 150, 30, np.random.default_rng(3))
    assert found.mean() == pytest.approx(torus.mean_square(300, 3), abs=4 * found.std() / np.sqrt(150))


def test_a_sheet_has_its_own_dimension() -> None:
    """On a diagonal line of two coordinates squared distances are twice those of the circle."""
    found = torus.squared_distances(50, 2, 400, 20, np.random.default_rng(4), sheet=1)
    assert found.mean() == pytest.approx(2 * torus.mean_square(50, 1), abs=4 * found.std() / np.sqrt(400))


def test_a_sheet_must_fit() -> None:
    with pytest.raises(ValueError, match="does not fit into 2"):
        torus.squared_distances(5, 2, 1, 1, np.random.default_rng(0), sheet=3)
