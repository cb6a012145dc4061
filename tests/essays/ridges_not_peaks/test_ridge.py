import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import experiments, figures, ridge
from explainers.networks import one_hidden_layer
from explainers.networks.one_hidden_layer import Network


def trained(net, N, seed=0):
    rng = np.random.default_rng(seed)
    data = ridge.random_data(N, net.d, rng, d_out=net.d_out)
    return data, ridge.train(net, data, rng), rng


@pytest.mark.parametrize(("h", "N", "d_out"), [(10, 8, 1), (8, 5, 3), (14, 12, 2)])
def test_ridge_dimension_is_parameters_minus_equations(h, N, d_out):
    net = Network(2, h, d_out)
    rng = np.random.default_rng(0)
    result = ridge.spectrum(net, ridge.random_data(N, 2, rng, d_out=d_out), rng)
    assert result.fits
    assert result.rank == result.steep == N * d_out
    assert result.dimension == net.k - N * d_out
    steep, flat = result.gap
    assert steep > 1e8 * flat


def test_spectrum_of_the_hessian_is_that_of_the_kernel_although_it_never_sees_it():
    net = Network(2, 10)
    rng = np.random.default_rng(0)
    data = ridge.random_data(8, 2, rng)
    eigenvalues = ridge.spectrum(net, data, rng).eigenvalues
    rng = np.random.default_rng(0)
    data = ridge.random_data(8, 2, rng)
    J = one_hidden_layer.jacobian(net, ridge.train(net, data, rng).θ, data.X)
    np.testing.assert_allclose(eigenvalues[:8], np.linalg.eigvalsh(J @ J.T)[::-1], rtol=1e-9)


def test_more_equations_than_parameters_leave_a_loss():
    rng = np.random.default_rng(0)
    result = ridge.spectrum(Network(2, 3, 3), ridge.random_data(12, 2, rng, d_out=3), rng)
    assert not result.fits


@pytest.mark.parametrize("N", [2, 4, 5, 8, 10, 12])
@pytest.mark.parametrize("width", [3, 4, 6, 8, 10, 14])
def test_the_figure_denies_a_ridge_only_where_equations_outnumber_parameters(width, N):
    for outputs in (1, 2, 3):
        result, k, n = experiments.spectrum_at(width, N, outputs), width * (3 + outputs) + outputs, N * outputs
        assert ("this is no ridge" in figures.describe_spectrum(result)) == (n > k)
        assert result.fits == (n <= k)
        if result.fits:
            assert result.rank == result.steep == n
            assert f"the ridge has dimension {k - n}." in figures.describe_spectrum(result)


def test_a_repeated_input_costs_one_rank():
    net, (data, fit, _) = Network(2, 10), trained(Network(2, 10), 8)
    X = data.X.copy()
    X[7] = X[0]
    assert np.linalg.matrix_rank(one_hidden_layer.jacobian(net, fit.θ, X)) == 7


def test_walk_stays_on_the_ridge_and_moves_the_function():
    net = Network(2, 10)
    data, fit, rng = trained(net, 8)
    path = ridge.walk(net, data, fit.θ, rng)
    assert path.loss.max() < ridge.ZERO_LOSS
    np.testing.assert_allclose(np.diff(path.s), 0.02, rtol=1e-2)  # a Newton correction is of second order in the step
    assert path.displacement <= path.s[-1]
    assert path.mean_square_change(rng.standard_normal((200, 2)))[-1] > 1e-2


def test_uncorrected_steps_leave_the_ridge():
    net = Network(2, 10)
    data, fit, rng = trained(net, 8)
    assert ridge.walk(net, data, fit.θ, rng, corrections=0).loss[-1] > 1e-6


def test_a_linear_net_walks_without_changing_its_function():
    net, rng = Network(2, 10, act="linear"), np.random.default_rng(0)
    X = rng.standard_normal((8, 2))
    data = ridge.Data(X, X @ np.array([[1.0], [-0.5]]) + 0.3)
    path = ridge.walk(net, data, ridge.train(net, data, rng).θ, rng)
    assert path.displacement > 1
    assert path.mean_square_change(rng.standard_normal((200, 2)))[-1] < 1e-24


def test_a_walk_must_start_on_the_ridge_and_have_somewhere_to_go():
    net = Network(2, 10)
    data, fit, rng = trained(net, 8)
    with pytest.raises(ValueError, match="train to zero loss first"):
        ridge.walk(net, data, fit.θ + 0.1, rng)
    square = Network(1, 1)
    X = np.array([[-1.0], [0.0], [0.7], [2.0]])
    θ = one_hidden_layer.initialize(square, rng)
    with pytest.raises(ValueError, match="no nullspace"):
        ridge.walk(square, ridge.Data(X, one_hidden_layer.forward(square, θ, X)), θ, rng, steps=1)


def test_station_shows_the_walk():
    net, rng = Network(1, 8), np.random.default_rng(0)
    data = ridge.random_data(5, 1, rng)
    path = ridge.walk(net, data, ridge.train(net, data, rng).θ, rng, step=0.05, steps=40)
    x = np.linspace(-2, 2, 21)
    first, last = (ridge.station(path, i, x=x, stride=10) for i in (0, 4))
    assert first.rms == 0
    np.testing.assert_array_equal(first.before, first.now)
    assert last.walked == path.s[-1]
    np.testing.assert_allclose(last.rms**2, np.mean((last.now - last.before) ** 2))
    assert last.error < 1e-11
