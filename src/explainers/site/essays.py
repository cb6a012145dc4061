"""The directive ``{essays}``: a card for every essay in the table of contents, with its own title and opening sentences."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from explainers.site.pages import first_paragraph, shorten

FOLDER = "notebooks/"


class essay_cards(nodes.General, nodes.Element):
    """The place of the cards; filled when all pages have been read."""


class Essays(SphinxDirective):
    """``{essays}``, without arguments."""

    def run(self) -> list[nodes.Node]:
        """Leave a place for the cards."""
        return [essay_cards("")]


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: put the cards in their place."""
    for place in list(doctree.findall(essay_cards)):
        written = [name for name in app.env.toctree_includes.get(app.config.root_doc, []) if name.startswith(FOLDER)]
        cards = nodes.bullet_list("", *(card(app, docname, essay, number + 1) for number, essay in enumerate(written)), classes=["cards"])
        place.replace_self(cards)


def card(app: Sphinx, docname: str, essay: str, number: int) -> nodes.list_item:
    """One card: number, linked title, opening."""
    address = app.builder.get_relative_uri(docname, essay)
    title = app.env.titles[essay].astext()
    opening = app.env.metadata[essay].get("description") or first_paragraph(app.env.get_doctree(essay))
    return nodes.list_item(
        "",
        nodes.paragraph("", f"Essay {number}", classes=["card-number"]),
        nodes.paragraph("", "", nodes.reference("", title, internal=True, refuri=address), classes=["card-title"]),
        nodes.paragraph("", shorten(opening, 240)),
    )


def setup(app: Sphinx) -> None:
    """Register directive and hook."""
    app.add_node(essay_cards)
    app.add_directive("essays", Essays)
    app.connect("doctree-resolved", fill)
