"""One state of an explorable as matplotlib draws it: clean SVG for the page, PNG for print."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.figure import Figure

from explainers.explorable.kept_axes import KeptAxes
from explainers.explorable.pictures import in_own_pixels, lighten
from explainers.explorable.tint import tint_images
from explainers.look import palette

WIDTH = 4.8
"""Inches: the width of a panel, and of a phone's column."""

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"

Frame = tuple[ET.Element, ...]
"""One SVG element a panel."""

_RC: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "explorable", "svg.image_inline": True, "figure.dpi": 72}
_rc_lock = Lock()  # rcParams are global, and the live rendering draws in a thread


def draw_frame(
    panels: Sequence[Callable[..., object]], result: Any, height: float, name: str, kept: Sequence[KeptAxes] | None = None
) -> Frame:
    """Draw ``result`` on one figure a panel and return their clean SVG, with ids that start with ``name``.

    ``kept`` has one memory of drawn axes a panel; it makes later frames quicker and changes nothing that is drawn.
    """
    memories = kept or [KeptAxes() for _ in panels]
    return tuple(_draw_svg(draw, result, height, f"{name}-{i}", memories[i]) for i, draw in enumerate(panels))


def draw_png(panels: Sequence[Callable[..., object]], result: Any, height: float, dpi: int = 160) -> str:
    """All panels side by side as one PNG, in base64."""
    with _rc_lock:
        figure = Figure(figsize=(WIDTH * len(panels), height), dpi=dpi)
        for draw, part in zip(panels, figure.subfigures(1, len(panels), squeeze=False).flat, strict=True):
            draw(part.subplots(), result)
        stream = io.BytesIO()
        figure.savefig(stream, format="png", dpi=dpi, facecolor=palette.PAPER, metadata={"Software": None})
    return base64.b64encode(stream.getvalue()).decode()


def _draw_svg(draw: Callable[..., object], result: Any, height: float, prefix: str, kept: KeptAxes) -> ET.Element:
    stream = io.BytesIO()
    with _rc_lock, mpl.rc_context(_RC):
        figure = Figure(figsize=(WIDTH, height))
        draw(figure.subplots(), result)
        in_own_pixels(figure)
        kept.leave_out(figure)
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
        svg = ET.fromstring(stream.getvalue())
        kept.put_back(svg)
    return clean(svg, prefix)


def clean(svg: ET.Element, prefix: str) -> ET.Element:
    """matplotlib's SVG made fit for a page, in place: no metadata or global style, short ids that start with ``prefix``, colors and
    pictures of one color as CSS variables by role, the page's font, numbers on a grid of a tenth of a unit (a hundredth in markers),
    paths relative."""
    for parent in list(svg.iter()):
        for child in list(parent):
            if child.tag in (SVG + "metadata", SVG + "style"):
                parent.remove(child)
    tint_images(svg)
    lighten(svg)
    _shorten_ids(svg, prefix)
    in_defs = {element for defs in svg.iter(SVG + "defs") for element in defs.iter()}
    for element in svg.iter():
        element.tag = element.tag.removeprefix(SVG)
        element.text = element.text if element.text and element.text.strip() else None
        element.tail = None
        for key, value in list(element.attrib.items()):
            element.attrib.pop(key)
            element.set(key.removeprefix(XLINK), _short_value(key, value, 2 if element in in_defs else 1))
        for key in [key for key, value in element.attrib.items() if value == ""]:
            element.attrib.pop(key)
    box = svg.get("viewBox", "")
    svg.attrib.clear()
    # matplotlib's one global rule, as inherited properties of this figure alone
    svg.attrib.update({"viewBox": box, "style": "stroke-linejoin:round;stroke-linecap:butt"})
    return svg


def _shorten_ids(svg: ET.Element, prefix: str) -> None:
    """Keep only the ids that something refers to, renamed in the order of their appearance."""
    used = set()
    for element in svg.iter():
        for value in element.attrib.values():
            used.update(re.findall(r"url\(#([^)]+)\)", value))
        used.add(element.get(XLINK + "href", "").removeprefix("#"))
    names: dict[str, str] = {}
    for element in svg.iter():
        identifier = element.attrib.pop("id", None)
        if identifier is not None and identifier in used:
            names[identifier] = f"{prefix}-{len(names)}"
            element.set("id", names[identifier])
    for element in svg.iter():
        for key, value in element.attrib.items():
            if key == XLINK + "href" and value.startswith("#"):
                element.set(key, "#" + names[value[1:]])
            elif "url(#" in value:
                element.set(key, re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{names[m[1]]})", value))


def _short_value(key: str, value: str, digits: int) -> str:
    if key == "d":
        return relative_path(value, digits)
    if key == "style":
        return _short_style(value)
    if key in ("x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "x2", "y1", "y2") and _NUMBER.fullmatch(value):
        return _decimal(round(float(value) * 10**digits), digits)
    if key == "transform":
        value = re.sub(r"rotate\(-?0(?: [^)]*)?\)\s*", "", value)
        # six digits: scale factors are small, and rounding them moves images
        return _NUMBER.sub(lambda m: f"{float(m[0]):.6g}", value).strip()
    return value


def _short_style(style: str) -> str:
    kept = []
    for declaration in style.split(";"):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key in ("font-family", ""):
            continue
        if key == "font":  # "italic 10px 'DejaVu Sans', …": the page chooses the family
            size = re.search(r"[\d.]+px", value)
            slant = ["font-style:italic"] if "italic" in value else []
            weight = ["font-weight:bold"] if re.search(r"\b(bold|[6-9]00)\b", value) else []
            kept += [*slant, *weight, f"font-size:{size[0]}" if size else "font-size:10px"]
            continue
        role = palette.BY_COLOR.get(value.lower())
        kept.append(f"{key}:var(--tmp-{role})" if role else f"{key}:{value}")
    return ";".join(kept)


_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_COMMAND = re.compile(r"([MLCQz])([^MLCQz]*)", re.IGNORECASE)


def relative_path(d: str, digits: int = 1) -> str:
    """Absolute path data ``M L C Q z`` as relative commands on a grid of 10^-digits; points are rounded, so errors do not add up."""
    out: list[str] = []
    here, opened, last = (0, 0), (0, 0), ""
    for command, arguments in _COMMAND.findall(d):
        if command in "zZ":
            out.append("z")
            here, last = opened, ""
            continue
        numbers = [round(float(v) * 10**digits) for v in _NUMBER.findall(arguments)]
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
