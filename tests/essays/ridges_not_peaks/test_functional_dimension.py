import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import functional_dimension
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network
from tests.memory import peak

SIZES = [(2, 1), (2, 2), (2, 5), (3, 2), (3, 4), (4, 2), (4, 3), (4, 10), (5, 3)]


@pytest.mark.parametrize("act", ["tanh", "relu", "linear", "quadratic"])
@pytest.mark.parametrize(("d", "h"), SIZES)
def test_measured_rank_is_the_closed_form(act, d, h):
    net = Network(d, h, act=act)
    assert functional_dimension.measure(net, np.random.default_rng(1)) == functional_dimension.closed_form(net)


def test_quadratic_closed_form_joins_at_h_equal_d():
    for d in range(1, 8):
        assert d * (d + 1) - d * (d - 1) // 2 + 1 == (d + 1) * (d + 2) // 2


def test_relu_relation_is_eulers():
    net, rng = Network(3, 4, act="relu"), np.random.default_rng(3)
    θ = one_hidden_layer.initialize(net, rng)
    W, b, A, _ = one_hidden_layer.unpack(net, θ)
    J = one_hidden_layer.jacobian(net, θ, rng.standard_normal((50, 3)))
    dW, db, dA = J[:, :12].reshape(50, 4, 3), J[:, 12:16], J[:, 16:20]
    np.testing.assert_allclose(A[0] * dA, np.einsum("nji,ji->nj", dW, W) + db * b, atol=1e-13)


def test_rank_threshold_sits_in_a_wide_gap():
    for act in ("relu", "linear", "quadratic"):
        net, rng = Network(3, 4, act=act), np.random.default_rng(1)
        X = functional_dimension.inputs(net, 120, rng)
        s = np.linalg.svd(one_hidden_layer.jacobian(net, functional_dimension.bend_among(net, rng), X), compute_uv=False)
        D = functional_dimension.closed_form(net)
        assert s[D - 1] > 1e-5 * s[0] > 1e-13 * s[0] > s[D]


def test_numerical_rank():
    assert functional_dimension.numerical_rank(np.zeros((3, 5))) == 0
    assert functional_dimension.numerical_rank(np.diag([1.0, 1e-3, 1e-12])) == 2


def test_rank_never_exceeds_labels_or_functional_dimension():
    for act in ("tanh", "relu", "linear", "quadratic"):
        curve = functional_dimension.rank_curve(act, 3, 20)
        assert np.all(curve.rank <= np.minimum(curve.N, curve.D))
        assert np.all(np.diff(curve.rank) >= 0)
        assert curve.rank[-1] == curve.D


def test_bad_input_is_named():
    with pytest.raises(ValueError, match="one output"):
        functional_dimension.closed_form(Network(2, 3, 2))
    with pytest.raises(ValueError, match="choose from 1 to 70"):
        functional_dimension.rank_curve("tanh", 2, 99)


def test_a_triangle_keeps_the_singular_values_of_all_rows():
    J = np.random.default_rng(0).standard_normal((50, 12))
    R = np.empty((0, 12))
    for first in range(0, 50, 7):
        R = functional_dimension.triangle(R, J[first : first + 7])
    assert R.shape == (12, 12)
    np.testing.assert_allclose(np.linalg.svd(R, compute_uv=False), np.linalg.svd(J, compute_uv=False), rtol=1e-12)


@pytest.mark.parametrize("N", [1, 5, 31, 32, 70])
def test_in_blocks_the_rank_is_that_of_the_whole_jacobian(N):
    net = Network(3, 6)
    rng = np.random.default_rng(1)
    X = functional_dimension.inputs(net, N, rng)
    J = one_hidden_layer.jacobian(net, functional_dimension.bend_among(net, rng), X)
    assert functional_dimension.measure(net, np.random.default_rng(1), N=N) == np.linalg.matrix_rank(J) == min(N, net.k)


def test_memory_does_not_grow_with_the_inputs():
    net = Network(4, 20)
    few, many = (peak(lambda N=N: functional_dimension.measure(net, np.random.default_rng(1), N=N)) for N in (500, 20_000))
    assert many < few + 3, "the inputs themselves take .6 MB, the whole Jacobian 19"
