"""Compute and draw are run twice on the same values: a figure that changes by itself, or that depends on what was shown before, cannot be
the same on the page and in a kernel."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import matplotlib as mpl

from explainers.explorable.comparison import Difference, difference

if TYPE_CHECKING:
    from explainers.explorable.declaration import Explorable


CHANGE_NOTHING = "let draw, describe and data change nothing in the result: y = result.y.copy()"


def check_deterministic(explorable: Explorable) -> None:
    """Compute the start, the first and the last state, then the start and the last again, and compare; draw and describe the start twice,
    and once more after the last.

    Raises:
        ExplorableError: two results differ, two drawings or captions, or a result has changed since it was computed.
    """
    again = copy(explorable)
    again.forget()
    start, last = explorable.grid.start, explorable.grid.size - 1
    _check_unchanged(explorable, CHANGE_NOTHING)
    settings = _settings()
    for number in (0, last):
        explorable.result(number)
    _check_unchanged(explorable, "let compute return new arrays and objects each time, and change none that it returned before")
    if settings != _settings():
        raise explorable.error("compute changes matplotlib.rcParams", "set them before the declaration, or in draw")
    found = [_compared(explorable, again, number) for number in (start, last)]
    shown = [_shown(explorable), _shown(again)]
    explorable.frame(last)
    explorable.caption(last)
    shown.append(_shown(explorable))
    _check_unchanged(explorable, CHANGE_NOTHING)
    if any(each != shown[0] for each in shown):
        apart = next((each for each in found if each), None)
        if apart:
            raise explorable.error(
                f"the start state gave two drawings, and {apart.path or 'the result'} holds a {type(apart.first).__name__}, "
                "which cannot be compared",
                "return its numbers in place of it, and make random generators from a seed inside compute and draw",
            )
        raise explorable.error(
            "the start state gave two drawings or captions of one result",
            "make random generators from a seed inside draw and describe (for jitter and bootstraps of other libraries, their seed= or "
            "numpy.random.seed(0)), and let them remember nothing from one state to the next",
        )


def _compared(explorable: Explorable, again: Explorable, number: int) -> Difference | None:
    """Where the results of state ``number`` cannot be compared."""
    found = difference(explorable.result(number), again.result(number))
    if found is not None and found.certain:
        state = "the start state" if number == explorable.grid.start else explorable.told(number)
        raise explorable.error(
            f"compute gave two results for {state}: {_what(found)}",
            "make its random generators from a seed inside compute, and let it change nothing outside of it",
        )
    return found


def _check_unchanged(explorable: Explorable, remedy: str) -> None:
    if explorable.as_computed is None:
        return
    found = difference(explorable.as_computed, explorable.result(explorable.grid.start))
    if found is not None and found.certain:
        raise explorable.error(f"the result of the start state has changed since it was computed: {_what(found)}", remedy)


def _settings() -> dict[str, object]:
    settings: dict[Any, Any] = mpl.rcParams
    return dict(dict.items(settings))  # past its own reading, which would choose a backend


def _shown(explorable: Explorable) -> tuple[str, list[bytes]]:
    start = explorable.grid.start
    return explorable.caption(start), [ET.tostring(svg) for svg in explorable.frame(start)]


def _what(found: Difference) -> str:
    first, second = repr(found.first), repr(found.second)
    path = found.path or "it"
    return f"{path} is {first}, then {second}" if max(len(first), len(second)) <= 40 else f"{path} differs"
