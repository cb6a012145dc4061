"""What an exercise that is checked has on its page beside its text: a form for its numbers, or the code to begin with, folded."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator


class exercise_form(nodes.General, nodes.Element):
    """The numbers that an exercise asks for: ``label``, and of each of ``fields`` all that checks it; ``how`` says how without a script."""


class exercise_start(nodes.General, nodes.Element):
    """The code that a student begins with, and its check."""


def form_html(label: str, fields: list[dict[str, Any]], how: str) -> str:
    """A form with a field for each number. The page's script shows and checks it; where none runs, words say how else to check."""
    asked = "".join(
        f'<p class="exercise-field"><label for="{label}-{each["name"]}">{escape(each["label"] or each["name"])}</label>'
        f'<input id="{label}-{each["name"]}" name="{each["name"]}" type="text" autocomplete="off" spellcheck="false" enterkeyhint="go">'
        '<span class="exercise-mark" aria-hidden="true"></span></p>'
        for each in fields
    )
    data = escape(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))
    return (
        f'<form class="exercise-form" data-exercise="{label}" data-fields="{data}" hidden>{asked}'
        f'<p class="exercise-do"><button type="submit">Check</button></p><div class="exercise-said" role="status"></div></form>'
        f'<noscript><p class="exercise-how">{how}</p></noscript>'
    )


def how_html(module: str, call: str) -> str:
    """How to check in a notebook, in a sentence."""
    return f"To check in a notebook: <code>from {escape(module)} import check</code>, then <code>{escape(call)}</code>."


def visit_form(translator: HTML5Translator, node: exercise_form) -> None:
    """Write the form."""
    translator.body.append(form_html(node["label"], node["fields"], node["how"]))
    raise nodes.SkipNode


def visit_start(translator: HTML5Translator, node: exercise_start) -> None:
    """Open the fold."""
    translator.body.append('<details class="exercise-start"><summary>Code to begin with</summary><div>')


def depart_start(translator: HTML5Translator, node: exercise_start) -> None:
    """Close it, with a link to the page's notebook if the book has one."""
    where = notebook_of(translator.config.teaching_notebook, translator.builder.current_docname)
    if where:
        here = translator.builder.get_target_uri(translator.builder.current_docname)
        link = f'<a href="{escape(relative_uri(here, where))}" download>The notebook of this page</a>'
        translator.body.append(f'<p class="exercise-notebook">{link} has these lines below the exercise.</p>')
    translator.body.append("</div></details>\n")


def notebook_of(pattern: str, docname: str) -> str:
    """Where the notebook of a page is in the built book, by the pattern of ``teaching_notebook``.

    >>> notebook_of("reader/{name}.ipynb", "notebooks/waves"), notebook_of("_sources/{page}.ipynb", "notebooks/waves")
    ('reader/waves.ipynb', '_sources/notebooks/waves.ipynb')
    """
    return pattern.format(page=docname, name=docname.rpartition("/")[2])


def skip(translator: nodes.NodeVisitor, node: nodes.Element) -> None:
    """Nothing of it is printed."""
    raise nodes.SkipNode


def pass_by(translator: nodes.NodeVisitor, node: nodes.Element) -> None:
    """What it holds is printed as it is."""


def add_nodes(app: Sphinx) -> None:
    """Register both nodes, and where the notebooks are."""
    app.add_config_value("teaching_notebook", "", "html", types=[str])
    app.add_node(exercise_form, html=(visit_form, None), latex=(skip, None), text=(skip, None))
    app.add_node(exercise_start, html=(visit_start, depart_start), latex=(pass_by, pass_by), text=(pass_by, pass_by))
