import numpy as np
import pytest

from explainers.essays.what_training_pins_down import sawtooth
from explainers.networks import linear_pieces, linear_regions, relu_network
from explainers.networks.relu_network import ReluNetwork


@pytest.mark.parametrize("k", [1, 2, 5, 10])
def test_the_sawtooth_has_two_to_the_k_pieces(k):
    along = linear_pieces.along(sawtooth.network(k), np.zeros(2), np.array([1.0, 0.0]))
    np.testing.assert_allclose(linear_pieces.breakpoints(along, 0, 1), np.arange(1, 2**k) / 2**k, atol=1e-12)


def test_a_line_crosses_the_regions_it_meets():
    net = relu_network.initialize(2, (8, 8), np.random.default_rng(0))
    found = linear_regions.enumerate_regions(net, (-2, 2, -2, 2))
    along = linear_pieces.along(net, np.array([0.0, 0.3]), np.array([1.0, 0.0]))
    kinks = linear_pieces.breakpoints(along, -2, 2)
    middles = (np.concatenate([[-2], kinks]) + np.concatenate([kinks, [2]])) / 2
    met = found.locate(np.column_stack([middles, np.full_like(middles, 0.3)]))
    assert met.min() >= 0
    assert len(np.unique(met)) == len(middles)  # regions are convex: a line enters each once


def test_the_corners_are_the_graph():
    net = relu_network.initialize(1, (6, 6), np.random.default_rng(1))
    corners = linear_pieces.table(net, -3, 3)
    t = np.linspace(-3, 3, 500)
    np.testing.assert_allclose(np.interp(t, *corners.T), relu_network.forward(net, t[:, None])[:, 0], atol=1e-12)


def test_the_mean_number_of_kinks_of_one_layer():
    B, σ_b, n, nets = 2.0, 0.7, 64, 400
    found = [len(linear_pieces.breakpoints(relu_network.initialize(1, (n,), np.random.default_rng(s), σ_b), -B, B)) for s in range(nets)]
    p = linear_pieces.expected_breakpoints(1, B, np.sqrt(2), σ_b)
    assert np.mean(found) == pytest.approx(n * p, abs=4 * np.sqrt(n * p * (1 - p) / nets))


def test_the_mean_of_the_book_s_standard_case():
    assert linear_pieces.expected_breakpoints(64, np.inf, 1, 1) == pytest.approx(64)
    assert linear_pieces.expected_breakpoints(64, 1, 1, 1) == pytest.approx(32)


def test_bad_arguments():
    net = relu_network.initialize(2, (4,), np.random.default_rng(0))
    with pytest.raises(ValueError, match="2 inputs"):
        linear_pieces.breakpoints(net, 0, 1)
    with pytest.raises(ValueError, match=r"interval is \(1, 0\)"):
        linear_pieces.breakpoints(relu_network.initialize(1, (4,), np.random.default_rng(0)), 1, 0)
    with pytest.raises(ValueError, match=r"direction \(3,\)"):
        linear_pieces.along(net, np.zeros(2), np.zeros(3))


def test_a_unit_may_switch_where_nothing_bends():
    """The second unit of the first layer feeds a unit that is off, so f has one kink of two breakpoints."""
    net = ReluNetwork(
        (np.ones((2, 1)), np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 1.0]])),
        (np.array([0.0, -1.0]), np.array([0.0, -10.0]), np.zeros(1)),
    )
    np.testing.assert_allclose(linear_pieces.breakpoints(net, -2, 2), [0, 1])
    np.testing.assert_allclose(linear_pieces.kinks(net, -2, 2), [0])


def test_kinks_are_where_the_graph_bends():
    net = relu_network.initialize(1, (8, 8, 8), np.random.default_rng(4))
    kinks, corners = linear_pieces.kinks(net, -3, 3), linear_pieces.table(net, -3, 3)
    slopes = np.diff(corners[:, 1]) / np.diff(corners[:, 0])
    bends = corners[1:-1, 0][np.abs(np.diff(slopes)) > 1e-6 * np.abs(slopes).max()]
    np.testing.assert_allclose(kinks, bends)
    assert set(kinks) <= set(linear_pieces.breakpoints(net, -3, 3))
