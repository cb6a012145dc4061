"""The numbers that a reader can save of what is drawn."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from explainers.explorable import numbers


def saved(draw: Callable[[Axes, Any], None], result: Any) -> dict[str, np.ndarray]:
    """Of each series that ``draw`` draws x and y, without rows that have none."""
    figure = Figure(figsize=(4.8, 3.2))
    draw(figure.subplots(), result)
    found = {}
    for _, name, x, y, *_ in numbers.drawn(figure, 0):
        table = np.array([[float(cell or "nan") for cell in text.split("\n")] for text in (x, y) if text])
        (series,) = next(csv.reader([name]))
        found[series] = table[:, ~np.isnan(table).all(axis=0)]
    return found
