"""Six harmonics are every pattern of twelve months, and repetition with drift is exact on what repeats with drift."""

from __future__ import annotations

import numpy as np
import pytest

from explainers.essays.too_many_parameters import seasonal_model


@pytest.mark.parametrize(("harmonics", "columns"), [(0, 3), (1, 5), (5, 13), (6, 14)])
def test_columns(harmonics: int, columns: int) -> None:
    month = np.arange(48)
    assert seasonal_model.design(np.linspace(-1, 1, 48), month, 2, harmonics).shape == (48, columns)


def test_six_harmonics_and_a_constant_fit_any_yearly_pattern() -> None:
    month = np.arange(60)
    y = np.random.default_rng(0).standard_normal(12)[month % 12]
    Phi = seasonal_model.design(np.linspace(-1, 1, 60), month, 0, 6)
    np.testing.assert_allclose(Phi @ seasonal_model.least_squares(Phi, y), y, atol=1e-12)
    Phi = seasonal_model.design(np.linspace(-1, 1, 60), month, 0, 5)
    assert np.abs(Phi @ seasonal_model.least_squares(Phi, y) - y).max() > 1e-2


def test_repetition_is_exact_for_a_season_with_a_line() -> None:
    month = np.arange(96)
    y = np.sin(month % 12) + 0.03 * month
    np.testing.assert_allclose(seasonal_model.repeat_with_drift(y[:60], 36), y[60:], atol=1e-12)
    assert np.abs(seasonal_model.repeat_with_drift(y[:60], 36, period=7) - y[60:]).max() > 0.5


def test_bad_input_is_told() -> None:
    with pytest.raises(ValueError, match="0 to 6"):
        seasonal_model.design(np.zeros(3), np.arange(3), 1, 7)
    with pytest.raises(ValueError, match="one month number"):
        seasonal_model.design(np.zeros(3), np.arange(4), 1, 1)
    with pytest.raises(ValueError, match="at least as many data"):
        seasonal_model.least_squares(np.ones((2, 3)), np.ones(2))
    with pytest.raises(ValueError, match="two periods"):
        seasonal_model.repeat_with_drift(np.ones(20), 3)
