"""The book's notebooks and pages as the house's tests read them."""

import json
import re
from pathlib import Path
from typing import NamedTuple

NOTEBOOKS = sorted(Path("notebooks").glob("*.ipynb"))
PAGES = sorted(Path("book").glob("*.md"))
CITE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")


class Piece(NamedTuple):
    """A piece of text and the place where it stands, for messages: ``notebooks/x.ipynb, cell setup``."""

    where: str
    text: str


def cells(path: Path, kind: str) -> list[dict]:
    """The cells of one kind, their source joined to one string."""
    found = json.loads(path.read_text("utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in found if cell["cell_type"] == kind]


def placed_prose(path: Path) -> list[Piece]:
    """The Markdown of a notebook, cell by cell, or of a page as a whole."""
    if path.suffix == ".md":
        return [Piece(str(path), path.read_text("utf-8"))]
    return [Piece(f"{path}, cell {cell['id']}", cell["source"]) for cell in cells(path, "markdown")]


def placed_code(path: Path) -> list[Piece]:
    """The code of a notebook, a MyST page or a module, piece by piece; magics left out."""
    if path.suffix == ".ipynb":
        pieces = [Piece(f"{path}, cell {cell['id']}", cell["source"]) for cell in cells(path, "code")]
    elif path.suffix == ".md":
        texts = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        texts = [re.sub(r"\A(---\n.*?\n---\n|(:[^\n]*\n)*)", "", text, flags=re.DOTALL) for text in texts]
        pieces = [Piece(f"{path}, code cell {number}", text) for number, text in enumerate(texts, 1)]
    else:
        pieces = [Piece(str(path), path.read_text("utf-8"))]
    return [Piece(piece.where, re.sub(r"^%.*$", "", piece.text, flags=re.MULTILINE)) for piece in pieces]


def prose(path: Path) -> list[str]:
    """As :func:`placed_prose`, without the places."""
    return [piece.text for piece in placed_prose(path)]


def code(path: Path) -> list[str]:
    """As :func:`placed_code`, without the places."""
    return [piece.text for piece in placed_code(path)]
