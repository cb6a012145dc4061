"""The directive ``{slide}``: one idea for a lecture, with the figure that shows it and notes for the speaker; a page does not show it.

The slides of a page go to its end, into a ``<template>``: nothing of them is seen, heard, printed or searched until ``lecture.js`` finds
``?lecture`` in the address. Before them stands one with the page's title, how it begins, and its first figure.
"""

from __future__ import annotations

from html import escape
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from explainers.explorable.sphinx.figures import figures_of
from explainers.explorable.sphinx.links import BrokenLink, checked, find
from explainers.explorable.sphinx.pictures import is_print

logger = logging.getLogger(__name__)

NOTES = "---"
"""The line between what the class sees and what the speaker says."""

IDEA, SPOKEN = "lecture-idea", "lecture-said"
"""Classes of what the class sees, and of what the speaker says."""


class slide(nodes.comment):
    """A slide: title, what is said on it, notes. ``show`` is a figure and its state, as in a link; ``at`` the section where it stands.

    It is a comment, so that what counts or searches words passes by.
    """


class slide_title(nodes.General, nodes.TextElement):
    """What a slide says in a few words."""


class slides(nodes.comment):
    """All slides of a page, at its end."""


class lecture_link(nodes.General, nodes.Element):
    """The link that shows the slides, under the title of the page."""


class Slide(SphinxDirective):
    """``{slide} One idea``, ``:show: figure?control=value``; below a line ``---`` are the notes for the speaker."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"show": directives.unchanged_required}
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The slide: its title, its idea, its notes."""
        lines = list(self.content)
        cut = lines.index(NOTES) if NOTES in lines else len(lines)
        titled, messages = self.state.inline_text(self.arguments[0], self.lineno)
        page = slide("", show=self.options.get("show", "").removeprefix("#"))
        page += [slide_title(self.arguments[0], "", *titled), *messages]
        self.set_source_info(page)
        for part, offset, name in ((lines[:cut], 0, IDEA), (lines[cut + 1 :], cut + 1, SPOKEN)):
            box = nodes.container(classes=[name])
            self.state.nested_parse(StringList(part, self.content.source(0) if lines else ""), self.content_offset + offset, box)
            page += box
        if not page["show"] and not page[-2].children:
            logger.warning(
                "the slide %r has neither an idea nor a figure; write a sentence, or :show: with the name of a figure",
                self.arguments[0],
                location=page,
                type="teaching",
                subtype="slide",
            )
        return [page]


class GatherSlides(SphinxPostTransform):
    """Moves the slides of a page to its end; runs before figures are put beside what follows them."""

    default_priority = 1

    def run(self, **_: object) -> None:
        """Take them from where they stand, look up what they show, and lead to them."""
        found = list(self.document.findall(slide))
        for each in found:
            section = each.parent
            while not (isinstance(section, nodes.section) or section.parent is None):
                section = section.parent
            each["at"] = next(iter(section.get("ids", [])), "")
            each["show"] = self._shown(each)
            each.parent.remove(each)
            for node in each.findall(nodes.Element):
                node["ids"] = []  # the page's own stand where they are
        title = next(iter(self.document.findall(nodes.title)), None)
        if not found or title is None or is_print(self.app.builder):
            return
        self.document += slides("", "", self._first(title), *found)
        if self.config.teaching_slides_link:
            title.parent.insert(title.parent.index(title) + 1, lecture_link())

    def _shown(self, node: slide) -> str:
        """The address that a slide shows, as the engine writes it; empty if there is no such state."""
        if not node["show"]:
            return ""
        name, _, query = node["show"].partition("?")
        try:
            _, figure = find(name, [self.env.docname], figures_of(self.env))
            return name + checked(figure, query)
        except BrokenLink as broken:
            logger.warning("the slide shows #%s: %s", node["show"], broken, location=node, type="teaching", subtype="slide")
            return ""

    def _first(self, title: nodes.title) -> slide:
        """The slide with the title: how the page begins, or what its description says, and its first figure."""
        described = self.env.metadata[self.env.docname].get("description", "")
        opening = next((each for each in title.parent.children if isinstance(each, nodes.paragraph)), None)
        idea = nodes.container(classes=[IDEA])
        if opening is not None:
            idea += nodes.paragraph("", "", *(each.deepcopy() for each in opening.children))
        elif described:
            idea += nodes.paragraph(described, described)
        for node in idea.findall(nodes.Element):
            node["ids"] = []
        figures = figures_of(self.env).get(self.env.docname, [])
        first = slide("", show=figures[0].name if figures else "", at=next(iter(title.parent["ids"]), ""), first=True)
        first += [slide_title("", "", *(each.deepcopy() for each in title.children)), idea, nodes.container(classes=[SPOKEN])]
        return first


def visit_slides(translator: HTML5Translator, node: nodes.Element) -> None:
    """Begin what the page holds and does not show."""
    translator.body.append('<template class="lecture-slides">\n')


def depart_slides(translator: HTML5Translator, node: nodes.Element) -> None:
    """End it."""
    translator.body.append("</template>\n")


def visit_slide(translator: HTML5Translator, node: nodes.Element) -> None:
    """Begin a slide."""
    of = " lecture-first" if node.get("first") else ""
    translator.body.append(f'<section class="lecture-slide{of}" data-show="{escape(node["show"])}" data-at="{escape(node["at"])}">\n')


def depart_slide(translator: HTML5Translator, node: nodes.Element) -> None:
    """End it."""
    translator.body.append("</section>\n")


def visit_title(translator: HTML5Translator, node: nodes.Element) -> None:
    """Begin a title."""
    translator.body.append('<h2 class="lecture-title">')


def depart_title(translator: HTML5Translator, node: nodes.Element) -> None:
    """End it."""
    translator.body.append("</h2>\n")


def visit_link(translator: HTML5Translator, node: nodes.Element) -> None:
    """Write the link to the slides."""
    translator.body.append('<p class="lecture-link"><a href="?lecture">Show as slides</a></p>\n')
    raise nodes.SkipNode


def skip(translator: nodes.NodeVisitor, node: nodes.Element) -> None:
    """A page does not show it."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register directive, nodes and transform.

    ``teaching_slides_link`` is false in a book whose theme has the link of its own (its context has ``slides``).
    """
    app.add_config_value("teaching_slides_link", True, "env", types=[bool])
    app.add_node(slide, html=(visit_slide, depart_slide), latex=(skip, None), text=(skip, None))
    app.add_node(slides, html=(visit_slides, depart_slides))
    app.add_node(slide_title, html=(visit_title, depart_title))
    app.add_node(lecture_link, html=(visit_link, None))
    app.add_directive("slide", Slide)
    app.add_post_transform(GatherSlides)
