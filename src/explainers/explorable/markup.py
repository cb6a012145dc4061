"""The HTML that every rendering shares: panels of SVG with their alternative text, and styles and script for a bare page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from xml.etree import ElementTree as ET

from explainers.explorable import colors as paints

SCRIPTS = ("kept.js", "player.js", "play.js", "words.js", "handles.js", "challenge.js", "stay.js", "share.js", "draw.js")
SHEETS = ("explorable.css", "challenge.css", "stay.css", "share.css")


def panels(svgs: Sequence[ET.Element], alts: Sequence[str]) -> str:
    """The panels of a figure, each an image with its alternative text of ``alts``, and its number where two have the same."""
    same = len(set(alts)) < len(alts)
    named = [f"{alt.rstrip('.')}, panel {i} of {len(alts)}" if same else alt for i, alt in enumerate(alts, 1)]
    return "".join(map(_panel, svgs, named))


def _panel(svg: ET.Element, label: str) -> str:
    # without a style sheet a panel has the size that it was drawn for; with one, the size that there is room for
    width, height = (f"{float(side) * 4 / 3:.0f}" for side in svg.get("viewBox", "0 0 0 0").split()[2:])
    attributes = f'role="img" aria-label="{escape(label)}" width="{width}" height="{height}" overflow="visible"'
    return f"<svg {attributes} " + ET.tostring(svg, encoding="unicode").removeprefix("<svg ")


def own_prefix(html: str, name: str, showing: int = 1) -> str:
    """What the ids of a figure's drawings begin with in a page: its name, a hash of all of it, and the number of the showing.

    So another figure of that name has others, and the same figure shown again.
    """
    return f"{name}-{hashlib.sha256(html.encode()).hexdigest()[:6]}" + (f"-{showing}" if showing > 1 else "")


def with_own_ids(html: str, name: str, prefix: str) -> str:
    """``html``, or a table in JSON, with ``prefix`` in place of ``name`` in the ids of the figure's drawings and where they are used."""
    return re.sub(rf"""(?<=["#]){name}-(\d+-\d+)(?=["')\\])""", rf"{prefix}-\1", html)


def colors(html: str) -> str:
    """The style sheet of the colors that are drawn in ``html`` and are no roles of the palette: empty if all are.

    A page whose styles come from files needs it in a file of its own, with :func:`base_style`'s.
    """
    return paints.css(paints.used_in(html))


def base_style() -> str:
    """The palette's roles and the figures' style sheets: the same for all pages."""
    return paints.roles_css() + "".join(map(_read, SHEETS))


def style(html: str = "") -> str:
    """The styles of a page that nobody prepared, as an element, with the colors that are drawn in ``html``."""
    return f"<style>{base_style()}{colors(html)}</style>"


def player() -> str:
    """The script that moves figures: the same for all pages."""
    return "".join(map(_read, SCRIPTS))


def answers() -> tuple[str, str]:
    """Style sheet and script of a page that lists what the reader has answered; it need not have a figure."""
    return _read("answers.css"), _read("kept.js") + _read("answers.js")


def script() -> str:
    """The player, as an element."""
    return f"<script>{player()}</script>"


def _read(name: str) -> str:
    return (files("explainers.explorable") / name).read_text("utf-8")
