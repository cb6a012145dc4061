"""Which files of a package a piece of code uses: the modules it imports, followed through the package, and the data that they read.

Nothing is imported or run: the code is parsed. What cannot be followed (a cell that is not Python, a module found by its name at run time)
uses the whole package, so that an answer is too large at worst, and never too small.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

DYNAMIC = {"__import__", "import_module", "pkgutil", "runpy"}
"""Names by which a module can be found at run time."""


class Unknown(Exception):
    """What the code uses cannot be read from it."""


def mentions(code: str) -> Iterator[str]:
    """The dotted names that ``code`` imports, at its top or inside a function, and its string constants.

    Raises:
        Unknown: the code is not Python, or it imports in a way that parsing does not show.
    """
    try:
        tree = ast.parse(code)
    except SyntaxError as error:
        raise Unknown from error
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)):
                yield text
                continue
            case ast.Import(names=names):
                found = [alias.name for alias in names]
            case ast.ImportFrom(level=0, module=str(module), names=names):
                found = [f"{module}.{alias.name}" for alias in names]
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in DYNAMIC:
                raise Unknown
            case ast.ImportFrom():  # relative
                raise Unknown
            case _:
                continue
        if any(name.endswith(".*") or not DYNAMIC.isdisjoint(name.split(".")) for name in found):
            raise Unknown
        yield from found


class PackageFiles:
    """The files of the package in the folder ``folder``, each parsed once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._neighbors: dict[Path, set[Path]] = {}

    @cached_property
    def files(self) -> list[Path]:
        """All files, without what Python and editors leave behind."""
        found = (path for path in self.folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return sorted(path for path in found if not path.name.startswith((".", "#")) and not path.name.endswith(("~", ".pyc")))

    @cached_property
    def data(self) -> list[Path]:
        """The files that are not Python."""
        return [path for path in self.files if path.suffix != ".py"]

    def used(self, code: Iterable[str], apart: Iterable[str] = ()) -> set[Path]:
        """The files that pieces of code use. A module also uses every file of its folder that is not Python.

        ``apart`` are dotted names of modules, and of packages with all that is inside, which are not followed.
        """
        closed = {file for name in apart for file in [*self._modules(name)[-1:], *self._named(f"{name}.")]}
        used: set[Path] = set()
        try:
            waiting = {file for piece in code for name in mentions(piece) for file in self._named(name)} - closed
            while waiting:
                file = waiting.pop()
                used.add(file)
                waiting |= self.neighbors(file) - used - closed
        except Unknown:
            return set(self.files)
        return used

    def neighbors(self, file: Path) -> set[Path]:
        """The files that ``file`` uses itself, without those that they use."""
        if file.suffix != ".py":
            return set()
        if file not in self._neighbors:
            beside = {path for path in self.data if path.parent == file.parent}
            named = (path for name in mentions(file.read_text("utf-8")) for path in self._named(name))
            self._neighbors[file] = beside.union(named)
        return self._neighbors[file]

    def _named(self, name: str) -> list[Path]:
        """The files that an imported name or a string leads to.

        A dotted name leads to a module and the packages on the way, ``"points.csv"`` or ``"data/points.csv"`` to that file, and the
        beginnings ``"data/"`` and ``"explainers.data."`` (of an f-string) to all files of the folder.
        """
        if name.partition(".")[0] == self.folder.name:
            if name.endswith("."):
                return self._inside(self.folder.joinpath(*name.split(".")[1:-1]))
            return self._modules(name) if all(map(str.isidentifier, name.split("."))) else []
        if name.endswith("/"):
            return self._inside(self.folder / name) if name.strip("./") else []  # ".//" is an XPath
        last = name.rpartition("/")[2]
        return [path for path in self.data if path.name == last]

    def _inside(self, folder: Path) -> list[Path]:
        return [path for path in self.files if folder in path.parents]

    def _modules(self, name: str) -> list[Path]:
        found, place = [], self.folder
        for part in [*name.split(".")[1:], ""]:
            if (place / "__init__.py").is_file():
                found.append(place / "__init__.py")
            if part and (place / f"{part}.py").is_file():
                return [*found, place / f"{part}.py"]
            if not part or not (place / part).is_dir():
                break
            place /= part
        return found
