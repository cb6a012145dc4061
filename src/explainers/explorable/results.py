"""What the engine reads from a result, whatever its type: its parts, names for captions, and numbers to check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any
from unicodedata import normalize

import numpy as np


class Names(Mapping[str, Any]):
    """The fields and properties of a result, and the controls' values, by name; a name is normalized as Python does with identifiers."""

    def __init__(self, result: Any, state: Mapping[str, Any]) -> None:
        self._result, self._state = result, state

    def __getitem__(self, name: str) -> Any:
        for spelled in (name, normalize("NFKC", name)):
            if isinstance(self._result, Mapping) and spelled in self._result:
                return self._result[spelled]
            if not isinstance(self._result, Mapping) and hasattr(self._result, spelled):
                return getattr(self._result, spelled)
        return self._state[normalize("NFKC", name)]

    def __iter__(self) -> Iterator[str]:
        if isinstance(self._result, Mapping):
            own = [name for name in self._result if isinstance(name, str)]
        else:  # what the class calls is no name for a caption
            kind = type(self._result)
            own = [n for n in dir(self._result) if not n.startswith("_") and not callable(getattr(kind, n, None))]
        return iter({*own, *self._state})

    def __len__(self) -> int:
        return len(list(iter(self)))


def leaves(result: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a result that is no dataclass, mapping, list or tuple, with the path to it."""
    own = parts(result)
    if own is None:
        yield path, result
    else:
        for key, value in own.items():
            yield from leaves(value, path + step(key, path))


def numbers(result: Any) -> Iterator[tuple[str, Any]]:
    """Every float or float array in a result, with the path to it."""
    for path, value in leaves(result):
        if isinstance(value, float | complex | np.floating) or (isinstance(value, np.ndarray) and value.dtype.kind in "fc"):
            yield path, value


def step(key: Any, path: str) -> str:
    """How a path goes on from ``path`` to its part ``key``."""
    if isinstance(key, str) and key.isidentifier():
        return f".{key}" if path else key
    return f"[{key!r}]" if path or not isinstance(key, str) else key


def parts(value: Any) -> dict[Any, Any] | None:
    """The parts of a dataclass, mapping, list or tuple by their keys; ``None`` for anything else."""
    if is_dataclass(value) and not isinstance(value, type):  # its fields alone: a cached property may be there once and not yet twice
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return dict(zip(value._fields, value, strict=True))
    return dict(enumerate(value)) if isinstance(value, list | tuple) else None
