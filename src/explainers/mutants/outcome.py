"""What a claim and its control measure, as they are or with something broken, and whether it is what the verdict says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType, GeneratorType
from typing import Any

import numpy as np

from explainers.claim import Claim, Evidence, Verdict
from explainers.mutants.functions import Function, exchanged
from explainers.mutants.kinds import with_part
from explainers.mutants.watch import held


@dataclass(frozen=True)
class Outcome:
    """What a claim and its control measured; ``control`` is None if the measure alone was wrong already."""

    evidence: Evidence
    control: Evidence | None


def outcome(claim: Claim, control: Callable[[], Evidence]) -> Outcome:
    """Run measure, and ``control`` unless measure has noticed already."""
    evidence = claim.measure()
    return Outcome(evidence, control() if measure_is_right(claim, evidence) else None)


def measure_is_right(claim: Claim, evidence: Evidence) -> bool:
    """Whether the evidence is what the verdict says."""
    return evidence.agrees == (claim.verdict is not Verdict.FAILS)


def control_is_right(claim: Claim, control: Evidence) -> bool:
    """Whether the control comes out the other way than the verdict says."""
    return control.agrees == (claim.verdict is Verdict.FAILS)


def is_right(claim: Claim, found: Outcome) -> bool:
    """Whether both come out as they should."""
    return measure_is_right(claim, found.evidence) and found.control is not None and control_is_right(claim, found.control)


def outcome_with(
    claim: Claim, function: FunctionType, part: str, change: Callable[[Any], Any], control: Callable[[], Evidence] | None = None
) -> Outcome:
    """Run the claim, with its control or another, while a part of all that a function returns is changed."""

    def around(original: Function) -> Function:
        def changed(*args: Any, **keywords: Any) -> Any:
            value, again = held(original(*args, **keywords))
            new = with_part(value, part, change)
            return again() if new is value else iter(new) if isinstance(again(), GeneratorType) else new

        return changed

    with exchanged(function, around):
        return outcome(claim, control or claim.control)


def moved(before: Outcome, after: Outcome) -> bool:
    """Whether anything measured or expected differs, of the claim or of its control."""
    return evidence_moved(before.evidence, after.evidence) or evidence_moved(before.control, after.control)


def evidence_moved(before: Evidence | None, after: Evidence | None) -> bool:
    """Whether anything measured or expected differs by more than rounding."""
    if before is None or after is None or np.shape(before.measured) != np.shape(after.measured):
        return before is not after
    old, new = (np.array([*np.ravel(e.tolerance.size), *np.ravel(e.measured), *np.ravel(e.expected)], dtype=float) for e in (before, after))
    return not np.allclose(old, new, rtol=1e-9, atol=1e-12, equal_nan=True)
