"""The best affine denoiser: its optimality, limits, and the closed form of its own error."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import linear_denoiser

ROWS = np.random.default_rng(0).random((30, 6)) @ np.diag([1.0, 2, 3, 0, 1, 5])


def test_it_is_the_regression_of_images_on_noisy_images():
    """Normal equations with the noise averaged out: the covariance of z is C + σ²I."""
    σ, C = 0.7, np.cov(ROWS.T, bias=True)
    z = ROWS[:4] + 0.3
    expected = ROWS.mean(axis=0) + (z - ROWS.mean(axis=0)) @ np.linalg.solve(C + σ**2 * np.eye(6), C)
    np.testing.assert_allclose(linear_denoiser.learn(ROWS, σ)(z), expected, rtol=1e-10, atol=1e-14)


def test_its_own_error_is_the_trace_of_what_noise_leaves():
    σ = 0.7
    net, C = linear_denoiser.learn(ROWS, σ), np.cov(ROWS.T, bias=True)
    B = np.linalg.solve(C + σ**2 * np.eye(6), C)
    expected = np.trace((np.eye(6) - B).T @ C @ (np.eye(6) - B)) + σ**2 * np.trace(B @ B.T)
    assert net.own_error == pytest.approx(expected)


def test_little_noise_gets_through_in_the_dimensions_of_the_data_and_much_in_none():
    rng = np.random.default_rng(1)
    plane = rng.normal(size=(100, 3)) @ rng.normal(size=(3, 20))
    assert linear_denoiser.learn(plane, 1e-3).dimensions == pytest.approx(3, abs=1e-4)
    assert linear_denoiser.learn(plane, 1e6).dimensions < 1e-6


def test_one_image_is_all_that_it_knows():
    np.testing.assert_allclose(linear_denoiser.learn(ROWS[:1], 0.5)(ROWS[1:3]), ROWS[[0, 0]])


def test_bad_input():
    with pytest.raises(ValueError, match="positive noise"):
        linear_denoiser.learn(ROWS, 0)
    with pytest.raises(ValueError, match="0 images"):
        linear_denoiser.learn(ROWS[:0], 1)
