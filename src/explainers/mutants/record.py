"""The committed results: of each claim which breaks it noticed, to which it is deaf, and how it stands other seeds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from explainers.claim import Claim
from explainers.mutants.draws import SAME_LAW, is_another_draw

FILE = Path(__file__).with_name("record.json")

VERSION = 4
"""Of what is tried. Raise it when kinds are added or changed: all rows are then older than the code."""

Deaf = Mapping[str, list[str]]
"""Kinds of breaks by place, such as ``polynomial.fit:error``."""


SYMMETRY = "what is measured is the same, to nine digits, and another break of the same place moves it: a symmetry of what is claimed"
"""Why a break cannot matter that scales, turns the sign or shuffles, and leaves all as it was."""


@dataclass(frozen=True)
class Seeds:
    """Of how many fresh seeds measure and control both came out right, and each of them; of none if the claim uses no random numbers.

    ``code`` is the key of the code that was run.
    """

    code: str
    of: int
    right: int
    measure: int
    control: int


@dataclass(frozen=True)
class Row:
    """The results of one claim.

    Attributes:
        code: the key of the code that was broken.
        tried: the number of breaks of each kind.
        unmoved: those that were not noticed, for nothing measured or expected became another.
        within: those that were not noticed although what is measured moved: it stayed within the tolerance or the bound.
        symmetric: those that were not noticed, for they are a :data:`SYMMETRY` of what is measured.
        seeds: None if they have not been tried.
    """

    code: str
    tried: Mapping[str, int] = field(default_factory=dict)
    unmoved: Deaf = field(default_factory=dict)
    within: Deaf = field(default_factory=dict)
    symmetric: Deaf = field(default_factory=dict)
    seeds: Seeds | None = None

    @property
    def deaf(self) -> list[str]:
        """The breaks that were not noticed, each as place and kind: ``polynomial.fit:error scaled``."""
        return sorted(each for part in (self.unmoved, self.within, self.symmetric) for each in _breaks(part))

    @property
    def symmetries(self) -> list[str]:
        """Those among them that are symmetries."""
        return _breaks(self.symmetric)


def _breaks(places: Deaf) -> list[str]:
    return [f"{place} {kind}" for place, kinds in places.items() for kind in kinds]


@dataclass(frozen=True)
class Score:
    """How many breaks can matter and how many of them are noticed; and those that cannot, each with the reason."""

    matter: int
    noticed: int
    cannot: Mapping[str, str]


def score(row: Row, claim: Claim) -> Score:
    """The row as it is read: first by the reasons of the claim's ``indifferent_to``, then other draws of the same law, then symmetries."""
    rules = dict.fromkeys(row.symmetries, SYMMETRY) | {each: SAME_LAW for each in row.deaf if is_another_draw(each)}
    reasons = ((each, reason_for(each, claim.indifferent_to) or rules.get(each, "")) for each in row.deaf)
    cannot = {each: reason for each, reason in reasons if reason}
    total = sum(row.tried.values())
    return Score(total - len(cannot), total - len(row.deaf), cannot)


def reason_for(mutant: str, reasons: Mapping[str, str]) -> str:
    """Why a break cannot matter: the reason of the first pattern that fits, or nothing."""
    return next((reason for pattern, reason in reasons.items() if fnmatchcase(mutant, pattern)), "")


def needless(row: Row, claim: Claim) -> list[str]:
    """The patterns in the claim's ``indifferent_to`` that fit no break to which it is deaf: it notices what it calls indifferent."""
    return [pattern for pattern in claim.indifferent_to if not any(fnmatchcase(each, pattern) for each in row.deaf)]


def read(path: Path = FILE) -> dict[str, Row]:
    """The rows by the identifiers of their claims; none if the file is not there."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text("utf-8"))
    return {name: Row(**row | {"seeds": Seeds(**row["seeds"]) if row["seeds"] else None}) for name, row in rows.items()}


def write(rows: Mapping[str, Row], claims: Iterable[Claim], path: Path = FILE) -> None:
    """Write the rows in the order of the claims, each in a line; rows of other claims are left out."""
    lines = [
        f"{json.dumps(claim.identifier)}: {json.dumps(asdict(rows[claim.identifier]), ensure_ascii=False)}"
        for claim in claims
        if claim.identifier in rows
    ]
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    unfinished.replace(path)


@dataclass(frozen=True)
class Totals:
    """Of all claims: breaks that matter, those noticed, those that cannot matter, symmetries and other draws among these, claims that
    notice none of theirs, claims with none to notice, claims with random numbers, and those of them that came out right with every seed;
    the others, with their seeds, by their names."""

    matter: int
    noticed: int
    cannot: int
    symmetric: int
    redrawn: int
    deaf: int
    without: int
    random: int
    steady: int
    missed: Mapping[str, Seeds] = field(default_factory=dict)


def totals(rows: Mapping[str, Row], claims: Iterable[Claim]) -> Totals:
    """Add up the rows of these claims."""
    known = [(claim, rows[claim.identifier]) for claim in claims if claim.identifier in rows]
    found = [(claim.identifier, row, score(row, claim)) for claim, row in known]
    seeds = {name: row.seeds for name, row, _ in found if row.seeds and row.seeds.of}
    return Totals(
        matter=sum(each.matter for *_, each in found),
        noticed=sum(each.noticed for *_, each in found),
        cannot=sum(len(each.cannot) for *_, each in found),
        redrawn=sum(reason == SAME_LAW for *_, each in found for reason in each.cannot.values()),
        symmetric=sum(reason == SYMMETRY for *_, each in found for reason in each.cannot.values()),
        deaf=sum(bool(row.tried) and not each.noticed for _, row, each in found),
        without=sum(not row.tried for _, row, _ in found),
        random=len(seeds),
        steady=sum(each.right == each.of for each in seeds.values()),
        missed={name: each for name, each in seeds.items() if each.right < each.of},
    )


@dataclass(frozen=True)
class Faults:
    """What is wrong with a record: claims without a row, rows without a claim, rows older than the code, needless reasons; and claims whose
    seeds have not been tried, or with older code."""

    missing: list[str]
    unknown: list[str]
    older: list[str]
    needless: list[str]
    seeds_due: list[str]

    @property
    def outdated(self) -> set[str]:
        """Claims with a row in which a number is older than the code, or not there."""
        return {*self.older, *self.seeds_due} - {*self.missing}


def faults(rows: Mapping[str, Row], claims: Iterable[Claim], code: Callable[[Claim], str]) -> Faults:
    """Compare the record with the claims and with the keys of their code."""
    known = {claim.identifier: claim for claim in claims}
    both = {name: claim for name, claim in known.items() if name in rows}
    older = [name for name, claim in both.items() if rows[name].code != code(claim)]
    return Faults(
        [name for name in known if name not in rows],
        [name for name in rows if name not in known],
        older,
        [f"{name}: {pattern}" for name, claim in both.items() if name not in older for pattern in needless(rows[name], claim)],
        [name for name, claim in known.items() if not _has_seeds(rows.get(name), code(claim))],
    )


def _has_seeds(row: Row | None, code: str) -> bool:
    return row is not None and row.seeds is not None and row.seeds.code == code
