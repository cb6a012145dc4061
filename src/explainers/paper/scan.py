"""Codes to scan, as drawings."""

from __future__ import annotations

import io
from html import escape

import segno


def code(address: str) -> str:
    """The QR code of an address: an ``<svg>`` with the address as its text alternative, the same bytes each time."""
    out = io.BytesIO()
    made = segno.make(address, error="m", micro=False, boost_error=False)
    made.save(out, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, dark="#000", light="#fff", nl=False)
    drawing = out.getvalue().decode("utf-8")
    return drawing.replace("<svg ", f'<svg role="img" aria-label="{escape("Code to scan: " + address)}" ', 1)
