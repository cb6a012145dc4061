"""The moving picture of README.md is what the book's figure shows now."""

import numpy as np
import pytest
from PIL import Image
from tools.moving_picture import NOTEBOOK, PICTURE, REST, STOPS, declared, frame, way

FEW = 0.002
"""Of the pixels: those whose color is not among the picture's."""


def differs(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels of which a channel is off by more than a sixth."""
    one, other = (np.asarray(each.convert("RGB"), float) for each in (one, other))
    assert one.shape == other.shape
    return float((np.abs(one - other).max(axis=2) > 255 / 6).mean())


@pytest.fixture(scope="module")
def figure():
    return declared(NOTEBOOK, "ridge-product")


def test_it_goes_from_stop_to_stop_one_value_at_a_time(figure):
    states = way(figure.grid, STOPS)
    positions = np.array([figure.grid.positions(number) for number, _ in states])
    assert np.abs(np.diff(np.vstack([positions, positions[:1]]), axis=0)).sum(axis=1).tolist() == [1] * len(states)
    assert sum(time == REST for _, time in states) == len(STOPS) - 1


def test_its_frames_are_the_figures_states(figure):
    states = way(figure.grid, STOPS)
    with Image.open(PICTURE) as picture:
        assert picture.n_frames == len(states)
        for i in (0, len(states) // 2):
            picture.seek(i)
            assert differs(picture, frame(figure, states[i][0])) < FEW, f"{PICTURE} is old: run python tools/moving_picture.py"


def test_a_picture_of_another_state_would_be_noticed(figure):
    first, second = (frame(figure, number) for number, _ in way(figure.grid, STOPS)[:2])
    assert differs(first, second) > 2 * FEW


def test_a_figure_that_is_not_there_is_an_error():
    with pytest.raises(LookupError, match="declares no figure 'no-such'"):
        declared(NOTEBOOK, "no-such")
