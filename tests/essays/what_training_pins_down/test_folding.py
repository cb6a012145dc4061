import numpy as np
import pytest

from explainers.essays.what_training_pins_down import folding, two_class_data
from explainers.networks import relu_network

NET = folding.initialize(3, 4, np.random.default_rng(0), size=1.0)
X = np.random.default_rng(1).standard_normal((40, 2))


RISING = folding.initialize(3, 4, np.random.default_rng(0), size=1.0, m=3)


@pytest.mark.parametrize("net", [NET, RISING])
def test_it_is_a_plain_relu_network(net):
    np.testing.assert_allclose(relu_network.forward(folding.as_relu_network(net), X)[:, 0], folding.output(net, X), atol=1e-12)


def test_a_sheet_that_rises_stays_over_its_place():
    trained = folding.train(RISING, X, (X[:, 0] > 0).astype(float), 20, 0.02)
    path = folding.positions(trained, X)
    np.testing.assert_array_equal(path[-1][:, :2], X)
    assert np.abs(path[-1][:, 2]).max() > 0.1
    np.testing.assert_array_equal(folding.determinants(trained, X, 3), 1)


def test_determinants_are_the_areas_of_small_triangles():
    ε = 1e-7
    corners = [folding.positions(NET, X + ε * np.array(step)) for step in ((0, 0), (1, 0), (0, 1))]
    e1, e2 = (corners[1] - corners[0]) / ε, (corners[2] - corners[0]) / ε
    area = e1[..., 0] * e2[..., 1] - e1[..., 1] * e2[..., 0]
    for depth in range(4):
        np.testing.assert_allclose(area[depth], folding.determinants(NET, X, depth), atol=1e-5)
    np.testing.assert_allclose(folding.determinants(NET, X, 1.0), folding.determinants(NET, X, 1 + 1e-9), atol=1e-6)


def test_the_gradient_is_the_difference_of_the_loss():
    y = (X[:, 0] > 0).astype(float)
    g = folding.loss_gradient(NET, X, y)

    def loss(net):
        f = folding.output(net, X)
        return np.mean(np.logaddexp(0, f) - y * f)

    θ = [NET.W, NET.b, NET.A, NET.v, np.array(NET.c)]
    rng = np.random.default_rng(3)
    for i, part in enumerate(θ):
        step = 1e-6 * rng.standard_normal(part.shape)
        up, down = ([q + s * step if j == i else q for j, q in enumerate(θ)] for s in (1, -1))
        difference = loss(folding.Folds(*up)) - loss(folding.Folds(*down))
        assert difference == pytest.approx(2 * np.sum(g[i] * step), abs=1e-13)


def test_training_folds_the_plane_until_a_line_separates():
    data = two_class_data.disc_and_ring(60, np.random.default_rng(0))
    net = folding.train(folding.initialize(2, 5, np.random.default_rng(0)), data.X, data.y, 800, 0.02)
    grid = folding.square(1.3, 20)
    first, last = (folding.layer(net, data.X, data.y, grid, depth) for depth in (0, 2))
    assert first.right < 0.8
    assert first.upside_down == 0
    assert last.right == 1
    assert last.upside_down > 0.1
    assert np.mean((folding.output(net, data.X) > 0) == data.y) == 1


def test_halfway_is_the_middle_of_two_blocks():
    grid = folding.square(1.0, 5)
    a, b, c = (folding.layer(NET, X, np.ones(40), grid, depth) for depth in (1, 1.5, 2))
    np.testing.assert_allclose(b.points, (a.points + c.points) / 2)


def test_the_best_line_of_two_clouds_separates_them():
    y = np.repeat([0.0, 1.0], 20)
    v, c = folding.straight_line(X + 6 * y[:, None], y)
    assert np.all(((X + 6 * y[:, None]) @ v + c > 0) == (y == 1))


def test_a_square_grid():
    grid = folding.square(2.0, 7)
    assert grid.shape == (7, 7, 2)
    assert np.ptp(grid[0, :, 1]) == np.ptp(grid[:, 0, 0]) == 0
    assert grid.min() == -2


def test_bad_arguments():
    with pytest.raises(ValueError, match="no ReLU"):
        folding.initialize(0, 4, np.random.default_rng(0))
    with pytest.raises(ValueError, match="m = 4"):
        folding.initialize(1, 4, np.random.default_rng(0), m=4)
    with pytest.raises(ValueError, match="depth 4 is not within 0 … 3"):
        folding.layer(NET, X, np.ones(40), folding.square(1, 2), 4)
