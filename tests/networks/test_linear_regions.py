from time import process_time

import numpy as np
import pytest

from explainers.essays.what_training_pins_down import sawtooth
from explainers.essays.what_training_pins_down.hyperplane_arrangement import lines_and_crossings, zaslavsky
from explainers.networks import linear_regions, relu_network
from explainers.networks.linear_regions import area
from explainers.networks.relu_network import ReluNetwork
from tests.memory import peak

BOX = (-2.0, 2.0, -1.0, 1.5)
NETS = [relu_network.initialize(2, widths, np.random.default_rng(seed)) for widths in ((12,), (8, 8), (5, 5, 5)) for seed in range(3)]


@pytest.mark.parametrize("net", NETS)
def test_the_regions_tile_the_box(net):
    found = linear_regions.enumerate_regions(net, BOX)
    assert found.areas.sum() == pytest.approx(10.0, abs=found.F * 1e-14)
    assert found.areas.min() > 0
    assert len({row.tobytes() for row in found.patterns}) == found.F


@pytest.mark.parametrize("net", NETS)
def test_the_affine_maps_are_the_network(net):
    found = linear_regions.enumerate_regions(net, BOX)
    X = np.random.default_rng(0).uniform([-2, -1], [2, 1.5], (3000, 2))
    here = found.locate(X)
    assert here.min() >= 0, "a pattern that occurs was not enumerated"
    np.testing.assert_allclose(
        np.einsum("ij,ij->i", found.gradients[here], X) + found.offsets[here], relu_network.forward(net, X)[:, 0], atol=1e-12
    )
    np.testing.assert_allclose(found.gradients[here], relu_network.input_gradient(net, X)[:, 0], atol=1e-12)


def test_areas_are_the_shares_of_random_points():
    found = linear_regions.enumerate_regions(NETS[0], BOX)
    n = 40_000
    share = np.bincount(found.locate(np.random.default_rng(1).uniform([-2, -1], [2, 1.5], (n, 2))), minlength=found.F) / n
    p = found.areas / 10
    assert np.all(np.abs(share - p) <= 5 * np.sqrt(p * (1 - p) / n) + 1 / n)


@pytest.mark.parametrize("seed", range(4))
def test_one_layer_counts_as_its_lines(seed):
    net = relu_network.initialize(2, (20,), np.random.default_rng(seed))
    lines, crossings = lines_and_crossings(net.weights[0], net.biases[0], BOX)
    assert linear_regions.enumerate_regions(net, BOX).F == 1 + lines + crossings
    (segments,) = linear_regions.kinks(net, BOX)
    assert len(segments) == lines


def test_a_large_box_holds_zaslavskys_number():
    net = relu_network.initialize(2, (20,), np.random.default_rng(0))
    assert linear_regions.enumerate_regions(net, (-1e6, 1e6, -1e6, 1e6)).F == zaslavsky(20, 2) == 211


@pytest.mark.parametrize("coordinates", [1, 2])
@pytest.mark.parametrize("k", [1, 2, 4])
def test_the_sawtooth_has_all_its_pieces(k, coordinates):
    found = linear_regions.enumerate_regions(sawtooth.network(k, coordinates), (0, 1, 0, 1))
    assert found.F == sawtooth.pieces(k, coordinates)
    np.testing.assert_allclose(found.areas, 1 / found.F, atol=1e-12)
    np.testing.assert_allclose(np.abs(found.gradients[:, :coordinates]), 2**k, atol=1e-9)


def test_the_lipschitz_constant_bounds_every_slope_and_is_reached():
    net = NETS[4]
    found = linear_regions.enumerate_regions(net, BOX)
    rng = np.random.default_rng(2)
    X, Y = rng.uniform([-2, -1], [2, 1.5], (2, 4000, 2))
    slope = np.abs(relu_network.forward(net, X) - relu_network.forward(net, Y))[:, 0] / np.linalg.norm(X - Y, axis=1)
    assert slope.max() <= found.lipschitz + 1e-12
    steepest = int(np.argmax(np.linalg.norm(found.gradients, axis=1)))
    middle = found.polygons[steepest].mean(axis=0)
    g = found.gradients[steepest]
    step = 1e-9 * g / np.linalg.norm(g)
    rise = relu_network.forward(net, (middle + step)[None]) - relu_network.forward(net, (middle - step)[None])
    assert rise.item() / 2e-9 == pytest.approx(found.lipschitz, rel=1e-5)


