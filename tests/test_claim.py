"""The factory of an essay's claims."""

from typing import Any

import pytest

from explainers.claim import DERIVED, INTEGERS, ROUNDING, Claim, Evidence, Verdict, claims_of


def evidence() -> Evidence:
    return Evidence(1, 1)


REST: dict[str, Any] = {"expected_from": "closed form", "measure": evidence, "control_statement": "else", "control": evidence}


def test_a_claim_has_its_essay_and_the_usual_source_tolerance_and_verdict():
    made = claims_of("an-essay")("a-claim", "a-section", "It is so.", **REST)
    assert made == Claim(
        "a-claim", "an-essay", "a-section", "It is so.", DERIVED, "closed form", ROUNDING, Verdict.HOLDS, evidence, "else", evidence
    )


def test_an_essay_and_a_claim_can_name_their_own():
    claim = claims_of("an-essay", source="somebody", tolerance_from=INTEGERS)
    usual = claim("a-claim", "a-section", "It is so.", **REST)
    assert (usual.source, usual.tolerance_from) == ("somebody", INTEGERS)
    own = claim("b", "s", "No.", **REST, source="me", tolerance_from="none", verdict=Verdict.FAILS, correction="Yes.")
    assert (own.source, own.tolerance_from, own.verdict, own.correction) == ("me", "none", Verdict.FAILS, "Yes.")


def test_bad_input():
    claim = claims_of("an-essay")
    with pytest.raises(TypeError, match="tolerance_form"):
        claim("a-claim", "a-section", "It is so.", **REST, tolerance_form="none")
    with pytest.raises(TypeError, match="control"):
        claim("a-claim", "a-section", "It is so.", **{name: value for name, value in REST.items() if name != "control"})
    with pytest.raises(ValueError, match="say in correction what is right"):
        claim("a-claim", "a-section", "It is so.", **REST, verdict=Verdict.CAVEAT)
