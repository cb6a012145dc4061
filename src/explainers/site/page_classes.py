"""What a page is made of, said in classes of its cells and of its article.

The style sheet would ask with ``:has()``, and a browser would then look through the page again at each change of it: at each move of a
figure, each button that a script adds.
"""

from __future__ import annotations

import re
from typing import Any, TypeGuard

from docutils import nodes
from sphinx.application import Sphinx

_PICTURE = re.compile(r"<(?:figure|img|svg)\b")


def shows_a_picture(node: nodes.Element) -> bool:
    """Whether a figure, an image or a drawing is in ``node``."""
    return any(
        isinstance(part, nodes.image | nodes.figure) or (isinstance(part, nodes.raw) and bool(_PICTURE.search(part.astext())))
        for part in node.findall()
    )


def is_cell(node: nodes.Node) -> TypeGuard[nodes.container]:
    """Whether ``node`` is a code cell with what it gave."""
    return isinstance(node, nodes.container) and "cell" in node["classes"]


def classify_cells(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: ``cell-empty`` for a cell of which nothing is shown, ``cell-picture`` for one with a picture."""
    for cell in filter(is_cell, list(doctree.findall())):
        if not cell.children:
            cell["classes"].append("cell-empty")
        elif shows_a_picture(cell):
            cell["classes"].append("cell-picture")


def article_classes(body: str, doctree: nodes.document | None) -> str:
    """The classes of an article.

    ``noted``: notes stand in its margin. ``pictured``: before its first section it has a cell. ``gallery``: it is the list of
    all figures. ``judging``: it lists sentences of the sources with verdicts.
    """
    lead = next(doctree.findall(nodes.section), None) if doctree is not None else None
    blocks = [block for block in lead.children if isinstance(block, nodes.container)] if lead is not None else []
    classes = {
        "noted": '<aside class="sidebar' in body,
        "pictured": any(is_cell(block) or "explorable-beside" in block["classes"] for block in blocks),
        "gallery": 'class="figure-filter"' in body,
        "judging": 'class="judged' in body,
    }
    return " ".join(name for name, holds in classes.items() if holds)


def tell_theme(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: the classes of the article."""
    context["article_classes"] = article_classes(context.get("body") or "", doctree)


def setup(app: Sphinx) -> None:
    """Connect the hooks."""
    app.connect("doctree-resolved", classify_cells)
    app.connect("html-page-context", tell_theme)
