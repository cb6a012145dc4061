"""The cost of flat pieces."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad

from explainers.essays.what_scale_buys import pieces


@pytest.mark.parametrize(("d", "m"), [(1, 3), (1, 20), (2, 5), (3, 4)])
@pytest.mark.parametrize("affine", [True, False])
def test_least_squares_agree_with_the_closed_form(d: int, m: int, affine: bool) -> None:
    assert pieces.fitted_error(m, d, affine) == pytest.approx(pieces.closed_error(m, affine), rel=1e-6)


def test_constants_by_integration() -> None:
    """Over a cell centered at c the variance of √2 cos 2πx; averaged over the cells it is 1 − (sin z/z)²."""
    m, total = 5, 0.0
    for cell in range(m):
        low, high = cell / m, (cell + 1) / m
        mean = m * quad(lambda x: np.sqrt(2) * np.cos(2 * np.pi * x), low, high)[0]
        total += quad(lambda x, mean=mean: (np.sqrt(2) * np.cos(2 * np.pi * x) - mean) ** 2, low, high)[0]
    assert pieces.closed_error(m, affine=False) == pytest.approx(total)


def test_leading_terms() -> None:
    z = np.pi / 200
    assert pieces.closed_error(200) == pytest.approx(z**4 / 45, rel=1e-3)
    assert pieces.closed_error(200, affine=False) == pytest.approx(z**2 / 3, rel=1e-3)


def test_the_two_formulas_meet() -> None:
    assert pieces.closed_error(32) * (31.0 / 32) ** -4 == pytest.approx(pieces.closed_error(31), rel=1e-3)


def test_two_cells_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer than three"):
        pieces.fitted_error(2, 1)
