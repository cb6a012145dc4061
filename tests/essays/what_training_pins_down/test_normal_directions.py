import numpy as np
import pytest

from explainers.essays.what_training_pins_down import normal_directions as nd
from explainers.networks import relu_network
from explainers.networks.backpropagation import Recipe

DATA = nd.flat_data(40, 2, 8, np.random.default_rng(0))
NET = relu_network.initialize(8, (30,), np.random.default_rng(1))
DEEP = relu_network.initialize(8, (12, 12), np.random.default_rng(1))


def test_the_data_lie_in_their_subspace():
    assert np.abs(DATA.X @ DATA.across).max() < 1e-14
    np.testing.assert_allclose(DATA.T @ DATA.T.T, np.eye(2), atol=1e-14)
    np.testing.assert_allclose(DATA.across @ DATA.across, DATA.across, atol=1e-14)


@pytest.mark.parametrize("net", [NET, DEEP])
def test_weights_across_the_data_stay(net):
    run = nd.course(DATA, net, Recipe(500, 0.05), [0, 500])
    assert run.moved_across[-1] / run.moved_along[-1] < 1e-13
    assert run.moved_along[-1] > 0.1


@pytest.mark.parametrize("λ", [1e-3, 1e-1])
def test_weight_decay_shrinks_them_by_its_factor(λ):
    run = nd.course(DATA, NET, Recipe(300, 0.05, λ), [0, 100, 300])
    assert run.moved_across.max() < 1e-12 < run.moved_along[-1]
    np.testing.assert_allclose(run.share, [nd.decay(0.05, λ, t) for t in run.at], rtol=1e-12)


def test_the_functions_gradient_across_the_data_does_not_stay():
    run = nd.course(DATA, NET, Recipe(1000, 0.05), [0, 1000])
    assert abs(run.gradient_across[-1] / run.gradient_across[0] - 1) > 0.1


def test_data_that_leave_the_subspace_move_all_weights():
    noisy = nd.FlatData(DATA.X + 0.1 * np.random.default_rng(2).standard_normal(DATA.X.shape), DATA.y, DATA.T)
    run = nd.course(noisy, NET, Recipe(300, 0.05), [0, 300])
    assert run.moved_across[-1] > 1e-3


def test_on_a_plane_beside_the_origin_the_weights_move_along_its_offset_and_no_further():
    offset = DATA.across[0] / np.linalg.norm(DATA.across[0])
    beside = nd.FlatData(DATA.X + offset, DATA.y, DATA.T)
    run = nd.course(beside, NET, Recipe(300, 0.05), [0, 300])
    change = (run.nets[-1].weights[0] - NET.weights[0]) @ DATA.across
    along = change @ offset
    assert np.linalg.norm(along) > 0.01
    assert np.linalg.norm(change - np.outer(along, offset)) < 1e-13 * np.linalg.norm(run.nets[-1].weights[0])


def test_how_far_the_slope_across_turns():
    """In many dimensions the rows across are as good as orthogonal, and the cosine is that of the output weights that are on."""
    data, net = nd.flat_data(40, 2, 2000, np.random.default_rng(0)), relu_network.initialize(2000, (30,), np.random.default_rng(1))
    run = nd.course(data, net, Recipe(400, 0.05), [0, 400])
    before, after = (relu_network.pattern(each, data.X) * each.weights[1][0] for each in (run.nets[0], run.nets[-1]))
    cosines = np.sum(before * after, axis=1) / np.linalg.norm(before, axis=1) / np.linalg.norm(after, axis=1)
    assert nd.turned(run) == pytest.approx(cosines.mean(), abs=4 / np.sqrt(2000))
    assert cosines.mean() < 0.9
    assert nd.turned(nd.course(data, net, Recipe(0, 0.05), [0])) == pytest.approx(1)


def test_a_small_step_changes_f_by_its_slope():
    s = 1e-7
    G = relu_network.input_gradient(NET, DATA.X)[:, 0]
    for way, g in (("along", G @ DATA.T.T), ("worst", G @ DATA.across)):
        step = nd.leave(NET, DATA, way, s, np.random.default_rng(0))
        assert step.change / s == pytest.approx(np.linalg.norm(g, axis=1).mean(), rel=1e-5)
        assert np.all(np.abs(step.moved) < np.abs(step.f))
    assert nd.leave(NET, DATA, "random", s, np.random.default_rng(0)).change < step.change


def test_no_step_changes_nothing():
    step = nd.leave(NET, DATA, "worst", 0.0, np.random.default_rng(0), lengths=np.array([0.0, 1.0]))
    assert step.change == step.flipped == step.changes[0] == 0 < step.changes[1]


def test_the_plane_has_a_network_of_its_own():
    alone = nd.within(NET, DATA.T)
    U = DATA.X @ DATA.T.T
    np.testing.assert_allclose(relu_network.forward(alone, U), relu_network.forward(NET, DATA.X), atol=1e-12)
    redrawn = nd.redraw_across(NET, DATA.T, 1.0, np.random.default_rng(0))
    np.testing.assert_allclose(relu_network.forward(redrawn, DATA.X), relu_network.forward(NET, DATA.X), atol=1e-12)


def test_the_law_is_the_mean_over_draws():
    rng = np.random.default_rng(0)
    nets = [nd.redraw_across(NET, DATA.T, 0.3, rng) for _ in range(800)]
    squares = [np.sum((relu_network.input_gradient(net, DATA.X)[:, 0] @ DATA.across) ** 2, axis=1) for net in nets]
    expected = nd.expected_slope(nd.within(NET, DATA.T), DATA.X @ DATA.T.T, 0.3, 6)
    np.testing.assert_allclose(np.mean(squares, axis=0), expected, rtol=0.15)


def test_an_unknown_way():
    with pytest.raises(ValueError, match="no way is called 'up'"):
        nd.directions(NET, DATA, "up", np.random.default_rng(0))


def test_the_mean_cosine_of_few_and_many_dimensions():
    assert nd.mean_cosine(1) == pytest.approx(1)
    assert nd.mean_cosine(2) == pytest.approx(2 / np.pi)
    assert nd.mean_cosine(3) == pytest.approx(0.5)
    assert nd.mean_cosine(10_000) == pytest.approx(np.sqrt(2 / (np.pi * 10_000)), rel=1e-4)


@pytest.mark.parametrize(("d", "D"), [(2, 2), (1, 5)])
def test_bad_dimensions(d, D):
    with pytest.raises(ValueError, match=f"d = {d} and D = {D}"):
        nd.flat_data(10, d, D, np.random.default_rng(0))
