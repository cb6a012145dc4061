"""A small room of mathematics on trial: what is tried, what is noticed, and what cannot be."""

import pytest

from explainers.mutants import child, memory, trial
from explainers.mutants.functions import Code, caches_of, clear, exchanged, functions_of
from explainers.mutants.record import Row
from explainers.mutants.watch import Mutant
from tests.mutants import waves

HERE = "tests.mutants.waves."
CODE = Code(functions_of([waves]), caches_of([waves]))


def short(names):
    return {name.removeprefix(HERE): kinds for name, kinds in names.items()}


def tried(claim) -> Row:
    (row,) = trial.tried([claim], CODE, lambda claim: "the key").values()
    if isinstance(row, child.ChildError):
        raise row
    return row


@pytest.fixture(autouse=True)
def _caches_are_empty():
    clear(CODE.caches.values())
    yield
    clear(CODE.caches.values())


def test_a_sum_notices_all_but_the_order():
    row = tried(waves.GAUSS)
    assert row.code == "the key"
    assert row.tried == {"scaled": 2, "zeroed": 2, "negated": 2, "shuffled": 1}
    assert short(row.unmoved) == {"steps": ["shuffled"]}
    assert row.within == {}
    assert row.seeds is None


def test_a_bound_does_not_notice_what_moves_within_it():
    row = tried(waves.POSITIVE)
    assert short(row.within) == {"steps": ["scaled"], "total": ["scaled"]}
    assert short(row.unmoved) == {"steps": ["shuffled"]}


def test_a_part_that_nobody_reads_is_not_counted():
    row = tried(waves.MEAN)
    assert row.tried == {"scaled": 2, "zeroed": 2, "negated": 2, "shuffled": 1}  # of the heights and the mean, none of the crests
    assert row.unmoved == {}


def test_numbers_that_enter_nothing_that_is_measured_are_not_counted():
    for claim in (waves.ONE_OF_BOTH, waves.ONE_OF_BOTH_KEPT):
        row = tried(claim)
        assert row.tried == {"scaled": 3, "zeroed": 3, "negated": 3, "shuffled": 1}  # of the steps, their sum, and the second of both
        assert short(row.unmoved) == {"steps": ["shuffled"]}


def test_an_order_that_a_fine_number_does_not_depend_on_is_a_symmetry():
    assert short(tried(waves.MEAN).symmetric) == {"wave:heights": ["shuffled"]}  # its mean is a fraction, and moves with all others
    assert not tried(waves.GAUSS).symmetric  # ten is whole, and might be too coarse to tell


def test_a_symmetry_needs_another_break_of_the_place_that_moves_something():
    one = trial.Trial([waves.MEAN], CODE)
    alone = {"scaled": trial.UNMOVED, "zeroed": trial.FAILED}
    assert one.with_symmetries(waves.MEAN, alone) == alone
    moved = {"scaled": trial.UNMOVED, "zeroed": trial.WITHIN, "off by one": trial.UNMOVED}
    assert one.with_symmetries(waves.MEAN, moved) == moved | {"scaled": trial.SYMMETRIC}


def test_a_kept_result_is_broken_too():
    row = tried(waves.LUCKY)
    assert row.tried["zeroed"] == 2  # the heights and the highest, which is kept
    assert not [each for each in row.deaf if "zeroed" in each]


def test_a_claim_that_calls_nothing_has_nothing_to_notice():
    assert tried(waves.TYPED) == Row("the key")


def test_a_failing_claim_notices_when_it_would_hold():
    assert short(tried(waves.REFUTED).unmoved) == {"steps": ["shuffled"]}
    assert not tried(waves.REFUTED).within


def test_a_claim_that_is_wrong_already_is_refused():
    with pytest.raises(child.ChildError, match="claim untrue or its control does not come out as its verdict says"):
        tried(waves.UNTRUE)


def test_what_never_ends_is_noticed(monkeypatch):
    monkeypatch.setattr(trial, "AT_LEAST", 1.0)
    row = tried(waves.HALVINGS)
    assert row.tried["negated"] == 2
    assert not [each for each in row.deaf if "negated" in each]


def test_a_claim_that_is_another_each_time_is_refused():
    drifting = waves.made(
        "drifting", lambda: waves.Evidence(waves.drift(), 0.0, relation=">="), lambda: waves.Evidence(-1, 0, relation=">=")
    )
    with pytest.raises(child.ChildError, match="claim drifting measures something else each time"):
        tried(drifting)


def test_a_cache_is_kept_unless_the_break_concerns_it():
    filled = trial.Trial([waves.LUCKY], CODE)

    def hits(function: str) -> int:
        mutant = Mutant(HERE + function, "", "scaled")
        filled.forget(mutant.function)
        filled.changed(waves.LUCKY, mutant, lambda value: value)
        return waves.high.cache_info().hits

    assert child.run(lambda: hits("total")) == 1  # its control is not run again
    assert child.run(lambda: hits("wave")) == child.run(lambda: hits("Wave.highest")) == child.run(lambda: hits("high")) == 0


def test_what_took_long_is_not_computed_again_unless_the_break_is_in_it(monkeypatch):
    monkeypatch.setattr(memory, "LEAST", 0.0)
    monkeypatch.setattr(memory, "GAIN", 0.0)
    alone = tried(waves.TWICE)
    clear(CODE.caches.values())
    with_memory = trial.Trial([waves.TWICE], CODE)
    assert with_memory.memory.kept

    def calls(function: str) -> int:
        """Of wave(), while another function is broken; it is watched inside, so that what is remembered does not count."""
        count = []
        clear(CODE.caches.values())
        with (
            with_memory.memory.read(HERE + function, with_memory.memory.inside),
            exchanged(waves.wave, lambda original: lambda *args: count.append(1) or original(*args)),
        ):
            waves.twice(4)
        return len(count)

    assert child.run(lambda: calls("twice")) == child.run(lambda: calls("half")) == 0
    assert child.run(lambda: calls("Wave.highest")) == 1
    monkeypatch.setattr(memory, "LEAST", float("inf"))
    assert tried(waves.TWICE) == alone


def test_a_control_that_does_not_call_what_is_broken_is_not_run_again():
    ran = []

    def control():
        ran.append(1)
        return waves.Evidence(waves.half(8.0), 10.0)

    claim = waves.made("apart", lambda: waves.Evidence(waves.total(4), 10.0), control)
    filled = trial.Trial([claim], CODE)
    ran.clear()
    filled.changed(claim, Mutant(HERE + "total", "", "scaled"), lambda value: value)
    assert not ran
    filled.changed(claim, Mutant(HERE + "half", "", "scaled"), lambda value: value)
    assert ran


def test_claims_that_are_tried_together_have_the_rows_that_they_have_alone(monkeypatch):
    monkeypatch.setattr(trial, "AT_LEAST", 1.0)
    claims = [waves.GAUSS, waves.LUCKY, waves.TWICE_AS_HIGH, waves.UNTRUE, waves.HALVINGS, waves.TYPED, waves.MEAN]
    together = trial.tried(claims, CODE, lambda claim: "the key", processes=2)
    assert list(together) == [claim.identifier for claim in claims]
    assert isinstance(together.pop("untrue"), child.ChildError)
    clear(CODE.caches.values())
    assert together == {claim.identifier: tried(claim) for claim in claims if claim is not waves.UNTRUE}
