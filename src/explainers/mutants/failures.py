"""A run that fails or never ends under a break, while a cache is filled, does so for every claim, and need not be tried again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FunctionType
from typing import Any

from explainers.mutants.child import TooSlowError
from explainers.mutants.functions import Code, Function, exchanged

NEARLY = 0.8
"""A run that did not end within this share of the seconds that a claim may take is too slow for it."""


class Failures:
    """The errors that were raised while a cache was filled, by its name and the arguments, with the seconds that it took."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self.kept: dict[Any, tuple[BaseException, float]] = {}

    @contextmanager
    def kept_for(self, limit: float) -> Iterator[None]:
        """Within this, what failed once fails at once, and what was too slow does if it took nearly ``limit`` seconds."""
        with ExitStack() as stack:
            for name, cached in self.code.caches.items():
                if isinstance(cached.__wrapped__, FunctionType):
                    stack.enter_context(exchanged(cached.__wrapped__, self._around(name, limit)))
            yield

    def _around(self, name: str, limit: float) -> Callable[[Function], Function]:
        def around(original: Function) -> Function:
            def filling(*args: Any, **keywords: Any) -> Any:
                key = (name, args, tuple(sorted(keywords.items())))
                if key in self.kept:
                    error, seconds = self.kept[key]
                    if not isinstance(error, TooSlowError) or seconds >= NEARLY * limit:
                        raise error.with_traceback(None)
                begun = time.process_time()
                try:
                    return original(*args, **keywords)
                except BaseException as error:
                    self.kept[key] = error, time.process_time() - begun
                    raise

            return filling

        return around
