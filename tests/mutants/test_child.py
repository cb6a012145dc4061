"""A process apart: its answer comes back, its faults and its changes do not."""

import os
import signal
import sys

import numpy as np
import pytest

from explainers.mutants import child


def test_the_answer_comes_back():
    assert np.array_equal(child.run(lambda: np.arange(100_000)), np.arange(100_000))


def test_what_is_changed_there_is_not_changed_here():
    here = [1]
    assert child.run(lambda: here.append(2) or list(here)) == [1, 2]
    assert here == [1]


def test_an_exception_is_named():
    with pytest.raises(child.ChildError, match="ZeroDivisionError: division by zero"):
        child.run(lambda: 1 / 0)
    with pytest.raises(child.ChildError, match="SystemExit"):
        child.run(lambda: sys.exit(3))


def endless() -> None:
    while True:
        pass


@pytest.mark.parametrize(
    ("work", "fault"),
    [
        (endless, "SIGXCPU"),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "SIGKILL"),
        (lambda: np.ones(2 * child.MEMORY, dtype=np.uint8).sum(), "MemoryError"),
        (lambda: endless, ""),
    ],
)
def test_what_never_ends_dies_or_takes_too_much_is_ended(work, fault):
    if not fault:
        assert child.run(work, 1) is endless
        return
    with pytest.raises(child.ChildError, match=fault):
        child.run(work, 1)


class WordlessError(Exception):
    def __str__(self) -> str:
        raise MemoryError


def wordless() -> None:
    raise WordlessError


def test_a_child_that_cannot_answer_ends_all_the_same():
    with pytest.raises(child.ChildError, match="ended without an answer"):
        child.run(wordless)


def test_what_cannot_be_sent_back_is_named():
    with pytest.raises(child.ChildError, match="pickle"):
        child.run(lambda: lambda: 1)
