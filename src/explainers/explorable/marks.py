"""Marks that are alike become one path: each element of a page makes every move longer, and a path of many marks hardly does.

matplotlib writes each mark of a line or a scatter as an element of its own. Where all are of one opaque color, their union is what is seen,
and one path shows the same: circles as strokes of no length with round ends, other shapes one after another.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

import numpy as np

from explainers.explorable.outline import NUMBER, SVG, XLINK, Points
from explainers.explorable.paint import INK

_OPACITIES = ("opacity", "fill-opacity", "stroke-opacity")
_OWN = {"x", "y", "d", "id", XLINK + "href"}
_PART = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_CURVES, _ROUND = 8, 0.005  # of a circle: how many it has, and how far they may be off, of the radius


class _Mark(NamedTuple):
    """``outer`` is the child of the group, which is the ``use`` or has nothing else inside; ``look`` is what a run of marks shares."""

    outer: ET.Element
    use: ET.Element
    look: Hashable


def join_marks(svg: ET.Element) -> set[ET.Element]:
    """Join, in place, the marks of matplotlib's SVG whose looks are attributes: those that are all of a group's, and of one opaque color.

    One alone, too, as another state may have more; but not those of ticks, and no formulas, which are shared. Returns the paths of marks
    that are no circles: their shapes are small, and keep a hundredth of a unit.
    """
    shapes = {name: element for element in svg.iter(SVG + "path") if (name := element.get("id"))}
    fine = set()
    for group in list(_groups(svg)):
        marks = [mark for child in group if (mark := _mark(child)) is not None]
        alike = len({mark.look for mark in marks}) == 1 and list(group)[-len(marks) :] == [mark.outer for mark in marks]
        shape = shapes.get(marks[0].use.get(XLINK + "href", "")[1:]) if alike else None
        look = _one_color(marks[0].use, shape) if shape is not None else None
        if shape is None or look is None:
            continue
        # on the grid of the page, so that each mark has the same shape
        at = np.array([[float(mark.use.get("x", 0)), float(mark.use.get("y", 0))] for mark in marks]).round(1)
        parts = _parts(shape.get("d", ""))
        path = _dots(at, parts, look)
        if path is None:
            path = ET.Element(SVG + "path", {"d": " ".join(_moved(parts, place) for place in at), **look})
            fine.add(path)
        for mark in marks[1:]:
            group.remove(mark.outer)
        kept = marks[0]
        if kept.outer is kept.use:
            group[list(group).index(kept.use)] = path
        else:
            kept.outer[0] = path
    _drop_unused(svg)
    return fine


def _groups(element: ET.Element) -> Iterator[ET.Element]:
    """All groups inside that may have marks."""
    for group in element.findall(SVG + "g"):
        if not group.get("id", "").startswith(("xtick_", "ytick_", "text_")) and _mark(group) is None:
            yield group
            yield from _groups(group)


def _mark(child: ET.Element) -> _Mark | None:
    use = child[0] if child.tag == SVG + "g" and len(child) == 1 else child
    if use.tag != SVG + "use" or "transform" in use.attrib:
        return None
    around = () if use is child else tuple(child.attrib.items())
    return _Mark(child, use, (around, *((key, value) for key, value in use.attrib.items() if key not in ("x", "y"))))


def _one_color(use: ET.Element, shape: ET.Element) -> dict[str, str] | None:
    """The look of a mark; nothing where the order of many shows, as they are translucent or of two colors."""
    look = {key: value for each in (use, shape) for key, value in each.attrib.items() if key not in _OWN}
    if "fill" not in look and look.get("stroke") in (INK, "#000000"):
        look["fill"] = look["stroke"]  # black is not written where it fills
    filled = look.get("fill") != "none" and float(look.get("fill-opacity", 1)) > 0
    faded = any(float(look.get(key, 1)) < 1 for key in _OPACITIES if filled or key != "fill-opacity")
    two = filled and look.get("stroke", "none") not in ("none", look.get("fill"))
    return None if "transform" in shape.attrib or faded or two else look


def _parts(d: str) -> list[tuple[str, Points]]:
    """The commands of absolute path data, each with its points."""
    return [(command, np.array(NUMBER.findall(numbers), dtype=float).reshape(-1, 2)) for command, numbers in _PART.findall(d)]


def _dots(at: Points, parts: list[tuple[str, Points]], look: dict[str, str]) -> ET.Element | None:
    """Filled circles as strokes of no length; nothing if the mark is no circle of curves or has no color of its own."""
    curves = np.array([points[-1] for command, points in parts if command == "C"])
    if look.get("fill", "none") == "none" or float(look.get("fill-opacity", 1)) == 0 or "stroke-dasharray" in look:
        return None
    if len(curves) < _CURVES or {command for command, _ in parts} - set("MCz"):
        return None
    center = (curves.min(axis=0) + curves.max(axis=0)) / 2
    radii = np.hypot(*(curves - center).T)
    radius = float(radii.mean())
    if np.abs(radii - radius).max() > _ROUND * radius + 1e-6:
        return None
    width = 2 * radius + (float(look.get("stroke-width", 1)) if look.get("stroke", "none") != "none" else 0)
    d = " ".join(f"M {x:.1f} {y:.1f} L {x:.1f} {y:.1f}" for x, y in at + center)
    around = {key: value for key, value in look.items() if not key.startswith(("fill", "stroke"))}
    stroke = {"stroke": look["fill"], "stroke-width": f"{width:.4g}", "stroke-linecap": "round"}
    return ET.Element(SVG + "path", {"d": d, "fill": "none", **stroke, **around})


def _moved(parts: list[tuple[str, Points]], by: Points) -> str:
    """Path data, moved."""
    return " ".join(" ".join([command, *(f"{x:.4f} {y:.4f}" for x, y in points + by)]) for command, points in parts)


def _drop_unused(svg: ET.Element) -> None:
    """Delete the shapes of marks that nothing refers to any more."""
    used = {element.get(XLINK + "href", "")[1:] for element in svg.iter(SVG + "use")}
    for parent in list(svg.iter()):
        for defs in parent.findall(SVG + "defs"):
            for shape in defs.findall(SVG + "path"):
                if shape.get("id") not in used:
                    defs.remove(shape)
            if not len(defs):
                parent.remove(defs)
