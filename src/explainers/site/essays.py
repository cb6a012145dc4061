"""The directive ``{essays}``: a card for every essay in the table of contents, with picture, title, minutes, and what one needs.

Each line of its content says of an essay what a reader must know, and what it asks: ``ridges-not-peaks: derivatives, matrices | What is
the shape of all answers?`` The first may have links, to a refresher. The question is shown by the links from the pages before and after
(``onward``).
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from explainers.site import card_pictures
from explainers.site.pages import first_paragraph, whole_sentences
from explainers.teaching.sphinx.slide import slide

logger = logging.getLogger(__name__)

FOLDER = "notebooks/"
WORDS_A_MINUTE = 200
"""Of prose with formulas; figures and code come on top."""
NOT_READ = ("Check yourself", "Exercises", "Sources")
"""Sections that are no part of what one reads from the top."""


QUESTIONS = "explainers_questions"
"""Where the metadata of the page with the cards has what the essays ask."""


class essay_cards(nodes.General, nodes.Element):
    """The place of the cards; filled when all pages have been read."""


class Essays(SphinxDirective):
    """``{essays}``: leaves a place for the cards."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Read what the essays need."""
        lines = [line.partition(":") for line in self.content if line.strip()]
        parts = {essay.strip(): rest.partition("|") for essay, _, rest in lines}
        asks = {essay: asked.strip() for essay, (_, _, asked) in parts.items() if asked.strip()}
        self.env.metadata[self.env.docname][QUESTIONS] = asks
        place = essay_cards()
        for essay, (needs, _, _) in parts.items():
            words, messages = self.state.inline_text(needs.strip(), self.lineno)
            place += [nodes.paragraph("", "You need: ", *words, nodes.Text("."), needs=essay, classes=["card-needs"])] if words else []
            place += messages
        return [place]


def questions(env: BuildEnvironment) -> dict[str, str]:
    """What each essay asks, by its name, as the landing page has it."""
    return {essay: asked for metadata in env.metadata.values() for essay, asked in metadata.get(QUESTIONS, {}).items()}


def fill(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: put the cards in their place."""
    for place in list(doctree.findall(essay_cards)):
        written = [name for name in app.env.toctree_includes.get(app.config.root_doc, []) if name.startswith(FOLDER)]
        needs = {each["needs"]: each for each in place.children if isinstance(each, nodes.paragraph)}
        for unknown in sorted(needs.keys() - {PurePosixPath(essay).name for essay in written}):
            logger.warning("{essays} says what %r needs, and there is no such essay; correct its name", unknown, location=docname)
        cards = (card(app, docname, essay, number + 1, needs.get(PurePosixPath(essay).name)) for number, essay in enumerate(written))
        place.replace_self(nodes.bullet_list("", *cards, classes=["cards"]))


def minutes(document: nodes.document) -> int:
    """How long the prose of a page takes to read, in whole minutes: without what is folded, slides, the exercises and the sources."""
    words = sum(len(node.astext().split()) for node in document.findall(nodes.paragraph) if not _aside(node))
    return max(1, round(words / WORDS_A_MINUTE))


def _aside(node: nodes.Node | None) -> bool:
    """Whether a node stands in an exercise, in the sources, on a slide, or in something folded."""
    while node is not None:
        if isinstance(node, nodes.section) and any(isinstance(each, nodes.title) and each.astext() in NOT_READ for each in node.children):
            return True
        if isinstance(node, slide) or (isinstance(node, nodes.Element) and "dropdown" in node.get("classes", [])):
            return True
        node = node.parent
    return False


def card(app: Sphinx, docname: str, essay: str, number: int, needs: nodes.paragraph | None = None) -> nodes.list_item:
    """One card: picture, number and minutes, linked title, opening, what one needs."""
    address, document = app.builder.get_relative_uri(docname, essay), app.env.get_doctree(essay)
    title = app.env.titles[essay].astext()
    opening = app.env.metadata[essay].get("description") or first_paragraph(document)
    parts: list[nodes.Node] = [
        nodes.paragraph("", f"Essay {number} · {minutes(document)} min", classes=["card-number"]),
        nodes.paragraph("", "", nodes.reference("", title, internal=True, refuri=address), classes=["card-title"]),
        nodes.paragraph("", whole_sentences(opening, 240)),
    ]
    if needs:
        parts.append(needs.deepcopy())
    if app.builder.format == "html" and (drawn := card_pictures.write(Path(app.outdir) / "_static", PurePosixPath(essay).name, document)):
        up = "../" * docname.count("/")
        html = f'<img class="card-picture" src="{up}_static/{drawn}" alt="" loading="lazy" width="346" height="230">'
        parts.insert(0, nodes.raw("", html, format="html"))
    return nodes.list_item("", *parts)


def setup(app: Sphinx) -> None:
    """Register directive and hook."""
    app.add_node(essay_cards)
    app.add_directive("essays", Essays)
    app.connect("doctree-resolved", fill)
