"""What draws a panel: ``draw(ax, result)``, or ``draw_figure(figure, result)`` where the layout of the figure is its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


def panels_of(draw: Draw | Iterable[Draw] | None, draw_figure: DrawFigure | None) -> tuple[Panel, ...]:
    """The panels that a declaration asks for: one for each function of ``draw``, or one for ``draw_figure``.

    Raises:
        ValueError: both are given, or neither, or something that cannot be called.
    """
    if (draw is None) == (draw_figure is None):
        raise ValueError(f"it has {'neither draw nor' if draw is None else 'both draw and'} draw_figure; give one of them")
    panels: tuple[Any, ...] = (draw_figure,) if draw_figure is not None else tuple(draw) if isinstance(draw, Iterable) else (draw,)
    if not panels:
        raise ValueError("it draws nothing; give draw one function, or a list of them")
    for panel in panels:
        if not callable(panel):
            raise ValueError(f"{'draw' if draw_figure is None else 'draw_figure'} has {panel!r}, which is no function; give it functions")
    return tuple(OnFigure(panel) for panel in panels) if draw_figure is not None else panels


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
