"""What ``make growth`` measured: time and memory of the essays' mathematics at several times its size, read from ``growth.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MEASURED = Path(__file__).with_name("growth.json")


@dataclass(frozen=True)
class Case:
    """One function: ``start`` of what is ``counted`` is an essay's size.

    Attributes:
        factors: times that size, ascending, shape (m,).
        seconds: of the processor, shape (m,).
        peak: the most megabytes that the process held, shape (m,).
        before: the same before the call, with libraries and data, shape (m,).
    """

    name: str
    counted: str
    start: int
    factors: NDArray[np.float64]
    seconds: NDArray[np.float64]
    peak: NDArray[np.float64]
    before: NDArray[np.float64]

    @property
    def time_slope(self) -> float:
        """The power of the size with which the time grows, between the two largest sizes."""
        return _slope(self.factors, self.seconds)

    @property
    def memory_slope(self) -> float:
        """The same for the memory that the call itself needs; 0 where it needs none that shows, or no more."""
        own = self.peak - self.before
        return max(_slope(self.factors, own), 0.0) if own[-2] >= 1 else 0.0


def _slope(x: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    return float(np.log(y[-1] / y[-2]) / np.log(x[-1] / x[-2]))


@dataclass(frozen=True)
class Growth:
    """The result of one run: its cases, and ``data`` with date, machine and versions as the file has them."""

    cases: tuple[Case, ...]
    data: dict[str, Any]

    @property
    def largest(self) -> float:
        """The most megabytes of any case."""
        return float(max(case.peak.max() for case in self.cases))

    @property
    def most_times(self) -> int:
        """The largest factor."""
        return int(max(case.factors[-1] for case in self.cases))


def read(path: Path = MEASURED) -> Growth:
    """The committed result."""
    data = json.loads(path.read_text("utf-8"))
    return Growth(tuple(_case(found) for found in data["cases"].values()), data)


def _case(found: dict[str, Any]) -> Case:
    runs = found["runs"]
    seconds, peak, before = (np.array([run[key] for run in runs.values()], float) for key in ("seconds", "peak", "before"))
    return Case(found["name"], found["counted"], found["start"], np.array(list(map(float, runs))), seconds, peak, before)
