"""Distances on the sphere against scipy's Beta law, closed forms, and simulation."""

import numpy as np
import pytest
from scipy.stats import beta, ks_1samp

from explainers.essays.the_price_of_smoothness import random_points_on_a_sphere


@pytest.mark.parametrize("d", [2, 3, 10, 100])
def test_pairs_follow_the_beta_law(d):
    rng = np.random.default_rng(d)
    x, z = random_points_on_a_sphere.points(4000, d, rng), random_points_on_a_sphere.points(4000, d, rng)
    u = np.sum(x * z, axis=1)
    assert ks_1samp((u + 1) / 2, beta((d - 1) / 2, (d - 1) / 2).cdf).pvalue > 1e-3
    assert ks_1samp(np.linalg.norm(x - z, axis=1), lambda t: random_points_on_a_sphere.cdf(t, d)).pvalue > 1e-3
    assert abs(np.mean(u**2) * d - 1) < 4 * np.std(u**2) * d / np.sqrt(4000)


@pytest.mark.parametrize(("d", "mean"), [(2, 4 / np.pi), (3, 4 / 3), (10**6, np.sqrt(2))])
def test_the_mean_distance(d, mean):
    assert random_points_on_a_sphere.mean(d) == pytest.approx(mean, rel=1e-6)


@pytest.mark.parametrize("d", [4, 30, 784])
def test_density_distribution_and_mean_are_of_one_law(d):
    t = np.linspace(1e-6, 2 - 1e-6, 20_001)
    pdf = random_points_on_a_sphere.density(t, d)
    assert np.trapezoid(pdf, t) == pytest.approx(1, abs=1e-5)
    assert np.trapezoid(t * pdf, t) == pytest.approx(random_points_on_a_sphere.mean(d), abs=1e-5)
    assert float(random_points_on_a_sphere.cdf(np.array(random_points_on_a_sphere.quantile(0.3, d)), d)) == pytest.approx(0.3)


@pytest.mark.parametrize("d", [20, 3000])
def test_bartletts_short_cut_has_the_same_law(d):
    rng = np.random.default_rng(0)
    found = np.concatenate([random_points_on_a_sphere.distances(15, d, rng)[::14] for _ in range(150)])  # pairs (0, 1), (1, 2) …: thinned
    assert ks_1samp(found, lambda t: random_points_on_a_sphere.cdf(t, d)).pvalue > 1e-3


@pytest.mark.parametrize(("n", "d"), [(100, 30), (300, 784)])
def test_the_smallest_distance(n, d):
    """The number of pairs closer than t is nearly Poisson with mean P·F(t), so P·F(min) is nearly exponential with mean 1."""
    rng = np.random.default_rng(1)
    pairs = n * (n - 1) / 2
    hit = [pairs * float(random_points_on_a_sphere.cdf(random_points_on_a_sphere.distances(n, d, rng).min(), d)) for _ in range(100)]
    assert abs(np.mean(hit) - 1) < 4 / np.sqrt(100)
    assert pairs * float(random_points_on_a_sphere.cdf(np.array(random_points_on_a_sphere.closest(n, d)), d)) == pytest.approx(1)


def test_points_are_surely_apart_in_high_dimension_only():
    assert random_points_on_a_sphere.surely_apart(1000, 200, 1.0) > 0.999
    assert random_points_on_a_sphere.surely_apart(1000, 5, 1.0) == 0


def test_a_diameter_is_rare():
    survey = random_points_on_a_sphere.survey(300, 784)
    assert survey.near > 0.99
    assert survey.far < 1e-12
    assert survey.largest < 1.7


def test_bad_input():
    for bad in (
        lambda: random_points_on_a_sphere.mean(1),
        lambda: random_points_on_a_sphere.points(3, 0, np.random.default_rng(0)),
        lambda: random_points_on_a_sphere.cdf(np.array(1.0), -2),
    ):
        with pytest.raises(ValueError, match="d ≥ 2"):
            bad()
