import numpy as np
import pytest

from explainers.claim import Claim, Evidence, Verdict


@pytest.mark.parametrize(
    ("evidence", "agrees"),
    [
        (Evidence(1.0, 1.1, 0.2), True),
        (Evidence(1.0, 1.3, 0.2), False),
        (Evidence(1.0, 2.0, relation="<="), True),
        (Evidence(2.1, 2.0, 0.2, "<="), True),
        (Evidence(2.3, 2.0, 0.2, "<="), False),
        (Evidence(1.0, 2.0, relation=">="), False),
        (Evidence(1.9, 2.0, 0.2, ">="), True),
        (Evidence([1.0, 2.0], [1.0, 2.1], 0.2), True),
        (Evidence([1.0, 2.0], [1.0, 2.3], 0.2), False),
        (Evidence(float("nan"), 1.0, 1e9), False),
        (Evidence(float("nan"), 1.0, 1e9, "<="), False),
        (Evidence(True, True), True),
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
        tolerance_from="x",
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
