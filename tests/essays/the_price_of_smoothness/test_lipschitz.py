"""Lipschitz constants carry their kind, and lower ≤ exact ≤ upper where the exact constant is known."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import lipschitz
from explainers.essays.the_price_of_smoothness.lipschitz import Bounds, Lipschitz, lower_bound, upper_bound
from explainers.networks import linear_regions, relu_network


def plane_network(seed: int, h: int = 12) -> relu_network.ReluNetwork:
    return relu_network.initialize(2, (h,), np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(4))
def test_bounds_enclose_the_exact_constant_of_a_plane_network(seed):
    net = plane_network(seed)
    (W, A), (b, _) = net.weights, net.biases
    exact = Lipschitz(linear_regions.enumerate_regions(net, (-50.0, 50.0, -50.0, 50.0)).lipschitz, "exact")

    def gradient(x):
        return ((x @ W.T + b > 0) * A[0]) @ W

    X = np.random.default_rng(seed).standard_normal((40, 2))
    known = Bounds(lipschitz.ascend(gradient, X), lipschitz.norm_product(W, A[0]))
    assert known.lower.value <= exact.value * (1 + 1e-12)
    assert exact.value <= known.upper.value
    assert known.lower.value >= np.linalg.norm(gradient(X), axis=1).max()  # ascent is never worse than the data alone


def test_ascent_is_exact_for_a_linear_function():
    w = np.array([3.0, 4.0])
    assert lipschitz.ascend(lambda x: np.broadcast_to(w, x.shape), np.zeros((1, 2))).value == pytest.approx(5)


def test_a_chord_is_a_lower_bound_and_does_not_depend_on_order():
    rng = np.random.default_rng(0)
    X, w = rng.standard_normal((30, 3)), np.array([1.0, -2.0, 2.0])
    chord = lipschitz.steepest_chord(X, X @ w)
    assert chord.kind == "lower bound"
    assert 0.5 * 3 < chord.value <= 3
    order = rng.permutation(30)
    assert lipschitz.steepest_chord(X[order], (X @ w)[order]).value == pytest.approx(chord.value)


def test_the_kind_is_part_of_the_number():
    assert [str(Lipschitz(2.0, kind)) for kind in ("exact", "lower bound", "upper bound")] == ["Lip = 2", "Lip ≥ 2", "Lip ≤ 2"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Lipschitz(1.0, "about"), "kind is 'about'"),
        (lambda: Lipschitz(float("nan"), "exact"), "value is nan"),
        (lambda: Bounds(upper_bound(1), lower_bound(1)), "give a lower and an upper bound"),
        (lambda: Bounds(lower_bound(2), upper_bound(1)), "one of them is wrong"),
        (
            lambda: lipschitz.steepest_chord(np.zeros((2, 3)), np.array([1.0, -1.0])),
            "points 0 and 1 are equal but have the labels 1 and -1",
        ),
        (lambda: lipschitz.steepest_chord(np.zeros((2, 0)), np.zeros(2)), r"d ≥ 1 dimensions"),
        (lambda: lipschitz.steepest_chord(np.zeros((2, 1)), np.zeros(3)), "one label for each of the 2 points"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_equal_points_with_equal_labels_are_allowed():
    assert lipschitz.steepest_chord(np.array([[0.0], [0.0], [2.0]]), np.array([1.0, 1.0, -1.0])).value == 1
