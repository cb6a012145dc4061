"""The ledger: every claim of the book, by essay. Each module has a tuple ``CLAIMS``; pytest and the ledger page call the same functions."""

from __future__ import annotations

from explainers.claims import ridges_not_peaks, too_many_parameters
from explainers.claims.claim import Claim, Evidence, Verdict

__all__ = ["Claim", "Evidence", "Verdict", "all_claims"]


def all_claims() -> tuple[Claim, ...]:
    """Every claim of the book, in the order of the essays."""
    return (*too_many_parameters.CLAIMS, *ridges_not_peaks.CLAIMS)
