import numpy as np
import pytest

from explainers.essays.where_it_breaks import off_the_sheet as sheet
from explainers.networks import relu_network
from explainers.networks.backpropagation import train


@pytest.fixture(scope="module")
def net():
    return sheet.learn(30, 40, np.random.default_rng(0))


def test_training_in_many_dimensions_is_training_on_the_line():
    rng, n, h = np.random.default_rng(0), 20, 12
    u = sheet.data(n)
    W, b, a = rng.standard_normal((h, 1)), rng.standard_normal(h), rng.standard_normal((1, h)) / np.sqrt(h)
    start = relu_network.ReluNetwork((W, a), (b, np.zeros(1)))
    wide = sheet.widen(start, 6, 1.0, np.random.default_rng(1))
    on_line = train(start, u[:, None], sheet.truth(u), sheet.RECIPE)
    trained = train(wide, sheet.points(u, 6), sheet.truth(u), sheet.RECIPE)
    np.testing.assert_allclose(trained.weights[0][:, :1], on_line.weights[0], atol=1e-9)
    np.testing.assert_array_equal(trained.weights[0][:, 1:], wide.weights[0][:, 1:])


def test_classes_alternate_every_quarter_turn():
    np.testing.assert_array_equal(sheet.truth(np.array([-1.0, 1.0, 1.7, -1.7])), [-1, 1, -1, 1])
    np.testing.assert_allclose(sheet.to_the_other_class(np.array([0.1, np.pi / 4, 1.5])), [0.1, np.pi / 4, np.pi / 2 - 1.5])
    assert sheet.to_the_other_class(sheet.data(60)).min() > sheet.GAP


def test_the_slope_across_has_its_mean_square(net):
    D, u, rng = 5, 0.7, np.random.default_rng(0)
    x = sheet.points(np.array([u]), D)
    slopes = np.array([relu_network.input_gradient(sheet.widen(net, D, 0.5, rng), x)[0, 0, 1:] for _ in range(800)])
    squares = np.sum(slopes**2, axis=1)
    assert squares.mean() == pytest.approx(sheet.mean_square_across(net, u, D, 0.5), abs=4 * squares.std() / np.sqrt(800))


def test_directions_are_unit_vectors_across_the_line(net):
    wide, u = sheet.widen(net, 7, 1.0, np.random.default_rng(0)), sheet.data(10)
    for kind in sheet.ATTACKS[1:]:
        n = sheet.directions(wide, u, kind, np.random.default_rng(0))
        np.testing.assert_allclose(np.linalg.norm(n, axis=1), 1)
        np.testing.assert_array_equal(n[:, 0], 0)


def test_the_steepest_direction_is_the_shortest_way_to_first_order(net):
    wide, u = sheet.widen(net, 50, 1.0, np.random.default_rng(0)), sheet.data(30)
    lengths, ways = np.array([0.0, 0.1, 0.3]), [sheet.directions(wide, u, kind, np.random.default_rng(1)) for kind in sheet.ATTACKS[1:]]
    steep, random = (sheet.across(wide, u, n, lengths) for n in ways)
    assert steep[0] == random[0] == np.mean(relu_network.forward(net, u[:, None])[:, 0] * sheet.truth(u) < 0)
    assert np.all(np.diff(steep) >= 0)
    assert steep[-1] > random[-1]


def test_a_step_function_flips_where_it_steps():
    ramp = relu_network.ReluNetwork((np.ones((1, 1)), np.ones((1, 1))), (np.zeros(1), np.array([-0.5])))  # max(0, u) − ½
    np.testing.assert_allclose(sheet.flips_along(ramp, np.array([1.0, 0.2])), [0.5, 0], atol=0.003)
    assert sheet.flips_along(ramp, np.array([-1.0]))[0] == pytest.approx(1.5, abs=0.003)


@pytest.mark.parametrize("kind", sheet.ATTACKS)
def test_an_attack_ends_where_it_says(net, kind):
    found = sheet.attack(net, 30, np.random.default_rng(0), kind=kind, D=4, s=1.0, r=0.3)
    assert np.hypot(found.end[0] - found.u0, found.end[1]) == pytest.approx(0.3)
    i, j = np.abs(found.axis - found.u0).argmin(), np.abs(found.height).argmin()
    assert found.section[i, j] == pytest.approx(found.f_start, abs=0.2)
    np.testing.assert_allclose(found.section[:, j], relu_network.forward(net, found.axis[:, None])[:, 0], atol=1e-10)
    assert found.now == pytest.approx(found.share[sheet.ATTACKS.index(kind)][15])
    assert found.flipped == (found.f_start * found.f_end < 0)


def test_bad_arguments(net):
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="D = 1"):
        sheet.widen(net, 1, 1.0, rng)
    with pytest.raises(ValueError, match="'up'"):
        sheet.directions(net, np.zeros(1), "up", rng)
    with pytest.raises(ValueError, match="'up'"):
        sheet.attack(net, 5, rng, kind="up", D=3, s=1.0, r=0.1)
