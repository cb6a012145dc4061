import numpy as np
import pytest

from explainers.essays.what_training_pins_down.hyperplane_arrangement import lines_and_crossings, zaslavsky


def test_enough_dimensions_make_all_patterns():
    assert [zaslavsky(n, 10) for n in (0, 1, 5, 10)] == [2**n for n in (0, 1, 5, 10)]


def test_a_further_hyperplane_adds_the_regions_it_is_cut_into():
    for n in range(1, 12):
        for D in range(1, 6):
            assert zaslavsky(n, D) == zaslavsky(n - 1, D) + zaslavsky(n - 1, D - 1)


def test_lines_of_a_grid():
    W = np.array([[1.0, 0], [1, 0], [0, 1], [0, 1], [0, 1]])
    b = -np.array([0.2, 0.7, 0.1, 0.5, 3.0])  # two upright, two level, one level above the box
    assert lines_and_crossings(W, b, (0, 1, 0, 1)) == (4, 4)


def test_a_negative_number():
    with pytest.raises(ValueError, match="n = -1"):
        zaslavsky(-1, 2)
