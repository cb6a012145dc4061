"""The directive ``{slide}``: one idea for a lecture, with the figure that shows it and notes for the speaker; a page does not show it."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

NOTES = "---"
"""The line between what the class sees and what the speaker says."""


class slide(nodes.General, nodes.Element):
    """A slide: title, what is said on it, notes. ``show`` is a figure and its state, as in a link."""


class Slide(SphinxDirective):
    """``{slide} One idea``, ``:show: figure?control=value``; below a line ``---`` are the notes for the speaker."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"show": directives.unchanged_required}
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The slide; its notes are its last child."""
        lines = list(self.content)
        cut = lines.index(NOTES) if NOTES in lines else len(lines)
        titled, messages = self.state.inline_text(self.arguments[0], self.lineno)
        page = slide("", nodes.paragraph(self.arguments[0], "", *titled), *messages, show=self.options.get("show", "").removeprefix("#"))
        for part, offset, name in ((lines[:cut], 0, "idea"), (lines[cut + 1 :], cut + 1, "notes")):
            box = nodes.container(classes=[f"slide-{name}"])
            self.state.nested_parse(StringList(part, self.content.source(0) if lines else ""), self.content_offset + offset, box)
            page += box
        return [page]


def skip(translator: nodes.NodeVisitor, node: nodes.Element) -> None:
    """A page does not show it."""
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register directive and node."""
    app.add_node(slide, html=(skip, None), latex=(skip, None), text=(skip, None))
    app.add_directive("slide", Slide)
