"""What a claim is, and the factory of an essay's claims."""

from typing import Any

import numpy as np
import pytest

from explainers.claim import DERIVED, Claim, Evidence, Verdict, claims_of
from explainers.tolerance import Tolerance, standard_errors


@pytest.mark.parametrize(
    ("evidence", "agrees"),
    [
        (Evidence(1.0, 1.1, Tolerance(0.2, "t")), True),
        (Evidence(1.0, 1.3, Tolerance(0.2, "t")), False),
        (Evidence(1.0, 2.0, relation="<="), True),
        (Evidence(2.1, 2.0, Tolerance(0.2, "t"), "<="), True),
        (Evidence(2.3, 2.0, Tolerance(0.2, "t"), "<="), False),
        (Evidence(1.0, 2.0, relation=">="), False),
        (Evidence(1.9, 2.0, Tolerance(0.2, "t"), ">="), True),
        (Evidence([1.0, 2.0], [1.0, 2.1], Tolerance(0.2, "t")), True),
        (Evidence([1.0, 2.0], [1.0, 2.3], Tolerance(0.2, "t")), False),
        (Evidence(float("nan"), 1.0, Tolerance(1e9, "t")), False),
        (Evidence(float("nan"), 1.0, Tolerance(1e9, "t"), "<="), False),
        (Evidence(True, True), True),
        (Evidence(1.0, 1.3, standard_errors(0.1)), True),
        (Evidence(1.0, 1.3, standard_errors(0.05)), False),
        (Evidence([1.0, 2.0], [1.1, 2.1], Tolerance([0.2, 0.05], "one for each")), False),
    ],
)
def test_evidence_agrees_within_its_tolerance_and_nan_with_nothing(evidence, agrees):
    assert evidence.agrees is agrees


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Evidence(1.0, 1.0, relation="~"), "relation is '~'"),
        (lambda: Evidence([1.0], 1.0), "give both the same shape"),
        (lambda: Evidence(np.zeros(2), np.zeros(3)), r"measured has shape \(2,\), expected \(3,\)"),
    ],
)
def test_bad_evidence(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def claim(verdict, correction=""):
    return Claim(
        identifier="x",
        essay="x",
        anchor="x",
        statement="x",
        source="x",
        expected_from="x",
        verdict=verdict,
        measure=lambda: Evidence(0, 1),
        control_statement="x",
        control=lambda: Evidence(1, 1),
        correction=correction,
    )


@pytest.mark.parametrize("verdict", [Verdict.CAVEAT, Verdict.FAILS])
def test_a_verdict_other_than_holds_needs_a_correction(verdict):
    with pytest.raises(ValueError, match=r"claim 'x'.*say in correction what is right"):
        claim(verdict)
    assert claim(verdict, "It is 1.").correction == "It is 1."
    assert claim(Verdict.HOLDS).correction == ""


def test_a_claim_that_rests_on_training_says_when_it_ended_and_what_comes_of_more():
    claim = claims_of("x")
    with pytest.raises(ValueError, match="twice the steps, or neither"):
        claim("x", "x", "x", **REST, training="at loss zero")
    assert claim("x", "x", "x", **REST, training="at loss zero", longer=one_is_one).longer is one_is_one


def one_is_one() -> Evidence:
    return Evidence(1, 1)


REST: dict[str, Any] = {"expected_from": "closed form", "measure": one_is_one, "control_statement": "else", "control": one_is_one}


def test_a_claim_has_its_essay_and_the_usual_source_tolerance_and_verdict():
    made = claims_of("an-essay")("a-claim", "a-section", "It is so.", **REST)
    assert made == Claim(
        "a-claim", "an-essay", "a-section", "It is so.", DERIVED, "closed form", Verdict.HOLDS, one_is_one, "else", one_is_one
    )


def test_an_essay_and_a_claim_can_name_their_own():
    claim = claims_of("an-essay", source="somebody")
    usual = claim("a-claim", "a-section", "It is so.", **REST)
    assert usual.source == "somebody"
    own = claim("b", "s", "No.", **REST, source="me", verdict=Verdict.FAILS, correction="Yes.")
    assert (own.source, own.verdict, own.correction) == ("me", Verdict.FAILS, "Yes.")


def test_a_factory_takes_no_other_keywords():
    claim = claims_of("an-essay")
    with pytest.raises(TypeError, match="tolerance_form"):
        claim("a-claim", "a-section", "It is so.", **REST, tolerance_form="none")
    with pytest.raises(TypeError, match="control"):
        claim("a-claim", "a-section", "It is so.", **{name: value for name, value in REST.items() if name != "control"})
    with pytest.raises(ValueError, match="say in correction what is right"):
        claim("a-claim", "a-section", "It is so.", **REST, verdict=Verdict.CAVEAT)
