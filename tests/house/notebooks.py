"""The book's notebooks and pages as the house's tests read them."""

import json
import re
from pathlib import Path

NOTEBOOKS = sorted(Path("notebooks").glob("*.ipynb"))
PAGES = sorted(Path("book").glob("*.md"))
CITE = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")


def cells(path: Path, kind: str) -> list[dict]:
    """The cells of one kind, their source joined to one string."""
    found = json.loads(path.read_text("utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in found if cell["cell_type"] == kind]


def prose(path: Path) -> list[str]:
    """The Markdown of a notebook, cell by cell, or of a page as a whole."""
    if path.suffix == ".md":
        return [path.read_text("utf-8")]
    return [cell["source"] for cell in cells(path, "markdown")]


def code(path: Path) -> list[str]:
    """The code of a notebook, a MyST page or a module, piece by piece; magics left out."""
    if path.suffix == ".ipynb":
        pieces = [cell["source"] for cell in cells(path, "code")]
    elif path.suffix == ".md":
        pieces = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        pieces = [re.sub(r"\A(---\n.*?\n---\n|(:[^\n]*\n)*)", "", piece, flags=re.DOTALL) for piece in pieces]
    else:
        pieces = [path.read_text("utf-8")]
    return [re.sub(r"^%.*$", "", piece, flags=re.MULTILINE) for piece in pieces]
