import numpy as np
import pytest

from explainers.essays.initialization_is_a_prior import lazy_training
from explainers.essays.ridges_not_peaks import complex_step


@pytest.fixture
def nets():
    rng = np.random.default_rng(0)
    return (*lazy_training.random_data(5, 3, rng), *lazy_training.initialize(4, 6, 3, rng))


def test_jacobian_matches_the_complex_step(nets):
    X, _, W, a = nets
    θ = np.concatenate([W[0].ravel(), a[0]])
    f = lambda p: np.tanh(X @ p[:18].reshape(6, 3).T) @ p[18:] / 6**0.5  # noqa: E731
    np.testing.assert_allclose(lazy_training.jacobian(W, a, X)[0], complex_step.differentiate(f, θ), atol=1e-13)
    np.testing.assert_allclose(lazy_training.outputs(W, a, X)[0], f(θ), atol=1e-14)


def test_training_together_is_a_plain_loop_over_networks(nets):
    X, y, W, a = nets
    W1, a1, steps = lazy_training.train(W, a, X, y, steps=30, enough=0.0)
    assert steps == 30
    J = lazy_training.jacobian(W, a, X)
    for i in range(4):
        w, c, η = W[i].copy(), a[i].copy(), 1 / np.linalg.eigvalsh(J[i] @ J[i].T)[-1]
        for _ in range(30):
            now = lazy_training.jacobian(w[None], c[None], X)[0]
            change = η * now.T @ (lazy_training.outputs(w[None], c[None], X)[0] - y)
            w, c = w - change[:18].reshape(6, 3), c - change[18:]
        np.testing.assert_allclose(W1[i], w, atol=1e-12)
        np.testing.assert_allclose(a1[i], c, atol=1e-12)


def test_linear_step_is_the_least_change_that_fits(nets):
    X, y, W, a = nets
    J, r = lazy_training.jacobian(W, a, X), lazy_training.outputs(W, a, X) - y
    for i, length in enumerate(lazy_training.linear_step(J, r)):
        assert abs(np.linalg.norm(np.linalg.lstsq(J[i], -r[i], rcond=None)[0]) - length) < 1e-10


def test_wide_networks_move_as_far_as_the_linear_ones_and_less_and_less_relative_to_their_size():
    X, y = lazy_training.random_data(8, 10, np.random.default_rng(1))
    wide = [lazy_training.experiment(m, X, y, 4, np.random.default_rng(2)) for m in (64, 1024)]
    errors = [np.abs(e.moved / e.predicted - 1).max() for e in wide]
    assert errors[1] < errors[0]
    assert max(e.rms for e in wide) < 1e-4
    ratio = wide[0].relative.mean() / wide[1].relative.mean()
    assert abs(ratio / 4 - 1) < 0.25  # √16, up to terms that fall with the width


def test_flow_is_descent_in_small_steps(nets):
    X, y, W, a = nets
    X, y = X[:3], y[:3]
    W1, a1, _ = lazy_training.flow(W, a, X, y, growth=1.01, steps=5000)
    W2, a2, _ = lazy_training.train(W, a, X, y, steps=20_000, η=0.02 * lazy_training.step_size(W, a, X))
    np.testing.assert_allclose(W1, W2, atol=0.02)
    np.testing.assert_allclose(a1, a2, atol=0.02)
    assert np.abs(lazy_training.outputs(W1, a1, X) - y).max() < 1e-5


def test_flow_of_a_wide_network_moves_as_far_as_the_linear_one_and_ends_where_theta_is_nearly_singular():
    X, y = lazy_training.random_data(12, 3, np.random.default_rng(1))
    run = lazy_training.experiment(2048, X, y, 1, np.random.default_rng(0), by=lazy_training.flow)
    assert run.rms < 1e-6
    assert run.steps < 300
    assert abs(run.ratio[0] - 1) < run.relative[0]


def test_kernels_tend_to_their_limits():
    X = np.random.default_rng(0).standard_normal((4, 3))
    Θ, K = lazy_training.limit_kernels(X)
    fine = lazy_training.limit_kernels(X, h=0.05)
    np.testing.assert_allclose(Θ, fine[0], atol=1e-9)
    np.testing.assert_allclose(K, fine[1], atol=1e-9)
    J = lazy_training.jacobian(*lazy_training.initialize(1, 200_000, 3, np.random.default_rng(1)), X)[0]
    np.testing.assert_allclose(J @ J.T, Θ, atol=4 * 10 / 200_000**0.5)  # a unit's share of Θ scatters by less than 10
    np.testing.assert_allclose(J[:, -200_000:] @ J[:, -200_000:].T, K, atol=4 / 200_000**0.5)
    with pytest.raises(ValueError, match="none of them zero"):
        lazy_training.limit_kernels(np.zeros((2, 3)))


def test_bad_input_is_named(nets):
    X, y, W, a = nets
    twice = np.vstack([X, X[0]])
    with pytest.raises(ValueError, match=r"shape \(6, 6\), is singular"):
        lazy_training.linear_step(lazy_training.jacobian(W, a, twice), np.zeros((4, 6)))
    with pytest.raises(ValueError, match=r"\(5, 2\)"):
        lazy_training.outputs(W, a, X[:, :2])
    with pytest.raises(ValueError, match="positive"):
        lazy_training.train(W, a, X, y, η=np.zeros(4))


def test_training_ends_where_numbers_overflow(nets):
    X, y, W, a = nets
    with np.errstate(over="ignore", invalid="ignore"):
        _, _, steps = lazy_training.train(W, a, X, y, η=np.full(4, 1e6))
    assert steps < 1000
