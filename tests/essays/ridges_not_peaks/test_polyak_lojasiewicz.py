import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import polyak_lojasiewicz, ridge
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network


@pytest.fixture(scope="module")
def record():
    net, rng = Network(2, 30), np.random.default_rng(0)
    data = ridge.random_data(8, 2, rng)
    return polyak_lojasiewicz.gradient_flow(net, data, one_hidden_layer.initialize(net, rng), steps=400)


def test_inequality_at_every_point(record):
    assert np.all(record.slope >= 2 * record.μ * record.loss * (1 - 1e-12))


def test_loss_stays_below_the_bound(record):
    assert record.bound[0] == record.loss[0]
    assert np.all(record.loss <= record.bound * (1 + 1e-9))


def test_slope_is_the_rate_of_descent(record):
    rate = -np.gradient(record.loss, record.t)[100:-1]
    np.testing.assert_allclose(rate, record.slope[100:-1], rtol=1e-3)  # central differences, second order in dt


def test_a_step_too_large_is_refused():
    net, rng = Network(2, 30), np.random.default_rng(0)
    data = ridge.random_data(8, 2, rng)
    with pytest.raises(ValueError, match="halve it"):
        polyak_lojasiewicz.gradient_flow(net, data, one_hidden_layer.initialize(net, rng), dt=0.5, steps=50)


def test_only_what_moves_moves():
    net, rng = Network(2, 5), np.random.default_rng(0)
    data, θ = ridge.random_data(4, 2, rng), one_hidden_layer.initialize(net, rng)
    last = polyak_lojasiewicz.gradient_flow(net, data, θ, steps=3000, moves=np.append(np.zeros(net.k - 1), 1.0)).loss[-1]
    r = one_hidden_layer.residual(net, θ, data.X, data.y)
    assert last == pytest.approx(np.sum((r - r.mean()) ** 2) / 2)  # the output's bias takes away the mean
