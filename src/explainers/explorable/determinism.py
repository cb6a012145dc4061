"""Compute is run twice on the same values: a figure whose results change by themselves cannot be the same on the page and in a kernel."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from explainers.explorable.comparison import Difference, difference

if TYPE_CHECKING:
    from explainers.explorable.declaration import Explorable


def check_deterministic(explorable: Explorable) -> None:
    """Compute the start state again and compare; where a result holds what cannot be compared, compare what is drawn and said of it.

    Raises:
        ExplorableError: the two results differ, or the two drawings of what cannot be compared.
    """
    again = copy(explorable)
    again.forget()
    start = explorable.grid.start
    found = difference(explorable.result(start), again.result(start))
    if found is None:
        return
    if found.certain:
        raise explorable.error(
            f"compute gave two results for the start state: {_what(found)}",
            "make its random generators from a seed inside compute, and let it change nothing outside of it",
        )
    if _shown(explorable) != _shown(again):
        raise explorable.error(
            f"the start state gave two drawings, and {found.path or 'the result'} holds a {type(found.first).__name__}, "
            "which cannot be compared",
            "return its numbers in place of it, and make random generators from a seed inside compute and draw",
        )


def _shown(explorable: Explorable) -> tuple[str, list[bytes]]:
    start = explorable.grid.start
    return explorable.caption(start), [ET.tostring(svg) for svg in explorable.frame(start)]


def _what(found: Difference) -> str:
    first, second = repr(found.first), repr(found.second)
    path = found.path or "it"
    return f"{path} is {first}, then {second}" if max(len(first), len(second)) <= 40 else f"{path} differs"
