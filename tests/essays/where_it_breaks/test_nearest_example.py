import numpy as np
import pytest
from scipy.integrate import quad

from explainers.essays.where_it_breaks import nearest_example as nearest


@pytest.mark.parametrize(("n", "d"), [(1, 1), (5, 2), (100, 10), (30, 50)])
def test_the_mean_is_the_integral(n, d):
    assert nearest.mean_nearest(n, d) == pytest.approx(quad(lambda r: (1 - r**d) ** n, 0, 1)[0])


def test_one_dimension_is_known():
    assert nearest.mean_nearest(9, 1) == pytest.approx(1 / 10)


def test_points_fill_the_ball():
    r = np.linalg.norm(nearest.ball(20_000, 3, np.random.default_rng(0)), axis=1)
    assert r.max() <= 1
    assert np.mean(r**3) == pytest.approx(0.5, abs=4 / np.sqrt(12 * 20_000))  # r^d is uniform
    assert nearest.nearest_lengths(10, 3, 7, np.random.default_rng(0)).shape == (7,)


def test_least_squares_errs_as_the_formula_says_and_without_noise_not_at_all():
    rng = np.random.default_rng(0)
    found = nearest.errors(30, 5, 1.0, 2000, rng)
    assert found.mean() == pytest.approx(nearest.linear_error(30, 5, 1.0), abs=4 * found.std() / np.sqrt(2000))
    assert nearest.errors(30, 5, 0.0, 20, rng).max() < 1e-20
    assert nearest.errors(30, 5, 0.0, 20, rng, neighbor=True).mean() > 0.05


def test_bad_arguments():
    with pytest.raises(ValueError, match="n = 0"):
        nearest.mean_nearest(0, 2)
    with pytest.raises(ValueError, match="n = 6 data in d = 5"):
        nearest.linear_error(6, 5, 1.0)
