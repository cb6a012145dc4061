"""What a figure weighs, what of it is heavy, and what makes that lighter."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from explainers.explorable.align import kind
from explainers.explorable.budget import above
from explainers.explorable.fold import MARK, MARKUP, TEXT, Folded

if TYPE_CHECKING:
    from explainers.explorable.declaration import Explorable

CURES = {
    "pictures": "give each array fewer pixels, or fewer levels of gray or color",
    "smoothed pictures": "draw them with imshow(…, interpolation='nearest'), which carries each pixel of an array once",
    "paths": "draw curves and regions with fewer points, or fewer markers",
    "markers": "draw fewer points",
    "texts": "write fewer words and numbers in the drawing",
    "elements that come and go": "keep the number of artists the same in all states: an empty line rather than none",
    "captions": "write shorter captions",
    "what is the same in all states": "draw fewer artists, and curves with fewer points",
}
"""What can be heavy in a figure, and what to do about it."""


def check_weight(explorable: Explorable, kilobytes: float, panels: Sequence[Folded], captions: Sequence[str]) -> None:
    """Hold that the figure's weight is within its budget.

    Raises:
        ExplorableError: it is not; the message says which panel and what in it weighs most, and how to make that lighter.
    """
    limit = explorable.budget.most_kilobytes
    if kilobytes <= limit:
        return
    weights = sorted(weigh(panels, captions).items(), key=lambda item: -item[1])
    (panel, what), most = weights[0]
    where = f"the {what} of panel {panel + 1}" if panel is not None else f"the {what}"
    what_of_it = f"{where} weigh about {most:.0f} kB of it, {1000 * most / explorable.grid.size:.0f} bytes a state"
    raise explorable.error(
        f"it weighs {kilobytes:.0f} kB gzipped, and its budget is {limit:.3g} kB; {what_of_it}",
        f"{CURES[what]}, give its controls fewer values, "
        f'or give it a larger budget, with the reason: explorable(…, kilobytes={above(kilobytes)}, because="…")',
    )


def weigh(panels: Sequence[Folded], captions: Sequence[str]) -> dict[tuple[int | None, str], float]:
    """Kilobytes, gzipped, of each kind of thing in each panel; the captions are in none (``None``). The panels are :func:`marked`."""
    parts: dict[tuple[int | None, str], list[object]] = {(None, "captions"): [list(captions)]}
    for i, panel in enumerate(panels):
        elements = {element.get(MARK): element for element in panel.base.iter()}
        parted = {str(change.node) for change in panel.changes if change.key in ("display", MARKUP)}
        come_and_go = {id(inside) for parent in panel.base.iter() for child in _unsteady(parent, parted) for inside in child.iter()}
        for change in panel.changes:
            element = elements[str(change.node)]
            what = "elements that come and go" if id(element) in come_and_go else _kind(element, change.key)
            parts.setdefault((i, what), []).append([change.values, change.which])
        parts[i, "what is the same in all states"] = [[element.tag, element.attrib] for element in panel.base.iter()]
    return {key: len(gzip.compress(json.dumps(part).encode(), 6)) / 1000 for key, part in parts.items()}


def _unsteady(parent: ET.Element, parted: set[str]) -> list[ET.Element]:
    """The children that are not there in all states, and those like them: where one comes in between, the others shift."""
    kinds = {kind(child) for child in parent if child.get(MARK) in parted}
    return [child for child in parent if kind(child) in kinds]


def _kind(element: ET.Element, key: str) -> str:
    if element.tag == "image":
        return "pictures" if "image-rendering" in element.attrib else "smoothed pictures"
    return "texts" if key == TEXT else {"use": "markers", "text": "texts"}.get(element.tag, "paths")
