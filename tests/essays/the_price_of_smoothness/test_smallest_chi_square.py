import numpy as np
import pytest
from scipy.special import digamma

from explainers.essays.the_price_of_smoothness.smallest_chi_square import mean_log


@pytest.mark.parametrize("ν", [1, 2, 20])
def test_of_one_variable_it_is_the_known_mean(ν):
    # E log χ²_ν = ψ(ν/2) + log 2; the rule leaves out 10⁻⁷ of the mass on either side
    assert mean_log(1, ν) == pytest.approx(digamma(ν / 2) + np.log(2), abs=1e-4)


def test_of_exponentials_the_smallest_is_exponential():
    # χ² with two degrees of freedom is exponential with mean 2, and the smallest of P has mean 2/P: E log = log(2/P) − γ
    for P in (3, 40):
        assert mean_log(P, 2) == pytest.approx(np.log(2 / P) - np.euler_gamma, abs=1e-4)


def test_simulated():
    log = np.log(np.random.default_rng(0).chisquare(7, (4000, 16)).min(axis=1))
    assert abs(log.mean() - mean_log(16, 7)) < 4 * log.std() / np.sqrt(4000)


@pytest.mark.parametrize("bad", [(0, 1), (1, 0)])
def test_bad_sizes(bad):
    with pytest.raises(ValueError, match="at least one"):
        mean_log(*bad)
