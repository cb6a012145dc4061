import numpy as np
import pytest
from scipy.linalg import null_space

from explainers.essays.refreshers.null_space import Y, solution_line


@pytest.mark.parametrize("x", [-2.0, -0.5, 0.0, 1.5])
@pytest.mark.parametrize("t", [-2.0, 0.0, 1.0])
def test_the_solutions_are_the_pseudoinverse_plus_the_null_space(x, t):
    row = np.array([[1.0, x]])
    made = solution_line(x, t)
    assert np.allclose(made.shortest, np.linalg.pinv(row) @ [Y])
    assert np.isclose(abs(made.direction @ null_space(row)[:, 0]), 1)
    assert np.isclose(made.at_datum, Y)
    assert np.isclose(made.length**2, made.shortest_length**2 + t**2)
    assert made.at_zero == made.chosen[0]
