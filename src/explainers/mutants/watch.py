"""A claim is watched while it runs: which breaks there are of what it calls, and from which functions each cache has its results."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, is_dataclass
from itertools import count
from types import FunctionType, GeneratorType
from typing import Any
from weakref import WeakValueDictionary

import numpy as np

from explainers.claim import Claim, Evidence
from explainers.mutants.functions import Code, Function, clear, exchanged
from explainers.mutants.kinds import KINDS, breaks, parts, possible

HOLDERS = "_returned_by"
"""The attribute of a watched dataclass with the names of the functions that returned it."""

LOOKS = 1000
"""Calls of a function that are looked at: of one that is called a hundred thousand times, the rest are like these."""


@dataclass(frozen=True)
class Mutant:
    """A function of which a part of the result is broken in one way."""

    function: str
    part: str
    kind: str

    @property
    def place(self) -> str:
        """``polynomial.fit:error``, or the function alone if its result has no parts."""
        return f"{self.function}:{self.part}" if self.part else self.function


@dataclass(frozen=True)
class Watched:
    """What was seen of a claim: its evidence, the breaks of functions that its measure calls, the functions that each cache needs, those
    that its control calls, and those that are called inside each of the functions asked for."""

    evidence: Evidence
    mutants: list[Mutant]
    needs: dict[str, set[str]]
    control: frozenset[str]
    inside: dict[str, set[str]]


class Watch:
    """What is seen while functions are watched."""

    def __init__(self, code: Code, asked: Collection[str] = ()) -> None:
        self.code, self.asked = code, asked
        self.found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self.making: set[str] = set()
        self.read: set[tuple[str, str]] = set()
        self.fields: set[tuple[str, str]] = set()
        self._needs: dict[str, set[str]] = {}
        self._takes: dict[str, set[str]] = {}
        self._inside: dict[str, set[str]] = {}
        self._takes_inside: dict[str, set[str]] = {}
        self.called: set[str] = set()
        self._alive: WeakValueDictionary[int, Any] = WeakValueDictionary()
        self._last: deque[Any] = deque(maxlen=32)
        self._running: list[set[str]] = []
        self._spies: dict[type, type] = {}
        self._looking = False
        self._looks: Counter[str] = Counter()

    def function(self, name: str) -> Callable[[Function], Function]:
        """Watch what the function of this name returns."""

        def around(original: Function) -> Function:
            inner = self._noted(name, self._inside, self._takes_inside)(original) if name in self.asked else original

            def watching(*args: Any, **keywords: Any) -> Any:
                self.called.add(name)
                for called in self._running:
                    called.add(name)
                value = inner(*args, **keywords)
                if self._looks[name] == LOOKS:
                    return value
                self._looks[name] += 1
                value, again = held(value)
                self._look_at(name, value)
                return again()

            return watching

        return around

    def cached(self, name: str) -> Callable[[Function], Function]:
        """Watch which functions are called to fill a cache, and which other caches have what it takes from them: their hits go up."""
        return self._noted(name, self._needs, self._takes)

    def _noted(self, name: str, functions: dict[str, set[str]], caches: dict[str, set[str]]) -> Callable[[Function], Function]:
        """Note under this name the functions that are called inside, and the caches from which something is taken."""

        def around(original: Function) -> Function:
            calls = count()

            def noting(*args: Any, **keywords: Any) -> Any:
                if next(calls) >= LOOKS:
                    return original(*args, **keywords)
                self._running.append(functions.setdefault(name, set()))
                try:
                    with self.taking() as taken:
                        _, again = held(original(*args, **keywords))
                finally:
                    self._running.pop()
                    caches.setdefault(name, set()).update(taken)
                return again()

            return noting

        return around

    @contextmanager
    def taking(self) -> Iterator[set[str]]:
        """The caches from which something is taken within this; known when it is over: their hits go up."""
        before, taken = self._hits(), set[str]()
        try:
            yield taken
        finally:
            taken.update(each for each, hits in self._hits().items() if hits > before[each])

    def _hits(self) -> dict[str, int]:
        return {name: cached.cache_info().hits for name, cached in self.code.caches.items()}

    @property
    def needs(self) -> dict[str, set[str]]:
        """The functions that each cache needs, also by way of other caches."""
        found = {name: set(functions) for name, functions in self._needs.items()}
        grown = True
        while grown:
            grown = False
            for name, others in self._takes.items():
                more = set().union(*(found.get(each, set()) for each in others)) - found[name]
                found[name] |= more
                grown |= bool(more)
        return found

    @property
    def inside(self) -> dict[str, set[str]]:
        """The functions that are called inside each of those asked for, also by way of caches."""
        needs = self.needs
        return {
            name: functions.union(*(needs.get(each, set()) for each in self._takes_inside[name]))
            for name, functions in self._inside.items()
        }

    def mutants(self) -> list[Mutant]:
        """The breaks found so far, without those of fields that nobody has read, and of functions that only pass on what others return."""
        unread = {field for field in self.fields if field not in self.read and (field[0], "__dict__") not in self.read}
        places = ((at, kinds) for at, kinds in self.found.items() if at[0] in self.making and at not in unread)
        found = (Mutant(*at, kind) for at, kinds in places for kind in kinds)
        return sorted(found, key=lambda each: (each.function, each.part, KINDS.index(each.kind)))

    def _look_at(self, name: str, value: Any) -> None:
        self._looking = True
        if not self._was_returned(value):
            self.making.add(name)
        for part, each in parts(value).items():
            found = self.found[name, part]
            found.update(kind for kind in possible(each) - found if breaks(each, kind))
        if is_dataclass(value) and not isinstance(value, type) and hasattr(value, "__dict__"):
            self.fields.update((name, part) for part in parts(value))
            known: frozenset[str] = getattr(value, HOLDERS, frozenset())
            object.__setattr__(value, HOLDERS, known | {name})
            if not known:
                object.__setattr__(value, "__class__", self._spy(type(value)))
        self._looking = False

    def _was_returned(self, value: Any) -> bool:
        """Whether it is the very object that a function has returned before. One 3 is every 3, so numbers that are whole are always new."""
        if isinstance(value, int | np.bool_ | str | None):
            return False
        if self._alive.get(id(value)) is value or any(each is value for each in self._last):
            return True
        try:
            self._alive[id(value)] = value
        except TypeError:  # floats, tuples and lists
            self._last.append(value)
        return False

    def _spy(self, cls: type) -> type:
        """A class like ``cls`` that reports which of its fields are read."""

        def reporting(instance: Any, attribute: str) -> Any:
            if not self._looking and attribute != HOLDERS:
                holders = object.__getattribute__(instance, "__dict__").get(HOLDERS, ())
                self.read.update((name, attribute) for name in holders)
            return object.__getattribute__(instance, attribute)

        if cls not in self._spies:
            self._spies[cls] = type(cls.__name__, (cls,), {"__getattribute__": reporting, "__module__": cls.__module__})
        return self._spies[cls]


def held(value: Any) -> tuple[Any, Callable[[], Any]]:
    """What a function returned, and how it is returned again: a generator can be read only once, so it is kept as a list."""
    if isinstance(value, GeneratorType):
        kept = list(value)
        return kept, lambda: (each for each in kept)
    return value, lambda: value


def watch(claim: Claim, code: Code, asked: Collection[str] = ()) -> Watched:
    """Run a claim, and its control, and see what they call, and what is called inside the functions asked for.

    What they return is touched: do it in a process of its own.
    """
    seen = Watch(code, asked)
    with ExitStack() as stack:
        for name, function in code.functions.items():
            stack.enter_context(exchanged(function, seen.function(name)))
        for name, cached in code.caches.items():
            if isinstance(cached.__wrapped__, FunctionType):
                stack.enter_context(exchanged(cached.__wrapped__, seen.cached(name)))
        clear(code.caches.values())
        evidence = claim.measure()
        mutants = seen.mutants()
        seen.called.clear()
        with seen.taking() as taken:
            claim.control()
        needs = seen.needs
    control = seen.called.union(*(needs.get(each, set()) for each in taken))
    return Watched(evidence, mutants, needs, frozenset(control), seen.inside)
