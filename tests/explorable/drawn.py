"""What was drawn, in a form that can be compared: by the built page, and by the live widget."""

from __future__ import annotations

import json
import re
from html import unescape
from xml.etree import ElementTree as ET

from explainers.explorable.fold import as_drawn
from explainers.explorable.live import Live

Drawn = tuple[list[str], str]
"""Canonical SVG of each panel, and the caption."""

_PANELS = re.compile(r'<div class="explorable-panels">(.*?)</div>', re.DOTALL)
_TABLE = re.compile(r'class="explorable-table">(.*?)</script>', re.DOTALL)
_CAPTION = re.compile(r"<figcaption[^>]*>(.*?)</figcaption>", re.DOTALL)
_IDS = re.compile(r'data-ids="([^"]+)"')


def drawn_in_page(html: str, number: int, table: str | None = None) -> Drawn:
    """State ``number`` of the one explorable in ``html``, changed as the player does it; ``table`` if it stands in a file of its own."""
    changes = json.loads(table if table is not None else _TABLE.search(html)[1])
    panels = list(ET.fromstring(f"<panels>{_PANELS.search(html)[1]}</panels>"))
    for svg, changes_of_panel in zip(panels, changes["panels"], strict=True):
        marked = {element.attrib.pop("data-e"): element for element in list(svg.iter()) if "data-e" in element.attrib}
        for node, key, values, which in changes_of_panel:
            _change(marked[str(node)], key, values[number if which < 0 else changes["which"][which][number]])
    captions, which = changes["captions"]
    ids = _IDS.search(html)[1]  # the page's own, in place of the name
    name = re.search(r'data-figure="([^"]+)"', html)[1]
    drawn = [_canonical(as_drawn(svg)).replace(f"{ids}-", f"{name}-") for svg in panels]
    return drawn, captions[number if which < 0 else changes["which"][which][number]]


def drawn_live(live: Live, number: int) -> Drawn:
    """State ``number`` as the live widget shows it after its controls were moved there."""
    for control, position in zip(live.explorable.controls, live.explorable.grid.positions(number), strict=True):
        live.controls[control.name].index = position
    assert live.join(60)
    assert _PANELS.search(live.picture.value), f"{live.explorable.name} drew nothing: {live.picture.value}"
    panels = list(ET.fromstring(f"<panels>{_PANELS.search(live.picture.value)[1]}</panels>"))
    return [_canonical(svg) for svg in panels], unescape(_CAPTION.search(live.picture.value)[1])


def _change(node: ET.Element, key: str, value: str | None) -> None:
    if key == "#text":
        node.text = value
    elif key == "#markup":
        inside = ET.fromstring(f"<inside>{value}</inside>")
        node[:] = list(inside)
        node.text = inside.text
    elif value is None:
        node.attrib.pop(key, None)
    else:
        node.set(key, value)


def _canonical(svg: ET.Element) -> str:
    return ET.canonicalize(ET.tostring(svg, encoding="unicode"))
