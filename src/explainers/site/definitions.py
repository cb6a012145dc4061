"""Where the package defines its names, and which of them a piece of code uses: read from the source, nothing is imported or run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import explainers

ROOT = Path(explainers.__file__).parent

COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class Place(NamedTuple):
    """A definition: the dotted name of its module, and its name there (``Network.size`` for a method, ``""`` for the module itself)."""

    module: str
    name: str = ""


class Use(NamedTuple):
    """A word of the source that leads to a definition: its line (from 1), and how many bytes of UTF-8 stand before it there."""

    line: int
    column: int
    word: str
    place: Place


Find = Callable[[str], Place | None]
"""What an address leads to: ``module:name``, with dots within the name."""


@dataclass(frozen=True)
class Module:
    """A module as it is written."""

    name: str
    path: Path
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.source, str(self.path))

    @cached_property
    def definitions(self) -> dict[str, ast.stmt]:
        """Functions, classes, methods (``Class.method``) and constants of the module by name, in their order."""
        found: dict[str, ast.stmt] = {}
        for statement in self.tree.body:
            for name in defined(statement):
                found.setdefault(name, statement)
            if isinstance(statement, ast.ClassDef):
                methods = (inner for inner in statement.body if isinstance(inner, ast.FunctionDef))
                for method in methods:
                    found.setdefault(f"{statement.name}.{method.name}", method)
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        """What each name at the top of the module stands for: an address, ``module:name``."""
        own = {name: f"{self.name}:{name}" for name in self.definitions if "." not in name}
        return {**imports(self.tree), **own}

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return (ast.get_docstring(self.tree) or "").partition("\n")[0]


def imports(tree: ast.AST) -> dict[str, str]:
    """The names that ``tree`` imports, at its top or inside a function, each with the address that it stands for."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname: f"{alias.name}:" for alias in node.names if alias.asname}
            found |= {root: f"{root}:" for root in (alias.name.split(".")[0] for alias in node.names if not alias.asname)}
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name: f"{node.module}:{alias.name}" for alias in node.names}
    return found


def attribute(address: str, name: str) -> str:
    """The address of an attribute of what is at ``address``."""
    return address + (name if address.endswith(":") or not name else f".{name}")


