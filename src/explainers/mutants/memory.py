"""Calls that took long when nothing was broken, kept with what they returned: a break of another function does not change them.

A call is the same if its arguments are, to the last byte; what it draws from a generator among them is drawn from that generator again,
by setting its state. Calls that change other arguments, or that cannot be written down, are not kept.
"""

from __future__ import annotations

import pickle
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from hashlib import blake2b
from statistics import mean
from types import GeneratorType
from typing import Any, NamedTuple

import numpy as np

from explainers.mutants.functions import Code, Function, exchanged

LEAST = 0.02
"""Seconds of computing that make a call worth keeping."""

GAIN, SAMPLED = 3, 8
"""How many times as much looking up has to save as it costs, and in how many calls of a function its cost is measured."""

MOST = 2**26
"""Bytes of a result that is kept."""

Around = Callable[[str], Callable[[Function], Function]]


class Kept(NamedTuple):
    """What a call returned, pickled, and the states in which it left the generators among its arguments."""

    value: bytes
    states: list[Any]


@contextmanager
def all_exchanged(code: Code, names: Collection[str], around: Around) -> Iterator[None]:
    """Within this, each of the named functions does what ``around(name)`` makes of it."""
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(exchanged(code.functions[name], around(name)))
        yield


@contextmanager
def long_calls(code: Code) -> Iterator[set[str]]:
    """The functions of which looking up calls saves more than it costs; known when it is over.

    Saved are the calls of :data:`LEAST` seconds or more. Each call, the short ones too, costs the digest of its arguments, which is taken
    of the first :data:`SAMPLED`: one that is called ten thousand times with a matrix, and took long once, is not worth it.
    """
    found: set[str] = set()
    long: defaultdict[str, float] = defaultdict(float)
    digests: defaultdict[str, list[float]] = defaultdict(list)
    calls: Counter[str] = Counter()

    def around(name: str) -> Callable[[Function], Function]:
        def timed(original: Function) -> Function:
            def timing(*args: Any, **keywords: Any) -> Any:
                calls[name] += 1
                if len(digests[name]) < SAMPLED:
                    begun = time.process_time()
                    _key(name, args, keywords)
                    digests[name].append(time.process_time() - begun)
                begun = time.process_time()
                try:
                    return original(*args, **keywords)
                finally:
                    seconds = time.process_time() - begun
                    long[name] += seconds * (seconds >= LEAST)

            return timing

        return timed

    with all_exchanged(code, code.functions, around):
        yield found
    found.update(name for name in calls if long[name] > GAIN * calls[name] * mean(digests[name]))


class Memory:
    """What long calls returned, and in ``inside`` the functions that each of them calls, also by way of a cache."""

    def __init__(self, code: Code, inside: Mapping[str, Collection[str]]) -> None:
        self.code, self.inside = code, inside
        self.kept: dict[bytes, Kept] = {}

    @contextmanager
    def written(self, names: Collection[str]) -> Iterator[None]:
        """Within this, long calls of the named functions are kept."""
        with all_exchanged(self.code, names, lambda name: lambda original: self._writing(name, original)):
            yield

    @contextmanager
    def read(self, broken: str, names: Collection[str]) -> Iterator[None]:
        """Within this, calls of the named functions that are kept return what they returned, unless they call the one that is broken."""
        untouched = [name for name in names if broken not in self.inside[name]]
        with all_exchanged(self.code, untouched, lambda name: lambda original: self._reading(name, original)):
            yield

    def _writing(self, name: str, original: Function) -> Function:
        def writing(*args: Any, **keywords: Any) -> Any:
            key, generators, begun = _key(name, args, keywords), _generators(args, keywords), time.process_time()
            before = [each.bit_generator.state for each in generators]
            value = original(*args, **keywords)
            if key is None or time.process_time() - begun < LEAST or isinstance(value, GeneratorType):
                return value
            after = [each.bit_generator.state for each in generators]
            pickled = _pickled(value)
            _set(generators, before)
            unchanged = _key(name, args, keywords) == key
            _set(generators, after)
            if unchanged and pickled is not None and len(pickled) <= MOST:
                self.kept[key] = Kept(pickled, after)
            return value

        return writing

    def _reading(self, name: str, original: Function) -> Function:
        def reading(*args: Any, **keywords: Any) -> Any:
            key = _key(name, args, keywords)
            if key is None or key not in self.kept:
                return original(*args, **keywords)
            _set(_generators(args, keywords), self.kept[key].states)
            return pickle.loads(self.kept[key].value)

        return reading


def _generators(args: tuple[Any, ...], keywords: Mapping[str, Any]) -> list[np.random.Generator]:
    return [each for each in (*args, *keywords.values()) if isinstance(each, np.random.Generator)]


def _set(generators: list[np.random.Generator], states: list[Any]) -> None:
    for each, state in zip(generators, states, strict=True):
        each.bit_generator.state = state


def _key(name: str, args: tuple[Any, ...], keywords: Mapping[str, Any]) -> bytes | None:
    """A digest of the call, with the states of its generators; None if its arguments cannot be written down."""
    pickled = _pickled((name, args, sorted(keywords.items())))
    return None if pickled is None else blake2b(pickled, digest_size=16).digest()


def _pickled(value: Any) -> bytes | None:
    try:
        return pickle.dumps(value, protocol=5)
    except Exception:  # whatever an object answers that does not want to be pickled
        return None
