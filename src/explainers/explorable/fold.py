"""Many frames folded into one frame and a table of what changes; and unfolded again.

The frame has the elements of all states: one that a state lacks is there and hidden (``display="none"``), and a picture that changes is a
sprite (:mod:`explainers.explorable.sprite`). So a move changes attributes and texts, which is quick, and parses no markup.
"""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import count
from typing import Any, TypeVar
from xml.etree import ElementTree as ET

from explainers.explorable.align import Column, aligned
from explainers.explorable.sprite import cut, sprite

T = TypeVar("T", bound=Hashable)

TEXT, MARKUP = "#text", "#markup"
"""Keys of changes that are not attributes: an element's text, and all that is inside it."""

_MOST_HIDDEN = 2.0  # elements of all states together, as a multiple of the richest state's; beyond that each state's markup is kept


MARK = "data-e"
"""The attribute by which the player finds an element that changes."""


@dataclass(frozen=True)
class Change:
    """One attribute, text or markup that is not the same in all states, or that the base lacks.

    Attributes:
        node: the element's number in document order, 0 being the root; after :func:`marked`, the one that it carries.
        key: the attribute's name, :data:`TEXT` or :data:`MARKUP`.
        values: its distinct values; ``None`` is an absent attribute. A single one is what the base lacks until the table is there.
        which: for each state the position of its value.
    """

    node: int
    key: str
    values: tuple[str | None, ...]
    which: tuple[int, ...]


@dataclass(frozen=True)
class Folded:
    """The frames of all states: ``base`` is one of them, ``changes`` lead to the others."""

    base: ET.Element
    changes: tuple[Change, ...]


def fold(frames: Sequence[ET.Element], start: int = 0, prefix: str = "fold") -> Folded:
    """Walk the frames' trees side by side and keep frame ``start``, with what the others have besides, and the changes.

    ``prefix`` begins the identifiers of what is new. Where the trees have nothing in common the parent's whole inside is one change.

    Raises:
        ValueError: no frames, or roots of different tags.
    """
    if not frames:
        raise ValueError("there are no frames to fold; draw at least one state")
    if len({frame.tag for frame in frames}) > 1:
        raise ValueError(f"the frames' roots differ: {sorted({frame.tag for frame in frames})}; fold frames of one kind")
    folding = _Folding(start, prefix)
    base = folding.merge(list(frames))
    numbers = {id(element): i for i, element in enumerate(base.iter())}
    changes = sorted(folding.changes, key=lambda change: numbers[id(change[0])])  # stable: in an element, as they were found
    found = []
    for element, key, values in changes:
        distinct, which = distinguish(values)
        found.append(Change(numbers[id(element)], key, tuple(distinct), tuple(which)))
    return Folded(base, tuple(found))


class _Folding:
    """One folding under way: ``changes`` are the elements of the base, their keys, and a value for each state."""

    def __init__(self, start: int, prefix: str) -> None:
        self.changes: list[tuple[ET.Element, str, list[str | None]]] = []
        self._start = start
        self._windows = (f"{prefix}-window{i}" for i in count())

    def merge(self, column: Column, hidden: Sequence[bool] | None = None) -> ET.Element:
        """The base's element for a column of the frames' elements; ``hidden`` says in which states it is not seen, whatever they have."""
        lacking = [element is None for element in column]
        hidden = [there or here for there, here in zip(hidden or lacking, lacking, strict=True)]
        elements = _filled(column)
        merged = (self._sprite(elements) if elements[0].tag == "image" else None) or self._merge_inside(elements, hidden)
        self._note(merged, "display", ["none" if none else None for none in lacking])
        return merged

    def _merge_inside(self, elements: list[ET.Element], hidden: Sequence[bool]) -> ET.Element:
        merged = ET.Element(elements[self._start].tag)
        for key in dict.fromkeys(key for element in elements for key in element.attrib):
            values = [element.get(key) for element in elements]
            if key == "id":  # what is hidden must not be found in place of what is seen
                values = [None if none else value for none, value in zip(hidden, values, strict=True)]
            self._note(merged, key, values)
        columns = aligned([list(element) for element in elements])
        parted = any(e.text for e in elements) or any(child.tail for e in elements for child in e)
        if columns and (parted or len(columns) > _MOST_HIDDEN * max(map(len, elements))):
            self._note(merged, MARKUP, [inner_markup(element) for element in elements])
        elif columns:
            merged[:] = [self.merge(column, hidden) for column in columns]
        else:
            self._note(merged, TEXT, [element.text or "" for element in elements])
        return merged

    def _sprite(self, images: list[ET.Element]) -> ET.Element | None:
        found = sprite(images, self._start, next(self._windows)) if len({image.get("href") for image in images}) > 1 else None
        if found is None:
            return None
        for element, key, values in found.changes:
            self._note(element, key, values)
        self.changes += [(sheet, "href", [address] * len(images)) for sheet, address in found.sheets]
        return found.element

    def _note(self, merged: ET.Element, key: str, values: list[str | None]) -> None:
        """Give ``merged`` the value of the start state, and note the change if there is one."""
        _change(merged, key, values[self._start])
        if any(value != values[0] for value in values):
            self.changes.append((merged, key, values))


