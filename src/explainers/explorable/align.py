"""Lists of elements, one a state, laid side by side: each element beside those that are like it, with gaps where a state has none."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from xml.etree import ElementTree as ET

Column = list[ET.Element | None]
"""One element a state, ``None`` where the state has none."""


def aligned(rows: Sequence[Sequence[ET.Element]]) -> list[Column]:
    """The columns of ``rows``, in an order that keeps the order of every row.

    >>> g, path = ET.Element("g"), ET.Element("path")
    >>> [[None if e is None else e.tag for e in column] for column in aligned([[g, path], [path]])]
    [['g', None], ['path', 'path']]
    """
    if len({tuple(element.tag for element in row) for row in rows}) == 1:
        return [list(column) for column in zip(*rows, strict=True)]
    kinds = [tuple(kind(element) for element in row) for row in rows]
    gaps: Column = [None] * len(rows)
    columns: list[_Open] = []
    places: dict[tuple[Hashable, ...], list[_Open]] = {}
    for row in sorted(dict.fromkeys(kinds), key=len, reverse=True):
        place: list[_Open] = []
        merged: list[_Open] = []
        matcher = SequenceMatcher(None, [column.kind for column in columns], row, autojunk=False)
        for what, first, last, begin, end in matcher.get_opcodes():
            merged += columns[first:last]
            if what == "equal":
                place += columns[first:last]
            else:
                fresh: list[_Open] = [_Open(alike, list(gaps)) for alike in row[begin:end]]
                place += fresh
                merged += fresh
        columns, places[row] = merged, place
    for i, elements in enumerate(rows):
        for element, column in zip(elements, places[kinds[i]], strict=True):
            column.elements[i] = element
    return [column.elements for column in columns]


def kind(element: ET.Element) -> Hashable:
    """What makes two elements alike: the tag, and the tags inside."""
    return element.tag, tuple(dict.fromkeys(child.tag for child in element))


@dataclass
class _Open:
    kind: Hashable
    elements: Column
