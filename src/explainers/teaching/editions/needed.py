"""The code that an answer needs: of cells before it, the imports and the statements that define what it uses, and no others."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from symtable import SymbolTable, symtable

IMPORTS = ast.Import | ast.ImportFrom
WHOLE = ast.Assign | ast.AnnAssign | ast.FunctionDef | ast.ClassDef
"""Statements of which no earlier value of their names is left."""


def names(source: str) -> set[str]:
    """The names that code takes from what ran before it; of code that is not Python alone, all its words."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return set(source.replace("(", " ").replace(")", " ").split())
    later = {name for statement in statements for node in _own(statement) for name in defined(node)}
    taken: set[str] = set()
    so_far: set[str] = set()
    for statement in statements:
        body = isinstance(statement, ast.FunctionDef | ast.ClassDef)  # which runs when all is defined
        taken |= _global(symtable(ast.unparse(statement), "cell", "exec")) - (later if body else so_far)
        so_far |= {name for node in _own(statement) for name in defined(node)}
    return taken


def _global(scope: SymbolTable) -> set[str]:
    """The names that a scope and those within it look up outside of all functions."""
    here = {each.get_name() for each in scope.get_symbols() if each.is_referenced() and (scope.get_type() == "module" or each.is_global())}
    return here.union(*map(_global, scope.get_children()))


def defined(node: ast.AST) -> list[str]:
    """The names that a node defines or changes."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store()) | ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
            return [name]
        case ast.alias(name=name, asname=other):
            return [other or name.partition(".")[0]]
    return []


def needed(sources: Sequence[str], by: Iterable[str], imports: bool = True) -> str:
    """What of ``sources`` must run first for code that uses the names ``by``; where ``imports``, every import of theirs besides.

    What only shows something is left out. Cells with magics define nothing.

    >>> print(needed(["import numpy as np\\na = np.ones(3)\\nb = 2", "print(a)"], {"a"}))
    import numpy as np
    a = np.ones(3)
    """
    wanted, kept = set(by), []
    for source in reversed(sources):
        lines = source.splitlines()
        for statement in reversed(_statements(source)):
            found = {name for node in _own(statement) for name in _changed(node, statement)}
            if found & wanted or (imports and isinstance(statement, IMPORTS)):
                first = min([statement.lineno, *(each.lineno for each in getattr(statement, "decorator_list", []))])
                text = "\n".join(lines[first - 1 : statement.end_lineno])
                if isinstance(statement, WHOLE):
                    wanted -= {name for node in _own(statement) for name in _whole(node)}
                wanted |= names(text)
                kept.append(text)
    return "\n".join(kept[::-1])


def _whole(node: ast.AST) -> list[str]:
    return [] if isinstance(node, ast.Attribute | ast.Subscript) else defined(node)


def _statements(source: str) -> list[ast.stmt]:
    try:
        return ast.parse(source).body
    except SyntaxError:
        return []


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """A statement and its parts, without those whose names are their own: bodies of functions and of classes, comprehensions."""
    yield node
    if not isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda | ast.comprehension):
        for part in ast.iter_child_nodes(node):
            yield from _own(part)


def _changed(node: ast.AST, statement: ast.stmt) -> list[str]:
    """Also what a loop calls a method of, as in ``rows.append(…)``."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))) if node is not statement:
            return [name]
    return defined(node)


def without_call(source: str, name: str) -> str:
    """Code without the statements that do nothing but call ``name``.

    >>> without_call("a = 1\\ncheck(a)", "check")
    'a = 1'
    """
    lines = source.splitlines()
    for statement in reversed(_statements(source)):
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Name(id=called))) if called == name:
                del lines[statement.lineno - 1 : statement.end_lineno]
    return "\n".join(lines).strip("\n")
