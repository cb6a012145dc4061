"""The HTML that every rendering shares: panels of SVG with their alternative text, and style and script for a bare page."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from xml.etree import ElementTree as ET

from explainers.look import palette


def panels(svgs: Iterable[ET.Element], alt: str) -> str:
    """The panels of a figure, each an image with the alternative text ``alt``."""
    label = f'<svg role="img" aria-label="{escape(alt)}" '
    return "".join(label + ET.tostring(svg, encoding="unicode").removeprefix("<svg ") for svg in svgs)


def style() -> str:
    """The palette and the figures' style sheet, as an element."""
    return f"<style>{palette.css()}{_read('explorable.css')}</style>"


def script() -> str:
    """The player, as an element."""
    return f"<script>{_read('player.js')}</script>"


def _read(name: str) -> str:
    return (files("explainers.explorable") / name).read_text("utf-8")
