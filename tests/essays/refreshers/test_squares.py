import numpy as np
import pytest
from scipy import stats

from explainers.essays.refreshers.squares import (
    ALL,
    SAMPLES,
    SHARE_BINS,
    SUM_BINS,
    beta_density,
    chi_square_density,
    gamma_density,
    squares,
)


def test_the_densities_are_scipys():
    x, u = np.array([0.1, 1.0, 7.5]), np.array([0.05, 0.5, 0.9])
    assert np.allclose(gamma_density(x, 2.5, 3.0), stats.gamma(2.5, scale=1 / 3).pdf(x))
    assert np.allclose(beta_density(u, 1.5, 4.0), stats.beta(1.5, 4.0).pdf(u))
    for m in (1, 2, 9):
        assert np.allclose(chi_square_density(x, m), stats.chi2(m).pdf(x))


@pytest.mark.parametrize("m", [1, 3, 11])
def test_what_is_drawn_has_the_law(m):
    made = squares(m, np.random.default_rng(1))
    for heights, bins, law in (
        (made.sum_drawn, SUM_BINS, stats.chi2(m)),
        (made.share_drawn, SHARE_BINS, stats.beta(m / 2, (ALL - m) / 2)),
    ):
        expected = np.diff(law.cdf(bins))
        # five standard errors of a count in a bin, and one count where hardly any is expected
        assert np.all(np.abs(heights * np.diff(bins) - expected) <= 5 * np.sqrt(expected / SAMPLES) + 1 / SAMPLES)
    assert made.drawn_mean == pytest.approx(m, abs=5 * np.sqrt(2 * m / SAMPLES))
    assert made.drawn_share == pytest.approx(made.share, abs=0.02)


def test_the_mean_of_one_over_the_sum_is_what_the_page_derives():
    for m in (3, 5, 11):
        assert stats.chi2(m).expect(lambda x: 1 / x) == pytest.approx(1 / (m - 2), rel=1e-6)


def test_none_and_all_are_refused():
    for m in (0, ALL):
        with pytest.raises(ValueError, match=f"m is {m}"):
            squares(m, np.random.default_rng(0))
