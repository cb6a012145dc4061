"""What a figure may cost its build and its readers: the defaults, and a figure's own limits with the reason beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explainers.explorable.declaration import Explorable

MOST_SECONDS = 90.0
"""Processor time to draw all states of one figure, unless it has a budget of its own."""

MOST_KILOBYTES = 120.0
"""A figure's weight, base and table, gzipped, unless it has a budget of its own."""

_FASTEST = 0.001  # seconds: no state is drawn in less


@dataclass(frozen=True)
class Budget:
    """Limits of one figure.

    Attributes:
        states: how many it may have; without it, as many as can be drawn and carried within the other two.
        kilobytes: its weight, base and table, gzipped.
        seconds: processor time to draw all its states.
        because: why it may cost more than others; needed where ``kilobytes`` or ``seconds`` is above the default.
    """

    states: int | None = None
    kilobytes: float | None = None
    seconds: float | None = None
    because: str | None = None

    @property
    def most_kilobytes(self) -> float:
        """The limit of its weight."""
        return MOST_KILOBYTES if self.kilobytes is None else self.kilobytes

    @property
    def most_seconds(self) -> float:
        """The limit of its drawing."""
        return MOST_SECONDS if self.seconds is None else self.seconds


def check_budget(explorable: Explorable) -> None:
    """Hold that the limits are numbers, that a limit above the default has a reason, and that the grid is not too large.

    Raises:
        ExplorableError: one of them is not so.
    """
    budget, size = explorable.budget, explorable.grid.size
    for what, limit in (("states", budget.states), ("kilobytes", budget.kilobytes), ("seconds", budget.seconds)):
        if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int | float) or not limit > 0):
            raise explorable.error(f"its budget of {what} is {limit!r}", "give a number above 0")
    if budget.because is not None and not (isinstance(budget.because, str) and budget.because.strip()):
        raise explorable.error(f"the reason for its budget is {budget.because!r}", "say in a few words why it may cost more than others")
    for what, limit, default in (("kilobytes", budget.most_kilobytes, MOST_KILOBYTES), ("seconds", budget.most_seconds, MOST_SECONDS)):
        if limit > default and budget.because is None:
            remedy = f'say why: explorable(…, {what}={limit:g}, because="…")'
            raise explorable.error(f"its budget of {limit:g} {what} is above the default of {default:g}, without a reason", remedy)
    if budget.states is not None and size > budget.states:
        raise explorable.error(f"{_counts(explorable)} states, and its budget is {budget.states:g}", "give its controls fewer values")


def check_time(explorable: Explorable, drawn: int, seconds: float) -> None:
    """Hold that the states can be drawn in time, given that ``drawn`` of them took ``seconds``; it need not wait for the last of them.

    Raises:
        ExplorableError: time is over, or it surely will be: the rest would have to be drawn several times as fast.
    """
    limit, size = explorable.budget.most_seconds, explorable.grid.size
    projected = size * (seconds / drawn if drawn else _FASTEST)
    sure = limit * (2 + 100 / drawn if drawn else 1)  # the first states say little of the others
    if seconds <= limit and (projected <= sure or 0 < drawn < 8):
        return
    if drawn == size:
        took = f"took {seconds:.0f} s"
    elif drawn:
        took = f"would take some {projected:.0f} s (the first {drawn} took {seconds:.1f} s)"
    else:
        took = f"would take more than {projected:.0f} s"
    raise explorable.error(
        f"drawing {_counts(explorable)} states {took} of processor time, and its budget is {limit:.3g} s",
        "compute what the states share before the declaration, give its controls fewer values, "
        f'or give it time, with the reason: explorable(…, seconds={above(max(projected, seconds))}, because="…")',
    )


def _counts(explorable: Explorable) -> str:
    counts = [str(len(control.values)) for control in explorable.controls]
    return " × ".join(counts) + f" = {explorable.grid.size}" if len(counts) > 1 else counts[0]


def above(amount: float) -> int:
    """A round number a tenth above ``amount``."""
    return -int(-amount * 1.1 // 10) * 10
