"""One state of an explorable as matplotlib draws it: SVG for the page (made fit for it by :mod:`clean`), PNG for print."""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Callable, Sequence
from threading import RLock
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from PIL import Image

from explainers.explorable import legends
from explainers.explorable.clean import clean
from explainers.explorable.faces import missing_faces
from explainers.explorable.ink import unnamed
from explainers.explorable.kept_axes import KeptAxes
from explainers.explorable.panel import Panel, paint
from explainers.explorable.pictures import in_own_pixels
from explainers.explorable.svg import SETTINGS, write
from explainers.look import palette

WIDTH = 4.8
"""Inches: the width of a panel, and of a phone's column."""

Frame = tuple[ET.Element, ...]
"""One SVG element a panel."""

Watch = Callable[[int, Figure], Callable[[ET.Element], object]]
"""``watch(i, figure)`` is called when panel ``i`` has drawn on ``figure``, and what it returns with the SVG that matplotlib wrote."""

_rc_lock = RLock()  # rcParams are global, and the live rendering draws in a thread
if hasattr(os, "register_at_fork"):  # a process is not split while that thread draws: the new one would wait for it for ever
    os.register_at_fork(before=_rc_lock.acquire, after_in_parent=_rc_lock.release, after_in_child=_rc_lock.release)


def draw_frame(
    panels: Sequence[Panel], result: Any, height: float, name: str, kept: Sequence[KeptAxes] | None = None, *, watch: Watch | None = None
) -> Frame:
    """Draw ``result`` on one figure a panel and return their clean SVG, with ids that start with ``name``.

    ``kept`` has one memory of drawn axes a panel; it makes later frames quicker and changes nothing that is drawn. ``watch`` sees what is
    drawn.
    """
    memories = kept or [KeptAxes() for _ in panels]
    frame = []
    for i, panel in enumerate(panels):
        with _rc_lock, mpl.rc_context(SETTINGS):
            figure = Figure(figsize=(WIDTH, height))
            paint(panel, figure, result)
            in_own_pixels(figure)
            unnamed(figure)
            written = watch(i, figure) if watch else None
            memories[i].leave_out(figure)
            svg = write(figure)
            memories[i].put_back(svg)
            if written:
                written(svg)
        frame.append(clean(svg, f"{name}-{i}"))
    return tuple(frame)


def draw_png(
    panels: Sequence[Panel], result: Any, height: float, dpi: int = 160, lacking: Callable[[int, dict[str, str]], object] | None = None
) -> str:
    """All panels side by side as one PNG, in base64; each is drawn on a figure of its own, as for the page.

    ``lacking`` is called with a panel's number, and the characters that have no face with the fonts that lack them.
    """
    pictures = []
    for i, panel in enumerate(panels):
        with missing_faces() as lacks:
            pictures.append(_draw_agg(panel, result, height, dpi))
        if lacks and lacking is not None:
            lacking(i, lacks)
    whole = Image.new("RGB", (sum(picture.width for picture in pictures), max(picture.height for picture in pictures)), palette.PAPER)
    left = 0
    for picture in pictures:
        whole.paste(picture, (left, 0))
        left += picture.width
    stream = io.BytesIO()
    whole.save(stream, format="png", dpi=(dpi, dpi))
    return base64.b64encode(stream.getvalue()).decode()


def _draw_agg(panel: Panel, result: Any, height: float, dpi: int) -> Image.Image:
    stream = io.BytesIO()
    with _rc_lock, mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(WIDTH, height))
        paint(panel, figure, result)
        legends.hold(figure)
        FigureCanvasAgg(figure)
        figure.savefig(stream, format="png", dpi=dpi, facecolor=_ground(figure))
    return Image.open(stream).convert("RGB")


def _ground(figure: Figure) -> str:
    """The color behind a printed figure: its own, or paper where that is white or lets the page through, as on the page."""
    color = to_hex(figure.get_facecolor(), keep_alpha=True)
    return color if color.endswith("ff") and color != "#ffffffff" else palette.PAPER
