"""The functions of the package that compute, and how one is exchanged wherever it is held."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


def computing_modules() -> list[ModuleType]:
    """The modules of mathematics, experiments, networks and data that are loaded, by name."""
    names = (name for name in sorted(sys.modules) if name.startswith(COMPUTING) and name.rpartition(".")[2] not in APART)
    return [sys.modules[name] for name in names]


def functions_of(modules: list[ModuleType]) -> dict[str, FunctionType]:
    """Their functions, methods and properties, by module and name (``ridges_not_peaks.ridge.train``), without those from elsewhere.

    Of a function in a cache it is the function inside.
    """
    found = {}
    for module in modules:
        own = [each for each in vars(module).values() if isinstance(each, type) and each.__module__ == module.__name__]
        for each in [*vars(module).values(), *(inner for cls in own for inner in vars(cls).values())]:
            function = _inmost(each)
            if isinstance(function, FunctionType) and function.__code__.co_filename == module.__file__:
                name = f"{module.__name__}.{function.__qualname__}"
                found[name.removeprefix("explainers.").removeprefix("essays.")] = function
    return dict(sorted(found.items()))


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


def clear_caches() -> None:
    """Forget what functions of the package keep of earlier calls."""
    for name, module in list(sys.modules.items()):
        if name.startswith("explainers."):
            for each in list(vars(module).values()):
                if hasattr(each, "cache_clear"):
                    each.cache_clear()
