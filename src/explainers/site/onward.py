"""What comes before and after a page: its title, which essay it is, and in one line what it asks.

The questions of the essays stand in the directive ``{essays}`` of the landing page; another page says what its description says.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from explainers.site.essays import FOLDER, questions
from explainers.site.pages import first_paragraph, shorten

LONGEST = 110  # characters of the line

_STATE = "explainers_onward"


def line(app: Sphinx, docname: str) -> str:
    """What a page asks, or else how it is described, or how it begins."""
    asked = questions(app.env).get(docname.removeprefix(FOLDER), "")
    described = app.env.metadata[docname].get("description", "")
    return asked or shorten(described or first_paragraph(app.env.get_doctree(docname)), LONGEST)


def neighbor(app: Sphinx, pagename: str, docname: str, *, follows: bool) -> dict[str, str]:
    """The link to a page, as the template has it."""
    essays = [name for name in app.env.toctree_includes.get(app.config.root_doc, []) if name.startswith(FOLDER)]
    number = f" · Essay {essays.index(docname) + 1}" if docname in essays else ""
    return {
        "rel": "next" if follows else "prev",
        "link": app.builder.get_relative_uri(pagename, docname),
        "where": ("Next" if follows else "Before") + number,
        "title": app.env.titles[docname].astext(),
        "asks": line(app, docname) if docname != app.config.root_doc else "",
    }


def add_neighbors(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: the pages before and after."""
    _, before, after = getattr(app.builder, "relations", {}).get(pagename) or (None, None, None)
    found = [neighbor(app, pagename, name, follows=follows) for name, follows in ((before, False), (after, True)) if name]
    context["onward"] = found if doctree is not None else []


def refresh(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """``env-updated``: all pages, if a question has changed."""
    now = sorted(questions(env).items())
    if getattr(env, _STATE, None) == now:
        return []
    setattr(env, _STATE, now)
    return sorted(env.found_docs)


def setup(app: Sphinx) -> None:
    """Connect the hooks."""
    app.connect("env-updated", refresh)
    app.connect("html-page-context", add_neighbors)
