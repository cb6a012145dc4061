import numpy as np
import pytest

from explainers.essays.what_training_pins_down import representer

RNG = np.random.default_rng(0)
X, Y, W0 = RNG.standard_normal((4, 9)), RNG.standard_normal(4), RNG.standard_normal(9)


def test_gradient_descent_leaves_what_is_outside_the_span():
    w = representer.descend(X, Y, W0, 200, 0.1)
    np.testing.assert_allclose(representer.outside(X, w), representer.outside(X, W0), atol=1e-13)
    assert np.linalg.norm(w - W0) > 0.1


def test_it_ends_at_the_nearest_exact_fit():
    w = representer.descend(X, Y, W0, 20_000, 0.1)
    np.testing.assert_allclose(w, representer.nearest_fit(X, Y, W0), atol=1e-9)
    np.testing.assert_allclose(X @ w, Y, atol=1e-9)


def test_from_zero_it_is_a_combination_of_the_data():
    w = representer.descend(X, Y, np.zeros(9), 200, 0.1)
    assert np.linalg.norm(representer.outside(X, w)) < 1e-13


def test_steps_by_signs_leave_the_span():
    w = representer.descend(X, Y, W0, 200, 0.01, signs=True)
    assert np.linalg.norm(representer.outside(X, w - W0)) > 0.01


@pytest.mark.parametrize(("n", "left"), [(1, 9), (4, 6), (9, 1), (10, 0), (12, 0)])
def test_unknowns_of_a_region(n, left):
    assert representer.unknowns_left(np.random.default_rng(1).standard_normal((n, 9))) == left


def test_shapes_that_do_not_fit():
    with pytest.raises(ValueError, match=r"w0 \(4,\)"):
        representer.descend(X, Y, Y, 1, 0.1)
