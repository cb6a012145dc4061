"""The directive ``{quiz}``: a question with answers to choose from, and for each wrong one an explanation of what is wrong with it."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator


class quiz(nodes.General, nodes.Element):
    """A question: its text, then its options."""


class quiz_option(nodes.General, nodes.Element):
    """An answer to choose: its first paragraph, then the explanation; ``right`` says whether it is the right one."""


class Quiz(SphinxDirective):
    """``{quiz}``: a question, then a list; a right option begins with ``[x]``, another with ``[ ]`` and goes on with its explanation."""

    option_spec: ClassVar = {"label": directives.unchanged_required}
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The question and its options."""
        held = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, held)
        question = quiz("", label=self.options.get("label", ""))
        for node in held.children:
            if not isinstance(node, nodes.bullet_list):
                question += node
                continue
            for item in node.children:
                text = next(item.findall(nodes.Text))
                mark = text.astext()[:3]
                if mark not in ("[x]", "[ ]"):
                    raise self.error(f"an option of a quiz begins with [x] or [ ]: {text.astext()!r}")
                text.parent.replace(text, nodes.Text(text.astext()[3:].lstrip()))
                question += quiz_option("", *item.children, right=mark == "[x]")
        return [question]


def visit(translator: HTML5Translator, node: nodes.Element) -> None:
    """Open a block."""
    translator.body.append('<div class="quiz">')


def depart(translator: HTML5Translator, node: nodes.Element) -> None:
    """Close it."""
    translator.body.append("</div>")


def setup(app: Sphinx) -> None:
    """Register directive and nodes."""
    app.add_node(quiz, html=(visit, depart))
    app.add_node(quiz_option, html=(visit, depart))
    app.add_directive("quiz", Quiz)