def marked(folded: Folded) -> Folded:
    """The same with ``data-e`` on each element that changes, and the changes numbered by it: what others add shifts nothing."""
    base = deepcopy(folded.base)
    nodes = list(base.iter())
    numbers = {node: i for i, node in enumerate(dict.fromkeys(change.node for change in folded.changes))}
    for node, number in numbers.items():
        nodes[node].set(MARK, str(number))
    return Folded(base, tuple(replace(change, node=numbers[change.node]) for change in folded.changes))


def unfold(folded: Folded, state: int) -> ET.Element:
    """The frame of ``state``, of what is not :func:`marked`, as it was drawn."""
    frame = deepcopy(folded.base)
    nodes = list(frame.iter())
    for change in folded.changes:
        _change(nodes[change.node], change.key, change.values[change.which[state]])
    return as_drawn(frame)


def as_drawn(frame: ET.Element) -> ET.Element:
    """What is seen of ``frame``, in place: without hidden elements, and each sprite as the one picture that it shows."""
    for parent in list(frame.iter()):
        parent[:] = [cut(child) if "data-sprite" in child.attrib else child for child in parent if child.get("display") != "none"]
    return frame


def distinguish(values: Sequence[T]) -> tuple[list[T], list[int]]:
    """The distinct values in order of appearance, and for each value its position among them."""
    order = {value: i for i, value in enumerate(dict.fromkeys(values))}
    return list(order), [order[value] for value in values]


def inner_markup(element: ET.Element) -> str:
    """All that is inside an element, as markup."""
    whole = ET.Element("inside")
    whole.text = element.text
    whole[:] = list(element)
    return ET.tostring(whole, encoding="unicode").removeprefix("<inside>").removesuffix("</inside>") if len(whole) or whole.text else ""


def table(
    panels: Sequence[Folded],
    captions: Sequence[str],
    words: Mapping[str, Sequence[str]] | None = None,
    handles: Sequence[Mapping[str, Any]] = (),
    *,
    challenges: Sequence[Sequence[int]] = (),
    drawing: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What the player needs, of :func:`marked` panels: per panel the changes ``[node, key, values, which]``, and the captions
    ``[values, which]``; with the words that follow it elsewhere, by name, and the places ``x`` and ``y`` of its handles, likewise; of
    each challenge the numbers of the states that reach it, and what a ``drawing`` needs, whose ``where`` has a value for each state.

    ``which`` is the number of a list in ``"which"``, because many changes follow the same control; -1 when there is a value for each state,
    which is also the shorter where most values are different.
    """
    lists: dict[tuple[int, ...], int] = {}

    def short(values: Sequence[str | None], which: tuple[int, ...]) -> list[Any]:
        full = [values[i] for i in which]
        if which not in lists and len(json.dumps(full)) <= len(json.dumps([list(values), which])):
            return [full, -1]
        return [list(values), lists.setdefault(which, len(lists))]

    folded = [[[c.node, c.key, *short(c.values, c.which)] for c in panel.changes] for panel in panels]

    def living(values: Sequence[str]) -> list[Any]:
        distinct, which = distinguish(values)
        return short(distinct, tuple(which))

    return {
        "panels": folded,
        "captions": living(captions),
        **({"words": {name: living(values) for name, values in words.items()}} if words else {}),
        **({"handles": [{**h, "x": living(h["x"]), "y": living(h["y"])} for h in handles]} if handles else {}),
        **({"challenges": [list(numbers) for numbers in challenges]} if challenges else {}),
        **({"drawing": {**drawing, "where": living(drawing["where"])}} if drawing else {}),
        "which": [list(which) for which in lists],
    }


def _filled(column: Column) -> list[ET.Element]:
    """``column`` with each gap filled by the element of the state before it, or else after it: what is hidden need not change."""
    last = next(element for element in column if element is not None)
    filled = []
    for element in column:
        last = last if element is None else element
        filled.append(last)
    return filled


def _change(element: ET.Element, key: str, value: str | None) -> None:
    if key == MARKUP:
        inside = ET.fromstring(f"<inside>{value}</inside>")
        element[:] = list(inside)
        element.text = inside.text
    elif key == TEXT:
        element.text = value or None
    elif value is None:
        element.attrib.pop(key, None)
    else:
        element.set(key, value)
