"""The theorem's constants, and the steps of the essay's proof, each checked by itself."""

import numpy as np
import pytest
from scipy.stats import binom

from explainers.essays.the_price_of_smoothness import isoperimetry, robustness_law
from explainers.essays.the_price_of_smoothness.robustness_law import Setting


def test_both_bounds_scale_as_the_law():
    for bound in (robustness_law.theorem, robustness_law.exact_fit):
        a, b = bound(Setting(10**4, 100, 10**5)), bound(Setting(10**4, 400, 10**5))
        assert b / a == pytest.approx(2)
        wide = bound(Setting(10**4, 100, 10**7))
        assert a / wide == pytest.approx(10, rel=0.02)  # the terms without p fade


def test_the_theorem_says_nothing_at_the_size_of_mnist():
    n, d = robustness_law.MNIST["images"], robustness_law.MNIST["pixels"]
    assert not Setting(n, d, n, ε=0.1).applies
    assert robustness_law.least_gap(n, k=10) > 1  # ten classes, ten laws: no gap is large enough
    assert robustness_law.theorem(Setting(n, d, n)) < 0.1  # the most generous choice; two points on a unit sphere need 1


def test_least_gap_is_the_edge():
    gap = robustness_law.least_gap(10**6)
    assert Setting(10**6, 10, 10, ε=gap * 1.001).applies
    assert not Setting(10**6, 10, 10, ε=gap * 0.999).applies


def test_the_proofs_second_step_coins_are_balanced():
    for n in (8, 40, 400):
        rare = 2 * binom(n, 0.5).cdf(np.ceil(n / 4) - 1)
        assert rare <= 2 * np.exp(-n / 8)


def test_the_proofs_first_step_one_side_is_rare():
    """A function that is ≥ ½ somewhere and ≤ −½ elsewhere: one of the two has at most the probability that isoperimetry allows."""
    for d, L in ((50, 1.0), (200, 2.0), (784, 5.0)):
        rare = isoperimetry.tail("coordinate", np.array([0.5 / L]), d)[0] / 2
        assert rare <= isoperimetry.bound(0.5, d, L=L, c=isoperimetry.sphere_constant(d))


def test_the_proofs_last_step_is_where_net_and_probability_balance():
    s = Setting(10**5, 1000, 2000, WJ=30.0, c=1.2)
    L = robustness_law.exact_fit(s)
    assert robustness_law.one_function(L, s.n, s.d, s.c) == pytest.approx(-2 * s.p * np.log(1 + 4 * s.WJ))


def test_no_random_linear_function_beats_the_exact_fit_bound():
    """Shortest linear interpolants with weights in a ball: W is the diameter, J = max ‖x‖ on a ball that holds the inputs."""
    rng, n, d = np.random.default_rng(0), 40, 200
    X, y = rng.standard_normal((n, d)) / np.sqrt(d), rng.choice([-1.0, 1.0], n)
    w = np.linalg.lstsq(X, y, rcond=None)[0]
    size = float(np.linalg.norm(w))
    assert size >= robustness_law.exact_fit(Setting(n, d, d, WJ=2 * size * 2))


@pytest.mark.parametrize("bad", [{"d": 0}, {"n": 0}, {"p": 0}, {"ε": 2.0}, {"δ": 0.0}, {"WJ": 0.0}])
def test_bad_settings(bad):
    with pytest.raises(ValueError, match="must be"):
        Setting(**{"n": 10, "d": 10, "p": 10, **bad})
    with pytest.raises(ValueError, match="at least 1"):
        robustness_law.scale(0, 1, 1)


def test_coins_are_seldom_unbalanced():
    n = np.array([8, 16, 64])
    assert np.all(2 * binom(n, 0.5).cdf(np.ceil(n / 4) - 1) <= robustness_law.unbalanced_coins(n))
    np.testing.assert_allclose(np.log(robustness_law.unbalanced_coins(n) / 2), -n / 8)
