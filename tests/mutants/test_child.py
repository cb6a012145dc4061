"""A process apart: its answer comes back, its faults and its changes do not."""

import contextlib
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor

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


def deaf() -> None:
    while True:
        with contextlib.suppress(child.TooSlowError):
            endless()


@pytest.mark.parametrize(
    ("work", "fault"),
    [
        (endless, "TooSlowError"),
        (deaf, "SIGXCPU"),
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


def test_works_go_on_after_one_that_died_or_took_too_long():
    prepared = []
    works = [
        child.Work(lambda: len(prepared)),
        child.Work(endless, 1),
        child.Work(lambda: prepared.append("here") or len(prepared)),
        child.Work(lambda: 1 / 0),
        child.Work(lambda: len(prepared)),
    ]
    one, two, three, four, five = child.run_each(works, lambda: prepared.append("at first"))
    assert (one, three, five) == (1, 2, 2)  # in the same fork all along: the second has listened
    assert [str(two), str(four)] == ["TooSlowError: it computed for too long", "ZeroDivisionError: division by zero"]
    assert child.run_each([]) == prepared == []


def test_each_work_has_its_own_seconds():
    def compute() -> float:
        begun = time.process_time()
        while time.process_time() < begun + 1.2:
            pass
        return 1.0

    assert child.run_each([child.Work(compute, 2.0)] * 3) == [1.0] * 3


def test_children_of_two_threads_end_apart():
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(child.run, lambda: time.sleep(2) or time.monotonic())
        quick = pool.submit(lambda: (child.run(lambda: 1), time.monotonic()))
        assert quick.result()[1] < slow.result()


def test_a_child_has_children():
    assert child.run(lambda: child.run(lambda: 3)) == 3
