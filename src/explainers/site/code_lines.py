"""The way from a page to the code: a line of links under each figure, and the role ``{source}`` for links in the text.

The lines are found anew at each build. A page whose lines have changed is written again, though not executed.
"""

from __future__ import annotations

import hashlib
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole
from sphinx.writers.html5 import HTML5Translator

from explainers.site.code_map import Address, Part, code_map, digest, page, relative
from explainers.site.definitions import ROOT

logger = logging.getLogger(__name__)

_STATE = "explainers_code"
"""Where the environment keeps the hash of the sources (under ``""``) and of the lines of each page."""


class code_line(nodes.General, nodes.Element):
    """The line under a figure, as HTML. It has no text of its own, so that the search does not find it."""


def refresh(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: the pages to be written again; the landing page at least if any code has changed, else code pages would be old."""
    before, now = getattr(env, _STATE, {}), digest(app)
    if before.get("") == now:
        return []
    code = code_map(app)
    lines = {name: [code.line(name, figure) for figure in notebook.figures] for name, notebook in code.notebooks.items()}
    state = {name: hashlib.sha256(repr(found).encode()).hexdigest() for name, found in lines.items()}
    setattr(env, _STATE, {"": now, **state})
    return [name for name in state if before.get(name) != state[name]] or [app.config.root_doc]


def put_lines(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """``doctree-resolved``: put the lines under the figures of a page."""
    notebook = code_map(app).notebooks.get(docname) if app.builder.format == "html" else None
    figures = {figure.cell.number: figure for figure in notebook.figures} if notebook else {}
    for cell in list(doctree.findall(nodes.container)):
        if cell.get("nb_element") == "cell_code" and cell["cell_index"] in figures:
            parts = code_map(app).line(docname, figures[cell["cell_index"]])
            cell.append(code_line(html=" · ".join(_part(app, docname, part) for part in parts)))


def _part(app: Sphinx, docname: str, part: Part) -> str:
    if not part.links:
        return f"no {part.label} rests on this figure"
    links = ", ".join(f'<a href="{escape(relative(app, docname, address))}">{escape(text)}</a>' for text, address in part.links)
    return f"{part.label} {links}" if part.label else links


def visit_line(translator: HTML5Translator, node: code_line) -> None:
    """Write the line."""
    translator.body.append(f'<p class="code-line">{node["html"]}</p>\n')
    raise nodes.SkipNode


class Source(ReferenceRole):
    """A link to a module's page: ``{source}`ridge.py <essays/ridges_not_peaks/ridge.py>```, or to a definition, ``<…/ridge.py#train>``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The link; a warning, which fails the build, if there is no such module or no such definition."""
        path, _, name = self.target.partition("#")
        self.env.note_dependency(str(ROOT / path))
        code = code_map(self.env.app)
        module = next((module for module in code.package.modules.values() if module.path == ROOT / path), None)
        if module is None:
            return self._fault(f"there is no src/explainers/{path}; write the path of a module below src/explainers, like networks/adam.py")
        if name and name not in code.anchors(module):
            return self._fault(f"{path} does not define {name}; name a function, a class or a constant of that module")
        link = relative(self.env.app, self.env.docname, Address(page(module), name))
        return [nodes.reference(self.rawtext, self.title, internal=True, refuri=link)], []

    def _fault(self, what: str) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        logger.warning("the role {source}: %s", what, location=self.get_location())
        return [nodes.Text(self.title)], []


def setup(app: Sphinx) -> None:
    """Register node, role and hooks."""
    app.add_node(code_line, html=(visit_line, None))
    app.add_role("source", Source())
    app.connect("env-updated", refresh)
    app.connect("doctree-resolved", put_lines)
