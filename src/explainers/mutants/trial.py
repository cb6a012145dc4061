"""Claims on trial: which breaks of the code they measure are noticed, by measure or by control.

The claims of an essay share runs, so they are tried together: what is broken is broken once for all of them, and what a break does not
concern is kept from when nothing was broken.
"""

from __future__ import annotations

import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import groupby
from typing import Any

import numpy as np

from explainers.claim import Claim
from explainers.mutants import child
from explainers.mutants.child import ChildError, Work
from explainers.mutants.failures import Failures
from explainers.mutants.functions import Code, clear
from explainers.mutants.kinds import KINDS, MISSING, OF_WHOLE, Poison, broken
from explainers.mutants.memory import Memory, long_calls
from explainers.mutants.outcome import Outcome, evidence_moved, is_right, moved, outcome, outcome_with
from explainers.mutants.record import Row
from explainers.mutants.smaller import smaller
from explainers.mutants.watch import Mutant, Watched, watch

NOTICED, FAILED, UNMOVED, WITHIN, SYMMETRIC = "noticed", "failed", "unmoved", "within", "symmetric"
"""What a break can do: be noticed by what is measured, or for the claim fails or never ends; change nothing that is measured or expected;
move it within the tolerance or the bound; or be a symmetry (see :meth:`Trial.with_symmetries`)."""

SYMMETRIES = ("scaled", "negated", "shuffled")
"""Kinds of breaks that are a change of scale, of sign or of order."""

TIMES, AT_LEAST = 3.0, 3.0
"""A run that takes so many times as long as the unbroken one, and so many seconds, is ended: the break is noticed."""

COARSE = 10_000
"""The greatest denominator of a share of few."""


@dataclass(frozen=True)
class Unbroken:
    """The claim as it is: what it measures, in how many seconds of computing."""

    outcome: Outcome
    seconds: float


def unbroken(claim: Claim) -> Unbroken:
    """Run the claim as it is."""
    begun = time.process_time()
    return Unbroken(outcome(claim, claim.control), time.process_time() - begun)


def tried(claims: Iterable[Claim], code: Code, key: Callable[[Claim], str], processes: int = 1) -> dict[str, Row | ChildError]:
    """Try all breaks of the claims, so many processes at a time; the row of each, without its seeds, by its identifier.

    A part of a result that does not enter what is measured (the claim is the same if it is poison, or if its numbers are missing) is not
    counted. ``key`` gives that of a claim's code.
    Instead of a row there is an error if the claim cannot be measured, differs from one time to the next, or does not come out as its
    verdict says.
    """
    asked = list(claims)
    with smaller({claim.essay for claim in asked}):
        trial = Trial(asked, code, processes)
        rows = trial.rows(key)
    return {claim.identifier: trial.failed.get(claim.identifier) or rows[claim.identifier] for claim in trial.asked}


