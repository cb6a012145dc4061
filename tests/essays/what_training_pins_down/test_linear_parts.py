import numpy as np
import pytest

from explainers.essays.what_training_pins_down import linear_parts, sawtooth
from explainers.networks import linear_pieces, linear_regions, relu_network
from explainers.networks.relu_network import ReluNetwork

BOX = (-2.0, 2.0, -2.0, 2.0)


def test_a_unit_that_feeds_nothing_divides_nothing():
    W, b = np.array([[1.0, 0], [0, 1]]), np.zeros(2)
    found = linear_regions.enumerate_regions(ReluNetwork((W, np.array([[1.0, 0]])), (b, np.zeros(1))), BOX)
    pairs, edges = linear_parts.silent_edges(found)
    assert found.F == 4
    assert linear_parts.count(found) == 2
    assert len(pairs) == 2
    np.testing.assert_allclose(edges[..., 1], 0, atol=1e-12)  # on the line x2 = 0
    assert np.linalg.norm(edges[:, 1] - edges[:, 0], axis=1).sum() == pytest.approx(4)


def test_equal_maps_that_do_not_touch_are_two_regions():
    W, b = np.array([[1.0, 0], [-1, 0]]), np.array([-1.0, -1])  # a bowl, flat for |x1| < 1, then one unit that is on in the middle
    bump = ReluNetwork((W, np.array([[-1.0, -1]]), np.array([[1.0]])), (b, np.array([0.5]), np.zeros(1)))
    found = linear_regions.enumerate_regions(bump, BOX)
    zero = np.all(found.gradients == 0, axis=1) & (found.offsets == 0)
    assert zero.sum() == 2
    assert linear_parts.count(found) == found.F == 5


@pytest.mark.parametrize("k", [1, 2, 3])
def test_folds_bend_at_every_line(k):
    assert linear_parts.count(linear_regions.enumerate_regions(sawtooth.network(k, 2), (0, 1, 0, 1))) == 4**k


@pytest.mark.parametrize("seed", range(6))
def test_along_a_line_the_number_changes_where_f_bends(seed):
    net = relu_network.initialize(2, (3, 3, 3), np.random.default_rng(seed))
    found = linear_regions.enumerate_regions(net, BOX)
    label = linear_parts.labels(found, linear_parts.silent_edges(found)[0])
    for level in (-0.7, 0.13, 1.1):
        line = linear_pieces.along(net, np.array([0.0, level]), np.array([1.0, 0.0]))
        ends = np.concatenate([[-2], linear_pieces.breakpoints(line, -2, 2), [2]])
        middles = np.column_stack([(ends[1:] + ends[:-1]) / 2, np.full(len(ends) - 1, level)])
        changes = np.sum(np.diff(label[found.locate(middles)]) != 0)
        assert changes == len(linear_pieces.kinks(line, -2, 2))
