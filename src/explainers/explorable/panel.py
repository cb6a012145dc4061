"""What draws a panel: ``draw(ax, result)``, or ``draw_figure(figure, result)`` where the layout of the figure is its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

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
    if isinstance(panel, OnFigure):
        panel.draw(figure, result)
    else:
        panel(figure.subplots(), result)


def name_of(panel: Panel) -> str:
    """The name of the function that draws ``panel``, for messages."""
    function = panel.draw if isinstance(panel, OnFigure) else panel
    return getattr(function, "__name__", type(function).__name__)
