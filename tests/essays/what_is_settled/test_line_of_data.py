"""The data, and the least that their labels force."""

import numpy as np
import pytest
from scipy.optimize import linprog

from explainers.essays.what_is_settled import line_of_data


def test_the_rule_and_the_label_that_breaks_it():
    assert line_of_data.places(5).tolist() == [-2, -1, 0, 1, 2]
    assert line_of_data.labels(5).tolist() == [-1, -1, 1, -1, -1]
    assert line_of_data.labels(5, wrong=True).tolist() == [-1, -1, 1, -1, 1]
    assert line_of_data.inputs(np.array([3.0, 4.0]), 0.5).tolist() == [[3, 0.5], [4, 0.5]]


def test_no_function_through_the_labels_varies_less():
    """The least variation of values at 21 places with five of them given, as a linear program."""
    t, y = np.linspace(-2, 2, 21), line_of_data.labels(5, wrong=True)
    n = len(t)
    D = np.diff(np.eye(n), axis=0)
    rows = np.block([[D, -np.eye(n - 1)], [-D, -np.eye(n - 1)]])
    given = np.hstack([np.eye(n)[::5], np.zeros((5, n - 1))])
    free = [(None, None)] * n + [(0, None)] * (n - 1)
    found = linprog(np.r_[np.zeros(n), np.ones(n - 1)], A_ub=rows, b_ub=np.zeros(2 * n - 2), A_eq=given, b_eq=y, bounds=free)
    assert line_of_data.variation(y) == pytest.approx(found.fun)


@pytest.mark.parametrize(("N", "half"), [(3, 1.0), (5, 0.5), (6, 0.4)])
def test_half_way_to_the_other_label(N, half):
    assert line_of_data.half_gap(N) == pytest.approx(half)


def test_one_datum_is_no_line():
    with pytest.raises(ValueError, match="at least 2"):
        line_of_data.places(1)
