"""Many frames folded into one frame and a table of what changes; and unfolded again."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from xml.etree import ElementTree as ET

T = TypeVar("T", bound=Hashable)

TEXT, MARKUP = "#text", "#markup"
"""Keys of changes that are not attributes: an element's text, and all that is inside it."""


MARK = "data-e"
"""The attribute by which the player finds an element that changes."""


@dataclass(frozen=True)
class Change:
    """One attribute, text or markup that is not the same in all states.

    Attributes:
        node: the element's number in document order, 0 being the root; after :func:`marked`, the one that it carries.
        key: the attribute's name, :data:`TEXT` or :data:`MARKUP`.
        values: its distinct values; ``None`` is an absent attribute.
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


def fold(frames: Sequence[ET.Element], start: int = 0) -> Folded:
    """Walk the frames' trees side by side and keep frame ``start`` and the changes.

    Where the trees part (another number of children, or other tags) the parent's whole inside is one change.

    Raises:
        ValueError: no frames, or roots of different tags.
    """
    if not frames:
        raise ValueError("there are no frames to fold; draw at least one state")
    if len({frame.tag for frame in frames}) > 1:
        raise ValueError(f"the frames' roots differ: {sorted({frame.tag for frame in frames})}; fold frames of one kind")
    numbers = {id(element): i for i, element in enumerate(frames[start].iter())}
    changes: list[Change] = []

    def note(element: ET.Element, key: str, values: Sequence[str | None]) -> None:
        if any(value != values[0] for value in values):
            distinct, which = distinguish(values)
            changes.append(Change(numbers[id(element)], key, tuple(distinct), tuple(which)))

    def walk(elements: list[ET.Element]) -> None:
        here = elements[start]
        keys = dict.fromkeys(key for element in elements for key in element.attrib)
        for key in keys:
            note(here, key, [element.get(key) for element in elements])
        if len({tuple(child.tag for child in element) for element in elements}) > 1 or any(child.tail for e in elements for child in e):
            note(here, MARKUP, [inner_markup(element) for element in elements])
            return
        if len(here) == 0:
            note(here, TEXT, [element.text or "" for element in elements])
        elif any(element.text != here.text for element in elements):
            note(here, MARKUP, [inner_markup(element) for element in elements])
            return
        for children in zip(*elements, strict=True):
            walk(list(children))

    walk(list(frames))
    return Folded(frames[start], tuple(changes))


def marked(folded: Folded) -> Folded:
    """The same with ``data-e`` on each element that changes, and the changes numbered by it: what others add shifts nothing."""
    base = deepcopy(folded.base)
    nodes = list(base.iter())
    numbers = {node: i for i, node in enumerate(dict.fromkeys(change.node for change in folded.changes))}
    for node, number in numbers.items():
        nodes[node].set(MARK, str(number))
    return Folded(base, tuple(replace(change, node=numbers[change.node]) for change in folded.changes))


def unfold(folded: Folded, state: int) -> ET.Element:
    """The frame of ``state``, of what is not :func:`marked`: what the player does in the page."""
    frame = deepcopy(folded.base)
    nodes = list(frame.iter())
    for change in folded.changes:
        node, value = nodes[change.node], change.values[change.which[state]]
        if change.key == MARKUP:
            inside = ET.fromstring(f"<inside>{value}</inside>")
            node[:] = list(inside)
            node.text = inside.text
        elif change.key == TEXT:
            node.text = value or None
        elif value is None:
            node.attrib.pop(change.key, None)
        else:
            node.set(change.key, value)
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


def table(panels: Sequence[Folded], captions: Sequence[str]) -> dict[str, Any]:
    """What the player needs, of :func:`marked` panels: per panel the changes ``[node, key, values, which]``, and the captions
    ``[values, which]``.

    ``which`` is the number of a list in ``"which"``, because many changes follow the same control; -1 when each state has its own value.
    """
    lists: dict[tuple[int, ...], int] = {}

    def number(which: Sequence[int]) -> int:
        if list(which) == list(range(len(which))):
            return -1
        return lists.setdefault(tuple(which), len(lists))

    folded = [[[c.node, c.key, list(c.values), number(c.which)] for c in panel.changes] for panel in panels]
    distinct, which = distinguish(captions)
    living = [distinct, number(which)]
    return {"panels": folded, "captions": living, "which": [list(which) for which in lists]}
