"""The style sheets and scripts of this extension: a page gets those that it uses, each named by what is in it, as ``assets`` does."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

import explainers.explorable
from explainers.explorable.sphinx.assets import FOLDER, key, write

STATIC = Path(__file__).with_name("static")
KEPT = Path(explainers.explorable.__file__).with_name("kept.js")
"""What keeps an answer in the browser; a script that keeps one brings it along."""


def style(name: str) -> str:
    """The style sheet ``name.css``."""
    return (STATIC / f"{name}.css").read_text("utf-8")


def script(name: str, keeps: bool = False) -> str:
    """The script ``name.js``; with what keeps an answer, if it does."""
    return (KEPT.read_text("utf-8") if keeps else "") + (STATIC / f"{name}.js").read_text("utf-8")


def give(app: Sphinx, name: str, keeps: bool = False) -> None:
    """``html-page-context`` of a page that uses them: load ``name.css`` and ``name.js``."""
    folder = Path(app.outdir) / "_static" / FOLDER
    sheet, code = style(name), script(name, keeps)
    app.add_css_file(f"{FOLDER}/{write(folder, f'{name}-{key(sheet)}.css', sheet)}")
    app.add_js_file(f"{FOLDER}/{write(folder, f'{name}-{key(code)}.js', code)}", loading_method="defer")
