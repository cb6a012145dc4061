"""Code cells without what only the website needs: the numbers that are kept for its prose, and what is computed for them alone."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from explainers.teaching.editions.needed import defined

KEEP = "keep"
DEFINES = ast.Assign | ast.AnnAssign | ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom
"""Statements that do nothing but define names."""


def without_keep(sources: Sequence[str]) -> list[str]:
    """The cells ``sources``, in their order, without ``keep(…)`` and without names that nothing after them uses.

    Only cells that keep numbers change; one of which nothing is left is empty. Cells with magics must not keep any.

    >>> without_keep(["from explainers.prose import keep\\na = f()\\nb = a + 1\\nkeep(b=b)", "a"])
    ['a = f()', 'a']
    """
    needed: set[str] = set()
    cleaned: list[str] = []
    for source in reversed(sources):
        statements = ast.parse(source).body if KEEP in source else []
        if not any(_keeps(statement) for statement in statements):
            cleaned.append(source)
            needed |= _names(source)
            continue
        lines, left = source.splitlines(), []
        for statement in reversed(statements):
            made = {name for node in ast.walk(statement) for name in defined(node)}
            if _keeps(statement) or made == {KEEP} or (made and isinstance(statement, DEFINES) and not made & needed):
                continue
            text = "\n".join(lines[statement.lineno - 1 : statement.end_lineno])
            left.append(text)
            needed |= _names(text)
        cleaned.append("\n".join(reversed(left)))
    return cleaned[::-1]


def _keeps(statement: ast.stmt) -> bool:
    """Whether a statement is ``keep(…)``, or a loop that ends with it."""
    if isinstance(statement, ast.For):
        return _keeps(statement.body[-1])
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == KEEP


def _names(source: str) -> set[str]:
    """The names that code uses; of code that is not Python alone, all its words."""
    try:
        return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    except SyntaxError:
        return set(source.replace("(", " ").replace(")", " ").split())
