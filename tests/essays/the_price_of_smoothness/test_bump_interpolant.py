"""Bumps: fitted exactly, as smooth as any function through the points, robust up to half the opposite-label distance."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from explainers.essays.the_price_of_smoothness import bump_interpolant, lipschitz

RNG = np.random.default_rng(0)
X = RNG.standard_normal((20, 5))
Y = np.resize([1.0, -1.0], 20)


@pytest.mark.parametrize("f", [bump_interpolant.bumps, bump_interpolant.smoothest])
def test_both_functions_fit_and_are_as_smooth_as_can_be(f):
    np.testing.assert_allclose(f(X, Y, X), Y, atol=1e-12)
    L = bump_interpolant.lipschitz(X, Y)
    assert L.kind == "exact"
    assert L.value == pytest.approx(lipschitz.steepest_chord(X, Y).value)  # a lower bound for every interpolant, attained
    x = np.random.default_rng(1).standard_normal((300, 5)) * 2
    value, apart = f(X, Y, x), cdist(x, x)
    assert np.all(np.abs(value[:, None] - value) <= L.value * apart + 1e-9)


def test_labels_survive_any_change_below_the_radius_and_none_survives_on_the_way_to_the_other_side():
    r = bump_interpolant.radius(X, Y)
    rng = np.random.default_rng(2)
    for x, y in zip(X, Y, strict=True):
        v = rng.standard_normal((50, 5))
        v /= np.linalg.norm(v, axis=1, keepdims=True)
        assert np.all(bump_interpolant.bumps(X, Y, x + 0.999 * r * v) * y > 0)
    apart = cdist(X[Y > 0], X[Y < 0])
    i, j = np.unravel_index(apart.argmin(), apart.shape)
    a, b = X[Y > 0][i], X[Y < 0][j]
    middle = (a + b) / 2
    assert np.linalg.norm(middle - a) == pytest.approx(r)
    np.testing.assert_allclose(bump_interpolant.bumps(X, Y, middle[None]), 0, atol=1e-12)
    assert np.sign(bump_interpolant.smoothest(X, Y, (middle + 1e-6 * (b - a))[None]))[0] == -1


def test_the_smoothest_function_answers_like_the_nearest_neighbor():
    x = np.random.default_rng(3).standard_normal((100, 5))
    nearest = Y[cdist(x, X).argmin(axis=1)]
    np.testing.assert_array_equal(np.sign(bump_interpolant.smoothest(X, Y, x)), nearest)


@pytest.mark.parametrize(("n", "d", "kept"), [(16, 64, 8), (16, 512, 512), (32, 1024, 32), (64, 256, 128)])
def test_the_finite_size_formula(n, d, kept):
    """Pairs that share a point are not independent: an error of at most two percent is left, beside the sampling error."""
    rng = np.random.default_rng((n, kept))
    log = np.log([bump_interpolant.sample(n, d, n * (kept + 1), rng) for _ in range(100)])
    assert abs(log.mean() - bump_interpolant.expected_log(n, d, kept)) < 0.02 + 4 * log.std() / 10


def test_one_pair_is_the_exact_law():
    """With one opposite pair nothing is approximate: E log(2/distance) of a χ² variable."""
    rng = np.random.default_rng(0)
    log = np.log([bump_interpolant.sample(2, 50, 2 * 21, rng) for _ in range(2000)])
    assert abs(log.mean() - bump_interpolant.expected_log(2, 50, 20)) < 4 * log.std() / np.sqrt(2000)


def test_enough_parameters_make_the_constant_of_order_one():
    assert 1 < bump_interpolant.expected(32, 4096, 4096) < 2
    assert bump_interpolant.expected(32, 4096, 64) > 4 * bump_interpolant.expected(32, 4096, 4096)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: bump_interpolant.radius(X, np.abs(Y)), "bumps need −1 and 1"),
        (lambda: bump_interpolant.radius(np.zeros((2, 1)), np.array([1.0, -1.0])), "no function fits both"),
        (lambda: bump_interpolant.coordinates(10, 19), "p ≥ 2n"),
        (lambda: bump_interpolant.sample(4, 3, 100, np.random.default_rng(0)), "d is 3"),
        (lambda: bump_interpolant.expected_log(4, 0, 1), "d is 0"),
        (lambda: bump_interpolant.expected_log(5, 3, 1), "n is 5"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
