import numpy as np

from explainers.essays.ridges_not_peaks import polynomial_floor, ridge
from explainers.networks.one_hidden_layer import Network


def test_monomials_are_all_of_degree_two():
    X = np.random.default_rng(0).standard_normal((40, 3))
    Φ = polynomial_floor.monomials(X)
    assert Φ.shape == (40, 10)
    assert np.linalg.matrix_rank(Φ) == 10


def test_a_quadratic_is_fitted_and_noise_leaves_half_a_loss_a_label():
    rng = np.random.default_rng(1)
    X = rng.standard_normal((30, 3))
    assert polynomial_floor.least_quadratic_loss(ridge.Data(X, (X @ [1.0, 2.0, -1.0])[:, None] ** 2)) < 1e-25
    losses = [polynomial_floor.least_quadratic_loss(ridge.random_data(30, 3, rng)) for _ in range(400)]
    assert abs(np.mean(losses) - (30 - 10) / 2) < 4 * np.sqrt(20 / 2 / 400)  # ½χ²₂₀ has mean 10 and variance 10


def test_a_quadratic_network_reaches_the_floor_and_tanh_goes_through_it():
    rng = np.random.default_rng(0)
    data = ridge.random_data(30, 3, rng)
    floor = polynomial_floor.least_quadratic_loss(data)
    assert abs(ridge.train(Network(3, 12, act="quadratic"), data, rng).loss - floor) < 1e-9
    assert ridge.train(Network(3, 12), data, rng).loss < ridge.ZERO_LOSS
