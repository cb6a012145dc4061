"""Expressions with everything put in, and the calls of the package that they lead to."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import FunctionType
from typing import Any

from explainers.site.definitions import Module, Place, attribute

UNKNOWN = object()
MOST = 20
"""Items of a list that are looked at one by one."""


@dataclass(frozen=True)
class Call:
    """A call of the package: the function, its arguments as text, the part of the result that is used (``.end``, ``[0]``).

    ``inner``: the result is an argument of another call of the package. ``spread``: only its spread or its size is used.
    """

    function: str
    arguments: str
    part: str = ""
    inner: bool = False
    spread: bool = False

    def __str__(self) -> str:
        return f"{self.function}({self.arguments}){self.part}"


@dataclass(frozen=True)
class Term:
    """An expression with everything put in: its text, the calls in it, the call it is (if nothing was done to the result), its items, or
    what each of them is."""

    text: str
    calls: frozenset[Call] = frozenset()
    head: Call | None = None
    items: tuple[Term, ...] | None = None
    element: Term | None = None
    value: Any = UNKNOWN
    pairs: tuple[tuple[Term, Term], ...] = ()
    function: Any = None


Names = dict[str, Term]


def of_value(value: Any) -> Term:
    """A value that is known when the claim is made."""
    several = isinstance(value, tuple | list | range) and len(value) <= MOST
    return Term(repr(value), value=value, items=tuple(map(of_value, value)) if several else None)


def joined(terms: Iterable[Term], text: str = "") -> Term:
    """Something made of several terms."""
    found = list(terms)
    calls = frozenset(call for term in found for call in term.calls)
    return Term(text or " | ".join(dict.fromkeys(term.text for term in found)), calls, pairs=tuple(p for term in found for p in term.pairs))


def marked(term: Term, **marks: bool) -> Term:
    """The term with its calls marked."""
    return replace(term, calls=frozenset(replace(call, **marks) for call in term.calls), head=None)


def part(term: Term, of: str) -> Term:
    """A part of a term."""
    if term.head is None:
        return Term(term.text + of, term.calls)
    new = replace(term.head, part=term.head.part + of)
    return Term(term.text + of, term.calls - {term.head} | {new}, new)


def unstarred(term: Term) -> tuple[Term, ...]:
    """The arguments that a starred one stands for, as far as they are known."""
    return term.items or (part(term, "[0]"), part(term, "[1]"))


def compared(left: Term, op: ast.cmpop, right: Term) -> Term:
    """A comparison, decided where both sides are known."""
    found = joined([left, right], f"{left.text} {type(op).__name__} {right.text}")
    if left.value is UNKNOWN or right.value is UNKNOWN:
        return found
    if isinstance(op, ast.Eq | ast.Is):
        return replace(found, value=bool(left.value == right.value))
    if isinstance(op, ast.NotEq | ast.IsNot):
        return replace(found, value=bool(left.value != right.value))
    return found


def quantities(term: Term) -> set[tuple[str, str, str]]:
    """The calls whose results are what a side says, not a setting and not the spread of a sample."""
    return {(call.function, call.arguments, call.part) for call in term.calls if not call.inner and not call.spread}


def settings(term: Term) -> set[tuple[str, str, str]]:
    """The calls whose results go into other calls."""
    return {(call.function, call.arguments, call.part) for call in term.calls if call.inner}


def shared(measured: Term, expected: Term) -> list[str]:
    """The calls that both sides make, of the same function on the same arguments, and that are no setting on either side."""
    both = quantities(measured) & quantities(expected) - settings(measured) - settings(expected)
    return sorted(str(Call(*each)) for each in both)


def written(function: FunctionType, tree: ast.Module) -> ast.FunctionDef | ast.Lambda:
    """Where a function stands in the source."""
    line = function.__code__.co_firstlineno
    lines = [(at, column) for at, _, column, _ in function.__code__.co_positions() if at and column]
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FunctionDef)
            and node.name == function.__name__
            and node.lineno >= line >= node.lineno - len(node.decorator_list)
        ):
            return node
        if isinstance(node, ast.Lambda) and node.lineno == line and function.__name__ == "<lambda>":
            begin, end = (node.lineno, node.col_offset), (node.end_lineno or line, node.end_col_offset or 0)
            if all(begin <= place <= end for place in lines):
                return node
    raise LookupError(f"{function.__qualname__} was not found in line {line} of {function.__module__}")


def unpacked(term: Term, i: int, targets: list[ast.expr]) -> Term:
    """What the ``i``-th of several targets is given."""
    starred = [isinstance(each, ast.Starred) for each in targets]
    if not term.items or len(term.items) < len(targets) - any(starred):
        return replace(term.element, calls=term.element.calls) if term.element else part(term, f"[{i}]")
    at = starred.index(True) if any(starred) else len(targets)
    after = len(targets) - at - 1
    if i == at:
        return joined(term.items[at : len(term.items) - after])
    return term.items[i] if i < at else term.items[i - len(targets)]


def address(node: ast.AST, module: Module, names: Names) -> str:
    """The address that a dotted name stands for, of the package or of another one; nothing for what is local."""
    if isinstance(node, ast.Name):
        return "" if node.id in names else module.names.get(node.id, "")
    if isinstance(node, ast.Attribute):
        before = address(node.value, module, names)
        return attribute(before, node.attr) if before else ""
    return ""


def constant(place: Place) -> Term:
    """A definition of the package that is not called; the items of a constant are known."""
    value = getattr(sys.modules.get(place.module), place.name, UNKNOWN)
    if callable(value) and not isinstance(value, type):  # it is given to something that calls it
        return Term(short(place), frozenset({Call(short(place), "…")}))
    return replace(of_value(value), text=short(place)) if isinstance(value, tuple | int | str) else Term(short(place))


def short(place: Place) -> str:
    """``counting.baryons`` for a definition of the package."""
    return f"{place.module.rpartition('.')[2]}.{place.name}"
