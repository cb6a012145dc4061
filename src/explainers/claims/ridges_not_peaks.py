from __future__ import annotations

from explainers.claims.claim import Claim

CLAIMS: tuple[Claim, ...] = ()
