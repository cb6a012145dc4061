"""Expressions with everything put in, and the calls of the package that they lead to."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

UNKNOWN = object()


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
    """An expression with everything put in: its text, the calls in it, the call it is (if nothing was done to the result), its items."""

    text: str
    calls: frozenset[Call] = frozenset()
    head: Call | None = None
    items: tuple[Term, ...] | None = None
    value: Any = UNKNOWN
    pairs: tuple[tuple[Term, Term], ...] = ()
    function: Any = None


def of_value(value: Any) -> Term:
    """A value that is known when the claim is made."""
    return Term(repr(value), value=value)


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
