"""What failed once fails at once, for whoever may not take longer."""

import functools
import sys
from types import ModuleType

import pytest

from explainers.mutants.child import TooSlowError
from explainers.mutants.failures import Failures
from explainers.mutants.functions import Code, caches_of

TRIED: list[object] = []


@functools.cache
def fails(what: object, *, how: type[BaseException] = ValueError) -> None:
    TRIED.append(what)
    raise how(what)


@pytest.fixture
def failures() -> Failures:
    TRIED.clear()
    here: ModuleType = sys.modules[__name__]
    return Failures(Code({}, {name: each for name, each in caches_of([here]).items() if name.endswith("fails")}))


def ask(failures: Failures, limit: float, what: object, how: type[BaseException] = ValueError) -> None:
    with failures.kept_for(limit), pytest.raises(how, match=str(what)):
        fails(what, how=how)


def test_what_has_failed_is_not_tried_again(failures):
    ask(failures, 3.0, "one")
    ask(failures, 9.0, "one")
    ask(failures, 3.0, "two")
    assert TRIED == ["one", "two"]


def test_outside_nothing_is_kept(failures):
    ask(failures, 3.0, "one")
    for _ in range(2):
        with pytest.raises(ValueError, match="one"):
            fails("one", how=ValueError)
    assert TRIED == ["one"] * 3


def test_what_was_too_slow_is_tried_again_by_whoever_has_more_time(failures):
    ask(failures, 1e-9, "slow", TooSlowError)
    ask(failures, 1e-9, "slow", TooSlowError)
    assert TRIED == ["slow"]
    ask(failures, 3.0, "slow", TooSlowError)
    assert TRIED == ["slow", "slow"]
