"""The measurements of the ledger, kept: a claim is measured again when what its module uses has changed."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from explainers.claim import Claim, Evidence
from explainers.site.dependencies import PackageFiles
from explainers.site.page_key import key_of
from explainers.site.progress import say

EVIDENCE = "evidence.pickle"
"""The file of measurements in the folder of the ledger's page."""

LONG = 1.0
"""Seconds; a claim that takes longer is named while it is measured."""

Fields = dict[str, Any]
"""Those of an :class:`Evidence`."""


@dataclass(frozen=True)
class Entry:
    """A claim with the evidence for it and its control's."""

    claim: Claim
    evidence: Evidence
    control: Evidence


def measure(claim: Claim) -> Entry:
    """Run the claim and its control; say so if that takes long."""
    begun = time.perf_counter()
    entry = Entry(claim, claim.measure(), claim.control())
    if (seconds := time.perf_counter() - begun) > LONG:
        say(f"ledger: {claim.identifier} measured in {seconds:.1f} s")
    return entry


def remembered(claims: Iterable[Claim], folder: Path, key: Callable[[Claim], str]) -> list[Entry]:
    """The entries of ``claims``: measured, but for those whose measurement is kept, under the same key, in a folder beside ``folder``.

    When all are known they are written into ``folder``.
    """
    kept = read_kept(folder.parent)
    entries = {}
    for claim in claims:
        name = claim.identifier, key(claim)
        entries[name] = Entry(claim, *kept[name]) if name in kept else measure(claim)
    unfinished = folder / f"{EVIDENCE}.unfinished"
    folder.mkdir(parents=True, exist_ok=True)
    unfinished.write_bytes(pickle.dumps({name: (vars(entry.evidence), vars(entry.control)) for name, entry in entries.items()}))
    unfinished.replace(folder / EVIDENCE)
    return list(entries.values())


def read_kept(caches: Path) -> dict[tuple[str, str], tuple[Evidence, Evidence]]:
    """The measurements of every folder in ``caches``, of claim and control, by the claim's identifier and its key.

    Those that were kept when evidence had other fields are left out: nobody has their key.
    """
    kept: dict[tuple[str, str], tuple[Fields, Fields]] = {}
    for file in caches.glob(f"*/{EVIDENCE}"):
        kept |= pickle.loads(file.read_bytes())
    found = {}
    for name, (measured, control) in kept.items():
        with suppress(TypeError, ValueError):
            found[name] = Evidence(**measured), Evidence(**control)
    return found


def keys_of_claims(ledger: ModuleType, package: PackageFiles) -> Callable[[Claim], str]:
    """The key of a claim: of all that the module uses that makes it, one of those with a tuple ``CLAIMS`` that the ledger imports."""
    modules = [module for module in vars(ledger).values() if isinstance(module, ModuleType)]
    homes = {claim.identifier: module.__name__ for module in modules for claim in getattr(module, "CLAIMS", ())}

    @cache
    def key(module: str) -> str:
        return key_of(package, package.used([f"import {module}"]))

    return lambda claim: key(homes.get(claim.identifier, ledger.__name__))