class Trial:
    """Claims that have run once in this process, so that what a break does not concern is kept from then."""

    def __init__(self, claims: Iterable[Claim], code: Code, processes: int = 1) -> None:
        self.asked, self.code, self.processes = list(claims), code, processes
        self.failed: dict[str, ChildError] = {}
        self.watched: dict[str, Watched] = {}
        self.plain: dict[str, Unbroken] = {}
        self.failures = Failures(code)
        for claim, found in zip(self.asked, self.at_once([[self._watch(claim)] for claim in self.asked]), strict=True):
            self._note(claim, found[0])
        self.claims = [claim for claim in self.asked if claim.identifier not in self.failed]
        self.needs = union(self.watched[claim.identifier].needs for claim in self.claims)
        self.memory = Memory(code, union(self.watched[claim.identifier].inside for claim in self.claims))
        clear(code.caches.values())
        for claim in self.claims:  # to fill the caches, too
            with self.memory.written(self.watched[claim.identifier].inside):
                outcome(claim, claim.control)
        if child.run_each([Work(self._is_remembered)]) != [True]:
            self.memory.kept.clear()

    def _watch(self, claim: Claim) -> Work:
        def work() -> tuple[Unbroken, Watched]:
            clear(self.code.caches.values())
            with long_calls(self.code) as asked:
                plain = unbroken(claim)
            return plain, watch(claim, self.code, asked)

        return Work(work)

    def _note(self, claim: Claim, found: Any) -> None:
        name = claim.identifier
        if isinstance(found, ChildError):
            self.failed[name] = found
            return
        plain, watched = found
        if not is_right(claim, plain.outcome):
            self.failed[name] = ChildError(f"claim {name} or its control does not come out as its verdict says; correct that first")
        elif evidence_moved(watched.evidence, plain.outcome.evidence):
            self.failed[name] = ChildError(
                f"claim {name} measures something else each time; make its random numbers from a seed in measure"
            )
        else:
            self.plain[name], self.watched[name] = plain, watched

    def _is_remembered(self) -> bool:
        """Whether every claim comes out as it did if nothing that is kept is computed."""
        clear(self.code.caches.values())
        with self.memory.read("", self.memory.inside):
            return not any(moved(self.plain[claim.identifier].outcome, outcome(claim, claim.control)) for claim in self.claims)

    def at_once(self, works: Iterable[Sequence[Work]], prepare: Iterable[Callable[[], None]] | None = None) -> Iterator[list[Any]]:
        """What each list of works returns, some of the lists at a time, each in a child of its own."""
        return child.run_beside(list(works), self.processes, prepare)

    def rows(self, key: Callable[[Claim], str]) -> dict[str, Row]:
        """Try everything."""
        found = self._effects()
        return {claim.identifier: self._row(claim, key(claim), found) for claim in self.claims}

    def _row(self, claim: Claim, key: str, found: dict[tuple[str, Mutant], str]) -> Row:
        count: Counter[str] = Counter()
        deaf: dict[str, dict[str, list[str]]] = {UNMOVED: {}, WITHIN: {}, SYMMETRIC: {}}
        for place, group in groupby(self.watched[claim.identifier].mutants, lambda each: each.place):
            effects = {each.kind: found[claim.identifier, each] for each in group if (claim.identifier, each) in found}
            count.update(effects.keys())
            effects = self.with_symmetries(claim, effects)
            for effect, places in deaf.items():
                if kinds := [kind for kind in effects if effects[kind] == effect]:
                    places[place] = kinds
        return Row(key, {kind: count[kind] for kind in KINDS if count[kind]}, deaf[UNMOVED], deaf[WITHIN], deaf[SYMMETRIC])

    def with_symmetries(self, claim: Claim, effects: dict[str, str]) -> dict[str, str]:
        """The effects of the kinds of breaks of one place, with the symmetries among them.

        A scale, a sign or an order is a symmetry if all that is measured and expected stays the same without it, to nine digits, though it
        depends on the place, for another break there moves it. Whole numbers and shares of few are too coarse to tell.
        """
        measured = np.ravel(np.asarray(self.plain[claim.identifier].outcome.evidence.measured, float))
        fine = all(map(_is_fine, measured))
        if not fine or not {NOTICED, WITHIN} & set(effects.values()):
            return effects
        return {kind: SYMMETRIC if effect == UNMOVED and kind in SYMMETRIES else effect for kind, effect in effects.items()}

    def _effects(self) -> dict[tuple[str, Mutant], str]:
        """What each break does to each claim that it concerns, without breaks of what enters nothing that is measured."""
        mutants = self._by_mutant(lambda claim: self.watched[claim.identifier].mutants)
        found: dict[tuple[str, Mutant], str] = {}
        for (mutant, claims), effects in zip(mutants.items(), self._broken(mutants, self.effect), strict=True):
            found |= {
                (claim.identifier, mutant): FAILED if isinstance(each, ChildError) else each
                for claim, each in zip(claims, effects, strict=True)
            }
        silent = self._by_mutant(lambda claim: self._silent(claim, found))
        for (first, claims), unread in zip(silent.items(), self._broken(silent, self.is_unread), strict=True):
            nobody = {claim.identifier for claim, each in zip(claims, unread, strict=True) if each is True}
            found = {at: each for at, each in found.items() if at[0] not in nobody or at[1].place != first.place}
        return found

    def _silent(self, claim: Claim, found: dict[tuple[str, Mutant], str]) -> list[Mutant]:
        """Of each place at which no break changes anything, the first break."""
        places = groupby(self.watched[claim.identifier].mutants, lambda each: each.place)
        groups = [list(group) for _, group in places]
        return [group[0] for group in groups if {found[claim.identifier, each] for each in group} == {UNMOVED}]

    def _by_mutant(self, mutants_of: Callable[[Claim], Iterable[Mutant]]) -> dict[Mutant, list[Claim]]:
        found: defaultdict[Mutant, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for mutant in mutants_of(claim):
                found[mutant].append(claim)
        return found

    def _broken(self, mutants: dict[Mutant, list[Claim]], what: Callable[[Claim, Mutant], Any]) -> Iterator[list[Any]]:
        works = [[Work(partial(what, claim, mutant), self.limit(claim)) for claim in claims] for mutant, claims in mutants.items()]
        return self.at_once(works, [partial(self.forget, mutant.function) for mutant in mutants])

    def limit(self, claim: Claim) -> float:
        """How many seconds a broken run may take."""
        return limit(self.plain[claim.identifier].seconds)

    def forget(self, function: str) -> None:
        """Empty the caches that the function concerns, and those of which nothing was seen."""
        self.failures.kept.clear()
        clear(each for name, each in self.code.caches.items() if function in self.needs.get(name, {function}))

    def effect(self, claim: Claim, mutant: Mutant) -> str:
        """What a break does to the claim."""
        after = self.changed(claim, mutant, lambda value: broken(value, mutant.kind, compare=False))
        return NOTICED if not is_right(claim, after) else WITHIN if moved(self.plain[claim.identifier].outcome, after) else UNMOVED

    def is_unread(self, claim: Claim, mutant: Mutant) -> bool:
        """Whether the part can be replaced by poison; or, if it holds nothing but floats, by as many that are missing."""
        kinds = {each.kind for each in self.watched[claim.identifier].mutants if each.place == mutant.place}
        changes: list[Callable[[Any], Any]] = [lambda _: Poison()]
        if "scaled" in kinds and kinds.isdisjoint(OF_WHOLE):
            changes.append(lambda value: broken(value, MISSING, compare=False))
        return any(self._stays(claim, mutant, change) for change in changes)

    def _stays(self, claim: Claim, mutant: Mutant, change: Callable[[Any], Any]) -> bool:
        self.forget(mutant.function)  # what failed with poison need not fail with numbers that are missing
        with suppress(Exception):
            return not moved(self.plain[claim.identifier].outcome, self.changed(claim, mutant, change))
        return False

    def changed(self, claim: Claim, mutant: Mutant, change: Callable[[Any], Any]) -> Outcome:
        """The outcome while the part of the mutant is changed; a control that does not call the function is what it was."""
        known, seen = self.plain[claim.identifier].outcome.control, self.watched[claim.identifier]
        control = claim.control if known is None or mutant.function in seen.control else lambda: known
        with self.memory.read(mutant.function, seen.inside), self.failures.kept_for(self.limit(claim)):
            return outcome_with(claim, self.code.functions[mutant.function], mutant.part, change, control)


def limit(seconds: float) -> float:
    """How many seconds a run may take with something broken, or with other random numbers, if it takes so many as it is."""
    return max(AT_LEAST, TIMES * seconds)


def union(tables: Iterable[Mapping[str, set[str]]]) -> dict[str, set[str]]:
    """What any of the tables says of a name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in tables:
        for name, functions in table.items():
            found[name] |= functions
    return dict(found)


def _is_fine(x: float) -> bool:
    """Whether a number is no ratio of two small whole ones, as counts and shares are."""
    if not math.isfinite(x):
        return False
    return abs(x - float(Fraction(x).limit_denominator(COARSE))) > 1e-12 * max(1.0, abs(x))
