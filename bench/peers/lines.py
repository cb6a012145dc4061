"""How many lines an author writes for a figure, counted from the files of this folder by one rule.

Counted is the body of the peer's function for the figure, and every function and constant of the peer's file and of ``drawings.py`` that it
uses, or that these use. Not counted are imports, blank lines, comments, docstrings, and what ``figures.py`` computes: all peers use that.
All files are formatted by ``ruff format`` at 140 characters.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
LAYOUT = {"NAME", "DISTRIBUTIONS", "PICTURE", "SLIDER", "BUNDLE"}
"""Names of a peer's file that belong to the harness."""


def top(source: str) -> dict[str, ast.stmt]:
    """The functions and constants of a module by name."""
    found: dict[str, ast.stmt] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign):
            found |= {target.id: node for target in node.targets if isinstance(target, ast.Name) and target.id not in LAYOUT}
    return found


def lines(source: str, function: str, drawings: str = "") -> int:
    """Lines of ``function`` in ``source``, with what it uses of the same file and of ``drawings``."""
    known = {name: (node, text) for text in (drawings, source) for name, node in top(text).items()}
    counted: dict[str, int] = {}
    waiting = [function]
    while waiting:
        name = waiting.pop()
        if name in counted or name not in known:
            continue
        node, text = known[name]
        body = node.body if name == function and isinstance(node, ast.FunctionDef) else [node]
        counted[name] = len({line for part in body for line in _lines(part, text.splitlines())})
        waiting += [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]
    return sum(counted.values())


def _lines(node: ast.stmt, text: list[str]) -> Iterator[int]:
    """Numbers of the lines of ``node`` that hold code: a string that spans lines is code, a docstring is not."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return
    inside = [child for child in ast.walk(node) if isinstance(child, ast.FunctionDef)]
    without = {
        line
        for function in inside
        if ast.get_docstring(function)
        for line in range(function.body[0].lineno, function.body[0].end_lineno + 1)
    }
    for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
        written = text[line - 1].strip()
        if written and not written.startswith("#") and line not in without:
            yield line


def lines_of_marimo(source: str) -> int:
    """Lines of a marimo notebook's cells, without imports and without ``return``, which marimo's editor writes."""
    cells = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    written = [part for cell in cells for part in cell.body if not isinstance(part, ast.Import | ast.ImportFrom | ast.Return)]
    return sum(len(list(_lines(part, source.splitlines()))) for part in written)


def lines_of(peer: str, kind: str) -> int:
    """Lines of a peer's figure ``"A"``, ``"B"`` or ``"C"``."""
    drawings = (FOLDER / "drawings.py").read_text("utf-8")
    if peer == "marimo_book_slider":
        return lines_of_marimo((FOLDER / "marimo_notebook.py").read_text("utf-8")) + lines(drawings, "draw_curve") + 1  # its def
    return lines((FOLDER / f"{peer}.py").read_text("utf-8"), kind.lower(), drawings)


if __name__ == "__main__":
    for path in sorted(FOLDER.glob("*.py")):
        if "PICTURE" in path.read_text("utf-8"):
            print(path.stem, *(lines_of(path.stem, kind) for kind in "ABC"))
