"""An epidemic in which everybody meets everybody: shares of a population, time in units of how long one is ill."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 1e-4
"""The share that is ill at the start."""


@dataclass(frozen=True)
class Course:
    """What happens: times, the share that is ill then, the largest of these, and the share that has been ill in the end."""

    times: NDArray[np.float64]
    ill: NDArray[np.float64]
    peak: float
    ever: float


def course(R: float, immune: float = 0.0, until: float = 40.0, step: float = 0.02) -> Course:
    """The course if each who is ill would infect ``R`` others, and a share of them is immune; by the rule of Runge and Kutta."""

    def slope(state: NDArray[np.float64]) -> NDArray[np.float64]:
        infected = R * state[0] * state[1]
        return np.array([-infected, infected - state[1]])

    states = [np.array([1 - immune - SEED, SEED])]
    times = np.arange(0, until, step)
    for _ in times[1:]:
        now = states[-1]
        first = slope(now)
        second = slope(now + step / 2 * first)
        third = slope(now + step / 2 * second)
        fourth = slope(now + step * third)
        states.append(now + step / 6 * (first + 2 * second + 2 * third + fourth))
    open_, ill = np.array(states).T
    return Course(times, ill, float(ill.max()), float(1 - immune - open_[-1]))


def final_size(R: float) -> float:
    """The share that is ever ill if nobody is immune: the solution above zero of z = 1 − exp(−R z), by halving an interval."""
    if R <= 1:
        return 0.0
    low, high = 1e-9, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if 1 - math.exp(-R * middle) > middle else (low, middle)
    return low
