"""Notes in the margin: a number in the text, and beside it what the number says."""

from __future__ import annotations

import re
from html import escape

from bs4 import Tag

from explainers.paper.markup import fragment

BOXES = ["table", "figure", "pre", "h1", "h2", "h3", "aside"]
"""What has no room for a note inside: it stands behind the outermost of these, or at the end of an aside."""


_BREAKS = re.compile(r"(?<=\w)([/_])(?=\w)")
"""Where an address or a path may break."""


def note(text: str, address: str = "") -> Tag:
    """A note without its number yet; with an ``address`` it is a link."""
    text = _BREAKS.sub(r"\1<wbr>", escape(text, quote=False))
    said = f'<a href="{escape(address)}">{text}</a>' if address else text
    return fragment(f'<span class="side-note" role="note"> <span class="note-number"></span> {said}</span>')


def attach(anchor: Tag, said: Tag) -> None:
    """Put a mark behind ``anchor``, and the note where it has room."""
    mark = fragment('<sup class="note-mark"></sup>')
    anchor.insert_after(mark)
    boxes = anchor.find_parents(BOXES)
    if not boxes:
        mark.insert_after(said)
    elif boxes[-1].name == "aside":
        boxes[-1].append(said)
    else:
        last = boxes[-1]
        while (
            isinstance(following := last.next_sibling, Tag) and following.name == "span" and "side-note" in (following.get("class") or ())
        ):
            last = following
        last.insert_after(said)


def number(chapter: Tag) -> None:
    """Number marks and notes of a chapter, in the order of the text.

    Raises:
        ValueError: a mark has no note, or a note no mark.
    """
    said = chapter.select("span.side-note")
    marks = chapter.select("sup.note-mark")
    if len(said) != len(marks):
        raise ValueError(f"{len(marks)} marks have {len(said)} notes; attach() makes one for each")
    for count, (mark, text) in enumerate(zip(marks, said, strict=True), 1):
        mark.string = str(count)
        place = text.find("span", class_="note-number")
        if isinstance(place, Tag):
            place.string = str(count)
