import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import one_more_neuron
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network

X, TEACHER = one_more_neuron.X, one_more_neuron.TEACHER
Y = one_more_neuron.forward(TEACHER, X)


def test_forward_is_the_network_without_biases():
    net = Network(1, 2)
    θ = np.concatenate([TEACHER[0], np.zeros(2), TEACHER[1], np.zeros(1)])
    np.testing.assert_allclose(one_more_neuron.forward(TEACHER, X), one_hidden_layer.forward(net, θ, X[:, None])[:, 0], atol=1e-14)


def test_around_never_leaves_zero_and_exchanges_the_units():
    corners = one_more_neuron.around(TEACHER)
    loss = one_more_neuron.losses(one_more_neuron.along(corners, np.linspace(0, 1, 2001)), X, Y)
    assert loss.max() < 1e-28
    np.testing.assert_array_equal(corners[-1][:, :2], TEACHER[:, ::-1])
    np.testing.assert_array_equal(corners[0][:, 2], corners[-1][:, 2])


def test_a_path_goes_through_its_corners():
    corners = one_more_neuron.around(TEACHER)
    np.testing.assert_allclose(one_more_neuron.along(corners, np.linspace(0, 1, len(corners))), corners, atol=1e-12)


def test_the_best_single_unit_is_the_best_of_a_grid():
    w, a = np.meshgrid(np.linspace(0.1, 3, 400), np.linspace(0.5, 6, 400))
    grid = one_more_neuron.losses(np.stack([w, a], axis=-1).reshape(-1, 2)[:, :, None], X, Y)
    best = float(one_more_neuron.losses(one_more_neuron.one_unit_at_best(X, Y), X, Y))
    assert best <= grid.min() < best * 1.05


def test_a_label_of_one_unit_is_hit_by_one_unit():
    unit = np.array([[0.8], [-1.7]])
    np.testing.assert_allclose(one_more_neuron.one_unit_at_best(X, one_more_neuron.forward(unit, X)), unit, rtol=1e-5)


def test_two_units_climb_and_three_do_not():
    two, three = one_more_neuron.exchange("straight", 0.5), one_more_neuron.exchange("around", 0.5)
    assert (two.h, three.h) == (2, 3)
    assert two.highest >= two.bound > 0.01
    assert three.highest < 1e-28
    assert one_more_neuron.exchange("pass", 0.5).highest == pytest.approx(two.bound, rel=1e-9)
    np.testing.assert_allclose(two.units[:, 0], two.units[:, 1])  # half way on the straight line the two are one


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="no route"):
        one_more_neuron.exchange("by air", 0.5)
