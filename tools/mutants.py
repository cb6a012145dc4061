"""How surely each claim can fail: ``make mutants`` breaks the code that it measures, and writes what is noticed.

``python tools/mutants.py`` tries the claims whose code has changed since, ``... WORD`` those with the word in their name, and says to what
they are deaf, ``--check`` none: it says what is missing or older than the code, and ends with 1 if anything is.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

# one thread for each matrix, before numpy is imported: two claims are on trial at once
os.environ |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")

import explainers
from explainers import ledger
from explainers.claim import Claim
from explainers.mutants import functions, record, trial
from explainers.mutants.record import Row, score
from explainers.site.dependencies import PackageFiles
from explainers.site.evidence import code_of_claims

CLAIMS = {claim.identifier: claim for claim in ledger.all_claims()}
PROCESSES = 2


def key() -> Callable[[Claim], str]:
    """The key of the code of a claim, as it is now."""
    return code_of_claims(ledger, PackageFiles(Path(explainers.__file__).parent))


def try_claim(identifier: str, code: str) -> Row:
    """The row of one claim."""
    functions.clear_caches()
    return trial.tried(CLAIMS[identifier], functions.functions_of(functions.computing_modules()), code)


def line(identifier: str, row: Row) -> str:
    """A claim and its numbers."""
    found, cannot = score(row, CLAIMS[identifier]), ""
    if found.cannot:
        cannot = f", {len(found.cannot)} cannot matter"
    seeds = f", right with {row.seeds.right} of {row.seeds.of} fresh seeds" if row.seeds else ""
    return f"{identifier}: {found.noticed} of {found.matter} breaks noticed{cannot}{seeds}"


def deaf(identifier: str, row: Row) -> list[str]:
    """The breaks to which a claim is deaf, each with what is known of it, in lines."""
    cannot = score(row, CLAIMS[identifier]).cannot
    unmoved = {f"{place} {kind}" for place, kinds in row.unmoved.items() for kind in kinds}
    return [
        f"    {each}: {cannot.get(each) or ('nothing measured changes' if each in unmoved else 'within the tolerance or the bound')}"
        for each in row.deaf
    ]


def table(rows: dict[str, Row]) -> list[str]:
    """Tried and noticed, of each kind and of all, in lines."""
    found = []
    for kind in trial.KINDS:
        tried = sum(row.tried.get(kind, 0) for row in rows.values())
        missed = sum(each.endswith(f" {kind}") for row in rows.values() for each in row.deaf)
        found.append(f"{kind:12}{tried - missed:6,} of {tried:6,} noticed")
    scores = [score(row, CLAIMS[name]) for name, row in rows.items()]
    cannot = sum(len(each.cannot) for each in scores)
    noticed, matter = sum(each.noticed for each in scores), sum(each.matter for each in scores)
    return [*found, f"{'all':12}{noticed:6,} of {matter:6,} noticed; {cannot:,} more cannot matter"]


def run(names: list[str], rows: dict[str, Row], show_deaf: bool) -> list[str]:
    """Try the claims, two at a time, and write each row as it comes; what went wrong."""
    code, failed, begun = key(), [], time.monotonic()
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as pool:
        waiting = {pool.submit(try_claim, name, code(CLAIMS[name])): name for name in names}
        for done, future in enumerate(as_completed(waiting), 1):
            name = waiting[future]
            try:
                rows[name] = future.result()
            except (ValueError, trial.child.ChildError) as error:
                failed.append(f"{name}: {error}")
                continue
            record.write(rows, CLAIMS.values())
            print(f"{done} of {len(names)}, {time.monotonic() - begun:.0f} s: {line(name, rows[name])}", flush=True)
            if show_deaf:
                print(*deaf(name, rows[name]), sep="\n", flush=True)
    return failed


def main() -> int:
    """Read the command line, try what is to be tried, and say how it came out."""
    parser = argparse.ArgumentParser(description="Break the code that the claims measure, and see which of them notice.")
    parser.add_argument("--check", action="store_true", help="try nothing; say what is missing or older than the code")
    parser.add_argument("words", nargs="*", help="try the claims with one of these words in their name, whether they changed or not")
    asked = parser.parse_args()
    rows = record.read()
    found = record.faults(rows, CLAIMS.values(), key())
    if not asked.check:
        chosen = [name for name in CLAIMS if any(word in name for word in asked.words)]
        if asked.words and not chosen:
            parser.exit(2, f"No claim has {' or '.join(asked.words)} in its name.\n")
        failed = run(chosen or found.missing + found.older, rows, bool(chosen))
        print(*table(rows), *failed, sep="\n")
        found = record.faults(rows, CLAIMS.values(), key())
        if failed or found.needless:
            print(*(f"needless in indifferent_to, for it is noticed: {each}" for each in found.needless), sep="\n")
            return 1
        return 0
    for what, names in vars(found).items():
        for name in names:
            print(f"{what}: {name}")
    return 1 if any(vars(found).values()) else 0


if __name__ == "__main__":
    sys.exit(main())
