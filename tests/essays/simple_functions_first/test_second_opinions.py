"""The caveats of *Simple functions first*, found again by other means: plain loops in double precision, another measure of simplicity."""

import numpy as np
import pytest

N, UNITS, LAYERS = 7, 40, 8
X = np.array([[1.0 if i >> k & 1 else -1.0 for k in range(N)] for i in range(2**N)])
NEIGHBORS = [(i, i ^ 1 << k) for i in range(2**N) for k in range(N) if i < i ^ 1 << k]


def sensitivity(table):
    """The share of the pairs of inputs that differ in one variable whose values differ: one half for coins, none for constants."""
    i, j = np.transpose(NEIGHBORS)
    return np.mean(table[i] != table[j])


def network(φ, σ, rng):
    """The values of one random network without biases."""
    z = X.T
    for width in (*[UNITS] * LAYERS, 1):
        z = σ / np.sqrt(len(z)) * rng.normal(size=(width, len(z))) @ z
        z = φ(z) if width > 1 else z
    return z[0] > 0


@pytest.mark.second_opinion("most-networks-are-simple")
def test_deep_relu_networks_are_smooth_and_chaotic_tanh_networks_are_not():
    rng = np.random.default_rng(0)
    coins = np.quantile([sensitivity(rng.integers(2, size=2**N)) for _ in range(1000)], 0.01)
    simple = {
        name: np.mean([sensitivity(network(φ, 8.0, rng)) < coins for _ in range(150)])
        for name, φ in {"relu": lambda z: np.maximum(z, 0), "tanh": np.tanh}.items()
    }
    assert simple["relu"] > 0.5 + 4 * 0.5 / np.sqrt(150)
    assert simple["tanh"] < 0.5 - 4 * 0.5 / np.sqrt(150)


def draw(h, rng):
    """One network with three inputs: W, b, a, c."""
    return rng.normal(size=(h, 3)) / np.sqrt(3), 0.5 * rng.normal(size=h), rng.normal(size=h) / np.sqrt(h), 0.5 * rng.normal()


def answer(θ, x):
    W, b, a, c = θ
    return np.maximum(x @ W.T + b, 0) @ a + c


def trained(θ, x, y, rng, η=0.03):
    """Plain stochastic descent on the logistic loss until there is no error."""
    W, b, a, c = θ
    while np.any((answer((W, b, a, c), x) > 0) != y):
        for i in rng.integers(len(x), size=len(x)):
            z = W @ x[i] + b
            slope = η * (1 / (1 + np.exp(-(a @ np.maximum(z, 0) + c))) - y[i])
            back = slope * a * (z > 0)
            W, b, a, c = W - np.outer(back, x[i]), b - back, a - slope * np.maximum(z, 0), c - slope
    return W, b, a, c


@pytest.mark.second_opinion("sgd-is-a-bayesian-sampler")
def test_training_is_near_the_posterior_but_no_sample_of_it():
    rng, h = np.random.default_rng(0), 16
    x = X[:8, :3]
    target = (x[:, 0] > 0) & (x[:, 1] > 0)
    seen = np.array([0, 3, 5, 6])
    number = 2 ** np.arange(4)
    unseen = np.setdiff1d(np.arange(8), seen)

    def law(networks):
        values = np.array([answer(θ, x) > 0 for θ in networks])
        kept = values[np.all(values[:, seen] == target[seen], axis=1)]
        return np.bincount(kept[:, unseen] @ number, minlength=16) / len(kept), len(kept)

    bayes, _ = law([draw(h, rng) for _ in range(20_000)])
    sgd, M = law([trained(draw(h, rng), x[seen], target[seen], rng) for _ in range(600)])
    distance, from_uniform = np.abs(bayes - sgd).sum() / 2, np.abs(sgd - 1 / 16).sum() / 2
    noise = np.sqrt(2 * bayes * (1 - bayes) / (np.pi * M)).sum() / 2
    assert distance < from_uniform
    assert distance > 2 * noise
