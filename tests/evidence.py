"""The evidence of the book's claims, measured once: by the build of the ledger, if the code is still the same, else here."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import explainers
from explainers import ledger
from explainers.claim import Claim, Evidence
from explainers.mutants.record import Row, read
from explainers.site.claim_code import code_of_claims
from explainers.site.dependencies import PackageFiles
from explainers.site.evidence import keys_of_claims, read_kept

CACHES = Path("_build/.jupyter_cache")


@cache
def package() -> PackageFiles:
    """The files of the package."""
    return PackageFiles(Path(explainers.__file__).parent)


@cache
def kept() -> Callable[[Claim], tuple[Evidence, Evidence] | None]:
    """What the build kept of a claim and its control."""
    known, key = read_kept(CACHES), keys_of_claims(ledger, package())
    return lambda claim: known.get((claim.identifier, key(claim)))


@cache
def evidence_of(claim: Claim) -> tuple[Evidence, Evidence]:
    """The evidence of a claim of the book, and its control's."""
    return kept()(claim) or (claim.measure(), claim.control())


@cache
def code_of() -> Callable[[Claim], str]:
    """The key of a claim's code, by which a row of the record is older than the code or not."""
    return code_of_claims(ledger, package())


@cache
def rows() -> dict[str, Row]:
    """The rows of the record of breaks that are not older than the code."""
    known, code = read(), code_of()
    return {claim.identifier: known[claim.identifier] for claim in ledger.all_claims() if _is_current(claim, known, code)}


def _is_current(claim: Claim, known: dict[str, Row], code: Callable[[Claim], str]) -> bool:
    return claim.identifier in known and known[claim.identifier].code == code(claim)
