"""The directive ``{unfold}``: one step of a derivation, folded, so that a reader can take one and try the next."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


class Unfold(SphinxDirective):
    """``{unfold} What is done``: an admonition of class ``dropdown``, which a theme folds."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """The step, with its title."""
        titled, messages = self.state.inline_text(self.arguments[0], self.lineno)
        step = nodes.admonition("", nodes.title(self.arguments[0], "", *titled), *messages, classes=["dropdown", "unfold"])
        self.state.nested_parse(self.content, self.content_offset, step)
        return [step]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("unfold", Unfold)
