"""What a figure weighs, what of it is heavy, and what makes that lighter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explainers.explorable.fold import Folded

if TYPE_CHECKING:
    from explainers.explorable.declaration import Explorable


def check_weight(explorable: Explorable, kilobytes: float, panels: Sequence[Folded]) -> None:
    if kilobytes > explorable.budget.most_kilobytes:
        raise explorable.error(f"it weighs {kilobytes:.0f} kB gzipped, and its budget is {explorable.budget.most_kilobytes:.0f} kB", "todo")
