"""Marks that nobody sees: what leaves no ink in any state is found at build, and so are axes that nothing was drawn on.

A mark has a place in its figure, as ``ax.lines[2]``, which is the same in every state; ink in one state is enough. What the author has
made invisible (``set_visible(False)``) is meant. So are marks without data, bars and areas of no size, and empty texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import Collection, PathCollection
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text
from matplotlib.ticker import FixedLocator
from matplotlib.transforms import Bbox

from explainers.look import style

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"-?\d+\.?\d*(?:e-?\d+)?")

Seen = dict[str, str]
"""What was found at each place of a figure: the empty string for ink, else what is there and why nobody sees it."""

_PAINT = "it has neither face nor edge: its colors are none or transparent, or its widths are zero"
_OUTSIDE = "it lies outside the limits of its axes or outside the figure"
_NOTHING = (
    "none of its points can be drawn: they are masked, not finite, not positive on a logarithmic axis, outside the figure, or one point "
    "without a marker"
)


class Box(NamedTuple):
    """A rectangle in units of the SVG."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two have a point in common."""
        return self.left <= other.right and other.left <= self.right and self.top <= other.bottom and other.top <= self.bottom


class Marks:
    """The marks of one figure in one state: made before it is drawn, asked after."""

    def __init__(self, figure: Figure, known: Mapping[str, str]) -> None:
        """``known`` is what other states have shown; where they had ink, nothing is looked at again."""
        self._here = [(place, artist) for place, artist in _marks(figure) if known.get(place) != "" or known.get(place + " markers")]
        self._seen = {place: text for place, text in _axes(figure).items() if known.get(place) != ""}
        for number, (_, artist) in enumerate(self._here):
            artist.set_gid(f"mark-{number}")

    def seen(self, svg: ET.Element) -> Seen:
        """What the drawing ``svg``, as matplotlib wrote it, shows of them; its groups then have the names that matplotlib gives them."""
        groups = {group.get("id"): group for group in svg.iter(_SVG + "g")} if self._here else {}
        drawing = _Drawing(svg) if self._here else None
        for number, (place, artist) in enumerate(self._here):
            group = groups.get(f"mark-{number}")
            why: str | None
            if not artist.get_visible():  # meant
                why = ""
            elif drawing is None or group is None:  # drawn without a group, empty, or part of a picture
                left_out = isinstance(artist, Annotation) and artist.get_text().strip() and svg.find(f".//{_SVG}image") is None
                why = _why_unseen(artist) if isinstance(artist, AxesImage) else _OUTSIDE if left_out else ""
            else:
                why = drawing.why_unseen(group, artist)
                if isinstance(artist, Line2D) and why == "":
                    self._note(place + " markers", drawing.why_no_markers(group), f"the markers of {_name(artist)} {place}")
            self._note(place, why, f"{_name(artist)} {place}")
            if group is not None:
                group.set("id", f"{_kind(artist)}_{number}")
        return self._seen

    def _note(self, place: str, why: str | None, name: str) -> None:
        if why is not None and self._seen.get(place) != "":
            self._seen[place] = why and f"{name} leaves no ink in any state, for {why}"


REMEDY = (
    "give it a color and a width, move it inside the limits, or say with set_visible(False) that it is meant; on empty axes: draw on ax, "
    "not through pyplot or on another figure, and say with ax.axis('off') that they are meant to be empty"
)


def unseen(states: list[Seen]) -> list[str]:
    """What has no ink in any of the ``states``, in the words for the author."""
    inked = {place for state in states for place, text in state.items() if text == ""}
    return list({place: text for state in reversed(states) for place, text in state.items() if place not in inked}.values())


def hollow(figure: Figure) -> str:
    """The first collection of which some marks are seen and others have neither face nor edge, in words; else the empty string."""
    for place, artist in _marks(figure):
        if isinstance(artist, PathCollection) and artist.get_visible() and artist.get_array() is None:
            count = len(np.asarray(artist.get_offsets()))
            faces, edges = (_to_length(np.asarray(colors), count) for colors in (artist.get_facecolor(), artist.get_edgecolor()))
            widths = np.asarray(artist.get_linewidth()).ravel()
            bare = ~faces.any(axis=1) & (~edges.any(axis=1) | (len(widths) == 1 and widths[0] == 0))
            if 0 < bare.sum() < count:
                return f"{bare.sum()} of the {count} marks of {_name(artist)} {place} have neither face nor edge"
    return ""


def _to_length(colors: np.ndarray, count: int) -> np.ndarray:
    return colors[np.arange(count) % len(colors)] if len(colors) else np.zeros((count, 4))


