import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import complex_step, other_equations
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network


def test_inputs_are_their_own_labels():
    data = other_equations.reconstruction(4, 3, np.random.default_rng(0))
    assert data.X.shape == (4, 3)
    np.testing.assert_array_equal(data.X, data.y)


def test_a_walk_on_a_ring_goes_to_both_neighbors():
    P = other_equations.ring(5)
    np.testing.assert_array_equal(P.sum(axis=1), np.ones(5))
    np.testing.assert_array_equal(P[0], [0, 0.5, 0, 0, 0.5])


def test_values_are_the_discounted_rewards_to_come():
    P, reward = other_equations.ring(6), np.arange(6.0)
    V, sum_, power = other_equations.values(P, reward, 0.5), np.zeros(6), np.eye(6)
    for t in range(60):
        sum_, power = sum_ + 0.5**t * power @ reward, power @ P
    np.testing.assert_allclose(V, sum_, rtol=1e-12)


def test_without_discount_the_values_have_mean_zero():
    P, reward = other_equations.ring(5), np.array([1.0, -1.0, 2.0, 0.0, -2.0])
    V = other_equations.values(P, reward, 1.0)
    assert V.mean() == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(V, reward + P @ V, atol=1e-12)


def test_the_jacobian_of_bellmans_residual_matches_the_complex_step():
    net, rng, P = Network(1, 4), np.random.default_rng(0), other_equations.ring(6)
    X, θ = rng.standard_normal((6, 1)), one_hidden_layer.initialize(net, rng)

    def residual(p):
        V = one_hidden_layer.forward(net, p, X)[:, 0]
        return V - 0.9 * P @ V - 1

    J = other_equations.bellman_jacobian(one_hidden_layer.jacobian(net, θ, X), P, 0.9)
    np.testing.assert_allclose(J, complex_step.differentiate(residual, θ), atol=1e-13)


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="at least 3"):
        other_equations.ring(2)
