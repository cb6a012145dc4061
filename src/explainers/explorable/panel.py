"""What draws a panel: ``draw(ax, result)``, or ``draw_figure(figure, result)`` where the layout of the figure is its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

Draw = Callable[[Axes, Any], object]
"""``draw(ax, result)`` draws one panel."""

DrawFigure = Callable[[Figure, Any], object]
"""``draw_figure(figure, result)`` draws a panel on an empty figure: a mosaic, shared axes, polar or 3-D axes."""


@dataclass(frozen=True)
class OnFigure:
    """A panel that makes its axes itself."""

    draw: DrawFigure


Panel = Draw | OnFigure


def paint(panel: Panel, figure: Figure, result: Any) -> None:
    """Have ``panel`` draw ``result`` on the empty ``figure``."""
    with _same_luck():
        if isinstance(panel, OnFigure):
            panel.draw(figure, result)
        else:
            panel(figure.subplots(), result)


@contextmanager
def _same_luck() -> Iterator[None]:
    """While a panel draws, the global random generators begin anew: seaborn and others take jitter and bootstraps from them."""
    numbers, own = np.random.get_state(), random.getstate()  # noqa: NPY002
    np.random.seed(0)  # noqa: NPY002
    random.seed(0)
    try:
        yield
    finally:
        np.random.set_state(numbers)  # noqa: NPY002
        random.setstate(own)


def name_of(panel: Panel) -> str:
    """The name of the function that draws ``panel``, for messages."""
    function = panel.draw if isinstance(panel, OnFigure) else panel
    return getattr(function, "__name__", type(function).__name__)
