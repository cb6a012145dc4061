"""The functions of the package that compute, the caches that keep what they return, and how one is exchanged wherever it is held."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any

Function = Callable[..., Any]

COMPUTING = ("explainers.essays.", "explainers.networks.", "explainers.data.")
APART = ("claims", "figures")
"""Modules of a wing that do not compute what is claimed: they claim it and draw it."""

MARK = "the function that is called instead"


def _stub(*args: Any, **keywords: Any) -> Any:
    instead: Any = "the function that is called instead"  # MARK, in the constants of this code
    return instead(*args, **keywords)


@dataclass(frozen=True)
class Code:
    """What can be broken, and what keeps results of it, by module and name: ``ridges_not_peaks.ridge.train``."""

    functions: Mapping[str, FunctionType]
    caches: Mapping[str, Any]


def the_code() -> Code:
    """The functions of mathematics, experiments, networks and data that are loaded, and the caches of the whole package."""
    loaded = sorted(name for name in sys.modules if name.startswith("explainers.") and not name.startswith("explainers.mutants."))
    modules = [sys.modules[name] for name in loaded]
    computing = [each for each in modules if each.__name__.startswith(COMPUTING) and each.__name__.rpartition(".")[2] not in APART]
    return Code(functions_of(computing), caches_of(modules))


def functions_of(modules: Iterable[ModuleType]) -> dict[str, FunctionType]:
    """Their functions, methods and properties, without those from elsewhere; of a function in a cache it is the function inside."""
    found = {}
    for module in modules:
        for each in _definitions(module):
            function = _inmost(each)
            if isinstance(function, FunctionType) and function.__code__.co_filename == module.__file__:
                found[_name(function)] = function
    return dict(sorted(found.items()))


def caches_of(modules: Iterable[ModuleType]) -> dict[str, Any]:
    """Their functions in a cache."""
    return {_name(each): each for module in modules for each in _definitions(module) if hasattr(each, "cache_clear")}


def clear(caches: Iterable[Any]) -> None:
    """Forget what is kept of earlier calls."""
    for each in caches:
        each.cache_clear()


def _name(function: Any) -> str:
    return f"{function.__module__}.{function.__qualname__}".removeprefix("explainers.").removeprefix("essays.")


def _definitions(module: ModuleType) -> Iterator[Any]:
    for each in vars(module).values():
        yield each
        if isinstance(each, type) and each.__module__ == module.__name__:
            yield from vars(each).values()


def _inmost(value: Any) -> Any:
    if isinstance(value, property):
        value = value.fget
    elif isinstance(value, functools.cached_property):
        value = value.func
    elif isinstance(value, staticmethod | classmethod):
        value = value.__func__
    while hasattr(value, "__wrapped__"):
        value = value.__wrapped__
    return value


@contextmanager
def exchanged(function: FunctionType, around: Callable[[Function], Function]) -> Iterator[None]:
    """Within this, ``function`` does what ``around(function as it was)`` does, whoever calls it: its code is exchanged, not its name.

    Results that are kept in caches stay there.
    """
    code, defaults, keywords = function.__code__, function.__defaults__, function.__kwdefaults__
    original = FunctionType(code, function.__globals__, function.__name__, defaults, function.__closure__)
    original.__kwdefaults__ = keywords
    constants = tuple(around(original) if constant == MARK else constant for constant in _stub.__code__.co_consts)
    function.__code__ = _stub.__code__.replace(co_consts=constants, co_name=code.co_name, co_freevars=code.co_freevars)
    function.__defaults__ = function.__kwdefaults__ = None
    try:
        yield
    finally:
        function.__code__, function.__defaults__, function.__kwdefaults__ = code, defaults, keywords
