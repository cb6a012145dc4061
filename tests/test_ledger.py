"""Every claim of the book is measured, and every negative control turns out the other way."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import explainers
from explainers import ledger
from explainers.claim import Claim, Evidence, Verdict
from explainers.explorable.comparison import same
from explainers.ledger import all_claims
from explainers.site.dependencies import PackageFiles
from explainers.site.evidence import keys_of_claims, read_kept

CLAIMS = all_claims()
KEPT = Path("_build/.jupyter_cache")


@pytest.fixture(scope="module")
def measured_before() -> Callable[[Claim], tuple[Evidence, Evidence]]:
    """The evidence that the build of the ledger measured with the present code, in another process; else it is measured here, once more."""
    kept = read_kept(KEPT)
    key = keys_of_claims(ledger, PackageFiles(Path(explainers.__file__).parent))
    return lambda claim: kept.get((claim.identifier, key(claim))) or (claim.measure(), claim.control())


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.identifier)
def test_claim(claim: Claim, measured_before):
    evidence, control = claim.measure(), claim.control()
    for now, before in zip((evidence, control), measured_before(claim), strict=True):
        assert same(now, before), (
            f"claim {claim.identifier}: measured {before.measured}, then {now.measured}; make its random numbers from a seed in measure"
        )
    assert evidence.agrees == (claim.verdict is not Verdict.FAILS), (
        f"claim {claim.identifier}: measured {evidence.measured}, expected {evidence.relation} {evidence.expected} "
        f"within {evidence.tolerance}, and the verdict is {claim.verdict.value!r}; correct the mathematics, or the verdict"
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
