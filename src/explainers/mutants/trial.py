"""A claim on trial: which breaks of the code it measures are noticed, by measure or by control, and how it stands other seeds."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from types import FunctionType, GeneratorType
from typing import Any

import numpy as np

from explainers.claim import Claim, Evidence, Verdict
from explainers.mutants import child
from explainers.mutants.functions import Code, Function, clear, exchanged
from explainers.mutants.kinds import KINDS, Poison, broken, with_part
from explainers.mutants.record import Row, Seeds
from explainers.mutants.seeds import fresh
from explainers.mutants.watch import Mutant, held, watch

NOTICED, UNMOVED, WITHIN = "noticed", "unmoved", "within"
"""What a break can do: be noticed, change nothing that is measured or expected, or move it within the tolerance or the bound."""

DRAWS = 10
"""Fresh seeds for each claim that uses random numbers."""

TIMES, AT_LEAST = 3.0, 3.0
"""A run that takes so many times as long as the unbroken one, and so many seconds, is ended: the break is noticed."""


@dataclass(frozen=True)
class Outcome:
    """What a claim and its control measured; ``control`` is None if the measure alone was wrong already."""

    evidence: Evidence
    control: Evidence | None


@dataclass(frozen=True)
class Unbroken:
    """The claim as it is: what it measures, in how many seconds of computing, from how many generators of random numbers."""

    outcome: Outcome
    seconds: float
    generators: int


def outcome(claim: Claim) -> Outcome:
    """Run measure, and control unless measure has noticed already."""
    evidence = claim.measure()
    return Outcome(evidence, claim.control() if measure_is_right(claim, evidence) else None)


def measure_is_right(claim: Claim, evidence: Evidence) -> bool:
    """Whether the evidence is what the verdict says."""
    return evidence.agrees == (claim.verdict is not Verdict.FAILS)


def control_is_right(claim: Claim, control: Evidence) -> bool:
    """Whether the control comes out the other way than the verdict says."""
    return control.agrees == (claim.verdict is Verdict.FAILS)


def is_right(claim: Claim, found: Outcome) -> bool:
    """Whether both come out as they should."""
    return measure_is_right(claim, found.evidence) and found.control is not None and control_is_right(claim, found.control)


def unbroken(claim: Claim) -> Unbroken:
    """Run the claim as it is."""
    begun = time.process_time()
    with fresh(0) as uses:
        found = outcome(claim)
    return Unbroken(found, time.process_time() - begun, uses.made)


def outcome_with(claim: Claim, function: FunctionType, part: str, change: Callable[[Any], Any]) -> Outcome:
    """Run the claim while a part of all that a function returns is changed."""

    def around(original: Function) -> Function:
        def changed(*args: Any, **keywords: Any) -> Any:
            value, again = held(original(*args, **keywords))
            new = with_part(value, part, change)
            return again() if new is value else iter(new) if isinstance(again(), GeneratorType) else new

        return changed

    with exchanged(function, around):
        return outcome(claim)


def moved(before: Outcome, after: Outcome) -> bool:
    """Whether anything measured or expected differs, of the claim or of its control."""
    return evidence_moved(before.evidence, after.evidence) or evidence_moved(before.control, after.control)


def evidence_moved(before: Evidence | None, after: Evidence | None) -> bool:
    """Whether anything measured or expected differs by more than rounding."""
    if before is None or after is None or np.shape(before.measured) != np.shape(after.measured):
        return before is not after
    old, new = (np.array([*np.ravel(e.slack), *np.ravel(e.measured), *np.ravel(e.expected)], dtype=float) for e in (before, after))
    return not np.allclose(old, new, rtol=1e-9, atol=1e-12, equal_nan=True)


def tried(claim: Claim, code: Code, key: str) -> Row:
    """Try all breaks of the claim and its seeds, in a process of its own, each in a process from there.

    A part of a result that nobody reads (the claim is the same if it is poison) is not counted. ``key`` is that of the code.

    Raises:
        ChildError: the claim cannot be measured, differs from one time to the next, or does not come out as its verdict says.
    """
    return child.run(lambda: Trial(claim, code).row(key))


class Trial:
    """A claim that has run once in this process, so that what a break does not concern is kept from then."""

    def __init__(self, claim: Claim, code: Code) -> None:
        self.claim, self.code = claim, code
        self.watched = child.run(lambda: watch(claim, code))
        clear(code.caches.values())
        self.plain = unbroken(claim)
        self.limit = max(AT_LEAST, TIMES * self.plain.seconds)
        if not is_right(claim, self.plain.outcome):
            raise ValueError(f"claim {claim.identifier} or its control does not come out as its verdict says; correct that first")
        if evidence_moved(self.watched.evidence, self.plain.outcome.evidence):
            raise ValueError(f"claim {claim.identifier} measures something else each time; make its random numbers from a seed in measure")

    def row(self, key: str) -> Row:
        """Try everything."""
        count: Counter[str] = Counter()
        deaf: dict[str, dict[str, list[str]]] = {UNMOVED: {}, WITHIN: {}}
        for place, group in groupby(self.watched.mutants, lambda each: each.place):
            mutants = list(group)
            found = {each.kind: self.effect(each) for each in mutants}
            if set(found.values()) == {UNMOVED} and self.is_unread(mutants[0]):
                continue
            count.update(found.keys())
            for effect, places in deaf.items():
                if kinds := [kind for kind in found if found[kind] == effect]:
                    places[place] = kinds
        tried = {kind: count[kind] for kind in KINDS if count[kind]}
        return Row(key, tried, deaf[UNMOVED], deaf[WITHIN], self.seeds() if self.plain.generators else None)

    def effect(self, mutant: Mutant) -> str:
        """What a break does to the claim."""

        def work() -> str:
            after = self.changed(mutant, lambda value: broken(value, mutant.kind))
            return NOTICED if not is_right(self.claim, after) else WITHIN if moved(self.plain.outcome, after) else UNMOVED

        try:
            return child.run(work, self.limit)
        except child.ChildError:
            return NOTICED

    def is_unread(self, mutant: Mutant) -> bool:
        """Whether the part can be replaced by poison."""
        with suppress(child.ChildError):
            return child.run(lambda: not moved(self.plain.outcome, self.changed(mutant, lambda _: Poison())), self.limit)
        return False

    def changed(self, mutant: Mutant, change: Callable[[Any], Any]) -> Outcome:
        """The outcome while the part of the mutant is changed; of the caches those are emptied that this concerns."""
        clear(each for name, each in self.code.caches.items() if self.watched.is_concerned(name, mutant.function))
        return outcome_with(self.claim, self.code.functions[mutant.function], mutant.part, change)

    def seeds(self) -> Seeds:
        """How often measure, control and both come out right with fresh seeds."""

        def work(draw: int) -> tuple[bool, bool]:
            clear(self.code.caches.values())
            with fresh(draw):
                measure = measure_is_right(self.claim, self.claim.measure())
                return measure, control_is_right(self.claim, self.claim.control())

        found = []
        for draw in range(1, DRAWS + 1):
            try:
                found.append(child.run(partial(work, draw), self.limit))
            except child.ChildError:
                found.append((False, False))
        return Seeds(DRAWS, sum(map(all, found)), *(sum(each) for each in zip(*found, strict=True)))
