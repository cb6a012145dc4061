"""The sizes with which breaks are tried: there while they are, and gone afterwards."""

import sys

import pytest

from explainers import ledger
from explainers.essays.the_price_of_smoothness import where_the_law_fails
from explainers.mutants import smaller as module
from explainers.mutants.smaller import ESSAYS, SMALLER, smaller


def test_constants_are_smaller_within_and_as_before_afterwards():
    before = where_the_law_fails.STEPS
    with smaller({"the-price-of-smoothness"}):
        assert where_the_law_fails.STEPS < before
    assert where_the_law_fails.STEPS == before
    with pytest.raises(RuntimeError, match="stop"), smaller({"the-price-of-smoothness"}):
        raise RuntimeError("stop")
    assert where_the_law_fails.STEPS == before
    with smaller({"an-essay-without"}):
        assert where_the_law_fails.STEPS == before


def test_a_constant_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "SMALLER", {"toy": {"the_price_of_smoothness.where_the_law_fails.HURRY": 1}})
    with pytest.raises(AttributeError, match="HURRY"), smaller({"toy"}):
        pass


@pytest.mark.parametrize(("essay", "name"), [(essay, name) for essay, constants in SMALLER.items() for name in constants])
def test_all_are_of_essays_and_smaller_than_in_the_book(essay: str, name: str):
    assert essay in {claim.essay for claim in ledger.all_claims()}
    module, _, constant = name.rpartition(".")
    assert 0 < SMALLER[essay][name] < getattr(sys.modules[ESSAYS + module], constant)
