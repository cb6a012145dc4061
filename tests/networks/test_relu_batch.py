"""Gradients by hand against finite differences, many networks against one, and what the penalty does."""

from dataclasses import replace

import numpy as np
import pytest

from explainers.networks import relu_batch

RNG = np.random.default_rng(0)
X, Y = RNG.standard_normal((2, 7, 3)), RNG.choice([-1.0, 1.0], (2, 7))
START = relu_batch.initialize(2, 3, 5, np.random.default_rng(1))


def loss(f, λ):
    g = f.input_gradient(X)
    return np.mean((f(X) - Y) ** 2, axis=1) + λ * np.mean(np.sum(g * g, axis=2), axis=1)


@pytest.mark.parametrize("λ", [0.0, 0.7])
@pytest.mark.parametrize("part", ["W", "b", "a", "c"])
def test_the_gradient_is_the_slope_of_the_loss(λ, part):
    exact = getattr(relu_batch.loss_gradient(START, X, Y, λ), part)
    v = np.random.default_rng(2).standard_normal(exact.shape)
    v /= np.linalg.norm(v)
    ε = 1e-6
    up, down = (loss(replace(START, **{part: getattr(START, part) + s * ε * v}), λ) for s in (1, -1))
    axes = tuple(range(1, exact.ndim))
    np.testing.assert_allclose((up - down) / (2 * ε), np.sum(exact * v, axis=axes), atol=1e-7)


def test_the_input_gradient_is_the_slope_of_the_output():
    v, ε = np.array([0.3, -0.5, 0.8]), 1e-7
    slope = (START(X + ε * v) - START(X - ε * v)) / (2 * ε)
    np.testing.assert_allclose(slope, START.input_gradient(X) @ v, atol=1e-6)


def test_networks_do_not_hear_each_other():
    both = relu_batch.train(START, X, Y, λ=0.01, steps=50)
    one = relu_batch.Networks(*(part[1:] for part in (START.W, START.b, START.a, START.c)))
    np.testing.assert_allclose(relu_batch.train(one, X[1:], Y[1:], λ=0.01, steps=50).W, both.W[1:], rtol=1e-9, atol=1e-12)


def test_training_fits_and_a_penalty_flattens():
    start = relu_batch.initialize(2, 3, 40, np.random.default_rng(3))
    plain, penalized = (relu_batch.train(start, X, Y, λ=λ, steps=800) for λ in (0.0, 0.01))
    assert np.abs(plain(X) - Y).max() < 1e-3
    size = [np.linalg.norm(f.input_gradient(X), axis=2).max() for f in (plain, penalized)]
    assert size[1] < size[0]
    assert start.p == 40 * 5 + 1


def test_bad_input():
    with pytest.raises(ValueError, match="do not fit"):
        relu_batch.train(START, X, Y[:, :3])
    with pytest.raises(ValueError, match="λ is -1"):
        relu_batch.train(START, X, Y, λ=-1.0)
