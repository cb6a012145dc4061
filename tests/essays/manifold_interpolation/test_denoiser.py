"""The posterior mean: limits, a closed form, and its pull toward the data."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import denoiser
from tests.memory import peak


def test_two_images_give_a_logistic_curve():
    data, z, σ = np.array([[0.0], [1.0]]), np.array([[0.3], [0.8]]), 0.4
    np.testing.assert_allclose(denoiser.posterior_mean(z, data, σ), 1 / (1 + np.exp(-(2 * z - 1) / (2 * σ**2))), rtol=1e-12)


def test_limits():
    data = np.random.default_rng(0).random((20, 5))
    z = data[:3] + 0.01
    np.testing.assert_allclose(denoiser.posterior_mean(z, data, 1e-3), data[:3], atol=1e-12)
    np.testing.assert_allclose(denoiser.posterior_mean(z, data, 1e4), np.tile(data.mean(axis=0), (3, 1)), atol=1e-7)


def test_denoising_never_leaves_the_hull_and_control_noise_does():
    data, rng = np.eye(6), np.random.default_rng(0)
    noisy = data + rng.normal(size=(6, 6))
    clean = denoiser.denoise(noisy, data)
    np.testing.assert_allclose(clean.sum(axis=1), 1, rtol=1e-12)
    assert clean.min() >= 0 > noisy.min()


def test_noise_must_be_positive():
    with pytest.raises(ValueError, match="must be positive"):
        denoiser.posterior_mean(np.zeros((1, 2)), np.zeros((1, 2)), 0)


@pytest.mark.parametrize("block", [1, 7, 60])
def test_blocks_change_nothing(monkeypatch, block):
    rng = np.random.default_rng(0)
    Z, data, σ = rng.random((13, 4)), rng.random((20, 4)), 0.3
    monkeypatch.setattr(denoiser, "BLOCK", block)
    weights = np.exp(-((Z[:, None] - data) ** 2).sum(axis=2) / (2 * σ**2))
    np.testing.assert_allclose(denoiser.posterior_mean(Z, data, σ), weights @ data / weights.sum(axis=1, keepdims=True), rtol=1e-12)


def test_memory_does_not_grow_with_images_times_data(monkeypatch):
    rng = np.random.default_rng(0)
    Z, data = rng.random((4000, 2)), rng.random((4000, 2))
    assert peak(lambda: denoiser.posterior_mean(Z, data, 0.3)) < 40
    monkeypatch.setattr(denoiser, "BLOCK", len(Z) * len(data))
    assert peak(lambda: denoiser.posterior_mean(Z, data, 0.3)) > 250, "with all weights at once this would say nothing"
