"""A figure that does not move, drawn like those that do: the same clean SVG, the same colors by role, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

from matplotlib.figure import Figure

from explainers.explorable import markup
from explainers.explorable.declaration import ExplorableError
from explainers.explorable.display import rendering
from explainers.explorable.faces import warn_of_boxes
from explainers.explorable.frame import draw_frame, draw_png
from explainers.explorable.ink import REMEDY, Marks, hollow, unseen
from explainers.explorable.panel import Draw, DrawFigure, OnFigure, Panel, name_of, paint, panels_of
from explainers.explorable.strays import no_strays


class Still:
    """A figure without controls; made by :func:`still`, shown by leaving it as a cell's last expression."""

    def __init__(self, name: str, result: Any, panels: tuple[Panel, ...], alt: str, height: float) -> None:
        self.name, self.result, self.panels, self.alt, self.height = name, result, panels, alt, height
        if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
            raise self.error("the name is not kebab-case", "use small letters, digits and single hyphens")

    def error(self, what: str, remedy: str) -> ExplorableError:
        """An error that says which figure, what, and what to do."""
        return ExplorableError(f"still {self.name!r}: {what}; {remedy}")

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        panels: list[Panel] = [OnFigure(partial(self._draw_panel, i)) for i in range(len(self.panels))]
        try:
            svgs = draw_frame(panels, self.result, self.height, self.name, watch=self._watch)
            png = draw_png(panels, self.result, self.height, lacking=self._warn_of_boxes)
        except ExplorableError:
            raise
        except Exception as error:
            what = f"writing the drawing failed with {type(error).__name__}: {error}"
            raise self.error(what, "draw finite numbers, and labels of plain Unicode text") from error
        html = f'<div class="explorable-panels" data-panels="{len(self.panels)}">{markup.panels(svgs, self.alt)}</div>'
        if rendering() != "static":  # a page that nobody prepared has neither styles nor palette
            html = markup.style() + html
        return {"text/html": html, "image/png": png, "text/plain": self.alt}

    def _draw_panel(self, i: int, figure: Figure, result: Any) -> None:
        name = name_of(self.panels[i])
        try:
            with no_strays(figure, lambda what, remedy: self.error(f"panel {i + 1} ({name}) {what}", remedy)):
                paint(self.panels[i], figure, result)
        except ExplorableError:
            raise
        except Exception as error:
            what = f"panel {i + 1} ({name}) failed with {type(error).__name__}: {error}"
            raise self.error(what, f"correct {name}, or give the result what it draws") from error

    def _watch(self, i: int, figure: Figure) -> Callable[[ET.Element], None]:
        marks, bare = Marks(figure, {}), hollow(figure)

        def written(svg: ET.Element) -> None:
            found = ([bare] if bare else []) + unseen([marks.seen(svg)])
            if found:
                raise self.error(f"panel {i + 1} ({name_of(self.panels[i])}): {'; '.join(found)}", REMEDY)

        return written

    def _warn_of_boxes(self, i: int, lacking: dict[str, str]) -> None:
        warn_of_boxes(f"still {self.name!r}: panel {i + 1} ({name_of(self.panels[i])})", lacking)


def still(
    name: str,
    result: Any,
    *,
    draw: Draw | Sequence[Draw] | None = None,
    draw_figure: DrawFigure | None = None,
    alt: str,
    height: float = 3.2,
) -> Still:
    """Draw ``result`` as a figure of the book that does not move.

    Args:
        name: kebab-case, unique in the book.
        result: what ``draw`` draws.
        draw: ``draw(ax, result)``, or several: one panel each.
        draw_figure: instead of ``draw``: ``draw_figure(figure, result)`` makes its axes itself on an empty figure.
        alt: one sentence for those who do not see the figure.
        height: of a panel in inches; its width is 4.8.

    Raises:
        ExplorableError: the name is not kebab-case, or not exactly one of draw and draw_figure is given. Showing the figure raises it if a
            panel's function fails, or matplotlib cannot write what it drew.
    """
    try:
        panels = panels_of(draw, draw_figure)
    except ValueError as error:
        raise ExplorableError(f"still {name!r}: {error}") from None
    return Still(name, result, panels, alt, height)
