"""Reading digits and numbers."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import yardstick


def test_more_labeled_digits_read_more() -> None:
    flags = yardstick.read(np.random.default_rng(0))
    assert len(flags) == len(yardstick.SIZES) and flags[0].shape == (yardstick.ASKED,)
    assert flags[-1].mean() > 0.85 and flags[0].mean() < 0.5


def test_all_or_none() -> None:
    rng = np.random.default_rng(1)
    assert yardstick.numbers_read(np.ones(10, dtype=bool), 5, 100, rng) == 1
    assert yardstick.numbers_read(np.zeros(10, dtype=bool), 1, 100, rng) == 0


def test_a_number_is_a_power_and_a_repeated_image_is_not() -> None:
    rng, right = np.random.default_rng(2), np.arange(10) < 9
    assert yardstick.numbers_read(right, 4, 40_000, rng) == pytest.approx(0.9**4, abs=0.01)
    assert yardstick.numbers_read(right, 4, 40_000, rng, repeated=True) == pytest.approx(0.9, abs=0.01)


def test_a_number_has_digits() -> None:
    with pytest.raises(ValueError, match="at least one"):
        yardstick.numbers_read(np.ones(3, dtype=bool), 0, 1, np.random.default_rng(0))
