import numpy as np
import pytest

from explainers.networks import one_hidden_layer, relu_network
from explainers.networks.relu_network import ReluNetwork


def test_one_layer_is_the_book_s_other_network():
    net = relu_network.initialize(3, (7,), np.random.default_rng(0))
    (W, A), (b, c) = net.weights, net.biases
    X = np.random.default_rng(1).standard_normal((20, 3))
    θ = np.concatenate([W.ravel(), b, A.ravel(), c])
    np.testing.assert_allclose(
        relu_network.forward(net, X), one_hidden_layer.forward(one_hidden_layer.Network(3, 7, act="relu"), θ, X), atol=1e-14
    )


def test_the_gradient_is_the_slope_of_a_small_step():
    net = relu_network.initialize(4, (9, 6, 5), np.random.default_rng(0))
    rng = np.random.default_rng(1)
    X, direction = rng.standard_normal((30, 4)), rng.standard_normal(4)
    step = 1e-7 * direction
    same = np.all(relu_network.pattern(net, X + step) == relu_network.pattern(net, X - step), axis=1)
    slope = (relu_network.forward(net, X + step) - relu_network.forward(net, X - step))[:, 0] / 2e-7
    assert same.sum() > 25
    np.testing.assert_allclose(slope[same], (relu_network.input_gradient(net, X)[:, 0] @ direction)[same], atol=1e-6)


def test_sizes():
    net = relu_network.initialize(2, (5, 3), np.random.default_rng(0))
    assert (net.d, net.widths, net.units, net.k) == (2, (5, 3), 8, 2 * 5 + 5 + 5 * 3 + 3 + 3 + 1)


def test_the_variance_of_a_layer_is_kept():
    net = relu_network.initialize(2, (20_000, 500), np.random.default_rng(0), σ_b=0.0)
    first, second, _ = relu_network.preactivations(net, np.array([[1.0, 1.0]]))
    assert np.mean(first**2) == pytest.approx(2.0, abs=5 * 2 * np.sqrt(2 / 20_000))  # z ~ N(0, 2), and var z² = 8
    assert np.mean(second**2) == pytest.approx(2.0, abs=5 * 2 * np.sqrt(2 / 500))


@pytest.mark.parametrize(
    ("weights", "biases", "message"),
    [
        ((np.ones((3, 2)), np.ones((1, 4))), (np.zeros(3), np.zeros(1)), r"layer 2: W has shape \(1, 4\)"),
        ((np.ones((3, 2)), np.ones((1, 3))), (np.zeros(2), np.zeros(1)), r"layer 1: .* b \(2,\)"),
        ((np.ones((3, 2)), np.ones((1, 3))), (np.zeros(3),), "2 weight matrices for 1 bias"),
    ],
)
def test_layers_that_do_not_fit(weights, biases, message):
    with pytest.raises(ValueError, match=message):
        ReluNetwork(weights, biases)


def test_inputs_that_do_not_fit():
    net = relu_network.initialize(2, (5,), np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"inputs of shape \(N, 2\)"):
        relu_network.forward(net, np.zeros((4, 3)))
