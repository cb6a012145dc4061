"""Smallest changes, against straight functions, a fine grid, and the enumerated regions."""

import numpy as np
import pytest

from explainers.essays.what_is_settled import flips, small_networks
from explainers.essays.what_is_settled.small_networks import Networks
from explainers.networks import linear_regions
from explainers.networks.relu_network import ReluNetwork


def straight(w, c):
    """f(x) = w · x + c as a network of two units, max(0, z) − max(0, −z)."""
    w = np.asarray(w, float)
    root = np.sqrt(2)
    return Networks(np.array([[root, -root]]), np.array([[w, -w]]), np.array([[c, -c]]))


def test_a_straight_function_turns_at_its_distance():
    along, anywhere = flips.smallest(straight((3.0, 4.0), 2.0), np.zeros(2), 720)
    assert along[0] == pytest.approx(2 / 3)
    assert anywhere[0] == pytest.approx(2 / 5, abs=1e-5)


def test_what_is_out_of_reach_is_not_found():
    assert flips.smallest(straight((0.1, 0.0), 2.0), np.zeros(2), 8).tolist() == [[flips.REACH], [flips.REACH]]


def test_the_first_zero_on_a_grid():
    rng = np.random.default_rng(4)
    a, p, q = rng.standard_normal(6), rng.standard_normal(6), rng.standard_normal((5, 6))
    t = np.linspace(0, flips.REACH, 400_001)
    for found, ray in zip(flips.first_zero(a, p, q), q, strict=True):
        f = np.maximum(0, p[:, None] + ray[:, None] * t).T @ a
        turned = np.flatnonzero(np.sign(f) != np.sign(f[0]))
        assert found == pytest.approx(t[turned[0]] if len(turned) else flips.REACH, abs=2e-5)


def test_the_nearest_zero_is_that_of_the_enumerated_regions():
    nets = small_networks.draw(6, 1.0, 3, np.random.default_rng(5))
    x = np.array([0.3, 0.0])
    for i, (a, W, b) in enumerate(zip(nets.a, nets.W, nets.b, strict=True)):
        net = ReluNetwork((W, a[None] / np.sqrt(6)), (b, np.zeros(1)))
        start, end = np.moveaxis(linear_regions.zero_set(linear_regions.enumerate_regions(net, (-3.7, 4.3, -4, 4))), 1, 0)
        share = np.clip(np.sum((x - start) * (end - start), axis=1) / np.sum((end - start) ** 2, axis=1), 0, 1)
        nearest = np.linalg.norm(start + share[:, None] * (end - start) - x, axis=1).min(initial=flips.REACH)
        assert flips.smallest(nets[i : i + 1], x, 1440)[1][0] == pytest.approx(nearest, rel=5e-3)


def test_an_odd_number_of_directions_misses_one_way_of_the_line():
    with pytest.raises(ValueError, match="even number"):
        flips.smallest(straight((1.0, 0.0), 1.0), np.zeros(2), 5)
