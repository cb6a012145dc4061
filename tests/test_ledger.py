"""Every claim of the book is measured, and every negative control turns out the other way."""

import re

import pytest

from explainers.claim import Claim, Verdict
from explainers.explorable.comparison import same
from explainers.ledger import all_claims
from tests.evidence import evidence_of

CLAIMS = all_claims()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.identifier)
def test_claim(claim: Claim):
    evidence, control = claim.measure(), claim.control()
    for now, before in zip((evidence, control), evidence_of(claim), strict=True):  # before: by the build, or once more here
        assert same(now, before), (
            f"claim {claim.identifier}: measured {before.measured}, then {now.measured}; make its random numbers from a seed in measure"
        )
    assert evidence.agrees == (claim.verdict is not Verdict.FAILS), (
        f"claim {claim.identifier}: measured {evidence.measured}, expected {evidence.relation} {evidence.expected} "
        f"within {evidence.tolerance.size} ({evidence.tolerance.rule}), and the verdict is {claim.verdict.value!r}; "
        "correct the mathematics, or the verdict"
    )
    assert control.agrees != evidence.agrees, (
        f"claim {claim.identifier}: the control ({claim.control_statement}) measured {control.measured} beside {control.expected}: "
        "it comes out as the claim does; choose a setting in which the claim must not hold"
    )
    if claim.longer:
        longer = claim.longer()
        assert longer.agrees == evidence.agrees, (
            f"claim {claim.identifier}: after twice as many steps it measures {longer.measured} beside {longer.expected}: "
            "training had not ended; train longer, and let the verdict follow"
        )


def test_identifiers_are_unique_and_kebab_case():
    identifiers = [claim.identifier for claim in CLAIMS]
    twice = sorted({identifier for identifier in identifiers if identifiers.count(identifier) > 1})
    assert not twice, f"two claims are called {twice}; rename one of each"
    wrong = [identifier for identifier in identifiers if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", identifier)]
    assert not wrong, f"the claims {wrong} cannot be addresses; use small letters, digits and single hyphens"
