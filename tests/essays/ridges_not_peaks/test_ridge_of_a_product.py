import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import complex_step, ridge_of_a_product


def test_gradient_and_hessian_match_the_complex_step():
    for a, b, y in [(0.3, -2.0, 1.0), (1.5, 0.7, -0.4)]:
        gradient = lambda p, y=y: (p[0] * p[1] - y) * np.stack([p[1], p[0]])  # noqa: E731
        np.testing.assert_allclose(ridge_of_a_product.loss_gradient(a, b, y), gradient(np.array([a, b])))
        np.testing.assert_allclose(ridge_of_a_product.hessian(a, b, y), complex_step.differentiate(gradient, np.array([a, b])), rtol=1e-14)


@pytest.mark.parametrize("y", [1.0, 0.3, -2.0])
def test_on_the_ridge_the_eigenvalues_are_zero_and_the_squared_distance_from_the_origin(y):
    for branch in (1, -1):
        for a, b in ridge_of_a_product.ridge(np.linspace(-1, 1, 5), y, branch=branch).T:
            assert abs(ridge_of_a_product.loss(a, b, y)) < 1e-30
            np.testing.assert_allclose(np.linalg.eigvalsh(ridge_of_a_product.hessian(a, b, y)), [0, a * a + b * b], atol=1e-14)


def test_descent_ends_where_the_flow_does():
    η = 0.002
    for a, b in [(2.0, 0.4), (-1.2, 2.0), (0.4, 0.0), (-2.4, -0.8), (0.1, -0.05)]:
        end = ridge_of_a_product.descend(a, b, η=η).end
        np.testing.assert_allclose(end, ridge_of_a_product.flow_end(a, b), atol=10 * η)  # Euler's method: first order in η


def test_flow_end_is_on_the_ridge_and_keeps_what_the_flow_keeps():
    rng = np.random.default_rng(0)
    for a, b in 3 * rng.standard_normal((50, 2)):
        end = ridge_of_a_product.flow_end(a, b, 0.7)
        assert abs(end[0] * end[1] - 0.7) < 1e-14
        assert abs((end[0] ** 2 - end[1] ** 2) - (a * a - b * b)) < 1e-12
        assert np.sign(end[0]) == np.sign(a + b)
        t = np.arcsinh((a * a - b * b) / 1.4) / 2  # the same end as ±√y (eᵗ, e⁻ᵗ)
        np.testing.assert_allclose(np.abs(end), np.sqrt(0.7) * np.exp([t, -t]), rtol=1e-9)


def test_one_step_multiplies_the_conserved_quantity_by_one_minus_ηr_squared():
    a, b, η = 1.7, -0.4, 0.3
    r = a * b - 1
    a1, b1 = a - η * r * b, b - η * r * a
    assert abs((a1 * a1 - b1 * b1) - (a * a - b * b) * (1 - (η * r) ** 2)) < 1e-14


def test_the_diagonal_start_is_stuck_at_the_saddle():
    result = ridge_of_a_product.descend(2.4, -2.4)
    assert not result.on_ridge
    np.testing.assert_allclose(result.curvatures, [-1, 1], atol=1e-8)


def test_between_the_branches_the_loss_is_at_least_the_barrier():
    a = np.linspace(-3, 3, 601)
    assert ridge_of_a_product.loss(a, -a).min() == ridge_of_a_product.barrier() == 0.5  # a path between the branches crosses a + b = 0
    assert ridge_of_a_product.loss(a, a, -2.0).min() == ridge_of_a_product.barrier(-2.0)


def test_paths_have_the_same_length_in_every_state():
    assert {ridge_of_a_product.descend(a, b).path.shape for a in (-2.4, 0.0) for b in (0.0, 1.2)} == {(2, 60)}


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="crossing lines"):
        ridge_of_a_product.ridge(np.zeros(3), 0)
    with pytest.raises(ValueError, match="y > 0"):
        ridge_of_a_product.flow_end(1, 1, -1)
