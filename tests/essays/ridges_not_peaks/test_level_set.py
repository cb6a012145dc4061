import numpy as np
import pytest

from explainers.essays.ridges_not_peaks import complex_step, level_set


@pytest.mark.parametrize("equation", level_set.EQUATIONS)
@pytest.mark.parametrize("y", [-1.0, -0.1, 0.0, 0.1, 1.0])
def test_curves_and_point_solve_the_equation(equation, y):
    result = level_set.level_set(equation, y)
    g = level_set.EQUATIONS[equation]
    assert np.ma.allclose(g(result.curves[:, 0], result.curves[:, 1]), y, atol=1e-14)
    if result.solvable:
        assert abs(g(*result.point) - y) < 1e-14
    else:
        assert result.curves.mask.all()


@pytest.mark.parametrize("equation", level_set.EQUATIONS)
def test_jacobian_matches_the_complex_step(equation):
    point = np.array([0.4, -1.3])
    J = complex_step.differentiate(lambda p: np.atleast_1d(level_set.EQUATIONS[equation](*p)), point)
    np.testing.assert_allclose(level_set.jacobian(equation, point), J, atol=1e-15)


@pytest.mark.parametrize(
    ("equation", "y", "nullity", "branches"),
    [
        ("circle", 1.0, 1, 2),
        ("circle", 0.1, 1, 2),
        ("circle", 0.0, 2, 0),
        ("circle", -0.1, 0, 0),
        ("product", 1.0, 1, 2),
        ("product", 0.0, 2, 4),
        ("product", -1.0, 1, 2),
        ("square", 0.5, 1, 2),
        ("square", 0.0, 2, 2),
    ],
)
def test_nullspace_and_branches(equation, y, nullity, branches):
    result = level_set.level_set(equation, y)
    assert (result.nullity, result.branches) == (nullity, branches)


def test_where_j_is_not_zero_the_nullspace_is_tangent():
    result = level_set.level_set("product", 0.5)
    step = 1e-4 * result.tangent
    assert abs(level_set.EQUATIONS["product"](*(result.point + step)) - 0.5) < 2e-8  # second order in the step


def test_unknown_equation():
    with pytest.raises(ValueError, match="'cube'"):
        level_set.level_set("cube", 1)


@pytest.mark.parametrize("k", [2, 30])
def test_another_solution_at_a_distance(k):
    rng = np.random.default_rng(0)
    assert level_set.another_at(0.5, k, 1.0, rng) < 1e-25
    assert level_set.another_at(0.5, k, 0.0, rng) == pytest.approx(0.5**4 / 4)  # s² + (s − ρ²)² is least at s = ρ²/2


def test_no_solution_to_start_from():
    with pytest.raises(ValueError, match="no solution to start from"):
        level_set.another_at(0.5, 2, -1.0, np.random.default_rng(0))
