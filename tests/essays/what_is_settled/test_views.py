"""Histograms and padded rows."""

import numpy as np
import pytest

from explainers.essays.what_is_settled import views


def test_what_lies_outside_counts_in_the_outermost_bars():
    assert views.bars(np.array([-9.0, 0.5, 0.6, 9.0]), np.array([0.0, 1.0, 2.0])).tolist() == [0.75, 0.25]


def test_a_row_is_padded_with_its_last_entry():
    assert views.padded(np.array([1.0, 2.0]), 4).tolist() == [1, 2, 2, 2]


@pytest.mark.parametrize("row", [[], [1.0, 2.0, 3.0]])
def test_a_row_that_cannot_be_padded(row):
    with pytest.raises(ValueError, match="between 1 and 2"):
        views.padded(np.array(row), 2)
