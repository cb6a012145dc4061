"""The shortest fit with 160 digits: what of the wall is the prior's, and what is the computer's."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext

import numpy as np
import pytest

from explainers.essays.too_many_parameters import airline_passengers

DIGITS = 160
"""The kernel of the prior 4⁻ʲ loses about 120 at the wall."""


def inverse(j: int) -> Decimal:
    return 1 / Decimal(max(j, 1))


def geometric(j: int) -> Decimal:
    return Decimal(4) ** -j


def exact_errors(parameters: int, s: Callable[[int], Decimal]) -> tuple[float, float]:
    """Largest error on the months fitted and root mean square on those held out, of the shortest fit to half of the months (seed 0)."""
    fitted, held = airline_passengers.split("in-fill", np.random.default_rng(0))
    y = np.array([Decimal(float(value)) for value in np.log(airline_passengers.load())])
    x = np.array([Decimal(2 * month - 143) / 143 for month in range(144)])
    P = [x * 0 + 1, x]
    for j in range(1, parameters - 1):
        P.append(((2 * j + 1) * x * P[j] - j * P[j - 1]) / (j + 1))
    A = np.array([P[j] * Decimal(2 * j + 1).sqrt() * s(j) for j in range(parameters)]).T
    kernel, mean = A @ A[fitted].T, y[fitted].sum() / len(fitted)
    off = mean + kernel @ solved(kernel[fitted], y[fitted] - mean) - y
    return float(np.abs(off[fitted]).max()), float(np.sqrt(float(np.mean(off[held] ** 2))))


def solved(A: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The solution of A x = b, by elimination with the largest pivot of each column."""
    n, system = len(b), np.column_stack([A, b])
    for column in range(n):
        pivot = column + int(np.argmax(np.abs(system[column:, column])))
        system[[column, pivot]] = system[[pivot, column]]
        rows = np.arange(n) > column
        system[rows, column:] -= np.outer(system[rows, column] / system[column, column], system[column, column:])
    x = b * 0
    for row in reversed(range(n)):
        x[row] = (system[row, n] - system[row, row + 1 : n] @ x[row + 1 :]) / system[row, row]
    return x


def test_under_the_steep_prior_the_error_stays_enormous_beyond_the_wall() -> None:
    with localcontext() as context:
        context.prec = DIGITS
        on_the_wall = [exact_errors(72, s) for s in (inverse, geometric)]
        gentle, steep, more = exact_errors(100, inverse), exact_errors(100, geometric), exact_errors(110, geometric)
    assert max(error for error, _ in (*on_the_wall, gentle, steep, more)) < 1e-20, "too few digits"
    assert on_the_wall[0][1] == pytest.approx(on_the_wall[1][1], rel=1e-12), "with as many parameters as months the prior is silent"
    assert gentle[1] < 1
    assert steep[1] > 1e12
    assert more[1] == pytest.approx(steep[1], rel=1e-12), "later coefficients are too small to matter"
    fitted, held = airline_passengers.split("in-fill", np.random.default_rng(0))
    curve = airline_passengers.polynomial_curve(99, "geometric", fitted)
    assert airline_passengers.rmse(curve, np.log(airline_passengers.load()), held) < 1, "the program hides the wall"
