"""The directive ``beside``: a figure and the paragraphs that speak of it, side by side where there is room.

````text
```{beside} pendulum
Paragraphs, which stand beside the figure of that name. It stays in view while they scroll.
```
````

Without paragraphs of its own it takes what follows it in its section, with the sections below that, up to the next figure, or to the
section that ``:to:`` names. The figure is one of the same page, and stands where the directive does, before the paragraphs. In print all is
in the order in which it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from explainers.explorable.sphinx.figures import read_figures
from explainers.explorable.sphinx.pictures import is_print

logger = logging.getLogger(__name__)


class Misplaced(ValueError):
    """A directive that cannot be followed; the message says why, and what to do."""


class beside(nodes.General, nodes.Element):
    """The paragraphs of a figure, until the page is written."""


class Beside(SphinxDirective):
    """A directive that leaves a :class:`beside`."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {"to": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """The node."""
        node = beside(figure=self.arguments[0].strip(), to=self.options.get("to", "").strip())
        self.set_source_info(node)
        if self.content:
            self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


class PutBeside(SphinxPostTransform):
    """Makes one block of each figure and its paragraphs; so late that contents and numbers are those of the page as it was written."""

    default_priority = 6

    def run(self, **_: object) -> None:
        """Replace all directives on the page."""
        found = list(self.document.findall(beside))
        if found and is_print(self.app.builder):
            for node in found:
                node.replace_self(node.children)
            return
        shown = dict(cells(self.document)) if found else {}
        for node in found:
            name = str(node["figure"])
            try:
                if name not in shown:
                    raise Misplaced(f"no explorable {name!r} of this page is free for it; free are: {', '.join(shown) or 'none'}")
                node.replace_self(block(shown.pop(name), list(node.children) or following(node)))
            except Misplaced as fault:
                logger.warning("the directive beside %s: %s", name, fault, location=node, type="explorable", subtype="beside")
                node.replace_self(node.children)


def cells(document: nodes.document) -> Iterator[tuple[str, nodes.Element]]:
    """The figures of a page by name, each with the cell that shows it, or with itself where it stands in no cell."""
    for node in document.findall(nodes.raw):
        if "html" in node.get("format", "").split():
            for figure in read_figures(node.astext()):
                yield figure.name, _cell(node)


def _cell(node: nodes.Element) -> nodes.Element:
    layer: nodes.Node | None = node
    while layer is not None:
        if isinstance(layer, nodes.container) and layer.get("nb_element") == "cell_code":
            return layer
        layer = layer.parent
    return node


def following(node: nodes.Element) -> list[nodes.Node]:
    """What follows ``node`` in its section, to the section that it names or else up to the next figure.

    Raises:
        Misplaced: there is nothing, or no such section.
    """
    siblings = node.parent.children[node.parent.index(node) + 1 :]
    last = next((i for i, sibling in enumerate(siblings) if isinstance(sibling, nodes.section) and node["to"] in sibling["ids"]), None)
    if node["to"] and last is None:
        there = ", ".join(sibling["ids"][0] for sibling in siblings if isinstance(sibling, nodes.section))
        raise Misplaced(f"no section with the label {node['to']!r} follows it; there are: {there or 'none'}")
    end = next((i for i, sibling in enumerate(siblings) if _shows(sibling)), len(siblings))
    if last is not None and last >= end:
        raise Misplaced(f"another figure stands before the end of the section {node['to']!r}; end it before that figure")
    taken = siblings[: end if last is None else last + 1]
    if not taken:
        raise Misplaced("there are no paragraphs in it or after it; write them into it, or between it and the next figure")
    return taken


def _shows(node: nodes.Node) -> bool:
    return any(isinstance(part, beside) or 'class="explorable' in part.astext() for part in node.findall(_is_either))


def _is_either(node: nodes.Node) -> bool:
    return isinstance(node, beside | nodes.raw)


def block(cell: nodes.Element, prose: list[nodes.Node]) -> nodes.container:
    """The figure and its paragraphs, taken from where they stand, as one block, in that order."""
    for node in (cell, *prose):
        if node.parent is not None:
            node.parent.remove(node)
    pair = nodes.container("", cell, nodes.container("", *prose, classes=["explorable-prose"]), classes=["explorable-pair"])
    return nodes.container("", pair, classes=["explorable-beside"])


def setup(app: Sphinx) -> None:
    """Register directive and transform."""
    app.add_node(beside)
    app.add_directive("beside", Beside)
    app.add_post_transform(PutBeside)
