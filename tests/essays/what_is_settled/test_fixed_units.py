"""With fixed hidden units: descent, the pseudoinverse and the posterior agree."""

import numpy as np
import pytest

from explainers.essays.what_is_settled import fixed_units, line_of_data, small_networks

X, y = line_of_data.inputs(line_of_data.places(3)), line_of_data.labels(3)


def test_descent_ends_where_the_pseudoinverse_says():
    nets = small_networks.draw(8, 1.0, 3, np.random.default_rng(0))
    assert fixed_units.settle(nets, X, y).a == pytest.approx(small_networks.train_readout(nets, X, y, 5000).a, abs=1e-8)


def test_the_posterior_is_that_of_vanishing_noise():
    """Bayes' rule for a Gaussian prior with noise of variance 1e-10, in the weights."""
    nets, x, s = small_networks.draw(8, 1.0, 1, np.random.default_rng(2)), np.array([3.0, 0.5]), 1.5
    Φ, φ = small_networks.hidden(nets, X)[0], small_networks.hidden(nets, x[None])[0, 0]
    precision = np.eye(8) / s**2 + Φ.T @ Φ / 1e-10
    mean, sd = fixed_units.posterior(nets, X, y, x, s)
    assert mean[0] == pytest.approx(φ @ np.linalg.solve(precision, Φ.T @ y / 1e-10), abs=1e-4)
    assert sd[0] == pytest.approx(np.sqrt(φ @ np.linalg.solve(precision, φ)), abs=1e-4)


def test_at_a_datum_nothing_is_left_open():
    nets = small_networks.draw(8, 1.0, 4, np.random.default_rng(3))
    mean, sd = fixed_units.posterior(nets, X, y, X[1], 1.0)
    assert mean == pytest.approx(np.full(4, y[1]))
    assert sd == pytest.approx(np.zeros(4), abs=1e-6)