def unnamed(figure: Figure) -> None:
    """Take from the marks the names that their author gave them (``gid``), so that the drawing says what each one is; decoration stands
    for no numbers then."""
    for _, artist in _marks(figure):
        if artist.get_gid() == style.DECORATION:
            style.stands_for(artist)
        artist.set_gid(None)


def _kind(artist: Artist) -> str:
    kinds = {Text: "text", Line2D: "line2d", Patch: "patch"}
    return next((kind for known, kind in kinds.items() if isinstance(artist, known)), type(artist).__name__)


def _name(artist: Artist) -> str:
    label = str(artist.get_label())
    text = repr(artist.get_text()) if isinstance(artist, Text) else "" if label.startswith("_") or not label else f"labeled {label!r}"
    return f"the {type(artist).__name__}{' ' + text if text else ''} at"


def _marks(figure: Figure) -> Iterator[tuple[str, Artist]]:
    """What an author draws, with its place; not axes, ticks, spines, titles and legends."""
    several = len(figure.axes) > 1
    for number, ax in enumerate(figure.axes):
        yield from _marks_of(f"figure.axes[{number}]" if several else "ax", ax)
    for name in ("lines", "patches", "texts", "artists"):
        for i, artist in enumerate(getattr(figure, name)):
            yield f"figure.{name}[{i}]", artist


def _marks_of(place: str, ax: Any) -> Iterator[tuple[str, Artist]]:
    if not ax.get_visible():
        return
    bars = {bar: i for i, container in enumerate(ax.containers) if isinstance(container, BarContainer) for bar in container.patches}
    for name in ("lines", "patches", "collections", "texts", "images"):
        for i, artist in enumerate(getattr(ax, name)):
            # bars are judged together: some may be cut off
            yield f"{place}.containers[{bars[artist]}]" if artist in bars else f"{place}.{name}[{i}]", artist
    for i, child in enumerate(ax.child_axes):
        yield from _marks_of(f"{place}.child_axes[{i}]", child)


def _axes(figure: Figure) -> Seen:
    """Axes, and whether something was drawn on them."""
    several = len(figure.axes) > 1
    found = {}
    for number, ax in enumerate(figure.axes):
        twin = any(other is not ax and other.bbox.bounds == ax.bbox.bounds for other in figure.axes)
        if ax.axison and ax.get_visible() and not twin:
            name = f"figure.axes[{number}]" if several else "ax"
            found[name] = "" if _has_drawn(ax) else f"nothing is drawn on {name} in any state"
        for i, child in enumerate(ax.child_axes):
            if isinstance(child, Axes) and child.axison and child.get_visible():  # no secondary axis, which shows ticks alone
                name = f"{f'figure.axes[{number}]' if several else 'ax'}.child_axes[{i}]"
                found[name] = "" if _has_drawn(child) else f"nothing is drawn on {name} in any state"
    if not figure.axes:
        drawn = figure.texts or figure.lines or figure.patches or figure.images or figure.artists or figure.legends or figure.subfigs
        found["figure"] = "" if drawn else "nothing is drawn on the figure in any state"
    return found


def _has_drawn(ax: Axes) -> bool:
    of_kinds = any(len(getattr(ax, name)) for name in ("lines", "patches", "collections", "texts", "images", "tables", "artists"))
    ticks = any(type(axis.get_major_locator()) is FixedLocator for axis in (ax.xaxis, ax.yaxis))  # a number line
    titles = any(ax.get_title(loc) for loc in ("left", "center", "right"))
    return of_kinds or bool(ax.child_axes) or ticks or titles or ax.get_legend() is not None


