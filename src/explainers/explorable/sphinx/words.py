"""Numbers of a figure's present state, as roles: ``{now}`` with ``pendulum.period`` shows one, ``{move}`` with
``pendulum.damping`` moves one.

What stands there is what the figure shows at the start; in a page that moves it follows the figure, and the second kind can be dragged, or
stepped by the arrow keys. The figure stands on the same page. What can be shown are the words that the figure declares
(``explorable(…, words=…)``), and its sliders and seeds, by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from explainers.explorable.sphinx.figures import PageFigure, figures_of
from explainers.explorable.sphinx.pictures import is_print

logger = logging.getLogger(__name__)


class living_number(nodes.Inline, nodes.TextElement):
    """A number of a figure's state, until the figures of the page are known."""


class Number(SphinxRole):
    """A role that leaves a :class:`living_number`."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The node."""
        return [living_number(self.rawtext, self.text, word=self.text.strip(), moves=self.name == "move")], []


class ShowNumbers(SphinxPostTransform):
    """Puts in place of each role what the figure shows at the start."""

    default_priority = 8

    def run(self, **_: object) -> None:
        """Replace all of them on the page."""
        for node in list(self.document.findall(living_number)):
            node.replace_self(self._resolved(node))

    def _resolved(self, node: living_number) -> nodes.Node:
        name, _, word = str(node["word"]).partition(".")
        here = str(self.env.docname)
        try:
            text = text_of(figures_of(self.env).get(here, []), name, word, bool(node["moves"]))
        except LookupError as missing:
            logger.warning("%s", missing.args[0], location=node, type="explorable", subtype="word")
            return nodes.Text(node["word"])
        if is_print(self.app.builder) or self.app.builder.format != "html":
            return nodes.Text(text)
        moved = " explorable-moved" if node["moves"] else ""
        html = f'<span class="explorable-number{moved}" data-figure="{escape(name)}" data-word="{escape(word)}">{escape(text)}</span>'
        return nodes.raw("", html, format="html")


def text_of(figures: Sequence[PageFigure], name: str, word: str, moves: bool) -> str:
    """What the figure ``name`` shows at the start under ``word``.

    Raises:
        LookupError: the page has no such figure, or the figure no such word, or one that cannot be moved.
    """
    figure = next((each for each in figures if each.name == name), None)
    what = f"the role of {name}.{word}"
    if figure is None:
        there = ", ".join(each.name for each in figures) or "none"
        raise LookupError(f"{what}: there is no explorable {name!r} on this page; there are: {there}")
    if moves and word not in figure.sliders:
        raise LookupError(f"{what}: explorable {name!r} has no slider {word!r}; it has: {', '.join(figure.sliders) or 'none'}")
    if word not in figure.words:
        raise LookupError(f"{what}: explorable {name!r} has no word {word!r}; it has: {', '.join(figure.words) or 'none'}")
    return figure.words[word]


def setup(app: Sphinx) -> None:
    """Register the roles and what resolves them."""
    app.add_node(living_number)
    for name in ("now", "move"):
        app.add_role(name, Number())
    app.add_post_transform(ShowNumbers)
