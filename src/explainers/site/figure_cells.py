"""The figures that notebooks declare, and for each the functions that draw and compute it: read from the cells, nothing is run."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from myst_nb.core.read import read_myst_markdown_notebook

from explainers.site.definitions import Package, Place, defined, imports, uses

FIGURES = {
    Place("explainers.explorable.display", "explorable"): "compute",
    Place("explainers.explorable.still", "still"): "result",
}
"""What declares a figure, and which of its arguments says what is computed."""

_MAGIC = re.compile(r"^[%!].*$", re.MULTILINE)
_LABEL = re.compile(r"^\(([\w-]+)\)=\n#", re.MULTILINE)
_CITED = re.compile(r"\{ref\}`[^`]*\bledger-([\w-]+)>?`")


class Cell(NamedTuple):
    """A code cell: its number among all cells of the notebook, its id, its source, and the name of the figure that it declares, if any."""

    number: int
    id: str
    source: str
    figure: str = ""

    @property
    def tree(self) -> ast.Module:
        """The syntax tree; lines with magics are left out."""
        return ast.parse(_MAGIC.sub("", self.source))


@dataclass(frozen=True)
class Figure:
    """An explorable or a still.

    ``draws`` has the functions that draw its panels, ``computes`` those that compute what is drawn, the outermost first. ``section`` is
    the label of the section where it stands; ``cited`` has the identifiers of the claims that are cited between it and the next figure.
    """

    name: str
    cell: Cell
    moves: bool
    draws: tuple[Place, ...]
    computes: tuple[Place, ...]
    section: str
    cited: set[str] = field(default_factory=set)

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return self.name if self.moves else f"fig-{self.name}"


@dataclass(frozen=True)
class Notebook:
    """A page with code: its code cells and its figures, both in their order, and what the names in each cell stand for."""

    cells: tuple[Cell, ...]
    figures: tuple[Figure, ...]
    names: tuple[Mapping[str, str], ...]


def read(path: Path, package: Package) -> Notebook:
    """The notebook in ``path``, an ``.ipynb`` file or a page of MyST Markdown.

    Raises:
        SyntaxError: a code cell is not Python (lines with magics are left out).
    """
    reader = _Reader(package)
    for number, (kind, identifier, source) in enumerate(_cells(path)):
        if kind == "code":
            reader.code(number, identifier, source)
        elif kind == "markdown":
            reader.prose(source)
    return Notebook(tuple(reader.cells), tuple(reader.figures), tuple(reader.seen))


def _cells(path: Path) -> Iterator[tuple[str, str, str]]:
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        yield from ((cell["cell_type"], cell["id"], "".join(cell["source"])) for cell in json.loads(text)["cells"])
    else:  # the cells of a Markdown page have no ids of their own
        yield from ((cell.cell_type, "", cell.source) for cell in read_myst_markdown_notebook(text).cells)


class _Reader:
    """Reads cell by cell, and knows at each what the names defined so far stand for."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.names: dict[str, str] = {}
        self.own: dict[str, ast.stmt] = {}
        self.section = ""
        self.cells: list[Cell] = []
        self.figures: list[Figure] = []
        self.seen: list[Mapping[str, str]] = []

    def prose(self, markdown: str) -> None:
        """Note the section that begins, and the claims that are cited."""
        if self.figures:
            self.figures[-1].cited.update(_CITED.findall(markdown))
        self.section = (_LABEL.findall(markdown) or [self.section])[-1]

    def code(self, number: int, identifier: str, source: str) -> None:
        """Note what the cell defines, and its figure."""
        cell = Cell(number, identifier, source)
        self.names |= imports(cell.tree)
        for statement in cell.tree.body:
            for name in defined(statement):
                self.names[name], self.own[name] = f"this notebook:{name}", statement
        declared = next((node for node in ast.walk(cell.tree) if isinstance(node, ast.Call) and self._declares(node)), None)
        name = str(ast.literal_eval(declared.args[0])) if declared else ""
        cell = cell._replace(id=identifier or name or f"cell-{len(self.cells) + 1}", figure=name)
        self.cells.append(cell)
        self.seen.append(dict(self.names))
        if declared:
            self.figures.append(self._figure(cell, declared))

    def _declares(self, call: ast.Call) -> str:
        """Which argument of ``call`` says what is computed; empty if it declares no figure."""
        found = uses(call.func, self.names, self.package.find)
        return FIGURES.get(found[0].place, "") if found else ""

    def _figure(self, cell: Cell, call: ast.Call) -> Figure:
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        argument = self._declares(call)
        computed = given.get(argument) or call.args[1]
        draw = given["draw"] if "draw" in given else given["draw_figure"]
        drawn = draw.elts if isinstance(draw, ast.List | ast.Tuple) else [draw]
        draws = [place for panel in drawn for place in self._functions(panel)]
        return Figure(cell.figure, cell, argument == "compute", tuple(dict.fromkeys(draws)), self._functions(computed), self.section)

    def _functions(self, node: ast.AST) -> tuple[Place, ...]:
        """The package's functions in ``node``, then those of the notebook's own functions and variables that it names, and so on.

        A class counts only where its instance is the result itself, and not an argument of something.
        """
        result = node.body if isinstance(node, ast.Lambda) else node
        outermost = uses(result.func if isinstance(result, ast.Call) else result, self.names, self._find)
        found: dict[Place, None] = {}
        todo, done = [node], set()
        while todo:
            step, todo = todo, []
            for place in (use.place for part in step for use in uses(part, self.names, self._find)):
                if place.module:
                    found[place] = None
                elif place.name not in done:
                    done.add(place.name)
                    todo.append(self.own[place.name])
        return tuple(
            place for place in found if self._is_function(place) or (self.package.is_callable(place) and place == outermost[0].place)
        )

    def _is_function(self, place: Place) -> bool:
        return isinstance(self.package.node(place), ast.FunctionDef)

    def _find(self, address: str) -> Place | None:
        home, _, name = address.partition(":")
        if home != "this notebook":
            return self.package.find(address)
        return Place("", name) if name in self.own else None
