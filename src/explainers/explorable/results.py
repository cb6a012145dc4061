"""What the engine reads from a result, whatever its type: names for captions, numbers to check, and whether two are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np


class Names(Mapping[str, Any]):
    """The fields and properties of a result, and the controls' values, by name."""

    def __init__(self, result: Any, state: Mapping[str, Any]) -> None:
        self._result, self._state = result, state

    def __getitem__(self, name: str) -> Any:
        if isinstance(self._result, Mapping) and name in self._result:
            return self._result[name]
        if not isinstance(self._result, Mapping) and hasattr(self._result, name):
            return getattr(self._result, name)
        return self._state[name]

    def __iter__(self) -> Iterator[str]:
        own = self._result if isinstance(self._result, Mapping) else (n for n in dir(self._result) if not n.startswith("_"))
        return iter({*own, *self._state})

    def __len__(self) -> int:
        return len(list(iter(self)))


def numbers(result: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every float or float array in a result, with the path to it."""
    if isinstance(result, float | complex | np.floating) or (isinstance(result, np.ndarray) and result.dtype.kind in "fc"):
        yield path, result
    elif is_dataclass(result):
        for field in fields(result):
            yield from numbers(getattr(result, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(result, Mapping):
        for key, value in result.items():
            yield from numbers(value, f"{path}[{key!r}]" if path else str(key))
    elif isinstance(result, list | tuple):
        for i, value in enumerate(result):
            yield from numbers(value, f"{path}[{i}]")


def same(a: Any, b: Any) -> bool:
    """Whether two results are equal to the last bit, through dataclasses, mappings, sequences and (masked) arrays."""
    if type(a) is not type(b):
        return False
    x, y = _parts(a), _parts(b)
    if x is not None and y is not None:
        return x.keys() == y.keys() and all(same(x[key], y[key]) for key in x)
    return bool(np.array_equal(a, b))


def _parts(value: Any) -> dict[Any, Any] | None:
    if is_dataclass(value):  # its fields alone: a cached property may be there once and not yet twice
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, dict):
        return value
    if isinstance(value, list | tuple):
        return dict(enumerate(value))
    if np.ma.isMaskedArray(value):
        return {"mask": np.ma.getmaskarray(value), "data": value.filled(0)}
    return None
