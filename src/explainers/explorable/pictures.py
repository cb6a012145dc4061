"""Pictures in their cheapest exact form: each pixel of an array once, and a palette or grays where there are few colors."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from numpy.typing import NDArray
from PIL import Image, features

Pixels = NDArray[np.uint8]
"""(rows, columns, 4): red, green, blue, alpha."""

PNG, WEBP = "data:image/png;base64,", "data:image/webp;base64,"
PRINT_DPI = 160.0  # of the picture for print, which is what the page must look like

_MOST_WEBP = 4_000_000  # pixels
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def in_own_pixels(figure: Figure) -> None:
    """Before ``figure`` is written as SVG: have each picture written with its array's own pixels, which the page enlarges.

    Only where matplotlib itself would enlarge the pixels as they are: at ``nearest``, and at ``auto`` where each gets three or more of the
    print's. A picture that is smoothed, made smaller, or bent by a logarithmic axis stays matplotlib's.
    """
    for image in (image for ax in figure.axes for image in _images(ax)):
        array, alpha = image.get_array(), image.get_alpha()
        if array is None or array.size == 0 or not (alpha is None or np.isscalar(alpha)):
            continue
        rows, columns = array.shape[:2]
        left, right, bottom, top = image.get_extent()
        corners = image.get_transform().transform([(left, bottom), (right, top)])
        shown = np.abs(np.diff(corners, axis=0)[0]) / (columns, rows) * PRINT_DPI / figure.dpi
        least = {"nearest": 1.0, "auto": 3.0, "antialiased": 3.0}.get(image.get_interpolation(), np.inf)
        if np.all(shown > least):
            image.set_interpolation("none")


def _images(ax: Any) -> Iterator[AxesImage]:
    """Those of the axes and its insets; ``findobj`` would make every tick of the figure, which takes a fifth of a drawing."""
    yield from (image for image in ax.get_images() if type(image) is AxesImage)
    for inset in ax.child_axes:
        yield from _images(inset)


def lighten(svg: ET.Element) -> None:
    """Write, in place, each PNG of matplotlib's SVG in its cheapest form."""
    for image in svg.iter(_SVG + "image"):
        href = image.get(_HREF, "")
        if href.startswith(PNG):
            image.set(_HREF, encode(decode(href)))


def decode(href: str) -> Pixels:
    """The pixels of a picture in a ``data:`` address."""
    written = base64.b64decode(href.partition(",")[2])
    return np.asarray(Image.open(io.BytesIO(written)).convert("RGBA"))


def encode(pixels: Pixels) -> str:
    """The pixels as the lightest PNG that holds them exactly, in a ``data:`` address."""
    colors, which = _colors(pixels)
    opaque = bool((colors[:, 3] == 255).all())
    forms = [_png(Image.fromarray(np.ascontiguousarray(pixels[..., :3]) if opaque else pixels))]
    if opaque and (colors[:, :1] == colors[:, :3]).all():
        forms.append(_png(Image.fromarray(np.ascontiguousarray(pixels[..., 0]))))
    if len(colors) <= 256:
        order = _chain(colors)
        ranks = np.argsort(order)[which].astype(np.uint8)
        palette = [(b"PLTE", colors[order, :3].tobytes())] + ([] if opaque else [(b"tRNS", colors[order, 3].tobytes())])
        flat = Image.fromarray(ranks).convert("P")
        flat.putpalette(colors[order, :3].tobytes())
        bits = next(bits for bits in (1, 2, 4, 8) if len(colors) <= 2**bits)
        forms += [_recolored(png, palette) for png in (_png(Image.fromarray(ranks)), _png(flat, bits=bits))]
    return PNG + base64.b64encode(min(forms, key=len)).decode()


def encode_sheet(pixels: Pixels) -> str:
    """As :func:`encode`, or as a lossless WebP where that is lighter; it takes a second for a million pixels."""
    png = encode(pixels)
    if not features.check("webp") or pixels.shape[0] * pixels.shape[1] > _MOST_WEBP:
        return png
    stream = io.BytesIO()
    opaque = bool((pixels[..., 3] == 255).all())
    image = Image.fromarray(np.ascontiguousarray(pixels[..., :3]) if opaque else pixels)
    image.save(stream, format="webp", lossless=True, quality=90, method=5, exact=True)
    return min(png, WEBP + base64.b64encode(stream.getvalue()).decode(), key=len)


def _colors(pixels: Pixels) -> tuple[Pixels, NDArray[np.intp]]:
    """The distinct colors (colors, 4), and for each pixel the number of its own."""
    packed, which = np.unique(np.ascontiguousarray(pixels).view("<u4")[..., 0], return_inverse=True)
    return packed.view(np.uint8).reshape(-1, 4), which.reshape(pixels.shape[:2])


def _chain(colors: Pixels) -> NDArray[np.intp]:
    """An order of the colors in which neighbors are alike, so that PNG's filters, which take differences, find little: along a color map
    it is the color map's. From one end, always to the nearest color that is left."""
    points = colors.astype(float)
    apart = ((points[:, None] - points) ** 2).sum(axis=2)
    here = int(apart[int(apart[0].argmax())].argmax())
    order = [here]
    apart[:, here] = np.inf
    for _ in range(len(colors) - 1):
        here = int(apart[here].argmin())
        order.append(here)
        apart[:, here] = np.inf
    return np.array(order)


def _png(image: Image.Image, **options: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format="png", optimize=True, **options)
    return stream.getvalue()


def _recolored(png: bytes, palette: list[tuple[bytes, bytes]]) -> bytes:
    """A gray or palette PNG with another palette. Pillow filters grays, and never a palette's numbers; the pixels' bytes are the same."""
    out, at = [png[:8]], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            out.append(_chunk(kind, data[:9] + b"\x03" + data[10:]))
            out += [_chunk(name, colors) for name, colors in palette]
        elif kind not in (b"PLTE", b"tRNS"):
            out.append(_chunk(kind, data))
    return b"".join(out)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
