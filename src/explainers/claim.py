"""What a claim is: a sentence that can be false, what is expected, what is measured, and a control that must turn out the other way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike

from explainers.tolerance import EXACT, Tolerance

DERIVED = "derived here"
"""The source of what the book proves or measures itself."""


class Verdict(Enum):
    """What the measurement says of the statement as it was made."""

    HOLDS = "holds"
    CAVEAT = "holds with a caveat"
    FAILS = "fails as stated"


@dataclass(frozen=True)
class Evidence:
    """A measured value (number or short array) beside the expected one.

    ``relation`` is ``"="`` (agreement within ``tolerance``, in the value's own units), or ``"<="`` or ``">="`` (a bound, widened by
    ``tolerance``). The tolerance says by which rule it was computed (``explainers.tolerance``).
    """

    measured: ArrayLike
    expected: ArrayLike
    tolerance: Tolerance = EXACT
    relation: str = "="

    def __post_init__(self) -> None:
        if self.relation not in ("=", "<=", ">="):
            raise ValueError(f"relation is {self.relation!r}; it must be '=', '<=' or '>='")
        if np.shape(self.measured) != np.shape(self.expected):
            raise ValueError(f"measured has shape {np.shape(self.measured)}, expected {np.shape(self.expected)}; give both the same shape")

    @property
    def agrees(self) -> bool:
        """Whether measured and expected stand in the relation; NaN agrees with nothing."""
        gap, slack = np.asarray(self.measured, float) - np.asarray(self.expected, float), np.asarray(self.tolerance.size, float)
        if self.relation == "<=":
            return bool(np.all(gap <= slack))
        if self.relation == ">=":
            return bool(np.all(gap >= -slack))
        return bool(np.all(np.abs(gap) <= slack))


@dataclass(frozen=True)
class Claim:
    """One line of the ledger.

    Attributes:
        identifier: kebab-case, unique in the book, e.g. ``"ridge-dimension-tanh"``.
        essay: stem of the notebook that makes the claim, e.g. ``"ridges-not-peaks"``.
        anchor: MyST label of the section of that notebook, e.g. ``"counting-the-ridge"``.
        statement: one sentence, in MyST Markdown; numbers that code knows are formatted in, not typed.
        source: who says so, in MyST Markdown with ``{cite:t}`` roles, or ``"derived here"``.
        expected_from: one phrase: where the expected value comes from (closed form, published value, bound) and why.
        verdict: of the statement as made.
        measure: evidence for the statement; agrees unless the verdict is FAILS.
        control_statement: one phrase: the setting in which the outcome must be the other one.
        control: evidence in that setting; agrees if and only if ``measure()`` does not.
        correction: for CAVEAT and FAILS, one sentence: what is right instead.
        says: for a claim that judges a source: what the source says there, in its sense and with its conditions, in our words.
        training: for a claim that rests on training: one phrase, when training ended.
        longer: evidence for the same statement after twice as many steps; agrees if and only if ``measure()`` does.
        may_miss: how many of ten fresh seeds may come out wrong, of measure and control together; for a rate, by its own tolerance.
        indifferent_to: breaks of the code that cannot matter to the claim, each with the reason: ``{"ridge.train:loss scaled": "a ratio,
            the scale cancels"}``; ``*`` stands for anything. ``make mutants`` names the breaks.
    """

    identifier: str
    essay: str
    anchor: str
    statement: str
    source: str
    expected_from: str
    verdict: Verdict
    measure: Callable[[], Evidence]
    control_statement: str
    control: Callable[[], Evidence]
    correction: str = ""
    indifferent_to: Mapping[str, str] = field(default_factory=dict, hash=False)
    says: str = ""
    training: str = ""
    longer: Callable[[], Evidence] | None = None
    may_miss: int = 0

    def __post_init__(self) -> None:
        if self.verdict is not Verdict.HOLDS and not self.correction:
            raise ValueError(f"claim {self.identifier!r}: verdict is {self.verdict.value!r}; say in correction what is right instead")
        if bool(self.training) != (self.longer is not None):
            raise ValueError(f"claim {self.identifier!r}: give both when training ended and the evidence after twice the steps, or neither")


@dataclass(frozen=True)
class ClaimFactory:
    """Makes the claims of one essay; ``source`` is that of every claim that does not name its own."""

    essay: str
    source: str

    def __call__(
        self,
        identifier: str,
        anchor: str,
        statement: str,
        *,
        expected_from: str,
        measure: Callable[[], Evidence],
        control_statement: str,
        control: Callable[[], Evidence],
        source: str | None = None,
        verdict: Verdict = Verdict.HOLDS,
        correction: str = "",
        indifferent_to: Mapping[str, str] | None = None,
        says: str = "",
        training: str = "",
        longer: Callable[[], Evidence] | None = None,
        may_miss: int = 0,
    ) -> Claim:
        """A :class:`Claim`, whose attributes these are."""
        return Claim(
            identifier=identifier,
            essay=self.essay,
            anchor=anchor,
            statement=statement,
            source=self.source if source is None else source,
            expected_from=expected_from,
            verdict=verdict,
            measure=measure,
            control_statement=control_statement,
            control=control,
            correction=correction,
            indifferent_to=indifferent_to or {},
            says=says,
            training=training,
            longer=longer,
            may_miss=may_miss,
        )


def claims_of(essay: str, *, source: str = DERIVED) -> ClaimFactory:
    """The maker of an essay's claims: ``claim = claims_of("ridges-not-peaks")``, then ``claim("a-name", …)``.

    Args:
        essay: stem of the notebook.
        source: who says so, unless the claim names somebody.
    """
    return ClaimFactory(essay, source)
