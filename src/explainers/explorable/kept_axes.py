"""An axis that was drawn before is not drawn again: ticks, tick labels and axis label cost matplotlib half of a frame's time.

When an axis is about to be drawn, after the layout, its look is compared with those drawn before; one that is known leaves a mark in the
SVG, and its earlier drawing is put there. Where the look cannot be known exactly, matplotlib draws in full. A frame drawn this way equals
the frame drawn in full; tests hold them equal for every figure of the book and for random looks.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnnotationBbox
from matplotlib.patches import ConnectionPatch
from matplotlib.text import Annotation

from explainers.explorable.axis_look import UnknownLook, look_of_axis
from explainers.explorable.svg import PageRenderer

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_URL = re.compile(r"url\(#([^)]+)\)")


@dataclass(frozen=True)
class _Drawing:
    """An axis as it was drawn once.

    Attributes:
        group: its SVG.
        markers: those that it defines; the renderer has to know of them.
        needs: identifiers of the markers that it uses and that others have to define before.
        clips: the clipping rectangles that it uses.
    """

    group: ET.Element
    markers: dict[Any, str]
    needs: set[str]
    clips: dict[Any, Any]

    def fits(self, renderer: PageRenderer) -> bool:
        """Whether the axis would define the same markers again, and find those that it needs."""
        defined = renderer._markers
        return defined.keys().isdisjoint(self.markers) and self.needs <= set(defined.values())


def _drawing(group: ET.Element, renderer: PageRenderer) -> _Drawing | None:
    """What ``renderer`` wrote as ``group``; None if it uses definitions of other kinds than markers and clipping rectangles."""
    own = {element.get("id", "") for element in group.iter()}
    asked = dict.fromkeys(found for element in group.iter() for value in element.attrib.values() for found in _URL.findall(value))
    clips = {identifier: key for key, (_, identifier) in renderer._clipd.items()}
    markers = {key: identifier for key, identifier in renderer._markers.items() if identifier in own}
    needs = {element.get(_HREF, "")[1:] for element in group.iter(_SVG + "use")} - own
    if not (asked.keys() <= clips.keys() and needs <= set(renderer._markers.values())):
        return None
    return _Drawing(deepcopy(group), markers, needs, {clips[identifier]: renderer._clipd[clips[identifier]] for identifier in asked})


class KeptAxes:
    """The axes that one panel of an explorable has drawn so far."""

    def __init__(self) -> None:
        self._drawn: dict[Hashable, _Drawing] = {}
        self._known: dict[str, _Drawing] = {}
        self._new: dict[str, tuple[Hashable, PageRenderer]] = {}

    def leave_out(self, figure: Figure) -> None:
        """Before ``figure`` is drawn: have its axes look for what is known when their turn comes."""
        self._known, self._new = {}, {}
        if len(figure.axes) != 1 or type(figure.axes[0]) is not Axes or figure.subfigs:
            return  # several coordinate systems may share ticks; they are drawn in full
        ax = figure.axes[0]
        if ax.child_axes or any(_may_ask_an_axis(artist) for artist in _artists(figure, ax)):
            return
        for axis in (ax.xaxis, ax.yaxis):
            if "draw" not in vars(axis) and axis.get_gid() is None:
                axis.draw = _Draw(self, axis)  # type: ignore[method-assign]  # for this one figure; the class keeps its own

    def put_back(self, svg: ET.Element) -> None:
        """After the drawing: put what was left out into ``svg``, and keep what is new."""
        if not self._known and not self._new:
            return
        for group in svg.iter(_SVG + "g"):
            name = group.get("id", "")
            if name in self._known:
                group[:] = list(deepcopy(self._known[name].group))
            elif name in self._new:
                look, renderer = self._new[name]
                drawing = _drawing(group, renderer)
                if drawing is not None:
                    self._drawn[look] = drawing

    def draw(self, axis: Axis, renderer: Any) -> None:
        """In place of ``axis.draw``: a mark where the axis is known; else draw it, and say what it defined."""
        name = "kept-x" if axis is axis.axes.xaxis else "kept-y"
        self._known.pop(name, None)  # a layout engine draws twice, the first time without ink
        self._new.pop(name, None)
        vector: Any = getattr(renderer, "_renderer", None)
        try:
            look = look_of_axis(axis) if type(vector) is PageRenderer and axis.get_visible() else None
        except UnknownLook:
            look = None
        drawing = self._drawn.get(look)
        if look is None or (drawing is not None and not drawing.fits(vector)):
            type(axis).draw(axis, renderer)
        elif drawing is not None:
            self._known[name] = drawing
            renderer.open_group("axis", gid=name)
            renderer.close_group("axis")
            vector._markers.update(drawing.markers)
            for clip, definition in drawing.clips.items():
                vector._clipd.setdefault(clip, definition)
        else:
            defined = _definitions(vector)
            axis.set_gid(name)
            type(axis).draw(axis, renderer)
            if _definitions(vector) == defined:
                self._new[name] = look, vector


class _Draw:
    """``axis.draw`` of one figure."""

    def __init__(self, kept: KeptAxes, axis: Axis) -> None:
        self._kept, self._axis = kept, axis

    def __call__(self, renderer: Any) -> None:
        self._kept.draw(self._axis, renderer)


def _definitions(renderer: PageRenderer) -> dict[str, int]:
    """How much the renderer has defined so far besides markers and clipping rectangles, and how many groups are open: matplotlib does not
    close that of a text without a place. An axis that changes any of it is not kept."""
    held = {name: value for name, value in vars(renderer).items() if name not in ("_markers", "_clipd", "_groupd")}
    return {name: value if isinstance(value, int) else len(value) for name, value in held.items() if isinstance(value, int | dict | list)}


def _artists(figure: Figure, ax: Axes) -> Iterator[Artist]:
    for holder in (ax, figure):
        for kind in ("texts", "patches", "artists", "lines", "collections", "images", "tables"):
            yield from getattr(holder, kind, ())


def _may_ask_an_axis(artist: Artist) -> bool:
    """Whether the place of ``artist`` may follow a tick or a label, which an axis that is left out does not move."""
    if not type(artist).__module__.startswith("matplotlib."):
        return True
    if isinstance(artist, ConnectionPatch):
        return True
    if isinstance(artist, (Annotation, AnnotationBbox)):
        systems = (artist.xycoords, artist.boxcoords if isinstance(artist, AnnotationBbox) else artist.anncoords)
        return not all(isinstance(part, str) for system in systems for part in (system if isinstance(system, tuple) else (system,)))
    return False
