import numpy as np
import pytest

from explainers.networks.adam import Adam


def test_the_first_step_is_the_sign_of_the_gradient():
    g = [np.array([3.0, -1e-3]), np.array([[40.0]])]
    # 1e-8 in the denominator, against √0.001 of the smallest gradient
    assert [s.round(3).tolist() for s in Adam(g).steps(g, 0.5)] == [[0.5, -0.5], [[0.5]]]


def test_a_constant_gradient_keeps_the_length_of_the_step():
    g, adam = [np.array([2.0])], Adam([np.zeros(1)])
    taken = [adam.steps(g, 0.1)[0][0] for _ in range(50)]
    assert np.allclose(taken, 0.1, rtol=1e-6)


def test_a_change_of_units_of_the_loss_changes_nothing():
    rng = np.random.default_rng(0)
    one, other = Adam([np.zeros(3)]), Adam([np.zeros(3)])
    for _ in range(20):
        g = rng.standard_normal(3)
        assert np.allclose(one.steps([g], 1.0)[0], other.steps([1000 * g], 1.0)[0], rtol=1e-5)


def test_it_finds_the_minimum_of_a_parabola_in_units_of_any_size():
    scales, θ = np.array([1.0, 1e4]), np.array([1.0, -1.0])
    adam = Adam([θ])
    for t in range(2000):
        θ = θ - adam.steps([scales * θ], 0.05 * (1 - t / 2000))[0]
    assert np.abs(θ).max() < 1e-3


@pytest.mark.parametrize("g", [[], [np.zeros(1)] * 2])
def test_as_many_gradients_as_parameters(g):
    with pytest.raises(ValueError, match=f"Adam: {len(g)} gradients for 1 parameters"):
        Adam([np.zeros(1)]).steps(g, 0.1)
