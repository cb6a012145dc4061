"""Claims of a small room of mathematics with fresh seeds: how often they come out right."""

import pytest

from explainers.mutants import child, seed_trial, trial
from explainers.mutants.functions import caches_of, clear
from explainers.mutants.record import Seeds
from tests.mutants import waves

CACHES = caches_of([waves]).values()
N = seed_trial.DRAWS


@pytest.fixture(autouse=True)
def _caches_are_empty():
    clear(CACHES)
    yield
    clear(CACHES)


def tried(*claims, processes: int = 1) -> list:
    found = seed_trial.tried(claims, CACHES, lambda claim: f"the key of {claim.identifier}", processes)
    assert list(found) == [claim.identifier for claim in claims]
    return list(found.values())


def test_fresh_seeds_tell_a_claim_from_a_lucky_one():
    mean, lucky = tried(waves.MEAN, waves.LUCKY)
    assert mean == Seeds("the key of mean", N, N, N, N)
    assert lucky.measure == N
    assert lucky.right == lucky.control < N


def test_a_claim_without_random_numbers_is_run_with_none():
    assert tried(waves.GAUSS, waves.TYPED) == [Seeds("the key of gauss", 0, 0, 0, 0), Seeds("the key of typed", 0, 0, 0, 0)]


def test_random_numbers_in_a_cache_that_another_claim_fills_are_counted():
    twice = waves.made("twice-as-lucky", waves.LUCKY.measure, waves.LUCKY.control)
    one, other = tried(waves.LUCKY, twice)
    assert one.of == other.of == N


def test_a_claim_that_is_wrong_with_its_own_seeds_is_refused_and_the_others_are_not():
    wrong, right = tried(waves.UNTRUE, waves.MEAN)
    assert isinstance(wrong, child.ChildError)
    assert "claim untrue or its control does not come out as its verdict says" in str(wrong)
    assert right.right == N


def test_a_run_that_fails_or_never_ends_with_another_seed_is_not_right(monkeypatch):
    monkeypatch.setattr(trial, "AT_LEAST", 0.2)

    first = waves.wave(1).mean

    def own() -> bool:
        return waves.wave(1).mean == first

    def fails() -> waves.Evidence:
        if not own():
            raise ZeroDivisionError
        return waves.Evidence(waves.total(4), 10.0)

    def hangs() -> waves.Evidence:
        while not own():
            pass
        return waves.Evidence(waves.total(4), 10.0)

    claims = [waves.made(name, measure, waves.GAUSS.control) for name, measure in (("fails", fails), ("hangs", hangs))]
    assert tried(*claims) == [Seeds(f"the key of {claim.identifier}", N, 0, 0, 0) for claim in claims]


def test_two_processes_find_what_one_finds():
    claims = (waves.MEAN, waves.LUCKY, waves.GAUSS)
    assert tried(*claims, processes=2) == tried(*claims)
