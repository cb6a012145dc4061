import numpy as np
import pytest
from scipy.special import expit

from explainers.networks import backpropagation, one_hidden_layer, relu_network
from explainers.networks.backpropagation import Recipe
from explainers.networks.relu_network import ReluNetwork

X = np.random.default_rng(0).standard_normal((12, 3))
Y = (np.random.default_rng(1).random(12) < 0.5).astype(float)


def mean_loss(net, loss):
    f = relu_network.forward(net, X)[:, 0]
    return np.mean((f - Y) ** 2 / 2 if loss == "squared" else np.logaddexp(0, f) - Y * f)


@pytest.mark.parametrize("loss", ["squared", "logistic"])
def test_gradients_are_differences_of_the_loss(loss):
    net = relu_network.initialize(3, (6, 5), np.random.default_rng(2))
    dW, db = backpropagation.loss_gradient(net, X, Y, loss)
    ε = 1e-6
    for layer in range(3):
        direction = np.random.default_rng(layer).standard_normal(net.weights[layer].shape)

        def moved(sign, layer=layer, direction=direction):
            weights = [W + sign * ε * direction if i == layer else W for i, W in enumerate(net.weights)]
            biases = [b + sign * ε if i == layer else b for i, b in enumerate(net.biases)]
            return mean_loss(ReluNetwork(tuple(weights), tuple(biases)), loss)

        expected = np.sum(dW[layer] * direction) + db[layer].sum()
        assert (moved(1) - moved(-1)) / (2 * ε) == pytest.approx(expected, abs=1e-8)


def test_one_layer_agrees_with_the_book_s_other_gradient():
    net = relu_network.initialize(3, (7,), np.random.default_rng(3))
    (W, A), (b, c) = net.weights, net.biases
    (dW, dA), (db, dc) = backpropagation.loss_gradient(net, X, Y)
    θ = np.concatenate([W.ravel(), b, A.ravel(), c])
    other = one_hidden_layer.loss_gradient(one_hidden_layer.Network(3, 7, act="relu"), θ, X, Y) / len(X)
    np.testing.assert_allclose(np.concatenate([dW.ravel(), db, dA.ravel(), dc]), other, atol=1e-14)


def test_the_first_layer_moves_within_the_span_of_the_data():
    few = X[:2]
    net = relu_network.initialize(3, (6,), np.random.default_rng(2))
    after = backpropagation.train(net, few, Y[:2], Recipe(50, 0.1))
    normal = np.cross(few[0], few[1])
    change = (after.weights[0] - net.weights[0]) @ normal
    assert np.abs(change).max() < 1e-13
    with_adam = backpropagation.train(net, few, Y[:2], Recipe(50, 0.01, adam=True))
    assert np.abs((with_adam.weights[0] - net.weights[0]) @ normal).max() > 1e-3


@pytest.mark.parametrize("adam", [False, True])
def test_the_loss_falls(adam):
    net = relu_network.initialize(3, (20,), np.random.default_rng(2))
    path = backpropagation.trajectory(net, X, Y, Recipe(400, 0.02, loss="logistic", adam=adam), [0, 100, 400])
    losses = [mean_loss(n, "logistic") for n in path]
    assert losses[0] > losses[1] > losses[2]


def test_weight_decay_alone_is_a_factor():
    net = ReluNetwork((np.ones((2, 3)), np.zeros((1, 2))), (-100 * np.ones(2), np.zeros(1)))  # no unit is on, no gradient
    after = backpropagation.train(net, X, np.zeros(12), Recipe(10, 0.1, λ=0.5))
    np.testing.assert_allclose(after.weights[0], 0.95**10, rtol=1e-14)


def test_a_trajectory_passes_through_its_end():
    net = relu_network.initialize(3, (5,), np.random.default_rng(2))
    recipe = Recipe(20, 0.1)
    start, end = backpropagation.trajectory(net, X, Y, recipe, [0, 20])
    assert start is net
    np.testing.assert_array_equal(end.weights[0], backpropagation.train(net, X, Y, recipe).weights[0])


def test_slopes():
    np.testing.assert_allclose(backpropagation.slope("logistic", np.array([0.3]), np.array([1.0])), expit(0.3) - 1)


def test_bad_recipes():
    with pytest.raises(ValueError, match="'hinge'"):
        Recipe(1, 0.1, loss="hinge")
    with pytest.raises(ValueError, match="η = 0"):
        Recipe(1, 0)
    net = relu_network.initialize(3, (5,), np.random.default_rng(2))
    for at in ([5, 1], [0, 30]):
        with pytest.raises(ValueError, match="must ascend"):
            backpropagation.trajectory(net, X, Y, Recipe(20, 0.1), at)
