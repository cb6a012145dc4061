"""Figures that move, as their page declares them: what each control is called, its values, where it starts, and the address of a state."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from bs4 import Tag

from explainers.paper.built import Page
from explainers.paper.markup import attribute, words


@dataclass(frozen=True)
class Control:
    """One control: its name in addresses, its label for readers, and both for each value."""

    name: str
    label: str
    tokens: tuple[str, ...]
    texts: tuple[str, ...]
    start: int

    def says(self, token: str) -> str:
        """The words for a value, or the value itself if the control does not have it."""
        text = self.texts[self.tokens.index(token)] if token in self.tokens else token
        return f"{self.label} = {text}" if self.label else text


@dataclass(frozen=True)
class Figure:
    """One figure that moves, and where it stands; ``number`` is that of its caption, if it has one."""

    name: str
    page: Page
    number: str
    controls: tuple[Control, ...]

    @property
    def called(self) -> str:
        """How the text calls it."""
        return f"Fig. {self.number}" if self.number else "the figure"

    @property
    def start(self) -> str:
        """The address of its start state, from the top of the site."""
        values = "&".join(f"{quote(one.name)}={quote(one.tokens[one.start])}" for one in self.controls)
        return f"{self.page.name}.html#{self.name}" + (f"?{values}" if values else "")

    def starts_with(self) -> str:
        """The start state in words."""
        return ", ".join(one.says(one.tokens[one.start]) for one in self.controls)

    def differs(self, query: str) -> str:
        """What a state's address sets otherwise than the start, in words."""
        set_to = dict(parse_qsl(query))
        return ", ".join(
            one.says(set_to[one.name]) for one in self.controls if one.name in set_to and set_to[one.name] != one.tokens[one.start]
        )


def figures(pages: Iterable[Page]) -> dict[str, Figure]:
    """Every figure that moves, by its name."""
    return {
        attribute(root, "data-figure"): _figure(root, page)
        for page in pages
        for root in page.article.select("figure.explorable[data-figure]")
    }


def number_of(caption: Tag | None) -> str:
    """The number in a caption: ``1.4`` of ``Fig. 1.4 Airline passengers``."""
    found = caption.find("span", class_="caption-number") if caption else None
    return words(found).split()[-1] if isinstance(found, Tag) else ""


def _figure(root: Tag, page: Page) -> Figure:
    around = root.find_parent("figure")
    caption = around.find("figcaption", recursive=False) if isinstance(around, Tag) else None
    controls = tuple(_control(element) for element in root.select("form.explorable-controls [data-tokens]"))
    return Figure(attribute(root, "data-figure"), page, number_of(caption if isinstance(caption, Tag) else None), controls)


def _control(element: Tag) -> Control:
    tokens = tuple(json.loads(attribute(element, "data-tokens")))
    written = attribute(element, "data-texts")
    choices = [words(label) for label in element.select("div label")]
    texts = tuple(json.loads(written)) if written else tuple(choices)
    named = element.select_one("label > span, legend")
    label = words(named) if named and "explorable-seed" not in attribute(element, "class") else ""
    return Control(
        attribute(element, "data-name"),
        label,
        tokens,
        texts if len(texts) == len(tokens) else tokens,
        int(attribute(element, "data-start") or 0),
    )