def defined(statement: ast.stmt) -> list[str]:
    """The names that one statement defines: a function's, a class's, or those to which it assigns."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        return [statement.name]
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target] if isinstance(statement, ast.AnnAssign) else []
    return [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]


@dataclass(frozen=True)
class Package:
    """All modules of a package, by dotted name."""

    modules: Mapping[str, Module]
    _used: dict[Place, tuple[Place, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Path = ROOT) -> Package:
        """The package whose folder is ``root``."""
        found = {}
        for path in sorted(root.rglob("*.py")):
            parts = path.relative_to(root.parent).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = Module(name, path, path.read_text("utf-8"))
        return cls(found)

    def find(self, address: str) -> Place | None:
        """Where ``module:name`` is defined, followed through modules that pass it on; None if the package does not define it."""
        home, _, name = address.partition(":")
        module = self.modules.get(home)
        if module is None or not name or name in module.definitions:
            return Place(home, name) if module else None
        first, _, rest = name.partition(".")
        if first in module.definitions:
            return None
        onward = attribute(module.names.get(first, f"{home}.{first}:"), rest)  # a submodule, where nothing has the name
        return self.find(onward) if onward != address else None

    def node(self, place: Place) -> ast.AST:
        """The syntax tree of a definition."""
        module = self.modules[place.module]
        return module.definitions[place.name] if place.name else module.tree

    def uses(self, place: Place) -> tuple[Place, ...]:
        """The definitions that a definition names in its body, in the order of the source, each once; none for a whole module."""
        if place not in self._used:
            found = uses(self.node(place), self.modules[place.module].names, self.find) if place.name else []
            self._used[place] = tuple(dict.fromkeys(use.place for use in found if use.place.name and use.place != place))
        return self._used[place]

    def is_callable(self, place: Place) -> bool:
        """Whether a definition is a function, a method or a class."""
        return bool(place.name) and isinstance(self.node(place), ast.FunctionDef | ast.ClassDef)

    def reach(self, start: Iterable[Place], within: Callable[[str], bool], deepest: int = 99) -> dict[Place, int]:
        """What ``start`` leads to, with the number of steps; a step goes from a definition in a module ``within`` to those that it uses."""
        found: dict[Place, int] = {}
        step = list(start)
        for depth in range(deepest + 1):
            new = [place for place in dict.fromkeys(step) if place not in found]
            found |= dict.fromkeys(new, depth)
            step = [used for place in new if within(place.module) for used in self.uses(place)]
        return found


def uses(node: ast.AST, names: Mapping[str, str], find: Find) -> list[Use]:
    """Every word in ``node`` for which ``find`` knows a place. ``names`` says what names at the top stand for; local ones hide them."""
    finder = _Finder(names, find)
    finder.visit(node)
    return finder.found


class _Finder(ast.NodeVisitor):
    def __init__(self, names: Mapping[str, str], find: Find) -> None:
        self.names, self.find = names, find
        self.local: list[set[str]] = []
        self.found: list[Use] = []

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Load):
            self._note(node, node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if not self._note(node, node.attr):
            self.visit(node.value)
            return
        for inner in ast.walk(node.value):  # of ``Start(m, n).sample`` the arguments are still to be read
            if isinstance(inner, ast.Call):
                self._visit_all([*inner.args, *inner.keywords])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        start = node.col_offset + len("from ")
        self._add(node.lineno, start, node.module or "", self.find(f"{node.module}:"))
        for alias in node.names:
            self._add(alias.lineno, alias.col_offset, alias.name, self.find(f"{node.module}:{alias.name}"))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        arguments = _arguments(node.args)
        annotations = [argument.annotation for argument in arguments]
        self._visit_all([*node.decorator_list, *node.args.defaults, *node.args.kw_defaults, *annotations, node.returns])
        bound = {name for statement in node.body for name in _bound(statement)}
        self._visit_all(node.body, bound | {argument.arg for argument in arguments})

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._visit_all([*node.args.defaults, *node.args.kw_defaults])
        self._visit_all([node.body], {argument.arg for argument in _arguments(node.args)})

    def generic_visit(self, node: ast.AST) -> None:
        bound = {name for part in node.generators for name in _bound(part.target)} if isinstance(node, COMPREHENSIONS) else set()
        self._visit_all(ast.iter_child_nodes(node), bound)

    def _visit_all(self, nodes: Iterable[ast.AST | None], bound: set[str] | None = None) -> None:
        self.local.append(bound or set())
        for node in nodes:
            if node is not None:
                self.visit(node)
        self.local.pop()

    def _address(self, node: ast.AST) -> str:
        if isinstance(node, ast.Name):
            return "" if any(node.id in bound for bound in self.local) else self.names.get(node.id, "")
        if isinstance(node, ast.Call):  # an instance, if what is called is a class
            return self._address(node.func)
        if isinstance(node, ast.Attribute):
            before = self._address(node.value)
            return attribute(before, node.attr) if before else ""
        return ""

    def _note(self, node: ast.expr, word: str) -> bool:
        address = self._address(node)
        place = self.find(address) if address else None
        self._add(node.end_lineno or 0, (node.end_col_offset or 0) - len(word.encode()), word, place)
        return place is not None

    def _add(self, line: int, column: int, word: str, place: Place | None) -> None:
        if place:
            self.found.append(Use(line, column, word, place))


def _arguments(arguments: ast.arguments) -> list[ast.arg]:
    more = (argument for argument in (arguments.vararg, arguments.kwarg) if argument)
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *more]


def _bound(node: ast.AST) -> Iterator[str]:
    """Names that ``node`` binds in its own scope."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    elif not isinstance(node, COMPREHENSIONS | ast.Lambda):
        for child in ast.iter_child_nodes(node):
            yield from _bound(child)
