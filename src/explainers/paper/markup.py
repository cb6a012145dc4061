"""Built pages as trees. Drawings and formulas are taken out first: nothing inside them changes, and they would take longest to parse."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

_UNCHANGED = re.compile(r"<(svg|math)\b.*?</\1>", re.DOTALL)


class Held:
    """Drawings and formulas, kept aside as they were written."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def keep(self, markup: str) -> str:
        """What stands in the place of ``markup`` until ``put_back``."""
        self._kept.append(markup)
        return f'<i data-held="{len(self._kept) - 1}"></i>'

    def parse(self, html: str) -> BeautifulSoup:
        """The tree of ``html``, with a place for each drawing and formula."""
        return BeautifulSoup(_UNCHANGED.sub(lambda found: self.keep(found.group()), html), "html.parser")

    def put_back(self, html: str) -> str:
        """The text of a tree, with its drawings and formulas."""
        return re.sub(r'<i data-held="(\d+)"></i>', lambda found: self._kept[int(found.group(1))], html)


def attribute(tag: Tag, name: str) -> str:
    """An attribute's text; empty where there is none."""
    value = tag.get(name)
    return value if isinstance(value, str) else " ".join(value or ())


def classes(tag: Tag) -> set[str]:
    """The classes of an element."""
    return set(attribute(tag, "class").split())


def fragment(html: str) -> Tag:
    """The one element that ``html`` is."""
    found = BeautifulSoup(html, "html.parser").find(True)
    if not isinstance(found, Tag):
        raise ValueError(f"{html!r} is no element; give one with its tags")
    return found.extract()


def words(tag: Tag) -> str:
    """The text of an element, with single spaces."""
    return " ".join(tag.get_text().split())
