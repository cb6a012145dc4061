"""What a figure weighs, what of it is heavy, and what makes that lighter."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from explainers.explorable.budget import above
from explainers.explorable.fold import MARK, MARKUP, TEXT, Folded

if TYPE_CHECKING:
    from explainers.explorable.declaration import Explorable

CURES = {
    "pictures": "give each array fewer pixels, or fewer levels of gray or color",
    "smoothed pictures": "draw them with imshow(…, interpolation='nearest'), which carries each pixel of an array once",
    "paths": "draw curves and regions with fewer points",
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
        for change in panel.changes:
            parts.setdefault((i, _kind(elements[str(change.node)], change.key)), []).append([change.values, change.which])
        parts[i, "what is the same in all states"] = [[element.tag, element.attrib] for element in panel.base.iter()]
    return {key: len(gzip.compress(json.dumps(part).encode(), 6)) / 1000 for key, part in parts.items()}


def _kind(element: ET.Element, key: str) -> str:
    if element.tag == "image":
        return "pictures" if "image-rendering" in element.attrib else "smoothed pictures"
    kinds = {"d": "paths", TEXT: "texts", MARKUP: "elements that come and go", "display": "elements that come and go"}
    return kinds.get(key) or {"use": "markers", "text": "texts"}.get(element.tag, "paths")
