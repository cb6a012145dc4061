"""The kinds of breaks: what a function returns, scaled, zeroed, its sign turned, its rows shuffled, a whole number off by one, a yes a no.

Of a dataclass or a tuple each field or item is broken in turn, with all that is inside; a list, a mapping, or a tuple of many, which is a
list that nobody changes, is broken as a whole. Texts, None and objects of other libraries stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import FunctionType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from explainers.explorable.comparison import same

KINDS = ("scaled", "zeroed", "negated", "shuffled", "off by one", "inverted")
"""Of floats the first three, of whole numbers the second, third and fifth, of truth values the last; shuffled are rows, of whatever."""

FACTOR = 1.25
"""By which "scaled" multiplies."""

MANY = 8
"""A longer tuple holds many of one kind: a break of one in a hundred says nothing of a claim about their mean."""

MISSING = "missing"
"""Floats that are none: NaN. It is no break that is tried, but shows whether they enter what is measured."""

NUMBERS: Mapping[str, Mapping[str, Callable[[Any], Any]]] = {
    "fc": {"scaled": lambda x: x * FACTOR, "zeroed": lambda x: x * 0, "negated": lambda x: -x, MISSING: lambda x: x * np.nan},
    "i": {"zeroed": lambda x: x * 0, "negated": lambda x: -x, "off by one": lambda x: x + 1},
    "u": {"zeroed": lambda x: x * 0, "off by one": lambda x: x + 1},
    "b": {"inverted": np.logical_not},
}
"""What a kind does with numbers, by the letters of their dtype."""


OF_WHOLE = ("off by one", "inverted")
"""Kinds that leave a function in peace which is itself a result: it is taken to be one of floats."""


class ReadError(Exception):
    """Somebody used a :class:`Poison`."""


class Poison:
    """Put in the place of a value, to see whether anybody uses it: any use raises ReadError."""

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise ReadError

    __getattr__ = __array__ = __array_ufunc__ = __array_function__ = __call__ = __getitem__ = __iter__ = __len__ = __bool__ = _refuse
    __float__ = __int__ = __index__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __hash__ = _refuse


def parts(value: Any) -> dict[str, Any]:
    """The fields or items that are broken in turn, by name; the empty name stands for the whole of anything else."""
    inside = _inside(value)
    return {"": value} if inside is None else inside


def with_part(value: Any, part: str, change: Callable[[Any], Any]) -> Any:
    """``value`` with one of its ``parts`` changed; ``value`` itself if it has no such part."""
    inside = _inside(value)
    if inside is None:
        return value if part else change(value)
    if part not in inside:
        return value
    changed = change(inside[part])
    return value if changed is inside[part] else _made(value, inside | {part: changed})


def broken(value: Any, kind: str, *, compare: bool = True) -> Any:
    """``value``, broken; ``value`` itself where the kind breaks nothing in it, and, with ``compare``, where that changes no number.

    To compare may take as long as a function that is called ten thousand times.
    """
    if isinstance(value, FunctionType):
        return value if kind in OF_WHOLE else lambda *args, **keywords: broken(value(*args, **keywords), kind, compare=compare)
    if sparse.issparse(value) or isinstance(value, np.ndarray | np.generic | bool | int | float | complex):
        return _broken_numbers(value, kind, compare)
    if _is_row(value) and kind == "shuffled":
        moved = [value[i] for i in _order(len(value))] if len(value) > 1 else value
        return value if moved is value or (compare and all(map(_equal, moved, value))) else type(value)(moved)
    inside: dict[Any, Any] = dict(enumerate(value)) if _is_row(value) else value if isinstance(value, dict) else _inside(value) or {}
    changed = {name: broken(each, kind, compare=compare) for name, each in inside.items()}
    return value if all(changed[name] is inside[name] for name in inside) else _made(value, changed)


def breaks(value: Any, kind: str) -> bool:
    """Whether it would be another one."""
    return broken(value, kind) is not value


def possible(value: Any) -> frozenset[str]:
    """The kinds that may break it, by its type and dtype alone; all of them if these do not tell.

    A watched function is called a hundred thousand times, and this is quick where trying is not.
    """
    if isinstance(value, np.ndarray):
        return (_ROWS if value.ndim and len(value) > 1 else _NUMBER).get(value.dtype.kind, _SHUFFLED)
    if isinstance(value, np.generic):
        return _NUMBER.get(value.dtype.kind, _NONE)
    if isinstance(value, bool | int | float | complex):
        return _NUMBER[_LETTERS[type(value)]] if type(value) in _LETTERS else _ALL
    if value is None or isinstance(value, str):
        return _NONE
    inside = _inside(value)
    return _ALL if inside is None else _NONE.union(*map(possible, inside.values()))


_ALL, _NONE, _SHUFFLED = frozenset(KINDS), frozenset[str](), frozenset({"shuffled"})
_NUMBER = {letter: frozenset(done) & _ALL for letters, done in NUMBERS.items() for letter in letters}
_ROWS = {letter: kinds | _SHUFFLED for letter, kinds in _NUMBER.items()}
_LETTERS = {bool: "b", int: "i", float: "f", complex: "c"}


def _broken_numbers(value: Any, kind: str, compare: bool) -> Any:
    change = _change(value.dtype.kind if hasattr(value, "dtype") else np.asarray(value).dtype.kind, kind)
    if kind == "shuffled" and np.ndim(value) and value.shape[0] > 1:
        changed = value[_order(value.shape[0])]
    elif change is not None:
        changed = change(value)
    else:
        return value
    return value if compare and _equal(changed, value) else bool(changed) if isinstance(value, bool) else changed


@cache
def _change(letter: str, kind: str) -> Callable[[Any], Any] | None:
    return next((done[kind] for letters, done in NUMBERS.items() if letter in letters and kind in done), None)


def _equal(a: Any, b: Any) -> bool:
    return not (a != b).nnz if sparse.issparse(a) and sparse.issparse(b) else same(a, b)


@cache
def _order(n: int) -> NDArray[np.int64]:
    """Another order of n rows, always the same one."""
    order = np.random.default_rng(0).permutation(n)
    return order if np.any(order != np.arange(n)) else np.arange(n)[::-1]


def _is_row(value: Any) -> bool:
    """Whether it is a list, or a tuple of many."""
    return isinstance(value, list) or (isinstance(value, tuple) and not hasattr(value, "_fields") and len(value) > MANY)


def _inside(value: Any) -> dict[str, Any] | None:
    """The fields of a dataclass or the items of a tuple, by name; None of anything else."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, tuple) and not _is_row(value):
        return dict(zip(getattr(value, "_fields", map(str, range(len(value)))), value, strict=True))
    return None


def _made(value: Any, inside: dict[Any, Any]) -> Any:
    """A collection or dataclass like ``value`` with other things inside; nothing is checked, and what was cached with it is gone."""
    if isinstance(value, dict):
        return inside
    if isinstance(value, list):
        return list(inside.values())
    if isinstance(value, tuple):
        return type(value)._make(inside.values()) if hasattr(value, "_make") else tuple(inside.values())
    made = object.__new__(type(value))
    for name, each in inside.items():
        object.__setattr__(made, name, each)
    return made
