"""A claim on trial: which breaks of the code can be tried, which of them its measure or its control notices, and other seeds."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from types import FunctionType, GeneratorType
from typing import Any

import numpy as np

from explainers.claim import Claim, Evidence, Verdict
from explainers.mutants import child
from explainers.mutants.functions import Function, exchanged
from explainers.mutants.kinds import KINDS, Poison, breaks, broken, parts, with_part
from explainers.mutants.record import Row, Seeds
from explainers.mutants.seeds import fresh

DRAWS = 10
"""Fresh seeds for each claim that uses random numbers."""

TIMES, AT_LEAST = 5.0, 4.0
"""A run that takes so many times as long as the unbroken one, and so many seconds, is ended: the break is noticed."""

Functions = Mapping[str, FunctionType]


@dataclass(frozen=True)
class Mutant:
    """A function of which a part of the result is broken in one way."""

    function: str
    part: str
    kind: str

    @property
    def place(self) -> str:
        """``polynomial.fit:error``, or the function alone if its result has no parts."""
        return f"{self.function}:{self.part}" if self.part else self.function


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


def mutants_of(claim: Claim, functions: Functions) -> list[Mutant]:
    """Every break of a function that ``claim.measure`` calls by which at least one of its results changes."""
    found: set[Mutant] = set()

    def watched(name: str) -> Callable[[Function], Function]:
        def around(original: Function) -> Function:
            def watching(*args: Any, **keywords: Any) -> Any:
                value, again = _held(original(*args, **keywords))
                possible = (Mutant(name, part, kind) for part in parts(value) for kind in KINDS)
                found.update(each for each in possible if each not in found and breaks(value, each.part, each.kind))
                return again()

            return watching

        return around

    with ExitStack() as stack:
        for name, function in functions.items():
            stack.enter_context(exchanged(function, watched(name)))
        claim.measure()
    return sorted(found, key=lambda each: (each.function, each.part, KINDS.index(each.kind)))


def outcome_with(claim: Claim, function: FunctionType, part: str, change: Callable[[Any], Any]) -> Outcome:
    """Run the claim while a part of all that the function returns is changed."""

    def around(original: Function) -> Function:
        def changed(*args: Any, **keywords: Any) -> Any:
            value, again = _held(original(*args, **keywords))
            new = with_part(value, part, change)
            return again() if new is value else iter(new) if isinstance(again(), GeneratorType) else new

        return changed

    with exchanged(function, around):
        return outcome(claim)


def _held(value: Any) -> tuple[Any, Callable[[], Any]]:
    """What a function returned, and how it is returned again: a generator can be read only once, so it is kept as a list."""
    if isinstance(value, GeneratorType):
        held = list(value)
        return held, lambda: (each for each in held)
    return value, lambda: value


def moved(before: Outcome, after: Outcome) -> bool:
    """Whether anything measured or expected differs by more than rounding."""
    for old, new in ((before.evidence, after.evidence), (before.control, after.control)):
        if old is None or new is None or np.shape(old.measured) != np.shape(new.measured):
            return True
        x, y = (np.array([each.tolerance, *np.ravel(each.measured), *np.ravel(each.expected)], dtype=float) for each in (old, new))
        if not np.allclose(x, y, rtol=1e-9, atol=1e-12, equal_nan=True):
            return True
    return False


def tried(claim: Claim, functions: Functions, code: str) -> Row:
    """Try all breaks of the claim and its seeds, each in a process of its own.

    A part of a result that nobody reads (the claim is the same if it is poison) is not counted.

    Raises:
        ChildError: the claim cannot be measured.
        ValueError: the claim or its control is not as its verdict says.
    """
    plain = child.run(lambda: unbroken(claim))
    if not is_right(claim, plain.outcome):
        raise ValueError(f"claim {claim.identifier} or its control does not come out as its verdict says; correct that first")
    limit = max(AT_LEAST, TIMES * plain.seconds)
    count: Counter[str] = Counter()
    unmoved: dict[str, list[str]] = {}
    within: dict[str, list[str]] = {}
    places: dict[str, list[Mutant]] = {}
    for mutant in child.run(lambda: mutants_of(claim, functions)):
        places.setdefault(mutant.place, []).append(mutant)
    for place, mutants in places.items():
        found = {each.kind: _try(claim, functions, each, plain.outcome, limit) for each in mutants}
        if set(found.values()) == {"unmoved"} and _is_unread(claim, functions, mutants[0], plain.outcome, limit):
            continue
        count.update(found.keys())
        for name, deaf in (("unmoved", unmoved), ("within", within)):
            if kinds := [kind for kind, effect in found.items() if effect == name]:
                deaf[place] = kinds
    seeds = _seeds(claim, limit) if plain.generators else None
    return Row(code, {kind: count[kind] for kind in KINDS if count[kind]}, unmoved, within, seeds)


def _try(claim: Claim, functions: Functions, mutant: Mutant, before: Outcome, limit: float) -> str:
    def work() -> str:
        after = outcome_with(claim, functions[mutant.function], mutant.part, lambda value: broken(value, mutant.kind))
        return "noticed" if not is_right(claim, after) else "within" if moved(before, after) else "unmoved"

    try:
        return child.run(work, limit)
    except child.ChildError:
        return "noticed"


def _is_unread(claim: Claim, functions: Functions, mutant: Mutant, before: Outcome, limit: float) -> bool:
    with suppress(child.ChildError):
        return child.run(lambda: not moved(before, outcome_with(claim, functions[mutant.function], mutant.part, lambda _: Poison())), limit)
    return False


def _seeds(claim: Claim, limit: float) -> Seeds:
    """How often measure, control and both come out right with fresh seeds."""

    def work(draw: int) -> tuple[bool, bool]:
        with fresh(draw):
            measure = measure_is_right(claim, claim.measure())
            return measure, control_is_right(claim, claim.control())

    found = []
    for draw in range(1, DRAWS + 1):
        try:
            found.append(child.run(partial(work, draw), limit))
        except child.ChildError:
            found.append((False, False))
    return Seeds(DRAWS, sum(map(all, found)), *(sum(each) for each in zip(*found, strict=True)))
