"""The pictures of all states in one: a browser decodes it once, and shows another state in the next frame by moving it behind a window.

    <g data-sprite="" transform="…" clip-path="url(#window)">     the picture's place, and the window
      <g transform="translate(-82 -62)">                          absent in the start state; all that a move changes
        <image …/>                                                the start state's picture, there without a script
        <image …/>                                                the sheet below it, which arrives with the table
      </g>
    </g>

Around each picture on a sheet its outermost pixels are repeated, so that a window between two of the screen's pixels shows no neighbor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import numpy as np

from explainers.explorable.pictures import PNG, Pixels, decode, encode, encode_sheet

MOST_SIDE = 4096
"""Pixels: what every browser decodes and draws."""

MOST_SHEETS = 4
_MARGIN = 2
_PLACE = ("x", "y", "width", "height")
_OUTSIDE = ("transform", "opacity")  # of the whole; all else is the picture's own


@dataclass(frozen=True)
class Sprite:
    """A picture that changes from state to state.

    Attributes:
        element: what stands in the base in place of the picture.
        changes: the elements in it that change, the attribute, and its value in each state.
        sheets: the elements in it that get a sheet each, and its address.
    """

    element: ET.Element
    changes: tuple[tuple[ET.Element, str, list[str | None]], ...]
    sheets: tuple[tuple[ET.Element, str], ...]


def sprite(images: Sequence[ET.Element], start: int, window: str) -> Sprite | None:
    """The sprite of ``images``, one a state; ``window`` is an identifier that nothing else has.

    ``None`` where that cannot be: a picture is no PNG, the pictures are drawn in different ways, or they have too many pixels.
    """
    hrefs = [image.get("href", "") for image in images]
    looks = {frozenset(item for item in image.items() if item[0] not in ("href", *_PLACE, *_OUTSIDE)) for image in images}
    if len(looks) > 1 or not all(href.startswith(PNG) for href in hrefs):
        return None
    pictures = {href: decode(href) for href in dict.fromkeys(hrefs)}
    places = [tuple(float(image.get(key, "0")) for key in _PLACE) for image in images]
    unit_x, unit_y = (places[start][2 + axis] / pictures[hrefs[start]].shape[1 - axis] for axis in (0, 1))  # the size of a pixel
    for href, (_, _, width, height) in zip(hrefs, places, strict=True):
        down, across = pictures[href].shape[:2]
        if abs(width - across * unit_x) > 0.11 or abs(height - down * unit_y) > 0.11:  # both are rounded to a tenth
            return None
    rows, columns = (max(picture.shape[axis] for picture in pictures.values()) + 2 * _MARGIN for axis in (0, 1))
    first = pictures.pop(hrefs[start])
    down, most = MOST_SIDE // rows, MOST_SIDE // columns
    if not pictures or len(pictures) > down * most * MOST_SHEETS:
        return None
    across = min(most, -(-len(pictures) // down))  # tall: a picture above another is mostly like it, and near it in the file

    here = images[start]
    element = ET.Element("g", {"data-sprite": "", "clip-path": f"url(#{window})"})
    frame = ET.SubElement(ET.SubElement(element, "clipPath", {"id": window}), "rect")
    mover = ET.SubElement(element, "g")
    shown = ET.SubElement(mover, "image", {key: value for key, value in here.items() if key not in _OUTSIDE})

    sheets = []
    offsets = {hrefs[start]: (0, 0)}  # pixels from the start state's picture to each other's
    top = first.shape[0] + _MARGIN
    named = list(pictures.items())
    for begin in range(0, len(named), across * down):
        tiles = named[begin : begin + across * down]
        sheet = _sheet([picture for _, picture in tiles], across, rows, columns)
        for i, (href, _) in enumerate(tiles):
            offsets[href] = (i % across * columns + _MARGIN, top + i // across * rows + _MARGIN)
        size = {"width": _short(sheet.shape[1] * unit_x), "height": _short(sheet.shape[0] * unit_y)}
        place = {"y": _short(places[start][1] + top * unit_y), **size, "preserveAspectRatio": "none"}
        sheets.append((ET.SubElement(mover, "image", {**shown.attrib, **place}), encode_sheet(sheet)))
        sheets[-1][0].attrib.pop("href")
        top += sheet.shape[0] + _MARGIN

    x, y = places[start][:2]
    moves: list[str | None] = []
    for href, at in zip(hrefs, places, strict=True):
        right, below = at[0] - x - offsets[href][0] * unit_x, at[1] - y - offsets[href][1] * unit_y
        moves.append(f"translate({_short(right)} {_short(below)})" if right or below else None)
    changes = [(frame, key, [image.get(key) for image in images]) for key in _PLACE]
    changes += [(element, key, [image.get(key) for image in images]) for key in _OUTSIDE]
    return Sprite(element, ((mover, "transform", moves), *changes), tuple(sheets))


def cut(element: ET.Element) -> ET.Element:
    """The picture that a sprite shows, as it was drawn alone; the inverse of :func:`sprite` in one state."""
    window, mover = element[0][0], element[1]
    shown, *sheets = mover
    image = ET.Element("image", {key: value for key, value in shown.items() if key not in (*_PLACE, "href")})
    image.attrib.update(window.attrib)
    image.attrib.update({key: value for key, value in element.items() if key in (*_OUTSIDE, "display")})
    image.set("href", shown.get("href", ""))
    moved = mover.get("transform", "translate(0 0)")[10:-1].split()
    x, y, columns, rows = (float(window.get(key, "0")) for key in _PLACE)
    left, top = x - float(moved[0]), y - float(moved[1])  # where the window is among the pictures
    down, across = decode(shown.get("href", "")).shape[:2]
    unit_x, unit_y = float(shown.get("width", "1")) / across, float(shown.get("height", "1")) / down
    for sheet in sheets:
        right, below = left - float(sheet.get("x", "0")), top - float(sheet.get("y", "0"))
        if 0 <= below < float(sheet.get("height", "0")) and sheet.get("href"):
            first, last, begin, end = (
                round(at) for at in (below / unit_y, (below + rows) / unit_y, right / unit_x, (right + columns) / unit_x)
            )
            image.set("href", encode(decode(sheet.get("href", ""))[first:last, begin:end]))
    return image


def _sheet(pictures: Sequence[Pixels], across: int, rows: int, columns: int) -> Pixels:
    """The pictures in cells of ``rows`` by ``columns``, each with its outermost pixels repeated to the cell's edge."""
    down = -(-len(pictures) // across)
    cells = np.empty((down * across, rows, columns, 4), np.uint8)
    for i in range(len(cells)):
        picture = pictures[min(i, len(pictures) - 1)]  # no new color in the cells that are left over
        around = [(_MARGIN, size - _MARGIN - own) for size, own in zip((rows, columns), picture.shape, strict=False)]
        cells[i] = np.pad(picture, (*around, (0, 0)), mode="edge")
    return cells.reshape(down, across, rows, columns, 4).swapaxes(1, 2).reshape(down * rows, across * columns, 4)


def _short(number: float) -> str:
    return f"{number:.6g}"
