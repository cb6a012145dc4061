"""Admonitions of class ``dropdown`` (solutions above all) as ``<details>``: they fold without a script."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator


class details(nodes.General, nodes.Element):
    """A folded block."""


class summary(nodes.TextElement):
    """The line of a folded block that is always seen."""


class FoldDropdowns(SphinxPostTransform):
    """Replace each admonition of class ``dropdown`` by ``details``; runs after titles and references are resolved."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_: object) -> None:
        """Fold every dropdown of the document."""
        for node in list(self.document.findall(nodes.Element)):
            if isinstance(node, nodes.Admonition) and "dropdown" in node["classes"]:
                node.replace_self(fold(node))


def fold(admonition: nodes.Element) -> details:
    """The same block as ``details``: its first title becomes the summary."""
    folded = details("", ids=admonition["ids"], names=admonition["names"], classes=["admonition", *admonition["classes"]])
    head, *rest = admonition.children
    titled = isinstance(head, nodes.title)
    folded += summary("", "", nodes.Text(head.astext() if titled else "More"))
    folded += rest if titled else admonition.children
    return folded


def visit_details(translator: HTML5Translator, node: details) -> None:
    """Open."""
    translator.body.append(translator.starttag(node, "details"))


def depart_details(translator: HTML5Translator, node: details) -> None:
    """Close."""
    translator.body.append("</div></details>\n")


def visit_summary(translator: HTML5Translator, node: summary) -> None:
    """Open."""
    translator.body.append("<summary>")


def depart_summary(translator: HTML5Translator, node: summary) -> None:
    """Close, and open the box of what is folded."""
    translator.body.append('</summary>\n<div class="folded">')


def setup(app: Sphinx) -> None:
    """Register the nodes and the transform."""
    app.add_node(details, html=(visit_details, depart_details))
    app.add_node(summary, html=(visit_summary, depart_summary))
    app.add_post_transform(FoldDropdowns)
