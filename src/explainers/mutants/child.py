"""Work in a process of its own: whatever it breaks, fills or never ends is gone with it."""

from __future__ import annotations

import gc
import io
import math
import os
import pickle
import resource
import signal
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, NoReturn, TypeVar

T = TypeVar("T")

MEMORY = 6 * 2**30
"""Bytes that a child may use."""


class ChildError(Exception):
    """The work raised, or it was ended; the message says which."""


class TooSlowError(BaseException):
    """The work is ended, for it has computed for as long as it may; nothing that it calls is to catch this."""


class Work(NamedTuple):
    """What is to be done, and the seconds of computing that it may take.

    Seconds of the processor, so that a busy machine ends nothing that a quiet one would not.
    """

    do: Callable[[], Any]
    seconds: float = math.inf


def run(do: Callable[[], T], seconds: float = math.inf) -> T:
    """What ``do()`` returns in a fork of this process, which is ended after so many seconds of computing.

    Raises:
        ChildError: the work raised, needed too much time or memory, or died.
    """
    (found,) = run_each([Work(do, seconds)])
    if isinstance(found, ChildError):
        raise found
    return found


def run_each(works: Sequence[Work], prepare: Callable[[], None] = lambda: None) -> list[Any]:
    """What each work returns, or a ChildError, one after the other in a fork of this process, where ``prepare()`` is called first.

    One that dies takes the fork with it, and the next goes on in another.
    """
    found: list[Any] = []
    while len(found) < len(works):
        found += _until_one_dies(works[len(found) :], prepare)
    return found


def run_beside(lists: Sequence[Sequence[Work]], processes: int, prepare: Iterable[Callable[[], None]] | None = None) -> Iterator[list[Any]]:
    """What each list of works returns, so many lists at a time, each in a fork of its own, where its ``prepare()`` is called first."""
    with ThreadPoolExecutor(processes) as pool:
        yield from pool.map(run_each, lists, prepare or [lambda: None] * len(lists))


_forking = threading.Lock()
"""Held while a pipe is open at both ends here: no other child may keep it open."""


def _until_one_dies(works: Sequence[Work], prepare: Callable[[], None]) -> list[Any]:
    with _forking:
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads: the child uses none
            child = os.fork()
        if not child:
            os.close(reading)
            _work(works, prepare, writing)
        os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        found = list(_answers(pipe.read()))
    _, status = os.waitpid(child, 0)
    if len(found) == len(works):
        return found
    how = f"by {signal.Signals(os.WTERMSIG(status)).name}" if os.WIFSIGNALED(status) else "without an answer"
    return [*found, ChildError(f"ended {how}")]


def _answers(written: bytes) -> Iterator[Any]:
    """What was written whole."""
    stream = io.BytesIO(written)
    while stream.tell() < len(written):
        try:
            failed, value = pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            return
        yield ChildError(value) if failed else value


def _work(works: Sequence[Work], prepare: Callable[[], None], pipe: int) -> NoReturn:
    """The child's life; it does not return, whatever happens."""
    global _forking  # noqa: PLW0603  the parent holds it, and this process may have children
    _forking = threading.Lock()
    try:
        with os.fdopen(pipe, "wb") as writing:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            warnings.simplefilter("ignore")
            gc.freeze()  # what was there before stays as it is: collecting would touch, and so copy, all of it
            prepare()
            for work in works:
                writing.write(_answer(work))
                writing.flush()
    finally:
        os._exit(0)


def _answer(work: Work) -> bytes:
    try:
        _allow(work.seconds)
        answer = pickle.dumps((False, work.do()))
        _allow(math.inf)
        return answer
    except BaseException as error:
        _allow(math.inf)
        return pickle.dumps((True, f"{type(error).__name__}: {error}"))


def _allow(seconds: float) -> None:
    """Let this process compute for so many seconds more; then raise, and if it does not listen, end it two seconds later."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    until = resource.RLIM_INFINITY if seconds == math.inf else math.ceil(spent.ru_utime + spent.ru_stime + seconds + 2)
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, 0 if seconds == math.inf else seconds)


def _stop(*_: object) -> NoReturn:
    raise TooSlowError("it computed for too long")
