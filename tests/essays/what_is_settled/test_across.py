"""The law off the line, against quadrature and against draws."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from explainers.essays.what_is_settled import across, small_networks


@pytest.mark.parametrize(("p", "σ"), [(0.7, 1.3), (-0.4, 0.5), (0.0, 2.0)])
def test_moments_of_a_rectified_normal(p, σ):
    mean, square = across.rectified(np.array([p]), σ)
    for power, found in ((1, mean), (2, square)):
        expected, _ = quad(lambda z, power=power: max(0, p + σ * z) ** power * norm.pdf(z), -p / σ, 12)
        assert found[0] == pytest.approx(expected, abs=1e-8)


def test_on_the_line_there_is_no_variance():
    nets = small_networks.draw(8, 1.0, 3, np.random.default_rng(0))
    mean, variance = across.law(nets, 0.5, 0.0, 1.0)
    assert mean == pytest.approx(small_networks.values(nets, np.array([[0.5, 0.0]]))[:, 0])
    assert variance == pytest.approx(np.zeros(3), abs=1e-14)


def test_both_sides_of_the_line_are_alike():
    nets = small_networks.draw(8, 1.0, 3, np.random.default_rng(0))
    for one, other in zip(across.law(nets, 0.5, 1.0, 1.0), across.law(nets, 0.5, -1.0, 1.0), strict=True):
        assert one.tolist() == other.tolist()
