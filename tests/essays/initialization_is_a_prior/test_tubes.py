import numpy as np
import pytest
from scipy.integrate import quad

from explainers.essays.initialization_is_a_prior import curved_ridge, tubes
from explainers.essays.initialization_is_a_prior.tubes import Ellipse, Hyperbola

CURVES = [Ellipse(2.0, 1.0), Ellipse(1.3, 1.2), Hyperbola()]


@pytest.mark.parametrize("curve", CURVES, ids=str)
def test_speed_curvature_and_normal_by_differences(curve):
    u, h = np.array([0.3, 0.9, -0.5]), 1e-4
    back, here, ahead = (curve.place(u + k * h) for k in (-1, 0, 1))
    d1, d2 = (ahead - back) / (2 * h), (ahead - 2 * here + back) / h**2
    np.testing.assert_allclose(np.hypot(*d1), curve.speed(u), rtol=1e-6)
    np.testing.assert_allclose(np.abs(d1[0] * d2[1] - d1[1] * d2[0]) / np.hypot(*d1) ** 3, curve.curvature(u), rtol=1e-5)
    np.testing.assert_allclose((curve.normal(u) * d1).sum(0), 0, atol=1e-6)
    np.testing.assert_allclose(np.hypot(*curve.normal(u)), 1, rtol=1e-12)
    assert np.all((curve.normal(u) * d2).sum(0) > 0)  # to the hollow side


@pytest.mark.parametrize("curve", CURVES, ids=str)
def test_a_place_is_the_nearest_up_to_the_cut_locus_and_no_farther(curve):
    u = np.array([0.2, 0.8, 1.2])
    for side, cut in zip((1, -1), curve.cut(u), strict=True):
        inside = curve.place(u) + side * 0.98 * np.minimum(cut, 2.0) * curve.normal(u)
        np.testing.assert_allclose(tubes.nearest(curve, inside), u, atol=1e-6)
    beyond = curve.place(u) + 1.02 * curve.cut(u)[0] * curve.normal(u)
    assert np.all(np.abs(tubes.nearest(curve, beyond) - u) > 0.01)


@pytest.mark.parametrize("curve", CURVES, ids=str)
def test_reach_is_the_least_distance_to_the_cut_locus(curve):
    u = np.linspace(*curve.span, 4001)
    least = min(side.min() for side in curve.cut(u))
    assert abs(least - curve.reach) < 1e-12
    np.testing.assert_array_less(curve.cut(u)[0] * curve.curvature(u), 1 + 1e-12)  # never beyond the center of curvature


@pytest.mark.parametrize("curve", CURVES, ids=str)
def test_below_the_reach_volume_is_twice_the_radius_whatever_the_curvature(curve):
    u = np.linspace(*curve.span, 31)
    np.testing.assert_allclose(tubes.volume(curve, u, 0.99 * curve.reach), 2 * 0.99 * curve.reach, rtol=1e-12)


def test_without_a_tube_the_hyperbolas_cells_are_those_of_the_curved_ridge():
    t = np.linspace(-1, 1, 9)
    np.testing.assert_allclose(tubes.volume(Hyperbola(), t, 100.0), curved_ridge.cells(t).volume, rtol=1e-12)


def test_the_ellipses_inside_is_all_in_cells():
    curve = Ellipse(2.0, 1.0)
    R = 5.0  # no cell ends inside before the cut locus
    total = quad(lambda u: float(curve.speed(u) * (tubes.volume(curve, u, R) - R - curve.curvature(u) * R**2 / 2)), 0, 2 * np.pi)[0]
    assert abs(total - np.pi * 2.0 * 1.0) < 1e-9  # what is left without the outside is the area of the ellipse


@pytest.mark.parametrize(("curve", "places"), [(Ellipse(2.0, 1.0), (0.35, 1.4)), (Hyperbola(), (0.0, 0.8))], ids=["ellipse", "ab=1"])
@pytest.mark.parametrize("R", [0.4, 0.9, 1.7])
def test_counting_points_gives_the_volume(curve, places, R):
    for at in places:
        piece = (at - 0.15, at + 0.15)
        counted = tubes.count(curve, piece, R, 40_000, np.random.default_rng(0))
        area = quad(lambda u: float(curve.speed(u) * tubes.volume(curve, u, R)), *piece)[0]
        length = quad(lambda u: float(curve.speed(u)), *piece)[0]
        assert abs(counted.volume - area / length) < 4 * counted.error


def test_beyond_the_reach_the_ellipse_has_its_larger_cells_where_it_is_more_curved_and_the_hyperbola_does_not():
    ellipse, hyperbola = tubes.show(Ellipse(), 0.9), tubes.show(Hyperbola(), 2.0)
    assert ellipse.curvature[0] > ellipse.curvature[1]
    assert hyperbola.curvature[0] > hyperbola.curvature[1]
    assert ellipse.beyond
    assert hyperbola.beyond
    assert ellipse.at_high == pytest.approx(0.9 + 0.9**2 + 0.25)  # R + κR²/2 outside, 1/2κ inside, with κ = 2
    assert ellipse.at_low == pytest.approx(1.8)
    assert hyperbola.at_high == pytest.approx(2 * 2**0.5)
    assert hyperbola.at_low > hyperbola.at_high


def test_a_figures_result_keeps_its_shape_and_its_edges_are_no_farther_than_the_tube():
    for curve in (Ellipse(), Hyperbola()):
        shapes = set()
        for R in (0.2, 0.9, 1.8):
            shown = tubes.show(curve, R)
            shapes.add((shown.high.shape, shown.low.shape, shown.hollow.shape, shown.volumes.shape))
            for edge in (shown.hollow, shown.other):
                assert np.all(np.ma.compressed(np.ma.hypot(*(edge - shown.curve))) <= R + 1e-12)
        assert len(shapes) == 1


def test_the_edges_of_a_tube_end_at_the_cut_locus():
    for curve, R, side in ((Ellipse(), 0.8, 0), (Hyperbola(), 1.7, 1)):
        shown = tubes.show(curve, R)
        hollow, other = (np.ma.getmaskarray(edge)[0] for edge in (shown.hollow, shown.other))
        assert 0 < hollow.sum() < hollow.size
        assert other.any() == (side == 1)
        x, y = shown.hollow.compressed().reshape(2, -1)
        on = np.isclose(np.abs(y), 0 if side == 0 else np.abs(x))
        assert on.sum() == (4 if side == 0 else 2)  # where the line begins and ends, and not along it


def test_the_hyperbola_goes_on_beyond_the_frame():
    shown = tubes.show(Hyperbola(), 2.0)
    assert min(*shown.curve[0][[-1]], *shown.hollow[0][[-1]], *shown.other[0][[-1]]) > 4.8


def test_bad_input_is_named():
    with pytest.raises(ValueError, match=r"a = 1.0 and b = 2.0"):
        Ellipse(1.0, 2.0)
    with pytest.raises(ValueError, match="tube is 0"):
        tubes.volume(Ellipse(), 0.0, 0.0)
    with pytest.raises(ValueError, match="piece is"):
        tubes.count(Ellipse(), (1.0, 1.0), 0.3, 10, np.random.default_rng(0))
