"""Claims with fresh seeds: how often measure and control come out right with other random numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any

from explainers.claim import Claim
from explainers.mutants import child
from explainers.mutants.child import ChildError, Work
from explainers.mutants.functions import clear
from explainers.mutants.outcome import control_is_right, is_right, measure_is_right
from explainers.mutants.record import Seeds
from explainers.mutants.seeds import fresh
from explainers.mutants.smaller import smaller
from explainers.mutants.trial import Unbroken, limit, unbroken

DRAWS = 10
"""Fresh seeds for each claim that uses random numbers."""


def tried(
    claims: Iterable[Claim], caches: Collection[Any], key: Callable[[Claim], str], processes: int = 1
) -> dict[str, Seeds | ChildError]:
    """Run each claim with :data:`DRAWS` fresh seeds, so many processes at a time; the result by its identifier.

    The claims share runs, so all of them run with the same fresh seed one after the other. ``caches`` are those of the package, and are
    emptied before; ``key`` gives the key of a claim's code. Instead of the result there is an error if the claim cannot be measured, or
    does not come out as its verdict says with its own seeds.
    """
    asked = list(claims)

    def found(works: list[list[Work]]) -> list[list[Any]]:
        return list(child.run_beside(works, processes, [partial(clear, caches)] * len(works)))

    with smaller({claim.essay for claim in asked}):
        own = [each for (each,) in found([[Work(partial(_with_its_own, claim))] for claim in asked])]
        random = [(claim, each[1].seconds) for claim, each in zip(asked, own, strict=True) if not isinstance(each, ChildError) and each[0]]
        works = [[Work(partial(_with_fresh, claim, draw), limit(seconds)) for claim, seconds in random] for draw in range(1, DRAWS + 1)]
        drawn = dict(zip((claim.identifier for claim, _ in random), zip(*found(works), strict=True), strict=True)) if random else {}
    return {
        claim.identifier: each if isinstance(each, ChildError) else _counted(key(claim), drawn.get(claim.identifier, ()))
        for claim, each in zip(asked, own, strict=True)
    }


def _with_its_own(claim: Claim) -> tuple[int, Unbroken]:
    """How many generators the claim makes, and how it comes out with them."""
    with fresh(0) as uses:
        found = unbroken(claim)
    if not is_right(claim, found.outcome):
        raise ValueError(f"claim {claim.identifier} or its control does not come out as its verdict says; correct that first")
    return uses.made, found


def _with_fresh(claim: Claim, draw: int) -> tuple[bool, bool]:
    """Whether measure and control come out right; the control runs whatever its measure does."""
    with fresh(draw):
        measure = measure_is_right(claim, claim.measure())
        return measure, control_is_right(claim, claim.control())


def _counted(code: str, draws: Collection[tuple[bool, bool] | ChildError]) -> Seeds:
    """The sums; a run that ends by an error is right in neither."""
    pairs = [(False, False) if isinstance(each, ChildError) else each for each in draws]
    measure, control = (sum(part) for part in zip(*pairs, strict=True)) if pairs else (0, 0)
    return Seeds(code, len(pairs), sum(map(all, pairs)), measure, control)
