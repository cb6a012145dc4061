"""An axis that was drawn before is not drawn again: ticks, tick labels and axis label cost matplotlib half of a frame's time.

An axis whose ticks, labels and looks are as they were in an earlier frame is left out of the drawing, and its earlier SVG is put in its
place. A frame drawn this way equals the frame drawn in full; a test holds them equal for every figure of the book.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis, Tick
from matplotlib.figure import Figure
from matplotlib.text import Text

_STYLE = tuple(key for key in mpl.rcParams if key.startswith(("xtick", "ytick", "font.", "axes.label", "axes.formatter", "grid", "text.")))
_UNTYPED = ("_major_tick_kw", "_minor_tick_kw", "label_position", "offset_text_position")  # matplotlib's stubs leave them out
_SVG = "{http://www.w3.org/2000/svg}"


class KeptAxes:
    """The axes that one panel of an explorable has drawn so far."""

    def __init__(self) -> None:
        self._drawn: dict[Hashable, tuple[ET.Element, list[ET.Element]]] = {}
        self._waiting: dict[str, Hashable] = {}

    def leave_out(self, figure: Figure) -> None:
        """Before ``figure`` is drawn: take from it what is known already."""
        self._waiting = {}
        if len(figure.axes) != 1 or type(figure.axes[0]) is not Axes:
            return  # several coordinate systems may share ticks; they are drawn in full
        ax = figure.axes[0]
        if ax.get_aspect() != "auto" or ax.child_axes or ax.xaxis.get_gid() or ax.yaxis.get_gid():
            return
        for axis in (ax.xaxis, ax.yaxis):
            gid = f"kept-{axis.axis_name}"
            key = _look_of_axis(axis)
            self._waiting[gid] = key
            axis.set_gid(gid)
            if key in self._drawn:
                axis.draw = _leave_empty(gid)  # type: ignore[method-assign]  # for this one drawing; the class keeps its own

    def put_back(self, svg: ET.Element) -> None:
        """After the drawing: put what was left out into ``svg``, and keep what is new."""
        groups = {group.get("id"): group for group in svg.iter(_SVG + "g") if group.get("id") in self._waiting}
        for gid, key in self._waiting.items():
            group = groups.get(gid)
            if group is None:  # an invisible axis
                continue
            if key in self._drawn:
                kept, clips = self._drawn[key]
                group[:] = list(deepcopy(kept))
                _define(svg, clips)
            else:
                self._drawn[key] = deepcopy(group), deepcopy(_clips_of(svg, group))


def _leave_empty(gid: str) -> Any:
    def draw(renderer: Any) -> None:
        renderer.open_group("axis", gid=gid)
        renderer.close_group("axis")

    return draw


def _look_of_axis(axis: Axis) -> Hashable:
    """All that decides how ``axis`` is drawn: equal looks, equal SVG."""
    ticks = []
    for locator, formatter in (
        (axis.get_major_locator(), axis.get_major_formatter()),
        (axis.get_minor_locator(), axis.get_minor_formatter()),
    ):
        places = list(locator())
        ticks.append((tuple(places), tuple(formatter.format_ticks(places)), formatter.get_offset()))
    places = [place for places, _, _ in ticks for place in places]
    # ticks that exist before the drawing may have been styled one by one
    existing = [tick for name in ("majorTicks", "minorTicks") for tick in vars(axis).get(name, ())]
    spines = [(name, spine.get_visible(), str(spine.get_position())) for name, spine in axis.axes.spines.items()]
    return (
        *ticks,
        tuple(axis.get_view_interval()),
        axis.get_scale(),
        tuple(axis.get_transform().transform(places)) if places else (),
        axis.axes.bbox.bounds,
        repr([vars(axis)[name] for name in _UNTYPED]),
        repr([axis.get_visible(), axis.get_zorder(), axis.labelpad, axis.get_alpha()]),
        tuple(axis.label.get_transform().transform([(0, 0), (1, 1)]).flat),
        (_look(axis.label), _look(axis.offsetText), tuple(_look_of_tick(tick) for tick in existing)),
        repr(spines),
        tuple(str(dict.__getitem__(mpl.rcParams, key)) for key in _STYLE),
    )


def _look_of_tick(tick: Tick) -> Hashable:
    parts = (tick.label1, tick.label2, tick.tick1line, tick.tick2line, tick.gridline)
    pad = tick.get_pad()  # type: ignore[func-returns-value]  # the stub says None; it is the padding in points
    return (pad, tick.get_visible(), *(_look(part) for part in parts))


def _look(artist: Artist) -> Hashable:
    names: tuple[str, ...] = ("alpha", "visible", "color", "zorder", "path_effects", "clip_on")
    if isinstance(artist, Text):
        names += ("text", "fontproperties", "rotation", "ha", "va", "position", "bbox_patch")
    else:
        names += ("linewidth", "linestyle", "marker", "markersize", "markeredgewidth", "markeredgecolor", "markerfacecolor")
    return tuple(str(getattr(artist, "get_" + name)()) for name in names)


def _clips_of(svg: ET.Element, group: ET.Element) -> list[ET.Element]:
    """The clip paths that ``group`` refers to; matplotlib defines them at the end of the file."""
    asked = {name for element in group.iter() for value in element.attrib.values() for name in re.findall(r"url\(#([^)]+)\)", value)}
    return [clip for clip in svg.iter(_SVG + "clipPath") if clip.get("id") in asked]


def _define(svg: ET.Element, clips: list[ET.Element]) -> None:
    defined = {clip.get("id") for clip in svg.iter(_SVG + "clipPath")}
    missing = [clip for clip in clips if clip.get("id") not in defined]
    if missing:
        ET.SubElement(svg, _SVG + "defs").extend(deepcopy(missing))
