"""The picture of an essay's card: the first panel of its first figure at the start, as an SVG file that is light or dark as the page is."""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes

from explainers.look import palette

FOLDER = "cards"
"""Below the folder of the site's static files."""

_PANEL = re.compile(r'<figure class="explorable.*?<div class="explorable-panels"><svg (.*?)>(.*?</svg>)', re.DOTALL)
_SIZE = re.compile(r'(?:role|aria-label|width|height|overflow)="[^"]*" ?')
_COLOR = re.compile(r"var\(--explorable-([\w-]+),")


def picture(html: str) -> str | None:
    """The first panel of the first figure in ``html`` as a document of its own, or ``None`` if there is no figure."""
    found = _PANEL.search(html)
    if found is None:
        return None
    roles = palette.ROLES | {"000000": palette.ROLES["ink"]}  # black is what matplotlib draws if nobody says otherwise
    colors = {name: roles[name] for name in sorted(set(_COLOR.findall(found[0])) & roles.keys())}  # others fall back to what was drawn
    plain = "".join(f"--explorable-{name}:{light};" for name, (light, _) in colors.items())
    both = "".join(f"--explorable-{name}:light-dark({light},{dark});" for name, (light, dark) in colors.items())
    style = f"svg{{color-scheme:light dark;{plain}}}@supports (color:light-dark(red,red)){{svg{{{both}}}}}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {_SIZE.sub("", found[1])}><style>{style}</style>{found[2]}'


def picture_of(document: nodes.document) -> str | None:
    """The picture of a page."""
    raw = (node.astext() for node in document.findall(nodes.raw) if "html" in node.get("format", "").split())
    return next(filter(None, map(picture, raw)), None)


def write(static: Path, essay: str, document: nodes.document) -> str | None:
    """Write the picture of an essay below the static files; its path from there, or ``None`` if the essay has no figure."""
    drawn = picture_of(document)
    if drawn is None:
        return None
    path = static / FOLDER / f"{essay}.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(drawn, encoding="utf-8")
    return f"{FOLDER}/{path.name}"
