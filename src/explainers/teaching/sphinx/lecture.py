"""What a page with slides loads: a style sheet and a script, which does nothing unless ``?lecture`` is in the address.

Both are files of the book, as the engine's are (``explorable.sphinx.assets``), and stand in the same folder.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from explainers.explorable.sphinx.assets import FOLDER, key, write
from explainers.explorable.sphinx.pictures import is_print

SCRIPTS = ("lecture-fit.js", "lecture-notes.js", "lecture.js")
"""In the order in which they need each other."""

SLIDES = '<template class="lecture-slides">'


def script() -> str:
    """The script of a page with slides: the same for all pages."""
    return "".join(map(_read, SCRIPTS))


def style() -> str:
    """Its style sheet."""
    return _read("lecture.css")


def _read(name: str) -> str:
    return (files("explainers.teaching.sphinx") / "static" / name).read_text("utf-8")


def add_assets(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: a page with slides gets the files, and its theme hears that it has slides."""
    context["slides"] = SLIDES in (context.get("body") or "") and not is_print(app.builder)
    if context["slides"]:
        folder = Path(app.outdir) / "_static" / FOLDER
        app.add_css_file(f"{FOLDER}/{write(folder, f'lecture-{key(style())}.css', style())}")
        app.add_js_file(f"{FOLDER}/{write(folder, f'lecture-{key(script())}.js', script())}", loading_method="defer")


def setup(app: Sphinx) -> None:
    """Connect the hook after the engine's, whose player comes first. Other files: every page is written again."""
    app.add_config_value("lecture_assets", key(script() + style()), "html", types=[str])
    app.connect("html-page-context", add_assets, priority=810)
