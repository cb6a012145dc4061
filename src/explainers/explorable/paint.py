"""Which drawn colors follow the page, and which stay: matplotlib's colors become CSS variables.

``#0069a8`` becomes ``var(--explorable-fit,#0069a8)``, the palette's role, and ``#1f77b4`` becomes
``var(--explorable-1f77b4,#1f77b4)``; what these stand for is in :mod:`colors`. The drawn color is the fallback: a page without our style
sheet shows it.

White is the page itself, the role ``paper``, and a figure's white background is left out. A text is made to stand out from the mark it lies
upon. These stay as drawn, on light and on dark pages:

- the colors of a color map: images, and all in a collection of more than one color;
- what lies upon a ground of its own: a figure or axes with a colored or dark background, axes with a color map on white or all over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import numpy as np
from matplotlib.path import Path

from explainers.explorable.colors import is_ground, luminance
from explainers.explorable.outline import SVG, XLINK, Points, box, outline, text_corners
from explainers.look import palette

INK = "var(--explorable-000000,#000000)"
"""What all of a figure inherits: matplotlib writes no color where it fills with black."""

_PAINTS = ("fill", "stroke", "stop-color")
_COLOR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_SURFACE = re.compile(r"QuadMesh|QuadContourSet|PolyCollection|image")  # maps that may cover the axes
_COVERS, _MOST = 0.9, 0.6
_TRANSLUCENT = {"opacity", "fill-opacity", "mask"}
_NOWHERE = np.full((2, 2), np.nan)


def paint(svg: ET.Element) -> None:
    """Replace, in place, the colors of matplotlib's SVG, whose looks are attributes already and whose ids are matplotlib's."""
    by_id = {name: element for element in svg.iter() if (name := element.get("id"))}
    for figure in (group for group in svg if _kind(group) == "figure"):
        background = _only_path(figure)
        if background is not None and _is_opaque(background):
            if not _is_page(_fill(background)):
                figure.set("fill", "#000000")
                return
            if _fill(background) == "#ffffff":
                background.set("fill", "none")
    kept = set(_maps(svg))
    for axes in svg.iter(SVG + "g"):
        if _kind(axes) == "axes" and (ground := _own_ground(axes, by_id)) is not None:
            kept |= set(_upon(axes, ground, by_id))
    _paint(svg, kept, _Marks(by_id), "")


def _paint(element: ET.Element, kept: set[ET.Element], marks: _Marks, label: str) -> None:
    """``label`` is the ending of the variables of a text."""
    if element in kept:
        element.attrib.setdefault("fill", "#000000")
        marks.drawn += [(part, "") for part in _drawn(element) if _is_opaque(part)]
        return
    if _is_opaque(element) and (color := element.get("fill")):
        marks.drawn.append((element, None if is_ground(color.lower()) else color.lower()))
    for key in _PAINTS:
        if _COLOR.fullmatch(color := element.get(key, "").lower()):
            element.set(key, _variable(color, label))
    is_tick = _kind(element) in ("xtick", "ytick")  # its label lies upon no mark
    for child in element:
        kind = _kind(child)
        if kind == "text" and not is_tick:
            _paint_text(child, kept, marks)
        else:
            _paint(child, kept, marks, "" if kind == "patch" else "-text" if kind == "text" else label)


def _paint_text(text: ET.Element, kept: set[ET.Element], marks: _Marks) -> None:
    boxes = [part for part in text if _kind(part) == "patch"]
    letters = [part for part in text if part not in boxes]
    for each in boxes:
        _paint(each, kept, marks, "")
    under = marks.under(text)
    if under == "":
        kept |= set(letters)
    elif under is not None and not any("fill" in part.attrib for each in letters for part in each.iter()):
        text.set("fill", _variable("#000000", f"-on-{under[1:]}"))
    for each in letters:
        _paint(each, kept, marks, "-text" if under is None else f"-on-{under[1:]}")


class _Marks:
    """What is opaque, in the order of drawing."""

    def __init__(self, by_id: dict[str, ET.Element]) -> None:
        self.drawn: list[tuple[ET.Element, str | None]] = []
        """With its color: empty for what stays as drawn, nothing for a ground like the page."""
        self._by_id = by_id
        self._boxes: list[Points] = []
        self._box_of_marker: dict[str, Points] = {}

    def under(self, text: ET.Element) -> str | None:
        """The color of the last mark that most of a text lies upon; nothing if it lies upon the page."""
        corners = text_corners(text, self._by_id)
        if corners is None or not self.drawn:
            return None
        self._boxes += [self._box(element) for element, _ in self.drawn[len(self._boxes) :]]
        boxes, (low, high), center = np.array(self._boxes), box(corners), corners.mean(axis=0)
        common = np.clip(np.minimum(high, boxes[:, 1]) - np.maximum(low, boxes[:, 0]), 0, None).prod(axis=1)
        for i in reversed(np.flatnonzero(common > _MOST * (high - low).prod())):
            element, color = self.drawn[i]
            if Path(outline(element, self._by_id)).contains_point((center[0], center[1])):
                return color
        return None

    def _box(self, element: ET.Element) -> Points:
        if element.tag != SVG + "use" or "transform" in element.attrib:
            return box(points) if len(points := outline(element, self._by_id)) > 2 else _NOWHERE
        marker = element.get(XLINK + "href", "")
        if marker not in self._box_of_marker:
            self._box_of_marker[marker] = self._box(self._by_id[marker[1:]]) if marker[1:] in self._by_id else _NOWHERE
        return self._box_of_marker[marker] + (float(element.get("x", 0)), float(element.get("y", 0)))


def _variable(color: str, label: str) -> str:
    if label.startswith("-on-"):
        return f"var(--explorable-{color[1:]}{label},{color})"
    if color == "#ffffff" and not label:
        return f"var(--explorable-paper,{color})"
    role = palette.BY_COLOR.get(color)
    return f"var(--explorable-{role},{color})" if role else f"var(--explorable-{color[1:]}{label},{color})"


def _maps(svg: ET.Element) -> Iterator[ET.Element]:
    """Images, and the collections with more than one color to fill or to draw with."""
    for element in _drawn(svg):
        if element.tag == SVG + "image":
            yield element
        elif element.tag == SVG + "g" and _kind(element)[:1].isupper():
            drawn = [{part.get(key) for part in element.iter() if _COLOR.fullmatch(part.get(key, ""))} for key in _PAINTS]
            if max(map(len, drawn)) > 1:
                yield element


def _own_ground(axes: ET.Element, by_id: dict[str, ET.Element]) -> Points | None:
    """The box of axes whose ground is not the page."""
    clips = (re.fullmatch(r"url\(#(.*)\)", element.get("clip-path", "")) for element in axes.iter())
    shapes = (shape for clip in clips if clip and clip[1] in by_id for shape in by_id[clip[1]])
    where = next((box(points) for shape in shapes if len(points := outline(shape, by_id))), None)
    if where is None:
        return None
    maps = [element for element in _maps(axes)]
    background = _only_path(axes)
    if background is not None and _is_opaque(background) and np.allclose(box(outline(background, by_id)), where, atol=0.5):
        if maps or not _is_page(_fill(background)):
            return where
    for each in maps:
        if each.tag == SVG + "image" or _SURFACE.search(each.get("id", "")):
            low, high = box(np.concatenate([outline(part, by_id) for part in _drawn(each)]))
            covered = np.clip(np.minimum(high, where[1]) - np.maximum(low, where[0]), 0, None)
            if covered.prod() >= _COVERS * (where[1] - where[0]).prod():
                return where
    return None


def _upon(axes: ET.Element, ground: Points, by_id: dict[str, ET.Element]) -> Iterator[ET.Element]:
    """The artists of ``axes`` that lie upon its ground."""
    for child in axes:
        if any(_kind(part) in ("xtick", "ytick") for part in (child, *child)):  # an axis: its grid lies upon the ground, its labels beside
            yield from _upon(child, ground, by_id)
        elif any(part.get("clip-path") for part in child.iter()) or _lies_in(child, ground, by_id):
            yield child


def _lies_in(artist: ET.Element, ground: Points, by_id: dict[str, ET.Element]) -> bool:
    outlines = [points for part in _drawn(artist) if len(points := outline(part, by_id))]
    corners = text_corners(artist, by_id) if _kind(artist) == "text" or not outlines else box(np.concatenate(outlines))
    if corners is None:
        return False
    center = corners.mean(axis=0)
    return bool((ground[0] + 1 < center).all() and (center < ground[1] - 1).all())


def _drawn(element: ET.Element) -> Iterator[ET.Element]:
    """The element and all in it that is drawn where it stands."""
    if element.tag not in (SVG + "defs", SVG + "mask"):
        yield element
        for child in element:
            yield from _drawn(child)


def _kind(element: ET.Element) -> str:
    """matplotlib's name of a group without its number: ``axes``, ``text``, ``PathCollection``."""
    return re.sub(r"_\d+$", "", element.get("id", "")) if element.tag == SVG + "g" else ""


def _only_path(group: ET.Element) -> ET.Element | None:
    """The path of a figure's or axes' background: their first child is a patch."""
    return group[0][0] if len(group) and _kind(group[0]) == "patch" and len(group[0]) else None


def _fill(element: ET.Element) -> str:
    return element.get("fill", "#000000").lower()


def _is_opaque(element: ET.Element) -> bool:
    fill = _fill(element)
    return element.tag != SVG + "g" and _COLOR.fullmatch(fill) is not None and not _TRANSLUCENT & element.attrib.keys()


def _is_page(color: str) -> bool:
    """Whether a background is as light as paper."""
    return is_ground(color) and luminance(color) > 0.6
