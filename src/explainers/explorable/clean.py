"""matplotlib's SVG made fit for a page: small, with colors that follow the page's theme, and without a ``style`` attribute.

All looks are presentation attributes, which a strict Content Security Policy allows where it refuses ``style``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree as ET

from explainers.explorable.marks import join_marks
from explainers.explorable.outline import NUMBER, SVG, XLINK
from explainers.explorable.paint import INK, paint
from explainers.explorable.pictures import lighten
from explainers.explorable.tint import tint_images

LOOKS = frozenset(
    "fill fill-opacity fill-rule stroke stroke-opacity stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray "
    "stroke-dashoffset opacity clip-path mask filter stop-color stop-opacity font-size font-style font-variant font-weight font-stretch "
    "text-anchor image-rendering shape-rendering".split()
)
"""The CSS properties that SVG has as attributes, and that matplotlib may write."""

INHERITED = {"fill": INK, "stroke-linejoin": "round", "stroke-linecap": "butt", "font-family": "sans-serif", "direction": "ltr"}
"""What all of a figure inherits: matplotlib's black and its one global rule, a font where no style sheet gives one, left to right."""


def clean(svg: ET.Element, prefix: str) -> ET.Element:
    """matplotlib's SVG made fit for a page, in place: no metadata or global style, short ids that start with ``prefix``, looks as
    attributes, colors and pictures of one color as CSS variables by role, marks of one color joined, the page's font, numbers on a grid of
    a tenth of a unit (a hundredth in markers), paths relative.

    Raises:
        ValueError: matplotlib wrote a property that SVG does not have as an attribute.
    """
    for parent in list(svg.iter()):
        for child in list(parent):
            if child.tag in (SVG + "metadata", SVG + "style"):
                parent.remove(child)
    for element in svg.iter():
        element.attrib.update(_looks(element.attrib.pop("style", "")))
    tint_images(svg)
    lighten(svg)
    paint(svg)
    fine = join_marks(svg)
    _shorten_ids(svg, prefix)
    fine |= {element for defs in svg.iter(SVG + "defs") for element in defs.iter()}
    for element in svg.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.text = element.text if element.text and element.text.strip() else None
        element.tail = None
        written = dict(element.attrib)
        element.attrib.clear()
        for key, value in written.items():
            short = _short_value(key, value, 2 if element in fine else 1)
            if short:
                element.set(key.removeprefix(XLINK), short)
    box = svg.get("viewBox", "")
    svg.attrib.clear()
    svg.attrib.update({"viewBox": box, **INHERITED})
    return svg


def _looks(style: str) -> dict[str, str]:
    """The declarations of a ``style`` attribute as presentation attributes; the page chooses the family of fonts."""
    found: dict[str, str] = {}
    for declaration in style.split(";"):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key == "font":  # "italic 10px 'DejaVu Sans', …", of matplotlib before 3.10
            size = re.search(r"[\d.]+px", value)
            for word in value[: size.start()].split() if size else ():
                kind = "style" if word in ("italic", "oblique") else "variant" if word == "small-caps" else "weight"
                found[f"font-{kind}"] = word
            found["font-size"] = size[0] if size else "10px"
        elif key in LOOKS:
            found[key] = value
        elif key not in ("", "font-family"):
            raise ValueError(f"matplotlib wrote {key}: {value}, which SVG has no attribute for; add it to what explorable/clean.py knows")
    return found


def _shorten_ids(svg: ET.Element, prefix: str) -> None:
    """Keep only the ids that something refers to, renamed in the order of their appearance; those of clip paths first, as there are as many
    in all states, while the shapes of marks come and go."""
    used = set()
    for element in svg.iter():
        for value in element.attrib.values():
            used.update(re.findall(r"url\(#([^)]+)\)", value))
        used.add(element.get(XLINK + "href", "").removeprefix("#"))
    named = {identifier: element for element in svg.iter() if (identifier := element.attrib.pop("id", None)) in used}
    in_order = sorted(named, key=lambda identifier: named[identifier].tag != SVG + "clipPath")
    names = {identifier: f"{prefix}-{i}" for i, identifier in enumerate(in_order)}
    for identifier, element in named.items():
        element.set("id", names[identifier])
    for element in svg.iter():
        for key, value in element.attrib.items():
            if key == XLINK + "href" and value[:1] == "#" and value[1:] in names:  # not an author's link to a heading
                element.set(key, "#" + names[value[1:]])
            elif "url(#" in value:
                element.set(key, re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{names[m[1]]})", value))


def _short_value(key: str, value: str, digits: int) -> str:
    if key == "d":
        return relative_path(value, digits)
    if key == "font-size":
        return value.removesuffix("px")
    if key in ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "x2", "y1", "y2") and NUMBER.fullmatch(value):
        return _decimal(round(float(value) * 10**digits), digits)
    if key == "transform":
        value = re.sub(r"rotate\(-?0(?: [^)]*)?\)\s*", "", value)
        # six digits: scale factors are small, and rounding them moves images
        return NUMBER.sub(lambda m: f"{float(m[0]):.6g}", value).strip()
    return value


_COMMAND = re.compile(r"([MLCQz])([^MLCQz]*)", re.IGNORECASE)


@lru_cache(maxsize=256)  # what all states of a figure share, such as a landscape of contours, is written once
def relative_path(d: str, digits: int = 1) -> str:
    """Absolute path data ``M L C Q z`` as relative commands on a grid of 10^-digits; points are rounded, so errors do not add up."""
    out: list[str] = []
    here, opened, last = (0, 0), (0, 0), ""
    for command, arguments in _COMMAND.findall(d):
        if command in "zZ":
            out.append("z")
            here, last = opened, ""
            continue
        numbers = [round(float(v) * 10**digits) for v in NUMBER.findall(arguments)]
        points = list(zip(numbers[0::2], numbers[1::2], strict=True))
        steps = []
        size = {"M": 1, "L": 1, "C": 3, "Q": 2}[command]
        for i, point in enumerate(points):
            steps += [point[0] - here[0], point[1] - here[1]]
            if (i + 1) % size == 0:
                here = point
        if command == "M":
            opened = here
        letter = command.lower()
        # the reader of a path takes numbers after m for l, and repeats the last command by itself
        body = "".join(_decimal(s, digits) if s < 0 else " " + _decimal(s, digits) for s in steps)
        repeated = (letter == last and letter != "m") or (letter == "l" and last == "m")
        out.append(body if repeated else letter + body.lstrip())
        last = letter
    return "".join(out)


def _decimal(grid: int, digits: int) -> str:
    """``grid`` / 10^digits, as short as it can be written: 5 with one digit is ``.5``."""
    whole, part = divmod(abs(grid), 10**digits)
    fraction = f"{part:0{digits}d}".rstrip("0")
    return ("-" if grid < 0 else "") + (f"{whole or ''}.{fraction}" if fraction else str(whole))
