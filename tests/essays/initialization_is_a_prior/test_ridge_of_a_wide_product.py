import numpy as np
import pytest

from explainers.essays.initialization_is_a_prior import curved_ridge
from explainers.essays.initialization_is_a_prior import ridge_of_a_wide_product as wp
from explainers.essays.initialization_is_a_prior.noise_as_parameters import critical, kolmogorov_smirnov


def test_at_width_one_the_laws_are_those_of_the_curved_ridge():
    narrow = wp.laws(1, 1.0)
    for other in ("bayes", "surface"):
        expected = curved_ridge.total_variation(curved_ridge.law("flow"), curved_ridge.law(other))
        assert abs(narrow.total_variation("flow", other) - expected) < 1e-3  # two grids


@pytest.mark.parametrize("y", [0.0, 0.5, 1.0, 1.5, 2.0])
def test_distances_times_root_m_tend_to_the_constants_like_one_over_m(y):
    for name, limit in (("bayes", abs(1 - y * y)), ("surface", y * y)):
        near, nearer = (abs(m**0.5 * wp.laws(m, y).total_variation("flow", name) - wp.CONSTANT * limit) for m in (256, 4096))
        assert nearer < 0.002
        assert nearer < 0.6 * near


def test_at_y_equal_one_bayes_is_right_to_order_one_over_m():
    scaled = [m * wp.laws(m, 1.0).total_variation("flow", "bayes") for m in (1024, 4096)]
    assert abs(scaled[1] / scaled[0] - 1) < 0.05


def test_laws_are_normalized_and_do_not_depend_on_the_grid():
    for m in (1, 3, 64):
        coarse, fine = wp.laws(m, 2.0, 2001), wp.laws(m, 2.0, 12001)
        for name in wp.LAWS:
            assert abs(coarse.mass[name].sum() - 1) < 1e-12
            assert abs(coarse.mean_square_norm(name) / fine.mean_square_norm(name) - 1) < 1e-8


def test_mean_of_the_kept_quantity_is_that_of_two_chi_variables():
    from scipy.stats import chi  # noqa: PLC0415

    for m in (1, 4, 100):
        here = wp.laws(m, 0.7)
        assert abs(here.mass["flow"] @ here.ρ / chi(m).mean() ** 2 - 1) < 1e-8


def test_descent_follows_the_law_of_the_flow_and_is_a_plain_loop():
    rng, m, y = np.random.default_rng(0), 8, 2.0
    a0, b0 = rng.standard_normal((2, 2000, m))
    a, b = wp.descend(a0, b0, y, 0.01, 1500)
    np.testing.assert_allclose((a * b).sum(1) / m**0.5, y, atol=1e-6)
    assert kolmogorov_smirnov(wp.kept(a, b), lambda ρ: wp.laws(m, y).cdf("flow", ρ)) < critical(2000)
    p, q = a0[5].copy(), b0[5].copy()
    for _ in range(1500):
        r = (p @ q / m**0.5 - y) / m**0.5
        p, q = p - 0.01 * r * q, q - 0.01 * r * p
    np.testing.assert_allclose(np.concatenate([a[5], b[5]]), np.concatenate([p, q]), atol=1e-10)


def test_square_norm_is_that_of_the_end():
    a, b = wp.descend(*np.random.default_rng(1).standard_normal((2, 50, 6)), 1.5)
    np.testing.assert_allclose((a**2 + b**2).sum(1), wp.square_norm(wp.kept(a, b), 1.5, 6), rtol=1e-5)


def test_conditioned_products_are_those_that_almost_fit():
    a, b = np.random.default_rng(2).standard_normal((2, 50_000, 4))
    ρ = wp.conditioned(a, b, 0.5, 0.1)
    near = np.abs((a * b).sum(1) / 2 - 0.5) < 0.1
    np.testing.assert_allclose(ρ, wp.kept(a[near], b[near]))
    assert kolmogorov_smirnov(ρ, lambda x: wp.laws(4, 0.5).cdf("bayes", x)) < critical(len(ρ))
    with pytest.raises(ValueError, match="ε is 0"):
        wp.conditioned(a, b, 0.5, 0)


def test_a_figures_result_keeps_its_shape():
    assert {wp.width(m, y).z.shape for m in (1, 4096) for y in (0.0, 2.0)} == {(121,)}


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="width m is 0"):
        wp.laws(0, 1.0)
    with pytest.raises(ValueError, match=r"\(3, 2\)"):
        wp.descend(np.zeros((3, 2)), np.zeros((2, 3)), 1.0)
