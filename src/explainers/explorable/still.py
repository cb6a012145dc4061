"""A figure that does not move, drawn like those that do: the same clean SVG, the same colors by role, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

from matplotlib.figure import Figure

from explainers.explorable import markup, standalone
from explainers.explorable.checks import check_height, check_name, checked_alts, checked_panels
from explainers.explorable.display import rendering
from explainers.explorable.errors import ExplorableError, error
from explainers.explorable.faces import warn_of_boxes
from explainers.explorable.frame import draw_frame, draw_png
from explainers.explorable.ink import REMEDY, Marks, hollow, unseen
from explainers.explorable.panel import Draw, DrawFigure, OnFigure, Panel, name_of, paint
from explainers.explorable.strays import no_strays


class Still:
    """A figure without controls; made by :func:`still`, shown by leaving it as a cell's last expression."""

    def __init__(
        self,
        name: str,
        result: Any,
        draw: Draw | Iterable[Draw] | None = None,
        *,
        draw_figure: DrawFigure | None = None,
        alt: str | Iterable[str],
        height: float,
    ) -> None:
        self._of = f"still {name!r}"
        check_name(self._of, name)
        self.name, self.result = name, result
        self.panels = checked_panels(self._of, draw, draw_figure)
        self.alts = checked_alts(self._of, alt, len(self.panels))
        check_height(self._of, height)
        self.height = float(height)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        panels: list[Panel] = [OnFigure(partial(self._draw_panel, i)) for i in range(len(self.panels))]
        try:
            svgs = draw_frame(panels, self.result, self.height, self.name, watch=self._watch)
            png = draw_png(panels, self.result, self.height, lacking=self._warn_of_boxes)
        except ExplorableError:
            raise
        except Exception as cause:
            what = f"writing the drawing failed with {type(cause).__name__}: {cause}"
            raise error(self._of, what, "draw finite numbers, and labels of plain Unicode text") from cause
        html = f'<div class="explorable-panels" data-panels="{len(svgs)}">{markup.panels(svgs, self.alts)}</div>'
        html = markup.with_own_ids(html, self.name, markup.own_prefix(html, self.name))
        alt = " ".join(dict.fromkeys(self.alts))
        if rendering() != "static":  # a page that nobody prepared has neither styles nor palette, and its ground may be light or dark
            moving = markup.style(html) + html + markup.script()
            html = standalone.in_place_of(standalone.picture(png, len(svgs), alt), moving)
        return {"text/html": html, "image/png": png, "text/plain": alt}

    def _draw_panel(self, i: int, figure: Figure, result: Any) -> None:
        name = name_of(self.panels[i])
        try:
            with no_strays(figure, lambda what, remedy: error(self._of, f"panel {i + 1} ({name}) {what}", remedy)):
                paint(self.panels[i], figure, result)
        except ExplorableError:
            raise
        except Exception as cause:
            what = f"panel {i + 1} ({name}) failed with {type(cause).__name__}: {cause}"
            raise error(self._of, what, f"correct {name}, or give the result what it draws") from cause

    def _watch(self, i: int, figure: Figure) -> Callable[[ET.Element], None]:
        marks, bare = Marks(figure, {}), hollow(figure)

        def written(svg: ET.Element) -> None:
            found = ([bare] if bare else []) + unseen([marks.seen(svg)])
            if found:
                raise error(self._of, f"panel {i + 1} ({name_of(self.panels[i])}): {'; '.join(found)}", REMEDY)

        return written

    def _warn_of_boxes(self, i: int, lacking: dict[str, str]) -> None:
        warn_of_boxes(f"{self._of}: panel {i + 1} ({name_of(self.panels[i])})", lacking)


def still(
    name: str,
    result: Any,
    *,
    draw: Draw | Iterable[Draw] | None = None,
    draw_figure: DrawFigure | None = None,
    alt: str | Iterable[str],
    height: float = 3.2,
) -> Still:
    """Draw ``result`` as a figure of the book that does not move.

    Args:
        name: kebab-case, unique in the book.
        result: what ``draw`` draws.
        draw: ``draw(ax, result)``, or several: one panel each.
        draw_figure: instead of ``draw``: ``draw_figure(figure, result)`` makes its axes itself on an empty figure.
        alt: one sentence for those who do not see the figure, or a list with one for each panel.
        height: of a panel in inches; its width is 4.8.

    Raises:
        ExplorableError: the declaration cannot work. Showing the figure raises it if a
            panel's function fails, or matplotlib cannot write what it drew.
    """
    return Still(name, result, draw, draw_figure=draw_figure, alt=alt, height=height)
