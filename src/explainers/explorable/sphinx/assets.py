"""What a page with figures loads: their style sheet and palette, the player, and their large tables.

All are files of the book, so that a strict Content-Security-Policy lets them pass and a page opens from disk. Each is named by what is in
it: a browser never takes an old one for a new one, and no file is written over. Pages without figures load nothing.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from explainers.explorable.sphinx.figures import FIGURE
from explainers.explorable.sphinx.pictures import PANELS, is_print
from explainers.explorable.sphinx.tables import move_tables
from explainers.look import palette

FOLDER = "explorable"
"""Below the folder of the book's static files."""


def write(folder: Path, stem: str, suffix: str, content: str) -> str:
    """Write ``content`` to a file of ``folder`` that is named by it, if it is not there; the file's name."""
    name = f"{stem}{hashlib.sha256(content.encode()).hexdigest()[:16]}{suffix}"
    if not (folder / name).exists():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=folder, encoding="utf-8", newline="", delete=False) as file:
            file.write(content)
        os.chmod(file.name, 0o644)
        os.replace(file.name, folder / name)  # at once: another process of the build may write it, too
    return name


@cache
def style_sheet() -> str:
    """The palette and the figures' style sheet, as one file."""
    return palette.css() + _engine("explorable.css")


@cache
def player() -> str:
    """The player."""
    return _engine("player.js")


def _engine(name: str) -> str:
    return (files("explainers.explorable") / name).read_text("utf-8")


def add_assets(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: a page with figures gets their files, and its large tables move out of it."""
    body = context.get("body") or ""
    if PANELS not in body or is_print(app.builder):
        return
    folder = Path(app.outdir) / "_static" / FOLDER
    app.add_css_file(f"{FOLDER}/{write(folder, 'explorable-', '.css', style_sheet())}")
    if FIGURE.search(body):
        app.add_js_file(f"{FOLDER}/{write(folder, 'player-', '.js', player())}", loading_method="defer")
        address = context["pathto"](f"_static/{FOLDER}/", True)
        context["body"] = move_tables(body, lambda content: address + write(folder, "table-", ".js", content))


def setup(app: Sphinx) -> None:
    """Connect the hook, late: what another extension puts into the body is seen, too. Other files: every page is written again."""
    app.add_config_value("explorable_assets", hashlib.sha256((style_sheet() + player()).encode()).hexdigest()[:16], "html", types=[str])
    app.connect("html-page-context", add_assets, priority=800)
