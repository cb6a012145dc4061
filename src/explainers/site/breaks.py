"""What the ledger says of breaks: how many of them the claims notice, in all and each, from the record of ``make mutants``
and ``make seeds``."""

from __future__ import annotations

from explainers.claim import Claim
from explainers.mutants.draws import SAME_LAW
from explainers.mutants.record import SYMMETRY, Row, Totals, score
from explainers.mutants.smaller import SMALLER


def breaks_summary(found: Totals, older: int, missing: int = 0) -> str:
    """How surely the claims can fail, in all; ``older`` rows are older than the code, ``missing`` claims have none yet."""
    sentences = [
        f"{found.noticed:,} of {found.matter:,} breaks of the code are noticed"
        + f"; {found.cannot:,} more cannot matter" * bool(found.cannot)
        + _by_rule(found) * bool(found.symmetric + found.redrawn),
        _deaf(found, missing),
        f"Of {_claims(found.random)} with random numbers {found.steady} came out right with every fresh seed, and so did their controls"
        + _missed(found),
    ]
    if SMALLER:
        essays = f"{len(SMALLER)} essay{'s' * (len(SMALLER) != 1)}"
        sentences.append(f"Breaks and seeds of {essays} were tried with fewer steps or draws, with which the claims come out right, too")
    sentences += [f"{older} of these numbers are older than the code"] * bool(older)
    sentences += [f"{_claims(missing)} {'has' if missing == 1 else 'have'} not been tried yet"] * bool(missing)
    return ". ".join(sentences) + "."


def _deaf(found: Totals, missing: int) -> str:
    if not found.deaf + found.without:
        return f"Every claim{' that was tried' * bool(missing)} notices at least one break and runs some of the code"
    notice, run = "notices" if found.deaf == 1 else "notice", "runs" if found.without == 1 else "run"
    return f"{_claims(found.deaf)} {notice} none, and {_claims(found.without)} {run} nothing of the code"


def _missed(found: Totals) -> str:
    each = (f"{name} ({seeds.right} of {seeds.of})" for name, seeds in found.missed.items())
    return "; the rest: " * bool(found.missed) + ", ".join(each)


def _by_rule(found: Totals) -> str:
    return (
        f" ({found.symmetric:,} change a scale, a sign or an order and leave what is measured as it was, "
        f"{found.redrawn:,} make another draw of the same law)"
    )


def _claims(count: int) -> str:
    return f"{count} claim{'s' * (count != 1)}"


def breaks_noticed(claim: Claim, row: Row | None, code: str) -> str:
    """How many breaks the claim notices; says so if its code, whose key is ``code`` now, was another one then."""
    if row is None:
        return "breaks not tried yet"
    found, older = score(row, claim), ", by older code" * (row.code != code)
    return f"{found.noticed} of {found.matter} breaks noticed{older}" if row.tried else f"nothing to break{older}"


def row_markdown(claim: Claim, row: Row | None, code: str) -> list[str]:
    """What else is known, in MyST Markdown: how the claim stands fresh seeds, and what cannot matter to it, with the reason.

    ``code`` is the key of its code now.
    """
    if row is None:
        return []
    cannot = score(row, claim).cannot
    groups = {
        reason: [each for each in cannot if cannot[each] == reason] for reason in (*claim.indifferent_to.values(), SAME_LAW, SYMMETRY)
    }
    indifferent = "; ".join(f"{_breaks(found)}: {reason}" for reason, found in groups.items() if found)
    seeds = ""
    if row.seeds and row.seeds.of:
        seeds = f"right with {row.seeds.right} of {row.seeds.of} fresh ones" + ", by older code" * (row.seeds.code != code)
        seeds += f"; by its own tolerance it may miss {claim.may_miss}" * bool(claim.may_miss)
    return [line for term, text in (("Seeds", seeds), ("Cannot matter", indifferent)) if text for line in (f"{term}\n: {text}", "")]


def _breaks(names: list[str]) -> str:
    return f"`{names[0]}`" + f" and {len(names) - 1} more" * (len(names) > 1)
