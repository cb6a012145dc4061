"""The typefaces of a book that is read from disk: the same as everywhere, but none of them comes too late.

Over a network a face that is not there for the first line stays away (``font-display: optional``), so that nothing jumps. From disk it is
always there a moment later, and a browser that is busy would leave it out for no reason: ``early.js`` loads this style sheet then. Where
scripts do not run, nothing asks for a face early, and it would always be late: the page itself loads the style sheet there.
"""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx

NAME = "disk.css"
FACE = re.compile(r"@font-face \{[^}]*font-display: optional[^}]*\}")


def faces(sheet: str) -> str:
    """The optional faces of a style sheet, to be swapped in."""
    return "".join(f"{face.replace('optional', 'swap')}\n" for face in FACE.findall(sheet))


def write(app: Sphinx, error: Exception | None) -> None:
    """``build-finished``: write the style sheet beside the book's own."""
    book = Path(app.outdir) / "_static" / "book.css"
    if error is None and book.exists():
        book.with_name(NAME).write_text(faces(book.read_text("utf-8")), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect the hook."""
    app.connect("build-finished", write)
