"""The directive ``{answers}``: what a reader has answered of all that the pages of the book ask, page by page; to erase, save, load.

Figures ask by what they hold; any other extension says by ``ask`` what it asks on the page being read. The list of pages, with how much
each asks, is made by the build; a script fills in what is kept in the browser. ``:in-short: page`` leaves
one line where something is kept, which leads to the page of that name, where the whole list stands. In print nothing is left.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from explainers.explorable.sphinx.figures import figures_of
from explainers.explorable.sphinx.pictures import is_print

logger = logging.getLogger(__name__)

PLACE = "explorable-answers"
"""Class of the element; its id, too, where the whole list stands."""

_NOTED = "explorable_answers"
_ASKS = "explorable_asks"  # where the metadata of a page has what is asked there beside its figures
_WORDS = {
    "guess": ("guess", "guesses"),
    "drawing": ("drawing", "drawings"),
    "challenge": ("challenge", "challenges"),
    "quiz": ("check", "checks"),
    "exercise": ("exercise", "exercises"),
}


def ask(env: BuildEnvironment, kind: str, name: str, count: int = 1) -> None:
    """Note that the page being read asks something; the script of the page keeps the answer by ``keep(kind, name, value)``.

    A ``count`` above one is for an answer that is kept as a mapping, an entry for each part that is right.
    """
    env.metadata[env.docname].setdefault(_ASKS, {})[f"{kind} {name}"] = count


class answers_place(nodes.General, nodes.Element):
    """The place of the list; filled when all pages have been read."""


class Answers(SphinxDirective):
    """``{answers}``: ``:in-short:`` names the page of the whole list, ``:also:`` keys of ``localStorage`` that go with it."""

    option_spec: ClassVar = {"in-short": directives.unchanged_required, "also": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Leave a place."""
        self.env.metadata[self.env.docname][_NOTED] = ""
        return [answers_place("", whole=self.options.get("in-short", ""), also=self.options.get("also", ""))]


def written_again(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """``env-updated``: the pages with a list, if the book asks something else than before."""
    asks = repr(asking(env))
    if getattr(env, _NOTED, None) == asks:
        return []
    setattr(env, _NOTED, asks)
    return [docname for docname, noted in env.metadata.items() if _NOTED in noted]


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: put the lists in their places."""
    for place in list(doctree.findall(answers_place)):
        whole = place["whole"].removeprefix("/")
        if whole and whole not in app.env.all_docs:
            logger.warning("{answers} names the page %r, which the book does not have", whole, location=docname, type="explorable")
            whole = ""
        if is_print(app.builder):
            place.parent.remove(place)
            continue
        items = [(app.builder.get_relative_uri(docname, page), title, asks) for page, title, asks in asking(app.env)]
        link = app.builder.get_relative_uri(docname, whole) if whole else ""
        html = _html(items, app.builder.get_relative_uri(docname, "index"), link, place["also"])
        place.replace_self(nodes.raw("", html, format="html"))


def asking(env: BuildEnvironment) -> list[tuple[str, str, dict[str, int]]]:
    """The pages that ask something, in the order of the book: name, title, and how much is asked by ``kind name``."""
    asks: dict[str, dict[str, int]] = {}
    for page, figures in figures_of(env).items():
        asks[page] = {f"{kind} {figure.name}": count for figure in figures for kind, count in figure.asks.items()}
    for page, metadata in env.metadata.items():
        asks[page] = asks.get(page, {}) | metadata.get(_ASKS, {})
    order = list(env.collect_relations())
    pages = sorted(asks, key=lambda page: (order.index(page) if page in order else len(order), page))
    return [(page, env.titles[page].astext(), asks[page]) for page in pages if asks[page]]


def said(asks: dict[str, int]) -> str:
    """How much is asked, in words.

    >>> said({"guess a": 1, "guess b": 1, "challenge a": 1})
    '2 guesses, 1 challenge'
    """
    counts = {kind: sum(count for name, count in asks.items() if name.startswith(f"{kind} ")) for kind in _WORDS}
    return ", ".join(f"{count} {_WORDS[kind][count != 1]}" for kind, count in counts.items() if count)


def _html(items: list[tuple[str, str, dict[str, int]]], root: str, link: str, also: str) -> str:
    listed = "".join(
        f'<li data-asks="{escape(json.dumps(asks))}"><a href="{escape(address)}">{escape(title)}</a> <span>{said(asks)}</span></li>'
        for address, title, asks in items
    )
    data = f'class="{PLACE}" data-root="{escape(root)}" data-also="{escape(also)}"'
    if link:
        return f'<div {data} hidden><ul hidden>{listed}</ul><p><span></span> <a href="{escape(link)}#{PLACE}">Your progress</a></p></div>'
    return (
        f'<div {data} id="{PLACE}"><ul>{listed}</ul>'
        '<p class="explorable-answers-do" hidden><button type="button" data-do="save">Save to a file</button>'
        '<label><input type="file" accept=".json,application/json"><span>Load from a file</span></label>'
        '<button type="button" data-do="erase">Erase</button></p><p role="status"></p></div>'
    )


def setup(app: Sphinx) -> None:
    """Register directive and hooks."""
    app.add_node(answers_place)
    app.add_directive("answers", Answers)
    app.connect("env-updated", written_again)
    app.connect("doctree-resolved", fill)
