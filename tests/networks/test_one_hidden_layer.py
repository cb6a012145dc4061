import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import complex_step
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network

NETS = [Network(2, 5, 1, "tanh"), Network(3, 4, 2, "quadratic"), Network(1, 6, 3, "relu"), Network(2, 3, 2, "linear")]


@pytest.fixture(params=NETS, ids=lambda net: f"{net.act}-{net.d}-{net.h}-{net.d_out}")
def case(request):
    net, rng = request.param, np.random.default_rng(7)
    return net, one_hidden_layer.initialize(net, rng), rng.standard_normal((6, net.d)), rng.standard_normal((6, net.d_out))


def test_parameters_are_counted():
    assert Network(2, 10).k == 41  # h(d + 2) + 1
    assert Network(3, 12).k == 61
    assert Network(2, 8, 3).k == 51  # h(d + 1) + d_out(h + 1)


def test_forward_is_the_formula_one_datum_at_a_time(case):
    net, θ, X, _ = case
    W, b, A, c = one_hidden_layer.unpack(net, θ)
    slow = [A @ net.activation.φ(W @ x + b) + c for x in X]
    np.testing.assert_allclose(one_hidden_layer.forward(net, θ, X), slow, rtol=1e-13, atol=1e-13)


def test_jacobian_equals_the_complex_step(case):
    net, θ, X, _ = case
    J = complex_step.differentiate(lambda θ: one_hidden_layer.forward(net, θ, X).ravel(), θ)
    np.testing.assert_allclose(one_hidden_layer.jacobian(net, θ, X), J, rtol=1e-12, atol=1e-13)


def test_jacobian_equals_central_differences(case):
    net, θ, X, _ = case
    ε = 1e-6  # error ε² ‖f‴‖ + rounding/ε: about 1e-9
    J = [
        (one_hidden_layer.forward(net, θ + ε * e, X) - one_hidden_layer.forward(net, θ - ε * e, X)).ravel() / (2 * ε) for e in np.eye(net.k)
    ]
    np.testing.assert_allclose(one_hidden_layer.jacobian(net, θ, X), np.transpose(J), atol=1e-8)


def test_gradient_is_the_derivative_of_the_loss(case):
    net, θ, X, y = case
    r = lambda θ: one_hidden_layer.residual(net, θ, X, y)  # noqa: E731
    g = complex_step.differentiate(lambda θ: np.atleast_1d(r(θ) @ r(θ) / 2), θ)[0]
    np.testing.assert_allclose(one_hidden_layer.loss_gradient(net, θ, X, y), g, rtol=1e-11, atol=1e-11)


def test_hessian_equals_the_complex_step_of_the_gradient(case):
    net, θ, X, y = case
    H = complex_step.differentiate(lambda θ: one_hidden_layer.loss_gradient(net, θ, X, y), θ)
    np.testing.assert_allclose(one_hidden_layer.hessian(net, θ, X, y), H, rtol=1e-10, atol=1e-10)


def test_at_zero_residual_the_hessian_is_jtj_and_elsewhere_it_is_not(case):
    net, θ, X, y = case
    J = one_hidden_layer.jacobian(net, θ, X)
    np.testing.assert_allclose(one_hidden_layer.hessian(net, θ, X, one_hidden_layer.forward(net, θ, X)), J.T @ J, atol=1e-12)
    assert np.abs(one_hidden_layer.hessian(net, θ, X, y) - J.T @ J).max() > 0.1


def test_relu_scale_symmetry():
    net, rng = Network(2, 4, 1, "relu"), np.random.default_rng(0)
    θ, X = one_hidden_layer.initialize(net, rng), rng.standard_normal((20, 2))
    W, b, A, c = one_hidden_layer.unpack(net, θ)
    scaled = np.concatenate([(3 * W).ravel(), 3 * b, (A / 3).ravel(), c])
    np.testing.assert_allclose(one_hidden_layer.forward(net, scaled, X), one_hidden_layer.forward(net, θ, X), rtol=1e-13, atol=1e-13)


def test_tanh_has_no_such_symmetry():
    net, rng = Network(2, 4), np.random.default_rng(0)
    θ, X = one_hidden_layer.initialize(net, rng), rng.standard_normal((20, 2))
    W, b, A, c = one_hidden_layer.unpack(net, θ)
    scaled = np.concatenate([(3 * W).ravel(), 3 * b, (A / 3).ravel(), c])
    assert np.abs(one_hidden_layer.forward(net, scaled, X) - one_hidden_layer.forward(net, θ, X)).max() > 0.1


def test_same_seed_same_parameters():
    net = Network(2, 3)
    first, second = (one_hidden_layer.initialize(net, np.random.default_rng(5)) for _ in range(2))
    assert first.tobytes() == second.tobytes()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Network(0, 3), "at least 1"),
        (lambda: Network(1, 3, 1, "sine"), "choose one of"),
        (lambda: one_hidden_layer.unpack(Network(1, 3), np.zeros(4)), r"shape \(10,\)"),
        (lambda: one_hidden_layer.forward(Network(2, 3), np.zeros(13), np.zeros((5, 1))), r"shape \(N, 2\)"),
        (lambda: one_hidden_layer.residual(Network(1, 3), np.zeros(10), np.zeros((5, 1)), np.zeros(4)), r"shape \(5, 1\)"),
    ],
)
def test_bad_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()
