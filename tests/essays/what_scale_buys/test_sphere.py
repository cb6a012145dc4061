"""Harmonics on spheres, and the error of the nearest sample."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import sphere


def test_numbers_of_harmonics() -> None:
    assert [sphere.harmonics(w, 2) for w in (1, 2, 3)] == [3, 5, 7]
    assert [sphere.harmonics(w, 1) for w in (1, 2, 3)] == [2, 2, 2]
    assert sphere.harmonics(2, 3) == 9


def test_gegenbauer_is_legendre_on_the_sphere_and_a_cosine_on_the_circle() -> None:
    t = np.linspace(-1, 1, 11)
    np.testing.assert_allclose(sphere.gegenbauer(2, 2, t), (3 * t**2 - 1) / 2)
    np.testing.assert_allclose(sphere.gegenbauer(3, 1, t), np.cos(3 * np.arccos(t)), atol=1e-12)
    np.testing.assert_allclose(sphere.gegenbauer(1, 5, t), t)


@pytest.mark.parametrize("d", [1, 2, 6])
def test_waves_have_variance_one_and_mean_zero(d: int) -> None:
    rng = np.random.default_rng(5)
    values = sphere.wave(2, d, rng)(sphere.points(40_000, d, rng))
    assert values.mean() == pytest.approx(0, abs=0.03)
    assert values.var() == pytest.approx(1, abs=0.05)


def test_one_sample_is_worth_nothing() -> None:
    """A random place and a random sample: the error is twice the variance."""
    for d, w in ((1, 2), (2, 1), (3, 3), (8, 2)):
        assert sphere.nearest_error(1, d, w) == pytest.approx(2, abs=2e-2)


def test_many_samples_follow_the_power_law() -> None:
    """w(w + d − 1)/d · Γ(1 + 2/d)(nρV_d)^(−2/d), here on the sphere in space, where ρV_2 = π/4π."""
    n = 1e5
    assert sphere.nearest_error(n, 2, 2) == pytest.approx(2 * 3 / 2 * 4 / n, rel=1e-3)


def test_an_embedding_keeps_distances() -> None:
    rng = np.random.default_rng(6)
    x, turn = sphere.points(9, 3, rng), sphere.embedding(3, 20, rng)
    np.testing.assert_allclose(turn.T @ turn, np.eye(4), atol=1e-12)
    np.testing.assert_allclose(np.linalg.norm(x @ turn.T, axis=1), 1)


def test_bad_input_is_refused() -> None:
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="needs a space of 4"):
        sphere.embedding(3, 3, rng)
    with pytest.raises(ValueError, match="at least one of each"):
        sphere.wave(0, 3, rng)
