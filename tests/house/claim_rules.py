"""The form of a claim, rule by rule: what is wrong with a claim, where, and what to do.

``python -m tests.house.claim_rules`` prints ``tests/house/unconverted.py`` for the present book: the claims that do not keep a rule yet.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import numpy as np

from explainers import ledger
from explainers.claim import DERIVED, Claim, Evidence, Verdict
from explainers.mutants import record
from explainers.mutants.record import Row, score
from explainers.site.definitions import Package
from explainers.site.resting_claims import WrittenClaim, written_claims
from explainers.tolerance import EXACT
from tests import evidence
from tests.house.claim_slices import COMPUTING, sides
from tests.house.claim_terms import Term, shared
from tests.house.without_longer import WITHOUT_LONGER

Faults = dict[str, str]
"""What is wrong, and what to do, by the identifier of the claim."""

OPINIONS = sorted(Path("tests/essays").glob("*/test_second_opinions.py"))

TRAINING = ("train", "descend", "sgd", "adam")
"""How the names of functions begin that take steps; others have a parameter ``epochs`` or ``recipe``, or both ``η`` and ``steps``."""


# --- the rules --------------------------------------------------------------------------------------------------------------------------


def tolerance(found: Evidence, control: Evidence) -> str:
    """Only whole numbers have no tolerance."""
    wrong = [name for name, each in (("measure", found), ("control", control)) if each.tolerance is EXACT and not _whole(each)]
    return (
        f"the tolerance of {' and '.join(wrong)} is that of whole numbers, and these are not: compute it by a rule of explainers.tolerance "
        "(rounding, standard_errors, share_errors, kolmogorov_smirnov, bound), or write INSIDE for a bound that has all of it inside"
        if wrong
        else ""
    )


def _whole(evidence: Evidence) -> bool:
    expected = np.asarray(evidence.expected, float)
    return evidence.relation == "=" and bool(np.all(expected == np.round(expected)))


def control(found: Evidence, other: Evidence) -> str:
    """A control measures again."""
    one, two = (np.asarray(each.measured, float) for each in (found, other))
    if one.shape != two.shape or not np.allclose(one, two, rtol=1e-9, atol=1e-12, equal_nan=True):
        return ""
    return f"its control measures {other.measured} as well: change the setting and measure again, not what is expected"


def apart(pairs: Iterable[tuple[Term, Term]]) -> str:
    """Measured and expected are computed in two ways."""
    both = sorted({call for measured, expected in pairs for call in shared(measured, expected)})
    return (
        both
        and (
            f"measured and expected both call {', '.join(both)}: compute one of them in another way "
            "(a closed form, another algorithm, a published number); what both may share is a setting, an argument of another call"
        )
    ) or ""


def package(pairs: Iterable[tuple[Term, Term]]) -> str:
    """What is measured, or what it is compared with, comes from the package."""
    for measured, expected in pairs:
        if not measured.calls and not expected.calls:
            return (
                f"neither side calls the package (measured is {measured.text[:60]}): a typed or published number is no claim; "
                "cite it in the text with its table and page, or measure with the functions that the essay uses"
            )
        expects = expected.items or (expected,) * len(measured.items or ())
        typed = [one.text for one, other in zip(measured.items or (), expects, strict=False) if not one.calls and not other.calls]
        if typed and any(each.calls for each in measured.items or ()):
            return (
                f"of what is measured {', '.join(typed)} is typed, and so is what is expected of it: leave it out, and cite it in the text"
            )
    return ""


def says(claim: Claim) -> str:
    """Whoever judges a source says what it says."""
    if claim.verdict is Verdict.HOLDS or claim.source == DERIVED or claim.says:
        return ""
    return (
        f'it {claim.verdict.value} and judges {claim.source}: add says="…", what the source says there, with its conditions, in our words'
    )


def second_opinion(claim: Claim, seen: Iterable[str]) -> str:
    """What fails, or holds with a caveat, is checked by other means."""
    if claim.verdict is Verdict.HOLDS or claim.identifier in seen:
        return ""
    wing = claim.essay.replace("-", "_")
    return (
        f"it {claim.verdict.value}, and nobody else has looked: add a test to tests/essays/{wing}/test_second_opinions.py that computes it "
        f'by another algorithm or library, marked @pytest.mark.second_opinion("{claim.identifier}")'
    )


def training(claim: Claim, trains: Iterable[str]) -> str:
    """Whoever trains says when training ended, and what twice the steps change."""
    by = ", ".join(trains)
    if not by or claim.longer or claim.identifier in WITHOUT_LONGER:
        return ""
    return (
        f'it trains ({by}): add training="…", when training ended, and longer=…, the evidence after twice the steps; '
        "where steps are not what it rests on, say why in WITHOUT_LONGER (tests/house/without_longer.py)"
    )


def seeds(claim: Claim, row: Row) -> str:
    """Fresh seeds find the same."""
    if row.seeds is None or row.seeds.right >= row.seeds.of - claim.may_miss:
        return ""
    return (
        f"of {row.seeds.of} fresh seeds {row.seeds.right} are right (measure {row.seeds.measure}, control {row.seeds.control}), and it may "
        f"miss {claim.may_miss}: enlarge the sample or compute its tolerance; if the tolerance itself allows it, say so in may_miss"
    )


def notices(claim: Claim, row: Row) -> str:
    """A claim notices when the code is broken."""
    found = score(row, claim)
    if found.noticed:
        return ""
    return f"it notices none of {found.matter} breaks of the code: make mutants CLAIM={claim.identifier} names them; measure more"


# --- what the rules look at -------------------------------------------------------------------------------------------------------------


@cache
def source() -> Package:
    """The package as it is written."""
    return Package.read()


def slices(claim: Claim) -> list[tuple[Term, Term]]:
    """What is measured and expected by a claim, and after twice the steps."""
    return [pair for function in (claim.measure, claim.longer) if function for pair in sides(function, source())]


def opinions(texts: Mapping[str, str]) -> dict[str, str]:
    """The claims that tests are marked with as second opinions, each with the file."""
    found = {}
    for where, text in texts.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "second_opinion":
                found |= {str(ast.literal_eval(each)): where for each in node.args}
    return found


@cache
def book_opinions() -> dict[str, str]:
    """The second opinions on the claims of the book."""
    return opinions({str(path): path.read_text("utf-8") for path in OPINIONS})


def trains(written: WrittenClaim, of: Package) -> list[str]:
    """The functions that train among all that measure and control of a claim lead to."""
    reached = of.reach(written.reach, lambda module: module.startswith(COMPUTING))
    found = {place for place in reached if place.module.startswith(COMPUTING) and _trains(of.node(place))}
    return sorted(
        f"{place.module.rpartition('.')[2]}.{place.name}" for place in found if not place.module.endswith((".claims", ".experiments"))
    )


def _trains(node: ast.AST) -> bool:
    if not isinstance(node, ast.FunctionDef):
        return False
    given = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
    return node.name.split("_")[0] in TRAINING or not given.isdisjoint({"epochs", "recipe"}) or given >= {"η", "steps"}


@cache
def trainers() -> dict[str, list[str]]:
    """The functions that train, by the claim of the book."""
    modules = [source().modules[module.__name__] for module in ledger.ESSAYS]
    return {each.identifier: trains(each, source()) for module in modules for each in written_claims(source(), module)}


def without_row(claim: Claim) -> str:
    """Every claim has been tried."""
    return "" if claim.identifier in record.read() else "the record of breaks has no row of it: run make mutants, and commit the record"


RULES = {
    "tolerance": lambda claim: tolerance(*evidence.evidence_of(claim)),
    "control": lambda claim: control(*evidence.evidence_of(claim)),
    "apart": lambda claim: apart(slices(claim)),
    "package": lambda claim: package(slices(claim)),
    "says": says,
    "second opinion": lambda claim: second_opinion(claim, book_opinions()),
    "training": lambda claim: training(claim, trainers().get(claim.identifier, [])),
    "row": without_row,
    "seeds": lambda claim: seeds(claim, evidence.rows()[claim.identifier]) if claim.identifier in evidence.rows() else "",
    "notices": lambda claim: notices(claim, evidence.rows()[claim.identifier]) if claim.identifier in evidence.rows() else "",
}
"""Each rule by its name; what it says of a claim that keeps it is nothing."""


@cache
def faults(rule: str) -> Faults:
    """The claims of the book that break a rule."""
    said = {claim.identifier: RULES[rule](claim) for claim in ledger.all_claims()}
    return {name: f"claim {name}: {text}" for name, text in said.items() if text}


def unconverted() -> str:
    """The file of the claims that do not keep a rule yet."""
    lines = [
        '"""Claims that do not keep a rule yet, by the rule; the lists only get shorter.',
        "",
        "``python -m tests.house.claim_rules`` prints this file for the present book.",
        '"""',
        "",
        "UNCONVERTED: dict[str, set[str]] = {",
    ]
    for rule in RULES:
        found = [f'        "{name}",' for name in faults(rule)]
        lines += [f'    "{rule}": {{', *found, "    },"] if found else [f'    "{rule}": set(),']
    return "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    sys.stdout.write(unconverted())
