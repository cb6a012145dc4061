"""What a page with figures loads: their style sheet and palette, the player, and their large tables.

All are files of the book, so that a strict Content-Security-Policy lets them pass and a page opens from disk. Each is named by what is in
it: a browser never takes an old one for a new one, and no file is written over. Pages without figures load nothing.
"""

from __future__ import annotations

import base64
import hashlib
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from explainers.explorable import markup
from explainers.explorable.sphinx.answers import PLACE
from explainers.explorable.sphinx.figures import WHOLE
from explainers.explorable.sphinx.pictures import PANELS, is_print
from explainers.explorable.sphinx.tables import move_tables

FOLDER = "explorable"
"""Below the folder of the book's static files."""


def write(folder: Path, name: str, content: str) -> str:
    """Write ``content`` to the file ``name`` of ``folder``, unless it is there; its name."""
    if not (folder / name).exists():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", dir=folder, encoding="utf-8", newline="", delete=False) as file:
            file.write(content)
        os.chmod(file.name, 0o644)
        os.replace(file.name, folder / name)  # at once: another process of the build may write it, too
    return name


def key(content: str) -> str:
    """What ``content`` is named by: the first 16 hexadecimal digits of its SHA-256."""
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def add_assets(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """``html-page-context``: a page with figures gets their files, and its large tables move out of it.

    A figure that was saved with its own player and styles stays as it is.
    """
    parts = WHOLE.split(context.get("body") or "")  # every second one is such a figure
    body = "".join(parts[::2])
    if is_print(app.builder):
        return
    folder = Path(app.outdir) / "_static" / FOLDER
    if f'class="{PLACE}"' in body:
        sheet, script = markup.answers()
        app.add_css_file(f"{FOLDER}/{write(folder, f'answers-{key(sheet)}.css', sheet)}")
        app.add_js_file(f"{FOLDER}/{write(folder, f'answers-{key(script)}.js', script)}", loading_method="defer")
    if PANELS not in body:
        return
    for name, sheet in (("figures", markup.base_style()), ("colors", markup.colors(body))):
        if sheet:
            app.add_css_file(f"{FOLDER}/{write(folder, f'{name}-{key(sheet)}.css', sheet)}")
    player = markup.player()
    address = context["pathto"](f"_static/{FOLDER}/", True)
    font = {"data-font": address + _write_font(app, folder)} if app.config.explorable_font else {}
    app.add_js_file(f"{FOLDER}/{write(folder, f'player-{key(player)}.js', player)}", loading_method="defer", **font)
    parts[::2] = [move_tables(part, lambda key, script: address + write(folder, f"{key}.js", script)) for part in parts[::2]]
    context["body"] = "".join(parts)


def _write_font(app: Sphinx, folder: Path) -> str:
    """The font of the figures, as a script: a picture that a reader saves takes it along."""
    path = Path(app.confdir) / app.config.explorable_font
    if not path.is_file():
        raise ExtensionError(f"explorable_font: there is no file {path}; name the font of your figures, below the folder of conf.py")
    font = path.read_bytes()
    name = hashlib.sha256(font).hexdigest()[:16]
    address = f"data:font/{path.suffix[1:]};base64,{base64.b64encode(font).decode()}"
    return write(folder, f"{name}.js", f'window[Symbol.for("explorable")].font("{name}","{address}");\n')


def setup(app: Sphinx) -> None:
    """Connect the hook, late: what another extension puts into the body is seen, too. Other files: every page is written again."""
    app.add_config_value("explorable_font", "", "html", types=[str])
    app.add_config_value("explorable_assets", key("".join((markup.base_style(), markup.player(), *markup.answers()))), "html", types=[str])
    app.connect("html-page-context", add_assets, priority=800)