def test_a_permutation_or_a_factor_of_units_leaves_the_regions():
    net = NETS[3]
    order = np.random.default_rng(0).permutation(8)
    (W1, W2, a), (b1, b2, c) = net.weights, net.biases
    other = ReluNetwork((3 * W1[order], W2[:, order] / 3, a), (3 * b1[order], b2, c))
    one, two = linear_regions.enumerate_regions(net, BOX), linear_regions.enumerate_regions(other, BOX)
    np.testing.assert_allclose(np.sort(one.areas), np.sort(two.areas), atol=1e-12)
    assert one.lipschitz == pytest.approx(two.lipschitz, abs=1e-12)


def test_units_that_repeat_or_never_switch_add_nothing():
    W, b = np.array([[1.0, 0.5], [1.0, 0.5], [0.0, 0.0]]), np.array([0.1, 0.1, 1.0])
    found = linear_regions.enumerate_regions(ReluNetwork((W, np.ones((1, 3))), (b, np.zeros(1))), BOX)
    assert found.F == 2


def test_a_line_through_a_corner_or_along_the_rim_does_not_cut():
    W, b = np.array([[1.0, 1.0], [1.0, 0.0]]), np.array([3.0, 2.0])  # through (-2, -1), and along x₁ = −2
    assert linear_regions.enumerate_regions(ReluNetwork((W, np.ones((1, 2))), (b, np.zeros(1))), BOX).F == 1


def test_a_unit_switches_on_its_kinks():
    net = NETS[3]
    kinks = linear_regions.kinks(net, BOX)
    assert [len(segments) > 0 for segments in kinks] == [True, True]
    for layer, segments in enumerate(kinks):
        z = relu_network.preactivations(net, segments.mean(axis=1))[layer]
        assert np.abs(z).min(axis=1).max() < 1e-12


def test_the_output_is_zero_on_its_zero_set():
    net = NETS[3]
    segments = linear_regions.zero_set(linear_regions.enumerate_regions(net, BOX))
    assert len(segments) > 0
    ends = segments.reshape(-1, 2)
    np.testing.assert_allclose(relu_network.forward(net, ends), 0, atol=1e-12)


def test_points_outside_belong_to_no_region():
    found = linear_regions.enumerate_regions(NETS[0], BOX)
    assert found.locate(np.array([[5.0, 0.0], [0.0, -1.1]])).tolist() == [-1, -1]


def test_two_layers_of_thirty_two_take_half_a_second():
    net = relu_network.initialize(2, (32, 32), np.random.default_rng(0))
    seconds = []
    for _ in range(3):
        start = process_time()
        found = linear_regions.enumerate_regions(net, (-2, 2, -2, 2))
        seconds.append(process_time() - start)
    assert found.F > 1000
    assert min(seconds) <= 0.5


def test_a_network_without_relu():
    with pytest.raises(ValueError, match="no ReLU"):
        ReluNetwork((np.ones((1, 2)),), (np.zeros(1),))


@pytest.mark.parametrize("d", [1, 3])
def test_another_number_of_inputs(d):
    with pytest.raises(ValueError, match=f"{d} inputs"):
        linear_regions.enumerate_regions(relu_network.initialize(d, (4,), np.random.default_rng(0)))


@pytest.mark.parametrize("box", [(1, 1, 0, 1), (0, 1, 2, 1), (0, np.inf, 0, 1)])
def test_an_empty_box(box):
    with pytest.raises(ValueError, match="empty or not finite"):
        linear_regions.enumerate_regions(NETS[0], box)
    with pytest.raises(ValueError, match="empty or not finite"):
        linear_regions.kinks(NETS[0], box)


