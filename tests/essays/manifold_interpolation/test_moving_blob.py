"""The blob's closed forms against a grid of pixels, their limits, and what must fail."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import moving_blob


@pytest.mark.parametrize(("Δ", "distance"), [(1, 0.10283), (2, 0.35544), (3, 0.63363), (4, 0.69949), (6, 0.70706)])
def test_midpoint_distances(Δ, distance):
    assert moving_blob.distance_to_manifold(Δ) == pytest.approx(distance, abs=5e-6)


@pytest.mark.parametrize("t", [0.2, 0.5, 0.9])
def test_closed_form_is_a_grid_of_pixels(t):
    """The trapezoidal rule for smooth functions that vanish at the ends is exact to rounding."""
    x, Δ = np.linspace(-12, 15, 2701), 2.5
    step = x[1] - x[0]
    blend = (1 - t) * moving_blob.blob(x, 0) + t * moving_blob.blob(x, Δ)
    for c in (-0.5, 0.3, 2.0):
        gap = np.sum((blend - moving_blob.blob(x, c)) ** 2) * step
        assert moving_blob.squared_distance_to(c, Δ, t) == pytest.approx(gap, abs=1e-12)
    nearest = min(np.sum((blend - moving_blob.blob(x, c)) ** 2) * step for c in np.linspace(0, Δ, 2001))
    assert moving_blob.distance_to_manifold(Δ, t) == pytest.approx(np.sqrt(nearest), abs=1e-6)


def test_limits():
    assert moving_blob.LIMIT == pytest.approx(np.sqrt(0.5))
    for t in (0.1, 0.5, 0.7):
        assert moving_blob.distance_to_manifold(40, t) == pytest.approx(moving_blob.limit(t), abs=1e-7)
        assert moving_blob.distance_to_manifold(0, t) == pytest.approx(0, abs=1e-7)
    small = 0.01  # the curve bends away from its chord by ‖g″‖ Δ²/8, with ‖g″‖² = 3/4
    assert moving_blob.distance_to_manifold(small) / small**2 == pytest.approx(np.sqrt(3) / 16, rel=1e-3)


def test_ends_are_on_the_manifold_and_the_way_is_symmetric():
    assert moving_blob.distance_to_manifold(3, 0) == pytest.approx(0, abs=1e-7)
    assert moving_blob.distance_to_manifold(3, 0.3) == pytest.approx(moving_blob.distance_to_manifold(3, 0.7), rel=1e-6)


def test_control_the_moved_blob_is_on_the_manifold_and_the_faded_one_is_not():
    motion = moving_blob.move(3.0, 0.5)
    np.testing.assert_allclose(motion.moved, moving_blob.blob(motion.x, 1.5))
    assert motion.distance > 0.6
    assert motion.limit == pytest.approx(moving_blob.LIMIT)
    assert np.all(np.diff(motion.curve) >= -1e-9)


@pytest.mark.parametrize(("Δ", "t"), [(-1, 0.5), (1, 1.5)])
def test_bad_input(Δ, t):
    with pytest.raises(ValueError, match="must not be negative"):
        moving_blob.distance_to_manifold(Δ, t)
