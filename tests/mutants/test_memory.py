"""What took long when nothing was broken is not computed again, unless a break concerns it."""

import time
from collections.abc import Callable

import numpy as np
import pytest

from explainers.mutants import memory
from explainers.mutants.functions import Code
from explainers.mutants.memory import Memory, long_calls

RAN: list[str] = []


def spend(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def slow(x: np.ndarray) -> np.ndarray:
    RAN.append("slow")
    spend(2 * memory.LEAST)
    return quick(x) + 1


def quick(x: np.ndarray) -> np.ndarray:
    RAN.append("quick")
    return 2 * x


def draws(rng: np.random.Generator, n: int) -> np.ndarray:
    RAN.append("draws")
    spend(2 * memory.LEAST)
    return rng.standard_normal(n)


def in_place(x: np.ndarray) -> float:
    RAN.append("in place")
    spend(2 * memory.LEAST)
    x += 1
    return float(x.sum())


def of_function(f: Callable[[float], float]) -> float:
    RAN.append("of function")
    spend(2 * memory.LEAST)
    return f(1.0)


CODE = Code({f.__name__: f for f in (slow, quick, draws, in_place, of_function)}, {})
INSIDE = {"slow": {"quick"}, "quick": set(), "draws": set(), "in_place": set(), "of_function": set()}


@pytest.fixture(autouse=True)
def _nothing_ran():
    RAN.clear()


def ran(do: Callable[[], object]) -> list[str]:
    RAN.clear()
    do()
    return list(RAN)


def written(do: Callable[[], object]) -> Memory:
    kept = Memory(CODE, INSIDE)
    with kept.written(INSIDE):
        do()
    return kept


def test_a_long_call_is_kept_and_a_short_one_is_not():
    kept = written(lambda: slow(np.arange(3.0)))
    with kept.read("", INSIDE):
        assert ran(lambda: slow(np.arange(3.0))) == []
        assert ran(lambda: quick(np.arange(3.0))) == ["quick"]
        assert ran(lambda: slow(np.arange(4.0))) == ["slow", "quick"]  # other arguments
        assert slow(np.arange(3.0)).tolist() == [1, 3, 5]
    assert ran(lambda: slow(np.arange(3.0))) == ["slow", "quick"]


def test_what_calls_the_broken_function_is_computed():
    kept = written(lambda: slow(np.arange(3.0)))
    with kept.read("quick", INSIDE):
        assert ran(lambda: slow(np.arange(3.0))) == ["slow", "quick"]
    with kept.read("slow", INSIDE):  # it is broken after it has returned
        assert ran(lambda: slow(np.arange(3.0))) == []


def test_who_changes_a_kept_result_changes_nobody_elses():
    kept = written(lambda: slow(np.arange(3.0)))
    with kept.read("", INSIDE):
        slow(np.arange(3.0))[:] = 0
        assert slow(np.arange(3.0)).tolist() == [1, 3, 5]


def test_a_generator_goes_on_as_if_it_had_been_drawn_from():
    kept = written(lambda: draws(np.random.default_rng(0), 4))
    rng = np.random.default_rng(0)
    expected = [rng.standard_normal(4).tolist(), float(rng.random())]
    rng = np.random.default_rng(0)
    with kept.read("", INSIDE):
        assert ran(lambda: draws(np.random.default_rng(0), 4)) == []
        assert [draws(rng, 4).tolist(), float(rng.random())] == expected
        assert ran(lambda: draws(np.random.default_rng(1), 4)) == ["draws"]


def test_what_changes_its_arguments_or_cannot_be_written_down_is_not_kept():
    shared = np.zeros(2)
    kept = written(lambda: (in_place(np.zeros(2)), of_function(lambda x: x), draws(np.random.default_rng(0), 2)))
    assert len(kept.kept) == 1
    with kept.read("", INSIDE):
        assert ran(lambda: in_place(shared)) == ["in place"]
        assert shared.tolist() == [1, 1]
        assert ran(lambda: of_function(lambda x: x)) == ["of function"]


def test_long_calls_are_found():
    with long_calls(CODE) as found:
        quick(np.arange(3.0))
        assert not found
        slow(np.arange(3.0))
    assert found == {"slow"}


def sometimes(seconds: float, X: np.ndarray) -> None:
    spend(seconds * X[0])


@pytest.mark.parametrize(("often", "worth"), [(1, {"sometimes"}), (200, set())])
def test_what_takes_long_once_is_not_worth_the_digest_of_many_large_arguments(often: int, worth: set[str]):
    X = np.ones(200_000)
    with long_calls(Code({"sometimes": sometimes}, {})) as found:
        for seconds in (4 * memory.LEAST, *[memory.LEAST / 100] * often):
            sometimes(seconds, X)
    assert found == worth


def test_only_calls_of_the_functions_that_are_named_are_looked_up():
    kept = written(lambda: slow(np.arange(3.0)))
    with kept.read("", {"quick"}):
        assert ran(lambda: slow(np.arange(3.0))) == ["slow", "quick"]


def test_results_that_are_too_large_are_not_kept(monkeypatch):
    monkeypatch.setattr(memory, "MOST", 10)
    assert not written(lambda: slow(np.arange(3.0))).kept
