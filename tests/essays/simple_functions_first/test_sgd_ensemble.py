"""Thousands of networks at once are what a loop over networks is."""

from dataclasses import replace

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean, sgd_ensemble
from explainers.essays.simple_functions_first.sgd_ensemble import Recipe, Weights
from explainers.essays.simple_functions_first.training_set import TrainingSet

X = boolean.inputs(3, symmetric=True)
Y = np.array([0, 0, 0, 1, 0, 1, 1, 1])


def plain_step(θ, x, y, η, loss):
    """One step of one network: its new parameters."""
    W, b, a, c = θ
    z = W @ x + b
    f = a @ np.maximum(z, 0) + c
    slope = 1 / (1 + np.exp(-f)) - y if loss == "cross-entropy" else f - (1 if y else -1)
    back = slope * a * (z > 0)
    return W - η * np.outer(back, x), b - η * back, a - η * slope * np.maximum(z, 0), c - η * slope


@pytest.mark.parametrize("loss", sgd_ensemble.LOSSES)
def test_an_epoch_is_the_plain_loop(loss):
    rng = np.random.default_rng(0)
    θ = sgd_ensemble.initialize(Recipe(h=5), 3, 7, rng, np.float64)
    before, order = θ.of(slice(None)), rng.integers(8, size=(30, 7))
    sgd_ensemble.epoch(θ, X, Y, order, η=0.1, loss=loss)
    for m in range(7):
        one = (before.W[:, :, m], before.b[:, m], before.a[:, m], before.c[m])
        for datum in order[:, m]:
            one = plain_step(one, X[datum], Y[datum], 0.1, loss)
        for fast, slow in zip(θ, one, strict=True):
            np.testing.assert_allclose(fast[..., m], slow, atol=1e-12)


def test_a_network_does_not_depend_on_its_company():
    θ = sgd_ensemble.initialize(Recipe(h=9), 3, 6, np.random.default_rng(1), np.float64)

    class Order:
        """The same order for network m whoever else is there."""

        def __init__(self, chosen):
            self.rng, self.chosen = np.random.default_rng(2), chosen

        def integers(self, high, size):
            return self.rng.integers(high, size=(size[0], 6))[:, self.chosen]

    recipe = Recipe(epochs=300)
    together = sgd_ensemble.train(θ, X, Y, Order(slice(None)), recipe)
    alone = sgd_ensemble.train(θ.of([4]), X, Y, Order([4]), recipe)
    assert together.epochs[4] == alone.epochs[0]
    for a, b in zip(together.θ, alone.θ, strict=True):
        np.testing.assert_allclose(a[..., 4], b[..., 0], atol=1e-12)


def test_training_stops_without_error_and_leaves_its_start_alone():
    θ = sgd_ensemble.initialize(Recipe(), 3, 50, np.random.default_rng(3))
    copy = θ.of(slice(None))
    end = sgd_ensemble.train(θ, X, Y, np.random.default_rng(4), Recipe(epochs=500))
    assert end.fits.all()
    np.testing.assert_array_equal((sgd_ensemble.outputs(end.θ, X) > 0).T, np.tile(Y.astype(bool), (50, 1)))
    for a, b in zip(θ, copy, strict=True):
        np.testing.assert_array_equal(a, b)


def test_networks_that_cannot_fit_are_given_up():
    parity = X.prod(axis=1) > 0
    θ = sgd_ensemble.initialize(Recipe(h=1), 3, 20, np.random.default_rng(5))
    end = sgd_ensemble.train(θ, X, parity.astype(int), np.random.default_rng(6), Recipe(epochs=5))
    assert not end.fits.any()
    assert np.all(end.epochs == 5)


def test_a_step_on_all_data_is_the_mean_of_the_steps_on_each():
    rng = np.random.default_rng(7)
    θ = sgd_ensemble.initialize(Recipe(h=5), 3, 4, rng, np.float64)
    before = θ.of(slice(None))
    sgd_ensemble.full_epoch(θ, X, Y, 1, η=0.1, loss="cross-entropy")
    for m in range(4):
        one = (before.W[:, :, m], before.b[:, m], before.a[:, m], before.c[m])
        steps = [plain_step(one, x, y, 0.1, "cross-entropy") for x, y in zip(X, Y, strict=True)]
        for fast, slow in zip(θ, zip(*steps, strict=True), strict=True):
            np.testing.assert_allclose(fast[..., m], np.mean(slow, axis=0), atol=1e-12)


def test_descent_on_all_data_lowers_the_loss_and_draws_nothing():
    rng, recipe = np.random.default_rng(8), Recipe(h=9, batch="all", epochs=40)
    θ = sgd_ensemble.initialize(recipe, 3, 30, rng, np.float64)
    state = rng.bit_generator.state
    end = sgd_ensemble.train(θ, X, Y, rng, recipe)
    assert rng.bit_generator.state == state
    assert np.mean(loss(end.θ)) < np.mean(loss(θ))


def loss(θ):
    return np.log1p(np.exp(-np.where(Y[:, None] > 0, 1, -1) * sgd_ensemble.outputs(θ, X)))


def test_who_trains_on_has_twice_the_epochs():
    recipe = Recipe(h=9, epochs=300)
    θ = sgd_ensemble.initialize(recipe, 3, 60, np.random.default_rng(9), np.float64)
    once, twice = (sgd_ensemble.train(θ, X, Y, np.random.default_rng(10), replace(recipe, again=again)) for again in (False, True))
    np.testing.assert_array_equal(twice.epochs, np.minimum(2 * once.epochs, 300))
    assert once.fits.all()
    assert once.epochs.max() > 1


def test_networks_may_have_labels_of_their_own():
    recipe, rng = Recipe(h=32), np.random.default_rng(11)
    labels = rng.integers(2, size=(5, 40))
    code = sgd_ensemble.fitted(recipe, 3, np.arange(5), labels, M=40, rng=rng)
    np.testing.assert_array_equal(boolean.tables(code, 3)[:, :5].T, labels)


def test_frequencies_are_of_consistent_functions():
    data = TrainingSet(3, np.arange(6), Y[:6])
    p = sgd_ensemble.sgd_frequency(Recipe(h=10), data, 200, seed=0)
    assert p.sum() == pytest.approx(1)
    assert data.agrees(boolean.tables(np.flatnonzero(p).astype(np.uint64), 3)).all()


def test_scales_of_the_start():
    θ = sgd_ensemble.initialize(Recipe(h=64, σ_w=2, σ_b=0.5), 4, 2000, np.random.default_rng(0))
    for part, σ in zip(θ, (1.0, 0.5, 0.25, 0.5), strict=True):
        assert abs(part.std() / σ - 1) < 4 / np.sqrt(2 * part.size)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Recipe(loss="hinge"), "loss is 'hinge'"),
        (lambda: Recipe(η=0), "η 0"),
        (lambda: Recipe(batch="some"), "batch is 'some'"),
        (lambda: sgd_ensemble.sgd_frequency(Recipe(), TrainingSet(5, np.array([1]), np.array([1])), 5, seed=0), "n is 5"),
        (
            lambda: sgd_ensemble.sgd_frequency(
                Recipe(h=1, epochs=1), TrainingSet(3, np.arange(8), X.prod(axis=1).astype(int) > 0), 5, seed=0
            ),
            "none of 5 networks fits the 8 labels",
        ),
        (
            lambda: sgd_ensemble.train(Weights(*np.ones((4, 2, 3, 1))), X[:, :2], Y, np.random.default_rng(0), Recipe()),
            "X has shape",
        ),
    ],
)
def test_bad_input(call, message):
    with pytest.raises(ValueError, match=message):
        call()
