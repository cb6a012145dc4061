"""The autoencoder: its gradient, the linear case with a known optimum, determinism, and images that show nothing."""

import numpy as np
import pytest

from explainers.essays.manifold_interpolation import autoencoder


def data(n=200, D=9, rank=2, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, rank)) @ rng.normal(size=(rank, D)) / 3 + 0.5


def test_gradient_is_that_of_finite_differences():
    """Central differences err by rounding over the step, 1e-16/1e-6, and by the step squared."""
    rng = np.random.default_rng(1)
    net, X = autoencoder.initialize(6, 5, 2, rng), rng.random((7, 6))
    _, gradient = autoencoder.loss_and_gradient(net, X)
    for θ, g in zip(autoencoder.parameters(net), gradient, strict=True):
        assert g.shape == θ.shape
        for at in (0, θ.size - 1):
            value = θ.flat[at]
            losses = []
            for step in (1e-6, -1e-6):
                θ.flat[at] = value + step
                losses.append(autoencoder.loss_and_gradient(net, X)[0])
            θ.flat[at] = value
            assert g.flat[at] == pytest.approx((losses[0] - losses[1]) / 2e-6, abs=1e-7)


def test_two_numbers_suffice_for_data_of_two_dimensions_and_control_one_does_not():
    X = data()
    loss = {m: autoencoder.loss_and_gradient(autoencoder.train(X, m, np.random.default_rng(0), h=32, batch=50), X)[0] for m in (1, 2)}
    variance = np.sum(X.var(axis=0))
    best_line = np.linalg.eigvalsh(np.cov(X.T, bias=True))[:-1].sum()
    assert loss[2] < 0.05 * variance
    assert loss[1] > 0.1 * best_line > loss[2]


def test_same_seed_same_bytes():
    first, second = (autoencoder.train(data(), 2, np.random.default_rng(5), h=16, epochs=5) for _ in range(2))
    assert all(a.tobytes() == b.tobytes() for a, b in zip(*map(autoencoder.parameters, (first, second)), strict=True))


def test_a_path_begins_and_ends_at_the_reconstructions():
    net, X = autoencoder.initialize(9, 8, 3, np.random.default_rng(0)), data()
    path = net.path(X[0], X[1], np.array([0.0, 0.5, 1.0]))
    np.testing.assert_allclose(path[[0, 2]], net.reconstruct(X[:2]))
    np.testing.assert_allclose(path[1], net.image(net.code(X[:2]).mean(axis=0, keepdims=True))[0])
    assert net.m == 3
    assert net.code(X).shape == (200, 3)


def test_bad_images():
    X = data()
    X[3] = 0.25
    with pytest.raises(ValueError, match=r"image 3 is constant \(every pixel is 0\.25\)"):
        autoencoder.train(X, 2, np.random.default_rng(0))
    with pytest.raises(ValueError, match="at least 100 images"):
        autoencoder.train(X[:50], 2, np.random.default_rng(0))
