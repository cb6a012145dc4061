"""Where two results differ, whatever they hold: objects that do not say when they are equal are taken apart."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from types import CellType, CodeType, FunctionType, MethodType
from typing import Any

import numpy as np

from explainers.explorable.results import parts, step


@dataclass(frozen=True)
class Difference:
    """Where two results part.

    Attributes:
        path: the way to it, empty for the result itself.
        first: what the one has there.
        second: what the other has there.
        certain: whether they differ; else nothing in them says whether they are the same.
    """

    path: str
    first: Any
    second: Any
    certain: bool


def same(a: Any, b: Any) -> bool:
    """Whether two results are equal to the last bit, as far as what they hold can be compared."""
    return difference(a, b) is None


def copied(value: Any) -> Any:
    """A copy of a result that shares nothing with it; ``None`` if it cannot be copied, or not be told equal to its copy."""
    try:
        twin = deepcopy(value)
        return twin if same(value, twin) else None
    except Exception:  # another library's objects may refuse
        return None


def difference(a: Any, b: Any, path: str = "", _open: frozenset[int] = frozenset()) -> Difference | None:
    """Where two results differ, and where they cannot be compared; ``None`` if they are equal to the last bit, NaN to NaN.

    Objects that do not say when they are equal are compared by their attributes, functions by code and what they have closed over,
    all others by what ``pickle`` writes of them.
    """
    if a is b or id(a) in _open:
        return None
    if type(a) is not type(b) and not _same_class(type(a), type(b)):
        return Difference(path, a, b, certain=True)
    equal = _equal(a, b)
    if equal is not None:
        return None if equal else Difference(path, a, b, certain=True)
    x, y = _inside(a), _inside(b)
    if x is None or y is None or ("pickle" in x and x != y):  # two writings of one object need not be equal
        return Difference(path, a, b, certain=False)
    if x.keys() != y.keys():  # an object may keep what it was asked before
        return Difference(path, a, b, certain=parts(a) is not None)
    found = [difference(x[key], y[key], path + step(key, path), _open | {id(a)}) for key in x]
    apart = [part for part in found if part is not None]
    return next((part for part in apart if part.certain), apart[0] if apart else None)


def _same_class(a: type, b: type) -> bool:
    """Whether two classes are one that is made anew in each call, as a named tuple inside of compute is."""
    return "<locals>" in a.__qualname__ and (a.__module__, a.__qualname__) == (b.__module__, b.__qualname__)


def _equal(a: Any, b: Any) -> bool | None:
    """Whether two values of one type are equal, ``None`` if they must be taken apart to know."""
    equal: bool | None = None
    if parts(a) is not None:
        return None
    if np.ma.isMaskedArray(a):
        equal = bool(np.array_equal(np.ma.getmaskarray(a), np.ma.getmaskarray(b)) and _equal(a.filled(0), b.filled(0)))
    elif isinstance(a, np.ndarray) and a.dtype.kind != "O":
        equal = bool(a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind in "fcmM"))
    elif isinstance(a, float | complex | np.generic):
        equal = bool(a == b or (a != a and b != b))  # noqa: PLR0124  NaN alone differs from itself
    elif isinstance(a, str | bytes | int | set | frozenset | range | CodeType):
        equal = a == b
    else:
        try:
            if hasattr(a, "equals"):  # of pandas and polars: NaN equals NaN
                equal = bool(a.equals(b))
            else:
                with warnings.catch_warnings(action="ignore"):  # of sparse matrices, that this takes long
                    told = a == b
                equal = True if told is True or (told is not False and told.shape == a.shape and bool(told.all())) else None
        except Exception:  # another library's objects may answer anything
            equal = None
    return equal


def _inside(value: Any) -> dict[Any, Any] | None:
    """What two objects of one type are compared by; ``None`` if nothing is known to be in them."""
    own = parts(value)
    if own is not None:
        return own
    try:
        for kind, read in _READERS.items():
            if isinstance(value, kind):
                return read(value)
        if hasattr(value, "detach"):  # a tensor that takes part in a gradient shows its numbers only apart from it
            value = value.detach()
        if hasattr(value, "__array__"):
            return {"array": np.asarray(value)}
        slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ()) if hasattr(value, name)]
        return {**getattr(value, "__dict__", {}), **{name: getattr(value, name) for name in slots}} or {"pickle": pickle.dumps(value)}
    except Exception:  # an empty cell, or an object that cannot be written
        return None


_READERS: dict[type, Callable[[Any], dict[Any, Any]]] = {
    FunctionType: lambda f: {"code": f.__code__, "defaults": f.__defaults__, "keywords": f.__kwdefaults__, "closure": f.__closure__},
    CellType: lambda cell: {"contents": cell.cell_contents},
    MethodType: lambda method: {"self": method.__self__, "function": method.__func__},
    partial: lambda call: {"function": call.func, "arguments": call.args, "keywords": call.keywords},
    np.ndarray: lambda array: {"shape": array.shape, "items": list(array.flat)},
}
