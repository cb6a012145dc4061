"""The site's typefaces for paper. On the site one file has all weights; a PDF holds such letters as drawings, between which readers find no
spaces, so that nothing can be searched. Here each weight is cut from it as a file of its own, once."""

from __future__ import annotations

import hashlib
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FACES = {
    "serif": ("Paper Serif", "normal", (400, 700)),
    "serif-italic": ("Paper Serif", "italic", (400, 700)),
    "sans": ("Paper Sans", "normal", (400, 600, 700)),
    "code": ("Paper Code", "normal", (400,)),
}
"""The file of the site, without ending; family and style on paper, and the weights that are printed."""


def cut(fonts: Path, into: Path) -> str:
    """Cut all weights out of the site's fonts into a folder, unless they are there, and return the rules of CSS that name them."""
    into.mkdir(parents=True, exist_ok=True)
    rules = []
    for name, (family, style, weights) in FACES.items():
        source = (fonts / f"{name}.woff2").read_bytes()
        for weight in weights:
            face = into / f"{name}-{weight}-{hashlib.sha256(source).hexdigest()[:12]}.ttf"
            if not face.exists():
                _cut(fonts / f"{name}.woff2", weight, face)
            where = face.resolve().as_uri()
            rules.append(f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight}; src: url("{where}"); }}')
    return "\n".join(rules)


def _cut(source: Path, weight: int, face: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    overlap = instancer.OverlapMode.KEEP_AND_DONT_SET_FLAGS
    instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True, optimize=False, overlap=overlap)
    font.flavor = None
    unfinished = face.with_suffix(".part")
    font.save(unfinished)
    unfinished.replace(face)
