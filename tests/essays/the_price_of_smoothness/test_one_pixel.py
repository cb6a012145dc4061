"""Curves through movable points: they pass through, their constants are exact, and no flip is nearer than 1/Lip."""

import numpy as np
import pytest

from explainers.essays.the_price_of_smoothness import one_pixel

STATES = [
    (n, round(0.1 * i, 1), label, curve)
    for n in one_pixel.FIXED
    for i in (1, 4, 5, 9)
    for label in (1, -1)
    for curve in ("polynomial", "straight")
]


@pytest.mark.parametrize(("n", "position", "label", "curve"), STATES)
def test_every_curve(n, position, label, curve):
    c = one_pixel.moved(n, position, label, curve)
    assert c.n == n
    np.testing.assert_allclose(np.interp(c.x, c.t, c.f), c.y, atol=0.2 if curve == "polynomial" else 1e-12)  # the grid is coarse
    steepest = np.abs(np.diff(c.f) / np.diff(c.t)).max()
    assert steepest <= c.lipschitz.value * (1 + 1e-9) + 1e-9
    assert c.lipschitz.value >= c.chord.value * (1 - 1e-12)
    if c.lipschitz.value > 0:
        assert c.radius >= 1 / c.lipschitz.value * (1 - 1e-9)
    if curve == "straight":
        assert c.lipschitz.value == pytest.approx(c.chord.value)
        ends = list(c.chord_ends)
        assert c.steepest == pytest.approx((c.x[ends].mean(), c.y[ends].mean()))


@pytest.mark.parametrize("n", one_pixel.FIXED)
@pytest.mark.parametrize("position", [0.1, 0.5, 0.9])
def test_the_polynomial_is_steepest_where_it_says(n, position):
    c = one_pixel.moved(n, position, 1, "polynomial")
    p = np.polynomial.Polynomial.fit(c.x, c.y, n - 1)
    x, height = c.steepest
    assert 0 <= x <= 1
    assert height == pytest.approx(p(x), abs=1e-6)
    assert abs(p.deriv()(x)) == pytest.approx(c.lipschitz.value, rel=1e-6)


def test_the_polynomials_constant_is_that_of_a_fine_grid():
    c = one_pixel.through(np.array([0.0, 0.3, 0.5, 1.0]), np.array([1.0, -1.0, 1.0, 1.0]), "polynomial")
    p = np.polynomial.Polynomial.fit(c.x, c.y, 3)
    assert c.lipschitz.value == pytest.approx(np.abs(p.deriv()(np.linspace(0, 1, 100_001))).max(), rel=1e-8)


def test_two_points_are_a_line():
    c = one_pixel.through(np.array([0.2, 0.6]), np.array([-1.0, 1.0]), "polynomial")
    assert (c.parameters, c.lipschitz.value, c.radius) == (2, pytest.approx(5), pytest.approx(0.2))


@pytest.mark.parametrize(
    ("x", "y", "curve", "message"),
    [
        ([0.2, 0.2], [1, -1], "straight", "no function fits both"),
        ([0.2, 0.2], [1, 1], "straight", "give different points"),
        ([0.2, 1.2], [1, -1], "straight", "points in"),
        ([0.2, 0.4], [1, -1], "spline", "no curve is called 'spline'"),
    ],
)
def test_bad_input(x, y, curve, message):
    with pytest.raises(ValueError, match=message):
        one_pixel.through(np.array(x), np.array(y), curve)
    with pytest.raises(ValueError, match="n is 4"):
        one_pixel.moved(4, 0.5, 1, "straight")
