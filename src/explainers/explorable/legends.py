"""The legend of the printed picture stands where that of the page stands."""

from __future__ import annotations

import io

from matplotlib.figure import Figure
from matplotlib.legend import Legend

from explainers.explorable.svg import PageRenderer, write

_BEST = 0


def hold(figure: Figure) -> None:
    """Give each legend that seeks the best place the one that it has on the page, where texts are measured without pixels."""
    seeking = [legend for ax in figure.axes if (legend := ax.get_legend()) is not None and _seeks(legend)]
    if not seeking:
        return
    figure.dpi = 72
    write(figure)  # lays it out, and draws it as for the page
    renderer = PageRenderer(*figure.bbox.size, io.StringIO())
    for legend in seeking:
        box, around = legend.get_window_extent(renderer), legend.get_bbox_to_anchor()
        legend.set_loc(((box.x0 - around.x0) / around.width, (box.y0 - around.y0) / around.height))


def _seeks(legend: Legend) -> bool:
    return legend._loc == _BEST  # type: ignore[attr-defined]  # there is no public name for it
