"""Cover's count against enumeration and linear programs; slabs fit, with about n/d units and a thin margin."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from explainers.essays.the_price_of_smoothness import memorization


@pytest.mark.parametrize(("n", "d"), [(4, 2), (5, 3), (6, 2), (6, 4)])
def test_covers_count_is_that_of_every_labeling(n, d):
    X = np.random.default_rng((n, d)).standard_normal((n, d))
    found = sum(memorization.separable(X, np.array(y)) for y in product((-1.0, 1.0), repeat=n))
    assert found == memorization.dichotomies(n, d)


def by_linear_program(X, y):
    """Whether y (X w) ≥ 1 has a solution."""
    return linprog(np.zeros(X.shape[1]), A_ub=-y[:, None] * X, b_ub=-np.ones(len(X)), bounds=(None, None)).status == 0


@pytest.mark.parametrize(("n", "d"), [(8, 8), (9, 4), (20, 10), (22, 10), (40, 18)])
def test_a_linear_program_separates_the_same_points(n, d):
    rng = np.random.default_rng((n, d))
    drawn = [(rng.standard_normal((n, d)), rng.choice([-1.0, 1.0], n)) for _ in range(50)]
    found = [memorization.separable(X, y) for X, y in drawn]
    assert found == [by_linear_program(X, y) for X, y in drawn]
    assert found == [memorization.separable(1e-6 * X, y) for X, y in drawn]  # however long the points are


def test_a_thin_margin_separates_and_none_does_not():
    X = np.array([[1.0, 1e-4], [-1.0, 1e-4], [0.0, 1.0]])
    assert memorization.separable(X, np.ones(3))
    assert not memorization.separable(X * [1, 0], np.ones(3))  # opposite points, and one in the origin
    assert not memorization.separable(np.zeros((1, 2)), np.ones(1))


def test_one_half_at_twice_the_dimension_and_all_up_to_it():
    for d in (1, 2, 10, 784):
        assert memorization.separable_probability(2 * d, d) == 0.5
        assert memorization.separable_probability(d, d) == 1


def test_the_recursion():
    for n in range(1, 12):
        for d in range(2, 8):
            assert memorization.dichotomies(n + 1, d) == memorization.dichotomies(n, d) + memorization.dichotomies(n, d - 1)


@pytest.mark.parametrize(("n", "d"), [(200, 20), (400, 50), (7, 3), (3, 10)])
def test_slabs_fit(n, d):
    rng = np.random.default_rng((n, d))
    X, y = rng.standard_normal((n, d)), rng.choice([-1.0, 1.0], n)
    fitted = memorization.slabs(X, y)
    np.testing.assert_array_equal(fitted.answer(X), y)
    assert fitted.units == 2 * -(-int(np.sum(y > 0)) // d)
    assert fitted.parameters == fitted.units * (d + 2) + 1
    assert fitted.margin(X) > 0


def test_a_change_just_above_the_margin_crosses_and_one_below_does_not():
    rng = np.random.default_rng(0)
    X, y = rng.standard_normal((40, 4)), np.resize([1.0, -1.0], 40)
    fitted = memorization.slabs(X, y)
    v = rng.standard_normal((200, 4))
    v /= np.linalg.norm(v, axis=1, keepdims=True)
    for x, label in zip(X, y, strict=True):
        assert np.all(fitted.answer(x + 0.999 * fitted.margin(X) * v) == label)
    gap = np.abs(X @ fitted.w.T - fitted.b) - fitted.δ
    i, g = np.unravel_index(np.abs(gap).argmin(), gap.shape)
    side = np.sign(X[i] @ fitted.w[g] - fitted.b[g])
    across = X[i] - 1.001 * gap[i, g] * side * fitted.w[g]
    before, after = ((np.abs(x @ fitted.w[g] - fitted.b[g]) < fitted.δ[g]) for x in (X[i], across))
    assert before != after


def test_the_summary_agrees_with_its_parts():
    result = memorization.memory(5, draws=20)
    assert result.exact[2 * 5 - 1] == 0.5
    assert np.all(result.slab < result.bump)
    assert result.bump_parameters == 400 * 6


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: memorization.dichotomies(0, 3), "n is 0"),
        (lambda: memorization.dichotomies(3, 0), "d is 0"),
        (lambda: memorization.slabs(np.eye(3), np.array([1.0, 0.0, -1.0])), "slabs need −1 and 1"),
        (lambda: memorization.slabs(np.zeros((2, 2)), np.array([1.0, -1.0])), "no function fits both"),
        (lambda: memorization.slabs(np.array([[0.0, 0], [1, 1], [2, 2]]), np.array([1.0, 1, -1])), "general position"),
    ],
)
def test_bad_input(make, message):
    with pytest.raises(ValueError, match=message):
        make()
