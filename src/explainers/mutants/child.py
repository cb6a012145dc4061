"""Work in a process of its own: whatever it breaks, fills or never ends is gone with it."""

from __future__ import annotations

import math
import os
import pickle
import resource
import signal
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

MEMORY = 6 * 2**30
"""Bytes that a child may use."""


class ChildError(Exception):
    """The work raised, or it was ended; the message says which."""


def run(work: Callable[[], T], seconds: float = math.inf) -> T:
    """What ``work()`` returns in a fork of this process, which is ended after so many seconds of computing.

    Seconds of the processor, so that a busy machine ends nothing that a quiet one would not.

    Raises:
        ChildError: the work raised, needed too much time or memory, or died.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forks beside threads: the child uses none
        child = os.fork()
    if not child:
        os.close(reading)
        _work(work, seconds, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        raise ChildError(f"ended by {signal.Signals(os.WTERMSIG(status)).name}")
    if not answer:
        raise ChildError("ended without an answer")
    failed, value = pickle.loads(answer)
    if failed:
        raise ChildError(value)
    return value


def _work(work: Callable[[], Any], seconds: float, pipe: int) -> None:
    """The child's life; it does not return, whatever happens."""
    try:
        with os.fdopen(pipe, "wb") as writing:
            writing.write(_answer(work, seconds))
    finally:
        os._exit(0)


def _answer(work: Callable[[], Any], seconds: float) -> bytes:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if seconds < math.inf:
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds) + 1))
        warnings.simplefilter("ignore")
        return pickle.dumps((False, work()))
    except BaseException as error:
        return pickle.dumps((True, f"{type(error).__name__}: {error}"))
