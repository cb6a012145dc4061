import numpy as np
import pytest

from explainers.essays.where_it_breaks import extrapolation
from explainers.networks import relu_network


@pytest.mark.parametrize("target", extrapolation.TARGETS)
def test_beyond_the_last_kink_the_slope_is_the_sum(target):
    run = extrapolation.extrapolate(target, 30, 1.0, np.random.default_rng(0))
    t = run.last + np.array([1.0, 2.0, 10.0])
    f = relu_network.forward(run.net, t[:, None])[:, 0]
    np.testing.assert_allclose(np.diff(f) / np.diff(t), run.slope_right, atol=1e-11)
    t = run.kinks[0] - np.array([10.0, 2.0, 1.0])
    f = relu_network.forward(run.net, t[:, None])[:, 0]
    np.testing.assert_allclose(np.diff(f) / np.diff(t), run.slope_left, atol=1e-11)


def test_it_fits_where_the_data_are():
    run = extrapolation.extrapolate("square", 100, 1.0, np.random.default_rng(0))
    assert np.abs(relu_network.forward(run.net, run.x[:, None])[:, 0] - run.y).max() < 0.05
    assert run.f_end < run.y_end / 2
    assert 0 < run.outside < run.units == 100


def test_switches_are_where_a_unit_is_zero():
    net = relu_network.initialize(1, (12,), np.random.default_rng(0))
    z = relu_network.preactivations(net, extrapolation.switches(net)[:, None])[0]
    assert np.abs(z).min(axis=1).max() < 1e-13


def test_bad_arguments():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="'cube'"):
        extrapolation.extrapolate("cube", 5, 1.0, rng)
    with pytest.raises(ValueError, match="reach to 6"):
        extrapolation.extrapolate("sine", 5, 6.0, rng)
    with pytest.raises(ValueError, match="2 hidden layers"):
        extrapolation.switches(relu_network.initialize(1, (3, 3), rng))
