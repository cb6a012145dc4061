"""Every claim of the book is measured, and every negative control turns out the other way."""

import re

import pytest

from explainers.claim import Claim, Verdict
from explainers.ledger import all_claims

CLAIMS = all_claims()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.identifier)
def test_claim(claim: Claim):
    evidence, again = claim.measure(), claim.measure()
    assert repr(evidence) == repr(again), (
        f"claim {claim.identifier}: measured {evidence.measured}, then {again.measured}; make its random numbers from a seed in measure"
    )
    assert evidence.agrees == (claim.verdict is not Verdict.FAILS), (
        f"claim {claim.identifier}: measured {evidence.measured}, expected {evidence.relation} {evidence.expected} "
        f"within {evidence.tolerance}, and the verdict is {claim.verdict.value!r}; correct the mathematics, or the verdict"
    )
    control = claim.control()
    assert control.agrees != evidence.agrees, (
        f"claim {claim.identifier}: the control ({claim.control_statement}) measured {control.measured} beside {control.expected}: "
        "it comes out as the claim does; choose a setting in which the claim must not hold"
    )


def test_identifiers_are_unique_and_kebab_case():
    identifiers = [claim.identifier for claim in CLAIMS]
    twice = sorted({identifier for identifier in identifiers if identifiers.count(identifier) > 1})
    assert not twice, f"two claims are called {twice}; rename one of each"
    wrong = [identifier for identifier in identifiers if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier)]
    assert not wrong, f"the claims {wrong} cannot be addresses; use small letters, digits and single hyphens"
