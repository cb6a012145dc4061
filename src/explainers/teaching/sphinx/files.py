"""The style sheets and scripts of this extension: a page gets those that it uses, each named by what is in it, as ``assets`` does."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

import explainers.explorable
from explainers.explorable.sphinx.assets import FOLDER, key, write
from explainers.look import palette

STATIC = Path(__file__).with_name("static")
KEPT = Path(explainers.explorable.__file__).with_name("kept.js")
"""What keeps an answer in the browser; a script that keeps one brings it along."""


def colors() -> str:
    """The palette as ``--teaching-<role>``; it follows the ``color-scheme`` of the page, whichever theme has set it."""
    light = "".join(f"--teaching-{name}:{role.light};" for name, role in palette.ROLES.items())
    both = "".join(f"--teaching-{name}:light-dark({role.light},{role.dark});" for name, role in palette.ROLES.items())
    return f":root{{{light}}}\n@supports (color:light-dark(red,red)){{:root{{{both}}}}}\n@media print{{:root{{{light}}}}}\n"


def style(name: str) -> str:
    """The style sheet ``name.css``, with the palette."""
    return colors() + (STATIC / f"{name}.css").read_text("utf-8")


def script(name: str, keeps: bool = False) -> str:
    """The script ``name.js``; with what keeps an answer, if it does."""
    return (KEPT.read_text("utf-8") if keeps else "") + (STATIC / f"{name}.js").read_text("utf-8")


def give(app: Sphinx, name: str, keeps: bool = False) -> None:
    """``html-page-context`` of a page that uses them: load ``name.css`` and ``name.js``."""
    folder = Path(app.outdir) / "_static" / FOLDER
    sheet, code = style(name), script(name, keeps)
    app.add_css_file(f"{FOLDER}/{write(folder, f'{name}-{key(sheet)}.css', sheet)}")
    app.add_js_file(f"{FOLDER}/{write(folder, f'{name}-{key(code)}.js', code)}", loading_method="defer")
