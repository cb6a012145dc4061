"""Every claim of the book is measured, and every negative control turns out the other way."""

import re

import pytest

from explainers.claim import Claim, Evidence, Verdict
from explainers.ledger import all_claims

CLAIMS = all_claims()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.identifier)
def test_claim(claim: Claim):
    evidence, again = claim.measure(), claim.measure()
    assert repr(evidence) == repr(again), "measuring twice gives two results"
    assert evidence.agrees == (claim.verdict is not Verdict.FAILS), f"measured {evidence.measured}, expected {evidence.expected}"
    control = claim.control()
    assert control.agrees != evidence.agrees, f"the control measured {control.measured} beside {control.expected}: it tells nothing apart"


def test_identifiers_are_unique_and_kebab_case():
    identifiers = [claim.identifier for claim in CLAIMS]
    assert len(set(identifiers)) == len(identifiers)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier) for identifier in identifiers)


def test_evidence_relations():
    assert Evidence(1.0, 1.1, 0.2).agrees
    assert not Evidence(1.0, 1.3, 0.2).agrees
    assert Evidence(1.0, 2.0, relation="<=").agrees
    assert not Evidence(1.0, 2.0, relation=">=").agrees
    assert Evidence([1.0, 2.0], [1.0, 2.1], 0.2).agrees
    assert not Evidence(float("nan"), 1.0, 1e9).agrees


@pytest.mark.parametrize(
    ("make", "message"),
    [(lambda: Evidence(1.0, 1.0, relation="~"), "relation is '~'"), (lambda: Evidence([1.0], 1.0), "give both the same shape")],
)
def test_bad_evidence(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_a_verdict_other_than_holds_needs_a_correction():
    with pytest.raises(ValueError, match="say in correction what is right"):
        Claim(
            identifier="x",
            essay="x",
            anchor="x",
            statement="x",
            source="x",
            expected_from="x",
            tolerance_from="x",
            verdict=Verdict.FAILS,
            measure=lambda: Evidence(0, 1),
            control_statement="x",
            control=lambda: Evidence(1, 1),
        )
