"""Where the elements of matplotlib's SVG lie: outlines of paths, markers and pictures, boxes of texts."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import numpy as np
from numpy.typing import NDArray

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"

Points = NDArray[np.float64]
"""Points of the figure, (n, 2)."""

NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_STEP = re.compile(r"(matrix|translate|scale|rotate)\(([^)]*)\)")
_NOWHERE: Points = np.empty((0, 2))


def outline(element: ET.Element, by_id: dict[str, ET.Element]) -> Points:
    """The points of a path (control points too), of a ``use`` of one, of a rectangle or of a picture; none of anything else.

    ``by_id`` has the elements that others refer to.
    """
    if element.tag == SVG + "path":
        points = np.array(NUMBER.findall(element.get("d", "")), dtype=float).reshape(-1, 2)
    elif element.tag == SVG + "use":
        used = by_id.get(element.get(XLINK + "href", "").removeprefix("#"))
        points = outline(used, by_id) + _place(element) if used is not None else _NOWHERE
    elif element.tag in (SVG + "rect", SVG + "image"):
        size = np.array([float(element.get("width", 0)), float(element.get("height", 0))])
        points = _place(element) + np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * size
    else:
        return _NOWHERE
    return transformed(points, element.get("transform", ""))


def box(points: Points) -> Points:
    """The corners of ``points``: least x and y, then greatest."""
    return np.array([points.min(axis=0), points.max(axis=0)])


def text_corners(text: ET.Element, by_id: dict[str, ET.Element]) -> Points | None:
    """About where the corners of a group's first text are, or of the shapes of a formula, or nothing if it has neither; glyphs are taken
    half as wide as high. ``by_id`` as in :func:`outline`."""
    shift = ""
    for element in text.iter():
        shift = element.get("transform", shift) if element.tag == SVG + "g" else shift
        if element.tag == SVG + "text":
            size = float(NUMBER.findall(element.get("font-size", "10"))[0])
            width = 0.5 * size * len("".join(element.itertext()).strip())
            left = {"middle": -width / 2, "end": -width}.get(element.get("text-anchor", ""), 0.0)
            corners = _place(element) + np.array([(left, 0), (left + width, 0), (left + width, -0.7 * size), (left, -0.7 * size)])
            return transformed(transformed(corners, element.get("transform", "")), shift)
    shapes = [points for part in text.iter(SVG + "use") if len(points := outline(part, by_id))]
    if not shapes:
        return None
    (left, top), (right, bottom) = box(transformed(np.concatenate(shapes), shift))
    return np.array([(left, bottom), (right, bottom), (right, top), (left, top)])


def transformed(points: Points, transform: str) -> Points:
    """``points`` under an SVG transform."""
    for kind, written in reversed(_STEP.findall(transform)):
        numbers = [float(number) for number in NUMBER.findall(written)]
        if kind == "matrix":
            points = points @ np.array(numbers[:4]).reshape(2, 2) + numbers[4:]
        elif kind == "translate":
            points = points + np.array([numbers[0], numbers[1] if len(numbers) > 1 else 0.0])
        elif kind == "scale":
            points = points * np.array([numbers[0], numbers[-1]])
        else:
            angle, center = np.deg2rad(numbers[0]), np.array(numbers[1:] or [0.0, 0.0])
            turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
            points = (points - center) @ turn + center
    return points


def _place(element: ET.Element) -> Points:
    return np.array([float(element.get("x", 0)), float(element.get("y", 0))])
