"""Addition on a clock."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.what_scale_buys import clock


def test_the_table_is_a_group() -> None:
    table = clock.table()
    np.testing.assert_array_equal(table, table.T)
    np.testing.assert_array_equal(np.sort(table, axis=1), np.tile(np.arange(clock.HOURS), (clock.HOURS, 1)))


def test_training_is_looked_at_and_learns_what_it_sees() -> None:
    course = clock.train(0.5, (0, 60), np.random.default_rng(0))
    assert course.answers.shape == (2, clock.HOURS, clock.HOURS)
    assert course.seen.sum() == round(0.5 * clock.HOURS**2)
    assert course.seen_right[0] < 0.2 and course.seen_right[1] > 0.9
    right = course.answers == clock.table()
    np.testing.assert_allclose(course.seen_right, [part[course.seen].mean() for part in right])
    np.testing.assert_allclose(course.unseen_right, [part[~course.seen].mean() for part in right])


def test_not_looking() -> None:
    """A constant answer of 1/q for each hour errs by (1 − 1/q)² + (q − 1)/q² = 1 − 1/q."""
    q = clock.HOURS
    assert clock.blind_loss() == pytest.approx((1 - 1 / q) ** 2 + (q - 1) / q**2)


def test_all_or_nothing_of_the_table_is_refused() -> None:
    for share in (0.0, 1.0):
        with pytest.raises(ValueError, match="between 0 and 1"):
            clock.train(share, (1,), np.random.default_rng(0))
