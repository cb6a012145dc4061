"""How surely each claim can fail: ``make mutants`` breaks the code that it measures, and records what is noticed.

``python tools/mutants.py`` tries the claims whose code has changed since, ``... WORD`` those with the word in their name, and says to what
they are deaf. ``--seeds``, which is ``make seeds``, breaks nothing: it runs them with fresh seeds. ``--check`` tries none: it says what is
missing or older than the code, and ends with 1 if anything is.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

# one thread for each matrix, before numpy is imported: two breaks are on trial at once
os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

import explainers
from explainers import ledger
from explainers.claim import Claim
from explainers.mutants import child, functions, record, seed_trial, trial
from explainers.mutants.child import ChildError
from explainers.mutants.kinds import KINDS
from explainers.mutants.record import Faults, Row, Seeds, score

CLAIMS = {claim.identifier: claim for claim in ledger.all_claims()}
PROCESSES = 2


@cache
def keys() -> Mapping[str, str]:
    """The key of the code of each claim, found in a process of its own: Sphinx is imported, and a small process forks faster."""

    def found() -> dict[str, str]:
        from explainers.site.claim_code import code_of_claims  # noqa: PLC0415
        from explainers.site.dependencies import PackageFiles  # noqa: PLC0415

        key = code_of_claims(ledger, PackageFiles(Path(explainers.__file__).parent))
        return {name: key(claim) for name, claim in CLAIMS.items()}

    return child.run(found)


def key(claim: Claim) -> str:
    """The key of the code of a claim."""
    return keys()[claim.identifier]


def breaks_found(row: Row, identifier: str) -> str:
    """How many breaks a claim notices, in a line."""
    found = score(row, CLAIMS[identifier])
    return f"{identifier}: {found.noticed} of {found.matter} breaks noticed"


def seeds_found(seeds: Seeds, identifier: str) -> str:
    """How a claim stands fresh seeds, in a line."""
    if not seeds.of:
        return f"{identifier}: no random numbers"
    return f"{identifier}: {seeds.right} of {seeds.of} fresh seeds right, measure {seeds.measure}, control {seeds.control}"


def deaf(row: Row, identifier: str) -> list[str]:
    """The breaks that a claim does not notice, each with what is known of it, in lines."""
    cannot = score(row, CLAIMS[identifier]).cannot
    unmoved = {f"{place} {kind}" for place, kinds in row.unmoved.items() for kind in kinds}
    return [
        f"    {each}: {cannot.get(each) or ('nothing measured changes' if each in unmoved else 'within the bounds')}" for each in row.deaf
    ]


def table(rows: dict[str, Row]) -> list[str]:
    """How many breaks of each kind were tried and noticed, in lines."""
    found = []
    for kind in KINDS:
        tried = sum(row.tried.get(kind, 0) for row in rows.values())
        missed = sum(each.endswith(f" {kind}") for row in rows.values() for each in row.deaf)
        found.append(f"{kind:12}{tried - missed:6,} of {tried:6,} noticed")
    from explainers.site.breaks import breaks_summary  # noqa: PLC0415  as above

    now = faults(rows)
    return [*found, breaks_summary(record.totals(rows, CLAIMS.values()), len(now.outdated), len(now.missing))]


def faults(rows: dict[str, Row]) -> Faults:
    """What is missing in the rows, or older than the code."""
    return record.faults(rows, CLAIMS.values(), key)


def try_breaks(claims: list[Claim], processes: int) -> dict[str, Row | ChildError]:
    """Break the code of the claims."""
    return trial.tried(claims, functions.the_code(), key, processes)


def try_seeds(claims: list[Claim], processes: int) -> dict[str, Seeds | ChildError]:
    """Run the claims with fresh seeds."""
    return seed_trial.tried(claims, functions.the_code().caches.values(), key, processes)


def run(names: list[str], rows: dict[str, Row], try_each: Callable[[list[Claim], int], Mapping[str, Any]], say_deaf: bool) -> list[str]:
    """Try the claims, those of an essay together, and write what is found as it comes; what went wrong, in lines.

    Essays are tried beside each other, those with the most breaks first; of a single one the breaks are.
    """
    failed, begun, done = [], time.monotonic(), 0
    essays = [list(claims) for _, claims in groupby((CLAIMS[name] for name in names), lambda claim: claim.essay)]
    essays.sort(key=lambda claims: -sum(sum(rows[each.identifier].tried.values()) for each in claims if each.identifier in rows))
    processes = PROCESSES if len(essays) == 1 else 1

    def tried(claims: list[Claim]) -> tuple[str, Mapping[str, Row | Seeds | ChildError]]:
        return claims[0].essay, child.run(lambda: try_each(claims, processes))

    keys()
    with ThreadPoolExecutor(PROCESSES) as pool:
        for each in as_completed([pool.submit(tried, claims) for claims in essays]):
            essay, found = each.result()
            for name, new in found.items():
                done += 1
                before = rows.get(name, Row(""))
                if isinstance(new, ChildError):
                    failed.append(f"not tried: {name}: {new}")
                elif isinstance(new, Seeds):
                    rows[name] = replace(before, seeds=new)
                    print(seeds_found(new, name), flush=True)
                else:
                    rows[name] = row = replace(new, seeds=before.seeds)
                    print(breaks_found(row, name), *(deaf(row, name) if say_deaf else []), sep="\n", flush=True)
            record.write(rows, CLAIMS.values())
            print(f"{essay}: {done} of {len(names)} claims, {time.monotonic() - begun:.0f} s", flush=True)
    return failed


def main() -> int:
    """Read the command line, try what is to be tried, and say how it came out."""
    parser = argparse.ArgumentParser(description="Break the code that the claims measure, and see which of them notice.")
    parser.add_argument("--check", action="store_true", help="try nothing; say what is missing or older than the code")
    parser.add_argument("--seeds", action="store_true", help="break nothing; run the claims with fresh seeds")
    parser.add_argument("words", nargs="*", metavar="WORD", help="try the claims with the word in their name, changed or not")
    asked = parser.parse_args()
    rows = record.read()
    if asked.check:
        found = [f"{what.replace('_', ' ')}: {name}" for what, names in vars(faults(rows)).items() for name in names]
        print(*found, *table(rows), sep="\n")
        return 1 if found else 0
    named = [name for name in CLAIMS if any(word in name for word in asked.words)]
    if asked.words and not named:
        parser.exit(2, f"No claim has {' or '.join(asked.words)} in its name; the ledger lists them.\n")
    before = faults(rows)
    due = before.seeds_due if asked.seeds else {*before.missing, *before.older}
    names = named or [name for name in CLAIMS if name in due]
    failed = run(names, rows, try_seeds if asked.seeds else try_breaks, bool(named))
    record.write(rows, CLAIMS.values())
    needless = [f"delete from indifferent_to, for it is noticed: {each}" for each in faults(rows).needless]
    print(*table(rows), *failed, *needless, sep="\n")
    return 1 if failed or needless else 0


if __name__ == "__main__":
    sys.exit(main())