class _Drawing:
    """An SVG of matplotlib's: its page, its clipping rectangles and its markers."""

    def __init__(self, svg: ET.Element) -> None:
        width, height = map(float, svg.get("viewBox", "0 0 0 0").split()[2:])
        self._page = Box(0, 0, width, height)
        self._clips = {clip.get("id", ""): _bounds(clip[0]) for clip in svg.iter(_SVG + "clipPath") if len(clip)}
        self._shapes = {path.get("id", ""): path for defs in svg.iter(_SVG + "defs") for path in defs.iter(_SVG + "path")}

    def why_unseen(self, group: ET.Element, artist: Artist) -> str | None:
        """The empty string if ``group`` has ink; None if there is nothing to be seen; else why it has none."""
        reasons: list[str | None] = []
        for element, clip in self._elements(group, self._page):
            if element.tag == _SVG + "image":
                return ""
            box = _box_of_text(artist, self._page) if element.tag == _SVG + "text" else self._box(element)
            paint = _paint(element)
            if not paint:
                reasons.append(_PAINT)
            elif box is not None and paint == "fill" and (box.left == box.right or box.top == box.bottom):
                reasons.append(None)  # an area of no size
            elif box is not None and box.meets(clip):
                return ""
            elif box is not None:
                reasons.append(_OUTSIDE)
        return reasons[-1] if reasons else None if _is_empty(artist) else _NOTHING

    def why_no_markers(self, group: ET.Element) -> str | None:
        """As :meth:`why_unseen`, for the markers of a line that has ink."""
        uses = list(group.iter(_SVG + "use"))
        if not uses:
            return None
        return "" if any(map(_paint, uses)) else _PAINT

    def _elements(self, group: ET.Element, clip: Box) -> Iterator[tuple[ET.Element, Box]]:
        """What draws something in ``group``, with the rectangle that it is cut to."""
        for element in group:
            named = re.search(r"url\(#([^)]+)\)", element.get("clip-path", ""))
            inside = _cut(clip, self._clips.get(named[1], self._page) or self._page) if named else clip
            if element.tag in (_SVG + "g", _SVG + "a"):
                yield from self._elements(element, inside)
            elif element.tag != _SVG + "defs":
                yield element, inside

    def _box(self, element: ET.Element) -> Box | None:
        """The rectangle around ``element`` with its stroke; None if it has no points."""
        if element.tag == _SVG + "use":
            shape = self._shapes.get(element.get(_HREF, "")[1:])
            box = None if shape is None else _bounds(shape)
            x, y = float(element.get("x", 0)), float(element.get("y", 0))
            box = box and Box(box.left + x, box.top + y, box.right + x, box.bottom + y)
        else:
            box = _bounds(element)
            if "L" not in element.get("d", "L") and not re.search("[QC]", element.get("d", "")):
                return None  # a point, which no pen draws
        pen = float(_style(element).get("stroke-width", 1)) / 2 if "stroke" in _paint(element) else 0
        return box and Box(box.left - pen, box.top - pen, box.right + pen, box.bottom + pen)


def _cut(one: Box, other: Box) -> Box:
    return Box(max(one.left, other.left), max(one.top, other.top), min(one.right, other.right), min(one.bottom, other.bottom))


def _bounds(element: ET.Element) -> Box | None:
    if element.tag == _SVG + "rect":
        x, y, width, height = (float(element.get(key, 0)) for key in ("x", "y", "width", "height"))
        return Box(x, y, x + width, y + height)
    numbers = np.array(_NUMBER.findall(element.get("d", "")), float)
    if not numbers.size:
        return None
    return Box(numbers[::2].min(), numbers[1::2].min(), numbers[::2].max(), numbers[1::2].max())


def _box_of_text(artist: Artist, page: Box) -> Box:
    box = artist.get_window_extent()
    return Box(box.x0, page.bottom - box.y1, box.x1, page.bottom - box.y0)


def _style(element: ET.Element) -> dict[str, str]:
    return dict(part.strip().split(": ", 1) for part in element.get("style", "").split(";") if ": " in part)


def _paint(element: ET.Element) -> str:
    """What paints ``element``: ``fill``, ``stroke``, both, or the empty string."""
    style = _style(element)
    if float(style.get("opacity", 1)) == 0:
        return ""
    fill = style.get("fill") != "none" and float(style.get("fill-opacity", 1)) > 0
    stroke = "stroke" in style and float(style.get("stroke-opacity", 1)) > 0 and float(style.get("stroke-width", 1)) > 0
    return "fill" * fill + "stroke" * stroke


def _is_empty(artist: Artist) -> bool:
    """Whether there is nothing that could be seen: no data, no text."""
    data: Any = ()
    if isinstance(artist, Line2D):
        data = artist.get_xdata()
    elif isinstance(artist, PathCollection):
        data = artist.get_offsets()
    elif isinstance(artist, Collection):
        data = [path for path in artist.get_paths() if len(np.asarray(path.vertices))]
    elif isinstance(artist, Patch):
        data = artist.get_path().vertices
    elif isinstance(artist, Text):
        data = artist.get_text().strip()
    return len(data) == 0


def _why_unseen(image: AxesImage) -> str | None:
    values = image.get_array()
    if values is None or not values.size:
        return None
    alpha = image.get_alpha()
    channel = values[..., 3] if values.ndim == 3 and values.shape[2] == 4 else ~np.ma.getmaskarray(values)
    if not np.any(channel) or (alpha is not None and not np.any(alpha)):
        return "all of its pixels are transparent or masked"
    return "" if Bbox.intersection(image.get_window_extent(), image.axes.bbox) else _OUTSIDE
