import numpy as np

from explainers.essays.ridges_not_peaks import complex_step


def test_closed_form():
    θ = np.array([0.3, -1.2])
    J = complex_step.differentiate(lambda t: np.stack([np.sin(t[0]) * t[1], t[1] ** 3, np.exp(t[0])]), θ)
    exact = [[np.cos(0.3) * -1.2, np.sin(0.3)], [0, 3 * 1.44], [np.exp(0.3), 0]]
    np.testing.assert_allclose(J, exact, rtol=1e-15, atol=1e-16)


def test_more_exact_than_a_difference():
    x = np.array([1.5])
    exact = np.exp(1.5)
    step = complex_step.differentiate(np.exp, x)[0, 0]
    difference = (np.exp(1.5 + 1e-8) - np.exp(1.5)) / 1e-8
    assert abs(step - exact) <= 2e-15 * exact < abs(difference - exact)
