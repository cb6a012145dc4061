"""Pictures that follow the reader's theme, as lines and letters do.

A picture of one role's color whose alpha varies (:func:`explainers.look.style.show_image` makes such) becomes a rectangle of that
role, seen through the picture as a mask: in the dark the ink is light. The mask is a gray PNG, a third of matplotlib's in size.
Other pictures stay as they are.
"""

from __future__ import annotations

import base64
import io
from xml.etree import ElementTree as ET

import numpy as np
from PIL import Image

from explainers.look import palette

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_PNG = "data:image/png;base64,"


def tint_images(svg: ET.Element) -> None:
    """Replace, in place, each picture of one role's color by the role seen through a mask."""
    parents = {child: parent for parent in svg.iter() for child in parent}
    for number, image in enumerate(list(svg.iter(_SVG + "image"))):
        tinted = _tinted(image, f"mask{number}")
        if tinted is not None:
            parent = parents[image]
            parent[list(parent).index(image)] = tinted


def _tinted(image: ET.Element, name: str) -> ET.Element | None:
    if not image.get(_HREF, "").startswith(_PNG):
        return None
    png = base64.b64decode(image.get(_HREF, "").removeprefix(_PNG))
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))
    colors = np.unique(pixels[..., :3].reshape(-1, 3), axis=0)
    color = "#" + bytes(colors[0]).hex()
    if len(colors) > 1 or color not in palette.BY_COLOR:
        return None
    place = {"x": image.get("x", "0"), "y": image.get("y", "0"), "width": image.get("width", ""), "height": image.get("height", "")}
    group = ET.Element(_SVG + "g", {"transform": image.get("transform", "")})
    mask = ET.SubElement(group, _SVG + "mask", {"id": name, "maskUnits": "userSpaceOnUse", **place})
    href = _PNG + base64.b64encode(_gray_png(pixels[..., 3])).decode()
    ET.SubElement(mask, _SVG + "image", {_HREF: href, **place, "preserveAspectRatio": "none", "image-rendering": "pixelated"})
    ET.SubElement(group, _SVG + "rect", {**place, "fill": color, "mask": f"url(#{name})"})
    return group


def _gray_png(gray: np.ndarray) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(gray).save(stream, format="png", optimize=True)
    return stream.getvalue()
