"""The measurements of the ledger, kept: a claim is measured again when what its module uses has changed."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import Any

from explainers.claim import Claim, Evidence
from explainers.explorable.states import cores, end_with
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


def measured(claims: Sequence[Claim]) -> list[Entry]:
    """The entries of the claims, in their order. Essays are measured beside each other; the claims of one share runs."""
    global _essays  # noqa: PLW0603
    essays: dict[str, list[Claim]] = {}
    for claim in claims:
        essays.setdefault(claim.essay, []).append(claim)
    if cores() < 2 or len(essays) < 2:
        return [measure(claim) for claim in claims]
    _essays = essays
    found: dict[str, Entry] = {}
    with ProcessPoolExecutor(cores(), get_context("fork"), end_with, (os.getpid(),)) as pool:
        for essay, pairs in zip(essays, pool.map(_pairs, essays), strict=True):
            found |= {claim.identifier: Entry(claim, *pair) for claim, pair in zip(essays[essay], pairs, strict=True)}
    return [found[claim.identifier] for claim in claims]


_essays: dict[str, list[Claim]]  # what forked workers measure: they inherit it, since what a claim calls cannot be sent


def _pairs(essay: str) -> list[tuple[Evidence, Evidence]]:
    entries = map(measure, _essays[essay])
    return [(entry.evidence, entry.control) for entry in entries]


def remembered(claims: Sequence[Claim], folder: Path, key: Callable[[Claim], str]) -> list[Entry]:
    """The entries of ``claims``: measured, but for those whose measurement is kept, under the same key, in a folder beside ``folder``.

    When all are known they are written into ``folder``.
    """
    kept, names = read_kept(folder.parent), {claim.identifier: (claim.identifier, key(claim)) for claim in claims}
    new = {entry.claim.identifier: entry for entry in measured([claim for claim in claims if names[claim.identifier] not in kept])}
    entries = {
        name: new[claim.identifier] if claim.identifier in new else Entry(claim, *kept[name])
        for claim, name in zip(claims, names.values(), strict=True)
    }
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
