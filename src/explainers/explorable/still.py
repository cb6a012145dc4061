"""A figure that does not move, drawn like those that do: the same clean SVG, the same colors by role, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from matplotlib.axes import Axes

from explainers.explorable import markup, standalone
from explainers.explorable.display import rendering
from explainers.explorable.frame import draw_frame, draw_png


class Still:
    """A figure without controls; made by :func:`still`, shown by leaving it as a cell's last expression."""

    def __init__(self, name: str, result: Any, panels: tuple[Callable[[Axes, Any], object], ...], alt: str, height: float) -> None:
        self.name, self.result, self.panels, self.alt, self.height = name, result, panels, alt, height

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        svgs = draw_frame(self.panels, self.result, self.height, self.name)
        html = f'<div class="explorable-panels" data-panels="{len(self.panels)}">{markup.panels(svgs, [self.alt] * len(svgs))}</div>'
        html = markup.with_own_ids(html, self.name, markup.own_prefix(html, self.name))
        png = draw_png(self.panels, self.result, self.height)
        if rendering() != "static":  # a page that nobody prepared has neither styles nor palette, and its ground may be light or dark
            moving = markup.style(html) + html + markup.script()
            html = standalone.in_place_of(standalone.picture(png, len(self.panels), self.alt), moving)
        return {"text/html": html, "image/png": png, "text/plain": self.alt}


def still(
    name: str,
    result: Any,
    *,
    draw: Callable[[Axes, Any], object] | Sequence[Callable[[Axes, Any], object]],
    alt: str,
    height: float = 3.2,
) -> Still:
    """Draw ``result`` as a figure of the book that does not move.

    Args:
        name: kebab-case, unique in the book.
        result: what ``draw`` draws.
        draw: ``draw(ax, result)``, or several: one panel each.
        alt: one sentence for those who do not see the figure.
        height: of a panel in inches; its width is 4.8.
    """
    return Still(name, result, (draw,) if callable(draw) else tuple(draw), alt, height)
