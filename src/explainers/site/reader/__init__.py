"""Each essay as a notebook for its readers, written beside the website when it is built, in two kinds: to work in, and with its pictures.

Both come from what Sphinx has resolved, so that they say what the page says; ``notebooks/`` holds the sources, in MyST.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urljoin

import nbformat
from docutils import nodes
from jupyter_cache import get_cache
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from explainers.site.reader import lite
from explainers.site.reader.cells import Reader
from explainers.site.reader.launch import package_source, places
from explainers.site.reader.lessons import keep_lesson, keep_plans
from explainers.site.reader.markdown import Markdown
from explainers.site.reader.start import first_cells, import_cell
from explainers.site.settings import configured
from explainers.site.staleness import folder_of
from explainers.teaching.editions.cells import notebook
from explainers.teaching.editions.lesson import Lesson, role_of
from explainers.teaching.sphinx.exercises import exercises_of

FOLDER = "reader"
"""Of the website, where the notebooks are."""
PAGES = "notebooks/"
"""What the names of essays begin with."""
KINDS = {"": "to work in", "-with-pictures": "with its pictures"}
"""What is added to the name of the essay, and what the kind is for."""
CALLED = {"figure": "Figure", "exercise": "Exercise"}


def called(env: BuildEnvironment, docname: str, name: str) -> str:
    """What a figure or an exercise of a page is called, by its id; empty if nothing of that id has a number."""
    for kind, word in CALLED.items():
        if number := env.toc_fignumbers.get(docname, {}).get(kind, {}).get(name):
            return f"{word} {'.'.join(map(str, number))}"
    return ""


def keep_run(app: Sphinx, doctree: nodes.document) -> None:
    """``doctree-read``: keep the notebook as it was run, beside the doctree, for as long as that is good."""
    name = app.env.docname
    if name.startswith(PAGES) and app.env.doc2path(name).endswith(".ipynb"):
        source = nbformat.read(app.env.doc2path(name), 4)  # type: ignore[no-untyped-call]  # nbformat gives it no annotations
        _, ran = get_cache(folder_of(app.env)).merge_match_into_notebook(source)
        _run(app, name).parent.mkdir(parents=True, exist_ok=True)
        _run(app, name).write_text(json.dumps(ran), "utf-8")


def _run(app: Sphinx, name: str) -> Path:
    return Path(app.doctreedir) / f"{name}.run.ipynb"


def write(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: an essay's notebooks are written, and its page learns where they are."""
    run = _run(app, pagename)
    if doctree is not None:
        keep_plans(app, pagename, doctree)
    if doctree is None or not run.exists():
        return
    address = urljoin(app.config.html_baseurl, f"{pagename}.html") if app.config.html_baseurl else ""
    write_markdown = Markdown(doctree, address, lambda name: called(app.env, pagename, name))
    essay = PurePosixPath(pagename).name
    config = configured(Path(app.srcdir))
    exercises = exercises_of(app.config.teaching_exercises)
    labels = {node.get("label") for node in doctree.findall(nodes.Element)}
    checked = any(each.checks and each.label in labels for each in exercises)
    cells = [
        *first_cells(app.config.html_title, address, package_source(config), version("explainers")),
        *([import_cell(app.config.teaching_exercises)] if checked else []),
        *Reader(json.loads(run.read_text("utf-8"))["cells"], write_markdown, exercises).read(doctree),
    ]
    keep_lesson(app, Lesson(essay, context["title"], cells, address=address))
    cells = [cell for cell in cells if role_of(cell) != "slide"]
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(exist_ok=True)
    for kind in KINDS:
        (folder / f"{essay}{kind}.ipynb").write_text(notebook(cells, executed=bool(kind)), "utf-8")
    context["reader_places"] = places(config, essay)
    context["reader_lite"] = (context["pathto"](lite.address(essay), True), lite.LOADS) if app.config.reader_lite else None
    context["reader_notebooks"] = [(context["pathto"](f"{FOLDER}/{essay}{kind}.ipynb", True), words) for kind, words in KINDS.items()]


def setup(app: Sphinx) -> None:
    """Connect the hooks; with JupyterLite or without it, other pages."""
    app.add_config_value("reader_lite", lite.wanted(), "html", types=[bool])
    app.connect("doctree-read", keep_run)
    app.connect("html-page-context", write)
