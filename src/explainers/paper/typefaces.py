"""The site's typefaces for paper. On the site one file has all weights; a PDF holds such letters as drawings, between which readers find no
spaces, so that nothing can be searched. Here each weight is cut from it as a file of its own, once."""

from __future__ import annotations

import hashlib
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FACES = {
    "serif": ("Paper Serif", "normal", (400, 700)),
    "serif-italic": ("Paper Serif", "italic", (400,)),
    "sans": ("Paper Sans", "normal", (400, 600, 700)),
    "code": ("Paper Code", "normal", (400,)),
}
"""The file of the site, without ending; family and style on paper, and the weights that are printed. A second file, ``-rest``, has the
characters that are rarer."""


def cut(fonts: Path, into: Path) -> str:
    """Cut all weights out of the site's fonts into a folder, unless they are there, and return the rules of CSS that name them."""
    into.mkdir(parents=True, exist_ok=True)
    rules = []
    for name, (family, style, weights) in FACES.items():
        for part in (name, f"{name}-rest"):
            source = fonts / f"{part}.woff2"
            key = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
            for weight in weights:
                face = into / f"{part}-{weight}-{key}.ttf"
                if not face.exists():
                    _cut(source, weight, face)
                rules.append(
                    f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight}; '
                    f'src: url("{face.resolve().as_uri()}"); unicode-range: {_range(source)}; }}'
                )
    return "\n".join(rules)


def _range(source: Path) -> str:
    """The characters of a font as CSS names them; of the rarer ones without the space, which both files have."""
    with TTFont(source) as font:
        points = set(font.getBestCmap()) - ({0x20} if source.stem.endswith("-rest") else set())
    return ", ".join(f"U+{point:X}" for point in sorted(points))


def _cut(source: Path, weight: int, face: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    if "fvar" in font:
        _fix(font, weight)
    font.flavor = None
    unfinished = face.with_suffix(".part")
    font.save(unfinished)
    unfinished.replace(face)


def _fix(font: TTFont, weight: int) -> None:
    overlap = instancer.OverlapMode.KEEP_AND_DONT_SET_FLAGS
    instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True, optimize=False, overlap=overlap)
