import numpy as np

from explainers.essays.ridges_not_peaks import loss_against_labels, ridge


def test_monomials_are_all_of_degree_two():
    X = np.random.default_rng(0).standard_normal((40, 3))
    Φ = loss_against_labels.monomials(X)
    assert Φ.shape == (40, 10)
    assert np.linalg.matrix_rank(Φ) == 10


def test_a_quadratic_is_fitted_and_noise_leaves_half_a_loss_a_label():
    rng = np.random.default_rng(1)
    X = rng.standard_normal((30, 3))
    assert loss_against_labels.least_quadratic_loss(ridge.Data(X, (X @ [1.0, 2.0, -1.0])[:, None] ** 2)) < 1e-25
    losses = [loss_against_labels.least_quadratic_loss(ridge.random_data(30, 3, rng)) for _ in range(400)]
    assert abs(np.mean(losses) - (30 - 10) / 2) < 4 * np.sqrt(20 / 2 / 400)  # ½χ²₂₀ has mean 10 and variance 10


def test_training_reaches_the_floor_and_tanh_goes_through_it():
    curve = loss_against_labels.loss_curve(np.array([8, 16, 30]), np.random.default_rng(0))
    np.testing.assert_allclose(curve.loss["quadratic"], curve.floor, atol=1e-9)
    assert np.all(curve.loss["tanh"] < ridge.ZERO_LOSS)
    assert (curve.k, curve.D) == (61, 10)
