"""Markdown links that set a figure: ``[see](#pendulum?damping=0.4)``, and ``[see](swings.md#pendulum?damping=0.4)`` from another page.

The figure and its state are looked up, so that a link to what does not exist is found when the book is built. ``hide=`` and ``fix=`` with
names of controls are part of an address, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from unicodedata import normalize
from urllib.parse import quote, unquote

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from explainers.explorable.sphinx.figures import PageFigure, figures_of
from explainers.explorable.sphinx.pictures import is_print

logger = logging.getLogger(__name__)

WORDS = ("hide", "fix")
"""Keys of an address that name controls."""

MOST_SHOWN = 12
"""Values that a warning lists."""


class BrokenLink(ValueError):
    """What a link asks for is not there; the message says what is."""


class SetFigures(SphinxPostTransform):
    """Resolves the links that set a figure; runs before MyST-Parser looks for what is left."""

    default_priority = 8

    def run(self, **_: object) -> None:
        """Replace every link of the document that leads to a figure."""
        for node in list(self.document.findall(pending_xref)):
            if node.get("reftype") == "myst" and (place := self._place(node)):
                node.replace_self(self._resolved(node, *place))

    def _place(self, node: pending_xref) -> tuple[list[str], str] | None:
        """The pages where the figure can be and the address, without its number sign; nothing if the link leads elsewhere."""
        named = node.get("refdomain") == "doc"
        target = str(node.get("reftargetid" if named else "reftarget") or "")
        name = target.partition("?")[0]
        here, figures = str(node.get("refdoc", self.env.docname)), figures_of(self.env)
        if named:
            pages, others = [str(node["reftarget"])], set(self.env.metadata[node["reftarget"]].get("myst_slugs", {}))
        else:
            labels = cast(StandardDomain, self.env.get_domain("std")).anonlabels
            pages, others = [here, *sorted(set(figures) - {here})], set(labels)
        known = any(figure.name == name for page in pages for figure in figures.get(page, []))
        return (pages, target) if target not in others and (known or "?" in target) else None

    def _resolved(self, node: pending_xref, pages: list[str], address: str) -> nodes.Node:
        text = cast(nodes.Element, node[0]).deepcopy()
        if not text.children:
            text += nodes.literal(address, address)
        here, figures = str(node.get("refdoc", self.env.docname)), figures_of(self.env)
        name, _, query = address.partition("?")
        try:
            page, figure = find(name, pages, figures)
            state = checked(figure, query)
        except BrokenLink as broken:
            logger.warning("the link to #%s: %s", address, broken, location=node, type="explorable", subtype="link")
            return text
        if is_print(self.app.builder):
            return text
        link = "" if page == here else self.app.builder.get_relative_uri(here, page)
        return nodes.reference("", "", text, internal=True, refuri=f"{link}#{name}{state}")


def find(name: str, pages: Sequence[str], figures: dict[str, list[PageFigure]]) -> tuple[str, PageFigure]:
    """The first of the ``pages`` that has the figure ``name``, and the figure.

    Raises:
        BrokenLink: none has it.
    """
    for page in pages:
        for figure in figures.get(page, []):
            if figure.name == name:
                return page, figure
    there = sorted({figure.name for page in pages for figure in figures.get(page, [])})
    where = f"on the page {pages[0]!r}" if len(pages) == 1 else "in the book"
    raise BrokenLink(f"there is no explorable {name!r} {where}; " + (f"there are {_listed(there)}" if there else "there is none at all"))


def checked(figure: PageFigure, query: str) -> str:
    """The query of an address, with its question mark, as the engine writes it; empty for an empty one.

    Raises:
        BrokenLink: it names a control or a value that the figure does not have.
    """
    pairs = []
    for part in query.split("&") if query else []:
        key, _, value = part.partition("=")
        key, values = normalize("NFKC", unquote(key)), [unquote(value)]  # as Python does with identifiers
        if key in WORDS:
            values = normalize("NFKC", values[0]).split(",")
            allowed = tuple(figure.controls)
        elif key in figure.controls:
            allowed = figure.controls[key]
        else:
            raise BrokenLink(f"explorable {figure.name!r} has no control {key!r}; its controls are {_listed(list(figure.controls))}")
        for value in values:
            if value not in allowed:
                what = f"control to {key}" if key in WORDS else f"value of {key!r}"
                raise BrokenLink(f"{value!r} is no {what} in explorable {figure.name!r}; write one of {_listed(allowed)}")
        pairs.append(f"{quote(key)}={','.join(quote(value, safe='') for value in values)}")
    return "?" + "&".join(pairs) if pairs else ""


def _listed(words: Sequence[str]) -> str:
    shown = list(words) if len(words) <= MOST_SHOWN else [*words[: MOST_SHOWN - 2], "…", words[-1]]
    return ", ".join(shown)


def setup(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(SetFigures)