def affine(net, layer, middle):
    """z of a layer as g·x + c, from its value and its gradient at a point: g (n, 2), c (n,)."""
    if layer == 0:
        return net.weights[0], net.biases[0]
    below = ReluNetwork(net.weights[: layer + 1], net.biases[: layer + 1])
    g = relu_network.input_gradient(below, middle[None])[0]
    return g, relu_network.forward(below, middle[None])[0] - g @ middle


def clipped(polygon, z):
    """The part of a polygon where z ≥ 0, z at its corners."""
    found = []
    for i, corner in enumerate(polygon):
        if z[i] >= 0:
            found.append(corner)
        if z[i] * z[i - len(polygon) + 1] < 0:
            share = z[i] / (z[i] - z[i - len(polygon) + 1])
            found.append(corner + share * (polygon[i - len(polygon) + 1] - corner))
    return np.array(found).reshape(-1, 2)


def every_piece_by_every_unit(net, box):
    """The regions, slowly: each piece that there is, clipped on both sides of each unit; slivers are dropped."""
    left, right, bottom, top = box
    pieces = [np.array([[left, bottom], [right, bottom], [right, top], [left, top]])]
    for layer, n in enumerate(net.widths):
        maps = [affine(net, layer, piece.mean(axis=0)) for piece in pieces]
        for unit in range(n):
            cut = []
            for piece, (g, c) in zip(pieces, maps, strict=True):
                z = piece @ g[unit] + c[unit]
                cut += [(half, (g, c)) for half in (clipped(piece, z), clipped(piece, -z)) if len(half) > 2 and area(half) > 1e-10]
            pieces, maps = zip(*cut, strict=True)
    return pieces


@pytest.mark.parametrize("net", NETS)
def test_the_regions_are_those_of_cutting_every_piece_by_every_unit(net):
    found = linear_regions.enumerate_regions(net, BOX)
    slow = every_piece_by_every_unit(net, BOX)
    assert found.F == len(slow)
    middles = np.array([piece.mean(axis=0) for piece in slow])
    here = found.locate(middles)
    assert sorted(here) == list(range(found.F))
    np.testing.assert_allclose(found.areas[here], [area(piece) for piece in slow], atol=1e-12)


@pytest.mark.parametrize("net", NETS)
def test_blocks_change_no_bit(monkeypatch, net):
    whole = linear_regions.enumerate_regions(net, BOX)
    monkeypatch.setattr(linear_regions, "BLOCK", 1)
    found = linear_regions.enumerate_regions(net, BOX)
    assert [polygon.tobytes() for polygon in found.polygons] == [polygon.tobytes() for polygon in whole.polygons]
    for name in ("patterns", "gradients", "offsets"):
        assert getattr(found, name).tobytes() == getattr(whole, name).tobytes()


@pytest.mark.parametrize("units", [20, 80])
def test_only_what_is_cut_is_touched(monkeypatch, units):
    """A line that crosses a piece comes to its two halves; of all pairs of a piece and a line that is a small share."""
    tried = []
    corners = linear_regions._at_corners
    monkeypatch.setattr(linear_regions, "_at_corners", lambda polygon, A, *rest: tried.append(len(A)) or corners(polygon, A, *rest))
    F = linear_regions.enumerate_regions(relu_network.initialize(2, (units,), np.random.default_rng(0)), BOX).F
    assert F <= len(tried) < 2 * F
    assert min(tried) > 0, "where no line is left nothing is tried"
    assert sum(tried) < 12 * F
    assert units * F / 2 > 12 * F or units < 24, "with every unit tried on every piece that there was this would say nothing"


def test_memory_grows_with_the_regions():
    net = relu_network.initialize(2, (160,), np.random.default_rng(0))
    found = linear_regions.enumerate_regions(net, BOX)
    assert found.F > 5000
    assert peak(lambda: linear_regions.enumerate_regions(net, BOX)) < 20, "z of all units on all regions takes 13 MB, and their maps 26"
