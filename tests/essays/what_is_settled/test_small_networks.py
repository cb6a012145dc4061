"""Outputs, derivatives and training of many networks at once."""

import numpy as np
import pytest

from explainers.essays.what_is_settled import line_of_data, small_networks
from explainers.networks import one_hidden_layer, relu_network
from explainers.networks.relu_network import ReluNetwork

X, y = line_of_data.inputs(line_of_data.places(3)), line_of_data.labels(3)


@pytest.fixture
def nets():
    return small_networks.draw(8, 1.0, 3, np.random.default_rng(0))


def test_outputs_are_those_of_a_relu_network(nets):
    for a, W, b, f in zip(nets.a, nets.W, nets.b, small_networks.values(nets, X + 0.3), strict=True):
        other = relu_network.forward(ReluNetwork((W, a[None] / np.sqrt(8)), (b, np.zeros(1))), X + 0.3)[:, 0]
        assert f == pytest.approx(other, abs=1e-14)


def test_the_jacobian_is_that_of_one_network(nets):
    a, W, b = nets.a[0], nets.W[0], nets.b[0]
    θ = np.concatenate([W.ravel(), b, a / np.sqrt(8), [0.0]])
    J = one_hidden_layer.jacobian(one_hidden_layer.Network(2, 8, act="relu"), θ, X + 0.3)
    other = np.concatenate([J[:, 24:32] / np.sqrt(8), J[:, 0:16:2], J[:, 1:16:2], J[:, 16:24]], axis=1)
    assert small_networks.jacobian(nets, X + 0.3)[0] == pytest.approx(other, abs=1e-14)


def test_the_first_step_goes_down_the_gradient(nets):
    after = small_networks.train(nets, X, y, 1)
    J = small_networks.jacobian(nets, X)
    gradient = np.einsum("mpk,mp->mk", J, small_networks.values(nets, X) - y)
    step = np.concatenate(
        [after.a - nets.a, after.W[:, :, 0] - nets.W[:, :, 0], after.W[:, :, 1] - nets.W[:, :, 1], after.b - nets.b], axis=1
    )
    trace = np.einsum("mpk,mpk->m", J, J)
    assert step == pytest.approx(-gradient / trace[:, None], abs=1e-13)


def test_training_fits_and_leaves_the_weights_across_the_line():
    nets = small_networks.draw(32, 1.0, 4, np.random.default_rng(1))
    after = small_networks.train(nets, X, y, 4000)
    assert small_networks.fitting(after, X, y).all()
    assert np.array_equal(after.W[:, :, 1], nets.W[:, :, 1])
    assert len(after[:2]) == 2
    assert after.k == 128


def test_the_readout_alone(nets):
    after = small_networks.train_readout(nets, X, y, 3000)
    assert small_networks.values(after, X) == pytest.approx(np.tile(y, (3, 1)), abs=1e-6)
    assert after.W is nets.W


def test_bad_input_is_named(nets):
    with pytest.raises(ValueError, match="must all be positive"):
        small_networks.draw(0, 1.0, 1, np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"shape \(P, 2\)"):
        small_networks.values(nets, np.zeros(3))
