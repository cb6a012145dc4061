"""Some labels of a Boolean function."""

import numpy as np
import pytest

from explainers.essays.simple_functions_first import boolean
from explainers.essays.simple_functions_first.training_set import TrainingSet


def test_half_of_the_functions_agree_with_each_label():
    everything = boolean.tables(np.arange(256, dtype=np.uint64), 3)
    data = TrainingSet(3, np.array([0, 2, 5]), np.array([1, 0, 1]))
    agree = everything[data.agrees(everything)]
    assert len(agree) == 256 / 2**3
    assert np.all(agree[:, [0, 5]])
    assert not agree[:, 2].any()
    np.testing.assert_array_equal(data.unseen, [1, 3, 4, 6, 7])


@pytest.mark.parametrize(
    ("n", "at", "labels", "message"),
    [
        (3, [1, 2, 1], [0, 1, 1], "input 1 has the labels 0 and 1"),
        (3, [8], [0], "numbered from 0 to 7"),
        (3, [1], [2], "must be 0 or 1"),
        (3, [1, 2], [1], "shape \\(2,\\) and labels \\(1,\\)"),
        (30, [1], [1], "does not fit"),
    ],
)
def test_bad_input(n, at, labels, message):
    with pytest.raises(ValueError, match=message):
        TrainingSet(n, np.array(at), np.array(labels))
