"""One state of an explorable as matplotlib draws it: SVG for the page (made fit for it by :mod:`clean`), PNG for print."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.figure import Figure

from explainers.explorable.clean import clean
from explainers.explorable.kept_axes import KeptAxes
from explainers.explorable.pictures import in_own_pixels
from explainers.explorable.svg import SETTINGS, write
from explainers.look import palette

WIDTH = 4.8
"""Inches: the width of a panel, and of a phone's column."""

Frame = tuple[ET.Element, ...]
"""One SVG element a panel."""

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
    with _rc_lock, mpl.rc_context(SETTINGS):
        figure = Figure(figsize=(WIDTH, height))
        draw(figure.subplots(), result)
        in_own_pixels(figure)
        kept.leave_out(figure)
        svg = write(figure)
        kept.put_back(svg)
    return clean(svg, prefix)
