import numpy as np
import pytest
from scipy.integrate import quad

from explainers.essays.initialization_is_a_prior import curved_ridge as cr
from explainers.essays.initialization_is_a_prior.curved_ridge import Cloud
from explainers.essays.initialization_is_a_prior.noise_as_parameters import critical, kolmogorov_smirnov

t = np.linspace(-1.6, 1.6, 14)  # without t = 0, where the flow's density is infinite


@pytest.mark.parametrize("closed", [cr.centered_flow, cr.centered_bayes, cr.centered_nearest])
@pytest.mark.parametrize("s", [0.5, 1.0, 2.0])
def test_closed_forms_integrate_to_one(closed, s):
    half = quad(lambda τ: float(closed(np.array(τ), s)), 0, 4, limit=400)[0]
    assert abs(2 * half - 1) < 1e-7


@pytest.mark.parametrize("s", [0.5, 1.0, 2.0])
def test_quadrature_agrees_with_the_closed_forms(s):
    cloud = Cloud(s)
    np.testing.assert_allclose(cr.flow(t, cloud), cr.centered_flow(t, s), rtol=1e-10, atol=1e-14)
    np.testing.assert_allclose(cr.nearest(t, cloud), cr.centered_nearest(t, s), rtol=1e-10, atol=1e-14)
    bayes = cr.bayes(t, cloud) / cr.bayes(np.array(0.3), cloud)
    np.testing.assert_allclose(bayes, cr.centered_bayes(t, s) / cr.centered_bayes(np.array(0.3), s), rtol=1e-12)


@pytest.mark.parametrize("name", cr.LAWS)
@pytest.mark.parametrize("cloud", [Cloud(), Cloud(0.6, (1.5, 1.5)), Cloud(1.0, (2.0, 0.5))])
def test_each_simulation_follows_its_law(name, cloud):
    sample = cr.simulate(name, cloud, 60_000, np.random.default_rng(0))
    assert kolmogorov_smirnov(sample, cr.law(name, cloud).cdf) < critical(len(sample))


@pytest.mark.parametrize("center", [(0.0, 0.0), (1.0, 1.0), (2.0, 0.5), (2.0, 2.0)])
@pytest.mark.parametrize("s", [0.7, 1.0, 1.4])
def test_the_flows_density_grows_like_a_logarithm_at_the_middle(center, s):
    """½q is the product of two normals, with the density −2 log|½q| · p(0, 0) near 0, and ½q = sinh 2t."""
    cloud = Cloud(s, center)
    far, near = cr.flow(np.array([1e-6, 1e-8]), cloud)
    slope = 4 * cloud.density(np.array(0.0), np.array(0.0))
    assert near - far == pytest.approx(slope * np.log(100), rel=1e-3)  # what is left falls like t log t


def test_descent_ends_where_the_flow_says():
    a, b = Cloud().sample(500, np.random.default_rng(1))
    end = cr.descend(a, b, 0.002, 15_000)
    ended = np.abs(end[0] * end[1] - 1) < 1e-6
    assert ended.mean() > 0.99  # the others started near a + b = 0 and are still at the saddle
    np.testing.assert_allclose(np.log(np.abs(end[0] / end[1]))[ended] / 2, cr.flow_end(a, b)[ended], atol=0.02)


def test_the_nearest_solution_is_nearest():
    a, b = 1.5 * np.random.default_rng(2).standard_normal((2, 300))
    found = cr.nearest_solution(a, b)
    sign = np.where(a + b < 0, -1, 1)
    distance = np.hypot(sign * a - np.exp(found), sign * b - np.exp(-found))
    grid = np.linspace(-3, 3, 6001)[:, None]
    for branch in (1, -1):
        assert np.all(distance <= np.hypot(a - branch * np.exp(grid), b - branch * np.exp(-grid)).min(0) + 1e-9)


def test_distances_between_the_laws_do_not_depend_on_the_grid():
    for other in cr.LAWS[1:]:
        coarse, fine = (cr.total_variation(cr.law("flow", cells=c), cr.law(other, cells=c)) for c in (550, 2200))
        assert abs(coarse - fine) < 1e-3


def test_near_the_ridge_a_small_cloud_makes_all_laws_alike():
    far = [cr.total_variation(cr.law("flow", Cloud(s, (1.0, 1.0))), cr.law("nearest", Cloud(s, (1.0, 1.0)))) for s in (0.8, 0.4, 0.2)]
    assert far[0] > far[1] > far[2]


def test_cells_volume_is_counted_and_product_tends_to_root_two_pi():
    rng, n, half = np.random.default_rng(3), 200_000, 4.0
    a, b = rng.uniform(-half, half, (2, n))
    inside = np.abs(cr.nearest_solution(a, b)) < 0.5
    expected = 2 * quad(lambda τ: float(2 * cr.length(τ) ** 2), -0.5, 0.5)[0] / (2 * half) ** 2  # both branches
    assert abs(inside.mean() - expected) < 5 * np.sqrt(expected * (1 - expected) / n)
    assert abs(cr.cells(np.array([4.0])).product[0] - np.sqrt(2 * np.pi)) < 1e-2


def test_mass_of_a_cell_is_the_density_of_the_nearest_point():
    for s in (0.5, 1.0, 2.0):
        here = cr.cells(t, s)
        density = np.exp(-(cr.length(t) ** 2) / (2 * s**2)) / (2 * np.pi * s**2)
        np.testing.assert_allclose(2 * here.product * density * cr.length(t), cr.centered_nearest(t, s), rtol=1e-12)  # both branches


def test_curvature_by_differences():
    τ, h = 0.4, 1e-4
    p = np.array([[np.exp(τ + i * h), np.exp(-τ - i * h)] for i in (-1, 0, 1)])
    d1, d2 = (p[2] - p[0]) / (2 * h), (p[2] - 2 * p[1] + p[0]) / h**2
    assert abs((d1[0] * d2[1] - d1[1] * d2[0]) / np.linalg.norm(d1) ** 3 - cr.curvature(τ)) < 1e-6
    assert abs(np.linalg.norm(d1) - cr.length(τ)) < 1e-6


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="width s is 0"):
        Cloud(0.0)
    with pytest.raises(ValueError, match="'gibbs'"):
        cr.law("gibbs")
    with pytest.raises(ValueError, match="'gibbs'"):
        cr.simulate("gibbs", Cloud(), 10, np.random.default_rng(0))
